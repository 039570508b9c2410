"""The bytes of an .xlsx workbook -> a table: the cells of one sheet, as Excel shows them.

Values are those that were last worked out and saved with their formulas. A number has the
decimals that its cell shows; a percentage is `52%`; a day is 2026-11-22.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from reporting.content.cell_addresses import count_column
from reporting.content.cell_numbers import Reading
from reporting.content.csv_files import (
    Grid,
    join_words,
    make_grid,
    make_table,
    refuse_long_cell,
    refuse_unprintable,
)
from reporting.content.model import CsvFile
from reporting.content.workbook_cells import write_cell
from reporting.limits import ExcessError, find_limit
from reporting.reading.wording import suggest_word
from reporting.reading.zips import open_zip, read_head
from reporting.record import Record, replace

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
"""How files of old Excel begin, and those that a password locks."""
_CONTENTS = "[Content_Types].xml"
"""What every package of Office lists its parts in (ECMA-376, part 2)."""
_DOCTYPE = b"<!DOCTYPE"
_HEAD = 2_000
_NOT_AVAILABLE = "#N/A"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"')
_CELLS = re.compile(r"([A-Z]{1,3})(\d{0,7}):([A-Z]{1,3})(\d{0,7})")
_SHOWN, _NAMES = 3, 8

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
)
"""What a damaged ZIP raises: at its directory, or where a part of it is unpacked."""
BROKEN = (KeyError, TypeError, IndexError, SyntaxError, OverflowError, *BROKEN_ZIP)
"""What the library raises at a damaged workbook, beside ValueError."""
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
"""Of a sheet: column XFD (ECMA-376-1, 18.3.1.73, as Excel bounds it)."""


class FilledRow(Record, frozen=True):
    """A row of a sheet, with its number there."""

    number: int
    cells: tuple[str, ...]


class Box(Record, frozen=True):
    """Cells of a sheet: columns and rows from 1, both ends included; 0 for no end."""

    left: int = 1
    top: int = 1
    right: int = 0
    bottom: int = 0

    def meets(self, other: Box) -> bool:
        """Whether two ranges have cells in common."""
        is_beside = self.right and other.left > self.right
        is_below = self.bottom and other.top > self.bottom
        return not (
            is_beside or is_below or other.right < self.left or other.bottom < self.top
        )


def read_workbook(
    data: bytes,
    sheet: str | None = None,
    cells: str | None = None,
) -> CsvFile:
    """Read the cells of a sheet.

    Args:
        data: the workbook.
        sheet: its name; the first one if left out.
        cells: a range such as `A3:D12`; all that are filled if left out.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    refuse_foreign(data)
    box = read_box(cells) if cells else Box()
    with warnings.catch_warnings():
        # What a library says of drawings and the like, which are not read.
        warnings.simplefilter("ignore")
        try:
            filled, said = read_sheet(
                data,
                sheet,
                box,
            )
        except BROKEN as error:
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            raise ValueError(f"is a broken workbook ({reason[:80]})") from None
    grid = make_filled_grid(filled)
    refuse_unprintable("\n".join("\n".join(row) for row in (grid.header, *grid.rows)))
    readings = [Reading() for _ in grid.header]
    table = make_table(
        data,
        grid,
        readings,
        said,
    )
    return replace(table, has_dates=True)


# ---------------------------------------------------------------- the file


def refuse_foreign(data: bytes) -> None:
    """Refuse what is no workbook, or one that would unpack to more than is read.

    Raises:
        ValueError: the message goes on from the file's name.
    """
    if data.startswith(_OLE):
        raise ValueError("is an old .xls, or locked by a password: save it as .xlsx")
    if not data.startswith(_ZIP):
        raise ValueError("is no .xlsx workbook; a CSV file goes under `csv`")
    try:
        with open_zip(data) as archive:
            parts = archive.infolist()
            if _CONTENTS not in archive.namelist():
                message = "is no .xlsx workbook; an .ods sheet is saved as one"
                raise ValueError(message)
            size = sum(part.file_size for part in parts)
            if size > find_limit("workbook-unpacked"):
                raise ExcessError("workbook-unpacked", size, "unpacks to")
            if len(parts) > find_limit("workbook-parts"):
                raise ExcessError("workbook-parts", len(parts))
            for part in parts:
                if _DOCTYPE in read_head(archive, part, _HEAD):
                    raise ValueError("holds a document type, as no workbook does")
    except BROKEN_ZIP as error:
        raise ValueError(f"is a broken workbook ({error})") from None


def read_sheet(
    data: bytes,
    sheet: str | None,
    box: Box,
) -> tuple[list[FilledRow], str]:
    """Return the rows of a sheet that have cells, and what was assumed of it.

    Args:
        data: the workbook.
        sheet: its name; the first one if left out.
        box: which cells are wanted.
    """
    # Few contents name a workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(
        io.BytesIO(data),
        read_only=True,
        data_only=True,
    )
    formulas = load_workbook(
        io.BytesIO(data),
        read_only=True,
    )
    try:
        found, said = choose_sheet(
            book,
            sheet,
        )
        refuse_lost_values(
            found,
            formulas[found.title],
            box,
        )
        filled = list_filled_rows(found, box)
        path = found._worksheet_path  # noqa: SLF001  (nothing public has it)
    finally:
        book.close()
        formulas.close()
    merged = list_merged_cells(data, path, box)
    if merged:
        shown = ", ".join(merged[:_SHOWN])
        words = f"merged cells ({shown}) filled at their first alone"
        said = join_words((said, words))
    return filled, said


