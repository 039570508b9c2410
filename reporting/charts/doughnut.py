"""A doughnut chart -> a ring of wedges from twelve o'clock on, each named at a leader line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from reporting.charts.bars import lay_out_bars
from reporting.charts.marks import (
    MUTED,
    PAPER,
    ChartLayout,
    Label,
    Mark,
    Panel,
    Part,
    Path,
    Point,
    Shown,
    Tone,
    Wedge,
)
from reporting.charts.scales import list_amounts
from reporting.charts.series_style import style_wedge
from reporting.charts.space import (
    ChartSpace,
    break_label_shortly,
    measure_longest_word,
    measure_widest,
)
from reporting.content.data import DOUGHNUT_PARTS
from reporting.design.stacking import stack_notes
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_OUTER, _INNER = 62.0, 36.0
"""Radii of the ring, in points."""
_LEAST_SHARE = 1e-4
"""Share of the whole that is seen as a line."""
_BETWEEN = 4.0
"""Between two names, in points."""
_MOST_LINES = 4
"""Most lines of a name."""
_TALLEST_SHARE = 0.7
"""Share of a page's height that a ring and its names may take."""
_RIM_GAP = 2.0
"""From the ring to a leader line, in points."""
_NAME_DISTANCE = 22.0
"""From the ring to the names, in points."""
_SIDE_MARGIN = 4.0
"""Kept free beside the names, in points."""


class RingPart(Record, frozen=True):
    """A part of the whole: its wedge, and the lines that name it, the first its number."""

    start: float
    extent: float
    fill: Tone
    lines: tuple[str, ...]
    shown: Shown

    @property
    def angle(self) -> float:
        """Of its middle, in radians, clockwise from twelve o'clock."""
        return math.radians(self.start + self.extent / 2)

    @property
    def is_right(self) -> bool:
        """Whether it is named on the right."""
        return math.sin(self.angle) >= 0


def lay_out_doughnut(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out the first series as a ring.

    Where it has too many parts, or names too long, for one, it becomes bars.
    """
    as_bars = replace(block, series=block.series[:1])
    width = measure_name_width(space)
    longest = [measure_longest_word(space.metrics, name) for name in block.categories]
    numbers = block.series[0].labels
    widest = measure_widest(space.metrics, numbers, bold=True)
    longest.append(widest)
    is_crowded = len(block.categories) > DOUGHNUT_PARTS or has_unseen_part(block)
    if is_crowded or max(longest) > width:
        return lay_out_bars(as_bars, space)
    parts = list_parts(block, space)
    lines = [line for part in parts for line in part.lines]
    if any(line.endswith("…") for line in lines):
        return lay_out_bars(as_bars, space)
    sides = (
        [part for part in parts if not part.is_right],
        [part for part in parts if part.is_right],
    )
    height = 2 * _OUTER + 12
    for side in sides:
        name_height = sum(_measure_names(side, space.leading))
        height = max(height, name_height + 1)  # rounding must leave room for every name
    if height > space.place.height * _TALLEST_SHARE:
        return lay_out_bars(as_bars, space)
    centre = space.width / 2, height / 2
    marks: list[Mark] = []
    for part in parts:
        if part.extent > 0:
            wedge = Wedge(
                Part.WEDGE,
                centre,
                inner=_INNER,
                outer=_OUTER,
                start=part.start,
                extent=part.extent,
                fill=part.fill,
                edge_tone=PAPER,
                shown=part.shown,
            )
            marks.append(wedge)
    for side in sides:
        marks += lay_out_names(
            side,
            centre,
            height,
            space.leading,
        )
    return ChartLayout(Panel(space.width, height, tuple(marks)))


def has_unseen_part(block: ChartBlock) -> bool:
    """Whether a part that is something is too thin for any eye."""
    values = list_amounts(block.series[0].values)
    least = sum(values) * _LEAST_SHARE
    return any(0 < value < least for value in values)


def measure_name_width(space: ChartSpace) -> float:
    """Return the width of the names on one side, in points."""
    return space.width / 2 - _OUTER - _NAME_DISTANCE - _SIDE_MARGIN


def list_parts(block: ChartBlock, space: ChartSpace) -> list[RingPart]:
    """Return the parts of a ring clockwise; what is below zero is nothing."""
    series = block.series[0]
    values = list_amounts(series.values)
    total = sum(values) or 1.0
    name_width = measure_name_width(space)
    parts: list[RingPart] = []
    start = 0.0
    for at, value in enumerate(values):
        extent = 360 * value / total
        style = style_wedge(block, at)
        lines = break_label_shortly(
            space.metrics,
            block.categories[at],
            name_width,
            _MOST_LINES,
        )
        part = RingPart(
            start,
            extent,
            fill=style.fill,
            lines=(series.labels[at], *lines),
            shown=Shown(series, at),
        )
        parts.append(part)
        start += extent
    return parts


def lay_out_names(
    side: Sequence[RingPart],
    centre: Point,
    height: float,
    leading: float,
) -> Iterator[Mark]:
    """Yield the names on one side and their leader lines, none over another.

    Args:
        side: the parts that are named on it.
        centre: of the ring.
        height: of the drawing, in points.
        leading: of the names, in points.
    """
    across, up = centre
    order = sorted(side, key=lambda part: -math.cos(part.angle))
    heights = _measure_names(order, leading)
    wanted: list[float] = []
    for part, name_height in zip(order, heights, strict=True):
        rim = up + _OUTER * math.cos(part.angle)
        wanted.append(rim + name_height / 2)
    edges = stack_notes(wanted, heights, height, 0) or wanted
    for part, edge in zip(order, edges, strict=True):
        sign = 1 if part.is_right else -1
        x = across + sign * (_OUTER + _NAME_DISTANCE)
        knee = edge - leading / 2 - 2
        reach = _OUTER + _RIM_GAP
        rim_x = across + reach * math.sin(part.angle)
        rim_y = up + reach * math.cos(part.angle)
        bends = (
            (rim_x, rim_y),
            (x - sign * 8, knee),
            (x - sign * 3, knee),
        )
        yield Path(
            Part.LEADER_LINE,
            bends,
            MUTED,
        )
        baseline = edge + 3
        for number, line in enumerate(part.lines):
            baseline -= leading
            yield Label(
                Part.CATEGORY_NAME if number else Part.VALUE_LABEL,
                x,
                baseline,
                line,
                side="start" if part.is_right else "end",
                is_bold=number == 0,
            )


def _measure_names(side: Sequence[RingPart], leading: float) -> list[float]:
    """Return the height of each name with the gap below it, in points."""
    return [len(part.lines) * leading + _BETWEEN for part in side]
