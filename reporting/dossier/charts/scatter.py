"""A scatter chart -> points by both their values, between axes that say what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.dossier.charts.label_placement import Area, Taken
from reporting.dossier.charts.legend import key
from reporting.dossier.charts.plot_area import PLOT
from reporting.dossier.charts.scales import Scale, scale, values
from reporting.dossier.charts.series_style import look
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import Setting
from reporting.dossier.typeset.drawing import Lettering, Pen, Point
from reporting.plan.model import ChartBlock

_NUMBERED = 12
"""Most points that carry their numbers."""
_MARK = 4.0


def points(setting: Setting, block: ChartBlock) -> list[Flowable]:
    """Draw points; each series is named in a key if there are several."""
    letters = Lettering(setting.theme)
    left = max((letters.width(tick.label) for tick in block.ticks), default=0.0) + 8
    head = letters.lines(block.unit, setting.width) if block.unit else []
    xs = [x for series in block.series for x in series.x]
    edge = max((letters.width(tick.label) for tick in block.x_ticks), default=0.0) / 2
    across = scale(block.x_ticks, xs, left + 12, setting.width - max(edge, 12))
    titled = letters.lines(block.x_label, across.end - left) if block.x_label else []
    foot = letters.leading * (1 + len(titled)) + 8
    up = scale(block.ticks, values(block), foot, foot + PLOT)
    height = foot + PLOT + 14 + letters.leading * len(head)

    def paint(canvas: Canvas) -> None:
        pen = Pen(canvas, setting.theme)
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
    return [key(setting, block), *drawn] if len(block.series) > 1 else drawn


def _axes(pen: Pen, block: ChartBlock, across: Scale, up: Scale, left: float) -> None:
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
    pen: Pen, setting: Setting, block: ChartBlock, across: Scale, up: Scale, left: float
) -> None:
    placed = [
        [(across(x), up(y)) for x, y in zip(series.x, series.values, strict=False)]
        for series in block.series
    ]
    taken = Taken(Area(left, up.start, setting.width, up.end + 14))
    for number, series in enumerate(placed):
        for x, y in series:
            taken.point(x, y, _MARK - 0.5)
            pen.marker(
                x, y, look(setting.accent, number, len(placed)).marker, setting.accent
            )
    if sum(map(len, placed)) > _NUMBERED:
        return
    for row, track in zip(block.series, placed, strict=True):
        _numbers(pen, row.labels, track, taken)


def _numbers(
    pen: Pen, labels: Sequence[str], track: Sequence[Point], taken: Taken
) -> None:
    for label, (x, y) in zip(labels, track, strict=False):
        if place := taken.place(
            _around(x, y, pen.letters.width(label), pen.letters.size)
        ):
            pen.text(place.left, place.foot + 1.5, label)


def _around(x: float, y: float, width: float, size: float) -> Iterator[Area]:
    """Yield the places for a label around a point, the best first: above, right, left, below."""
    middle = y - size / 2
    for left, foot in (
        (x - width / 2, y + _MARK),
        (x + _MARK + 1, middle),
        (x - _MARK - 1 - width, middle),
        (x - width / 2, y - _MARK - size),
    ):
        yield Area(left, foot, left + width, foot + size)
