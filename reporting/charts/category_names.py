"""The categories of a chart -> how they are named below its plot area.

Names that are too wide for their room stand upright where all of them can be read so; of a
run of years or the like only every second, fifth, tenth … is named, at a tick.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.charts.scales import choose_name_step, is_ordered
from reporting.charts.space import (
    ChartSpace,
    break_label,
    break_label_shortly,
    measure_longest_word,
    measure_widest,
    shorten_label,
)
from reporting.number_forms import NBSP
from reporting.plan.block_model import ChartBlock
from reporting.plan.date_axis import DateAxis, DateTicks, choose_ticks
from reporting.record import Record

_MOST_LINES = 4
"""Most lines of a name."""
NAMES_APART = 3.0
"""Least room between the names of neighbours, in points."""
_DATES_APART, _WORDS_APART = 5.0, 8.0
"""Least room between the names of dates, in points: of one word, and of several."""
_LONGEST_UPRIGHT = 90.0
"""Longest name that stands upright, in points."""
_STILL_LONGER = (132.0, 200.0)
"""Where names would be cut, lines of upright ones may be as long, in points."""
_DEEPEST = 132.0
"""Deepest room for names of many level lines, in points."""
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
    room = slot - NAMES_APART
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
    length = _LONGEST_UPRIGHT
    for longer in _STILL_LONGER:
        depths = [len(break_label(metrics, name, length)) for name in block.categories]
        if max(depths) > most:
            length = longer
    for name in block.categories:
        lines = break_label_shortly(metrics, name, length, most)
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
    has_parts = any(NBSP in tick.lines[0] for tick in dates.rungs[0])
    apart = _WORDS_APART if has_parts else _DATES_APART
    ticks = choose_ticks(dates, width, measure, apart)
    depth = max(len(tick.lines) for tick in ticks)
    widest = measure_widest(space.metrics, names)
    return CategoryNames(
        lines=(),
        is_upright=False,
        step=choose_name_step(widest + apart, slot),
        height=depth * space.leading + 8,
        are_whole=True,
        dates=ticks,
    )
