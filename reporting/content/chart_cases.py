"""A chart of the content and its files -> a case to be checked: its rows, each with a place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reporting.content.cell_numbers import is_missing, read_cell
from reporting.content.chart_blocks import Chart, Series
from reporting.content.chart_kinds import find_traits
from reporting.content.data_files import Files
from reporting.content.data_source import find_source_key
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.record import Record


class Row(Record, frozen=True):
    """The values of one series as they are written.

    Args:
        series: how it is drawn; a plain one of a CSV file that is not named beside it.
        values: one a category; none where nothing is known.
        parts: steps to each value.
        place: steps to the series.
        is_misread: whether a file has cells that are neither numbers nor empty; told elsewhere.
    """

    series: Series | None
    values: tuple[Decimal | None, ...]
    parts: tuple[Parts, ...]
    place: Parts
    is_misread: bool = False

    @property
    def is_line(self) -> bool:
        """Whether it is drawn as a line by its own word."""
        return self.series is not None and self.series.draw == "line"

    @property
    def is_second(self) -> bool:
        """Whether the second axis measures it."""
        return self.series is not None and self.series.axis == "second"

    @property
    def known(self) -> list[Decimal]:
        """Its known values."""
        return [value for value in self.values if value is not None]


class ChartCase(Record, frozen=True):
    """A chart under check.

    Args:
        parsed: the content.
        piece: the chart's.
        chart: the chart.
        rows: its series; none of points, of counts, and of what cannot be read.
        found: the files beside the content.
    """

    parsed: ParsedContent
    piece: Piece
    chart: Chart
    rows: tuple[Row, ...]
    found: Files

    def refuse(self, parts: Parts, message: str, hint: str, code: str) -> Problem:
        """Return an error in the chart."""
        return self.parsed.error(
            self.piece,
            parts,
            message,
            hint,
            code=code,
        )

    def warn(self, parts: Parts, message: str, hint: str, code: str) -> Problem:
        """Return a warning of the chart."""
        return self.parsed.warning(
            self.piece,
            parts,
            message,
            hint,
            code=code,
        )


def list_rows(chart: Chart, found: Files) -> Iterator[Row]:
    """Yield the series of a chart of categories whose numbers can be read."""
    data = chart.data
    if not find_traits(chart.type).has_categories:
        return
    table = found.find_table(data)
    if table is None:
        for number, series in enumerate(data.series):
            place = ("data", "series", number)
            count = len(series.values)
            parts = tuple([(*place, "values", at) for at in range(count)])
            yield Row(series, series.values, parts, place)
        return
    file: Parts = ("data", find_source_key(data))
    for column in range(1, len(table.header)):
        number = column - 1
        is_named = number < len(data.series)
        cells = [row[column] for row in table.plain]
        values = [read_cell(cell) for cell in cells]
        yield Row(
            data.series[number] if is_named else None,
            tuple(values),
            (file,) * len(values),
            ("data", "series", number) if is_named else file,
            is_misread=not all(map(is_missing, cells)),
        )
