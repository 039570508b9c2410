"""A dumbbell chart on a slide -> joined points in rows, with their numbers and names."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from reporting.charts.dumbbell_points import DumbbellPoints, PointWords
from reporting.charts.dumbbells import tone_join, tone_words
from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    PAPER,
    TEXT,
    Area,
    Label,
    Mark,
    Part,
    Point,
    Shown,
    Side,
    outline_rectangle,
)
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.charts.slide_dumbbells import DumbbellPlaces, SeriesKey, order_flags
from reporting.charts.slide_plot import name_reference
from reporting.charts.space import ChartSpace
from reporting.design.rect import PageRect
from reporting.handout.charts.axes import choose_powers
from reporting.handout.charts.sketch import (
    AXIS_WIDTH,
    GRID_WIDTH,
    REFERENCE_DASH,
    REFERENCE_WIDTH,
    draw_line,
    draw_rectangle,
    find_baseline,
    stack_labels,
)
from reporting.plan.block_model import ChartBlock
from reporting.record import replace

_SIZE, _GREAT, _QUIET = 0.68, 0.85, 0.6
"""Of points, of highlighted ones and of those left aside, as multiples of the type."""
_CORNERS = 36
"""Of what is seen as a disc."""
_EDGE, _JOIN = 1.75, 3.0
_PALE = 0.6
_HEIGHT = 0.95
_FEWEST = 2
_OPEN = frozenset({1, 3})
_SQUARE, _TRIANGLE = 1, 2
_KEY = 0.8
"""From a drawn key to its name, as a multiple of the type."""


class DumbbellDrawer:
    """Draws one dumbbell chart.

    Args:
        block: the chart.
        space: the whole of its frame.
        places: of its parts.
    """

    def __init__(
        self, block: ChartBlock, space: ChartSpace, places: DumbbellPlaces
    ) -> None:
        self.block = block
        self.metrics = space.metrics
        self.size = space.metrics.size
        self.places = places
        self.points = DumbbellPoints(block, space, places.scale)
        self.bottom = space.place.height - places.height

    def find_y(self, level: float) -> float:
        """Return the height of a level: the last row has 1, each above it one more."""
        return self.bottom + (level - 0.5) * self.places.pitch

    def find_row(self, at: int) -> float:
        """Return the height of a row by its number from the top."""
        return self.find_y(self.places.rows - at)

    def draw(self) -> Iterator[Mark]:
        """Yield the axis, joins, lines across, names, and points with their numbers."""
        yield from self.draw_axis()
        for at in range(self.places.rows):
            yield from self.draw_join(at)
        yield from self.draw_flags()
        for at, name in enumerate(self.places.names):
            yield from self.draw_name(at, name)
        for key in self.places.keys:
            yield from self.draw_key(key)
        for number in range(len(self.block.series)):
            for at in range(self.places.rows):
                yield from self.draw_point(number, at)
        for at in range(self.places.rows):
            for words in self.points.list_numbers(at):
                yield from self.draw_number(at, words)

    def draw_axis(self) -> Iterator[Mark]:
        """Yield the lines at round values and their labels, and a line at zero."""
        scale = self.places.scale
        top = self.bottom + self.places.height
        y = self.bottom - 1.2 * self.size
        ticks = choose_powers(self.block.ticks, is_log=self.block.is_log)
        for tick in ticks:
            x = scale.place(tick.value)
            ends = ((x, self.bottom), (x, top))
            is_base = tick.value == 0 and scale.low < 0
            tone = TEXT if is_base else HAIRLINE
            width = AXIS_WIDTH if is_base else GRID_WIDTH
            yield draw_line(
                Part.GRID_LINE,
                ends,
                tone,
                width,
            )
            yield Label(
                Part.TICK_LABEL,
                x,
                y,
                tick.label,
                "middle",
                tone=MUTED,
            )

    def draw_join(self, at: int) -> Iterator[Mark]:
        """Yield what joins the points of a row."""
        points = self.points.list_points(at)
        if len(points) >= _FEWEST:
            y = self.find_row(at)
            ends = ((points[0][0], y), (points[-1][0], y))
            yield draw_line(
                Part.LINE,
                ends,
                tone_join(self.block, at),
                _JOIN,
            )

    def draw_flags(self) -> Iterator[Mark]:
        """Yield lines across, each named beside its head, none striking a name."""
        scale = self.places.scale
        order, is_left = order_flags(self.block, self.points.space, scale)
        for row, number in enumerate(order, self.places.first_flag):
            line = self.block.lines[number]
            x = scale.place(line.value)
            y = self.find_y(self.places.find_line(row))
            ends = ((x, y), (x, self.bottom))
            yield draw_line(
                Part.REFERENCE_LINE,
                ends,
                TEXT,
                REFERENCE_WIDTH,
                REFERENCE_DASH,
            )
            away = 0.4 * self.size
            side: Side = "end" if is_left else "start"
            yield Label(
                Part.REFERENCE_NAME,
                x - away if is_left else x + away,
                find_baseline(y, self.size),
                name_reference(line),
                side,
                is_bold=True,
            )

    def draw_name(self, at: int, name: str) -> Iterator[Mark]:
        """Yield the lines of a row's name."""
        yield from stack_labels(
            Part.CATEGORY_NAME,
            name.split("\n"),
            self.places.left - 0.4 * self.size,
            self.find_row(at),
            "end",
            self.metrics,
        )

    def draw_key(self, key: SeriesKey) -> Iterator[Mark]:
        """Yield the name of a series over its point, or beside a key."""
        style = style_mark(self.block, key.series)
        level = self.find_y(self.places.find_line(key.row))
        x = key.x
        if key.is_drawn:
            yield self.draw_marker(
                style,
                x,
                level,
                _SIZE,
            )
            x += _KEY * self.size
        yield Label(
            Part.SERIES_NAME,
            x,
            find_baseline(level, self.size),
            self.block.series[key.series].name,
            key.side,
            is_bold=True,
            tone=tone_words(style),
        )

    def draw_point(self, number: int, at: int) -> Iterator[Mark]:
        """Yield a point, larger where others cover it."""
        value = self.block.series[number].values[at]
        if value is None:
            return
        style = style_mark(self.block, number, at)
        size = _SIZE
        if self.block.highlight.categories:
            size = _QUIET if style.is_muted else _GREAT
        size *= self.points.measure_rim(number, at)
        x = self.places.scale.place(value)
        marker = self.draw_marker(
            style,
            x,
            self.find_row(at),
            size,
        )
        yield replace(marker, shown=Shown(self.block.series[number], at))

    def draw_marker(self, style: SeriesStyle, x: float, y: float, size: float) -> Area:
        """Return a point: filled, or pale with an edge; `size` is a multiple of the type."""
        half = size * self.size / 2
        fill = style.line
        if style.marker in _OPEN:
            fill = replace(fill, white=max(_PALE, (1 + fill.white) / 2))
        corners = trace_round(x, y, half)
        if style.marker == _TRIANGLE:
            corners = ((x - half, y - half), (x + half, y - half), (x, y + half))
        elif style.marker == _SQUARE:
            corners = outline_rectangle(
                x - half,
                y - half,
                x + half,
                y + half,
            )
        return Area(
            Part.POINT,
            corners,
            fill,
            edge=_EDGE,
            edge_tone=style.line,
        )

    def draw_number(self, at: int, words: PointWords) -> Iterator[Mark]:
        """Yield a number beside its point, on paper where lines run."""
        start, end = self.points.measure_span(words)
        y = self.find_row(at)
        height = _HEIGHT * self.size
        place = PageRect(
            start,
            y + height / 2,
            end - start,
            height,
        )
        yield draw_rectangle(Part.LABEL_GROUND, place, PAPER)
        style = style_mark(self.block, words.series, at)
        yield Label(
            Part.VALUE_LABEL,
            words.x,
            find_baseline(y, self.size),
            words.text,
            words.side,
            is_bold=True,
            tone=tone_words(style),
        )


def trace_round(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """Return corners of a disc that are so many that nobody sees any."""
    corners: list[Point] = []
    for number in range(_CORNERS):
        angle = 2 * pi * number / _CORNERS
        corners.append((x + radius * cos(angle), y + radius * sin(angle)))
    return tuple(corners)
