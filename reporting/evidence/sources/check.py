"""Sound content and the folders of its sources -> the report on its evidence.

The one module of this room that the rest of the house calls: it reads the local copies,
judges each citation, and gathers the problems. The sources' text goes no further than this
room, and of PDFs, enciphered, the user's cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reporting.content.accepting import find_vain_acceptances, split_accepted
from reporting.content.parsed import ParsedContent
from reporting.content.validate import Loaded
from reporting.errors import Problem, UsageError
from reporting.evidence.report.model import CitationVerdict, Report
from reporting.evidence.sources.accepted_verdicts import accept_verdicts
from reporting.evidence.sources.copy_cache import open_cache
from reporting.evidence.sources.diagnostics import (
    report_absent_sources,
    report_doubtful_citations,
    report_doubtful_dates,
    report_misnamed_copies,
)
from reporting.evidence.sources.local_copies import LocalCopies
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.naming import check_naming, leave_out_unused
from reporting.evidence.sources.quotations import check_quotations
from reporting.evidence.sources.text_reuse import find_text_reuse
from reporting.evidence.sources.verdicts import CitationKey, judge_citations
from reporting.reading.ledger import note_file

if TYPE_CHECKING:
    from reporting.evidence.sources.qualified import PassageReader

BESIDE = "sources"
"""The folder beside the content in which the copies are looked for."""


def examine_citations(
    loaded: Loaded,
    sources: Path | str | None = None,
    *,
    is_fresh: bool = False,
    copies: LocalCopies | None = None,
) -> Report:
    """Hold every citation against the local copy of its source.

    Args:
        loaded: the content.
        sources: the folder of the copies; by default beside the content, and in `sources`
            beside it.
        is_fresh: whether all copies are read, whatever the cache has of them.
        copies: which `begin_copies` began to read; those of another content do not count.

    Raises:
        UsageError: there is no such folder.
    """
    folders = list_source_folders(loaded.parsed.folder, sources)
    if copies is not None and copies.sources == loaded.content.sources:
        return _examine(loaded, copies, folders)
    with _open_copies(loaded.parsed, folders, is_fresh=is_fresh) as opened:
        return _examine(loaded, opened, folders)


def _examine(
    loaded: Loaded, copies: Mapping[str, LocalSource], folders: Sequence[Path]
) -> Report:
    parsed = loaded.parsed
    content = loaded.content
    reader = open_passages(parsed, copies)
    verdicts = judge_citations(parsed, copies, reader)
    states = {source_id: copy.state for source_id, copy in copies.items()}
    problems = {
        *report_doubts(parsed, verdicts, copies, reader),
        *check_naming(loaded, copies, folders),
    }
    misnamed = tuple(report_misnamed_copies(parsed, states, folders))
    problems.update(misnamed)
    lines = {problem.line for problem in misnamed}
    absences: list[Problem] = []
    for problem in report_absent_sources(parsed, verdicts.values(), states):
        if problem.line not in lines:
            absences.append(problem)
    kinds = loaded.accepted_kinds
    shown, accepted = split_accepted(kinds, problems)
    absent, accepted_absences = split_accepted(kinds, absences)
    accepted += accepted_absences
    if all(state.sha256 for state in states.values()):
        shown += find_vain_acceptances(kinds, accepted, "sources")
    warnings = leave_out_unused(loaded.warnings, shown)
    citations = accept_verdicts(parsed, verdicts.values(), accepted)
    return Report(
        content=parsed.path,
        sha256=content.sha256,
        languages=content.languages,
        citations=citations,
        sources=tuple(states.values()),
        problems=tuple(sorted({*warnings, *shown})),
        absences=tuple(absent),
        accepted=tuple(sorted({*loaded.accepted, *accepted})),
    )


def begin_copies(
    parsed: ParsedContent,
    sources: Path | str | None = None,
    *,
    is_fresh: bool = False,
) -> LocalCopies | None:
    """Begin to read the copies of a content that is still to be checked.

    Args:
        parsed: the content, sound or not.
        sources: the folder of the copies, as for `examine_citations`.
        is_fresh: whether all are read, whatever the cache has of them.

    Returns:
        the copies, to be used in a `with` statement; None where there is no such folder.
    """
    try:
        folders = list_source_folders(parsed.folder, sources)
    except UsageError:
        return None
    return _open_copies(parsed, folders, is_fresh=is_fresh)


def read_copies(
    parsed: ParsedContent,
    folders: Sequence[Path],
    *,
    is_fresh: bool = False,
) -> dict[str, LocalSource]:
    """Return the local copies of a content's sources, with the cells of those cited by cell.

    Args:
        parsed: the content, sound.
        folders: where they are looked for, the first first.
        is_fresh: whether all are read, whatever the cache has of them.
    """
    with _open_copies(parsed, folders, is_fresh=is_fresh) as copies:
        return dict(copies)


def _open_copies(
    parsed: ParsedContent, folders: Sequence[Path], *, is_fresh: bool
) -> LocalCopies:
    sources = [source for _, source in parsed.sources]
    tables: set[str] = set()
    for _, claim in parsed.claims:
        for cite in claim.cites:
            if cite.cell is not None:
                tables.add(cite.source)
    cache = None if is_fresh else open_cache()
    return LocalCopies(sources, folders, tables, cache)


def open_passages(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
) -> PassageReader | None:
    """Return what looks past the words that are cited; None where no copy can be read.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    if not any(copy.paragraphs or copy.sheets for copy in copies.values()):
        return None
    # Loaded only where there is something to look past.
    from reporting.evidence.sources.qualified import PassageReader  # noqa: PLC0415

    return PassageReader(parsed, copies)


def report_doubts(
    parsed: ParsedContent,
    verdicts: Mapping[CitationKey, CitationVerdict],
    copies: Mapping[str, LocalSource],
    reader: PassageReader | None,
) -> Iterator[Problem]:
    """Yield the warnings about what is cited and quoted from copies that are there.

    Args:
        parsed: the content.
        verdicts: on its citations.
        copies: the local copies by the ids of their sources.
        reader: of these copies, if any can be read.
    """
    yield from report_doubtful_citations(parsed, verdicts, copies)
    yield from report_doubtful_dates(parsed, verdicts, copies)
    yield from check_quotations(parsed, copies, reader)
    yield from find_text_reuse(parsed, copies)
    if any(cite.hash for _, claim in parsed.claims for cite in claim.cites):
        # Loaded only where a citation has a hash.
        from reporting.evidence.sources.reworded import (  # noqa: PLC0415
            report_reworded_paragraphs,
        )

        yield from report_reworded_paragraphs(parsed, verdicts, copies)


def list_source_folders(beside: Path, sources: Path | str | None) -> Sequence[Path]:
    """Return where local copies are looked for, the first first.

    Args:
        beside: the folder of the content.
        sources: the folder of the copies, if one is given.

    Raises:
        UsageError: there is no such folder.
    """
    if sources is None:
        return (beside, beside / BESIDE)
    folder = Path(sources)
    note_file(folder)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {sources} to find sources in")
    return (folder,)
