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

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.colours import Scheme, Shade
from reporting.design.colour import format_colour, mix_colours, split_channels
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.record import Record

Pixel = tuple[int, int, int, int]
"""Red, green, blue and opacity, from 0 to 255."""

Pixels = tuple[tuple[Pixel, ...], ...]
"""Rows of pixels."""

Move = Callable[[Rect], Rect]
"""Where a rectangle in a group's own coordinates stands on the slide."""

_MOST_LEVEL = 255
_SAMPLES = 32
"""A picture is looked at in so many columns and rows."""

_POINTS = (0.04, 0.35, 0.65, 0.96)
"""Where a rectangle is looked at: shares of its width and height."""

_MOST_PIXELS = 60_000_000
_CHANNELS = 4
_PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning)

_GROUP, _PICTURE = qn("p:grpSp"), qn("p:pic")
_CHILDREN = (qn("p:sp"), _PICTURE, _GROUP, qn("p:cxnSp"))
_SHAPE = qn("p:spPr")
_MARK = make_path(".//p:nvPr/p:ph")
_BACKGROUND = make_path("p:cSld/p:bg")
_TREE = make_path("p:cSld/p:spTree")
_STYLE_FILL = make_path("p:style/a:fillRef")
_STOPS = make_path("a:gradFill/a:gsLst/*")
_BLIP = make_path(".//a:blip")
_FRAME = make_path("p:spPr/a:xfrm")
_GROUP_FRAME = make_path("p:grpSpPr/a:xfrm")


