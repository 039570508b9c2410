"""Cells that are cited, and the copies as they are -> where each is now.

A cell is known again by its terms, where one cell of the whole table bears them all. Of a
number of a digit or two that may be chance, unless words of its heads stand beside it. A cell
that is cited by its heads needs no new place: it is where they are, or on the one sheet that
has them, where its own is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reporting.content.cited_cells import CellHeads
from reporting.content.model import Citation
from reporting.content.parsed import ParsedContent
from reporting.evidence.report.citing import Anchor, Outcome
from reporting.evidence.report.model import Verdict
from reporting.evidence.sources.cell_verdicts import CellJudge
from reporting.evidence.sources.local_sources import LocalSource
from reporting.reading.edits import Replace
from reporting.record import Record, replace

_TELLING = 3
"""Digits from which on a number hardly stands in a table twice by chance."""


class CellMove(Record, frozen=True):
    """Where a cell is now that does not bear its terms where it is cited.

    Args:
        outcome: whether it is known for sure.
        cells: that may be meant.
        sheet: the new name of its sheet, where that alone is written.
    """

    outcome: Outcome
    cells: tuple[str, ...]
    sheet: str = ""


def follow_cell(judge: CellJudge, cite: Citation, verdict: Verdict) -> CellMove | None:
    """Return where a cited cell is now; None where it stands, or nothing can be meant.

    Args:
        judge: of the copy as it is.
        cite: of a cell.
        verdict: on it there.
    """
    if verdict is Verdict.FOUND:
        return None
    if isinstance(cite.cell, CellHeads):
        sheet = judge.find_renamed_sheet(cite)
        cell = replace(cite.cell, sheet=sheet)
        return CellMove(Outcome.MOVED, (cell.text,), sheet) if sheet else None
    cells = judge.list_bearing(cite.evidence)
    if len(cells) == 1 and is_telling(cite.evidence):
        return CellMove(Outcome.MOVED, cells)
    is_near = verdict is Verdict.ELSEWHERE
    return CellMove(Outcome.AMBIGUOUS, cells) if is_near else None


def write_move(cite: Sequence[str | int], cell: str, sheet: str) -> Replace:
    """Return what writes the cell that a citation means now.

    Args:
        cite: the way to the citation in the content.
        cell: its address.
        sheet: the name of its sheet, where that alone is another one.
    """
    if sheet:
        return Replace((*cite, "cell", "sheet"), sheet)
    return Replace((*cite, "cell"), cell)


def find_cell_anchors(
    parsed: ParsedContent, copies: Mapping[str, LocalSource]
) -> Iterator[Anchor]:
    """Yield each cited cell of a changed copy that is, or may be, another one now.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    judges: dict[str, CellJudge] = {}
    for piece, claim in parsed.claims:
        for index, cite in enumerate(claim.cites):
            copy = copies[cite.source]
            if cite.cell is None or not copy.state.changed:
                continue
            if cite.source not in judges:
                tongue = parsed.catalogues.name(copy.language)
                judges[cite.source] = CellJudge(copy, tongue)
            judge = judges[cite.source]
            move = follow_cell(judge, cite, judge.judge(cite).verdict)
            if move is None:
                continue
            line, _ = parsed.find_position(piece, ("cites", index, "cell"))
            yield Anchor(
                claim.id,
                index,
                cite.source,
                line,
                0,
                move.outcome,
                cell=cite.cell.text,
                cells=move.cells,
                sheet=move.sheet,
            )


def is_telling(terms: Iterable[str]) -> bool:
    """Whether terms hold a word, or a number that is long enough to be no chance."""
    for term in terms:
        digits = re.sub(r"\D", "", term).strip("0")
        if not digits or len(digits) >= _TELLING:
            return True
    return False
