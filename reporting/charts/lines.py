"""A chart of lines or areas -> tracks over the categories, named at their ends, with numbers.

Areas of several series stand on one another. A single line carries its numbers: all of a short
one, of a long one its ends and its extremes, where they cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.columns import lay_out_columns
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import (
    ACCENT,
    MUTED,
    Area,
    ChartLayout,
    Ink,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Point,
    Tone,
)
from reporting.charts.plot_area import (
    PLOT_HEIGHT,
    PlotArea,
    lay_out_plot_area,
    measure_plot_area,
)
from reporting.charts.scales import stack_series
from reporting.charts.series_style import style_series
from reporting.charts.space import ChartSpace, break_label, break_label_shortly
from reporting.content.blocks import ChartKind
from reporting.design.rect import PageRect
from reporting.design.stacking import stack_notes
from reporting.plan.block_model import ChartBlock, ChartSeries
from reporting.record import Record, replace

_MOST_NUMBERED = 12
"""Most points that all carry their numbers."""
_MOST_MARKED = 24
"""Most points that all carry a marker."""
_NAMES_SHARE = 0.32
"""Share of the width that names of series may take."""
_TALLEST_SHARE = 0.5
"""Share of a page's height that names of series may take together."""
_LEAD = 15.0
"""From the end of a line to its name, in points."""
_LEAN = 4.0
"""How far names of series may reach into the empty head of the names below, in points."""
_PALE = 0.78
"""Share of white in the area of a single series."""
_NEAR = 3.0
"""How far a name may be from its line without a leader line to it, in points."""
_LINE_WIDTH = 1.6


class _Track(Record, frozen=True):
    """The places of one series: its foot, which only areas have, and its head."""

    foot: tuple[Point, ...]
    head: tuple[Point, ...]


