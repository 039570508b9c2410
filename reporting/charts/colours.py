"""The inks of a chart -> colours of a theme and a section, for whoever draws it."""

from __future__ import annotations

from reporting.charts.marks import HUES, Ink
from reporting.design.colour import LARGE, TEXT, make_readable, measure_contrast
from reporting.design.palette import Palette, make_palette
from reporting.design.theme import Theme


def pick_ink(
    ink: Ink,
    theme: Theme,
    accent: str,
) -> str:
    """Return the colour, as #RRGGBB, that an ink has in a theme and a section."""
    colours = theme.colours
    match ink:
        case Ink.TEXT:
            return colours.ink
        case Ink.MUTED:
            return colours.muted
        case Ink.HAIRLINE:
            return colours.hairline
        case Ink.ACCENT:
            return make_readable(accent, (colours.paper,), LARGE)
    palette = find_palette(theme, accent)
    if ink is Ink.OVER:
        return palette.over.value
    return palette.shades[HUES.index(ink)].value


def pick_lettering(
    ink: Ink,
    theme: Theme,
    accent: str,
) -> str:
    """Return the colour of words in an ink, as #RRGGBB: a hue is made to be read on paper."""
    colour = pick_ink(ink, theme, accent)
    if ink in {Ink.TEXT, Ink.MUTED, Ink.HAIRLINE}:
        return colour
    return make_readable(colour, (theme.colours.paper,), TEXT)


def find_palette(theme: Theme, accent: str) -> Palette:
    """Return the palette of a section: its accent, and hues that a deck has as accents."""
    quiet = (theme.colours.muted, theme.colours.link)
    offered = [colour for colour in theme.scheme_accents if colour not in quiet]
    return make_palette(accent, tuple(offered), theme.colours.paper)


def choose_words(colour: str, theme: Theme) -> str:
    """Return the colour of words on a fill: paper or ink, whichever is read better."""
    tried = (theme.colours.paper, theme.colours.ink)
    return max(tried, key=lambda words: measure_contrast(words, colour))
