"""Charts of the content -> a warning where bars are so many that nobody reads them.

Columns over years or dates stay columns, and only some are named; all others lie below one
another, a row each, over several pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.chart_blocks import ChartKind
from reporting.content.chart_cases import ChartCase
from reporting.content.values import Text
from reporting.errors import Problem

MOST_ROWS = 60
"""Bars that fit on a page."""


def check_crowd(case: ChartCase) -> Iterator[Problem]:
    """Yield that the bars of a chart go on over pages, and crowd on a slide."""
    count = max((len(row.values) for row in case.rows), default=0)
    if count <= MOST_ROWS or case.chart.type not in {ChartKind.BAR, ChartKind.COLUMN}:
        return
    if case.chart.type is ChartKind.COLUMN and follow_one_another(list_names(case)):
        return
    message = f"the {count} bars go on over pages, and a slide names few of them"
    hint = "show the largest and put the rest together, draw groups, or make a table of them"
    yield case.warn(("data",), message, hint, "W447")


def follow_one_another(names: list[str]) -> bool:
    """Whether names are those of years, dates or the like: each has a number."""
    return all(any(char.isdigit() for char in name) for name in names)


def list_names(case: ChartCase) -> list[str]:
    """Return the names of the categories, in all languages."""
    table = case.found.find_table(case.chart.data)
    names = [row[0] for row in table.rows] if table else []
    texts: tuple[Text, ...] = case.chart.data.categories
    for text in texts:
        names += text.by_language.values()
    return names
