"""A chart of a slide -> its drawing, as one figure, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.handout.charts.native import draw_native
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.shapes import to_points
from reporting.paper.marks import Drawing, Mark, Unseen
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_words import tabulate_chart
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
        yield from tag_numbers(setting, chart.block)


def tag_numbers(setting: SlideContext, block: ChartBlock) -> Iterator[Mark]:
    """Yield the cells of a table with the numbers of a chart, which is read and not shown."""
    data = tabulate_chart(block, setting.language)
    table = setting.group("Table")
    head = table.group("THead").group("TR")
    for at, words in enumerate(data.head):
        name, scope = ("TH", "Column") if at else ("TD", None)
        yield Unseen(head.elem(name, actual=words or None, scope=scope))
    body = table.group("TBody")
    for row in data.rows:
        place = body.group("TR")
        for at, words in enumerate(row):
            name, scope = ("TD", None) if at else ("TH", "Row")
            yield Unseen(place.elem(name, actual=words, scope=scope))
