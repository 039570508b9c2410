"""A content file and the copies of its sources -> receipts, written to a folder.

The one place from which text of a source gets into an output, and only where it is asked for.
The rooms are imported where they are used, as in `render`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reporting.checking import (
    choose_languages,
    examine_sources,
    find_moment,
    load,
    read_verdict_record,
)
from reporting.errors import ContentError, UsageError
from reporting.evidence.report.model import Report
from reporting.pdf.conformance import ConformanceName, find_conformance
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.content.model import Content
    from reporting.content.validate import Loaded
    from reporting.design.theme import Theme
    from reporting.receipts.model import ReceiptsPlan

Form = Literal["html", "pdf"]


class WrittenReceipts(Record, frozen=True):
    """One file of receipts.

    Args:
        path: where it stands.
        form: `html` for the page, `pdf` for the annex.
        language: code of its language.
        count: its claims, or its pages.
        size: its length in bytes.
    """

    path: Path
    form: Form
    language: str
    count: int
    size: int


class ReceiptsResult(Record, frozen=True):
    """What was written.

    Args:
        files: language by language, in the content's order.
        evidence: what the local copies bear.
        shown: by the id of a source, how many words of it are shown, and how many may be.
    """

    files: tuple[WrittenReceipts, ...]
    evidence: Report
    shown: dict[str, tuple[int, int]]


class _File(Record, frozen=True):
    name: str
    data: bytes
    form: Form
    language: str
    count: int


def make_receipts(
    content_path: Path | str,
    out_dir: Path | str,
    languages: Sequence[str] | Literal["all"] | None = None,
    only: Form | None = None,
    *,
    sources: Path | str | None = None,
    excerpt_words: int | None = None,
    theme: Path | str | None = None,
    strict: bool = False,
    pdf: ConformanceName = "ua1",
) -> ReceiptsResult:
    """Write the receipts of a content: each claim with the passages that it is cited from.

    Args:
        content_path: the YAML file.
        out_dir: the folder for the files; made when it is missing.
        languages: codes of languages, `all`, or None for the content's default.
        only: `html` or `pdf` to make one of the two.
        sources: the folder of the local copies, as for `check`.
        excerpt_words: the most words that are shown of each source; when left out, 300, and of
            a short source no more than half, or 100.
        theme: a theme file, or the name of a bundled theme.
        strict: whether to write nothing unless every citation is found beyond doubt.
        pdf: the standards of the annex, as for `build`.

    Raises:
        ContentError: the content or the theme holds errors.
        EvidenceError: `strict`, and a source does not bear what is cited from it.
        UsageError: there is no copy of any source, no such folder, language or theme.
        OutputError: the files could not be written; what stood there before still stands.
    """
    from reporting.design.theme import read_theme

    look = read_theme(theme)
    loaded = load(content_path)
    content = loaded.content
    wanted = choose_languages(content, languages)
    report = examine_sources(loaded, sources, strict=strict)
    if not any(state.sha256 for state in report.sources):
        message = "there is nothing to show: no local copy of a source was found"
        raise UsageError(f"{message}; name their folder: --sources DIR")
    tokens = look.theme.assign_accents([section.id for section in content.sections])
    plans, shown = _plan(
        loaded,
        tokens,
        report,
        wanted,
        sources,
        excerpt_words,
    )
    if only != "html":
        _refuse_missing_characters(loaded, str(content_path), plans, tokens)
    files: list[_File] = []
    for plan in plans:
        files += _render(plan, tokens, content, only, pdf)
    inputs = [Path(content_path), *look.paths]
    written = _write(Path(out_dir), files, inputs)
    return ReceiptsResult(written, report, shown)


def _write(
    folder: Path,
    files: Sequence[_File],
    inputs: Sequence[Path],
) -> tuple[WrittenReceipts, ...]:
    """Write the files; return what was written."""
    from reporting.output import write_files

    write_files(folder, {file.name: file.data for file in files}, inputs)
    written: list[WrittenReceipts] = []
    for file in files:
        one = WrittenReceipts(
            folder / file.name,
            file.form,
            file.language,
            file.count,
            len(file.data),
        )
        written.append(one)
    return tuple(written)


def _plan(
    loaded: Loaded,
    theme: Theme,
    report: Report,
    languages: Sequence[str],
    sources: Path | str | None,
    excerpt_words: int | None,
) -> tuple[list[ReceiptsPlan], dict[str, tuple[int, int]]]:
    """Return what receipts say in each language, and how much is shown of each source."""
    from reporting.evidence.receipts.receipts import gather_receipts
    from reporting.plan.claim_order import order_claims
    from reporting.plan.dossier import plan_dossier
    from reporting.receipts.plan import plan_receipts

    content = loaded.content
    order = order_claims(content)
    receipts = gather_receipts(loaded, report, order, sources, excerpt_words)
    record, _ = read_verdict_record(loaded)
    moment = find_moment()
    plans: list[ReceiptsPlan] = []
    for code in languages:
        dossier = plan_dossier(content, code, moment, theme, record)
        plan = plan_receipts(
            dossier,
            content,
            receipts,
            moment.date(),
            record,
            excerpt_words,
        )
        plans.append(plan)
    shown: dict[str, tuple[int, int]] = {}
    for name, each in receipts.sources.items():
        shown[name] = (each.used, each.limit)
    return plans, shown


def _refuse_missing_characters(
    loaded: Loaded,
    path: str,
    plans: Sequence[ReceiptsPlan],
    theme: Theme,
) -> None:
    """Refuse a content that no typeface of the theme can set; its sources may hold anything.

    Raises:
        ContentError: no font has some character.
    """
    from reporting.content.characters import locate_missing_characters
    from reporting.design.fonts import find_missing_characters
    from reporting.plan.walk import collect_characters

    used: set[str] = set()
    for plan in plans:
        used |= collect_characters(plan.dossier)
    missing = find_missing_characters(theme, used)
    if missing:
        raise ContentError(locate_missing_characters(loaded, path, missing))


def _render(
    plan: ReceiptsPlan,
    theme: Theme,
    content: Content,
    only: Form | None,
    pdf: ConformanceName,
) -> Iterator[_File]:
    """Yield the files of one language."""
    language = plan.dossier.language.code
    if only != "pdf":
        from reporting.receipts.page import write_page

        page = write_page(plan, theme)
        name = name_receipts("html", language, content)
        yield _File(
            name,
            page,
            "html",
            language,
            len(plan.claims),
        )
    if only != "html":
        from reporting.receipts.annex import write_annex

        annex, pages = write_annex(plan, theme, find_conformance(pdf))
        name = name_receipts("pdf", language, content)
        yield _File(name, annex, "pdf", language, pages)


def name_receipts(form: Form, language: str, content: Content) -> str:
    """Return the name of a file; it names the language if that is not the default."""
    if language == content.default_language:
        return f"receipts.{form}"
    return f"receipts.{language}.{form}"
