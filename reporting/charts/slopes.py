"""A slope chart -> a line a series between two moments, with its number and name at the ends.

No axis and no grid: the numbers say how high each end is. Where they would run into each other
they move apart, and leader lines show which belongs to which. Slides take their places from
here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    ChartLayout,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Point,
    Shown,
    Side,
)
from reporting.charts.plot_area import PLOT_HEIGHT
from reporting.charts.scales import Scale, list_values
from reporting.charts.series_style import name_series, style_mark
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.charts.stacked_lines import stack_lines
from reporting.charts.tracks import order_tracks
from reporting.design.stacking import spread_evenly
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries
from reporting.record import Record

NAMES_SHARE = 0.42
"""Share of the width that names and numbers at one side may take."""
_LEAD = 1.9
"""From an end to its number, as a multiple of the type."""
_NEAR = 2.0
"""How far a number may be from its end without a leader line to it, in points."""
_PLOT_SHARE = 0.3
"""Share of the width that the lines keep."""
_GAP = 5.0
"""From a number to its name, in points."""
_KNEE = 4.0
"""From an end to the bend of its leader line, and from the line to the number, in points."""
_FREE = 2.0
"""Above and below the numbers, in points."""
_WIDTH, _QUIET_WIDTH = 1.8, 1.1
"""Of a line, and of one that the title leaves aside."""
_ASIDE, _HEAD_GAP = 12.0, 5.0
"""Between the names of the moments, and below them, in points."""


class SlopeEnd(Record, frozen=True):
    """One end of a line, with what stands there.

    Args:
        series: number of the series.
        at: number of the moment.
        point: the end itself.
        middle: of what is written there, in points above the foot.
        value: the number, written out.
        name: the lines of the name; none where the other end has it.
        is_right: whether it is written right of the end.
    """

    series: int
    at: int
    point: Point
    middle: float
    value: str
    name: tuple[str, ...]
    is_right: bool

    @property
    def is_moved(self) -> bool:
        """Whether what is written stands so far off that a line leads to it."""
        _, level = self.point
        return abs(self.middle - level) > _NEAR


class SlopeDraft(Record, frozen=True):
    """What is written at one end of a line, before it has its place.

    Args:
        series: number of the series.
        at: number of the moment.
        name: the lines of the name; none where the other end has it.
    """

    series: int
    at: int
    name: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many lines high it is."""
        return max(1, len(self.name))


class SlopePlot(Record, frozen=True):
    """Where the lines of a slope chart stand; lengths in points.

    Args:
        xs: of each moment.
        scale: where values stand.
        height: of the lines and of what is written at their ends.
        ends: what is written, from the top down, first at the left.
    """

    xs: tuple[float, ...]
    scale: Scale
    height: float
    ends: tuple[SlopeEnd, ...]


