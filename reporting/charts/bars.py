"""A chart of lying bars -> rows with a name at the left and a number at each bar's end.

Several series are named at the bars of the first row, where these leave room; else in a
legend above.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.legend import lay_out_legend
from reporting.charts.marks import (
    Area,
    ChartLayout,
    Label,
    Mark,
    Panel,
    Part,
    Rows,
    Side,
)
from reporting.charts.scales import Scale, list_values, make_scale
from reporting.charts.series_style import style_series
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_THICK, _THIN = 14.0, 11.0
"""Of the bars of one series, and of several or of very many rows; in points."""
_APART, _CLOSE = 8.0, 3.0
"""From the bars of one category to those of the next: of few, and of many."""
_NAMES_SHARE = 0.4
"""Share of the width that names of categories may take."""
_LEAST_SHARE = 0.5
"""Share of the width that bars keep where their series are named beside them."""
_TALL_SHARE = 0.6
"""Share of a page's height from which bars are thin and close together."""


class _BarLayout(Record, frozen=True):
    """What the rows of one chart share; lengths in points.

    Args:
        scale: where values stand, from left to right.
        names: the lines of each category's name.
        name_width: where names end.
        are_series_named: whether the series are named at the first row.
        thickness: of a bar.
        gap: between rows.
    """

    scale: Scale
    names: tuple[tuple[str, ...], ...]
    name_width: float
    are_series_named: bool
    thickness: float
    gap: float


def lay_out_bars(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out lying bars from zero."""
    layout = _measure_bars(block, space)
    panels: list[Panel] = []
    for at, name in enumerate(layout.names):
        group = len(block.series) * layout.thickness
        name_height = len(name) * space.leading + min(layout.gap, 4)
        height = max(group + layout.gap, name_height)
        marks = _lay_out_row(block, space, layout, at, height / 2)
        panels.append(Panel(space.width, height, tuple(marks)))
    axis = layout.scale.place(0)
    plot = Rows(space.width, tuple(panels), layout.scale, axis)
    if len(block.series) > 1 and not layout.are_series_named:
        return ChartLayout(plot, lay_out_legend(block, space))
    return ChartLayout(plot)


def _measure_bars(block: ChartBlock, space: ChartSpace) -> _BarLayout:
    """Measure the names and the numbers, and share out the width among them and the bars."""
    metrics, count = space.metrics, len(block.series)
    widest_name = measure_widest(metrics, block.categories)
    name_width = min(space.width * _NAMES_SHARE, widest_name)
    broken = [break_label(metrics, name, name_width + 0.1) for name in block.categories]
    number_width = 0.0
    for series in block.series:
        for label in series.labels:
            number_width = max(number_width, metrics.width(label, bold=True))
    reach = [*list_values(block), 0.0]
    has_negative = min(reach) < 0
    left = name_width + 10 + (number_width + 6 if has_negative else 0)
    right = space.width - number_width - 6
    named_right = _find_named_end(block, space, left)
    least_width = space.width * _LEAST_SHARE
    is_roomy = named_right - left >= least_width
    are_series_named = count > 1 and not has_negative and is_roomy
    thickness = _THICK if count == 1 else _THIN
    height = len(broken) * (count * thickness + _APART)
    is_tall = height > space.place.height * _TALL_SHARE
    return _BarLayout(
        scale=make_scale(
            block.ticks,
            reach,
            left,
            min(right, named_right) if are_series_named else right,
        ),
        names=tuple(map(tuple, broken)),
        name_width=name_width,
        are_series_named=are_series_named,
        thickness=_THIN if is_tall else thickness,
        gap=_CLOSE if is_tall else _APART,
    )


def _find_named_end(block: ChartBlock, space: ChartSpace, left: float) -> float:
    """Return where the longest bar may end so that series are named beside the first row.

    Args:
        block: the chart.
        space: what it is laid out in.
        left: where bars begin, in points.
    """
    values = [*list_values(block), *(tick.value for tick in block.ticks)]
    longest = max(values, default=0.0)
    end = space.width
    for series in block.series:
        if not series.values:
            continue
        value = series.values[0]
        number_width = space.metrics.width(f"{series.labels[0]} ", bold=True)
        label_width = number_width + space.metrics.width(series.name) + 7
        room = space.width - label_width - left
        if value > 0:
            end = min(end, left + room * longest / value)
        elif room < 0:
            end = min(end, left)
    return end


def _lay_out_row(
    block: ChartBlock, space: ChartSpace, layout: _BarLayout, at: int, middle: float
) -> Iterator[Mark]:
    """Yield the name, the bars and the numbers of a category.

    `middle` is that of the row, in points above its foot.
    """
    lines = layout.names[at]
    first = middle + (len(lines) - 1) / 2 * space.leading - 3
    for number, line in enumerate(lines):
        y = first - number * space.leading
        yield Label(Part.CATEGORY_NAME, layout.name_width, y, line, "end")
    count = len(block.series)
    top = middle + count * layout.thickness / 2
    for number, series in enumerate(block.series):
        if at >= len(series.values):
            continue
        value, label = series.values[at], series.labels[at]
        bottom = top - (number + 1) * layout.thickness
        yield _make_bar(layout, number, count, value, bottom)
        side: Side = "start" if value >= 0 else "end"
        x = layout.scale.place(value) + (4 if value >= 0 else -4)
        y = bottom + layout.thickness / 2 - 3
        yield Label(Part.VALUE_LABEL, x, y, label, side, is_bold=True)
        if layout.are_series_named and at == 0:
            number_width = space.metrics.width(f"{label} ", bold=True)
            yield Label(Part.SERIES_NAME, x + number_width + 3, y, series.name)


def _make_bar(
    layout: _BarLayout, number: int, count: int, value: float, bottom: float
) -> Area:
    style = style_series(number, count)
    zero, end = layout.scale.place(0), layout.scale.place(value)
    low, high = bottom + 0.5, bottom + layout.thickness - 0.5
    corners = (zero, low), (end, low), (end, high), (zero, high)
    return Area(Part.BAR, corners, style.fill, style.hatch)
