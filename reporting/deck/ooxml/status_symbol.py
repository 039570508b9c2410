"""A status -> its mark as a native shape, the same as in the dossier's margin.

Confirmed is a full disc, reported a half disc, unconfirmed a ring, disputed two opposed
triangles; so a status is told apart without its colour.
"""

from __future__ import annotations

from reporting.content.model import Status
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.shapes import make_geometry, make_properties, make_transform
from reporting.deck.ooxml.xml import Element, make
from reporting.design.grid import Rect

_SIDE = 100
_QUARTER = 5_400_000
"""A quarter of a turn, in sixtieth thousandths of a degree (ECMA-376 20.1.10.3)."""


def make_status_symbol(
    number: int, status: Status, box: Rect, paint: Paint, colour: str
) -> Element:
    """Return the mark of a status.

    Args:
        number: of the shape on its slide.
        status: what it stands for.
        box: a square.
        paint: the colours.
        colour: its colour, as #RRGGBB.
    """
    line = paint.line(colour, round(box.width * 0.14))
    match status:
        case Status.CONFIRMED:
            form, fill = make_geometry("ellipse"), paint.fill(colour)
        case Status.UNCONFIRMED:
            form, fill = make_geometry("ellipse"), paint.fill(None)
        case Status.REPORTED:
            form, fill = _form(_ring(), _half_disc()), paint.fill(colour)
        case Status.DISPUTED:
            form, fill = _form(_triangle(0), _triangle(_SIDE)), paint.fill(colour)
    return make(
        "p:sp",
        make(
            "p:nvSpPr",
            make_properties(number, "Mark", decorative=True),
            make("p:cNvSpPr"),
            make("p:nvPr"),
        ),
        make("p:spPr", make_transform(box), form, fill, line),
    )


def _form(*paths: Element) -> Element:
    lists = (make(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    return make(
        "a:custGeom",
        *lists,
        make("a:rect", l="0", t="0", r="r", b="b"),
        make("a:pathLst", *paths),
    )


def _path(*steps: Element, fill: str | None = None) -> Element:
    return make("a:path", *steps, w=_SIDE, h=_SIDE, fill=fill)


def _to(tag: str, x: int, y: int) -> Element:
    return make(f"a:{tag}", make("a:pt", x=x, y=y))


def _arc(start: int, swing: int) -> Element:
    return make(
        "a:arcTo",
        wR=_SIDE // 2,
        hR=_SIDE // 2,
        stAng=start * _QUARTER,
        swAng=swing * _QUARTER,
    )


def _ring() -> Element:
    return _path(
        _to("moveTo", _SIDE, _SIDE // 2),
        _arc(0, 2),
        _arc(2, 2),
        make("a:close"),
        fill="none",
    )


def _half_disc() -> Element:
    """The left half: from the foot over the left to the head."""
    return _path(_to("moveTo", _SIDE // 2, _SIDE), _arc(1, 2), make("a:close"))


def _triangle(base: int) -> Element:
    """A triangle whose base is at a side and whose tip is in the middle."""
    return _path(
        _to("moveTo", base, 0),
        _to("lnTo", _SIDE // 2, _SIDE // 2),
        _to("lnTo", base, _SIDE),
        make("a:close"),
    )