def lay_out_slopes(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out the lines, as high as what is written at their ends needs."""
    plot = measure_slopes(block, space, PLOT_HEIGHT)
    marks = list(lay_out_moments(block, space, plot))
    for number in order_tracks(block):
        marks += lay_out_line(block, plot, number)
    for end in plot.ends:
        marks += lay_out_end(block, space, end)
    named = break_moments(block, space, plot)
    depth = max(map(len, named))
    panel = Panel(
        space.width,
        plot.height + depth * space.leading + _HEAD_GAP,
        tuple(marks),
        plot.scale,
    )
    return ChartLayout(panel)


def measure_slopes(
    block: ChartBlock,
    space: ChartSpace,
    height: float,
    share: float = NAMES_SHARE,
) -> SlopePlot:
    """Measure a slope chart: how wide both sides are, and where each number stands.

    Args:
        block: the chart.
        space: what it is laid out in.
        height: what it takes at the least, in points.
        share: of the width that names and numbers at one side may take.
    """
    lead = _LEAD * space.metrics.size
    last = len(block.categories) - 1
    sides = tuple(dict.fromkeys((0, last)))
    named = [choose_named_end(row) for row in block.series]
    rooms: list[float] = []
    for at in (0, last):
        names: list[str] = []
        for row, end in zip(block.series, named, strict=True):
            if end == at:
                names.append(row.name)
        values = measure_values(block, space, at)
        room = measure_widest(space.metrics, names, bold=True)
        gap = _GAP if names else 0.0
        wide = values + room + gap + lead
        rooms.append(min(wide, space.width * share))
    left = rooms[0] if last else lead
    right = space.width - rooms[1]
    left = min(left, right - space.width * _PLOT_SHARE)
    step = (right - left) / last if last else 0.0
    xs = tuple([left + step * at for at in range(last + 1)])
    drafts: list[SlopeDraft] = []
    said: set[tuple[int, str]] = set()
    """Numbers that stand alone: one speaks for all lines that begin at it."""
    for number, row in enumerate(block.series):
        for at in sides:
            label = row.labels[at]
            is_named = at == named[number]
            is_said = not is_named and (at, label) in said
            if is_said or row.values[at] is None:
                continue
            said.add((at, label))
            name: list[str] = []
            if is_named:
                side = left if at != last else space.width - right
                taken = lead + _GAP + measure_values(block, space, at)
                room = side - taken
                name = break_label(space.metrics, row.name, room)
            drafts.append(SlopeDraft(number, at, tuple(name)))
    return stack_ends(block, space, xs, height, drafts)


def choose_named_end(row: ChartSeries) -> int:
    """Return at which moment a series is named: the last one of which a value is known."""
    last = len(row.values) - 1
    return 0 if row.values[last] is None else last


def measure_values(block: ChartBlock, space: ChartSpace, at: int) -> float:
    """Return the width of the widest number of a moment, in points."""
    labels = [row.labels[at] for row in block.series]
    return measure_widest(space.metrics, labels, bold=True)


def stack_ends(
    block: ChartBlock,
    space: ChartSpace,
    xs: tuple[float, ...],
    height: float,
    drafts: Sequence[SlopeDraft],
) -> SlopePlot:
    """Return the plot with what is written at both sides, none over another.

    Args:
        block: the chart.
        space: what it is laid out in.
        xs: of each moment, in points.
        height: what the plot takes at the least.
        drafts: what is written at the ends.
    """
    last = len(xs) - 1
    for side in (0, last):
        lines = sum(draft.depth for draft in drafts if draft.at == side)
        need = lines * space.leading + 2 * _FREE
        height = max(height, need)
    inset = space.leading / 2 + _FREE
    scale = make_value_scale(block, inset, height - inset)
    ends: list[SlopeEnd] = []
    for at in dict.fromkeys((0, last)):
        column = [draft for draft in drafts if draft.at == at]
        levels: dict[int, float] = {}
        for draft in column:
            value = block.series[draft.series].values[at] or 0.0
            levels[draft.series] = scale.place(value)
        column.sort(key=lambda draft: -levels[draft.series])
        heights: list[float] = []
        wanted: list[float] = []
        for draft in column:
            high = draft.depth * space.leading
            fall = height - levels[draft.series]
            heights.append(high)
            wanted.append(fall - high / 2)
        edges = spread_evenly(
            wanted,
            heights,
            _FREE,
            height - _FREE,
        )
        for draft, edge, high in zip(column, edges, heights, strict=True):
            number = draft.series
            end = SlopeEnd(
                number,
                at,
                point=(xs[at], levels[number]),
                middle=height - edge - high / 2,
                value=block.series[number].labels[at],
                name=draft.name,
                is_right=at == last,
            )
            ends.append(end)
    return SlopePlot(xs, scale, height, tuple(ends))


def make_value_scale(block: ChartBlock, start: float, end: float) -> Scale:
    """Return a scale from the least to the greatest value; equal ones are in its middle."""
    values = list_values(block)
    low = min(values, default=0.0)
    high = max(values, default=0.0)
    if low == high:
        low -= 1
        high += 1
    return Scale(low, high, start, end)


# ---------------------------------------------------------------- marks


def break_moments(
    block: ChartBlock,
    space: ChartSpace,
    plot: SlopePlot,
) -> list[list[str]]:
    """Return the lines that name each moment, none as wide as to meet the next."""
    room = space.width
    if len(plot.xs) > 1:
        first, second = plot.xs[:2]
        apart = min(second - first, space.width / 2)
        behind = space.width - plot.xs[-2]
        moved = min(second * 2 / 3, behind * 2 / 3)
        """What the names at the ends have, which are moved inside."""
        room = min(apart, moved) - _ASIDE
    return [break_label(space.metrics, name, room) for name in block.categories]


def lay_out_moments(
    block: ChartBlock,
    space: ChartSpace,
    plot: SlopePlot,
) -> Iterator[Mark]:
    """Yield a quiet line at each moment, with its name above."""
    named = break_moments(block, space, plot)
    depth = max(map(len, named))
    head = plot.height + _HEAD_GAP + depth * space.leading
    top = head - space.leading
    for x, lines in zip(plot.xs, named, strict=True):
        down = (x, 0.0), (x, plot.height)
        yield Path(Part.GRID_LINE, down, HAIRLINE)
        half = measure_widest(space.metrics, lines) / 2
        last = space.width - half
        middle = max(half, min(x, last))
        first = Label(
            Part.CATEGORY_NAME,
            middle,
            top,
            "",
            "middle",
        )
        yield from stack_lines(first, lines, space.leading)


def lay_out_line(block: ChartBlock, plot: SlopePlot, number: int) -> Iterator[Mark]:
    """Yield the line of a series, and a point at each end."""
    style = style_mark(block, number)
    series = block.series[number]
    points: list[Point] = []
    for x, value in zip(plot.xs, series.values, strict=True):
        if value is not None:
            y = plot.scale.place(value)
            points.append((x, y))
    if len(points) > 1:
        width = _QUIET_WIDTH if style.is_muted else _WIDTH
        yield Path(
            Part.LINE,
            tuple(points),
            style.line,
            width,
            shown=Shown(series),
        )
    for x, y in points:
        yield Marker(
            Part.POINT,
            x,
            y,
            0,
            style.line,
            shown=Shown(series),
        )


def lay_out_end(
    block: ChartBlock,
    space: ChartSpace,
    end: SlopeEnd,
) -> Iterator[Mark]:
    """Yield the number of an end, its name, and what leads to them where they stand off."""
    style = style_mark(block, end.series)
    tone = name_series(style)
    sign = 1 if end.is_right else -1
    side: Side = "start" if end.is_right else "end"
    x, y = end.point
    lead = _LEAD * space.metrics.size
    start = x + sign * lead
    if end.is_moved:
        knees = (
            (x + sign * _KNEE, y),
            (x + sign * (_KNEE + 2), y),
            (x + sign * (lead - _KNEE), end.middle),
            (x + sign * (lead - 2), end.middle),
        )
        yield Path(Part.LEADER_LINE, knees, MUTED)
    depth = max(1, len(end.name))
    baseline = end.middle + (depth - 1) / 2 * space.leading - 3
    yield Label(
        Part.VALUE_LABEL,
        start,
        baseline,
        end.value,
        side,
        is_bold=True,
        tone=tone,
    )
    numbers = measure_values(block, space, end.at)
    name = Label(
        Part.SERIES_NAME,
        start + sign * (numbers + _GAP),
        baseline,
        "",
        side,
        is_bold=end.series in block.highlight.series,
        tone=tone,
    )
    yield from stack_lines(name, end.name, space.leading)
