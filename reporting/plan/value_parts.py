"""An amount as it is printed -> the number in it, which is set largest: `$11` of `$11 billion`.

What keeps to a number goes with it: its sign, the sign or the code of a currency before it, a
per cent or currency sign behind it. Scale words and units do not. Whoever splits a value at
its number keeps its words and their order in every language.
"""

from __future__ import annotations

import re

_MARKS = r".,'’٫٬"
"""Between digits, of groups or before decimals; a space that does not break is one too."""
_NUMBER = re.compile(rf"\d(?:[{_MARKS}]?\d|[\u00a0\u202f]\d{{3}}(?!\d))*")
_SIGNS = re.compile(r"[^\w\s]+|\w+[^\w\s]+")
"""A sign that stands apart behind a number: `%`, `€`, `kr.`."""
_LONGEST_CODE = 4
"""Letters of what may stand before a number and goes with it: `CHF`, `US$`, `R$`."""


def find_number(amount: str) -> str:
    """Return what of an amount is set largest; nothing where it has no digits.

    Args:
        amount: such as `$11 billion`, `11,4 Millionen Euro`, `14 %` or `CHF 5`.
    """
    match = _NUMBER.search(amount)
    if match is None:
        return ""
    start, end = match.span()
    while start and not amount[start - 1].isspace():
        start -= 1
    before = amount[:start].split()
    if before and len(before) == 1 and len(before[0]) <= _LONGEST_CODE:
        start = 0
    while end < len(amount) and not amount[end].isspace():
        end += 1
    behind = amount[end:].split()
    if len(behind) == 1 and _SIGNS.fullmatch(behind[0]):
        end = len(amount)
    return amount[start:end]


def split_value(value: str, number: str) -> tuple[slice, slice, slice]:
    """Return what of a value stands before its number, that, and what stands behind it.

    Args:
        value: with all its words.
        number: that is in it; empty where all of the value is set alike.
    """
    at = value.find(number) if number else 0
    end = at + len(number or value)
    foot = len(value[:at].rstrip())
    head = len(value) - len(value[end:].lstrip())
    return slice(0, foot), slice(at, end), slice(head, len(value))
