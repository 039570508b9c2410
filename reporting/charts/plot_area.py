"""A chart with upright values -> its plot area: grid, ticks, and the names of categories below.

Names that are too wide for their room stand upright where all of them can be read so; of a
run of years or the like only every second, fifth, tenth … is named, at a tick.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    TEXT,
    Label,
    Mark,
    Part,
    Path,
)
from reporting.charts.scales import (
    Scale,
    choose_name_step,
    is_ordered,
    list_values,
    make_scale,
)
from reporting.charts.space import (
    ChartSpace,
    break_label,
    measure_longest_word,
    measure_widest,
    shorten_label,
)
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

PLOT_HEIGHT = 150.0
BASE_LINE_WIDTH = 0.75
TICK_LENGTH = 3.0
TICK_LABEL_GAP = 6.0
"""From a tick's label to the plot area, in points."""

_HEADROOM = 14.0
_MOST_LINES = 4
"""Most lines of a name."""
_APART = 3.0
"""Least room between the names of neighbours, in points."""
_LONGEST_UPRIGHT = 90.0
"""Longest name that stands upright, in points."""


class CategoryNames(Record, frozen=True):
    """How categories are named below a plot area.

    Args:
        lines: of each name.
        is_upright: whether they are turned to read from bottom to top.
        step: how many categories go on one name.
        height: room for them, in points.
        are_whole: whether every name can be read.
    """

    lines: tuple[tuple[str, ...], ...]
    is_upright: bool
    step: int
    height: float
    are_whole: bool


class PlotArea(Record, frozen=True):
    """The plot area of an upright chart; lengths and places in points.

    Args:
        left: its left edge, which is that of the grid.
        right: its right edge.
        scale: where values stand.
        centres: middle of each category.
        slot: width of a category.
        height: of the whole drawing.
        names: of the categories.
        width: of the whole drawing: names may reach over the sides of the plot area, but not
            over its own.
    """

    left: float
    right: float
    scale: Scale
    centres: tuple[float, ...]
    slot: float
    height: float
    names: CategoryNames
    width: float

    @property
    def names_top(self) -> float:
        """Where the names begin, above the foot of the drawing."""
        return self.names.height

    @property
    def base_y(self) -> float:
        """Where bars and areas stand."""
        return self.scale.place(self.scale.base)


def name_categories(block: ChartBlock, space: ChartSpace, slot: float) -> CategoryNames:
    """Settle how categories are named within slots of some width, in points."""
    metrics, categories = space.metrics, block.categories
    broken: list[tuple[str, ...]] = []
    longest_word = 0.0
    for name in categories:
        broken.append(tuple(break_label(metrics, name, slot - _APART)))
        longest_word = max(longest_word, measure_longest_word(metrics, name))
    depth = max(map(len, broken), default=0)
    if longest_word <= slot - _APART and depth <= _MOST_LINES:
        height = depth * space.leading + 6
        lines = tuple(broken)
        return CategoryNames(lines, False, 1, height, True)  # noqa: FBT003
    widest = measure_widest(metrics, categories)
    room = min(widest, _LONGEST_UPRIGHT)
    is_whole = widest <= _LONGEST_UPRIGHT
    short = [(shorten_label(metrics, name, _LONGEST_UPRIGHT),) for name in categories]
    if is_ordered(categories):
        return CategoryNames(
            lines=tuple(short),
            is_upright=False,
            step=choose_name_step(room + 8, slot),
            height=space.leading + 8,
            are_whole=is_whole,
        )
    step = choose_name_step(space.leading, slot)
    return CategoryNames(
        lines=tuple(short),
        is_upright=True,
        step=step,
        height=room + 8,
        are_whole=step == 1 and is_whole,
    )


def measure_tick_labels(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room for the labels of ticks left of a plot area, in points."""
    labels = tuple(tick.label for tick in block.ticks)
    return measure_widest(space.metrics, labels) + TICK_LABEL_GAP + 2


def measure_slot(
    block: ChartBlock, space: ChartSpace, right_room: float = 0.0
) -> float:
    """Return the width of a category beside the labels of ticks, in points.

    Args:
        block: the chart.
        space: what it is laid out in.
        right_room: kept free at the right, in points.
    """
    width = space.width - measure_tick_labels(block, space) - right_room
    return width / max(len(block.categories), 1)


def measure_plot_area(
    block: ChartBlock,
    space: ChartSpace,
    right_room: float = 0.0,
    room_below: float = 0.0,
) -> PlotArea:
    """Measure the plot area of a chart.

    Args:
        block: the chart.
        space: what it is laid out in.
        right_room: kept free at the right, in points.
        room_below: kept free between the plot area and the names, in points.
    """
    left = measure_tick_labels(block, space)
    slot = measure_slot(block, space, right_room)
    names = name_categories(block, space, slot)
    low = names.height + room_below
    values = () if block.stacked else list_values(block)
    count = max(len(block.categories), 1)
    return PlotArea(
        left=left,
        right=space.width - right_room,
        scale=make_scale(block.ticks, values, low, low + PLOT_HEIGHT),
        centres=tuple(left + slot * (at + 0.5) for at in range(count)),
        slot=slot,
        height=low + PLOT_HEIGHT + _HEADROOM,
        names=names,
        width=space.width,
    )


def lay_out_plot_area(
    area: PlotArea, block: ChartBlock, space: ChartSpace
) -> Iterator[Mark]:
    """Yield grid, labels of ticks, base line and names of categories."""
    for tick in block.ticks:
        y = area.scale.place(tick.value)
        yield Path(Part.GRID_LINE, ((area.left, y), (area.right, y)), HAIRLINE)
        yield make_tick_label(area.left, y, tick.label)
    base = (area.left, area.base_y), (area.right, area.base_y)
    yield Path(Part.BASE_LINE, base, TEXT, BASE_LINE_WIDTH)
    if area.names.is_upright:
        yield from _lay_out_upright_names(area)
    else:
        yield from _lay_out_level_names(area, space)


def make_tick_label(left: float, y: float, text: str) -> Label:
    """Return the label of a tick beside a plot area's left edge."""
    x = left - TICK_LABEL_GAP
    return Label(Part.TICK_LABEL, x, y - 3, text, "end", tone=MUTED)


def _lay_out_level_names(area: PlotArea, space: ChartSpace) -> Iterator[Mark]:
    """Yield names below their places, moved aside where they would leave the drawing."""
    end = -_APART
    step = area.names.step
    for at in range(0, len(area.names.lines), step):
        lines = area.names.lines[at]
        half = measure_widest(space.metrics, lines) / 2
        x = max(min(area.centres[at], area.width - half), half)
        if step > 1 and x - half < end + _APART:
            continue
        end = x + half
        if step > 1:
            yield _make_category_tick(area, at)
        for number, line in enumerate(lines):
            y = area.names_top - 11 - number * space.leading
            yield Label(Part.CATEGORY_NAME, x, y, line, "middle")


def _lay_out_upright_names(area: PlotArea) -> Iterator[Mark]:
    step = area.names.step
    for at in range(0, len(area.names.lines), step):
        if step > 1:
            yield _make_category_tick(area, at)
        (name,) = area.names.lines[at]
        x, y = area.centres[at] + 3, area.names_top - 4
        yield Label(Part.CATEGORY_NAME, x, y, name, "end", is_upright=True)


def _make_category_tick(area: PlotArea, at: int) -> Path:
    """Return the mark at a category that is named where not every one is."""
    x, y = area.centres[at], area.base_y
    ends = (x, y), (x, y - TICK_LENGTH)
    return Path(Part.TICK_MARK, ends, TEXT, BASE_LINE_WIDTH)
