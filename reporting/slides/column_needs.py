"""The words of a table -> what room each of its columns asks for, at size 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Run
from reporting.record import Record, replace
from reporting.slides.model import SlideText
from reporting.slides.splitting import join_runs
from reporting.slides.typesetter import LONGEST_WORD, Typesetter


class ColumnNeed(Record, frozen=True):
    """What room a column asks for, in the widest face that may be shown; its head is bold.

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
    for index in range(len(block.columns)):
        head = _set_head(setter, block, index)
        word = setter.measure_text(_keep_short_words(head)).widest
        cell = word
        for text in _set_cells(setter, block, index):
            wide = setter.measure_text(_keep_short_words(text)).widest
            word = max(word, wide)
            cell = max(cell, word, setter.measure_text(text).whole)
        need = ColumnNeed(word, cell, setter.measure_text(head).whole)
        needs.append(need)
    return needs


def measure_shown_needs(
    setter: Typesetter,
    block: TableBlock,
    needs: Sequence[ColumnNeed],
) -> list[ColumnNeed]:
    """Return what columns ask for where words are as wide as in the faces of the deck."""
    shown = []
    for index, need in enumerate(needs):
        head = _set_head(setter, block, index)
        word = 0.0
        for text in (head, *_set_cells(setter, block, index)):
            own = setter.measure_shown(_keep_short_words(text)).widest
            word = max(word, own)
        shown.append(replace(need, word=word))
    return shown


def _set_head(setter: Typesetter, block: TableBlock, column: int) -> SlideText:
    label = block.columns[column].label
    return setter.make_text(label, Style.TABLE_HEAD, setter.tokens.body_floor)


def _set_cells(
    setter: Typesetter,
    block: TableBlock,
    column: int,
) -> Iterator[SlideText]:
    """Yield the cells of a column that take no other column."""
    for at, row in enumerate(block.rows):
        if block.find_span(at, column).columns > 1:
            continue
        is_strong = block.is_strong(at, column)
        style = Style.STRONG_CELL if is_strong else Style.TEXT
        yield setter.make_text(
            row[column].runs,
            style,
            setter.tokens.body_floor,
        )


def _keep_short_words(text: SlideText) -> SlideText:
    """Return a text without its longest words, which may be broken anywhere."""
    words = join_runs(text.runs).split(" ")
    short = [word for word in words if len(word) <= LONGEST_WORD]
    if len(short) == len(words):
        return text
    return replace(text, runs=(Run(" ".join(short)),))
