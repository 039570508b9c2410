"""The bytes of an .xlsx workbook, as a source -> all its sheets, as they were last saved.

What a spreadsheet does not show at once is told by the sheet: hidden rows and columns, sheets
that are hidden, cells that are merged. A formula has the value that was saved with it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from reporting.content.cell_addresses import count_column
from reporting.content.sheets import Sheet, SheetCell
from reporting.content.workbook_cells import write_cell
from reporting.content.workbooks import BROKEN, refuse_foreign
from reporting.limits import ExcessError, find_limit
from reporting.reading.zips import open_zip

_FOLDER = "xl/"
"""Where the parts of a workbook are, and of no other package."""
_HIDDEN = rb'\b(?:hidden="(?:1|true)"|(?:ht|width)="0")'
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_LOST = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\b[^>]*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A cell with a formula and no value (ECMA-376, 18.3.1.4); an empty text is a value."""
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_IS_TEXT = b't="str"'
_EMPTY = SheetCell("")
_TIMES = (dt.date, dt.time, dt.timedelta)
_BETWEEN = " | "
"""What stands between the cells of a row in its paragraph."""


Rows = dict[int, dict[int, SheetCell]]
"""The filled cells of a sheet by row and column."""


def holds_workbook(data: bytes) -> bool:
    """Whether a ZIP is a workbook, whatever it is called."""
    try:
        with open_zip(data) as archive:
            return any(name.startswith(_FOLDER) for name in archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError):
        return False


def read_workbook_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, in their order.

    Args:
        data: the workbook.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    refuse_foreign(data)
    with warnings.catch_warnings():
        # What a library says of drawings and the like, which are not read.
        warnings.simplefilter("ignore")
        try:
            return tuple(iterate_sheets(data))
        except BROKEN as error:
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            raise ValueError(f"is a broken workbook ({reason[:80]})") from None


def iterate_sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a workbook.

    Raises:
        ValueError: it has more cells than are read.
    """
    # Few contents cite a workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(
        io.BytesIO(data),
        read_only=True,
        data_only=True,
    )
    left = find_limit("workbook-cells")
    number = 0
    try:
        for found in book.worksheets:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                path = found._worksheet_path  # noqa: SLF001  (nothing public has it)
                xml = archive.read(path)
            rows, looked_at = read_rows(found, left)
            left -= looked_at
            rows = add_lost_cells(rows, xml)
            hidden = frozenset(list_hidden_rows(xml))
            is_hidden = found.sheet_state != "visible"
            paragraphs: dict[int, int] = {}
            for row in rows:
                if not is_hidden and row not in hidden:
                    number += 1
                    paragraphs[row] = number
            yield Sheet(
                found.title,
                rows,
                paragraphs,
                is_hidden,
                hidden,
                tuple(list_hidden_columns(xml)),
                tuple(list_merged(xml)),
            )
    finally:
        book.close()


def read_rows(sheet: Any, most: int) -> tuple[Rows, int]:
    """Return the filled cells of a sheet, and how many were looked at.

    Args:
        sheet: as the library reads it.
        most: how many may be looked at.

    Raises:
        ValueError: there are more.
    """
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows: Rows = {}
    count = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        count += len(row)
        if count > most:
            raise ExcessError("workbook-cells")
        filled: dict[int, SheetCell] = {}
        for column, cell in enumerate(row, 1):
            made = make_cell(cell)
            if made.shown:
                filled[column] = made
        if filled:
            rows[number] = filled
    return rows, count


def make_cell(cell: Any) -> SheetCell:
    """Return what a cell holds and shows."""
    value = cell.value
    if value is None:
        return _EMPTY
    number_format = cell.number_format or "General"
    shown = write_cell(value, number_format)
    if cell.data_type == "e":
        return SheetCell(shown, is_error=True)
    if isinstance(value, bool):
        return SheetCell(shown)
    if isinstance(value, int | float):
        exact = Decimal(f"{value:.15g}")
        return SheetCell(shown, exact, number_format)
    is_time = isinstance(value, _TIMES)
    return SheetCell(shown, is_time=is_time)


def add_lost_cells(rows: Rows, xml: bytes) -> Rows:
    """Return the rows of a sheet with the cells whose formulas have no value, as errors.

    Args:
        rows: the filled cells by row and column.
        xml: of the sheet.
    """
    lost: list[tuple[int, int]] = []
    for match in _LOST.finditer(xml):
        place = _PLACE.search(match[1])
        if place and _IS_TEXT not in match[1]:
            row = int(place[2])
            column = count_column(place[1].decode())
            lost.append((row, column))
    for row, column in lost:
        cells = rows.setdefault(row, {})
        cells[column] = SheetCell("", is_error=True)
        rows[row] = dict(sorted(cells.items()))
    return dict(sorted(rows.items())) if lost else rows


# ---------------------------------------------------------------- what is hidden, or merged


def list_hidden_rows(xml: bytes) -> Iterator[int]:
    """Yield the rows of a sheet that are not shown (ECMA-376, 18.3.1.73)."""
    number = 0
    hidden = re.compile(_HIDDEN)
    for match in _ROW.finditer(xml):
        said = _NUMBER.search(match[1])
        number = int(said[1]) if said else number + 1
        if hidden.search(match[1]):
            yield number


def list_hidden_columns(xml: bytes) -> Iterator[tuple[int, int]]:
    """Yield the columns of a sheet that are not shown, from one to another (18.3.1.13)."""
    hidden = re.compile(_HIDDEN)
    for match in _COLUMN.finditer(xml):
        said = match[1]
        ends = dict(_SPAN.findall(said))
        if len(ends) > 1 and hidden.search(said):
            yield int(ends[b"min"]), int(ends[b"max"])


def list_merged(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of merged cells: left, top, right and bottom of each (18.3.1.54).

    Raises:
        ValueError: there are more than are read.
    """
    most = find_limit("workbook-merges")
    for count, match in enumerate(_MERGED.finditer(xml)):
        if count >= most:
            raise ExcessError("workbook-merges")
        left = count_column(match[1].decode())
        right = count_column(match[3].decode())
        top = int(match[2])
        bottom = int(match[4])
        yield left, top, right, bottom


# ---------------------------------------------------------------- paragraphs


def write_rows(sheets: Sequence[Sheet], point: str = ".") -> tuple[str, ...]:
    """Return the rows that are shown, a paragraph each.

    Args:
        sheets: of a workbook.
        point: what the language of the source puts before decimals.
    """
    paragraphs: list[str] = []
    for sheet in sheets:
        for row in sheet.paragraphs:
            paragraphs.append(write_row(sheet, row, point))
    return tuple(paragraphs)


def write_row(sheet: Sheet, row: int, point: str) -> str:
    """Return the cells of a row that are shown, as one text."""
    words: list[str] = []
    for column, cell in sheet.rows[row].items():
        if sheet.hides(row, column):
            continue
        shown = cell.shown
        if cell.value is not None:
            shown = shown.replace(".", point)
        if shown:
            words.append(shown)
    return _BETWEEN.join(words)
