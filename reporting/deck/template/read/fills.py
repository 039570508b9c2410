"""What a shape or a background is filled with -> a small picture of it.

A fill of its own, of its group or of the theme's lists (ECMA-376 20.1.8, 20.1.4.1.13): a
colour, a gradient with its direction, a pattern, a picture with what is cut off it and how
far it shines through.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from lxml import etree
from PIL import Image, ImageChops, ImageEnhance, ImageOps

from reporting.deck.ooxml.paint import WHOLE
from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.colours import Scheme, Shade
from reporting.deck.template.read.package import TemplatePart
from reporting.design.colour import split_channels
from reporting.reading.pictures import open_picture
from reporting.record import Record, replace

Pixel = tuple[int, int, int, int]
"""Red, green, blue and opacity, from 0 to 255."""

_MOST_LEVEL = 255
_SAMPLES = 160
"""The most columns and rows in which a picture is kept."""

_LEAST_SHARE = 0.1
"""Of a picture, or of the box that it fills: what shows less is taken as it is."""

_GRADIENT = 48
_DEGREE = 60_000
_PICTURE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")

_FILLS = {
    qn(f"a:{name}")
    for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
}
_STOPS = make_path("a:gsLst/a:gs")
_BLIP = qn("a:blip")
_SIDES = ("l", "t", "r", "b")
_FIRST_BACKGROUND = 1001
"""What the theme's list of fills for backgrounds begins with (20.1.4.1.7)."""


class ThemeFills(Record, frozen=True):
    """What fills a theme offers.

    Args:
        plain: of shapes.
        backgrounds: of backgrounds.
        pictures: the bytes of the theme's pictures by the relations that name them.
    """

    plain: Sequence[Element]
    backgrounds: Sequence[Element]
    pictures: Mapping[str, bytes]


def find_pictures(
    part: TemplatePart,
    parts: Mapping[str, TemplatePart],
) -> dict[str, bytes]:
    """Return the bytes of a part's pictures by the relations that name them.

    Args:
        part: of a template.
        parts: all of its parts, by name.
    """
    pictures = {}
    for relation in part.relations:
        target = parts.get(relation.target)
        if relation.kind != "image" or target is None:
            continue
        if isinstance(target.content, bytes):
            pictures[relation.id] = target.content
    return pictures


def read_theme_fills(theme: Element, pictures: Mapping[str, bytes]) -> ThemeFills:
    """Return what fills a theme offers; arguments as in `ThemeFills`."""
    lists = []
    for name in ("fillStyleLst", "bgFillStyleLst"):
        found = theme.find(f".//{qn(f'a:{name}')}")
        lists.append(() if found is None else tuple(found))
    plain, backgrounds = lists
    return ThemeFills(plain, backgrounds, pictures)


