"""Charts of the content -> problems of logarithmic axes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reporting.content.cell_numbers import read_cell
from reporting.content.chart_addition_checks import list_levels
from reporting.content.chart_blocks import Scaling
from reporting.content.chart_cases import ChartCase
from reporting.content.chart_kinds import find_traits
from reporting.content.chart_places import read_number
from reporting.content.data_source import find_source_key
from reporting.content.parsed import Parts
from reporting.content.translations import format_digits
from reporting.errors import Problem


def check_scale(case: ChartCase) -> Iterator[Problem]:
    """Yield axes that cannot be logarithmic, and what has no place on one."""
    chart = case.chart
    traits = find_traits(chart.type)
    if chart.x and traits.has_categories:
        message = f"`type: {chart.type}` has no axis of numbers that `x` names"
        hint = "its categories speak for themselves: leave `x` out; what values are is `unit`"
        yield case.refuse(
            ("x",),
            message,
            hint,
            "E478",
        )
    if chart.x_scale is Scaling.LOG:
        if traits.has_categories:
            message = f"`type: {chart.type}` has no x to put on a logarithmic axis"
            hint = "`type: scatter` has; for the axis of values write `scale: log`"
            yield case.refuse(
                ("x_scale",),
                message,
                hint,
                "E475",
            )
        else:
            yield from refuse_low(case, "x_scale", list_x(case))
    if chart.scale is not Scaling.LOG:
        return
    has_columns = any(series.draw == "column" for series in chart.data.series)
    if traits.is_from_zero or not traits.has_ticks or has_columns:
        message = f"`type: {chart.type}` cannot have a logarithmic axis"
        hint = "lengths from zero would mean nothing there: "
        hint += "write `type: line`, or leave `scale` out"
        yield case.refuse(
            ("scale",),
            message,
            hint,
            "E475",
        )
        return
    yield from refuse_low(case, "scale", list_up(case))


def refuse_low(
    case: ChartCase,
    key: str,
    values: Iterator[tuple[Parts, Decimal]],
) -> Iterator[Problem]:
    """Yield an error for the first value that a logarithmic axis has no place for."""
    for place, value in values:
        if value <= 0:
            message = f"{format_digits(value)} has no place on a logarithmic axis"
            hint = (
                f"it has values above zero only: leave `{key}: log` out, or the value"
            )
            yield case.refuse(
                place,
                message,
                hint,
                "E476",
            )
            return


def list_up(case: ChartCase) -> Iterator[tuple[Parts, Decimal]]:
    """Yield what the first axis of values measures, with the steps to each."""
    for row in case.rows:
        for value, parts in zip(row.values, row.parts, strict=True):
            if value is not None and not row.is_second:
                yield parts, value
    for parts, pair in list_points(case):
        if pair[1] is not None:
            yield (*parts, 1) if "points" in parts else parts, pair[1]
    for _, parts, value in list_levels(case):
        yield parts, value


def list_x(case: ChartCase) -> Iterator[tuple[Parts, Decimal]]:
    """Yield what the lower axis of a scatter chart measures, with the steps to each."""
    for parts, pair in list_points(case):
        if pair[0] is not None:
            yield (*parts, 0) if "points" in parts else parts, pair[0]
    for number, span in enumerate(case.chart.spans):
        for key, words in (("from", span.from_), ("to", span.to)):
            value = read_number(words or "")
            if value is not None:
                yield ("spans", number, key), value


def list_points(
    case: ChartCase,
) -> Iterator[tuple[Parts, tuple[Decimal | None, Decimal | None]]]:
    """Yield the points of a scatter chart, with the steps to each."""
    data = case.chart.data
    if find_traits(case.chart.type).has_categories:
        return
    for number, series in enumerate(data.series):
        for at, point in enumerate(series.points):
            yield ("data", "series", number, "points", at), point
    table = case.found.find_table(data)
    for row in table.plain if table else ():
        for cell in row[1:]:
            yield ("data", find_source_key(data)), (read_cell(row[0]), read_cell(cell))
