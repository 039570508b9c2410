"""A template's colour scheme and colour map -> the value of any colour that its shapes name.

What is asked for in an element (ECMA-376 20.1.2.3) is answered as #RRGGBB, with how opaque
it is and, where it is a colour of the scheme, how to refer to it so that a changed scheme
is followed.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping

from lxml import etree
from PIL import ImageColor
from pptx.oxml.ns import qn

from reporting.deck.ooxml.paint import WHOLE, Reference
from reporting.deck.ooxml.xml import Element
from reporting.design.colour import (
    BLACK,
    WHITE,
    format_colour,
    mix_colours,
    split_channels,
)
from reporting.record import Record

ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
MAPPED = ("bg1", "tx1", "bg2", "tx2")
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


class Shade(Record, frozen=True):
    """A colour: its value, how opaque it is, and how the scheme knows it, if it does."""

    value: str
    opacity: float = 1.0
    reference: Reference | None = None


class Scheme(Record, frozen=True):
    """The colours of a theme, as a colour map names them."""

    slots: Mapping[str, str]
    """Values as #RRGGBB by slot: `dk1`, `accent1`."""
    map: Mapping[str, str]
    """Slots by what shapes call them: `tx1` is `dk1`, or on a dark master `lt1`."""

    def value(self, name: str) -> str:
        """Return a colour by what shapes call it; black, or white for a ground, where there is none."""
        slot = self.map.get(name, _USUAL.get(name, name))
        return self.slots.get(slot, WHITE if slot.startswith("lt") else BLACK)

    def shade(self, holder: Element | None) -> Shade | None:
        """Return the colour that an element holds, such as a solid fill; None where it holds none."""
        if holder is None:
            return None
        found = next((child for child in holder if child.tag in _KINDS), None)
        return None if found is None else self._read(found)

    def _read(self, element: Element) -> Shade | None:
        kind, named = etree.QName(element).localname, element.get("val", "")
        reference = None
        match kind:
            case "srgbClr":
                value = f"#{named.upper()}"
            case "sysClr":
                value = f"#{element.get('lastClr', '000000').upper()}"
            case "prstClr":
                value = _preset(named)
            case "schemeClr" if named != "phClr":
                value, reference = self.value(named), Reference(named)
            case _:
                return None
        return (
            _changed(Shade(value, 1.0, reference), element)
            if len(value) == len(BLACK)
            else None
        )


_KINDS = {qn(f"a:{name}") for name in ("srgbClr", "sysClr", "prstClr", "schemeClr")}


def read_scheme(theme: Element, colour_map: Element | None) -> Scheme:
    """Read the colours of a theme part.

    Args:
        theme: its root.
        colour_map: `p:clrMap` of the master, or what overrides it.
    """
    plain = Scheme({}, {})
    slots = {}
    for slot in theme.iterfind(f".//{qn('a:clrScheme')}/*"):
        if found := plain.shade(slot):
            slots[etree.QName(slot).localname] = found.value
    given = (
        {}
        if colour_map is None
        else {str(name): str(value) for name, value in colour_map.attrib.items()}
    )
    return Scheme(slots, {**_USUAL, **given})


def list_tints(
    slot: str, value: str, *, on_dark: bool
) -> Iterator[tuple[str, Reference]]:
    """Yield a colour of the scheme and the shades of it that PowerPoint offers, towards what is read."""
    yield value, Reference(slot)
    steps = (
        ((60_000, 40_000), (40_000, 60_000), (20_000, 80_000))
        if on_dark
        else ((75_000, 0), (50_000, 0))
    )
    for kept, added in steps:
        yield (
            change_luminance(value, kept / WHOLE, added / WHOLE),
            Reference(slot, kept, added),
        )


def _changed(shade: Shade, element: Element) -> Shade:
    """Apply what a colour's children change of it."""
    value, opacity, reference = shade.value, shade.opacity, shade.reference
    kept, added = WHOLE, 0
    for change in element.iterchildren(etree.Element):
        name, share = etree.QName(change).localname, _share(change)
        match name:
            case "alpha":
                opacity = share
            case "lumMod":
                value, kept = change_luminance(value, share, 0), round(share * kept)
            case "lumOff":
                value, added = change_luminance(value, 1, share), round(share * WHOLE)
            case "shade":
                value, reference = mix_colours(value, BLACK, share), None
            case "tint":
                value, reference = mix_colours(value, WHITE, share), None
            case _:
                reference = None
    known = Reference(reference.slot, kept, added) if reference else None
    return Shade(value, opacity, known)


def _share(element: Element) -> float:
    try:
        return min(max(int(element.get("val", WHOLE)) / WHOLE, 0), 10)
    except ValueError:
        return 1


def change_luminance(value: str, kept: float, added: float) -> str:
    """Change a colour's luminance, as lumMod and lumOff do."""
    hue, light, saturation = colorsys.rgb_to_hls(*split_channels(value))
    return format_colour(
        *colorsys.hls_to_rgb(hue, min(max(light * kept + added, 0), 1), saturation)
    )


def _preset(name: str) -> str:
    try:
        red, green, blue = ImageColor.getrgb(name.lower())[:3]
    except ValueError:
        return ""
    return f"#{red:02X}{green:02X}{blue:02X}"
