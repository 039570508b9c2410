"""The verdict on a citation of a cell -> what is wrong with it, and its cure."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.evidence.report.model import CellState, CitationVerdict
from reporting.evidence.report.wording import quote_words
from reporting.evidence.sources.cell_verdicts import BROKEN, CHANGED, MOVED
from reporting.record import Record

HIDDEN = "W583"
_CHOOSE = "choose terms that stand in the cell or at its heads, or cite another cell"


def report_cell(
    parsed: ParsedContent,
    piece: Piece,
    index: int,
    found: CitationVerdict,
) -> Iterator[Problem]:
    """Yield a warning for what is wrong with a citation of a cell.

    Args:
        parsed: the content.
        piece: the claim.
        index: of the citation among those of the claim, from 0.
        found: the verdict on it.
    """
    if not found.cell:
        return
    for fault in find_cell_problems(found, found.cell):
        # What is hidden may be found nevertheless: it is told at the cell itself.
        steps: Parts = ("cites", index)
        if fault.code == HIDDEN:
            steps = (*steps, "cell")
        yield parsed.warning(piece, steps, fault.message, fault.hint, code=fault.code)


class CellProblem(Record, frozen=True):
    """What is wrong with a citation of a cell."""

    code: str
    message: str
    hint: str


def find_cell_problems(
    found: CitationVerdict, cell: CellState
) -> Iterator[CellProblem]:
    """Yield what is wrong with a citation of a cell, and what a reader should know of it.

    Args:
        found: the verdict on it.
        cell: what was found of the cell.
    """
    source = found.source
    place = f"`{cell.address}` of `{source}`"
    if cell.fault:
        hint = cell.cure
        if cell.elsewhere:
            now = cell.elsewhere[0]
            hint = f"the terms stand in `{now}`: if that is meant, write `cell: {now}`"
        yield CellProblem(cell.code, cell.fault, hint)
    elif cell.code == BROKEN:
        yield describe_error(cell, place)
    elif cell.code == MOVED:
        now = cell.elsewhere[0]
        message = f"the terms stand in `{now}` of `{source}`, not in `{cell.address}`"
        hint = f"if that is where it says so, write `cell: {now}`"
        yield CellProblem(MOVED, message, hint)
    elif cell.code == CHANGED:
        holds = f"holds `{cell.shown}`" if cell.shown else "is empty"
        message = f"{place} {holds}, which no term says"
        if found.missing:
            terms = quote_words(term.text for term in found.missing)
            message = f"{place} {holds}, not {terms}"
        yield CellProblem(CHANGED, message, _CHOOSE)
    if cell.hidden:
        message = f"{place} is in a row, a column or a sheet that is hidden"
        hint = "a reader does not see it: cite one that is shown, or accept it with the reason"
        yield CellProblem(HIDDEN, message, hint)


def describe_error(cell: CellState, place: str) -> CellProblem:
    """Return that a cell shows an error, or a formula whose value was never saved."""
    if cell.shown:
        message = f"{place} holds the error {cell.shown}"
        hint = "it bears nothing: cite a cell that has a value"
        return CellProblem(BROKEN, message, hint)
    message = f"{place} holds a formula without its value"
    hint = "open the copy in a spreadsheet, save it again, and write its new `sha256`"
    return CellProblem(BROKEN, message, hint)
