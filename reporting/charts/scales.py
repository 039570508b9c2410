"""Values and ticks of a chart -> places along its axes, and which categories are named."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from reporting.plan.block_model import ChartBlock, Tick
from reporting.record import Record

Span = tuple[float, float]
"""The foot and the head of what stands for a value."""

_ORDERED = re.compile(r"[\W\d]*+[A-Za-z]?[\W\d]*+|.*\b(1[5-9]|2[01])\d\d\b.*")
"""A number such as 7, Q3 or 1990/91, or words with a year."""
_MOST_FILLED = 60
"""Most points that are filled; of more of them each is an outline."""
_STEPS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 25, 30, 50, 100)


class Scale(Record, frozen=True):
    """Values from `low` to `high` onto points from `start` to `end`.

    On a logarithmic scale equal factors are equally long; all its values are above zero.
    """

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def place(self, value: float) -> float:
        """Return where a value stands, in points."""
        share = self.find_share(value)
        return self.start + share * (self.end - self.start)

    def find_share(self, value: float) -> float:
        """Return where a value stands, from 0 at the low end to 1 at the high one."""
        if self.is_log:
            above = math.log(value / self.low)
            reach = math.log(self.high / self.low)
            return above / reach
        return (value - self.low) / (self.high - self.low)

    @property
    def base(self) -> float:
        """The value that bars and areas stand on: zero, or the end nearest to it."""
        return min(max(0.0, self.low), self.high)


def make_scale(
    ticks: Sequence[Tick],
    values: Sequence[float],
    start: float,
    end: float,
    *,
    is_log: bool = False,
) -> Scale:
    """Return a scale that holds all ticks and values, between two places in points."""
    reach = [*(tick.value for tick in ticks), *values]
    low = min(reach, default=0.0)
    high = max(reach, default=1.0)
    if high <= low:
        high = low + 1
    return Scale(
        low,
        high,
        start,
        end,
        is_log,
    )


def list_values(block: ChartBlock, *, is_second: bool = False) -> list[float]:
    """Return the known values that one of a chart's axes measures."""
    values: list[float] = []
    for series in block.series:
        if series.is_second is is_second:
            values += list_known(series.values)
    return values


def list_known(values: Iterable[float | None]) -> list[float]:
    """Return the values that are known."""
    return [value for value in values if value is not None]


def list_amounts(values: Iterable[float | None]) -> list[float]:
    """Return values as parts of a whole: what is unknown or below zero is nothing."""
    return [max(value or 0.0, 0.0) for value in values]


def find_known(values: Iterable[float | None]) -> list[int]:
    """Return the numbers of the values that are known."""
    return [at for at, value in enumerate(values) if value is not None]


def list_reach(block: ChartBlock) -> list[float]:
    """Return the values that the scale of the first axis must hold beside its ticks."""
    lines = [line.value for line in block.lines]
    for band in block.bands:
        lines += list_known((band.low, band.high))
    if not block.is_stacked:
        return [*list_values(block), *lines]
    edges: list[float] = []
    stacked = stack_series(block)
    for series, spans in zip(block.series, stacked, strict=True):
        for span in spans:
            if span and not series.is_second:
                edges += span
    return [*edges, *lines]


def stack_series(block: ChartBlock) -> list[tuple[Span | None, ...]]:
    """Return foot and head of each series by category; none where no value is known.

    Stacked, one stands on the other: what is positive above zero, what is negative below it.
    """
    count = len(block.categories)
    above = [0.0] * count
    below = [0.0] * count
    wholes = measure_wholes(block)
    stacked: list[tuple[Span | None, ...]] = []
    for series in block.series:
        stands = block.is_stacked and not series.is_line
        spans: list[Span | None] = []
        for at, value in enumerate(series.values[:count]):
            if value is None:
                spans.append(None)
            elif stands:
                pile = above if value >= 0 else below
                foot = pile[at]
                pile[at] = foot + value / wholes[at]
                spans.append((foot, pile[at]))
            else:
                spans.append((0.0, value))
        stacked.append(tuple(spans))
    return stacked


def measure_wholes(block: ChartBlock) -> list[float]:
    """Return by category what its values are shares of; one where they are no shares."""
    wholes = [0.0] * len(block.categories)
    for series in block.series:
        if series.is_line or not block.is_of_shares:
            continue
        values = series.values[: len(wholes)]
        for at, value in enumerate(values):
            wholes[at] += abs(value or 0.0)
    return [whole or 1.0 for whole in wholes]


def is_crowd(block: ChartBlock) -> bool:
    """Whether points are so many that full ones would hide each other."""
    count = sum(len(series.x) for series in block.series)
    return count > _MOST_FILLED


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
