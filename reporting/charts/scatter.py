"""A scatter chart -> points by both their values, between axes that say what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
)
from reporting.charts.plot_area import (
    BASE_LINE_WIDTH,
    PLOT_HEIGHT,
    TICK_LENGTH,
    make_tick_label,
    measure_tick_labels,
)
from reporting.charts.scales import Scale, list_values, make_scale
from reporting.charts.series_style import style_series
from reporting.charts.space import ChartSpace, TextMetrics, break_label, measure_widest
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_MOST_NUMBERED = 12
"""Most points that carry their numbers."""
_MARKER = 4.0
"""Room of a marker around its point, in points."""
_HEADROOM = 14.0


class _Axes(Record, frozen=True):
    """Where both values stand, and the left edge of the plot area, in points."""

    across: Scale
    up: Scale
    left: float


def lay_out_scatter(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out points; several series are named in a legend."""
    metrics, leading = space.metrics, space.leading
    left = measure_tick_labels(block, space)
    unit_lines = break_label(metrics, block.unit, space.width) if block.unit else []
    xs = [x for series in block.series for x in series.x]
    half_tick = measure_widest(metrics, tuple(tick.label for tick in block.x_ticks)) / 2
    right = space.width - max(half_tick, 12)
    across = make_scale(block.x_ticks, xs, left + 12, right)
    title_width = across.end - left
    title = break_label(metrics, block.x_label, title_width) if block.x_label else []
    foot = leading * (1 + len(title)) + 8
    up = make_scale(block.ticks, list_values(block), foot, foot + PLOT_HEIGHT)
    axes = _Axes(across, up, left)
    height = foot + PLOT_HEIGHT + _HEADROOM + leading * len(unit_lines)
    marks: list[Mark] = []
    for number, line in enumerate(unit_lines):
        y = height - 9 - number * leading
        marks.append(Label(Part.AXIS_TITLE, 0, y, line, tone=MUTED))
    marks += _lay_out_axes(block, axes, metrics)
    for number, line in enumerate(title):
        y = up.start - 16 - leading * (number + 1)
        marks.append(Label(Part.AXIS_TITLE, across.end, y, line, "end", tone=MUTED))
    marks += _lay_out_points(block, space, axes)
    plot = Panel(space.width, height, tuple(marks), up)
    legend = lay_out_legend(block, space) if len(block.series) > 1 else None
    return ChartLayout(plot, legend)


def _lay_out_axes(
    block: ChartBlock, axes: _Axes, metrics: TextMetrics
) -> Iterator[Mark]:
    """Yield grid, base line and ticks, without labels that would run into each other."""
    right, base = axes.across.end, axes.up.start
    for tick in block.ticks:
        y = axes.up.place(tick.value)
        yield Path(Part.GRID_LINE, ((axes.left, y), (right, y)), HAIRLINE)
        yield make_tick_label(axes.left, y, tick.label)
    ends = (axes.left, base), (right, base)
    yield Path(Part.BASE_LINE, ends, TEXT, BASE_LINE_WIDTH)
    free = 0.0
    for tick in block.x_ticks:
        x = axes.across.place(tick.value)
        half = metrics.width(tick.label) / 2
        yield Path(Part.TICK_MARK, ((x, base), (x, base - TICK_LENGTH)), TEXT)
        if x - half > free:
            yield Label(Part.TICK_LABEL, x, base - 14, tick.label, "middle", tone=MUTED)
            free = x + half + 4


def _lay_out_points(
    block: ChartBlock, space: ChartSpace, axes: _Axes
) -> Iterator[Mark]:
    """Yield the markers, and of few points the numbers where they cover nothing."""
    top = axes.up.end + _HEADROOM
    bounds = PageRect.of_edges(axes.left, axes.up.start, space.width, top)
    occupied = OccupiedSpace(bounds)
    tracks: list[list[Point]] = []
    for number, series in enumerate(block.series):
        style = style_series(number, len(block.series))
        track: list[Point] = []
        for x_value, value in zip(series.x, series.values, strict=False):
            x, y = axes.across.place(x_value), axes.up.place(value)
            occupied.add_point(x, y, _MARKER - 0.5)
            track.append((x, y))
            yield Marker(Part.POINT, x, y, style.marker)
        tracks.append(track)
    if sum(map(len, tracks)) > _MOST_NUMBERED:
        return
    for series, track in zip(block.series, tracks, strict=True):
        yield from _lay_out_numbers(series.labels, track, occupied, space.metrics)


def _lay_out_numbers(
    labels: Sequence[str],
    track: Sequence[Point],
    occupied: OccupiedSpace,
    metrics: TextMetrics,
) -> Iterator[Mark]:
    for label, point in zip(labels, track, strict=False):
        width = metrics.width(label)
        place = occupied.place_label(_list_places(point, width, metrics.size))
        if place:
            yield Label(Part.VALUE_LABEL, place.left, place.bottom + 1.5, label)


def _list_places(point: Point, width: float, size: float) -> Iterator[PageRect]:
    """Yield the places for a label around a point, best first: above, right, left, below."""
    x, y = point
    centred = x - width / 2
    level = y + size / 2
    yield PageRect(centred, y + _MARKER + size, width, size)
    yield PageRect(x + _MARKER + 1, level, width, size)
    yield PageRect(x - _MARKER - 1 - width, level, width, size)
    yield PageRect(centred, y - _MARKER, width, size)
