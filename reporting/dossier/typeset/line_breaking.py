"""Chunks of text and a measure -> the lines that read best, weighed over the whole paragraph.

This is the algorithm of Knuth and Plass ("Breaking Paragraphs into Lines", Software:
Practice and Experience 11, 1981): every way to break a paragraph has a price, and the
cheapest is taken. In justified text a line pays for spaces that are wider or narrower than
they should be, in ragged text for what it leaves free; both pay for hyphenation.

The inner loop weighs every line that could be, so it reads plain lists and makes no values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reporting.record import Record

_LINE = 10.0
"""What a justified line costs beside its spaces."""
_BROKEN_TWICE = 10_000.0
"""Two lines in a row end in a broken word."""
_BROKEN_LAST = 5_000.0
"""The last line begins with the rest of a broken word."""
_UNEVEN = 3_000.0
"""A loose line stands next to a tight one."""
_STUB = 20_000.0
"""The last line is too short to be seen as one."""
_FORCED = 1e9
"""A line of one chunk that is wider than the measure."""
_WORST = 1e5
"""The greatest badness of a line."""
_LEAST_LAST, _SHORT = 0.09, 0.25
"""Shares of the measure that the last line should fill, in justified and in ragged text."""
_MOST_BROKEN = 2
"""Lines in a row that may end in broken words."""
_ROUNDING = 1e-6
_SOME = 0.5
"""The ratio up to which a justified line is neither tight nor loose."""
_TIGHT, _EVEN, _LOOSE, _VERY_LOOSE = 0, 1, 2, 3
"""Kinds of lines, by how far their spaces give."""

Line = tuple[float, float, int, int, bool]
"""What `Filling` says, as a plain tuple."""
Price = tuple[float, int]
"""What a line costs, and its kind."""


class Chunk(NamedTuple):
    """What stands between two break opportunities; lengths in points.

    Args:
        width: of its letters.
        space: width of the space after it, which a line's end swallows; 0 within a word.
        gaps: spaces that can give: those within it that never end a line, and the one after it.
        letters: how many.
        hyphen: width of the hyphen that is shown if a line ends here.
        cost: how bad it is to end a line here.
        broken: whether a line that ends here ends in a hyphen, printed or written.
    """

    width: float
    space: float
    gaps: int
    letters: int
    hyphen: float = 0.0
    cost: float = 0.0
    broken: bool = False


class Filling(NamedTuple):
    """How a line is filled.

    Args:
        slack: what is left over of the measure, or missing if negative, in points.
        measure: width of the line, in points.
        gaps: spaces that can give.
        letters: gaps between letters that can give.
        is_last: whether it is the paragraph's last line.
    """

    slack: float
    measure: float
    gaps: int
    letters: int
    is_last: bool


class Spacing(Record, frozen=True):
    """How far spaces between words, and between letters, may give; points a space or a letter.

    A line whose ratio is 1 uses all of `wider` and `apart`; one of -1 all of `narrower` and
    `closer`.
    """

    wider: float
    narrower: float
    apart: float
    closer: float

    def ratio(self, line: Line) -> float:
        """Return how far a line's spaces must give to fill the measure."""
        slack, _, gaps, letters, _ = line
        if slack >= 0:
            give = gaps * self.wider + letters * self.apart
        else:
            give = gaps * self.narrower + letters * self.closer
        return slack / give if give > 0 else slack * 1e6

    def share(self, line: Filling) -> tuple[float, float]:
        """Return what each space and each letter of a line gets in addition, in points.

        Letters never give more than `apart` and `closer`: the spaces take what is left.
        """
        ratio = self.ratio(line)
        limit = self.apart if ratio >= 0 else self.closer
        letter = max(min(ratio, 1.0), -1.0) * limit
        if not line.gaps:
            return 0.0, letter
        rest = line.slack - letter * line.letters
        return rest / line.gaps, letter


