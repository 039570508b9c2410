"""The geometry that a shape defines itself -> its paths, as corners within a box of one by one.

Guides are reckoned, arcs and curves are followed in short steps (ECMA-376 20.1.9).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias

from lxml import etree

from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import qn
from reporting.record import Record

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

_CUSTOM = qn("a:custGeom")
_SIZE = make_path("a:xfrm/a:ext")
_GUIDES = tuple([make_path(f"a:{name}/a:gd") for name in ("avLst", "gdLst")])
_PATHS = make_path("a:pathLst/a:path")
_MOST_COMMANDS = 20_000
_CURVE_STEPS = 8
_DEGREE = 60_000
_TURN = 360 * _DEGREE
_ROUND = 48
"""Corners of a polygon that stands for an ellipse."""


class TracedPath(Record, frozen=True):
    """A path of a shape.

    Args:
        rings: the corners of each piece between one lifting of the pen and the next.
        is_filled: whether its inside is filled where the shape is.
    """

    rings: Sequence[Ring]
    is_filled: bool


def trace_paths(properties: Element) -> list[TracedPath] | None:
    """Return the paths that a shape defines itself; None where it has a preset outline.

    Args:
        properties: of the shape, its `p:spPr`.
    """
    custom = properties.find(_CUSTOM)
    if custom is None:
        return None
    size = properties.find(_SIZE)
    width = height = 1.0
    if size is not None:
        width = max(_parse(size.get("cx", ""), 1), 1)
        height = max(_parse(size.get("cy", ""), 1), 1)
    guides = _Guides(custom, width, height)
    traced = []
    for path in custom.iterfind(_PATHS):
        own_width = _parse(path.get("w", ""), 0) or width
        own_height = _parse(path.get("h", ""), 0) or height
        rings = []
        for ring in _Tracer(guides).list_rings(path):
            shares = [(x / own_width, y / own_height) for x, y in ring]
            rings.append(shares)
        is_filled = path.get("fill") != "none"
        traced.append(TracedPath(rings, is_filled))
    return traced


def trace_ellipse() -> Ring:
    """Return the corners of a polygon that stands for an ellipse in its box."""
    return list(_follow_round(0, _TURN))


def _parse(text: str, usual: float) -> float:
    try:
        return float(int(text))
    except ValueError:
        return usual


class _Tracer:
    """Follows the commands of one path."""

    def __init__(self, guides: _Guides) -> None:
        self._guides = guides
        self._at: Point = (0.0, 0.0)

    def list_rings(self, path: Element) -> Iterator[Ring]:
        """Yield the corners of each piece; a closed one ends where it begins."""
        ring: Ring = []
        commands = path.iterchildren(etree.Element)
        for number, command in enumerate(commands):
            if number > _MOST_COMMANDS:
                break
            name = name_local(command)
            if name == "moveTo":
                if ring:
                    yield ring
                ring = []
            points = self._follow(name, command)
            if name == "close":
                points = iter(ring[:1])
            for point in points:
                ring.append(point)
                self._at = point
        if ring:
            yield ring

    def _follow(self, name: str, command: Element) -> Iterator[Point]:
        if name == "arcTo":
            yield from self._follow_arc(command)
            return
        points = []
        for point in command.iterfind(qn("a:pt")):
            x = self._find(point, "x")
            y = self._find(point, "y")
            points.append((x, y))
        if name in ("cubicBezTo", "quadBezTo"):
            yield from _follow_curve([self._at, *points])
        else:
            yield from points

    def _follow_arc(self, command: Element) -> Iterator[Point]:
        """Yield the points of an arc that begins where the path is (20.1.9.3)."""
        wide = self._find(command, "wR")
        high = self._find(command, "hR")
        start = self._find(command, "stAng")
        sweep = self._find(command, "swAng")
        begin = _radians(start)
        x, y = self._at
        left = x - wide * (1 + math.cos(begin))
        top = y - high * (1 + math.sin(begin))
        for across, down in _follow_round(start, sweep):
            yield left + 2 * wide * across, top + 2 * high * down

    def _find(self, element: Element, key: str) -> float:
        """Return the length that an attribute stands for."""
        return self._guides.find(element.get(key, ""))


def _follow_round(start: float, sweep: float) -> Iterator[Point]:
    """Yield points of an ellipse in a box of one by one; angles in 60,000ths of a degree."""
    for step in range(_ROUND + 1):
        angle = _radians(start + sweep * step / _ROUND)
        across = 0.5 + math.cos(angle) / 2
        down = 0.5 + math.sin(angle) / 2
        yield across, down


def _follow_curve(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the points of a Bézier curve of any degree, by de Casteljau's construction."""
    for step in range(1, _CURVE_STEPS + 1):
        share = step / _CURVE_STEPS
        left = list(points)
        while len(left) > 1:
            pairs = list(pairwise(left))
            left = []
            for (x, y), (to_x, to_y) in pairs:
                across = x + (to_x - x) * share
                down = y + (to_y - y) * share
                left.append((across, down))
        yield from left


