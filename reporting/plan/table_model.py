"""A planned table: rows of full width, cells that take the place of several, columns."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from reporting.plan.block_base import BlockBase
from reporting.plan.words import Line, Para, plain_line, plain_paragraph
from reporting.reading.origin import Origin
from reporting.record import Record


class Align(StrEnum):
    """How the cells of a column stand."""

    START = "start"
    END = "end"
    DECIMAL = "decimal"


class TableColumn(Record, frozen=True):
    """A column: its head, its alignment, its share of the width (shares sum to 1)."""

    label: Line
    align: Align
    share: float
    origin: Origin | None = None
    head: bool | None = None
    """Whether its cells name the rows; None where nobody says."""


TableRow = tuple[Para, ...]


class CellSpan(Record, frozen=True):
    """A cell that takes the place of several, which are empty.

    Args:
        row: its first, from 0, the header not counted.
        column: its first, from 0.
        columns: how many it takes.
        rows: likewise.
    """

    row: int
    column: int
    columns: int = 1
    rows: int = 1

    def covers(self, row: int, column: int) -> bool:
        """Whether it takes the place of a cell; its own counts."""
        is_across = self.column <= column < self.column + self.columns
        return is_across and self.row <= row < self.row + self.rows


class TableBlock(BlockBase, frozen=True):
    """A table with one header row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    note: Para | None
    has_fitted_columns: bool = False
    """Whether columns are as wide as their content asks for: no width was given."""
    spans: tuple[CellSpan, ...] = ()
    """The cells that take the place of several."""
    has_total: bool = False
    """Whether the last row sums up the others."""

    def names_rows(self, column: int) -> bool:
        """Whether the cells of a column name the rows: the first one's, if nobody says."""
        said = []
        for one in self.columns:
            if one.head is not None:
                said.append(one.head)
        if said:
            return bool(self.columns[column].head)
        is_first = column == 0 and len(self.columns) > 1
        return is_first and self.columns[0].align is Align.START

    def is_strong(self, row: int, column: int) -> bool:
        """Whether a cell is bold: one of a total, or of a column that is said to name rows."""
        is_total = self.has_total and row == len(self.rows) - 1
        return is_total or bool(self.columns[column].head)

    def find_span(self, row: int, column: int) -> CellSpan:
        """Return what a cell takes."""
        for span in self.spans:
            if (span.row, span.column) == (row, column):
                return span
        return CellSpan(row, column)

    def find_align(self, row: int, column: int) -> Align:
        """Return how a cell stands: words that take several columns begin where lines do."""
        align = self.columns[column].align
        if (
            self.find_span(
                row,
                column,
            ).columns
            == 1
        ):
            return align
        words = plain_paragraph(self.rows[row][column])
        is_number = any(letter.isdigit() for letter in words)
        return align if is_number else Align.START

    def list_bands(self) -> list[range]:
        """Return its rows by what holds them together: cells that take several of them."""
        bands: list[range] = []
        for row in range(len(self.rows)):
            stop = row + 1
            for span in self.spans:
                if span.row == row:
                    stop = max(
                        stop,
                        row + span.rows,
                    )
            if bands and row < bands[-1].stop:
                last = bands.pop()
                bands.append(
                    range(
                        last.start,
                        max(last.stop, stop),
                    )
                )
            else:
                bands.append(range(row, stop))
        return bands

    def list_words(self) -> Iterator[str]:
        """Yield its head, its rows and its note."""
        yield " | ".join([plain_line(column.label) for column in self.columns])
        for row in self.rows:
            yield " | ".join(
                map(
                    plain_paragraph,
                    row,
                )
            )
        if self.note:
            yield plain_paragraph(self.note)
