"""Wanted heights in a column -> where things stand in it, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reporting.record import MutableRecord

_ROUNDING = 0.01
"""What a column may be short of, in points."""


def stack_notes(
    wanted: Sequence[float],
    heights: Sequence[float],
    head: float,
    foot: float,
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


def spread_evenly(
    wanted: Sequence[float],
    heights: Sequence[float],
    head: float,
    foot: float,
) -> list[float]:
    """Return the upper edges of things in a column, together as near to their wanted as can be.

    Things that would overlap move apart by equal ways up and down: the sum of the squares of
    all ways is the least (isotonic regression by pooling adjacent violators).

    Args:
        wanted: upper edges in points downwards; the order of things is that of the list.
        heights: heights with the gap below each.
        head: upper limit.
        foot: lower limit; what is more than the column holds goes beyond it.

    Returns:
        upper edges, rising.
    """
    above = [0.0, *accumulate(heights)]
    pools: list[tuple[float, int]] = []
    for edge, before in zip(wanted, above, strict=False):
        total, count = edge - before, 1
        while pools and pools[-1][0] * count > total * pools[-1][1]:
            pooled, others = pools.pop()
            total += pooled
            count += others
        pools.append((total, count))
    lowest = max(foot - above[-1], head)
    edges: list[float] = []
    for total, count in pools:
        shift = min(max(total / count, head), lowest)
        for _ in range(count):
            edges.append(shift + above[len(edges)])
    return edges


class _Cluster(MutableRecord):
    """Things that touch, from the first to the one before `stop`.

    Args:
        start: number of the first.
        stop: number of the one after the last.
        top: upper edge of the first.
        height: of all together.
        least: the least of the edges at which the first would stand if one of them stood
            where it is wanted.
        most: the greatest of these.
    """

    start: int
    stop: int
    top: float
    height: float
    least: float
    most: float


def settle_column(
    wanted: Sequence[float],
    heights: Sequence[float],
    head: float,
    foot: float,
    near: float,
) -> list[float] | None:
    """Return the upper edges of things in a column, each near to its wanted one.

    Things that would overlap stand below one another. The first of them stands where it is
    wanted, unless that takes the last more than `near` below its place: then all move up
    together, by no more than `near`.

    Args:
        wanted: upper edges in points downwards; the order of things is that of the list.
        heights: heights with the gap below each.
        head: upper limit.
        foot: lower limit.
        near: how far a thing may stand off, in points.

    Returns:
        upper edges, rising; None when the column does not hold them all.
    """
    if sum(heights) > foot - head + _ROUNDING:
        return None
    clusters: list[_Cluster] = []
    for at, (edge, height) in enumerate(zip(wanted, heights, strict=True)):
        cluster = _Cluster(
            at,
            at + 1,
            edge,
            height,
            edge,
            edge,
        )
        clusters.append(cluster)
        while len(clusters) > 1:
            above, below = clusters[-2:]
            if above.top + above.height <= below.top:
                break
            clusters.pop()
            _join_clusters(above, below, near)
    return _spread_clusters(clusters, heights, head, foot)


def _join_clusters(above: _Cluster, below: _Cluster, near: float) -> None:
    above.stop = below.stop
    above.least = min(above.least, below.least - above.height)
    above.most = max(above.most, below.most - above.height)
    above.height += below.height
    too_far = above.most - above.least - near
    above.top = above.most - min(max(too_far, 0.0), near)


def _spread_clusters(
    clusters: Sequence[_Cluster],
    heights: Sequence[float],
    head: float,
    foot: float,
) -> list[float]:
    """Return the edges of all things, within the limits."""
    edges: list[float] = []
    free = head
    left = sum(heights)
    for cluster in clusters:
        edge = cluster.top
        for height in heights[cluster.start : cluster.stop]:
            settled = max(min(edge, foot - left), free)
            edges.append(settled)
            free = settled + height
            edge = free
            left -= height
    return edges
