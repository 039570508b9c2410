"""A status -> its symbol as a native shape, from the one description that all outputs share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from reporting.content.model import Status
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.shapes import write_shape
from reporting.deck.ooxml.xml import element
from reporting.design.rect import Rect
from reporting.design.status_symbol import (
    OUTLINE_WIDTH,
    STATUS_SYMBOLS,
    Disc,
    HalfDisc,
    Point,
    Polygons,
    SymbolShape,
)

_HALF = 1000
"""Half the symbol's width in the units of its paths."""

_QUARTER = 5_400_000
"""A quarter of a turn, in sixtieth thousandths of a degree (ECMA-376 20.1.10.3)."""

_CLOSE = "<a:close/>"
_LISTS = "<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
_TEXT_AREA = '<a:rect l="0" t="0" r="r" b="b"/>'


def write_status_symbol(
    properties: str,
    status: Status,
    rect: Rect,
    paint: Paint,
    colour: str,
) -> str:
    """Write the symbol of a status.

    Args:
        properties: name and number of the shape.
        status: what it stands for.
        rect: a square.
        paint: the colours.
        colour: its colour, as #RRGGBB.
    """
    paths = [write_symbol_path(shape) for shape in STATUS_SYMBOLS[status.value]]
    listed = element("a:pathLst", *paths)
    width = rect.width.times(OUTLINE_WIDTH / 2)
    return write_shape(
        properties,
        rect,
        geometry=f"<a:custGeom>{_LISTS}{_TEXT_AREA}{listed}</a:custGeom>",
        fill=paint.fill(colour),
        line=paint.line(colour, width),
    )


def write_symbol_path(shape: SymbolShape) -> str:
    """Write a part of a symbol (ECMA-376 20.1.9.15); only discs have an outline."""
    match shape:
        case Disc():
            steps = [
                write_point("moveTo", (shape.radius, 0.0)),
                write_half_turn(shape.radius, start=0),
                write_half_turn(shape.radius, start=2),
            ]
            fill = None if shape.is_filled else "none"
            return write_path(steps, fill=fill)
        case HalfDisc():
            start = write_point("moveTo", (0.0, shape.radius))
            turn = write_half_turn(shape.radius, start=1)
            return write_path((start, turn), stroke=False)
        case Polygons():
            lines: list[str] = []
            for area in shape.areas:
                first, *others = area
                lines.append(write_point("moveTo", first))
                lines += [write_point("lnTo", point) for point in others]
                lines.append(_CLOSE)
            return write_path(lines[:-1], stroke=False)
    assert_never(shape)


def write_path(
    steps: Sequence[str],
    *,
    fill: str | None = None,
    stroke: bool | None = None,
) -> str:
    """Write a closed path of a symbol, in a square of its own units."""
    side = 2 * _HALF
    return element(
        "a:path",
        *steps,
        _CLOSE,
        w=side,
        h=side,
        fill=fill,
        stroke=stroke,
    )


def write_point(tag: str, point: Point) -> str:
    """Write a step to a point, which is given from the symbol's middle."""
    across, down = point
    x = round(_HALF + across * _HALF)
    y = round(_HALF + down * _HALF)
    return element(
        f"a:{tag}",
        element("a:pt", x=x, y=y),
    )


def write_half_turn(radius: float, *, start: int) -> str:
    """Write half a circle with the clock, from a quarter: 0 is at the right, 1 at the foot."""
    length = round(radius * _HALF)
    return element(
        "a:arcTo",
        wR=length,
        hR=length,
        stAng=start * _QUARTER,
        swAng=2 * _QUARTER,
    )
