"""Key figures and the room for them -> how many stand abreast, and how large.

All values of a block have one size and one manner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.record import Record

_ABREAST = (4, 3, 2)
"""How many figures may stand abreast."""
_LARGE = (1.0, 0.9, 0.8, 0.7)
"""Sizes that values are tried in, as shares of the full size."""
_SMALL = (*_LARGE, 0.6)
"""The same where the words below a number may take several lines."""
WORDS = 0.56
"""Size of the words beside a number, as a share of the number's."""
_PARTS = 2
"""Parts of a value that may be cut into two lines."""
_NUMBER = re.compile(r"\S*\d\S*")


class ValuePart(Record, frozen=True):
    """A part of a value: a number, set large, or the words beside it."""

    text: str
    is_number: bool


class ValueLook(Record, frozen=True):
    """How the values of a block are set.

    Args:
        share: of the full size.
        is_stacked: whether the words after a number stand below it.
        is_wrapped: whether these words may take several lines.
    """

    share: float
    is_stacked: bool
    is_wrapped: bool = False

    def split_lines(self, value: str) -> list[list[ValuePart]]:
        """Return the lines of a value; words that end it may stand below."""
        value = value.replace("\u00a0", " ")
        parts: list[ValuePart] = []
        start = 0
        for match in _NUMBER.finditer(value):
            if start < match.start():
                words = value[start : match.start()]
                parts.append(ValuePart(words, is_number=False))
            parts.append(ValuePart(match.group(), is_number=True))
            start = match.end()
        if start < len(value):
            parts.append(ValuePart(value[start:], is_number=False))
        if not self.is_stacked or len(parts) < _PARTS or parts[-1].is_number:
            return [parts]
        *above, last = parts
        below = ValuePart(last.text.strip(), is_number=False)
        return [above, [below]]

    def measure(self, value: str, style: ParagraphStyle) -> float:
        """Return the width of a value's longest line, in points."""
        size = style.fontSize * self.share
        small = size * WORDS
        widths: list[float] = []
        for line in self.split_lines(value):
            width = 0.0
            for part in line:
                if part.is_number:
                    width += stringWidth(part.text, style.fontName, size)
                    continue
                words = part.text.split() if self.is_wrapped else [part.text]
                widest = 0.0
                for word in words:
                    widest = max(widest, stringWidth(word, style.fontName, small))
                width += widest
            widths.append(width)
        return max(widths)


SMALLEST = ValueLook(min(_SMALL), is_stacked=True)
"""The look where no other has room."""
_LOOKS = (
    *[ValueLook(share, is_stacked=False) for share in _LARGE],
    *[ValueLook(share, is_stacked=True) for share in _LARGE],
    *[ValueLook(share, is_stacked=True, is_wrapped=True) for share in _SMALL],
)
"""All looks, the best first."""


def choose_look(
    values: Sequence[str],
    style: ParagraphStyle,
    width: float,
) -> ValueLook | None:
    """Return the best look in which no value is wider than its column, if there is one.

    Args:
        values: as they are printed.
        style: of a value in its full size.
        width: of the column, in points.
    """
    for look in _LOOKS:
        if all(look.measure(value, style) <= width for value in values):
            return look
    return None


def list_counts(number: int) -> list[int]:
    """Return how many of some figures may stand abreast, the best first.

    Best are many in rows of equal length; a count that leaves one alone in the last row is
    left out, and two abreast come last.
    """

    def rank(count: int) -> tuple[bool, bool, int]:
        is_uneven = -number % count > 1
        return (count == min(_ABREAST), is_uneven, -count)

    counts: list[int] = []
    for count in _ABREAST:
        leaves_one = number % count == 1
        if count <= number and not leaves_one:
            counts.append(count)
    return sorted(counts, key=rank)
