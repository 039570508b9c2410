"""A planned chart and a place -> its geometry: scales, marks and labels, ready to be drawn.

Labels stand at what they name. Series differ in lightness, hatching, dashes and markers, so
that a grey copy says the same. What is written comes from the plan; only places are worked
out here, for whichever writer draws them. Each type is loaded where a chart is of it.
"""

from __future__ import annotations

from typing import assert_never

from reporting.charts.marks import ChartLayout
from reporting.charts.space import ChartSpace, TextMetrics
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import Rect
from reporting.plan.block_model import ChartBlock


def lay_out_chart(
    block: ChartBlock,
    place: Rect[float],
    metrics: TextMetrics,
) -> ChartLayout:
    """Lay out a chart.

    Args:
        block: what it shows.
        place: in points; its width is filled, its height is the most that one page has.
        metrics: measures the lettering.

    Returns:
        the plot, rows of which may go on over pages, and the legend if there is one; each
        is as high as it needs, from its own lower left.
    """
    space = ChartSpace(place, metrics)
    if block.panels:
        from reporting.charts.panels import lay_out_panels

        return lay_out_panels(block, space)
    match block.kind:
        case ChartKind.BAR:
            from reporting.charts.bars import lay_out_bars

            return lay_out_bars(block, space)
        case ChartKind.COLUMN:
            from reporting.charts.columns import lay_out_columns

            return lay_out_columns(block, space)
        case ChartKind.LINE | ChartKind.AREA:
            from reporting.charts.lines import lay_out_lines

            return lay_out_lines(block, space)
        case ChartKind.DOUGHNUT:
            from reporting.charts.doughnut import lay_out_doughnut

            return lay_out_doughnut(block, space)
        case ChartKind.SCATTER:
            from reporting.charts.scatter import lay_out_scatter

            return lay_out_scatter(block, space)
        case ChartKind.DUMBBELL:
            from reporting.charts.dumbbells import lay_out_dumbbells

            return lay_out_dumbbells(block, space)
        case ChartKind.SLOPE:
            from reporting.charts.slopes import lay_out_slopes

            return lay_out_slopes(block, space)
        case _:
            assert_never(block.kind)
