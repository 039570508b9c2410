"""A content, its report and the local copies -> a receipt for each citation.

A receipt is what a reader needs to look for himself: the passage with the words that were
matched, what came of the check, and the hash of the copy. It is the one value in which text of
a source leaves this room, no more of it than the limit of words lets (`excerpts.py`), and it is
made only where somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reporting.content.model import Citation
from reporting.content.validate import Loaded
from reporting.evidence.receipts.cell_passages import TableRows, list_tables
from reporting.evidence.receipts.excerpts import (
    LIMITS,
    Excerpt,
    Wanted,
    excerpt_source,
)
from reporting.evidence.report.model import (
    CitationVerdict,
    Report,
    SourceState,
    Verdict,
)
from reporting.evidence.sources.check import list_source_folders
from reporting.evidence.sources.local_copies import read_local_sources
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matched_spans import Span, find_spans
from reporting.evidence.sources.paragraph_hash import hash_paragraph
from reporting.i18n import Tongue
from reporting.record import Record, replace

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
        hash: of the paragraph as it was read, where the citation has it.
        is_reworded: whether it is another now.
    """

    verdict: CitationVerdict
    terms: tuple[Term, ...]
    excerpt: Excerpt
    hash: str = ""
    is_reworded: bool = False


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

    cite: Citation
    verdict: CitationVerdict
    terms: tuple[Term, ...]
    wanted: Wanted
    is_reworded: bool


_Matches = dict[int, list[tuple[Span, int]]]
"""By paragraph, where which terms stand."""


