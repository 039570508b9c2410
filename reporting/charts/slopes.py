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
    Side,
)
from reporting.charts.plot_area import PLOT_HEIGHT
from reporting.charts.scales import Scale, list_values
from reporting.charts.series_style import name_series, style_mark
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.charts.tracks import order_tracks
from reporting.design.stacking import spread_evenly
from reporting.plan.block_model import ChartBlock
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
        return abs(self.middle - self.point[1]) > _NEAR


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
    depth = max(len(lines) for lines in break_moments(block, space, plot))
    height = plot.height + depth * space.leading + _HEAD_GAP
    return ChartLayout(Panel(space.width, height, tuple(marks), plot.scale))


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
    named = [choose_named_end(block, number) for number in range(len(block.series))]
    rooms: list[float] = []
    for at in (0, last):
        names = [
            row.name for row, end in zip(block.series, named, strict=True) if end == at
        ]
        values = measure_values(block, space, at)
        room = measure_widest(space.metrics, names, bold=True)
        wide = values + room + (_GAP if names else 0.0) + lead
        rooms.append(min(wide, space.width * share))
    if not last:
        rooms[0] = lead
    left, right = rooms[0], space.width - rooms[1]
    left = min(left, right - space.width * _PLOT_SHARE)
    step = (right - left) / last if last else 0.0
    xs = tuple([left + step * at for at in range(last + 1)])
    drafts: list[tuple[int, int, tuple[str, ...]]] = []
    said: set[tuple[int, str]] = set()
    """Numbers that stand alone: one speaks for all lines that begin at it."""
    for number, row in enumerate(block.series):
        for at in dict.fromkeys((0, last)):
            label = row.labels[at]
            is_named = named[number] == at
            if row.values[at] is None or (not is_named and (at, label) in said):
                continue
            said.add((at, label))
            name: list[str] = []
            if is_named:
                room = left if at != last else space.width - right
                room -= lead + _GAP + measure_values(block, space, at)
                name = break_label(space.metrics, row.name, room)
            drafts.append((number, at, tuple(name)))
    return stack_ends(block, space, xs, height, drafts)


def choose_named_end(block: ChartBlock, number: int) -> int:
    """Return at which moment a series is named: the last one of which a value is known."""
    values = block.series[number].values
    last = len(block.categories) - 1
    return 0 if values[last] is None else last


def measure_values(block: ChartBlock, space: ChartSpace, at: int) -> float:
    """Return the width of the widest number of a moment, in points."""
    labels = [row.labels[at] for row in block.series]
    return measure_widest(space.metrics, labels, bold=True)


def stack_ends(
    block: ChartBlock,
    space: ChartSpace,
    xs: tuple[float, ...],
    height: float,
    drafts: Sequence[tuple[int, int, tuple[str, ...]]],
) -> SlopePlot:
    """Return the plot with what is written at both sides, none over another.

    Args:
        block: the chart.
        space: what it is laid out in.
        xs: of each moment, in points.
        height: what the plot takes at the least.
        drafts: numbers of series and moment, and the lines of the name.
    """
    last = len(xs) - 1
    for side in (0, last):
        lines = [max(1, len(name)) for _, at, name in drafts if at == side]
        height = max(height, sum(lines) * space.leading + 2 * _FREE)
    inset = space.leading / 2 + _FREE
    scale = make_value_scale(block, inset, height - inset)
    ends: list[SlopeEnd] = []
    for side in dict.fromkeys((0, last)):
        column = [draft for draft in drafts if draft[1] == side]
        levels: dict[int, float] = {}
        for number, at, _ in column:
            levels[number] = scale.place(block.series[number].values[at] or 0.0)
        column.sort(key=lambda draft: -levels[draft[0]])
        heights = [max(1, len(name)) * space.leading for _, _, name in column]
        wanted = [
            height - levels[draft[0]] - high / 2
            for draft, high in zip(column, heights, strict=True)
        ]
        edges = spread_evenly(wanted, heights, _FREE, height - _FREE)
        for (number, at, name), edge, high in zip(column, edges, heights, strict=True):
            end = SlopeEnd(
                number,
                at,
                (xs[at], levels[number]),
                height - edge - high / 2,
                block.series[number].labels[at],
                name,
                is_right=at == last,
            )
            ends.append(end)
    return SlopePlot(xs, scale, height, tuple(ends))


def make_value_scale(block: ChartBlock, start: float, end: float) -> Scale:
    """Return a scale from the least to the greatest value; equal ones are in its middle."""
    values = list_values(block)
    low, high = min(values, default=0.0), max(values, default=0.0)
    if low == high:
        low, high = low - 1, high + 1
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
        before, behind = plot.xs[1], space.width - plot.xs[-2]
        apart = min(plot.xs[1] - plot.xs[0], space.width / 2)
        room = min(apart, before * 2 / 3, behind * 2 / 3) - _ASIDE  # moved inside
    return [break_label(space.metrics, name, room) for name in block.categories]


def lay_out_moments(
    block: ChartBlock,
    space: ChartSpace,
    plot: SlopePlot,
) -> Iterator[Mark]:
    """Yield a quiet line at each moment, with its name above."""
    named = break_moments(block, space, plot)
    depth = max(map(len, named))
    for x, lines in zip(plot.xs, named, strict=True):
        yield Path(Part.GRID_LINE, ((x, 0.0), (x, plot.height)), HAIRLINE)
        half = measure_widest(space.metrics, lines) / 2
        middle = max(half, min(x, space.width - half))
        baseline = plot.height + _HEAD_GAP + depth * space.leading
        for line in lines:
            baseline -= space.leading
            yield Label(Part.CATEGORY_NAME, middle, baseline, line, "middle")


def lay_out_line(block: ChartBlock, plot: SlopePlot, number: int) -> Iterator[Mark]:
    """Yield the line of a series, and a point at each end."""
    style = style_mark(block, number)
    points: list[Point] = []
    for x, value in zip(plot.xs, block.series[number].values, strict=True):
        if value is not None:
            points.append((x, plot.scale.place(value)))
    if len(points) > 1:
        width = _QUIET_WIDTH if style.is_muted else _WIDTH
        yield Path(Part.LINE, tuple(points), style.line, width)
    for x, y in points:
        yield Marker(Part.POINT, x, y, 0, style.line)


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
    if end.is_moved:
        knees = (
            (x + sign * _KNEE, y),
            (x + sign * (_KNEE + 2), y),
            (x + sign * (lead - _KNEE), end.middle),
            (x + sign * (lead - 2), end.middle),
        )
        yield Path(Part.LEADER_LINE, knees, MUTED)
    start = x + sign * lead
    depth = max(1, len(end.name))
    baseline = end.middle + (depth - 1) / 2 * space.leading - 3
    yield Label(
        Part.VALUE_LABEL, start, baseline, end.value, side, is_bold=True, tone=tone
    )
    start += sign * (measure_values(block, space, end.at) + _GAP)
    is_chosen = end.series in block.highlight.series
    for line in end.name:
        yield Label(
            Part.SERIES_NAME, start, baseline, line, side, is_bold=is_chosen, tone=tone
        )
        baseline -= space.leading
