"""Lengths as a type: made from points, millimetres or inches, read as points or EMU.

A bare number never says what it measures; a `Length` does. It is an integer count of English
Metric Units (914,400 to the inch, 12,700 to the point: ECMA-376 part 1, 20.1.2.1), in which
points, millimetres and pixels of both outputs are all whole.
"""

from __future__ import annotations

import re

from reporting.errors import RefusedError

_NUMBER = r"[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})"
"""As a person writes one: no power, no infinity."""

EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000
EMU_PER_INCH = 914_400


class Length(int):
    """A length in EMU. Sums, differences and multiples of lengths are lengths."""

    __slots__ = ()

    @property
    def pt(self) -> float:
        """The length in points, of which 72 make an inch."""
        return self / EMU_PER_POINT

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self / EMU_PER_MM

    def __add__(self, other: int) -> Length:
        return Length(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - int(other))

    def __neg__(self) -> Length:
        return Length(-int(self))

    def times(self, factor: float) -> Length:
        """Return the length scaled, rounded to a whole EMU."""
        return Length(round(self * factor))

    def part(self, share: float, whole: float) -> Length:
        """Return `share / whole` of the length, rounded to a whole EMU."""
        return Length(round(self * share / whole))

    def __repr__(self) -> str:
        return f"{self.pt:g} pt"


def pt(value: float) -> Length:
    """Return a length given in points."""
    return Length(round(value * EMU_PER_POINT))


def mm(value: float) -> Length:
    """Return a length given in millimetres."""
    return Length(round(value * EMU_PER_MM))


def inch(value: float) -> Length:
    """Return a length given in inches."""
    return Length(round(value * EMU_PER_INCH))


def parse_length(text: str) -> Length:
    """Read a length such as `22 mm`, `10.5 pt` or `0.5 in`.

    Raises:
        ValueError: the text is not a number followed by mm, pt or in.
    """
    number, _, unit = text.strip().partition(" ")
    makers = {"pt": pt, "mm": mm, "in": inch}
    make = makers.get(unit.strip())
    if make is None or not re.fullmatch(_NUMBER, number, re.ASCII):
        message = (
            "not a length: write a number, a space and mm, pt or in, such as `22 mm`"
        )
        raise RefusedError(message, code="E626")
    return make(float(number))
