"""What the slides of a kind look like: their colours, their grid, and what their layout has.

Our own layouts have a placeholder for every text that each slide repeats; those of a user's
template have some, and their own colours. `deck/template` says which, so that a scene is
composed for the layout that it stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.design.grid import Grid, Grids
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.memory import Same, remember
from reporting.record import Record
from reporting.scene import SlideKind, Slot


class SlotLook(Record, frozen=True):
    """How a template's placeholder sets its text.

    Args:
        align: `l`, `ctr` or `r` (ECMA-376 20.1.10.59); empty for the plan's.
        anchor: `t`, `ctr` or `b`; empty for the plan's.
        colour: of all its words, as #RRGGBB; empty for those of their styles.
    """

    align: str = ""
    anchor: str = ""
    colour: str = ""


class SlideLook(Record, frozen=True):
    """What a kind of slide is composed with.

    Args:
        theme: gives the colours, read well on the layout's ground.
        grid: where things stand that have one place on every slide of the kind.
        slots: the placeholders of a template's layout; None on our own, which have all.
        align: how texts stand that no placeholder holds; empty for the left.
        panel: place and colour of what a template needs behind the text; None for nothing.
        boxed: colours of what a template has no placeholder for, where it stands on another
            ground than the rest, as #RRGGBB.
    """

    theme: Theme
    grid: Grid
    slots: Mapping[Slot, SlotLook] | None = None
    align: str = ""
    panel: tuple[Rect, str] | None = None
    boxed: Mapping[Slot, str] = MappingProxyType({})

    @property
    def is_ours(self) -> bool:
        """Whether the slide stands on a layout of our own."""
        return self.slots is None

    def has_slot(
        self,
        slot: Slot,
    ) -> bool:
        """Whether the layout has a placeholder for a text."""
        return self.slots is None or slot in self.slots

    def find_slot(
        self,
        slot: Slot,
    ) -> SlotLook:
        """Return how a placeholder sets its text."""
        if self.slots is None:
            return SlotLook()
        return self.slots[slot]


def make_own_looks(
    theme: Theme,
    grids: Grids,
) -> dict[SlideKind, SlideLook]:
    """Return the look of each kind of slide on our own layouts, the same at every call."""
    return {kind: make_own_look(theme, grids.of(kind)) for kind in SlideKind}


@remember(lambda theme, grid: (Same(theme), grid))
def make_own_look(theme: Theme, grid: Grid) -> SlideLook:
    """Return the look of a kind of slide on our own layouts."""
    return SlideLook(theme, grid)
