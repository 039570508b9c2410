"""Passages from a place on -> what stands on one page, and where the next one begins.

A page is filled from its head: floats that wait, then the text. A float that does not fit
waits for the next page, and the text of its part closes up behind it. Where the page is full
it ends at the last joint that fits, unless something above is tied to more than that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from reporting.dossier.galley.page import Breaking, Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.dossier.pages.passages import Joints, Passage, list_snaps
from reporting.record import MutableRecord, Record, field, replace

ROUNDING = 0.01
"""How far over the foot a slab may reach, in points."""
_LOOSE = 1000.0
"""Cost of a page on which a tie cannot hold."""


class Manner(Record, frozen=True):
    """How a page is filled.

    Args:
        space: what spaces between blocks are, as a share of what they should be.
        opens: whether a part begins wherever its opener has room.
        splits: whether a float that does not fit is cut rather than that it waits.
        raises: whether a float that does not fit stands above the text before it.
    """

    space: float = 1.0
    opens: bool = False
    splits: bool = False
    raises: bool = False


PLAIN = Manner()


class Place(Record, frozen=True):
    """Where a page begins.

    Args:
        passage: number of the passage that goes on.
        slab: number of its first slab.
        waiting: floats that stand before it: numbers of passages and of their first slabs.
        raised: numbers of later passages that stand on an earlier page already.
    """

    passage: int = 0
    slab: int = 0
    waiting: tuple[tuple[int, int], ...] = ()
    raised: tuple[int, ...] = ()


class Entry(Record, frozen=True, eq=False):
    """A placement on a page.

    Args:
        passage: of which it is.
        placement: what stands there.
        foot: of it, from the head of the column, in points.
        before: where the next page begins if this one ends above it.
        is_last: whether the passage ends with it.
    """

    passage: Passage
    placement: Placement
    foot: float
    before: Place
    is_last: bool

    @property
    def is_opener(self) -> bool:
        """Whether a part begins with it."""
        passage = self.passage
        return passage.begins is not None and self.placement.start == passage.first


class Filling(MutableRecord):
    """A page that is being filled.

    Args:
        taken: what of the column was taken before, in points.
        room: space that is wanted below that.
        entries: from head to foot.
        y: foot of the last of them.
        after: space that is wanted below it.
        waiting: floats for the next page.
        raised: floats that stand above what comes before them.
        following: where the next page begins.
        cost: of the joint at which it ends.
    """

    taken: float
    room: float
    y: float
    after: float
    manner: Manner = PLAIN
    entries: list[Entry] = field(default_factory=list)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    raised: tuple[int, ...] = ()
    following: Place = Place()
    cost: float = 0.0


class PageFiller:
    """Fills pages of one measure.

    Args:
        passages: all of them.
        measure: of a page.
    """

    def __init__(self, passages: Sequence[Passage], measure: PageMeasure) -> None:
        self.passages = passages
        self.measure = measure
        self.limit = measure.height + ROUNDING

    def fill(
        self,
        start: Place,
        manner: Manner = PLAIN,
        taken: float = 0.0,
        room: float = 0.0,
    ) -> Filling:
        """Return a page as full as it can be.

        Args:
            start: where it begins.
            manner: how it is filled.
            taken: what of the column is taken already, in points.
            room: space that is wanted below that, in points.
        """
        page = Filling(taken, room, taken, room, manner, raised=start.raised)
        rest = self._put_floats(page, start)
        if rest:
            page.waiting = list(rest)
            page.following = replace(start, waiting=rest)
        else:
            self._put_text(page, start.passage, start.slab)
            if manner.raises:
                self._raise_float(page)
        self.keep_ties(page)
        return page

    def _put_floats(self, page: Filling, start: Place) -> tuple[tuple[int, int], ...]:
        """Put waiting floats at the head; return those that wait on."""
        for at, (number, slab) in enumerate(start.waiting):
            left = start.waiting[at:]
            before = replace(start, waiting=left)
            resume = self._put(page, self.passages[number], slab, before)
            if resume is not None:
                return ((number, resume), *left[1:])
        return ()

    def _put_text(self, page: Filling, number: int, slab: int) -> None:
        passages = self.passages
        while number < len(passages):
            if number not in page.raised:
                passage = passages[number]
                if not slab and self._must_turn(page, passage):
                    break
                if not slab and self._must_wait(page, passage):
                    page.waiting.append((number, 0))
                else:
                    before = _make_place(page, number, slab)
                    resume = self._put(page, passage, slab, before)
                    if resume is not None:
                        slab = resume
                        break
            number += 1
            slab = 0
        page.following = _make_place(page, number, slab)

    def _must_turn(self, page: Filling, passage: Passage) -> bool:
        """Whether a passage does not begin on this page."""
        if not page.y:
            return False
        room = passage.galley.room
        if passage.begins:
            if page.waiting or passage.begins is not Breaking.RUN_ON:
                return True
            if not page.manner.opens:
                share = self.measure.opener_share * self.measure.height
                room = max(room, share)
        return self.limit - self._find_top(page, passage, 0) < room

    def _must_wait(self, page: Filling, passage: Passage) -> bool:
        """Whether a passage is a float that stands at the head of a later page."""
        if not passage.is_float:
            return False
        if page.waiting:
            return True
        if page.manner.splits and passage.joints.stops:
            return False
        if passage.height > self.measure.height:
            return False
        return self._find_top(page, passage, 0) + passage.height > self.limit

    # ---------------------------------------------------------------- one passage

    def _put(
        self, page: Filling, passage: Passage, slab: int, before: Place
    ) -> int | None:
        """Put a passage from a slab on; return the first slab that has no room, if any."""
        pieces, last = self._measure_pieces(page, passage, slab, self.limit)
        stop = last
        resume: int | None = None
        page.cost = 0.0
        if last < passage.count:
            joints = passage.joints
            at = joints.find_last(slab, last)
            if at is None:
                if page.y:
                    return slab
                # Higher than a page: it is cut where it must not be, or stands alone.
                pieces, _ = self._measure_pieces(page, passage, slab, inf)
                joints, at = _force_joint(passage, slab, last)
            if at is None:
                stop = passage.count
            else:
                stop = joints.stops[at]
                resume = joints.resumes[at]
                page.cost = joints.costs[at]
        self._add_entries(page, passage, pieces, stop, before)
        return resume

    def _find_top(self, page: Filling, passage: Passage, slab: int) -> float:
        """Return where a passage begins on a page, before it is brought onto the grid."""
        if not page.y:
            return 0.0
        if slab:
            return page.y + page.after * page.manner.space
        space = max(page.after, passage.galley.before)
        return page.y + space * page.manner.space + passage.above

    def _measure_pieces(
        self, page: Filling, passage: Passage, slab: int, limit: float
    ) -> tuple[list[tuple[int, int, float]], int]:
        """Return the pieces of a passage between which space is stretched.

        Returns:
            for each its first slab, the one after its last, and its head, down to the first
            that has no room; and the first slab that has none.
        """
        top = self._find_top(page, passage, slab)
        slab = slab or passage.first
        if self._is_repeated(passage, slab):
            top += passage.repeated
        starts = list_snaps(passage, slab)
        offsets = passage.offsets
        pieces: list[tuple[int, int, float]] = []
        for number, start in enumerate(starts, 1):
            stop = starts[number] if number < len(starts) else passage.count
            baseline = passage.galley.slabs[start].baseline
            is_float_at_head = passage.is_float and not top
            if baseline is not None and not is_float_at_head:
                top = self._snap(top, baseline)
            pieces.append((start, stop, top))
            shift = top - offsets[start]
            top = shift + offsets[stop]
            if top > limit:
                last = bisect_right(offsets, limit - shift, start + 1) - 1
                return pieces, last
        return pieces, passage.count

    def _is_repeated(self, passage: Passage, slab: int) -> bool:
        """Whether a passage that goes on with a slab begins with what is repeated."""
        if not passage.head or slab < passage.head:
            return False
        height = passage.offsets[slab + 1] - passage.offsets[slab]
        return passage.repeated + height <= self.limit

    def _snap(self, top: float, baseline: float) -> float:
        """Return the head of a slab whose baseline is on the grid, as high as may be."""
        leading = self.measure.leading
        off = (top + baseline - self.measure.baseline) % leading
        if off < ROUNDING or leading - off < ROUNDING:
            return top
        return top + leading - off

    def _add_entries(
        self,
        page: Filling,
        passage: Passage,
        pieces: Sequence[tuple[int, int, float]],
        stop: int,
        before: Place,
    ) -> None:
        """Put the slabs of a passage up to one, a placement for each of its pieces."""
        galley = passage.galley
        offsets = passage.offsets
        repeats = self._is_repeated(passage, pieces[0][0])
        for start, end, head in pieces:
            if start >= stop:
                break
            last = min(end, stop)
            page.y = head + offsets[last] - offsets[start]
            top = head - passage.repeated if repeats else head
            placement = Placement(galley, start, last, top, repeats)
            is_last = last == passage.count
            page.entries.append(Entry(passage, placement, page.y, before, is_last))
            repeats = False
        page.after = passage.after

    # ---------------------------------------------------------------- ties

    def keep_ties(self, page: Filling) -> None:
        """Let a page end above what is tied to more than stands below it."""
        while True:
            broken = self._find_broken_tie(page)
            if broken is None:
                return
            if broken == page.entries[0].before and not page.taken:
                page.cost += _LOOSE
                return
            _end_before(page, broken)

    def _find_broken_tie(self, page: Filling) -> Place | None:
        """Return the place before the last passage whose tie does not hold."""
        for entry in reversed(page.entries):
            ties = entry.passage.galley.ties
            if ties and entry.is_last:
                is_held = page.y - entry.foot >= ties - ROUNDING
                if not is_held and self._is_followed(page, entry.passage):
                    return entry.before
        return None

    def _is_followed(self, page: Filling, passage: Passage) -> bool:
        """Whether more of a passage's part stands on the next page."""
        passages = self.passages
        for number, _ in page.waiting:
            if passages[number].part == passage.part:
                return True
        number = page.following.passage
        return number < len(passages) and passages[number].part == passage.part

    # ---------------------------------------------------------------- other ends

    def _raise_float(self, page: Filling) -> None:
        """Put the first float that waits above the text of its part that stands before it."""
        if not page.waiting:
            return
        number = page.waiting[0][0]
        passage = self.passages[number]
        place = self._find_raised_place(page, passage)
        if place is None:
            return
        _end_before(page, place)
        page.raised = (*page.raised, number)
        self._put(page, passage, 0, place)
        self._put_text(page, place.passage, place.slab)

    def _find_raised_place(self, page: Filling, passage: Passage) -> Place | None:
        """Return the lowest place on a page at which a float has room, in its part."""
        entries = page.entries
        for at in range(len(entries) - 1, -1, -1):
            entry = entries[at]
            above = entry.passage
            if above.part != passage.part or above.is_float or entry.is_opener:
                return None
            is_first = at == 0 or entries[at - 1].before != entry.before
            top = page.taken
            after = page.room
            if at:
                top = entries[at - 1].foot
                after = entries[at - 1].passage.after
            if top:
                space = max(after, passage.galley.before)
                top += space * page.manner.space + passage.above
            if is_first and top + passage.height <= self.limit:
                return entry.before
        return None

    def shorten(self, page: Filling) -> Filling | None:
        """Return a page that ends one joint higher than one does; None where it has none."""
        if not page.entries:
            return None
        shorter = replace(page, entries=list(page.entries), waiting=[], cost=0.0)
        last = page.entries[-1]
        before = last.before
        joints = last.passage.joints
        first = self._find_first_slab(page, before)
        at = joints.find_last(first, last.placement.stop - 1)
        is_float_above = last.passage.number != before.passage
        if at is None or is_float_above:
            if before == page.entries[0].before:
                return None
            _end_before(shorter, before)
        else:
            stop = joints.stops[at]
            _cut_entries(shorter, stop)
            shorter.waiting = list(before.waiting)
            shorter.cost = joints.costs[at]
            shorter.following = _make_place(
                shorter, last.passage.number, joints.resumes[at]
            )
        self.keep_ties(shorter)
        return shorter

    def _find_first_slab(self, page: Filling, before: Place) -> int:
        """Return the first slab on a page of what stands from a place on."""
        for entry in page.entries:
            if entry.before == before:
                return entry.placement.start
        raise LookupError("the place is not on the page")


