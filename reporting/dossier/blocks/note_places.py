"""Notes on the slabs of a block -> level with its first line, in order, or in rows below."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.galley.compose import append_tied
from reporting.dossier.galley.galley import Note, NotePlace, Slab, Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import set_notes_row
from reporting.paper.marks import TextLine
from reporting.record import replace

_GAP = 8.0
"""Above a row of notes, in points."""
_FEW = 2
"""Notes that may be out of order."""


def find_first_baseline(slab: Slab) -> float | None:
    """Return how far below a slab's head its first line of text stands; None without text."""
    baselines = [mark.y for mark in slab.marks if isinstance(mark, TextLine)]
    return min(baselines, default=None)


def level_notes(
    slabs: Slabs,
    notes: Sequence[Note],
    drop: float,
    start: int = 0,
) -> Slabs:
    """Return slabs with notes level with their first line of text.

    Args:
        slabs: of a block.
        notes: the evidence of the block as a whole.
        drop: where the notes stand if there is no text, in points below the head.
        start: the first slab that may have them: one that is repeated has none.
    """
    if not notes:
        return slabs
    at, y = start, drop
    for number in range(start, len(slabs)):
        baseline = find_first_baseline(slabs[number])
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
        if len(slab.notes) < _FEW:
            done.append(slab)
            continue
        places = sorted(slab.notes, key=lambda note: (round(note.y), _number(note)))
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


def set_notes_below(
    setting: TypesetContext,
    slabs: Slabs,
    width: float,
    seen: set[int],
) -> Slabs:
    """Return slabs above a row of their notes; no page parts the two.

    Args:
        setting: the place.
        slabs: across text and margin, where no note stands beside them.
        width: of the row, in points.
        seen: numbers of claims whose notes stand higher up: they are short here; more are
            added.
    """
    bare, notes = take_notes(slabs)
    if not notes:
        return bare
    shown: list[Note] = []
    for note in notes:
        is_short = note.evidence.number in seen
        shown.append(replace(note, full=note.short) if is_short else note)
        seen.add(note.evidence.number)
    row = set_notes_row(setting, shown, width)
    *others, foot = row
    below = (*others, replace(foot, cut=bare[-1].cut))
    return append_tied(bare, below, _GAP)


def _number(place: NotePlace) -> int:
    return place.note.evidence.number
