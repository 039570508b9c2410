"""Text in a language -> the figures and the dates that it states.

A number counts as a figure when it is written with digits, is ten or more, is a share, or is a
factor (`three times`). Small counts in words (`two sources`), dates, numbers that name a part
(`section 3`) or belong to a name (`A24`, `21st`) are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from unicodedata import east_asian_width

from reporting.evidence.facts.dates import (
    Date,
    find_dates,
    find_loose_dates,
    find_time_facts,
)
from reporting.evidence.facts.numbers import (
    MEMO_SIZE,
    Numeral,
    find_numbers,
    find_plain_numbers,
    find_values,
)
from reporting.i18n import Tongue, find_catalogue, load_language
from reporting.memory import clear_between_builds
from reporting.patterns import compile_pattern, match_any
from reporting.record import Record

_FIGURE = Decimal(10)
"""From here on a number in words is a figure."""
_FACTOR = Decimal(3)
"""From here on it is one before `times`; `twice` is a count."""
_NUMBERED = ("year", "decade", "day", "time")
"""Kinds of dates that one text may write with digits, and another with words."""
_IN_WORD = r"[^\W\d_][-‐‑]"
"""What makes a number the end of a name: `Covid-19`."""
_LAST_WORD = r"[^\W\d_]+(?=\s$)"
_REACH = 20
"""Characters before a number in which a word may make it the name of a part."""


class Statements(Record, frozen=True):
    """What a text states in numbers.

    Args:
        figures: numbers that somebody must answer for.
        counts: other numbers in words, such as `two` of `two sources`.
        dates: dates and years.
    """

    figures: tuple[Numeral, ...] = ()
    counts: tuple[Numeral, ...] = ()
    dates: tuple[Date, ...] = ()


class _Context(Record, frozen=True):
    """What stands beside a number in one language and says what kind of number it is."""

    times: re.Pattern[str]
    """Words after a number that make a factor of it."""
    part: re.Pattern[str]
    """Words before a number that make it the name of a part."""
    ordinal: re.Pattern[str]
    """What follows the digits of an ordinal."""
    is_dotted: bool
    """A full stop does, which also ends a sentence."""
    leading: frozenset[str]
    """Words after which it is an ordinal then: `am 2. Tag`."""
    percent: re.Pattern[str]
    """Words for hundredths up to their last, which is a number too: `per` of `per cento`."""
    clock: re.Pattern[str]
    """Words after a number that make it an hour: `cuatro de la mañana`."""


@clear_between_builds
@lru_cache(maxsize=MEMO_SIZE)
def find_statements(text: str, code: Tongue, order: str = "") -> Statements:
    """Return the figures, counts and dates of a text.

    Args:
        text: the words; names whose numbers are none should be blanked out.
        code: their language, one with a catalogue.
        order: `day-first` or `month-first`, where the text's source says so.
    """
    numerals = []
    for numeral in find_numbers(text, code):
        if numeral.sure:
            numerals.append(numeral)
    if not numerals:
        return Statements(dates=find_dates(text, code, order))
    dates: list[Date] = []
    date_offsets: set[int] = set()
    context = _load_context(code)
    ends = {numeral.start: numeral.end for numeral in numerals}
    for date in find_dates(text, code, order):
        if is_date(date, text, ends, context):
            dates.append(date)
            date_offsets.update(range(date.start, date.end))
    figures: list[Numeral] = []
    counts: list[Numeral] = []
    for numeral in numerals:
        if numeral.start in date_offsets:
            continue
        if _is_name(numeral, text, context):
            continue
        if not numeral.digits and context.clock.match(text, numeral.end):
            continue
        if _is_figure(numeral, text, context):
            figures.append(numeral)
        else:
            counts.append(numeral)
    return Statements(
        tuple(figures),
        tuple(counts),
        tuple(dates),
    )


def is_date(
    date: Date,
    text: str,
    ends: Mapping[int, int],
    context: _Context,
) -> bool:
    """Whether what looks like a date is one: not `2025 million`, nor 3.4. in `item 3.4.`."""
    is_bare = not any(char.isalpha() for char in date.cut_from(text))
    has_day = any(kind == "day" for kind, _, _ in date.facts)
    if is_bare and has_day and not date.list_years():
        near = max(0, date.start - _REACH)
        before = text[near : date.start]
        if context.part.search(before):
            return False
    offsets = range(date.start, date.end)
    return all(ends.get(offset, 0) <= date.end for offset in offsets)


def find_known_values(text: str, code: Tongue, order: str = "") -> frozenset[Decimal]:
    """Return what the numbers of a text come to, those included that its dates tell.

    Args:
        text: the words.
        code: their language.
        order: `day-first` or `month-first`, where the text's source says so.
    """
    values = set(find_values(text, code))
    for kind, *numbers in find_time_facts(text, code, order):
        if kind in _NUMBERED:
            for number in numbers:
                value = Decimal(abs(number))
                values.add(value.normalize())
    return frozenset(values)


def _is_figure(
    numeral: Numeral,
    text: str,
    context: _Context,
) -> bool:
    value = numeral.value
    is_share = 0 < value < 1
    if numeral.digits or is_share or value >= _FIGURE:
        return True
    is_factor = context.times.match(text, numeral.end)
    return bool(is_factor) and value >= _FACTOR


def _is_name(
    numeral: Numeral,
    text: str,
    context: _Context,
) -> bool:
    """Whether a number is part of a word (`21st`, `3D`), or names a part (`section 3`)."""
    if numeral.digits and context.ordinal.match(text, numeral.end):
        near = max(0, numeral.start - _REACH)
        word = compile_pattern(_LAST_WORD).search(text, near, numeral.start)
        is_led = word is not None and word[0].lower() in context.leading
        if is_led or not context.is_dotted:
            return True
    next_letter = text[numeral.end : numeral.end + 1]
    start = max(0, numeral.start - 2)
    before = text[start : numeral.start]
    if numeral.digits and compile_pattern(_IN_WORD).fullmatch(before):
        return True
    if numeral.digits and next_letter.isalpha():
        return east_asian_width(next_letter) not in "WF"  # 40トン is a number
    start = max(0, numeral.start - _REACH)
    before = text[start : numeral.start]
    is_part = context.part.search(before)
    return bool(is_part or context.percent.search(before))


_MEMOS = (
    find_statements,
    find_numbers,
    find_plain_numbers,
    find_dates,
    find_loose_dates,
    find_time_facts,
)


def forget_statements() -> None:
    """Let go of what was read in texts: of a content that was judged few are read again."""
    for memo in _MEMOS:
        memo.cache_clear()


@cache
def _load_context(code: Tongue) -> _Context:
    catalogue = find_catalogue(code)
    if not catalogue:
        nothing = compile_pattern("(?!)")
        return _Context(
            times=nothing,
            part=nothing,
            ordinal=nothing,
            is_dotted=False,
            leading=frozenset(),
            percent=nothing,
            clock=nothing,
        )
    language = load_language(catalogue)
    times = match_any(language.times_words)
    parts = match_any(language.part_words)
    beginnings: list[str] = []
    for words in language.percent_words:
        if " " in words:
            beginning, _, _ = words.rpartition(" ")
            beginnings.append(beginning)
    percents = match_any(beginnings)
    halves = "|".join((*language.am_forms, *language.pm_forms)) or "(?!)"
    marks = match_any((*language.day_marks, *language.ordinal_marks))
    return _Context(
        ordinal=re.compile(rf"(?:{marks})(?=\s[^\W\d_])"),
        is_dotted="." in language.day_marks,
        leading=frozenset(language.before_words),
        times=re.compile(rf"[\s-]?(?:{times})\b", re.IGNORECASE),
        part=re.compile(rf"(?:[§¶#]|\bn[.°]|\b(?:{parts}))\s?$", re.IGNORECASE),
        clock=re.compile(rf"\s(?:{halves})(?!\w)", re.IGNORECASE),
        percent=re.compile(rf"\b(?:{percents})\s$", re.IGNORECASE),
    )
