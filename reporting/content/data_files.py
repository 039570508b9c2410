"""Parsed content -> the pictures and tables beside it, and what keeps one from being shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path

from reporting.content import files
from reporting.content.blocks import Table
from reporting.content.cell_numbers import DecimalMark
from reporting.content.chart_blocks import Chart, ChartData
from reporting.content.chart_units import PERCENT, find_unit_key
from reporting.content.data_source import find_source_key, name_table
from reporting.content.file_columns import FileColumn
from reporting.content.markers import list_file_fields
from reporting.content.model import CsvFile, ImageFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.memory import Memory, Same
from reporting.reading.beside import suggest_file
from reporting.reading.disk import read_inside
from reporting.reading.model import Model
from reporting.record import Record, field, replace

_ABSENT = "does not exist"
"""What is said of a file that is not there."""
_NOUNS = {"image": "image", "table": "CSV file", "book": "workbook"}
_WORKBOOK = b"PK\x03\x04"


_TABLES: Memory[Hashable, CsvFile] = Memory()
"""Sound tables by the bytes of their files, and by how they are read."""
_NAMED: Memory[tuple[Same[CsvFile], str], CsvFile] = Memory()
"""The same with the names of their files."""


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
                if marker.form != "image":
                    read_table(
                        parsed,
                        model,
                        name,
                        found,
                        decimals,
                    )
                elif name not in found.images:
                    found.images[name] = files.read_image(
                        parsed.folder,
                        name,
                    )
            except ValueError as error:
                message = f"the {_NOUNS[marker.form]} `{name}` {error}"
                steps = (*parts, field_name)
                is_absent = str(error) == _ABSENT
                hint = (
                    suggest_file(
                        parsed.folder,
                        name,
                    )
                    if is_absent
                    else getattr(error, "hint", "")
                )
                yield parsed.error(
                    piece,
                    steps,
                    message,
                    hint,
                    code="E490",
                )


def read_table(
    parsed: ParsedContent,
    model: Model,
    name: str,
    found: Files,
    decimals: Mapping[str, DecimalMark],
) -> None:
    """Read the table that a block or a chart's data names, unless it is known."""
    if not isinstance(
        model,
        Table | ChartData,
    ):
        return
    key = name_table(model)
    known = found.tables.get(key)
    is_book = model.xlsx is not None
    if known and known.data.startswith(_WORKBOOK) is is_book:
        return
    if model.xlsx is None:
        decimal = decimals.get(name)
        table = read_csv_beside(
            parsed.folder,
            name,
            parsed.languages,
            decimal,
        )
    else:
        table = read_workbook_beside(parsed.folder, model)
    named = (Same(table), name)
    found.tables[key] = _NAMED.recall(named, lambda: replace(table, file=name))


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

    data = read_inside(folder, name, "csv")
    if data.startswith(_WORKBOOK):
        raise ValueError("is a workbook, not a CSV file: name it under `xlsx`")
    key = (data, languages, decimal)
    return _TABLES.recall(key, lambda: csv_files.read_csv(*key))


def read_workbook_beside(folder: Path, source: Table | ChartData) -> CsvFile:
    """Read a sheet of a workbook beside the content.

    Args:
        folder: the content's.
        source: names the workbook, its sheet and its cells.

    Raises:
        ValueError: it cannot be used; the message goes on from the file's name.
    """
    from reporting.content import workbooks  # noqa: PLC0415  (few contents name one)

    data = read_inside(folder, f"{source.xlsx}", "workbook")
    key = (data, source.sheet, source.range)
    return _TABLES.recall(key, lambda: workbooks.read_workbook(*key))


def list_decimals(parsed: ParsedContent) -> dict[str, DecimalMark]:
    """Return what blocks say of the decimals in CSV files, by the names of these."""
    decimals: dict[str, DecimalMark] = {}
    for piece, block in parsed.blocks:
        if not isinstance(
            block,
            Table | Chart,
        ):
            continue
        for _, model in piece.list_models():
            if (
                isinstance(
                    model,
                    Table | ChartData,
                )
                and model.csv
                and model.decimal
            ):
                decimals.setdefault(
                    model.csv,
                    model.decimal,
                )
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
        yield parsed.error(
            piece,
            parts,
            message,
            code="E492",
        )
        return
    for index, column in enumerate(block.columns):
        if column.align == "decimal":
            numbers = FileColumn(table=name, data=data, index=index)
            yield from check_column(parsed, piece, parts, numbers)


def check_column(
    parsed: ParsedContent,
    piece: Piece,
    parts: Parts,
    column: FileColumn,
) -> Iterator[Problem]:
    """Yield an error for a column that is to hold numbers, and holds something else.

    Args:
        parsed: the content.
        piece: which names the file.
        parts: steps to its name.
        column: of the file.
    """
    fault = column.find_fault()
    if fault:
        yield parsed.error(
            piece,
            parts,
            fault.message,
            fault.hint,
            code=fault.code,
        )


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
