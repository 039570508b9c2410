"""What stands on a page while it is filled, and how it may end higher."""

from __future__ import annotations

from reporting.dossier.galley.galley import NEVER
from reporting.dossier.galley.page import Placement
from reporting.dossier.pages.passages import Passage, Passages
from reporting.record import MutableRecord, Record, field, replace

ROUNDING = 0.01
"""How far over the foot a slab may reach, in points."""
_LOOSE = 2 * NEVER
"""Cost of a page on which a tie cannot hold: more than of any cut that lets it hold."""


class Manner(Record, frozen=True):
    """How a page is filled.

    Args:
        space: what spaces between blocks are, as a share of what they should be.
        opens: whether a part begins wherever its opener has room, rather than only where
            much of the column is left.
        splits: whether a float that does not fit is cut rather than that it waits.
        raises: whether a float that does not fit stands above the text before it.
    """

    space: float = 1.0
    opens: bool = True
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


def make_place(page: Filling, number: int, slab: int) -> Place:
    """Return where the page after one begins, if the text goes on with a slab."""
    raised = page.raised
    if raised:
        raised = tuple([later for later in raised if later > number])
    return Place(number, slab, tuple(page.waiting), raised)


def end_before(page: Filling, place: Place) -> None:
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


def cut_entries(page: Filling, stop: int) -> None:
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


# ---------------------------------------------------------------- ties


def keep_ties(page: Filling, passages: Passages) -> None:
    """Let a page end above what is tied to more than stands below it."""
    while True:
        broken = find_broken_tie(page, passages)
        if broken is None:
            return
        if broken == page.entries[0].before and not page.taken:
            page.cost += _LOOSE
            return
        end_before(page, broken)


def find_broken_tie(page: Filling, passages: Passages) -> Place | None:
    """Return the place before the last passage whose tie does not hold."""
    for entry in reversed(page.entries):
        ties = entry.passage.galley.ties
        if ties and entry.is_last:
            is_held = page.y - entry.foot >= ties - ROUNDING
            if not is_held and is_followed(page, entry.passage, passages):
                return entry.before
    return None


def is_followed(page: Filling, passage: Passage, passages: Passages) -> bool:
    """Whether more of a passage's part stands on the next page."""
    part = passage.part
    for number, _ in page.waiting:
        if passages[number].part == part:
            return True
    number = page.following.passage
    return passages.has(number) and passages[number].part == part


# ---------------------------------------------------------------- other ends


def shorten_page(page: Filling, passages: Passages) -> Filling | None:
    """Return a page that ends one joint higher than one does; None where it has none."""
    if not page.entries:
        return None
    shorter = replace(
        page,
        entries=list(page.entries),
        waiting=[],
        cost=0.0,
    )
    last = page.entries[-1]
    before = last.before
    joints = last.passage.joints
    first = find_first_slab(page, before)
    at = joints.find_last(first, last.placement.stop - 1)
    is_float_above = last.passage.number != before.passage
    if at is None or is_float_above:
        if before == page.entries[0].before:
            return None
        end_before(shorter, before)
    else:
        cut_entries(shorter, joints.stops[at])
        shorter.waiting = list(before.waiting)
        shorter.cost = joints.costs[at]
        resume = joints.resumes[at]
        shorter.following = make_place(shorter, last.passage.number, resume)
    keep_ties(shorter, passages)
    return shorter


def find_first_slab(page: Filling, before: Place) -> int:
    """Return the first slab on a page of what stands from a place on."""
    for entry in page.entries:
        if entry.before == before:
            return entry.placement.start
    raise LookupError("the place is not on the page")
