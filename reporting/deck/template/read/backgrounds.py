"""The drawings of a layout and its master -> the colours that lie under a place on its slides.

Text must be read on what is really behind it: the background, and the bands, panels and
pictures that a template draws over it. What is transparent lets through what lies below. So
all of it is drawn, small, in the order in which PowerPoint draws it, and looked at.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree
from PIL import Image, ImageChops

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.fills import FillReader, find_fill
from reporting.deck.template.read.masks import draw_mask
from reporting.deck.template.read.places import BOX, Move, Place, make_move, read_place
from reporting.design.colour import (
    BLACK,
    TEXT,
    WHITE,
    decode_light,
    find_least_contrast,
)
from reporting.design.rect import Rect
from reporting.design.units import Length
from reporting.record import Record

_ACROSS = 384
"""The columns in which a slide is drawn; its rows are in proportion."""

_LOOKS = (48, 32)
"""The most columns and rows in which a place is looked at."""

_SPECK = 0.02
"""The share of a place below which a colour is no ground: the corner of a mark."""

_STRAY = 0.08
"""The most of a place that may be left out, where nothing could be read on it and the rest."""

_FINE, _COARSE = 4, 96
"""How many times as fine an outline is drawn as it is kept, and in how many columns."""

_MOST_SHAPES = 4_000
_MOST_TURNED = 4
"""How many times as long as the slide a turned picture may be, to be drawn."""

_GROUP = qn("p:grpSp")
_PICTURE = qn("p:pic")
_CHILDREN = (qn("p:sp"), _PICTURE, _GROUP, qn("p:cxnSp"))
_CHOICE = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)
_SHAPE = qn("p:spPr")
_MARK = make_path(".//p:nvPr/p:ph")
_ABOUT = make_path("*/p:cNvPr")
_BACKGROUND = make_path("p:cSld/p:bg")
_TREE = make_path("p:cSld/p:spTree")
_STYLE_FILL = make_path("p:style/a:fillRef")


class Sheet(Record, frozen=True):
    """Something drawn: a picture of it, and where it is."""

    place: Place
    picture: Image.Image

    @property
    def rect(self) -> Rect:
        """The upright rectangle that it reaches over."""
        rect = self.place.rect
        turn = math.radians(self.place.turn)
        if not turn:
            return rect
        cosine = abs(math.cos(turn))
        sine = abs(math.sin(turn))
        width = Length(round(rect.width * cosine + rect.height * sine))
        height = Length(round(rect.width * sine + rect.height * cosine))
        left = rect.left + (rect.width - width).times(0.5)
        top = rect.top + (rect.height - height).times(0.5)
        return Rect(left, top, width, height)


class OwnFill(Record, frozen=True):
    """What a placeholder says of its fill: that there is one, or that there is none."""

    sheet: Sheet | None


class Ground:
    """What lies behind the text of a layout's slides."""

    def __init__(
        self,
        slide: Rect,
        paper: str,
        draw: Callable[[], Sequence[Sheet]],
    ) -> None:
        """Keep what is needed to draw it once it is looked at.

        Args:
            slide: the whole of it.
            paper: its colour where nothing is drawn.
            draw: what lists the sheets, from the background to what is drawn last.
        """
        self._slide = slide
        self._paper = paper
        self._draw = draw
        self._scale = _ACROSS / slide.width
        self._canvas: Image.Image | None = None
        self._known: dict[Rect, tuple[str, ...]] = {}

    def list_colours(self, rect: Rect, above: Sheet | None = None) -> tuple[str, ...]:
        """Return the colours that lie under a rectangle, each once, the most of it first.

        Args:
            rect: what is looked at.
            above: what is drawn last, such as a placeholder's own fill.
        """
        if above is not None:
            canvas = self._find_canvas().copy()
            paint_sheet(canvas, above, self._scale)
            return list_pixels(self._cut(canvas, rect))
        known = self._known.get(rect)
        if known is None:
            known = list_pixels(self._cut(self._find_canvas(), rect))
            self._known[rect] = known
        return known

    def paint(self, across: int) -> Image.Image:
        """Return the slide with all that is drawn on it, in so many columns."""
        scale = across / self._slide.width
        height = max(round(self._slide.height * scale), 1)
        canvas = Image.new("RGBA", (across, height), self._paper)
        for sheet in self._draw():
            paint_sheet(canvas, sheet, scale)
        return canvas

    def _cut(self, canvas: Image.Image, rect: Rect) -> Image.Image:
        """Return what lies under a rectangle, as far as it is on the slide."""
        scale = self._scale
        left = min(
            max(int(rect.left * scale), 0),
            canvas.width - 1,
        )
        top = min(
            max(int(rect.top * scale), 0),
            canvas.height - 1,
        )
        right = min(max(math.ceil(rect.right * scale), left + 1), canvas.width)
        bottom = min(max(math.ceil(rect.bottom * scale), top + 1), canvas.height)
        return canvas.crop((left, top, right, bottom))

    def _find_canvas(self) -> Image.Image:
        """Return the slide with all that is drawn on it."""
        if self._canvas is None:
            self._canvas = self.paint(_ACROSS)
        return self._canvas


