"""Two colours -> how well one is read on the other (WCAG 2.2, contrast ratio); and colours that are.

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
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def format_colour(red: float, green: float, blue: float) -> str:
    """Return a colour of channels from 0 to 1; what lies outside is brought in."""
    levels = (round(min(max(channel, 0), 1) * 255) for channel in (red, green, blue))
    return "#" + "".join(f"{level:02X}" for level in levels)


def measure_luminance(colour: str) -> float:
    """Return the relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR else ((channel + 0.055) / 1.055) ** 2.4
        for channel in split_channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black on white)."""
    low, high = sorted((measure_luminance(one), measure_luminance(other)))
    return (high + 0.05) / (low + 0.05)


def find_least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """Return the contrast of a colour with that of some grounds on which it is read worst."""
    return min(measure_contrast(colour, ground) for ground in grounds)


def mix_colours(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` of the first, from 0 to 1, the rest of the other."""
    pairs = zip(split_channels(one), split_channels(other), strict=True)
    red, green, blue = (first * share + second * (1 - share) for first, second in pairs)
    return format_colour(red, green, blue)


def make_readable(colour: str, grounds: Iterable[str], wanted: float = TEXT) -> str:
    """Return a colour of the same hue that is read on all of some grounds, as near to it as may be.

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
        for way in (-step, step):
            tried = light + way / _STEPS
            if 0 <= tried <= 1:
                found = format_colour(*colorsys.hls_to_rgb(hue, tried, saturation))
                if find_least_contrast(found, under) >= wanted:
                    return found
    return max(BLACK, WHITE, key=lambda extreme: find_least_contrast(extreme, under))
