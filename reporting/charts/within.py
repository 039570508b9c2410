"""A number within what it measures -> a label that its fill lets read."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import (
    PAPER,
    TEXT,
    Area,
    Label,
    Mark,
    Part,
    outline_rectangle,
)
from reporting.charts.series_style import SeriesStyle
from reporting.charts.space import ChartSpace
from reporting.design.rect import PageRect

_PADDING = 1.5
"""Of the ground of a label, in points."""


def write_within(
    style: SeriesStyle,
    space: ChartSpace,
    x: float,
    y: float,
    text: str,
) -> Iterator[Mark]:
    """Yield a number within what it measures, on paper where that is hatched.

    Args:
        style: of what it measures.
        space: of the chart.
        x: its middle, in points.
        y: its baseline.
        text: the number.
    """
    tone = style.on_fill
    if style.hatch:
        width = space.metrics.width(text)
        top = y - 2 + space.metrics.size
        yield ground_label(PageRect(x - width / 2, top, width, space.metrics.size))
        tone = TEXT
    yield Label(
        Part.VALUE_LABEL,
        x,
        y,
        text,
        "middle",
        tone=tone,
    )


def ground_label(place: PageRect) -> Area:
    """Return the ground of a label: paper, so that what is behind does not run through it."""
    left = place.left - _PADDING
    right = place.right + _PADDING
    corners = outline_rectangle(left, place.bottom, right, place.top)
    return Area(
        Part.LABEL_GROUND,
        corners,
        PAPER,
        edge=0.0,
    )
