"""A line of the content -> what it makes on pages and slides."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.preview.model import Place
from reporting.record import Record


class Found(Record, frozen=True):
    """What a line makes.

    Args:
        number: of the sheet, from 0.
        place: among those of the sheet, from 0.
    """

    number: int
    place: int


def find_line(sheets: Sequence[Sequence[Place]], line: int) -> Found | None:
    """Return the place that a line makes; else the one that is written nearest before it.

    Of several the one that stands alone on the line's words comes first: the smallest, on the
    first sheet.

    Args:
        sheets: the places of each, as they follow one another.
        line: of the content, from 1.
    """
    best: tuple[int, float] | None = None
    found: Found | None = None
    for number, places in enumerate(sheets):
        for index, place in enumerate(places):
            written = place.origin.line
            if not 0 < written <= line:
                continue
            rank = (-written, place.box.area)
            if best is None or rank < best:
                best = rank
                found = Found(number, index)
    return found
