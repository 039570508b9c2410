"""A doughnut chart in a frame on a slide -> its ring, and its parts named around it.

A name with its number stands beside the ring, level with its part, none over another; the
program draws a line to it. Where the names are too long for that, a legend has them, and
numbers stand in the parts that are as wide as these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from reporting.charts.label_stands import GONE, Spot, Stand
from reporting.charts.marks import Point
from reporting.charts.scales import list_amounts
from reporting.charts.space import TextMetrics, measure_widest
from reporting.design.rect import PageRect
from reporting.design.stacking import settle_column
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_RADIUS_SHARE = 0.44
"""Radius of a ring to the height of its frame."""
_NAME_GAP = 14.0
"""From the ring to a name, in points."""
_ROW = 1.25
"""Height of a name, to the size of its type."""
_INNER = 0.5
"""Of the hole, to the ring."""
_LEGEND_SHARE = 0.4
"""Share of the width that a legend takes."""


class SlideRing(Record, frozen=True):
    """A ring in its frame, from the lower left.

    Args:
        place: the square around it.
        are_named: whether parts are named beside it; else a legend names them.
        spots: where the label of each part stands, moved from the middle of its part.
    """

    place: PageRect
    are_named: bool
    spots: tuple[Spot, ...]


class _Part(Record, frozen=True):
    """A part: its number, the angle of its middle, and how far it turns, in radians."""

    at: int
    angle: float
    turn: float


def lay_out_slide_ring(
    block: ChartBlock,
    width: float,
    height: float,
    metrics: TextMetrics,
) -> SlideRing:
    """Lay out the ring of a chart in a frame of some size, in points."""
    radius = height * _RADIUS_SHARE
    texts = name_parts(block)
    widest = measure_widest(metrics, texts)
    side = width / 2 - radius - _NAME_GAP
    centre = width / 2, height / 2
    parts = list_parts(block)
    if widest <= side:
        spots = place_names(
            parts,
            texts,
            centre,
            radius,
            metrics,
        )
        if spots:
            ring = frame_ring(centre, radius)
            return SlideRing(place=ring, are_named=True, spots=spots)
    middle = width * (1 - _LEGEND_SHARE) / 2
    radius = min(radius, middle)
    centre = middle, height / 2
    spots = place_within(parts, block, radius, metrics)
    ring = frame_ring(centre, radius)
    return SlideRing(place=ring, are_named=False, spots=spots)


def name_parts(block: ChartBlock) -> list[str]:
    """Return the name of each part with its number."""
    labels = block.series[0].labels
    texts: list[str] = []
    for name, label in zip(block.categories, labels, strict=True):
        texts.append(f"{name} {label}")
    return texts


def frame_ring(centre: Point, radius: float) -> PageRect:
    """Return the square around a ring."""
    x, y = centre
    return PageRect.of_edges(
        x - radius,
        y - radius,
        x + radius,
        y + radius,
    )


def list_parts(block: ChartBlock) -> list[_Part]:
    """Return the parts of a ring, clockwise from twelve o'clock."""
    values = list_amounts(block.series[0].values)
    total = sum(values) or 1.0
    parts: list[_Part] = []
    start = 0.0
    for at, value in enumerate(values):
        turn = 2 * math.pi * value / total
        middle = start + turn / 2
        parts.append(_Part(at, middle, turn))
        start += turn
    return parts


def place_names(
    parts: Sequence[_Part],
    texts: Sequence[str],
    centre: Point,
    radius: float,
    metrics: TextMetrics,
) -> tuple[Spot, ...]:
    """Return where the parts are named on both sides of a ring; nothing where they crowd."""
    row = metrics.size * _ROW
    reach = radius + _NAME_GAP
    middle = radius * (1 + _INNER) / 2
    across, up = centre
    spots = [GONE] * len(parts)
    for sign in (1, -1):
        side = [part for part in parts if part.turn and find_side(part) == sign]
        side.sort(key=lambda part: -math.cos(part.angle))
        wanted: list[float] = []
        for part in side:
            rise = reach * math.cos(part.angle)
            wanted.append(-up - rise - row / 2)
        heights = [row] * len(side)
        edges = settle_column(
            wanted,
            heights,
            -2 * up,
            0.0,
            row,
        )
        if edges is None:
            return ()
        for part, edge in zip(side, edges, strict=True):
            level = -edge - row / 2 - up
            width = metrics.width(texts[part.at])
            near = max(abs(level) - row / 2, 0.0)
            squared = max(reach**2 - near**2, _NAME_GAP**2)
            x = sign * (math.sqrt(squared) + width / 2)
            place = PageRect(
                across + x - width / 2,
                up + level + row / 2,
                width,
                row,
            )
            spots[part.at] = Spot(
                Stand.BEYOND,
                rise=level - middle * math.cos(part.angle),
                aside=x - middle * math.sin(part.angle),
                place=place,
            )
    return tuple(spots)


def find_side(part: _Part) -> int:
    """Return on which side of its ring a part is named: 1 for the right, -1 for the left."""
    return 1 if math.sin(part.angle) >= 0 else -1


def place_within(
    parts: Sequence[_Part],
    block: ChartBlock,
    radius: float,
    metrics: TextMetrics,
) -> tuple[Spot, ...]:
    """Return which numbers stand in their parts: those that are no wider than these."""
    labels = block.series[0].labels
    spots: list[Spot] = []
    for part in parts:
        width = metrics.width(labels[part.at], bold=True)
        is_within = holds_label(part, radius, width, metrics.size)
        spots.append(Spot(Stand.WITHIN) if is_within else GONE)
    return tuple(spots)


def holds_label(
    part: _Part,
    radius: float,
    width: float,
    height: float,
) -> bool:
    """Whether all corners of a label at the middle of a part lie within it.

    Args:
        part: of a ring.
        radius: of the ring, in points.
        width: of the label, in points.
        height: of the label, in points.
    """
    middle = radius * (1 + _INNER) / 2
    half = part.turn / 2
    for across, up in product((-width / 2, width / 2), (-height / 2, height / 2)):
        x = middle * math.sin(part.angle) + across
        y = middle * math.cos(part.angle) + up
        turned = math.atan2(x, y) - part.angle
        aside = abs(math.remainder(turned, 2 * math.pi))
        reach = math.hypot(x, y)
        is_in_ring = radius * _INNER < reach < radius
        if not is_in_ring or aside > half:
            return False
    return True
