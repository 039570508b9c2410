"""Parts -> passages: galleys as the paginator reads them, with their heights summed up.

Where a galley may be cut is found once, so that filling a page looks at passages and not at
every slab of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reporting.dossier.galley.galley import NEVER, Flow, Galley, NotePlace, Slabs
from reporting.dossier.galley.page import Breaking, Part
from reporting.record import MutableRecord, Record, field


class Joints(MutableRecord):
    """Places between slabs where a page may end, from head to foot.

    Args:
        stops: number of the slab below the last on the page; spaces at the foot are left out.
        resumes: number of the first slab on the next page; spaces at its head are left out.
        costs: of ending a page there.
    """

    stops: list[int] = field(default_factory=list)
    resumes: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)

    def find_last(self, first: int, last: int) -> int | None:
        """Return the lowest joint that has a slab from `first` to before `last` above it."""
        at = bisect_right(self.stops, last) - 1
        if at < 0 or self.stops[at] <= first:
            return None
        return at

    def find_next(self, first: int) -> int | None:
        """Return the highest joint below a slab."""
        at = bisect_right(self.stops, first)
        return at if at < len(self.stops) else None


class Passage(Record, frozen=True, eq=False):
    """A galley in the run of the text.

    Args:
        galley: as it is set.
        number: its place in the run.
        part: number of its part.
        begins: where its part may begin, if it is the first of its part; else None.
        offsets: from its head to the head of each slab, and at the end to its foot, in points.
        joints: where it may be cut.
        forced: where it is cut only if what stands together is higher than a page.
        snaps: slabs that are brought onto the grid by the space above them.
        noted: slabs with the notes beside them.
        repeated: height of what comes again where a page goes on with it, in points.
        is_float: whether it may stand later than what follows it.
    """

    galley: Galley
    number: int
    part: int
    begins: Breaking | None
    offsets: list[float]
    joints: Joints
    forced: Joints
    snaps: list[int]
    noted: list[tuple[int, NotePlace]]
    repeated: float
    is_float: bool

    @property
    def height(self) -> float:
        """Of the whole, in points."""
        return self.offsets[-1]

    @property
    def count(self) -> int:
        """How many slabs it has."""
        return len(self.galley.slabs)


def list_passages(parts: Sequence[Part]) -> tuple[Passage, ...]:
    """Return the galleys of all parts, in order; one without slabs is left out."""
    passages: list[Passage] = []
    for part_number, part in enumerate(parts):
        begins: Breaking | None = part.begins
        for galley in part.galleys:
            if galley.slabs:
                number = len(passages)
                passages.append(_read_galley(galley, number, part_number, begins))
                begins = None
    return tuple(passages)


def _read_galley(
    galley: Galley, number: int, part: int, begins: Breaking | None
) -> Passage:
    offsets = [0.0]
    snaps: list[int] = []
    noted: list[tuple[int, NotePlace]] = []
    height = 0.0
    is_text = False
    slabs = galley.slabs
    for at, slab in enumerate(slabs):
        height += slab.height
        offsets.append(height)
        was_text = is_text
        is_text = slab.baseline is not None
        if is_text and not was_text and not _share_ground(slabs, at):
            snaps.append(at)
        for place in slab.notes:
            noted.append((at, place))
    below_head = galley.repeats_from + galley.repeats
    joints, forced = _find_joints(slabs, below_head if galley.repeats else 0)
    repeated = offsets[below_head] - offsets[galley.repeats_from]
    is_float = galley.flow is Flow.FLOAT
    return Passage(
        galley,
        number,
        part,
        begins,
        offsets,
        joints,
        forced,
        snaps,
        noted,
        repeated,
        is_float,
    )


def _share_ground(slabs: Slabs, at: int) -> bool:
    """Whether a slab and the one above it lie on one ground, which no space may part."""
    if not at:
        return False
    above = slabs[at - 1].grounds
    return any(ground in above for ground in slabs[at].grounds)


def _find_joints(slabs: Slabs, head: int) -> tuple[Joints, Joints]:
    """Return where slabs may be cut, and where they are if nothing else helps.

    Spaces belong to the joint between what stands above and below them; it costs what the
    dearest of them says. No joint is within the first slabs, as many as `head`, or right
    below them.
    """
    free = Joints()
    forced = Joints()
    stop = 0
    cost = 0.0
    for at, slab in enumerate(slabs):
        if slab.is_space:
            cost = max(cost, slab.cut)
            continue
        if stop > head:
            joints = free if cost < NEVER else forced
            joints.stops.append(stop)
            joints.resumes.append(at)
            joints.costs.append(cost)
        stop = at + 1
        cost = slab.cut
    return free, forced


def list_snaps(passage: Passage, slab: int) -> list[int]:
    """Return where a passage is parted by stretched space, from a slab on; that one first."""
    snaps = passage.snaps
    if not snaps or snaps[-1] <= slab:
        return [slab]
    return [slab, *snaps[bisect_right(snaps, slab) :]]


def list_noted(passage: Passage, start: int, stop: int) -> list[tuple[int, NotePlace]]:
    """Return the notes beside some slabs of a passage."""
    if not passage.noted:
        return []
    first = bisect_left(passage.noted, start, key=_get_slab)
    last = bisect_left(passage.noted, stop, key=_get_slab)
    return passage.noted[first:last]


def _get_slab(noted: tuple[int, NotePlace]) -> int:
    return noted[0]
