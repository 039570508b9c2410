"""A chart whose plot area has its place on a slide -> where the program draws its marks."""

from __future__ import annotations

from reporting.charts.marks import Point, Value
from reporting.charts.scales import make_scale, stack_series
from reporting.charts.slide_plot import SlidePlot
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock

_GAP, _GAP_OF_FEW = 0.55, 0.25
"""Between bars, to the width of one; few lying bars fill their field."""
_FEW = 6
"""Lying bars; more of them stand further apart."""
MARKER = 4.5
"""Radius of a marker, in points."""


def place_category(block: ChartBlock, plot: SlidePlot, at: int) -> float:
    """Return the middle of a category: across, or of lying bars upwards."""
    count = max(len(block.categories), 1)
    area = plot.place
    traits = block.traits
    if traits.is_sideways:
        down = (at + 0.5) * area.height / count
        return area.top - down
    is_area = not traits.has_bars and not traits.has_lines
    if is_area and count > 1 and not block.native_dates:
        return area.left + at * area.width / (count - 1)
    return area.left + block.slide_shares[at] * area.width


def place_value(
    block: ChartBlock,
    plot: SlidePlot,
    number: int,
    at: int,
) -> Point | None:
    """Return where a value of a line or of a scatter chart stands; none where it is unknown."""
    series = block.series[number]
    value = series.values[at]
    if value is None:
        return None
    y = plot.find_scale(series).place(value)
    if block.traits.has_categories:
        return place_category(block, plot, at), y
    across = make_scale(
        block.x_ticks,
        (),
        plot.place.left,
        plot.place.right,
        is_log=block.is_x_log,
    )
    return across.place(series.x[at]), y


def choose_gap(block: ChartBlock) -> float:
    """Return how far groups of bars are apart, to the width of a bar."""
    are_few = len(block.categories) <= _FEW
    if are_few and block.traits.is_sideways:
        return _GAP_OF_FEW
    return _GAP


def list_slide_bars(block: ChartBlock, plot: SlidePlot) -> dict[Value, PageRect]:
    """Return the places of bars and columns, by the numbers of series and category."""
    numbers: list[int] = []
    for number, series in enumerate(block.series):
        if block.traits.has_bars and not series.is_line:
            numbers.append(number)
    bars: dict[Value, PageRect] = {}
    count = max(len(block.categories), 1)
    is_sideways = block.traits.is_sideways
    room = plot.place.height if is_sideways else plot.place.width
    beside = 1
    if not block.is_stacked:
        beside = max(len(numbers), 1)
    slot = room / count
    thickness = slot / (beside + choose_gap(block))
    stacked = stack_series(block)
    for rank, number in enumerate(numbers):
        scale = plot.find_scale(block.series[number])
        place = 0 if block.is_stacked else rank
        for at, span in enumerate(stacked[number]):
            if span is None:
                continue
            foot, head = span
            if not block.is_stacked:
                foot = scale.base
            ends = scale.place(foot), scale.place(head)
            low, high = sorted(ends)
            middle = place_category(block, plot, at)
            aside = (place - beside / 2) * thickness
            if is_sideways:
                top = middle - aside
                bar = PageRect.of_edges(
                    low,
                    top - thickness,
                    high,
                    top,
                )
            else:
                left = middle + aside
                bar = PageRect.of_edges(
                    left,
                    low,
                    left + thickness,
                    high,
                )
            bars[number, at] = bar
    return bars
