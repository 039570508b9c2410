"""A line of the content -> what it makes on pages and slides."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.preview.model import Place
from reporting.record import Record

_HEADING = "heading"


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

    Of several a heading is meant, not its entry in the contents; else the largest.

    Args:
        sheets: the places of each, as they follow one another.
        line: of the content, from 1.
    """
    best: tuple[float, ...] | None = None
    found: Found | None = None
    for number, places in enumerate(sheets):
        for index, place in enumerate(places):
            if not 0 < place.line <= line:
                continue
            is_within = line <= place.last
            rank = (
                not is_within,
                -place.line,
                place.kind != _HEADING,
                -place.box.area,
            )
            if best is None or rank < best:
                best = rank
                found = Found(number, index)
    return found
