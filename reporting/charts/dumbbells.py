"""A dumbbell chart -> rows with a name at the left, and points joined by a line.

The series are named above the points of the first row where these names have room; else in a
legend. Round values stand below the last row, each with its line through all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.dumbbell_points import DumbbellPoints, PointWords, fit_scale
from reporting.charts.legend import lay_out_legend
from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    TEXT,
    ChartLayout,
    Ink,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Rows,
    Shown,
    Tone,
)
from reporting.charts.plot_area import BASE_LINE_WIDTH
from reporting.charts.reference_flags import lay_out_flags, raise_flag
from reporting.charts.references import REFERENCE_DASH, REFERENCE_WIDTH
from reporting.charts.row_bands import (
    lay_out_row_bands,
    list_span_heads,
    name_row_spans,
)
from reporting.charts.row_names import break_row_names
from reporting.charts.row_remarks import (
    RowRemarks,
    lay_out_row_remarks,
    place_row_remarks,
)
from reporting.charts.scales import Scale
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.charts.space import ChartSpace
from reporting.charts.within import ground_label
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock, Tick

NAME_GAP = 10.0
"""From the names to what is nearest of the points and their numbers, in points."""
SLIDE_NAMES_SHARE = 0.34
"""Share of a slide's width that names of categories may take."""
HEAD_LEADING, FOOT_LEADING = 1.35, 1.75
"""Heights on a slide of a line above the rows and of the values below, by the type's."""
_NAMES_SHARE = 0.4
"""Share of the width that names of categories may take."""
_APART = 8.0
"""Between two rows, in points."""
_MARKER, _GREAT = 1.35, 1.6
"""Sizes of points, as multiples of that of a line."""
_GROUND_RISE = 3.0
_JOIN_WIDTH = 2.4
_JOIN_WHITE = 0.55
"""Share of white in what joins points."""
_TICK_DROP = 11.0
"""From the last row to the baseline of the values below it, in points."""
_CLEAR = 3.0
"""From a line to hold points against to a number, in points."""


