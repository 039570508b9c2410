"""Passages from a place on -> what stands on one page, and where the next one begins.

A page is filled from its head: floats that wait, then the text. A float that does not fit
waits for the next page, and the text of its part closes up behind it; one that reads as text
lets the paragraph that goes on end first. Where the page is full
it ends at the last joint that fits, unless something above is tied to more than that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import inf

from reporting.dossier.galley.galley import NEVER, Flow
from reporting.dossier.galley.page import Breaking, Placement
from reporting.dossier.pages.filled_page import (
    PLAIN,
    ROUNDING,
    Entry,
    Filling,
    Manner,
    Place,
    end_before,
    keep_ties,
    make_place,
)
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.dossier.pages.passages import (
    Passage,
    Passages,
    find_paragraph_end,
    force_joint,
    list_snaps,
)
from reporting.record import replace


class PageFiller:
    """Fills pages of one measure.

    Args:
        passages: all of them.
        measure: of a page.
    """

    def __init__(self, passages: Passages, measure: PageMeasure) -> None:
        self.passages = passages
        self.measure = measure
        self.limit = measure.height + ROUNDING
        self.opener_room = measure.opener_share * measure.height

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
        page = Filling(
            taken,
            room,
            taken,
            room,
            manner,
            raised=start.raised,
        )
        start = self.put_paragraph(page, start)
        rest = self.put_floats(page, start)
        if rest:
            page.waiting = list(rest)
            page.following = replace(start, waiting=rest)
        else:
            self.put_text(page, start.passage, start.slab)
            if manner.raises:
                self.raise_float(page)
        keep_ties(page, self.passages)
        return page

    def put_paragraph(self, page: Filling, start: Place) -> Place:
        """Put the end of a paragraph above floats that read as text; return what is left."""
        passages = self.passages
        waiting = [passages[number].galley.flow for number, _ in start.waiting]
        if not start.slab or Flow.ASIDE not in waiting:
            return start
        passage = passages[start.passage]
        stop = find_paragraph_end(passage, start.slab)
        pieces, last = self.measure_pieces(
            page,
            passage,
            start.slab,
            self.limit,
        )
        if stop == start.slab or stop > last:
            return start
        self.add_entries(page, passage, pieces, stop, start)
        following = start.passage + 1
        slab = 0
        if stop < passage.count:
            following = start.passage
            slab = stop
        return replace(start, passage=following, slab=slab)

    def put_floats(self, page: Filling, start: Place) -> tuple[tuple[int, int], ...]:
        """Put waiting floats at the head; return those that wait on."""
        for at, (number, slab) in enumerate(start.waiting):
            left = start.waiting[at:]
            before = replace(start, waiting=left)
            resume = self.put(
                page,
                self.passages[number],
                slab,
                before,
            )
            if resume is not None:
                return ((number, resume), *left[1:])
        return ()

    def put_text(self, page: Filling, number: int, slab: int) -> None:
        """Put the text from a place on, as far as the page has room."""
        passages = self.passages
        while passages.has(number):
            if number not in page.raised:
                passage = passages[number]
                if not slab and self.must_turn(page, passage):
                    break
                if not slab and self.must_wait(page, passage):
                    page.waiting.append((number, 0))
                else:
                    before = make_place(page, number, slab)
                    resume = self.put(page, passage, slab, before)
                    if resume is not None:
                        slab = resume
                        break
            number += 1
            slab = 0
        page.following = make_place(page, number, slab)

    def must_turn(self, page: Filling, passage: Passage) -> bool:
        """Whether a passage does not begin on this page."""
        if not page.y:
            return False
        room = passage.galley.room
        if passage.begins:
            if page.waiting or passage.begins is not Breaking.RUN_ON:
                return True
            if not page.manner.opens:
                room = max(room, self.opener_room)
        top = self.find_top(page, passage, 0)
        return self.limit - top < room

    def must_wait(self, page: Filling, passage: Passage) -> bool:
        """Whether a passage is a float that stands at the head of a later page."""
        if not passage.is_float:
            return False
        if page.waiting:
            return True
        if page.manner.splits and passage.joints.stops:
            return False
        if not page.y or passage.height > self.limit:
            return False
        _, last = self.measure_pieces(
            page,
            passage,
            0,
            self.limit,
        )
        if last == passage.count:
            return False
        return self.find_forced(page, passage, 0, last) is None

    def find_forced(
        self, page: Filling, passage: Passage, slab: int, last: int
    ) -> int | None:
        """Return where what holds together is cut, so that no opener stands alone on a page.

        Only what is higher than a page, and is cut anyway, is cut where things are tied: at
        the first joint, so that they stand together on the next page if that has room.
        """
        is_alone = all(entry.passage.galley.ties for entry in page.entries)
        if not page.y or page.taken or not page.manner.splits or not is_alone:
            return None
        forced = passage.forced
        at = forced.find_last(slab, last)
        while at is not None and forced.costs[at] > NEVER:
            at = forced.find_last(slab, forced.stops[at] - 1)
        # What comes again on the next page does not stand alone on this one.
        if at is not None and forced.stops[at] > passage.head:
            return at
        if passage.height <= self.limit:
            return None
        first = forced.find_next(max(slab, passage.head))
        if first is not None and forced.stops[first] <= last:
            return first
        return None

    # ---------------------------------------------------------------- one passage

    def put(
        self, page: Filling, passage: Passage, slab: int, before: Place
    ) -> int | None:
        """Put a passage from a slab on; return the first slab that has no room, if any."""
        pieces, last = self.measure_pieces(
            page,
            passage,
            slab,
            self.limit,
        )
        stop = last
        resume: int | None = None
        page.cost = 0.0
        if last < passage.count:
            joints = passage.joints
            at = joints.find_last(slab, last)
            if at is None:
                at = self.find_forced(page, passage, slab, last)
                joints = passage.forced
                if at is None and page.y:
                    return slab
            if at is None:
                # Higher than a page: it is cut where it must not be, or stands alone.
                pieces, _ = self.measure_pieces(
                    page,
                    passage,
                    slab,
                    inf,
                )
                joints, at = force_joint(passage, slab, last)
            if at is None:
                stop = passage.count
            else:
                stop = joints.stops[at]
                resume = joints.resumes[at]
                page.cost = joints.costs[at]
        self.add_entries(page, passage, pieces, stop, before)
        return resume

    def find_top(self, page: Filling, passage: Passage, slab: int) -> float:
        """Return where a passage begins on a page, before it is brought onto the grid."""
        if not page.y:
            return 0.0
        if slab:
            return page.y + page.after * page.manner.space
        space = max(page.after, passage.galley.before)
        return page.y + space * page.manner.space + passage.above

    def measure_pieces(
        self, page: Filling, passage: Passage, slab: int, limit: float
    ) -> tuple[list[tuple[int, int, float]], int]:
        """Return the pieces of a passage between which space is stretched.

        Returns:
            for each its first slab, the one after its last, and its head, down to the first
            that has no room; and the first slab that has none.
        """
        top = self.find_top(page, passage, slab)
        slab = slab or passage.first
        if self.is_repeated(passage, slab):
            top += passage.repeated
        starts = list_snaps(passage, slab)
        offsets = passage.offsets
        pieces: list[tuple[int, int, float]] = []
        for number, start in enumerate(starts, 1):
            stop = passage.count
            if number < len(starts):
                stop = starts[number]
            baseline = passage.galley.slabs[start].baseline
            is_float_at_head = passage.is_float and not top
            if baseline is not None and not is_float_at_head:
                top = self.snap(top, baseline)
            pieces.append((start, stop, top))
            shift = top - offsets[start]
            top = shift + offsets[stop]
            if top > limit:
                last = (
                    bisect_right(
                        offsets,
                        limit - shift,
                        start + 1,
                    )
                    - 1
                )
                return pieces, last
        return pieces, passage.count

    def is_repeated(self, passage: Passage, slab: int) -> bool:
        """Whether a passage that goes on with a slab begins with what is repeated."""
        if not passage.head or slab < passage.head:
            return False
        offsets = passage.offsets
        height = offsets[slab + 1] - offsets[slab]
        return passage.repeated + height <= self.limit

    def snap(self, top: float, baseline: float) -> float:
        """Return the head of a slab whose baseline is on the grid, as high as may be."""
        leading = self.measure.leading
        off = (top + baseline - self.measure.baseline) % leading
        if off < ROUNDING or leading - off < ROUNDING:
            return top
        return top + leading - off

    def add_entries(
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
        first, _, _ = pieces[0]
        repeats = self.is_repeated(passage, first)
        for start, end, head in pieces:
            if start >= stop:
                break
            last = min(end, stop)
            foot = head + offsets[last] - offsets[start]
            top = head - passage.repeated if repeats else head
            placement = Placement(galley, start, last, top, repeats)
            is_last = last == passage.count
            entry = Entry(passage, placement, foot, before, is_last)
            page.entries.append(entry)
            page.y = foot
            repeats = False
        page.after = passage.after

    # ---------------------------------------------------------------- floats above text

    def raise_float(self, page: Filling) -> None:
        """Put the first float that waits above the text of its part that stands before it."""
        if not page.waiting:
            return
        number, _ = page.waiting[0]
        passage = self.passages[number]
        place = self.find_raised_place(page, passage)
        if place is None:
            return
        end_before(page, place)
        page.raised = (*page.raised, number)
        self.put(page, passage, 0, place)
        self.put_text(page, place.passage, place.slab)

    def find_raised_place(self, page: Filling, passage: Passage) -> Place | None:
        """Return the lowest place on a page at which a float has room, in its part."""
        trial = replace(page, entries=list(page.entries))
        while trial.entries:
            entry = trial.entries[-1]
            above = entry.passage
            if above.part != passage.part or above.is_float or entry.is_opener:
                return None
            end_before(trial, entry.before)
            _, last = self.measure_pieces(
                trial,
                passage,
                0,
                self.limit,
            )
            if last == passage.count and not self.parts_text(passage, entry.before):
                return entry.before
        return None

    def parts_text(self, passage: Passage, place: Place) -> bool:
        """Whether a passage that reads as text would stand within a paragraph at a place."""
        if passage.galley.flow is not Flow.ASIDE:
            return False
        text = self.passages[place.passage]
        return find_paragraph_end(text, place.slab) > place.slab
