"""Heights and counts of things -> which of them stand together on a slide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from reporting.design.units import Length

Heights = Sequence[tuple[Length, Length]]
"""Space above, and height, of things that stand under each other."""


def paginate(heights: Heights, limit: Length) -> list[slice]:
    """Deal things out in order to as few slides as they need; the space above the first is dropped."""
    pages: list[slice] = []
    start, used = 0, Length(0)
    for number, (gap, height) in enumerate(heights):
        if number > start and used + gap + height > limit:
            pages.append(slice(start, number))
            start, used = number, Length(0)
        used = used + height + (gap if number > start else 0)
    return [*pages, slice(start, len(heights))]


def paginate_evenly(heights: Heights, limit: Length) -> list[slice]:
    """Deal things out in order to as few slides as they need, each about as full as the others."""
    pages: list[slice] = []
    start = 0
    for left in range(len(paginate(heights, limit)), 0, -1):
        share = sum(gap + height for gap, height in heights[start:]) / left
        end, used = start, Length(0)
        while end < len(heights):
            gap, height = heights[end]
            used = used + height + (gap if end > start else 0)
            full = used > limit or used - height / 2 > share
            if end > start and full and len(paginate(heights[end:], limit)) < left:
                break
            end += 1
        pages.append(slice(start, end))
        start = end
    return pages


Tried = TypeVar("Tried")


def choose_largest(tried: Sequence[Tried], slides: Callable[[Tried], int]) -> Tried:
    """Return the first try, the largest size, that needs as few slides as the smallest size does."""
    fewest = min(map(slides, tried))
    return next(one for one in tried if slides(one) == fewest)


def group_evenly(count: int, most: int) -> list[slice]:
    """Deal `count` things out evenly, at most `most` together."""
    pages = -(-count // most)
    bounds = [round(page * count / pages) for page in range(pages + 1)]
    return [slice(start, end) for start, end in pairwise(bounds)]
