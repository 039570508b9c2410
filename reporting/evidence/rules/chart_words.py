"""The words of a chart -> whether a number in them is one of its data, or follows from them.

What follows are sums, means, shares, differences, changes, ratios and counts of what a reader
of the chart would put together: neighbours, first and last, extremes, series by category, and
the whole. Of more than that, any number would follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from reporting.content.chart_blocks import Chart
from reporting.content.chart_cases import list_rows
from reporting.content.chart_units import PERCENT, POINTS, find_unit_key
from reporting.content.data import list_chart_numbers
from reporting.content.data_files import Files
from reporting.content.translations import format_digits
from reporting.evidence.facts.derivation import agrees_when_rounded
from reporting.evidence.facts.numbers import find_values
from reporting.evidence.rules.data import find_chart_scales
from reporting.evidence.rules.passages import Passage
from reporting.evidence.rules.support import ClaimSupport
from reporting.numerals import Numeral
from reporting.record import Record

_WORDS = frozenset({"title", "subtitle", "note", "alt", "annotations"})
"""Fields of a chart that speak of its data."""
_HUNDRED = Decimal(100)

Known = Sequence[Decimal | None]


class ChartFacts(Record, frozen=True):
    """What a chart's data say.

    Args:
        values: each as it is drawn, in all its scales.
        derived: what follows from them.
    """

    values: tuple[Decimal, ...]
    derived: tuple[Decimal, ...]

    def bear(self, numeral: Numeral, text: str) -> bool:
        """Whether a number in a text is what the data say, as precisely as it is written."""
        known = (*self.values, *self.derived)
        return any(agrees_when_rounded(numeral, text, value) for value in known)

    def find_nearest(self, number: Decimal) -> Decimal | None:
        """Return the value of the data that is nearest to a number, if there is one."""
        if not self.values:
            return None
        return min(self.values, key=lambda value: abs(abs(value) - number))


class ChartData:
    """What the charts of a dossier show; read where their words are asked about.

    Args:
        files: beside the content.
        support: the claims, and in which languages units are read.
    """

    def __init__(self, files: Files, support: ClaimSupport) -> None:
        self._files = files
        self._support = support
        self._known: dict[int, ChartFacts] = {}

    def find_facts(self, passage: Passage) -> ChartFacts | None:
        """Return what the data say of which a passage speaks, if it speaks of any."""
        chart = passage.written.piece.value
        if not isinstance(chart, Chart) or not speaks_of_data(passage):
            return None
        key = id(chart)
        if key not in self._known:
            self._known[key] = find_chart_facts(
                chart,
                self._files,
                self._support,
            )
        return self._known[key]

    def bear(self, passage: Passage, readings: Sequence[Numeral]) -> bool:
        """Whether a number, read in one of several languages, is what the data say."""
        facts = self.find_facts(passage)
        if facts is None:
            return False
        return any(facts.bear(numeral, passage.text) for numeral in readings)

    def explain(self, passage: Passage, number: Decimal) -> str:
        """Return what the data say that is nearest to a number; nothing of other passages."""
        facts = self.find_facts(passage)
        nearest = facts.find_nearest(number) if facts else None
        if nearest is None:
            return ""
        return f"the nearest value of the chart's data is {format_digits(nearest)}"


def speaks_of_data(passage: Passage) -> bool:
    """Whether a passage is what stands over, under or for a chart."""
    written = passage.written
    return isinstance(written.piece.value, Chart) and written.field[0] in _WORDS


def find_chart_facts(chart: Chart, files: Files, support: ClaimSupport) -> ChartFacts:
    """Return what the data of a chart say.

    Args:
        chart: of the content.
        files: beside the content.
        support: the claims, and in which languages units are read.
    """
    if chart.data.count:
        tally = chart.data.tally(support.claims_by_rule)
        counts = [Decimal(count) for count in tally.values()]
        whole = Decimal(len(support.claims_by_rule))
        shares = [count / whole for count in counts if whole]
        told = (*derive([counts], ()), *shares, whole)
        return ChartFacts(tuple(counts), told)
    find = find_chart_scales(chart, support)
    values: list[Decimal] = []
    factors: set[Decimal] = set()
    for number, parts in list_chart_numbers(chart, files):
        scales = find(parts)
        factors |= scales
        values += [number * scale for scale in sorted(scales)]
    rows = [row.values for row in list_rows(chart, files)]
    named = [line.value for line in chart.lines]
    base = list(derive(rows, named))
    if find_unit_key(chart.unit) in {PERCENT, POINTS}:
        factors.add(_HUNDRED)
    scaled = [value * factor for value in base for factor in factors]
    tallies = count_data(chart, rows, named)
    names = list_name_numbers(chart, files, support)
    return ChartFacts(tuple(values), (*base, *scaled, *tallies, *names))


def list_name_numbers(
    chart: Chart,
    files: Files,
    support: ClaimSupport,
) -> Iterator[Decimal]:
    """Yield the numbers in the names of categories, series and lines: `over 65`."""
    labels = [line.label for line in chart.lines]
    names = [series.name for series in chart.data.series]
    for text in (*chart.data.categories, *names, *labels):
        for code, words in text.by_language.items():
            for reading in support.list_reading_languages(code):
                yield from find_values(words, reading)
    table = files.find_table(chart.data)
    for row in table.rows if table else ():
        yield from find_values(row[0], support.default_language)


def count_data(
    chart: Chart,
    rows: Sequence[Known],
    named: Sequence[Decimal],
) -> Iterator[Decimal]:
    """Yield how many series, categories, values and points there are, and above what."""
    known = []
    for row in rows:
        for value in row:
            if value is not None:
                known.append(value)
    yield Decimal(len(rows))
    yield Decimal(max((len(row) for row in rows), default=0))
    yield Decimal(len(known))
    for series in chart.data.series:
        yield Decimal(len(series.points))
    for level in (Decimal(0), *named):
        yield Decimal(sum(value > level for value in known))
        yield Decimal(sum(value < level for value in known))
    gaps = sum(value is None for row in rows for value in row)
    yield Decimal(gaps)


def derive(rows: Sequence[Known], named: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield what follows from the values of series, and from lines to hold them against.

    Args:
        rows: the values of each series, by category.
        named: the values of lines.
    """
    known = [[value for value in row if value is not None] for row in rows]
    known = [row for row in known if row]
    totals = [sum(row, Decimal(0)) for row in known]
    columns = list_columns(rows)
    sums = [sum(column, Decimal(0)) for column in columns]
    whole = sum(totals, Decimal(0))
    yield from (*totals, *sums, whole)
    for row, total in zip(known, totals, strict=True):
        yield total / len(row)
        yield from share_out(row, total)
        yield from follow(row)
        ends = choose_marked(row)
        yield from compare_all([(value, line) for value in ends for line in named])
    for column, total in zip(columns, sums, strict=True):
        yield total / len(column)
        yield from share_out(column, total)
        yield from compare_all(combinations(column, 2))
    if len(known) > 1:
        yield from share_out(sums, whole)
        yield from follow(sums)
        yield from share_out(totals, whole)
        yield from compare_all(combinations(totals, 2))


