"""A chart of the content -> what its series and categories are called, in every language.

A highlight names one of them; it is told by any of its names.
"""

from __future__ import annotations

from collections.abc import Iterable

from reporting.content.chart_blocks import Chart
from reporting.content.model import CsvFile
from reporting.content.values import Text
from reporting.record import Record

Words = frozenset[str]
"""What one thing is called, in each language."""


class ChartNames(Record, frozen=True):
    """The names of a chart's series and categories, in their order."""

    series: tuple[Words, ...]
    categories: tuple[Words, ...]

    def list_all(self) -> list[str]:
        """Return every name, each once."""
        names: dict[str, None] = {}
        for words in (*self.series, *self.categories):
            names.update(dict.fromkeys(sorted(words)))
        return list(names)

    def find_series(self, wanted: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the series that some names name."""
        return find_numbers(self.series, wanted)

    def find_categories(self, wanted: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the categories that some names name."""
        return find_numbers(self.categories, wanted)


def find_numbers(things: Iterable[Words], wanted: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers of the things that some names name."""
    names = frozenset(wanted)
    return tuple([at for at, words in enumerate(things) if words & names])


def list_names(
    chart: Chart,
    table: CsvFile | None,
    counted: Iterable[Words] = (),
) -> ChartNames:
    """Return the names of a chart's series and categories.

    Args:
        chart: of the content.
        table: the CSV file that it names, if it does.
        counted: what the categories are called where the chart counts.
    """
    series = list_words(row.name for row in chart.data.series)
    categories = list_words(chart.data.categories)
    if table:
        heads = [frozenset({name}) for name in table.header[1:]]
        cells = [frozenset({cell}) for cell, *_ in table.rows]
        series = join_words(heads, series)
        categories = join_words(cells, categories)
    return ChartNames(tuple(series), (*categories, *counted))


def list_words(texts: Iterable[Text]) -> list[Words]:
    """Return what some texts say in each language."""
    return [frozenset(text.by_language.values()) for text in texts]


def join_words(written: list[Words], named: list[Words]) -> list[Words]:
    """Return what is written in a file, with what it is called beside it."""
    joined: list[Words] = []
    for at, words in enumerate(written):
        more = named[at] if at < len(named) else frozenset[str]()
        joined.append(words | more)
    return joined
