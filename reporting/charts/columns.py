"""A chart of standing columns -> columns from zero, or lying bars where names need it.

Columns stand beside or on one another, and lines may run over them, on an axis of their own or
not. What is written in a column is white or dark as its fill needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporting.charts.bars import lay_out_bars
from reporting.charts.category_names import name_categories
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.legend import lay_out_legend
from reporting.charts.marks import (
    TEXT,
    Area,
    ChartLayout,
    Label,
    Mark,
    Panel,
    Part,
    Path,
    Point,
    Shown,
    Value,
)
from reporting.charts.overlay import lay_out_overlay, number_overlay, occupy_lines
from reporting.charts.plot_area import (
    PLOT_HEIGHT,
    PlotArea,
    lay_out_base_line,
    lay_out_plot_area,
    measure_plot_area,
    measure_slot,
)
from reporting.charts.references import (
    fit_reference_names,
    lay_out_reference_lines,
    lay_out_reference_names,
    measure_reference_names,
)
from reporting.charts.remarks import lay_out_remarks
from reporting.charts.scales import Span, list_known, stack_series
from reporting.charts.series_style import style_mark
from reporting.charts.space import ChartSpace, measure_widest
from reporting.charts.tracks import list_points, list_tracks
from reporting.charts.within import ground_label, write_within
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_SHARE = 0.72
"""Share of a category's slot that its columns fill."""
_WIDEST = 46.0
_EDGED = 3.0
"""Widest column that has neither edge nor hatching, in points."""
_EDGE = 0.75
_ABOVE, _BELOW = 4, -11
"""From the end of a column to the baseline of its number, in points."""
_FOOT = 4.0
"""From the foot of a column to the baseline of a number within it, in points."""
_DESCENT = 3.0
"""From the middle of a label to its baseline, in points."""


class Columns(Record, frozen=True):
    """What the columns of one chart share; lengths in points.

    Args:
        numbers: of the series that are columns, from 0.
        beside: how many stand beside one another in each category.
        thickness: of one.
        is_numbered: whether numbers are as narrow as columns.
        is_within: whether numbers stand in the columns.
    """

    numbers: tuple[int, ...]
    beside: int
    thickness: float
    is_numbered: bool
    is_within: bool


