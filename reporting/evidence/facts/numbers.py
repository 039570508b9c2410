"""Text in any language -> the numbers it writes, as values: `11 miliardi` is `11 billion`.

How each language writes numbers is known to `i18n`; reading them is the work of `numerals`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from reporting.evidence.facts.shares import add_shares, find_loose_shares
from reporting.i18n import Tongue, load_notation
from reporting.numerals import Numeral

__all__ = [
    "MEMO_SIZE",
    "Numeral",
    "find_numbers",
    "find_plain_numbers",
    "find_values",
]

MEMO_SIZE = 1 << 16
"""Texts whose numbers or dates are remembered: several rules ask about each text."""


@lru_cache(maxsize=MEMO_SIZE)
def find_numbers(text: str, code: Tongue) -> tuple[Numeral, ...]:
    """Return the numbers of a text in their order, each with its value and its place.

    Args:
        text: the words.
        code: their language; of one without a catalogue, numbers in words are not read.
    """
    return add_shares(text, code, find_plain_numbers(text, code))


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
