"""Placements on a page -> the notes that are wanted beside them, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import Note, Slab, measure_height
from reporting.dossier.galley.page import Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.paper.marks import TextLine
from reporting.record import MutableRecord

SEEN_LINES = 10
"""How many lines below a note its claim need not be noted again."""
NEAR_LINES = 2
"""How many lines a note may stand off its mark before it gives up its citations."""


class WantedNote(MutableRecord):
    """A note that is wanted on a page, in points from the head of the column.

    Args:
        note: which.
        level: where its head is level with its mark.
        slot: where it is wanted among its neighbours, in the order of their numbers.
        follows: index of its placement.
        slab: number of its slab within that.
        is_short: whether it has lost its citations.
    """

    note: Note
    level: float
    slot: float
    follows: int
    slab: int
    is_short: bool = False

    @property
    def number(self) -> int:
        """Number of the claim."""
        return self.note.evidence.number


def list_wanted(
    placements: Sequence[Placement], measure: PageMeasure
) -> tuple[list[WantedNote], list[WantedNote]]:
    """Return the notes of a page in their order.

    Returns:
        those that must stand, none of a claim twice within ten lines; and those that come
        again within ten lines, where the margin has room.
    """
    seen: dict[int, float] = {}
    wanted: list[WantedNote] = []
    again: list[WantedNote] = []
    near = NEAR_LINES * measure.leading
    reach = SEEN_LINES * measure.leading
    for follows, placement in enumerate(placements):
        for one in list_beside(placement, follows, near):
            last = seen.get(one.number)
            one.is_short = last is not None
            if last is None or one.level - last > reach:
                seen[one.number] = one.level
                wanted.append(one)
            elif one.level - last > near:
                again.append(one)
    return wanted, again


def list_beside(placement: Placement, follows: int, near: float) -> list[WantedNote]:
    """Return the notes wanted beside what is placed, from head to foot."""
    here: list[WantedNote] = []
    for slab, note, baseline in list_noted(placement):
        level = baseline - find_first_baseline(note.full[0])
        here.append(WantedNote(note, level, level, follows, slab))
    here.sort(key=get_level)
    order_numbers(here, near)
    return here


def get_level(wanted: WantedNote) -> float:
    """Return where a note is level with its mark."""
    return wanted.level


def list_noted(placement: Placement) -> list[tuple[int, Note, float]]:
    """Return the notes of what is placed, with their slabs and the baselines of their marks."""
    galley = placement.galley
    if galley.is_wide:
        return []
    top = placement.top + placement.lead
    if placement.repeats:
        top += measure_height(galley.repeated)
    found: list[tuple[int, Note, float]] = []
    for number in range(placement.start, placement.stop):
        slab = galley.slabs[number]
        for place in slab.notes:
            found.append((number, place.note, top + place.y))
        top += slab.height
    return found


def find_first_baseline(slab: Slab) -> float:
    """Return the baseline of the first line of a slab, from its head, in points."""
    if slab.baseline is not None:
        return slab.baseline
    for mark in slab.marks:
        if isinstance(mark, TextLine):
            return mark.y
    return slab.height


def order_numbers(wanted: list[WantedNote], near: float) -> None:
    """Bring the notes of columns that stand side by side into the order of their numbers."""
    for end in range(1, len(wanted)):
        at = end
        while at and are_crossed(wanted[at - 1], wanted[at], near):
            above = wanted[at - 1]
            below = wanted[at]
            # The other is pushed down no further than this one reaches.
            below.slot = above.slot
            wanted[at - 1 : at + 1] = [below, above]
            at -= 1


def are_crossed(above: WantedNote, below: WantedNote, near: float) -> bool:
    """Whether two notes beside one slab change places, both still near to their marks."""
    if above.slab != below.slab or above.number < below.number:
        return False
    is_near = abs(above.level - below.slot) <= near
    return is_near and abs(below.level - above.slot) <= near
