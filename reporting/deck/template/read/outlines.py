"""The outline of a drawn shape -> the rectangles that it crosses, as an eye would say.

Line art has a bounding box of half a slide and covers little of it. So its paths are followed,
the usual forms are drawn with a few points, what is turned is turned, and the cells of a
raster that are crossed are gathered into rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sin
from typing import TypeAlias

from PIL import Image, ImageDraw

from reporting.deck.ooxml.parsing import Element
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.paths import Ring, trace_ellipse, trace_paths
from reporting.deck.template.read.places import Place
from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.record import replace

Outline: TypeAlias = Ring
Mask: TypeAlias = Sequence[Sequence[bool]]

_CELLS = 48
"""A shape is looked at in so many columns and rows."""

_THIN = pt(1)

_PROPERTIES = qn("p:spPr")
_PRESET = qn("a:prstGeom")

_SQUARE: Outline = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
_PRESETS: Mapping[str, Outline] = {
    "line": [(0, 0), (1, 1)],
    "straightConnector1": [(0, 0), (1, 1)],
    "ellipse": trace_ellipse(),
}
"""Outlines of usual forms within a square of 1; all others are taken for rectangles."""


def follow_outline(shape: Element, place: Place) -> list[Rect]:
    """Return the rectangles that the outline of a shape crosses.

    Args:
        shape: with its geometry.
        place: where it is.
    """
    outlines = [_place(outline, place) for outline in _trace(shape)]
    drawn = [outline for outline in outlines if len(outline) > 1]
    if not drawn:
        return []
    box = _enclose(drawn)
    if min(box.width, box.height) <= _THIN:
        width = max(box.width, _THIN)
        height = max(box.height, _THIN)
        return [replace(box, width=width, height=height)]
    return list(gather_cells(_draw(drawn, box), box))


def gather_cells(mask: Mask, box: Rect) -> Iterator[Rect]:
    """Yield the rectangles that the covered cells of a raster make up.

    Args:
        mask: rows of cells, from the upper left.
        box: over which they are spread.
    """
    rows = len(mask)
    columns = len(mask[0])
    open_runs: dict[tuple[int, int], int] = {}

    def close(run: tuple[int, int], first: int, end: int) -> Rect:
        left, right = [box.width.part(at, columns) for at in run]
        top = box.height.part(first, rows)
        bottom = box.height.part(end, rows)
        return Rect(
            box.left + left,
            box.top + top,
            right - left,
            bottom - top,
        )

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


def _trace(shape: Element) -> Iterator[Outline]:
    """Yield the outlines of a shape within a square of 1."""
    properties = shape.find(_PROPERTIES)
    if properties is None:
        yield _SQUARE
        return
    paths = trace_paths(properties)
    if paths:
        for path in paths:
            yield from path.rings
        return
    preset = properties.find(_PRESET)
    name = ""
    if preset is not None:
        name = preset.get("prst", "")
    yield _PRESETS.get(name, _SQUARE)


def _place(outline: Outline, place: Place) -> Outline:
    """Return an outline as it stands on the slide: mirrored, then turned about its middle."""
    rect = place.rect
    angle = radians(place.turn)
    cosine = cos(angle)
    sine = sin(angle)
    middle_x = rect.left + rect.width / 2
    middle_y = rect.top + rect.height / 2
    is_flipped_across, is_flipped_down = place.flips
    placed = []
    for x, y in outline:
        across = (x - 0.5) * rect.width
        down = (y - 0.5) * rect.height
        if is_flipped_across:
            across = -across
        if is_flipped_down:
            down = -down
        right = across * cosine - down * sine
        below = across * sine + down * cosine
        placed.append((middle_x + right, middle_y + below))
    return placed


def _enclose(outlines: Sequence[Outline]) -> Rect:
    across = [x for outline in outlines for x, _ in outline]
    down = [y for outline in outlines for _, y in outline]
    left = round(min(across))
    top = round(min(down))
    width = round(max(across)) - left
    height = round(max(down)) - top
    return Rect(
        Length(left),
        Length(top),
        Length(width),
        Length(height),
    )


def _draw(outlines: Sequence[Outline], box: Rect) -> Mask:
    """Return which cells of a box some outlines cross."""
    drawn = Image.new("L", (_CELLS, _CELLS))
    pen = ImageDraw.Draw(drawn)
    for outline in outlines:
        cells = []
        for x, y in outline:
            across = (x - box.left) / box.width
            down = (y - box.top) / box.height
            cells.append((across * (_CELLS - 1), down * (_CELLS - 1)))
        pen.line(cells, fill=1)
    levels = drawn.tobytes()
    rows = range(0, len(levels), _CELLS)
    return [[level > 0 for level in levels[row : row + _CELLS]] for row in rows]
