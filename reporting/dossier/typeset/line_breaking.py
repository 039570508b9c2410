"""Chunks of text and a measure -> the lines that read best, weighed over the whole paragraph.

This is the algorithm of Knuth and Plass ("Breaking Paragraphs into Lines", Software:
Practice and Experience 11, 1981): every way to break a paragraph has a price, and the
cheapest is taken. In justified text a line pays for spaces that are wider or narrower than
they should be, in ragged text for what it leaves free; both pay for broken words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
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
_LEAST_LAST, _SHORT = 0.09, 0.25
"""Shares of the measure that the last line should fill, in justified and in ragged text."""
_MOST_BROKEN = 2
"""Lines in a row that may end in broken words."""


class Chunk(NamedTuple):
    """What stands between two places where a line may end; lengths in points."""

    width: float
    space: float
    """Width of the space after it, which the end of a line swallows; 0 within a word."""
    gaps: int
    """Spaces that can be made wider: those within it that never end a line, and the one after it."""
    letters: int
    hyphen: float = 0.0
    """Width of the hyphen that is shown if a line ends here."""
    cost: float = 0.0
    """How bad it is to end a line here."""
    broken: bool = False
    """Whether a line that ends here ends in a hyphen, printed or written."""


class Filling(NamedTuple):
    """How a line is filled: points left over or missing, what can take them up, and where it stands."""

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

    def ratio(self, line: Filling) -> float:
        """Return how far a line's spaces must give to fill the measure."""
        if line.slack >= 0:
            give = line.gaps * self.wider + line.letters * self.apart
        else:
            give = line.gaps * self.narrower + line.letters * self.closer
        return line.slack / give if give > 0 else line.slack * 1e6

    def share(self, line: Filling) -> tuple[float, float]:
        """Return what each space and each letter of a line gets in addition, in points.

        Letters never give more than `apart` and `closer`: the spaces take what is left.
        """
        ratio = self.ratio(line)
        letter = (
            min(ratio, 1.0) * self.apart
            if ratio >= 0
            else max(ratio, -1.0) * self.closer
        )
        if not line.gaps:
            return 0.0, letter
        return (line.slack - letter * line.letters) / line.gaps, letter


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

    def price(self, line: Filling, end: Chunk) -> tuple[float, int] | None:
        """Weigh the spaces of a line as TeX does."""
        if line.is_last and line.slack >= 0:
            short = line.measure - line.slack < line.measure * _LEAST_LAST
            return _LINE**2 + (_STUB if short else 0.0), 1
        ratio = self.spacing.ratio(line)
        if not -1.0 <= ratio <= self.loosest:
            return None
        badness = min(100 * abs(ratio) ** 3, 1e5)
        kind = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3  # noqa: PLR2004
        return (_LINE + badness + end.cost) ** 2, kind


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

    def price(self, line: Filling, end: Chunk) -> tuple[float, int] | None:
        """Weigh what a line leaves free."""
        if line.slack < -1e-6:  # noqa: PLR2004  (rounding)
            return None
        free = 100 * line.slack / line.measure
        if line.is_last and not self.evens_last:
            filled = 1 - line.slack / line.measure
            free = 100 * (2 * _SHORT - filled) if filled < _SHORT else 0.0
        elif free > 100 * self.most_free:
            return None
        return self.line + free**2 + 20 * end.cost + self.hyphen * bool(end.hyphen), 1


Manner = Justified | Ragged
"""How text is set, and what a line of it costs."""


class _Node(NamedTuple):
    """A line's end on the way: after how many chunks, at what cost, and what came before."""

    at: int
    cost: float
    kind: int
    broken: int
    before: _Node | None


