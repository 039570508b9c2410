"""Placements on a page -> the notes in its margin, each beside what it proves.

Every mark has a note of its number level with it or up to ten lines above. Notes stand
where they are wanted, move together where they would run into each other, and lose their
citations, which the register of claims has too, where that brings them nearer to their marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from operator import attrgetter

from reporting.design.stacking import settle_column
from reporting.dossier.galley.galley import Note, measure_height
from reporting.dossier.galley.page import PlacedNote, Placement
from reporting.dossier.pages.feathering import find_foot
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.dossier.pages.wanted_notes import NEAR_LINES, WantedNote, list_wanted
from reporting.record import Record

_ROUNDING = 0.01


class Room(Record, frozen=True):
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
    wanted, again = list_wanted(placements, measure)
    if not wanted:
        return (), ()
    rooms = list_rooms(placements, measure)
    placed: list[PlacedNote] = []
    left: list[WantedNote] = []
    for room in rooms:
        here = left
        while wanted and (wanted[0].level < room.foot or room.is_last):
            here.append(wanted.pop(0))
        left = fill_room(here, room, measure, placed)
    if not left:
        for one in again:
            repeat_note(one, rooms, measure, placed)
    placed.sort(key=attrgetter("top"))
    return tuple(placed), tuple([one.note for one in left])


# ---------------------------------------------------------------- where there is room


def list_rooms(placements: Sequence[Placement], measure: PageMeasure) -> list[Room]:
    """Return the parts of the margin between what takes it, from head to foot."""
    rooms: list[Room] = []
    head = 0.0
    for placement in placements:
        if placement.galley.is_wide or placement.galley.fills_margin:
            wall = max(placement.top - measure.note_gap, head)
            room = Room(head, wall, is_last=False)
            rooms.append(room)
            head = find_foot(placement)
    foot = measure.margin_height or measure.height
    rooms.append(Room(head, foot, is_last=True))
    return rooms


def fill_room(
    wanted: list[WantedNote],
    room: Room,
    measure: PageMeasure,
    placed: list[PlacedNote],
) -> list[WantedNote]:
    """Place notes in a part of the margin; return those that have no room there."""
    near = NEAR_LINES * measure.leading
    here = keep_what_fits(wanted, room, measure)
    tops: list[float] = []
    while here:
        left = len(wanted) - len(here)
        settled = settle(here, left, room, measure)
        if settled is None:
            if not shorten_one(here):
                here.pop()
            continue
        tops = settled
        far = find_farthest(here, tops, near)
        if far is None:
            break
        # What keeps it from its mark stands below it, or above.
        is_raised = tops[far] < here[far].level
        if not shorten_one(here[far:] if is_raised else here[: far + 1]):
            break
    for one, top in zip(here, tops, strict=False):
        note = PlacedNote(
            one.note,
            top,
            one.is_short,
            one.follows,
        )
        placed.append(note)
    return wanted[len(here) :]


def keep_what_fits(
    wanted: Sequence[WantedNote], room: Room, measure: PageMeasure
) -> list[WantedNote]:
    """Return the notes that a part of the margin may hold, the highest shortened first.

    What is far more than it holds is taken away here at once: `settle` says what remains.

    Args:
        wanted: from head to foot.
        room: where they stand.
        measure: of a page.
    """
    slack = measure.note_gap + measure.short_gap + _ROUNDING
    most = room.foot - room.head + slack
    height = sum([measure_note(one, measure) for one in wanted])
    full = [one for one in wanted if not one.is_short]
    full.sort(key=measure_full, reverse=True)
    for one in full:
        if height <= most:
            return list(wanted)
        height -= measure_note(one, measure)
        one.is_short = True
        height += measure_note(one, measure)
    count = len(wanted)
    while count and height > most:
        count -= 1
        height -= measure_note(wanted[count], measure)
    return list(wanted[:count])


def measure_full(one: WantedNote) -> float:
    """Return the height of a note with its citations, in points."""
    return measure_height(one.note.full)


def settle(
    wanted: Sequence[WantedNote], left: int, room: Room, measure: PageMeasure
) -> list[float] | None:
    """Return the heads of notes in a part of the margin; None where it does not hold them.

    Args:
        wanted: from head to foot.
        left: how many more have no room; at the page's foot their numbers take lines.
        room: where they stand.
        measure: of a page.
    """
    slots = [one.slot for one in wanted]
    heights = [measure_note(one, measure) for one in wanted]
    # Nothing stands below the last note that it must keep its distance from.
    gap = measure.short_gap if wanted[-1].is_short else measure.note_gap
    heights[-1] -= gap
    foot = room.foot
    if room.is_last:
        foot -= ceil(left / measure.crowd_count) * measure.crowd_leading
    near = NEAR_LINES * measure.leading
    return settle_column(slots, heights, room.head, foot, near)


def repeat_note(
    wanted: WantedNote,
    rooms: Sequence[Room],
    measure: PageMeasure,
    placed: list[PlacedNote],
) -> None:
    """Place a note once more, in one line, if the margin is free there and none is near."""
    near = NEAR_LINES * measure.leading
    level = wanted.level
    height = measure_note(wanted, measure)
    head = 0.0
    foot = 0.0
    for room in rooms:
        if room.head <= level < room.foot:
            head, foot = room.head, room.foot
    for one in placed:
        is_same = one.note.evidence.number == wanted.number
        if is_same and abs(one.top - level) <= near:
            return
        if one.top < level:
            head = max(head, one.top + measure_note(one, measure))
        else:
            foot = min(foot, one.top)
    top = max(min(level, foot - height), head)
    if foot - head >= height and abs(top - level) <= near:
        placed.append(
            PlacedNote(wanted.note, top, is_short=True, follows=wanted.follows)
        )


def measure_note(one: WantedNote | PlacedNote, measure: PageMeasure) -> float:
    """Return the height of a note with the gap below it, in points."""
    if one.is_short:
        return measure_height(one.note.short) + measure.short_gap
    return measure_height(one.note.full) + measure.note_gap


def find_farthest(
    wanted: Sequence[WantedNote], tops: Sequence[float], near: float
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


def shorten_one(wanted: Sequence[WantedNote]) -> bool:
    """Take the citations from the highest of some notes; return whether one had any."""
    highest: WantedNote | None = None
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
