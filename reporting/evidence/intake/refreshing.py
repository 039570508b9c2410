"""The copy of a source, a newer one and the content -> what becomes of each citation of it."""

from __future__ import annotations

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
from reporting.evidence.report.citing import Outcome as Anchored
from reporting.evidence.report.model import Verdict
from reporting.evidence.sources.anchors import AnchorFinder
from reporting.evidence.sources.cell_anchors import follow_cell
from reporting.evidence.sources.cell_verdicts import CellJudge
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher
from reporting.i18n import Tongue
from reporting.record import Record, replace


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
        cited: the paragraph or the cell that it names.
        outcome: what becomes of it.
        now: the paragraph in which what it cites stands now; 0 if in none.
        change: the first words that differ, or what is wrong with a cell.
        lost: terms that do not stand there any more.
        elsewhere: paragraphs or cells in which all of its terms stand, if not there.
        cell: where the cell that it cites is now, if it moved.
        sheet: the new name of its sheet, where that alone is written.
    """

    claim: str
    path: tuple[str | int, ...]
    line: int
    column: int
    cited: str
    outcome: Outcome
    now: int = 0
    change: str = ""
    lost: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    cell: str = ""
    sheet: str = ""

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
    old: LocalSource,
    new: LocalSource,
) -> Comparison:
    """Return what a newer copy of a source changes.

    Args:
        parsed: the content.
        source: whose copies they are.
        old: the copy on record; without paragraphs if there is none.
        new: the newer one.
    """
    tongue = parsed.catalogues.name(source.language)
    judge = _Judge(old, new, tongue)
    changes: list[CitationChange] = []
    for place, citation in list_citations(parsed, source.id):
        changes.append(judge.judge(place, citation))
    return Comparison(judge.alignment, tuple(changes))


class _Place(Record, frozen=True):
    """Where a citation is written."""

    claim: str
    path: tuple[str | int, ...]
    line: int
    column: int
    cited: str

    def tell(
        self,
        outcome: Outcome,
        now: int = 0,
        change: str = "",
        lost: tuple[str, ...] = (),
        elsewhere: Sequence[int | str] = (),
    ) -> CitationChange:
        """Return what becomes of the citation here."""
        return CitationChange(
            self.claim,
            self.path,
            self.line,
            self.column,
            self.cited,
            outcome,
            now,
            change,
            lost,
            tuple(map(str, elsewhere)),
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
            line, column = parsed.find_position(piece, ("cites", index))
            path = (*piece.steps, "cites", index)
            cited = f"{citation.paragraph}"
            if citation.cell is not None:
                cited = citation.cell.text
            place = _Place(
                claim.id,
                path,
                line,
                column,
                cited,
            )
            yield place, citation


class _Judge:
    """Follows what is cited from one source into a newer copy of it.

    Args:
        old: the copy on record; without paragraphs if there is none.
        new: the newer one.
        tongue: the language of the source.
    """

    def __init__(self, old: LocalSource, new: LocalSource, tongue: Tongue) -> None:
        self._old = old.paragraphs
        self._new = new.paragraphs
        self._anchors = AnchorFinder(new, tongue)
        self._cells = CellJudge(new, tongue)
        self._matcher = Matcher(new.paragraphs, tongue, new.order)
        self.alignment: Alignment | None = None
        if self._old:
            self.alignment = align_paragraphs(self._old, self._new)

    def judge(self, place: _Place, citation: Citation) -> CitationChange:
        """Return what becomes of a citation."""
        if citation.cell is not None:
            return self._judge_cell(place, citation)
        if self.alignment is None:
            return self._judge_alone(place, citation)
        return self._judge_paragraph(place, citation, self.alignment)

    def _judge_paragraph(
        self,
        place: _Place,
        citation: Citation,
        alignment: Alignment,
    ) -> CitationChange:
        """Return what becomes of a citation whose paragraph is followed."""
        cited = citation.paragraph
        now = alignment.pairs.get(cited, 0)
        if not now:
            bearing = self._matcher.find_paragraphs(citation.evidence, 0)
            return place.tell(Outcome.GONE, elsewhere=bearing)
        if cited not in alignment.changed:
            outcome = Outcome.STANDS if now == cited else Outcome.MOVED
            return place.tell(outcome, now)
        before = self._old[cited - 1]
        change = show_change(before, self._new[now - 1])
        lost: list[str] = []
        for term in citation.evidence:
            if not self._matcher.has_term(now, term):
                lost.append(term)
        return place.tell(
            Outcome.CHANGED,
            now,
            change,
            tuple(lost),
        )

    def _judge_alone(self, place: _Place, citation: Citation) -> CitationChange:
        """Return what becomes of a citation by its hash and its terms, without an old copy."""
        outcome, numbers, _ = self._anchors.find(citation)
        match outcome:
            case Anchored.UNCHANGED:
                return place.tell(Outcome.STANDS, citation.paragraph)
            case Anchored.MOVED:
                return place.tell(Outcome.MOVED, numbers[0])
            case _:
                return place.tell(Outcome.GONE, elsewhere=numbers)

    def _judge_cell(self, place: _Place, citation: Citation) -> CitationChange:
        """Return what becomes of a citation that names a cell."""
        finding = self._cells.judge(citation)
        if finding.verdict is Verdict.FOUND:
            return place.tell(Outcome.STANDS)
        move = follow_cell(self._cells, citation, finding.verdict)
        if move and move.outcome is Anchored.MOVED:
            moved = place.tell(Outcome.MOVED)
            return replace(moved, cell=move.cells[0], sheet=move.sheet)
        state = finding.state
        lost = tuple(term.text for term in finding.missing)
        if not state.address:
            return place.tell(Outcome.GONE, elsewhere=state.elsewhere)
        change = state.fault or f"it shows “{state.shown}”"
        return place.tell(
            Outcome.CHANGED,
            change=change,
            lost=lost or citation.evidence,
            elsewhere=state.elsewhere,
        )
