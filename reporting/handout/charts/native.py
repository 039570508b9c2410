"""A chart of a scene -> its drawing, as a program that shows slides draws its native chart."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import Mark, Panel
from reporting.charts.slide_dumbbell_overlay import plan_dumbbell
from reporting.design.theme import Theme
from reporting.handout.charts.axes import AxisDrawer
from reporting.handout.charts.dumbbells import DumbbellDrawer
from reporting.handout.charts.keys import LegendDrawer
from reporting.handout.charts.labels import LabelDrawer, draw_tints, draw_words
from reporting.handout.charts.rings import draw_ring
from reporting.handout.charts.series import SeriesDrawer
from reporting.handout.charts.slopes import SlopeDrawer
from reporting.paper.charts.mirroring import mirror_panel
from reporting.record import replace
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces, make_slide_space
from reporting.slides.crowded_charts import turn_crowded


def draw_native(chart: Chart, theme: Theme) -> Panel:
    """Return the drawing of a chart in its frame.

    Args:
        chart: of a scene.
        theme: whose faces it is lettered in.
    """
    chart = turn_crowded(chart, theme)
    width = chart.rect.width.pt
    height = chart.rect.height.pt
    block = chart.block
    space = make_slide_space(chart, theme)
    if block.traits.has_named_ends:
        return turn(
            chart, Panel(width, height, tuple(SlopeDrawer(block, space).draw()))
        )
    if block.traits.has_joins:
        places, over = plan_dumbbell(block, space)
        marks = [
            *DumbbellDrawer(block, space, places).draw(),
            *draw_tints(over),
            *draw_words(over, space.metrics),
        ]
        return turn(chart, Panel(width, height, tuple(marks)))
    own = ChartPlaces(chart, theme)
    if not block.traits.has_axes:
        ring = [*draw_ring(chart, own), *LegendDrawer(chart, own).draw()]
        return Panel(width, height, tuple(ring))
    drawn = turn(chart, Panel(width, height, tuple(draw_axes_chart(chart, own))))
    flags = LabelDrawer(chart, own).draw_flags()
    return replace(drawn, marks=(*drawn.marks, *flags))


def draw_axes_chart(chart: Chart, places: ChartPlaces) -> Iterator[Mark]:
    """Yield the marks of a chart with axes, from the back to the front."""
    axes = AxisDrawer(chart, places)
    series = SeriesDrawer(chart, places)
    yield from axes.draw_grid()
    yield from series.draw()
    yield from axes.draw()
    yield from series.draw_references()
    yield from LabelDrawer(chart, places).draw()
    yield from LegendDrawer(chart, places).draw()
    yield from draw_tints(places.over)
    yield from draw_words(places.over, places.metrics)


def turn(chart: Chart, panel: Panel) -> Panel:
    """Return a drawing from right to left where its categories are read so."""
    if chart.is_rtl and chart.block.traits.has_categories:
        return mirror_panel(panel)
    return panel
