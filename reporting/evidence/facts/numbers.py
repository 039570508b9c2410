"""Text in any language -> the numbers it writes, as values: `11 miliardi` is `11 billion`.

How each language writes numbers is known to `i18n`; reading them is the work of `numerals`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from reporting.evidence.facts.shares import add_shares, find_loose_shares
from reporting.i18n import Tongue, find_catalogue, load_language, load_notation
from reporting.memory import clear_between_builds
from reporting.numerals import Numeral
from reporting.patterns import compile_pattern, match_any
from reporting.record import replace

__all__ = [
    "MEMO_SIZE",
    "Numeral",
    "find_numbers",
    "find_plain_numbers",
    "find_values",
]

_ONE = Decimal(1)
_DIGITS = r"\d(?:[\d.,'’\s]*\d)?"
MEMO_SIZE = 1 << 16
"""Texts whose numbers or dates are remembered: several rules ask about each text."""


@clear_between_builds
@lru_cache(maxsize=MEMO_SIZE)
def find_numbers(text: str, code: Tongue) -> tuple[Numeral, ...]:
    """Return the numbers of a text in their order, each with its value and its place.

    Args:
        text: the words.
        code: their language; of one without a catalogue, numbers in words are not read.
    """
    plain = find_plain_numbers(text, code)
    return add_shares(
        text,
        code,
        _scale_ranges(text, code, plain),
    )


@clear_between_builds
@lru_cache(maxsize=MEMO_SIZE)
def find_plain_numbers(text: str, code: Tongue) -> tuple[Numeral, ...]:
    """Return the numbers of a text, of a share its parts.

    Args:
        text: the words.
        code: their language.
    """
    return load_notation(code).find_numerals(text)


def find_values(text: str, code: Tongue) -> frozenset[Decimal]:
    """Return what the numbers of a text come to, those included that may be other words.

    Args:
        text: the words.
        code: their language.
    """
    plain = find_plain_numbers(text, code)
    values: set[Decimal] = set()
    for numeral in (
        *find_numbers(text, code),
        *find_loose_shares(text, code, plain),
        *plain,
    ):
        values.update(numeral.list_values())
    return frozenset(values)


# ---------------------------------------------------------------- ranges


def _scale_ranges(
    text: str,
    code: Tongue,
    numerals: Sequence[Numeral],
) -> Sequence[Numeral]:
    """Return numbers of which the first of a range has the scale of its last.

    In `380 to 460 million` the first is 380 million, and may still be 380.

    Args:
        text: the words.
        code: their language.
        numerals: its numbers, in their order.
    """
    if len(numerals) < 2:  # noqa: PLR2004  (a range has two)
        return numerals
    link = _load_link(code)
    read: list[Numeral] = []
    for first, last in pairwise(numerals):
        between = link.fullmatch(text, first.end, last.start)
        scale = _ONE
        if between:
            scale = _find_scale(text, code, last)
        is_bare = scale != _ONE and _find_scale(text, code, first) == _ONE
        if is_bare and first.value < last.value / scale:
            scaled = first.value * scale
            also = (first.value,)
            read.append(replace(first, value=scaled.normalize(), also=also))
        else:
            read.append(first)
    return (*read, numerals[-1])


def _find_scale(text: str, code: Tongue, numeral: Numeral) -> Decimal:
    """Return by what its scale word or percent sign multiplies a number in digits."""
    digits = compile_pattern(_DIGITS).match(
        text,
        numeral.start,
        numeral.end,
    )
    if not digits or not numeral.value:
        return _ONE
    bare = next(load_notation(code).find_in_digits(digits[0]), numeral)
    if bare.value:
        return numeral.value / bare.value
    return _ONE


@cache
def _load_link(code: Tongue) -> re.Pattern[str]:
    """Return what fits what stands between the numbers of a range."""
    catalogue = find_catalogue(code)
    words = load_language(catalogue).range_words if catalogue else ()
    spaced = match_any(words).replace(r"\ ", r"\s")
    return re.compile(rf"(?:\s?[-–]\s?|\s(?:{spaced})\s)[$€£]?", re.IGNORECASE)
