"""A line and how it is set -> what it costs: the prices of justified and of ragged text.

A line pays for spaces that are wider or narrower than they should be, or for what it leaves
free, and for how it ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from reporting.record import Record

_LINE = 10.0
"""What a justified line costs beside its spaces."""
_STUB = 60_000.0
"""The last line is too short to be seen as one."""
_ALONE = 8_000.0
"""The last line of a title is a single word."""
_WORST = 1e5
"""The greatest badness of a line."""
_LEAST_LAST, _SHORT = 0.2, 0.25
"""Shares of the measure that the last line should fill, in justified and in ragged text."""
_MOST_BROKEN = 2
"""Lines in a row that may end in broken words."""
_SOME = 0.5
"""The ratio up to which a justified line is neither tight nor loose."""
TIGHT = 0
EVEN = 1
LOOSE = 2
VERY_LOOSE = 3
"""Kinds of lines, by how far their spaces give."""
SHRINK = 0.5
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
        limit = self.letter
        if ratio < 0:
            limit *= SHRINK
        capped = max(min(ratio, 1.0), -1.0)
        letter = capped * limit
        if not gaps:
            return 0.0, letter
        return (slack - letter * letters) / gaps, letter


def _find_ratio(slack: float, give: float) -> float:
    if slack < 0:
        give *= SHRINK
    if give > 0:
        return slack / give
    return slack * 1e6


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
            return price, TIGHT
        if ratio <= _SOME:
            return price, EVEN
        return price, LOOSE if ratio <= 1 else VERY_LOOSE

    def price_last(self, slack: float, measure: float, _count: int) -> Price:
        """Weigh a last line, which may be short, but no stub."""
        filled = 1 - slack / measure
        price = _LINE**2
        if filled < _LEAST_LAST:
            price += _STUB * (1.5 - filled / _LEAST_LAST)
        return price, EVEN


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
        return self.line + free**2 + 20 * cost, EVEN

    def price_last(self, slack: float, measure: float, count: int) -> Price:
        """Weigh a last line: of a title as the others are, else only if it is short."""
        filled = 1 - slack / measure
        if self.evens_last:
            free = 100 * (1 - filled)
            alone = _ALONE if count == 1 else 0.0
            return self.line + free**2 + alone, EVEN
        if filled >= _SHORT:
            return self.line, EVEN
        free = 100 * (2 * _SHORT - filled)
        return self.line + free**2, EVEN


Manner: TypeAlias = Justified | Ragged
"""How text is set, and what a line of it costs."""
