"""The geometry of a shape -> a mask: where within its box it has any substance.

Line art, waves and logos are drawn as paths in boxes that they hardly fill, and must not be
taken for fields of colour. A path is followed in coarse steps: what counts is which text it
lies behind (ECMA-376 20.1.9; a preset outline is drawn at its usual proportions).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from lxml import etree
from PIL import Image, ImageChops, ImageDraw

from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import qn

Point = tuple[float, float]

_GUIDES = tuple([make_path(f"a:{name}/a:gd") for name in ("avLst", "gdLst")])
_PATHS = make_path("a:pathLst/a:path")
_CUSTOM, _PRESET = qn("a:custGeom"), qn("a:prstGeom")
_MOST_COMMANDS = 20_000
_CURVE_STEPS = 8
_DEGREE = 60_000
_TURN = 360 * _DEGREE
_ROUND = 48
"""Corners of a polygon that stands for an ellipse."""

_WHOLE = 100_000

_POLYGONS: Mapping[str, Sequence[Point]] = MappingProxyType(
    {
        "triangle": ((0.5, 0), (1, 1), (0, 1)),
        "rtTriangle": ((0, 0), (1, 1), (0, 1)),
        "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        "flowChartDecision": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
        "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
        "hexagon": ((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5)),
        "homePlate": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1)),
        "chevron": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1), (0.25, 0.5)),
        "diagStripe": ((0.5, 0), (1, 0), (0, 1), (0, 0.5)),
        "corner": ((0, 0), (0.5, 0), (0.5, 0.5), (1, 0.5), (1, 1), (0, 1)),
        "halfFrame": ((0, 0), (1, 0), (0.67, 0.33), (0.33, 0.33), (0.33, 0.67), (0, 1)),
    }
)
"""Outlines with corners, as shares of the box."""

_ELLIPSES = frozenset({"ellipse", "flowChartConnector", "donut", "pie", "chord"})
_HOLLOW = frozenset({"donut", "frame"})
_LINES = frozenset(
    {"line", "lineInv", "arc", "leftBracket", "rightBracket", "bracketPair"}
    | {"leftBrace", "rightBrace", "bracePair"}
    | {f"straightConnector{number}" for number in range(1, 6)}
    | {
        f"{bend}Connector{number}"
        for bend in ("bent", "curved")
        for number in range(2, 6)
    }
)
"""Outlines without an inside, or whose inside nobody fills."""

_RIM = 0.125
"""Of a frame and of a ring, where they do not say it."""


def draw_mask(
    shape: Element,
    across: int,
    down: int,
) -> Image.Image | None:
    """Draw where a shape has substance when it is filled.

    Args:
        shape: its `p:spPr`.
        across: columns of the mask.
        down: its rows.

    Returns:
        A mask from 0 (nothing) to 255; None where the shape fills its whole box.
    """
    custom = shape.find(_CUSTOM)
    if custom is not None:
        return _draw_custom(custom, shape, across, down)
    preset = shape.find(_PRESET)
    name = "" if preset is None else preset.get("prst", "")
    mask = Image.new("1", (across, down))
    if name in _LINES:
        return mask.convert("L")
    polygon = _POLYGONS.get(name)
    if name in _ELLIPSES:
        polygon = tuple(_list_round(0, _TURN))
    if name == "frame":
        polygon = ((0, 0), (1, 0), (1, 1), (0, 1))
    if polygon is None or preset is None:
        return None
    _fill(mask, [_scale(polygon, across, down)])
    if name in _HOLLOW:
        rim = _read_rim(preset) * min(across, down)
        share_across, share_down = 1 - 2 * rim / across, 1 - 2 * rim / down
        inner = []
        for x, y in polygon:
            inner.append((0.5 + (x - 0.5) * share_across, 0.5 + (y - 0.5) * share_down))
        _fill(mask, [_scale(inner, across, down)])
    return mask.convert("L")


def _read_rim(preset: Element) -> float:
    """Return how wide the rim of a hollow shape is, as a share of its shorter side."""
    for guide in preset.iter(qn("a:gd")):
        _, _, value = guide.get("fmla", "").partition("val ")
        try:
            return min(max(int(value) / _WHOLE, 0), 0.5)
        except ValueError:
            break
    return _RIM


def _scale(
    points: Sequence[Point],
    across: float,
    down: float,
) -> list[Point]:
    return [(x * across, y * down) for x, y in points]


def _fill(mask: Image.Image, rings: Sequence[Sequence[Point]]) -> None:
    """Fill rings; where two of them lie upon each other there is a hole."""
    for ring in rings:
        if len(ring) < 3:  # noqa: PLR2004  (a line has no inside)
            continue
        layer = Image.new("1", mask.size)
        ImageDraw.Draw(layer).polygon(list(ring), fill=1)
        mask.paste(ImageChops.logical_xor(mask, layer))


def _draw_custom(
    custom: Element,
    shape: Element,
    across: int,
    down: int,
) -> Image.Image:
    """Draw the paths that a shape defines itself."""
    mask = Image.new("1", (across, down))
    size = shape.find(f"{qn('a:xfrm')}/{qn('a:ext')}")
    width = height = 1.0
    if size is not None:
        width = max(_parse(size.get("cx", ""), 1), 1)
        height = max(_parse(size.get("cy", ""), 1), 1)
    guides = _Guides(custom, width, height)
    for path in custom.iterfind(_PATHS):
        if path.get("fill") == "none":
            continue
        own_width = _parse(path.get("w", ""), 0) or width
        own_height = _parse(path.get("h", ""), 0) or height
        rings = []
        for ring in _Tracer(guides).list_rings(path):
            shares = [(x / own_width, y / own_height) for x, y in ring]
            rings.append(_scale(shares, across, down))
        layer = Image.new("1", mask.size)
        _fill(layer, rings)
        mask = ImageChops.logical_or(mask, layer)
    return mask.convert("L")


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

    def list_rings(self, path: Element) -> Iterator[list[Point]]:
        """Yield the corners of each closed or open piece, curves in short steps."""
        ring: list[Point] = []
        for number, command in enumerate(path.iterchildren(etree.Element)):
            if number > _MOST_COMMANDS:
                break
            name = name_local(command)
            if name == "moveTo":
                if ring:
                    yield ring
                ring = []
            elif name == "close":
                if ring:
                    self._at = ring[0]
                continue
            for point in self._follow(name, command):
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
            x = self._guides.find(point.get("x", ""))
            y = self._guides.find(point.get("y", ""))
            points.append((x, y))
        if name in ("cubicBezTo", "quadBezTo"):
            yield from _follow_curve([self._at, *points])
        else:
            yield from points

    def _follow_arc(self, command: Element) -> Iterator[Point]:
        """Yield the points of an arc that begins where the path is (20.1.9.3)."""
        names = ("wR", "hR", "stAng", "swAng")
        wide, high, start, sweep = [
            self._guides.find(command.get(name, "")) for name in names
        ]
        begin = math.radians(start / _DEGREE)
        x, y = self._at
        middle_x, middle_y = x - wide * math.cos(begin), y - high * math.sin(begin)
        for angle_x, angle_y in _list_round(start, sweep):
            yield (
                middle_x + wide * (2 * angle_x - 1),
                middle_y + high * (2 * angle_y - 1),
            )


def _list_round(start: float, sweep: float) -> Iterator[Point]:
    """Yield points of an ellipse in a box of one by one; angles in 60,000ths of a degree."""
    for step in range(_ROUND + 1):
        angle = math.radians((start + sweep * step / _ROUND) / _DEGREE)
        yield 0.5 + math.cos(angle) / 2, 0.5 + math.sin(angle) / 2


def _follow_curve(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the points of a Bézier curve of any degree."""
    for step in range(1, _CURVE_STEPS + 1):
        share = step / _CURVE_STEPS
        left = list(points)
        while len(left) > 1:
            left = [
                (x + (to_x - x) * share, y + (to_y - y) * share)
                for (x, y), (to_x, to_y) in pairwise(left)
            ]
        yield from left


class _Guides:
    """The named lengths of a shape (ECMA-376 20.1.9.11), reckoned in their order."""

    def __init__(
        self,
        custom: Element,
        width: float,
        height: float,
    ) -> None:
        short, long = min(width, height), max(width, height)
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
                formula = guide.get("fmla", "").split()
                self._known[guide.get("name", "")] = self._reckon(formula)

    def find(self, written: str) -> float:
        """Return the length that a number or the name of a guide stands for; 0 for none."""
        known = self._known.get(written)
        return _parse(written, 0) if known is None else known

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
        "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
        "pin": lambda x, y, z: min(max(y, x), z),
        "sqrt": math.sqrt,
    }
)
"""What the operators of a guide's formula come to (ECMA-376 20.1.9.11)."""
