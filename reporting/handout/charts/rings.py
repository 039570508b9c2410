"""A doughnut chart on a slide -> its ring, with a name at each part or a number in it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reporting.charts.label_stands import Stand
from reporting.charts.marks import MUTED, PAPER, TEXT, Label, Mark, Part, Shown, Wedge
from reporting.charts.scales import list_amounts
from reporting.charts.series_style import style_wedge
from reporting.charts.slide_ring import name_parts
from reporting.handout.charts.sketch import AXIS_WIDTH, draw_line, find_baseline
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_HOLE = 0.5
"""Of the ring, to its radius."""
_WHOLE = 360.0


def draw_ring(chart: Chart, places: ChartPlaces) -> Iterator[Mark]:
    """Yield the parts of a ring, clockwise from twelve o'clock, and what they are called."""
    block = chart.block
    ring = places.ring
    outer = ring.place.width / 2
    centre = (ring.place.left + outer, ring.place.bottom + outer)
    amounts = list_amounts(block.series[0].values)
    total = sum(amounts) or 1.0
    start = 0.0
    words: list[Mark] = []
    texts = name_parts(block)
    labels = block.series[0].labels
    for at, amount in enumerate(amounts):
        extent = _WHOLE * amount / total
        style = style_wedge(block, at)
        yield Wedge(
            Part.WEDGE,
            centre,
            outer * _HOLE,
            outer,
            start,
            extent,
            style.fill,
            PAPER,
            Shown(block.series[0], at),
        )
        spot = ring.spots[at]
        angle = math.radians(start + extent / 2)
        middle = outer * (1 + _HOLE) / 2
        x = centre[0] + middle * math.sin(angle) + spot.aside
        y = centre[1] + middle * math.cos(angle) + spot.rise
        baseline = find_baseline(y, places.metrics.size)
        if ring.are_named and spot.place:
            edge = (
                centre[0] + outer * math.sin(angle),
                centre[1] + outer * math.cos(angle),
            )
            near = spot.place.left - 2 if x > centre[0] else spot.place.right + 2
            words.append(
                draw_line(Part.LEADER_LINE, (edge, (near, y)), MUTED, AXIS_WIDTH)
            )
            words.append(
                Label(Part.VALUE_LABEL, x, baseline, texts[at], "middle", is_bold=True)
            )
        elif spot.stand is not Stand.NOWHERE:
            tone = TEXT if ring.are_named else style.on_fill
            words.append(
                Label(
                    Part.VALUE_LABEL,
                    x,
                    baseline,
                    labels[at],
                    "middle",
                    is_bold=True,
                    tone=tone,
                )
            )
        start += extent
    yield from words
