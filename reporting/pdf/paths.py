"""Points, circles and arcs -> the operators of a path (ISO 32000-1, 8.5.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, radians, sin, tan

from reporting.pdf.syntax import format_number, format_numbers

Point = tuple[float, float]

_QUARTER = 90.0
_HANDLE = 4 / 3
"""Of an arc of Bézier curves: its handles reach this times the tangent of a quarter of it."""
_HANDLE_OF_QUARTER = _HANDLE * tan(radians(_QUARTER / 4))


def trace_rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
) -> str:
    """Return a rectangle; negative sizes reach left and down."""
    return f"{format_numbers(x, y, width, height)} re"


def trace_line(points: Sequence[Point]) -> str:
    """Return a line through points."""
    parts = [f"{format_numbers(*points[0])} m"]
    for point in points[1:]:
        parts.append(f"{format_numbers(*point)} l")
    return " ".join(parts)


def trace_polygon(points: Sequence[Point]) -> str:
    """Return the outline of an area between points."""
    return f"{trace_line(points)} h"


def trace_circle(
    x: float,
    y: float,
    radius: float,
) -> str:
    """Return a circle around a point, as four curves."""
    handle = _HANDLE_OF_QUARTER * radius
    left = format_number(x - radius)
    right = format_number(x + radius)
    foot = format_number(y - radius)
    head = format_number(y + radius)
    west = format_number(x - handle)
    east = format_number(x + handle)
    south = format_number(y - handle)
    north = format_number(y + handle)
    middle = format_number(x)
    level = format_number(y)
    return " ".join(
        [
            f"{right} {level} m",
            f"{right} {north} {east} {head} {middle} {head} c",
            f"{west} {head} {left} {north} {left} {level} c",
            f"{left} {south} {west} {foot} {middle} {foot} c",
            f"{east} {foot} {right} {south} {right} {level} c h",
        ]
    )


def trace_arc(
    x: float,
    y: float,
    radius: float,
    start: float,
    extent: float,
    *,
    goes_on: bool = False,
) -> str:
    """Return a part of a circle, as Bézier curves.

    Args:
        x: of the circle's middle.
        y: of the circle's middle.
        radius: in points.
        start: where it begins, in degrees, anticlockwise from three o'clock.
        extent: how far it goes, in degrees, anticlockwise.
        goes_on: whether the path so far goes on with it, by a straight line.
    """
    angle = radians(start)
    first = format_numbers(
        x + radius * cos(angle),
        y + radius * sin(angle),
    )
    parts = [f"{first} {'l' if goes_on else 'm'}"]
    parts += _trace_curves(
        x,
        y,
        radius,
        start,
        extent,
    )
    return " ".join(parts)


def _trace_curves(
    x: float,
    y: float,
    radius: float,
    start: float,
    extent: float,
) -> Iterator[str]:
    """Yield an arc in curves of at most a quarter of the circle."""
    count = max(1, ceil(abs(extent) / _QUARTER))
    step = radians(extent / count)
    reach = _HANDLE * tan(step / 4) * radius
    for number in range(count):
        begin = radians(start) + number * step
        end = begin + step
        yield (
            format_numbers(
                x + radius * cos(begin) - reach * sin(begin),
                y + radius * sin(begin) + reach * cos(begin),
                x + radius * cos(end) + reach * sin(end),
                y + radius * sin(end) - reach * cos(end),
                x + radius * cos(end),
                y + radius * sin(end),
            )
            + " c"
        )


def trace_capsule(
    x: float,
    foot: float,
    head: float,
    radius: float,
) -> str:
    """Return an upright bar with round ends around x."""
    upper = trace_arc(
        x,
        head - radius,
        radius,
        0,
        180,
    )
    lower = trace_arc(
        x,
        foot + radius,
        radius,
        180,
        180,
        goes_on=True,
    )
    return f"{upper} {lower} h"


def trace_pill(
    x: float,
    y: float,
    width: float,
    height: float,
) -> str:
    """Return a rectangle whose shorter sides are half circles.

    Args:
        x: of its left edge.
        y: of its foot.
        width: in points.
        height: likewise.
    """
    if height >= width:
        return trace_capsule(
            x + width / 2,
            y,
            y + height,
            width / 2,
        )
    radius = height / 2
    middle = y + radius
    left = trace_arc(
        x + radius,
        middle,
        radius,
        90,
        180,
    )
    right = trace_arc(
        x + width - radius,
        middle,
        radius,
        270,
        180,
        goes_on=True,
    )
    return f"{left} {right} h"


def trace_wedge(
    centre: Point,
    inner: float,
    outer: float,
    start: float,
    extent: float,
) -> str:
    """Return a part of a ring: its outer arc clockwise, and its inner one back.

    Args:
        centre: of the ring.
        inner: radius.
        outer: radius.
        start: in degrees, anticlockwise from three o'clock.
        extent: in degrees, clockwise.
    """
    x, y = centre
    there = trace_arc(
        x,
        y,
        outer,
        start,
        -extent,
    )
    end = start - extent
    back = trace_arc(
        x,
        y,
        inner,
        end,
        extent,
        goes_on=True,
    )
    return f"{there} {back} h"
