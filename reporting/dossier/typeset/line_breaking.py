"""Units of text and a measure -> the lines that read best, weighed over the whole paragraph.

This is the algorithm of Knuth and Plass ("Breaking Paragraphs into Lines", Software:
Practice and Experience 11, 1981): every way to break a paragraph has a price, and the
cheapest is taken. `line_prices` says what a line costs.

Edges of words are sums over the paragraph, so that the words with which a line could end are
found by bisection; only they are weighed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import TypeAlias

from reporting.dossier.typeset.line_prices import EVEN, SHRINK, Manner, Price, Spacing
from reporting.dossier.typeset.units import Unit
from reporting.record import MutableRecord

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

_Node: TypeAlias = "tuple[float, int, int, LineStop, _Node | None]"
"""A line's end on the way: what it cost up to there, the kind of the line, how many lines in a
row end in a broken word, where it is, and what came before."""


class _Start(MutableRecord):
    """A place where a line may begin.

    Args:
        place: of it.
        left: from the paragraph's beginning, all on one line, in points.
        give: how far that may be widened.
        nodes: the cheapest lines that end there, by their kind and by broken words in a row.
    """

    place: LineStop
    left: float
    give: float
    nodes: dict[int, _Node]


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
        self.lefts = list(accumulate(advances, initial=0.0))
        self.rights = list(map(add, self.lefts, widths))
        letters_before = list(accumulate(letters, initial=0))
        gaps_before = list(accumulate(gaps, initial=0))
        self.gives = spacing.add_up(gaps_before, letters_before, 1)
        gaps_here = map(add, gaps_before, inner_gaps)
        letters_here = map(add, letters_before, inner_letters)
        self.right_gives = spacing.add_up(gaps_here, letters_here, 0)
        self.tight = [
            right - SHRINK * give
            for right, give in zip(self.rights, self.right_gives, strict=True)
        ]

    def loosen(self, ratio: float) -> list[float]:
        """Return where units end when all before them is widened."""
        if not ratio:
            return self.rights
        return [
            right + ratio * give
            for right, give in zip(self.rights, self.right_gives, strict=True)
        ]


class _Search:
    """The search for the cheapest lines.

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
        self.units = edges.units
        self.first = first
        self.rest = rest
        self.manner = manner
        self.hyphenated = hyphenated
        self.forced = forced
        self.last = len(self.units) - 1
        self.starts: list[dict[int, _Start]] = [{} for _ in range(self.last + 2)]
        self.loose = edges.loosen(manner.loosest)

    def find_stops(self) -> list[LineStop] | None:
        """Return where each line ends; None when no way is allowed."""
        begin: _Node = (0.0, EVEN, 0, (0, 0), None)
        first = _Start((0, 0), 0.0, self.edges.gives[0], {0: begin})
        self.starts[0][0] = first
        for starts in self.starts[:-1]:
            done = -1
            while starts and done < max(starts):
                following = [letters for letters in starts if letters > done]
                done = min(following)
                self._extend(starts[done])
        end = self.starts[-1].get(0)
        if end is None or not end.nodes:
            return None
        node: _Node | None = min(end.nodes.values(), key=_read_cost)
        stops: list[LineStop] = []
        while node is not None and node[4] is not None:
            stops.append(node[3])
            node = node[4]
        return stops[::-1]

    def _extend(self, start: _Start) -> None:
        """Weigh every line that could begin at a place."""
        manner = self.manner
        last = self.last
        at, letters = start.place
        measure = self.rest if at or letters else self.first
        edge = start.left + measure
        reach = edge + _ROUNDING - SHRINK * start.give
        loose_reach = start.left + manner.loosest * start.give
        least = loose_reach + measure * manner.least - _ROUNDING
        first = bisect_left(self.loose, least, at)
        stop = bisect_right(self.edges.tight, reach, at)
        slack = edge - self.edges.rights[last] + self.units[last].hyphen
        if slack >= -_ROUNDING:
            price = manner.price_last(slack, measure, last + 1 - at)
            self._keep(start, (last + 1, 0), price, is_broken=False)
            stop = min(stop, last)
        if first < stop:
            self._end_with_words(start, range(first, stop), measure, reach)
        if first < self.hyphenated:
            words = range(first, min(stop + 1, self.hyphenated))
            self._end_in_words(start, words, measure, (least, reach))
        if self.forced and stop <= first:
            end = (max(stop, at + 1), 0)
            self._keep(start, end, (_FORCED, EVEN), is_broken=False)

    def _end_with_words(
        self, start: _Start, words: range, measure: float, reach: float
    ) -> None:
        """Weigh the lines that end with one of some units."""
        edge = start.left + measure
        edges = self.edges
        for word in words:
            # A hyphen may reach further than the short part after it.
            if edges.tight[word] > reach:
                continue
            unit = self.units[word]
            slack = edge - edges.rights[word]
            give = edges.right_gives[word] - start.give
            price = self.manner.price(slack, give, measure, unit.cost)
            if unit.hyphen:
                price = (price[0] + self.manner.hyphen, price[1])
            is_broken = unit.is_broken and word != self.last
            self._keep(start, (word + 1, 0), price, is_broken=is_broken)

    def _end_in_words(
        self,
        start: _Start,
        words: range,
        measure: float,
        limits: tuple[float, float],
    ) -> None:
        """Weigh the lines that end in a hyphen within one of some units."""
        edge = start.left + measure
        least, reach = limits
        manner = self.manner
        letter = manner.spacing.letter
        for word in words:
            left = self.edges.lefts[word]
            before = self.edges.gives[word]
            starts = self.starts[word]
            for cut in self.units[word].cuts:
                place = (word, cut.at)
                right = left + cut.width + cut.hyphen
                give = before + cut.letters * letter
                is_loose = right + manner.loosest * give < least
                is_tight = right - SHRINK * give > reach
                if is_loose or is_tight or place <= start.place:
                    continue
                price, kind = manner.price(
                    edge - right, give - start.give, measure, cut.cost
                )
                price += manner.hyphen
                if cut.at not in starts:
                    starts[cut.at] = _Start(place, left + cut.width, give, {})
                self._keep(start, place, (price, kind), is_broken=True)

    def _keep(
        self, start: _Start, place: LineStop, priced: Price, *, is_broken: bool
    ) -> None:
        """Keep a line, if none of its kind that ends in the same place is cheaper."""
        price, kind = priced
        word, letters = place
        starts = self.starts[word]
        end = starts.get(letters)
        if end is None:
            end = _Start(place, self.edges.lefts[word], self.edges.gives[word], {})
            starts[letters] = end
        nodes = end.nodes
        is_last = word > self.last
        most = self.manner.most_broken
        for before in start.nodes.values():
            cost, kind_before, broken, _, _ = before
            if is_last and broken:
                cost += _BROKEN_LAST
            broken = min(broken, _MANY_BROKEN) + 1 if is_broken else 0
            if broken > most:
                continue
            if broken > 1:
                cost += _BROKEN_TWICE
            if abs(kind - kind_before) > 1:
                cost += _UNEVEN
            cost += price
            slot = 4 * broken + kind
            cheapest = nodes.get(slot)
            if cheapest is None or cost < cheapest[0]:
                nodes[slot] = (cost, kind, broken, place, before)


def _read_cost(node: _Node) -> float:
    return node[0]


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
