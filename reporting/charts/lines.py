"""A chart of lines or areas -> tracks over the categories, named at their ends, with numbers.

Areas of several series stand on one another. A single line carries its numbers: all of a short
one, of a long one its ends and its extremes, where they cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.columns import lay_out_columns
from reporting.charts.end_names import (
    LEAD,
    NameColumn,
    break_end_names,
    lay_out_end_names,
    measure_end_names,
)
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import (
    ACCENT,
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
from reporting.charts.space import ChartSpace, TextMetrics
from reporting.charts.value_labels import (
    find_extremes,
    label_point,
    list_places_along_line,
)
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock, ChartSeries
from reporting.record import Record, replace

_MOST_NUMBERED = 12
"""Most points that all carry their numbers."""
_MOST_MARKED = 24
"""Most points that all carry a marker."""
_LEAN = 4.0
"""How far names of series may reach into the empty head of the names below, in points."""
_PALE = 0.78
"""Share of white in the area of a single series."""
_LINE_WIDTH = 1.6
_OVERHANG = 20.0
"""How far the number of a single line may reach over the plot area, in points."""


class Track(Record, frozen=True):
    """The places of one series: its foot, which only areas have, and its head."""

    foot: tuple[Point, ...]
    head: tuple[Point, ...]

    @property
    def end(self) -> Point:
        """The last place of its head."""
        return self.head[-1]

    @property
    def middle_of_end(self) -> Point:
        """Half the way from its foot to its head, at the last place."""
        x, top = self.end
        bottom = self.foot[len(self.head) - 1][1]
        return x, (top + bottom) / 2


def lay_out_lines(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out a line or an area a series, each named at its end where there are several.

    An area over a single category has no width: it becomes a column. With names at their
    ends, the grid ends with the lines, or it would strike through the names.
    """
    if not block.traits.has_lines and len(block.categories) == 1:
        return lay_out_columns(block, space)
    is_named = len(block.series) > 1
    right_room = measure_end_names(block, space) if is_named else 0.0
    area = measure_plot_area(block, space, right_room)
    height = area.height
    if is_named:
        area = replace(area, right=area.centres[-1])
    marks = list(lay_out_plot_area(area, block, space))
    tracks = list_tracks(block, area)
    for number, track in enumerate(tracks):
        marks += lay_out_track(block, number, track)
    if is_named:
        names = break_end_names(
            block,
            space,
            space.width - area.right - LEAD,
        )
        line_count = sum(map(len, names))
        bottom = area.names_top - _LEAN
        need = line_count * space.leading + 1  # rounding must leave room for every name
        height = max(height, bottom + need)
        column = NameColumn(bottom, height, space.leading)
        ends = [
            track.middle_of_end if block.is_stacked else track.end for track in tracks
        ]
        marks += lay_out_end_names(ends, names, column)
    else:
        marks += number_line(
            block.series[0],
            tracks[0],
            area,
            space.metrics,
        )
    plot = Panel(
        space.width,
        height,
        tuple(marks),
        area.scale,
    )
    return ChartLayout(plot)


def list_tracks(block: ChartBlock, area: PlotArea) -> list[Track]:
    """Return the places of every series; what is below the scale's base is not filled."""
    scale = area.scale
    tracks: list[Track] = []
    for low, high in stack_series(block):
        foot = [scale.place(max(value, scale.base)) for value in low]
        head = [scale.place(value) for value in high]
        track = Track(
            foot=tuple(zip(area.centres, foot, strict=False)),
            head=tuple(zip(area.centres, head, strict=False)),
        )
        tracks.append(track)
    return tracks


def lay_out_track(
    block: ChartBlock,
    number: int,
    track: Track,
) -> Iterator[Mark]:
    """Yield the area and its upper line, or the line and its markers, of one series."""
    count = len(block.series)
    style = style_series(number, count)
    head = track.head
    if not block.traits.has_lines:
        foot = track.foot[: len(head)]
        corners = *foot, *reversed(head)
        fill = style.fill if count > 1 else Tone(Ink.ACCENT, _PALE)
        yield Area(
            Part.AREA,
            corners,
            fill,
            style.hatch,
            edge=0.0,
        )
        yield Path(Part.LINE, head, ACCENT, _LINE_WIDTH)
        return
    yield Path(
        Part.LINE,
        head,
        ACCENT,
        _LINE_WIDTH,
        style.dash,
    )
    shown = head if len(head) <= _MOST_MARKED else head[-1:]
    for x, y in shown:
        yield Marker(Part.POINT, x, y, style.marker)


def number_line(
    series: ChartSeries,
    track: Track,
    area: PlotArea,
    metrics: TextMetrics,
) -> Iterator[Label]:
    """Yield the value labels of a single line above or below its points."""
    head = track.head
    right = min(area.right + _OVERHANG, area.width)
    top = area.scale.start + PLOT_HEIGHT + metrics.size + 6
    bounds = PageRect.of_edges(
        area.left,
        area.names_top,
        right,
        top,
    )
    occupied = OccupiedSpace(bounds)
    occupied.add_line(head)
    numbered = list(range(len(head)))
    if len(head) > _MOST_NUMBERED:
        numbered = find_extremes(series.values)
    for at in numbered:
        text = series.labels[at]
        places = list_places_along_line(head[at], text, metrics)
        yield from label_point(occupied, places, text, is_bold=True)