def gather_receipts(
    loaded: Loaded,
    report: Report,
    claims: Iterable[str],
    sources: Path | str | None,
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
    verdicts: dict[str, list[CitationVerdict]] = {claim: [] for claim in claims}
    for verdict in report.citations:
        verdicts[verdict.claim].append(verdict)
    readers = _open_sources(loaded, sources)
    looked: dict[str, list[_Looked]] = {source.id: [] for source in content.sources}
    cites = {claim.id: claim.cites for claim in content.claims}
    for claim, of_claim in verdicts.items():
        pairs = zip(cites[claim], of_claim, strict=True)
        for cite, verdict in pairs:
            one = readers[cite.source].look_up(cite, verdict)
            looked[cite.source].append(one)
    by_verdict: dict[int, Receipt] = {}
    used: dict[str, SourceReceipts] = {}
    for source, of_source in looked.items():
        reader = readers[source]
        wanted = [each.wanted for each in of_source]
        shown = excerpt_source(reader.paragraphs, wanted, most_words)
        used[source] = SourceReceipts(
            reader.copy.state,
            shown.limit,
            shown.used,
        )
        of_verdicts = zip(of_source, shown.excerpts, strict=True)
        for each, excerpt in of_verdicts:
            terms = each.terms
            if not excerpt.passages:
                terms = tuple([replace(term, written="") for term in terms])
            by_verdict[id(each.verdict)] = Receipt(
                each.verdict,
                terms,
                excerpt,
                each.cite.hash or "",
                each.is_reworded,
            )
    by_claim: dict[str, tuple[Receipt, ...]] = {}
    for claim, of_claim in verdicts.items():
        receipts = [by_verdict[id(verdict)] for verdict in of_claim]
        by_claim[claim] = tuple(receipts)
    return Receipts(by_claim, used)


def _open_sources(loaded: Loaded, sources: Path | str | None) -> dict[str, _Reader]:
    """Return what reads each source, by its id."""
    content = loaded.content
    cites: list[Citation] = []
    for claim in content.claims:
        cites += claim.cites
    tables = list_tables(cites)
    folders = list_source_folders(loaded.parsed.folder, sources)
    copies = read_local_sources(content.sources, folders, tables)
    readers: dict[str, _Reader] = {}
    for source, copy in copies.items():
        tongue = content.tongues.name(copy.language)
        readers[source] = _Reader(copy, tongue)
    return readers


class _Reader:
    """Looks up what is cited from one source.

    Args:
        copy: of the source.
        tongue: its language.
    """

    def __init__(self, copy: LocalSource, tongue: Tongue) -> None:
        self.copy = copy
        self.tongue = tongue
        self.rows = TableRows(copy, tongue) if copy.sheets else None
        self.paragraphs: Sequence[str] = copy.paragraphs
        if self.rows:
            self.paragraphs = self.rows.paragraphs

    def look_up(self, cite: Citation, verdict: CitationVerdict) -> _Looked:
        """Return what a citation would like to show, and how its terms stand there.

        Args:
            cite: of the content.
            verdict: on it.
        """
        cited = verdict.paragraph
        numbers: list[int] = []
        if 1 <= cited <= len(self.paragraphs):
            numbers = [cited, *verdict.elsewhere[:1]]
        matches: _Matches = {number: [] for number in numbers}
        if numbers and verdict.cell:
            matches |= self._match_cell(cite)
            numbers += [number for number in matches if number not in numbers]
        elif numbers:
            self._match_terms(cite, matches)
        is_reworded = False
        if numbers:
            paragraph = self.paragraphs[cited - 1]
            matches[cited] += self._find_limits(verdict, paragraph)
            now = hash_paragraph(paragraph, self.tongue)
            is_reworded = cite.hash not in {None, now}
        terms = self._list_terms(cite, verdict, matches)
        wanted = Wanted(tuple(numbers), matches)
        return _Looked(cite, verdict, terms, wanted, is_reworded)

    def _match_cell(self, cite: Citation) -> _Matches:
        """Return where the terms of a citation of a cell stand in its row and its heads."""
        if not self.rows:
            return {}
        passage = self.rows.find_passage(cite)
        matches = {number: list(found) for number, found in passage.matches.items()}
        if passage.heads:
            matches.setdefault(passage.heads, [])
        return matches

    def _match_terms(self, cite: Citation, matches: _Matches) -> None:
        """Add to some paragraphs where which terms stand in them."""
        for number, found in matches.items():
            paragraph = self.paragraphs[number - 1]
            for place, text in enumerate(cite.evidence):
                order = self.copy.order
                for span in find_spans(paragraph, text, self.tongue, order):
                    found.append((span, place))

    def _list_terms(
        self,
        cite: Citation,
        verdict: CitationVerdict,
        matches: _Matches,
    ) -> tuple[Term, ...]:
        """Return what was looked for, and how it stands in the cited paragraph."""
        missing = {term.text: term.paragraphs for term in verdict.missing}
        is_moved_cell = bool(verdict.cell) and verdict.verdict is not Verdict.FOUND
        cited = verdict.paragraph
        terms: list[Term] = []
        for place, text in enumerate(cite.evidence):
            in_cited = matches.get(cited, ())
            found = [span for span, at in in_cited if at == place]
            written = ""
            if found:
                paragraph = self.paragraphs[cited - 1]
                written = show_otherwise(paragraph, found[0], text)
            is_there = bool(matches) and text not in missing
            if is_moved_cell:
                is_there = bool(found)
            elsewhere = missing.get(text, ())
            terms.append(Term(text, written, is_there, elsewhere))
        return tuple(terms)

    def _find_limits(
        self,
        verdict: CitationVerdict,
        paragraph: str,
    ) -> Iterator[tuple[Span, int]]:
        """Yield where the words stand by which a passage is limited.

        Args:
            verdict: which quotes them.
            paragraph: that is cited.
        """
        parts: list[str] = []
        for limit in verdict.limits:
            parts += re.split(_LEFT_OUT, limit.words)
        for part in parts:
            words = part.strip(_EDGES)
            order = self.copy.order
            spans = find_spans(paragraph, words, self.tongue, order)
            for span in spans[:1]:
                yield span, LIMITS


def show_otherwise(paragraph: str, span: Span, term: str) -> str:
    """Return how a paragraph has a term, unless it only differs in capitals and spaces."""
    start, stop = span
    words = " ".join(paragraph[start:stop].split())
    asked = " ".join(term.split())
    return "" if words.casefold() == asked.casefold() else words
