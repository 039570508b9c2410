"""The bytes of a CSV file, as a source -> its one sheet: every cell with its row and column.

A table of the content (`csv_files.py`) has a header, and as many cells in each row. A source is
as whoever published it made it: titles above, blank rows between, rows of any length. Nothing
is refused here but what is no table at all.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reporting.content.cell_numbers import (
    Reading,
    find_file_mark,
    read_cell,
    read_column,
    write_plainly,
)
from reporting.content.csv_dialects import Dialect, count_cells, decode, find_dialect
from reporting.limits import ExcessError, find_limit
from reporting.record import Record

_MARKS = "\t;|,"
"""What may part cells, the likeliest first."""
_LINES_TRIED = 2_000
_LINES = r"\r\n|\r|\n"


class SheetCell(Record, frozen=True):
    """A cell that is filled.

    Args:
        shown: what it shows; a number plainly, with the decimals of its format.
        value: the number that it holds, exactly; None where it is no number, or it is not
            known which.
        number_format: how it shows the number: `#,##0.0,,"m"`.
        is_error: it shows an error, such as `#REF!`; or nothing, where a formula was saved
            without its value.
        is_time: it holds a date or a time of day.
    """

    shown: str
    value: Decimal | None = None
    number_format: str = ""
    is_error: bool = False
    is_time: bool = False


class Sheet(Record, frozen=True):
    """A sheet of cells; rows and columns are counted from 1.

    Args:
        name: of the sheet; empty in a CSV file.
        rows: the filled cells by row and column.
        paragraphs: which paragraph of the copy each row is.
        is_hidden: whether a spreadsheet shows it only when asked.
        hidden_rows: rows that it does not show.
        hidden_columns: columns that it does not show, from one to another.
        merged: cells that are one: left, top, right and bottom of each range.
    """

    name: str
    rows: Mapping[int, Mapping[int, SheetCell]]
    paragraphs: Mapping[int, int]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def find_first(self, row: int, column: int) -> tuple[int, int]:
        """Return row and column of the cell that shows what stands at a place."""
        for left, top, right, bottom in self.merged:
            if left <= column <= right and top <= row <= bottom:
                return top, left
        return row, column

    def find_cell(self, row: int, column: int) -> SheetCell | None:
        """Return what a place shows, of merged cells at each of them; None for nothing."""
        if column not in self.rows.get(row, ()):
            row, column = self.find_first(row, column)
        cells = self.rows.get(row, {})
        return cells.get(column)

    def hides(self, row: int, column: int) -> bool:
        """Whether a spreadsheet does not show the place."""
        for first, last in self.hidden_columns:
            if first <= column <= last:
                return True
        return self.is_hidden or row in self.hidden_rows


def read_csv_sheet(
    data: bytes,
    language: str,
    by_line: Sequence[int] = (),
) -> Sheet:
    """Return the sheet that a CSV file is.

    Args:
        data: the file.
        language: of the source, by which Windows' characters are chosen.
        by_line: of a copy counted by blocks, the block of each of its lines.

    Raises:
        ValueError: it is no CSV; the message goes on from the file's name.
    """
    decoded = decode(data, (language,))
    text = unicodedata.normalize("NFC", decoded.text)
    dialect, body = find_sheet_dialect(text)
    records = list(iterate_records(body, dialect))
    numbers = number_lines(text, by_line)
    columns: dict[int, list[str]] = {}
    for _, cells in records:
        for index, words in enumerate(cells):
            columns.setdefault(index, []).append(words)
    has_commas = dialect.delimiter == ","
    readings = read_marks(list(columns.values()), has_commas=has_commas)
    rows: dict[int, dict[int, SheetCell]] = {}
    paragraphs: dict[int, int] = {}
    for row, (line, cells) in enumerate(records, 1):
        filled: dict[int, SheetCell] = {}
        for index, words in enumerate(cells):
            if words:
                filled[index + 1] = make_text_cell(words, readings[index])
        if filled:
            rows[row] = filled
            paragraphs[row] = numbers[line]
    return Sheet("", rows, paragraphs)


def find_sheet_dialect(text: str) -> tuple[Dialect, str]:
    """Return what parts the cells of a text, and the text from its first row on.

    Where titles stand above or rows differ, it is the mark that most lines have equally often.
    """
    dialect, body = find_dialect(text)
    if dialect.skipped or count_cells(body, dialect.delimiter):
        return dialect, body
    best = dialect.delimiter
    most = 0
    lines = re.split(_LINES, body)[:_LINES_TRIED]
    for mark in _MARKS:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        for _, count in counts.most_common(1):
            if count > most:
                best, most = mark, count
    return Dialect(best), body


def iterate_records(text: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each record, with the line of the file in which it begins.

    Raises:
        ValueError: it is no CSV, or larger than is read.
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        strict=True,
        delimiter=dialect.delimiter,
    )
    line = dialect.skipped
    most = find_limit("workbook-cells")
    count = 0
    try:
        for cells in reader:
            count += len(cells)
            if count > most:
                raise ExcessError("workbook-cells")
            words = [" ".join(cell.split()) for cell in cells]
            yield line, words
            line = reader.line_num + dialect.skipped
    except csv.Error as error:
        raise ValueError(f"is not CSV in line {line + 1} ({error})") from None


def number_lines(text: str, by_line: Sequence[int]) -> list[int]:
    """Return for each line of a text the paragraph that it begins, or stands before."""
    numbers: list[int] = []
    count = 0
    for line in re.split(_LINES, text):
        number = count + 1
        if by_line:
            number = by_line[min(count, len(by_line) - 1)]
        numbers.append(number)
        for part in line.split("\f"):
            count += bool(part.strip())
    return numbers


def read_marks(
    columns: Sequence[Sequence[str]],
    *,
    has_commas: bool,
) -> list[Reading | None]:
    """Return how the numbers of each column are written; None where that does not show."""
    fallback = find_file_mark(columns)
    readings: list[Reading | None] = []
    for cells in columns:
        reading = read_column(cells, fallback, has_commas=has_commas)
        readings.append(None if reading.doubt else reading)
    return readings


def make_text_cell(words: str, reading: Reading | None) -> SheetCell:
    """Return a cell of words, with the number that they are."""
    value = None
    if reading is not None:
        value = read_cell(write_plainly(words, reading.decimal))
    return SheetCell(words, value)
