"""A template's colour scheme and colour map -> the value of any colour that its shapes name.

What is asked for in an element (ECMA-376 20.1.2.3) is answered as #RRGGBB, with how opaque
it is and, where it is a colour of the scheme, how to refer to it so that a changed scheme
is followed.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from PIL import ImageColor

from reporting.deck.ooxml.paint import WHOLE, Reference
from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import qn
from reporting.design.colour import (
    BLACK,
    WHITE,
    change_luminance,
    decode_light,
    encode_light,
    format_colour,
    measure_luminance,
    split_channels,
)
from reporting.record import Record

MAPPED = ("bg1", "tx1", "bg2", "tx2")
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_KINDS = {
    qn(f"a:{name}")
    for name in ("srgbClr", "sysClr", "prstClr", "schemeClr", "hslClr", "scrgbClr")
}
_SYSTEM = {"windowText": BLACK, "window": WHITE}
"""Colours of the system that say nothing of how they looked last."""

_SCHEME = make_path(".//a:clrScheme")
_HSL = ("hue", "lum", "sat")
_FULL_TURN = 21_600_000
"""Of an angle (ECMA-376 20.1.10.3)."""

_VALUE = re.compile("#[0-9A-F]{6}")
_STEPS_LIGHTER = ((60_000, 40_000), (40_000, 60_000), (20_000, 80_000))
_STEPS_DARKER = ((75_000, 0), (50_000, 0))
"""Shades that PowerPoint offers: luminance that is kept, and what is added to it."""


class Shade(Record, frozen=True):
    """A colour: its value, how opaque it is, and how the scheme knows it, if it does."""

    value: str
    opacity: float = 1.0
    reference: Reference | None = None


class Scheme(Record, frozen=True):
    """The colours of a theme, as a colour map names them.

    Args:
        slots: values as #RRGGBB by slot: `dk1`, `accent1`.
        map: slots by what shapes call them: `tx1` is `dk1`, or on a dark master `lt1`.
        held: what `phClr` stands for, within a fill of the theme; empty elsewhere.
    """

    slots: Mapping[str, str]
    map: Mapping[str, str]
    held: str = ""

    def find_value(self, name: str) -> str:
        """Return a colour by what shapes call it; black, or white for a ground, by default."""
        slot = self.map.get(name, _USUAL.get(name, name))
        return self.slots.get(slot, WHITE if slot.startswith("lt") else BLACK)

    def find_shade(self, holder: Element | None) -> Shade | None:
        """Return the colour that an element holds, such as a solid fill; None for none."""
        if holder is None:
            return None
        for child in holder:
            if child.tag in _KINDS:
                return self.read_colour(child)
        return None

    def read_colour(self, element: Element) -> Shade | None:
        """Return the colour that an element is; None where it has no value of its own."""
        named = element.get("val", "")
        reference = None
        match name_local(element):
            case "srgbClr":
                value = f"#{named.upper()}"
            case "sysClr":
                last = element.get("lastClr", "").upper()
                value = f"#{last}" if last else _SYSTEM.get(named, BLACK)
            case "prstClr":
                value = find_preset(named)
            case "schemeClr" if named == "phClr":
                value = self.held
            case "schemeClr":
                value = self.find_value(named)
                reference = Reference(named)
            case "hslClr" | "scrgbClr":
                value = read_channels(element)
            case _:
                return None
        if not _VALUE.fullmatch(value):
            return None
        return change_shade(Shade(value, 1.0, reference), element)


def read_scheme(theme: Element, colour_map: Element | None) -> Scheme:
    """Read the colours of a theme part.

    The first scheme of the part is its own; further ones are what a user may change to
    (ECMA-376 20.1.6.5).

    Args:
        theme: its root.
        colour_map: `p:clrMap` of the master, or what overrides it.
    """
    plain = Scheme({}, {})
    slots = {}
    found = theme.find(_SCHEME)
    for slot in () if found is None else found:
        shade = plain.find_shade(slot)
        if shade is not None:
            slots[name_local(slot)] = shade.value
    named = dict(_USUAL)
    if colour_map is not None:
        for name, value in colour_map.attrib.items():
            named[str(name)] = str(value)
    return Scheme(slots, named)


def list_tints(
    slot: str,
    value: str,
    *,
    on_dark: bool,
) -> Iterator[tuple[str, Reference]]:
    """Yield a colour of the scheme and the shades of it that PowerPoint offers.

    Args:
        slot: of the colour.
        value: of the colour, as #RRGGBB.
        on_dark: whether it must be read on a dark ground, so that shades become lighter.
    """
    yield value, Reference(slot)
    for kept, added in _STEPS_LIGHTER if on_dark else _STEPS_DARKER:
        tint = change_luminance(
            value,
            kept / WHOLE,
            added / WHOLE,
        )
        yield tint, Reference(slot, kept, added)


def change_shade(shade: Shade, element: Element) -> Shade:
    """Apply what a colour's children change of it, in their order."""
    value = shade.value
    opacity = shade.opacity
    reference = shade.reference
    kept, added = WHOLE, 0
    for change in element.iterchildren(etree.Element):
        share = read_share(change)
        match name_local(change):
            case "alpha":
                opacity = min(max(share, 0), 1)
            case "alphaMod":
                opacity = min(max(opacity * share, 0), 1)
            case "alphaOff":
                opacity = min(max(opacity + share, 0), 1)
            case "lumMod":
                value = change_luminance(value, share, 0)
                kept = round(share * kept)
            case "lumOff":
                value = change_luminance(value, 1, share)
                added = round(share * WHOLE)
            case name:
                value = change_value(value, name, share)
                reference = None
    if reference is not None:
        reference = Reference(reference.slot, kept, added)
    return Shade(value, opacity, reference)


