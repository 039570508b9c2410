"""Labels of a drawing and what is drawn already -> places where labels cover nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reporting.charts.marks import Point
from reporting.design.rect import PageRect
from reporting.record import MutableRecord, field

_STEP = 2.0
"""How close the points are by which a line is kept clear of labels."""
_LINE_RADIUS = 0.5


class OccupiedSpace(MutableRecord):
    """What is drawn already within some bounds."""

    bounds: PageRect
    taken: list[PageRect] = field(default_factory=list)

    def add_line(self, track: Sequence[Point]) -> None:
        """Keep labels off a line through points."""
        for (x, y), (next_x, next_y) in pairwise(track):
            length = math.hypot(next_x - x, next_y - y)
            count = max(1, math.ceil(length / _STEP))
            for at in range(count + 1):
                along_x = x + (next_x - x) * at / count
                along_y = y + (next_y - y) * at / count
                self.add_point(along_x, along_y, _LINE_RADIUS)

    def add_point(
        self,
        x: float,
        y: float,
        radius: float,
    ) -> None:
        """Keep labels off a mark."""
        area = PageRect(
            x - radius,
            y + radius,
            2 * radius,
            2 * radius,
        )
        self.taken.append(area)

    def is_free(self, area: PageRect) -> bool:
        """Whether nothing is drawn there."""
        return not any(area.meets(other) for other in self.taken)

    def place_label(self, wanted: Iterable[PageRect]) -> PageRect | None:
        """Take the first place wanted that is free and within the bounds, if one is."""
        for area in wanted:
            if self.is_free(area) and self.bounds.contains(area):
                self.taken.append(area)
                return area
        return None
