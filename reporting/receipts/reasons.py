"""A receipt -> what it says of the check: why the verdict, what was looked for, the hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporting.cleaning import drop_unprintable
from reporting.evidence.receipts.receipts import Receipt, Term
from reporting.evidence.report.model import CitationVerdict, SourceState, Verdict
from reporting.i18n import Language
from reporting.plan.model import SourceEntry
from reporting.plan.words import Run, Runs

_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a phrase for words that have a language of their own."""
_SHOWN = 3
"""Paragraphs that are named for one term."""


def list_reasons(receipt: Receipt, state: SourceState, lang: Language) -> Iterator[str]:
    """Yield what a verdict comes from, and why it is let be where it is.

    Args:
        receipt: with its verdict.
        state: of the source.
        lang: that they are said in.
    """
    found = receipt.verdict
    if found.now:
        word = lang.verdicts[found.now.name.lower()]
        yield lang.fill_phrase("receipts_changed", verdict=word)
    if found.cell:
        yield explain_cell(found, lang)
    else:
        yield explain_paragraph(receipt, state, lang)
    if found.cell and found.cell.hidden:
        yield lang.fill_phrase("receipts_cell_hidden")
    if receipt.is_reworded:
        yield lang.fill_phrase("receipts_reworded")
    if found.accepted:
        yield lang.fill_phrase("receipts_accepted", why=found.accepted)


def explain_paragraph(receipt: Receipt, state: SourceState, lang: Language) -> str:
    """Return why a verdict on a paragraph is what it is.

    Words of the source are among it only where the excerpt may show some.

    Args:
        receipt: with the verdict.
        state: of the source.
        lang: that it is said in.
    """
    found = receipt.verdict
    current = found.now or found.verdict
    total = state.paragraphs
    if current is not Verdict.UNCHECKED and found.paragraph > total:
        number = found.paragraph
        return lang.fill_phrase("receipts_beyond", total=total, number=number)
    if found.elsewhere:
        first = found.elsewhere[0]
        return lang.fill_phrase("receipts_elsewhere", number=first)
    if found.qualified and not receipt.excerpt.passages:
        return lang.fill_phrase("receipts_limited")
    if found.qualified:
        quoted = [lang.quote(limit.words) for limit in found.limits]
        words = lang.comma.join(quoted)
        return lang.fill_phrase("receipts_qualified", words=words)
    return lang.fill_phrase(f"receipts_{current.name.lower()}")


def explain_cell(found: CitationVerdict, lang: Language) -> str:
    """Return why a verdict on a cell is what it is."""
    current = found.now or found.verdict
    cell = found.cell
    if cell and cell.elsewhere:
        place = lang.set_off(cell.elsewhere[0])
        return lang.fill_phrase("receipts_elsewhere_cell", place=place)
    if cell and current is Verdict.NOT_FOUND and not cell.address:
        return lang.fill_phrase("receipts_no_cell")
    return lang.fill_phrase(f"receipts_{current.name.lower()}")


def format_term(term: Term, language: str | None, lang: Language) -> Runs:
    """Return what was looked for, and how it stands there or where else.

    Args:
        term: of the citation.
        language: of the source, where it is another than the page's.
        lang: of the page.
    """
    said = drop_unprintable(term.text)
    run = Run(said, bold=term.is_there, lang=language)
    if term.is_there and term.written:
        written = Run(drop_unprintable(term.written), lang=language)
        return fill_runs(lang, "receipts_written", term=run, words=written)
    if term.is_there:
        return (run,)
    if not term.elsewhere:
        return fill_runs(lang, "receipts_missing", term=run)
    shown = map(str, term.elsewhere[:_SHOWN])
    numbers = Run(lang.comma.join(shown))
    return fill_runs(lang, "receipts_missing_in", term=run, numbers=numbers)


def list_hashes(
    receipt: Receipt,
    state: SourceState,
    entry: SourceEntry,
    lang: Language,
) -> Iterable[tuple[str, str]]:
    """Yield the beginning of the copy's hash, of a changed one of both, and the paragraph's.

    Args:
        receipt: of the citation.
        state: of the source.
        entry: the source, whose last detail is the hash.
        lang: of the labels.
    """
    label, written = entry.details[-1]
    yield label, written
    if receipt.verdict.verdict is Verdict.CHANGED and state.sha256:
        digits = len(written) - 1
        beginning = state.sha256[:digits]
        yield lang.fill_phrase("receipts_copy_now"), f"{beginning}…"
    if receipt.hash:
        yield lang.fill_phrase("receipts_passage"), receipt.hash


def fill_runs(lang: Language, phrase: str, **places: Run) -> Runs:
    """Return a phrase of the catalogue with runs in its places.

    Args:
        lang: whose catalogue.
        phrase: its name.
        places: a run for each.
    """
    marks = {place: f"{_PLACE}{place}{_PLACE}" for place in places}
    runs: list[Run] = []
    for part in lang.fill_phrase(phrase, **marks).split(_PLACE):
        if part:
            runs.append(places.get(part) or Run(part))
    return tuple(runs)
