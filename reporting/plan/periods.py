"""Periods of the content -> words of a language: days, halves, decades, ranges, years BC."""

from __future__ import annotations

import re

from reporting.calendars import write_era_year, write_time
from reporting.content.periods import Period, PlainPeriod
from reporting.i18n import Language
from reporting.number_forms import NBSP

_FIRST_PLAIN = 100
"""Years from here on need no era beside them."""
_CYCLE = 400
"""Years after which the calendar repeats itself."""
_STANDING_IN = 2000
"""Begins a cycle whose years are all written with four digits."""
_CENTURY = 1900


def format_period(lang: Language, period: Period, *, is_brief: bool = False) -> str:
    """Write a period as finely as it is known; a range from its first date to its last.

    Args:
        lang: how dates are written.
        period: of the content.
        is_brief: for margins and source lines: 21 Oct 2025, Q4 2025.
    """
    if period.until:
        return format_range(lang, period, period.until, is_brief=is_brief)
    return format_plain_period(lang, period, is_brief=is_brief)


def format_plain_period(
    lang: Language,
    period: PlainPeriod,
    *,
    is_brief: bool = False,
) -> str:
    """Write a period that is no range, or the beginning of one.

    Args:
        lang: how dates are written.
        period: of the content.
        is_brief: for margins and source lines.
    """
    if period.decade:
        return format_decade(lang, period.year)
    if period.half:
        name = "half_brief"
        if not is_brief:
            name = f"half_{period.half}"
        written_year = format_year(lang, period.year)
        return lang.fill_phrase(name, half=period.half, year=written_year)
    if period.is_year:
        return format_year(lang, period.year)
    year = period.year
    if year < _FIRST_PLAIN:
        year = _STANDING_IN + year % _CYCLE
    write = lang.write_brief_period if is_brief else lang.write_period
    written = write(
        year,
        period.quarter,
        period.month,
        period.day,
    )
    if year != period.year:
        written = written.replace(str(year), format_year(lang, period.year))
    if period.hour is None:
        return written
    time = write_time(
        lang.locale,
        period.hour,
        period.minute or 0,
    )
    return f"{written}{lang.comma}{time.replace(' ', NBSP)}"


def format_year(lang: Language, year: int) -> str:
    """Write a year; one before the first, or soon after it, with its era: 44 BC."""
    if year >= _FIRST_PLAIN:
        return lang.write_period(year)
    return write_era_year(lang.locale, year).replace(" ", NBSP)


def format_decade(lang: Language, year: int) -> str:
    """Write ten years by the first of them: 1970s, anni ’70."""
    if year // 100 * 100 == _CENTURY and year != _CENTURY:
        return lang.fill_phrase("decade_1900", tens=f"{year % 100}")
    return lang.fill_phrase("decade", year=str(year))


def format_range(
    lang: Language,
    on: PlainPeriod,
    until: PlainPeriod,
    *,
    is_brief: bool = False,
) -> str:
    """Write from when to when something lasts: 1972–2016, May – July 2026.

    Args:
        lang: how dates are written.
        on: when it begins.
        until: when it ends.
        is_brief: for margins and source lines.
    """
    start = format_plain_period(lang, on, is_brief=is_brief)
    end = format_plain_period(lang, until, is_brief=is_brief)
    if on.is_year and until.is_year and on.year >= _FIRST_PLAIN:
        return f"{start}–{end}"
    if is_month(on) and is_month(until) and not is_brief and on.year > 0:
        return lang.month_span(on.first_day, until.first_day)
    is_one_day = (on.year, on.month, on.day) == (until.year, until.month, until.day)
    if is_one_day and on.hour is not None and until.hour is not None:
        time = write_time(
            lang.locale,
            until.hour,
            until.minute or 0,
        )
        return f"{start}–{time.replace(' ', NBSP)}"
    is_one_month = (on.year, on.month) == (until.year, until.month)
    if is_one_month and is_day(on) and is_day(until):
        is_first = on.day == 1 and lang.first_day
        first = lang.first_day
        if not is_first:
            first = str(on.day)
        return join_days(end, first, until.day or 1)
    return lang.fill_phrase("span", start=start, end=end)


def join_days(written: str, first: str, last: int) -> str:
    """Return the date of the last of some days with the first put before its number.

    Args:
        written: the date, such as `23 October 2025` or `23. Oktober 2025`.
        first: the number of the first day, as it is written.
        last: that of the last one.
    """
    number = rf"(?<!\d){last}(\.?)(?!\d)"
    return re.sub(
        number,
        rf"{first}\1–{last}\1",
        written,
        count=1,
    )


def is_month(period: PlainPeriod) -> bool:
    """Whether a period is known to the month and no finer."""
    return period.month is not None and period.day is None


def is_day(period: PlainPeriod) -> bool:
    """Whether a period is known to the day and no finer."""
    return period.day is not None and period.hour is None
