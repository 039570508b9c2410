"""A mark on a slide, and a side of it -> the room that a label takes there."""

from __future__ import annotations

from enum import StrEnum

from reporting.design.rect import PageRect
from reporting.record import Record

GAP = 4.0
"""From a mark to its number, in points."""


class Stand(StrEnum):
    """On which side of its mark a label stands."""

    NOWHERE = ""
    BEYOND = "beyond"
    AT_END = "within its end"
    AT_FOOT = "within its foot"
    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"
    RIGHT = "right"
    LEFT = "left"


class Spot(Record, frozen=True):
    """Where a label stands.

    Args:
        stand: on which side of its mark.
        rise: how far it is moved up from there, in points.
        aside: how far it is moved to the right.
        place: the room that it takes.
    """

    stand: Stand
    rise: float = 0.0
    aside: float = 0.0
    place: PageRect | None = None


GONE = Spot(Stand.NOWHERE)
INSIDE = frozenset({Stand.AT_END, Stand.AT_FOOT, Stand.WITHIN})
"""Where a label stands in its bar."""


def stand_sideways(
    bar: PageRect,
    stand: Stand,
    width: float,
    height: float,
    is_negative: bool,  # noqa: FBT001  (the way in which a bar points)
) -> PageRect:
    """Return the room of a number of a lying bar.

    Args:
        bar: its place.
        stand: on which side of it.
        width: of the number, in points.
        height: of the number, in points.
        is_negative: whether the bar points to the left.
    """
    top = (bar.top + bar.bottom + height) / 2
    left = (bar.left + bar.right - width) / 2
    if stand is Stand.BEYOND:
        left = bar.left - GAP - width if is_negative else bar.right + GAP
    elif stand is not Stand.WITHIN:
        is_left = is_negative == (stand is Stand.AT_END)
        left = bar.left + GAP if is_left else bar.right - GAP - width
    return PageRect(left, top, width, height)


def stand_upright(
    bar: PageRect,
    stand: Stand,
    width: float,
    height: float,
    is_negative: bool,  # noqa: FBT001  (the way in which a column points)
) -> PageRect:
    """Return the room of a number of a column; the arguments are those of a lying bar."""
    left = (bar.left + bar.right - width) / 2
    top = (bar.top + bar.bottom + height) / 2
    if stand is Stand.BEYOND:
        top = bar.bottom - GAP if is_negative else bar.top + GAP + height
    elif stand is not Stand.WITHIN:
        is_low = is_negative == (stand is Stand.AT_END)
        top = bar.bottom + GAP + height if is_low else bar.top - GAP
    return PageRect(left, top, width, height)
