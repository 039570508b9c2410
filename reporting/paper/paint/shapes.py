"""Rectangles, lines, areas, discs, status symbols and pictures -> path operators.

A place is given from a slab's upper left, with y downwards; a page's y grows upwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from reporting.design.status_symbol import (
    OUTLINE_WIDTH,
    STATUS_SYMBOLS,
    HalfDisc,
    SymbolShape,
)
from reporting.design.status_symbol import Disc as SymbolDisc
from reporting.paper.marks import (
    EDGE,
    Capsule,
    Disc,
    Fill,
    Picture,
    Polygon,
    StatusMark,
    Stroke,
)
from reporting.pdf.graphics_state import Pen
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.paths import (
    Point,
    trace_arc,
    trace_capsule,
    trace_circle,
    trace_line,
    trace_pill,
    trace_polygon,
    trace_rectangle,
)
from reporting.pdf.structure import Box, StructElem
from reporting.record import replace

Shape: TypeAlias = Fill | Stroke | Polygon | Disc | Capsule | StatusMark | Picture
"""A mark that is neither text nor a drawing."""
_BULLET = 4.0
"""Size up to which a shape is printed as letters are, in points."""
_ROUND = 1
"""How a line turns (ISO 32000-1, table 55)."""


def find_box(
    shape: Shape,
    left: float,
    top: float,
) -> Box:
    """Return what a shape takes up: left, foot, right and head on the page.

    Args:
        shape: counted from a place.
        left: of that place.
        top: likewise.
    """
    match shape:
        case Fill() | Picture():
            head = top - shape.y
            x = left + shape.x
            return x, head - shape.height, x + shape.width, head
        case Stroke() | Polygon():
            points = _place_points(shape.points, left, top)
            xs = [x for x, _ in points]
            ys = [y for _, y in points]
            return min(xs), min(ys), max(xs), max(ys)
        case Disc() | StatusMark():
            x = left + shape.x
            y = top - shape.y
            reach = shape.radius
            return x - reach, y - reach, x + reach, y + reach
        case Capsule():
            x = left + shape.x
            reach = shape.radius
            return x - reach, top - shape.foot, x + reach, top - shape.head
        case _:
            assert_never(shape)


def paint_shape(
    canvas: PageCanvas,
    shape: Shape,
    left: float,
    top: float,
    elem: StructElem | None,
) -> None:
    """Paint a shape; `elem` is what it belongs to, None makes an artifact of it.

    Args:
        canvas: the page.
        shape: counted from a place.
        left: of that place.
        top: likewise, upwards from the page's foot.
        elem: the element of its tag.
    """
    if isinstance(shape, (Fill, Disc)):
        shape = choose_inks(canvas, shape)
    match shape:
        case Fill():
            trace = trace_pill if shape.is_round else trace_rectangle
            path = trace(
                left + shape.x,
                top - shape.y - shape.height,
                shape.width,
                shape.height,
            )
            edge = _make_edge(shape.edge, shape.edge_width)
            canvas.paint(path, shape.ink, edge, elem)
        case Stroke():
            pen = Pen(
                shape.ink,
                shape.width,
                shape.dash,
                join=_ROUND,
            )
            points = _place_points(shape.points, left, top)
            canvas.paint(trace_line(points), pen=pen, elem=elem)
        case Polygon():
            points = _place_points(shape.points, left, top)
            edge = _make_edge(shape.edge)
            canvas.paint(trace_polygon(points), shape.ink, edge, elem)
        case Disc():
            path = trace_circle(
                left + shape.x,
                top - shape.y,
                shape.radius,
            )
            edge = _make_edge(shape.edge, shape.edge_width)
            canvas.paint(path, shape.ink, edge, elem)
        case Capsule():
            paint_capsule(canvas, shape, left, top, elem)
        case StatusMark():
            paint_status(canvas, shape, left, top, elem)
        case Picture():
            canvas.paint_image(shape.data, find_box(shape, left, top), elem)
        case _:
            assert_never(shape)


def choose_inks(canvas: PageCanvas, shape: Fill | Disc) -> Fill | Disc:
    """Return a shape in what it is painted in: bullets, which are small, as letters are."""
    if canvas.document.separation is None:
        return shape
    size = 2 * shape.radius if isinstance(shape, Disc) else shape.width
    if size > _BULLET:
        return shape
    choose = canvas.document.choose_letters
    ink = choose(shape.ink, size) if shape.ink else ""
    edge = choose(shape.edge, size) if shape.edge else ""
    return replace(shape, ink=ink, edge=edge)


def _make_edge(ink: str, width: float = EDGE) -> Pen | None:
    return Pen(ink, width) if ink else None


def _place_points(
    points: Iterable[Point],
    left: float,
    top: float,
) -> list[Point]:
    return [(left + x, top - y) for x, y in points]


def paint_capsule(
    canvas: PageCanvas,
    capsule: Capsule,
    left: float,
    top: float,
    elem: StructElem | None,
) -> None:
    """Paint an upright bar with round ends, at least as high as it is wide."""
    head = top - capsule.head
    foot = min(
        top - capsule.foot,
        head - 2 * capsule.radius,
    )
    path = trace_capsule(
        left + capsule.x,
        foot,
        head,
        capsule.radius,
    )
    pen = Pen(capsule.edge, EDGE, capsule.dash)
    canvas.paint(path, capsule.ink, pen, elem)


def paint_status(
    canvas: PageCanvas,
    mark: StatusMark,
    left: float,
    top: float,
    elem: StructElem | None,
) -> None:
    """Paint a status: full disc, half disc in a ring, ring, or opposed triangles.

    Args:
        canvas: the page.
        mark: counted from a place.
        left: of that place.
        top: likewise.
        elem: what it belongs to.
    """
    centre = (left + mark.x, top - mark.y)
    ink = canvas.document.choose_letters(mark.ink, mark.radius * 2)
    pen = Pen(ink, mark.radius * OUTLINE_WIDTH)
    for shape in STATUS_SYMBOLS[mark.status.value]:
        if isinstance(shape, SymbolDisc):
            path = trace_circle(*centre, mark.radius * shape.radius)
            fill = ink if shape.is_filled else ""
            canvas.paint(path, fill, pen, elem)
        else:
            path = trace_symbol(shape, centre, mark.radius)
            canvas.paint(path, ink, elem=elem)


def trace_symbol(
    shape: SymbolShape,
    centre: Point,
    unit: float,
) -> str:
    """Return the path of a half disc or of some areas; `unit` is half the symbol's width."""
    x, y = centre
    if isinstance(shape, HalfDisc):
        return f"{trace_arc(x, y, unit * shape.radius, 90, 180)} h"
    if isinstance(shape, SymbolDisc):
        return trace_circle(x, y, unit * shape.radius)
    areas: list[str] = []
    for area in shape.areas:
        points = [(x + unit * across, y + unit * up) for across, up in area]
        areas.append(trace_polygon(points))
    return " ".join(areas)