def change_value(
    value: str,
    change: str,
    share: float,
) -> str:
    """Apply a change that has no reference of PowerPoint's palette (ECMA-376 20.1.2.3).

    Args:
        value: of the colour.
        change: the name of the change; an unknown one changes nothing.
        share: how much of it.
    """
    match change:
        case "shade":
            return mix_lights(value, BLACK, share)
        case "tint":
            return mix_lights(value, WHITE, share)
        case "gray":
            grey = measure_luminance(value)
            return format_colour(*[encode_light(grey)] * 3)
        case "inv":
            return format_colour(*[1 - channel for channel in split_channels(value)])
    for number, name in enumerate(_HSL):
        if not change.startswith(name):
            continue
        parts = list(colorsys.rgb_to_hls(*split_channels(value)))
        amount = share
        if name == "hue":
            amount = share * WHOLE / _FULL_TURN
        match change.removeprefix(name):
            case "Mod":
                parts[number] *= share
            case "Off":
                parts[number] += amount
            case "":
                parts[number] = amount
        hue, light, saturation = parts
        light = min(max(light, 0), 1)
        saturation = min(max(saturation, 0), 1)
        return format_colour(*colorsys.hls_to_rgb(hue % 1, light, saturation))
    return value


def mix_lights(
    one: str,
    other: str,
    share: float,
) -> str:
    """Return a mixture of lights, as PowerPoint makes shades and tints: not of numbers."""
    share = min(max(share, 0), 1)
    levels = []
    for mine, others in zip(split_channels(one), split_channels(other), strict=True):
        light = decode_light(mine) * share + decode_light(others) * (1 - share)
        levels.append(encode_light(light))
    red, green, blue = levels
    return format_colour(red, green, blue)


def read_channels(element: Element) -> str:
    """Return a colour that is given by hue, saturation and luminance, or by its lights."""
    try:
        if name_local(element) == "hslClr":
            hue = int(element.get("hue", "0")) / _FULL_TURN
            light, saturation = [
                int(element.get(name, "0").rstrip("%")) / WHOLE
                for name in ("lum", "sat")
            ]
            return format_colour(*colorsys.hls_to_rgb(hue, light, saturation))
        lights = [int(element.get(name, "0").rstrip("%")) / WHOLE for name in "rgb"]
    except ValueError:
        return ""
    red, green, blue = [encode_light(min(max(light, 0), 1)) for light in lights]
    return format_colour(red, green, blue)


def read_share(element: Element) -> float:
    """Return the share by which a colour is changed; 1 where it is no number."""
    try:
        return min(max(int(element.get("val", WHOLE)) / WHOLE, -10), 300)
    except ValueError:
        return 1


def find_preset(name: str) -> str:
    """Return a colour by its name (ECMA-376 20.1.10.48); empty where there is none."""
    try:
        red, green, blue = ImageColor.getrgb(name.lower())[:3]
    except ValueError:
        return ""
    return f"#{red:02X}{green:02X}{blue:02X}"
