"""A chart with upright values -> its frame: grid, ticks, and the names of categories below.

Names that are too wide for their room stand upright where all of them can be read so; of a
run of years or the like only every second, fifth, tenth … is named, at a tick.
"""

from __future__ import annotations

from reporting.dossier.charts.scales import (
    Scale,
    choose_name_step,
    is_ordered,
    list_values,
    make_scale,
)
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, TextMetrics
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

PLOT = 150.0
_HEAD = 14.0
_LINES = 4
"""Most lines of a name."""
_APART = 3.0
"""Least room between the names of neighbours, in points."""
_UPRIGHT = 90.0
"""Longest name that stands upright, in points."""


class CategoryNames(Record, frozen=True):
    """The names below a chart: lines of each, whether they stand upright, how many go on one."""

    lines: tuple[tuple[str, ...], ...]
    upright: bool
    every: int
    height: float
    whole: bool
    """Whether every name can be read."""


class PlotArea(Record, frozen=True):
    """The plot of an upright chart: its edges, its scale, and where the categories stand."""

    left: float
    right: float
    up: Scale
    slots: tuple[float, ...]
    slot: float
    height: float
    names: CategoryNames
    foot: float
    """Where the names begin."""
    width: float
    """Of the whole drawing: names may reach over the plot's sides, but not over its own."""


def name_categories(
    setting: RenderContext, block: ChartBlock, slot: float
) -> CategoryNames:
    """Settle how categories are named within slots of some width, in points."""
    letters, categories = TextMetrics(setting.theme), block.categories
    widest = max(map(letters.width, categories), default=0.0)
    lines = tuple(tuple(letters.lines(name, slot - 3)) for name in categories)
    deep = max(map(len, lines), default=0)
    if (
        max(map(letters.longest_word, categories), default=0.0) <= slot - 3
        and deep <= _LINES
    ):
        return CategoryNames(
            lines, upright=False, every=1, height=deep * letters.leading + 6, whole=True
        )
    if is_ordered(categories):
        single = tuple((letters.fitted(name, _UPRIGHT),) for name in categories)
        step = choose_name_step(min(widest, _UPRIGHT) + 8, slot)
        return CategoryNames(
            single,
            upright=False,
            every=step,
            height=letters.leading + 8,
            whole=widest <= _UPRIGHT,
        )
    single = tuple((letters.fitted(name, _UPRIGHT),) for name in categories)
    step = choose_name_step(letters.leading, slot)
    whole = step == 1 and widest <= _UPRIGHT
    return CategoryNames(
        single, upright=True, every=step, height=min(widest, _UPRIGHT) + 8, whole=whole
    )


def measure_slot(
    setting: RenderContext, block: ChartBlock, right: float = 0.0
) -> tuple[float, float]:
    """Return the left edge of a plot, behind the labels of its ticks, and the width of a category's slot.

    Args:
        setting: the column.
        block: the chart.
        right: room kept free at the right, in points.
    """
    letters = TextMetrics(setting.theme)
    left = max((letters.width(tick.label) for tick in block.ticks), default=0.0) + 8
    return left, (setting.width - left - right) / max(len(block.categories), 1)


def measure_plot_area(
    setting: RenderContext, block: ChartBlock, right: float = 0.0, below: float = 0.0
) -> PlotArea:
    """Measure the frame of a chart.

    Args:
        setting: the column.
        block: the chart.
        right: room kept free at the right, in points.
        below: room kept free between the plot and the names, in points.
    """
    left, slot = measure_slot(setting, block, right)
    named = name_categories(setting, block, slot)
    low = named.height + below
    up = make_scale(
        block.ticks, list_values(block) if not block.stacked else (), low, low + PLOT
    )
    slots = tuple(
        left + slot * (at + 0.5) for at in range(max(len(block.categories), 1))
    )
    return PlotArea(
        left,
        setting.width - right,
        up,
        slots,
        slot,
        low + PLOT + _HEAD,
        named,
        named.height,
        setting.width,
    )


def find_baseline(scaled: Scale) -> float:
    """Return where the base of a plot is: at nothing, or at the end that is nearest to it."""
    return scaled(min(max(0.0, scaled.low), scaled.high))


def draw_plot_area(pen: Drawing, within: PlotArea, block: ChartBlock) -> None:
    """Draw grid, tick labels, base line and names."""
    colours = pen.theme.colours
    for tick in block.ticks:
        y = within.up(tick.value)
        pen.line((within.left, y), (within.right, y), colours.hairline)
        pen.text(within.left - 6, y - 3, tick.label, "end", ink=colours.muted)
    base = find_baseline(within.up)
    pen.line((within.left, base), (within.right, base), colours.ink, 0.75)
    if within.names.upright:
        _upright_names(pen, within, base)
    else:
        _level_names(pen, within, base)


def _level_names(pen: Drawing, within: PlotArea, base: float) -> None:
    """Write names in the middle below their places, moved aside where they would leave the drawing."""
    end = -_APART
    for at in range(0, len(within.names.lines), within.names.every):
        lines = within.names.lines[at]
        half = max(map(pen.letters.width, lines), default=0.0) / 2
        x = max(min(within.slots[at], within.width - half), half)
        if x - half < end + _APART and within.names.every > 1:
            continue
        end = x + half
        _tick(pen, within, at, base)
        for number, line in enumerate(lines):
            pen.text(x, within.foot - 11 - number * pen.letters.leading, line, "middle")


def _upright_names(pen: Drawing, within: PlotArea, base: float) -> None:
    for at in range(0, len(within.names.lines), within.names.every):
        _tick(pen, within, at, base)
        pen.canvas.saveState()
        pen.canvas.translate(within.slots[at] + 3, within.foot - 4)
        pen.canvas.rotate(90)
        pen.text(0, 0, within.names.lines[at][0], "end")
        pen.canvas.restoreState()


def _tick(pen: Drawing, within: PlotArea, at: int, base: float) -> None:
    """Where not every place is named, mark the one that is."""
    if within.names.every > 1:
        x = within.slots[at]
        pen.line((x, base), (x, base - 3), pen.theme.colours.ink, 0.75)
