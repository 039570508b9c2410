"""Parts -> passages: galleys as the paginator reads them, with their heights summed up.

Where a galley may be cut is found once, so that filling a page looks at passages and not at
every slab of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import partial

from reporting.dossier.galley.galley import (
    NEVER,
    Flow,
    Galley,
    NotePlace,
    Slab,
    Slabs,
)
from reporting.dossier.galley.page import Breaking, Part
from reporting.memory import MANY_PAGES, Memory
from reporting.paper.marks import TextLine
from reporting.paper.tag import Tag
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
        """Return the lowest joint that has a slab from `first` to before `last` above it.

        Of what goes on from an earlier page it is more than one slab, which would be a line
        alone between two pages.
        """
        at = bisect_right(self.stops, last) - 1
        least = first + 1 if first else first
        if at < 0 or self.stops[at] <= least:
            return None
        return at

    def find_next(self, first: int) -> int | None:
        """Return the highest joint below a slab."""
        at = bisect_right(self.stops, first)
        if at < len(self.stops):
            return at
        return None


class Passage(Record, frozen=True, eq=False):
    """A galley in the run of the text.

    Args:
        galley: as it is set.
        number: its place in the run.
        part: number of its part.
        begins: where its part may begin, if it is the first of its part; else None.
        first: its first slab that is no space.
        count: how many slabs it has without the spaces at its foot.
        above: height of the spaces at its head, in points.
        after: space that is wanted below it, with that at its foot, in points.
        offsets: from its head to the head of each slab, and at the end to its foot, in points.
        joints: where it may be cut.
        forced: where it is cut only if what stands together is higher than a page.
        snaps: slabs that are brought onto the grid by the space above them.
        noted: slabs with the notes beside them.
        head: how many slabs there are down to what comes again on pages that go on with it.
        repeated: height of what comes again, in points.
        is_float: whether it may stand later than what follows it.
    """

    galley: Galley
    number: int
    part: int
    begins: Breaking | None
    first: int
    count: int
    above: float
    after: float
    offsets: list[float]
    joints: Joints
    forced: Joints
    snaps: list[int]
    noted: list[tuple[int, NotePlace]]
    head: int
    repeated: float
    is_float: bool

    @property
    def height(self) -> float:
        """Of the whole without the spaces at its ends, in points."""
        return self.offsets[self.count] - self.above


_PASSAGES: Memory[tuple[int, int, int, Breaking | None], Passage] = Memory(
    limit=3 * MANY_PAGES
)
"""By the identity of a galley, which the passage holds, and its place in the run."""


class Passages:
    """The galleys of parts as passages, each read when it is first asked for.

    Args:
        parts: in order; they may be made on the way.

    Attributes:
        titles: of the parts that were read so far.
        reached: the highest number that was asked for, if it is not set back.
    """

    def __init__(self, parts: Iterable[Part]) -> None:
        self.titles: list[str] = []
        self.reached = 0
        self._source = self._read_parts(parts)
        self._known: dict[int, Passage] = {}
        self._count = 0
        self._first = 0

    def _read_parts(self, parts: Iterable[Part]) -> Iterator[Passage]:
        """Yield the passages in order; a galley of nothing but space is left out."""
        for number, part in enumerate(parts):
            self.titles.append(part.title)
            begins: Breaking | None = part.begins
            for galley in part.galleys:
                if any(not slab.is_space for slab in galley.slabs):
                    key = (id(galley), self._count, number, begins)
                    yield _PASSAGES.recall(key, partial(read_galley, galley, *key[1:]))
                    begins = None

    def has(self, number: int) -> bool:
        """Whether there are more passages than a number."""
        self.reached = max(self.reached, number)
        while number >= self._count:
            passage = next(self._source, None)
            if passage is None:
                return False
            self._known[self._count] = passage
            self._count += 1
        return True

    def __getitem__(self, number: int) -> Passage:
        """Return the passage of a number.

        Raises:
            IndexError: there is none, or none any more.
        """
        if not self.has(number) or number < self._first:
            raise IndexError(number)
        return self._known[number]

    def find(self, number: int) -> Passage | None:
        """Return the passage of a number; None where there are fewer."""
        return self[number] if self.has(number) else None

    def forget(self, first: int) -> None:
        """Let go of the passages before one, which no page will ask for again."""
        for number in range(self._first, first):
            del self._known[number]
        self._first = max(self._first, first)


def read_galley(
    galley: Galley, number: int, part: int, begins: Breaking | None
) -> Passage:
    """Return a galley as a passage."""
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
        if is_text and not was_text and not share_ground(slabs, at):
            snaps.append(at)
        for place in slab.notes:
            noted.append((at, place))
    first, count = find_ends(slabs)
    head = 0
    if galley.repeats:
        head = galley.repeats_from + galley.repeats
    joints, forced = find_joints(slabs, head)
    repeated = 0.0
    if head:
        repeated = offsets[head] - offsets[galley.repeats_from]
    return Passage(
        galley=galley,
        number=number,
        part=part,
        begins=begins,
        first=first,
        count=count,
        above=offsets[first],
        after=galley.after + offsets[-1] - offsets[count],
        offsets=offsets,
        joints=joints,
        forced=forced,
        snaps=snaps,
        noted=noted,
        head=head,
        repeated=repeated,
        is_float=galley.flow in {Flow.FLOAT, Flow.ASIDE},
    )


def find_ends(slabs: Slabs) -> tuple[int, int]:
    """Return the first slab that is no space, and the one after the last."""
    first = 0
    while slabs[first].is_space:
        first += 1
    count = len(slabs)
    while slabs[count - 1].is_space:
        count -= 1
    return first, count


def share_ground(slabs: Slabs, at: int) -> bool:
    """Whether a slab and the one above it lie on one ground, which no space may part."""
    if not at:
        return False
    above = slabs[at - 1].grounds
    return any(ground in above for ground in slabs[at].grounds)


def find_joints(slabs: Slabs, head: int) -> tuple[Joints, Joints]:
    """Return where slabs may be cut, and where they are if nothing else helps.

    Spaces belong to the joint between what stands above and below them; it costs what the
    dearest of them says. Within the first slabs, as many as `head`, and right below them a
    page ends only if nothing else helps.
    """
    free = Joints()
    forced = Joints()
    stop = 0
    cost = 0.0
    for at, slab in enumerate(slabs):
        if slab.is_space:
            cost = max(cost, slab.cut)
            continue
        if stop:
            joints = free if cost < NEVER and stop > head else forced
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


def find_paragraph_end(passage: Passage, slab: int) -> int:
    """Return the slab below the paragraph that goes on with one, which may be that itself."""
    slabs = passage.galley.slabs
    paragraph = find_paragraph(slabs[slab - 1]) if slab else None
    stop = slab
    if paragraph is not None:
        while stop < len(slabs) and find_paragraph(slabs[stop]) is paragraph:
            stop += 1
    return stop


def find_paragraph(slab: Slab) -> Tag | None:
    """Return the paragraph of running text that a slab is a line of."""
    for mark in slab.marks if slab.baseline is not None else ():
        if isinstance(mark, TextLine) and mark.spans:
            tag = mark.spans[0].tag
            while tag is not None and tag.name != "P":
                tag = tag.parent
            return tag
    return None


def list_noted(passage: Passage, start: int, stop: int) -> list[tuple[int, NotePlace]]:
    """Return the notes beside some slabs of a passage."""
    if not passage.noted:
        return []
    first = bisect_left(passage.noted, start, key=_get_slab)
    last = bisect_left(passage.noted, stop, key=_get_slab)
    return passage.noted[first:last]


def _get_slab(noted: tuple[int, NotePlace]) -> int:
    return noted[0]


def force_joint(passage: Passage, slab: int, last: int) -> tuple[Joints, int | None]:
    """Return where to cut what is higher than a page; a slab that is higher stands alone."""
    forced = passage.forced
    at = forced.find_last(slab, last)
    if at is not None:
        return forced, at
    joints = passage.joints
    free = joints.find_next(slab)
    at = forced.find_next(slab)
    if at is None:
        return joints, free
    if free is not None and joints.stops[free] < forced.stops[at]:
        return joints, free
    return forced, at
