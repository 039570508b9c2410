"""A chart of columns on its slide -> as lying bars, where it can be named only so.

Names that would have to lean are read from top to bottom beside bars, as in print, as long as
the slide is high enough for a row each.
"""

from __future__ import annotations

from reporting.charts.doughnut import has_unseen_part
from reporting.charts.scales import list_known
from reporting.content.chart_blocks import ChartKind
from reporting.design.theme import Theme
from reporting.plan.axis import choose_round_steps
from reporting.plan.block_model import ChartBlock, Tick
from reporting.record import replace
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_ROW = 1.15
"""Height of a row of bars, as a multiple of its type."""


def turn_crowded(chart: Chart, theme: Theme) -> Chart:
    """Return a chart of columns as lying bars where its names ask for it and have room so.

    An area over one category, which has no width, is a column, and a ring with a part that is
    not seen is bars.
    """
    block = chart.block
    if block.kind is ChartKind.AREA and len(block.categories) == 1:
        return replace(chart, block=replace(block, kind=ChartKind.COLUMN))
    if block.kind is ChartKind.DOUGHNUT and has_unseen_part(block):
        return replace(chart, block=turn_ring(block))
    if block.kind is not ChartKind.COLUMN or block.is_combined:
        return chart
    names = ChartPlaces(chart, theme).plot.names
    if names is None or (not names.is_upright and names.are_whole):
        return chart
    beside = 1
    if not block.is_stacked:
        beside = len(block.series)
    need = len(block.categories) * max(1.0, beside / 2) * chart.size.pt * _ROW
    if need > chart.rect.height.pt:
        return chart
    return replace(chart, block=replace(block, kind=ChartKind.BAR))


def turn_ring(block: ChartBlock) -> ChartBlock:
    """Return the parts of a ring as lying bars from zero."""
    series = block.series[0]
    steps = choose_round_steps(0.0, max(list_known(series.values)))
    ticks = tuple([Tick(step, "") for step in steps])
    return replace(block, kind=ChartKind.BAR, series=(series,), ticks=ticks)
