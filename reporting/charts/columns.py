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
from reporting.charts.space import ChartSpace
from reporting.plan.block_model import ChartBlock

_SHARE = 0.72
"""Share of a category's slot that its columns fill."""
_WIDEST = 46.0
_EDGED = 3.0
"""Widest column that has neither edge nor hatching, in points."""
_EDGE = 0.75


def lay_out_columns(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out columns; where not every category could be named below them, as bars."""
    slot = measure_slot(block, space)
    names = name_categories(block, space, slot)
    if names.is_upright or not names.are_whole:
        return lay_out_bars(block, space)
    count = len(block.series)
    room = slot if count == 1 else _measure_thickness(slot, count)
    is_numbered = _measure_value_labels(block, space) + 2 <= room
    has_negative = any(value < 0 for value in list_values(block))
    room_below = space.leading if is_numbered and has_negative else 0.0
    area = measure_plot_area(block, space, room_below=room_below)
    marks = list(lay_out_plot_area(area, block, space))
    for number in range(count):
        marks += _lay_out_series(block, area, number, is_numbered=is_numbered)
    plot = Panel(space.width, area.height, tuple(marks), area.scale)
    return ChartLayout(plot, lay_out_legend(block, space) if count > 1 else None)


def _measure_thickness(slot: float, count: int) -> float:
    """Return the width of a column, which is how far one of a group stands from the next."""
    return min(slot * _SHARE / count, _WIDEST)


def _measure_value_labels(block: ChartBlock, space: ChartSpace) -> float:
    """Return the width of the widest number; those of a single series are bold."""
    is_bold = len(block.series) == 1
    widest = 0.0
    for series in block.series:
        for label in series.labels:
            widest = max(widest, space.metrics.width(label, bold=is_bold))
    return widest


def _lay_out_series(
    block: ChartBlock, area: PlotArea, number: int, *, is_numbered: bool
) -> Iterator[Mark]:
    series, count = block.series[number], len(block.series)
    base, thickness = area.base_y, _measure_thickness(area.slot, count)
    style = style_series(number, count)
    has_edge = thickness > _EDGED
    pairs = zip(series.values, series.labels, strict=True)
    for at, (value, label) in enumerate(pairs):
        left = area.centres[at] + (number - count / 2) * thickness
        right = left + thickness
        end = area.scale.place(value)
        corners = (left, base), (left, end), (right, end), (right, base)
        yield Area(
            Part.BAR,
            corners,
            style.fill,
            style.hatch if has_edge else "",
            _EDGE if has_edge else 0.0,
        )
        if is_numbered:
            x = left + thickness / 2
            y = end + (4 if value >= 0 else -11)
            is_bold = count == 1
            yield Label(Part.VALUE_LABEL, x, y, label, "middle", is_bold)
