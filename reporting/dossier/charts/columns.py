"""A chart of standing columns -> columns from zero with their numbers, or lying bars where names need it."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.dossier.charts.bars import bars
from reporting.dossier.charts.legend import key
from reporting.dossier.charts.plot_area import (
    Frame,
    draw_frame,
    frame,
    names,
    slot_of,
    zero,
)
from reporting.dossier.charts.series_style import look
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import Setting
from reporting.dossier.typeset.drawing import Lettering, Pen
from reporting.plan.model import ChartBlock

_SHARE = 0.72
"""Share of a category's slot that its columns fill."""
_WIDEST = 46.0
_EDGED = 3.0
"""Widest column that has neither edge nor hatching, in points."""


def columns(setting: Setting, block: ChartBlock) -> list[Flowable]:
    """Draw columns; where not every category could be named below them, as bars."""
    if not _fits(setting, block):
        return bars(setting, block)
    letters, count = Lettering(setting.theme), len(block.series)
    slot = slot_of(setting, block)[1]
    labels = [label for series in block.series for label in series.labels]
    widest = max(
        (letters.width(label, bold=count == 1) for label in labels), default=0.0
    )
    numbered = widest + 2 <= (slot if count == 1 else _thick(slot, count))
    negative = any(value < 0 for series in block.series for value in series.values)
    within = frame(
        setting, block, below=letters.leading if numbered and negative else 0.0
    )

    def paint(canvas: Canvas) -> None:
        pen = Pen(canvas, setting.theme)
        draw_frame(pen, within, block)
        for number in range(count):
            _series(pen, setting, block, within, number, numbered=numbered)

    drawn: list[Flowable] = [
        Picture(setting.width, within.height, paint, setting.place)
    ]
    return [key(setting, block), *drawn] if count > 1 else drawn


def _thick(slot: float, count: int) -> float:
    """Return the width of a column, which is how far one of a group stands from the next."""
    return min(slot * _SHARE / count, _WIDEST)


def _fits(setting: Setting, block: ChartBlock) -> bool:
    named = names(setting, block, slot_of(setting, block)[1])
    return named.whole and not named.upright


def _series(
    pen: Pen,
    setting: Setting,
    block: ChartBlock,
    within: Frame,
    number: int,
    *,
    numbered: bool,
) -> None:
    series, count, base = block.series[number], len(block.series), zero(within.up)
    thick = _thick(within.slot, count)
    shown = look(setting.accent, number, count)
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
