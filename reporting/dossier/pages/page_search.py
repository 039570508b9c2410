"""Passages -> the fillings of pages that together cost least.

From every place where a page may begin it is filled in the plain manner, and with less space
between blocks; where much of it is left empty, in other manners too; and it may end a joint
higher. Of all ways to come to one number of pages the few best are followed. So the time grows
with the number of pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from reporting.dossier.galley.page import Breaking
from reporting.dossier.pages.filled_page import (
    PLAIN,
    Filling,
    Manner,
    Place,
    shorten_page,
)
from reporting.dossier.pages.page_filling import PageFiller
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.dossier.pages.passages import Passage, Passages
from reporting.memory import MANY_PAGES, Memory
from reporting.record import MutableRecord

_WAYS = 4
"""How many ways are followed from page to page."""
_FAR = 8
"""How many pages back it is looked for where ways part."""
_CLOSE = Manner(space=0.6)
"""Spaces between blocks are at the least this share of what they should be."""
_TROUBLE = 0.08
"""Share of a page that may be empty without another manner being tried."""
_SHORTEST = 0.12
"""How much shorter than it could be a page is made for the sake of the next."""
_EMPTY, _EMPTIER = 10.0, 100.0
"""Cost of an empty page, and what its square costs more."""
_MOST_EMPTY = 0.4
_TOO_EMPTY = 60.0
"""Cost of a page that is emptier than that."""
_WAITING = 0.3
"""Cost of a float that waits, a page."""
_SPLIT, _RAISED, _SQUEEZED, _OPENED = 2.0, 2.5, 0.5, 1.0
_OPENED_LATE = 30.0
"""What the square of the share that an opener is short of costs."""
_CUT = 0.01
"""What the cost of a joint counts."""


_Rated = tuple[tuple[Filling, float], ...]
"""Pages that may begin at a place, and what each costs."""
_Key = tuple[PageMeasure, Place, float, float, int]
_RATED: Memory[_Key, tuple[tuple[Passage | None, ...], _Rated]] = Memory(
    limit=4 * MANY_PAGES
)
"""By a page's measure, its beginning, what is taken of it, and the identity of the passage
there: the passages that were looked at, and the pages; they hold for the same passages."""


class _Way(MutableRecord, eq=False):
    """Pages up to a place, the last of them and the way before it, unless that is told."""

    place: Place
    cost: float
    filling: Filling | None
    before: _Way | None


class PageSearch:
    """The search for the fillings of pages.

    Args:
        passages: all of them.
        measure: of a page.
    """

    def __init__(self, passages: Passages, measure: PageMeasure) -> None:
        self.passages = passages
        self.measure = measure
        self.filler = PageFiller(passages, measure)

    def find_fillings(
        self,
        taken: float | None = None,
        room: float = 0.0,
    ) -> Iterator[Filling]:
        """Yield the fillings of all pages, in order, each as soon as all ways have it.

        Args:
            taken: what of the first page's column is taken, in points; None where the first
                page is a new one.
            room: space that is wanted below that, in points.
        """
        ways = [_Way(Place(), 0.0, None, None)]
        best: _Way | None = None
        if taken is not None:
            ways = self._follow(ways, taken, room)
        while ways:
            ongoing: list[_Way] = []
            for way in ways:
                if not self._is_finished(way.place):
                    ongoing.append(way)
                elif best is None or way.cost < best.cost:
                    best = way
            if best is not None:
                ongoing = [way for way in ongoing if way.cost < best.cost]
            else:
                yield from self._settle(_find_parting(ways))
            ways = self._follow(ongoing, 0.0, 0.0)
        yield from self._settle(best)

    def _settle(self, way: _Way | None) -> Iterator[Filling]:
        """Yield the pages of a way that all others go on from; nothing before is kept."""
        if way is None:
            return
        fillings: list[Filling] = []
        last: _Way | None = way
        while last and last.filling:
            fillings.append(last.filling)
            last = last.before
        yield from reversed(fillings)
        way.before = None
        way.filling = None
        floats = [number for number, _ in way.place.waiting]
        self.passages.forget(min([way.place.passage, *floats]))

    def _is_finished(self, place: Place) -> bool:
        return not place.waiting and not self.passages.has(place.passage)

    def _follow(
        self,
        ways: Sequence[_Way],
        taken: float,
        room: float,
    ) -> list[_Way]:
        """Return the best ways that are a page longer."""
        found: dict[Place, _Way] = {}
        for way in ways:
            for filling, price in self.rate_manners(way.place, taken, room):
                cost = way.cost + price
                place = filling.following
                known = found.get(place)
                if known is None or cost < known.cost:
                    found[place] = _Way(place, cost, filling, way)
        return sorted(found.values(), key=attrgetter("cost"))[:_WAYS]

    # ---------------------------------------------------------------- manners

    def rate_manners(
        self,
        place: Place,
        taken: float,
        room: float,
    ) -> _Rated:
        """Return the pages that may begin at a place, with their costs; what is known is kept.

        Every page depends on the passages from its place up to the farthest that was asked for.
        """
        passages = self.passages
        first = passages.find(place.passage)
        key = (self.measure, place, taken, room, id(first))
        known = _RATED.find(key)
        if known:
            seen, rated = known
            if self._list_seen(place, len(seen)) == seen:
                return rated
        passages.reached = 0
        rated = ()
        for filling in self.list_manners(place, taken, room):
            rated = (*rated, (filling, self.rate(filling)))
        count = len(place.waiting) + passages.reached - place.passage + 1
        _RATED.keep(key, (self._list_seen(place, count), rated))
        return rated

    def _list_seen(self, place: Place, count: int) -> tuple[Passage | None, ...]:
        """Return so many passages: those that wait at a place, then the ones that follow."""
        passages = self.passages
        seen: list[Passage | None] = [passages[number] for number, _ in place.waiting]
        first = place.passage
        for number in range(first, first + count - len(seen)):
            seen.append(passages.find(number))
        return tuple(seen)

    def list_manners(
        self,
        place: Place,
        taken: float,
        room: float,
    ) -> Iterator[Filling]:
        """Yield the pages that may begin at a place."""
        filler = self.filler
        plain = filler.fill(place, PLAIN, taken, room)
        yield plain
        if self._is_finished(plain.following):
            return
        shorter = shorten_page(plain, self.passages)
        least = plain.y - _SHORTEST * self.measure.height
        if shorter is not None and shorter.y >= least:
            yield shorter
        if self.rate_openers(plain):
            yield filler.fill(
                place,
                Manner(opens=False),
                taken,
                room,
            )
        yield filler.fill(place, _CLOSE, taken, room)
        if 1 - plain.y / self.measure.height > _TROUBLE:
            for manner in self.choose_manners(plain):
                yield filler.fill(place, manner, taken, room)

    def choose_manners(self, page: Filling) -> list[Manner]:
        """Return the manners in which a page may become fuller."""
        manners: list[Manner] = []
        if page.waiting:
            manners.append(Manner(raises=True))
            manner = Manner(raises=True, space=_CLOSE.space)
            manners.append(manner)
        following = page.following.passage
        is_cut = self.begins_part(following) or self.exceeds_page(following)
        if page.waiting or is_cut:
            manners.append(Manner(splits=True))
            manners.append(Manner(splits=True, space=_CLOSE.space))
        return manners

    def begins_part(self, number: int) -> bool:
        """Whether a part begins with the passage of a number."""
        passages = self.passages
        return passages.has(number) and passages[number].begins is not None

    def exceeds_page(self, number: int) -> bool:
        """Whether a passage of a number is there that is higher than a page."""
        passages = self.passages
        return passages.has(number) and passages[number].height > self.measure.height

    # ---------------------------------------------------------------- costs

    def rate(self, page: Filling) -> float:
        """Return what a page costs."""
        empty = max(1 - page.y / self.measure.height, 0.0)
        cost = _EMPTY * empty + page.cost * _CUT
        cost += _WAITING * len(page.waiting)
        if not self.must_end(page):
            cost += _EMPTIER * empty * empty
            if empty > _MOST_EMPTY:
                cost += _TOO_EMPTY
        manner = page.manner
        if manner.space < 1:
            cost += _SQUEEZED
        if manner.splits:
            cost += _SPLIT
        if page.raised != () and manner.raises:
            cost += _RAISED
        return cost + self.rate_openers(page)

    def must_end(self, page: Filling) -> bool:
        """Whether a page ends there whatever stands on it."""
        if page.waiting:
            return False
        number = page.following.passage
        if not self.passages.has(number):
            return True
        begins = self.passages[number].begins
        is_new = begins is not None and begins is not Breaking.RUN_ON
        return is_new and page.following.slab == 0

    def rate_openers(self, page: Filling) -> float:
        """Return what the openers cost that begin where little of the column is left."""
        cost = 0.0
        height = self.measure.height
        for entry in page.entries:
            top = entry.placement.top
            if entry.is_opener and top:
                short = self.measure.opener_share - (1 - top / height)
                if short > 0:
                    cost += _OPENED + _OPENED_LATE * short * short
        return cost


def _find_parting(ways: Sequence[_Way]) -> _Way | None:
    """Return where ways of one length part, if that is not far back."""
    for _ in range(_FAR):
        first = ways[0]
        if all(way is first for way in ways):
            return first
        before = [way.before for way in ways if way.before]
        if len(before) < len(ways):
            return None
        ways = before
    return None
