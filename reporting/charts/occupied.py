"""Marks of a drawing -> the room that they leave to words which must cover nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import Area, Label, Mark, Marker, Part, Path, Point
from reporting.charts.space import TextMetrics
from reporting.design.rect import PageRect

_QUIET = frozenset(
    {Part.BAND, Part.GRID_LINE, Part.BASE_LINE, Part.TICK_MARK, Part.LABEL_GROUND}
)
"""What words may stand on."""
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
_DESCENT = 2.0
"""From the foot of a label to its baseline, in points."""
_PADDING = 2.5
"""Around a label, in points."""
_MARKER = 3.6
"""Radius of a marker of the usual size, in points."""
_CELL = 16.0
"""Of the grid by which room is looked for, in points."""
_STEP = 3.0
"""Width of the slices by which an area is kept clear of words, in points."""


class RoomIndex:
    """What is taken, by the cells of a grid: only what is near by is looked at."""

    def __init__(self, taken: Iterable[PageRect]) -> None:
        """Begin with what is taken already, in points."""
        self.cells: dict[tuple[int, int], list[PageRect]] = {}
        for place in taken:
            self.add(place)

    def add(self, place: PageRect) -> None:
        """Take a place."""
        for cell in list_cells(place):
            self.cells.setdefault(cell, []).append(place)

    def is_free(self, place: PageRect) -> bool:
        """Whether nothing in a place is taken."""
        for cell in list_cells(place):
            for other in self.cells.get(cell, ()):
                if place.meets(other):
                    return False
        return True


def list_cells(place: PageRect) -> Iterator[tuple[int, int]]:
    """Yield the cells of a grid that a place reaches into."""
    left, bottom, right, top = [int(edge // _CELL) for edge in place.edges]
    columns = range(left, right + 1)
    rows = range(bottom, top + 1)
    yield from product(columns, rows)


def occupy_marks(
    marks: Iterable[Mark],
    bounds: PageRect,
    metrics: TextMetrics,
) -> OccupiedSpace:
    """Return the room that marks leave within some bounds.

    Args:
        marks: drawn already.
        bounds: where words may stand, in points.
        metrics: of the lettering.
    """
    occupied = OccupiedSpace(bounds)
    for mark in marks:
        if mark.part in _QUIET:
            continue
        match mark:
            case Label():
                room = find_label_room(mark, metrics)
                occupied.taken.append(room.grow(_PADDING))
            case Marker():
                occupied.add_point(mark.x, mark.y, _MARKER * mark.scale)
            case Path():
                occupied.add_line(mark.points)
            case Area():
                occupied.taken += slice_area(mark.points)
            case _:
                continue
    return occupied


def find_label_room(label: Label, metrics: TextMetrics) -> PageRect:
    """Return the room that a label takes, in points."""
    width = metrics.width(label.text, bold=label.is_bold)
    before = width * _SHARES[label.side]
    if label.is_upright:
        top = label.y - before + width
        return PageRect(
            label.x - metrics.size,
            top,
            metrics.size,
            width,
        )
    top = label.y - _DESCENT + metrics.size
    return PageRect(
        label.x - before,
        top,
        width,
        metrics.size,
    )


def slice_area(corners: tuple[Point, ...]) -> Iterator[PageRect]:
    """Yield the room of a filled area in slices, each as high as the area is there."""
    left = min(x for x, _ in corners)
    right = max(x for x, _ in corners)
    edges = [*pairwise(corners), (corners[-1], corners[0])]
    width = right - left
    count = max(1, int(width / _STEP))
    for at in range(count):
        start = left + width * at / count
        end = left + width * (at + 1) / count
        heights: list[float] = []
        for (x, y), (next_x, next_y) in edges:
            for place in (start, end):
                if not min(x, next_x) <= place <= max(x, next_x):
                    continue
                if next_x == x:
                    heights += y, next_y
                else:
                    share = (place - x) / (next_x - x)
                    heights.append(y + share * (next_y - y))
        if heights:
            yield PageRect.of_edges(
                start,
                min(heights),
                end,
                max(heights),
            )
