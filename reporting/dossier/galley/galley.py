"""A block as it is set: strips that a page may end between, and what the paginator must know.

A galley depends on the block, the measure and the theme alone: not on the page it will stand
on, nor on what stands around it.
"""

from __future__ import annotations

from enum import Enum

from reporting.paper.marks import Mark
from reporting.paper.tag import Tag
from reporting.plan.words import Evidence
from reporting.record import Record

FREE = 0.0
"""Cost of ending a page where nothing speaks against it."""
NEVER = 10_000.0
"""Cost of ending a page where only a strip that is higher than what a page has may make one."""
TIED = 2 * NEVER
"""The same between things of which one says nothing without the other."""


class Note(Record, frozen=True, eq=False):
    """The evidence of a claim, set for the margin.

    Args:
        evidence: of the claim.
        tag: the Note element, whose place in the order of reading is after what it proves.
        full: number, status and citations.
        short: number and status in one line.
        written: line of the content, which a draft shows; else empty.
    """

    evidence: Evidence
    tag: Tag
    full: tuple[Slab, ...]
    short: tuple[Slab, ...]
    written: str = ""


class NotePlace(Record, frozen=True):
    """A note that is wanted level with a baseline, in points from the head of its slab."""

    y: float
    note: Note


class Anchor(Record, frozen=True):
    """A place that links lead to, at its slab's head; with a title it is in the outline."""

    name: str
    title: str = ""
    level: int = 0


class Ground(Record, frozen=True, eq=False):
    """A filled strip behind slabs: one strip from the first to the last that stand together.

    Slabs share the object. A bar or a thin line is a narrow ground.

    Args:
        left: from the galley's left edge, in points.
        width: in points.
        ink: as #RRGGBB.
        above: how far it reaches over the head of its first slab on a page, in points.
        below: how far it reaches below the foot of its last slab on a page, in points.
    """

    left: float
    width: float
    ink: str
    above: float = 0.0
    below: float = 0.0


class Slab(Record, frozen=True):
    """A strip across the column that is never cut.

    Args:
        height: in points.
        marks: in the order in which they are painted, which is that of their tags.
        cut: cost of ending a page after it, from `FREE` to `NEVER`.
        notes: evidence that belongs beside it, in the order of their marks.
        anchors: places that links lead to.
        grounds: what lies behind it.
        is_space: whether it is left out at the head and at the foot of a page.
        baseline: of its first line of body text, from its head, which the paginator brings onto
            the page's grid; None where it does not matter.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    cut: float = FREE
    notes: tuple[NotePlace, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    grounds: tuple[Ground, ...] = ()
    is_space: bool = False
    baseline: float | None = None


Slabs = tuple[Slab, ...]


class Flow(Enum):
    """How a galley takes its place on pages."""

    TEXT = "text"
    """Where it comes."""
    FLOAT = "float"
    """At the head of the next page where it does not fit; what follows closes up."""
    ASIDE = "aside"
    """As a float, but it reads as text: it never stands between the lines of a paragraph."""
    OPENER = "opener"
    """It opens a part: see `Galley.room`."""


class Galley(Record, frozen=True):
    """One block, or the opener of a part, as it is set.

    Args:
        slabs: from head to foot; the last one's `cut` says nothing.
        tags: all that are made with it, in the order of reading, parents before children.
        flow: how it takes its place.
        is_wide: whether it stands across text and margin, where no note then stands.
        fills_margin: whether no note stands beside it though it is no wider than the text.
        before: least space above it, in points; of two spaces that meet the larger counts.
        after: least space below it.
        repeats: how many slabs come again at the head of a page that goes on with it, as a
            table's header does; they are artifacts there.
        repeats_from: place of the first of them: what stands above is not repeated.
        ties: least height of what follows that stands on its last slab's page, in points.
        room: least height that is left on a page where it begins, in points.
        is_back: whether it only repeats what stands before it: its words and evidence are on no
            page for the register and the index of names.
        written: line of the content it is made from, which a draft shows; else empty.
        unfit: path in the content of what has no room even in the smallest type; else empty.
    """

    slabs: Slabs
    tags: tuple[Tag, ...] = ()
    flow: Flow = Flow.TEXT
    is_wide: bool = False
    fills_margin: bool = False
    before: float = 0.0
    after: float = 0.0
    repeats: int = 0
    repeats_from: int = 0
    ties: float = 0.0
    room: float = 0.0
    is_back: bool = False
    written: str = ""
    unfit: str = ""

    @property
    def repeated(self) -> Slabs:
        """The slabs that come again at the head of a page that goes on with it."""
        return self.slabs[self.repeats_from : self.repeats_from + self.repeats]


def measure_height(slabs: Slabs) -> float:
    """Return the height of slabs one below the other, in points."""
    return sum([slab.height for slab in slabs])
