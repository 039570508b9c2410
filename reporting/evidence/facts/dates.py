"""Text in a language -> the dates in it, as facts that another text may state too.

`21 ottobre` states the day 10-21, `second quarter of 2025` the quarter 2 and the year 2025.
A bare number of four digits is read as a year where nothing shows that it counts something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from reporting.content.values import Period
from reporting.evidence.facts.numbers import MEMO_SIZE
from reporting.i18n import load_language
from reporting.patterns import compile_pattern, match_any
from reporting.record import Record

Fact = tuple[str, int, int]
"""`year`, `quarter`, `month` or `day` (month and day), with its number; 0 where unused."""

_SHAPES = (
    r"(?P<year>\d{4})-(?P<number>\d\d)(?:-(?P<day>\d\d))?(?!\d)",
    r"(?P<day_>\d{1,2})NTH\sOF(?P<month>MONTHS)\b(?:,?\sOF(?P<year_>\d{4})\b)?",
    r"(?P<month_>MONTHS)\s(?P<day__>\d{1,2})NTH(?!\w|[.,]\d)(?:,?\s(?P<year__>\d{4})\b)?",
    r"(?P<month__>MONTHS)\sOF(?P<year___>\d{4})\b",
    r"\d{1,2}:\d\d(?!\d)",
    r"(?P<year____>(?:1[5-9]|20|21)\d\d)s?(?![\w%]|[.,]\d)",
)
"""Each holds a digit. Underscores tell groups of one meaning apart; see `_load_calendar`."""


class Date(Record, frozen=True):
    """A date in a text, with the facts that it states; a time of day states none."""

    start: int
    end: int
    facts: frozenset[Fact]

    def cut_from(self, text: str) -> str:
        """Return the date as it stands in its text."""
        return text[self.start : self.end]


class _Calendar(Record, frozen=True):
    """How one language writes dates, and the names of its months and quarters."""

    pattern: re.Pattern[str]
    months: Mapping[str, int]
    quarters: Mapping[str, int]
    """By how a quarter begins to be named: `second quarter`."""


@lru_cache(maxsize=MEMO_SIZE)
def find_dates(text: str, code: str) -> tuple[Date, ...]:
    """Return the dates of a text in their order.

    Args:
        text: the words.
        code: their language, one with a catalogue.
    """
    if not compile_pattern(r"\d").search(text):
        return ()
    dates: list[Date] = []
    calendar = _load_calendar(code)
    for match in calendar.pattern.finditer(text):
        facts = _list_facts(match, calendar)
        date = Date(
            match.start(),
            match.end(),
            facts,
        )
        dates.append(date)
    return tuple(dates)


@lru_cache(maxsize=MEMO_SIZE)
def find_time_facts(text: str, code: str) -> frozenset[Fact]:
    """Return all that a text states of time, months and quarters without a year included.

    Args:
        text: the words.
        code: their language, one with a catalogue.
    """
    facts: set[Fact] = set()
    for date in find_dates(text, code):
        facts |= date.facts
    lowered = text.lower()
    calendar = _load_calendar(code)
    for name, number in calendar.months.items():
        if name in lowered:
            facts.add(("month", number, 0))
    for name, number in calendar.quarters.items():
        if name in lowered:
            facts.add(("quarter", number, 0))
    return frozenset(facts)


def list_time_facts(period: Period) -> frozenset[Fact]:
    """Return what a day, month, quarter or year states."""
    if period.month and period.day:
        return list_day_facts(
            period.year,
            period.month,
            period.day,
        )
    facts: set[Fact] = {("year", period.year, 0)}
    if period.quarter:
        facts.add(("quarter", period.quarter, 0))
    if period.month:
        facts.add(("month", period.month, 0))
    return frozenset(facts)


def list_day_facts(
    year: int,
    month: int,
    day: int,
) -> frozenset[Fact]:
    """Return what a day states: itself, its month and its year."""
    facts: set[Fact] = {
        ("year", year, 0),
        ("month", month, 0),
        ("day", month, day),
    }
    return frozenset(facts)


def find_first_number(shown: str) -> str:
    """Return the first word of a date that holds a digit, by which it can be found again.

    Args:
        shown: the date as it stands in a text.
    """
    number = re.search(r"\S*\d\S*", shown)
    if number is None:
        return ""
    return number[0].strip(",")


def _list_facts(match: re.Match[str], calendar: _Calendar) -> frozenset[Fact]:
    """Return what a date states; a day only with its month."""
    groups: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value:
            meaning = name.rstrip("_")
            groups[meaning] = value
    facts: set[Fact] = set()
    if "year" in groups:
        year = int(groups["year"])
        facts.add(("year", year, 0))
    month_name = groups.get("month", "").lower()
    number = groups.get("number", 0)
    month = calendar.months.get(month_name) or int(number)
    if month:
        facts.add(("month", month, 0))
    if month and "day" in groups:
        day = int(groups["day"])
        facts.add(("day", month, day))
    return frozenset(facts)


@cache
def _load_calendar(code: str) -> _Calendar:
    language = load_language(code)
    months: dict[str, int] = {}
    forms: set[str] = set()
    for number, name in enumerate(language.months, 1):
        months[name.lower()] = number
        forms |= {name, name.capitalize()}
    quarters: dict[str, int] = {}
    for number in range(1, 5):
        quarter = language.fill_phrase(f"quarter_{number}", year="")
        words = quarter.lower().split()
        beginning = " ".join(words[:2])
        quarters[beginning] = number
    shapes = "|".join(_SHAPES)
    names = match_any(forms)
    shapes = shapes.replace("MONTHS", names)
    shapes = shapes.replace("NTH", "(?:st|nd|rd|th|[º°])?")
    shapes = shapes.replace("OF", r"(?:of\s|de\s|del\s)?")
    pattern = re.compile(rf"(?<![\w.,$€£])(?:{shapes})")
    return _Calendar(pattern, months, quarters)
