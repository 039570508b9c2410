"""Charts of the content -> warnings where bars are too many, or digits, to be read.

Columns over years or dates stay columns, and only some are named; all others lie below one
another, a row each, over several pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.chart_blocks import ChartKind
from reporting.content.chart_cases import ChartCase
from reporting.content.translations import format_digits
from reporting.content.values import Text
from reporting.errors import Problem
from reporting.number_forms import count_places

MOST_ROWS = 60
"""Bars that fit on a page."""
_MOST_PLACES, _KEPT_PLACES = 9, 6
"""Decimals that somebody may mean, and how many a hint keeps of more."""


def check_crowd(case: ChartCase) -> Iterator[Problem]:
    """Yield that the bars of a chart go on over pages, and crowd on a slide."""
    count = max((len(row.values) for row in case.rows), default=0)
    if count <= MOST_ROWS or case.chart.type not in {ChartKind.BAR, ChartKind.COLUMN}:
        return
    if case.chart.type is ChartKind.COLUMN and follow_one_another(list_names(case)):
        return
    message = f"the {count} bars go on over pages, and a slide names few of them"
    hint = "show the largest and put the rest together, draw groups, or make a table of them"
    yield case.warn(
        ("data",),
        message,
        hint,
        "W447",
    )


def check_digits(case: ChartCase) -> Iterator[Problem]:
    """Yield the first number of a series that has more decimals than anybody measures."""
    for row in case.rows:
        for value, place in zip(row.values, row.parts, strict=True):
            if value is None or count_places(value) <= _MOST_PLACES:
                continue
            near = round(value, _KEPT_PLACES).normalize()
            message = f"{value:f} has {count_places(value)} decimals, which are printed"
            yield case.warn(
                place,
                message,
                f"write {format_digits(near)}",
                "W477",
            )
            break


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
