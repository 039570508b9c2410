"""Cells of a table as they are written -> where each stands: some take several places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from reporting.content.values import Headline, Number, Rich
from reporting.errors import RefusedError, format_count
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Scalar
from reporting.reading.rules import AtLeast, ChosenBy, MoreThan
from reporting.reading.wording import format_value
from reporting.record import UNSET, Record, UnsetType

MOST_COLUMNS = 16
"""Columns of a table that a page has the width for."""

_KEYS = frozenset({"text", "span", "rows"})
"""Keys by which a map is a cell, and not the languages of a text."""


class Cell(Model, frozen=True, kw_only=True):
    """A cell that takes the place of several."""

    noun: ClassVar[str] = "a cell"

    text: Rich
    """What the cell says."""
    span: Annotated[int, AtLeast(1)] = 1
    """How many columns it takes."""
    rows: Annotated[int, AtLeast(1)] = 1
    """How many rows it takes."""


class Blank(Model, frozen=True, kw_only=True):
    """A cell with nothing in it."""

    noun: ClassVar[str] = "an empty cell"

    @classmethod
    def read_words(cls, words: str) -> Self:  # noqa: ARG003  (there are none)
        """Return the empty cell."""
        return cls()


def is_empty(node: Node) -> bool:
    """Whether nothing is written."""
    return (
        isinstance(
            node,
            Scalar,
        )
        and not (node.value or "").strip()
    )


def choose_label(node: Node) -> Any:
    """Return what the head of a column is: a text, or nothing."""
    if is_empty(node):
        return Blank | None
    return Headline


ColumnLabel = Annotated[Headline | Blank | None, ChosenBy(choose_label)]
"""The head of a column: a text, or nothing."""


class Column(Model, frozen=True, kw_only=True):
    """One column of a table."""

    refuses_words: ClassVar[bool] = True

    @classmethod
    def read_words(cls, words: str) -> Self | None:
        """Refuse a label alone.

        Raises:
            RefusedError: always; the hint says how a column is written.
        """
        shown = format_value(words)
        hint = f"write `{{label: {words[:60]}}}`"
        raise RefusedError(f"not a column: {shown}", hint, code="E204")

    label: ColumnLabel
    """What stands over it; `""` for nothing."""
    align: Literal["start", "end", "decimal"] = "start"
    """Where its cells stand: at their start, at their end, or with decimal marks in a line."""
    width: Annotated[Number, MoreThan(0)] | UnsetType = UNSET
    """Share of the table's width, relative to the other columns; 1 when left out."""
    head: bool | UnsetType = UNSET
    """Whether its cells name the rows; left out, the first column does where it holds words."""

    @property
    def share(self) -> Decimal:
        """Its share of the table's width, relative to the other columns."""
        if self.width is UNSET:
            return Decimal(1)
        return self.width


def choose_cell(node: Node) -> Any:
    """Return what a cell is: a text, one that spans, or nothing."""
    if isinstance(
        node,
        Map,
    ) and _KEYS & set(node.entries):
        return Cell
    if is_empty(node):
        return Blank | None
    return Rich


AnyCell: TypeAlias = Rich | Cell | Blank | None
TableCell = Annotated[Rich | Cell | Blank | None, ChosenBy(choose_cell)]
"""A cell: a text, a text that spans, or nothing."""


class PlacedCell(Record, frozen=True):
    """A cell where it stands.

    Args:
        cell: as it was written.
        row: from 0.
        column: its first, from 0.
        columns: how many it takes.
        rows: likewise.
    """

    cell: AnyCell
    row: int
    column: int
    columns: int = 1
    rows: int = 1


def place_cells(
    rows: Sequence[Sequence[AnyCell]], columns: int
) -> Iterator[PlacedCell]:
    """Yield the cells of a table, each where it stands.

    Args:
        rows: of cells as they are written: none stands where a cell above spans.
        columns: of the table.

    Raises:
        RefusedError: a row is longer or shorter than the table is wide, or a cell goes over
            the table's end.
    """
    free = [0] * columns  # the first row in which each column is free
    for number, row in enumerate(rows):
        at = 0
        taken = sum(below > number for below in free)
        for cell in row:
            while at < columns and free[at] > number:
                at += 1
            placed = place_cell(cell, number, at)
            stop = at + placed.columns
            is_blocked = any(below > number for below in free[at:stop])
            if stop > columns or is_blocked:
                raise _refuse_length(row, number, columns - taken)
            if number + placed.rows > len(rows):
                left = format_count(
                    len(rows) - number,
                    "row",
                )
                message = f"a cell of row {number + 1} takes {placed.rows} rows, "
                message += f"and the table has {left} from there on"
                raise RefusedError(message, "give it fewer `rows`", code="E464")
            free[at:stop] = [number + placed.rows] * placed.columns
            at = stop
            yield placed
        if min(free) <= number:
            raise _refuse_length(row, number, columns - taken)


def list_tall_cells(
    rows: Sequence[Sequence[AnyCell]],
) -> Iterator[tuple[int, int, int]]:
    """Yield the cells that take several rows: row, place in it, and the row after the last."""
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            if (
                isinstance(
                    cell,
                    Cell,
                )
                and cell.rows > 1
            ):
                yield number, at, number + cell.rows


def place_cell(cell: AnyCell, row: int, column: int) -> PlacedCell:
    """Return a cell where it stands."""
    if isinstance(cell, Cell):
        return PlacedCell(
            cell,
            row,
            column,
            cell.span,
            cell.rows,
        )
    return PlacedCell(cell, row, column)


def _refuse_length(row: Sequence[AnyCell], number: int, wanted: int) -> RefusedError:
    """Return that a row is longer or shorter than the table is wide."""
    given = 0
    has_spans = False
    for cell in row:
        given += (
            cell.span
            if isinstance(
                cell,
                Cell,
            )
            else 1
        )
        has_spans = has_spans or isinstance(cell, Cell)
    message = f"row {number + 1} has {format_count(given, 'cell')} "
    message += f"for {format_count(wanted, 'column')}"
    hint = 'an empty cell is `""`; one that takes two columns is `{text: …, span: 2}`'
    if has_spans:
        hint = "each `span` counts as so many cells; "
        hint += "below a cell with `rows` its columns have none"
    return RefusedError(message, hint, code="E258")
