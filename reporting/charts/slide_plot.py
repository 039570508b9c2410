"""A planned chart in a frame on a slide -> its plot area, and how what it shows is named.

The program that shows the slide draws the marks itself. It is told where its plot area stands,
so that here is known what it will draw where; labels can then be planned as in print.
"""

from __future__ import annotations

from reporting.charts.category_names import CategoryNames, name_categories
from reporting.charts.end_names import name_end
from reporting.charts.scales import (
    Scale,
    choose_name_step,
    list_reach,
    list_values,
    make_scale,
)
from reporting.charts.space import (
    ChartSpace,
    TextMetrics,
    break_label,
    measure_longest_word,
    measure_widest,
)
from reporting.content.chart_kinds import LabelPlace
from reporting.design.rect import PageRect, Rect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries, ReferenceLine
from reporting.record import Record

MOST_NUMBERED = 48
"""Most numbers that a chart on a slide carries; beyond, the axis speaks for them."""

_NAMES_SHARE, _WORD_SHARE, _ENDS_SHARE = 0.36, 0.6, 0.3
"""Shares of the width that names of rows may take, one long word of them, and names at ends."""
_LEAST_BARS = 0.3
"""Share of the width that bars keep at the least."""
_HEADROOM, _HEADROOM_OF_POINTS, _CALM = 1.35, 1.6, 0.5
"""Above a plot area, to the size of the type: below numbers, below such of points, and else."""
_AXIS_TITLE, _ROW, LEGEND_ROW = 1.9, 1.15, 1.3
"""Room of an axis' title, of a named row and of one of the legend, to the size of the type."""
_KEY, _LINE_KEY = 2.6, 2.0
"""Of a key and the room around a name in a legend, to the size of the type; more of a line."""
_MOST_ROWS = 3
"""Most rows of a legend above a plot area."""
_SEVERAL = 2
_LEAST_SLOT, _NAMES_HEIGHT = 3.0, 0.55
"""Narrowest room of a name of many lines, to the size of the type, and share of the height."""
_GAP_TO_NAMES = 10.0
_GAP_TO_NUMBERS = 5.0
"""From names and from a mark's end to what is named, in points."""
_LEGEND_WIDTH = 0.9
_ENDS_HEIGHT = 0.6
"""Share of the height that names at ends may take."""


class SlidePlot(Record, frozen=True):
    """Where the plot area of a chart stands in its frame; y grows upwards from its foot.

    Args:
        frame: the whole of the chart, from 0, 0.
        place: its plot area.
        scale: where values of the first axis stand.
        second: where those of the second one stand, if there is one.
        names: of the categories below the plot area.
        step: how many categories go on one name.
        legend_rows: of the legend above; none where it stands beside, or names stand at ends.
        are_named_at_ends: whether lines are named at their ends.
        roof: up to where marks, numbers and remarks stand; names of spans are above it.
    """

    frame: PageRect
    place: PageRect
    scale: Scale
    second: Scale | None
    names: CategoryNames | None
    step: int
    legend_rows: int
    are_named_at_ends: bool
    roof: float = 0.0

    def find_scale(self, series: ChartSeries) -> Scale:
        """Return where the values of a series stand."""
        if series.is_second and self.second:
            return self.second
        return self.scale


def measure_slide_plot(
    block: ChartBlock,
    width: float,
    height: float,
    metrics: TextMetrics,
    *,
    has_axis: bool = True,
    are_ends_free: bool = True,
) -> SlidePlot:
    """Share out a frame among plot area, names, numbers and legend.

    Args:
        block: the chart.
        width: of the frame, in points.
        height: of the frame, in points.
        metrics: of the lettering.
        has_axis: whether the ticks of lying bars are labelled.
        are_ends_free: whether lines may be named at their ends.
    """
    frame = PageRect(0.0, height, width, height)
    space = ChartSpace(Rect[float](0.0, 0.0, width, height), metrics)
    size = metrics.size
    row = LEGEND_ROW * size
    ends = measure_ends(block, space) if are_ends_free else 0.0
    rows = 0
    if not ends and is_legend_above(block, space):
        rows = count_legend_rows(block, space)
    above = rows * row + measure_headroom(block) * size
    names: CategoryNames | None = None
    beside = 0.0
    if not rows and not ends and has_legend(block):
        beside = measure_legend_beside(block, space)
        beside += measure_last_numbers(block, space)
    if block.traits.is_sideways:
        left, right = measure_sides(block, space)
        right += beside
        bottom = row if has_axis else size * _CALM / 4
        above += row * len(block.lines)
        step = count_skipped(block, height - above - bottom, size)
    else:
        left = measure_left(block, space)
        right = measure_right(block, space, left, ends) + beside
        bottom = row
        step = 1
        if block.categories:
            names = name_on_slide(block, space, width - left - right)
            bottom = names.height
            step = names.step
        if block.x_label:
            bottom += size * _AXIS_TITLE
    place = PageRect.of_edges(left, bottom, width - right, height - above)
    scale = make_slide_scale(block, place, is_second=False)
    second = None
    if block.has_second_axis:
        second = make_slide_scale(block, place, is_second=True)
    return SlidePlot(frame, place, scale, second, names, step, rows, bool(ends))


