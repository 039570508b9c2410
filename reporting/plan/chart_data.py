"""What a chart of the content shows -> its numbers: given, from a CSV file, or counted."""

from __future__ import annotations

from decimal import Decimal

from reporting.content.cell_numbers import read_cell
from reporting.content.chart_blocks import Chart, Series
from reporting.content.chart_dates import ChartDates, find_dates
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_units import PERCENT, find_unit_key
from reporting.content.data_source import find_source_key
from reporting.content.model import Status
from reporting.plan.cells import print_cell
from reporting.plan.chart_dates import write_names
from reporting.plan.scope import Scope
from reporting.reading.origin import Origin
from reporting.record import Record, replace

Numbers = tuple[Decimal, ...]
Known = tuple[Decimal | None, ...]
"""Numbers, some of which may be missing."""


class SeriesNumbers(Record, frozen=True):
    """A series as the content has it.

    Args:
        name: as it is printed.
        values: exact, one a category or a point; none where nothing is known.
        x: of each point; empty where values belong to categories.
        origin: where it is written.
        is_line: whether it is a line over columns.
        is_second: whether the second axis measures it.
    """

    name: str
    values: Known
    x: Numbers = ()
    origin: Origin | None = None
    is_line: bool = False
    is_second: bool = False

    @property
    def known(self) -> list[Decimal]:
        """The values that are known."""
        return [value for value in self.values if value is not None]


class ChartNumbers(Record, frozen=True):
    """The categories of a chart (none where it shows points) and its series.

    Args:
        categories: what they are called.
        series: with their values.
        dates: what the categories are, where all are dates.
    """

    categories: tuple[str, ...]
    series: tuple[SeriesNumbers, ...]
    dates: ChartDates | None = None

    @property
    def values(self) -> list[Decimal]:
        """All known values of all series."""
        values: list[Decimal] = []
        for row in self.series:
            values += row.known
        return values

    def list_values(self, *, is_second: bool) -> list[Decimal]:
        """Return the known values that one of the axes measures."""
        values: list[Decimal] = []
        for row in self.series:
            if row.is_second is is_second:
                values += row.known
        return values

    @property
    def x(self) -> list[Decimal]:
        """The x of all points."""
        values: list[Decimal] = []
        for row in self.series:
            values += row.x
        return values


def read_chart_numbers(chart: Chart, scope: Scope) -> ChartNumbers:
    """Return the numbers of a chart, its words in the scope's language."""
    data = chart.data
    if data.count:
        return count_claims(chart, scope)
    if data.table_name:
        return read_table_numbers(chart, scope)
    dates = find_dates(chart, None)
    categories = name_categories(chart, dates, scope)
    rows = []
    for series in data.series:
        name = name_series(chart, series, scope)
        x = []
        y = list(series.values)
        for point_x, point_y in series.points:
            x.append(point_x)
            y.append(point_y)
        origin = scope.origins.find(series)
        row = SeriesNumbers(
            name,
            tuple(y),
            tuple(x),
            origin,
            is_line=is_line(chart, series),
            is_second=series.axis == "second",
        )
        rows.append(row)
    return ChartNumbers(
        tuple(categories),
        tuple(rows),
        dates,
    )


def name_categories(
    chart: Chart,
    dates: ChartDates | None,
    scope: Scope,
) -> list[str]:
    """Return what the categories of the content are called: dates as the language has them."""
    named: list[str] = []
    if dates is None:
        return [scope.print_text(category) for category in chart.data.categories]
    for at, name in enumerate(write_names(dates, scope.language)):
        named.append(scope.stand_for(name, chart, "data", "categories", at))
    return named


def name_series(chart: Chart, series: Series, scope: Scope) -> str:
    """Return the name of a series, where there are two axes with the unit of its own."""
    name = scope.print_text(series.name)
    if not chart.second_unit:
        return name
    unit = chart.second_unit if series.axis == "second" else chart.unit
    words = "%"
    if find_unit_key(unit) != PERCENT:
        words = scope.print_text(unit)
    return f"{name} ({words})"


def is_line(chart: Chart, series: Series) -> bool:
    """Whether a series is a line over the columns of others."""
    kinds = {row.draw or chart.type.value for row in chart.data.series}
    return len(kinds) > 1 and (series.draw or chart.type.value) == "line"


def read_table_numbers(chart: Chart, scope: Scope) -> ChartNumbers:
    """Read a file: its first column holds categories or x, each other one a series.

    Args:
        chart: that names the file.
        scope: the content in one language.
    """
    table = scope.content.tables[chart.data.table_name]
    origin = scope.origins.find(
        chart,
        "data",
        find_source_key(chart.data),
    )
    x: list[Decimal] = []
    categories: list[str] = []
    dates: ChartDates | None = None
    if find_traits(chart.type).has_categories:
        dates = find_dates(chart, table)
        categories = name_rows(chart, dates, scope)
    else:
        for cells in table.plain:
            x.append(read_cell(cells[0]) or Decimal(0))
    rows = []
    for column, heading in enumerate(table.header):
        if column:
            values = [read_cell(cells[column]) for cells in table.plain]
            row = SeriesNumbers(
                heading,
                tuple(values),
                tuple(x),
                origin,
            )
            rows.append(name_column(row, chart, column - 1, scope))
    return ChartNumbers(tuple(categories), tuple(rows), dates)


def name_rows(
    chart: Chart,
    dates: ChartDates | None,
    scope: Scope,
) -> list[str]:
    """Return what the rows of a file stand for: as the content names them, or the file."""
    if chart.data.categories:
        return name_categories(chart, dates, scope)
    named: list[str] = []
    table = scope.content.tables[chart.data.table_name]
    key = find_source_key(chart.data)
    written: list[str] = []
    if dates:
        written = write_names(dates, scope.language)
    else:
        for cells in table.rows:
            written.append(print_cell(cells[0], scope, has_dates=table.has_dates))
    for words in written:
        located = scope.stand_for(
            words,
            chart,
            "data",
            key,
        )
        named.append(located)
    return named


def name_column(
    row: SeriesNumbers,
    chart: Chart,
    number: int,
    scope: Scope,
) -> SeriesNumbers:
    """Return a column of a CSV file as the series beside the file names it, if one does."""
    if number >= len(chart.data.series):
        return row
    series = chart.data.series[number]
    return replace(
        row,
        name=name_series(chart, series, scope),
        is_line=is_line(chart, series),
        is_second=series.axis == "second",
    )


def count_claims(chart: Chart, scope: Scope) -> ChartNumbers:
    """Count the register's claims by status, or by the sources they cite."""
    content = scope.content
    names: list[str] = []
    if chart.data.count == "status":
        for status in Status:
            names.append(scope.language.statuses[status])
    else:
        for source in content.sources:
            name = scope.print_text(source.short)
            names.append(name)
    tally = chart.data.tally(content.claims)
    values = [
        Decimal(tally[key])
        for key in list_counted_keys(
            chart,
            scope,
        )
    ]
    title = scope.language.fill_phrase("count_series")
    origin = scope.origins.find(
        chart,
        "data",
        "count",
    )
    row = SeriesNumbers(
        title,
        tuple(values),
        origin=origin,
    )
    return ChartNumbers(
        tuple(names),
        (row,),
    )


def list_counted_keys(chart: Chart, scope: Scope) -> list[str]:
    """Return by what a chart counts: each status, or each source by its id."""
    if chart.data.count == "status":
        return [status.value for status in Status]
    return [source.id for source in scope.content.sources]