def list_columns(rows: Sequence[Known]) -> list[list[Decimal]]:
    """Return the known values of each category, where there are several series."""
    columns: list[list[Decimal]] = []
    count = min((len(row) for row in rows), default=0)
    for at in range(count if len(rows) > 1 else 0):
        column = []
        for row in rows:
            value = row[at]
            if value is not None:
                column.append(value)
        if column:
            columns.append(column)
    return columns


def choose_marked(row: Sequence[Decimal]) -> list[Decimal]:
    """Return what a title is about: the first and the last value, the least, the greatest."""
    places = {
        0,
        len(row) - 1,
        row.index(min(row)),
        row.index(max(row)),
    }
    return [row[at] for at in sorted(places)]


def follow(row: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield how values change from each to the next, and what ends and extremes compare to."""
    if not row:
        return
    for one, other in pairwise(row):
        yield abs(other - one)
        if one:
            yield abs(other - one) / abs(one)
    yield from compare_all(combinations(choose_marked(row), 2))


def share_out(parts: Sequence[Decimal], whole: Decimal) -> Iterator[Decimal]:
    """Yield what share of a whole each part is."""
    for part in parts:
        if whole:
            yield part / whole


def compare_all(pairs: Iterable[tuple[Decimal, Decimal]]) -> Iterator[Decimal]:
    """Yield differences, ratios and changes of pairs."""
    for one, other in pairs:
        difference = abs(one - other)
        yield difference
        for base, value in ((one, other), (other, one)):
            if base:
                yield value / base
                yield difference / abs(base)
