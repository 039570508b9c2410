"""Slides and the length of a briefing -> how long each slide is spoken to; together exactly that length.

A slide's share follows what there is to say: the words it shows and the words the curator
wrote for its speaker; but none is passed over. Slides after the close take no time.
"""

from __future__ import annotations

from collections.abc import Sequence

_UNITS = (30, 15, 5, 1)
"""Seconds that times are rounded to; the coarsest that leaves a choice is taken."""

_CHOICE = 2
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
    whole = minutes * 60
    fitting = (unit for unit in _UNITS if whole // unit >= _CHOICE * len(words))
    unit = next(fitting, _UNITS[-1])
    units, weights = whole // unit, [TAKING_IN + count for count in words]
    least = 1 if units >= len(words) else 0
    spare = units - least * len(words)
    exact = [weight * spare / sum(weights) for weight in weights]
    given = [int(share) for share in exact]
    by_rest = sorted(range(len(words)), key=lambda n: (given[n] - exact[n], n))
    for number in by_rest[: spare - sum(given)]:
        given[number] += 1
    return tuple((least + count) * unit for count in given)


def format_clock(seconds: int) -> str:
    """Write a time as minutes and seconds: `1:30`."""
    return f"{seconds // 60}:{seconds % 60:02}"