class Justified(Record, frozen=True):
    """Both edges straight.

    Args:
        spacing: how far spaces may give.
        loosest: the greatest ratio of a line.
        most_broken: lines in a row that may end in broken words.
        near: share of the measure below which no line but the last is looked into.
    """

    spacing: Spacing
    loosest: float
    most_broken: int = _MOST_BROKEN
    near: float = 0.55

    def price(self, line: Line, end: Chunk) -> Price | None:
        """Weigh the spaces of a line as TeX does; None where they cannot give so far."""
        slack, measure, _, _, is_last = line
        if is_last and slack >= 0:
            filled = measure - slack
            is_stub = filled < measure * _LEAST_LAST
            return _LINE**2 + (_STUB if is_stub else 0.0), _EVEN
        ratio = self.spacing.ratio(line)
        if not -1.0 <= ratio <= self.loosest:
            return None
        badness = min(100 * abs(ratio) ** 3, _WORST)
        price = (_LINE + badness + end.cost) ** 2
        if ratio < -_SOME:
            return price, _TIGHT
        if ratio <= _SOME:
            return price, _EVEN
        return price, _LOOSE if ratio <= 1 else _VERY_LOOSE


class Ragged(Record, frozen=True):
    """One edge straight, the other as even as may be.

    Args:
        line: the price of a line; high where there should be as few as can be.
        hyphen: the price of a broken word.
        most_free: share of the measure that a line but the last may leave free.
        evens_last: whether the last line should be as long as the others.
        most_broken: lines in a row that may end in broken words.
        near: share of the measure below which no line but the last is looked into.
    """

    line: float
    hyphen: float = 900.0
    most_free: float = 1.0
    evens_last: bool = False
    most_broken: int = _MOST_BROKEN
    near: float = 0.0

    def price(self, line: Line, end: Chunk) -> Price | None:
        """Weigh what a line leaves free; None where that is too much, or the line too full."""
        slack, measure, _, _, is_last = line
        if slack < -_ROUNDING:
            return None
        free = 100 * slack / measure
        if is_last and not self.evens_last:
            filled = 1 - slack / measure
            free = 100 * (2 * _SHORT - filled) if filled < _SHORT else 0.0
        elif free > 100 * self.most_free:
            return None
        price = self.line + free**2 + 20 * end.cost
        if end.hyphen:
            price += self.hyphen
        return price, _EVEN


Manner = Justified | Ragged
"""How text is set, and what a line of it costs."""


class _Node(NamedTuple):
    """A line's end on the way: after how many chunks, at what cost, and what came before."""

    at: int
    cost: float
    kind: int
    broken: int
    before: _Node | None

    def trace_ends(self) -> list[int]:
        """Return where the lines end that lead to it."""
        ends: list[int] = []
        node: _Node | None = self
        while node is not None and node.at:
            ends.append(node.at)
            node = node.before
        return ends[::-1]


class _Sums(NamedTuple):
    """Running sums over the chunks, of which every line is a difference.

    A space counts as a letter that can give.
    """

    widths: list[float]
    gaps: list[int]
    letters: list[int]

    def add(self, chunk: Chunk) -> None:
        """Add the next chunk."""
        self.widths.append(self.widths[-1] + (chunk.width + chunk.space))
        self.gaps.append(self.gaps[-1] + chunk.gaps)
        self.letters.append(self.letters[-1] + chunk.letters + (chunk.space > 0))


Divide = Callable[[int], Sequence[Chunk]]
"""Hyphenates a word: the number of its chunk -> the chunks that it is cut into."""


def _is_in_reach(
    word: Chunk,
    active: Sequence[_Node],
    sums: _Sums,
    first: float,
    rest: float,
    manner: Manner,
) -> bool:
    """Whether a line may end within a word: not if even all of it leaves every line too loose.

    The longest line is the tightest, so the others need not be looked at; the first line has
    a measure of its own. Two spaces are wider than any hyphen.
    """
    if not word.space:
        return True
    for before in active[:2]:
        start = before.at
        measure = rest if start else first
        width = sums.widths[-1] + word.width - sums.widths[start]
        if width < measure * manner.near:
            continue
        slack = measure - width - 2 * word.space
        line_gaps = sums.gaps[-1] + word.gaps - sums.gaps[start]
        line_letters = sums.letters[-1] + word.letters - sums.letters[start]
        line = (slack, measure, line_gaps, line_letters, False)
        if slack <= 0 or manner.price(line, word) is not None:
            return True
    return False