def choose_sheet(book: Any, name: str | None) -> tuple[Any, str]:
    """Return a sheet of a workbook, and which it is where nothing says so.

    Raises:
        ValueError: there is none of that name.
    """
    names = [sheet.title for sheet in book.worksheets]
    if not names:
        raise ValueError("has no sheet of cells")
    if name is None:
        said = ""
        if len(names) > 1:
            said = f"its first sheet, `{names[0]}`"
        return book.worksheets[0], said
    for sheet in book.worksheets:
        if sheet.title == name:
            return sheet, ""
    hint = suggest_word(name, names)
    listed = ", ".join(f"`{other}`" for other in names[:_NAMES])
    raise ValueError(f"has no sheet `{name}`: {hint or f'its sheets are {listed}'}")


def list_merged_cells(data: bytes, path: str, box: Box) -> list[str]:
    """Return the ranges of merged cells of a sheet that reach into a range."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(path)
    ranges = [match[1].decode("ascii") for match in _MERGED.finditer(xml)]
    return [cells for cells in ranges if box.meets(read_box(cells))]


# ---------------------------------------------------------------- cells


def read_box(cells: str) -> Box:
    """Return the numbers of a range's columns and rows."""
    match = _CELLS.fullmatch(cells.upper())
    if not match:
        raise ValueError(f"has no range `{cells}`")
    columns = sorted((count_column(match[1]), count_column(match[3])))
    rows = sorted((int(match[2] or 1), int(match[4] or 0)))
    if columns[1] > _LAST_COLUMN or rows[1] > _LAST_ROW:
        raise ValueError(f"has no range `{cells}`: a sheet ends at XFD{_LAST_ROW}")
    if not match[4]:
        rows = [int(match[2] or 1), 0]
    return Box(
        columns[0],
        max(1, rows[0]),
        columns[1],
        rows[1],
    )


def iterate_rows(sheet: Any, box: Box) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the rows of a range of a sheet, each with its number.

    Raises:
        ValueError: there are more than is read.
    """
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows = sheet.iter_rows(
        min_row=box.top,
        max_row=box.bottom or None,
        min_col=box.left,
        max_col=box.right or None,
    )
    most_rows = find_limit("workbook-rows")
    most_cells = find_limit("workbook-cells")
    count = 0
    for number, row in enumerate(
        read_cells(rows),
        box.top,
    ):
        count += len(row)  # a cell far to the right brings all before it
        if number - box.top > most_rows:
            raise ExcessError("workbook-rows")
        if count > most_cells:
            raise ExcessError("workbook-cells")
        yield number, row


def read_cells(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that the library reads.

    Raises:
        ValueError: a cell holds something else than it says; the message goes on from the
            file's name.
    """
    try:
        yield from rows
    except ValueError as error:
        raise ValueError(f"is a broken workbook ({str(error)[:80]})") from None


def list_filled_rows(sheet: Any, box: Box) -> list[FilledRow]:
    """Return the rows of a range that have cells, as words.

    Raises:
        ValueError: there are too many, or a cell holds an error.
    """
    filled: list[FilledRow] = []
    for number, row in iterate_rows(
        sheet,
        box,
    ):
        words: list[str] = []
        for cell in row:
            words.append(read_words(cell))
        if not any(words):
            continue
        filled.append(
            FilledRow(
                number,
                tuple(words),
            )
        )
        for cell in words:
            refuse_long_cell(cell, number)
        if len(filled) > find_limit("table-rows") + 1:
            raise ExcessError("table-rows")
    if not filled:
        raise ValueError("has no cells there that are filled")
    return filled


def read_words(cell: Any) -> str:
    """Return what a cell shows; nothing where it says that a value is not available.

    Raises:
        ValueError: it holds another error.
    """
    if cell.data_type == "e":
        if cell.value == _NOT_AVAILABLE:
            return ""
        raise ValueError(f"holds the error {cell.value} in {cell.coordinate}")
    return write_cell(
        cell.value,
        cell.number_format or "General",
    )


def refuse_lost_values(values: Any, formulas: Any, box: Box) -> None:
    """Refuse a sheet with a formula whose value was never worked out.

    Raises:
        ValueError: the message goes on from the file's name.
    """
    pairs = zip(
        iterate_rows(values, box),
        iterate_rows(formulas, box),
        strict=False,
    )
    for (_, row), (_, formula_row) in pairs:
        for cell, formula in zip(
            row,
            formula_row,
            strict=False,
        ):
            if cell.value is None and formula.data_type == "f":
                message = f"holds a formula without its value in {formula.coordinate}: "
                message += "open it in a spreadsheet, and save it again"
                raise ValueError(message)


def make_filled_grid(rows: Sequence[FilledRow]) -> Grid:
    """Return rows as a table, without the empty columns around it.

    Raises:
        ValueError: it is too wide, or has nothing below its header.
    """
    width = max(len(row.cells) for row in rows)
    full = [row.cells + ("",) * (width - len(row.cells)) for row in rows]
    first = 0
    while not any(row[first] for row in full):
        first += 1
    cut = [row[first:] for row in full]
    grid = make_grid(
        cut,
        [row.number for row in rows],
    )
    if len(grid.header) > find_limit("table-columns"):
        raise ExcessError("table-columns", len(grid.header))
    return grid
