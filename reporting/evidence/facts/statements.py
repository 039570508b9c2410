"""Text in a language -> the figures and the dates that it states.

A number counts as a figure when it is written with digits, is ten or more, is a share, or is a
factor (`three times`). Small counts in words (`two sources`), dates, numbers that name a part
(`section 3`) or belong to a name (`A24`, `21st`) are none.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from reporting.evidence.facts.dates import Date, find_dates
from reporting.evidence.facts.numbers import Numeral, find_numbers
from reporting.i18n import load_language
from reporting.record import Record

_FIGURE, _FACTOR = Decimal(10), Decimal(3)
"""From here on a number in words is a figure; before `times`, already from three on (`twice` is a count)."""


class Statements(Record, frozen=True):
    """What a text states in numbers.

    Args:
        figures: numbers that somebody must answer for.
        counts: other numbers in words, such as `two` of `two sources`.
        dates: dates and years.
    """

    figures: tuple[Numeral, ...]
    counts: tuple[Numeral, ...]
    dates: tuple[Date, ...]


@lru_cache(maxsize=8192)
def find_statements(text: str, code: str) -> Statements:
    """Return the figures, counts and dates of a text.

    Args:
        text: the words; names whose numbers are none should be blanked out.
        code: their language, one with a catalogue.
    """
    numerals = [numeral for numeral in find_numbers(text, code) if numeral.sure]
    longer = {numeral.start: numeral.end for numeral in numerals}
    dates = tuple(
        date for date in find_dates(text, code) if longer.get(date.start, 0) <= date.end
    )
    taken = [range(date.start, date.end) for date in dates]
    figures: list[Numeral] = []
    counts: list[Numeral] = []
    for numeral in numerals:
        if any(numeral.start in span for span in taken) or _names_something(
            text, numeral, code
        ):
            continue
        (figures if _is_figure(text, numeral, code) else counts).append(numeral)
    return Statements(tuple(figures), tuple(counts), dates)


def _is_figure(text: str, numeral: Numeral, code: str) -> bool:
    if numeral.digits or numeral.value >= _FIGURE or 0 < numeral.value < 1:
        return True
    return numeral.value >= _FACTOR and bool(_times(code).match(text, numeral.end))


def _names_something(text: str, numeral: Numeral, code: str) -> bool:
    """Whether a number is part of a word (`21st`, `3D`, `per cento`) or names a part (`section 3`)."""
    glued = numeral.digits and text[numeral.end : numeral.end + 1].isalpha()
    before = text[max(0, numeral.start - 20) : numeral.start]
    return glued or bool(
        _part(code).search(before) or _within_percent(code).search(before)
    )


@cache
def _times(code: str) -> re.Pattern[str]:
    return re.compile(
        rf"[\s-]?(?:{'|'.join(map(re.escape, load_language(code).times_words))})\b",
        re.IGNORECASE,
    )


@cache
def _within_percent(code: str) -> re.Pattern[str]:
    """Return what fits the words for hundredths up to their last word."""
    heads = {
        word.rpartition(" ")[0]
        for word in load_language(code).percent_words
        if " " in word
    }
    return re.compile(
        rf"\b(?:{'|'.join(sorted(map(re.escape, heads))) or '(?!)'})\s$", re.IGNORECASE
    )


@cache
def _part(code: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_language(code).part_words))
    return re.compile(rf"(?:[§¶#]|\bn[.°]|\b(?:{words}))\s?$", re.IGNORECASE)
