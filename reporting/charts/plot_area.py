"""A chart with upright values -> its plot area: grid, ticks, and the names of categories below.

Names that are too wide for their room stand upright where all of them can be read so; of a
run of years or the like only every second, fifth, tenth … is named, at a tick.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    list_reach,
    list_values,
    make_scale,
)
from reporting.charts.second_axis import (
    AxisTitles,
    break_axis_titles,
    lay_out_axis_titles,
    lay_out_second_labels,
    measure_second_labels,
)
from reporting.charts.space import (
    ChartSpace,
    break_label,
    break_label_shortly,
    measure_longest_word,
    measure_widest,
    shorten_label,
)
from reporting.plan.block_model import ChartBlock
from reporting.plan.date_axis import DateAxis, DateTicks, choose_ticks
from reporting.record import Record

PLOT_HEIGHT = 150.0
BASE_LINE_WIDTH = 0.75
TICK_LENGTH = 3.0
TICK_LABEL_GAP = 6.0
"""From a tick's label to the plot area, in points."""

HEADROOM = 14.0
"""Above the plot area, in points."""
_MOST_LINES = 4
"""Most lines of a name."""
_APART = 3.0
"""Least room between the names of neighbours, in points."""
_DATES_APART = 8.0
"""Least room between the names of dates, in points."""
_LONGEST_UPRIGHT = 90.0
"""Longest name that stands upright, in points."""
_DEEPEST = 132.0
"""Deepest room for names of many level lines, in points."""
_DESCENT = 2.0
"""What the letters of an upright name have right of their baseline, in points."""
_LEAST_LEVEL = 40.0
"""Narrowest room in which a long name is broken into many level lines, in points."""


class CategoryNames(Record, frozen=True):
    """How categories are named below a plot area.

    Args:
        lines: of each name.
        is_upright: whether they are turned to read from bottom to top.
        step: how many categories go on one name.
        height: room for them, in points.
        are_whole: whether every name can be read.
        dates: what is named instead, where categories are dates: all that have room.
    """

    lines: tuple[tuple[str, ...], ...]
    is_upright: bool
    step: int
    height: float
    are_whole: bool
    dates: DateTicks = ()


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
        second: where values of the second axis stand, if there is one.
        titles: what both axes measure.
    """

    left: float
    right: float
    scale: Scale
    centres: tuple[float, ...]
    slot: float
    height: float
    names: CategoryNames
    width: float
    second: Scale | None = None
    titles: AxisTitles = AxisTitles()

    def find_scale(self, *, is_second: bool) -> Scale:
        """Return where the values of one of the axes stand."""
        if is_second and self.second:
            return self.second
        return self.scale

    @property
    def names_top(self) -> float:
        """Where the names begin, above the foot of the drawing."""
        return self.names.height

    @property
    def base_y(self) -> float:
        """Where bars and areas stand."""
        return self.scale.place(self.scale.base)


def name_categories(
    block: ChartBlock,
    space: ChartSpace,
    slot: float,
) -> CategoryNames:
    """Settle how categories are named within slots of some width, in points."""
    metrics, leading = space.metrics, space.leading
    categories = block.categories
    if block.dates:
        return name_dates(block.dates, categories, space, slot)
    room = slot - _APART
    broken: list[tuple[str, ...]] = []
    longest_word = 0.0
    depth = 0
    for name in categories:
        lines = break_label(metrics, name, room)
        broken.append(tuple(lines))
        depth = max(depth, len(lines))
        longest_word = max(longest_word, measure_longest_word(metrics, name))
    if longest_word <= room and depth <= _MOST_LINES:
        return CategoryNames(
            lines=tuple(broken),
            is_upright=False,
            step=1,
            height=depth * leading + 6,
            are_whole=True,
        )
    widest = measure_widest(metrics, categories)
    is_whole = widest <= _LONGEST_UPRIGHT
    height = depth * leading + 6
    if not is_whole and room >= _LEAST_LEVEL and height <= _DEEPEST:
        return CategoryNames(
            lines=tuple(broken),
            is_upright=False,
            step=1,
            height=height,
            are_whole=False,
        )
    if not is_ordered(categories):
        return turn_names(block, space, slot)
    short = [(shorten_label(metrics, name, _LONGEST_UPRIGHT),) for name in categories]
    widest = min(widest, _LONGEST_UPRIGHT)
    return CategoryNames(
        lines=tuple(short),
        is_upright=False,
        step=choose_name_step(widest + 8, slot),
        height=leading + 8,
        are_whole=is_whole,
    )


def turn_names(
    block: ChartBlock,
    space: ChartSpace,
    slot: float,
) -> CategoryNames:
    """Settle how names stand upright, in as many lines as their slots have room for."""
    metrics, leading = space.metrics, space.leading
    step = choose_name_step(leading, slot)
    most = max(1, int(slot * step / leading))
    names: list[tuple[str, ...]] = []
    widest = 0.0
    is_whole = step == 1
    for name in block.categories:
        lines = break_label_shortly(metrics, name, _LONGEST_UPRIGHT, most)
        names.append(tuple(lines))
        widest = max(widest, measure_widest(metrics, lines))
        is_whole = is_whole and len(lines) == 1
    return CategoryNames(
        lines=tuple(names),
        is_upright=True,
        step=step,
        height=widest + 8,
        are_whole=is_whole,
    )


def name_dates(
    dates: DateAxis,
    names: Sequence[str],
    space: ChartSpace,
    slot: float,
) -> CategoryNames:
    """Settle which dates are named within slots of some width, in points."""

    def measure(lines: tuple[str, ...]) -> float:
        return measure_widest(space.metrics, lines)

    width = slot * len(names)
    ticks = choose_ticks(dates, width, measure, _DATES_APART)
    depth = max(len(tick.lines) for tick in ticks)
    widest = measure_widest(space.metrics, names)
    return CategoryNames(
        lines=(),
        is_upright=False,
        step=choose_name_step(widest + space.leading, slot),
        height=depth * space.leading + 8,
        are_whole=True,
        dates=ticks,
    )


def measure_tick_labels(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room for the labels of ticks left of a plot area, in points."""
    labels = [tick.label for tick in block.ticks]
    widest = measure_widest(space.metrics, labels)
    return widest + TICK_LABEL_GAP + 2


