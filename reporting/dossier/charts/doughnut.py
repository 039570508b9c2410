"""A doughnut chart -> a ring of wedges from twelve o'clock on, each named at a line that leads to it."""

from __future__ import annotations

import math

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.content.data import DOUGHNUT_PARTS
from reporting.dossier.charts.bars import draw_bars
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.dossier.typeset.paragraph_styles import (
    measure_column_height,
    parse_colour,
    tint_colour,
)
from reporting.dossier.typeset.stacking import stack_notes
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_OUTER, _INNER = 62.0, 36.0
_BETWEEN = 4.0
_LINES = 4
"""Most lines of a name."""
_TALLEST = 0.7
"""Share of a page's height that a ring and its names may take."""


class _Wedge(Record, frozen=True):
    start: float
    """In degrees, clockwise from twelve o'clock."""
    extent: float
    name: str
    label: str
    fill: str

    @property
    def middle(self) -> float:
        return math.radians(self.start + self.extent / 2)

    @property
    def rightward(self) -> bool:
        return math.sin(self.middle) >= 0


def draw_doughnut(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Draw the first series as a ring; as bars where it has too many parts, or names too long, for one."""
    if len(block.categories) > DOUGHNUT_PARTS:
        return draw_bars(setting, replace(block, series=block.series[:1]))
    letters = TextMetrics(setting.theme)
    wedges = _wedges(setting, block)
    reach = setting.width / 2 - _OUTER - 26
    texts = {
        wedge: [wedge.label, *letters.few_lines(wedge.name, reach, _LINES)]
        for wedge in wedges
    }
    sides = [_named(wedges, right=right) for right in (False, True)]
    needs = [_need(side, texts, letters.leading) for side in sides]
    height = max(2 * _OUTER + 12, *needs)
    if height > measure_column_height(setting.theme) * _TALLEST:
        return draw_bars(setting, replace(block, series=block.series[:1]))

    def paint(canvas: Canvas) -> None:
        pen, centre = Drawing(canvas, setting.theme), (setting.width / 2, height / 2)
        for wedge in wedges:
            _draw(canvas, wedge, centre, setting)
        for side in sides:
            _name(pen, side, texts, centre, height)

    return [Picture(setting.width, height, paint, setting.place)]


def _need(side: list[_Wedge], texts: dict[_Wedge, list[str]], leading: float) -> float:
    """Return the height of the names on a side, and a point: rounding must not leave them without room."""
    return sum(len(texts[wedge]) * leading + _BETWEEN for wedge in side) + 1


def _named(wedges: list[_Wedge], *, right: bool) -> list[_Wedge]:
    """Return the wedges whose names stand on one side, from the head down."""
    return [wedge for wedge in wedges if wedge.rightward is right]


def _wedges(setting: RenderContext, block: ChartBlock) -> list[_Wedge]:
    series = block.series[0]
    values = [max(value, 0.0) for value in series.values]
    total = sum(values) or 1.0
    wedges, start = [], 0.0
    for at, value in enumerate(values):
        extent = 360 * value / total
        fill = tint_colour(setting.accent, 0.78 * at / max(len(values) - 1, 1))
        wedges.append(
            _Wedge(start, extent, block.categories[at], series.labels[at], fill)
        )
        start += extent
    return wedges


def _draw(
    canvas: Canvas, wedge: _Wedge, centre: tuple[float, float], setting: RenderContext
) -> None:
    if wedge.extent <= 0:
        return
    x, y = centre
    begin, sweep = 90 - wedge.start, -min(wedge.extent, 359.99)
    path = canvas.beginPath()
    path.arc(x - _OUTER, y - _OUTER, x + _OUTER, y + _OUTER, begin, sweep)  # type: ignore[arg-type]
    path.arcTo(x - _INNER, y - _INNER, x + _INNER, y + _INNER, begin + sweep, -sweep)  # type: ignore[arg-type]
    path.close()
    canvas.setFillColor(parse_colour(wedge.fill))
    canvas.setStrokeColor(parse_colour(setting.accent))
    canvas.setLineWidth(0.75)
    canvas.drawPath(path, stroke=1, fill=1)


def _name(
    pen: Drawing,
    side: list[_Wedge],
    texts: dict[_Wedge, list[str]],
    centre: tuple[float, float],
    height: float,
) -> None:
    x, y = centre
    leading = pen.letters.leading
    order = sorted(side, key=lambda wedge: -math.cos(wedge.middle))
    heights = [len(texts[wedge]) * leading + _BETWEEN for wedge in order]
    wanted = [
        y + _OUTER * math.cos(wedge.middle) + tall / 2
        for wedge, tall in zip(order, heights, strict=True)
    ]
    edges = stack_notes(wanted, heights, height, 0) or wanted
    for wedge, edge in zip(order, edges, strict=True):
        sign = 1 if wedge.rightward else -1
        at = x + sign * (_OUTER + 22)
        knee = edge - leading / 2 - 2
        rim = (
            x + (_OUTER + 2) * math.sin(wedge.middle),
            y + (_OUTER + 2) * math.cos(wedge.middle),
        )
        pen.polyline(
            (rim, (at - sign * 8, knee), (at - sign * 3, knee)), pen.theme.colours.muted
        )
        for number, line in enumerate(texts[wedge]):
            base = edge - (number + 1) * leading + 3
            pen.text(at, base, line, "start" if sign > 0 else "end", bold=number == 0)
