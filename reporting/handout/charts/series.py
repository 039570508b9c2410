"""The series of a chart on a slide -> bars, areas, lines and their markers."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import (
    PAPER,
    TEXT,
    Area,
    Mark,
    Marker,
    Part,
    Point,
    Shown,
    Tone,
)
from reporting.charts.scales import is_crowd, stack_series
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.charts.slide_additions import list_area_corners
from reporting.charts.slide_marks import list_slide_bars, place_value
from reporting.charts.tracks import MOST_MARKED, choose_marked
from reporting.design.rect import PageRect
from reporting.handout.charts.sketch import (
    REFERENCE_DASH,
    REFERENCE_WIDTH,
    draw_line,
    draw_rectangle,
    measure_line,
    scale_dash,
)
from reporting.record import replace
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_SIZE, _GREAT, _SMALL = 9.0, 14.0, 5.0
"""Of a marker, of that of a highlighted value, and of one of a crowd, in points."""
_RADIUS = 2.6
"""Of a disc of the usual size, as `Marker` has it."""
_EDGE = 0.75
_DISC, _TRIANGLE, _DIAMOND = 0, 2, 3


class SeriesDrawer:
    """Draws the series of one chart.

    Args:
        chart: the chart.
        places: of its parts.
    """

    def __init__(self, chart: Chart, places: ChartPlaces) -> None:
        self.chart = chart
        self.block = chart.block
        self.traits = chart.block.traits
        self.plot = places.plot
        self.most_marked = 0 if chart.plot else MOST_MARKED

    def draw(self) -> Iterator[Mark]:
        """Yield all series, lines over what is filled."""
        is_of_points = self.traits.has_lines or self.traits.has_markers
        if self.traits.has_bars:
            yield from self.draw_bars()
        elif not is_of_points:
            yield from self.draw_areas()
        for number, series in enumerate(self.block.series):
            if series.is_line or self.traits.has_lines:
                yield from self.draw_series(number)
            elif self.traits.has_markers:
                yield from self.draw_points(number)

    def draw_bars(self) -> Iterator[Mark]:
        """Yield bars and columns; stacked ones are parted by paper."""
        for (number, at), place in list_slide_bars(self.block, self.plot).items():
            style = style_mark(self.block, number, at)
            bar = draw_rectangle(
                Part.BAR,
                place,
                style.fill,
                style,
            )
            if style.edge == PAPER:
                bar = replace(bar, edge=_EDGE, edge_tone=PAPER)
            yield replace(bar, shown=Shown(self.block.series[number], at))

    def draw_areas(self) -> Iterator[Mark]:
        """Yield areas, the first at the foot."""
        spans = stack_series(self.block)
        for number, own in enumerate(spans):
            style = style_mark(self.block, number)
            corners = list_area_corners(self.block, self.plot, own)
            if len(corners) > 1:
                is_parted = style.edge == PAPER
                yield Area(
                    Part.AREA,
                    corners,
                    style.fill,
                    style.hatch,
                    _EDGE if is_parted else 0.0,
                    PAPER,
                    style.hatch_tone,
                    shown=Shown(self.block.series[number]),
                )

    def list_points(self, number: int) -> list[Point | None]:
        """Return where the values of a line stand; none where one is not known."""
        count = len(self.block.series[number].values)
        return [
            place_value(
                self.block,
                self.plot,
                number,
                at,
            )
            for at in range(count)
        ]

    def draw_series(self, number: int) -> Iterator[Mark]:
        """Yield a line with its markers, broken where a value is not known."""
        style = style_mark(self.block, number)
        width = measure_line(style)
        run: list[Point] = []
        points = self.list_points(number)
        for point in (*points, None):
            if point is not None:
                run.append(point)
                continue
            if len(run) > 1:
                dash = scale_dash(style.dash, width)
                line = draw_line(
                    Part.LINE,
                    run,
                    style.line,
                    width,
                    dash,
                )
                yield replace(line, shown=Shown(self.block.series[number]))
            run = []
        chosen = self.block.highlight.categories
        for at in sorted(choose_marked(self.block, number, self.most_marked)):
            own = style_mark(self.block, number, at)
            size = _GREAT if at in chosen else _SIZE
            point = points[at]
            if point:
                marker = draw_marker(own, point, size)
                yield replace(marker, shown=Shown(self.block.series[number], at))

    def draw_points(self, number: int) -> Iterator[Mark]:
        """Yield the points of a series by two values."""
        style = style_mark(self.block, number)
        is_open = is_crowd(self.block)
        size = _SMALL if is_open else _SIZE
        for at, point in enumerate(self.list_points(number)):
            if point:
                marker = draw_marker(
                    style,
                    point,
                    size,
                    is_open=is_open,
                )
                yield replace(marker, shown=Shown(self.block.series[number], at))

    def draw_references(self) -> Iterator[Mark]:
        """Yield the lines to hold upright values against, from edge to edge."""
        if self.traits.is_sideways:
            return
        area: PageRect = self.plot.place
        for line in self.block.lines:
            y = self.plot.scale.place(line.value)
            ends = (area.left, y), (area.right, y)
            yield draw_line(
                Part.REFERENCE_LINE,
                ends,
                TEXT,
                REFERENCE_WIDTH,
                REFERENCE_DASH,
            )


def draw_marker(
    style: SeriesStyle,
    point: Point,
    size: float,
    *,
    is_open: bool = False,
) -> Area | Marker:
    """Return the form of a point: a disc, a square, a triangle or a diamond.

    Args:
        style: of its series.
        point: where it stands.
        size: of the form, in points.
        is_open: whether it is an outline.
    """
    x, y = point
    half = size / 2
    tone: Tone = style.line
    shape = style.marker % 4
    if is_open:
        scale = half / _RADIUS
        return Marker(
            Part.POINT,
            x,
            y,
            shape,
            tone,
            scale,
            is_open=True,
        )
    if shape == _DISC:
        scale = (half - _EDGE / 2) / _RADIUS
        return Marker(
            Part.POINT,
            x,
            y,
            _DISC,
            tone,
            scale,
        )
    corners: tuple[Point, ...] = (
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    )
    if shape == _TRIANGLE:
        corners = ((x - half, y - half), (x + half, y - half), (x, y + half))
    elif shape == _DIAMOND:
        corners = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
    return Area(
        Part.POINT,
        corners,
        tone,
        edge=0.0,
    )
