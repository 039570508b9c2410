"""Claims and the local copies of their sources -> a verdict for each citation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reporting.content.model import Citation, Claim
from reporting.content.parsed import ParsedContent, Piece
from reporting.evidence.report.model import (
    CitationVerdict,
    Qualification,
    Term,
    Verdict,
)
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher
from reporting.memory import Memory
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.evidence.sources.cell_verdicts import CellFinding
    from reporting.evidence.sources.qualified import PassageReader

CitationKey = tuple[str, int]
"""A citation by the id of its claim and its place among the claim's citations, from 0."""


class _Finding(Record, frozen=True):
    """What the text of a source says of one citation."""

    verdict: Verdict
    missing: tuple[Term, ...] = ()
    elsewhere: tuple[int, ...] = ()
    qualified: tuple[Qualification, ...] = ()


def judge_citations(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
    reader: PassageReader | None,
) -> dict[CitationKey, CitationVerdict]:
    """Return a verdict for every citation, in the order of the content.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
        reader: of these copies, if any can be read.
    """
    judge = _Judge(parsed, copies, reader)
    verdicts: dict[CitationKey, CitationVerdict] = {}
    for piece, claim in parsed.claims:
        for index, finding in enumerate(judge.find(piece, claim)):
            citation = claim.cites[index]
            state = copies[citation.source].state
            cell = judge.cells.get((claim.id, index))
            verdict = finding.verdict
            now = None
            if state.changed and verdict is not Verdict.UNCHECKED:
                verdict = Verdict.CHANGED
                now = finding.verdict
            line, column = parsed.find_position(piece, ("cites", index))
            first, *further = finding.qualified or (None,)
            verdicts[claim.id, index] = CitationVerdict(
                claim=claim.id,
                source=citation.source,
                paragraph=cell.paragraph if cell else citation.paragraph,
                terms=citation.evidence,
                verdict=verdict,
                line=line,
                column=column,
                missing=finding.missing,
                elsewhere=finding.elsewhere,
                now=now,
                cell=cell.state if cell else None,
                qualified=first,
                further=tuple(further),
            )
    return verdicts


_Findings = tuple[object, tuple[_Finding, ...]]
_FINDINGS: Memory[tuple[object, ...], _Findings] = Memory()
"""What was found of the citations of a claim, with all that it hangs on."""


class _Judge:
    """Holds the citations of a claim against the copies.

    What is found hangs on the claim, on the copies that it cites, and, where words that
    qualify it are looked for, on the names of all entities and sources.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
        reader: of these copies, if any can be read.
    """

    def __init__(
        self,
        parsed: ParsedContent,
        copies: Mapping[str, LocalSource],
        reader: PassageReader | None,
    ) -> None:
        self._parsed = parsed
        self._copies = copies
        self._reader = reader
        self.cells = judge_cells(parsed, copies)
        self._matchers: dict[str, Matcher] = {}
        others = [piece for piece, _ in (*parsed.sources, *parsed.entities)]
        codes = {*parsed.languages, *(source.language for _, source in parsed.sources)}
        natures = tuple(parsed.natures.items())
        tongues = tuple(map(parsed.catalogues.name, sorted(codes)))
        self._others = others
        self._key = (*map(id, others), tongues, natures, parsed.languages)

    def find(self, piece: Piece, claim: Claim) -> tuple[_Finding, ...]:
        """Return what the copies say of each citation of a claim.

        Args:
            piece: where the claim stands.
            claim: it.
        """
        if any(citation.cell for citation in claim.cites):
            return self._look(claim)
        cited = [self._copies[citation.source] for citation in claim.cites]
        key = (id(piece), *map(id, cited), self._reader is None, self._key)
        _, findings = _FINDINGS.recall(
            key,
            lambda: ((piece, cited, self._others), self._look(claim)),
        )
        return findings

    def _look(self, claim: Claim) -> tuple[_Finding, ...]:
        findings: list[_Finding] = []
        for index, citation in enumerate(claim.cites):
            finding = _Finding(Verdict.UNCHECKED)
            cell = self.cells.get((claim.id, index))
            copy = self._copies[citation.source]
            if cell:
                finding = _Finding(cell.verdict, cell.missing)
            elif copy.state.paragraphs:
                finding = find_terms(citation, self._load_matcher(copy))
            if self._reader and finding.verdict is Verdict.FOUND:
                finding = look_past(claim, citation, self._reader)
            findings.append(finding)
        return tuple(findings)

    def _load_matcher(self, copy: LocalSource) -> Matcher:
        source = copy.state.id
        if source not in self._matchers:
            tongue = self._parsed.catalogues.name(copy.language)
            self._matchers[source] = Matcher(
                copy.paragraphs,
                tongue,
                copy.order,
            )
        return self._matchers[source]


def judge_cells(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
) -> Mapping[CitationKey, CellFinding]:
    """Return what was found of the citations that name a cell."""
    citations: dict[CitationKey, Citation] = {}
    for _, claim in parsed.claims:
        for index, citation in enumerate(claim.cites):
            if citation.cell is not None:
                citations[claim.id, index] = citation
    if not citations:
        return {}
    from reporting.evidence.sources.cell_verdicts import CellJudge  # noqa: PLC0415  (rare)

    judges: dict[str, CellJudge] = {}
    for citation in citations.values():
        copy = copies[citation.source]
        tongue = parsed.catalogues.name(copy.language)
        judges.setdefault(citation.source, CellJudge(copy, tongue))
    findings: dict[CitationKey, CellFinding] = {}
    for key, citation in citations.items():
        findings[key] = judges[citation.source].judge(citation)
    return findings


def look_past(claim: Claim, citation: Citation, reader: PassageReader) -> _Finding:
    """Return whether a passage that has every term is found, or qualified.

    Args:
        claim: that cites it.
        citation: where it stands.
        reader: of the sources.
    """
    qualified = tuple(reader.examine_citation(claim, citation))
    if not qualified:
        return _Finding(Verdict.FOUND)
    return _Finding(Verdict.QUALIFIED, qualified=qualified)


def find_terms(citation: Citation, matcher: Matcher) -> _Finding:
    """Return whether the terms of a citation stand in its paragraph, or where they do.

    Args:
        citation: what is cited.
        matcher: of its source.
    """
    cited = citation.paragraph
    terms = citation.evidence
    lacking = []
    for term in terms:
        if not matcher.has_term(cited, term):
            lacking.append(term)
    if not lacking:
        return _Finding(Verdict.FOUND)
    missing: list[Term] = []
    for term in lacking:
        paragraphs = matcher.find_paragraphs([term], cited)
        missing.append(Term(term, paragraphs))
    elsewhere = matcher.find_paragraphs(terms, cited)
    if elsewhere:
        verdict = Verdict.ELSEWHERE
    elif len(lacking) == len(terms):
        verdict = Verdict.NOT_FOUND
    else:
        verdict = Verdict.PARTLY
    return _Finding(verdict, tuple(missing), elsewhere)
