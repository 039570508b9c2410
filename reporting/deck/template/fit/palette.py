"""A template's scheme, fonts and grounds -> the theme that its slides are composed with.

Sizes stay those of our theme, in proportion to the slide.
Colours are the template's, each checked against what lies behind it: an accent that is too
faint is taken in the darker or lighter shades that PowerPoint offers of it, a status in
another lightness of its hue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle
from math import sqrt

from reporting.deck.ooxml.paint import ACCENTS, WHOLE, Reference
from reporting.deck.template.read.colours import (
    MAPPED,
    Scheme,
    Shade,
    list_tints,
)
from reporting.deck.template.read.layouts import Placeholder
from reporting.design.colour import (
    BLACK,
    DARK,
    TEXT,
    WHITE,
    change_luminance,
    find_least_contrast,
    make_readable,
    measure_contrast,
    measure_luminance,
    mix_colours,
)
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.design.tokens import TypeSize
from reporting.design.units import Length, inch, pt
from reporting.record import Record, replace

_WIDTH = inch(40 / 3)
_HEIGHT = inch(7.5)
"""Of the slide that the theme's lengths are meant for."""

_MUTED, _HAIRLINE, _WASH = 0.72, 0.2, 0.06
"""Shares of the ink in colours between it and the ground."""

_OFF_LIGHT = {_WASH: (95_000, 0), _HAIRLINE: (85_000, 0)}
_OFF_DARK = {_WASH: (90_000, 10_000), _HAIRLINE: (75_000, 25_000)}
"""Shades of a ground that PowerPoint offers: luminance that is kept, and what is added."""

_QUIET = {_WASH: (1.05, 1.35), _HAIRLINE: (1.3, 2.2)}
"""Between which contrasts with the ground a shade is seen, and is still quiet."""

_QUIETER = (75_000, 0)
_LIGHTER = (65_000, 35_000)
"""The quieter ink that PowerPoint offers, light and dark: luminance kept and added."""

_TYPE_SIZES = ("title", "body", "small", "figure", "quote", "cover")
_LENGTHS = ("margin", "title_floor", "step", "body_floor", "backup_floor")
"""Tokens that are as large on a template as its slides are."""


class Palette(Record, frozen=True):
    """Colours that are read on a layout's ground, and how the scheme knows them.

    Args:
        theme: ours, in these colours.
        references: how the scheme knows them, by their values.
        notes: what of the template's colours could not be used as it is.
    """

    theme: Theme
    references: Mapping[str, Reference]
    notes: tuple[str, ...]


# ---------------------------------------------------------------- sizes


def find_share(slide: Rect) -> float:
    """Return what becomes of our own lengths on a slide of some size.

    Type keeps its share of the area. An upright slide is read as a page is, as near as a
    square one: its height adds nothing.
    """
    height = min(slide.width, slide.height)
    return sqrt(slide.width / _WIDTH * height / _HEIGHT)


def scale_type(
    theme: Theme,
    slide: Rect,
    title: Placeholder | None,
) -> Theme:
    """Return a theme whose type fits a slide's size.

    Args:
        theme: ours.
        slide: of the template.
        title: that of its content slides; its size is kept where it is the smaller one.
    """
    share = find_share(slide)
    tokens = theme.slide
    changes: dict[str, TypeSize | Length] = {}
    for name in _TYPE_SIZES:
        changes[name] = scale_size(getattr(tokens, name), share)
    for name in _LENGTHS:
        changes[name] = scale_length(getattr(tokens, name), share)
    floor = scale_length(tokens.title_floor, share)
    own = scale_size(tokens.title, share)
    if title and title.look.size and title.look.size < own.size:
        smaller = scale_size(own, title.look.size / own.size)
        changes["title"] = (
            smaller if smaller.size >= floor else scale_size(own, floor / own.size)
        )
    scaled = replace(tokens, **changes)
    return replace(theme, slide=scaled)


def scale_length(length: Length, scale: float) -> Length:
    """Return a length scaled, in whole tenths of a point."""
    points = round(length.pt * scale, 1)
    return pt(points)


def scale_size(token: TypeSize, scale: float) -> TypeSize:
    """Return a size of type scaled, with its leading."""
    size = scale_length(token.size, scale)
    leading = token.leading.times(size / token.size)
    return replace(token, size=size, leading=leading)


# ---------------------------------------------------------------- colours


def make_palette(
    theme: Theme,
    scheme: Scheme,
    grounds: Sequence[str],
    text: Placeholder | None,
    sections: Sequence[str],
) -> Palette:
    """Return a theme in the colours of a template, all read on some grounds.

    Args:
        theme: ours; its statuses keep their hues.
        scheme: the template's colours.
        grounds: what the text stands on, the most of it first.
        text: the placeholder whose colour is the ink, if there is one.
        sections: their ids, in order; each has an accent of its own, as far as there are
            accents.
    """
    ink = choose_text_colour(scheme, text, grounds, TEXT)
    paper = grounds[0]
    wash = choose_quiet(scheme, ink.value, paper, _WASH)
    hairline = choose_quiet(scheme, ink.value, paper, _HAIRLINE)
    under = (*grounds, wash.value)
    muted = choose_muted(ink, under)
    notes: list[str] = []
    accents = choose_accents(scheme, under, notes) or [ink]
    link = choose_link(scheme, under)
    references: dict[str, Reference] = {}
    for shade in (wash, hairline, link):
        if shade.reference:
            references[shade.value] = shade.reference
    for name in reversed(MAPPED):
        references[scheme.find_value(name)] = Reference(name)
    for shade in (ink, *accents, muted):
        if shade.reference:
            references[shade.value] = shade.reference
    by_section = {"default": accents[0].value}
    for section, accent in zip(sections, cycle(accents), strict=False):
        by_section[section] = accent.value
    status = {}
    for name, colour in theme.status.items():
        status[name] = make_readable(colour, under)
    changes = {
        "ink": ink.value,
        "paper": paper,
        "muted": muted.value,
        "hairline": hairline.value,
        "wash": wash.value,
        "cover": paper,
        "link": link.value,
    }
    colours = replace(theme.colours, **changes)
    looks = {
        "colours": colours,
        "section_colours": tuple([accent.value for accent in accents]),
        "accents": by_section,
        "status": status,
    }
    made = replace(theme, **looks)
    return Palette(made, references, tuple(notes))


