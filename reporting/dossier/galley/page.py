"""Pages as the paginator makes them and the writer takes them: which slabs stand where."""

from __future__ import annotations

from enum import Enum

from reporting.dossier.galley.galley import Galley, Note
from reporting.record import Record


class Breaking(Enum):
    """Where a part may begin."""

    RUN_ON = "run-on"
    """Below what stands before it, if its opener has room."""
    PAGE = "page"
    RECTO = "recto"


class Part(Record, frozen=True):
    """What the running head names: a section, or a part of the front or back matter.

    Args:
        title: for the running head.
        galleys: in order; the first is its opener.
        begins: where it may begin.
        accent: its colour, as #RRGGBB.
    """

    title: str
    galleys: tuple[Galley, ...]
    begins: Breaking
    accent: str


class Placement(Record, frozen=True):
    """Some slabs of a galley on a page.

    Args:
        galley: the whole.
        start: the first slab on the page.
        stop: the one after the last.
        top: from the head of the column to the head of what stands here, in points; the
            repeated slabs, where there are any, stand first.
        repeats: whether the galley's first slabs are repeated above it.
        lead: extra space within, above the first slab after the repeated ones; usually 0.
    """

    galley: Galley
    start: int
    stop: int
    top: float
    repeats: bool = False
    lead: float = 0.0


class PlacedNote(Record, frozen=True):
    """A note in the margin of a page.

    Args:
        note: which.
        top: from the head of the column to the head of the note, in points.
        is_short: whether only number and status are shown.
        follows: index of the placement after which it is painted and read.
    """

    note: Note
    top: float
    is_short: bool
    follows: int


class Page(Record, frozen=True):
    """One page of the body, as it is to be written.

    Args:
        folio: its printed number.
        part: title of the part that its running head names: the first that begins on it, else
            the one that goes on.
        placements: from head to foot, in the order in which they are painted.
        notes: in the margin, from head to foot.
        crowd: evidence that the margin has no room for, whose numbers stand in its last lines.
        filled: from the head of the column to the foot of what stands lowest, in points.
        is_blank: whether nothing stands on it, not even running heads.
    """

    folio: int
    part: str
    placements: tuple[Placement, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    crowd: tuple[Note, ...] = ()
    filled: float = 0.0
    is_blank: bool = False
