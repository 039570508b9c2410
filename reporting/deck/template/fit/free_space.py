"""The furniture of a layout and an area -> what of the area is free.

A drawing that holds an area wholly is the ground of it; one that holds the most of it is a
field that its text keeps within; all others are in the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.record import Record, replace

_COLUMNS, _ROWS = 64, 48
"""An area is looked at in so many cells; the edges of what is found are exact."""

_FLUSH = 1.25
"""How much smaller a place may be that begins where its area does."""

_FIELD = 0.5
"""Share of an area from which a drawing that covers it is a field to keep within."""


class FreeSpace(Record, frozen=True):
    """What is drawn on a slide, and how far off it text keeps.

    Args:
        obstacles: where something is drawn.
        distance: to keep.
        taken: where other texts stand, which are in the way however large they are.
        has_fields: whether text keeps within a drawing that covers the most of its area; a
            line of small type keeps off it.
    """

    obstacles: tuple[Rect, ...]
    distance: Length
    taken: tuple[Rect, ...] = ()
    has_fields: bool = True

    def without(self, others: Sequence[Rect]) -> FreeSpace:
        """Return the space in which further texts stand."""
        return replace(self, taken=(*self.taken, *others))

    def find_largest(self, area: Rect, spent: Length = Length(0)) -> Rect:
        """Return the largest rectangle within an area that nothing is drawn on.

        Args:
            area: to stand in.
            spent: of its height, on what is not counted.
        """
        place, taken = self._settle(area)
        if not taken:
            return place
        return _find_largest(place, taken, spent)

    def reach(self, rect: Rect, bounds: Rect) -> tuple[Length, Length]:
        """Return from where and to where a rectangle may reach, up and down.

        Args:
            rect: that is free itself.
            bounds: beyond which it does not go.
        """
        top, bottom = bounds.top, bounds.bottom
        for field in self.obstacles:
            if field.contains(rect):  # words stay on their ground
                top = max(top, field.top + self.distance)
                bottom = min(bottom, field.bottom - self.distance)
        middle = rect.top + rect.height.part(1, 2)
        grounds = [one for one in self.obstacles if one.contains(rect)]
        others = [one for one in self.obstacles if one not in grounds]
        for other in self._list_taken((*others, *self.taken)):
            if not _is_abreast(rect, other):
                continue
            if other.bottom <= middle:
                top = max(top, other.bottom)
            elif other.top >= middle:
                bottom = min(bottom, other.top)
        return min(top, rect.top), max(bottom, rect.bottom)

    def _settle(self, area: Rect) -> tuple[Rect, list[Rect]]:
        """Return the field that text in an area keeps within, and what is drawn there."""
        place = area
        taken: list[Rect] = []
        for obstacle in self.obstacles:
            if not obstacle.meets(place) or obstacle.contains(place):
                continue
            left = max(obstacle.left, place.left)
            top = max(obstacle.top, place.top)
            right = min(obstacle.right, place.right)
            bottom = min(obstacle.bottom, place.bottom)
            shared = Rect(
                left,
                top,
                right - left,
                bottom - top,
            )
            if self.has_fields and _measure(shared) >= _FIELD * _measure(place):
                place = shared
            else:
                taken.append(obstacle)
        spread = self._list_taken((*taken, *self.taken))
        return place, [rect for rect in spread if rect.meets(place)]

    def _list_taken(self, obstacles: Sequence[Rect]) -> Iterator[Rect]:
        """Yield obstacles with the distance that is kept from them."""
        off = self.distance
        for rect in obstacles:
            yield Rect(
                rect.left - off,
                rect.top - off,
                rect.width + off.times(2),
                rect.height + off.times(2),
            )


def _find_largest(area: Rect, taken: Sequence[Rect], spent: Length) -> Rect:
    """Return the largest rectangle of an area that meets none of some others."""
    rows = _ROWS * spent / max(area.height, 1)
    blocked = _mark_cells(area, taken)
    free_above = [0] * _COLUMNS
    best = (0, 0, 0, 0)
    most = 0.0
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            is_blocked = blocked[row][column]
            free_above[column] = 0 if is_blocked else free_above[column] + 1
        for left, right, height in _list_rectangles(free_above):
            size = (right - left) * (height - rows) * (_FLUSH if left == 0 else 1)
            if size > most:
                most = size
                best = (left, right, row + 1 - height, row + 1)
    left, right, top, bottom = best
    found = Rect(
        area.left + area.width.part(left, _COLUMNS),
        area.top + area.height.part(top, _ROWS),
        area.width.part(right - left, _COLUMNS),
        area.height.part(bottom - top, _ROWS),
    )
    return _widen(found, area, taken)


def _mark_cells(area: Rect, taken: Sequence[Rect]) -> list[list[bool]]:
    """Return which cells of an area are taken: rows of them."""
    marked = [[False] * _COLUMNS for _ in range(_ROWS)]
    across = _COLUMNS / max(area.width, 1)
    down = _ROWS / max(area.height, 1)
    for rect in taken:
        left = max(int((rect.left - area.left) * across), 0)
        right = min(-int((area.left - rect.right) * across // 1), _COLUMNS)
        top = max(int((rect.top - area.top) * down), 0)
        bottom = min(-int((area.top - rect.bottom) * down // 1), _ROWS)
        for row in range(top, bottom):
            for column in range(left, right):
                marked[row][column] = True
    return marked


def _list_rectangles(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the widest rectangles under a skyline: from, to and how high."""
    waiting: list[tuple[int, int]] = []
    for place, height in enumerate((*heights, 0)):
        start = place
        while waiting and waiting[-1][1] >= height:
            start, own = waiting.pop()
            yield start, place, own
        waiting.append((start, height))


def _widen(found: Rect, area: Rect, taken: Sequence[Rect]) -> Rect:
    """Return a rectangle of cells with its edges where something stands, or the area ends."""
    left = area.left
    right = area.right
    top = area.top
    bottom = area.bottom
    for other in taken:
        if _is_abreast(other, found):
            continue
        if other.top < found.bottom and found.top < other.bottom:
            if other.right <= found.left:
                left = max(left, other.right)
            else:
                right = min(right, other.left)
    wide = replace(found, left=left, width=right - left)
    for other in taken:
        if not _is_abreast(wide, other):
            continue
        if other.bottom <= found.top:
            top = max(top, other.bottom)
        elif other.top >= found.bottom:
            bottom = min(bottom, other.top)
    return replace(wide, top=top, height=bottom - top)


def _is_abreast(one: Rect, other: Rect) -> bool:
    """Whether one stands above, below or on another."""
    return one.left < other.right and other.left < one.right


def _measure(rect: Rect) -> float:
    return max(rect.width, 0) * max(rect.height, 0)
