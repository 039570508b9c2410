"""A planned chart -> a figure of the dossier: laid out by `charts/`, drawn here."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import Panel, Rows
from reporting.design.rect import PageRect
from reporting.dossier.charts.paint import ChartPainter
from reporting.dossier.charts.rows import Strips
from reporting.dossier.typeset.columns import Picture
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.plan.block_model import ChartBlock


def draw_chart(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Return a chart as wide as the column, the legend before the plot, as one figure."""
    figure = setting.group("Figure", alt=block.alt)
    height = measure_column_height(setting.theme)
    place = PageRect(0.0, height, setting.width, height)
    layout = lay_out_chart(block, place, TextMetrics(setting.theme))
    drawn: list[Flowable] = []
    if layout.legend:
        drawn.append(_draw_panel(figure, layout.legend))
    if isinstance(layout.plot, Rows):
        drawn.append(Strips(figure, layout.plot, layout.plot.panels))
    else:
        drawn.append(_draw_panel(figure, layout.plot))
    return drawn


def _draw_panel(figure: RenderContext, panel: Panel) -> Picture:
    def paint(canvas: Canvas) -> None:
        ChartPainter(Drawing(canvas, figure.theme), figure.accent).paint_panel(panel)

    return Picture(
        panel.width,
        panel.height,
        paint,
        figure.place,
    )
