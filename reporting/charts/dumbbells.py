"""A dumbbell chart -> rows with a name at the left, and points joined by a line.

The numbers stand at the outer sides of the points, and between them where there is room. The
series are named above the points of the first row where these names have room; else in a
legend. Round values stand below the last row, each with its line through all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

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
    Side,
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
from reporting.charts.row_remarks import (
    RowRemarks,
    lay_out_row_remarks,
    measure_remark_numbers,
    place_row_remarks,
)
from reporting.charts.scales import Scale, Span, list_reach, make_scale
from reporting.charts.series_style import SeriesStyle, style_mark
from reporting.charts.space import ChartSpace, break_label_shortly, measure_widest
from reporting.charts.within import ground_label
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock, Tick
from reporting.record import Record

NAME_GAP = 10.0
"""From the names to what is nearest of the points and their numbers, in points."""
SLIDE_NAMES_SHARE = 0.34
"""Share of a slide's width that names of categories may take."""
HEAD_LEADING, FOOT_LEADING = 1.35, 1.75
"""Heights on a slide of a line above the rows and of the values below, by the type's."""
_POINT_ROOM = 0.875
"""From the middle of a point to its number, as a multiple of the type."""
_NAMES_SHARE, _NAME_HEIGHT_SHARE = 0.4, 0.3
"""Shares of the width that names of categories may take, and of a page that one may."""
_APART = 8.0
"""Between two rows, in points."""
_NAMES_APART = 8.0
"""Least room between the names of series, in points."""
_MARKER, _GREAT = 1.35, 1.6
"""Sizes of points, as multiples of that of a line."""
_SAME = 2.0
"""How close points are whose numbers, if they are the same, are written once; in points."""
_AROUND = 1.6
"""How much larger a point is drawn for each that covers its middle."""
_GROUND_RISE = 3.0
_JOIN_WIDTH = 2.4
_JOIN_WHITE = 0.55
"""Share of white in what joins points."""
_TICK_DROP = 11.0
"""From the last row to the baseline of the values below it, in points."""
_CLEAR = 3.0
"""From a line to hold points against to a number, in points."""
_PAIR = 2
_NAME_CLEAR = 0.5
"""From the name of a series to a line across, as a multiple of the type."""
_NARROWING = 3
"""How often the scale is narrowed to what its outer numbers need."""


_AWAY: Mapping[Side, float] = MappingProxyType(
    {"end": 1.0, "middle": 0.0, "start": -1.0}
)
"""How a name moves towards the other, by the side that stands at its point."""
_INSIDE = 3.0
"""How far it does at the most, in points."""
SHARES: Mapping[Side, float] = MappingProxyType(
    {"end": 1.0, "middle": 0.5, "start": 0.0}
)
"""How much of a name stands before its place, by the side that stands there."""


class SeriesName(Record, frozen=True):
    """The name of a series over the first row: where it stands, by which of its sides."""

    series: int
    x: float
    side: Side
    text: str


class PointNumber(Record, frozen=True):
    """The number of one point: of which series, and where it stands by which of its sides."""

    series: int
    x: float
    side: Side
    text: str


