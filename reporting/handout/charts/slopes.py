"""A slope chart on a slide -> its lines between moments, numbers and names at their ends."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    Label,
    Mark,
    Part,
    Point,
    Shown,
    Side,
)
from reporting.charts.series_style import name_series, style_mark
from reporting.charts.slide_slopes import LABELS_AWAY, measure_slide_slopes
from reporting.charts.slopes import SlopeEnd, SlopePlot
from reporting.charts.space import ChartSpace
from reporting.handout.charts.series import draw_marker
from reporting.handout.charts.sketch import (
    AXIS_WIDTH,
    GRID_WIDTH,
    draw_line,
    measure_line,
    scale_dash,
    stack_labels,
)
from reporting.plan.block_model import ChartBlock
from reporting.record import replace

_MARKER = 9.0
_GAP = 0.45
"""From a marker to what stands beside it, as a share of the type size."""
_ABOVE = 0.45
"""From the plot area to the name of a moment above it, likewise."""


class SlopeDrawer:
    """Draws one slope chart.

    Args:
        block: the chart.
        space: the whole of its frame.
    """

    def __init__(self, block: ChartBlock, space: ChartSpace) -> None:
        self.block = block
        self.metrics = space.metrics
        plot, room = measure_slide_slopes(block, space)
        self.plot: SlopePlot = plot
        self.room = room
        self.stretch = room / plot.height
        self.moved = {end.is_right for end in plot.ends if end.is_moved}

    def draw(self) -> Iterator[Mark]:
        """Yield moments, lines, and what stands at their ends."""
        for x, name in zip(self.plot.xs, self.block.categories, strict=True):
            ends = ((x, 0.0), (x, self.room))
            yield draw_line(
                Part.GRID_LINE,
                ends,
                HAIRLINE,
                GRID_WIDTH,
            )
            y = self.room + _ABOVE * self.metrics.size
            yield Label(
                Part.CATEGORY_NAME,
                x,
                y,
                name,
                "middle",
            )
        for number in range(len(self.block.series)):
            yield from self.draw_series(number)
        for end in self.plot.ends:
            yield from self.draw_end(end)

    def find_point(self, number: int, at: int) -> Point | None:
        """Return where a value stands; none where it is not known."""
        value = self.block.series[number].values[at]
        if value is None:
            return None
        return self.plot.xs[at], self.plot.scale.place(value) * self.stretch

    def draw_series(self, number: int) -> Iterator[Mark]:
        """Yield the line of a series and its markers."""
        style = style_mark(self.block, number)
        width = measure_line(style)
        found = [self.find_point(number, at) for at in range(len(self.plot.xs))]
        points = [point for point in found if point]
        if len(points) > 1:
            dash = scale_dash(style.dash, width)
            line = draw_line(
                Part.LINE,
                points,
                style.line,
                width,
                dash,
            )
            yield replace(line, shown=Shown(self.block.series[number]))
        for point in points:
            yield draw_marker(style, point, _MARKER)

    def draw_end(self, end: SlopeEnd) -> Iterator[Mark]:
        """Yield the number of an end, behind the name where that stands there."""
        size = self.metrics.size
        x, y = end.point[0], end.point[1] * self.stretch
        middle = end.middle * self.stretch
        away = _MARKER / 2 + _GAP * size
        if end.is_right in self.moved:
            away += LABELS_AWAY * size
        else:
            middle = y
        if end.is_moved:
            reach = x + away - 2 if end.is_right else x - away + 2
            yield draw_line(
                Part.LEADER_LINE,
                ((x, y), (reach, middle)),
                MUTED,
                AXIS_WIDTH,
            )
        side: Side = "start" if end.is_right else "end"
        place = x + away if end.is_right else x - away
        tone = name_series(style_mark(self.block, end.series))
        *names, last = end.name or ("",)
        lines = [*names, f"{last} {end.value}".strip()]
        yield from stack_labels(
            Part.SERIES_NAME,
            lines,
            place,
            middle,
            side,
            self.metrics,
            tone=tone,
            is_bold=True,
        )
