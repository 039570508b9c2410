"""What stands under `cell` of a citation -> the cell that is meant, by address or by heads.

`Sales!B10` is a cell of the sheet `Sales`; `'Net sales'!B10` is how a spreadsheet writes a
name with a blank. A table of one sheet, as a CSV file is, has cells such as `B10`. By its heads
a cell is `{row: Net sales, column: "2025"}`, wherever row and column stand.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from reporting.content.cell_addresses import count_column, name_column, write_address
from reporting.content.values import Name
from reporting.errors import RefusedError
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node
from reporting.reading.rules import ChosenBy, ReadBy
from reporting.reading.wording import format_value
from reporting.record import Record

PATTERN = r"(?:(?:'(?:[^']|'')+'|[^'!]+)!)?\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
"""What words look like that are the address of a cell."""
_CELL = r"\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d{0,6})"
_SEVERAL = r"(\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})\s*[:;,].*"
_OF_CALC = r"\$?'?(?P<sheet>[^'!]+?)'?\.(?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})"
"""How LibreOffice writes the cell of a sheet: `Sales.B10`."""
_R1C1 = r"[Rr](?P<row>[1-9]\d*)[Cc](?P<column>[1-9]\d*)"
"""The other way in which Excel counts cells: `R10C2` is `B10`."""
_FORM = "a cell (such as `B10` or `Sheet!B10`)"
_CODE = "E266"


class CellAddress(Record, frozen=True):
    """A cell by its address.

    Args:
        sheet: the name of its sheet; empty where the table has one sheet alone.
        column: counted from 1.
        row: counted from 1, as a spreadsheet counts.
    """

    sheet: str
    column: int
    row: int

    @property
    def text(self) -> str:
        """The cell as it is written in the content: `Sales!B10`."""
        return write_address(self.sheet, self.column, self.row)


class CellHeads(Model, frozen=True, kw_only=True):
    """A cell by what heads its row and its column."""

    noun: ClassVar[str] = "a cell by its heads"

    row: Name
    """The words at the head of its row."""
    column: Name
    """The words at the head of its column."""
    sheet: Name | None = None
    """The sheet, where a workbook has several."""

    @property
    def text(self) -> str:
        """The cell as messages show it: `Net sales · 2025`."""
        parts = [self.sheet or "", self.row, self.column]
        return " · ".join(part for part in parts if part)


def read_address(words: str) -> CellAddress:
    """Return the cell of an address.

    Args:
        words: such as `B10`, `$B$10`, `Sales!B10` or `'Net sales'!B10`.

    Raises:
        RefusedError: they are none; the hint says which is meant, if that shows.
    """
    sheet, mark, cell = words.strip().rpartition("!")
    match = re.fullmatch(_CELL, cell)
    if match is None or bool(mark) != bool(sheet):
        message, hint = explain_slip(words.strip())
        raise RefusedError(message, hint, _CODE)
    name = sheet.strip()
    if re.fullmatch("'.+'", name):
        name = name[1:-1].replace("''", "'")
    column = count_column(match["column"])
    row = int(match["row"])
    return CellAddress(name, column, row)


def explain_slip(words: str) -> tuple[str, str]:
    """Return why words are no address of a cell, and what to write instead."""
    sheet, mark, cell = words.rpartition("!")
    before = f"`cell: {sheet}{mark}"
    shown = format_value(words)
    message = f"not {_FORM}: {shown}"
    several = re.fullmatch(_SEVERAL, cell)
    if several:
        message = f"a citation names one cell, not several: {shown}"
        first = several[1].replace("$", "")
        return message, f"give one citation each, the first with {before}{first}`"
    dotted = re.fullmatch(_OF_CALC, words)
    if dotted:
        own, name = dotted["sheet"], dotted["cell"]
        return message, f"write `cell: {own}!{name}`"
    numbered = re.fullmatch(_R1C1, cell)
    if numbered:
        letters = name_column(int(numbered["column"]))
        row = numbered["row"]
        return message, f"write {before}{letters}{row}`"
    if cell.isdecimal():
        return message, f"name its column too, such as {before}B{cell}`"
    letters = cell.replace("$", "").upper()
    if re.fullmatch("[A-Z]{1,3}", letters):
        return message, f"name its row too, such as {before}{letters}10`"
    return message, 'or by its heads: `cell: {row: Net sales, column: "2025"}`'


def choose_cell(node: Node) -> Any:
    """Return how a cell is named: by its heads, or by its address."""
    return CellHeads if isinstance(node, Map) else Address


Address = Annotated[CellAddress, ReadBy(read_address, PATTERN)]
"""The address of a cell."""
CitedCell = Annotated[Address | CellHeads, ChosenBy(choose_cell)]
"""A cell by its address, or by its heads."""
