"""The words of a table -> what room each of its columns asks for, at size 1."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.slide_styles import Style
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Run
from reporting.record import Record, replace
from reporting.slides.model import SlideText
from reporting.slides.splitting import join_runs
from reporting.slides.typesetter import LONGEST_WORD, Typesetter


class ColumnNeed(Record, frozen=True):
    """What room a column asks for; its head is bold.

    Args:
        word: width at size 1 of its longest word, in the widest face that may be shown.
        shown: the same in the face that the deck names.
        cell: that of its widest cell on one line.
        head: that of its head on one line.
    """

    word: float
    shown: float
    cell: float
    head: float


def measure_needs(setter: Typesetter, block: TableBlock) -> list[ColumnNeed]:
    """Return what room each column of a table asks for."""
    needs = []
    for index, column in enumerate(block.columns):
        size = setter.tokens.body_floor
        head = setter.make_text(column.label, Style.TABLE_HEAD, size)
        word, shown = _measure_longest(setter, head)
        cell = word
        for text in _set_cells(setter, block, index):
            wide, own = _measure_longest(setter, text)
            word = max(word, wide)
            shown = max(shown, own)
            cell = max(cell, word, setter.measure_text(text).whole)
        need = ColumnNeed(word, shown, cell, setter.measure_text(head).whole)
        needs.append(need)
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


def _measure_longest(setter: Typesetter, text: SlideText) -> tuple[float, float]:
    """Return the width at size 1 of the longest word that may not be broken anywhere.

    It is that in the widest face that may be shown, and that in the face of the deck.
    """
    words = join_runs(text.runs).split(" ")
    short = [word for word in words if len(word) <= LONGEST_WORD]
    if len(short) < len(words):
        text = replace(text, runs=(Run(" ".join(short)),))
    return setter.measure_text(text).widest, setter.measure_shown(text).widest
