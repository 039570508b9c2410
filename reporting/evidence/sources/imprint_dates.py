"""A date and the text of a copy -> whether it stands there, and the nearest that does.

A day may stand there in any form of the source's language, its year elsewhere; of a month a
day of it says enough, of a year the year.
"""

from __future__ import annotations

from reporting.content.periods import Period, PlainPeriod
from reporting.evidence.facts.dates import Date, Fact, find_dates, find_time_facts
from reporting.evidence.facts.name_text import NameText
from reporting.i18n import Tongue
from reporting.patterns import compile_pattern

_PLAIN_DAY = r"(?:D:)?(\d{4})[/:.]?(\d\d)[/:.]?(\d\d)(?!\d\d?\d?$)"
"""The day of `D:20261002093000Z` and of `2026/10/02`."""
_QUARTER = 3
_HALF = 6
_NOTED = 200
"""Paragraphs with a date at which a nearer one is looked for."""


class DateSearch:
    """Looks for dates in texts of one language.

    Args:
        tongue: the language.
        order: of its dates in digits.
    """

    def __init__(self, tongue: Tongue, order: str) -> None:
        self._tongue = tongue
        self._order = order

    def has_period(self, period: Period, text: NameText) -> bool:
        """Whether a text has a date; of a range, both of its ends."""
        ends: list[PlainPeriod] = [period]
        if period.until:
            ends.append(period.until)
        return all(self._has_plain(end, text) for end in ends)

    def _has_plain(self, period: PlainPeriod, text: NameText) -> bool:
        year = str(period.year)
        if period.year < 1 or period.write_begin().partition("T")[0] in text.raw:
            return True
        if period.decade:
            return year[:-1] in text.raw
        if period.is_year:
            return year in text.raw
        wanted = list_enough(period)
        has_year = year in text.raw
        day = "" if period.day is None else str(period.day)
        for paragraph in text.texts:
            if day not in paragraph:
                continue
            facts = find_time_facts(paragraph, self._tongue, self._order)
            years = {fact for fact in facts if fact[0] == "year"}
            is_same = not years or ("year", period.year, 0) in years
            if is_same and has_year and not wanted.isdisjoint(facts):
                return True
        return False

    def find_nearest(self, period: Period, text: NameText) -> str:
        """Return a date of a text that differs from another in its day, or its year, alone."""
        if period.day is None or period.until:
            return ""
        count = 0
        for paragraph in text.texts:
            dates = find_dates(paragraph, self._tongue, self._order)
            count += bool(dates)
            for date in dates:
                if is_near_day(date, period):
                    return date.cut_from(paragraph)
            if count > _NOTED:
                break
        return ""


def write_day(stated: str) -> str:
    """Return a date of a PDF or of a tag as 2026-10-02; other words as they are."""
    day = compile_pattern(_PLAIN_DAY).match(stated)
    return "-".join(day.groups()) if day else stated


def list_enough(period: PlainPeriod) -> set[Fact]:
    """Return facts of which one is enough to say a day, a month, a quarter or a half."""
    if period.month is not None and period.day is not None:
        return {("day", period.month, period.day)}
    if period.month is not None:
        return {("month", period.month, 0)}
    if period.quarter is not None:
        first = _QUARTER * period.quarter
        months = range(first - _QUARTER + 1, first + 1)
        facts: set[Fact] = {("month", month, 0) for month in months}
        return facts | {("quarter", period.quarter, 0)}
    last = _HALF * (period.half or 1)
    every: set[Fact] = {
        ("month", month, 0) for month in range(last - _HALF + 1, last + 1)
    }
    return every | {("half", period.half or 1, 0)}


def is_near_day(date: Date, period: PlainPeriod) -> bool:
    """Whether a date is of the same month and year, or the same day of another year."""
    for reading in date.readings:
        years = {number for kind, number, _ in reading if kind == "year"}
        days = {fact for fact in reading if fact[0] == "day"}
        if not days or len(years) != 1:
            continue
        is_month = any(month == period.month for _, month, _ in days)
        is_day = ("day", period.month, period.day) in days
        if (period.year in years and is_month) or is_day:
            return True
    return False
