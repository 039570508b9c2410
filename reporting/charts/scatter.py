"""A scatter chart -> points by both their values, between axes that say what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.bands import (
    arrange_spans,
    count_rows,
    lay_out_bands,
    lay_out_spans,
    stretch_along,
)
from reporting.charts.end_names import LEAD, NameColumn, lay_out_end_names
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.legend import lay_out_legend
from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    TEXT,
    ChartLayout,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Point,
    Shown,
    Side,
    Value,
)
from reporting.charts.plot_area import (
    BASE_LINE_WIDTH,
    HEADROOM,
    PLOT_HEIGHT,
    REMARK_LINES,
    TICK_LENGTH,
    make_tick_label,
    measure_tick_labels,
)
from reporting.charts.references import (
    REFERENCE_DASH,
    REFERENCE_WIDTH,
    break_reference_names,
    list_levels,
    measure_names,
    measure_reference_names,
)
from reporting.charts.remarks import lay_out_remarks
from reporting.charts.scales import Scale, is_crowd, list_reach, make_scale
from reporting.charts.series_style import style_mark
from reporting.charts.space import ChartSpace, TextMetrics, break_label, measure_widest
from reporting.charts.value_labels import label_point, list_places_around
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_MOST_NUMBERED = 12
"""Most points that carry their numbers."""
_MARKER = 4.0
"""Room of a marker around its point, in points."""
_INSET = 12.0
"""From the left edge to the first tick, and at least from the last to the right edge."""


class Axes(Record, frozen=True):
    """Where both values stand, the left edge of the plot area, and the leading, in points."""

    across: Scale
    up: Scale
    left: float
    leading: float

    def place(self, x: float, value: float) -> Point:
        """Return where two values meet."""
        return self.across.place(x), self.up.place(value)

    def run_across(self, value: float) -> tuple[Point, ...]:
        """Return the ends of a line through the plot area at a value."""
        y = self.up.place(value)
        return (self.left, y), (self.across.end, y)


def lay_out_scatter(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out points; several series are named in a legend."""
    metrics, leading = space.metrics, space.leading
    left = measure_tick_labels(block, space)
    across = measure_across(block, space, left)
    right = across.end
    title: list[str] = []
    if block.x_label:
        title = break_label(metrics, block.x_label, right - left)
    foot = leading * (1 + len(title)) + 8
    up = make_scale(
        block.ticks,
        list_reach(block),
        foot,
        foot + PLOT_HEIGHT,
        is_log=block.is_log,
    )
    stretches = [stretch_along(span, across) for span in block.spans]
    spans = arrange_spans(stretches, space)
    roof = up.end + HEADROOM
    if block.annotations:
        roof += leading * REMARK_LINES
    axes = Axes(across, up, left, leading)
    room = space.width - right - LEAD
    names = break_reference_names(block, space, room)
    named = foot + measure_names(names, leading)
    height = max(roof + leading * count_rows(spans), named)
    marks: list[Mark] = []
    marks += lay_out_spans(spans, space, foot, roof, right)
    marks += lay_out_bands(block, up, left, right)
    marks += lay_out_axes(block, axes, metrics)
    first = foot - 16 - leading
    marks += _lay_out_title(title, right, first, leading, "end")
    marks += lay_out_lines_across(block, axes, names, height)
    marks += lay_out_points(block, space, axes)
    bounds = PageRect.of_edges(left, foot, right, roof)
    points = list_places(block, axes)
    remarks, notes = lay_out_remarks(
        block,
        marks,
        points,
        bounds,
        metrics,
    )
    plot = Panel(
        space.width,
        height,
        (*marks, *remarks),
        up,
    )
    legend = None
    if len(block.series) > 1:
        legend = lay_out_legend(block, space)
    return ChartLayout(plot, legend, notes)


def measure_across(block: ChartBlock, space: ChartSpace, left: float) -> Scale:
    """Return where x stand, right of the labels of the upright axis.

    Args:
        block: the chart.
        space: what it is laid out in.
        left: left edge of the plot area, in points.
    """
    xs = [x for series in block.series for x in series.x]
    tick_labels = [tick.label for tick in block.x_ticks]
    half_tick = measure_widest(space.metrics, tick_labels) / 2
    names = measure_reference_names(block, space)
    return make_scale(
        block.x_ticks,
        xs,
        left + _INSET,
        space.width - max(half_tick, _INSET, names),
        is_log=block.is_x_log,
    )


