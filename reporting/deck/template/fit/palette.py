"""A template's scheme, fonts and grounds -> the theme that its slides are measured and drawn with.

Sizes stay those of our theme, in proportion to the slide and never below their floors.
Colours are the template's, each checked against what lies behind it: an accent that is too
faint is taken in the darker or lighter shades that PowerPoint offers of it, a status in
another lightness of its hue.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.deck.ooxml.paint import WHOLE, Reference
from reporting.deck.template.read.colours import (
    ACCENTS,
    MAPPED,
    Scheme,
    Shade,
    change_luminance,
    list_tints,
)
from reporting.deck.template.read.layouts import Placeholder
from reporting.design.colour import (
    BLACK,
    DARK,
    TEXT,
    WHITE,
    find_least_contrast,
    make_readable,
    measure_luminance,
    mix_colours,
)
from reporting.design.grid import Rect
from reporting.design.theme import Theme
from reporting.design.tokens import TypeSize
from reporting.design.units import inch, pt
from reporting.record import Record

_HEIGHT = inch(7.5)
"""Of the slide that the theme's type sizes are meant for."""

_SMALLEST = pt(10)
_MUTED, _HAIRLINE, _WASH = 0.72, 0.2, 0.06
"""Shares of the ink in colours between it and the ground."""

_TITLES = ("title", "cover", "quote", "figure")


class Palette(Record, frozen=True):
    """Colours that are read on a layout's ground, and how the scheme knows them."""

    theme: Theme
    references: Mapping[str, Reference]
    notes: tuple[str, ...]
    """What of the template's colours could not be used as it is."""


def scale_type(theme: Theme, slide: Rect, title: Placeholder | None) -> Theme:
    """Return a theme whose type fits a slide's size.

    Args:
        theme: ours.
        slide: of the template.
        title: that of its content slides; its size is kept where it is the smaller one.
    """
    scale = slide.height / _HEIGHT
    tokens = theme.slide
    floors = {
        name: pt(round(getattr(tokens, name).pt * max(scale, 1), 1))
        for name in ("title_floor", "body_floor")
    }
    sizes = {}
    for name in (*_TITLES, "body", "small"):
        floor = floors["body_floor"] if name == "body" else floors["title_floor"]
        sizes[name] = _scaled(
            getattr(tokens, name), scale, _SMALLEST if name == "small" else floor
        )
    if title and title.look.size and title.look.size < sizes["title"].size:
        factor = title.look.size / sizes["title"].size
        sizes["title"] = _scaled(sizes["title"], factor, floors["title_floor"])
    slide_tokens = tokens.model_copy(update={**sizes, **floors})
    return theme.model_copy(update={"slide": slide_tokens})


def _scaled(token: TypeSize, scale: float, floor: float) -> TypeSize:
    size = max(pt(round(token.size.pt * scale, 1)), floor)
    return token.model_copy(
        update={
            "size": pt(size / 12_700),
            "leading": token.leading.times(size / token.size),
        }
    )


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
    references = {scheme.value(name): Reference(name) for name in reversed(MAPPED)}
    if ink.reference:
        references[ink.value] = ink.reference
    accents, notes = _accents(scheme, grounds, ink)
    references |= {value: reference for value, reference in accents if reference}
    muted = _muted(ink, grounds)
    if muted.reference:
        references[muted.value] = muted.reference
    colours = theme.colours.model_copy(
        update={
            "ink": ink.value,
            "paper": paper,
            "muted": muted.value,
            "hairline": mix_colours(ink.value, paper, _HAIRLINE),
            "wash": mix_colours(ink.value, paper, _WASH),
            "cover": paper,
            "link": scheme.value("hlink"),
        }
    )
    given = {
        section: accents[number % len(accents)][0]
        for number, section in enumerate(sections)
    }
    status = {
        name: make_readable(colour, grounds) for name, colour in theme.status.items()
    }
    made = theme.model_copy(
        update={
            "colours": colours,
            "accents": {"default": accents[0][0], **given},
            "status": status,
        }
    )
    return Palette(made, references, tuple(notes))


def _muted(ink: Shade, grounds: Sequence[str]) -> Shade:
    """Return a quieter ink: the shade that PowerPoint offers of it where that is read, else a mixture."""
    if ink.reference and ink.reference == Reference(ink.reference.slot):
        dark = measure_luminance(ink.value) < measure_luminance(grounds[0])
        kept, added = (65_000, 35_000) if dark else (75_000, 0)
        value = change_luminance(ink.value, kept / WHOLE, added / WHOLE)
        if find_least_contrast(value, grounds) >= TEXT:
            return Shade(value, 1.0, Reference(ink.reference.slot, kept, added))
    return Shade(make_readable(mix_colours(ink.value, grounds[0], _MUTED), grounds))


def invert_palette(found: Palette) -> Palette:
    """Return a palette for slides that our own layouts have on a field of colour: their paper is the ink."""
    colours = found.theme.colours.model_copy(update={"paper": found.theme.colours.ink})
    return Palette(
        found.theme.model_copy(update={"colours": colours}),
        found.references,
        found.notes,
    )


def choose_text_colour(
    scheme: Scheme, text: Placeholder | None, grounds: Sequence[str], wanted: float
) -> Shade:
    """Return the colour of a text: the template's own where it is read, else the scheme's best."""
    own = [text.look.colour] if text and text.look.colour else []
    named = [
        Shade(scheme.value(name), 1.0, Reference(name))
        for name in ("tx1", "tx2", "bg1", "bg2")
    ]
    extremes = [Shade(BLACK), Shade(WHITE)]
    for shade in (*own, *named, *extremes):
        if find_least_contrast(shade.value, grounds) >= wanted:
            return shade
    return max(
        (*named, *extremes), key=lambda shade: find_least_contrast(shade.value, grounds)
    )


def _accents(
    scheme: Scheme, grounds: Sequence[str], ink: Shade
) -> tuple[list[tuple[str, Reference | None]], list[str]]:
    """Return the accents that are read as text, each once; the ink where there is none."""
    dark = measure_luminance(grounds[0]) < DARK
    found: dict[str, Reference | None] = {}
    notes: list[str] = []
    for slot in ACCENTS:
        value = scheme.value(slot)
        tried = list_tints(slot, value, on_dark=dark)
        use = next(
            (one for one in tried if find_least_contrast(one[0], grounds) >= TEXT), None
        )
        notes += _noted(slot, value, use, grounds[0])
        if use:
            found.setdefault(*use)
    return list(found.items()) or [(ink.value, ink.reference)], notes


def _noted(
    slot: str, value: str, use: tuple[str, Reference] | None, ground: str
) -> Iterator[str]:
    if use is None:
        yield f"{slot} {value} is left out: no shade of it is read on {ground}"
    elif use[0] != value:
        yield f"{slot} {value} is used as {use[0]}, to be read on {ground}"
