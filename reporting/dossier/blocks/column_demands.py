"""The cells of a table -> what room each column asks for, and how far in its numbers stand.

In a decimal column the indent of each cell brings the decimal marks below one another,
whatever follows them: decimals, units, percent signs or source marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reporting.dossier.typeset.context import TypesetContext
from reporting.i18n import Language
from reporting.paper.typeset.bidi import has_other_scripts
from reporting.paper.typeset.styles import Styles, TextStyle
from reporting.paper.typeset.text_row import TextRow
from reporting.plan.table_model import Align, TableBlock
from reporting.plan.words import Para, Runs, list_runs
from reporting.record import Record

_ROUNDING = 0.5
_NUMBER = 30
"""The most letters of a cell that is a number and what goes with it."""
_CODE = 30
"""Letters of a word from which on it is no word, and may be cut anywhere: a check sum."""
_UNPARTED = 8
"""The most letters that are taken for a word in a script without spaces."""
_CODE_PART = 50.0
"""The least room for such a word, in points."""


class ColumnDemand(NamedTuple):
    """Room that a column asks for: for its longest word and longest cell, in points."""

    least: float
    most: float
    fixed: bool
    """Whether it holds numbers, which are not broken."""


class SpanText(NamedTuple):
    """The words of a cell that takes several columns, at their full size."""

    column: int
    columns: int
    text: TextRow


class ColumnText(Record, frozen=True):
    """The words of a column, at their full size.

    Args:
        head: its title.
        cells: of the rows below.
        indents: how far in from its end each of these stands, in points.
        is_fixed: whether it holds numbers.
    """

    head: TextRow
    cells: tuple[TextRow, ...]
    indents: tuple[float, ...]
    is_fixed: bool

    def measure_demand(self, *, breaks_words: bool) -> ColumnDemand:
        """Return what room it asks for.

        Args:
            breaks_words: whether words may be broken where hyphenation or a mark within
                them allows it; numbers never are.
        """
        measure = measure_part if breaks_words else measure_word
        least = measure(self.head)
        most = self.head.whole
        for cell, indent in zip(
            self.cells,
            self.indents,
            strict=True,
        ):
            whole = indent + cell.whole
            is_number = self.is_fixed and is_short_number(cell.text)
            least = max(
                least,
                whole if is_number else measure(cell),
            )
            most = max(most, whole)
        return ColumnDemand(
            least + _ROUNDING,
            most + _ROUNDING,
            self.is_fixed,
        )


def measure_word(cell: TextRow) -> float:
    """Return the width of the longest word of a cell; a check sum is none, in points.

    Where no spaces part words, a short text is taken for one.
    """
    words = cell.text.split(" ")
    longest = _CODE
    if has_other_scripts(cell.text):
        longest = _UNPARTED
        widest = cell.longest_word
    elif (
        max(
            map(
                len,
                words,
            )
        )
        <= _CODE
    ):
        return cell.longest_word
    else:
        widest = min(_CODE_PART, cell.longest_part)
    start = 0
    for word in words:
        stop = start + len(word)
        if len(word) <= longest:
            widest = max(
                widest,
                cell.width(start, stop),
            )
        start = stop + 1
    return widest


def measure_part(cell: TextRow) -> float:
    """Return the width of the longest part that a word of a cell has, in points."""
    words = cell.text.split(" ")
    if (
        max(
            map(
                len,
                words,
            )
        )
        <= _CODE
    ):
        return cell.longest_part
    return measure_word(cell)


# ---------------------------------------------------------------- columns


def measure_columns(setting: TypesetContext, block: TableBlock) -> list[ColumnText]:
    """Return the words of a table's columns.

    Args:
        setting: whose tags nobody asks for: they are made again where a cell is set.
        block: the table.
    """
    styles = setting.styles
    columns: list[ColumnText] = []
    for number, column in enumerate(block.columns):
        is_fixed = column.align is not Align.START
        head_style = styles.head_end if is_fixed else styles.head
        head = _measure_text(
            setting,
            list_runs(column.label),
            head_style,
        )
        cells: list[TextRow] = []
        for at, row in enumerate(block.rows):
            own = choose_cell_style(styles, block, at, number)
            is_wide = (
                block.find_span(
                    at,
                    number,
                ).columns
                > 1
            )
            runs = () if is_wide else row[number].runs
            cells.append(
                _measure_text(
                    setting,
                    runs,
                    own,
                )
            )
        indents = [0.0] * len(cells)
        if column.align is Align.DECIMAL:
            indents = measure_indents(cells, setting.language)
        text = ColumnText(
            head,
            tuple(cells),
            tuple(indents),
            is_fixed,
        )
        columns.append(text)
    return columns


def measure_spans(setting: TypesetContext, block: TableBlock) -> list[SpanText]:
    """Return the words of the cells that take several columns; arguments as above."""
    spans: list[SpanText] = []
    for span in block.spans:
        if span.columns > 1:
            style = choose_cell_style(
                setting.styles,
                block,
                span.row,
                span.column,
            )
            runs = block.rows[span.row][span.column].runs
            text = _measure_text(setting, runs, style)
            spans.append(
                SpanText(
                    span.column,
                    span.columns,
                    text,
                )
            )
    return spans


def choose_cell_style(
    styles: Styles, block: TableBlock, row: int, column: int
) -> TextStyle:
    """Return the style of a cell below the header, at its full size."""
    is_number = (
        block.find_align(
            row,
            column,
        )
        is not Align.START
    )
    if block.is_strong(row, column):
        return styles.strong_end if is_number else styles.head
    return styles.cell_end if is_number else styles.cell


def _measure_text(setting: TypesetContext, runs: Runs, style: TextStyle) -> TextRow:
    pieces = setting.pieces(
        Para(runs),
        style,
        setting.place,
    )
    return TextRow.of(pieces)


def is_short_number(text: str) -> bool:
    """Whether a cell holds a number with a sign, a currency or a unit, and no running text."""
    has_digits = any(letter.isdigit() for letter in text)
    return has_digits and len(text) <= _NUMBER


def measure_indents(cells: Sequence[TextRow], language: Language) -> list[float]:
    """Return how far in each cell ends, so that the units of all numbers stand level."""
    group = re.escape(language.notation.group)
    grouped = rf"\d{{1,3}}(?:[{group}’\u00a0\u202f]\d{{3}})+(?!\d)"
    number = re.compile(rf"{grouped}|\d+")
    tails: dict[int, float] = {}
    for row, cell in enumerate(cells):
        text = cell.text
        match = number.search(text) if is_short_number(text) else None
        if match:
            tails[row] = cell.width(
                match.end(),
                len(text),
            )
    longest = max(tails.values(), default=0.0)
    indents = [0.0] * len(cells)
    for row, tail in tails.items():
        indents[row] = longest - tail
    return indents
