"""A panel of a chart on a slide -> which of its numbers are written, and where."""

from __future__ import annotations

from reporting.charts.label_stands import Stand
from reporting.charts.scales import find_known, list_known
from reporting.charts.space import TextMetrics, measure_widest
from reporting.plan.block_model import ChartBlock

_LOW = 0.25
"""Share of a plot area at whose foot no number has room below its point."""
_MOST_LABELS = 16
"""Most columns of a panel that carry their numbers."""


def list_panel_numbers(
    block: ChartBlock,
    number: int,
    width: float,
    metrics: TextMetrics,
) -> dict[int, Stand]:
    """Return where numbers stand, by category.

    They stand at bars, over columns where all of them have room, and at a line's end.

    Args:
        block: the panel.
        number: of the series.
        width: of the plot area, in points.
        metrics: of the lettering.
    """
    series = block.series[number]
    traits = block.traits
    known = find_known(series.values)
    is_numbered = traits.has_bars or traits.has_lines
    if series.is_behind or not is_numbered or not known:
        return {}
    if traits.has_bars:
        widest = measure_widest(metrics, series.labels, bold=True)
        count = len(series.labels)
        is_crowded = widest + 2 > width / count or count > _MOST_LABELS
        if is_crowded and not traits.is_sideways:
            return {}
        return dict.fromkeys(known, Stand.BEYOND)
    chosen = [at for at in block.highlight.categories if at in known]
    places = sorted({*chosen, known[-1]})
    return {at: find_side(block, number, at) for at in places}


def find_side(block: ChartBlock, number: int, at: int) -> Stand:
    """Return on which side of its point a number stands: behind the last one's.

    Of others below where the line comes down.
    """
    values = block.series[number].values
    if at == len(values) - 1:
        return Stand.RIGHT
    value = values[at] or 0.0
    before = values[at - 1] if at else None
    around = list_known((before, values[at + 1]))
    low, high = block.ticks[0].value, block.ticks[-1].value
    reach = high - low
    is_low = reach and (value - low) / reach < _LOW
    comes_down = max(around, default=value) > value
    return Stand.BELOW if comes_down and not is_low else Stand.ABOVE
