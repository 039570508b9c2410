"""Lines over the columns of a chart -> their tracks, and numbers where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import Label, Mark, Part
from reporting.charts.plot_area import PlotArea
from reporting.charts.space import ChartSpace
from reporting.charts.tracks import Track, lay_out_track, list_tracks, order_tracks
from reporting.charts.value_labels import list_places_along_line
from reporting.charts.within import ground_label
from reporting.plan.block_model import ChartBlock

_MOST_NUMBERED = 12
"""Most points that all carry their numbers."""
_POINT = 3.0
"""Room of a point of a line around its middle, in points."""
_DESCENT = 1.5
"""From the lower edge of a label to its baseline, in points."""


def lay_out_overlay(
    block: ChartBlock,
    area: PlotArea,
    occupied: OccupiedSpace,
) -> Iterator[Mark]:
    """Yield the lines of a chart of columns.

    Args:
        block: the chart.
        area: its plot area.
        occupied: what labels must not cover; the lines are put with it.
    """
    tracks = list_tracks(block, area)
    occupy_lines(block, tracks, occupied)
    for number in list_over(block):
        yield from lay_out_track(block, number, tracks[number])


def occupy_lines(
    block: ChartBlock,
    tracks: Sequence[Track],
    occupied: OccupiedSpace,
) -> None:
    """Keep labels off the lines over columns, and off their points."""
    for number in list_over(block):
        for run in tracks[number].runs:
            occupied.add_line(run.head)
            for x, y in run.head:
                occupied.add_point(x, y, _POINT)


def number_overlay(
    block: ChartBlock,
    area: PlotArea,
    space: ChartSpace,
    occupied: OccupiedSpace,
) -> Iterator[Mark]:
    """Yield the numbers of the lines where they cover nothing.

    Args:
        block: the chart.
        area: its plot area.
        space: what it is laid out in.
        occupied: what numbers must not cover; they are put with it.
    """
    tracks = list_tracks(block, area)
    for number in list_over(block):
        points = tracks[number].points
        if len(points) > _MOST_NUMBERED:
            continue
        for at, point in points.items():
            text = block.series[number].labels[at]
            wanted = list_places_along_line(point, text, space.metrics)
            place = occupied.place_label(wanted)
            if place:
                yield ground_label(place)
                y = place.bottom + _DESCENT
                yield Label(Part.VALUE_LABEL, place.left, y, text, is_bold=True)


def list_over(block: ChartBlock) -> list[int]:
    """Return the numbers of the series that are lines, in the order of drawing."""
    return [number for number in order_tracks(block) if block.series[number].is_line]
