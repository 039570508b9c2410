"""Colours and families of a theme -> those of the presentation, so that a changed scheme is followed.

A colour that has a slot in the scheme is written as a reference to it; the others, such as
those of the statuses, which mean something, are written as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.deck.ooxml.xml import Element, make
from reporting.design.colour import DARK, measure_luminance
from reporting.design.theme import Role, Theme
from reporting.record import Record

SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
)
"""Of the colour scheme (ECMA-376 20.1.6.2), without those of hyperlinks."""

NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""How shapes refer to the first four, by a master's usual colour map."""

THEME_FACES: Mapping[Role, str] = MappingProxyType(
    {"heading": "+mj", "text": "+mn", "label": "+mn"}
)
"""What a face sets, as references to the theme's fonts: major and minor."""

WHOLE = 100_000
"""A hundred per cent (ECMA-376 20.1.10.40)."""


class Reference(Record, frozen=True):
    """A colour of the scheme, as it is or made darker or lighter (ECMA-376 20.1.2.3.20, 20.1.2.3.21)."""

    slot: str
    """As shapes name it: `tx1`, `accent2`."""
    kept: int = WHOLE
    """Share of its luminance that is kept, in thousandths of a per cent."""
    added: int = 0
    """Luminance that is added to that."""


class Paint:
    """A theme's colours and families as the presentation knows them."""

    def __init__(
        self,
        theme: Theme,
        references: Mapping[str, Reference] | None = None,
        faces: Mapping[Role, str] = THEME_FACES,
    ) -> None:
        """Make the paint of a theme.

        Args:
            theme: the look.
            references: colours of a scheme that is not made from the theme, by their value
                as #RRGGBB.
            faces: what runs name as their font, by what they are: a theme font, or a face
                of its own.
        """
        self.theme = theme
        colours = theme.colours
        accents = list(dict.fromkeys(theme.accents.values()))
        fill = [*accents, colours.muted, colours.link, *accents]
        values = [colours.ink, colours.paper, colours.cover, colours.wash, *fill]
        self.scheme = dict(zip(SLOTS, values, strict=False))
        own = {
            value: Reference(NAMES.get(slot, slot))
            for slot, value in reversed(self.scheme.items())
        }
        given = own if references is None else references
        self._references = {
            value.upper(): reference for value, reference in given.items()
        }
        self._faces = faces
        self._on_dark = measure_luminance(colours.paper) < DARK

    def colour(self, value: str, lighter: float = 0.0) -> Element:
        """Return a colour, by reference where the scheme has it.

        Args:
            value: as #RRGGBB.
            lighter: how much lighter, from 0 (as it is) to 1 (white); on a dark ground as
                much darker.
        """
        kept = round((1 - lighter) * WHOLE)
        change = _changed(kept, 0 if self._on_dark else WHOLE - kept) if lighter else ()
        reference = self._references.get(value.upper())
        if reference is None:
            return make("a:srgbClr", *change, val=value.lstrip("#").upper())
        return make(
            "a:schemeClr",
            *_changed(reference.kept, reference.added),
            *change,
            val=reference.slot,
        )

    def fill(self, value: str | None, lighter: float = 0.0) -> Element:
        """Return a solid fill, or none."""
        return (
            make("a:solidFill", self.colour(value, lighter))
            if value
            else make("a:noFill")
        )

    def line(
        self, value: str | None, width: int = 12_700, *, dashed: bool = False
    ) -> Element:
        """Return a line of a width in EMU, or none."""
        if value is None:
            return make("a:ln", make("a:noFill"))
        dash = make("a:prstDash", val="sysDash") if dashed else None
        return make("a:ln", self.fill(value), dash, w=width)

    def fonts(self, role: Role) -> tuple[Element, ...]:
        """Return the fonts of what is set, for Latin, East Asian and complex scripts."""
        face = self._faces[role]
        if not face.startswith("+"):
            return (make("a:latin", typeface=face),)
        return (
            make("a:latin", typeface=f"{face}-lt"),
            make("a:ea", typeface=f"{face}-ea"),
            make("a:cs", typeface=f"{face}-cs"),
        )


def _changed(kept: int, added: int) -> tuple[Element, ...]:
    return (
        *((make("a:lumMod", val=kept),) if kept != WHOLE else ()),
        *((make("a:lumOff", val=added),) if added else ()),
    )
