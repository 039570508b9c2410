"""The items of a list -> slabs that a page may end between, a pair of items on either side."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import FREE, NEVER, Flow, Slab, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.styles import measure_column_height
from reporting.record import replace

_TOGETHER = 2
"""Items that stand together at the foot of a page, and at the head of the next."""
_WHOLE = 0.35
"""Share of the column's height up to which a list is never cut."""


def join_items(items: Sequence[Slabs], column: float) -> Slabs:
    """Return the items below one another; a list that is short is never cut.

    Args:
        items: each from head to foot.
        column: height of the text column, in points.
    """
    heights = [measure_height(item) for item in items]
    is_whole = sum(heights) <= column * _WHOLE
    done: list[Slab] = []
    for number, item in enumerate(items, 1):
        is_edge = min(number, len(items) - number) < _TOGETHER
        cut = NEVER if is_whole or is_edge else FREE
        done += item[:-1]
        done.append(replace(item[-1], cut=cut))
    return tuple(done)


def choose_flow(setting: TypesetContext, slabs: Slabs) -> Flow:
    """Return how a list takes its place: a short one floats, a long one is cut."""
    column = measure_column_height(setting.theme)
    is_short = measure_height(slabs) <= column * _WHOLE
    return Flow.FLOAT if is_short else Flow.TEXT