def find_line_ends(
    chunks: Sequence[Chunk],
    first: float,
    rest: float,
    manner: Manner,
    *,
    forced: bool = False,
) -> list[int] | None:
    """Return after how many chunks each line ends.

    Args:
        chunks: the paragraph; a line ends after the last.
        first: measure of the first line, in points.
        rest: measure of the others.
        manner: what a line costs.
        forced: whether a chunk that is wider than the measure may stand alone on its line.

    Returns:
        the ends of the cheapest lines, the last of them the number of chunks; None when no
        way of breaking is allowed.
    """
    sums = _Sums.of(chunks)
    active = [_Node(0, 0.0, 1, 0, None)]
    for at in range(1, len(chunks) + 1):
        found: dict[tuple[int, int], _Node] = {}
        alive: list[_Node] = []
        for place, node in enumerate(active):
            measure = rest if node.at else first
            if at < len(chunks) and sums.solid(node.at, at) < measure * manner.near:
                alive += active[place:]
                break
            line = sums.line(node.at, at, measure)
            priced = manner.price(line, chunks[at - 1])
            if priced is None and forced and at - node.at == 1:
                priced = 1e9, 1
            if priced is not None or line.slack >= 0 or chunks[at - 1].hyphen:
                alive.append(node)
            if priced is not None:
                _consider(found, node, at, chunks, priced, manner.most_broken)
        active = [*alive, *found.values()]
        if not active:
            return None
    closed = [node for node in active if node.at == len(chunks)]
    return _way(min(closed, key=lambda one: one.cost)) if closed else None


class _Sums(NamedTuple):
    """Running sums over the chunks, from which any line is read off."""

    chunks: Sequence[Chunk]
    edge: Sequence[float]
    gaps: Sequence[int]
    letters: Sequence[int]

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> _Sums:
        """Add up."""
        return cls(
            chunks,
            [0.0, *accumulate(chunk.width + chunk.space for chunk in chunks)],
            [0, *accumulate(chunk.gaps for chunk in chunks)],
            [0, *accumulate(chunk.letters + bool(chunk.space) for chunk in chunks)],
        )

    def solid(self, start: int, stop: int) -> float:
        """Return the width of a line without a hyphen at its end."""
        return self.edge[stop] - self.edge[start] - self.chunks[stop - 1].space

    def line(self, start: int, stop: int, measure: float) -> Filling:
        """Return how chunks from `start` to before `stop` fill a line."""
        end = self.chunks[stop - 1]
        swallowed = bool(end.space)
        is_last = stop == len(self.chunks)
        return Filling(
            measure - self.solid(start, stop) - (0.0 if is_last else end.hyphen),
            measure,
            self.gaps[stop] - self.gaps[start] - swallowed,
            self.letters[stop] - self.letters[start] - swallowed - 1,
            is_last,
        )


def fill_line(chunks: Sequence[Chunk], measure: float, *, is_last: bool) -> Filling:
    """Return how some chunks fill a line.

    Args:
        chunks: all that stands on the line.
        measure: its width, in points.
        is_last: whether it is the paragraph's last line, which shows no hyphen.
    """
    line = _Sums.of(chunks).line(0, len(chunks), measure)
    hyphen = 0.0 if is_last else chunks[-1].hyphen
    return line._replace(is_last=is_last, slack=line.slack - hyphen)


def _consider(
    found: dict[tuple[int, int], _Node],
    node: _Node,
    at: int,
    chunks: Sequence[Chunk],
    priced: tuple[float, int],
    most_broken: int,
) -> None:
    """Keep a line that begins after a node, if it is the cheapest of its kind that ends here."""
    price, kind = priced
    is_last, broken = at == len(chunks), 0
    if chunks[at - 1].broken and not is_last:
        broken = min(node.broken, _MOST_BROKEN) + 1
    if broken > most_broken:
        return
    cost = node.cost + price + (_BROKEN_TWICE if broken > 1 else 0.0)
    cost += _BROKEN_LAST if is_last and node.broken else 0.0
    cost += _UNEVEN if abs(kind - node.kind) > 1 else 0.0
    best = found.get((kind, broken))
    if best is None or cost < best.cost:
        found[kind, broken] = _Node(at, cost, kind, broken, node)


def _way(node: _Node | None) -> list[int]:
    """Return where the lines end that lead to a node."""
    way: list[int] = []
    while node is not None and node.at:
        way.append(node.at)
        node = node.before
    return way[::-1]