class FillReader(Record, frozen=True):
    """Reads the fills of one part.

    Args:
        scheme: its colours.
        pictures: the bytes of its pictures by the relations that name them.
        theme: what its theme offers.
    """

    scheme: Scheme
    pictures: Mapping[str, bytes]
    theme: ThemeFills

    def read(
        self,
        holder: Element | None,
        group: Image.Image | None = None,
    ) -> Image.Image | None:
        """Return what an element is filled with; None where it is not.

        Args:
            holder: what has the fill as a child, such as `p:spPr`.
            group: the fill of the group that it belongs to.
        """
        fill = find_fill(holder)
        if fill is None:
            return None
        if fill.tag == qn("a:grpFill"):
            return group
        return self.read_fill(fill)

    def read_reference(self, reference: Element | None) -> Image.Image | None:
        """Return a fill that is taken from the theme's lists, by `a:fillRef` or `p:bgRef`."""
        if reference is None:
            return None
        shade = self.scheme.find_shade(reference)
        try:
            index = int(reference.get("idx", "0"))
        except ValueError:
            index = 0
        fills = self.theme.plain
        place = index - 1
        if index >= _FIRST_BACKGROUND:
            fills = self.theme.backgrounds
            place = index - _FIRST_BACKGROUND
        if index <= 0 or index == _FIRST_BACKGROUND - 1:
            return None
        if place >= len(fills):
            if shade is None:
                return None
            return paint_shade(shade)
        scheme = self.scheme
        if shade:
            scheme = replace(self.scheme, held=shade.value)
        own = FillReader(
            scheme,
            self.theme.pictures,
            self.theme,
        )
        return own.read_fill(fills[place])

    def read_fill(self, fill: Element) -> Image.Image | None:
        """Return a fill as a picture; None where nothing is seen of it."""
        match name_local(fill):
            case "solidFill":
                shade = self.scheme.find_shade(fill)
                if shade is None:
                    return None
                return paint_shade(shade)
            case "gradFill":
                return self._read_gradient(fill)
            case "pattFill":
                return self._read_pattern(fill)
            case "blipFill":
                return self.read_picture(fill)
        return None

    def _read_gradient(self, fill: Element) -> Image.Image | None:
        """Return a gradient, in its direction (20.1.8.33)."""
        stops = []
        for stop in fill.iterfind(_STOPS):
            shade = self.scheme.find_shade(stop)
            if shade is not None:
                place = read_number(stop, "pos", 0) / WHOLE
                stops.append((place, make_pixel(shade)))
        stops.sort(key=lambda stop: stop[0])
        if not stops:
            return None
        path = fill.find(qn("a:path"))
        line = fill.find(qn("a:lin"))
        angle = 0.0
        if line is not None:
            angle = read_number(line, "ang", 0) / _DEGREE
        middle = None
        if path is not None:
            left, top, right, bottom = _read_sides(path.find(qn("a:fillToRect")))
            middle = (left + 1 - right) / 2, (top + 1 - bottom) / 2
        return draw_gradient(stops, angle, middle)

    def _read_pattern(self, fill: Element) -> Image.Image | None:
        """Return the two colours of a pattern, side by side."""
        pixels = []
        for name in ("a:fgClr", "a:bgClr"):
            shade = self.scheme.find_shade(fill.find(qn(name)))
            if shade is not None:
                pixels.append(make_pixel(shade))
        if not pixels:
            return None
        picture = Image.new("RGBA", (len(pixels) * _GRADIENT // 2, 1))
        picture.putdata(pixels * (_GRADIENT // 2))
        return picture

    def read_picture(self, fill: Element) -> Image.Image | None:
        """Return the part of a picture that is shown, as it shines through."""
        blip = fill.find(_BLIP)
        if blip is None:
            return None
        data = self.pictures.get(blip.get(qn("r:embed"), ""))
        found = sample_picture(data) if data else None
        if found is None:
            return None
        picture = self._recolour(found, blip)
        return place_picture(picture, fill)

    def _recolour(self, picture: Image.Image, blip: Element) -> Image.Image:
        """Apply what a blip changes of its picture (20.1.8.13)."""
        for change in blip.iterchildren(etree.Element):
            match name_local(change):
                case "alphaModFix":
                    share = read_number(change, "amt", WHOLE) / WHOLE
                    alpha = picture.getchannel("A").point(lambda a, s=share: a * s)
                    picture = picture.copy()
                    picture.putalpha(alpha)
                case "grayscl":
                    picture = _keep_alpha(picture, picture.convert("L"))
                case "lum":
                    bright = 1 + read_number(change, "bright", 0) / WHOLE
                    strong = 1 + read_number(change, "contrast", 0) / WHOLE
                    plain = ImageEnhance.Contrast(picture.convert("RGB")).enhance(
                        strong
                    )
                    lit = ImageChops.add(
                        plain,
                        Image.new(
                            "RGB",
                            plain.size,
                            (round(_MOST_LEVEL * max(bright - 1, 0)),) * 3,
                        ),
                    )
                    lit = ImageEnhance.Brightness(lit).enhance(min(bright, 1))
                    picture = _keep_alpha(picture, lit)
                case "duotone":
                    shades = [self.scheme.read_colour(one) for one in change]
                    found = [shade.value for shade in shades if shade is not None]
                    if len(found) > 1:
                        grey = picture.convert("L")
                        toned = ImageOps.colorize(
                            grey,
                            found[0],
                            found[1],
                        )
                        picture = _keep_alpha(picture, toned)
        return picture


def find_fill(holder: Element | None) -> Element | None:
    """Return the fill that an element holds; None for none."""
    if holder is None:
        return None
    for child in holder:
        if child.tag in _FILLS:
            return child
    return None


def make_pixel(shade: Shade) -> Pixel:
    """Return a colour as a pixel."""
    levels = []
    for channel in (*split_channels(shade.value), shade.opacity):
        level = round(channel * _MOST_LEVEL)
        levels.append(level)
    red, green, blue, opacity = levels
    return red, green, blue, opacity


def paint_shade(shade: Shade) -> Image.Image:
    """Return a picture of one colour."""
    return Image.new(
        "RGBA",
        (1, 1),
        make_pixel(shade),
    )


def read_number(
    element: Element,
    name: str,
    usual: int,
) -> float:
    """Return a number or a percentage in thousandths, as either is written."""
    written = element.get(name, "")
    try:
        if written.endswith("%"):
            return float(written[:-1]) * WHOLE / 100
        return min(max(int(written), -(2**31)), 2**31)
    except ValueError:
        return usual


def draw_gradient(
    stops: Sequence[tuple[float, Pixel]],
    angle: float,
    middle: tuple[float, float] | None,
) -> Image.Image:
    """Draw a gradient.

    Args:
        stops: places from 0 to 1, in their order, with their colours.
        angle: in degrees, clockwise from left to right.
        middle: from which it goes to the farthest corner, in shares of its box; None where
            it goes in a line.
    """
    corners = [(x, y) for x in (-0.5, 0.5) for y in (-0.5, 0.5)]
    from_x, from_y = (
        (0.0, 0.0) if middle is None else (middle[0] - 0.5, middle[1] - 0.5)
    )
    farthest = max([math.hypot(x - from_x, y - from_y) for x, y in corners])
    radians = math.radians(angle)
    step_x = math.cos(radians)
    step_y = math.sin(radians)
    reach = (abs(step_x) + abs(step_y)) / 2
    pixels = []
    for row in range(_GRADIENT):
        y = (row + 0.5) / _GRADIENT - 0.5
        for column in range(_GRADIENT):
            x = (column + 0.5) / _GRADIENT - 0.5
            share = (x * step_x + y * step_y) / (2 * reach) + 0.5
            if middle is not None:
                share = math.hypot(x - from_x, y - from_y) / farthest
            pixels.append(_find_stop(stops, share))
    picture = Image.new("RGBA", (_GRADIENT, _GRADIENT))
    picture.putdata(pixels)
    return picture


def _find_stop(stops: Sequence[tuple[float, Pixel]], share: float) -> Pixel:
    """Return the colour of a gradient at a place."""
    before, pixel = stops[0]
    for place, other in stops:
        if share <= place:
            width = place - before
            part = 1.0
            if width > 0:
                part = (share - before) / width
            part = min(max(part, 0), 1)
            red, green, blue, alpha = [
                round(one + (two - one) * part)
                for one, two in zip(pixel, other, strict=True)
            ]
            return red, green, blue, alpha
        before, pixel = place, other
    return pixel


def _keep_alpha(picture: Image.Image, changed: Image.Image) -> Image.Image:
    """Return a changed picture that shines through where the first does."""
    made = changed.convert("RGBA")
    made.putalpha(picture.getchannel("A"))
    return made


def place_picture(picture: Image.Image, fill: Element) -> Image.Image:
    """Return a picture as it stands in the box that it fills.

    Its sides are cut off (`a:srcRect`), and what is left is drawn into a part of the box
    (`a:stretch`), which may reach over it.
    """
    cut = _read_sides(fill.find(qn("a:srcRect")))
    stretch = fill.find(make_path("a:stretch/a:fillRect"))
    into = _read_sides(stretch)
    for sides in (cut, into):
        left, top, right, bottom = sides
        if not any(sides):
            continue
        wide, high = picture.size
        across = 1 - left - right
        down = 1 - top - bottom
        if min(across, down) < _LEAST_SHARE:
            continue
        box = (left * wide, top * high, (1 - right) * wide, (1 - bottom) * high)
        if sides is into:
            wider = wide / across
            higher = high / down
            box = (
                -left * wider,
                -top * higher,
                wide + right * wider,
                high + bottom * higher,
            )
        picture = picture.crop(box)
    return picture


def _read_sides(element: Element | None) -> tuple[float, float, float, float]:
    """Return how much of each side is cut off, as shares; negative where it is added."""
    if element is None:
        return (0, 0, 0, 0)
    sides = []
    for name in _SIDES:
        share = read_number(element, name, 0) / WHOLE
        side = min(max(share, -4), 4)
        sides.append(side)
    left, top, right, bottom = sides
    return left, top, right, bottom


@lru_cache(maxsize=256)
def sample_picture(data: bytes) -> Image.Image | None:
    """Return a picture in few pixels; None where it cannot be read, as a drawing cannot."""
    most = (_SAMPLES, _SAMPLES)
    try:
        with open_picture(data, _PICTURE_FORMATS) as opened:
            opened.draft("RGB", most)
            whole: Image.Image = opened
            if opened.mode not in ("RGB", "L"):
                whole = opened.convert("RGBA")
            size = (min(_SAMPLES, whole.width), min(_SAMPLES, whole.height))
            small = whole.resize(size, Image.Resampling.BOX)
            return small.convert("RGBA")
    except Exception:  # noqa: BLE001  (decoders raise anything)
        return None
