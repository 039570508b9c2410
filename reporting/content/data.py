"""Parsed content -> the pictures and tables beside it, and problems of tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from reporting.content.blocks import Table
from reporting.content.cell_numbers import read_cell
from reporting.content.chart_blocks import Chart, Series
from reporting.content.chart_kinds import find_traits
from reporting.content.data_files import (
    Files,
    check_column,
    check_table,
    list_decimals,
    read_files,
    takes_percentages,
)
from reporting.content.data_source import find_source_key
from reporting.content.file_columns import FileColumn
from reporting.content.model import CsvFile
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.translations import format_digits
from reporting.errors import Problem
from reporting.limits import find_limit, tell_cure, tell_excess

DOUGHNUT_PARTS = 12
"""Parts of a ring that a reader can still tell apart."""


Place = tuple[Decimal, Parts]
"""A number of a chart and where it stands in its block."""


def check_data(parsed: ParsedContent) -> tuple[Files, list[Problem]]:
    """Read the files beside the content, and check tables and charts with them."""
    found = Files()
    problems: list[Problem] = []
    decimals = list_decimals(parsed)
    pixels = 0
    for piece, block in parsed.blocks:
        known = len(found.images)
        problems += read_files(
            parsed,
            piece,
            found,
            decimals,
        )
        newest = reversed(found.images.values())
        for image in islice(newest, len(found.images) - known):
            pixels += image.pixels
        if pixels > find_limit("pictures-pixels"):
            problems.append(refuse_pictures(parsed, piece, pixels))
            break
        match block:
            case Table():
                table = found.find_table(block)
                if table:
                    problems += check_table(
                        parsed,
                        piece,
                        block,
                        table,
                    )
            case Chart():
                problems += check_chart(
                    parsed,
                    piece,
                    block,
                    found,
                )
    return found, problems


def refuse_pictures(parsed: ParsedContent, piece: Piece, pixels: int) -> Problem:
    """Return what is said at the piece from which on no picture is read any more."""
    told = tell_excess("pictures-pixels", pixels)
    message = f"the pictures up to here are too large together: {told}"
    hint = tell_cure("pictures-pixels", pixels)
    return parsed.error(piece, (), message, hint, code="E490")


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
    if not data.table_name:
        yield from check_series(parsed, piece, chart)
    else:
        table = found.find_table(data)
        if table:
            yield from check_chart_table(
                parsed,
                piece,
                chart,
                table,
            )
    traits = find_traits(chart.type)
    if not traits.has_axes:
        yield from check_doughnut(
            parsed,
            piece,
            chart,
            found,
        )
    if traits.is_stacked:
        yield from check_areas(
            parsed,
            piece,
            chart,
            found,
        )


def list_chart_numbers(chart: Chart, found: Files) -> Iterator[Place]:
    """Yield the numbers that a chart shows, counts aside, each with its place in the block."""
    yield from list_values(chart, found)
    for index, line in enumerate(chart.lines):
        yield line.value, ("lines", index, "value")
    for index, band in enumerate(chart.bands):
        for key, end in (("from", band.from_), ("to", band.to)):
            if end is not None:
                yield end, ("bands", index, key)


def list_values(chart: Chart, found: Files) -> Iterator[Place]:
    """Yield the values of a chart's series, each with its place in the block."""
    for index, series in enumerate(chart.data.series):
        for i, value in enumerate(series.values):
            if value is not None:
                yield value, ("data", "series", index, "values", i)
        for i, point in enumerate(series.points):
            for j, value in enumerate(point):
                yield value, ("data", "series", index, "points", i, j)
    table = found.find_table(chart.data)
    place = ("data", find_source_key(chart.data))
    first = 1 if find_traits(chart.type).has_categories else 0
    for row in table.plain if table else ():
        for cell in row[first:]:
            value = read_cell(cell)
            if value is not None:
                yield value, place


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
        message, hint = _find_series_fault(series, count, is_scatter=is_scatter)
        if message:
            yield parsed.error(
                piece,
                ("data", "series", index),
                message,
                hint,
                code="E494",
            )


def _find_series_fault(
    series: Series,
    count: int,
    *,
    is_scatter: bool,
) -> tuple[str, str]:
    """Return what is wrong with a series, and what to write; nothing for one that is right."""
    if is_scatter:
        if series.points and not series.values:
            return "", ""
        message = "a series of a scatter chart has `points` only"
        return message, "write `points: [[x, y], …]`"
    if series.points or not series.values:
        message = "a series of this chart has `values` only"
        return message, "write `values: […]`, one a category"
    if count and len(series.values) != count:
        message = f"{len(series.values)} values for {count} categories"
        return message, "write `n/a` where none is known"
    return "", ""


def check_chart_table(
    parsed: ParsedContent,
    piece: Piece,
    chart: Chart,
    table: CsvFile,
) -> Iterator[Problem]:
    """Yield what keeps a CSV file from being a chart's numbers."""
    name = chart.data.table_name
    place = ("data", find_source_key(chart.data))
    if len(table.header) == 1:
        message = f"`{name}` has one column; a chart needs a second one with numbers"
        yield parsed.error(
            piece,
            place,
            message,
            code="E494",
        )
    has_categories = find_traits(chart.type).has_categories
    for index in range(
        1 if has_categories else 0,
        len(table.header),
    ):
        is_named = 0 < index <= len(chart.data.series)
        if index and not table.header[index] and not is_named:
            message = f"column {index + 1} of `{name}` has no name in its header"
            hint = "name it there, or all of them under `series`"
            yield parsed.error(
                piece,
                place,
                message,
                hint,
                code="E494",
            )
        column = FileColumn(
            table=name,
            data=table,
            index=index,
            takes_percent=takes_percentages(chart, index),
            takes_gaps=has_categories,
        )
        yield from check_column(
            parsed,
            piece,
            place,
            column,
        )


def count_series(chart: Chart, found: Files) -> tuple[int, int]:
    """Return how many series and how many categories a chart has, counts aside."""
    table = found.find_table(chart.data)
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
    for value, parts in list_values(
        chart,
        found,
    ):
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
    series, categories = count_series(
        chart,
        found,
    )
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
    series, _ = count_series(
        chart,
        found,
    )
    if series < 2:  # noqa: PLR2004  (one area does not stand on another)
        return
    for value, parts in list_values(
        chart,
        found,
    ):
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
