"""Dumbbell and slope charts of the content -> problems of their series and their moments."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.chart_blocks import ChartKind
from reporting.content.chart_cases import ChartCase
from reporting.content.chart_names import list_names
from reporting.errors import Problem

_ENDS = 2
_FEWEST, _MOST = 2, 4
"""Values of a category that a line can join and a reader tell apart."""


def check_form(case: ChartCase) -> Iterator[Problem]:
    """Yield what a chart of joined points lacks, or has too much of."""
    kind = case.chart.type
    if kind is ChartKind.DUMBBELL:
        yield from check_dumbbell(case)
    elif kind is ChartKind.SLOPE:
        yield from check_slope(case)


def check_dumbbell(case: ChartCase) -> Iterator[Problem]:
    """Yield a number of series that no line joins."""
    count = len(case.rows)
    if case.chart.data.count:
        count = 1
    if not count or _FEWEST <= count <= _MOST:
        return
    if count < _FEWEST:
        message = "a dumbbell chart joins two to four series, and there is one"
        hint = "`type: bar` shows one"
    else:
        message = f"a dumbbell chart joins two to four series, and there are {count}"
        hint = "leave some out; `type: line` shows more"
    yield case.refuse(("data",), message, hint, "E457")


def check_slope(case: ChartCase) -> Iterator[Problem]:
    """Yield a number of moments other than two, and one of them that is highlighted."""
    chart = case.chart
    data = chart.data
    moments = [len(row.values) for row in case.rows]
    count = max(moments, default=0)
    if data.count:
        message = "a slope chart runs from one moment to another; counts have one"
        yield case.refuse(("data", "count"), message, "`type: bar` shows them", "E458")
    elif count not in (0, _ENDS):
        there = "there is one" if count == 1 else f"there are {count}"
        message = f"a slope chart has two categories, and {there}"
        hint = "`type: bar` shows one"
        if count > _ENDS:
            hint = "keep the first and the last; `type: line` shows all"
        place = "categories" if data.categories else "series"
        yield case.refuse(("data", place), message, hint, "E458")
    names = list_names(chart, case.found.find_table(data))
    if names.find_categories(chart.highlights):
        message = "both moments are ends of every line"
        yield case.refuse(("highlight",), message, "name a series", "E459")