def lay_out_dumbbells(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out a row a category, the names of the series above and round values below."""
    names = break_row_names(block, space, _NAMES_SHARE)
    scale = fit_scale(block, space, names.width + NAME_GAP)
    points = DumbbellPoints(block, space, scale)
    levels = [scale.place(line.value) for line in block.lines]
    panels: list[Panel] = []
    notes: list[str] = []
    for at in range(len(block.categories)):
        remarks = remark_row(points, at, len(notes) + 1)
        notes += remarks.notes
        words = max(names.measure_height(at), remarks.measure(space))
        high = words + _APART
        middle = high / 2
        heads = list_span_heads(block, at)
        height = high + len(heads) * space.leading
        marks = [*lay_out_row_bands(block, space, scale, at, height)]
        marks += lay_out_grid(block, scale, height)
        marks += names.lay_out(at, middle)
        marks += lay_out_row(points, at, middle)
        marks += lay_out_row_remarks(remarks, space, high)
        marks += name_row_spans(heads, space, high, levels)
        panel = Panel(space.width, height, tuple(marks))
        panels.append(panel)
    series = points.name_series()
    plot = Rows(
        space.width,
        tuple(panels),
        scale,
        head=lay_out_head(block, space, scale, series),
        foot=lay_out_ticks(block, space, scale),
    )
    legend = None
    if len(block.series) > 1 and not series:
        legend = lay_out_legend(block, space)
    return ChartLayout(plot, legend, tuple(notes))


def remark_row(points: DumbbellPoints, at: int, first: int) -> RowRemarks:
    """Return the remarks at the points of one category, behind its last number.

    Args:
        points: of the chart.
        at: number of the category.
        first: number of the first remark that is told below the chart.
    """
    block = points.block
    annotations = [one for one in block.annotations if one.at == at]
    if not annotations:
        return RowRemarks()
    spans = [points.measure_span(number) for number in points.list_numbers(at)]
    end = max((high for _, high in spans), default=0.0)
    numbers = range(len(block.series))
    ends = dict.fromkeys(numbers, (end, 0.0))
    return place_row_remarks(annotations, (), ends, points.space, first)


# ---------------------------------------------------------------- marks


def lay_out_grid(block: ChartBlock, scale: Scale, height: float) -> Iterator[Mark]:
    """Yield the stretches through a row of the lines at round values, at zero, and across."""
    for tick in block.ticks:
        x = scale.place(tick.value)
        down = (x, 0.0), (x, height)
        yield Path(Part.GRID_LINE, down, HAIRLINE)
    if scale.low < 0 < scale.high:
        x = scale.place(0)
        down = (x, 0.0), (x, height)
        yield Path(Part.BASE_LINE, down, TEXT, BASE_LINE_WIDTH)
    for line in block.lines:
        x = scale.place(line.value)
        down = (x, 0.0), (x, height)
        yield Path(
            Part.REFERENCE_LINE,
            down,
            TEXT,
            REFERENCE_WIDTH,
            REFERENCE_DASH,
        )


def lay_out_row(points: DumbbellPoints, at: int, middle: float) -> Iterator[Mark]:
    """Yield what joins the points of a category, the points, and their numbers.

    Args:
        points: of the chart.
        at: number of the category.
        middle: of its row, in points above its foot.
    """
    block = points.block
    placed = points.list_points(at)
    if len(placed) > 1:
        first, _ = placed[0]
        last, _ = placed[-1]
        ends = (first, middle), (last, middle)
        yield Path(
            Part.LINE,
            ends,
            tone_join(block, at),
            _JOIN_WIDTH,
        )
    is_chosen = at in block.highlight.categories
    usual = _GREAT if is_chosen else _MARKER
    for x, number in sorted(placed, key=lambda point: point[1]):
        style = style_mark(block, number, at)
        size = usual * points.measure_rim(number, at)
        yield Marker(
            Part.POINT,
            x,
            middle,
            style.marker,
            style.line,
            size,
            shown=Shown(block.series[number], at),
        )
    type_size = points.space.metrics.size
    for written in points.list_numbers(at):
        start, end = points.measure_span(written)
        top = middle - 2 + type_size - _GROUND_RISE
        ground = PageRect(start, top, end - start, type_size)
        yield ground_label(ground)
        style = style_mark(block, written.series, at)
        yield Label(
            Part.VALUE_LABEL,
            written.x,
            middle - 3,
            written.text,
            written.side,
            is_bold=True,
            tone=tone_words(style),
        )


def tone_join(block: ChartBlock, at: int) -> Tone:
    """Return the colour of what joins the points of a category."""
    last = style_mark(block, len(block.series) - 1, at)
    is_chosen = bool(block.highlight.categories) and not last.is_muted
    return Tone(Ink.ACCENT if is_chosen else Ink.MUTED, _JOIN_WHITE)


def tone_words(style: SeriesStyle) -> Tone:
    """Return the colour of words at a point: quiet where the title leaves it aside."""
    return MUTED if style.is_muted else TEXT


def lay_out_ticks(block: ChartBlock, space: ChartSpace, scale: Scale) -> Panel:
    """Lay out the round values below the last row, but for those that would meet."""
    marks: list[Mark] = []
    free = float("-inf")
    for tick in block.ticks:
        x = scale.place(tick.value)
        half = space.metrics.width(tick.label) / 2
        if x - half > free:
            free = x + half + _CLEAR
            marks.append(make_tick_label(tick, x, space.leading))
    return Panel(space.width, space.leading + _CLEAR, tuple(marks))


def make_tick_label(tick: Tick, x: float, top: float) -> Label:
    """Return the label of a round value below its line, `top` being where the line ends."""
    baseline = top + _CLEAR - _TICK_DROP
    return Label(
        Part.TICK_LABEL,
        x,
        baseline,
        tick.label,
        "middle",
        tone=MUTED,
    )


def lay_out_head(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
    names: Sequence[PointWords],
) -> Panel | None:
    """Lay out what stands above the rows: the flags of lines, and the names of the series."""
    flags = lay_out_flags(block, space, scale)
    if not names:
        return flags
    depth = space.leading + 2
    marks: list[Mark] = []
    height = depth
    for mark in flags.marks if flags else ():
        marks.append(raise_flag(mark, depth))
    for name in names:
        label = Label(
            Part.SERIES_NAME,
            name.x,
            4.0,
            name.text,
            name.side,
            is_bold=True,
        )
        marks.append(label)
    if flags:
        height += flags.height
    return Panel(space.width, height, tuple(marks))
