"""The series of a chart -> a key: the look of each beside its name, in rows."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from reporting.content.blocks import ChartKind
from reporting.dossier.charts.series_style import style_series
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.plan.block_model import ChartBlock

_SWATCH = 13.0
_APART = 16.0


def draw_legend(setting: RenderContext, block: ChartBlock) -> Picture:
    """Draw the key of a chart, whose figure is the setting's place; long names run over several lines."""
    letters, accent = TextMetrics(setting.theme), setting.accent
    names = [
        letters.lines(series.name, setting.width - _SWATCH) for series in block.series
    ]
    places: list[tuple[float, int]] = []
    x, row, deep = 0.0, 0, 1
    for lines in names:
        width = max(map(letters.width, lines)) + _SWATCH + _APART
        if x and x + width - _APART > setting.width:
            x, row, deep = 0.0, row + deep, 1
        places.append((x, row))
        x, deep = x + width, max(deep, len(lines))
    height = (row + deep) * letters.leading + 6

    def paint(canvas: Canvas) -> None:
        pen = Drawing(canvas, setting.theme)
        for number, (lines, (left, line)) in enumerate(zip(names, places, strict=True)):
            y = height - (line + 1) * letters.leading + 3
            shown = style_series(accent, number, len(names))
            if block.kind is ChartKind.SCATTER:
                pen.marker(left + 4, y + 3, shown.marker, accent)
            else:
                foot, right = y - 0.5, left + 8
                corners = (
                    (left, foot),
                    (right, foot),
                    (right, foot + 7),
                    (left, foot + 7),
                )
                pen.hatched(corners, shown.fill, shown.hatch, accent)
            for below, words in enumerate(lines):
                pen.text(left + _SWATCH, y - below * letters.leading, words)

    return Picture(setting.width, height, paint, setting.place)
