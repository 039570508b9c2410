"""A chart of standing columns -> columns from zero, or lying bars where names need it."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.bars import lay_out_bars
from reporting.charts.legend import lay_out_legend
from reporting.charts.marks import Area, ChartLayout, Label, Mark, Panel, Part
from reporting.charts.plot_area import (
    PlotArea,
    lay_out_plot_area,
    measure_plot_area,
    measure_slot,
    name_categories,
)
from reporting.charts.scales import list_values
from reporting.charts.series_style import style_series
from reporting.charts.space import ChartSpace, measure_widest
from reporting.plan.block_model import ChartBlock

_SHARE = 0.72
"""Share of a category's slot that its columns fill."""
_WIDEST = 46.0
_EDGED = 3.0
"""Widest column that has neither edge nor hatching, in points."""
_EDGE = 0.75
_ABOVE, _BELOW = 4, -11
"""From the end of a column to the baseline of its number, in points."""


def lay_out_columns(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out columns; where not every category could be named below them, as bars.

    The numbers of a single series are bold; numbers wider than their columns are left out.
    """
    slot = measure_slot(block, space)
    names = name_categories(block, space, slot)
    if names.is_upright or not names.are_whole:
        return lay_out_bars(block, space)
    count = len(block.series)
    is_single = count == 1
    room = slot if is_single else _measure_thickness(slot, count)
    widest = 0.0
    for series in block.series:
        series_width = measure_widest(space.metrics, series.labels, bold=is_single)
        widest = max(widest, series_width)
    is_numbered = widest + 2 <= room
    has_negative = any(value < 0 for value in list_values(block))
    room_below = space.leading if is_numbered and has_negative else 0.0
    area = measure_plot_area(block, space, room_below=room_below)
    marks = list(lay_out_plot_area(area, block, space))
    for number in range(count):
        marks += lay_out_column_series(block, area, number, is_numbered=is_numbered)
    plot = Panel(
        space.width,
        area.height,
        tuple(marks),
        area.scale,
    )
    if is_single:
        return ChartLayout(plot)
    return ChartLayout(plot, lay_out_legend(block, space))


def lay_out_column_series(
    block: ChartBlock,
    area: PlotArea,
    number: int,
    *,
    is_numbered: bool,
) -> Iterator[Mark]:
    """Yield the columns of one series, each followed by its number."""
    series = block.series[number]
    count = len(block.series)
    base = area.base_y
    thickness = _measure_thickness(area.slot, count)
    style = style_series(number, count)
    has_edge = thickness > _EDGED
    hatch = style.hatch if has_edge else ""
    edge = _EDGE if has_edge else 0.0
    first = (number - count / 2) * thickness
    labelled = zip(
        area.centres,
        series.values,
        series.labels,
        strict=False,
    )
    for centre, value, label in labelled:
        left = centre + first
        right = left + thickness
        end = area.scale.place(value)
        corners = (left, base), (left, end), (right, end), (right, base)
        yield Area(
            Part.BAR,
            corners,
            style.fill,
            hatch,
            edge,
        )
        if is_numbered:
            yield Label(
                Part.VALUE_LABEL,
                left + thickness / 2,
                end + (_ABOVE if value >= 0 else _BELOW),
                label,
                side="middle",
                is_bold=count == 1,
            )


def _measure_thickness(slot: float, count: int) -> float:
    """Return the width of a column, by which those of one category follow each other."""
    return min(slot * _SHARE / count, _WIDEST)
