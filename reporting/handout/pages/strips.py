"""Lines of notes one below the other -> as many as a column has room for, and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.paper.marks import Mark, shift_marks
from reporting.record import Record


class Strip(Record, frozen=True, eq=False):
    """A line of notes, with what stands before it.

    Args:
        height: of the line, in points.
        marks: counted from its head, and from the left of the page.
        before: space above it, unless it is the first of a column.
        keeps: whether a column may not end below it.
    """

    height: float
    marks: tuple[Mark, ...]
    before: float = 0.0
    keeps: bool = False


Strips = Sequence[Strip]


def measure_strips(strips: Strips) -> float:
    """Return the height of lines, in points."""
    height = sum(strip.height for strip in strips)
    return height + sum(strip.before for strip in strips[1:])


def take_strips(strips: Strips, room: float) -> tuple[Strips, Strips]:
    """Return the lines that a column has room for, and the rest.

    Args:
        strips: from head to foot.
        room: height of the column, in points.
    """
    used = 0.0
    fitting = 0
    last = 0
    for number, strip in enumerate(strips):
        used += strip.height + (strip.before if number else 0.0)
        if used > room:
            break
        fitting = number + 1
        if not strip.keeps:
            last = fitting
    if fitting == len(strips):
        last = fitting
    return strips[:last], strips[last:]


def force_strips(strips: Strips, room: float) -> tuple[Strips, Strips]:
    """Return the same, one line at least: of a column that nothing has room in."""
    taken, rest = take_strips(strips, room)
    if not taken and rest:
        return rest[:1], rest[1:]
    return taken, rest


def place_strips(strips: Strips, top: float) -> list[Mark]:
    """Return the marks of lines from some height downwards, in points from the page's head."""
    placed: list[Mark] = []
    for number, strip in enumerate(strips):
        top += strip.before if number else 0.0
        placed += shift_marks(strip.marks, 0.0, top)
        top += strip.height
    return placed
