"""The drawings of a layout and its master -> the colours that lie under a place on its slides.

Text must be read on what is really behind it: the background, and the bands, panels and
pictures that a template draws over it. What is transparent lets through what lies below.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from PIL import Image, UnidentifiedImageError

from reporting.deck.ooxml.parsing import Element
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.colours import Scheme
from reporting.design.colour import format_colour, mix_colours
from reporting.design.grid import Rect
from reporting.design.units import Length
from reporting.record import Record

Pixels = tuple[tuple[tuple[int, int, int, int], ...], ...]
"""Rows of red, green, blue and opacity, from 0 to 255."""

Move = Callable[[Rect], Rect]
"""Where a rectangle in a group's own coordinates stands on the slide."""

_SAMPLES = 32
"""A picture is looked at in so many columns and rows."""

_POINTS = (0.04, 0.35, 0.65, 0.96)
"""Where a rectangle is looked at: shares of its width and height."""

_MOST_PIXELS = 60_000_000
_CHILDREN = (qn("p:sp"), qn("p:pic"), qn("p:grpSp"), qn("p:cxnSp"))
_MARK = f".//{qn('p:nvPr')}/{qn('p:ph')}"
_PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning)


class Sheet(Record, frozen=True):
    """Something drawn that covers a rectangle, in pixels from its upper left to its lower right."""

    rect: Rect
    pixels: Pixels

    def find_colour(self, across: int, down: int) -> tuple[str, float] | None:
        """Return the colour at a point of the slide, and its opacity; None beside the sheet."""
        rect = self.rect
        is_across = rect.left <= across < rect.right
        if not (is_across and rect.top <= down < rect.bottom):
            return None
        row = self.pixels[(down - rect.top) * len(self.pixels) // rect.height]
        red, green, blue, alpha = row[(across - rect.left) * len(row) // rect.width]
        return format_colour(red / 255, green / 255, blue / 255), alpha / 255


class Ground(Record, frozen=True):
    """What lies behind the text of a layout's slides.

    Args:
        sheets: from the background to what is drawn last.
        paper: where nothing is drawn.
    """

    sheets: tuple[Sheet, ...]
    paper: str

    def list_colours(self, rect: Rect) -> tuple[str, ...]:
        """Return the colours that lie under a rectangle, each once."""
        found: dict[str, None] = {}
        for share_down in _POINTS:
            down = round(rect.top + rect.height * share_down)
            for share_across in _POINTS:
                across = round(rect.left + rect.width * share_across)
                found[self._find_colour(across, down)] = None
        return tuple(found)

    def _find_colour(self, across: int, down: int) -> str:
        colour = self.paper
        for sheet in self.sheets:
            found = sheet.find_colour(across, down)
            if found is not None:
                own, opacity = found
                colour = mix_colours(own, colour, opacity)
        return colour


class Painter:
    """Reads the sheets of one part: a master or a layout."""

    def __init__(self, scheme: Scheme, pictures: Mapping[str, bytes]) -> None:
        """Begin with a part.

        Args:
            scheme: its colours.
            pictures: the bytes of its pictures by the relations that name them.
        """
        self.scheme = scheme
        self.pictures = pictures

    def read_background(self, root: Element, slide: Rect) -> Sheet | None:
        """Return a part's own background; None where it has none."""
        given = root.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if given is None:
            return None
        own = given.find(qn("p:bgPr"))
        if own is None:
            pixels = self._read_reference(given.find(qn("p:bgRef")))
        else:
            pixels = self._read_fill(own)
        return Sheet(slide, pixels) if pixels else None

    def list_drawings(self, root: Element) -> Iterator[Sheet]:
        """Yield what a part draws, its placeholders left out."""
        tree = root.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
        if tree is not None:
            yield from self._read_tree(tree, _stay)

    def _read_tree(self, tree: Element, move: Move) -> Iterator[Sheet]:
        for child in tree:
            if child.tag not in _CHILDREN or child.find(_MARK) is not None:
                continue
            if child.tag == qn("p:grpSp"):
                yield from self._read_tree(child, _make_move(child, move))
                continue
            rect = read_shape_rect(child)
            if rect is None or rect.width <= 0 or rect.height <= 0:
                continue
            pixels = self._read_shape(child)
            if pixels:
                yield Sheet(move(rect), pixels)

    def _read_shape(self, child: Element) -> Pixels | None:
        """Return what a shape is filled with: by itself, or by the theme."""
        if child.tag == qn("p:pic"):
            return self._read_picture(child)
        shape = child.find(qn("p:spPr"))
        if shape is None:
            return None
        own = self._read_fill(shape)
        if own or shape.find(qn("a:noFill")) is not None:
            return own
        return self._read_reference(child.find(f"{qn('p:style')}/{qn('a:fillRef')}"))

    def _read_reference(self, reference: Element | None) -> Pixels | None:
        """Return a fill that is taken from the theme."""
        if reference is None or reference.get("idx", "0") == "0":
            return None
        shade = self.scheme.find_shade(reference)
        return _make_flat(shade.value, shade.opacity) if shade else None

    def _read_fill(self, holder: Element) -> Pixels | None:
        """Return what an element is filled with; None where it is not."""
        solid = self.scheme.find_shade(holder.find(qn("a:solidFill")))
        if solid is not None:
            return _make_flat(solid.value, solid.opacity)
        rows: list[tuple[tuple[int, int, int, int], ...]] = []
        for stop in holder.iterfind(f"{qn('a:gradFill')}/{qn('a:gsLst')}/*"):
            shade = self.scheme.find_shade(stop)
            if shade is not None:
                rows += _make_flat(shade.value, shade.opacity)
        return tuple(rows) or self._read_picture(holder)

    def _read_picture(self, holder: Element) -> Pixels | None:
        blip = holder.find(f".//{qn('a:blip')}")
        if blip is None:
            return None
        data = self.pictures.get(blip.get(qn("r:embed"), ""))
        return _sample_picture(data) if data else None


def _make_flat(value: str, opacity: float) -> Pixels:
    red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
    return (((red, green, blue, round(opacity * 255)),),)


@cache
def _sample_picture(data: bytes) -> Pixels | None:
    """Return a picture in a few pixels; None where it cannot be read, as a drawing cannot."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            small = _shrink_picture(data)
    except _UNREADABLE:
        return None
    if small is None:
        return None
    raw = small.tobytes()
    width = _SAMPLES * 4
    rows = []
    for top in range(0, len(raw), width):
        starts = range(top, top + width, 4)
        row = [(raw[at], raw[at + 1], raw[at + 2], raw[at + 3]) for at in starts]
        rows.append(tuple(row))
    return tuple(rows)


def _shrink_picture(data: bytes) -> Image.Image | None:
    with Image.open(io.BytesIO(data), formats=_PICTURE_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            return None
        size = (_SAMPLES, _SAMPLES)
        return opened.convert("RGBA").resize(size, Image.Resampling.BOX)


def read_shape_rect(shape: Element) -> Rect | None:
    """Return where a shape says that it stands (ECMA-376 20.1.7.6)."""
    frame = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    return None if frame is None else _read_rect(frame, "off", "ext")


def _read_rect(frame: Element, start: str, extent: str) -> Rect | None:
    off, ext = frame.find(qn(f"a:{start}")), frame.find(qn(f"a:{extent}"))
    if off is None or ext is None:
        return None
    try:
        left, top = int(off.get("x", "")), int(off.get("y", ""))
        width, height = int(ext.get("cx", "")), int(ext.get("cy", ""))
    except ValueError:
        return None
    return Rect(Length(left), Length(top), Length(width), Length(height))


def _stay(rect: Rect) -> Rect:
    return rect


def _make_move(group: Element, move: Move) -> Move:
    """Return how rectangles in a group's own coordinates stand on the slide."""
    frame = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    if frame is None:
        return move
    outer = _read_rect(frame, "off", "ext")
    inner = _read_rect(frame, "chOff", "chExt")
    if outer is None or inner is None or not (inner.width and inner.height):
        return move
    across, down = outer.width / inner.width, outer.height / inner.height

    def move_out(rect: Rect) -> Rect:
        left = outer.left + (rect.left - inner.left).times(across)
        top = outer.top + (rect.top - inner.top).times(down)
        width, height = rect.width.times(across), rect.height.times(down)
        return move(Rect(left, top, width, height))

    return move_out
