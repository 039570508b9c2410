"""Bars, rules, discs, arrows and symbols of a slide -> marks, in points from its upper left."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from reporting import scene
from reporting.design.colour import mix_colours
from reporting.design.rect import Rect
from reporting.paper.marks import Disc, Fill, Mark, Polygon, StatusMark, Stroke
from reporting.pdf.paths import Point
from reporting.scene import Side

_DASH = (3.0, 1.0)
"""Strokes and gaps of a line that is broken, as multiples of its width."""
_HEAD = 3.0
"""Length and width of the head of an arrow, likewise."""


def to_points(rect: Rect) -> Rect[float]:
    """Return a rectangle in points."""
    return Rect[float](
        rect.left.pt,
        rect.top.pt,
        rect.width.pt,
        rect.height.pt,
    )


def draw_bar(bar: scene.Bar, ground: str) -> Iterator[Mark]:
    """Yield a rectangle on a ground, which may shine through."""
    box = to_points(bar.rect)
    if bar.fill:
        ink = mix_colours(ground, bar.fill, bar.fade) if bar.fade else bar.fill
        yield Fill(
            box.left,
            box.top,
            box.width,
            box.height,
            ink,
        )
    if bar.outline:
        corners = (
            (box.left, box.top),
            (box.right, box.top),
            (box.right, box.bottom),
            (box.left, box.bottom),
            (box.left, box.top),
        )
        yield draw_stroke(bar.outline, corners)


def draw_stroke(stroke: scene.Stroke, points: tuple[Point, ...]) -> Stroke:
    """Return a line through points."""
    width = stroke.width.pt
    dash: tuple[float, ...] = ()
    if stroke.is_dashed:
        dash = tuple([width * share for share in _DASH])
    return Stroke(
        points,
        stroke.colour,
        width,
        dash,
    )


def draw_rule(rule: scene.Rule) -> Mark:
    """Return a straight line."""
    box = to_points(rule.rect)
    left, right = box.left, box.right
    if rule.is_leftward:
        left, right = right, left
    return draw_stroke(rule.stroke, ((left, box.top), (right, box.bottom)))


def draw_disc(disc: scene.Disc) -> Mark:
    """Return a round mark, or a bar with round ends."""
    box = to_points(disc.rect)
    edge = ""
    width = 0.0
    if disc.outline:
        edge = disc.outline.colour
        width = disc.outline.width.pt
    if disc.is_long:
        return Fill(
            box.left,
            box.top,
            box.width,
            box.height,
            disc.fill,
            edge,
            edge_width=width,
            is_round=True,
        )
    x = box.left + box.width / 2
    y = box.top + box.height / 2
    return Disc(
        x,
        y,
        box.width / 2,
        disc.fill,
        edge,
        edge_width=width,
    )


def draw_triangle(triangle: scene.Triangle) -> Mark:
    """Return a filled triangle, its tip above or below."""
    box = to_points(triangle.rect)
    tip, base = box.top, box.bottom
    if triangle.is_down:
        tip, base = base, tip
    middle = box.left + box.width / 2
    corners = ((middle, tip), (box.right, base), (box.left, base))
    return Polygon(corners, triangle.fill)


def draw_symbol(symbol: scene.Symbol) -> Mark:
    """Return the symbol of a status."""
    box = to_points(symbol.rect)
    radius = box.width / 2
    x = box.left + radius
    y = box.top + box.height / 2
    return StatusMark(
        x,
        y,
        radius,
        symbol.status,
        symbol.colour,
    )


def draw_arrow(arrow: scene.Connector) -> Iterator[Mark]:
    """Yield an arrow: straight, or down, across and down where it is bent."""
    box = to_points(arrow.rect)
    left, right = box.left, box.right
    if arrow.is_leftward:
        left, right = right, left
    points: list[Point] = [(left, box.top), (right, box.bottom)]
    if arrow.start_side is Side.BOTTOM and box.width:
        middle = box.top + box.height / 2
        points[1:1] = [(left, middle), (right, middle)]
    size = _HEAD * arrow.stroke.width.pt
    (from_x, from_y), (x, y) = points[-2:]
    length = hypot(x - from_x, y - from_y)
    if not length:
        return
    across = (x - from_x) / length
    down = (y - from_y) / length
    foot = (x - across * size, y - down * size)
    half = size / 2
    yield draw_stroke(arrow.stroke, (*points[:-1], foot))
    wings = (
        (x, y),
        (foot[0] - down * half, foot[1] + across * half),
        (foot[0] + down * half, foot[1] - across * half),
    )
    yield Polygon(wings, arrow.stroke.colour)
