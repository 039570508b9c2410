"""Parsed content -> the pictures and tables beside it, and what keeps one from being shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reporting.content import files
from reporting.content.blocks import Chart, ChartData, Table
from reporting.content.cell_numbers import (
    DecimalMark,
    is_missing,
    is_number,
    is_percentage,
)
from reporting.content.chart_units import PERCENT, find_unit_key
from reporting.content.data_source import find_source_key, name_table
from reporting.content.markers import list_file_fields
from reporting.content.model import CsvFile, ImageFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.reading.beside import suggest_file
from reporting.reading.disk import read_bytes
from reporting.reading.model import Model
from reporting.reading.names import resolve_inside
from reporting.record import Record, field, replace

_SHOWN = 5
"""Cells that a message names."""
_ABSENT = "does not exist"
"""What is said of a file that is not there."""
_NOUNS = {"image": "image", "table": "CSV file", "book": "workbook"}
_WORKBOOK = b"PK\x03\x04"
_PLAIN = "write numbers as 1234.5"


class Files(Record, frozen=True):
    """The files beside the content by the names it gives them."""

    images: dict[str, ImageFile] = field(default_factory=dict)
    tables: dict[str, CsvFile] = field(default_factory=dict)

    def find_table(self, source: Table | ChartData) -> CsvFile | None:
        """Return the table that a block names, if it could be read."""
        return self.tables.get(name_table(source))


def read_files(
    parsed: ParsedContent,
    piece: Piece,
    found: Files,
    decimals: Mapping[str, DecimalMark],
) -> Iterator[Problem]:
    """Read the files that a piece names, and yield an error for each that cannot be used.

    Args:
        parsed: the content, in whose folder they lie.
        piece: names them where its types say so.
        found: the files read so far, with which they are put.
        decimals: what stands before decimals in a CSV file, by its name.
    """
    for parts, model in piece.list_models():
        for field_name, marker in list_file_fields(type(model)):
            name = getattr(model, field_name)
            if name is None:
                continue
            try:
                if marker.form == "image":
                    _keep(
                        found.images,
                        name,
                        lambda: files.read_image(parsed.folder, name),  # noqa: B023
                    )
                else:
                    _read_table(parsed, model, name, found, decimals)
            except ValueError as error:
                message = f"the {_NOUNS[marker.form]} `{name}` {error}"
                steps = (*parts, field_name)
                is_absent = str(error) == _ABSENT
                hint = suggest_file(parsed.folder, name) if is_absent else ""
                yield parsed.error(piece, steps, message, hint, code="E490")


def _keep(known: dict[str, Any], name: str, read: Callable[[], Any]) -> None:
    """Read what is not known yet, and keep it."""
    if name not in known:
        known[name] = read()


def _read_table(
    parsed: ParsedContent,
    model: Model,
    name: str,
    found: Files,
    decimals: Mapping[str, DecimalMark],
) -> None:
    """Read the table that a block or a chart's data names, unless it is known."""
    if not isinstance(model, Table | ChartData):
        return
    key = name_table(model)
    known = found.tables.get(key)
    is_book = model.xlsx is not None
    if known and known.data.startswith(_WORKBOOK) is is_book:
        return
    if model.xlsx is None:
        decimal = decimals.get(name)
        table = read_csv_beside(parsed.folder, name, parsed.languages, decimal)
    else:
        table = read_workbook_beside(parsed.folder, model)
    found.tables[key] = replace(table, file=name)


def read_csv_beside(
    folder: Path,
    name: str,
    languages: tuple[str, ...] = (),
    decimal: DecimalMark | None = None,
) -> CsvFile:
    """Read a CSV file beside the content.

    Args:
        folder: the content's.
        name: of the file.
        languages: of the content.
        decimal: what stands before decimals, where the curator says so.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    from reporting.content import csv_files  # noqa: PLC0415  (not every content has one)

    data = read_bytes(resolve_inside(folder, name), csv_files.BYTES)
    if data.startswith(_WORKBOOK):
        raise ValueError("is a workbook, not a CSV file: name it under `xlsx`")
    return csv_files.read_csv(data, languages, decimal)


def read_workbook_beside(folder: Path, source: Table | ChartData) -> CsvFile:
    """Read a sheet of a workbook beside the content.

    Args:
        folder: the content's.
        source: names the workbook, its sheet and its cells.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    from reporting.content import workbooks  # noqa: PLC0415  (few contents name one)

    path = resolve_inside(folder, f"{source.xlsx}")
    data = read_bytes(path, workbooks.BYTES)
    return workbooks.read_workbook(data, source.sheet, source.range)


