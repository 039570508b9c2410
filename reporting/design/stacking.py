"""Wanted heights in a column -> where things stand in it, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def stack_notes(
    wanted: Sequence[float], heights: Sequence[float], head: float, foot: float
) -> list[float] | None:
    """Return the upper edges of things in a column, each as near to its wanted one as can be.

    A thing stands no higher than it is wanted, unless what stands below it leaves no more
    room above the foot; then it stands as low as that room begins. Within these limits each
    takes the highest place that those above it leave, so that no other arrangement brings
    any of them nearer.

    Args:
        wanted: upper edges, falling, in points from the page's foot.
        heights: heights with the gap below each.
        head: upper limit.
        foot: lower limit.

    Returns:
        upper edges, falling; None when the column does not hold them all.
    """
    from_below = accumulate(reversed(heights))
    lowest = [foot + below for below in from_below]
    lowest.reverse()
    if lowest and lowest[0] > head:
        return None
    edges: list[float] = []
    ceiling = head
    for edge, low, height in zip(wanted, lowest, heights, strict=True):
        settled = min(max(edge, low), ceiling)
        edges.append(settled)
        ceiling = settled - height
    return edges
