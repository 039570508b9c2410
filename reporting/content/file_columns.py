"""A column of a file that is to hold numbers -> what keeps it from being shown as such."""

from __future__ import annotations

from reporting.content.cell_numbers import is_missing, is_number, is_percentage
from reporting.content.model import CsvFile
from reporting.record import Record

_SHOWN = 5
"""Cells that a message names."""
_PLAIN = "write numbers as 1234.5"
_WHICH = "say what stands before decimals: `decimal: comma`, or `decimal: point`"
_ONE_WAY = "write the decimals of a column one way"


class ColumnFault(Record, frozen=True):
    """What is wrong with a column."""

    message: str
    hint: str
    code: str


class FileColumn(Record, frozen=True, kw_only=True):
    """A column that is to hold numbers.

    Args:
        table: what its table is called.
        data: the table.
        index: of the column, from 0.
        takes_percent: whether a cell may be a percentage.
        takes_gaps: whether a cell may say that no value is known.
    """

    table: str
    data: CsvFile
    index: int
    takes_percent: bool = True
    takes_gaps: bool = True

    @property
    def label(self) -> str:
        """What messages call it."""
        head = self.data.header[self.index] or f"{self.index + 1}"
        return f"column `{head}` of `{self.table}`"

    def find_fault(self) -> ColumnFault | None:
        """Return what is wrong with it, if anything is."""
        doubt = self.data.doubts.get(self.index)
        if doubt:
            hint = _WHICH if doubt.endswith("readings") else _ONE_WAY
            return ColumnFault(
                f"{self.label}: {doubt}",
                hint,
                "E405",
            )
        cells = [row[self.index] for row in self.data.plain]
        percentages = [cell for cell in cells if is_percentage(cell)]
        wrong = self.list_wrong_cells()
        if wrong:
            shown = ", ".join(wrong[:_SHOWN])
            message = f"{self.label} holds what is no plain number: {shown}"
            hint = _PLAIN
            if percentages and not self.takes_percent:
                hint = "with `unit: percent`, 52% is drawn as such"
            return ColumnFault(message, hint, "E493")
        known = [cell for cell in cells if not is_missing(cell)]
        if percentages and len(percentages) < len(known):
            message = f"{self.label} mixes percentages with other numbers"
            return ColumnFault(message, _PLAIN, "E493")
        return None

    def list_wrong_cells(self) -> list[str]:
        """Return the cells that hold something else, each with its line."""
        wrong: list[str] = []
        for row, cells in enumerate(self.data.plain):
            cell = cells[self.index]
            if self.takes_gaps and is_missing(cell):
                continue
            if is_number(cell) or (self.takes_percent and is_percentage(cell)):
                continue
            written = self.data.rows[row][self.index]
            line = ""
            if self.data.lines:
                line = f" in line {self.data.lines[row]}"
            wrong.append(f"`{written[:40]}`{line}")
        return wrong