def list_places(block: ChartBlock, axes: Axes) -> dict[Value, Point]:
    """Return where all points stand, by the numbers of their series and their own."""
    places: dict[Value, Point] = {}
    for number, series in enumerate(block.series):
        for at, (x, value) in enumerate(zip(series.x, series.values, strict=False)):
            if value is not None:
                places[number, at] = axes.place(x, value)
    return places


def _lay_out_title(
    lines: Sequence[str],
    x: float,
    first: float,
    leading: float,
    side: Side,
) -> Iterator[Mark]:
    """Yield the lines that say what an axis measures, from a first baseline down."""
    baseline = first
    for line in lines:
        yield Label(
            Part.AXIS_TITLE,
            x,
            baseline,
            line,
            side,
            tone=MUTED,
        )
        baseline -= leading


def lay_out_axes(
    block: ChartBlock,
    axes: Axes,
    metrics: TextMetrics,
) -> Iterator[Mark]:
    """Yield grid, base line and ticks, without labels that would run into each other."""
    left = axes.left
    right = axes.across.end
    base = axes.up.start
    for tick in block.ticks:
        y = axes.up.place(tick.value)
        ends = (left, y), (right, y)
        yield Path(Part.GRID_LINE, ends, HAIRLINE)
        yield make_tick_label(left, y, tick.label)
    ends = (left, base), (right, base)
    yield Path(Part.BASE_LINE, ends, TEXT, BASE_LINE_WIDTH)
    free = 0.0
    for tick in block.x_ticks:
        x = axes.across.place(tick.value)
        half = metrics.width(tick.label) / 2
        ends = (x, base), (x, base - TICK_LENGTH)
        yield Path(Part.TICK_MARK, ends, TEXT)
        if x - half > free:
            free = x + half + 4
            yield Label(
                Part.TICK_LABEL,
                x,
                base - 14,
                tick.label,
                side="middle",
                tone=MUTED,
            )


def lay_out_lines_across(
    block: ChartBlock,
    axes: Axes,
    names: Sequence[Sequence[str]],
    top: float,
) -> Iterator[Mark]:
    """Yield the lines to hold points against; these and bands have their names at their ends.

    Args:
        block: the chart.
        axes: of its points.
        names: the lines of each name.
        top: up to where names may stand.
    """
    for line in block.lines:
        yield Path(
            Part.REFERENCE_LINE,
            axes.run_across(line.value),
            TEXT,
            REFERENCE_WIDTH,
            REFERENCE_DASH,
        )
    ends: list[Point] = []
    for level in list_levels(block, axes.up):
        ends.append((axes.across.end, level.place))
    column = NameColumn(axes.up.start, top, axes.leading)
    yield from lay_out_end_names(ends, names, column)


def lay_out_points(
    block: ChartBlock,
    space: ChartSpace,
    axes: Axes,
) -> Iterator[Mark]:
    """Yield the markers, and of few points the numbers where they cover nothing."""
    right = space.width
    if block.lines or block.bands:
        right = axes.across.end
    bounds = PageRect.of_edges(
        axes.left,
        axes.up.start,
        right,
        axes.up.end + HEADROOM,
    )
    occupied = OccupiedSpace(bounds)
    for line in block.lines:
        occupied.add_line(axes.run_across(line.value))
    labelled: list[tuple[Point, str]] = []
    is_open = is_crowd(block)
    for number, series in enumerate(block.series):
        style = style_mark(block, number)
        values = zip(
            series.x,
            series.values,
            series.labels,
            strict=False,
        )
        for at, (x_value, value, label) in enumerate(values):
            if value is None:
                continue
            point = axes.place(x_value, value)
            labelled.append((point, label))
            occupied.add_point(*point, _MARKER - 0.5)
            yield Marker(
                Part.POINT,
                *point,
                style.marker,
                style.line,
                is_open=is_open,
                shown=Shown(series, at),
            )
    if len(labelled) > _MOST_NUMBERED:
        return
    for point, text in labelled:
        places = list_places_around(point, text, space.metrics, _MARKER)
        yield from label_point(occupied, places, text)
