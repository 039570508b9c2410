"""A doughnut chart -> a ring of wedges from twelve o'clock on, each named at a leader line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from reporting.charts.bars import lay_out_bars
from reporting.charts.marks import (
    MUTED,
    ChartLayout,
    Ink,
    Label,
    Mark,
    Panel,
    Part,
    Path,
    Point,
    Side,
    Tone,
    Wedge,
)
from reporting.charts.series_style import shade_series
from reporting.charts.space import ChartSpace, break_label_shortly
from reporting.content.data import DOUGHNUT_PARTS
from reporting.design.stacking import stack_notes
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_OUTER, _INNER = 62.0, 36.0
"""Radii of the ring, in points."""
_LIGHTEST = 0.78
"""Share of white in the last wedge."""
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


class _Part(Record, frozen=True):
    """A part of the whole: its wedge, and the lines that name it, the first its number."""

    start: float
    extent: float
    fill: Tone
    lines: tuple[str, ...]

    @property
    def direction(self) -> Point:
        """Right and up, from the centre to the middle of the wedge, 1 long."""
        middle = math.radians(self.start + self.extent / 2)
        return math.sin(middle), math.cos(middle)

    @property
    def is_right(self) -> bool:
        """Whether it is named on the right."""
        return self.direction[0] >= 0


def lay_out_doughnut(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out the first series as a ring.

    Where it has too many parts, or names too long, for one, it becomes bars.
    """
    as_bars = replace(block, series=block.series[:1])
    if len(block.categories) > DOUGHNUT_PARTS:
        return lay_out_bars(as_bars, space)
    parts = _list_parts(block, space)
    left = [part for part in parts if not part.is_right]
    right = [part for part in parts if part.is_right]
    height = 2 * _OUTER + 12
    for side in (left, right):  # a point more: rounding must leave room for every name
        height = max(height, sum(_measure_names(side, space.leading)) + 1)
    if height > space.place.height * _TALLEST_SHARE:
        return lay_out_bars(as_bars, space)
    centre = space.width / 2, height / 2
    marks: list[Mark] = []
    for part in parts:
        if part.extent > 0:
            ring = (centre, _INNER, _OUTER)
            marks.append(Wedge(Part.WEDGE, *ring, part.start, part.extent, part.fill))
    for side in (left, right):
        marks += _lay_out_names(side, centre, height, space.leading)
    return ChartLayout(Panel(space.width, height, tuple(marks)))


def _measure_names(side: Sequence[_Part], leading: float) -> list[float]:
    """Return the height of each name with the gap below it, in points."""
    return [len(part.lines) * leading + _BETWEEN for part in side]


def _list_parts(block: ChartBlock, space: ChartSpace) -> list[_Part]:
    series = block.series[0]
    values = [max(value, 0.0) for value in series.values]
    total = sum(values) or 1.0
    name_width = space.width / 2 - _OUTER - _NAME_DISTANCE - 4
    parts: list[_Part] = []
    start = 0.0
    for at, value in enumerate(values):
        extent = 360 * value / total
        fill = Tone(Ink.ACCENT, shade_series(at, len(values), _LIGHTEST))
        name = block.categories[at]
        lines = break_label_shortly(space.metrics, name, name_width, _MOST_LINES)
        parts.append(_Part(start, extent, fill, (series.labels[at], *lines)))
        start += extent
    return parts


def _lay_out_names(
    side: Sequence[_Part], centre: Point, height: float, leading: float
) -> Iterator[Mark]:
    """Yield the names on one side and their leader lines, none over another."""
    order = sorted(side, key=lambda part: -part.direction[1])
    heights = _measure_names(order, leading)
    wanted: list[float] = []
    for part, name_height in zip(order, heights, strict=True):
        rim_y = centre[1] + _OUTER * part.direction[1]
        wanted.append(rim_y + name_height / 2)
    edges = stack_notes(wanted, heights, height, 0) or wanted
    for part, edge in zip(order, edges, strict=True):
        yield from _lay_out_name(part, centre, edge, leading)


def _lay_out_name(
    part: _Part, centre: Point, edge: float, leading: float
) -> Iterator[Mark]:
    """Yield the leader line and the lines of one name below an upper edge."""
    across, up = part.direction
    sign = 1 if part.is_right else -1
    x = centre[0] + sign * (_OUTER + _NAME_DISTANCE)
    knee = edge - leading / 2 - 2
    reach = _OUTER + _RIM_GAP
    rim = centre[0] + reach * across, centre[1] + reach * up
    bends = rim, (x - sign * 8, knee), (x - sign * 3, knee)
    yield Path(Part.LEADER_LINE, bends, MUTED)
    for number, line in enumerate(part.lines):
        baseline = edge - (number + 1) * leading + 3
        role = Part.CATEGORY_NAME if number else Part.VALUE_LABEL
        side: Side = "start" if part.is_right else "end"
        is_bold = number == 0
        yield Label(role, x, baseline, line, side, is_bold)
