"""Notes on the slabs of a block -> level with its first line, in order, or taken off."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.galley import Note, NotePlace, Slab, Slabs
from reporting.dossier.galley.marks import TextLine
from reporting.record import replace


def find_first_baseline(slab: Slab) -> float | None:
    """Return how far below a slab's head its first line of text stands; None without text."""
    baselines = [mark.y for mark in slab.marks if isinstance(mark, TextLine)]
    return min(baselines, default=None)


def level_notes(slabs: Slabs, notes: Sequence[Note], drop: float) -> Slabs:
    """Return slabs with notes level with their first line of text.

    Args:
        slabs: of a block.
        notes: the evidence of the block as a whole.
        drop: where the notes stand if there is no text, in points below the head.
    """
    if not notes:
        return slabs
    at, y = 0, drop
    for number, slab in enumerate(slabs):
        baseline = find_first_baseline(slab)
        if baseline is not None:
            at, y = number, baseline
            break
    first = slabs[at]
    places = [NotePlace(y, note) for note in notes]
    noted = replace(first, notes=(*places, *first.notes))
    return (*slabs[:at], noted, *slabs[at + 1 :])


def order_notes(slabs: Slabs) -> Slabs:
    """Return slabs whose notes are from head to foot, and on a line by their numbers.

    Where columns stand side by side they are by columns.
    """
    done: list[Slab] = []
    for slab in slabs:
        places = sorted(slab.notes, key=lambda place: (round(place.y), _number(place)))
        done.append(replace(slab, notes=tuple(places)))
    return tuple(done)


def take_notes(slabs: Slabs) -> tuple[Slabs, tuple[Note, ...]]:
    """Return slabs without their notes, and these: of each claim one, by its number."""
    done: list[Slab] = []
    found: dict[int, Note] = {}
    for slab in slabs:
        for place in slab.notes:
            found.setdefault(_number(place), place.note)
        done.append(replace(slab, notes=()) if slab.notes else slab)
    notes = [found[number] for number in sorted(found)]
    return tuple(done), tuple(notes)


def _number(place: NotePlace) -> int:
    return place.note.evidence.number
