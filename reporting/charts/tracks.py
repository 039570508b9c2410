"""A series of a chart -> its track over the categories: runs of neighbours, parted by gaps.

Where no value is known the track ends, and goes on behind the gap; a value between two gaps
is a point of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.marks import (
    Area,
    Ink,
    Mark,
    Marker,
    Part,
    Path,
    Point,
    Shown,
    Tone,
    Value,
)
from reporting.charts.plot_area import PlotArea
from reporting.charts.scales import Scale, find_known, stack_series
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

MOST_MARKED = 24
"""Most points that all carry a marker."""
_PALE = 0.78
"""Share of white in the area of a single series."""
_LINE_WIDTH, _QUIET_WIDTH = 1.6, 1.1
"""Of a line, and of one that the title leaves aside."""
_GREAT = 1.6
"""Size of the marker of a category that the title speaks of."""


class Run(Record, frozen=True):
    """Values of a series that follow one another.

    Args:
        first: number of the first one's category.
        foot: the place below each, which only areas have.
        head: the place of each.
    """

    first: int
    foot: tuple[Point, ...]
    head: tuple[Point, ...]


class Track(Record, frozen=True):
    """The places of one series; of a series without values none."""

    runs: tuple[Run, ...]

    @property
    def points(self) -> dict[int, Point]:
        """Its known values by the number of their category."""
        points: dict[int, Point] = {}
        for run in self.runs:
            points.update(enumerate(run.head, run.first))
        return points

    @property
    def end(self) -> Point:
        """The place of the last value."""
        return self.runs[-1].head[-1]

    @property
    def middle_of_end(self) -> Point:
        """Half the way from its foot to its head, at the last value."""
        x, top = self.end
        bottom = self.runs[-1].foot[-1][1]
        return x, (top + bottom) / 2


def list_tracks(block: ChartBlock, area: PlotArea) -> list[Track]:
    """Return the places of every series; what is below the scale's base is not filled."""
    tracks: list[Track] = []
    for series, spans in zip(block.series, stack_series(block), strict=True):
        scale = area.find_scale(is_second=series.is_second)
        runs: list[Run] = []
        first = 0
        for at in range(len(spans) + 1):
            if at == len(spans) or spans[at] is None:
                if at > first:
                    run = _place_run(
                        area,
                        scale,
                        spans[first:at],
                        first,
                    )
                    runs.append(run)
                first = at + 1
        track = Track(tuple(runs))
        tracks.append(track)
    return tracks


def _place_run(
    area: PlotArea,
    scale: Scale,
    spans: tuple[tuple[float, float] | None, ...],
    first: int,
) -> Run:
    foot: list[Point] = []
    head: list[Point] = []
    for at, span in enumerate(spans, first):
        if span:
            low, high = span
            x = area.centres[at]
            foot.append((x, scale.place(max(low, scale.base))))
            head.append((x, scale.place(high)))
    return Run(
        first,
        tuple(foot),
        tuple(head),
    )


def list_points(tracks: Sequence[Track]) -> dict[Value, Point]:
    """Return the places of all values, by the numbers of their series and category."""
    points: dict[Value, Point] = {}
    for number, track in enumerate(tracks):
        for at, point in track.points.items():
            points[number, at] = point
    return points


def order_tracks(block: ChartBlock) -> list[int]:
    """Return the numbers of the series in the order of drawing: grey ones first."""
    numbers = range(len(block.series))
    series = block.series

    def rank(number: int) -> tuple[bool, bool]:
        return not series[number].is_behind, not block.highlight.mutes(number)

    return sorted(numbers, key=rank)


def lay_out_track(
    block: ChartBlock,
    number: int,
    track: Track,
) -> Iterator[Mark]:
    """Yield the area and its upper line, or the line and its markers, of one series."""
    style = style_mark(block, number)
    width = _QUIET_WIDTH if style.is_muted else _LINE_WIDTH
    series = block.series[number]
    is_area = not block.traits.has_lines and not series.is_line
    shown = Shown(series)
    for run in track.runs:
        if is_area:
            yield make_area(
                block,
                run,
                style,
                shown,
            )
        if len(run.head) > 1:
            yield Path(
                Part.LINE,
                run.head,
                style.edge if is_area else style.line,
                width,
                () if is_area else style.dash,
                shown,
            )
    if not is_area:
        yield from lay_out_markers(
            block,
            number,
            track,
        )


def make_area(block: ChartBlock, run: Run, style: SeriesStyle, shown: Shown) -> Area:
    """Return the area below a run of values."""
    fill = style.fill
    if len(block.series) == 1:
        fill = Tone(Ink.MUTED if style.is_muted else Ink.ACCENT, _PALE)
    return Area(
        Part.AREA,
        (*run.foot, *reversed(run.head)),
        fill,
        style.hatch,
        edge=0.0,
        hatch_tone=style.hatch_tone,
        shown=shown,
    )


def choose_marked(
    block: ChartBlock,
    number: int,
    most: int = MOST_MARKED,
) -> set[int]:
    """Return the categories at which a line has markers: of a long one few have them.

    Args:
        block: the chart.
        number: of the line; one of another panel has none.
        most: points of a line that is short.
    """
    if block.series[number].is_behind:
        return set()
    values = block.series[number].values
    known = find_known(values)
    if len(known) <= most:
        return set(known)
    around = (None, *values, None)
    alone = {at for at in known if around[at] is None and around[at + 2] is None}
    return alone | set(known[-1:]) | set(block.highlight.categories)


def lay_out_markers(
    block: ChartBlock,
    number: int,
    track: Track,
) -> Iterator[Marker]:
    """Yield the markers of a line: of a long one only its end, and points that stand alone."""
    points = track.points
    marked = choose_marked(block, number)
    chosen = block.highlight.categories
    for at, (x, y) in points.items():
        if at in marked:
            style = style_mark(
                block,
                number,
                at,
            )
            scale = _GREAT if at in chosen else 1.0
            yield Marker(
                Part.POINT,
                x,
                y,
                style.marker,
                style.line,
                scale,
                shown=Shown(block.series[number], at),
            )
