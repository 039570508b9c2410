"""A chart of a slide -> its drawing, as one figure, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import Panel
from reporting.charts.slide_lettering import make_lettering
from reporting.design.rect import PageRect
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.shapes import to_points
from reporting.paper.marks import Drawing, Mark
from reporting.scene import Chart


def draw_chart(setting: SlideContext, chart: Chart) -> Iterator[Mark]:
    """Yield the drawing of a chart."""
    figure = setting.elem("Figure", chart.origin, alt=chart.alt)
    box = to_points(chart.rect)
    metrics = make_lettering(setting.theme, chart.size)
    place = PageRect(0.0, box.height, box.width, box.height)
    plot = lay_out_chart(chart.block, place, metrics).plot
    if isinstance(plot, Panel):
        yield Drawing(
            box.left,
            box.top,
            box.width,
            box.height,
            plot.marks,
            chart.accent,
            figure,
            chart.size.pt,
        )
