"""Text in a language -> the dates in it, as facts that another text may state too.

`21 ottobre` states the day 10-21, `second quarter of 2025` the quarter 2 and the year 2025.
A bare number of four digits is read as a year where nothing shows that it counts something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reporting.content.values import Period
from reporting.i18n import load_language
from reporting.record import Record

Fact = tuple[str, int, int]
"""`year`, `quarter`, `month` or `day` (then month and day), with its number; the last is 0 where unused."""


class Date(Record, frozen=True):
    """A date as it stands in a text, with the facts that it states; a time of day states none."""

    start: int
    end: int
    facts: frozenset[Fact]


@lru_cache(maxsize=8192)
def find_dates(text: str, code: str) -> tuple[Date, ...]:
    """Return the dates of a text in their order.

    Args:
        text: the words.
        code: their language, one with a catalogue.
    """
    return tuple(
        Date(match.start(), match.end(), frozenset(_stated(match, code)))
        for match in _pattern(code).finditer(text)
    )


def find_time_facts(text: str, code: str) -> frozenset[Fact]:
    """Return all that a text states of time, months and quarters without a year included."""
    found = {fact for date in find_dates(text, code) for fact in date.facts}
    words = text.lower()
    found |= {
        ("month", number, 0)
        for name, number in _months(code).items()
        if name.lower() in words
    }
    found |= {
        ("quarter", number, 0)
        for name, number in _quarters(code).items()
        if name in words
    }
    return frozenset(found)


def list_time_facts(period: Period) -> frozenset[Fact]:
    """Return what a day, month, quarter or year states."""
    found: set[Fact] = {("year", period.year, 0)}
    if period.quarter:
        found.add(("quarter", period.quarter, 0))
    if period.month:
        found.add(("month", period.month, 0))
    if period.month and period.day:
        found.add(("day", period.month, period.day))
    return frozenset(found)


def find_first_number(shown: str) -> str:
    """Return the first word of a date as it stands that holds a digit, by which it can be found again."""
    return next(
        word for word in shown.split() if any(letter.isdigit() for letter in word)
    ).strip(",")


def _stated(match: re.Match[str], code: str) -> Iterator[Fact]:
    given = {
        name.rstrip("_"): value for name, value in match.groupdict().items() if value
    }
    months = _months(code)
    month = (
        int(given["number"])
        if "number" in given
        else months.get(given.get("month", "").lower(), 0)
    )
    if month:
        yield "month", month, 0
    if month and "day" in given:
        yield "day", month, int(given["day"])
    if "year" in given:
        yield "year", int(given["year"]), 0


@cache
def _pattern(code: str) -> re.Pattern[str]:
    names = {
        form
        for name in load_language(code).months
        for form in (name, name.capitalize())
    }
    months = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    of, nth = r"(?:of\s|de\s|del\s)?", "(?:st|nd|rd|th|[º°])?"
    shapes = (
        r"(?P<year>\d{4})-(?P<number>\d\d)(?:-(?P<day>\d\d))?(?!\d)",
        rf"(?P<day_>\d{{1,2}}){nth}\s{of}(?P<month>{months})\b(?:,?\s{of}(?P<year_>\d{{4}})\b)?",
        rf"(?P<month_>{months})\s(?P<day__>\d{{1,2}}){nth}(?!\w|[.,]\d)(?:,?\s(?P<year__>\d{{4}})\b)?",
        rf"(?P<month__>{months})\s{of}(?P<year___>\d{{4}})\b",
        r"\d{1,2}:\d\d(?!\d)",
        r"(?P<year____>(?:1[5-9]|20|21)\d\d)s?(?![\w%]|[.,]\d)",
    )
    return re.compile(rf"(?<![\w.,$€£])(?:{'|'.join(shapes)})")


@cache
def _months(code: str) -> dict[str, int]:
    return {
        name.lower(): number
        for number, name in enumerate(load_language(code).months, 1)
    }


@cache
def _quarters(code: str) -> dict[str, int]:
    """Return how a quarter begins to be named: `second quarter`."""
    phrases = load_language(code).phrases
    named = (
        phrases["quarter"].format(ordinal=phrases[f"quarter_{n}"], year="")
        for n in range(1, 5)
    )
    return {
        " ".join(name.lower().split()[:2]): number
        for number, name in enumerate(named, 1)
    }
