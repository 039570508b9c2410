"""The words of a table -> what room each of its columns asks for, at size 1."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.design.slide_styles import FACES, Style
from reporting.plan.table_model import TableBlock
from reporting.plan.words import plain_line, plain_text
from reporting.record import Record
from reporting.slides.model import SlideText
from reporting.slides.typesetter import LONGEST_WORD, Typesetter


class ColumnNeed(Record, frozen=True):
    """What room a column asks for; its head is bold.

    Args:
        word: width at size 1 of its longest word.
        cell: that of its widest cell on one line.
        head: that of its head on one line.
    """

    word: float
    cell: float
    head: float


def measure_needs(setter: Typesetter, block: TableBlock) -> list[ColumnNeed]:
    """Return what room each column of a table asks for."""
    needs = []
    for index, word in enumerate(measure_longest_words(setter, block)):
        size = setter.tokens.body_floor
        head = setter.make_text(block.columns[index].label, Style.TABLE_HEAD, size)
        cell = word
        for text in _set_cells(setter, block, index):
            cell = max(cell, setter.measure_text(text).whole)
        needs.append(ColumnNeed(word, cell, setter.measure_text(head).whole))
    return needs


def _set_cells(
    setter: Typesetter, block: TableBlock, column: int
) -> Iterator[SlideText]:
    """Yield the cells of a column that take no other column."""
    for at, row in enumerate(block.rows):
        if block.find_span(at, column).columns > 1:
            continue
        is_strong = block.is_strong(at, column)
        style = Style.STRONG_CELL if is_strong else Style.TEXT
        yield setter.make_text(row[column].runs, style, setter.tokens.body_floor)


def measure_longest_words(
    setter: Typesetter,
    block: TableBlock,
) -> list[float]:
    """Return the width at size 1 of the longest word in each column, its head set in bold."""
    family = FACES[Style.TEXT].family
    bold = find_slide_font(setter.theme, family, bold=True)
    regular = find_slide_font(setter.theme, family)
    longest = []
    for index, column in enumerate(block.columns):
        width = _measure_longest(plain_line(column.label), bold)
        for at, row in enumerate(block.rows):
            if block.find_span(at, index).columns > 1:
                continue
            words = plain_text(row[index].runs)
            font = bold if block.is_strong(at, index) else regular
            width = max(width, _measure_longest(words, font))
        longest.append(width)
    return longest


def _measure_longest(
    text: str,
    font: str,
) -> float:
    """Return the width at size 1 of the longest word that may not be broken anywhere."""
    longest = 0.0
    for word in text.split(" "):
        if len(word) <= LONGEST_WORD:
            longest = max(longest, measure_advance(word, font))
    return longest
