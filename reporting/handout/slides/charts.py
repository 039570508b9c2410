"""A chart of a slide -> its drawing, as one figure, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.handout.charts.native import draw_native
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.shapes import to_points
from reporting.paper.charts.number_table import tag_numbers
from reporting.paper.marks import Drawing, Mark
from reporting.scene import Chart


def draw_chart(setting: SlideContext, chart: Chart) -> Iterator[Mark]:
    """Yield the drawing of a chart, and its numbers for who does not see it.

    One of several panels decorates the first, whose words tell of all.
    """
    box = to_points(chart.rect)
    panel = draw_native(chart, setting.theme)
    figure = None
    if chart.alt:
        figure = setting.elem("Figure", chart.origin, alt=chart.alt)
    yield Drawing(
        box.left,
        box.top,
        box.width,
        box.height,
        panel.marks,
        chart.accent,
        figure,
        chart.size.pt,
        chart.colours,
    )
    if figure:
        yield from tag_numbers(setting, chart.block, setting.language)
