"""Cells and widths of columns -> rows of a table none of which is taller than a slide."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.memory import Memory, Same
from reporting.plan.table_model import CellSpan, TableBlock
from reporting.plan.words import Evidence
from reporting.record import Record, replace
from reporting.slides.model import SlideText
from reporting.slides.splitting import split_text
from reporting.slides.table_columns import CELL_Y, ColumnSpaces
from reporting.slides.typesetter import Typesetter


class TableRow(Record, frozen=True):
    """Cells at one size, no taller than a slide.

    Args:
        cells: one a column; those that another takes the place of are empty.
        height: of the highest.
        evidence: of its claims.
        spans: its cells that take the place of several; their rows count from it.
        number: of the row in its table, from 0; none of the header.
    """

    cells: tuple[SlideText, ...]
    height: Length
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[CellSpan, ...] = ()
    number: int = -1


_SPLIT: Memory[Hashable, list[TableRow]] = Memory()


class RowSetter:
    """Sets the rows of one table at one size.

    Args:
        setter: measures.
        block: the table.
        size: of its type.
        columns: their widths, and the space in their cells.
        room: height that a row may take.
    """

    def __init__(
        self,
        setter: Typesetter,
        block: TableBlock,
        size: Length,
        columns: ColumnSpaces,
        room: Length,
    ) -> None:
        self.setter = setter
        self.block = block
        self.size = size
        self.columns = columns
        self.padding = measure_padding(setter)
        self.room = room
        count = len(block.columns)
        self._inners = [columns.measure_inner(column) for column in range(count)]
        self._names = tuple([block.names_rows(column) for column in range(count)])
        self._spans: dict[int, list[CellSpan]] = {}
        for span in block.spans:
            self._spans.setdefault(span.row, []).append(replace(span, row=0))

    def set_band(self, band: range) -> list[list[TableRow]]:
        """Return the rows that a cell holds together, in parts that each stay together."""
        if len(band) > 1:
            rows = [self.set_whole_row(number) for number in band]
            rows = self.raise_last_rows(rows)
            if sum(row.height for row in rows) <= self.room:
                return [rows]
        parts: list[list[TableRow]] = []
        for number in band:
            for row in self.split_row(number):
                parts.append([row])
        return parts

    def split_row(self, number: int) -> Iterator[TableRow]:
        """Yield a row, or the parts of it where it is taller than a slide.

        Each of its cells takes one row.
        """
        block = self.block
        strong = [block.is_strong(number, at) for at in range(len(block.columns))]
        spans = self._list_spans(number)
        around = (self.setter, self.size, self.room, self.columns, self._names)
        key = (Same(block.rows[number]), around, (*strong, *spans))
        for row in _SPLIT.recall(key, lambda: list(self._split_row(number))):
            yield replace(row, number=number)

    def _split_row(self, number: int) -> Iterator[TableRow]:
        most = count_fitting(
            self.setter,
            Style.TEXT,
            self.size,
            self.room,
        )
        spans = []
        for span in self._list_spans(number):
            spans.append(replace(span, rows=1))
        widths = self._measure_inners(number)
        rest = self._set_cells(number)
        is_whole = False
        while not is_whole:
            heads = []
            tails = []
            for text, width in zip(rest, widths, strict=True):
                head, tail = split_text(
                    self.setter,
                    text,
                    width,
                    most,
                )
                heads.append(head)
                tails.append(tail)
            is_whole = tails.count(None) == len(tails)
            row = make_row(self.setter, heads, widths)
            evidence = self._list_evidence(number)
            yield replace(row, evidence=evidence, spans=tuple(spans))
            rest = self._go_on(rest, tails)

    def _go_on(
        self,
        texts: Sequence[SlideText],
        tails: Sequence[SlideText | None],
    ) -> list[SlideText]:
        """Return the cells of a row's next part: what names the row stands in it again."""
        following = []
        for column, (text, tail) in enumerate(zip(texts, tails, strict=True)):
            if tail is not None:
                following.append(tail)
            elif self._names[column]:
                following.append(text)
            else:
                following.append(replace(text, runs=()))
        return following

    def set_whole_row(self, number: int) -> TableRow:
        """Return a row as high as those of its cells that take no other row."""
        texts = self._set_cells(number)
        spans = self._list_spans(number)
        held = list(texts)
        for span in spans:
            if span.rows > 1:
                held[span.column] = replace(
                    held[span.column],
                    runs=(),
                )
        row = make_row(
            self.setter,
            held,
            self._measure_inners(number),
        )
        evidence = self._list_evidence(number)
        return TableRow(
            tuple(texts),
            row.height,
            evidence,
            tuple(spans),
            number,
        )

    def raise_last_rows(self, rows: Sequence[TableRow]) -> list[TableRow]:
        """Return rows of which the last that a cell takes has the room that it lacks."""
        heights = [row.height for row in rows]
        for at, row in enumerate(rows):
            for span in row.spans:
                stop = at + span.rows
                text = row.cells[span.column]
                inner = self.columns.measure_inner(span.column, span.columns)
                height = self.setter.measure_height((text,), inner)
                needed = height + self.padding
                lacks = needed - sum(heights[at:stop])
                heights[stop - 1] = heights[stop - 1] + max(
                    lacks,
                    Length(0),
                )
        raised: list[TableRow] = []
        for row, height in zip(
            rows,
            heights,
            strict=True,
        ):
            raised.append(replace(row, height=height))
        return raised

    def _set_cells(self, number: int) -> list[SlideText]:
        texts: list[SlideText] = []
        for column, cell in enumerate(self.block.rows[number]):
            is_strong = self.block.is_strong(number, column)
            style = Style.STRONG_CELL if is_strong else Style.TEXT
            texts.append(
                self.setter.make_text(
                    cell.runs,
                    style,
                    self.size,
                )
            )
        return texts

    def _list_spans(self, number: int) -> list[CellSpan]:
        """Return the cells of a row that take several, counted from it."""
        return self._spans.get(number, [])

    def _measure_inners(self, number: int) -> list[Length]:
        """Return the width of the text of each cell of a row, with all that it takes."""
        inners = list(self._inners)
        for span in self._list_spans(number):
            inners[span.column] = self.columns.measure_inner(span.column, span.columns)
        return inners

    def _list_evidence(self, number: int) -> tuple[Evidence, ...]:
        cells = self.block.rows[number]
        return tuple([proof for cell in cells for proof in cell.evidence])


def make_row(
    setter: Typesetter,
    texts: Sequence[SlideText],
    widths: Sequence[Length],
) -> TableRow:
    """Return a row as tall as its tallest cell; widths are those of the texts."""
    height = Length(0)
    for text, width in zip(
        texts,
        widths,
        strict=True,
    ):
        own = setter.measure_height(
            (text,),
            width,
        )
        height = max(height, own)
    return TableRow(
        tuple(texts),
        height + measure_padding(setter),
    )


def measure_padding(setter: Typesetter) -> Length:
    """Return the space above and below a cell's text together."""
    return setter.scale(CELL_Y).times(2)


def count_fitting(
    setter: Typesetter,
    style: Style,
    size: Length,
    room: Length,
) -> int:
    """Return how many lines a cell may have in a row of a height."""
    leading = setter.find_leading(style, size)
    return max(
        1,
        int((room - measure_padding(setter)) // leading),
    )
