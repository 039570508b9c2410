"""The copy of a source, a newer one and the content -> what becomes of each citation of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from reporting.content.model import Citation
from reporting.content.parsed import ParsedContent
from reporting.content.source_model import Source
from reporting.evidence.intake.comparison import (
    Alignment,
    align_paragraphs,
    show_change,
)
from reporting.evidence.sources.matching import Matcher
from reporting.record import Record


class Outcome(StrEnum):
    """What becomes of a citation in a newer copy."""

    STANDS = "stands"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


class CitationChange(Record, frozen=True):
    """What becomes of one citation.

    Args:
        claim: the id of its claim.
        path: of the citation in the content: `("claims", 3, "cites", 0)`.
        line: where it is written.
        column: likewise.
        paragraph: that it names.
        outcome: what becomes of it.
        now: the paragraph in which what it cites stands now; 0 if in none.
        change: the first words that differ.
        lost: terms that do not stand there any more.
        elsewhere: paragraphs in which all of its terms stand, of one that is gone.
    """

    claim: str
    path: tuple[str | int, ...]
    line: int
    column: int
    paragraph: int
    outcome: Outcome
    now: int = 0
    change: str = ""
    lost: tuple[str, ...] = ()
    elsewhere: tuple[int, ...] = ()

    @property
    def is_unborne(self) -> bool:
        """Whether the newer copy does not bear it."""
        return self.outcome is Outcome.GONE or bool(self.lost)


class Comparison(Record, frozen=True):
    """What a newer copy of a source changes.

    Args:
        alignment: of its paragraphs; None where there is no copy on record.
        citations: what becomes of each, in the order of the content.
    """

    alignment: Alignment | None
    citations: tuple[CitationChange, ...]


def compare_copies(
    parsed: ParsedContent,
    source: Source,
    old: Sequence[str],
    new: Sequence[str],
) -> Comparison:
    """Return what a newer copy of a source changes.

    Args:
        parsed: the content.
        source: whose copy it is.
        old: the paragraphs of the copy on record; none if there is no copy.
        new: those of the newer one.
    """
    alignment = align_paragraphs(old, new) if old else None
    tongue = parsed.catalogues.name(source.language)
    matcher = Matcher(
        new,
        tongue,
        source.dates or "",
    )
    changes: list[CitationChange] = []
    for place, citation in list_citations(parsed, source.id):
        if alignment is None:
            change = judge_terms(place, citation, matcher)
        else:
            texts = (old, new)
            change = judge_paragraph(place, citation, matcher, alignment, texts)
        changes.append(change)
    return Comparison(alignment, tuple(changes))


class _Place(Record, frozen=True):
    """Where a citation is written."""

    claim: str
    path: tuple[str | int, ...]
    line: int
    column: int

    def tell(
        self,
        citation: Citation,
        outcome: Outcome,
        now: int = 0,
        **more: str | tuple[str, ...] | tuple[int, ...],
    ) -> CitationChange:
        """Return what becomes of the citation here."""
        return CitationChange(
            self.claim,
            self.path,
            self.line,
            self.column,
            citation.paragraph,
            outcome,
            now,
            **more,  # type: ignore[arg-type]
        )


def list_citations(
    parsed: ParsedContent,
    source_id: str,
) -> Iterator[tuple[_Place, Citation]]:
    """Yield the citations of a source, each with where it is written."""
    for piece, claim in parsed.claims:
        for index, citation in enumerate(claim.cites):
            if citation.source != source_id:
                continue
            node, _ = piece.find_node(("cites", index))
            path = ("claims", find_index(piece.where), "cites", index)
            yield (
                _Place(
                    claim.id,
                    path,
                    node.line,
                    node.column,
                ),
                citation,
            )


def find_index(where: str) -> int:
    """Return the number of an item in its list, by its path: of `claims[3]` 3."""
    return int(re.sub(r"\D", "", where))


def judge_paragraph(
    place: _Place,
    citation: Citation,
    matcher: Matcher,
    alignment: Alignment,
    texts: tuple[Sequence[str], Sequence[str]],
) -> CitationChange:
    """Return what becomes of a citation whose paragraph is followed into the newer copy."""
    cited = citation.paragraph
    now = alignment.pairs.get(cited, 0)
    if not now:
        elsewhere = matcher.find_paragraphs(citation.evidence, 0)
        return place.tell(citation, Outcome.GONE, elsewhere=elsewhere)
    if cited not in alignment.changed:
        outcome = Outcome.STANDS if now == cited else Outcome.MOVED
        return place.tell(citation, outcome, now)
    old, new = texts
    change = show_change(
        old[cited - 1],
        new[now - 1],
    )
    lost = list_lost_terms(citation, matcher, now)
    return place.tell(
        citation,
        Outcome.CHANGED,
        now,
        change=change,
        lost=lost,
    )


def judge_terms(place: _Place, citation: Citation, matcher: Matcher) -> CitationChange:
    """Return what becomes of a citation by its terms alone, without the copy on record."""
    cited = citation.paragraph
    if not list_lost_terms(citation, matcher, cited):
        return place.tell(citation, Outcome.STANDS, cited)
    elsewhere = matcher.find_paragraphs(citation.evidence, cited)
    if len(elsewhere) == 1:
        return place.tell(
            citation,
            Outcome.MOVED,
            elsewhere[0],
        )
    return place.tell(citation, Outcome.GONE, elsewhere=elsewhere)


def list_lost_terms(
    citation: Citation, matcher: Matcher, number: int
) -> tuple[str, ...]:
    """Return the terms of a citation that do not stand in a paragraph."""
    lost: list[str] = []
    for term in citation.evidence:
        if not matcher.has_term(number, term):
            lost.append(term)
    return tuple(lost)
