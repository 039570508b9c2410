"""A chart with two axes -> the labels of the second one's ticks, and what each axis measures.

Both say their unit above their end; the names of series say theirs too, in brackets, so that
each can be told to its axis.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import MUTED, Label, Mark, Part, Side, Tone
from reporting.charts.scales import Scale
from reporting.charts.series_style import find_axis_tone
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_GAP = 6.0
"""From the plot area to the label of a tick, in points."""
_TITLE_SHARE = 0.46
"""Share of the width that the unit of one axis may take."""


class AxisTitles(Record, frozen=True):
    """What the axes measure, broken into lines; empty where there is one axis.

    Each is in the colour of what it measures.
    """

    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    first_tone: Tone = MUTED
    second_tone: Tone = MUTED

    @property
    def depth(self) -> int:
        """How many lines stand above the plot area."""
        return max(
            len(self.first),
            len(self.second),
        )


def measure_second_labels(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room for the labels of the second axis' ticks, in points."""
    labels = [tick.label for tick in block.second_ticks]
    widest = measure_widest(space.metrics, labels)
    if labels:
        return widest + _GAP + 2
    return 0.0


def break_axis_titles(block: ChartBlock, space: ChartSpace) -> AxisTitles:
    """Return the units of both axes, where there are two."""
    if not block.has_second_axis:
        return AxisTitles()
    width = space.width * _TITLE_SHARE
    first = break_label(space.metrics, block.unit, width)
    second = break_label(space.metrics, block.second_unit, width)
    return AxisTitles(
        tuple(first),
        tuple(second),
        find_axis_tone(block, is_second=False),
        find_axis_tone(block, is_second=True),
    )


def lay_out_second_labels(
    block: ChartBlock,
    scale: Scale,
    right: float,
) -> Iterator[Mark]:
    """Yield the labels of ticks right of a plot area that ends at `right`."""
    for tick in block.second_ticks:
        y = scale.place(tick.value) - 3
        yield Label(
            Part.TICK_LABEL,
            right + _GAP,
            y,
            tick.label,
            tone=MUTED,
        )


def lay_out_axis_titles(
    titles: AxisTitles,
    space: ChartSpace,
    height: float,
) -> Iterator[Mark]:
    """Yield the units at both upper corners of a drawing of some height, in points."""
    sides: tuple[tuple[Side, float, tuple[str, ...], Tone], ...] = (
        ("start", 0.0, titles.first, titles.first_tone),
        ("end", space.width, titles.second, titles.second_tone),
    )
    for side, x, lines, tone in sides:
        baseline = height - 9
        for line in lines:
            yield Label(Part.AXIS_TITLE, x, baseline, line, side, tone=tone)
            baseline -= space.leading
