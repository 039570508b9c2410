"""Placements on a page -> the notes in its margin, each beside what it proves.

Every mark has a note of its number level with it or up to ten lines above. Notes stand
where they are wanted, move together where they would run into each other, and lose their
citations, which the register of claims has too, where that brings them nearer to their marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from reporting.design.stacking import settle_column
from reporting.dossier.galley.galley import Note, Slab, measure_height
from reporting.dossier.galley.marks import TextLine
from reporting.dossier.galley.page import PlacedNote, Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.record import MutableRecord, Record

_SEEN_LINES = 10
"""How many lines below a note its claim is not noted again."""
_LEVEL_LINES = 2
"""How many lines a note may stand off its mark before it gives up its citations."""
_ROUNDING = 0.01


class _Wanted(MutableRecord):
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


class _Room(Record, frozen=True):
    """A part of the margin that nothing else takes, in points from the column's head."""

    head: float
    foot: float
    is_last: bool


def place_notes(
    placements: Sequence[Placement], measure: PageMeasure
) -> tuple[tuple[PlacedNote, ...], tuple[Note, ...]]:
    """Return the notes in the margin from head to foot, and those that have no room.

    Args:
        placements: of a page, from head to foot.
        measure: of a page.
    """
    wanted, again = _list_wanted(placements, measure)
    if not wanted:
        return (), ()
    rooms = _list_rooms(placements, measure)
    placed: list[PlacedNote] = []
    left: list[_Wanted] = []
    for room in rooms:
        here = left
        while wanted and (wanted[0].level < room.foot or room.is_last):
            here.append(wanted.pop(0))
        left = _fill_room(here, room, measure, placed)
    for one in again:
        _repeat_note(one, rooms, measure, placed)
    placed.sort(key=_get_top)
    return tuple(placed), tuple([one.note for one in left])


def _get_top(placed: PlacedNote) -> float:
    return placed.top


# ---------------------------------------------------------------- what is wanted


def _list_wanted(
    placements: Sequence[Placement], measure: PageMeasure
) -> tuple[list[_Wanted], list[_Wanted]]:
    """Return the notes of a page in their order.

    Returns:
        those that must stand, none of a claim twice within ten lines; and those that come
        again within ten lines, where the margin has room.
    """
    seen: dict[int, float] = {}
    wanted: list[_Wanted] = []
    again: list[_Wanted] = []
    near = _LEVEL_LINES * measure.leading
    reach = _SEEN_LINES * measure.leading
    for follows, placement in enumerate(placements):
        for one in _list_beside(placement, follows, near):
            last = seen.get(one.number)
            one.is_short = last is not None
            if last is None or one.level - last > reach:
                seen[one.number] = one.level
                wanted.append(one)
            elif one.level - last > near:
                again.append(one)
    return wanted, again


def _list_beside(placement: Placement, follows: int, near: float) -> list[_Wanted]:
    """Return the notes wanted beside what is placed, from head to foot."""
    here: list[_Wanted] = []
    for slab, note, baseline in _list_noted(placement):
        level = baseline - _find_baseline(note.full[0])
        here.append(_Wanted(note, level, level, follows, slab))
    here.sort(key=_get_level)
    _order_numbers(here, near)
    return here


def _get_level(wanted: _Wanted) -> float:
    return wanted.level


def _list_noted(placement: Placement) -> list[tuple[int, Note, float]]:
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


def _find_baseline(slab: Slab) -> float:
    """Return the baseline of the first line of a slab, from its head, in points."""
    if slab.baseline is not None:
        return slab.baseline
    for mark in slab.marks:
        if isinstance(mark, TextLine):
            return mark.y
    return slab.height


def _order_numbers(wanted: list[_Wanted], near: float) -> None:
    """Bring the notes of columns that stand side by side into the order of their numbers."""
    for end in range(1, len(wanted)):
        at = end
        while at and _are_crossed(wanted[at - 1], wanted[at], near):
            above, below = wanted[at - 1], wanted[at]
            above.slot, below.slot = below.slot, above.slot
            wanted[at - 1 : at + 1] = [below, above]
            at -= 1


def _are_crossed(above: _Wanted, below: _Wanted, near: float) -> bool:
    """Whether two notes beside one slab change places, both still near to their marks."""
    if above.slab != below.slab or above.number < below.number:
        return False
    is_near = abs(above.level - below.slot) <= near
    return is_near and abs(below.level - above.slot) <= near


# ---------------------------------------------------------------- where there is room


