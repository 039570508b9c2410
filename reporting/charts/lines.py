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
from reporting.charts.legend import lay_out_legend
from reporting.charts.marks import (
    MUTED,
    TEXT,
    ChartLayout,
    Label,
    Panel,
    Part,
    Path,
    Point,
    Tone,
)
from reporting.charts.plot_area import (
    PLOT_HEIGHT,
    PlotArea,
    lay_out_base_line,
    lay_out_plot_area,
    measure_plot_area,
)
from reporting.charts.references import (
    break_reference_names,
    lay_out_reference_lines,
    lay_out_reference_names,
    list_reference_ends,
    measure_reference_names,
)
from reporting.charts.remarks import lay_out_remarks
from reporting.charts.series_style import name_series, style_mark
from reporting.charts.space import ChartSpace, TextMetrics
from reporting.charts.tracks import (
    Track,
    lay_out_track,
    list_points,
    list_tracks,
    order_tracks,
)
from reporting.charts.value_labels import (
    find_extremes,
    label_point,
    list_places_along_line,
)
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries
from reporting.record import Record, replace

_MOST_NUMBERED = 12
"""Most points that all carry their numbers."""
_LEAN = 4.0
"""How far names of series may reach into the empty head of the names below, in points."""
_OVERHANG = 20.0
"""How far the number of a single line may reach over the plot area, in points."""


class Names(Record, frozen=True):
    """What stands right of the plot area: where each name belongs, its lines, its colour."""

    ends: list[Point]
    lines: list[list[str]]
    tones: list[Tone]


def lay_out_lines(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out a line or an area a series, each named at its end where there are several.

    An area over a single category has no width: it becomes a column. With names at their
    ends, the grid ends with the lines, or it would strike through the names.
    """
    if not block.traits.has_lines and len(block.categories) == 1:
        return lay_out_columns(block, space)
    are_named = len(block.series) > 1 and not block.has_second_axis
    right_room = measure_reference_names(block, space)
    if are_named:
        right_room = max(right_room, measure_end_names(block, space))
    area = measure_plot_area(block, space, right_room)
    height = area.height
    if are_named:
        area = replace(area, right=area.centres[-1])
    marks = list(lay_out_plot_area(area, block, space))
    marks.append(lay_out_base_line(area))
    tracks = list_tracks(block, area)
    for number in order_tracks(block):
        marks += lay_out_track(block, number, tracks[number])
    marks += lay_out_reference_lines(block, area, area.right)
    if are_named:
        marks += lay_out_bridges(area, tracks)
    names = list_names(block, space, area, tracks)
    if names.lines:
        line_count = sum(map(len, names.lines))
        bottom = area.names_top - _LEAN
        need = line_count * space.leading + 1  # rounding must leave room for every name
        height = max(height, bottom + need)
        column = NameColumn(bottom, height, space.leading)
        marks += lay_out_end_names(names.ends, names.lines, column, names.tones)
    if len(block.series) == 1:
        (track,) = tracks
        marks += number_line(block, track, area, space.metrics)
    legend = None
    if block.has_second_axis:
        legend = lay_out_legend(block, space)
        occupied = occupy_tracks(area, tracks, space)
        marks += lay_out_reference_names(block, area, space, occupied)
    points = list_points(tracks)
    remarks, notes = lay_out_remarks(
        block,
        marks,
        points,
        area.bounds,
        space.metrics,
    )
    plot = Panel(
        space.width,
        height,
        (*marks, *remarks),
        area.scale,
    )
    return ChartLayout(plot, legend, notes)


def occupy_tracks(
    area: PlotArea,
    tracks: list[Track],
    space: ChartSpace,
) -> OccupiedSpace:
    """Return the room of a plot area that its lines leave to labels."""
    top = area.scale.start + PLOT_HEIGHT + space.metrics.size
    bounds = PageRect.of_edges(
        area.left,
        area.names_top,
        area.right,
        top,
    )
    occupied = OccupiedSpace(bounds)
    for track in tracks:
        for run in track.runs:
            occupied.add_line(run.head)
    return occupied


def list_names(
    block: ChartBlock,
    space: ChartSpace,
    area: PlotArea,
    tracks: list[Track],
) -> Names:
    """Return the names of several series, and of the lines to hold them against."""
    room = space.width - area.right - LEAD
    ends: list[Point] = []
    lines: list[list[str]] = []
    if not block.has_second_axis:
        ends += list_reference_ends(block, area)
        lines += break_reference_names(block, space, room)
    tones = [TEXT] * len(lines)
    if len(block.series) > 1 and not block.has_second_axis:
        broken = break_end_names(block, space, room)
        for number, (track, name) in enumerate(zip(tracks, broken, strict=True)):
            if not track.runs:
                continue
            end = track.middle_of_end if block.is_stacked else track.end
            ends.append((area.right, end[1]))
            lines.append(name)
            style = style_mark(block, number)
            tones.append(name_series(style))
    return Names(ends, lines, tones)


def lay_out_bridges(area: PlotArea, tracks: list[Track]) -> Iterator[Path]:
    """Yield what leads from lines that end before the last category to their names."""
    for track in tracks:
        if track.runs and track.end[0] < area.right:
            x, y = track.end
            ends = (x + _LEAN, y), (area.right, y)
            yield Path(Part.LEADER_LINE, ends, MUTED)


def number_line(
    block: ChartBlock,
    track: Track,
    area: PlotArea,
    metrics: TextMetrics,
) -> Iterator[Label]:
    """Yield the value labels of a single line above or below its points."""
    right = min(area.right + _OVERHANG, area.width)
    if block.lines or block.bands:
        right = area.right
    roof = area.scale.start + PLOT_HEIGHT
    top = roof + metrics.size + 6
    bounds = PageRect.of_edges(
        area.left,
        area.names_top,
        right,
        top,
    )
    occupied = OccupiedSpace(bounds)
    for run in track.runs:
        occupied.add_line(run.head)
        if not block.traits.has_lines:
            for at in (0, -1):
                side = run.foot[at], run.head[at]
                occupied.add_line(side)
    for line in lay_out_reference_lines(block, area, area.right):
        occupied.add_line(line.points)
    (series,) = block.series
    points = track.points
    for at in choose_numbered(block, series, points):
        text = series.labels[at]
        places = list_places_along_line(points[at], text, metrics)
        yield from label_point(occupied, places, text, is_bold=True)


def choose_numbered(
    block: ChartBlock,
    series: ChartSeries,
    points: dict[int, Point],
) -> list[int]:
    """Return which of the known values carry their numbers, the highlighted first."""
    numbered = list(points)
    if len(points) > _MOST_NUMBERED:
        values = [series.values[at] or 0.0 for at in points]
        numbered = [numbered[place] for place in find_extremes(values)]
    chosen = [at for at in block.highlight.categories if at in points]
    return list(dict.fromkeys([*chosen, *numbered]))
