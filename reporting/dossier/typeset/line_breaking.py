"""Units of text and a measure -> the lines that read best, weighed over the whole paragraph.

This is the algorithm of Knuth and Plass ("Breaking Paragraphs into Lines", Software:
Practice and Experience 11, 1981): every way to break a paragraph has a price, and the
cheapest is taken. In justified text a line pays for spaces that are wider or narrower than
they should be, in ragged text for what it leaves free; both pay for hyphenation.

Edges of words are sums over the paragraph, so that the words with which a line could end are
found by bisection; only they are weighed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add
from typing import TypeAlias

from reporting.dossier.typeset.units import Unit
from reporting.record import MutableRecord, Record

_LINE = 10.0
"""What a justified line costs beside its spaces."""
_BROKEN_TWICE = 20_000.0
"""Two lines in a row end in a broken word."""
_BROKEN_LAST = 60_000.0
"""The last line begins with the rest of a broken word."""
_UNEVEN = 3_000.0
"""A loose line stands next to a tight one."""
_STUB = 60_000.0
"""The last line is too short to be seen as one."""
_ALONE = 8_000.0
"""The last line of a title is a single word."""
_FORCED = 1e9
"""A line that is wider than the measure, or that cannot fill it."""
_WORST = 1e5
"""The greatest badness of a line."""
_LEAST_LAST, _SHORT = 0.2, 0.25
"""Shares of the measure that the last line should fill, in justified and in ragged text."""
_MOST_BROKEN = 2
"""Lines in a row that may end in broken words."""
_ROUNDING = 1e-6
_SOME = 0.5
"""The ratio up to which a justified line is neither tight nor loose."""
_TIGHT, _EVEN, _LOOSE, _VERY_LOOSE = 0, 1, 2, 3
"""Kinds of lines, by how far their spaces give."""
_SHRINK = 0.5
"""How far spaces and letters give when they are narrowed, of what they do when widened."""


class Spacing(Record, frozen=True):
    """How far a space, and the distance of two letters, may be widened, in points.

    A line whose ratio is 1 uses all of it; one of -1 is narrowed by half of it.
    """

    space: float = 0.0
    letter: float = 0.0

    def add_up(
        self, gaps: Iterable[int], letters: Iterable[int], more: int
    ) -> list[float]:
        """Return how far some spaces and letters give, and `more` letters each time."""
        space = self.space
        letter = self.letter
        first = more * letter
        return [
            gap * space + count * letter + first
            for gap, count in zip(gaps, letters, strict=False)
        ]

    def find_ratio(self, slack: float, gaps: int, letters: int) -> float:
        """Return how far a line must give to fill the measure.

        Args:
            slack: what is left over of the measure, or missing if negative, in points.
            gaps: spaces that can give.
            letters: distances of letters that can give, those at spaces included.
        """
        give = gaps * self.space + letters * self.letter
        return _find_ratio(slack, give)

    def share(self, slack: float, gaps: int, letters: int) -> tuple[float, float]:
        """Return what each space and each letter of a line gets in addition, in points.

        Letters never give more than they may: the spaces take what is left.
        """
        ratio = self.find_ratio(slack, gaps, letters)
        limit = self.letter if ratio >= 0 else self.letter * _SHRINK
        letter = max(min(ratio, 1.0), -1.0) * limit
        if not gaps:
            return 0.0, letter
        return (slack - letter * letters) / gaps, letter


def _find_ratio(slack: float, give: float) -> float:
    if slack < 0:
        give *= _SHRINK
    return slack / give if give > 0 else slack * 1e6


Price: TypeAlias = tuple[float, int]
"""What a line costs, and its kind."""


class Justified(Record, frozen=True):
    """Both edges straight.

    Args:
        spacing: how far spaces may give.
        loosest: the greatest ratio of a line.
        most_broken: lines in a row that may end in broken words.
    """

    spacing: Spacing
    loosest: float
    most_broken: int = _MOST_BROKEN
    least: float = 1.0
    """Share of the measure that a line fills, once its spaces are as wide as they may be."""
    hyphen: float = 0.0

    def price(self, slack: float, give: float, _measure: float, cost: float) -> Price:
        """Weigh the spaces of a line, and how it ends, as TeX does."""
        ratio = _find_ratio(slack, give)
        badness = min(100 * abs(ratio) ** 3, _WORST)
        price = (_LINE + badness + cost) ** 2
        if ratio < -_SOME:
            return price, _TIGHT
        if ratio <= _SOME:
            return price, _EVEN
        return price, _LOOSE if ratio <= 1 else _VERY_LOOSE

    def price_last(self, slack: float, measure: float, _count: int) -> Price:
        """Weigh a last line, which may be short, but no stub."""
        filled = 1 - slack / measure
        price = _LINE**2
        if filled < _LEAST_LAST:
            price += _STUB * (1.5 - filled / _LEAST_LAST)
        return price, _EVEN


class Ragged(Record, frozen=True):
    """One edge straight, the other as even as may be.

    Args:
        line: the price of a line; high where there should be as few as can be.
        hyphen: the price of a broken word.
        most_free: share of the measure that a line but the last may leave free.
        evens_last: whether the last line should be as long as the others.
        most_broken: lines in a row that may end in broken words.
    """

    line: float
    hyphen: float = 900.0
    most_free: float = 1.0
    evens_last: bool = False
    most_broken: int = _MOST_BROKEN
    spacing: Spacing = Spacing()
    loosest: float = 0.0

    @property
    def least(self) -> float:
        """Share of the measure that a line fills."""
        return 1 - self.most_free

    def price(self, slack: float, _give: float, measure: float, cost: float) -> Price:
        """Weigh what a line leaves free, and how it ends."""
        free = 100 * slack / measure
        return self.line + free**2 + 20 * cost, _EVEN

    def price_last(self, slack: float, measure: float, count: int) -> Price:
        """Weigh a last line: of a title as the others are, else only if it is short."""
        filled = 1 - slack / measure
        if self.evens_last:
            price = self.line + (100 * (1 - filled)) ** 2
            return price + (_ALONE if count == 1 else 0.0), _EVEN
        free = 100 * (2 * _SHORT - filled) if filled < _SHORT else 0.0
        return self.line + free**2, _EVEN


Manner: TypeAlias = Justified | Ragged
"""How text is set, and what a line of it costs."""

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
            right - _SHRINK * give
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
        begin: _Node = (0.0, _EVEN, 0, (0, 0), None)
        first = _Start((0, 0), 0.0, self.edges.gives[0], {0: begin})
        self.starts[0][0] = first
        for starts in self.starts[:-1]:
            done = -1
            while starts:
                following = [letters for letters in starts if letters > done]
                if not following:
                    break
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
        reach = edge + _ROUNDING - _SHRINK * start.give
        loose_reach = start.left + manner.loosest * start.give
        least = loose_reach + measure * manner.least - _ROUNDING
        first = bisect_left(self.loose, least, at)
        stop = bisect_right(self.edges.tight, reach, at)
        slack = edge - self.edges.rights[last] + self.units[last].hyphen
        if slack >= -_ROUNDING:
            price = manner.price_last(slack, measure, last + 1 - at)
            self._keep(start, (last + 1, 0), price, is_broken=False)
            stop = min(stop, last)
        self._end_with_words(start, range(first, stop), measure, reach)
        if first < self.hyphenated:
            words = range(first, min(stop + 1, self.hyphenated))
            self._end_in_words(start, words, measure, (least, reach))
        if self.forced and stop <= first:
            end = (max(stop, at + 1), 0)
            self._keep(start, end, (_FORCED, _EVEN), is_broken=False)

    def _end_with_words(
        self, start: _Start, words: range, measure: float, reach: float
    ) -> None:
        """Weigh the lines that end with one of some units."""
        edge = start.left + measure
        for word in words:
            # A hyphen may reach further than the short part after it.
            if self.edges.tight[word] > reach:
                continue
            unit = self.units[word]
            slack = edge - self.edges.rights[word]
            give = self.edges.right_gives[word] - start.give
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
                is_tight = right - _SHRINK * give > reach
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
            broken = min(broken, _MOST_BROKEN) + 1 if is_broken else 0
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
