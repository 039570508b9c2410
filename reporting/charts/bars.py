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
    Point,
    Rows,
    Shown,
    outline_rectangle,
)
from reporting.charts.reference_flags import lay_out_flags
from reporting.charts.row_bands import (
    lay_out_row_bands,
    list_span_heads,
    name_row_spans,
)
from reporting.charts.row_names import RowNames, break_row_names
from reporting.charts.row_remarks import (
    RowRemarks,
    find_row_end,
    lay_out_row_remarks,
    measure_remark_numbers,
    place_row_remarks,
)
from reporting.charts.scales import (
    Scale,
    Span,
    list_reach,
    list_values,
    make_scale,
    stack_series,
)
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.charts.space import (
    ChartSpace,
    measure_widest,
)
from reporting.charts.within import write_within
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_THICK, _THIN = 11.5, 10.0
"""Of the bars of one series, and of several or of very many rows; in points."""
_APART, _CLOSE = 5.0, 3.0
"""From the bars of one category to those of the next: of few, and of many."""
_NAMES_SHARE = 0.4
"""Share of the width that names of categories may take."""
_LEAST_SHARE = 0.5
"""Share of the width that bars keep where their series are named beside them."""
_TALL_SHARE = 0.6
"""Share of a page's height from which bars are thin and close together."""
_NAME_GAP = 10.0
"""From the names to the bars, in points."""
_NUMBER_GAP = 6.0
"""Kept free beside a number, in points."""
_LINE_GAP = 3.0
"""From a line to hold bars against to a number, in points."""
_END_GAP = 4
"""From the end of a bar to its number, in points."""


class BarLayout(Record, frozen=True):
    """What the rows of one chart share; lengths in points.

    Args:
        scale: where values stand, from left to right.
        names: of the categories.
        are_series_named: whether the series are named at the first row.
        thickness: of a bar.
        gap: between rows.
        beside: how many bars stand below one another in a row.
        spans: where each bar of each series begins and ends, as values.
    """

    scale: Scale
    names: RowNames
    are_series_named: bool
    thickness: float
    gap: float
    beside: int
    spans: tuple[tuple[Span | None, ...], ...]


