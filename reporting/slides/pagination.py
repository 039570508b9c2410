"""Heights and counts of things -> which of them stand together on a slide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from reporting.design.units import Length

Heights = Sequence[tuple[Length, Length]]
"""Space above, and height, of things that stand under each other."""


def paginate(
    heights: Heights,
    limit: Length,
) -> list[slice]:
    """Deal things out in order to as few slides as they need.

    The space above the first thing on a slide is dropped.
    """
    pages: list[slice] = []
    start, used = 0, 0
    for number, (gap, height) in enumerate(heights):
        if number > start and used + gap + height > limit:
            pages.append(slice(start, number))
            start, used = number, 0
        used += height
        if number > start:
            used += gap
    return [
        *pages,
        slice(
            start,
            len(heights),
        ),
    ]


def paginate_evenly(
    heights: Heights,
    limit: Length,
) -> list[slice]:
    """Deal things out in order to as few slides as they need, all about equally full."""
    needed = count_pages_from(heights, limit)
    sums = [gap + height for gap, height in heights]
    below = [0, *accumulate(sums)]
    pages: list[slice] = []
    start = 0
    for left in range(
        needed[0],
        0,
        -1,
    ):
        share = (below[-1] - below[start]) / left
        end, used = start, 0
        while end < len(heights):
            gap, height = heights[end]
            used += height
            if end > start:
                used += gap
            middle = used - height / 2
            is_full = used > limit or middle > share
            if end > start and is_full and needed[end] < left:
                break
            end += 1
        pages.append(slice(start, end))
        start = end
    return pages


def count_pages_from(
    heights: Heights,
    limit: Length,
) -> list[int]:
    """Return for each thing how many slides it needs together with all that follow.

    The slide that begins with a thing ends no earlier than that which begins with the one
    before, so one pass finds the ends.
    """
    count = len(heights)
    if not count:
        return [1]
    ends = []
    end, used = 0, 0
    for start in range(count):
        if end == start:
            used = heights[start][1]
            end = start + 1
        while end < count:
            gap, height = heights[end]
            if used + gap + height > limit:
                break
            used += gap + height
            end += 1
        ends.append(end)
        used -= heights[start][1]
        if end > start + 1:
            used -= heights[start + 1][0]
    needed = [0] * (count + 1)
    for start in reversed(range(count)):
        needed[start] = 1 + needed[ends[start]]
    return needed


def bunch_tied(
    heights: Heights,
    ties: Sequence[bool],
    limit: Length,
) -> tuple[list[slice], list[tuple[Length, Length]]]:
    """Return which things stay together, and space above and height of each bunch.

    Args:
        heights: of the things, in order.
        ties: whether each stands with the next.
        limit: of a bunch: things that have no room on one slide are parted.
    """
    bunches: list[slice] = []
    bunched: list[tuple[Length, Length]] = []
    is_tied = False
    for at, (gap, height) in enumerate(heights):
        if is_tied:
            above, held = bunched[-1]
            whole = held + gap + height
            is_tied = whole <= limit
            if is_tied:
                bunched[-1] = (above, whole)
                bunches[-1] = slice(
                    bunches[-1].start,
                    at + 1,
                )
        if not is_tied:
            bunches.append(
                slice(
                    at,
                    at + 1,
                )
            )
            bunched.append((gap, height))
        is_tied = ties[at]
    return bunches, bunched


Tried = TypeVar("Tried")


def choose_largest(
    tried: Iterable[Tried],
    count: Callable[[Tried], int],
) -> Tried:
    """Return the first try, the largest size, that needs as few slides as any.

    Args:
        tried: at least one; those after one that needs a single slide are not asked for.
        count: returns how many slides a try needs.
    """
    attempts = iter(tried)
    best = next(attempts)
    fewest = count(best)
    while fewest > 1:
        attempt = next(attempts, None)
        if attempt is None:
            break
        needed = count(attempt)
        if needed < fewest:
            best = attempt
            fewest = needed
    return best


def group_evenly(
    count: int,
    most: int,
) -> list[slice]:
    """Deal `count` things out evenly, at most `most` together."""
    pages = -(-count // most)
    bounds = []
    for page in range(pages + 1):
        bounds.append(round(page * count / pages))
    return [
        slice(
            start,
            end,
        )
        for start, end in pairwise(bounds)
    ]
