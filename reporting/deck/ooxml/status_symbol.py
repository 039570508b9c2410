"""A status -> its symbol as a native shape, the same as in the dossier's margin.

Confirmed is a full disc, reported a half disc, unconfirmed a ring, disputed two opposed
triangles; so a status is told apart without its colour.
"""

from __future__ import annotations

from reporting.content.model import Status
from reporting.deck.ooxml.paint import NO_FILL, Paint
from reporting.deck.ooxml.shapes import write_geometry, write_shape
from reporting.deck.ooxml.xml import element
from reporting.design.grid import Rect

_SIDE = 100
_QUARTER = 5_400_000
"""A quarter of a turn, in sixtieth thousandths of a degree (ECMA-376 20.1.10.3)."""

_CLOSE = "<a:close/>"
_LISTS = "<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
_TEXT_AREA = '<a:rect l="0" t="0" r="r" b="b"/>'


def write_status_symbol(
    properties: str, status: Status, rect: Rect, paint: Paint, colour: str
) -> str:
    """Write the symbol of a status.

    Args:
        properties: name and number of the shape.
        status: what it stands for.
        rect: a square.
        paint: the colours.
        colour: its colour, as #RRGGBB.
    """
    fill = paint.fill(colour)
    match status:
        case Status.CONFIRMED:
            form = write_geometry("ellipse")
        case Status.UNCONFIRMED:
            form, fill = write_geometry("ellipse"), NO_FILL
        case Status.REPORTED:
            form = _write_form(_write_ring(), _write_half_disc())
        case Status.DISPUTED:
            form = _write_form(_write_triangle(0), _write_triangle(_SIDE))
    line = paint.line(colour, round(rect.width * 0.14))
    return write_shape(properties, rect, geometry=form, fill=fill, line=line)


def _write_form(*paths: str) -> str:
    listed = element("a:pathLst", *paths)
    return f"<a:custGeom>{_LISTS}{_TEXT_AREA}{listed}</a:custGeom>"


def _write_path(*steps: str, fill: str | None = None) -> str:
    return element("a:path", *steps, w=_SIDE, h=_SIDE, fill=fill)


def _write_step(tag: str, x: int, y: int) -> str:
    return element(f"a:{tag}", element("a:pt", x=x, y=y))


def _write_arc(start: int, swing: int) -> str:
    return element(
        "a:arcTo",
        wR=_SIDE // 2,
        hR=_SIDE // 2,
        stAng=start * _QUARTER,
        swAng=swing * _QUARTER,
    )


def _write_ring() -> str:
    start = _write_step("moveTo", _SIDE, _SIDE // 2)
    return _write_path(start, _write_arc(0, 2), _write_arc(2, 2), _CLOSE, fill="none")


def _write_half_disc() -> str:
    """Write the left half: from the foot over the left to the head."""
    start = _write_step("moveTo", _SIDE // 2, _SIDE)
    return _write_path(start, _write_arc(1, 2), _CLOSE)


def _write_triangle(base: int) -> str:
    """Write a triangle whose base is at a side and whose tip is in the middle."""
    return _write_path(
        _write_step("moveTo", base, 0),
        _write_step("lnTo", _SIDE // 2, _SIDE // 2),
        _write_step("lnTo", base, _SIDE),
        _CLOSE,
    )
