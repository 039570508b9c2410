"""The drawings of a layout and its master -> the places where nothing else may stand.

What a template draws on every slide (logos, bars, waves, rules, words) is furniture: text
that would cross it stands elsewhere. A field that holds a text wholly is a ground, not
furniture; who asks decides that, by the rectangles that are told here. What is hardly seen
on its ground, and what lies hidden under something else, is in nobody's way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.backgrounds import (
    Ground,
    Move,
    Pixel,
    Pixels,
    make_move,
    read_rect,
    read_shape_rect,
    sample_picture,
)
from reporting.deck.template.read.colours import Scheme
from reporting.deck.template.read.outlines import cover_shape, gather_cells
from reporting.design.colour import (
    format_colour,
    measure_contrast,
    mix_colours,
    split_channels,
)
from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.record import Record, replace

_SEEN = 1.12
"""Contrast with its ground from which a drawing is seen; a faint watermark is not."""

_APART = 0.16
"""Difference of a channel by which a part of a picture stands out from the most of it."""

_CELLS_OPAQUE = 0.15
_MOST = 0.35
"""Share of a picture that is of one colour, where it is a ground with things drawn on it."""

_COARSE = 8
"""Levels of a channel, where colours are counted."""

_GROUND = 0.8
"""Share of the slide from which a picture is a ground, and what is drawn in it furniture."""

_FEW_ROWS = 16
"""A gradient has fewer stops than a picture is looked at in rows."""

_THIN = pt(1)
_MOST_LEVEL = 255
_CHARACTER, _LINE = 0.6, 1.2
"""Width of a letter and height of a line, in sizes of type, as it is guessed here."""

_USUAL_SIZE = 1800
"""Of text that does not say its size, in hundredths of a point (ECMA-376 21.1.2.3.9)."""

_GROUP, _PICTURE, _LINK = qn("p:grpSp"), qn("p:pic"), qn("p:cxnSp")
_SHAPE, _GRAPHIC = qn("p:sp"), qn("p:graphicFrame")
_DRAWN = (_SHAPE, _PICTURE, _GROUP, _LINK, _GRAPHIC)
_TREE = make_path("p:cSld/p:spTree")
_MARK = make_path(".//p:nvPr/p:ph")
_HIDDEN = make_path("*/p:cNvPr")
_PROPERTIES = qn("p:spPr")
_BLIP = make_path(".//a:blip")
_GRAPHIC_FRAME = qn("p:xfrm")
_FILLS = ("a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill")
_FIELD = make_path(".//a:fld")
_PARAGRAPHS = make_path("p:txBody/a:p")


class Drawing(Record, frozen=True):
    """Something drawn.

    Args:
        rects: what it covers.
        colour: of it; empty where it has none, or many.
        is_opaque: whether what lies below it is hidden.
    """

    rects: tuple[Rect, ...]
    colour: str = ""
    is_opaque: bool = False


class DrawingReader(Record, frozen=True):
    """Reads the drawings of one part: a master or a layout.

    Args:
        scheme: its colours.
        pictures: the bytes of its pictures by the relations that name them.
        slide: its size.
        ground: its background, with nothing on it.
    """

    scheme: Scheme
    pictures: Mapping[str, bytes]
    slide: Rect
    ground: Ground

    def list_drawings(self, root: Element) -> Iterator[Drawing]:
        """Yield what a part draws, back to front, its placeholders left out."""
        tree = root.find(_TREE)
        if tree is not None:
            yield from self._read_tree(tree, None)

    def list_painted(self, pixels: Pixels) -> Iterator[Drawing]:
        """Yield what stands out in the picture of a background; in a gradient nothing does."""
        if len(pixels) > _FEW_ROWS:
            yield from self._read_pixels(pixels, self.slide)

    def _read_tree(self, tree: Element, move: Move | None) -> Iterator[Drawing]:
        """Yield what a group draws; `move` leads from its coordinates to the slide's."""
        for child in tree:
            if child.tag not in _DRAWN or child.find(_MARK) is not None:
                continue
            about = child.find(_HIDDEN)
            if about is not None and about.get("hidden") in ("1", "true"):
                continue
            if child.tag == _GROUP:
                yield from self._read_tree(child, make_move(child, move))
                continue
            for drawing in self._read_shape(child):
                if move is None:
                    yield drawing
                else:
                    moved = [move(rect) for rect in drawing.rects]
                    yield replace(drawing, rects=tuple(moved))

    def _read_shape(self, shape: Element) -> Iterator[Drawing]:
        rect = read_shape_rect(shape)
        if shape.tag == _GRAPHIC:
            rect = _read_graphic_rect(shape)
        if rect is None:
            return
        if shape.tag == _PICTURE:
            yield from self._read_picture(shape, rect)
            return
        if shape.tag == _GRAPHIC:
            yield Drawing((rect,))
            return
        fill = None if shape.tag == _LINK else self._find_fill(shape)
        if fill is not None:
            rects = cover_shape(shape, rect, is_filled=True)
            yield replace(fill, rects=tuple(rects))
        elif self._has_line(shape):
            rects = cover_shape(shape, rect, is_filled=False)
            yield Drawing(
                tuple([_thicken(one) for one in rects]), self._find_line(shape)
            )
        if words := _find_words(shape, rect):
            yield Drawing((words,))

    # ---- fills and lines

    def _find_fill(self, shape: Element) -> Drawing | None:
        """Return a drawing of a shape's fill, without its place; None where it has none."""
        properties = shape.find(_PROPERTIES)
        if properties is None or properties.find(qn("a:noFill")) is not None:
            return None
        solid = properties.find(qn("a:solidFill"))
        if solid is None and any(
            properties.find(qn(name)) is not None for name in _FILLS
        ):
            return Drawing(())
        shade = self.scheme.find_shade(solid)
        if shade is None:
            reference = shape.find(make_path("p:style/a:fillRef"))
            if reference is None or reference.get("idx", "0") == "0":
                return None
            shade = self.scheme.find_shade(reference)
        if shade is None:
            return Drawing(())
        if shade.opacity < _CELLS_OPAQUE:
            return None
        below = self.ground.paper
        colour = mix_colours(shade.value, below, shade.opacity)
        return Drawing((), colour, is_opaque=shade.opacity == 1)

    def _has_line(self, shape: Element) -> bool:
        line = shape.find(make_path("p:spPr/a:ln"))
        if line is not None and line.find(qn("a:noFill")) is not None:
            return False
        if line is not None and any(line.find(qn(name)) is not None for name in _FILLS):
            return True
        reference = shape.find(make_path("p:style/a:lnRef"))
        return reference is not None and reference.get("idx", "0") != "0"

    def _find_line(self, shape: Element) -> str:
        for path in ("p:spPr/a:ln/a:solidFill", "p:style/a:lnRef"):
            shade = self.scheme.find_shade(shape.find(make_path(path)))
            if shade is not None:
                return mix_colours(shade.value, self.ground.paper, shade.opacity)
        return ""

    # ---- pictures

    def _read_picture(self, shape: Element, rect: Rect) -> Iterator[Drawing]:
        blip = shape.find(_BLIP)
        data = None
        if blip is not None:
            data = self.pictures.get(blip.get(qn("r:embed"), ""))
        pixels = sample_picture(data) if data else None
        if pixels is None:
            yield Drawing((rect,))
            return
        yield from self._read_pixels(pixels, rect)

    def _read_pixels(self, pixels: Pixels, rect: Rect) -> Iterator[Drawing]:
        """Yield what is seen of a picture; of a ground, what stands out from the most of it."""
        share = rect.width / self.slide.width * rect.height / self.slide.height
        paper = self._find_paper(pixels) if share >= _GROUND else ""
        if share >= _GROUND and not paper:
            whole = [_is_opaque(pixel) for row in pixels for pixel in row]
            if sum(whole) > _GROUND * len(whole):
                yield Drawing((rect,))  # a photograph, which holds what stands on it
                return
        if paper:
            yield Drawing((rect,), paper, is_opaque=True)
        mask = []
        for down, row in enumerate(pixels):
            cells = []
            for across, pixel in enumerate(row):
                below = paper or self._find_below(
                    rect, across / len(row), down / len(pixels)
                )
                cells.append(_stands_out(pixel, below))
            mask.append(cells)
        yield Drawing(tuple(gather_cells(mask, rect)))

    def _find_below(self, rect: Rect, across: float, down: float) -> str:
        """Return the colour of the ground at a share of a rectangle."""
        if all(len(sheet.pixels) == 1 for sheet in self.ground.sheets):
            return self.ground.find_colour(self.slide.left, self.slide.top)
        left = rect.left + rect.width.times(across)
        return self.ground.find_colour(left, rect.top + rect.height.times(down))

    def _find_paper(self, pixels: Pixels) -> str:
        """Return the colour of the most of a picture; empty where no colour is."""
        opaque = [pixel for row in pixels for pixel in row if _is_opaque(pixel)]
        total = sum([len(row) for row in pixels])
        if len(opaque) < _GROUND * total:
            return ""
        counted = Counter(_coarsen(pixel) for pixel in opaque)
        ((common, count),) = counted.most_common(1)
        if count < _MOST * total:
            return ""
        alike = [pixel for pixel in opaque if _coarsen(pixel) == common]
        middle = alike[len(alike) // 2]
        return _name_colour(middle)


def _is_opaque(pixel: Pixel) -> bool:
    return pixel[3] > _CELLS_OPAQUE * _MOST_LEVEL


def _coarsen(pixel: Pixel) -> tuple[int, int, int]:
    red, green, blue = [level * _COARSE // (_MOST_LEVEL + 1) for level in pixel[:3]]
    return red, green, blue


def _name_colour(pixel: Pixel) -> str:
    red, green, blue = [level / _MOST_LEVEL for level in pixel[:3]]
    return format_colour(red, green, blue)


@cache
def _find_levels(colour: str) -> tuple[float, ...]:
    return tuple([channel * _MOST_LEVEL for channel in split_channels(colour)])


def _stands_out(pixel: Pixel, below: str) -> bool:
    """Whether a pixel is seen on what lies below it."""
    if not _is_opaque(pixel):
        return False
    pairs = zip(pixel, _find_levels(below), strict=False)
    apart = max([abs(own - other) for own, other in pairs])
    return apart * pixel[3] > _APART * _MOST_LEVEL * _MOST_LEVEL


def _thicken(rect: Rect) -> Rect:
    """Return where a line stands, which has a width and a length."""
    width, height = max(rect.width, _THIN), max(rect.height, _THIN)
    return replace(rect, width=width, height=height)


def _read_graphic_rect(shape: Element) -> Rect | None:
    frame = shape.find(_GRAPHIC_FRAME)
    return None if frame is None else read_rect(frame, "a:off", "a:ext")


def _find_words(shape: Element, rect: Rect) -> Rect | None:
    """Return where the words of a text box stand, as far as it can be guessed."""
    lines = []
    size, align = _USUAL_SIZE, "l"
    for paragraph in shape.iterfind(_PARAGRAPHS):
        words = "".join([str(word) for word in paragraph.itertext()]).strip()
        if words:
            lines.append(words)
        for look in paragraph.iter(qn("a:rPr"), qn("a:defRPr")):
            if look.get("sz", "").isdigit():
                size = int(look.get("sz", ""))
        for properties in paragraph.iterfind(qn("a:pPr")):
            align = properties.get("algn", align)
    if not lines:
        return None
    points = size / 100
    longest = max([len(words) for words in lines])
    width = min(pt(longest * points * _CHARACTER), rect.width)
    count = sum(
        [
            1 + int(len(words) * points * _CHARACTER / max(rect.width.pt, 1))
            for words in lines
        ]
    )
    height = min(pt(count * points * _LINE), rect.height)
    left = {"r": rect.right - width, "ctr": rect.left + (rect.width - width).part(1, 2)}
    body = shape.find(make_path("p:txBody/a:bodyPr"))
    anchor = "t" if body is None else body.get("anchor", "t")
    free = rect.height - height
    drop = {"b": free, "ctr": free.part(1, 2)}.get(anchor, Length(0))
    return Rect(left.get(align, rect.left), rect.top + drop, width, height)


def list_obstacles(
    drawings: Sequence[Drawing],
    ground: Ground,
    slide: Rect,
) -> tuple[Rect, ...]:
    """Return where furniture stands.

    Args:
        drawings: of a master and its layout, back to front.
        ground: the background that they stand on.
        slide: its size; what lies beside it is nobody's concern.
    """
    found: list[Rect] = []
    for drawing in drawings:
        if drawing.is_opaque:
            for cover in drawing.rects:
                found = [rect for rect in found if not cover.contains(rect)]
        for rect in drawing.rects:
            if rect.meets(slide) and _is_seen(drawing.colour, rect, ground):
                found.append(rect)
    return tuple(dict.fromkeys(found))


def _is_seen(colour: str, rect: Rect, ground: Ground) -> bool:
    if not colour:
        return True
    across, down = rect.left + rect.width.part(1, 2), rect.top + rect.height.part(1, 2)
    return measure_contrast(colour, ground.find_colour(across, down)) >= _SEEN


def prints_number(root: Element) -> bool:
    """Whether a part itself writes the number of the slide, outside of a placeholder."""
    tree = root.find(_TREE)
    if tree is None:
        return False
    for shape in tree.iter(_SHAPE):
        if shape.find(_MARK) is not None:
            continue
        for entry in shape.iterfind(_FIELD):
            if entry.get("type", "") == "slidenum":
                return True
    return False
