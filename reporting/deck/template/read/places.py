"""The frames of shapes and groups -> where they are on the slide, turned and mirrored."""

from __future__ import annotations

import math
from collections.abc import Callable

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.deck.ooxml.xml import qn
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.record import Record, replace

BOX = make_path("p:spPr/a:xfrm")
"""The frame of a shape."""

_GROUP_BOX = make_path("p:grpSpPr/a:xfrm")
_DEGREE = 60_000
_FULL_TURN = 360
_MOST = 2**31


class Place(Record, frozen=True):
    """Where something is drawn.

    Args:
        rect: before it is turned.
        turn: in degrees, clockwise about its middle.
        flips: whether it is mirrored from left to right, and from top to bottom.
    """

    rect: Rect
    turn: float = 0.0
    flips: tuple[bool, bool] = (False, False)


Move = Callable[[Place], Place]
"""Where a place in a group's own coordinates is on the slide."""


def read_place(frame: Element | None) -> Place | None:
    """Return where a frame says that something is (ECMA-376 20.1.7.6)."""
    if frame is None:
        return None
    rect = read_rect(frame, "a:off", "a:ext")
    if rect is None:
        return None
    try:
        turn = int(frame.get("rot", "0")) / _DEGREE % _FULL_TURN
    except ValueError:
        turn = 0.0
    across, down = [frame.get(name) in ("1", "true") for name in ("flipH", "flipV")]
    return Place(rect, turn, (across, down))


def read_shape_rect(shape: Element) -> Rect | None:
    """Return where a shape says that it stands, before it is turned."""
    frame = shape.find(BOX)
    if frame is None:
        return None
    return read_rect(frame, "a:off", "a:ext")


def read_rect(
    frame: Element,
    start: str,
    extent: str,
) -> Rect | None:
    """Return the rectangle that an offset and an extent give; None where one is missing."""
    lengths = []
    for tag, names in ((start, ("x", "y")), (extent, ("cx", "cy"))):
        found = frame.find(qn(tag))
        if found is None:
            return None
        for name in names:
            try:
                length = int(found.get(name, ""))
            except ValueError:
                return None
            lengths.append(Length(min(max(length, -_MOST), _MOST)))
    left, top, width, height = lengths
    return Rect(left, top, width, height)


def make_move(group: Element, move: Move | None) -> Move | None:
    """Return how places in a group's own coordinates are on the slide.

    Args:
        group: the group; it may be turned and mirrored as a whole.
        move: how those of the group around it are.
    """
    frame = group.find(_GROUP_BOX)
    place = read_place(frame)
    if frame is None or place is None:
        return move
    inner = read_rect(frame, "a:chOff", "a:chExt")
    if inner is None or not (inner.width and inner.height):
        return move
    outer = place.rect
    across = outer.width / inner.width
    down = outer.height / inner.height

    def move_out(given: Place) -> Place:
        rect = given.rect
        from_left = rect.left - inner.left
        from_top = rect.top - inner.top
        moved = Rect(
            left=outer.left + from_left.times(across),
            top=outer.top + from_top.times(down),
            width=rect.width.times(across),
            height=rect.height.times(down),
        )
        made = turn_with_group(replace(given, rect=moved), place)
        return move(made) if move else made

    return move_out


def turn_with_group(inner: Place, group: Place) -> Place:
    """Return a place of a group as the group is mirrored and turned about its middle."""
    rect, outer = inner.rect, group.rect
    turn = inner.turn
    flips = []
    left, top = rect.left, rect.top
    if group.flips[0]:
        left = outer.left + outer.right - rect.right
    if group.flips[1]:
        top = outer.top + outer.bottom - rect.bottom
    for own, whole in zip(inner.flips, group.flips, strict=True):
        flips.append(own != whole)
        turn = -turn if whole else turn
    middle_x = outer.left + outer.width.times(0.5)
    middle_y = outer.top + outer.height.times(0.5)
    from_x = left + rect.width.times(0.5) - middle_x
    from_y = top + rect.height.times(0.5) - middle_y
    radians = math.radians(group.turn)
    cosine = math.cos(radians)
    sine = math.sin(radians)
    to_x = from_x.times(cosine) - from_y.times(sine)
    to_y = from_x.times(sine) + from_y.times(cosine)
    left = middle_x + to_x - rect.width.times(0.5)
    top = middle_y + to_y - rect.height.times(0.5)
    moved = Rect(
        left,
        top,
        rect.width,
        rect.height,
    )
    return Place(
        moved,
        (turn + group.turn) % _FULL_TURN,
        (flips[0], flips[1]),
    )