def name_on_slide(block: ChartBlock, space: ChartSpace, width: float) -> CategoryNames:
    """Settle how categories are named below a plot area of some width, in points."""
    slot = width / len(block.categories)
    if block.native_dates:
        height = space.leading + _GAP_TO_NAMES
        return CategoryNames((), False, 1, height, True)  # noqa: FBT003  (as named)
    names = name_categories(block, space, slot)
    if names.is_upright:
        return break_deeply(block, space, slot) or names
    return names


def break_deeply(
    block: ChartBlock,
    space: ChartSpace,
    slot: float,
) -> CategoryNames | None:
    """Return long names in as many level lines as the frame has room for, if it has."""
    leading = space.leading
    room = slot - _GAP_TO_NUMBERS
    if room < _LEAST_SLOT * space.metrics.size:
        return None
    lines: list[tuple[str, ...]] = []
    for name in block.categories:
        broken = break_label(space.metrics, name, room)
        lines.append(tuple(broken))
    deepest = max(map(len, lines))
    height = deepest * leading + _GAP_TO_NUMBERS
    if height > _NAMES_HEIGHT * space.place.height:
        return None
    return CategoryNames(
        lines=tuple(lines),
        is_upright=False,
        step=1,
        height=height,
        are_whole=False,
    )


def make_slide_scale(block: ChartBlock, place: PageRect, *, is_second: bool) -> Scale:
    """Return the scale of an axis along the side of a plot area that values run along."""
    ticks = block.second_ticks if is_second else block.ticks
    start, end = place.bottom, place.top
    if block.traits.is_sideways:
        start, end = place.left, place.right
    values: list[float] = []
    if not ticks:
        values = list_values(block, is_second=is_second) or list_reach(block)
    is_log = block.is_log and not is_second
    return make_scale(ticks, values, start, end, is_log=is_log)


# ---------------------------------------------------------------- room around the plot area


def measure_headroom(block: ChartBlock) -> float:
    """Return the room over a plot area, to the size of the type."""
    traits = block.traits
    is_within = block.is_stacked and not block.is_combined
    is_unlabelled = traits.label_place is LabelPlace.NOWHERE
    if traits.is_sideways or is_unlabelled or is_within:
        return _CALM
    return _HEADROOM if traits.has_bars else _HEADROOM_OF_POINTS


