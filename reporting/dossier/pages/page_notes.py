"""Placements on a page -> the notes in its margin, each beside what it proves.

Every mark has a note of its number level with it or up to ten lines above. Notes stand
where they are wanted, move together where they would run into each other, and lose their
citations, which the register of claims has too, where that brings them nearer to their marks.
"""

from __future__ import annotations

from collections.abc import Sequence

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


class _Wanted(MutableRecord):
    """A note that is wanted on a page.

    Args:
        note: which.
        top: where its head is wanted, from the head of the column, in points.
        follows: index of its placement.
        is_short: whether it has lost its citations.
    """

    note: Note
    top: float
    follows: int
    is_short: bool = False


class _Room(Record, frozen=True):
    """A part of the margin that nothing else takes, in points from the column's head."""

    head: float
    foot: float


def place_notes(
    placements: Sequence[Placement], measure: PageMeasure
) -> tuple[tuple[PlacedNote, ...], tuple[Note, ...]]:
    """Return the notes in the margin from head to foot, and those that have no room.

    Args:
        placements: of a page, from head to foot.
        measure: of a page.
    """
    wanted = _list_wanted(placements, measure)
    if not wanted:
        return (), ()
    rooms = _list_rooms(placements, measure)
    placed: list[PlacedNote] = []
    crowd: list[Note] = []
    left: list[_Wanted] = []
    for at, room in enumerate(rooms):
        here = left
        while wanted and (wanted[0].top < room.foot or at == len(rooms) - 1):
            here.append(wanted.pop(0))
        is_last = at == len(rooms) - 1
        left = _fill_room(here, room, measure, placed)
        if is_last:
            crowd = [one.note for one in left]
    return tuple(placed), tuple(crowd)


def _list_wanted(
    placements: Sequence[Placement], measure: PageMeasure
) -> list[_Wanted]:
    """Return the notes of a page in their order, none twice within ten lines."""
    seen: dict[int, float] = {}
    shown: set[int] = set()
    done: list[_Wanted] = []
    reach = _SEEN_LINES * measure.leading
    for number, placement in enumerate(placements):
        here: list[_Wanted] = []
        for note, baseline in _list_noted(placement):
            top = baseline - _find_baseline(note.full[0])
            here.append(_Wanted(note, top, number))
        here.sort(key=lambda one: one.top)
        _order_numbers(here, _LEVEL_LINES * measure.leading)
        for one in here:
            claim = one.note.evidence.number
            last = seen.get(claim)
            if last is not None and one.top - last <= reach:
                continue
            seen[claim] = one.top
            one.is_short = claim in shown
            shown.add(claim)
            done.append(one)
    return done


def _list_noted(placement: Placement) -> list[tuple[Note, float]]:
    """Return the notes of the slabs of a placement with the baselines they belong to."""
    galley = placement.galley
    if galley.is_wide:
        return []
    top = placement.top + placement.lead
    if placement.repeats:
        top += measure_height(galley.repeated)
    found: list[tuple[Note, float]] = []
    for slab in galley.slabs[placement.start : placement.stop]:
        for place in slab.notes:
            found.append((place.note, top + place.y))
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
    """Bring notes of a block into the order of their numbers where their marks are near."""
    for end in range(1, len(wanted)):
        at = end
        while at and _are_crossed(wanted[at - 1], wanted[at], near):
            above, below = wanted[at - 1], wanted[at]
            above.top, below.top = below.top, above.top
            wanted[at - 1 : at + 1] = [below, above]
            at -= 1


def _are_crossed(above: _Wanted, below: _Wanted, near: float) -> bool:
    number = above.note.evidence.number
    return number > below.note.evidence.number and below.top - above.top <= near


def _list_rooms(placements: Sequence[Placement], measure: PageMeasure) -> list[_Room]:
    """Return the parts of the margin between what takes it, from head to foot."""
    rooms: list[_Room] = []
    head = 0.0
    for placement in placements:
        if placement.galley.is_wide or placement.galley.fills_margin:
            rooms.append(_Room(head, placement.top))
            head = _find_foot(placement)
    foot = measure.margin_height or measure.height
    rooms.append(_Room(head, foot))
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
    here = list(wanted)
    near = _LEVEL_LINES * measure.leading
    while here:
        tops = [one.top for one in here]
        heights = [_measure_note(one, measure) for one in here]
        settled = settle_column(tops, heights, room.head, room.foot, near)
        if settled is not None:
            far = _find_farthest(tops, settled, near)
            if far is None or not _shorten_one(here[: far + 1]):
                break
        elif not _shorten_one(here):
            here.pop()
    else:
        return wanted
    for one, top in zip(here, settled, strict=True):
        placed.append(PlacedNote(one.note, top, one.is_short, one.follows))
    return wanted[len(here) :]


def _measure_note(wanted: _Wanted, measure: PageMeasure) -> float:
    """Return the height of a note with the gap below it, in points."""
    if wanted.is_short:
        return measure_height(wanted.note.short) + measure.short_gap
    return measure_height(wanted.note.full) + measure.note_gap


def _find_farthest(
    tops: Sequence[float], settled: Sequence[float], near: float
) -> int | None:
    """Return which note is farthest from where it is wanted, if one is too far."""
    far: int | None = None
    worst = near + 0.01
    for at, (top, edge) in enumerate(zip(tops, settled, strict=True)):
        if abs(edge - top) > worst:
            worst = abs(edge - top)
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
