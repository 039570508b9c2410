"""The words of a table and the width of a slide -> the widths of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.design.fonts import find_font, measure_in_families
from reporting.design.slide_styles import FACES, Style
from reporting.design.units import Length, pt
from reporting.plan.table_model import TableBlock
from reporting.plan.words import plain_line, plain_text
from reporting.slides.typesetter import LONGEST_WORD, SAFETY, Typesetter

CELL_X = pt(6)
"""Space left and right of a cell's text."""
CELL_Y = pt(4.5)
"""Space above and below it."""

PADDING_X, PADDING_Y = CELL_X.times(2), CELL_Y.times(2)
"""Both together."""

_FAR_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_TOGETHER = 4
"""Letters of such a text that a column has room for side by side."""


def share_out_width(
    setter: Typesetter,
    block: TableBlock,
    words: Sequence[float],
    size: Length,
) -> tuple[Length, ...]:
    """Share out the body's width; what narrow columns need is taken from those with room.

    Args:
        setter: measures.
        block: the table.
        words: width at size 1 of the longest word of each column.
        size: of its type.
    """
    whole = setter.grid.body.width
    shares = [whole.times(column.share) for column in block.columns]
    least = []
    for word in words:
        width = pt(word * size.pt).times(1 + 2 * SAFETY)
        least.append(width + PADDING_X)
    if sum(least) > whole:
        least = [Length(0) for _ in least]
    lacking, slack = 0, 0
    for need, share in zip(least, shares, strict=True):
        lacking += max(need - share, 0)
        slack += max(share - need, 0)
    widths = []
    for need, share in zip(least, shares, strict=True):
        given = (share - need).part(lacking, max(slack, 1))
        widths.append(need if need > share else share - given)
    widths[-1] = whole - sum(widths[:-1])
    return tuple(widths)


def measure_longest_words(
    setter: Typesetter,
    block: TableBlock,
) -> list[float]:
    """Return the width at size 1 of the longest word in each column, its head set in bold."""
    family = FACES[Style.TEXT].family
    bold = find_font(setter.theme, family, bold=True)
    regular = find_font(setter.theme, family)
    longest = []
    for index, column in enumerate(block.columns):
        width = _measure_longest(setter, plain_line(column.label), bold)
        for at, row in enumerate(block.rows):
            if block.find_span(at, index).columns > 1:
                continue
            words = plain_text(row[index].runs)
            font = bold if block.is_strong(at, index) else regular
            width = max(width, _measure_longest(setter, words, font))
        longest.append(width)
    return longest


def _measure_longest(
    setter: Typesetter,
    text: str,
    font: str,
) -> float:
    """Return the width at size 1 of the longest word that may not be broken anywhere.

    A text of East Asia may be, but looks well only where some of its letters stay together.
    """
    longest = 0.0
    for whole in text.split(" "):
        word = whole
        if _FAR_EAST.search(word) is not None:
            word = word[:_TOGETHER]
        if len(word) <= LONGEST_WORD:
            width = measure_in_families(setter.theme, word, font)
            longest = max(longest, width)
    return longest
