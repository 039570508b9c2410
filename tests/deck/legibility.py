"""A presentation -> which of its words stand out too little from what lies behind them.

Colours are resolved as a program that shows the deck does: by the colour map and the theme,
with what lightens or thins them (ECMA-376 20.1.2.3). What lies behind words is the last form
drawn before them that holds their middle, else the ground of slide, layout or master.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from tests.deck.access import is_decorative

ANY = "{*}"
NORMAL, LARGE = 4.5, 3.0
"""Least contrasts of WCAG 2.2 (1.4.3); large are 18 points, or 14 of bold."""

Colour = tuple[float, float, float]


class Scheme:
    """Resolves the colours of one slide."""

    def __init__(self, slide: Any) -> None:
        master = slide.slide_layout.slide_master
        theme: Any = etree.fromstring(
            master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
        )
        self.theme = {
            etree.QName(entry).localname: entry[0].get("lastClr") or entry[0].get("val")
            for entry in theme.find(f".//{ANY}clrScheme")
        }
        self.map = dict(master._element.find(f"{ANY}clrMap").attrib)
        own = slide._element.find(f"{ANY}clrMapOvr/{ANY}overrideClrMapping")
        if own is not None:
            self.map = dict(own.attrib)

    def read(self, fill: Any, behind: Colour) -> Colour:
        """Return the colour of a solid fill over what is behind it."""
        entry = fill[0]
        value = entry.get("val")
        if etree.QName(entry).localname == "schemeClr":
            value = self.theme[self.map.get(value, value)]
        colour = tuple(int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
        for change in entry:
            share = int(change.get("val")) / 100_000
            name = etree.QName(change).localname
            if name == "alpha":
                mixed = zip(colour, behind, strict=True)
                colour = tuple(
                    share * own + (1 - share) * other for own, other in mixed
                )
                continue
            hue, light, deep = colorsys.rgb_to_hls(*colour)
            light = light * share if name == "lumMod" else light + share
            colour = colorsys.hls_to_rgb(hue, min(light, 1.0), deep)
        red, green, blue = colour
        return red, green, blue


def faint_words(data: bytes) -> list[str]:
    """Return what is hard to read in a deck, slide by slide."""
    found = []
    for number, slide in enumerate(Presentation(BytesIO(data)).slides, 1):
        for fault in _find_faint(slide):
            found.append(f"slide {number}: {fault}")
    return found


def contrast(one: Colour, other: Colour) -> float:
    """Return how much two colours differ in luminance (WCAG 2.2)."""
    bright, dark = sorted([_luminance(one), _luminance(other)], reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _find_faint(slide: Any) -> Iterator[str]:
    scheme = Scheme(slide)
    ground: Colour = (1.0, 1.0, 1.0)
    layout = slide.slide_layout
    for part in (layout.slide_master, layout, slide):
        fill = part._element.find(f"{ANY}cSld/{ANY}bg/{ANY}bgPr/{ANY}solidFill")
        if fill is not None:
            ground = scheme.read(fill, ground)
    drawn: list[tuple[Any, Colour]] = []
    for base in (layout.slide_master, layout):
        forms = [shape for shape in base.shapes if not shape.is_placeholder]
        _paint(forms, drawn, scheme, ground)
    for shape in _walk(slide.shapes):
        behind = _paint([shape], drawn, scheme, ground)
        if is_decorative(shape):
            continue
        if getattr(shape, "has_table", False):
            yield from _cells(shape, scheme, behind)
        elif shape.has_text_frame:
            yield from _runs(shape._element, scheme, behind)


def _walk(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _walk(shape.shapes)
        else:
            yield shape


def _paint(shapes: Any, drawn: Any, scheme: Scheme, ground: Colour) -> Colour:
    """Draw shapes, and return what is behind the words of the last."""
    behind = ground
    for shape in shapes:
        behind = ground
        middle = (shape.left + shape.width // 2, shape.top + shape.height // 2)
        for form, colour in drawn:
            across = form.left <= middle[0] <= form.left + form.width
            down = form.top <= middle[1] <= form.top + form.height
            if across and down:
                behind = colour
        fill = shape._element.find(f"{ANY}spPr/{ANY}solidFill")
        if fill is not None:
            behind = scheme.read(fill, behind)
            drawn.append((shape, behind))
    return behind


def _cells(shape: Any, scheme: Scheme, behind: Colour) -> Iterator[str]:
    for cell in shape._element.iter(f"{ANY}tc"):
        fill = cell.find(f"{ANY}tcPr/{ANY}solidFill")
        own = behind if fill is None else scheme.read(fill, behind)
        yield from _runs(cell, scheme, own)


def _runs(element: Any, scheme: Scheme, behind: Colour) -> Iterator[str]:
    for run in element.iter(f"{ANY}r"):
        look, words = run.find(f"{ANY}rPr"), run.findtext(f"{ANY}t")
        fill = look.find(f"{ANY}solidFill")
        if fill is None or not words.strip():
            continue
        found = contrast(scheme.read(fill, behind), behind)
        size, is_bold = int(look.get("sz", "1800")), look.get("b") == "1"
        least = LARGE if size >= 1800 or (is_bold and size >= 1400) else NORMAL
        if found < least:
            yield f"{words!r} has a contrast of {found:.2f}"
