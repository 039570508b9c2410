"""The words of a span or a remark -> which categories of its chart they name.

A category is told by its name in any language. Between categories that are periods a date has
its place too: each category lasts from half the way to the one before to half the way to the
next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporting.content.chart_names import Words, find_numbers
from reporting.content.periods import Period
from reporting.content.values import read_digits
from reporting.reading.scalars import parse_decimal

_DAY = 1440
"""Minutes of a day."""
_HALF = 0.5
"""Of a category: from its middle to its edge."""


def locate_end(
    words: str,
    categories: Sequence[Words],
    *,
    is_last: bool,
) -> float | None:
    """Return where a span begins or ends, in categories: 0 is the middle of the first.

    Args:
        words: a category or a date.
        categories: what each is called.
        is_last: whether the span ends there, with all of the category or the period.

    Returns:
        None for what is neither a category nor, among periods, a date.
    """
    found = find_numbers(categories, (words,))
    if found:
        return found[-1] + _HALF if is_last else found[0] - _HALF
    period = read_period((words,))
    middles: list[float] = []
    for names in categories:
        known = read_period(names)
        if known is None:
            return None
        middles.append((known.first_minute + known.last_minute + _DAY) / 2)
    if period is None or middles != sorted(set(middles)) or len(middles) == 1:
        return None
    minute = period.first_minute
    if is_last:
        minute = period.last_minute + _DAY
    at = bisect_right(middles, minute) - 1
    at = min(max(at, 0), len(middles) - 2)
    share = (minute - middles[at]) / (middles[at + 1] - middles[at])
    return min(max(at + share, -_HALF), len(middles) - _HALF)


def read_period(names: Iterable[str]) -> Period | None:
    """Return the period that one of some names is; none where none is one."""
    for name in sorted(names):
        try:
            period = Period.read_words(name)
            period.check()
        except ValueError:
            continue
        return period
    return None


def read_number(words: str) -> Decimal | None:
    """Return the number that a span of a scatter chart begins or ends at."""
    try:
        return parse_decimal(read_digits(words))
    except ValueError:
        return None
