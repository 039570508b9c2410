"""Colours of a theme -> theme colours of the presentation, so that a changed colour scheme is followed.

A colour that has a slot in the scheme is written as a reference to it; the others, such as those of
the statuses, which mean something, are written as they are.
"""

from __future__ import annotations

from reporting.deck.xml import Element, e
from reporting.design.theme import Theme

SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""Of the colour scheme (ECMA-376 20.1.6.2), without those of hyperlinks."""

_REFERENCES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""How shapes refer to the first four, by the master's colour map."""


class Paint:
    """A theme's colours as the presentation knows them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        colours = theme.colours
        accents = list(dict.fromkeys(theme.accents.values()))
        fill = [*accents, colours.muted, colours.link, *accents]
        values = [colours.ink, colours.paper, colours.cover, colours.wash, *fill]
        self.scheme = dict(zip(SLOTS, values, strict=False))
        self._slots = {value.upper(): slot for slot, value in reversed(self.scheme.items())}

    def colour(self, value: str, lighter: float = 0.0) -> Element:
        """Return a colour, by reference where the scheme has it.

        Args:
            value: as #RRGGBB.
            lighter: how much lighter, from 0 (as it is) to 1 (white).
        """
        kept = round((1 - lighter) * 100_000)
        change = (e("a:lumMod", val=kept), e("a:lumOff", val=100_000 - kept)) if lighter else ()
        slot = self._slots.get(value.upper())
        if slot is None:
            return e("a:srgbClr", *change, val=value.lstrip("#").upper())
        return e("a:schemeClr", *change, val=_REFERENCES.get(slot, slot))

    def fill(self, value: str | None, lighter: float = 0.0) -> Element:
        """Return a solid fill, or none."""
        return e("a:solidFill", self.colour(value, lighter)) if value else e("a:noFill")

    def line(self, value: str | None, width: int = 12_700, *, dashed: bool = False) -> Element:
        """Return a line of a width in EMU, or none."""
        if value is None:
            return e("a:ln", e("a:noFill"))
        dash = e("a:prstDash", val="sysDash") if dashed else None
        return e("a:ln", self.fill(value), dash, w=width)
