"""A draft -> the pictures and tables beside it, and problems of what tables and charts are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reporting.content import files
from reporting.content.blocks import Chart, ChartKind, Image, Series, Table
from reporting.content.model import CsvFile, ImageFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.record import Record, field

_NUMBER = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?", re.ASCII)
_SHOWN = 5

DOUGHNUT_PARTS = 12
"""Parts of a ring that a reader can still tell apart."""


class Files(Record, frozen=True):
    """The files beside the content by the names it gives them."""

    images: dict[str, ImageFile] = field(default_factory=dict)
    tables: dict[str, CsvFile] = field(default_factory=dict)


Place = tuple[Decimal, Parts]
"""A number of a chart and where it stands in its block."""


def check_data(draft: ParsedContent) -> tuple[Files, list[Problem]]:
    """Read the files beside the content, and check tables and charts with them."""
    found = Files()
    problems: list[Problem] = []
    for piece, block in draft.values("blocks"):
        match block:
            case Image():
                problems += _read_image(draft, piece, block, found)
            case Table(csv=str(name)):
                problems += _read_table(draft, piece, ("csv",), name, found)
                problems += _check_table(draft, piece, block, found.tables.get(name))
            case Chart():
                problems += _check_chart(draft, piece, block, found)
    return found, problems


# ---------------------------------------------------------------- files


def _read_image(
    draft: ParsedContent, piece: Piece, block: Image, found: Files
) -> Iterator[Problem]:
    if block.file in found.images:
        return
    try:
        found.images[block.file] = files.read_image(draft.folder, block.file)
    except ValueError as error:
        yield draft.error(piece, ("file",), f"the image `{block.file}` {error}")


def _read_table(
    draft: ParsedContent, piece: Piece, parts: Parts, name: str, found: Files
) -> Iterator[Problem]:
    if name in found.tables:
        return
    try:
        found.tables[name] = files.read_table(draft.folder, name)
    except ValueError as error:
        yield draft.error(piece, parts, f"the CSV file `{name}` {error}")


def _check_table(
    draft: ParsedContent, piece: Piece, block: Table, data: CsvFile | None
) -> Iterator[Problem]:
    if data is None:
        return
    if len(data.header) != len(block.columns):
        message = f"`{block.csv}` has {len(data.header)} columns where `columns` has {len(block.columns)}"
        yield draft.error(piece, ("csv",), message)
        return
    for index, column in enumerate(block.columns):
        if column.align == "decimal":
            cells = [row[index] for row in data.rows if row[index]]
            yield from _numeric(
                draft, piece, ("csv",), f"{block.csv}", data.header[index], cells
            )


def _numeric(
    draft: ParsedContent,
    piece: Piece,
    parts: Parts,
    name: str,
    column: str,
    cells: Sequence[str],
) -> Iterator[Problem]:
    wrong = [cell for cell in cells if not is_number(cell)]
    if wrong:
        shown = ", ".join(f"`{cell[:40]}`" for cell in wrong[:_SHOWN])
        message = (
            f"column `{column}` of `{name}` holds what is no plain number: {shown}"
        )
        yield draft.error(piece, parts, message, "write numbers as 1234.5")


# ---------------------------------------------------------------- charts


def _check_chart(
    draft: ParsedContent, piece: Piece, chart: Chart, found: Files
) -> Iterator[Problem]:
    data = chart.data
    if data.count:
        if chart.type is ChartKind.SCATTER:
            yield draft.error(
                piece, ("data", "count"), "a scatter chart cannot show counts"
            )
        if chart.type is ChartKind.DOUGHNUT and data.count == "source":
            yield from _check_parts(draft, piece, len(draft.ids("sources")))
        return
    if data.csv is None:
        yield from _check_series(draft, piece, chart)
    else:
        yield from _read_table(draft, piece, ("data", "csv"), data.csv, found)
        if table := found.tables.get(data.csv):
            yield from _check_csv(draft, piece, chart, table)
    if chart.type is ChartKind.DOUGHNUT:
        yield from _check_doughnut(
            draft, piece, chart, list(list_chart_numbers(chart, found)), found
        )
    if chart.type is ChartKind.AREA:
        yield from _check_area(
            draft, piece, chart, list(list_chart_numbers(chart, found)), found
        )


def list_chart_numbers(chart: Chart, found: Files) -> Iterator[Place]:
    """Yield the numbers that a chart shows, counts aside, each with its place in the block."""
    for index, series in enumerate(chart.data.series):
        at: Parts = ("data", "series", index)
        yield from (
            (value, (*at, "values", i)) for i, value in enumerate(series.values)
        )
        for i, point in enumerate(series.points):
            yield from ((value, (*at, "points", i, j)) for j, value in enumerate(point))
    table = found.tables.get(chart.data.csv or "")
    first = 0 if chart.type is ChartKind.SCATTER else 1
    for row in table.rows if table else ():
        yield from (
            (Decimal(cell), ("data", "csv")) for cell in row[first:] if is_number(cell)
        )


def is_number(cell: str) -> bool:
    """Whether a cell of a CSV file is a plain number."""
    return bool(_NUMBER.fullmatch(cell))


def _check_series(
    draft: ParsedContent, piece: Piece, chart: Chart
) -> Iterator[Problem]:
    """Check that inline series have the form that their kind of chart needs."""
    scatter, count = chart.type is ChartKind.SCATTER, len(chart.data.categories)
    if scatter and count:
        hint = "give each series its `points`: [[x, y], …]"
        yield draft.error(
            piece, ("data", "categories"), "a scatter chart has no categories", hint
        )
    if not scatter and not count:
        yield draft.error(
            piece, ("data",), "missing `categories`", "name what each value stands for"
        )
    for index, series in enumerate(chart.data.series):
        message = _series_fault(series, count, scatter=scatter)
        if message:
            yield draft.error(piece, ("data", "series", index), message)


def _series_fault(series: Series, count: int, *, scatter: bool) -> str:
    if scatter:
        return (
            ""
            if series.points and not series.values
            else "a series of a scatter chart has `points` only"
        )
    if series.points or not series.values:
        return "a series of this chart has `values` only"
    if count and len(series.values) != count:
        return f"{len(series.values)} values for {count} categories"
    return ""


def _check_csv(
    draft: ParsedContent, piece: Piece, chart: Chart, table: CsvFile
) -> Iterator[Problem]:
    parts: Parts = ("data", "csv")
    if len(table.header) == 1:
        message = f"`{chart.data.csv}` has one column; a chart needs a second one with numbers"
        yield draft.error(piece, parts, message)
    first = 0 if chart.type is ChartKind.SCATTER else 1
    for index in range(first, len(table.header)):
        cells = [row[index] for row in table.rows]
        yield from _numeric(
            draft, piece, parts, f"{chart.data.csv}", table.header[index], cells
        )


def _shape(chart: Chart, found: Files) -> tuple[int, int]:
    """Return how many series and how many categories a chart has."""
    table = found.tables.get(chart.data.csv) if chart.data.csv else None
    if table:
        return len(table.header) - 1, len(table.rows)
    return len(chart.data.series), len(chart.data.categories)


def _check_doughnut(
    draft: ParsedContent,
    piece: Piece,
    chart: Chart,
    numbers: Sequence[Place],
    found: Files,
) -> Iterator[Problem]:
    for value, parts in numbers:
        if value < 0:
            yield draft.error(
                piece,
                parts,
                f"a doughnut cannot show the negative number {format_digits(value)}",
            )
    if numbers and not any(value for value, _ in numbers):
        yield draft.error(piece, ("data",), "a doughnut of zeros shows nothing")
    series, parts_of_it = _shape(chart, found)
    if series > 1:
        hint = "`type: bar` shows several"
        yield draft.error(
            piece,
            ("data",),
            f"a doughnut shows one series, and there are {series}",
            hint,
        )
    yield from _check_parts(draft, piece, parts_of_it)


def _check_parts(draft: ParsedContent, piece: Piece, count: int) -> Iterator[Problem]:
    if count > DOUGHNUT_PARTS:
        message = f"the {count} parts of the doughnut cannot be told apart; it may have {DOUGHNUT_PARTS}"
        yield draft.error(piece, ("type",), message, "`type: bar` shows them all")


def _check_area(
    draft: ParsedContent,
    piece: Piece,
    chart: Chart,
    numbers: Sequence[Place],
    found: Files,
) -> Iterator[Problem]:
    if _shape(chart, found)[0] < 2:  # noqa: PLR2004  (one area does not stand on another)
        return
    for value, parts in numbers:
        if value < 0:
            message = f"areas stand on one another, which the negative number {format_digits(value)} cannot"
            yield draft.error(piece, parts, message, "`type: line` shows it")