def lay_out_bars(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out lying bars from zero, beside or on one another."""
    layout = measure_bars(block, space)
    group = layout.beside * layout.thickness + layout.gap
    name_gap = min(layout.gap, 4)
    axis = layout.scale.place(0)
    references = tuple([layout.scale.place(line.value) for line in block.lines])
    panels: list[Panel] = []
    notes: list[str] = []
    for at in range(len(block.categories)):
        name_height = layout.names.measure_height(at) + name_gap
        remarks = remark_row(
            block,
            space,
            layout,
            at,
            len(notes) + 1,
        )
        notes += remarks.notes
        height = max(group, name_height, remarks.measure(space))
        marks = lay_out_row(
            block,
            space,
            layout,
            at,
            height / 2,
        )
        heads = list_span_heads(block, at)
        rows = len(heads) * space.leading
        behind = lay_out_row_bands(
            block,
            space,
            layout.scale,
            at,
            height + rows,
        )
        said = lay_out_row_remarks(remarks, space, height)
        named = name_row_spans(heads, space, height, (axis, *references))
        panel = Panel(space.width, height + rows, (*behind, *marks, *said, *named))
        panels.append(panel)
    plot = Rows(
        space.width,
        tuple(panels),
        layout.scale,
        axis,
        references,
        lay_out_flags(block, space, layout.scale),
    )
    legend = None
    if len(block.series) > 1 and not layout.are_series_named:
        legend = lay_out_legend(block, space)
    return ChartLayout(plot, legend, tuple(notes))


def remark_row(
    block: ChartBlock,
    space: ChartSpace,
    layout: BarLayout,
    at: int,
    first: int,
) -> RowRemarks:
    """Return the remarks at the bars of one category.

    Args:
        block: the chart.
        space: what it is laid out in.
        layout: what the rows share.
        at: which category.
        first: number of the first remark that is told below the chart.
    """
    annotations = [one for one in block.annotations if one.at == at]
    if not annotations:
        return RowRemarks()
    marks = list(lay_out_row(block, space, layout, at, 0.0))
    top = layout.beside * layout.thickness / 2
    ends: dict[int, Point] = {}
    for number in range(len(block.series)):
        place = 0 if block.is_stacked else number
        y = top - (place + 1 / 2) * layout.thickness
        ends[number] = (find_row_end(marks, space, y), y)
    return place_row_remarks(annotations, marks, ends, space, first)


def measure_bars(block: ChartBlock, space: ChartSpace) -> BarLayout:
    """Share out the width among names, bars and numbers, and settle how thick bars are."""
    count = len(block.series)
    names = break_row_names(block, space, _NAMES_SHARE)
    number_width = measure_numbers(block, space)
    values = [*list_reach(block), 0.0]
    has_negative = min(values) < 0
    left = names.width + _NAME_GAP
    if has_negative and number_width:
        left += number_width + _NUMBER_GAP
    right = space.width - number_width - _NUMBER_GAP
    if block.lines:
        right -= number_width + _NUMBER_GAP
    right -= measure_remark_numbers(block, space)
    are_series_named = False
    named_right = right
    has_room = not has_negative and not block.is_stacked and not block.lines
    if count > 1 and has_room:
        named_right = find_named_end(
            block,
            space,
            left,
        )
        are_series_named = named_right - left >= space.width * _LEAST_SHARE
    if are_series_named:
        right = min(right, named_right)
    beside = 1 if block.is_stacked else count
    thickness = _THICK if beside == 1 else _THIN
    if block.is_stacked:
        thickness = space.leading + 2
    height = len(block.categories) * (beside * thickness + _APART)
    is_tall = height > space.place.height * _TALL_SHARE
    return BarLayout(
        scale=make_scale(block.ticks, values, left, right),
        names=names,
        are_series_named=are_series_named,
        thickness=thickness if block.is_stacked or not is_tall else _THIN,
        gap=_CLOSE if is_tall else _APART,
        beside=beside,
        spans=tuple(stack_series(block)),
    )


def measure_numbers(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room of numbers at the ends of bars, in points; those within need none."""
    if block.is_stacked:
        return 0.0
    widest = 0.0
    for series in block.series:
        width = measure_widest(
            space.metrics,
            series.labels,
            bold=True,
        )
        widest = max(widest, width)
    return widest


def find_named_end(
    block: ChartBlock,
    space: ChartSpace,
    left: float,
) -> float:
    """Return where the longest bar may end so that series are named beside the first row.

    Args:
        block: the chart.
        space: what it is laid out in.
        left: where bars begin, in points.
    """
    metrics = space.metrics
    ticks = [tick.value for tick in block.ticks]
    longest = max([*list_values(block), *ticks], default=0.0)
    end = space.width
    for series in block.series:
        if not series.values or series.values[0] is None:
            continue
        value = series.values[0]
        number_width = metrics.width(f"{series.labels[0]} ", bold=True)
        label_width = number_width + metrics.width(series.name) + 7
        room = space.width - label_width - left
        if value > 0:
            end = min(end, left + room * longest / value)
        elif room < 0:
            end = min(end, left)
    return end


def lay_out_row(
    block: ChartBlock,
    space: ChartSpace,
    layout: BarLayout,
    at: int,
    middle: float,
) -> Iterator[Mark]:
    """Yield the name, the bars and the numbers of one category.

    Args:
        block: the chart.
        space: what it is laid out in.
        layout: what the rows share.
        at: which category.
        middle: of the row, in points above its foot.
    """
    yield from layout.names.lay_out(at, middle)
    yield from lay_out_row_bars(
        block,
        space,
        layout,
        at,
        middle,
    )


def lay_out_row_bars(
    block: ChartBlock,
    space: ChartSpace,
    layout: BarLayout,
    at: int,
    middle: float,
) -> Iterator[Mark]:
    """Yield the bars of one category from the top down, each with its number."""
    top = middle + layout.beside * layout.thickness / 2
    zero = layout.scale.place(0)
    for number, series in enumerate(block.series):
        spans = layout.spans[number]
        span = spans[at] if at < len(spans) else None
        if span is None:
            continue
        style = style_mark(
            block,
            number,
            at,
        )
        foot, head = span
        start = zero
        if block.is_stacked:
            start = layout.scale.place(foot)
        end = layout.scale.place(head)
        place = 0 if block.is_stacked else number
        bottom = top - (place + 1) * layout.thickness
        low = bottom + 0.5
        high = bottom + layout.thickness - 0.5
        corners = outline_rectangle(start, low, end, high)
        yield Area(
            Part.BAR,
            corners,
            style.fill,
            style.hatch,
            edge_tone=style.edge,
            hatch_tone=style.hatch_tone,
            shown=Shown(series, at),
        )
        y = bottom + layout.thickness / 2 - 3
        label = series.labels[at]
        if block.is_stacked:
            yield from write_between(style, space, (start, end), y, label)
            continue
        yield from write_beyond(
            block,
            layout,
            space,
            at,
            number,
            (end, y),
        )


def pass_lines(
    block: ChartBlock,
    layout: BarLayout,
    x: float,
    width: float,
    is_positive: bool,  # noqa: FBT001  (the way in which a bar points)
) -> float:
    """Return where a number begins so that no line to hold bars against strikes through it."""
    sign = 1 if is_positive else -1
    places = [layout.scale.place(line.value) for line in block.lines]
    for place in sorted(places, reverse=not is_positive):
        if -_LINE_GAP < (place - x) * sign < width + _LINE_GAP:
            x = place + sign * _LINE_GAP
    return x


def write_between(
    style: SeriesStyle,
    space: ChartSpace,
    ends: Span,
    y: float,
    text: str,
) -> Iterator[Mark]:
    """Yield the number of a bar within it, where it has the room.

    Args:
        style: of the bar.
        space: of the chart.
        ends: where the bar begins and ends, in points.
        y: baseline of the number.
        text: the number.
    """
    start, end = ends
    if space.metrics.width(text) + 3 <= abs(end - start):
        yield from write_within(
            style,
            space,
            (start + end) / 2,
            y,
            text,
        )


def write_beyond(
    block: ChartBlock,
    layout: BarLayout,
    space: ChartSpace,
    at: int,
    number: int,
    place: Point,
) -> Iterator[Mark]:
    """Yield the number behind a bar's end, and in the first row the name of the series.

    Args:
        block: the chart.
        layout: what the rows share.
        space: what it is laid out in.
        at: number of the category.
        number: of the series.
        place: the bar's end, and the baseline of the number.
    """
    end, y = place
    series = block.series[number]
    label = series.labels[at]
    is_positive = (series.values[at] or 0.0) >= 0
    x = end + (_END_GAP if is_positive else -_END_GAP)
    x = pass_lines(
        block,
        layout,
        x,
        space.metrics.width(label, bold=True),
        is_positive,
    )
    yield Label(
        Part.VALUE_LABEL,
        x,
        y,
        label,
        side="start" if is_positive else "end",
        is_bold=True,
    )
    if layout.are_series_named and at == 0:
        number_width = space.metrics.width(f"{label} ", bold=True)
        yield Label(
            Part.SERIES_NAME,
            x + number_width + 3,
            y,
            series.name,
        )