def lay_out_columns(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out columns; where not every category could be named below them, as bars.

    The numbers of a single series are bold; numbers wider than their columns are left out.
    """
    right_room = measure_reference_names(block, space)
    slot = measure_slot(block, space, right_room)
    names = name_categories(block, space, slot)
    is_crowded = names.is_upright or not names.are_whole
    if is_crowded and not block.is_combined:
        return lay_out_bars(block, space)
    columns = measure_columns(block, space, slot)
    has_numbers = columns.is_numbered and not columns.is_within
    room_below = 0.0
    if has_numbers and has_negative(block):
        room_below = space.leading
    area = measure_plot_area(block, space, right_room, room_below)
    area = fit_reference_names(block, area, space)
    marks = list(lay_out_plot_area(area, block, space))
    stacked = stack_series(block)
    drawn: list[Mark] = []
    for number in columns.numbers:
        spans = stacked[number]
        drawn += lay_out_column_series(block, space, area, columns, number, spans)
    marks += [mark for mark in drawn if not is_lettering(mark)]
    marks.append(lay_out_base_line(area))
    marks += lay_out_reference_lines(block, area, area.right)
    lettering = filter(is_lettering, drawn)
    lettered = list_clear(block, area, space, lettering)
    marks += lift_labels(block, area, space, lettered)
    occupied = occupy_labels(marks, area, space)
    marks += lay_out_overlay(block, area, occupied)
    marks += lay_out_reference_names(block, area, space, occupied)
    marks += number_overlay(block, area, space, occupied)
    points = list_points(list_tracks(block, area))
    points.update(list_heads(block, space, area, columns))
    remarks, notes = lay_out_remarks(
        block,
        marks,
        points,
        area.bounds,
        space.metrics,
    )
    plot = Panel(
        space.width,
        area.height,
        (*marks, *remarks),
        area.scale,
    )
    legend = None
    if len(block.series) > 1:
        legend = lay_out_legend(block, space)
    return ChartLayout(plot, legend, notes)


def list_heads(
    block: ChartBlock,
    space: ChartSpace,
    area: PlotArea,
    columns: Columns,
) -> dict[Value, Point]:
    """Return where remarks are led to: the numbers over columns, or the sides of a stack."""
    heads: dict[Value, Point] = {}
    has_numbers = columns.is_numbered and not columns.is_within
    lift = _ABOVE + space.metrics.size if has_numbers else 0.0
    stacked = stack_series(block)
    for number in columns.numbers:
        place = 0 if block.is_stacked else columns.numbers.index(number)
        from_middle = place - columns.beside / 2 + 1 / 2
        aside = from_middle * columns.thickness
        for at, span in enumerate(stacked[number]):
            if span is None:
                continue
            low, high = map(area.scale.place, span)
            x = area.centres[at] + aside
            if block.is_stacked:
                side = x + columns.thickness / 2
                heads[number, at] = (side, (low + high) / 2)
                continue
            end = high + lift if high >= low else high - lift
            heads[number, at] = (x, end)
    return heads


def measure_columns(block: ChartBlock, space: ChartSpace, slot: float) -> Columns:
    """Settle how thick columns are in slots of some width, and whether they carry numbers."""
    numbers: list[int] = []
    for number, series in enumerate(block.series):
        if not series.is_line:
            numbers.append(number)
    beside = 1
    if not block.is_stacked:
        beside = max(len(numbers), 1)
    is_within = block.is_stacked or block.is_combined
    is_single = len(block.series) == 1
    widest = 0.0
    for number in numbers:
        labels = block.series[number].labels
        width = measure_widest(space.metrics, labels, bold=is_single)
        widest = max(widest, width)
    thickness = min(slot * _SHARE / beside, _WIDEST)
    room = slot if is_single else thickness
    return Columns(
        tuple(numbers),
        beside,
        thickness,
        widest + 2 <= room,
        is_within,
    )


def has_negative(block: ChartBlock) -> bool:
    """Whether a column hangs from zero."""
    known: list[float] = []
    for series in block.series:
        known += list_known(series.values)
    return min(known, default=0.0) < 0


def lay_out_column_series(
    block: ChartBlock,
    space: ChartSpace,
    area: PlotArea,
    columns: Columns,
    number: int,
    spans: tuple[Span | None, ...],
) -> Iterator[Mark]:
    """Yield the columns of one series, each with its number.

    Args:
        block: the chart.
        space: what it is laid out in.
        area: its plot area.
        columns: what its columns share.
        number: of the series.
        spans: where each of its columns begins and ends, as values.
    """
    series = block.series[number]
    thickness = columns.thickness
    place = 0 if block.is_stacked else columns.numbers.index(number)
    first = (place - columns.beside / 2) * thickness
    has_edge = thickness > _EDGED
    for at, span in enumerate(spans):
        if span is None:
            continue
        low, high = span
        base = area.scale.place(low) if block.is_stacked else area.base_y
        end = area.scale.place(high)
        left = area.centres[at] + first
        right = left + thickness
        style = style_mark(block, number, at)
        corners = (left, base), (left, end), (right, end), (right, base)
        yield Area(
            Part.BAR,
            corners,
            style.fill,
            style.hatch if has_edge else "",
            _EDGE if has_edge else 0.0,
            style.edge,
            style.hatch_tone,
            shown=Shown(series, at),
        )
        middle = left + thickness / 2
        label = series.labels[at]
        if not columns.is_numbered:
            continue
        if columns.is_within:
            room = abs(end - base)
            y = (base + end) / 2 - _DESCENT
            if block.is_combined and not block.is_stacked:
                y = base + _FOOT if end >= base else base - space.leading
            if room >= space.leading + 1:
                yield from write_within(style, space, middle, y, label)
        else:
            y = end + (_ABOVE if high >= low else _BELOW)
            is_bold = len(block.series) == 1
            yield Label(Part.VALUE_LABEL, middle, y, label, "middle", is_bold)


def is_lettering(mark: Mark) -> bool:
    """Whether a mark is a number, or the ground of one."""
    return mark.part in {Part.VALUE_LABEL, Part.LABEL_GROUND}


def list_clear(
    block: ChartBlock,
    area: PlotArea,
    space: ChartSpace,
    marks: Iterable[Mark],
) -> Iterator[Mark]:
    """Yield numbers, each with its ground, but for those that a line over columns strikes."""
    struck = OccupiedSpace(area.bounds)
    occupy_lines(block, list_tracks(block, area), struck)
    ground: list[Mark] = []
    for mark in marks:
        if not isinstance(mark, Label):
            ground.append(mark)
            continue
        place = find_label_place(mark, space)
        if struck.is_free(place):
            yield from (*ground, mark)
        ground.clear()


def lift_labels(
    block: ChartBlock,
    area: PlotArea,
    space: ChartSpace,
    marks: Iterable[Mark],
) -> Iterator[Mark]:
    """Yield numbers, on paper where a line to hold columns against runs through them."""
    levels = [area.scale.place(line.value) for line in block.lines]
    for mark in marks:
        if isinstance(mark, Label):
            place = find_label_place(mark, space)
            if any(place.bottom < level < place.top for level in levels):
                yield ground_label(place)
                yield replace(mark, tone=TEXT)
                continue
        yield mark


def find_label_place(label: Label, space: ChartSpace) -> PageRect:
    """Return the room that a centred label takes."""
    size = space.metrics.size
    width = space.metrics.width(label.text, bold=label.is_bold)
    return PageRect(
        label.x - width / 2,
        label.y - 2 + size,
        width,
        size,
    )


def occupy_labels(
    marks: list[Mark],
    area: PlotArea,
    space: ChartSpace,
) -> OccupiedSpace:
    """Return the room of a plot area that numbers and lines leave to further labels."""
    top = area.scale.start + PLOT_HEIGHT + space.metrics.size + 6
    bounds = PageRect.of_edges(
        area.left,
        area.names_top,
        area.right,
        top,
    )
    occupied = OccupiedSpace(bounds)
    for mark in marks:
        if isinstance(mark, Label) and mark.part is Part.VALUE_LABEL:
            place = find_label_place(mark, space)
            occupied.taken.append(place.grow(1))
        elif mark.part is Part.REFERENCE_LINE and isinstance(mark, Path):
            occupied.add_line(mark.points)
    return occupied
