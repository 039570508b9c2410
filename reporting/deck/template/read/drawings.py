"""The drawings of a layout and its master -> the places where nothing else may stand.

What a template draws on every slide (logos, bars, waves, rules, words) is furniture: text
that would cross it stands elsewhere. A field that holds a text wholly is a ground, not
furniture; who asks decides that, by the rectangles that are told here. What is hardly seen
on its ground, and what lies hidden under something else, is in nobody's way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.backgrounds import (
    Painter,
    Sheet,
    is_left_out,
    list_shapes,
    paint_sheet,
)
from reporting.deck.template.read.outlines import follow_outline, gather_cells
from reporting.deck.template.read.places import (
    BOX,
    Move,
    Place,
    make_move,
    read_place,
    read_rect,
)
from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.record import Record

_ACROSS = 240
"""The columns in which drawings are looked at; rows are in proportion."""

_APART = 28
"""Levels of a channel by which a drawing is seen on its ground; a faint watermark is not."""

_STANDS_OUT = 44
"""Levels by which a part of a picture stands out from the most of it."""

_OPAQUE = 255
_SOLID = 40
"""Opacity, of 255, from which something is drawn at all."""

_MOST = 0.35
"""Share of a picture that is of one colour, where it is a ground with things drawn on it."""

_GROUND = 0.8
"""Share of the slide from which a picture is a ground, and what is drawn in it furniture."""

_COARSE = 32
"""Levels that are one, where colours are counted."""

_CHARACTER, _LINE = 0.6, 1.2
"""Width of a letter and height of a line, in sizes of type, as it is guessed here."""

_USUAL_SIZE = 18.0
"""Of text that does not say its size (ECMA-376 21.1.2.3.9)."""

_GROUP = qn("p:grpSp")
_LINK = qn("p:cxnSp")
_GRAPHIC = qn("p:graphicFrame")
_TREE = make_path("p:cSld/p:spTree")
_MARK = make_path(".//p:nvPr/p:ph")
_BACKGROUND_PICTURE = f"{make_path('p:cSld/p:bg')}//{qn('a:blip')}"
_PICTURE_FILL = qn("p:blipFill")
_FIELD = make_path(".//a:fld")
_FILLED_LINE = make_path("p:spPr/a:ln/a:solidFill")
_NO_LINE = make_path("p:spPr/a:ln/a:noFill")
_STYLED_LINE = make_path("p:style/a:lnRef")
_PARAGRAPHS = make_path("p:txBody/a:p")
_LOOKS = (qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr"))


class Part(Record, frozen=True):
    """A master or a layout.

    Args:
        root: of it.
        painter: reads its fills.
        is_seen: whether what it draws is seen; its background is in any case.
    """

    root: Element
    painter: Painter
    is_seen: bool = True


class DrawingReader:
    """Finds what stands out on one layout."""

    def __init__(
        self,
        slide: Rect,
        paper: str,
        parts: Sequence[Part],
    ) -> None:
        """Draw the background.

        Args:
            slide: its size.
            paper: its colour where nothing is drawn.
            parts: the master and the layout, whose say on the background comes first.
        """
        self.slide = slide
        self.parts = parts
        self.scale = _ACROSS / slide.width
        height = max(round(slide.height * self.scale), 1)
        self.size = (_ACROSS, height)
        self.ground = Image.new("RGBA", self.size, paper)
        self.is_pictured = False
        for part in reversed(parts):
            sheet = part.painter.read_background(part.root, slide)
            if sheet is not None:
                paint_sheet(self.ground, sheet, self.scale)
                self.is_pictured = part.root.find(_BACKGROUND_PICTURE) is not None
                break

    def find_obstacles(self) -> tuple[Rect, ...]:
        """Return where furniture stands."""
        found: list[Rect] = []
        if self.is_pictured:
            found += self._list_painted(self.ground)
        for part in self.parts:
            if not part.is_seen:
                continue
            for sheet in part.painter.list_drawings(part.root):
                if is_whole(sheet):
                    cover = sheet.rect
                    found = [rect for rect in found if not cover.contains(rect)]
                found += self._look_at(sheet)
            tree = part.root.find(_TREE)
            if tree is not None:
                found += self._list_lines(part.painter, tree, None)
        seen = [rect for rect in found if rect.meets(self.slide)]
        return tuple(dict.fromkeys(seen))

    def _look_at(self, sheet: Sheet) -> Iterator[Rect]:
        """Yield what is seen of something drawn."""
        canvas = Image.new("RGBA", self.size)
        paint_sheet(canvas, sheet, self.scale)
        drawn = canvas.getchannel("A").point(_is_solid)
        box = drawn.getbbox()
        if box is None:
            return
        share = _count(drawn) / (drawn.width * drawn.height)
        if share >= _GROUND and min(sheet.picture.size) > 1:
            yield from self._list_painted(canvas)
            return
        over = Image.alpha_composite(self.ground, canvas)
        seen = ImageChops.multiply(drawn, find_apart(over, self.ground, _APART))
        cut = seen.crop(box)
        if _count(cut) == cut.width * cut.height and not sheet.place.turn:
            yield sheet.rect
            return
        yield from self._gather(seen)

    def _list_painted(self, picture: Image.Image) -> Iterator[Rect]:
        """Yield what stands out from the most of a picture that is a ground."""
        paper = find_paper(picture)
        if paper is None:
            return
        plain = Image.new(
            "RGBA",
            picture.size,
            (*paper, 255),
        )
        apart = find_apart(picture, plain, _STANDS_OUT)
        drawn = picture.getchannel("A").point(_is_solid)
        yield from self._gather(ImageChops.multiply(apart, drawn))

    def _gather(self, mask: Image.Image) -> Iterator[Rect]:
        levels = mask.tobytes()
        rows = []
        for start in range(0, len(levels), mask.width):
            rows.append([level > 0 for level in levels[start : start + mask.width]])
        yield from gather_cells(rows, self.slide)

    # ---- lines and words, which have no fill

    def _list_lines(
        self,
        painter: Painter,
        tree: Element,
        move: Move | None,
    ) -> Iterator[Rect]:
        """Yield where lines, words and pictures that cannot be read stand.

        Args:
            painter: of the part.
            tree: the group, or the whole of the part.
            move: leads from its coordinates to the slide's.
        """
        for shape in list_shapes(tree):
            if is_left_out(shape):
                continue
            if shape.tag == _GROUP:
                yield from self._list_lines(
                    painter,
                    shape,
                    make_move(shape, move),
                )
                continue
            place = read_place(shape.find(BOX))
            if place is None:
                continue
            place = move(place) if move else place
            filled = shape.find(_PICTURE_FILL)
            if filled is not None and painter.fills.read_picture(filled) is None:
                yield place.rect
            if has_line(shape):
                yield from follow_outline(shape, place)
            if words := find_words(shape, place):
                yield words
        for shape in tree.iterfind(_GRAPHIC):
            frame = shape.find(qn("p:xfrm"))
            rect = None if frame is None else read_rect(frame, "a:off", "a:ext")
            if rect is not None and shape.find(_MARK) is None:
                yield move(Place(rect)).rect if move else rect


def _is_solid(level: int) -> int:
    return 255 if level >= _SOLID else 0


def _count(mask: Image.Image) -> int:
    """Return how many pixels of a mask are set."""
    return sum(mask.histogram()[1:])


def is_whole(sheet: Sheet) -> bool:
    """Whether something drawn hides all that lies below it."""
    alpha = sheet.picture.convert("RGBA").getchannel("A")
    low, _ = alpha.getextrema()
    return low == _OPAQUE and not sheet.place.turn


def find_apart(one: Image.Image, other: Image.Image, least: int) -> Image.Image:
    """Return a mask of where two pictures differ in some channel by so many levels."""
    channels = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).split()
    red, green, blue = channels
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if level >= least else 0 for level in range(256)])


def find_paper(picture: Image.Image) -> tuple[int, int, int] | None:
    """Return the colour of the most of a picture; None where no colour is."""
    levels = iter(picture.convert("RGB").tobytes())
    pixels = list(zip(levels, levels, levels, strict=True))
    counted = Counter([tuple([level // _COARSE for level in one]) for one in pixels])
    ((common, count),) = counted.most_common(1)
    if count < _MOST * len(pixels):
        return None
    alike = [
        one for one in pixels if tuple([level // _COARSE for level in one]) == common
    ]
    return alike[len(alike) // 2]


def has_line(shape: Element) -> bool:
    """Whether an outline of a shape is drawn."""
    if shape.find(_NO_LINE) is not None:
        return False
    if shape.find(_FILLED_LINE) is not None:
        return True
    reference = shape.find(_STYLED_LINE)
    return reference is not None and reference.get("idx", "0") != "0"


def find_words(shape: Element, place: Place) -> Rect | None:
    """Return where the words of a text box stand, as far as it can be guessed."""
    rect, lines = place.rect, []
    points, align = _USUAL_SIZE, "l"
    for paragraph in shape.iterfind(_PARAGRAPHS):
        words = "".join([str(word) for word in paragraph.itertext()]).strip()
        if words:
            lines.append(words)
        for look in paragraph.iter(*_LOOKS):
            if look.get("sz", "").isdigit():
                points = int(look.get("sz", "")) / 100
        for properties in paragraph.iterfind(qn("a:pPr")):
            align = properties.get("algn", align)
    if not lines:
        return None
    widths = [len(words) * points * _CHARACTER for words in lines]
    count = sum([1 + int(width / max(rect.width.pt, 1)) for width in widths])
    width = min(pt(max(widths)), rect.width)
    height = min(pt(count * points * _LINE), rect.height)
    free = rect.width - width
    left = {"r": free, "ctr": free.part(1, 2)}.get(align, Length(0))
    body = shape.find(make_path("p:txBody/a:bodyPr"))
    anchor = "t"
    if body is not None:
        anchor = body.get("anchor", "t")
    free = rect.height - height
    drop = {"b": free, "ctr": free.part(1, 2)}.get(anchor, Length(0))
    return Rect(
        rect.left + left,
        rect.top + drop,
        width,
        height,
    )


def prints_number(root: Element) -> bool:
    """Whether a part itself writes the number of the slide, outside of a placeholder."""
    tree = root.find(_TREE)
    if tree is None:
        return False
    for shape in tree.iter(qn("p:sp")):
        if is_left_out(shape):
            continue
        for entry in shape.iterfind(_FIELD):
            if entry.get("type", "") == "slidenum":
                return True
    return False
