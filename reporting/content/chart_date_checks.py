"""Charts of dates -> problems of dates that go back, and of distances that are not seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reporting.content.chart_blocks import ChartKind
from reporting.content.chart_cases import ChartCase
from reporting.content.chart_dates import ChartDates, find_dates, list_category_words
from reporting.content.chart_kinds import find_traits
from reporting.content.data_source import find_source_key
from reporting.content.parsed import Parts
from reporting.errors import Problem


def check_dates(case: ChartCase) -> Iterator[Problem]:
    """Yield what keeps the dates of a chart from standing at their distance."""
    chart = case.chart
    traits = find_traits(chart.type)
    if not traits.has_categories or not (traits.runs_on or traits.has_bars):
        return
    table = case.found.find_table(chart.data)
    dates = find_dates(chart, table)
    if dates is None:
        return
    words = list_category_words(chart, table)
    if dates.unit is None:
        if traits.runs_on:
            message = f"{words[0]} and what follows are not of one length"
            hint = "write all as years, or all as quarters, months or days, to scale"
            yield case.warn(
                find_category(case, 0),
                message,
                hint,
                "W451",
            )
        return
    if traits.runs_on:
        yield from check_order(
            case,
            dates,
            words,
        )
    elif chart.type is ChartKind.COLUMN:
        yield from check_distances(
            case,
            dates,
            words,
        )


def check_order(
    case: ChartCase,
    dates: ChartDates,
    words: list[str],
) -> Iterator[Problem]:
    """Yield the first date that a line would have to go back to."""
    file = case.chart.data.table_name
    hint = "write the categories, and the values with them, in the order of time"
    if file:
        hint = f"sort the rows of `{file}` by their date, the earliest first"
    for at, (before, after) in enumerate(pairwise(dates.places), 1):
        if after > before:
            continue
        message = (
            f"{words[at]} stands after {words[at - 1]}: a line through time goes on"
        )
        if after == before:
            message = f"{words[at]} stands there twice"
        yield case.refuse(
            find_category(case, at),
            message,
            hint,
            "E449",
        )
        return


def check_distances(
    case: ChartCase,
    dates: ChartDates,
    words: list[str],
) -> Iterator[Problem]:
    """Yield where columns at even distance stand for dates that are not."""
    distances = [after - before for before, after in pairwise(dates.places)]
    if len(set(distances)) <= 1 or min(distances) <= 0:
        return
    at = next(at for at, far in enumerate(distances) if far != distances[0])
    message = (
        f"columns stand evenly, but from {words[at]} to {words[at + 1]} it is "
        f"{distances[at]} {dates.unit}s, and {distances[0]} before"
    )
    hint = "`type: line` and `type: area` stand to scale; or accept the warning"
    yield case.warn(
        find_category(case, at + 1),
        message,
        hint,
        "W450",
    )


def find_category(case: ChartCase, at: int) -> Parts:
    """Return the steps to a category, or to the file that holds it."""
    data = case.chart.data
    if data.categories:
        return ("data", "categories", at)
    return ("data", find_source_key(data))
