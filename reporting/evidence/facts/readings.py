"""What stands in the places of a date -> the facts that it states, one set a reading.

A date such as 5/6/2025 has two readings where nobody says which of its numbers is the day, and
2010-12 may be a month or three years. What is in no calendar, such as 45:10, has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reporting.evidence.facts.shapes import Shapes

Fact = tuple[str, int, int]
"""What a date tells, with its numbers; 0 where unused.

`year`, `decade` (its first year), `century`, `half`, `quarter`, `month`, `day` (month and day),
`time` (hour and minute), `second`.
"""
Readings = tuple[frozenset[Fact], ...]

_NOON = 12
_DAY_HOURS = 24
_MONTHS = 12
_DAYS = 31
_CENTURY = 100
_PIVOT = 50
"""From here on two digits of a year are of the last century."""
_BEGUN = 20
"""Tens of this century that have begun: `the twenties` may be those of either."""
_ROMAN = {"I": 1, "V": 5, "X": 10}


def list_places(match: re.Match[str], text: str) -> dict[str, str]:
    """Return what stands in the places of a shape.

    Args:
        match: of the shape, in a text whose months are hidden.
        text: the text itself.
    """
    places: dict[str, str] = {"whole": match[0]}
    for name, value in match.groupdict().items():
        if value is not None:
            meaning, _, _ = name.rpartition("_")
            start, end = match.span(name)
            places[meaning or name] = text[start:end]
    return places


def read_date(places: Mapping[str, str], shapes: Shapes, order: str) -> Readings:
    """Return what a date states, in each of its readings; none if it is in no calendar.

    Args:
        places: what stands in the places of its shape.
        shapes: of its language.
        order: which of day and month stands first in digits.
    """
    if "second_part" in places:
        return read_digits(places, order)
    if "short" in places:
        return read_short_range(places)
    if "is_decade" in places:
        return read_decades(places, shapes)
    facts: set[Fact] = set()
    facts |= read_year(places)
    facts |= read_day(places, shapes)
    facts |= read_part(places, shapes)
    time = read_time(places, shapes)
    if time is None:
        return ()
    reading = frozenset({*facts, *time})
    if "either" in places and time:
        (_, hour, minute) = time[0]
        later = ("time", (hour + _NOON) % _DAY_HOURS, minute)
        return reading, frozenset({*facts, later})
    return (reading,)


def read_year(places: Mapping[str, str]) -> set[Fact]:
    """Return the years that are told."""
    facts: set[Fact] = set()
    years = ("year", "bare_year", "until_year")
    for name in years:
        if name in places:
            year = int(places[name])
            if "is_before" in places:
                year = 1 - year
            facts.add(("year", year, 0))
    if "short_year" in places:
        year = _lengthen_year(places["short_year"])
        facts.add(("year", year, 0))
    return facts


def read_decades(places: Mapping[str, str], shapes: Shapes) -> Readings:
    """Return the decade that is told; `anni 2020` may be the year as well.

    One without a century is of the last, or of this one where that has begun.
    """
    if "year" in places:
        year = int(places["year"])
        decade = frozenset({("decade", year, 0)})
        if places["whole"].endswith(places["year"]):
            return decade, frozenset({("year", year, 0)})
        return (decade,)
    tens = places.get("tens")
    if tens:
        number = int(tens)
    else:
        word = places["word"].lower()
        number = shapes.numbers[word]
    decade = frozenset({("decade", 1900 + number, 0)})
    if number <= _BEGUN:
        return decade, frozenset({("decade", 2000 + number, 0)})
    return (decade,)


def _lengthen_year(digits: str) -> int:
    """Return the year that two digits stand for."""
    number = int(digits)
    if number < _PIVOT:
        return 2000 + number
    return 1900 + number


def read_day(places: Mapping[str, str], shapes: Shapes) -> set[Fact]:
    """Return the month, and the days in it."""
    name = places.get("month") or places.get("short_month") or ""
    bare = name.removesuffix(".").lower()
    month = shapes.months.get(bare) or int(places.get("number", 0))
    if not month:
        return set()
    facts: set[Fact] = {("month", month, 0)}
    for place in ("day", "until_day"):
        if place in places:
            facts.add(("day", month, int(places[place])))
    if "day_word" in places:
        word = places["day_word"].lower()
        day = shapes.numbers[word]
        facts.add(("day", month, day))
    return facts


def read_part(places: Mapping[str, str], shapes: Shapes) -> set[Fact]:
    """Return the half, quarter or century that is counted."""
    for kind in ("quarter", "half", "century"):
        if kind in places:
            return {(kind, int(places[kind]), 0)}
        if f"is_{kind}" in places:
            number = read_ordinal(places["ordinal"], shapes)
            return {(kind, number, 0)}
    return set()


def read_ordinal(written: str, shapes: Shapes) -> int:
    """Return what an ordinal comes to: `second`, `2nd` or `II`."""
    word = written.lower()
    if word in shapes.numbers:
        return shapes.numbers[word]
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    total = 0
    last = 0
    letters = re.match("[IVX]*", written.upper())
    for letter in reversed(letters[0] if letters else ""):
        value = _ROMAN[letter]
        total += value if value >= last else -value
        last = max(last, value)
    return total


def read_time(places: Mapping[str, str], shapes: Shapes) -> list[Fact] | None:
    """Return the time of day; None for one that no clock shows."""
    word = places.get("hour_word", "").lower()
    hours = []
    for name in ("hour", "zero_hour", "four_hour"):
        hours.append(places.get(name))
    hour = next((int(digits) for digits in hours if digits), None)
    if word:
        hour = shapes.numbers[word]
    if hour is None:
        return []
    if "is_pm" in places and hour < _NOON:
        hour += _NOON
    if "is_am" in places and hour == _NOON:
        hour = 0
    if hour > _DAY_HOURS:
        return None
    minute = int(places.get("minute", 0))
    facts: list[Fact] = [("time", hour % _DAY_HOURS, minute)]
    if "until_hour" in places:
        until = int(places["until_hour"])
        if "is_pm" in places and until < _NOON:
            until += _NOON
        until_minute = int(places.get("until_minute", 0))
        facts.append(("time", until % _DAY_HOURS, until_minute))
    if places.get("second", "00") != "00":
        facts.append(("second", int(places["second"]), 0))
    return facts


def read_digits(places: Mapping[str, str], order: str) -> Readings:
    """Return the readings of a date whose day and month are in digits."""
    one = int(places["first"])
    other = int(places["second_part"])
    if "short_year" in places:
        year = _lengthen_year(places["short_year"])
    else:
        year = int(places["year"])
    readings: list[frozenset[Fact]] = []
    days = {"day-first": (one, other), "month-first": (other, one)}
    for name, (day, month) in days.items():
        if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
            continue
        facts: set[Fact] = {
            ("year", year, 0),
            ("month", month, 0),
            ("day", month, day),
        }
        reading = frozenset(facts)
        if name == order:
            return (reading,)
        if reading not in readings:
            readings.append(reading)
    return tuple(readings)


def read_short_range(places: Mapping[str, str]) -> Readings:
    """Return the readings of `2024/25` and of `2010-12`, which may be a month."""
    year = int(places["year"])
    short = int(places["short"])
    readings: list[frozenset[Fact]] = []
    if places.get("dash") == "-" and 1 <= short <= _MONTHS:
        month: set[Fact] = {("year", year, 0), ("month", short, 0)}
        readings.append(frozenset(month))
    last = year - year % _CENTURY + short
    if last < year:
        last += _CENTURY
    is_near = last - year == 1 or short > year % _CENTURY
    if is_near:
        years: set[Fact] = {("year", year, 0), ("year", last, 0)}
        readings.append(frozenset(years))
    return tuple(readings)