class Sheet(Record, frozen=True):
    """Something drawn that covers a rectangle, in pixels from its upper left on."""

    rect: Rect
    pixels: Pixels

    def find_colour(
        self,
        across: int,
        down: int,
    ) -> tuple[str, float] | None:
        """Return the colour at a point of the slide, and its opacity.

        Returns:
            None beside the sheet.
        """
        rect = self.rect
        if not rect.left <= across < rect.right:
            return None
        if not rect.top <= down < rect.bottom:
            return None
        rows = self.pixels
        row = rows[(down - rect.top) * len(rows) // rect.height]
        pixel = row[(across - rect.left) * len(row) // rect.width]
        red, green, blue, opacity = [level / _MOST_LEVEL for level in pixel]
        return format_colour(red, green, blue), opacity


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
                colour = self.find_colour(across, down)
                found[colour] = None
        return tuple(found)

    def find_colour(
        self,
        across: int,
        down: int,
    ) -> str:
        """Return the colour at a point of the slide."""
        colour = self.paper
        for sheet in self.sheets:
            found = sheet.find_colour(across, down)
            if found is not None:
                own, opacity = found
                colour = mix_colours(own, colour, opacity)
        return colour


class Painter:
    """Reads the sheets of one part: a master or a layout."""

    def __init__(
        self,
        scheme: Scheme,
        pictures: Mapping[str, bytes],
    ) -> None:
        """Begin with a part.

        Args:
            scheme: its colours.
            pictures: the bytes of its pictures by the relations that name them.
        """
        self.scheme = scheme
        self.pictures = pictures

    def read_background(
        self,
        root: Element,
        slide: Rect,
    ) -> Sheet | None:
        """Return a part's own background; None where it has none."""
        background = root.find(_BACKGROUND)
        if background is None:
            return None
        own = background.find(qn("p:bgPr"))
        if own is None:
            reference = background.find(qn("p:bgRef"))
            pixels = self._read_reference(reference)
        else:
            pixels = self._read_fill(own)
        return Sheet(slide, pixels) if pixels else None

    def list_drawings(self, root: Element) -> Iterator[Sheet]:
        """Yield what a part draws, its placeholders left out."""
        tree = root.find(_TREE)
        if tree is not None:
            yield from self._read_tree(tree, None)

    def _read_tree(
        self,
        tree: Element,
        move: Move | None,
    ) -> Iterator[Sheet]:
        """Yield what a group draws; `move` leads from its coordinates to the slide's."""
        for child in tree:
            if child.tag not in _CHILDREN or child.find(_MARK) is not None:
                continue
            if child.tag == _GROUP:
                inner = make_move(child, move)
                yield from self._read_tree(child, inner)
                continue
            rect = read_shape_rect(child)
            if rect is None or rect.width <= 0 or rect.height <= 0:
                continue
            pixels = self._read_shape(child)
            if pixels:
                yield Sheet(move(rect) if move else rect, pixels)

    def _read_shape(self, child: Element) -> Pixels | None:
        """Return what a shape is filled with: by itself, or by the theme."""
        if child.tag == _PICTURE:
            return self._read_picture(child)
        shape = child.find(_SHAPE)
        if shape is None:
            return None
        pixels = self._read_fill(shape)
        if pixels or shape.find(qn("a:noFill")) is not None:
            return pixels
        return self._read_reference(child.find(_STYLE_FILL))

    def _read_reference(self, reference: Element | None) -> Pixels | None:
        """Return a fill that is taken from the theme."""
        if reference is None or reference.get("idx", "0") == "0":
            return None
        shade = self.scheme.find_shade(reference)
        if shade is None:
            return None
        return ((make_pixel(shade),),)

    def _read_fill(self, holder: Element) -> Pixels | None:
        """Return what an element is filled with; None where it is not."""
        solid = holder.find(qn("a:solidFill"))
        shade = self.scheme.find_shade(solid)
        if shade is not None:
            return ((make_pixel(shade),),)
        rows = []
        for stop in holder.iterfind(_STOPS):
            shade = self.scheme.find_shade(stop)
            if shade is not None:
                pixel = make_pixel(shade)
                rows.append((pixel,))
        return tuple(rows) or self._read_picture(holder)

    def _read_picture(self, holder: Element) -> Pixels | None:
        blip = holder.find(_BLIP)
        if blip is None:
            return None
        relation = blip.get(qn("r:embed"), "")
        data = self.pictures.get(relation)
        return sample_picture(data) if data else None


def make_pixel(shade: Shade) -> Pixel:
    """Return a colour as a pixel."""
    levels = []
    for channel in (*split_channels(shade.value), shade.opacity):
        levels.append(round(channel * _MOST_LEVEL))
    red, green, blue, opacity = levels
    return red, green, blue, opacity


@cache
def sample_picture(data: bytes) -> Pixels | None:
    """Return a picture in a few pixels; None where it cannot be read, as a drawing cannot."""
    size = (_SAMPLES, _SAMPLES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_PICTURE_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    return None
                opaque = opened.convert("RGBA")
                small = opaque.resize(size, Image.Resampling.BOX)
    except _UNREADABLE:
        return None
    levels = iter(small.tobytes())
    pixels = list(zip(*[levels] * _CHANNELS, strict=True))
    rows = []
    for start in range(0, len(pixels), _SAMPLES):
        row = pixels[start : start + _SAMPLES]
        rows.append(tuple(row))
    return tuple(rows)


def read_shape_rect(shape: Element) -> Rect | None:
    """Return where a shape says that it stands (ECMA-376 20.1.7.6)."""
    frame = shape.find(_FRAME)
    if frame is None:
        return None
    return read_rect(frame, "a:off", "a:ext")


def read_rect(
    frame: Element,
    start: str,
    extent: str,
) -> Rect | None:
    """Return the rectangle that an offset and an extent give; None where one is missing."""
    lengths = []
    for tag, names in ((start, ("x", "y")), (extent, ("cx", "cy"))):
        found = frame.find(qn(tag))
        if found is None:
            return None
        for name in names:
            try:
                length = int(found.get(name, ""))
            except ValueError:
                return None
            lengths.append(Length(length))
    left, top, width, height = lengths
    return Rect(left, top, width, height)


def make_move(group: Element, move: Move | None) -> Move | None:
    """Return how rectangles in a group's own coordinates stand on the slide.

    Args:
        group: the group.
        move: how those of the group around it do.
    """
    frame = group.find(_GROUP_FRAME)
    if frame is None:
        return move
    outer = read_rect(frame, "a:off", "a:ext")
    inner = read_rect(frame, "a:chOff", "a:chExt")
    if outer is None or inner is None or not (inner.width and inner.height):
        return move
    across = outer.width / inner.width
    down = outer.height / inner.height

    def move_out(rect: Rect) -> Rect:
        from_left = rect.left - inner.left
        from_top = rect.top - inner.top
        moved = Rect(
            left=outer.left + from_left.times(across),
            top=outer.top + from_top.times(down),
            width=rect.width.times(across),
            height=rect.height.times(down),
        )
        return move(moved) if move else moved

    return move_out
