"""The words of a span or a remark -> which categories of its chart they name.

A category is told by its name in any language. Between categories that are periods a date has
its place too.
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
    is_scaled: bool = False,
) -> float | None:
    """Return where a span begins or ends, in categories: 0 is the middle of the first.

    Args:
        words: a category or a date.
        categories: what each is called.
        is_last: whether the span ends there, with all of the category or the period.
        is_scaled: whether periods stand at their distance; else all are equally wide.

    Returns:
        None for what is neither a category nor, among periods, a date.
    """
    found = find_numbers(categories, (words,))
    at = None
    if is_scaled or not found:
        at = locate_date(words, categories, is_last=is_last)
    if found and at is None:
        return found[-1] + _HALF if is_last else found[0] - _HALF
    return at


def locate_date(
    words: str,
    categories: Sequence[Words],
    *,
    is_last: bool,
) -> float | None:
    """Return where a date begins or ends among categories that are periods; else none."""
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
    return at + (minute - middles[at]) / (middles[at + 1] - middles[at])


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
