"""Parsed content -> the pictures and tables beside it, and problems of tables and charts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from reporting.content import files
from reporting.content.beside import suggest_file
from reporting.content.blocks import Chart, Series, Table
from reporting.content.chart_kinds import find_traits
from reporting.content.markers import list_file_fields
from reporting.content.model import CsvFile, ImageFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.record import Record, field

_SHOWN = 5
_NOUNS = {"image": "image", "table": "CSV file"}
_ABSENT = "does not exist"
"""What is said of a file that is not there."""
_CSV: Parts = ("data", "csv")
"""Steps from a chart to the name of its file."""

DOUGHNUT_PARTS = 12
"""Parts of a ring that a reader can still tell apart."""


class Files(Record, frozen=True):
    """The files beside the content by the names it gives them."""

    images: dict[str, ImageFile] = field(default_factory=dict)
    tables: dict[str, CsvFile] = field(default_factory=dict)


Place = tuple[Decimal, Parts]
"""A number of a chart and where it stands in its block."""


def check_data(parsed: ParsedContent) -> tuple[Files, list[Problem]]:
    """Read the files beside the content, and check tables and charts with them."""
    found = Files()
    problems: list[Problem] = []
    for piece, block in parsed.blocks:
        problems += read_files(parsed, piece, found)
        match block:
            case Table(csv=str(name)) if name in found.tables:
                table = found.tables[name]
                problems += check_table(parsed, piece, block, table)
            case Chart():
                problems += check_chart(parsed, piece, block, found)
    return found, problems


# ---------------------------------------------------------------- files


def read_files(
    parsed: ParsedContent,
    piece: Piece,
    found: Files,
) -> Iterator[Problem]:
    """Read the files that a piece names, and yield an error for each that cannot be used.

    Args:
        parsed: the content, in whose folder they lie.
        piece: names them where its types say so.
        found: the files read so far, with which they are put.
    """
    for parts, model in piece.list_models():
        for field_name, marker in list_file_fields(type(model)):
            name = getattr(model, field_name)
            is_image = marker.form == "image"
            known: Collection[str] = found.images if is_image else found.tables
            if name is None or name in known:
                continue
            try:
                if is_image:
                    found.images[name] = files.read_image(parsed.folder, name)
                else:
                    found.tables[name] = files.read_table(parsed.folder, name)
            except ValueError as error:
                noun = _NOUNS[marker.form]
                steps = (*parts, field_name)
                is_absent = str(error) == _ABSENT
                hint = suggest_file(parsed.folder, name) if is_absent else ""
                yield parsed.error(
                    piece,
                    steps,
                    f"the {noun} `{name}` {error}",
                    hint,
                    code="E490",
                )


def check_table(
    parsed: ParsedContent,
    piece: Piece,
    block: Table,
    data: CsvFile,
) -> Iterator[Problem]:
    """Yield what keeps a CSV file from filling a table's columns."""
    parts = ("csv",)
    if len(data.header) != len(block.columns):
        message = f"`{block.csv}` has {len(data.header)} columns "
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
            message = _find_no_numbers(
                f"{block.csv}",
                data,
                index,
                skip_empty=True,
            )
            if message:
                yield parsed.error(
                    piece,
                    parts,
                    message,
                    "write numbers as 1234.5",
                    code="E493",
                )


def _find_no_numbers(
    name: str,
    data: CsvFile,
    index: int,
    *,
    skip_empty: bool = False,
) -> str:
    """Return what a column of a CSV file holds that is no number, as a message; or nothing."""
    wrong: list[str] = []
    for row in data.rows:
        cell = row[index]
        if not is_number(cell) and (cell or not skip_empty):
            wrong.append(cell)
    if not wrong:
        return ""
    shown = ", ".join(f"`{cell[:40]}`" for cell in wrong[:_SHOWN])
    column = data.header[index]
    return f"column `{column}` of `{name}` holds what is no plain number: {shown}"


# ---------------------------------------------------------------- charts


def check_chart(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
    found: Files,
) -> Iterator[Problem]:
    """Yield what keeps a chart from being drawn."""
    data = chart.data
    if data.count:
        yield from _check_counts(parsed, piece, chart)
        return
    if data.csv is None:
        yield from check_series(parsed, piece, chart)
    else:
        table = found.tables.get(data.csv)
        if table:
            yield from check_chart_table(parsed, piece, chart, table)
    traits = find_traits(chart.type)
    if not traits.has_axes:
        yield from check_doughnut(parsed, piece, chart, found)
    if traits.is_stacked:
        yield from check_areas(parsed, piece, chart, found)


def list_chart_numbers(chart: Chart, found: Files) -> Iterator[Place]:
    """Yield the numbers that a chart shows, counts aside, each with its place in the block."""
    for index, series in enumerate(chart.data.series):
        for i, value in enumerate(series.values):
            if value is not None:
                yield value, ("data", "series", index, "values", i)
        for i, point in enumerate(series.points):
            for j, value in enumerate(point):
                yield value, ("data", "series", index, "points", i, j)
    for index, line in enumerate(chart.lines):
        yield line.value, ("lines", index, "value")
    table = found.tables.get(chart.data.csv or "")
    first = 1 if find_traits(chart.type).has_categories else 0
    for row in table.rows if table else ():
        for cell in row[first:]:
            if is_number(cell):
                yield Decimal(cell), _CSV


