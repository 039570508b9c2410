"""A chart's numbers -> the rows of its workbook, and the references of its series to them.

For categories one column of names and one a series; for a scatter chart the series below
each other, x in A and y in B, each with as many rows as the longest: LibreOffice draws no
point of a series that a longer one follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.cleaning import clean_line
from reporting.deck.ooxml.workbook import SHEET, Cell, Date, Row, name_column
from reporting.deck.ooxml.xml import write_value
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries, ReferenceLine
from reporting.record import Record

_ACROSS, _FIRST_VALUES = "A", 2
"""Column of the categories or of x, and number of the first column of values."""


def list_rows(block: ChartBlock) -> list[Row]:
    """Return the rows of a chart's workbook."""
    rows: list[Row] = []
    if not block.categories:
        longest = count_rows(block)
        for series in list_series(block):
            if rows:
                rows.append(())
            rows.append((None, clean_line(series.name)))
            rows += zip(
                series.x,
                series.values,
                strict=True,
            )
            rows += [()] * (longest - len(series.values))
        return rows
    names = [clean_line(series.name) for series in list_series(block)]
    rows.append((None, *names))
    across = list_across(block)
    for number, category in enumerate(across):
        values = [series.values[number] for series in list_series(block)]
        rows.append((category, *values))
    return rows


def count_rows(block: ChartBlock) -> int:
    """Return how many rows of the workbook each series of a chart takes below its name."""
    return max(len(series.values) for series in list_series(block))


def list_across(block: ChartBlock) -> list[Cell]:
    """Return the categories of a chart as the cells of its workbook: dates, or words."""
    native = block.native_dates
    if not native:
        return [clean_line(category) for category in block.categories]
    if not native.are_days:
        return list(native.serials)
    return [Date(serial, native.code) for serial in native.serials]


def list_series(block: ChartBlock) -> list[ChartSeries]:
    """Return the series of a chart, and behind them its lines to hold values against."""
    lines = [] if block.traits.is_sideways else block.lines
    return [*block.series, *[make_series(block, line) for line in lines]]


def make_series(block: ChartBlock, line: ReferenceLine) -> ChartSeries:
    """Return a line across a chart as a series of one value."""
    x: tuple[float, ...] = ()
    count = len(block.categories)
    if not block.categories:
        x = (block.x_ticks[0].value, block.x_ticks[-1].value)
        count = len(x)
    return ChartSeries(
        line.name,
        (line.value,) * count,
        (line.label,) * count,
        x,
        is_line=True,
    )


def order_series(block: ChartBlock) -> dict[int, int]:
    """Return in which place of the chart each series stands, by its number.

    Columns come first, then lines over them, lines to hold values against, and what the
    second axis measures: a legend follows this order.
    """
    every = list_series(block)
    first: list[int] = []
    last: list[int] = []
    for number, series in enumerate(every):
        if series.is_second:
            last.append(number)
        else:
            first.append(number)
    own = [number for number in first if not every[number].is_line]
    over = [number for number in first if every[number].is_line]
    ordered = [*own, *over, *last]
    return {number: place for place, number in enumerate(ordered)}


def clean_lines(text: str) -> str:
    """Return lines without what XML cannot carry."""
    return "\n".join(map(clean_line, text.split("\n")))


class SeriesReferences(Record, frozen=True):
    """Where in the workbook a series stands, as formulas.

    Args:
        name: of its name.
        across: of its categories, or of its x.
        values: of its values.
    """

    name: str
    across: str
    values: str


def list_references(block: ChartBlock) -> list[SeriesReferences]:
    """Return where each series of a chart stands in its workbook."""
    found = []
    head = 1
    column = _FIRST_VALUES
    count = count_rows(block)
    for _ in list_series(block):
        letters = name_column(column)
        first = head + 1
        last = head + count
        references = SeriesReferences(
            name=f"{SHEET}!${letters}${head}",
            across=f"{SHEET}!${_ACROSS}${first}:${_ACROSS}${last}",
            values=f"{SHEET}!${letters}${first}:${letters}${last}",
        )
        found.append(references)
        if block.categories:
            column += 1
        else:
            head = last + 2
    return found


def write_texts(reference: str, texts: Sequence[str]) -> str:
    """Write texts of the workbook as a chart keeps them (ECMA-376 21.2.2.201)."""
    points = [f'<c:ptCount val="{len(texts)}"/>']
    for number, text in enumerate(texts):
        value = "\n".join(map(write_value, text.split("\n")))
        points.append(f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>')
    cache = "".join(points)
    return (
        f"<c:strRef><c:f>{reference}</c:f><c:strCache>{cache}</c:strCache></c:strRef>"
    )


def write_numbers(
    reference: str,
    numbers: Sequence[float | None],
    number_format: str,
    count: int = 0,
) -> str:
    """Write numbers of the workbook as a chart keeps them, missing ones left out.

    ECMA-376 21.2.2.123.

    Args:
        reference: of the cells, as a formula.
        numbers: that stand in the first of them.
        number_format: the code by which they are written.
        count: of the cells, where empty ones follow.
    """
    code = write_value(number_format)
    points = [f"<c:formatCode>{code}</c:formatCode>"]
    cells = max(count, len(numbers))
    points.append(f'<c:ptCount val="{cells}"/>')
    for number, value in enumerate(numbers):
        if value is not None:
            points.append(f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>')
    cache = "".join(points)
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"
    )


def write_literals(numbers: Sequence[float | None]) -> str:
    """Write numbers that are no cells of the workbook (ECMA-376 21.2.2.122)."""
    points: list[str] = []
    for at, value in enumerate(numbers):
        if value is not None:
            points.append(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>')
    count = f'<c:ptCount val="{len(numbers)}"/>'
    code = "<c:formatCode>General</c:formatCode>"
    return f"<c:numLit>{code}{count}{''.join(points)}</c:numLit>"