def _make_place(page: Filling, number: int, slab: int) -> Place:
    raised = page.raised
    if raised:
        raised = tuple([later for later in raised if later > number])
    return Place(number, slab, tuple(page.waiting), raised)


def _force_joint(passage: Passage, slab: int, last: int) -> tuple[Joints, int | None]:
    """Return where to cut what is higher than a page; a slab that is higher stands alone."""
    forced = passage.forced
    at = forced.find_last(slab, last)
    if at is not None:
        return forced, at
    joints = passage.joints
    free = joints.find_next(slab)
    at = forced.find_next(slab)
    if at is None or (free is not None and joints.stops[free] < forced.stops[at]):
        return joints, free
    return forced, at


def _cut_entries(page: Filling, stop: int) -> None:
    """Take the slabs of the last passage on a page off it, from one on."""
    entries = page.entries
    while entries[-1].placement.start >= stop:
        entries.pop()
    entry = entries.pop()
    placement = entry.placement
    offsets = entry.passage.offsets
    foot = entry.foot - offsets[placement.stop] + offsets[stop]
    placement = replace(placement, stop=stop)
    entries.append(replace(entry, placement=placement, foot=foot, is_last=False))
    page.y = foot


def _end_before(page: Filling, place: Place) -> None:
    """Take off a page what stands from a place on."""
    entries = page.entries
    while entries[-1].before != place:
        entries.pop()
    while entries and entries[-1].before == place:
        entries.pop()
    page.following = place
    page.waiting = list(place.waiting)
    page.raised = place.raised
    page.cost = 0.0
    page.y = page.taken
    page.after = page.room
    if entries:
        page.y = entries[-1].foot
        page.after = entries[-1].passage.after
