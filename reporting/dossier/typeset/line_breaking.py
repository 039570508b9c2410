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
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

from reporting.dossier.typeset.units import Unit
from reporting.record import Record

_LINE = 10.0
"""What a justified line costs beside its spaces."""
_BROKEN_TWICE = 20_000.0
"""Two lines in a row end in a broken word."""
_BROKEN_LAST = 60_000.0
"""The last line begins with the rest of a broken word."""
_UNEVEN = 3_000.0
"""A loose line stands next to a tight one."""
_STUB = 20_000.0
"""The last line is too short to be seen as one."""
_ALONE = 5_000.0
"""The last line of a title is a single word."""
_FORCED = 1e9
"""A line of one unit that is wider than the measure."""
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

    def price(self, slack: float, give: float, _measure: float, end: Unit) -> Price:
        """Weigh the spaces of a line as TeX does."""
        ratio = _find_ratio(slack, give)
        badness = min(100 * abs(ratio) ** 3, _WORST)
        price = (_LINE + badness + end.cost) ** 2
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

    def price(self, slack: float, _give: float, measure: float, end: Unit) -> Price:
        """Weigh what a line leaves free."""
        free = 100 * slack / measure
        price = self.line + free**2 + 20 * end.cost
        if end.hyphen:
            price += self.hyphen
        return price, _EVEN

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

_Node: TypeAlias = "tuple[float, int, int, int, _Node | None]"
"""A line's end on the way: what it cost up to there, the kind of the line, how many lines in a
row end in a broken word, after how many units it is, and what came before."""


class _Search:
    """The search for the cheapest lines.

    Args:
        units: the paragraph.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.
        forced: whether a unit that is wider than the measure may stand alone on its line.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        first: float,
        rest: float,
        manner: Manner,
        *,
        forced: bool,
    ) -> None:
        self.units = units
        self.first = first
        self.rest = rest
        self.manner = manner
        self.forced = forced
        self.count = len(units)
        self.nodes: list[dict[int, _Node]] = [{} for _ in range(self.count + 1)]
        self._add_up(manner.spacing)

    def _add_up(self, spacing: Spacing) -> None:
        """Find where units begin and end, and how far they can give up to there."""
        space, letter = spacing.space, spacing.letter
        widths: list[float] = []
        gives: list[float] = []
        inner_gives: list[float] = []
        for unit in self.units:
            give = unit.gaps * space + unit.letters * letter
            inner_gives.append(give)
            gives.append(give + space + letter if unit.space else give)
            widths.append(unit.width + unit.space)
        self.lefts = list(accumulate(widths, initial=0.0))
        self.left_gives = list(accumulate(gives, initial=letter))
        self.rights: list[float] = []
        self.right_gives: list[float] = []
        self.loose: list[float] = []
        self.tight: list[float] = []
        loosest = self.manner.loosest
        for at, unit in enumerate(self.units):
            right = self.lefts[at] + unit.width + unit.hyphen
            give = self.left_gives[at] + inner_gives[at] - letter
            self.rights.append(right)
            self.right_gives.append(give)
            self.loose.append(right + loosest * give)
            self.tight.append(right - _SHRINK * give)

    def find_ends(self) -> list[int] | None:
        """Return after how many units each line ends; None when no way is allowed."""
        self.nodes[0] = {0: (0.0, _EVEN, 0, 0, None)}
        for at in range(self.count):
            if self.nodes[at]:
                self._extend(at)
        closed = self.nodes[self.count].values()
        node: _Node | None = min(closed, key=_read_cost, default=None)
        if node is None:
            return None
        ends: list[int] = []
        while node is not None and node[3]:
            ends.append(node[3])
            node = node[4]
        return ends[::-1]

    def _extend(self, at: int) -> None:
        """Weigh every line that could begin with a unit."""
        manner = self.manner
        measure = self.first if at == 0 else self.rest
        left = self.lefts[at]
        give = self.left_gives[at]
        least = left + manner.loosest * give + measure * manner.least - _ROUNDING
        most = left - _SHRINK * give + measure + _ROUNDING
        first = bisect_left(self.loose, least, at)
        stop = bisect_right(self.tight, most, at)
        last = self.count - 1
        if self.rights[last] - self.units[last].hyphen <= left + measure + _ROUNDING:
            slack = left + measure - self.rights[last] + self.units[last].hyphen
            priced = manner.price_last(slack, measure, self.count - at)
            self._keep(at, last, priced)
            stop = min(stop, last)
        for end in range(first, stop):
            if self.tight[end] > most:  # a hyphen may reach further than a short part
                continue
            slack = measure - self.rights[end] + left
            priced = manner.price(
                slack, self.right_gives[end] - give, measure, self.units[end]
            )
            self._keep(at, end, priced)
        if self.forced and stop <= at:
            self._keep(at, at, (_FORCED, _EVEN))

    def _keep(self, at: int, end: int, priced: Price) -> None:
        """Keep a line, if none of its kind that ends in the same place is cheaper."""
        price, kind = priced
        is_last = end == self.count - 1
        is_broken = self.units[end].is_broken and not is_last
        found = self.nodes[end + 1]
        most = self.manner.most_broken
        for before in self.nodes[at].values():
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
            cheapest = found.get(slot)
            if cheapest is None or cost < cheapest[0]:
                found[slot] = (cost, kind, broken, end + 1, before)


def _read_cost(node: _Node) -> float:
    return node[0]


def find_line_ends(
    units: Sequence[Unit],
    first: float,
    rest: float,
    manner: Manner,
    *,
    forced: bool = False,
) -> list[int] | None:
    """Return after how many units each line ends.

    Args:
        units: the paragraph; a line ends after the last.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.
        forced: whether a unit that is wider than the measure may stand alone on its line.

    Returns:
        the ends of the cheapest lines; None when no way of breaking is allowed.
    """
    return _Search(units, first, rest, manner, forced=forced).find_ends()
