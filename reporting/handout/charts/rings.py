"""A doughnut chart on a slide -> its ring, with a name at each part or a number in it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reporting.charts.label_stands import Stand
from reporting.charts.marks import MUTED, PAPER, TEXT, Label, Mark, Part, Point, Wedge
from reporting.charts.scales import list_amounts
from reporting.charts.series_style import style_wedge
from reporting.charts.slide_ring import name_parts
from reporting.handout.charts.sketch import AXIS_WIDTH, draw_line, find_baseline
from reporting.plan.block_model import ChartBlock
from reporting.record import Record
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_HOLE = 0.5
"""Of the ring, to its radius."""
_WHOLE = 360.0


class _RingPart(Record, frozen=True):
    """A part of a ring: its number, and from where to where it goes, in degrees."""

    at: int
    start: float
    extent: float

    @property
    def middle(self) -> float:
        """Its middle, in radians clockwise from twelve o'clock."""
        return math.radians(self.start + self.extent / 2)


def draw_ring(chart: Chart, places: ChartPlaces) -> Iterator[Mark]:
    """Yield the parts of a ring, clockwise from twelve o'clock, and what they are called."""
    ring = places.ring
    outer = ring.place.width / 2
    centre = (ring.place.left + outer, ring.place.bottom + outer)
    amounts = list_amounts(chart.block.series[0].values)
    total = sum(amounts) or 1.0
    start = 0.0
    words: list[Mark] = []
    for at, amount in enumerate(amounts):
        part = _RingPart(at, start, _WHOLE * amount / total)
        yield Wedge(
            Part.WEDGE,
            centre,
            outer * _HOLE,
            outer,
            part.start,
            part.extent,
            style_wedge(chart.block, at).fill,
            PAPER,
        )
        words += label_part(chart.block, places, part, centre)
        start += part.extent
    yield from words


def label_part(
    block: ChartBlock,
    places: ChartPlaces,
    part: _RingPart,
    centre: Point,
) -> Iterator[Mark]:
    """Yield the name of a part with a line to it, or the number in it, or nothing."""
    ring = places.ring
    spot = ring.spots[part.at]
    outer = ring.place.width / 2
    middle = outer * (1 + _HOLE) / 2
    across, up = math.sin(part.middle), math.cos(part.middle)
    x = centre[0] + middle * across + spot.aside
    y = centre[1] + middle * up + spot.rise
    if spot.stand is Stand.NOWHERE:
        return
    text = block.series[0].labels[part.at]
    tone = style_wedge(block, part.at).on_fill
    if ring.are_named and spot.place:
        edge = (centre[0] + outer * across, centre[1] + outer * up)
        near = spot.place.right + 2
        if x > centre[0]:
            near = spot.place.left - 2
        ends = (edge, (near, y))
        yield draw_line(Part.LEADER_LINE, ends, MUTED, AXIS_WIDTH)
        text = name_parts(block)[part.at]
        tone = TEXT
    yield Label(
        Part.VALUE_LABEL,
        x,
        find_baseline(y, places.metrics.size),
        text,
        "middle",
        is_bold=True,
        tone=tone,
    )
