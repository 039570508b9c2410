"""Two colours -> how well one is read on the other (WCAG 2.2), and colours that are.

Colours are written as #RRGGBB.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

TEXT, LARGE = 4.5, 3.0
"""The least contrast of text, and of marks and of large text (18 pt, or 14 pt and bold)."""

DARK = 0.18
"""The luminance below which white is read better on a colour than black."""

BLACK, WHITE = "#000000", "#FFFFFF"
_STEPS = 50
_LINEAR = 0.04045
"""Up to here a channel of sRGB is linear (IEC 61966-2-1)."""


def split_channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, each from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def format_colour(red: float, green: float, blue: float) -> str:
    """Return a colour of channels from 0 to 1; what lies outside is brought in."""
    return f"#{_level(red):02X}{_level(green):02X}{_level(blue):02X}"


def _level(channel: float) -> int:
    within = min(max(channel, 0), 1)
    return round(within * 255)


def measure_luminance(colour: str) -> float:
    """Return the relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = map(decode_light, split_channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def decode_light(channel: float) -> float:
    """Return the light of a channel of sRGB, both from 0 to 1 (IEC 61966-2-1)."""
    if channel <= _LINEAR:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def encode_light(light: float) -> float:
    """Return the channel of sRGB that has a light, both from 0 to 1 (IEC 61966-2-1)."""
    if light <= _LINEAR / 12.92:
        return light * 12.92
    return float(1.055 * light ** (1 / 2.4) - 0.055)


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black on white)."""
    lights = (measure_luminance(one), measure_luminance(other))
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def find_least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """Return the contrast of a colour with that of some grounds on which it is read worst."""
    return min(measure_contrast(colour, ground) for ground in grounds)


def mix_colours(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` of the first, from 0 to 1, the rest of the other."""
    rest = 1 - share
    red, green, blue = split_channels(one)
    other_red, other_green, other_blue = split_channels(other)
    return format_colour(
        red * share + other_red * rest,
        green * share + other_green * rest,
        blue * share + other_blue * rest,
    )


def make_readable(colour: str, grounds: Iterable[str], wanted: float = TEXT) -> str:
    """Return the nearest colour of the same hue that is read on all of some grounds.

    Args:
        colour: what is wished for; returned as it is where it will do.
        grounds: what it stands on.
        wanted: the contrast.

    Returns:
        black or white, whichever is read better, where no lightness of the hue is enough.
    """
    under = tuple(grounds)
    if find_least_contrast(colour, under) >= wanted:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*split_channels(colour))
    for step in range(1, _STEPS + 1):
        for change in (-step / _STEPS, step / _STEPS):
            lightness = light + change
            if not 0 <= lightness <= 1:
                continue
            channels = colorsys.hls_to_rgb(hue, lightness, saturation)
            candidate = format_colour(*channels)
            if find_least_contrast(candidate, under) >= wanted:
                return candidate
    return max(BLACK, WHITE, key=lambda extreme: find_least_contrast(extreme, under))


def change_luminance(
    value: str,
    kept: float,
    added: float,
) -> str:
    """Change a colour's luminance, as lumMod and lumOff do (ECMA-376 20.1.2.3.20 and 21).

    Args:
        value: the colour, as #RRGGBB.
        kept: share of its luminance (HSL) that is kept.
        added: luminance that is added to that, from 0 to 1.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*split_channels(value))
    changed = min(max(light * kept + added, 0), 1)
    return format_colour(*colorsys.hls_to_rgb(hue, changed, saturation))
