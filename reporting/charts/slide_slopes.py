"""A slope chart in a frame on a slide -> where its lines stand, and how they are named."""

from __future__ import annotations

from reporting.charts.slopes import NAMES_SHARE, SlopePlot, measure_slopes
from reporting.charts.space import ChartSpace
from reporting.plan.block_model import ChartBlock
from reporting.record import replace

_HEAD = 1.9
"""Room of the names of the moments, as a multiple of the type."""
LABELS_AWAY = 1.0
"""How far labels with leader lines stand off, as a multiple of the type."""
_SHARES = (NAMES_SHARE, 0.55, 0.66)
"""Of the width that names may take: wider where they would be too high together."""


def measure_slide_slopes(
    block: ChartBlock,
    space: ChartSpace,
) -> tuple[SlopePlot, float]:
    """Return where lines stand, and the height of the plot area, in points.

    Args:
        block: the chart.
        space: the whole of its frame.
    """
    room = space.place.height - _HEAD * space.metrics.size
    plot = measure_slopes(block, space, room)
    for share in _SHARES:
        if plot.height > room:
            plot = measure_slopes(block, space, room, share)
    return plot, room


def break_names(block: ChartBlock, plot: SlopePlot) -> ChartBlock:
    """Return a chart whose series are named in lines, as they have room."""
    named = {end.series: end.name for end in plot.ends if end.name}
    series = []
    for number, row in enumerate(block.series):
        lines = named.get(number, (row.name,))
        series.append(replace(row, name="\n".join(lines)))
    return replace(block, series=tuple(series))
