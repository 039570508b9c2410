"""A content, its report and the local copies -> a receipt for each citation.

A receipt is what a reader needs to look for himself: the passage with the words that were
matched, what came of the check, and the hash of the copy. It is the one value in which text of
a source leaves this room, no more of it than the limit of words lets (`excerpts.py`), and it is
made only where somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from reporting.content.model import Citation
from reporting.content.validate import Loaded
from reporting.evidence.receipts.excerpts import (
    LIMITS,
    Excerpt,
    Wanted,
    excerpt_source,
)
from reporting.evidence.report.model import CitationVerdict, Report, SourceState
from reporting.evidence.sources.check import list_source_folders
from reporting.evidence.sources.local_sources import LocalSource, read_local_sources
from reporting.evidence.sources.matched_spans import Span, find_spans
from reporting.i18n import Tongue
from reporting.record import Record

_LEFT_OUT = r"\s*(?:…|\.\.\.)\s*"
"""What stands for words that a verdict leaves out of those that limit a passage."""
_EDGES = " .,;:!?"


class Term(Record, frozen=True):
    """What was looked for.

    Args:
        text: as the content has it.
        written: how the cited paragraph has it, where that is otherwise; else empty.
        is_there: whether it stands in the cited paragraph.
        elsewhere: where it does, if not there; the nearest first.
    """

    text: str
    written: str = ""
    is_there: bool = True
    elsewhere: tuple[int, ...] = ()


class Receipt(Record, frozen=True):
    """What a citation rests on.

    Args:
        verdict: of the check.
        terms: what was looked for.
        excerpt: what is shown of the source.
    """

    verdict: CitationVerdict
    terms: tuple[Term, ...]
    excerpt: Excerpt


class SourceReceipts(Record, frozen=True):
    """What is shown of a source in all.

    Args:
        state: of its copy.
        limit: words that may be shown.
        used: words that are.
    """

    state: SourceState
    limit: int
    used: int


class Receipts(Record, frozen=True):
    """All receipts of a content.

    Args:
        by_claim: a receipt for each citation, by the id of the claim.
        sources: by their ids.
    """

    by_claim: Mapping[str, tuple[Receipt, ...]]
    sources: Mapping[str, SourceReceipts]


class _Looked(Record, frozen=True):
    """What was looked at for a citation."""

    verdict: CitationVerdict
    terms: tuple[Term, ...]
    wanted: Wanted


def gather_receipts(
    loaded: Loaded,
    report: Report,
    claims: Iterable[str],
    sources: Path | None,
    most_words: int | None = None,
) -> Receipts:
    """Return the receipts of a content.

    Args:
        loaded: the content.
        report: on its evidence.
        claims: their ids, in the order in which they are shown.
        sources: the folder of the copies, as the check takes it.
        most_words: of each source that are shown; None for the default.
    """
    content = loaded.content
    folders = list_source_folders(loaded.parsed.folder, sources)
    copies = read_local_sources(content.sources, folders)
    cites = {claim.id: claim.cites for claim in content.claims}
    verdicts: dict[str, list[CitationVerdict]] = {claim: [] for claim in claims}
    for verdict in report.citations:
        verdicts[verdict.claim].append(verdict)
    looked: dict[str, list[_Looked]] = {source.id: [] for source in content.sources}
    for claim, of_claim in verdicts.items():
        for cite, verdict in zip(
            cites[claim],
            of_claim,
            strict=True,
        ):
            copy = copies[cite.source]
            tongue = content.tongues.name(copy.language)
            looked[cite.source].append(
                look_up(
                    cite,
                    verdict,
                    copy,
                    tongue,
                )
            )
    gathered: dict[str, list[Receipt]] = {claim: [] for claim in verdicts}
    used: dict[str, SourceReceipts] = {}
    for source, of_source in looked.items():
        copy = copies[source]
        wanted = [each.wanted for each in of_source]
        shown = excerpt_source(copy.paragraphs, wanted, most_words)
        used[source] = SourceReceipts(
            copy.state,
            shown.limit,
            shown.used,
        )
        for each, excerpt in zip(
            of_source,
            shown.excerpts,
            strict=True,
        ):
            receipt = Receipt(each.verdict, each.terms, excerpt)
            gathered[each.verdict.claim].append(receipt)
    return Receipts(_restore_order(gathered, verdicts), used)


def _restore_order(
    gathered: Mapping[str, Sequence[Receipt]],
    verdicts: Mapping[str, Sequence[CitationVerdict]],
) -> dict[str, tuple[Receipt, ...]]:
    """Return the receipts of each claim in the order of its citations."""
    ordered: dict[str, tuple[Receipt, ...]] = {}
    for claim, of_claim in verdicts.items():
        places = {id(verdict): place for place, verdict in enumerate(of_claim)}
        receipts = sorted(
            gathered[claim],
            key=lambda each: places[id(each.verdict)],
        )
        ordered[claim] = tuple(receipts)
    return ordered


def look_up(
    cite: Citation,
    verdict: CitationVerdict,
    copy: LocalSource,
    tongue: Tongue,
) -> _Looked:
    """Return what a citation would like to show, and how its terms stand there.

    Args:
        cite: of the content.
        verdict: on it.
        copy: of its source.
        tongue: its language.
    """
    numbers: list[int] = []
    if 1 <= verdict.paragraph <= len(copy.paragraphs):
        numbers.append(verdict.paragraph)
        numbers += verdict.elsewhere[:1]
    missing = {term.text: term.paragraphs for term in verdict.missing}
    matches: dict[int, list[tuple[Span, int]]] = {number: [] for number in numbers}
    terms: list[Term] = []
    for at, text in enumerate(cite.evidence):
        written = ""
        for number in numbers:
            paragraph = copy.paragraphs[number - 1]
            spans = find_spans(paragraph, text, tongue, copy.order)
            matches[number] += [(span, at) for span in spans]
            if spans and number == verdict.paragraph:
                written = show_otherwise(paragraph, spans[0], text)
        is_there = bool(numbers) and text not in missing
        elsewhere = missing.get(text, ())
        terms.append(
            Term(
                text,
                written,
                is_there,
                elsewhere,
            )
        )
    if verdict.qualified and numbers:
        paragraph = copy.paragraphs[verdict.paragraph - 1]
        for words in re.split(_LEFT_OUT, verdict.qualified.words):
            spans = find_spans(
                paragraph,
                words.strip(_EDGES),
                tongue,
                copy.order,
            )
            matches[verdict.paragraph] += [(span, LIMITS) for span in spans[:1]]
    return _Looked(
        verdict,
        tuple(terms),
        Wanted(tuple(numbers), matches),
    )


def show_otherwise(paragraph: str, span: Span, term: str) -> str:
    """Return how a paragraph has a term, unless it only differs in capitals and spaces."""
    start, stop = span
    words = " ".join(paragraph[start:stop].split())
    return "" if words.casefold() == " ".join(term.casefold().split()) else words
