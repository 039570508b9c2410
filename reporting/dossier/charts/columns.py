"""A chart of standing columns -> columns from zero with their numbers, or lying bars where names need it."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.dossier.charts.bars import draw_bars
from reporting.dossier.charts.legend import draw_legend
from reporting.dossier.charts.plot_area import (
    PlotArea,
    draw_plot_area,
    find_baseline,
    measure_plot_area,
    measure_slot,
    name_categories,
)
from reporting.dossier.charts.series_style import style_series
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.plan.block_model import ChartBlock

_SHARE = 0.72
"""Share of a category's slot that its columns fill."""
_WIDEST = 46.0
_EDGED = 3.0
"""Widest column that has neither edge nor hatching, in points."""


def draw_columns(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Draw columns; where not every category could be named below them, as bars."""
    if not _fits(setting, block):
        return draw_bars(setting, block)
    letters, count = TextMetrics(setting.theme), len(block.series)
    slot = measure_slot(setting, block)[1]
    labels = [label for series in block.series for label in series.labels]
    widest = max(
        (letters.width(label, bold=count == 1) for label in labels), default=0.0
    )
    numbered = widest + 2 <= (slot if count == 1 else _thick(slot, count))
    negative = any(value < 0 for series in block.series for value in series.values)
    within = measure_plot_area(
        setting, block, below=letters.leading if numbered and negative else 0.0
    )

    def paint(canvas: Canvas) -> None:
        pen = Drawing(canvas, setting.theme)
        draw_plot_area(pen, within, block)
        for number in range(count):
            _series(pen, setting, block, within, number, numbered=numbered)

    drawn: list[Flowable] = [
        Picture(setting.width, within.height, paint, setting.place)
    ]
    return [draw_legend(setting, block), *drawn] if count > 1 else drawn


def _thick(slot: float, count: int) -> float:
    """Return the width of a column, which is how far one of a group stands from the next."""
    return min(slot * _SHARE / count, _WIDEST)


def _fits(setting: RenderContext, block: ChartBlock) -> bool:
    named = name_categories(setting, block, measure_slot(setting, block)[1])
    return named.whole and not named.upright


def _series(
    pen: Drawing,
    setting: RenderContext,
    block: ChartBlock,
    within: PlotArea,
    number: int,
    *,
    numbered: bool,
) -> None:
    series, count, base = (
        block.series[number],
        len(block.series),
        find_baseline(within.up),
    )
    thick = _thick(within.slot, count)
    shown = style_series(setting.accent, number, count)
    for at, (value, label) in enumerate(zip(series.values, series.labels, strict=True)):
        left, top = within.slots[at] + (number - count / 2) * thick, within.up(value)
        corners = ((left, base), (left, top), (left + thick, top), (left + thick, base))
        edge = 0.75 if thick > _EDGED else None
        pen.hatched(
            corners, shown.fill, shown.hatch if edge else "", setting.accent, edge
        )
        if numbered:
            pen.text(
                left + thick / 2,
                top + (4 if value >= 0 else -11),
                label,
                "middle",
                bold=count == 1,
            )
