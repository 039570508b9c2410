"""The axes of a chart on a slide -> lines at ticks, their labels, names of categories."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from reporting.charts.marks import HAIRLINE, MUTED, TEXT, Label, Mark, Part
from reporting.charts.scales import Scale, make_scale
from reporting.charts.series_style import find_axis_tone
from reporting.charts.slide_marks import place_category
from reporting.charts.space import break_label
from reporting.handout.charts.sketch import (
    AXIS_WIDTH,
    GRID_WIDTH,
    draw_line,
    find_baseline,
    stack_labels,
)
from reporting.plan.block_model import Tick
from reporting.plan.date_axis import NativeDates
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_TICK_GAP = 0.42
"""From a label to the plot area, as a share of the type size."""
_ASCENT = 0.95
"""From the head of a name to its baseline, likewise."""
_BELOW = 0.3
"""From the plot area to the head of a name below it, likewise."""
_TICK = 4.0
"""Length of the mark at a date, in points."""
_TITLE = 0.75
"""From the edge of the frame to the middle of an axis' title, as a share of the type."""


class AxisDrawer:
    """Draws the axes of one chart.

    Args:
        chart: the chart.
        places: of its parts.
    """

    def __init__(self, chart: Chart, places: ChartPlaces) -> None:
        self.chart = chart
        self.block = chart.block
        self.places = places
        self.plot = places.plot
        self.area = places.plot.place
        self.metrics = places.metrics
        self.size = places.metrics.size
        self.gap = _TICK_GAP * places.metrics.size

    def list_ticks(self) -> tuple[Tick, ...]:
        """Return the ticks of the first axis that programs show."""
        return choose_powers(self.block.ticks, is_log=self.block.is_log)

    def draw_grid(self) -> Iterator[Mark]:
        """Yield the lines at the ticks of upright charts."""
        if self.block.traits.is_sideways:
            return
        area = self.area
        for tick in self.list_ticks():
            y = self.plot.scale.place(tick.value)
            ends = (area.left, y), (area.right, y)
            yield draw_line(
                Part.GRID_LINE,
                ends,
                HAIRLINE,
                GRID_WIDTH,
            )

    def draw(self) -> Iterator[Mark]:
        """Yield the line on which all stands, and all words at the axes."""
        yield self.draw_base()
        if self.block.traits.is_sideways:
            yield from self.draw_rows()
            if self.places.has_axis and self.chart.has_ticks:
                yield from self.draw_ticks_below(self.list_ticks(), self.plot.scale)
            return
        if self.chart.has_ticks:
            yield from self.draw_ticks(self.plot.scale, is_second=False)
        if self.plot.second:
            yield from self.draw_ticks(self.plot.second, is_second=True)
            yield from self.draw_units()
        if self.chart.has_names:
            yield from self.draw_names()
        if self.block.x_label:
            yield self.draw_title()

    def draw_base(self) -> Mark:
        """Return the axis of the categories: at zero, where that is among the values."""
        area = self.area
        ticks = self.block.ticks
        is_from_zero = not ticks or ticks[0].value <= 0
        tone = TEXT if is_from_zero else MUTED
        at = self.plot.scale.start
        if not self.block.is_log:
            at = self.plot.scale.place(self.plot.scale.base)
        ends = (area.left, at), (area.right, at)
        if self.block.traits.is_sideways:
            ends = (at, area.bottom), (at, area.top)
        return draw_line(
            Part.BASE_LINE,
            ends,
            tone,
            AXIS_WIDTH,
        )

    def draw_ticks(self, scale: Scale, *, is_second: bool) -> Iterator[Mark]:
        """Yield the labels of an axis beside the plot area."""
        ticks = self.block.second_ticks if is_second else self.list_ticks()
        x = self.area.right + self.gap if is_second else self.area.left - self.gap
        for tick in ticks:
            y = find_baseline(scale.place(tick.value), self.size)
            yield Label(
                Part.TICK_LABEL,
                x,
                y,
                tick.label,
                "start" if is_second else "end",
                tone=MUTED,
            )

    def draw_ticks_below(self, ticks: tuple[Tick, ...], scale: Scale) -> Iterator[Mark]:
        """Yield the labels of an axis below the plot area."""
        y = self.area.bottom - (_BELOW + _ASCENT) * self.size
        tone = MUTED if self.block.traits.is_sideways else TEXT
        for tick in ticks:
            x = scale.place(tick.value)
            yield Label(
                Part.TICK_LABEL,
                x,
                y,
                tick.label,
                "middle",
                tone=tone,
            )

    # ---- categories

    def draw_rows(self) -> Iterator[Mark]:
        """Yield the names of lying bars, broken as their room is wide."""
        if not self.chart.has_names:
            return
        room = self.area.left - self.gap
        for at in range(0, len(self.block.categories), self.plot.step):
            lines = break_label(self.metrics, self.block.categories[at], room)
            yield from stack_labels(
                Part.CATEGORY_NAME,
                lines,
                room,
                place_category(self.block, self.plot, at),
                "end",
                self.metrics,
            )

    def draw_names(self) -> Iterator[Mark]:
        """Yield the names below the plot area: of dates, of points, or of categories."""
        if self.block.native_dates:
            yield from self.draw_dates(self.block.native_dates)
        elif self.block.traits.has_categories:
            yield from self.draw_categories()
        else:
            area = self.area
            across = make_scale(
                self.block.x_ticks,
                (),
                area.left,
                area.right,
                is_log=self.block.is_x_log,
            )
            ticks = choose_powers(self.block.x_ticks, is_log=self.block.is_x_log)
            yield from self.draw_ticks_below(ticks, across)

    def draw_categories(self) -> Iterator[Mark]:
        """Yield the names of categories, level or upright."""
        names = self.plot.names
        lines = names.lines if names else ()
        step = names.step if names else 1
        if not lines:
            lines = tuple([(name,) for name in self.block.categories])
        is_upright = names is not None and names.is_upright
        top = self.area.bottom - _BELOW * self.size
        for at in range(0, len(lines), step):
            x = place_category(self.block, self.plot, at)
            y = top if is_upright else top - _ASCENT * self.size
            if is_upright:
                x -= (len(lines[at]) - 1) * self.metrics.leading / 2
                x = x - find_baseline(0.0, self.size)
            for line in lines[at]:
                yield Label(
                    Part.CATEGORY_NAME,
                    x,
                    y,
                    line,
                    "end" if is_upright else "middle",
                    is_upright=is_upright,
                )
                x += self.metrics.leading if is_upright else 0.0
                y -= 0.0 if is_upright else self.metrics.leading

    def draw_dates(self, native: NativeDates) -> Iterator[Mark]:
        """Yield the dates that a program names, from the first on, each at a mark."""
        ticks = self.places.choose_date_ticks(native)
        area = self.area
        first = self.block.slide_shares[0]
        reach = self.block.slide_shares[-1] - first
        y = area.bottom - (_BELOW + _ASCENT) * self.size - _TICK / 2
        for number, name in enumerate(ticks.names):
            share = first + number * ticks.spacing * reach
            if share > 1 + ticks.spacing / 4:
                break
            # Months and years are not equally long, and the last may be a little beyond.
            x = area.left + min(share, 1.0) * area.width
            ends = (x, area.bottom), (x, area.bottom - _TICK)
            yield draw_line(Part.TICK_MARK, ends)
            yield Label(
                Part.CATEGORY_NAME,
                x,
                y,
                name,
                "middle",
            )

    # ---- titles

    def draw_title(self) -> Mark:
        """Return what the lower axis measures, in the middle below it."""
        x = (self.area.left + self.area.right) / 2
        y = find_baseline(_TITLE * self.size, self.size)
        return Label(
            Part.AXIS_TITLE,
            x,
            y,
            self.block.x_label,
            "middle",
            tone=MUTED,
        )

    def draw_units(self) -> Iterator[Mark]:
        """Yield what both axes of values measure, at the edges of the frame."""
        block = self.block
        middle = (self.area.top + self.area.bottom) / 2
        edge = _TITLE * self.size
        units = ((block.unit, edge, False), (block.second_unit, -edge, True))
        for unit, x, is_second in units:
            place = x if x > 0 else self.plot.frame.width + x
            yield Label(
                Part.AXIS_TITLE,
                place - find_baseline(0.0, self.size),
                middle,
                unit,
                "middle",
                tone=find_axis_tone(block, is_second=is_second),
                is_upright=True,
            )


def choose_powers(ticks: tuple[Tick, ...], *, is_log: bool) -> tuple[Tick, ...]:
    """Return the ticks of an axis that programs show: by factors at powers of ten alone."""
    if not is_log:
        return ticks
    return tuple([tick for tick in ticks if log10(tick.value).is_integer()])
