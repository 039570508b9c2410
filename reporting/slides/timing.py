"""Slides and the length of a briefing -> how long each slide is spoken to.

Together that is exactly the briefing's length. A slide's share follows what there is to say:
the words it shows and the words the curator wrote for its speaker; but none is passed over.
Slides after the close take no time.
"""

from __future__ import annotations

from collections.abc import Sequence

UNITS = (30, 15, 5, 1)
"""Seconds that times are rounded to; the coarsest that leaves a choice is taken."""

CHOICE = 2
"""So many units a slide, on average, are a choice."""

TAKING_IN = 15
"""Words that one could say while a new slide is taken in."""


def share_minutes(words: Sequence[int], minutes: int) -> tuple[int, ...]:
    """Share a briefing's length out.

    Args:
        words: how many there are to say at each slide.
        minutes: length of the briefing.

    Returns:
        seconds for each slide; their sum is the length.
    """
    count, whole = len(words), minutes * 60
    unit = _choose_unit(whole, count)
    units = whole // unit
    least = 1 if units >= count else 0
    spare = units - least * count
    weights = [TAKING_IN + number for number in words]
    total = sum(weights)
    exact = [weight * spare / total for weight in weights]
    given = [int(share) for share in exact]
    by_rest = sorted(range(count), key=lambda n: (given[n] - exact[n], n))
    for number in by_rest[: spare - sum(given)]:
        given[number] += 1
    return tuple([(least + share) * unit for share in given])


def _choose_unit(whole: int, count: int) -> int:
    """Return the seconds that the times of so many slides are rounded to."""
    for unit in UNITS:
        if whole // unit >= CHOICE * count:
            return unit
    return UNITS[-1]


def format_clock(seconds: int) -> str:
    """Write a time as minutes and seconds: `1:30`."""
    return f"{seconds // 60}:{seconds % 60:02}"
