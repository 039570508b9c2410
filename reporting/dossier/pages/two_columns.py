"""Short things in order -> two columns across text and margin, filled page by page.

The left column is read first, then the right one; where all that is left has room, both are
about as high.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reporting.dossier.galley.compose import Cell, abreast, free_foot, stack
from reporting.dossier.galley.galley import Slab, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext

GUTTER = 20.0
"""Between the columns, in points."""


def measure_half(setting: TypesetContext) -> float:
    """Return the width of one of two columns, in points."""
    return (setting.width - GUTTER) / 2


def fill_columns(
    setting: TypesetContext,
    things: Sequence[Slabs],
    gap: float,
    first_room: float,
    room: float,
) -> Slabs:
    """Return a strip of two columns for each page.

    Args:
        setting: text column and margin together.
        things: in order; none of them is parted.
        gap: between two of them, in points.
        first_room: height that the first page has left for them.
        room: height that every other page has.
    """
    strips: list[Slab] = []
    rest = list(things)
    while rest:
        height = first_room if not strips else room
        taken = take_page(rest, gap, height)
        left, right = part_evenly(
            rest[:taken],
            gap,
            height,
        )
        half = measure_half(setting)
        cells = [
            Cell(
                setting.flip(0, half),
                drop_space(stack(*left, gap=gap)),
            ),
            Cell(
                setting.flip(half + GUTTER, half),
                drop_space(stack(*right, gap=gap)),
            ),
        ]
        strips += free_foot(abreast(cells, whole=True))
        rest = rest[taken:]
    return stack(*[(strip,) for strip in strips], gap=gap)


def drop_space(slabs: Slabs) -> Slabs:
    """Return what stands in a column without the spaces at its head."""
    first = 0
    while first < len(slabs) and slabs[first].is_space:
        first += 1
    return slabs[first:]


def _count_fitting(things: Sequence[Slabs], gap: float, height: float) -> int:
    """Return how many things a column of a height holds, at least one."""
    total = 0.0
    for number, thing in enumerate(things):
        total += measure_height(thing)
        if number and total > height:
            return number
        total += gap
    return len(things)


def take_page(things: Sequence[Slabs], gap: float, height: float) -> int:
    """Return how many things both columns of a page hold."""
    left = _count_fitting(things, gap, height)
    if left == len(things):
        return left
    return left + _count_fitting(things[left:], gap, height)


def part_evenly(
    things: Sequence[Slabs], gap: float, height: float = inf
) -> tuple[Sequence[Slabs], Sequence[Slabs]]:
    """Return the columns, as even as can be, the left one the higher.

    Args:
        things: in order.
        gap: between two of them, in points.
        height: that a column has.
    """
    heights = [measure_height(thing) + gap for thing in things]
    half = sum(heights) / 2
    total = 0.0
    for count, each in enumerate(heights):
        is_full = count > 0 and total + each > height + gap
        if total >= half or is_full:
            return things[:count], things[count:]
        total += each
    return things, ()