def lay_out_dumbbells(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out a row a category, the names of the series above and round values below."""
    name_width = measure_widest(space.metrics, block.categories)
    name_width = min(space.width * _NAMES_SHARE, name_width)
    scale = fit_scale(block, space, name_width + NAME_GAP)
    most = int(space.place.height * _NAME_HEIGHT_SHARE / space.leading)
    levels = [scale.place(line.value) for line in block.lines]
    panels: list[Panel] = []
    notes: list[str] = []
    for at, name in enumerate(block.categories):
        lines = break_label_shortly(space.metrics, name, name_width + 0.1, most)
        remarks = remark_row(block, space, scale, at, len(notes) + 1)
        notes += remarks.notes
        high = max(len(lines) * space.leading, remarks.measure(space)) + _APART
        heads = list_span_heads(block, at)
        height = high + len(heads) * space.leading
        marks = [*lay_out_row_bands(block, space, scale, at, height)]
        marks += lay_out_grid(block, scale, height)
        marks += lay_out_name(lines, name_width, high / 2, space)
        marks += lay_out_row(block, space, scale, at, high / 2)
        marks += lay_out_row_remarks(remarks, space, high)
        marks += name_row_spans(heads, space, high, levels)
        panels.append(Panel(space.width, height, tuple(marks)))
    names = name_series(block, space, scale)
    plot = Rows(
        space.width,
        tuple(panels),
        scale,
        head=lay_out_head(block, space, scale, names),
        foot=lay_out_ticks(block, space, scale),
    )
    legend = None
    if len(block.series) > 1 and not names:
        legend = lay_out_legend(block, space)
    return ChartLayout(plot, legend, tuple(notes))


def remark_row(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
    at: int,
    first: int,
) -> RowRemarks:
    """Return the remarks at the points of one category, behind its last number.

    Args:
        block: the chart.
        space: what it is laid out in.
        scale: where values stand.
        at: number of the category.
        first: number of the first remark that is told below the chart.
    """
    annotations = [one for one in block.annotations if one.at == at]
    numbers = list_numbers(block, space, scale, at) if annotations else []
    spans = [measure_span(number, space) for number in numbers]
    end = max((high for _, high in spans), default=0.0)
    ends = dict.fromkeys(range(len(block.series)), (end, 0.0))
    return place_row_remarks(annotations, (), ends, space, first)


def fit_scale(block: ChartBlock, space: ChartSpace, left: float) -> Scale:
    """Return where values stand, so that the numbers of the outer points have room.

    Args:
        block: the chart.
        space: what it is laid out in.
        left: where the room of points and numbers begins, in points.
    """
    ticks = [tick.label for tick in block.ticks]
    aside = _POINT_ROOM * space.metrics.size
    half = max(measure_widest(space.metrics, ticks[:1]) / 2, aside)
    width = space.width - measure_remark_numbers(block, space)
    right = width - max(measure_widest(space.metrics, ticks[-1:]) / 2, aside)
    start, end = left + half, right
    reach = list_reach(block)
    for _ in range(_NARROWING):
        scale = make_scale(block.ticks, reach, start, end, is_log=block.is_log)
        before, behind = 0.0, 0.0
        for at in range(len(block.categories)):
            for number in list_numbers(block, space, scale, at):
                low, high = measure_span(number, space)
                before = max(before, left - low)
                behind = max(behind, high - width)
        start += before
        end -= behind
    return make_scale(block.ticks, reach, start, end, is_log=block.is_log)


def list_points(block: ChartBlock, at: int, scale: Scale) -> list[tuple[float, int]]:
    """Return where the points of a category stand, from left to right, with their series."""
    points: list[tuple[float, int]] = []
    for number, series in enumerate(block.series):
        value = series.values[at]
        if value is not None:
            points.append((scale.place(value), number))
    return sorted(points)


def list_numbers(
    block: ChartBlock, space: ChartSpace, scale: Scale, at: int
) -> list[PointNumber]:
    """Return which numbers of a category are written, and where.

    The first stands before its point and the last behind it; one between stands on what joins
    the points, where it covers no neighbour, or nowhere. Of points in one place one number
    speaks.

    Args:
        block: the chart.
        space: what it is laid out in.
        scale: where values stand.
        at: number of the category.
    """
    points = list_points(block, at, scale)
    aside = _POINT_ROOM * space.metrics.size
    last = len(points) - 1
    numbers: list[PointNumber] = []
    for place, (x, number) in enumerate(points):
        text = block.series[number].labels[at]
        if place < last and points[place + 1][0] - x < _SAME and not numbers:
            others = [
                block.series[other].labels[at] for _, other in points[place + 1 :]
            ]
            if set(others) == {text}:
                continue
        is_first = place == 0 and last > 0
        side: Side = "end" if is_first else "start"
        away = -aside if is_first else aside
        written = PointNumber(number, x + away, side, text)
        if 0 < place < last:
            _, end = measure_span(written, space)
            if end + aside > points[place + 1][0]:
                continue
        numbers.append(written)
    return numbers


def measure_span(number: PointNumber, space: ChartSpace) -> Span:
    """Return from where to where a number reaches, in points."""
    width = space.metrics.width(number.text, bold=True)
    start = number.x - width if number.side == "end" else number.x
    return start, start + width


def name_series(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
) -> tuple[SeriesName, ...]:
    """Return the names of all series over the first row; none where they have no room.

    Each stands over its point; where two would meet, the left one ends there and the right one
    begins.
    """
    points = list_points(block, 0, scale) if block.categories else []
    if len(points) < len(block.series) or len(points) == 1:
        return ()
    middle: Side = "middle"
    choices: list[tuple[Side, ...]] = [(middle,) * len(points), ("end", "start")]
    for sides in choices[: 2 if len(points) == _PAIR else 1]:
        names: list[SeriesName] = []
        inside = (points[-1][0] - points[0][0] - _NAMES_APART) / 2
        for (x, number), side in zip(points, sides, strict=True):
            away = _AWAY[side] * min(_INSIDE, inside)
            names.append(SeriesName(number, x + away, side, block.series[number].name))
        if are_clear(names, block, space, scale):
            return tuple(names)
    return ()


def are_clear(
    names: Sequence[SeriesName],
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
) -> bool:
    """Whether names from left to right leave the others, the edges and all lines alone."""
    free = 0.0
    levels = [scale.place(line.value) for line in block.lines]
    clear = _NAME_CLEAR * space.metrics.size
    for name in names:
        width = space.metrics.width(name.text, bold=True)
        start = name.x - SHARES[name.side] * width
        end = start + width
        is_struck = any(start - clear < level < end + clear for level in levels)
        if start < free or end > space.width or is_struck:
            return False
        free = end + _NAMES_APART
    return True


# ---------------------------------------------------------------- marks


def lay_out_grid(block: ChartBlock, scale: Scale, height: float) -> Iterator[Mark]:
    """Yield the stretches through a row of the lines at round values, at zero, and across."""
    for tick in block.ticks:
        x = scale.place(tick.value)
        yield Path(Part.GRID_LINE, ((x, 0.0), (x, height)), HAIRLINE)
    if scale.low < 0 < scale.high:
        x = scale.place(0)
        yield Path(Part.BASE_LINE, ((x, 0.0), (x, height)), TEXT, BASE_LINE_WIDTH)
    for line in block.lines:
        x = scale.place(line.value)
        ends = (x, 0.0), (x, height)
        yield Path(Part.REFERENCE_LINE, ends, TEXT, REFERENCE_WIDTH, REFERENCE_DASH)


def lay_out_name(
    lines: Sequence[str],
    end: float,
    middle: float,
    space: ChartSpace,
) -> Iterator[Label]:
    """Yield the name of a category, around the middle of its row.

    Args:
        lines: of the name.
        end: where they end, in points.
        middle: of the row, above its foot.
        space: of the chart.
    """
    baseline = middle + (len(lines) - 1) / 2 * space.leading - 3
    for line in lines:
        yield Label(Part.CATEGORY_NAME, end, baseline, line, "end")
        baseline -= space.leading


def lay_out_row(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
    at: int,
    middle: float,
) -> Iterator[Mark]:
    """Yield what joins the points of a category, the points, and their numbers.

    Args:
        block: the chart.
        space: what it is laid out in.
        scale: where values stand.
        at: number of the category.
        middle: of its row, in points above its foot.
    """
    points = list_points(block, at, scale)
    if len(points) > 1:
        ends = (points[0][0], middle), (points[-1][0], middle)
        yield Path(Part.LINE, ends, tone_join(block, at), _JOIN_WIDTH)
    chosen = at in block.highlight.categories
    for x, number in sorted(points, key=lambda point: point[1]):
        style = style_mark(block, number, at)
        size = _GREAT if chosen else _MARKER
        size *= measure_rim(block, scale, number, at)
        yield Marker(Part.POINT, x, middle, style.marker, style.line, size)
    for written in list_numbers(block, space, scale, at):
        style = style_mark(block, written.series, at)
        start, end = measure_span(written, space)
        width = end - start
        top = middle - 2 + space.metrics.size - _GROUND_RISE
        yield ground_label(PageRect(start, top, width, space.metrics.size))
        yield Label(
            Part.VALUE_LABEL,
            written.x,
            middle - 3,
            written.text,
            written.side,
            is_bold=True,
            tone=tone_words(style),
        )


def measure_rim(block: ChartBlock, scale: Scale, number: int, at: int) -> float:
    """Return how much larger a point is than others, so that those over it let it be seen."""
    places = {other: x for x, other in list_points(block, at, scale)}
    rim = 1.0
    for other, x in places.items():
        if other > number and number in places and abs(x - places[number]) < _SAME:
            rim *= _AROUND
    return rim


def tone_join(block: ChartBlock, at: int) -> Tone:
    """Return the colour of what joins the points of a category."""
    styles = [style_mark(block, number, at) for number in range(len(block.series))]
    is_chosen = bool(block.highlight.categories) and not styles[-1].is_muted
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
    return Label(Part.TICK_LABEL, x, baseline, tick.label, "middle", tone=MUTED)


def lay_out_head(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
    names: Sequence[SeriesName],
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
        marks.append(
            Label(Part.SERIES_NAME, name.x, 4.0, name.text, name.side, is_bold=True)
        )
    if flags:
        height += flags.height
    return Panel(space.width, height, tuple(marks))
