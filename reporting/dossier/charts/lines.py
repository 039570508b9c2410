"""A chart of lines or areas -> tracks over the categories, named at their ends, with their numbers.

Areas of several series stand on one another. A single line carries its numbers: all of a short
one, of a long one its ends and its extremes, where they cover nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.content.blocks import ChartKind
from reporting.dossier.charts.columns import draw_columns
from reporting.dossier.charts.label_placement import LabelArea, OccupiedSpace
from reporting.dossier.charts.plot_area import (
    PLOT,
    PlotArea,
    draw_plot_area,
    measure_plot_area,
)
from reporting.dossier.charts.scales import stack_series
from reporting.dossier.charts.series_style import style_series
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, Point, TextMetrics
from reporting.dossier.typeset.paragraph_styles import (
    measure_column_height,
    tint_colour,
)
from reporting.dossier.typeset.stacking import stack_notes
from reporting.plan.block_model import ChartBlock, ChartSeries
from reporting.record import replace

_NUMBERED = 12
"""Most points that all carry their numbers."""
_NAMES = 0.32
"""Share of the width that names of series may take."""
_TALLEST = 0.5
"""Share of a page's height that names of series may take together."""
_LEAD = 15.0
"""From the end of a line to its name, in points."""
_LEAN = 4.0
"""How far the names of series may reach into the empty head of the names below, in points."""
_PALE = 0.78
_NEAR = 3.0
"""How far a name may be from its line without another that leads to it, in points."""


def draw_lines(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Draw a line a series, or an area; an area over a single category has no width, a column has."""
    if block.kind is ChartKind.AREA and len(block.categories) == 1:
        return draw_columns(setting, block)
    return [_plot(setting, block)]


def _plot(setting: RenderContext, block: ChartBlock) -> Picture:
    letters, several = TextMetrics(setting.theme), len(block.series) > 1
    within = measure_plot_area(
        setting, block, _room(setting, block, letters) if several else 0.0
    )
    if several:  # the grid ends with the lines, or it would strike through their names
        within = replace(within, right=within.slots[-1])
    ends = (
        _said(setting, block, letters, setting.width - within.right - _LEAD)
        if several
        else []
    )
    foot = within.foot - _LEAN
    need = (
        sum(map(len, ends)) * letters.leading + 1
    )  # a point more: rounding must leave none without room
    height = max(within.height, foot + need)

    def paint(canvas: Canvas) -> None:
        pen = Drawing(canvas, setting.theme)
        draw_plot_area(pen, within, block)
        drawn = list(_tracks(within, block))
        for number, (base, track) in enumerate(drawn):
            _track(pen, setting, block, number, base, track)
        if several:
            _end_names(
                pen,
                [_end(block, base, track) for base, track in drawn],
                ends,
                (foot, height),
            )
        elif drawn[0][1]:
            _numbers(pen, block.series[0], drawn[0][1], within)

    return Picture(setting.width, height, paint, setting.place)


def _end_words(series: ChartSeries) -> str:
    return " ".join((series.name, *series.labels[-1:]))


def _room(setting: RenderContext, block: ChartBlock, letters: TextMetrics) -> float:
    """Return the width kept free for names of series, in points."""
    widest = max(letters.width(_end_words(series)) for series in block.series)
    return min(setting.width * _NAMES, widest + _LEAD + 3)


def _said(
    setting: RenderContext, block: ChartBlock, letters: TextMetrics, width: float
) -> list[list[str]]:
    """Return the lines that name each series and say its last number, which is never what is cut."""
    most = max(
        2,
        int(
            measure_column_height(setting.theme)
            * _TALLEST
            / letters.leading
            / len(block.series)
        ),
    )
    said = []
    for series in block.series:
        lines = letters.lines(_end_words(series), width)
        if len(lines) > most:
            lines = [
                *letters.few_lines(series.name, width, most - 1),
                *series.labels[-1:],
            ]
        said.append(lines)
    return said


Track = tuple[Point, ...]


def _tracks(within: PlotArea, block: ChartBlock) -> Iterator[tuple[Track, Track]]:
    """Yield foot and head of each series in points; the foot of a line is not drawn."""
    floor = min(max(0.0, within.up.low), within.up.high)
    for foot, head in stack_series(block):
        base = (max(value, floor) for value in foot)
        yield (
            tuple(zip(within.slots, map(within.up, base), strict=False)),
            tuple(zip(within.slots, map(within.up, head), strict=False)),
        )


def _track(
    pen: Drawing,
    setting: RenderContext,
    block: ChartBlock,
    number: int,
    base: Track,
    track: Track,
) -> None:
    accent, count = setting.accent, len(block.series)
    shown = style_series(accent, number, count)
    if block.kind is ChartKind.AREA:
        fill = shown.fill if count > 1 else tint_colour(accent, _PALE)
        pen.hatched(
            (*base[: len(track)], *reversed(track)), fill, shown.hatch, accent, None
        )
        pen.polyline(track, accent, 1.6)
        return
    pen.polyline(track, accent, 1.6, shown.dash)
    for x, y in track if len(track) <= 2 * _NUMBERED else track[-1:]:
        pen.marker(x, y, shown.marker, accent)


def _end(block: ChartBlock, base: Track, track: Track) -> Point:
    """Return where the name of a series leads to: the end of its line, the middle of its area's end."""
    (x, y), foot = track[-1], base[len(track) - 1][1]
    return (x, (y + foot) / 2 if block.stacked else y)


def _end_names(
    pen: Drawing,
    ends: Sequence[Point],
    said: Sequence[Sequence[str]],
    room: tuple[float, float],
) -> None:
    """Write the names at the right between a foot and a head, in the order of the ends, none over another."""
    leading = pen.letters.leading
    order = sorted(range(len(ends)), key=lambda at: -ends[at][1])
    heights = [len(said[at]) * leading for at in order]
    wanted = [ends[at][1] + leading / 2 + 1 for at in order]
    foot, head = room
    edges = stack_notes(wanted, heights, head, foot) or wanted
    for at, edge in zip(order, edges, strict=True):
        (x, y), level = ends[at], edge - leading / 2 - 1
        if abs(level - y) > _NEAR:
            pen.polyline(
                ((x + 4, y), (x + 7, y), (x + 11, level), (x + 13, level)),
                pen.theme.colours.muted,
            )
        for number, line in enumerate(said[at]):
            pen.text(x + _LEAD, edge - (number + 1) * leading + 3, line)


def _numbers(pen: Drawing, series: ChartSeries, track: Track, within: PlotArea) -> None:
    """Write the numbers of a single line above or below its points."""
    size = pen.letters.size
    right = min(within.right + 20, within.width)
    taken = OccupiedSpace(
        LabelArea(within.left, within.foot, right, within.up.start + PLOT + size + 6)
    )
    taken.line(track)
    shown = range(len(track)) if len(track) <= _NUMBERED else _telling(series.values)
    for at in shown:
        (x, y), label = track[at], series.labels[at]
        half = pen.letters.width(label, bold=True) / 2
        wanted = (
            LabelArea(x + aside - half, foot, x + aside + half, foot + size)
            for foot in (y + 4, y - 4 - size)
            for aside in (0.0, -half - 2, half + 2)
        )
        if place := taken.place(wanted):
            pen.text(place.left, place.foot + 1.5, label, bold=True)


def _telling(values: Sequence[float]) -> list[int]:
    """Return the first and the last value, the least and the greatest."""
    places, value = range(len(values)), values.__getitem__
    return list(
        dict.fromkeys(
            (0, len(values) - 1, max(places, key=value), min(places, key=value))
        )
    )
