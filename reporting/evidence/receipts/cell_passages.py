"""The sheets of a source -> its rows as passages, and where the cited cell stands in them.

A row is shown cell by cell, as a reader of the table has it: the text of a CSV file has neither
columns nor a way to tell `10,11` from two numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reporting.content.model import Citation
from reporting.errors import RefusedError
from reporting.evidence.sources.cell_terms import CellReader, Standing
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matched_spans import Span, find_spans
from reporting.evidence.sources.tables import Place, SheetHeads, Table, is_value
from reporting.i18n import Tongue
from reporting.record import Record

_BETWEEN = " | "
"""Between the cells of a row."""

Match = tuple[Span, int]
"""Where a term stands in a paragraph, and which."""


class CellPassage(Record, frozen=True):
    """Where the terms of a citation of a cell stand.

    Args:
        heads: the paragraph of the heads of the table; 0 without any.
        matches: by paragraph, where which terms stand.
    """

    heads: int
    matches: Mapping[int, Sequence[Match]]


class TableRows:
    """The rows of a source's sheets as passages.

    Args:
        copy: of the source, with sheets.
        tongue: its language.
    """

    def __init__(self, copy: LocalSource, tongue: Tongue) -> None:
        self.copy = copy
        self.tongue = tongue
        self.table = Table(copy.state.id, copy.sheets)
        self.paragraphs = list(copy.paragraphs)
        self.spans: dict[tuple[str, int, int], Span] = {}
        """Where each cell stands in its row, by sheet, row and column."""
        for sheet in copy.sheets:
            for row, cells in sheet.rows.items():
                text = ""
                for column in sorted(cells):
                    words = cells[column].shown
                    start = len(text) + len(_BETWEEN) if text else 0
                    text = f"{text}{_BETWEEN}{words}" if text else words
                    self.spans[sheet.name, row, column] = (start, len(text))
                number = sheet.paragraphs.get(row, 0)
                if 0 < number <= len(self.paragraphs):
                    self.paragraphs[number - 1] = text

    def find_passage(self, cite: Citation) -> CellPassage:
        """Return where the terms of a citation stand; nowhere if there is no such cell."""
        try:
            place = self.table.locate(cite.cell) if cite.cell else None
        except RefusedError:
            place = None
        if place is None:
            return CellPassage(0, {})
        sheet = place.sheet
        block = SheetHeads(sheet).find_block(place.row)
        heads = 0
        if block:
            heads = sheet.paragraphs.get(
                block.rows[-1],
                0,
            )
        matches: dict[int, list[Match]] = {}
        for at, term in enumerate(cite.evidence):
            for number, span in self._find_term(place, term, heads):
                matches.setdefault(
                    number,
                    [],
                ).append((span, at))
        return CellPassage(heads, matches)

    def _find_term(
        self,
        place: Place,
        term: str,
        heads: int,
    ) -> Iterator[tuple[int, Span]]:
        """Yield where a term stands: in the cell, or else in its heads."""
        number = place.sheet.paragraphs.get(place.row, 0)
        cell = place.cell
        if cell is None or not number:
            return
        context = self.table.list_context(place)
        reader = CellReader(
            cell,
            context,
            self.tongue,
            self.copy.order,
        )
        standing = reader.find_term(term)
        own = (place.sheet.name, place.row, place.column)
        if standing is Standing.CELL and own in self.spans:
            yield number, self.spans[own]
        elif standing is Standing.HEADS:
            yield from self._find_in_row(place, term, number)
            head = (
                place.sheet.name,
                self._find_row(
                    place,
                    heads,
                ),
                place.column,
            )
            if head in self.spans:
                yield from self._find_within(
                    term,
                    heads,
                    self.spans[head],
                )

    def _find_row(self, place: Place, paragraph: int) -> int:
        """Return the row that a paragraph is."""
        for row, number in place.sheet.paragraphs.items():
            if number == paragraph:
                return row
        return 0

    def _find_in_row(
        self,
        place: Place,
        term: str,
        number: int,
    ) -> Iterator[tuple[int, Span]]:
        """Yield where a term stands in the cells of a row that are no values."""
        sheet = place.sheet
        for column, cell in sheet.rows[place.row].items():
            if not is_value(cell):
                span = self.spans[sheet.name, place.row, column]
                yield from self._find_within(term, number, span)

    def _find_within(
        self,
        term: str,
        number: int,
        span: Span,
    ) -> Iterator[tuple[int, Span]]:
        """Yield where a term stands in some characters of a row."""
        start, stop = span
        words = self.paragraphs[number - 1][start:stop]
        for first, last in find_spans(
            words,
            term,
            self.tongue,
            self.copy.order,
        ):
            yield number, (start + first, start + last)


def list_tables(cites: Iterable[Citation]) -> set[str]:
    """Return the ids of the sources whose cells are cited."""
    return {cite.source for cite in cites if cite.cell is not None}
