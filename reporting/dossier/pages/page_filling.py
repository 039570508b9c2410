"""Passages from a place on -> what stands on one page, and where the next one begins.

A page is filled from its head: floats that wait, then the text. A float that does not fit
waits for the next page, and the text of its part closes up behind it. Where the page is full
it ends at the last joint that fits, unless something above is tied to more than that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reporting.dossier.galley.page import Breaking, Placement
from reporting.dossier.pages.passages import Joint, Passage
from reporting.record import MutableRecord, Record, field

_ROUNDING = 0.01
"""How far over the foot a slab may reach, in points."""


class Place(Record, frozen=True):
    """Where a page begins.

    Args:
        passage: number of the passage that goes on.
        slab: number of its first slab.
        waiting: floats that stand before it: numbers of passages and of their first slabs.
    """

    passage: int = 0
    slab: int = 0
    waiting: tuple[tuple[int, int], ...] = ()


class PageMeasure(Record, frozen=True):
    """What the paginator must know of a page, in points.

    Args:
        height: of the text column.
        leading: of body text: from one line of the grid to the next.
        baseline: first line of the grid, from the head of the column.
        margin_height: of the margin, from the head of the column; if 0, that of the column.
        opener_share: share of the column that is left where a part begins below another.
        note_gap: below a note.
        short_gap: below a note that says only number and status.
        crowd_leading: height of a line of numbers at the margin's foot.
        crowd_count: how many numbers stand in such a line.
    """

    height: float
    leading: float
    baseline: float
    margin_height: float = 0.0
    opener_share: float = 0.45
    note_gap: float = 5.0
    short_gap: float = 1.0
    crowd_leading: float = 10.0
    crowd_count: int = 6


class Entry(Record, frozen=True):
    """What stands on a page, and the place before which the page may end instead of it."""

    passage: Passage
    placement: Placement
    foot: float
    before: Place
    is_whole: bool


class Filling(MutableRecord):
    """A page that is being filled.

    Args:
        taken: what of the column was taken before.
        space: what was wanted below that.
        entries: from head to foot.
        y: foot of the last of them.
        after: space that is wanted below it.
        waiting: floats for the next page.
        following: where the next page begins.
    """

    taken: float
    space: float
    entries: list[Entry] = field(default_factory=list)
    y: float = 0.0
    after: float = 0.0
    waiting: list[tuple[int, int]] = field(default_factory=list)
    following: Place = Place()


class PageFiller:
    """Fills pages of one measure.

    Args:
        passages: all of them.
        measure: of a page.
    """

    def __init__(self, passages: Sequence[Passage], measure: PageMeasure) -> None:
        self.passages = passages
        self.measure = measure

    def fill(self, start: Place, y: float = 0.0, after: float = 0.0) -> Filling:
        """Return a page as full as it can be.

        Args:
            start: where it begins.
            y: what of the column is taken already.
            after: space that is wanted below that.
        """
        page = Filling(y, after, y=y, after=after)
        rest = self._put_floats(page, start)
        page.waiting = list(rest)
        if rest:
            page.following = Place(start.passage, start.slab, rest)
        else:
            self._put_text(page, start)
        self._keep_ties(page)
        return page

    def _put_floats(self, page: Filling, start: Place) -> tuple[tuple[int, int], ...]:
        """Put waiting floats at the head; return those that wait on."""
        for at, (number, slab) in enumerate(start.waiting):
            before = Place(start.passage, start.slab, start.waiting[at:])
            resume = self._put(page, number, slab, before)
            if resume is not None:
                left = start.waiting[at + 1 :]
                return ((number, resume), *left)
        return ()

    def _put_text(self, page: Filling, start: Place) -> None:
        number = start.passage
        slab = start.slab
        while number < len(self.passages):
            passage = self.passages[number]
            before = Place(number, slab, tuple(page.waiting))
            if self._must_turn(page, passage, slab):
                page.following = before
                return
            if self._must_wait(page, passage, slab):
                page.waiting.append((number, 0))
            else:
                resume = self._put(page, number, slab, before)
                if resume is not None:
                    page.following = Place(number, resume, tuple(page.waiting))
                    return
            number += 1
            slab = 0
        page.following = Place(number, 0, tuple(page.waiting))

    def _must_turn(self, page: Filling, passage: Passage, slab: int) -> bool:
        """Whether a passage does not begin on this page."""
        if slab or not page.y:
            return False
        room = passage.galley.room
        if passage.begins:
            if page.waiting or passage.begins is not Breaking.RUN_ON:
                return True
            room = max(room, self.measure.opener_share * self.measure.height)
        top = page.y + max(page.after, passage.galley.before)
        return self.measure.height - top < room - _ROUNDING

    def _must_wait(self, page: Filling, passage: Passage, slab: int) -> bool:
        """Whether a passage is a float that stands at the head of a later page."""
        if slab or not passage.is_float:
            return False
        if page.waiting:
            return True
        if passage.height > self.measure.height:
            return False
        top = self._find_top(page, passage, 0)
        return top + passage.height > self.measure.height + _ROUNDING

    # ---------------------------------------------------------------- one passage

    def _put(self, page: Filling, number: int, slab: int, before: Place) -> int | None:
        """Put a passage from a slab on; return the first slab that has no room, if any."""
        passage = self.passages[number]
        stops = self._find_stop(page, passage, slab)
        if stops is None:
            return slab
        stop, resume = stops
        self._add_entries(page, passage, slab, stop, before)
        return resume

    def _find_stop(
        self, page: Filling, passage: Passage, slab: int
    ) -> tuple[int, int | None] | None:
        """Return where a passage is cut on this page and goes on; None where nothing fits."""
        count = len(passage.galley.slabs)
        foot = self.measure.height + _ROUNDING
        feet = self._list_feet(page, passage, slab)
        if feet[-1] <= foot:
            return count, None
        fitting = bisect_right(feet, foot)
        last = slab + fitting
        joint = _find_last(passage.joints, slab, last)
        if joint is None and not page.y:
            # Only what is higher than a page comes here: it is cut where it must not be.
            joint = _find_last(passage.forced, slab, last)
            joint = joint or _find_next(passage, slab)
            if joint is None:
                return count, None
        if joint is None:
            return None
        return joint.stop, joint.resume

    def _find_top(self, page: Filling, passage: Passage, slab: int) -> float:
        """Return where a passage begins on a page, before it is brought onto the grid."""
        if not page.y:
            return 0.0
        before = 0.0 if slab else passage.galley.before
        return page.y + max(page.after, before)

    def _list_feet(self, page: Filling, passage: Passage, slab: int) -> list[float]:
        """Return the foot of each slab from one on, where they would stand."""
        feet: list[float] = []
        offsets = passage.offsets
        for start, stop, top in self._list_pieces(page, passage, slab):
            move = top - offsets[start]
            for offset in offsets[start + 1 : stop + 1]:
                feet.append(offset + move)
        return feet

    def _list_pieces(
        self, page: Filling, passage: Passage, slab: int
    ) -> list[tuple[int, int, float]]:
        """Return the pieces of a passage between which space is stretched, and their heads."""
        top = self._find_top(page, passage, slab)
        if slab:
            top += passage.repeated
        starts = [slab]
        for snap in passage.snaps:
            if snap > slab:
                starts.append(snap)
        stops = [*starts[1:], len(passage.galley.slabs)]
        pieces: list[tuple[int, int, float]] = []
        for start, stop in zip(starts, stops, strict=True):
            baseline = passage.galley.slabs[start].baseline
            is_free = not top and passage.is_float
            if baseline is not None and not is_free:
                top = self._snap(top, baseline)
            pieces.append((start, stop, top))
            top += passage.offsets[stop] - passage.offsets[start]
        return pieces

    def _snap(self, top: float, baseline: float) -> float:
        """Return the head of a slab whose baseline is on the grid, as high as may be."""
        leading = self.measure.leading
        off = (top + baseline - self.measure.baseline) % leading
        if off < _ROUNDING:
            return top
        return top + leading - off

    def _add_entries(
        self,
        page: Filling,
        passage: Passage,
        slab: int,
        stop: int,
        before: Place,
    ) -> None:
        """Put the slabs of a passage up to one, a placement for each of its pieces."""
        count = len(passage.galley.slabs)
        repeats = slab > 0 and passage.galley.repeats > 0
        offsets = passage.offsets
        for start, end, head in self._list_pieces(page, passage, slab):
            if start >= stop:
                break
            last = min(end, stop)
            foot = head + offsets[last] - offsets[start]
            top = head - passage.repeated if repeats else head
            placement = Placement(passage.galley, start, last, top, repeats)
            is_whole = last == count
            page.entries.append(Entry(passage, placement, foot, before, is_whole))
            repeats = False
            page.y = foot
        page.after = passage.galley.after

    # ---------------------------------------------------------------- ties

    def _keep_ties(self, page: Filling) -> None:
        """Let a page end above what is tied to more than stands below it."""
        while page.following.passage < len(self.passages) or page.waiting:
            broken = self._find_broken_tie(page)
            if broken is None:
                return
            _end_before(page, broken)

    def _find_broken_tie(self, page: Filling) -> Place | None:
        """Return the place before the last passage whose tie does not hold."""
        for at in range(len(page.entries) - 1, -1, -1):
            entry = page.entries[at]
            below = page.y - entry.foot
            ties = entry.passage.galley.ties
            if not ties or not entry.is_whole or below >= ties - _ROUNDING:
                continue
            is_first = page.entries[0].before == entry.before
            is_alone = is_first and not page.taken
            if self._is_followed(page, entry.passage) and not is_alone:
                return entry.before
        return None

    def _is_followed(self, page: Filling, passage: Passage) -> bool:
        """Whether more of a passage's part stands on the next page."""
        for number, _ in page.waiting:
            if self.passages[number].part == passage.part:
                return True
        number = page.following.passage
        if number == len(self.passages):
            return False
        return self.passages[number].part == passage.part


def _end_before(page: Filling, place: Place) -> None:
    """Take off a page what stands from a place on."""
    while page.entries[-1].before != place:
        page.entries.pop()
    while page.entries and page.entries[-1].before == place:
        page.entries.pop()
    page.following = place
    page.waiting = list(place.waiting)
    page.y = page.taken
    page.after = page.space
    if page.entries:
        page.y = page.entries[-1].foot
        page.after = page.entries[-1].passage.galley.after


def _find_last(joints: Sequence[Joint], slab: int, last: int) -> Joint | None:
    """Return the last joint below a slab whose slabs above it fit."""
    for joint in reversed(joints):
        if slab < joint.stop <= last:
            return joint
    return None


def _find_next(passage: Passage, slab: int) -> Joint | None:
    """Return the first place below a slab, so that it stands alone although it does not fit."""
    for joint in sorted((*passage.joints, *passage.forced), key=_by_stop):
        if joint.stop > slab:
            return joint
    return None


def _by_stop(joint: Joint) -> int:
    return joint.stop
