"""Where a template holds what every slide has: its title, its text, its footer, its number.

Our own layouts have a placeholder for everything. Those of a template have some; the rest
stands in text boxes.
"""

from __future__ import annotations

from collections.abc import Mapping

from reporting.deck.ooxml.paint import Paint
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.record import Record
from reporting.scene import Slot

Panel = tuple[Rect, str]
"""A field of colour: where, and as #RRGGBB."""


class PlaceholderSlot(Record, frozen=True):
    """A place that a template has for a text.

    Args:
        type: of the layout's placeholder, as the layout writes it.
        index: of that placeholder, likewise.
        rect: where the layout holds it, without its insets; a text that is planned within it
            is left to the layout, any other stands in a rectangle of its own.
        align: how its paragraphs are set (ECMA-376 20.1.10.59).
        anchor: where in its box the text stands, if not as the plan says.
        colour: of all its words, as #RRGGBB, if not as their styles say.
        is_bare: whether its own fill is left out, as words there and beside it could not both
            be read.
        insets: from the edges of its own fill to its words: left, top, right, bottom; None
            where it has none.
    """

    type: str | None
    index: str | None
    rect: Rect | None = None
    align: str | None = None
    anchor: str | None = None
    colour: str | None = None
    is_bare: bool = False
    insets: tuple[Length, Length, Length, Length] | None = None

    def surround(self, words: Rect) -> Rect:
        """Return the shape of some words: with the ground that it has around them."""
        if self.insets is None or self.is_bare:
            return words
        left, top, right, bottom = self.insets
        return Rect(
            words.left - left,
            words.top - top,
            words.width + left + right,
            words.height + top + bottom,
        )


class LayoutBinding(Record, frozen=True):
    """What the slides of a kind are drawn with on a template.

    Args:
        layout: part of their layout.
        theme: the look, in colours that are read on the layout's ground.
        paint: how the template's scheme knows these colours.
        slots: the placeholders that the layout has.
        align: how texts are set that no placeholder holds; None for the left.
        colour_map: the layout's own (written), which its slides repeat; empty for none.
        panel: what is drawn behind the text, where the layout's ground is too lively to be
            read on.
        boxed: colours of what the layout has no placeholder for, by what it is; only of what
            would not be read in the theme's.
    """

    layout: str
    theme: Theme
    paint: Paint
    slots: Mapping[Slot, PlaceholderSlot]
    align: str | None
    colour_map: str
    panel: Panel | None
    boxed: Mapping[Slot, str]
