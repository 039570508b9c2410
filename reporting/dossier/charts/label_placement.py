"""Labels of a drawing and what is drawn already -> places where labels cover nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reporting.dossier.typeset.drawing import Point
from reporting.record import MutableRecord, Record, field

_STEP = 2.0
"""How close the points are by which a line is kept clear of labels."""


class LabelArea(Record, frozen=True):
    """A rectangle by its edges, in points."""

    left: float
    foot: float
    right: float
    head: float

    def meets(self, other: LabelArea) -> bool:
        """Whether the two have room in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.foot < other.head
            and other.foot < self.head
        )

    def within(self, other: LabelArea) -> bool:
        """Whether all of it lies in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.foot >= other.foot
            and self.head <= other.head
        )


class OccupiedSpace(MutableRecord):
    """What is drawn already within some bounds."""

    bounds: LabelArea
    areas: list[LabelArea] = field(default_factory=list)

    def line(self, track: Sequence[Point]) -> None:
        """Keep labels off a line through points."""
        for (x, y), (right, top) in pairwise(track):
            count = max(1, math.ceil(math.hypot(right - x, top - y) / _STEP))
            for at in range(count + 1):
                self.point(
                    x + (right - x) * at / count, y + (top - y) * at / count, 0.5
                )

    def point(self, x: float, y: float, radius: float) -> None:
        """Keep labels off a mark."""
        self.areas.append(LabelArea(x - radius, y - radius, x + radius, y + radius))

    def place(self, wanted: Iterable[LabelArea]) -> LabelArea | None:
        """Take the first of the places wanted that is free and within the bounds, if one is."""
        for area in wanted:
            if area.within(self.bounds) and not any(
                area.meets(other) for other in self.areas
            ):
                self.areas.append(area)
                return area
        return None
