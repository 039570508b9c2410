"""Text in a language -> the dates in it, as facts that another text may state too.

`21 ottobre` states the day 10-21, `second quarter of 2025` the quarter 2 and the year 2025,
`5pm` the time 17:00. A bare number of four digits is read as a year where nothing shows that
it counts something. A date in digits that its country could read in two ways states either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reporting.content.periods import Period, PlainPeriod
from reporting.evidence.facts.numbers import MEMO_SIZE
from reporting.evidence.facts.readings import Fact, list_places, read_date
from reporting.evidence.facts.shape_kinds import Prepared
from reporting.evidence.facts.shapes import find_order, load_shapes
from reporting.i18n import Tongue
from reporting.memory import clear_between_builds
from reporting.record import Record

__all__ = [
    "PARTS",
    "Date",
    "Fact",
    "find_dates",
    "find_first_number",
    "find_loose_dates",
    "find_time_facts",
    "list_day_facts",
    "list_time_facts",
]


PARTS = ("quarter", "half")
"""What of a date another text may leave out, but not say otherwise: `trimestre 2025`."""


_LAST = 64
"""Texts that are remembered as they are prepared: they are asked for twice in a row."""


class Date(Record, frozen=True):
    """A date in a text.

    Args:
        start: offset of its first character.
        end: offset after its last one.
        readings: the facts that it states, as each of its possible readings has them.
        in_digits: its day and month are in digits, in an order that somebody must know.
    """

    start: int
    end: int
    readings: tuple[frozenset[Fact], ...]
    in_digits: bool = False

    @property
    def facts(self) -> frozenset[Fact]:
        """What it states as it is read first."""
        return self.readings[0]

    @property
    def every_fact(self) -> frozenset[Fact]:
        """What it states in any of its readings."""
        return frozenset().union(*self.readings)

    @property
    def is_ambiguous(self) -> bool:
        """Whether its readings differ in the day."""
        return self.in_digits and len(self.readings) > 1

    def list_years(self) -> tuple[int, ...]:
        """Return the years that it states, in their order; decades are none."""
        years = []
        for kind, number, _ in self.facts:
            if kind == "year":
                years.append(number)
        return tuple(sorted(years))

    def is_known(self, facts: Iterable[Fact], optional: Iterable[str] = ()) -> bool:
        """Whether what it states, in one of its readings, is among some facts.

        Args:
            facts: what is known.
            optional: kinds of fact of which something must be known to be held against.
        """
        known = frozenset(facts)
        for kind in optional:
            if not any(fact[0] == kind for fact in known):
                known |= {fact for fact in self.every_fact if fact[0] == kind}
        return any(reading <= known for reading in self.readings)

    def cut_from(self, text: str) -> str:
        """Return the date as it stands in its text."""
        return text[self.start : self.end]


@clear_between_builds
@lru_cache(maxsize=MEMO_SIZE)
def find_dates(text: str, code: Tongue, order: str = "") -> tuple[Date, ...]:
    """Return the dates of a text in their order.

    Args:
        text: the words.
        code: their language.
        order: `day-first` or `month-first`, where the text's source says so.
    """
    return tuple(_find_shapes(text, code, order, is_sure=True))


@clear_between_builds
@lru_cache(maxsize=MEMO_SIZE)
def find_time_facts(text: str, code: Tongue, order: str = "") -> frozenset[Fact]:
    """Return all that a text states of time, months and quarters without a year included.

    Args:
        text: the words.
        code: their language.
        order: `day-first` or `month-first`, where the text's source says so.
    """
    facts: set[Fact] = set()
    sure = find_dates(text, code, order)
    loose = find_loose_dates(text, code, order)
    for date in (*sure, *loose):
        facts |= date.every_fact
    lowered = _prepare(text, code).lowered
    for name, number in load_shapes(code).names.items():
        if name in lowered:
            facts.add(("month", number, 0))
    return frozenset(facts)


@clear_between_builds
@lru_cache(maxsize=MEMO_SIZE)
def find_loose_dates(text: str, code: Tongue, order: str = "") -> tuple[Date, ...]:
    """Return what may be a date of a text, and is none for sure.

    Args:
        text: the words.
        code: their language.
        order: `day-first` or `month-first`, where the text's source says so.
    """
    taken: set[int] = set()
    for date in find_dates(text, code, order):
        taken.update(range(date.start, date.end))
    dates: list[Date] = []
    for date in _find_shapes(text, code, order, is_sure=False):
        if taken.isdisjoint(range(date.start, date.end)):
            dates.append(date)
    return tuple(dates)


@lru_cache(maxsize=_LAST)
def _prepare(text: str, code: Tongue) -> Prepared:
    """Return a text as dates are looked for in it."""
    return load_shapes(code).prepare(text)


def _find_shapes(
    text: str,
    code: Tongue,
    order: str,
    *,
    is_sure: bool,
) -> Iterator[Date]:
    """Yield what can be nothing but a date, or what may be one, and is in the calendar."""
    shapes = load_shapes(code)
    kind = shapes.sure if is_sure else shapes.loose
    for match in kind.find(_prepare(text, code)):
        places = list_places(match, text)
        readings = read_date(
            places,
            shapes,
            find_order(code, order),
        )
        if readings:
            in_digits = "second_part" in places
            yield Date(
                match.start(),
                match.end(),
                readings,
                in_digits,
            )


def list_time_facts(period: Period) -> frozenset[Fact]:
    """Return what a period states; a range states its first date and its last."""
    facts = _list_plain_facts(period)
    if period.until:
        facts |= _list_plain_facts(period.until)
    return facts


def _list_plain_facts(period: PlainPeriod) -> frozenset[Fact]:
    facts: set[Fact] = {("year", period.year, 0)}
    if period.decade:
        facts = {("decade", period.year, 0)}
    if period.quarter:
        facts.add(("quarter", period.quarter, 0))
    if period.half:
        facts.add(("half", period.half, 0))
    if period.month:
        facts.add(("month", period.month, 0))
    if period.month and period.day:
        facts.add(("day", period.month, period.day))
    if period.hour is not None:
        facts.add(("time", period.hour, period.minute or 0))
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


_BY_ITSELF = ("century", "decade", "time", "second")
"""Kinds of fact that are the same wherever a text states them."""


def find_whole_date(text: str, code: Tongue, order: str = "") -> Date | None:
    """Return the date that a text is, as far as it can be compared by its facts alone.

    That is a time of day, a decade or a century, or a range whose ends may stand apart.

    Args:
        text: a few words.
        code: their language.
        order: `day-first` or `month-first`, where the text's source says so.
    """
    dates = [*find_dates(text, code, order)]
    dates = dates or [*find_loose_dates(text, code, order)]
    if len(dates) != 1:
        return None
    date = dates[0]
    if date.cut_from(text) != text.strip():
        return None
    kinds = [kind for kind, _, _ in date.facts]
    is_range = kinds.count("year") > 1
    if is_range or all(kind in _BY_ITSELF for kind in kinds):
        return date
    return None


_ORDER = (
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "month",
    "day",
    "time",
    "second",
)
"""How facts follow each other, so that what is less exact is part of what is more."""


def write_facts(facts: Iterable[Fact], code: Tongue) -> str:
    """Return facts in a form that is the same however they were written.

    Args:
        facts: of one date.
        code: of the language, whose names of months stand in it.
    """
    shapes = load_shapes(code)
    names = {number: name for name, number in shapes.names.items()}
    words: list[str] = []
    days = sorted(fact for fact in facts if fact[0] == "day")
    if len(days) > 1:  # each day of `21–23 October` may be asked for by itself
        common = frozenset(facts).difference(days)
        for day in days:
            words.append(write_facts({*common, day}, code))
        return " ".join(words)
    for fact in sorted(facts, key=lambda fact: (_ORDER.index(fact[0]), fact)):
        match fact:
            case ("year", number, _):
                words.append(f"⟨{number}⟩")
            case ("month", number, _):
                word = names.get(number, f"⟨month {number}⟩")
                words.append(word)
            case ("day", _, number):
                words.append(f"⟨{number}⟩")
            case (kind, first, second):
                words.append(f"⟨{kind} {first}.{second}⟩")
    return " ".join(words)


def find_first_number(shown: str) -> str:
    """Return the first word of a date that holds a digit, by which it can be found again.

    Args:
        shown: the date as it stands in a text.
    """
    number = re.search(r"\S*\d\S*", shown)
    if number is None:
        words = shown.split()
        return words[0] if words else ""
    return number[0].strip(",")
