"""Colours and families of a theme -> those of the presentation.

A colour that has a slot in the colour scheme is written as a reference to it, so that a
changed scheme is followed; the others, such as those of the statuses, which mean something,
are written as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle, islice
from types import MappingProxyType

from reporting.deck.ooxml.xml import element
from reporting.design.colour import DARK, measure_luminance
from reporting.design.palette import Shade
from reporting.design.theme import Role, Theme
from reporting.record import Record

GROUNDS = ("dk1", "lt1", "dk2", "lt2")
ACCENTS = tuple([f"accent{number}" for number in range(1, 7)])
"""Slots of the colour scheme (ECMA-376 20.1.6.2), without those of hyperlinks."""

NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""How shapes refer to the first four, by a master's usual colour map."""

THEME_FACES: Mapping[Role, str] = MappingProxyType(
    {"heading": "+mj", "text": "+mn", "label": "+mn"}
)
"""What a face sets, as references to the theme's fonts: major and minor."""

WHOLE = 100_000
"""A hundred per cent (ECMA-376 20.1.10.40)."""

NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


class Reference(Record, frozen=True):
    """A colour of the scheme, as it is or darker or lighter (ECMA-376 20.1.2.3.20 and 21).

    Args:
        slot: as shapes name it: `tx1`, `accent2`.
        kept: share of its luminance that is kept, in thousandths of a per cent.
        added: luminance that is added to that.
    """

    slot: str
    kept: int = WHOLE
    added: int = 0


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
        self.scheme = make_scheme(theme)
        self._references: dict[str, Reference] = {}
        if references is None:
            for slot, value in reversed(self.scheme.items()):
                name = NAMES.get(slot, slot)
                self._references[value.upper()] = Reference(name)
        else:
            for value, reference in references.items():
                self._references[value.upper()] = reference
        self._faces = faces
        self._on_dark = measure_luminance(theme.colours.paper) < DARK
        self._fills: dict[tuple[str, float, float], str] = {}

    def add_shade(self, shade: Shade) -> None:
        """Know a shade of a colour, by reference where the scheme has that colour."""
        base = self._references.get(shade.base.upper())
        if base is None:
            return
        kept = round(base.kept * shade.kept)
        added = round(base.added * shade.kept + shade.added * WHOLE)
        reference = Reference(base.slot, kept, added)
        self._references.setdefault(shade.value, reference)

    def colour(
        self,
        value: str,
        lighter: float = 0.0,
        fade: float = 0.0,
    ) -> str:
        """Write a colour, by reference where the scheme has it.

        Args:
            value: as #RRGGBB.
            lighter: how much lighter, from 0 (as it is) to 1 (white); on a dark ground as
                much darker.
            fade: how far the ground shines through, from 0 to 1.
        """
        changes = []
        reference = self._references.get(value.upper())
        if reference is not None:
            changes += write_luminance(reference.kept, reference.added)
        if lighter:
            kept = round((1 - lighter) * WHOLE)
            added = 0 if self._on_dark else WHOLE - kept
            changes += write_luminance(kept, added)
        if fade:
            opacity = round((1 - fade) * WHOLE)
            changes.append(element("a:alpha", val=opacity))
        if reference is None:
            digits = value.lstrip("#").upper()
            return element("a:srgbClr", *changes, val=digits)
        return element("a:schemeClr", *changes, val=reference.slot)

    def fill(
        self,
        value: str,
        lighter: float = 0.0,
        fade: float = 0.0,
    ) -> str:
        """Write a solid fill; arguments as in `colour`."""
        key = (value, lighter, fade)
        known = self._fills.get(key)
        if known is None:
            colour = self.colour(value, lighter, fade)
            known = element("a:solidFill", colour)
            self._fills[key] = known
        return known

    def line(
        self,
        value: str,
        width: int = 12_700,
        *,
        end: str = "",
        is_dashed: bool = False,
    ) -> str:
        """Write a line.

        Args:
            value: its colour.
            width: in EMU.
            end: what stands at its end (written), such as an arrow head.
            is_dashed: whether it is broken.
        """
        fill = self.fill(value)
        dash = '<a:prstDash val="sysDash"/>' if is_dashed else ""
        return f'<a:ln w="{int(width)}">{fill}{dash}{end}</a:ln>'

    def fonts(self, role: Role) -> str:
        """Write the fonts of what is set, for Latin, East Asian and complex scripts."""
        face = self._faces[role]
        if not face.startswith("+"):
            return element("a:latin", typeface=face)
        return (
            f'<a:latin typeface="{face}-lt"/><a:ea typeface="{face}-ea"/>'
            f'<a:cs typeface="{face}-cs"/>'
        )


def make_scheme(theme: Theme) -> dict[str, str]:
    """Return a colour for each slot of the scheme, as #RRGGBB.

    A scheme has six accents: those of the theme, or all that it has again.
    """
    colours = theme.colours
    grounds = [colours.ink, colours.paper, colours.cover, colours.wash]
    fill = islice(cycle(theme.scheme_accents), len(ACCENTS))
    scheme = dict(zip(GROUNDS, grounds, strict=True))
    scheme.update(zip(ACCENTS, fill, strict=False))
    return scheme


def write_luminance(kept: int, added: int) -> list[str]:
    """Write how a colour is made darker or lighter, by what is kept and added of its light."""
    changes = []
    if kept != WHOLE:
        changes.append(element("a:lumMod", val=kept))
    if added:
        changes.append(element("a:lumOff", val=added))
    return changes
