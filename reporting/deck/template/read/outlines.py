"""A drawn shape -> the rectangles that its outline covers, as near as an eye would say.

Line art and waves have a bounding box of half a slide and cover little of it. So a path is
followed (ECMA-376 20.1.9.15), the usual forms are drawn with a few points, what is turned
is turned, and the cells of a raster that are covered are gathered into rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import qn
from reporting.design.rect import Rect
from reporting.design.units import Length

Point: TypeAlias = tuple[float, float]
Outline: TypeAlias = list[Point]
Mask: TypeAlias = Sequence[Sequence[bool]]

_CELLS = 48
"""A shape is looked at in so many columns and rows."""

_LEAST_FIELD = 3
"""Points that a field has; two are a line."""

_CURVE = 8
"""A curve is followed in so many steps."""

_FULL_TURN, _ANGLE = 360 * 60_000, pi / (180 * 60_000)
"""Of angles, which are in sixtieths of a thousandth of a degree (ECMA-376 20.1.10.3)."""

_PATHS = make_path("p:spPr/a:custGeom/a:pathLst/a:path")
_PRESET = make_path("p:spPr/a:prstGeom")
_FRAME = make_path("p:spPr/a:xfrm")

_TURNS = [step * pi / 12 for step in range(24)]
_SQUARE: Outline = [(0, 0), (1, 0), (1, 1), (0, 1)]
_PRESETS: dict[str, Outline] = {
    "line": [(0, 0), (1, 1)],
    "straightConnector1": [(0, 0), (1, 1)],
    "rtTriangle": [(0, 0), (1, 1), (0, 1)],
    "triangle": [(0.5, 0), (1, 1), (0, 1)],
    "diamond": [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)],
    "parallelogram": [(0.25, 0), (1, 0), (0.75, 1), (0, 1)],
    "ellipse": [(0.5 + cos(turn) / 2, 0.5 + sin(turn) / 2) for turn in _TURNS],
}
"""Outlines of usual forms within a square of 1; all others are taken for rectangles."""


def cover_shape(
    shape: Element,
    rect: Rect,
    *,
    is_filled: bool,
) -> list[Rect]:
    """Return the rectangles that a shape covers.

    Args:
        shape: with its geometry.
        rect: in which it stands, before it is turned.
        is_filled: whether it covers what lies within its outline, and not that alone.
    """
    outlines = list(_trace(shape, rect))
    placed = [_place(outline, shape, rect) for outline in outlines]
    placed = [outline for outline in placed if len(outline) > 1]
    if not placed:
        return [rect]
    box = _enclose(placed)
    if is_filled and len(placed) == 1 and _is_upright(placed[0], box):
        return [box]
    if min(box.width, box.height) <= 0:
        return [box]
    mask = _draw(placed, box, is_filled=is_filled)
    return list(gather_cells(mask, box))


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


def _place(outline: Outline, shape: Element, rect: Rect) -> Outline:
    """Return an outline as it stands on the slide: mirrored, then turned about its middle."""
    frame = shape.find(_FRAME)
    turned: Mapping[str, str] = {}
    if frame is not None:
        turned = {str(name): str(value) for name, value in frame.attrib.items()}
    is_mirrored = turned.get("flipH") in ("1", "true")
    is_overturned = turned.get("flipV") in ("1", "true")
    angle = (_read_number(turned.get("rot")) % _FULL_TURN) * _ANGLE
    middle = rect.left + rect.width / 2, rect.top + rect.height / 2
    placed = []
    for x, y in outline:
        across = (0.5 - x if is_mirrored else x - 0.5) * rect.width
        down = (0.5 - y if is_overturned else y - 0.5) * rect.height
        placed.append(
            (
                middle[0] + across * cos(angle) - down * sin(angle),
                middle[1] + across * sin(angle) + down * cos(angle),
            )
        )
    return placed


def _enclose(outlines: Sequence[Outline]) -> Rect:
    across = [x for outline in outlines for x, _ in outline]
    down = [y for outline in outlines for _, y in outline]
    left, top = round(min(across)), round(min(down))
    width, height = round(max(across)) - left, round(max(down)) - top
    return Rect(Length(left), Length(top), Length(width), Length(height))


def _is_upright(outline: Outline, box: Rect) -> bool:
    """Whether an outline is a rectangle that stands upright."""
    if len(set(outline)) != len(_SQUARE):
        return False
    for x, y in outline:
        is_at_side = min(abs(x - box.left), abs(x - box.right)) <= 1
        if not is_at_side or min(abs(y - box.top), abs(y - box.bottom)) > 1:
            return False
    return True


def _draw(outlines: Sequence[Outline], box: Rect, *, is_filled: bool) -> Mask:
    """Return which cells of a box some outlines cover; one within another is a hole."""
    size = (_CELLS, _CELLS)
    whole = Image.new("1", size)
    for outline in outlines:
        cells = []
        for x, y in outline:
            across = (x - box.left) / box.width * (_CELLS - 1)
            cells.append((across, (y - box.top) / box.height * (_CELLS - 1)))
        drawn = Image.new("1", size)
        pen = ImageDraw.Draw(drawn)
        if is_filled and len(cells) >= _LEAST_FIELD:
            pen.polygon(cells, fill=1)
            whole = ImageChops.logical_xor(whole, drawn)
        else:
            pen.line(cells, fill=1)
            whole = ImageChops.logical_or(whole, drawn)
    levels = whole.convert("L").tobytes()
    return [
        [level > 0 for level in levels[start : start + _CELLS]]
        for start in range(0, len(levels), _CELLS)
    ]


def _read_number(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return 0
