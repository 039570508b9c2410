"""Codes as they come to show glyphs -> what a document has shown of fonts, as one value.

Pages name fonts and glyphs by numbers that depend on what was shown before them. So a page may
stand in another file as it is where the same was shown before it there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from reporting.memory import Memory
from reporting.pdf.face import FontProgram
from reporting.record import Record


class Assigned(NamedTuple):
    """A code that came to show a glyph and mean a text; without a text, a font's first use."""

    program: FontProgram
    code: int = -1
    glyph: int = 0
    text: str = ""

    @property
    def is_font(self) -> bool:
        """Whether it is the first use of a font."""
        return self.code < 0

    @property
    def is_spare(self) -> bool:
        """Whether the glyph's own number meant another text already."""
        return self.code != self.glyph and not self.is_font


class FontState(Record, frozen=True, eq=False):
    """What a document has shown of fonts, one object however pages came to it.

    Args:
        before: up to the page before.
        assigned: what came to it on the page.
    """

    before: FontState | None = None
    assigned: tuple[Assigned, ...] = ()

    @property
    def key(self) -> Hashable:
        """What tells it from others: the order of fonts and of spare codes, not of others."""
        ordered = [one for one in self.assigned if one.is_font or one.is_spare]
        return self.before, frozenset(self.assigned), tuple(ordered)

    def follow(self, assigned: Iterable[Assigned]) -> FontState:
        """Return the state after what was assigned."""
        return FontState(self, tuple(assigned)).keep()

    def keep(self) -> FontState:
        """Return the state that is known, and keep it on."""
        return _STATES.recall(self.key, lambda: self)

    def list_all(self) -> list[FontState]:
        """Return all states that led to it, and it, in order."""
        found = [self]
        while found[-1].before:
            found.append(found[-1].before)
        return found[::-1]


_STATES: Memory[Hashable, FontState] = Memory()
NOTHING_SHOWN = FontState()
