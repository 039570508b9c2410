"""A range of values -> round values that enclose it, for the ticks of an axis."""

from __future__ import annotations

import math

_FACTORS = (1, 2, 2.5, 5, 10, 20)
"""Steps that count as round, within a power of ten and the next."""
_HAIR = 1e-9
"""What rounding may cost where a value is a step."""


def choose_round_steps(
    low: float, high: float, most: int = 6, *, whole: bool = False
) -> tuple[float, ...]:
    """Return round values that enclose a range, 1, 2, 2.5 or 5 times a power of ten apart.

    Args:
        low: the least value to enclose.
        high: the greatest.
        most: how many intervals at most.
        whole: whether only whole numbers will do, as where things are counted.
    """
    span = high - low or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    for factor in _FACTORS:
        step = power * factor
        if span / step <= most:
            break
    if whole:
        step = 5.0 if step == 2.5 else max(step, 1.0)  # noqa: PLR2004
    first = math.floor(low / step + _HAIR)
    last = math.ceil(high / step - _HAIR)
    last = max(last, first + 1)
    numbers = range(first, last + 1)
    return tuple(round(number * step, 12) for number in numbers)
