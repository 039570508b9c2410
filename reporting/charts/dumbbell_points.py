"""The values of a dumbbell chart -> where points stand, with their numbers and the names above.

Numbers stand at the outer sides of the points, and between them where there is room. Series are
named above the points of the first row where all these names have room.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reporting.charts.marks import Side
from reporting.charts.row_remarks import measure_remark_numbers
from reporting.charts.scales import Scale, Span, list_reach, make_scale
from reporting.charts.space import ChartSpace, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_POINT_ROOM = 0.875
"""From the middle of a point to its number, as a multiple of the type."""
_NAMES_APART = 8.0
"""Least room between the names of series, in points."""
_SAME = 2.0
"""How close points are whose numbers, if they are the same, are written once; in points."""
_AROUND = 1.6
"""How much larger a point is drawn for each that covers its middle."""
_PAIR = 2
_NAME_CLEAR = 0.5
"""From the name of a series to a line across, as a multiple of the type."""
_NARROWING = 3
"""How often the scale is narrowed to what its outer numbers need."""
_AWAY: Mapping[Side, float] = MappingProxyType(
    {"end": 1.0, "middle": 0.0, "start": -1.0}
)
"""How a name moves towards the other, by the side that stands at its point."""
_INSIDE = 3.0
"""How far it does at the most, in points."""
_SHARES: Mapping[Side, float] = MappingProxyType(
    {"end": 1.0, "middle": 0.5, "start": 0.0}
)
"""How much of a name stands before its place, by the side that stands there."""


class PointWords(Record, frozen=True):
    """A number at a point, or the name of a series above it.

    Args:
        series: of the point, by its number.
        x: where the words stand, in points.
        side: which of their sides stands there.
        text: the words.
    """

    series: int
    x: float
    side: Side
    text: str


class DumbbellPoints(Record, frozen=True):
    """Where the points of a chart stand.

    Args:
        block: the chart.
        space: what it is laid out in.
        scale: where values stand.
    """

    block: ChartBlock
    space: ChartSpace
    scale: Scale

    def list_points(self, at: int) -> list[tuple[float, int]]:
        """Return where those of a category stand, from left to right, with their series."""
        points: list[tuple[float, int]] = []
        for number, series in enumerate(self.block.series):
            value = series.values[at]
            if value is not None:
                x = self.scale.place(value)
                points.append((x, number))
        return sorted(points)

    def measure_rim(self, number: int, at: int) -> float:
        """Return how much larger a point is than usual, to be seen around those over it."""
        places = {other: x for x, other in self.list_points(at)}
        rim = 1.0
        if number not in places:
            return rim
        for other, x in places.items():
            is_near = abs(x - places[number]) < _SAME
            if is_near and other > number:
                rim *= _AROUND
        return rim

    def list_numbers(self, at: int) -> list[PointWords]:
        """Return which numbers of a category are written, and where.

        The first stands before its point and the last behind it; one between stands on what
        joins the points, where it covers no neighbour, or nowhere. Of points in one place one
        number speaks.
        """
        points = self.list_points(at)
        aside = _POINT_ROOM * self.space.metrics.size
        last = len(points) - 1
        numbers: list[PointWords] = []
        texts = [series.labels[at] for series in self.block.series]
        for place, (x, number) in enumerate(points):
            text = texts[number]
            behind = points[place + 1 :]
            next_x = behind[0][0] if behind else math.inf
            if next_x - x < _SAME and not numbers:
                others = {texts[other] for _, other in behind}
                if others == {text}:
                    continue
            is_first = place == 0 and last > 0
            side: Side = "end" if is_first else "start"
            away = -aside if is_first else aside
            written = PointWords(
                number,
                x + away,
                side,
                text,
            )
            _, end = self.measure_span(written)
            is_between = 0 < place < last
            if is_between and end + aside > next_x:
                continue
            numbers.append(written)
        return numbers

    def measure_span(self, words: PointWords) -> Span:
        """Return from where to where words reach, in points."""
        width = self.space.metrics.width(words.text, bold=True)
        start = words.x - _SHARES[words.side] * width
        return start, start + width

    def name_series(self) -> tuple[PointWords, ...]:
        """Return the names of all series over the first row; none where they have no room.

        Each stands over its point; where two would meet, the left one ends there and the right
        one begins.
        """
        series = self.block.series
        points = self.list_points(0) if self.block.categories else []
        count = len(points)
        if count < len(series) or count == 1:
            return ()
        middle: Side = "middle"
        choices: list[tuple[Side, ...]] = [(middle,) * count]
        if count == _PAIR:
            choices.append(("end", "start"))
        first, _ = points[0]
        last, _ = points[-1]
        inside = min(_INSIDE, (last - first - _NAMES_APART) / 2)
        for sides in choices:
            names: list[PointWords] = []
            for (x, number), side in zip(points, sides, strict=True):
                name = PointWords(
                    number,
                    x + _AWAY[side] * inside,
                    side,
                    series[number].name,
                )
                names.append(name)
            if self.are_clear(names):
                return tuple(names)
        return ()

    def are_clear(self, names: Sequence[PointWords]) -> bool:
        """Whether names from left to right leave the others, the edges and all lines alone."""
        free = 0.0
        levels = [self.scale.place(line.value) for line in self.block.lines]
        clear = _NAME_CLEAR * self.space.metrics.size
        for name in names:
            start, end = self.measure_span(name)
            low, high = start - clear, end + clear
            is_struck = any(low < level < high for level in levels)
            is_outside = start < free or end > self.space.width
            if is_outside or is_struck:
                return False
            free = end + _NAMES_APART
        return True


def fit_scale(block: ChartBlock, space: ChartSpace, left: float) -> Scale:
    """Return where values stand, so that the numbers of the outer points have room.

    Args:
        block: the chart.
        space: what it is laid out in.
        left: where the room of points and numbers begins, in points.
    """
    ticks = [tick.label for tick in block.ticks]
    aside = _POINT_ROOM * space.metrics.size
    first = measure_widest(space.metrics, ticks[:1]) / 2
    last = measure_widest(space.metrics, ticks[-1:]) / 2
    width = space.width - measure_remark_numbers(block, space)
    start = left + max(first, aside)
    end = width - max(last, aside)
    reach = list_reach(block)
    for _ in range(_NARROWING):
        scale = make_scale(
            block.ticks,
            reach,
            start,
            end,
            is_log=block.is_log,
        )
        points = DumbbellPoints(block, space, scale)
        before, behind = 0.0, 0.0
        for at in range(len(block.categories)):
            for number in points.list_numbers(at):
                low, high = points.measure_span(number)
                before = max(before, left - low)
                behind = max(behind, high - width)
        start += before
        end -= behind
    return make_scale(
        block.ticks,
        reach,
        start,
        end,
        is_log=block.is_log,
    )
