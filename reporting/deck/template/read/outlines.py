"""The outline of a drawn shape -> the rectangles that it crosses, as an eye would say.

Line art has a bounding box of half a slide and covers little of it. So a path is followed
(ECMA-376 20.1.9.15), the usual forms are drawn with a few points, what is turned is turned,
and the cells of a raster that are crossed are gathered into rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import TypeAlias

from PIL import Image, ImageDraw

from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.places import Place
from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.record import replace

Point: TypeAlias = tuple[float, float]
Outline: TypeAlias = list[Point]
Mask: TypeAlias = Sequence[Sequence[bool]]

_CELLS = 48
"""A shape is looked at in so many columns and rows."""

_CURVE = 8
"""A curve is followed in so many steps."""

_ANGLE = pi / (180 * 60_000)
"""Of angles, which are in sixtieths of a thousandth of a degree (ECMA-376 20.1.10.3)."""

_THIN = pt(1)

_PATHS = make_path("p:spPr/a:custGeom/a:pathLst/a:path")
_PRESET = make_path("p:spPr/a:prstGeom")

_TURNS = [step * pi / 12 for step in range(25)]
_SQUARE: Outline = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
_PRESETS: Mapping[str, Outline] = {
    "line": [(0, 0), (1, 1)],
    "straightConnector1": [(0, 0), (1, 1)],
    "ellipse": [(0.5 + cos(turn) / 2, 0.5 + sin(turn) / 2) for turn in _TURNS],
}
"""Outlines of usual forms within a square of 1; all others are taken for rectangles."""


def follow_outline(shape: Element, place: Place) -> list[Rect]:
    """Return the rectangles that the outline of a shape crosses.

    Args:
        shape: with its geometry.
        place: where it is.
    """
    outlines = [_place(outline, place) for outline in _trace(shape, place.rect)]
    drawn = [outline for outline in outlines if len(outline) > 1]
    if not drawn:
        return []
    box = _enclose(drawn)
    if min(box.width, box.height) <= _THIN:
        width, height = max(box.width, _THIN), max(box.height, _THIN)
        return [replace(box, width=width, height=height)]
    return list(gather_cells(_draw(drawn, box), box))


def gather_cells(mask: Mask, box: Rect) -> Iterator[Rect]:
    """Yield the rectangles that the covered cells of a raster make up.

    Args:
        mask: rows of cells, from the upper left.
        box: over which they are spread.
    """
    rows, columns = len(mask), len(mask[0])
    open_runs: dict[tuple[int, int], int] = {}

    def close(run: tuple[int, int], first: int, end: int) -> Rect:
        left, right = (box.width.part(at, columns) for at in run)
        top, bottom = box.height.part(first, rows), box.height.part(end, rows)
        return Rect(box.left + left, box.top + top, right - left, bottom - top)

    for number, row in enumerate(mask):
        runs = dict.fromkeys(_list_runs(row), number)
        for run, first in list(open_runs.items()):
            if run in runs:
                runs[run] = first
            else:
                yield close(run, first, number)
        open_runs = runs
    for run, first in open_runs.items():
        yield close(run, first, rows)


def _list_runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where covered cells begin and end in a row."""
    start = None
    for place, is_covered in enumerate((*row, False)):
        if is_covered and start is None:
            start = place
        elif not is_covered and start is not None:
            yield start, place
            start = None


# ---------------------------------------------------------------- outlines


def _trace(shape: Element, rect: Rect) -> Iterator[Outline]:
    """Yield the outlines of a shape within a square of 1."""
    paths = shape.findall(_PATHS)
    if not paths:
        preset = shape.find(_PRESET)
        name = "" if preset is None else preset.get("prst", "")
        yield _PRESETS.get(name, _SQUARE)
        return
    for path in paths:
        width = _read_number(path.get("w")) or rect.width or 1
        height = _read_number(path.get("h")) or rect.height or 1
        try:
            for outline in _follow(path):
                yield [(x / width, y / height) for x, y in outline]
        except ValueError:  # a formula, which is not worked out
            yield _SQUARE


def _follow(path: Element) -> Iterator[Outline]:
    """Yield what a path draws between one lifting of the pen and the next."""
    pen: Outline = []
    for step in path:
        points = []
        for point in step.iterfind(qn("a:pt")):
            points.append((float(point.get("x", "")), float(point.get("y", ""))))
        match name_local(step):
            case "moveTo":
                if pen:
                    yield pen
                pen = points
            case "lnTo":
                pen += points
            case "cubicBezTo" | "quadBezTo" if pen:
                pen += _bend([pen[-1], *points])
            case "arcTo" if pen:
                pen += _turn(pen[-1], step)
            case "close" if pen:
                pen.append(pen[0])
    if pen:
        yield pen


def _bend(points: Outline) -> Iterator[Point]:
    """Yield points of a Bézier curve, by de Casteljau's construction."""
    for step in range(1, _CURVE + 1):
        share = step / _CURVE
        left = points
        while len(left) > 1:
            pairs = pairwise(left)
            left = [_mix(one, other, share) for one, other in pairs]
        yield left[0]


def _mix(one: Point, other: Point, share: float) -> Point:
    across = one[0] + (other[0] - one[0]) * share
    return across, one[1] + (other[1] - one[1]) * share


def _turn(start: Point, arc: Element) -> Iterator[Point]:
    """Yield points of an arc that goes on from a point (ECMA-376 20.1.9.4)."""
    width, height = float(arc.get("wR", "")), float(arc.get("hR", ""))
    begin, sweep = float(arc.get("stAng", "")), float(arc.get("swAng", ""))
    first = begin * _ANGLE
    middle = start[0] - width * cos(first), start[1] - height * sin(first)
    for step in range(1, _CURVE + 1):
        angle = (begin + sweep * step / _CURVE) * _ANGLE
        yield middle[0] + width * cos(angle), middle[1] + height * sin(angle)


def _place(outline: Outline, place: Place) -> Outline:
    """Return an outline as it stands on the slide: mirrored, then turned about its middle."""
    rect, angle = place.rect, place.turn * pi / 180
    middle = rect.left + rect.width / 2, rect.top + rect.height / 2
    placed = []
    for x, y in outline:
        across = (0.5 - x if place.flips[0] else x - 0.5) * rect.width
        down = (0.5 - y if place.flips[1] else y - 0.5) * rect.height
        right = across * cos(angle) - down * sin(angle)
        below = across * sin(angle) + down * cos(angle)
        placed.append((middle[0] + right, middle[1] + below))
    return placed


def _enclose(outlines: Sequence[Outline]) -> Rect:
    across = [x for outline in outlines for x, _ in outline]
    down = [y for outline in outlines for _, y in outline]
    left, top = round(min(across)), round(min(down))
    width, height = round(max(across)) - left, round(max(down)) - top
    return Rect(Length(left), Length(top), Length(width), Length(height))


def _draw(outlines: Sequence[Outline], box: Rect) -> Mask:
    """Return which cells of a box some outlines cross."""
    drawn = Image.new("L", (_CELLS, _CELLS))
    pen = ImageDraw.Draw(drawn)
    for outline in outlines:
        cells = []
        for x, y in outline:
            across = (x - box.left) / box.width * (_CELLS - 1)
            cells.append((across, (y - box.top) / box.height * (_CELLS - 1)))
        pen.line(cells, fill=1)
    levels = drawn.tobytes()
    rows = range(0, len(levels), _CELLS)
    return [[level > 0 for level in levels[row : row + _CELLS]] for row in rows]


def _read_number(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return 0
