"""A chart of panels and a width -> how many stand abreast, and what their rows share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import assert_never

from reporting.charts.marks import (
    ACCENT,
    MUTED,
    TEXT,
    Area,
    Label,
    Mark,
    Marker,
    Part,
    Path,
    Point,
    Wedge,
)
from reporting.charts.space import (
    ChartSpace,
    TextMetrics,
    break_label,
    measure_longest_word,
    measure_widest,
)
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

GAP = 14.0
"""From a panel to the next beside it, in points."""
_MOST_ABREAST = 4
_LEAST_ABREAST = 2
_NARROWEST = 9.0
"""Narrowest plot area, as a multiple of the type."""
_MOST_HEAD_LINES = 3
BOLD = 1.08
"""Width of bold words to that of others, about."""
_EMPTY = 0.5
"""What an empty place costs, to what a further row of panels does."""


class PanelGrid(Record, frozen=True):
    """How panels stand: from left to right, and in rows from the top down.

    Args:
        count: of the panels.
        abreast: how many stand in a row.
        width: of each, in points, what stands left of it not counted.
        left: before the first panel of a row, in points.
        before: before each further one, the gap counted.
        heads: the lines that name each.
    """

    count: int
    abreast: int
    width: float
    left: float
    before: float
    heads: tuple[tuple[str, ...], ...]

    @property
    def rows(self) -> list[range]:
        """The numbers of the panels in each row."""
        numbers = range(self.count)
        starts = numbers[:: self.abreast]
        return [numbers[at : at + self.abreast] for at in starts]

    def find_left(self, number: int) -> float:
        """Return where a panel begins, in points from the left."""
        place = number % self.abreast
        return self.left + place * (self.width + self.before)

    def is_lowest(self, number: int) -> bool:
        """Whether no panel stands below."""
        return number + self.abreast >= self.count


def measure_grid(
    block: ChartBlock,
    space: ChartSpace,
    left: float,
    before: float,
    right: float = 0.0,
) -> PanelGrid:
    """Settle how many panels stand abreast: as few rows as can be read, and few empty places.

    Args:
        block: the chart.
        space: what it is laid out in.
        left: room before the first panel of a row, in points.
        before: room before each further one, in points.
        right: room behind the last one of a row, in points.
    """
    names = [series.name for series in block.series]
    count = len(names)
    best: PanelGrid | None = None
    least = math.inf
    for abreast in range(min(_MOST_ABREAST, count), _LEAST_ABREAST - 1, -1):
        width = (space.width - left - right - (abreast - 1) * before) / abreast
        room = width / BOLD
        heads = [tuple(break_label(space.metrics, name, room)) for name in names]
        grid = PanelGrid(
            count,
            abreast,
            width,
            left,
            before,
            tuple(heads),
        )
        is_narrow = width < _NARROWEST * space.metrics.size
        if (is_narrow or not fits_heads(grid, names, space.metrics)) and best is None:
            if abreast == _LEAST_ABREAST:
                return grid
            continue
        rows = math.ceil(count / abreast)
        cost = rows + _EMPTY * (rows * abreast - count)
        if cost < least:
            best, least = grid, cost
    return best or grid


def fits_heads(grid: PanelGrid, names: Sequence[str], metrics: TextMetrics) -> bool:
    """Whether the names of panels are whole over them, in a few lines."""
    words = [measure_longest_word(metrics, name) for name in names]
    deepest = max(map(len, grid.heads))
    return max(words) <= grid.width / BOLD and deepest <= _MOST_HEAD_LINES


def list_head_lines(grid: PanelGrid, row: range) -> int:
    """Return how many lines the names over a row of panels take."""
    return max(len(grid.heads[number]) for number in row)


def lay_out_head(
    block: ChartBlock,
    grid: PanelGrid,
    number: int,
    left: float,
    foot: float,
    leading: float,
) -> list[Label]:
    """Return the name of a panel, its last line at the foot.

    Args:
        block: the chart.
        grid: of its panels.
        number: of the panel.
        left: where lines begin, in points.
        foot: where the room for the name ends, in points.
        leading: from one line to the next.
    """
    tone = TEXT
    if block.highlight.series:
        tone = MUTED if block.highlight.mutes(number) else replace(ACCENT)
    lines = grid.heads[number]
    labels: list[Label] = []
    for at, line in enumerate(lines):
        y = foot + (len(lines) - 1 - at) * leading + 3
        labels.append(
            Label(
                Part.SERIES_NAME,
                left,
                y,
                line,
                is_bold=True,
                tone=tone,
            )
        )
    return labels


def measure_bold(metrics: TextMetrics, labels: Sequence[str]) -> float:
    """Return the width of the widest of some numbers in bold, in points."""
    return measure_widest(metrics, labels, bold=True)


def shift_mark(mark: Mark, x: float, y: float) -> Mark:
    """Return a mark that stands some points to the right and some higher."""
    match mark:
        case Path() | Area():
            points = [(left + x, low + y) for left, low in mark.points]
            return replace(mark, points=tuple(points))
        case Wedge():
            centre: Point = (mark.centre[0] + x, mark.centre[1] + y)
            return replace(mark, centre=centre)
        case Marker() | Label():
            return replace(mark, x=mark.x + x, y=mark.y + y)
        case _:
            assert_never(mark)