class _Guides:
    """The named lengths of a shape (ECMA-376 20.1.9.11), reckoned in their order."""

    def __init__(
        self,
        custom: Element,
        width: float,
        height: float,
    ) -> None:
        short = min(width, height)
        long = max(width, height)
        self._known = {
            "w": width,
            "h": height,
            "r": width,
            "b": height,
            "ss": short,
            "ls": long,
            "hc": width / 2,
            "vc": height / 2,
            "cd2": _TURN / 2,
            "cd4": _TURN / 4,
            "cd8": _TURN / 8,
            "3cd4": _TURN * 3 / 4,
        }
        for part in range(2, 33):
            self._known |= {
                f"wd{part}": width / part,
                f"hd{part}": height / part,
                f"ssd{part}": short / part,
            }
        for listed in _GUIDES:
            for guide in custom.iterfind(listed):
                name = guide.get("name", "")
                formula = guide.get("fmla", "").split()
                self._known[name] = self._reckon(formula)

    def find(self, written: str) -> float:
        """Return the length that a number or the name of a guide stands for; 0 for none."""
        known = self._known.get(written)
        if known is None:
            return _parse(written, 0)
        return known

    def _reckon(self, formula: Sequence[str]) -> float:
        """Return what a formula comes to; 0 where it cannot be reckoned."""
        name, *written = formula or ("",)
        values = [self.find(word) for word in written]
        reckon = _FORMULAS.get(name)
        try:
            return float(reckon(*values)) if reckon else 0.0
        except (TypeError, ValueError, ArithmeticError):
            return 0.0


def _radians(angle: float) -> float:
    """Turn 60,000ths of a degree into radians (ECMA-376 20.1.10.3)."""
    return math.radians(angle / _DEGREE)


_FORMULAS: Mapping[str, Callable[..., float]] = MappingProxyType(
    {
        "val": lambda x: x,
        "*/": lambda x, y, z: x * y / z,
        "+-": lambda x, y, z: x + y - z,
        "+/": lambda x, y, z: (x + y) / z,
        "?:": lambda x, y, z: y if x > 0 else z,
        "abs": abs,
        "at2": lambda x, y: math.degrees(math.atan2(y, x)) * _DEGREE,
        "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
        "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
        "cos": lambda x, y: x * math.cos(_radians(y)),
        "sin": lambda x, y: x * math.sin(_radians(y)),
        "tan": lambda x, y: x * math.tan(_radians(y)),
        "max": max,
        "min": min,
        "mod": math.hypot,
        "pin": lambda x, y, z: min(max(y, x), z),
        "sqrt": math.sqrt,
    }
)
"""What the operators of a guide's formula come to (ECMA-376 20.1.9.11)."""
