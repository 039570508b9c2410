"""The words of a table -> what room each of its columns asks for, at size 1."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.memory import Memory, Same
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
    heads = [_set_head(setter, block, at) for at in range(len(block.columns))]
    needs = []
    for text in heads:
        word = _measure_word(setter, text)
        needs.append(ColumnNeed(word, word, setter.measure_text(text).whole))
    for at in range(len(block.rows)):
        for column, word, cell in _measure_row(setter, block, at):
            need = needs[column]
            wide = max(need.word, word)
            most = max(need.cell, wide, cell)
            needs[column] = replace(need, word=wide, cell=most)
    return needs


_Widths = tuple[int, float, float]
"""Of a cell: its column, and at size 1 the widths of its longest word and of all of it."""

_MEASURED: Memory[Hashable, list[_Widths]] = Memory()


def _measure_row(setter: Typesetter, block: TableBlock, at: int) -> list[_Widths]:
    """Return the widths of a row's cells that take no other column."""
    cells = list(_list_styles(block, at))

    def measure() -> list[_Widths]:
        widths = []
        for column, style in cells:
            text = _set_cell(
                setter,
                block,
                (at, column),
                style,
            )
            word = _measure_word(setter, text)
            widths.append((column, word, setter.measure_text(text).whole))
        return widths

    return _MEASURED.recall((setter, Same(block.rows[at]), *cells), measure)


def _list_styles(block: TableBlock, row: int) -> Iterator[tuple[int, Style]]:
    """Yield of a row's cells that take no other column the column and the style."""
    wide = [span.column for span in block.spans if span.row == row and span.columns > 1]
    for column in range(len(block.columns)):
        if column not in wide:
            is_strong = block.is_strong(row, column)
            yield column, Style.STRONG_CELL if is_strong else Style.TEXT


def _measure_word(setter: Typesetter, text: SlideText) -> float:
    return setter.measure_text(_keep_short_words(text)).widest


def measure_shown_needs(
    setter: Typesetter,
    block: TableBlock,
    needs: Sequence[ColumnNeed],
) -> list[ColumnNeed]:
    """Return what columns ask for where words are as wide as in the faces of the deck."""
    words = []
    for index in range(len(needs)):
        head = _set_head(setter, block, index)
        words.append(setter.measure_shown(_keep_short_words(head)).widest)
    for at in range(len(block.rows)):
        for column, style in _list_styles(block, at):
            text = _set_cell(
                setter,
                block,
                (at, column),
                style,
            )
            own = setter.measure_shown(_keep_short_words(text)).widest
            words[column] = max(words[column], own)
    return [replace(need, word=word) for need, word in zip(needs, words, strict=True)]


def _set_head(setter: Typesetter, block: TableBlock, column: int) -> SlideText:
    label = block.columns[column].label
    return setter.make_text(
        label,
        Style.TABLE_HEAD,
        setter.tokens.body_floor,
    )


def _set_cell(
    setter: Typesetter,
    block: TableBlock,
    place: tuple[int, int],
    style: Style,
) -> SlideText:
    row, column = place
    runs = block.rows[row][column].runs
    return setter.make_text(runs, style, setter.tokens.body_floor)


def _keep_short_words(text: SlideText) -> SlideText:
    """Return a text without its longest words, which may be broken anywhere."""
    words = join_runs(text.runs).split(" ")
    short = [word for word in words if len(word) <= LONGEST_WORD]
    if len(short) == len(words):
        return text
    return replace(text, runs=(Run(" ".join(short)),))
