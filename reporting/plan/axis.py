"""A range of values -> round values that enclose it, for the ticks of an axis."""

from __future__ import annotations

import math

_FACTORS = (1, 2, 2.5, 5, 10, 20)
"""Steps that count as round, within a power of ten and the next."""
_UNEVEN = 2.5
"""The step that is no whole number."""
_PLACES = 12
"""Decimals that are kept of a step; of one below 1, as many digits."""
_FEW_DECADES = 2
"""Up to so many powers of ten an axis has lines between them."""
_MOST_DECADES = 8
"""Most steps of powers of ten; of more only every second or third is a line."""
_HAIR = 1e-9
"""What rounding may cost where a value is a step."""


def choose_round_steps(
    low: float,
    high: float,
    most: int = 6,
    *,
    whole: bool = False,
) -> tuple[float, ...]:
    """Return round values that enclose a range, 1, 2, 2.5 or 5 times a power of ten apart.

    Args:
        low: the least value to enclose.
        high: the greatest.
        most: how many intervals at most.
        whole: whether only whole numbers will do, as where things are counted.
    """
    span = high - low
    if not span:
        span = abs(high) or 1.0
    exponent = math.log10(span / most)
    power = 10.0 ** math.floor(exponent)
    for factor in _FACTORS:
        step = power * factor
        if span / step <= most:
            break
    if whole:
        step = max(step, 1.0)
        if step == _UNEVEN:
            step = 5.0
    first = math.floor(low / step + _HAIR)
    last = math.ceil(high / step - _HAIR)
    last = max(last, first + 1)
    places = max(_PLACES, _PLACES - math.floor(math.log10(step)))
    steps = []
    for number in range(first, last + 1):
        value = round(number * step, places)
        steps.append(value)
    return tuple(steps)


def choose_steps_for(
    low: float,
    high: float,
    intervals: int,
    *,
    whole: bool = False,
) -> tuple[float, ...]:
    """Return round values that enclose a range in just so many intervals.

    Args:
        low: the least value to enclose.
        high: the greatest.
        intervals: how many, one at least.
        whole: whether only whole numbers will do.
    """
    for most in range(intervals, 0, -1):
        steps = choose_round_steps(low, high, most, whole=whole)
        if len(steps) <= intervals + 1:
            break
    else:
        steps = (low, high)
    step = steps[1] - steps[0]
    found = list(steps)
    while len(found) <= intervals:
        found.append(round(found[-1] + step, _PLACES))
    return tuple(found)


def choose_log_steps(low: float, high: float) -> tuple[float, ...]:
    """Return powers of ten that enclose a range, with 2 and 5 between where they are few.

    Args:
        low: the least value to enclose, above zero.
        high: the greatest.
    """
    first = math.floor(math.log10(low) + _HAIR)
    last = math.ceil(math.log10(high) - _HAIR)
    last = max(last, first + 1)
    factors = (1, 2, 5) if last - first <= _FEW_DECADES else (1,)
    stride = math.ceil((last - first) / _MOST_DECADES)
    last = first + math.ceil((last - first) / stride) * stride
    steps: list[float] = []
    for power in range(first, last, stride):
        for factor in factors:
            steps.append(float(f"{factor}e{power}"))
    return (*steps, float(f"1e{last}"))
