"""The bytes of a CSV file (RFC 4180, or as Excel writes it) -> a table, and how it was read."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Sequence

from reporting.cleaning import find_unprintable, name_character
from reporting.content.cell_numbers import (
    MARKS,
    DecimalMark,
    Reading,
    find_file_mark,
    read_column,
    write_plainly,
)
from reporting.content.csv_dialects import Dialect, decode, find_dialect
from reporting.content.model import CsvFile
from reporting.errors import RefusedError
from reporting.limits import ExcessError, find_limit, tell_cure, tell_excess
from reporting.reading.long_words import find_long_word
from reporting.reading.wording import format_value
from reporting.record import Record


class Grid(Record, frozen=True):
    """Cells as they stand in a file.

    Args:
        header: the first row.
        rows: those below it, all as long.
        lines: in which line of the file each of them ends.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The cells below each head."""
        return tuple(
            zip(
                *self.rows,
                strict=True,
            )
        )


def read_csv(
    data: bytes,
    languages: Collection[str] = (),
    decimal: DecimalMark | None = None,
) -> CsvFile:
    """Read a CSV file.

    Args:
        data: the file.
        languages: of the content, by which Windows' characters are chosen.
        decimal: what stands before decimals, where the curator says so.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    decoded = decode(data, languages)
    refuse_unprintable(decoded.text)
    text = unicodedata.normalize(
        "NFC",
        decoded.text,
    )
    dialect, body = find_dialect(text)
    grid = read_grid(body, dialect)
    has_commas = dialect.delimiter == ","
    readings = read_columns(
        grid.columns,
        decimal,
        has_commas=has_commas,
    )
    said = [f"as {decoded.encoding}" if decoded.encoding else "", dialect.words]
    if any(reading.decimal == "," for reading in readings) and decimal is None:
        said.append("commas before decimals")
    return make_table(
        data,
        grid,
        readings,
        join_words(said),
    )


def make_table(
    data: bytes,
    grid: Grid,
    readings: Sequence[Reading],
    assumed: str,
) -> CsvFile:
    """Return a table with its numbers written plainly.

    Args:
        data: the file.
        grid: its cells.
        readings: how the numbers of each column are written.
        assumed: what was found by content, in words.
    """
    plain: list[tuple[str, ...]] = []
    for row in grid.rows:
        cells: list[str] = []
        for cell, reading in zip(
            row,
            readings,
            strict=True,
        ):
            cells.append(
                write_plainly(
                    cell,
                    reading.decimal,
                )
            )
        plain.append(tuple(cells))
    doubts: dict[int, str] = {}
    for index, reading in enumerate(readings):
        if reading.doubt:
            line = grid.lines[reading.row]
            doubts[index] = explain_doubt(
                reading,
                line,
            )
    return CsvFile(
        data=data,
        header=grid.header,
        rows=grid.rows,
        plain=tuple(plain),
        lines=grid.lines,
        doubts=doubts,
        assumed=assumed,
    )


def read_columns(
    columns: Sequence[Sequence[str]],
    decimal: DecimalMark | None,
    *,
    has_commas: bool,
) -> list[Reading]:
    """Return how the numbers of each column are written.

    Args:
        columns: the cells of each.
        decimal: what stands before decimals, where the curator says so.
        has_commas: whether commas part the cells.
    """
    for mark, name in MARKS.items():
        if name == decimal:
            return [Reading(mark) for _ in columns]
    fallback = find_file_mark(columns)
    readings: list[Reading] = []
    for cells in columns:
        reading = read_column(cells, fallback, has_commas=has_commas)
        readings.append(reading)
    return readings


def explain_doubt(reading: Reading, line: int) -> str:
    """Return why it is not known what stands before the decimals of a column."""
    if reading.other:
        return (
            f"`{reading.doubt}` in line {line} and `{reading.other}` do not go together"
        )
    return f"`{reading.doubt}` in line {line} has two readings"


def join_words(parts: Sequence[str]) -> str:
    """Return words in a row; empty ones are left out."""
    return ", ".join(part for part in parts if part)


def refuse_unprintable(text: str) -> None:
    """Raise ValueError for a character that no output can show."""
    found = find_unprintable(text)
    if not found:
        return
    line = text[: text.index(found)].count("\n") + 1
    message = f"has the character {name_character(found)}, "
    message += f"which cannot be printed, in line {line}"
    raise ValueError(message)


# ---------------------------------------------------------------- rows


def read_grid(text: str, dialect: Dialect) -> Grid:
    """Return the rows of a CSV text, its header first; empty ones are left out.

    Raises:
        ValueError: it is not CSV, or not a table as we take it; given up at the first fault.
    """
    reader = csv.reader(
        io.StringIO(text, newline=""),
        strict=True,
        delimiter=dialect.delimiter,
    )
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    try:
        for cells in reader:
            row = tuple(cell.strip() for cell in cells)
            if not any(row):
                continue
            line = reader.line_num + dialect.skipped
            rows.append(row)
            lines.append(line)
            check_row(row, rows, line)
    except csv.Error as error:
        line = reader.line_num + dialect.skipped
        raise ValueError(f"is not CSV in line {line} ({error})") from None
    return make_grid(rows, lines)


def check_row(row: tuple[str, ...], rows: Sequence[tuple[str, ...]], line: int) -> None:
    """Hold a row to the header, and to what a table may have.

    Raises:
        ValueError: it is longer or shorter, or one too many.
    """
    width = len(rows[0])
    if width > find_limit("table-columns"):
        raise ExcessError("table-columns", width)
    if len(row) != width:
        message = f"has {len(row)} cells in line {line}, where its header has {width}"
        raise ValueError(message)
    if len(rows) > find_limit("table-rows") + 1:
        raise ExcessError("table-rows")
    for cell in row:
        refuse_long_cell(cell, line)


def refuse_long_cell(cell: str, line: int) -> None:
    """Refuse a cell that holds more than a text may, or a word that has no end.

    Args:
        cell: its words.
        line: of the file, or row of the sheet, in which it stands.

    Raises:
        ValueError: the message goes on from the file's name.
    """
    if len(cell) > find_limit("text"):
        message = f"has a cell of {tell_excess('text', len(cell))}, in line {line}"
        hint = tell_cure("text", len(cell))
        raise RefusedError(message, hint, "E310")
    found = find_long_word(cell)
    if found:
        message = f"has {format_value(found.word)} in line {line}, {found.excess}"
        raise RefusedError(message, found.hint, "E180")


def make_grid(rows: Sequence[tuple[str, ...]], lines: Sequence[int]) -> Grid:
    """Return rows as a header and what is below it, without empty columns at the end.

    Raises:
        ValueError: there is nothing below the header.
    """
    if len(rows) <= 1:
        raise ValueError("has no rows below its header")
    width = len(rows[0])
    while width > 1 and not any(row[width - 1] for row in rows):
        width -= 1
    header, *below = [row[:width] for row in rows]
    return Grid(
        header,
        tuple(below),
        tuple(lines[1:]),
    )
