"""A colour -> how a kind of sight has it, and how far two colours are apart to it.

Colours are written as #RRGGBB; channels go from 0 to 1. Distances are Euclidean in Oklab
(Ottosson 2020), in hundredths: about 2 is just seen, black and white are 100 apart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from reporting.design.colour import decode_light, encode_light, split_channels

Sight: TypeAlias = Literal["colour", "grey", "protan", "deutan", "tritan"]
Triple: TypeAlias = tuple[float, float, float]

_EYE = (0.2126, 0.7152, 0.0722)
"""How much of the light of red, green and blue is lightness (ITU-R BT.709)."""

SIGHTS: Mapping[Sight, tuple[Triple, Triple, Triple]] = MappingProxyType(
    {
        "colour": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "grey": (_EYE, _EYE, _EYE),
        "protan": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deutan": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritan": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""What is seen of linear red, green and blue: by all, on a grey copy, and by eyes without cones
of one kind (Machado, Oliveira and Fernandes 2009, severity 1)."""

_CONES: tuple[Triple, Triple, Triple] = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: tuple[Triple, Triple, Triple] = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_HUNDREDTHS = 100


def see_channels(channels: Triple, sight: Sight) -> Triple:
    """Return the channels of sRGB that a kind of sight has for some."""
    red, green, blue = _see_light(channels, sight)
    return encode_light(red), encode_light(green), encode_light(blue)


def _see_light(channels: Triple, sight: Sight) -> Triple:
    red, green, blue = map(decode_light, channels)
    light = _multiply(SIGHTS[sight], (red, green, blue))
    one, two, three = (min(max(part, 0.0), 1.0) for part in light)
    return one, two, three


@lru_cache(maxsize=4096)
def locate_colour(colour: str, sight: Sight = "colour") -> Triple:
    """Return where a colour is in Oklab to a kind of sight: lightness, redness, yellowness."""
    light = _see_light(split_channels(colour), sight)
    long, medium, short = map(math.cbrt, _multiply(_CONES, light))
    return _multiply(_OKLAB, (long, medium, short))


def measure_distance(one: str, other: str, sight: Sight) -> float:
    """Return how far two colours are apart to a kind of sight, in hundredths."""
    places = locate_colour(one, sight), locate_colour(other, sight)
    return _HUNDREDTHS * math.dist(*places)


def find_least_distance(one: str, other: str) -> float:
    """Return how far two colours are apart to the sight that tells them worst."""
    return min(measure_distance(one, other, sight) for sight in SIGHTS)


def _multiply(matrix: tuple[Triple, Triple, Triple], triple: Triple) -> Triple:
    first, second, third = triple
    one, two, three = (
        row[0] * first + row[1] * second + row[2] * third for row in matrix
    )
    return one, two, three