def measure_left(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room of the first axis' labels, in points."""
    labels = [tick.label for tick in block.ticks]
    room = measure_widest(space.metrics, labels) + _GAP_TO_NAMES
    if block.has_second_axis:
        room += space.metrics.size * _AXIS_TITLE
    return room


def measure_right(
    block: ChartBlock,
    space: ChartSpace,
    left: float,
    ends: float,
) -> float:
    """Return the room right of a plot area, in points.

    The second axis' labels stand there, or half a label below the last tick, and names.

    Args:
        block: the chart.
        space: its frame.
        left: room left of the plot area, in points.
        ends: room of the names at the ends of lines.
    """
    size = space.metrics.size
    if block.has_second_axis:
        labels = [tick.label for tick in block.second_ticks]
        widest = measure_widest(space.metrics, labels)
        ticks = widest + _GAP_TO_NAMES + size * _AXIS_TITLE
    else:
        labels = [tick.label for tick in block.x_ticks[-1:]]
        half = measure_widest(space.metrics, labels) / 2
        ticks = max(size, half + _GAP_TO_NUMBERS)
    return max(
        ticks,
        reach_into_slot(block, space.width - left, ends),
        measure_reference_room(block, space),
    )


def measure_sides(block: ChartBlock, space: ChartSpace) -> tuple[float, float]:
    """Return the room left of lying bars for names, and right of them for numbers."""
    metrics, width = space.metrics, space.width
    widest = measure_widest(metrics, block.categories)
    words = [measure_longest_word(metrics, name) for name in block.categories]
    longest = min(_WORD_SHARE * width, max(words))
    names = min(_NAMES_SHARE * width, widest)
    left = max(names, longest) + _GAP_TO_NAMES
    free = width - left
    reach = free
    values = () if block.ticks else list_reach(block)
    scale = make_scale(block.ticks, values, 0.0, 1.0)
    if not block.is_stacked:
        for series in block.series:
            for value, label in zip(series.values, series.labels, strict=True):
                if value is None or value < 0:
                    continue
                share = scale.place(value)
                number = metrics.width(label, bold=True) + 2 * _GAP_TO_NUMBERS
                if share > 0:
                    reach = min(reach, (free - number) / share)
    reach = min(reach, free - metrics.size)
    least = left + _LEAST_BARS * width
    return left, width - max(left + reach, least)


def count_skipped(block: ChartBlock, room: float, size: float) -> int:
    """Return how many rows go on one name, where there are too many to name each."""
    count = max(len(block.categories), 1)
    pitch = room / count
    return choose_name_step(size * _ROW, pitch)


def measure_reference_room(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room for the names of lines across, beside the plot area."""
    if block.has_second_axis or not block.lines:
        return 0.0
    words = [name_reference(line) for line in block.lines]
    widest = measure_widest(space.metrics, words, bold=True)
    need = widest + 3 * _GAP_TO_NUMBERS
    return min(need, space.width * _ENDS_SHARE)


def name_reference(line: ReferenceLine) -> str:
    """Return the name of a line across, with its value."""
    return f"{line.name} {line.label}"


# ---------------------------------------------------------------- names of series


def has_legend(block: ChartBlock) -> bool:
    """Whether there is more than one name to tell apart."""
    return len(block.series) > 1 or block.traits.names_categories


def is_legend_above(block: ChartBlock, space: ChartSpace) -> bool:
    """Whether the legend stands above: beside where it would press the plot area."""
    if not has_legend(block) or block.traits.names_categories:
        return False
    count = len(block.series)
    need = count * space.metrics.size * LEGEND_ROW
    rows = count_legend_rows(block, space)
    is_high = rows > _MOST_ROWS
    return not is_high or need > space.place.height


def count_legend_rows(block: ChartBlock, space: ChartSpace) -> int:
    """Return how many rows a legend has: programs set it in columns that are all as wide."""
    entry = measure_entry(block, space)
    room = space.width * _LEGEND_WIDTH
    columns = max(1, int(room / entry))
    return -(-len(block.series) // columns)


def measure_legend_beside(block: ChartBlock, space: ChartSpace) -> float:
    """Return the width of a legend beside the plot area, in points."""
    words = [
        measure_longest_word(space.metrics, series.name) for series in block.series
    ]
    most = max(space.width * _ENDS_SHARE, max(words) + measure_key(block, space))
    return min(measure_entry(block, space), most)


def measure_entry(block: ChartBlock, space: ChartSpace) -> float:
    """Return the width of the widest name in a legend, with its key, in points."""
    names = [series.name for series in block.series]
    widest = measure_widest(space.metrics, names)
    return widest + measure_key(block, space)


def measure_key(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room of a key and around a name in a legend: lines have long ones."""
    key = _KEY + _LINE_KEY if block.traits.has_lines else _KEY
    return key * space.metrics.size


def measure_last_numbers(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room of numbers at the ends of lines, before a legend; else none."""
    if not block.traits.has_lines:
        return 0.0
    labels = [series.labels[-1] for series in block.series]
    return measure_widest(space.metrics, labels, bold=True) + 2 * _GAP_TO_NUMBERS


def measure_ends(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room for names at the ends of lines; 0 where they are named in a legend."""
    is_of_lines = block.traits.has_lines and block.traits.has_categories
    are_several = len(block.series) >= _SEVERAL
    if block.has_second_axis or not are_several or not is_of_lines:
        return 0.0
    ends = [series.values[-1] for series in block.series]
    if None in ends:
        return 0.0
    words = [name_end(series) for series in block.series]
    widest = measure_widest(space.metrics, words, bold=True)
    need = widest + 3 * _GAP_TO_NUMBERS
    rows = len(block.series) + len(block.lines)
    high = rows * space.metrics.size * _ROW
    is_low = high <= space.place.height * _ENDS_HEIGHT
    is_narrow = need <= space.width * _ENDS_SHARE
    return need if is_low and is_narrow else 0.0


def reach_into_slot(block: ChartBlock, width: float, room: float) -> float:
    """Return the room for names right of a plot area: they begin at its last point.

    Args:
        block: the chart.
        width: of the plot area and the room, in points.
        room: of the names, in points.
    """
    if block.native_dates:
        return room
    halves = 2 * max(len(block.categories), 1)
    half_a_slot = width / halves
    return (room - half_a_slot) / (1 - 1 / halves)
