"""The drawings of a layout and its master -> the colours that lie under a place on its slides.

Text must be read on what is really behind it: the background, and the bands, panels and
pictures that a template draws over it. What is transparent lets through what lies below.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from functools import cache

from PIL import Image, UnidentifiedImageError
from pptx.oxml.ns import qn

from reporting.deck.ooxml.xml import Element
from reporting.deck.template.read.colours import Scheme
from reporting.design.colour import format_colour, mix_colours
from reporting.design.grid import Rect
from reporting.design.units import Length
from reporting.record import Record

Pixels = tuple[tuple[tuple[int, int, int, int], ...], ...]
"""Rows of red, green, blue and opacity, from 0 to 255."""

ReadPicture = Callable[[str], bytes | None]
"""The bytes of a picture by the relation that names it."""

_SAMPLES = 32
"""A picture is looked at in so many columns and rows."""

_POINTS = (0.04, 0.35, 0.65, 0.96)
"""Where a box is looked at: shares of its width and height."""

_MOST_PIXELS = 60_000_000
_CHILDREN = (qn("p:sp"), qn("p:pic"), qn("p:grpSp"), qn("p:cxnSp"))
_PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


class Sheet(Record, frozen=True):
    """Something drawn that covers a box: colours from its upper left to its lower right."""

    box: Rect
    pixels: Pixels

    def at(self, across: int, down: int) -> tuple[str, float] | None:
        """Return the colour at a point of the slide and how opaque it is; None beside the sheet."""
        box = self.box
        if not (box.left <= across < box.right and box.top <= down < box.bottom):
            return None
        row = self.pixels[(down - box.top) * len(self.pixels) // box.height]
        red, green, blue, alpha = row[(across - box.left) * len(row) // box.width]
        return format_colour(red / 255, green / 255, blue / 255), alpha / 255


class Ground(Record, frozen=True):
    """What lies behind the text of a layout's slides."""

    sheets: tuple[Sheet, ...]
    """From the background to what is drawn last."""
    paper: str
    """Where nothing is drawn."""

    def under(self, box: Rect) -> tuple[str, ...]:
        """Return the colours that lie under a box, each once."""
        points = (
            (box.left + box.width * x, box.top + box.height * y)
            for y in _POINTS
            for x in _POINTS
        )
        return tuple(
            dict.fromkeys(
                self._at(round(across), round(down)) for across, down in points
            )
        )

    def _at(self, across: int, down: int) -> str:
        colour = self.paper
        for sheet in self.sheets:
            if found := sheet.at(across, down):
                colour = mix_colours(found[0], colour, found[1])
        return colour


class Painter:
    """Reads the sheets of one part: a master or a layout."""

    def __init__(self, scheme: Scheme, picture: ReadPicture) -> None:
        self.scheme = scheme
        self.picture = picture

    def background(self, root: Element, slide: Rect) -> Sheet | None:
        """Return a part's own background; None where it has none."""
        given = root.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if given is None:
            return None
        own = given.find(qn("p:bgPr"))
        pixels = (
            self._filled(given.find(qn("p:bgRef")))
            if own is None
            else self._pixels(own)
        )
        return Sheet(slide, pixels) if pixels else None

    def drawings(self, root: Element) -> Iterator[Sheet]:
        """Yield what a part draws, its placeholders left out."""
        tree = root.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
        if tree is not None:
            yield from self._drawn(tree, lambda box: box)

    def _drawn(self, tree: Element, place: Callable[[Rect], Rect]) -> Iterator[Sheet]:
        for child in tree:
            if (
                child.tag not in _CHILDREN
                or child.find(f".//{qn('p:nvPr')}/{qn('p:ph')}") is not None
            ):
                continue
            if child.tag == qn("p:grpSp"):
                yield from self._drawn(child, _within(child, place))
                continue
            shape, box = child.find(qn("p:spPr")), read_shape_box(child)
            if shape is None or box is None or not (box.width > 0 and box.height > 0):
                continue
            of_picture = child.tag == qn("p:pic")
            pixels = (
                self._blip(child)
                if of_picture
                else self._pixels(shape) or self._styled(child, shape)
            )
            if pixels:
                yield Sheet(place(box), pixels)

    def _styled(self, child: Element, shape: Element) -> Pixels | None:
        """Return the fill that a shape takes from the theme, unless it says that it has none."""
        if shape.find(qn("a:noFill")) is not None:
            return None
        return self._filled(child.find(f"{qn('p:style')}/{qn('a:fillRef')}"))

    def _filled(self, reference: Element | None) -> Pixels | None:
        if reference is None or reference.get("idx", "0") == "0":
            return None
        found = self.scheme.shade(reference)
        return _flat(found.value, found.opacity) if found else None

    def _pixels(self, holder: Element) -> Pixels | None:
        """Return what an element is filled with; None where it is not."""
        if (solid := self.scheme.shade(holder.find(qn("a:solidFill")))) is not None:
            return _flat(solid.value, solid.opacity)
        stops = [
            self.scheme.shade(stop)
            for stop in holder.iterfind(f"{qn('a:gradFill')}/{qn('a:gsLst')}/*")
        ]
        known = [stop for stop in stops if stop]
        if known:
            rows = [_flat(stop.value, stop.opacity)[0] for stop in known]
            return tuple(rows)
        return self._blip(holder)

    def _blip(self, holder: Element) -> Pixels | None:
        blip = holder.find(f".//{qn('a:blip')}")
        data = None if blip is None else self.picture(blip.get(qn("r:embed"), ""))
        return _looked_at(data) if data else None


def _flat(value: str, opacity: float) -> Pixels:
    red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
    return (((red, green, blue, round(opacity * 255)),),)


@cache
def _looked_at(data: bytes) -> Pixels | None:
    """Return a picture in a few pixels; None where it cannot be read, as a drawing cannot."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_PICTURE_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                small = opened.convert("RGBA").resize(
                    (_SAMPLES, _SAMPLES), Image.Resampling.BOX
                )
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning):
        return None
    raw = small.tobytes()
    line = _SAMPLES * 4
    return tuple(
        tuple(
            (raw[at], raw[at + 1], raw[at + 2], raw[at + 3])
            for at in range(top, top + line, 4)
        )
        for top in range(0, len(raw), line)
    )


def read_shape_box(shape: Element) -> Rect | None:
    """Return where a shape says that it stands (ECMA-376 20.1.7.6)."""
    frame = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    return None if frame is None else _box(frame, "off", "ext")


def _box(frame: Element, start: str, extent: str) -> Rect | None:
    off, ext = frame.find(qn(f"a:{start}")), frame.find(qn(f"a:{extent}"))
    if off is None or ext is None:
        return None
    try:
        numbers = [
            int(off.get("x", "")),
            int(off.get("y", "")),
            int(ext.get("cx", "")),
            int(ext.get("cy", "")),
        ]
    except ValueError:
        return None
    return Rect(*map(Length, numbers))


def _within(group: Element, place: Callable[[Rect], Rect]) -> Callable[[Rect], Rect]:
    """Return how boxes in a group's own coordinates stand on the slide."""
    frame = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    outer, inner = (
        (None, None)
        if frame is None
        else (_box(frame, "off", "ext"), _box(frame, "chOff", "chExt"))
    )
    if outer is None or inner is None or not (inner.width and inner.height):
        return place

    def moved(box: Rect) -> Rect:
        across, down = outer.width / inner.width, outer.height / inner.height
        left = outer.left + (box.left - inner.left).times(across)
        top = outer.top + (box.top - inner.top).times(down)
        return place(Rect(left, top, box.width.times(across), box.height.times(down)))

    return moved
