"""What a chart of the content shows -> its numbers: given, from a CSV file, or counted."""

from __future__ import annotations

from decimal import Decimal

from reporting.content.blocks import Chart
from reporting.content.chart_kinds import find_traits
from reporting.content.model import Status
from reporting.plan.scope import Scope
from reporting.reading.origin import Origin
from reporting.record import Record

Numbers = tuple[Decimal, ...]


class SeriesNumbers(Record, frozen=True):
    """A series as the content has it.

    Args:
        name: as it is printed.
        values: exact, one a category or a point.
        x: of each point; empty where values belong to categories.
        origin: where it is written.
    """

    name: str
    values: Numbers
    x: Numbers = ()
    origin: Origin | None = None


class ChartNumbers(Record, frozen=True):
    """The categories of a chart (none where it shows points) and its series."""

    categories: tuple[str, ...]
    series: tuple[SeriesNumbers, ...]

    @property
    def values(self) -> list[Decimal]:
        """All values of all series."""
        values: list[Decimal] = []
        for row in self.series:
            values += row.values
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
    if data.csv:
        return read_csv_numbers(chart, data.csv, scope)
    categories = [scope.print_text(category) for category in data.categories]
    rows = []
    for series in data.series:
        name = scope.print_text(series.name)
        x = []
        y = list(series.values)
        for point_x, point_y in series.points:
            x.append(point_x)
            y.append(point_y)
        origin = scope.origins.find(series)
        rows.append(SeriesNumbers(name, tuple(y), tuple(x), origin))
    return ChartNumbers(tuple(categories), tuple(rows))


def read_csv_numbers(chart: Chart, name: str, scope: Scope) -> ChartNumbers:
    """Read a CSV file: its first column holds categories or x, each other one a series.

    Args:
        chart: that names the file.
        name: of the file.
        scope: the content in one language.
    """
    table = scope.content.tables[name]
    origin = scope.origins.find(chart, "data", "csv")
    has_categories = find_traits(chart.type).has_categories
    categories = []
    x = []
    for cell, *_ in table.rows:
        if has_categories:
            categories.append(scope.stand_for(cell, chart, "data", "csv"))
        else:
            x.append(Decimal(cell))
    rows = []
    for column, heading in enumerate(table.header):
        if column:
            values = [Decimal(row[column]) for row in table.rows]
            rows.append(SeriesNumbers(heading, tuple(values), tuple(x), origin))
    return ChartNumbers(tuple(categories), tuple(rows))


def count_claims(chart: Chart, scope: Scope) -> ChartNumbers:
    """Count the register's claims by status, or by the sources they cite."""
    content = scope.content
    names: dict[str, str] = {}
    if chart.data.count == "status":
        for status in Status:
            names[status] = scope.language.statuses[status]
    else:
        for source in content.sources:
            names[source.id] = scope.print_text(source.short)
    tally = chart.data.tally(content.claims)
    values = [Decimal(tally[key]) for key in names]
    title = scope.language.fill_phrase("count_series")
    origin = scope.origins.find(chart, "data", "count")
    row = SeriesNumbers(title, tuple(values), origin=origin)
    return ChartNumbers(tuple(names.values()), (row,))
