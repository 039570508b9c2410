"""A panel of a chart -> the same from right to left, as languages that are read so want it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from reporting.charts.marks import (
    Area,
    Hatch,
    Label,
    Mark,
    Marker,
    Panel,
    Path,
    Point,
    Side,
    Wedge,
)
from reporting.record import replace

_SIDES: Mapping[Side, Side] = MappingProxyType(
    {"start": "end", "middle": "middle", "end": "start"}
)
_HATCHES: Mapping[Hatch, Hatch] = MappingProxyType(
    {"": "", "rising": "falling", "falling": "rising"}
)
_WHOLE_TURN = 360.0
_UPRIGHT_HEIGHT = 6.0
"""Of the letters of a turned label, which stand left of its baseline; in points."""


def mirror_panel(panel: Panel) -> Panel:
    """Return a panel whose marks stand as far from the right as they stood from the left.

    Words and numbers stay as they read; labels keep to the side of what they name.
    """
    marks = [mirror_mark(mark, panel.width) for mark in panel.marks]
    return replace(panel, marks=tuple(marks))


def mirror_mark(mark: Mark, width: float) -> Mark:
    """Return a mark of a panel of some width, in points, on the other side."""
    match mark:
        case Path():
            return replace(mark, points=mirror_points(mark.points, width))
        case Area():
            points = mirror_points(mark.points, width)
            return replace(mark, points=points, hatch=_HATCHES[mark.hatch])
        case Marker():
            return replace(mark, x=width - mark.x)
        case Wedge():
            x, y = mark.centre
            start = _WHOLE_TURN - mark.start - mark.extent
            return replace(mark, centre=(width - x, y), start=start)
        case Label():
            return mirror_label(mark, width)
        case _:
            assert_never(mark)


def mirror_points(points: tuple[Point, ...], width: float) -> tuple[Point, ...]:
    """Return points of a panel of some width, in points, on the other side."""
    return tuple([(width - x, y) for x, y in points])


def mirror_label(label: Label, width: float) -> Label:
    """Return a label on the other side; one that is turned still reads upwards."""
    x = width - label.x
    if label.is_upright:
        return replace(label, x=x + _UPRIGHT_HEIGHT)
    return replace(label, x=x, side=_SIDES[label.side])