def find_line_ends(
    chunks: Sequence[Chunk],
    first: float,
    rest: float,
    manner: Manner,
    *,
    forced: bool = False,
    divide: Divide | None = None,
) -> list[int] | None:
    """Return after how many chunks each line ends.

    Words are hyphenated only where a line may end in them; the ends count the parts.

    Args:
        chunks: the paragraph; a line ends after the last.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.
        forced: whether a chunk that is wider than the measure may stand alone on its line.
        divide: cuts a chunk further.

    Returns:
        the ends of the cheapest lines; None when no way of breaking is allowed.
    """
    sums = _Sums([0.0], [0], [0])
    widths, gaps, letters = sums
    active = [_Node(0, 0.0, _EVEN, 0, None)]
    waiting = list(reversed(chunks))
    number = at = 0
    whole = len(chunks)
    while waiting:
        end = waiting.pop()
        if divide and len(waiting) < whole:
            whole = len(waiting)
            if _is_in_reach(end, active, sums, first, rest, manner):
                waiting += reversed(divide(number))
                end = waiting.pop()
            number += 1
        at += 1
        sums.add(end)
        is_last = not waiting
        hyphen = 0.0 if is_last else end.hyphen
        swallowed = 1 if end.space else 0
        width_here = widths[at] - end.space
        gaps_here = gaps[at] - swallowed
        letters_here = letters[at] - swallowed - 1
        found: dict[tuple[int, int], _Node] = {}
        alive: list[_Node] = []
        for place, before in enumerate(active):
            start = before.at
            measure = rest if start else first
            width = width_here - widths[start]
            if not is_last and width < measure * manner.near:
                alive += active[place:]
                break
            slack = measure - width - hyphen
            line_gaps = gaps_here - gaps[start]
            line_letters = letters_here - letters[start]
            line = (slack, measure, line_gaps, line_letters, is_last)
            priced = manner.price(line, end)
            if priced is None and forced and at - start == 1:
                priced = _FORCED, _EVEN
            if priced is not None:
                is_broken = end.broken and not is_last
                broken = min(before.broken, _MOST_BROKEN) + 1 if is_broken else 0
                if broken <= manner.most_broken:
                    _keep_cheapest(found, before, at, priced, broken, is_last=is_last)
                alive.append(before)
            elif slack >= 0 or end.hyphen:
                alive.append(before)
        active = [*alive, *found.values()]
        if not active:
            return None
    closed = [node for node in active if node.at == at]
    cheapest = min(closed, key=lambda node: node.cost, default=None)
    return cheapest.trace_ends() if cheapest else None


def _keep_cheapest(
    found: dict[tuple[int, int], _Node],
    before: _Node,
    at: int,
    priced: Price,
    broken: int,
    *,
    is_last: bool,
) -> None:
    """Keep a line that begins after a node, if none of its kind that ends here is cheaper."""
    price, kind = priced
    cost = before.cost + price
    if broken > 1:
        cost += _BROKEN_TWICE
    if is_last and before.broken:
        cost += _BROKEN_LAST
    if abs(kind - before.kind) > 1:
        cost += _UNEVEN
    cheapest = found.get((kind, broken))
    if cheapest is None or cost < cheapest.cost:
        found[kind, broken] = _Node(at, cost, kind, broken, before)


def fill_line(
    chunks: Sequence[Chunk],
    measure: float,
    *,
    is_last: bool,
) -> Filling:
    """Return how some chunks fill a line.

    Args:
        chunks: all that stands on the line.
        measure: its width, in points.
        is_last: whether it is the paragraph's last line, which shows no hyphen.
    """
    sums = _Sums([0.0], [0], [0])
    for chunk in chunks:
        sums.add(chunk)
    end = chunks[-1]
    swallowed = 1 if end.space else 0
    hyphen = 0.0 if is_last else end.hyphen
    return Filling(
        slack=measure - (sums.widths[-1] - end.space) - hyphen,
        measure=measure,
        gaps=sums.gaps[-1] - swallowed,
        letters=sums.letters[-1] - swallowed - 1,
        is_last=is_last,
    )
