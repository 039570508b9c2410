"""The words of a single value -> a number, a yes or no, a day.

They are read as leniently as people write YAML: `yes`, `1_000`, `7.0`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Any

from reporting.errors import RefusedError
from reporting.limits import find_limit, tell_cure, tell_excess

_WHOLE = r"([+-]?)(\d+(?:_\d+)*)(?:\.0+)?"
_TRUE = frozenset({"1", "on", "t", "true", "y", "yes"})
_FALSE = frozenset({"0", "off", "f", "false", "n", "no"})


def explain_long_number(digits: int) -> tuple[str, str]:
    """Return that a number has too many digits, and what to do.

    Args:
        digits: when it is written out.
    """
    message = f"the number has {tell_excess('digits', digits)}"
    return message, tell_cure("digits", digits)


Parse = Callable[[str], Any]
"""Returns the value, or None where the words are none; raises ValueError with a message."""


def parse_text(words: str) -> str:
    """Return a text as it is written."""
    return words


def parse_whole(words: str) -> int | None:
    """Return a whole number: `10`, `1_000` or `7.0`."""
    match = re.fullmatch(_WHOLE, words.strip(), re.ASCII)
    if not match:
        return None
    digits = match[2].lstrip("0_") or "0"
    if len(digits) > find_limit("digits"):
        raise RefusedError(*explain_long_number(len(digits)), code="E256")
    return int(match[1] + digits)


def parse_float(words: str) -> float | None:
    """Return a number of floating point, infinity and NaN included."""
    try:
        return float(words) if words.strip().isascii() else None
    except ValueError:
        return None


def parse_decimal(words: str) -> Decimal | None:
    """Return a finite decimal number."""
    try:
        number = Decimal(words)
    except DecimalException:
        return None
    return number if number.is_finite() else None


def parse_bool(words: str) -> bool | None:
    """Return a yes or no, as YAML and people write it."""
    word = words.lower()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def parse_day(words: str) -> dt.date | None:
    """Return a day of the calendar: `2026-11-22`."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return None


PARSERS: Mapping[Any, tuple[str, Parse]] = {
    str: ("text", parse_text),
    int: ("a whole number", parse_whole),
    float: ("a number", parse_float),
    Decimal: ("a number", parse_decimal),
    bool: ("`true` or `false`", parse_bool),
    dt.date: ("a date", parse_day),
}
"""What an editor calls a type, and how its values are read."""
