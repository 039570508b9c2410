"""What a chart is drawn with, as values: lines, areas, wedges, markers and labels.

All places are in points from the lower left of the drawing; y grows upwards, as values do.
Colours are said by what they mean, so that a writer takes them from its theme.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

from reporting.charts.scales import Scale
from reporting.plan.chart_model import ChartSeries
from reporting.record import Record

Point = tuple[float, float]
Side = Literal["start", "middle", "end"]
Value = tuple[int, int]
"""Numbers of a series and of a category or point."""
Hatch = Literal["", "rising", "falling"]
Dash = tuple[float, ...]
"""Lengths of strokes and gaps in points; empty for a line without gaps."""


class Ink(StrEnum):
    """A colour by its meaning: one of the theme's, the section's accent, those beside it."""

    TEXT = "ink"
    MUTED = "muted"
    HAIRLINE = "hairline"
    ACCENT = "accent"
    SECOND = "second hue"
    THIRD = "third hue"
    FOURTH = "fourth hue"
    FIFTH = "fifth hue"
    SIXTH = "sixth hue"
    OVER = "over tints"
    """What is seen over tints of the others."""


HUES = (Ink.ACCENT, Ink.SECOND, Ink.THIRD, Ink.FOURTH, Ink.FIFTH, Ink.SIXTH)
"""Colours of series in their order: those of a palette."""


class Tone(Record, frozen=True):
    """A colour with some white in it, or what is read on it.

    Args:
        ink: the colour.
        white: how much white, from 0 to 1.
        is_words: whether it is the colour of words on that: paper or ink.
    """

    ink: Ink
    white: float = 0.0
    is_words: bool = False


TEXT = Tone(Ink.TEXT)
MUTED = Tone(Ink.MUTED)
HAIRLINE = Tone(Ink.HAIRLINE)
ACCENT = Tone(Ink.ACCENT)
PAPER = Tone(Ink.ACCENT, 1.0)


class Part(StrEnum):
    """Which part of a chart a mark is."""

    GRID_LINE = "grid line"
    BASE_LINE = "base line"
    TICK_MARK = "tick mark"
    TICK_LABEL = "tick label"
    AXIS_TITLE = "axis title"
    CATEGORY_NAME = "category name"
    BAR = "bar"
    LINE = "line"
    AREA = "area"
    WEDGE = "wedge"
    POINT = "point"
    VALUE_LABEL = "value label"
    SERIES_NAME = "series name"
    LEADER_LINE = "leader line"
    LEGEND_KEY = "legend key"
    REFERENCE_LINE = "reference line"
    REFERENCE_NAME = "reference name"
    BAND = "band"
    """A range of values, or a stretch of categories, behind all other marks."""
    SPAN_NAME = "span name"
    ANNOTATION = "annotation"
    ANNOTATION_LINE = "annotation line"
    """From a remark to the value at which it is made."""
    LABEL_GROUND = "label ground"
    """What keeps hatching and lines from behind a label."""


class Shown(Record, frozen=True):
    """The numbers that a mark shows.

    Args:
        series: that they are of.
        at: number of their category or point, from 0; None for the whole series.
    """

    series: ChartSeries
    at: int | None = None


class Path(Record, frozen=True):
    """A line through points, of some width in points; `shown` are the numbers it stands for."""

    part: Part
    points: tuple[Point, ...]
    tone: Tone
    width: float = 0.5
    dash: Dash = ()
    shown: Shown | None = None


class Area(Record, frozen=True):
    """A filled area between points.

    Args:
        part: of the chart.
        points: its corners.
        fill: its colour.
        hatch: the way of the lines over it.
        edge: width of its outline, in points; 0 for none.
        edge_tone: colour of its outline.
        hatch_tone: colour of the lines over it.
        opacity: how much of what is below it is hidden, from 0 to 1.
        shown: the numbers that it stands for.
    """

    part: Part
    points: tuple[Point, ...]
    fill: Tone
    hatch: Hatch = ""
    edge: float = 0.75
    edge_tone: Tone = ACCENT
    hatch_tone: Tone = ACCENT
    opacity: float = 1.0
    shown: Shown | None = None


class Wedge(Record, frozen=True):
    """A part of a ring, outlined.

    Args:
        part: of the chart.
        centre: of the ring.
        inner: radius.
        outer: radius.
        start: in degrees, clockwise from twelve o'clock.
        extent: in degrees, clockwise.
        fill: its colour.
        edge_tone: colour of its outline.
        shown: the number that it stands for.
    """

    part: Part
    centre: Point
    inner: float
    outer: float
    start: float
    extent: float
    fill: Tone
    edge_tone: Tone = ACCENT
    shown: Shown | None = None


class Marker(Record, frozen=True):
    """The marker of a series around a point.

    `shape` is 0 for a disc, 1 for an open square, 2 for a triangle, 3 for a ring; `scale` is 1
    for its usual size.
    """

    part: Part
    x: float
    y: float
    shape: int
    tone: Tone = ACCENT
    scale: float = 1.0
    is_open: bool = False
    """Whether it is an outline that hides nothing, as among very many."""
    shown: Shown | None = None
    """The number that it stands for."""


class Label(Record, frozen=True):
    """A line of small sans lettering.

    Args:
        part: of the chart.
        x: where its start, middle or end is, by `side`.
        y: its baseline.
        text: final words.
        side: which of its places stands at x.
        is_bold: whether it is bold.
        tone: its colour.
        is_upright: whether it is turned to read from bottom to top, around its place.
    """

    part: Part
    x: float
    y: float
    text: str
    side: Side = "start"
    is_bold: bool = False
    tone: Tone = TEXT
    is_upright: bool = False


Mark: TypeAlias = Path | Area | Wedge | Marker | Label


def outline_rectangle(
    left: float,
    bottom: float,
    right: float,
    top: float,
) -> tuple[Point, ...]:
    """Return the corners of a rectangle, from the first two edges on, anticlockwise."""
    return (left, bottom), (right, bottom), (right, top), (left, top)


class Panel(Record, frozen=True):
    """A drawing of some size in points, its marks in the order in which they are drawn."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    value_scale: Scale | None = None
    """Where values stand, in a chart that has an axis for them."""


class Rows(Record, frozen=True):
    """Drawings one below the other that may go on over pages.

    Args:
        width: of each, in points.
        panels: the rows, from the top down.
        value_scale: where values stand, from left to right.
        axis: where the base line runs down beside all rows, in points from the left; none
            where rows have their own or nothing begins at it.
        references: where lines to hold the bars against run down through all rows.
        head: what stands above the rows, such as the names of these lines.
        foot: what stands below them, such as round values.
    """

    width: float
    panels: tuple[Panel, ...]
    value_scale: Scale
    axis: float | None = None
    references: tuple[float, ...] = ()
    head: Panel | None = None
    foot: Panel | None = None
    ends: frozenset[int] | None = None
    """Numbers of the rows after which a page may end; none where it may after any."""


class ChartLayout(Record, frozen=True):
    """A whole chart: its plot, and the legend above where the plot names no series."""

    plot: Panel | Rows
    legend: Panel | None = None
    notes: tuple[str, ...] = ()
    """Remarks that have no place in the plot, each behind the number that stands there."""
