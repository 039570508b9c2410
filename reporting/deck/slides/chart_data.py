"""A chart's numbers -> the rows of its workbook, and the references of its series to them.

For categories one column of names and one a series; for a scatter chart the series below
each other, x in A and y in B.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.deck.ooxml.workbook import SHEET, Row, name_column
from reporting.deck.ooxml.xml import clean_text, write_value
from reporting.plan.block_model import ChartBlock, ChartSeries
from reporting.record import Record


def list_rows(block: ChartBlock) -> list[Row]:
    """Return the rows of a chart's workbook."""
    if not block.categories:
        return list(_list_points(block.series))
    names = [clean_text(series.name) for series in block.series]
    rows: list[Row] = [(None, *names)]
    for number, category in enumerate(block.categories):
        values = [series.values[number] for series in block.series]
        rows.append((clean_text(category), *values))
    return rows


def _list_points(series: Sequence[ChartSeries]) -> Iterator[Row]:
    """Yield the rows of a scatter chart, an empty one between its series."""
    for number, one in enumerate(series):
        if number:
            yield ()
        yield None, clean_text(one.name)
        yield from zip(one.x, one.values, strict=True)


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
    first = 1
    for column, series in enumerate(block.series, 2):
        count = len(series.values)
        letters = name_column(column if block.categories else 2)
        last = first + count
        found.append(
            SeriesReferences(
                name=f"{SHEET}!${letters}${first}",
                across=f"{SHEET}!$A${first + 1}:$A${last}",
                values=f"{SHEET}!${letters}${first + 1}:${letters}${last}",
            )
        )
        if not block.categories:
            first = last + 2
    return found


def write_texts(reference: str, texts: Sequence[str]) -> str:
    """Write texts of the workbook as a chart keeps them (ECMA-376 21.2.2.201)."""
    points = []
    for number, text in enumerate(texts):
        points.append(f'<c:pt idx="{number}"><c:v>{write_value(text)}</c:v></c:pt>')
    cache = f'<c:ptCount val="{len(texts)}"/>{"".join(points)}'
    return (
        f"<c:strRef><c:f>{reference}</c:f><c:strCache>{cache}</c:strCache></c:strRef>"
    )


def write_numbers(reference: str, numbers: Sequence[float], number_format: str) -> str:
    """Write numbers of the workbook as a chart keeps them (ECMA-376 21.2.2.123)."""
    points = []
    for number, value in enumerate(numbers):
        points.append(f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>')
    code = f"<c:formatCode>{write_value(number_format)}</c:formatCode>"
    cache = f'{code}<c:ptCount val="{len(numbers)}"/>{"".join(points)}'
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"
    )
