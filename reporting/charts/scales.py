"""Values and ticks of a chart -> places along its axes, and which categories are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.plan.block_model import ChartBlock, Tick
from reporting.record import Record

_ORDERED = re.compile(r"[\W\d]*[A-Za-z]?[\W\d]*|.*\b(1[5-9]|2[01])\d\d\b.*")
"""A number such as 7, Q3 or 1990/91, or words with a year."""
_STEPS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 100)


class Scale(Record, frozen=True):
    """Values from `low` to `high` onto points from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where a value stands, in points."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def base(self) -> float:
        """The value that bars and areas stand on: zero, or the end nearest to it."""
        return min(max(0.0, self.low), self.high)


def make_scale(
    ticks: Sequence[Tick],
    values: Sequence[float],
    start: float,
    end: float,
) -> Scale:
    """Return a scale that holds all ticks and values, between two places in points."""
    reach = [*(tick.value for tick in ticks), *values]
    low = min(reach, default=0.0)
    high = max(reach, default=1.0)
    if high <= low:
        high = low + 1
    return Scale(low, high, start, end)


def list_values(block: ChartBlock) -> list[float]:
    """Return all values of a chart."""
    return [value for series in block.series for value in series.values]


def stack_series(
    block: ChartBlock,
) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Return foot and head of each series by category; stacked, one stands on the other."""
    stacked: list[tuple[tuple[float, ...], tuple[float, ...]]] = []
    zero = (0.0,) * len(block.categories)
    foot = zero
    for series in block.series:
        pairs = zip(foot, series.values, strict=False)
        head = tuple([low + value for low, value in pairs])
        stacked.append((foot, head))
        foot = head if block.is_stacked else zero
    return stacked


def is_ordered(categories: Sequence[str]) -> bool:
    """Whether categories follow one another, as years do: a few names then name them all."""
    return all(_ORDERED.fullmatch(name) for name in categories)


def choose_name_step(widest: float, slot: float) -> int:
    """Return how many categories go on one name, so that names do not run into each other.

    Args:
        widest: width of the widest name, with its distance from the next, in points.
        slot: room of one category, in points.
    """
    for step in _STEPS:
        if step * slot >= widest:
            return step
    return _STEPS[-1]