def is_number(cell: str) -> bool:
    """Whether a cell of a CSV file is a plain number."""
    number = r"[+-]?\d{1,18}(\.\d{1,18})?"
    return bool(re.fullmatch(number, cell, re.ASCII))


def check_series(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
) -> Iterator[Problem]:
    """Yield where inline series lack the form that their kind of chart needs."""
    is_scatter = not find_traits(chart.type).has_categories
    count = len(chart.data.categories)
    if is_scatter and count:
        message = "a scatter chart has no categories"
        hint = "give each series its `points`: [[x, y], …]"
        yield parsed.error(
            piece,
            ("data", "categories"),
            message,
            hint,
            code="E494",
        )
    if not is_scatter and not count:
        hint = "name what each value stands for"
        yield parsed.error(
            piece,
            ("data",),
            "missing `categories`",
            hint,
            code="E494",
        )
    for index, series in enumerate(chart.data.series):
        message = _find_series_fault(series, count, is_scatter=is_scatter)
        if message:
            yield parsed.error(
                piece,
                ("data", "series", index),
                message,
                code="E494",
            )


def _find_series_fault(
    series: Series,
    count: int,
    *,
    is_scatter: bool,
) -> str:
    if is_scatter:
        if series.points and not series.values:
            return ""
        return "a series of a scatter chart has `points` only"
    if series.points or not series.values:
        return "a series of this chart has `values` only"
    if count and len(series.values) != count:
        return f"{len(series.values)} values for {count} categories"
    return ""


def check_chart_table(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
    table: CsvFile,
) -> Iterator[Problem]:
    """Yield what keeps a CSV file from being a chart's numbers."""
    name = f"{chart.data.csv}"
    if len(table.header) == 1:
        message = f"`{name}` has one column; a chart needs a second one with numbers"
        yield parsed.error(
            piece,
            _CSV,
            message,
            code="E494",
        )
    first = 1 if find_traits(chart.type).has_categories else 0
    for index in range(first, len(table.header)):
        message = _find_no_numbers(name, table, index)
        if message:
            yield parsed.error(
                piece,
                _CSV,
                message,
                "write numbers as 1234.5",
                code="E493",
            )


def count_series(chart: Chart, found: Files) -> tuple[int, int]:
    """Return how many series and how many categories a chart has, counts aside."""
    table = found.tables.get(chart.data.csv) if chart.data.csv else None
    if table:
        return len(table.header) - 1, len(table.rows)
    return len(chart.data.series), len(chart.data.categories)


def _check_counts(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
) -> Iterator[Problem]:
    if not find_traits(chart.type).has_categories:
        message = "a scatter chart cannot show counts"
        yield parsed.error(
            piece,
            ("data", "count"),
            message,
            code="E494",
        )
    has_axes = find_traits(chart.type).has_axes
    if chart.data.count == "source" and not has_axes:
        yield from check_doughnut_parts(
            parsed,
            piece,
            len(parsed.list_ids("sources")),
        )


def check_doughnut(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
    found: Files,
) -> Iterator[Problem]:
    """Yield what a ring cannot show: negative numbers, nothing, several series, many parts."""
    is_shown = False
    is_empty = True
    for value, parts in list_chart_numbers(chart, found):
        is_empty = False
        is_shown = is_shown or bool(value)
        if value < 0:
            number = format_digits(value)
            message = f"a doughnut cannot show the negative number {number}"
            yield parsed.error(
                piece,
                parts,
                message,
                code="E496",
            )
    if not is_empty and not is_shown:
        yield parsed.error(
            piece,
            ("data",),
            "a doughnut of zeros shows nothing",
            code="E496",
        )
    series, categories = count_series(chart, found)
    if series > 1:
        message = f"a doughnut shows one series, and there are {series}"
        yield parsed.error(
            piece,
            ("data",),
            message,
            "`type: bar` shows several",
            code="E496",
        )
    yield from check_doughnut_parts(parsed, piece, categories)


def check_doughnut_parts(
    parsed: ParsedContent,
    piece: Piece,
    count: int,
) -> Iterator[Problem]:
    """Yield an error for a ring of more parts than a reader can tell apart."""
    if count > DOUGHNUT_PARTS:
        message = f"the {count} parts of the doughnut cannot be told apart; "
        message += f"it may have {DOUGHNUT_PARTS}"
        yield parsed.error(
            piece,
            ("type",),
            message,
            "`type: bar` shows them all",
            code="E497",
        )


def check_areas(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
    found: Files,
) -> Iterator[Problem]:
    """Yield an error for each negative number where areas stand on one another."""
    series, _ = count_series(chart, found)
    if series < 2:  # noqa: PLR2004  (one area does not stand on another)
        return
    for value, parts in list_chart_numbers(chart, found):
        if value < 0:
            number = format_digits(value)
            message = "areas stand on one another, "
            message += f"which the negative number {number} cannot"
            yield parsed.error(
                piece,
                parts,
                message,
                "`type: line` shows it",
                code="E498",
            )
