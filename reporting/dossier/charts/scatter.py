"""A scatter chart -> points by both their values, between axes that say what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.dossier.charts.label_placement import LabelArea, OccupiedSpace
from reporting.dossier.charts.legend import draw_legend
from reporting.dossier.charts.plot_area import PLOT
from reporting.dossier.charts.scales import Scale, list_values, make_scale
from reporting.dossier.charts.series_style import style_series
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, Point, TextMetrics
from reporting.plan.block_model import ChartBlock

_NUMBERED = 12
"""Most points that carry their numbers."""
_MARK = 4.0


def draw_scatter(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Draw points; each series is named in a key if there are several."""
    letters = TextMetrics(setting.theme)
    left = max((letters.width(tick.label) for tick in block.ticks), default=0.0) + 8
    head = letters.lines(block.unit, setting.width) if block.unit else []
    xs = [x for series in block.series for x in series.x]
    edge = max((letters.width(tick.label) for tick in block.x_ticks), default=0.0) / 2
    across = make_scale(block.x_ticks, xs, left + 12, setting.width - max(edge, 12))
    titled = letters.lines(block.x_label, across.end - left) if block.x_label else []
    foot = letters.leading * (1 + len(titled)) + 8
    up = make_scale(block.ticks, list_values(block), foot, foot + PLOT)
    height = foot + PLOT + 14 + letters.leading * len(head)

    def paint(canvas: Canvas) -> None:
        pen = Drawing(canvas, setting.theme)
        for number, line in enumerate(head):
            pen.text(
                0,
                height - 9 - number * letters.leading,
                line,
                ink=setting.theme.colours.muted,
            )
        _axes(pen, block, across, up, left)
        for number, line in enumerate(titled):
            y = up.start - 16 - letters.leading * (number + 1)
            pen.text(across.end, y, line, "end", ink=setting.theme.colours.muted)
        _points(pen, setting, block, across, up, left)

    drawn: list[Flowable] = [Picture(setting.width, height, paint, setting.place)]
    return [draw_legend(setting, block), *drawn] if len(block.series) > 1 else drawn


def _axes(
    pen: Drawing, block: ChartBlock, across: Scale, up: Scale, left: float
) -> None:
    colours = pen.theme.colours
    for tick in block.ticks:
        pen.line((left, up(tick.value)), (across.end, up(tick.value)), colours.hairline)
        pen.text(left - 6, up(tick.value) - 3, tick.label, "end", ink=colours.muted)
    pen.line((left, up.start), (across.end, up.start), colours.ink, 0.75)
    end = 0.0
    for tick in block.x_ticks:
        x, half = across(tick.value), pen.letters.width(tick.label) / 2
        pen.line((x, up.start), (x, up.start - 3), colours.ink)
        if x - half > end:
            pen.text(x, up.start - 14, tick.label, "middle", ink=colours.muted)
            end = x + half + 4


def _points(
    pen: Drawing,
    setting: RenderContext,
    block: ChartBlock,
    across: Scale,
    up: Scale,
    left: float,
) -> None:
    placed = [
        [(across(x), up(y)) for x, y in zip(series.x, series.values, strict=False)]
        for series in block.series
    ]
    taken = OccupiedSpace(LabelArea(left, up.start, setting.width, up.end + 14))
    for number, series in enumerate(placed):
        for x, y in series:
            taken.point(x, y, _MARK - 0.5)
            pen.marker(
                x,
                y,
                style_series(setting.accent, number, len(placed)).marker,
                setting.accent,
            )
    if sum(map(len, placed)) > _NUMBERED:
        return
    for row, track in zip(block.series, placed, strict=True):
        _numbers(pen, row.labels, track, taken)


def _numbers(
    pen: Drawing, labels: Sequence[str], track: Sequence[Point], taken: OccupiedSpace
) -> None:
    for label, (x, y) in zip(labels, track, strict=False):
        if place := taken.place(
            _around(x, y, pen.letters.width(label), pen.letters.size)
        ):
            pen.text(place.left, place.foot + 1.5, label)


def _around(x: float, y: float, width: float, size: float) -> Iterator[LabelArea]:
    """Yield the places for a label around a point, the best first: above, right, left, below."""
    middle = y - size / 2
    for left, foot in (
        (x - width / 2, y + _MARK),
        (x + _MARK + 1, middle),
        (x - _MARK - 1 - width, middle),
        (x - width / 2, y - _MARK - size),
    ):
        yield LabelArea(left, foot, left + width, foot + size)
