"""Items of few words -> a row across text and margin, where that takes less of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.galley.galley import Flow, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import LineEnd, TextLine
from reporting.plan.words import Para, plain_paragraph
from reporting.record import Record, replace

_LEAST_ITEMS, _MOST_ITEMS = 3, 5
"""How many items may stand in a row."""
_NARROWEST = 7
"""Width of an item at the least, in type sizes."""
_APART = 16.0
"""Between two items of a row, in points."""
_SHORT_COLUMN, _LONG_COLUMN = 10, 30
"""Lines of body text of a list so short, and so long, that it stays in the column."""
_MOST_LINES = 14
"""Lines of body text that a row may take."""
_LETTER = 0.46
"""Width of a letter on average, spaces included, as a share of the type size."""
_LEAST_GAIN = 0.85
"""How high a row may be, as a share of the same items in the column."""

SetBody = Callable[[TypesetContext], BlockBody]
TryBody = Callable[[TypesetContext], BlockBody | None]


class RowMeasure(Record, frozen=True):
    """Where the items of a row begin, and how wide each is, in points."""

    lefts: tuple[float, ...]
    width: float


def measure_row(width: float, count: int) -> RowMeasure:
    """Share out a width among a number of items."""
    step = (width + _APART) / count
    lefts = [step * at for at in range(count)]
    return RowMeasure(tuple(lefts), step - _APART)


def guess_height(
    setting: TypesetContext,
    texts: Sequence[Para],
    width: float,
    beside: float,
) -> float:
    """Return about how high items are below one another, in points, without setting them.

    Args:
        setting: the column.
        texts: of the items.
        width: of their lines, in points.
        beside: height of what each has above and below its text, in lines.
    """
    style = setting.styles.aside
    letters = width / (style.size * _LETTER)
    lines = 0.0
    for text in texts:
        count = len(plain_paragraph(text))
        lines += ceil(count / letters) + beside
    return lines * style.leading


def choose_row(
    setting: TypesetContext,
    count: int,
    guess: float,
    *,
    set_column: SetBody,
    set_row: TryBody,
) -> BlockBody:
    """Set items in the column or, where that saves height, in a row.

    Args:
        setting: the column; its tags are those of what is chosen.
        count: how many items there are.
        guess: about how high they are in the column, in points.
        set_column: sets them below one another.
        set_row: sets them side by side; returns None where they have no room.
    """
    body = setting.styles.body
    across = setting.across
    item = measure_row(across, count)
    is_roomy = item.width >= body.size * _NARROWEST
    is_count = _LEAST_ITEMS <= count <= _MOST_ITEMS
    is_worth = _SHORT_COLUMN <= guess / body.leading <= _LONG_COLUMN
    if is_roomy and is_count and is_worth:
        row = setting.begin().in_width(across)
        wide = set_row(row)
        most = min(guess * _LEAST_GAIN, _MOST_LINES * body.leading)
        if wide is not None and measure_height(wide.slabs) <= most:
            setting.tags.extend(row.tags)
            return replace(wide, flow=Flow.FLOAT, is_wide=True)
    return set_column(setting)


def has_broken_word(slabs: Slabs) -> bool:
    """Whether a line of text ends within a word."""
    for slab in slabs:
        for mark in slab.marks:
            if isinstance(mark, TextLine) and mark.end is not LineEnd.WORD:
                return True
    return False
