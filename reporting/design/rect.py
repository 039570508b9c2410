"""Upright rectangles: on a slide, whose y grows downwards, and on a page, where it grows up.

The format decides which way y grows: a slide is measured from its upper left corner
(ECMA-376 part 1, 20.1.7.4), a page from its lower left (ISO 32000-1, 8.3.2.3). In both a
rectangle is held by its upper left corner and its size, `top` is its upper edge and
`bottom` its lower one; only the sign of what lies between them differs. So the numbers of a
page are its own from first to last, and nothing is turned over on the way to the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Self

from reporting.design.units import Length
from reporting.record import Record, replace

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    Number = TypeVar("Number", Length, float, default=Length)
else:
    from typing import TypeVar

    Number = TypeVar("Number")


class Rect(Record, Generic[Number], frozen=True):
    """An upright rectangle by its upper left corner and its size; y grows downwards.

    Args:
        left: of its left edge.
        top: of its upper edge.
        width: from left to right.
        height: from top to bottom; not negative.

    Its numbers are lengths (`Rect`, as on slides) or points (`Rect[float]`).
    """

    left: Number
    top: Number
    width: Number
    height: Number

    @property
    def right(self) -> Number:
        """Where it ends on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> Number:
        """Where it ends below."""
        return self.top + self.height

    def columns(self: Rect, count: int, gap: Length) -> tuple[Rect, ...]:
        """Return `count` equal columns with `gap` between them."""
        width = (self.width - gap.times(count - 1)).part(1, count)
        step = width + gap
        return tuple(
            Rect(
                self.left + step.times(i),
                self.top,
                width,
                self.height,
            )
            for i in range(count)
        )

    def rows(self: Rect, count: int, gap: Length) -> tuple[Rect, ...]:
        """Return `count` equal rows with `gap` between them."""
        height = (self.height - gap.times(count - 1)).part(1, count)
        step = height + gap
        return tuple(
            Rect(
                self.left,
                self.top + step.times(i),
                self.width,
                height,
            )
            for i in range(count)
        )

    def below(self, distance: Number) -> Self:
        """Return what is left of it below a distance from its top."""
        return replace(
            self,
            top=self.top + distance,
            height=self.height - distance,
        )

    def tall(self, height: Number) -> Self:
        """Return it cut to a height."""
        return replace(self, height=height)

    def indent(self, distance: Number) -> Self:
        """Return what is left of it to the right of a distance from its left edge."""
        return replace(
            self,
            left=self.left + distance,
            width=self.width - distance,
        )

    def inset(self: Rect, across: Length, down: Length = Length(0)) -> Rect:
        """Return what lies within margins left and right, and above and below."""
        return Rect(
            self.left + across,
            self.top + down,
            self.width - across.times(2),
            self.height - down.times(2),
        )

    @property
    def span(self) -> tuple[Number, Number]:
        """Its least and its greatest y, whichever way y grows."""
        top, bottom = self.top, self.bottom
        return (top, bottom) if top <= bottom else (bottom, top)

    def contains(self, other: Self) -> bool:
        """Whether another lies within this one."""
        if self.left > other.left or other.right > self.right:
            return False
        low, high = self.span
        other_low, other_high = other.span
        return low <= other_low and other_high <= high

    def meets(self, other: Self) -> bool:
        """Whether the two have room in common."""
        if self.left >= other.right or other.left >= self.right:
            return False
        low, high = self.span
        other_low, other_high = other.span
        return low < other_high and other_low < high


class PageRect(Rect[float], frozen=True):
    """An upright rectangle on a page or in a drawing, in points; y grows upwards."""

    @classmethod
    def of_edges(
        cls,
        left: float,
        bottom: float,
        right: float,
        top: float,
    ) -> Self:
        """Return the rectangle between four edges, in the order of ISO 32000-1, 7.9.5."""
        return cls(
            left,
            top,
            right - left,
            top - bottom,
        )

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top - self.height

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top (a rectangle of ISO 32000-1, 7.9.5)."""
        return self.left, self.bottom, self.right, self.top

    def below(self, distance: float) -> Self:
        """Return what is left of it below a distance from its top."""
        return replace(
            self,
            top=self.top - distance,
            height=self.height - distance,
        )

    def above(self, bottom: float) -> Self:
        """Return what is left of it above a height on the page."""
        return replace(self, height=self.top - bottom)

    def grow(self, by: float) -> Self:
        """Return it with this much more on every side."""
        size = self.width + 2 * by, self.height + 2 * by
        return type(self)(
            self.left - by,
            self.top + by,
            *size,
        )