def measure_slot(
    block: ChartBlock,
    space: ChartSpace,
    right_room: float = 0.0,
) -> float:
    """Return the width of a category beside the labels of ticks, in points.

    Args:
        block: the chart.
        space: what it is laid out in.
        right_room: kept free at the right, in points.
    """
    left = measure_tick_labels(block, space)
    right = right_room + measure_second_labels(block, space)
    count = max(len(block.categories), 1)
    return (space.width - left - right) / count


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
    high = low + PLOT_HEIGHT
    width = slot * len(block.categories)
    centres = [left + share * width for share in block.shares]
    titles = break_axis_titles(block, space)
    second = None
    if block.has_second_axis:
        values = list_values(block, is_second=True)
        second = make_scale(block.second_ticks, values, low, high)
    return PlotArea(
        left=left,
        right=space.width - right_room - measure_second_labels(block, space),
        scale=make_scale(block.ticks, list_reach(block), low, high),
        centres=tuple(centres),
        slot=slot,
        height=high + HEADROOM + titles.depth * space.leading,
        names=names,
        width=space.width,
        second=second,
        titles=titles,
    )


def lay_out_plot_area(
    area: PlotArea,
    block: ChartBlock,
    space: ChartSpace,
) -> Iterator[Mark]:
    """Yield grid, labels of ticks, base line and names of categories."""
    for tick in block.ticks:
        y = area.scale.place(tick.value)
        ends = (area.left, y), (area.right, y)
        yield Path(Part.GRID_LINE, ends, HAIRLINE)
        yield make_tick_label(area.left, y, tick.label)
    if area.second:
        yield from lay_out_second_labels(block, area.second, area.right)
        yield from lay_out_axis_titles(area.titles, space, area.height)
    y = area.base_y
    ends = (area.left, y), (area.right, y)
    yield Path(Part.BASE_LINE, ends, TEXT, BASE_LINE_WIDTH)
    if block.dates:
        yield from lay_out_dates(block.dates, area, space)
    elif area.names.is_upright:
        yield from lay_out_upright_names(area, space.leading)
    else:
        yield from lay_out_level_names(area, space)


def make_tick_label(
    left: float,
    y: float,
    text: str,
) -> Label:
    """Return the label of a tick beside a plot area's left edge."""
    x = left - TICK_LABEL_GAP
    baseline = y - 3
    return Label(Part.TICK_LABEL, x, baseline, text, "end", tone=MUTED)


def lay_out_level_names(area: PlotArea, space: ChartSpace) -> Iterator[Mark]:
    """Yield names below their places, moved aside where they would leave the drawing.

    Of names that go for several categories, one that would run into the name before it is
    left out, and each has a tick.
    """
    names = area.names
    is_sparse = names.step > 1
    free = 0.0
    for at in range(
        0,
        len(names.lines),
        names.step,
    ):
        lines = names.lines[at]
        half = measure_widest(space.metrics, lines) / 2
        x = min(
            area.centres[at],
            area.width - half,
        )
        x = max(x, half)
        if is_sparse and x - half < free:
            continue
        free = x + half + _APART
        if is_sparse:
            yield _make_tick(area, area.centres[at])
        baseline = area.names_top - 11
        for line in lines:
            yield Label(Part.CATEGORY_NAME, x, baseline, line, "middle")
            baseline -= space.leading


def lay_out_upright_names(area: PlotArea, leading: float) -> Iterator[Mark]:
    """Yield names that read from bottom to top, their ends below their places."""
    names = area.names
    y = area.names_top - 4
    for at in range(
        0,
        len(names.lines),
        names.step,
    ):
        if names.step > 1:
            yield _make_tick(area, area.centres[at])
        lines = names.lines[at]
        x = area.centres[at] + 3 - leading * (len(lines) - 1) / 2
        x = min(x, area.width - _DESCENT)
        for line in lines:
            yield Label(
                Part.CATEGORY_NAME,
                x,
                y,
                line,
                "end",
                is_upright=True,
            )
            x += leading


def lay_out_dates(
    dates: DateAxis,
    area: PlotArea,
    space: ChartSpace,
) -> Iterator[Mark]:
    """Yield the names of dates below their places, each with a tick where some have none."""
    width = area.slot * len(dates.places)
    ticks = area.names.dates
    is_sparse = dates.is_scaled or len(ticks) < len(dates.places)
    for tick in ticks:
        place = area.left + dates.find_share(tick.place) * width
        if is_sparse:
            yield _make_tick(area, place)
        half = measure_widest(space.metrics, tick.lines) / 2
        x = max(min(place, area.width - half), half)
        baseline = area.names_top - 11
        for line in tick.lines:
            yield Label(Part.CATEGORY_NAME, x, baseline, line, "middle")
            baseline -= space.leading


def _make_tick(area: PlotArea, x: float) -> Path:
    """Return the mark at what is named where not everything is."""
    y = area.base_y
    ends = (x, y), (x, y - TICK_LENGTH)
    return Path(Part.TICK_MARK, ends, TEXT, BASE_LINE_WIDTH)
