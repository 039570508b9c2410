"""Units of text and a measure -> the lines that read best, weighed over the whole paragraph.

This is the algorithm of Knuth and Plass ("Breaking Paragraphs into Lines", Software:
Practice and Experience 11, 1981): every way to break a paragraph has a price, and the
cheapest is taken. `line_prices` says what a line costs.

Edges of words are sums over the paragraph, so that the words with which a line could end are
found by bisection; only they are weighed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate
from operator import add, itemgetter
from typing import TypeAlias

from reporting.paper.typeset.line_prices import EVEN, SHRINK, Manner, Spacing
from reporting.paper.typeset.units import Unit

_BROKEN_TWICE = 20_000.0
"""Two lines in a row end in a broken word."""
_BROKEN_LAST = 60_000.0
"""The last line begins with the rest of a broken word."""
_UNEVEN = 3_000.0
"""A loose line stands next to a tight one."""
_FORCED = 1e9
"""A line that is wider than the measure, or that cannot fill it."""
_MANY_BROKEN = 2
"""Lines in a row that end in a broken word, up to which they are told apart."""
_ROUNDING = 1e-6

LineStop: TypeAlias = tuple[int, int]
"""Where a line ends: after how many units, and after how many letters of the next."""
_BEGIN: LineStop = (0, 0)

_Node: TypeAlias = "tuple[float, int, int, LineStop, _Node | None]"
"""A line's end on the way: what it cost up to there, the kind of the line, how many lines in a
row end in a broken word, where it is, and what came before."""
_Nodes: TypeAlias = dict[int, _Node]
_Line: TypeAlias = tuple[LineStop, float, int, bool]
"""A line that may be: where it ends, what it costs, its kind, whether it ends in a hyphen."""


class Edges:
    """Where units begin and end, all on one line, and how far they can give up to there.

    Args:
        units: of a paragraph.
        spacing: how far spaces and letters may give.
    """

    def __init__(self, units: Sequence[Unit], spacing: Spacing) -> None:
        self.units = units
        self.spacing = spacing
        sizes = [unit.sizes for unit in units]
        advances, widths, letters, gaps, inner_letters, inner_gaps = zip(
            *sizes, strict=True
        )
        lefts = accumulate(advances, initial=0.0)
        self.lefts = list(lefts)
        rights = map(add, self.lefts, widths)
        self.rights: list[float] = list(rights)
        if not spacing.space:
            count = len(units)
            self.gives = [0.0] * (count + 1)
            self.right_gives = [0.0] * count
            self.tight = self.rights
            return
        letters_before = list(accumulate(letters, initial=0))
        gaps_before = list(accumulate(gaps, initial=0))
        self.gives = spacing.add_up(gaps_before, letters_before, 1)
        gaps_here = map(add, gaps_before, inner_gaps)
        letters_here = map(add, letters_before, inner_letters)
        self.right_gives = spacing.add_up(gaps_here, letters_here, 0)
        self.tight = self.loosen(-SHRINK)

    @property
    def whole(self) -> float:
        """Where the last unit ends, without a hyphen after it."""
        last = self.units[-1]
        return self.rights[-1] - last.hyphen

    def loosen(self, ratio: float) -> list[float]:
        """Return where units end when all before them is widened by a ratio."""
        if not ratio:
            return self.rights
        return [
            right + ratio * give
            for right, give in zip(self.rights, self.right_gives, strict=True)
        ]


class _Search:
    """The search for the cheapest lines, from the beginning of the paragraph on.

    Args:
        edges: of the paragraph.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.
        hyphenated: how many of the units may be broken by hyphenation.
        forced: whether a unit that is wider than the measure may stand alone on its line.
    """

    def __init__(
        self,
        edges: Edges,
        first: float,
        rest: float,
        manner: Manner,
        *,
        hyphenated: int,
        forced: bool,
    ) -> None:
        self.edges = edges
        self.first = first
        self.rest = rest
        self.manner = manner
        self.hyphenated = hyphenated
        self.forced = forced
        self.last = len(edges.units) - 1
        self.whole = edges.whole
        self.loose = edges.loosen(manner.loosest)
        begin: _Node = (0.0, EVEN, 0, _BEGIN, None)
        self.nodes: dict[LineStop, _Nodes] = {}
        """By their ends the cheapest lines, by their kind and by broken words in a row."""
        self.nodes[_BEGIN] = {0: begin}
        self.waiting = [_BEGIN]
        self.within: dict[LineStop, tuple[float, float]] = {}
        """By places within words how far these are from the paragraph's beginning, all on one
        line, and how far that may be widened, in points."""

    def find_stops(self) -> list[LineStop] | None:
        """Return where each line ends; None when no way is allowed."""
        end = (self.last + 1, 0)
        while self.waiting:
            place = heappop(self.waiting)
            if place != end:
                starts = self.nodes[place].values()
                lines = self._list_lines(place)
                self._keep(starts, lines)
        if end not in self.nodes:
            return None
        ends = self.nodes[end].values()
        node: _Node | None = min(ends, key=itemgetter(0))
        stops: list[LineStop] = []
        while node is not None and node[4] is not None:
            stops.append(node[3])
            node = node[4]
        return stops[::-1]

    def _list_lines(self, place: LineStop) -> list[_Line]:
        """Return every line that may begin at a place."""
        edges = self.edges
        manner = self.manner
        last = self.last
        at, letters = place
        left = edges.lefts[at]
        give = edges.gives[at]
        if letters:
            left, give = self.within[place]
        measure = self.rest if at or letters else self.first
        edge = left + measure
        reach = edge + _ROUNDING - SHRINK * give
        loose_reach = left + manner.loosest * give
        least = loose_reach + measure * manner.least - _ROUNDING
        first = bisect_left(self.loose, least, at)
        stop = bisect_right(edges.tight, reach, at)
        lines: list[_Line] = []
        slack = edge - self.whole
        if slack >= -_ROUNDING:
            end = (last + 1, 0)
            count = last + 1 - at
            cost, kind = manner.price_last(slack, measure, count)
            lines.append((end, cost, kind, False))
            stop = min(stop, last)
        for word in range(first, stop):
            # A hyphen may reach further than the short part after it.
            if edges.tight[word] > reach:
                continue
            unit = edges.units[word]
            slack = edge - edges.rights[word]
            more = edges.right_gives[word] - give
            cost, kind = manner.price(
                slack,
                more,
                measure,
                unit.cost,
            )
            if unit.hyphen:
                cost += manner.hyphen
            is_broken = unit.is_broken and word != last
            end = (word + 1, 0)
            lines.append((end, cost, kind, is_broken))
        if first < self.hyphenated:
            stop_within = min(stop + 1, self.hyphenated)
            for word in range(first, stop_within):
                if edges.units[word].cuts:
                    lines += self._break_word(
                        word, place, (edge, give, measure), (least, reach)
                    )
        if self.forced and stop <= first:
            end = (max(stop, at + 1), 0)
            lines.append((end, _FORCED, EVEN, False))
        return lines

    def _break_word(
        self,
        word: int,
        place: LineStop,
        start: tuple[float, float, float],
        limits: tuple[float, float],
    ) -> Iterator[_Line]:
        """Yield the lines that end in a hyphen within a unit.

        Args:
            word: place of the unit.
            place: where the lines begin.
            start: the end of the measure of such a line, how far what stands before the line
                may give, and the measure.
            limits: what a line must reach when all is widened, and what it may reach when all
                is narrowed.
        """
        edge, give, measure = start
        least, reach = limits
        manner = self.manner
        letter = manner.spacing.letter
        left = self.edges.lefts[word]
        before = self.edges.gives[word]
        unit = self.edges.units[word]
        for at, width, letters, hyphen, fault in unit.cuts:
            end = (word, at)
            right = left + width + hyphen
            more = before + letters * letter
            is_loose = right + manner.loosest * more < least
            is_tight = right - SHRINK * more > reach
            if is_loose or is_tight or end <= place:
                continue
            slack = edge - right
            cost, kind = manner.price(
                slack,
                more - give,
                measure,
                fault,
            )
            self.within[end] = (left + width, more)
            yield end, cost + manner.hyphen, kind, True

    def _keep(self, starts: Iterable[_Node], lines: Iterable[_Line]) -> None:
        """Keep each line, if none of its kind that ends in the same place is cheaper.

        Args:
            starts: the cheapest lines that end where these begin.
            lines: that begin there.
        """
        most = self.manner.most_broken
        for end, price, kind, is_broken in lines:
            nodes = self.nodes.get(end)
            is_last = end[0] > self.last
            for before in starts:
                cost, kind_before, broken, _, _ = before
                if is_last and broken:
                    cost += _BROKEN_LAST
                if not is_broken:
                    broken = 0
                elif broken < _MANY_BROKEN:
                    broken += 1
                else:
                    broken = _MANY_BROKEN + 1
                if broken > most:
                    continue
                if broken > 1:
                    cost += _BROKEN_TWICE
                if not -1 <= kind - kind_before <= 1:
                    cost += _UNEVEN
                cost += price
                slot = 4 * broken + kind
                if nodes is None:
                    nodes = self.nodes[end] = {}
                    heappush(self.waiting, end)
                cheapest = nodes.get(slot)
                if cheapest is None or cost < cheapest[0]:
                    nodes[slot] = (cost, kind, broken, end, before)


def can_fill(edges: Edges, first: float, rest: float, manner: Manner) -> bool:
    """Whether lines may be filled without breaking words: cheap to know, and often not so.

    Args:
        edges: of the paragraph's units, by the manner's spacing.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.

    Returns:
        False only if `find_line_stops` finds none.
    """
    count = len(edges.units)
    loose = edges.loosen(manner.loosest)
    tight = edges.tight
    whole = edges.whole - _ROUNDING
    reached = bytearray(count + 1)
    measure = first
    at = 0
    while 0 <= at < count:
        left = edges.lefts[at]
        give = edges.gives[at]
        edge = left + measure
        if whole <= edge:
            return True
        reach = edge + _ROUNDING - SHRINK * give
        loose_reach = left + manner.loosest * give
        least = loose_reach + measure * manner.least - _ROUNDING
        start = bisect_left(loose, least, at)
        stop = bisect_right(tight, reach, at)
        for word in range(start, stop):
            reached[word + 1] = True
        measure = rest
        at = reached.find(1, at + 1)
    return at == count


def find_line_stops(
    edges: Edges,
    first: float,
    rest: float,
    manner: Manner,
    *,
    hyphenated: int = 0,
    forced: bool = False,
) -> list[LineStop] | None:
    """Return where each line ends.

    Args:
        edges: of the paragraph's units, by the manner's spacing; a line ends after the last.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.
        hyphenated: how many of the units may be broken by hyphenation, from the first on.
        forced: whether a unit that is wider than the measure may stand alone on its line.

    Returns:
        the ends of the cheapest lines; None when no way of breaking is allowed.
    """
    search = _Search(
        edges,
        first,
        rest,
        manner,
        hyphenated=hyphenated,
        forced=forced,
    )
    return search.find_stops()