def lay_out_lines(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out a line or an area a series.

    An area over a single category has no width: it becomes a column.
    """
    if block.kind is ChartKind.AREA and len(block.categories) == 1:
        return lay_out_columns(block, space)
    if len(block.series) > 1:
        return ChartLayout(_lay_out_named_tracks(block, space))
    area = measure_plot_area(block, space)
    (track,) = _list_tracks(block, area)
    marks = list(lay_out_plot_area(area, block, space))
    marks += _lay_out_track(block, 0, track)
    if track.head:
        marks += _lay_out_numbers(block.series[0], track.head, area, space)
    height = max(area.height, area.names_top - _LEAN + 1)
    return ChartLayout(Panel(space.width, height, tuple(marks), area.scale))


def _lay_out_named_tracks(block: ChartBlock, space: ChartSpace) -> Panel:
    """Lay out several series, each named at its end.

    The grid ends with the lines, or it would strike through their names.
    """
    widest = 0.0
    for series in block.series:
        widest = max(widest, space.metrics.width(_join_end_words(series)))
    right_room = min(space.width * _NAMES_SHARE, widest + _LEAD + 3)
    measured = measure_plot_area(block, space, right_room)
    area = replace(measured, right=measured.centres[-1])
    names = _break_end_names(block, space, space.width - area.right - _LEAD)
    foot = area.names_top - _LEAN
    name_height = sum(map(len, names)) * space.leading
    height = max(
        area.height, foot + name_height + 1
    )  # rounding must leave room for all
    marks = list(lay_out_plot_area(area, block, space))
    ends: list[Point] = []
    for number, track in enumerate(_list_tracks(block, area)):
        marks += _lay_out_track(block, number, track)
        ends.append(_find_end(block, track))
    marks += _lay_out_end_names(ends, names, space.leading, height, foot)
    return Panel(space.width, height, tuple(marks), area.scale)


def _join_end_words(series: ChartSeries) -> str:
    """Return the name of a series and its last number."""
    return " ".join((series.name, *series.labels[-1:]))


def _break_end_names(
    block: ChartBlock, space: ChartSpace, width: float
) -> list[list[str]]:
    """Return the lines that name each series and say its last number, which is never cut."""
    room = space.place.height * _TALLEST_SHARE
    most = max(2, int(room / space.leading / len(block.series)))
    names: list[list[str]] = []
    for series in block.series:
        lines = break_label(space.metrics, _join_end_words(series), width)
        if len(lines) > most:
            name = break_label_shortly(space.metrics, series.name, width, most - 1)
            lines = [*name, *series.labels[-1:]]
        names.append(lines)
    return names


def _list_tracks(block: ChartBlock, area: PlotArea) -> list[_Track]:
    """Return the places of every series; what is below the scale's base is not filled."""
    base = area.scale.base
    tracks: list[_Track] = []
    for low, high in stack_series(block):
        foot = [area.scale.place(max(value, base)) for value in low]
        head = [area.scale.place(value) for value in high]
        foot_points = tuple(zip(area.centres, foot, strict=False))
        head_points = tuple(zip(area.centres, head, strict=False))
        tracks.append(_Track(foot_points, head_points))
    return tracks


def _lay_out_track(block: ChartBlock, number: int, track: _Track) -> Iterator[Mark]:
    count = len(block.series)
    style = style_series(number, count)
    if block.kind is ChartKind.AREA:
        fill = style.fill if count > 1 else Tone(Ink.ACCENT, _PALE)
        corners = (*track.foot[: len(track.head)], *reversed(track.head))
        yield Area(Part.AREA, corners, fill, style.hatch, edge=0.0)
        yield Path(Part.LINE, track.head, ACCENT, _LINE_WIDTH)
        return
    yield Path(Part.LINE, track.head, ACCENT, _LINE_WIDTH, style.dash)
    is_marked = len(track.head) <= _MOST_MARKED
    for x, y in track.head if is_marked else track.head[-1:]:
        yield Marker(Part.POINT, x, y, style.marker)


def _find_end(block: ChartBlock, track: _Track) -> Point:
    """Return where a series is named: the end of its line, the middle of its area's end."""
    x, y = track.head[-1]
    foot = track.foot[len(track.head) - 1][1]
    return x, (y + foot) / 2 if block.stacked else y


def _lay_out_end_names(
    ends: Sequence[Point],
    names: Sequence[Sequence[str]],
    leading: float,
    top: float,
    bottom: float,
) -> Iterator[Mark]:
    """Yield the names at the right in the order of the ends, none over another.

    Args:
        ends: where each series is named.
        names: the lines of each name.
        leading: from line to line, in points.
        top: how high names may stand.
        bottom: how low names may stand.
    """
    order = sorted(range(len(ends)), key=lambda number: -ends[number][1])
    heights = [len(names[number]) * leading for number in order]
    wanted = [ends[number][1] + leading / 2 + 1 for number in order]
    edges = stack_notes(wanted, heights, top, bottom) or wanted
    for number, edge in zip(order, edges, strict=True):
        x, y = ends[number]
        level = edge - leading / 2 - 1
        if abs(level - y) > _NEAR:
            knees = (x + 4, y), (x + 7, y), (x + 11, level), (x + 13, level)
            yield Path(Part.LEADER_LINE, knees, MUTED)
        for at, line in enumerate(names[number]):
            baseline = edge - (at + 1) * leading + 3
            yield Label(Part.SERIES_NAME, x + _LEAD, baseline, line)


def _lay_out_numbers(
    series: ChartSeries, track: Sequence[Point], area: PlotArea, space: ChartSpace
) -> Iterator[Mark]:
    """Yield the numbers of a single line above or below its points."""
    size = space.metrics.size
    right = min(area.right + 20, area.width)
    top = area.scale.start + PLOT_HEIGHT + size + 6
    bounds = PageRect.of_edges(area.left, area.names_top, right, top)
    occupied = OccupiedSpace(bounds)
    occupied.add_line(track)
    is_short = len(track) <= _MOST_NUMBERED
    shown = range(len(track)) if is_short else _find_extremes(series.values)
    for at in shown:
        label = series.labels[at]
        width = space.metrics.width(label, bold=True)
        place = occupied.place_label(_list_places(track[at], width, size))
        if place:
            y = place.bottom + 1.5
            yield Label(Part.VALUE_LABEL, place.left, y, label, is_bold=True)


def _list_places(point: Point, width: float, size: float) -> Iterator[PageRect]:
    """Yield the places for a number at a point, best first: above, then below, and aside."""
    x, y = point
    half = width / 2
    for bottom in (y + 4, y - 4 - size):
        for aside in (0.0, -half - 2, half + 2):
            yield PageRect(x + aside - half, bottom + size, width, size)


def _find_extremes(values: Sequence[float]) -> list[int]:
    """Return where the first and the last value stand, the greatest and the least."""
    greatest, least = values.index(max(values)), values.index(min(values))
    return list(dict.fromkeys((0, len(values) - 1, greatest, least)))
