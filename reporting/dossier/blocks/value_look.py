"""Key figures and the room for them -> how many stand abreast, and how large.

All values of a block have one size and one manner. Best is a value on a line, number and
unit; then its words stand above and below the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import TypeAlias

from reporting.record import Record

Measure: TypeAlias = Callable[[str], float]
"""Returns the width of a text in a value's full size, in points."""

_ABREAST = (4, 3, 2)
"""How many figures may stand abreast."""
_LARGE = (1.0, 0.9, 0.8, 0.7)
"""Sizes that values are tried in, as shares of the full size."""
_SMALL = (*_LARGE, 0.6)
"""The same where the words of a value may take several lines."""
WORDS = 0.56
"""Size of the words beside a number, as a share of the number's."""
_NUMBER = re.compile(r"(?<!\S)\S*\d\S*")


class ValuePart(Record, frozen=True):
    """A part of a value: a number, set large, or the words beside it."""

    text: str
    is_number: bool


class ValueLines(Record, frozen=True):
    """The lines of a value.

    Args:
        above: words that stand above the number; empty where none do.
        parts: what stands on the number's line.
        below: words that stand below the number; empty where none do.
    """

    above: str
    parts: tuple[ValuePart, ...]
    below: str


class ValueLook(Record, frozen=True):
    """How the values of a block are set.

    Args:
        share: of the full size.
        is_stacked: whether the words after a number stand below it.
        is_wrapped: whether words before it stand above it too, and all may take several
            lines.
    """

    share: float
    is_stacked: bool = False
    is_wrapped: bool = False

    def split_lines(self, value: str) -> ValueLines:
        """Return the lines of a value."""
        parts = split_value(value)
        above = below = ""
        has_number = any(part.is_number for part in parts)
        if self.is_stacked and has_number and not parts[-1].is_number:
            *parts, last = parts
            below = last.text
        if self.is_wrapped and has_number and not parts[0].is_number:
            first, *parts = parts
            above = first.text
        return ValueLines(above, tuple(parts), below)

    def measure(self, value: str, measure: Measure) -> float:
        """Return the width of a value's longest line, in points."""
        lines = self.split_lines(value)
        small = self.share * WORDS
        width = measure(" ") * small * (len(lines.parts) - 1)
        for part in lines.parts:
            share = self.share if part.is_number else small
            width += measure(part.text) * share
        for words in (lines.above, lines.below):
            for piece in words.split() if self.is_wrapped else [words]:
                width = max(width, measure(piece) * small)
        return width


def split_value(value: str) -> list[ValuePart]:
    """Return the parts of a value in order: `over`, `122`, `million views`."""
    value = value.replace("\u00a0", " ")
    parts: list[ValuePart] = []
    start = 0
    for match in _NUMBER.finditer(value):
        _add_words(parts, value[start : match.start()])
        part = ValuePart(match.group(), is_number=True)
        parts.append(part)
        start = match.end()
    _add_words(parts, value[start:])
    return parts


def _add_words(parts: list[ValuePart], words: str) -> None:
    if words.strip():
        part = ValuePart(words.strip(), is_number=False)
        parts.append(part)


SMALLEST = ValueLook(min(_SMALL), is_stacked=True, is_wrapped=True)
"""The look where no other has room."""
_MANNERS = (
    tuple([ValueLook(share) for share in _LARGE]),
    tuple([ValueLook(share, is_stacked=True) for share in _LARGE]),
    tuple([ValueLook(share, is_stacked=True, is_wrapped=True) for share in _SMALL]),
)
"""Looks by their manner, the best manner and in it the largest size first."""


class FigureRoom(Record, frozen=True):
    """How figures are placed: how many abreast, how wide each, in what look."""

    count: int
    width: float
    look: ValueLook


def choose_rooms(
    values: Sequence[str],
    measure: Measure,
    width: float,
    gutter: float,
) -> Iterator[FigureRoom]:
    """Yield the ways to place figures in which no value is wider than its column, best first.

    Args:
        values: as they are printed.
        measure: of a value in its full size.
        width: of all columns, in points.
        gutter: between two columns, in points.
    """
    for looks in _MANNERS:
        for count in list_counts(len(values)):
            column = (width - gutter * (count - 1)) / count
            look = choose_look(values, measure, column, looks)
            if look:
                yield FigureRoom(count, column, look)


def choose_look(
    values: Sequence[str],
    measure: Measure,
    width: float,
    looks: Sequence[ValueLook] = sum(_MANNERS, ()),
) -> ValueLook | None:
    """Return the best look in which no value is wider than its column, if there is one.

    Args:
        values: as they are printed.
        measure: of a value in its full size.
        width: of the column, in points.
        looks: to choose from, the best first.
    """
    for look in looks:
        if all(look.measure(value, measure) <= width for value in values):
            return look
    return None


def list_counts(number: int) -> list[int]:
    """Return how many of some figures may stand abreast, the best first.

    Best are many that leave few places empty; two abreast come last. A count that leaves
    one alone in a row is left out, and one that no row has.
    """

    def rank(count: int) -> tuple[bool, int, int]:
        return count == min(_ABREAST), -number % count, -count

    if number == 1:
        return [1]
    counts: list[int] = []
    for count in _ABREAST:
        rows = measure_rows(number, count)
        if rows[0] == count and rows[-1] > 1:
            counts.append(count)
    return sorted(counts, key=rank)


def measure_rows(number: int, count: int) -> list[int]:
    """Return how many figures stand in each row, the fuller rows first.

    Args:
        number: of all figures.
        count: how many may stand abreast.
    """
    rows = ceil(number / count)
    least, more = divmod(number, rows)
    return [least + (row < more) for row in range(rows)]
