"""The items of a list -> slabs that a page may end between, a pair of items on either side."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    Flow,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.record import replace

_WHOLE = 0.35
"""Share of the column's height up to which a list is never cut."""
_PAIR = 0.25
"""Share of the column's height up to which two items at an end are never parted."""
_LONE = 1500.0
"""Cost of ending a page where one item of a list stands alone, if two would be high."""


def join_items(items: Sequence[Slabs], column: float) -> Slabs:
    """Return the items below one another; a list that is short is never cut.

    Args:
        items: each from head to foot.
        column: height of the text column, in points.
    """
    heights = [measure_height(item) for item in items]
    is_whole = sum(heights) <= column * _WHOLE
    count = len(items)
    done: list[Slab] = []
    for number, item in enumerate(items, 1):
        cut = FREE
        if is_whole or number == count:
            cut = NEVER
        elif number in (1, count - 1):
            pair = heights[number - 1] + heights[number]
            cut = NEVER if pair <= column * _PAIR else _LONE
        done += item[:-1]
        done.append(replace(item[-1], cut=cut))
    return tuple(done)


def choose_flow(setting: TypesetContext, slabs: Slabs) -> Flow:
    """Return how a list takes its place: a short one floats, a long one is cut."""
    column = setting.column_height
    is_short = measure_height(slabs) <= column * _WHOLE
    return Flow.FLOAT if is_short else Flow.TEXT
