"""The categories of a chart as they are written -> the periods that all of them are, if so.

`2021-01`, `2026-03-04`, `2024-Q2`, `2024-H1` and `2019` are periods; a name that differs by
language is not. Those of one length stand on an axis of time, at their distance.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from reporting.content.chart_blocks import Chart
from reporting.content.model import CsvFile
from reporting.content.periods import PlainPeriod
from reporting.errors import RefusedError
from reporting.patterns import compile_pattern
from reporting.record import Record

_DATE = (
    r"(?:1\d|2[01])\d\d"
    r"(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?"
)
"""A year from 1000 to 2199, which may be known to its half, quarter, month or day."""
_MONTHS = 12
MONTHS_OF_QUARTER, MONTHS_OF_HALF = 3, 6


class DateUnit(StrEnum):
    """How long each of some periods is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


class ChartDates(Record, frozen=True):
    """The periods of a chart's categories.

    Args:
        periods: one a category.
        unit: how long each is; none where some are longer than others.
    """

    periods: tuple[PlainPeriod, ...]
    unit: DateUnit | None

    @property
    def places(self) -> tuple[int, ...]:
        """Where each stands in time, counted in its unit; nothing without one."""
        unit = self.unit
        if unit is None:
            return ()
        return tuple([count_units(period, unit) for period in self.periods])


def list_category_words(chart: Chart, table: CsvFile | None) -> list[str]:
    """Return the categories of a chart as they are written; nothing if one has translations.

    Args:
        chart: of the content.
        table: the file that it names, if it does.
    """
    words: list[str] = []
    for category in chart.data.categories:
        said = set(category.by_language.values())
        if len(said) > 1:
            return []
        words += said
    if table and not words:
        words += [cells[0] for cells in table.rows]
    return words


def find_dates(chart: Chart, table: CsvFile | None) -> ChartDates | None:
    """Return the periods of a chart's categories; None where one of them is no period.

    Args:
        chart: of the content.
        table: the file that it names, if it does.
    """
    return read_dates(list_category_words(chart, table))


def read_dates(words: Sequence[str]) -> ChartDates | None:
    """Return the periods that are written; None where one of them is none."""
    is_date = compile_pattern(_DATE, re.ASCII).fullmatch
    if not words or not all(map(is_date, words)):
        return None
    periods: list[PlainPeriod] = []
    for written in words:
        period = PlainPeriod(**PlainPeriod.read_parts(written))  # type: ignore[arg-type]
        try:
            period.check()
        except RefusedError:  # such as the 30th of February
            return None
        periods.append(period)
    return ChartDates(tuple(periods), find_unit(periods))


def find_unit(periods: Iterable[PlainPeriod]) -> DateUnit | None:
    """Return how long some periods are; None where some are longer than others."""
    units: set[DateUnit] = set()
    for period in periods:
        unit = DateUnit.YEAR
        if period.day is not None:
            unit = DateUnit.DAY
        elif period.month is not None:
            unit = DateUnit.MONTH
        elif period.quarter is not None:
            unit = DateUnit.QUARTER
        elif period.half is not None:
            unit = DateUnit.HALF
        units.add(unit)
    return units.pop() if len(units) == 1 else None


def count_units(period: PlainPeriod, unit: DateUnit) -> int:
    """Return in which year, half, quarter, month or day of all time a period begins.

    Args:
        period: as finely known as the unit, or finer.
        unit: of the count; days are those of Python's calendar.
    """
    first = period.first_day
    if unit is DateUnit.DAY:
        return first.toordinal()
    months = first.year * _MONTHS + first.month - 1
    return months // MONTHS[unit]


MONTHS = {
    DateUnit.YEAR: _MONTHS,
    DateUnit.HALF: MONTHS_OF_HALF,
    DateUnit.QUARTER: MONTHS_OF_QUARTER,
    DateUnit.MONTH: 1,
}
"""Months of each unit that has whole ones."""


def find_begin(place: int, unit: DateUnit) -> dt.date:
    """Return the first day of a unit, by its number of all time."""
    if unit is DateUnit.DAY:
        return dt.date.fromordinal(place)
    year, month = divmod(place * MONTHS[unit], _MONTHS)
    return dt.date(
        year,
        month + 1,
        1,
    )
