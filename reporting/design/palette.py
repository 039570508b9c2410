"""An accent and the colours around it -> six that stay apart for every sight, and on paper.

Each has a lightness of its own, in equal steps between the darkest that still has a hue and the
lightest that is seen on the paper, so that a grey copy and every eye tell them by that alone.
Hues are those of the theme, each once while there are others, the ones that look least alike.
All are shades of its colours as PowerPoint makes them, so that a deck can name the colour of
its scheme that each comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reporting.design.colour import (
    LARGE,
    change_luminance,
    make_readable,
    measure_luminance,
)
from reporting.design.sight import Sight, measure_distance
from reporting.record import Record

COUNT = 6
"""Colours of a palette."""

_SEEN: tuple[Sight, ...] = ("colour", "protan", "deutan", "tritan")
"""The sights that tell hues apart."""

_DARKEST, _FAINTEST = 0.27, 0.95
"""Lightness (Oklab) of the darkest colour on a light paper, of the lightest on a dark one."""
_MARGIN = 1.02
"""By how much a contrast is exceeded, since channels are rounded."""
_STEPS = 14
"""Halvings of the way from black to white: finer than a channel's 256 levels."""
_HEAVY = 0.7
"""Weight of a step to a darker colour, which is nearly black where a lighter one has a hue."""
_SAME_HUE = 5.0
"""Distance, in hundredths, up to which two colours of one lightness are one hue."""

_CLEAR = 6.0
"""Distance, in hundredths, from which a new hue is taken before one that is used."""


class Shade(Record, frozen=True):
    """A colour of a theme, made darker or lighter as PowerPoint does (ECMA-376 20.1.2.3.20).

    Args:
        value: what it is, as #RRGGBB.
        base: the colour of the theme.
        kept: share of its luminance (HSL) that is kept, from 0 to 1.
        added: luminance that is added to that, from 0 to 1.
    """

    value: str
    base: str
    kept: float = 1.0
    added: float = 0.0


class Palette(Record, frozen=True):
    """The colours of a chart's series.

    Args:
        shades: in the order of the series; the first is the accent, and any first few of them
            are as far apart as they can be.
        over: what is seen over all of them in a light tint, and is another hue than the first.
    """

    shades: tuple[Shade, ...]
    over: Shade


@lru_cache(maxsize=256)
def make_palette(
    accent: str,
    offered: tuple[str, ...],
    paper: str,
) -> Palette:
    """Return the palette around an accent.

    Args:
        accent: of the section.
        offered: colours of the theme, whose hues are taken.
        paper: what all stand on.
    """
    first = make_readable(accent, (paper,), LARGE)
    low, high = find_bounds(paper)
    levels = choose_levels(measure_lightness(first), low, high)
    hues = list_hues(first, offered)
    shades = [Shade(first, first)]
    places = [measure_lightness(first)]
    while levels:
        level = max(levels, key=lambda one: _weigh_level(one, places))
        levels.remove(level)
        places.append(level)
        tints = [make_shade(hue, level) for hue in hues]
        shades.append(choose_tint(tints, shades))
    level = low if measure_lightness(paper) > high else high
    tints = [make_shade(hue, level) for hue in hues]
    over = max(tints, key=lambda tint: _find_least(tint.value, [first]))
    return Palette(tuple(shades), over)


def find_bounds(paper: str) -> tuple[float, float]:
    """Return the lightness of the darkest and of the lightest colour on a paper."""
    wanted = LARGE * _MARGIN
    light = measure_luminance(paper) + 0.05
    if light / 0.05 > wanted * wanted:
        return _DARKEST, _lighten(light / wanted - 0.05)
    return _lighten(light * wanted - 0.05), _FAINTEST


def _lighten(luminance: float) -> float:
    """Return the lightness in Oklab of a grey of some luminance."""
    return float(luminance ** (1 / 3))


def measure_lightness(colour: str) -> float:
    """Return how light a colour is on a grey copy, in Oklab, from 0 to 1."""
    return _lighten(measure_luminance(colour))


def choose_levels(own: float, low: float, high: float) -> list[float]:
    """Return the lightness of the further colours, with the widest steps around the first.

    Args:
        own: lightness of the first.
        low: of the darkest that may be.
        high: of the lightest.
    """
    best: list[float] = []
    widest = 0.0
    for below in range(COUNT):
        above = COUNT - 1 - below
        darker = (own - low) / below if below else widest + 1
        lighter = (high - own) / above if above else widest + 1
        step = min(darker, lighter)
        if step > widest:
            widest = step
            best = []
            for place in range(1, below + 1):
                best.append(own - darker * place)
            for place in range(1, above + 1):
                best.append(own + lighter * place)
    return best


def list_hues(first: str, offered: Sequence[str]) -> list[str]:
    """Return the colours that are offered, each hue once; that of the first among them."""
    middle = 0.5
    found: dict[str, str] = {}
    for colour in (first, *offered):
        tint = make_shade(colour, middle).value
        near = [measure_distance(tint, other, "colour") for other in found]
        if not near or min(near) > _SAME_HUE:
            found[tint] = colour
    return list(found.values())


def choose_tint(tints: Sequence[Shade], shades: Sequence[Shade]) -> Shade:
    """Return the tint that looks least like some shades, of a new hue if one is clear."""
    taken = [shade.value for shade in shades]
    used = {shade.base for shade in shades}
    gaps = {tint: _find_least(tint.value, taken) for tint in tints}
    clear = []
    for tint in tints:
        if tint.base not in used and gaps[tint] > _CLEAR:
            clear.append(tint)
    return max(clear or tints, key=lambda tint: gaps[tint])


@lru_cache(maxsize=2048)
def make_shade(base: str, lightness: float) -> Shade:
    """Return the shade of a colour that is as light as wanted, by halving."""
    dark = measure_lightness(base) > lightness
    low, high = 0.0, 1.0
    shade = Shade(base, base)
    for _ in range(_STEPS):
        share = round((low + high) / 2, 5)
        kept = share if dark else 1 - share
        added = 0.0 if dark else share
        value = change_luminance(base, kept, added)
        shade = Shade(value, base, kept, added)
        if measure_lightness(value) < lightness:
            low = share
        else:
            high = share
    return shade


def _weigh_level(level: float, places: Sequence[float]) -> float:
    """Return how far a lightness is from all that are taken; below the first counts less."""
    gap = min(abs(level - place) for place in places)
    if level > places[0]:
        return gap
    return gap * _HEAVY


def _find_least(colour: str, others: Sequence[str]) -> float:
    """Return how far a colour is from the nearest of others, to whom it looks most like it."""
    return min(
        measure_distance(colour, other, sight) for other in others for sight in _SEEN
    )
