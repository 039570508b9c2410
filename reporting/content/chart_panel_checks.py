"""Charts in panels -> problems of what no panel can show."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.chart_cases import ChartCase
from reporting.content.chart_kinds import find_traits
from reporting.content.parsed import Parts
from reporting.errors import Problem

_SEVERAL = 2


def check_panels(case: ChartCase) -> Iterator[Problem]:
    """Yield what does not go into panels of one series each."""
    chart = case.chart
    if chart.panels is None:
        return
    place: Parts = ("panels",)
    if not find_traits(chart.type).has_panels:
        message = f"`type: {chart.type}` has no panels"
        hint = (
            "`type: bar`, `type: column`, `type: line` and `type: area` may have them"
        )
        yield case.refuse(
            place,
            message,
            hint,
            "E453",
        )
        return
    if 0 < len(case.rows) < _SEVERAL or chart.data.count:
        message = "a panel for each series needs two series at least"
        yield case.refuse(
            place,
            message,
            "leave `panels` out",
            "E454",
        )
        return
    for key, is_said in list_whole(case).items():
        if is_said:
            message = f"`{key}` needs all series in one chart, and `panels` parts them"
            yield case.refuse(
                (key,),
                message,
                "leave one of the two out",
                "E455",
            )
    for number, series in enumerate(chart.data.series):
        if series.draw or series.axis == "second":
            key = "draw" if series.draw else "axis"
            message = "in panels all series are drawn and measured alike"
            place = ("data", "series", number, key)
            yield case.refuse(
                place,
                message,
                f"leave `{key}` out",
                "E456",
            )


def list_whole(case: ChartCase) -> dict[str, bool]:
    """Return by key what is said of a chart that holds only of all its series together."""
    chart = case.chart
    return {
        "stack": chart.stack is not None,
        "lines": bool(chart.lines),
        "bands": bool(chart.bands),
        "spans": bool(chart.spans),
        "annotations": bool(chart.annotations),
    }