def choose_quiet(
    scheme: Scheme,
    ink: str,
    paper: str,
    share: float,
) -> Shade:
    """Return a colour a little off the paper: a shade that PowerPoint offers, else a mixture.

    Args:
        scheme: the template's colours.
        ink: of the words that may stand on it.
        paper: what it lies on.
        share: how far it is from the paper to the ink.
    """
    on_dark = measure_luminance(paper) < measure_luminance(ink)
    for name in ("bg1", "bg2", "tx1", "tx2"):
        if scheme.find_value(name) != paper:
            continue
        kept, added = _OFF_DARK[share] if on_dark else _OFF_LIGHT[share]
        value = change_luminance(
            paper,
            kept / WHOLE,
            added / WHOLE,
        )
        least, most = _QUIET[share]
        if least <= measure_contrast(value, paper) <= most:
            return Shade(
                value,
                1.0,
                Reference(name, kept, added),
            )
    return Shade(mix_colours(ink, paper, share))


def choose_link(scheme: Scheme, grounds: Sequence[str]) -> Shade:
    """Return the colour of links: the scheme's own where it is read, else that of its hue."""
    value = scheme.find_value("hlink")
    if find_least_contrast(value, grounds) >= TEXT:
        return Shade(value, 1.0, Reference("hlink"))
    return Shade(make_readable(value, grounds))


def choose_muted(ink: Shade, grounds: Sequence[str]) -> Shade:
    """Return a quieter ink: the shade that PowerPoint offers of it, else a mixture.

    The shade is taken only where it is read.
    """
    reference = ink.reference
    if reference and reference == Reference(reference.slot):
        is_dark = measure_luminance(ink.value) < measure_luminance(grounds[0])
        kept, added = _LIGHTER if is_dark else _QUIETER
        value = change_luminance(
            ink.value,
            kept / WHOLE,
            added / WHOLE,
        )
        if find_least_contrast(value, grounds) >= TEXT:
            quieter = Reference(reference.slot, kept, added)
            return Shade(value, 1.0, quieter)
    mixed = mix_colours(
        ink.value,
        grounds[0],
        _MUTED,
    )
    return Shade(make_readable(mixed, grounds))


def invert_palette(found: Palette) -> Palette:
    """Return a palette whose paper is the ink.

    It is for slides that our own layouts have on a field of colour.
    """
    colours = found.theme.colours
    inverted = replace(colours, paper=colours.ink)
    theme = replace(found.theme, colours=inverted)
    return replace(found, theme=theme)


def choose_text_colour(
    scheme: Scheme,
    text: Placeholder | None,
    grounds: Sequence[str],
    wanted: float,
) -> Shade:
    """Return the colour of a text: the template's own where it is read, else the scheme's best.

    Args:
        scheme: the template's colours.
        text: the placeholder, if there is one.
        grounds: what it stands on.
        wanted: the contrast.
    """
    offered = []
    for name in ("tx1", "tx2", "bg1", "bg2"):
        value = scheme.find_value(name)
        offered.append(Shade(value, 1.0, Reference(name)))
    offered.append(Shade(BLACK))
    offered.append(Shade(WHITE))
    own = []
    if text and text.look.colour:
        own.append(text.look.colour)
    for shade in (*own, *offered):
        if find_least_contrast(shade.value, grounds) >= wanted:
            return shade
    return max(offered, key=lambda shade: find_least_contrast(shade.value, grounds))


def choose_accents(
    scheme: Scheme,
    grounds: Sequence[str],
    notes: list[str],
) -> list[Shade]:
    """Return the accents that are read as text, each once.

    Args:
        scheme: the template's colours.
        grounds: what the text stands on.
        notes: what becomes of the accents that cannot be used as they are is added to them.
    """
    ground = grounds[0]
    is_dark = measure_luminance(ground) < DARK
    found: dict[str, Shade] = {}
    for slot in ACCENTS:
        value = scheme.find_value(slot)
        used = None
        for tint, reference in list_tints(slot, value, on_dark=is_dark):
            if find_least_contrast(tint, grounds) >= TEXT:
                used = tint
                found.setdefault(tint, Shade(tint, 1.0, reference))
                break
        named = f"{slot} {value}"
        if used is None:
            notes.append(f"{named} is left out: no shade of it is read on {ground}")
        elif used != value:
            notes.append(f"{named} is used as {used}, to be read on {ground}")
    return list(found.values())
