"""A line to hold values against -> the category over which its name covers least.

The name stands above the line, on a ground of paper. Whatever is drawn is reckoned in values
of the first axis: columns from zero to their numbers, points with theirs, numbers in stacks.
"""

from __future__ import annotations

from reporting.charts.scales import Span, stack_series
from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_model import ReferenceLine
from reporting.scene import Chart

_WIDTH_SHARE, _HEIGHT_SHARE = 0.84, 0.62
"""Shares of a chart that its plot area has at the least."""
_LABEL_HEIGHT = 1.3
"""Height of a label, as a multiple of its type."""


def find_name_place(chart: Chart, line: ReferenceLine, theme: Theme) -> int:
    """Return the number of the category over which a line is named.

    Args:
        chart: on its slide.
        line: across it.
        theme: names the face of its words.
    """
    block = chart.block
    count = len(block.categories)
    size = chart.size.pt
    font = find_slide_font(
        theme,
        "label",
        bold=True,
    )
    wide = measure_advance(f"{line.name} {line.label}", font) * size
    slot = chart.rect.width.pt * _WIDTH_SHARE / count
    half = wide / slot / 2
    reach = block.ticks[-1].value - block.ticks[0].value
    height = size * _LABEL_HEIGHT / (chart.rect.height.pt * _HEIGHT_SHARE) * reach
    taken = list_taken(block, height)
    name = (line.value, line.value + height)
    best, least = 0, float("inf")
    for at in range(count):
        cost = 0.0
        for other in range(count):
            if abs(other - at) < half + 1 / 2:
                cost += sum(measure_overlap(name, span) for span in taken[other])
        outside = max(0.0, half - at - 1 / 2, half - (count - at) + 1 / 2)
        cost += outside * reach
        if cost < least - reach / 1000:
            best, least = at, cost
    return best


def list_taken(block: ChartBlock, height: float) -> list[list[Span]]:
    """Return what is drawn in each category, in values of the first axis.

    Args:
        block: the chart.
        height: of a label, in values.
    """
    taken: list[list[Span]] = [[] for _ in block.categories]
    for series, spans in zip(block.series, stack_series(block), strict=True):
        is_point = series.is_line or block.traits.has_lines
        for at, span in enumerate(spans):
            if span is None:
                continue
            foot, head = span
            middle = (foot + head) / 2
            if is_point:
                level = head
                if series.is_second:
                    level = level_axes(block, head)
                taken[at].append((level - height / 3, level + height * 4 / 3))
            elif block.is_stacked:
                taken[at].append((middle - height / 2, middle + height / 2))
            else:
                low, high = sorted((foot, head))
                taken[at].append((low, high + height))
    return taken


def level_axes(block: ChartBlock, value: float) -> float:
    """Return the value of the first axis that is level with one of the second."""
    first, second = block.ticks, block.second_ticks
    share = (value - second[0].value) / measure_reach(second)
    return first[0].value + share * measure_reach(first)


def measure_reach(ticks: tuple[Tick, ...]) -> float:
    """Return from its first to its last tick how far an axis goes."""
    return ticks[-1].value - ticks[0].value


def measure_overlap(one: Span, other: Span) -> float:
    """Return how much two spans have in common."""
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