def list_decimals(parsed: ParsedContent) -> dict[str, DecimalMark]:
    """Return what blocks say of the decimals in CSV files, by the names of these."""
    decimals: dict[str, DecimalMark] = {}
    for piece, block in parsed.blocks:
        if not isinstance(block, Table | Chart):
            continue
        for _, model in piece.list_models():
            if isinstance(model, Table | ChartData) and model.csv and model.decimal:
                decimals.setdefault(model.csv, model.decimal)
    return decimals


# ---------------------------------------------------------------- tables


def check_table(
    parsed: ParsedContent,
    piece: Piece,
    block: Table,
    data: CsvFile,
) -> Iterator[Problem]:
    """Yield what keeps a file's cells from filling a table's columns."""
    parts: Parts = (find_source_key(block),)
    name = block.table_name
    if len(data.header) != len(block.columns):
        message = f"`{name}` has {len(data.header)} columns "
        message += f"where `columns` has {len(block.columns)}"
        yield parsed.error(piece, parts, message, code="E492")
        return
    for index, column in enumerate(block.columns):
        if column.align == "decimal":
            yield from check_column(parsed, piece, parts, name, data, index)


def check_column(
    parsed: ParsedContent,
    piece: Piece,
    parts: Parts,
    name: str,
    data: CsvFile,
    index: int,
    *,
    takes_percent: bool = True,
    takes_gaps: bool = True,
) -> Iterator[Problem]:
    """Yield an error for a column that is to hold numbers, and holds something else.

    Args:
        parsed: the content.
        piece: which names the file.
        parts: steps to its name.
        name: of the table.
        data: the table.
        index: of the column, from 0.
        takes_percent: whether a cell may be a percentage.
        takes_gaps: whether a cell may say that no value is known.
    """
    column = data.header[index] or f"{index + 1}"
    doubt = data.doubts.get(index)
    if doubt:
        message = f"column `{column}` of `{name}`: {doubt}"
        hint = "say what stands before decimals: `decimal: comma`, or `decimal: point`"
        yield parsed.error(piece, parts, message, hint, code="E405")
        return
    wrong: list[str] = []
    percentages = 0
    for row, cells in enumerate(data.plain):
        cell = cells[index]
        is_gap = takes_gaps and is_missing(cell)
        percentages += is_percentage(cell)
        is_fit = is_number(cell) or (takes_percent and is_percentage(cell))
        if not is_fit and not is_gap:
            line = f" in line {data.lines[row]}" if data.lines else ""
            wrong.append(f"`{data.rows[row][index][:40]}`{line}")
    if wrong:
        shown = ", ".join(wrong[:_SHOWN])
        message = (
            f"column `{column}` of `{name}` holds what is no plain number: {shown}"
        )
        hint = _PLAIN
        if percentages and not takes_percent:
            hint = "with `unit: percent`, 52% is drawn as such"
        yield parsed.error(piece, parts, message, hint, code="E493")
    elif percentages and not all(
        is_percentage(cells[index]) or is_missing(cells[index]) for cells in data.plain
    ):
        message = f"column `{column}` of `{name}` mixes percentages with other numbers"
        yield parsed.error(piece, parts, message, _PLAIN, code="E493")


def takes_percentages(chart: Chart, index: int) -> bool:
    """Whether a chart draws a column of percentages as such.

    Args:
        chart: that names the file.
        index: of the column, from 0; the first holds no values.
    """
    series = chart.data.series
    is_second = 0 < index <= len(series) and series[index - 1].axis == "second"
    unit = chart.second_unit if is_second else chart.unit
    return find_unit_key(unit) == PERCENT