def list_pixels(picture: Image.Image) -> tuple[str, ...]:
    """Return the colours of a picture, each once, the most of it first.

    Of the many shades of a photograph the darkest and the lightest stand for the others.
    What covers little is left out where nothing could be read on it and on the rest: the
    edge of a band, the tip of a mark.
    """
    size = (min(picture.width, _LOOKS[0]), min(picture.height, _LOOKS[1]))
    small = picture.convert("RGB").resize(size, Image.Resampling.NEAREST)
    levels = iter(small.tobytes())
    counts = Counter(zip(levels, levels, levels, strict=True))
    whole = size[0] * size[1]
    shares: dict[str, float] = {}
    rest: list[tuple[int, int, int]] = []
    for pixel, count in counts.most_common():
        if count >= whole * _SPECK:
            shares[name_pixel(pixel)] = count / whole
        else:
            rest += [pixel] * count
    if len(rest) >= whole * _SPECK * 2 or not shares:
        rest.sort(key=measure_light)
        margin = min(
            round(whole * _SPECK),
            len(rest) // 2,
        )
        for place in (len(rest) // 2, margin, len(rest) - 1 - margin):
            shares.setdefault(name_pixel(rest[place]), len(rest) / whole / 3)
    return drop_strays(shares)


def drop_strays(shares: Mapping[str, float]) -> tuple[str, ...]:
    """Return colours without those of little share that alone keep all ink from being read.

    Args:
        shares: of a place, by colour.
    """
    kept = sorted(shares, key=shares.__getitem__, reverse=True)
    spare = _STRAY
    while len(kept) > 1 and not is_readable(kept):
        spare -= shares[kept[-1]]
        if spare < 0:
            return tuple(sorted(shares, key=shares.__getitem__, reverse=True))
        kept.pop()
    return tuple(kept)


def is_readable(grounds: Sequence[str]) -> bool:
    """Whether black or white is read on all of some grounds."""
    contrasts = [find_least_contrast(extreme, grounds) for extreme in (BLACK, WHITE)]
    return max(contrasts) >= TEXT


def name_pixel(pixel: tuple[int, int, int]) -> str:
    """Return a pixel as #RRGGBB."""
    red, green, blue = pixel
    return f"#{red:02X}{green:02X}{blue:02X}"


def measure_light(pixel: tuple[int, ...]) -> float:
    """Return how light a pixel is, near enough to order pixels by it."""
    red, green, blue = [decode_light(level / 255) for level in pixel]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def paint_sheet(
    canvas: Image.Image,
    sheet: Sheet,
    scale: float,
) -> None:
    """Draw a sheet.

    Args:
        canvas: what it is drawn on.
        sheet: what is drawn.
        scale: pixels of the canvas for each EMU.
    """
    place = sheet.place
    rect, picture = place.rect, sheet.picture
    across, down = place.flips
    if across:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if down:
        picture = picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    reach = sheet.rect
    left = reach.left * scale
    top = reach.top * scale
    right = reach.right * scale
    bottom = reach.bottom * scale
    seen_left = max(math.floor(left), 0)
    seen_top = max(math.floor(top), 0)
    seen_right = min(math.ceil(right), canvas.width)
    seen_bottom = min(math.ceil(bottom), canvas.height)
    if seen_right <= seen_left or seen_bottom <= seen_top:
        return
    if place.turn:
        size = (max(round(rect.width * scale), 1), max(round(rect.height * scale), 1))
        if max(size) > _MOST_TURNED * max(canvas.size):
            return
        whole = picture.resize(size)
        picture = whole.rotate(-place.turn, expand=True)
        if picture.width < 1 or picture.height < 1:
            return
    wide = picture.width / max(right - left, 1e-6)
    high = picture.height / max(bottom - top, 1e-6)
    box = (
        min(max((seen_left - left) * wide, 0), picture.width),
        min(max((seen_top - top) * high, 0), picture.height),
        min((seen_right - left) * wide, picture.width),
        min((seen_bottom - top) * high, picture.height),
    )
    if box[2] <= box[0] or box[3] <= box[1]:
        return
    size = (seen_right - seen_left, seen_bottom - seen_top)
    kind = Image.Resampling.NEAREST
    if min(picture.size) > 1:
        kind = Image.Resampling.BILINEAR
    part = picture.resize(size, kind, box)
    canvas.alpha_composite(part, (seen_left, seen_top))


def draw_slide(
    layout: Element,
    master: Element,
    painters: Sequence[Painter],
    slide: Rect,
) -> Sequence[Sheet]:
    """Return all that a slide has behind its text: the ground, the master's, the layout's.

    Args:
        layout: its root.
        master: likewise.
        painters: of the layout and of the master.
        slide: the whole of it.
    """
    here, above = painters
    sheets: list[Sheet] = []
    background = here.read_background(layout, slide)
    if background is None:
        background = above.read_background(master, slide)
    if background is not None:
        sheets.append(background)
    if layout.get("showMasterSp", "1") not in ("0", "false"):
        sheets += above.list_drawings(master)
    sheets += here.list_drawings(layout)
    return sheets


class Painter:
    """Draws the sheets of one part: a master or a layout."""

    def __init__(self, fills: FillReader) -> None:
        """Begin with a part, by what reads its fills."""
        self.fills = fills
        self._count = 0

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
            picture = self.fills.read_reference(background.find(qn("p:bgRef")))
        else:
            picture = self.fills.read(own)
        if picture:
            return Sheet(Place(slide), picture)
        return None

    def list_drawings(self, root: Element) -> Iterator[Sheet]:
        """Yield what a part draws, its placeholders left out."""
        tree = root.find(_TREE)
        if tree is not None:
            yield from self._read_tree(tree, None, None)

    def read_own_fill(self, shape: Element, rect: Rect) -> OwnFill | None:
        """Return what a placeholder says of its own fill; None where it says nothing.

        Args:
            shape: the placeholder.
            rect: where it stands.
        """
        properties = shape.find(_SHAPE)
        if find_fill(properties) is not None:
            picture = self.fills.read(properties)
        else:
            picture = self.fills.read_reference(shape.find(_STYLE_FILL))
            if picture is None:
                return None
        return OwnFill(Sheet(Place(rect), picture) if picture else None)

    def _read_tree(
        self,
        tree: Element,
        move: Move | None,
        group: Image.Image | None,
    ) -> Iterator[Sheet]:
        """Yield what a group draws.

        Args:
            tree: the group, or the whole of the part.
            move: leads from its coordinates to the slide's.
            group: what it is filled with.
        """
        for child in list_shapes(tree):
            self._count += 1
            if self._count > _MOST_SHAPES or is_left_out(child):
                continue
            if child.tag == _GROUP:
                properties = child.find(qn("p:grpSpPr"))
                fill = self.fills.read(properties, group)
                yield from self._read_tree(child, make_move(child, move), fill)
                continue
            place = read_place(child.find(BOX))
            if place is None or place.rect.width <= 0 or place.rect.height <= 0:
                continue
            picture = self._read_shape(child, group)
            if picture:
                yield Sheet(move(place) if move else place, picture)

    def _read_shape(
        self,
        child: Element,
        group: Image.Image | None,
    ) -> Image.Image | None:
        """Return what a shape looks like within its box."""
        shape = child.find(_SHAPE)
        if shape is None:
            return None
        if child.tag == _PICTURE:
            filled = child.find(qn("p:blipFill"))
            picture = None if filled is None else self.fills.read_picture(filled)
        elif find_fill(shape) is not None:
            picture = self.fills.read(shape, group)
        else:
            picture = self.fills.read_reference(child.find(_STYLE_FILL))
        return cut_outline(picture, shape) if picture else None


def list_shapes(tree: Element) -> Iterator[Element]:
    """Yield the shapes of a group; of alternatives, the first (ECMA-376 part 3, 10.2)."""
    for child in tree:
        if child.tag in _CHILDREN:
            yield child
        elif child.tag == _CHOICE:
            for option in child.iterchildren(etree.Element):
                shapes = [one for one in option if one.tag in _CHILDREN]
                if shapes:
                    yield from shapes
                    break


def is_left_out(shape: Element) -> bool:
    """Whether a shape is hidden, or is a placeholder, which slides fill themselves."""
    about = shape.find(_ABOUT)
    is_hidden = about is not None and about.get("hidden") in ("1", "true")
    is_placeholder = shape.tag != _GROUP and shape.find(_MARK) is not None
    return is_hidden or is_placeholder


def cut_outline(picture: Image.Image, shape: Element) -> Image.Image:
    """Return a fill where a shape has substance, and nothing beside it."""
    fine = _COARSE * _FINE
    outline = draw_mask(shape, fine, fine)
    if outline is None:
        return picture
    mask = outline.resize((_COARSE, _COARSE), Image.Resampling.BOX)
    cut = picture.resize((_COARSE, _COARSE), Image.Resampling.BILINEAR)
    if min(picture.size) == 1:
        cut = picture.resize((_COARSE, _COARSE), Image.Resampling.NEAREST)
    cut.putalpha(ImageChops.multiply(cut.getchannel("A"), mask))
    return cut