def _list_rooms(placements: Sequence[Placement], measure: PageMeasure) -> list[_Room]:
    """Return the parts of the margin between what takes it, from head to foot."""
    rooms: list[_Room] = []
    head = 0.0
    for placement in placements:
        if placement.galley.is_wide or placement.galley.fills_margin:
            rooms.append(_Room(head, placement.top, is_last=False))
            head = _find_foot(placement)
    foot = measure.margin_height or measure.height
    rooms.append(_Room(head, foot, is_last=True))
    return rooms


def _find_foot(placement: Placement) -> float:
    galley = placement.galley
    height = measure_height(galley.slabs[placement.start : placement.stop])
    if placement.repeats:
        height += measure_height(galley.repeated)
    return placement.top + placement.lead + height


def _fill_room(
    wanted: list[_Wanted],
    room: _Room,
    measure: PageMeasure,
    placed: list[PlacedNote],
) -> list[_Wanted]:
    """Place notes in a part of the margin; return those that have no room there."""
    near = _LEVEL_LINES * measure.leading
    here = list(wanted)
    tops: list[float] = []
    while here:
        settled = _settle(here, len(wanted) - len(here), room, measure)
        if settled is None:
            if not _shorten_one(here):
                here.pop()
            continue
        tops = settled
        far = _find_farthest(here, tops, near)
        if far is None or not _shorten_one(here[: far + 1]):
            break
    for one, top in zip(here, tops, strict=False):
        placed.append(PlacedNote(one.note, top, one.is_short, one.follows))
    return wanted[len(here) :]


def _settle(
    wanted: Sequence[_Wanted], left: int, room: _Room, measure: PageMeasure
) -> list[float] | None:
    """Return the heads of notes in a part of the margin; None where it does not hold them.

    Args:
        wanted: from head to foot.
        left: how many more have no room; at the page's foot their numbers take lines.
        room: where they stand.
        measure: of a page.
    """
    slots = [one.slot for one in wanted]
    heights = [_measure_note(one, measure) for one in wanted]
    # Nothing stands below the last note that it must keep its distance from.
    heights[-1] -= measure.short_gap if wanted[-1].is_short else measure.note_gap
    foot = room.foot
    if room.is_last:
        foot -= ceil(left / measure.crowd_count) * measure.crowd_leading
    near = _LEVEL_LINES * measure.leading
    return settle_column(slots, heights, room.head, foot, near)


def _repeat_note(
    wanted: _Wanted,
    rooms: Sequence[_Room],
    measure: PageMeasure,
    placed: list[PlacedNote],
) -> None:
    """Place a note once more, in one line, if the margin is free there and none is near."""
    near = _LEVEL_LINES * measure.leading
    level = wanted.level
    height = _measure_note(wanted, measure)
    head = 0.0
    foot = 0.0
    for room in rooms:
        if room.head <= level < room.foot:
            head, foot = room.head, room.foot
    for one in placed:
        if one.note.evidence.number == wanted.number and abs(one.top - level) <= near:
            return
        if one.top < level:
            head = max(head, one.top + _measure_placed(one, measure))
        else:
            foot = min(foot, one.top)
    top = max(min(level, foot - height), head)
    if foot - head >= height and abs(top - level) <= near:
        placed.append(
            PlacedNote(wanted.note, top, is_short=True, follows=wanted.follows)
        )


def _measure_placed(placed: PlacedNote, measure: PageMeasure) -> float:
    """Return the height of a note on a page with the gap below it, in points."""
    if placed.is_short:
        return measure_height(placed.note.short) + measure.short_gap
    return measure_height(placed.note.full) + measure.note_gap


def _measure_note(wanted: _Wanted, measure: PageMeasure) -> float:
    """Return the height of a note with the gap below it, in points."""
    if wanted.is_short:
        return measure_height(wanted.note.short) + measure.short_gap
    return measure_height(wanted.note.full) + measure.note_gap


def _find_farthest(
    wanted: Sequence[_Wanted], tops: Sequence[float], near: float
) -> int | None:
    """Return which note is farthest from its mark, if one is too far."""
    far: int | None = None
    worst = near + _ROUNDING
    for at, (one, top) in enumerate(zip(wanted, tops, strict=True)):
        off = abs(top - one.level)
        if off > worst:
            worst = off
            far = at
    return far


def _shorten_one(wanted: Sequence[_Wanted]) -> bool:
    """Take the citations from the highest of some notes; return whether one had any."""
    highest: _Wanted | None = None
    most = 0.0
    for one in wanted:
        if not one.is_short:
            height = measure_height(one.note.full)
            if height > most:
                highest = one
                most = height
    if highest is None:
        return False
    highest.is_short = True
    return True
