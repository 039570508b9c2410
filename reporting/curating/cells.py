"""A table, and words or the terms of a citation -> the cell meant, as a content names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from reporting.content.cited_cells import CellHeads
from reporting.content.sheets import Sheet
from reporting.errors import RefusedError
from reporting.evidence.sources.cell_terms import Standing
from reporting.evidence.sources.cell_verdicts import CellJudge
from reporting.evidence.sources.matching import Matcher
from reporting.evidence.sources.opened import OpenSource
from reporting.evidence.sources.passage_search import (
    Passage,
    PassageSearch,
    split_passage,
)
from reporting.evidence.sources.tables import Place, SheetHeads, Table, is_value
from reporting.evidence.sources.term_choice import ClaimWords, choose_terms
from reporting.i18n import load_notation
from reporting.record import Record


class CellWords(Record, frozen=True):
    """A cell that has the words that are looked for.

    Args:
        place: of the cell.
        words: those of them that were found.
        terms: that may be asked of it; none where it bears none of its words.
    """

    place: Place
    words: str
    terms: tuple[str, ...]


class CellSearch:
    """Finds words within the cells of a table that are shown.

    Args:
        opened: the table.
    """

    def __init__(self, opened: OpenSource) -> None:
        self._opened = opened
        self.judge = CellJudge(opened.copy, opened.tongue)
        self._places: list[Place] = []
        self._texts: list[str] = []
        copy = opened.copy
        point = load_notation(copy.language).point
        for sheet in copy.sheets:
            for row, cells in sheet.rows.items():
                for column, cell in cells.items():
                    if cell.is_error or sheet.hides(row, column):
                        continue
                    is_number = bool(sheet.name) and cell.value is not None
                    shown = cell.shown.replace(".", point) if is_number else cell.shown
                    self._places.append(Place(sheet, row, column))
                    self._texts.append(shown)
        self._matcher = Matcher(self._texts, opened.tongue, copy.order)

    def find(self, words: str) -> tuple[Passage, ...]:
        """Return where words stand, by the numbers of cells: those they fill, else all."""
        order = self._opened.copy.order
        search = PassageSearch(self._texts, self._opened.tongue, order)
        found = search.find(words)
        whole: list[Passage] = []
        for each in found:
            text = self._texts[each.number - 1]
            rest = text[: each.start] + text[each.stop :]
            if not rest:
                whole.append(each)
        return tuple(whole) or found

    def find_place(self, found: Passage) -> Place:
        """Return the cell in which words were found."""
        return self._places[found.number - 1]

    def read(self, found: Passage, claim: ClaimWords | None) -> CellWords:
        """Return a cell with the terms that it bears of the words found there.

        Args:
            found: where they stand.
            claim: what is to be borne out, where it is known.
        """
        place = self.find_place(found)
        text = self._texts[found.number - 1]
        words = text[found.start : found.stop]
        chosen = choose_terms(
            words,
            found.number,
            self._matcher,
            self._opened.tongue,
            self._texts,
            claim,
        )
        borne: list[str] = []
        for term in chosen:
            if self._bears(place, term):
                borne.append(term)
        is_free = claim is None or bool(chosen)
        whole = " … ".join(split_passage(words))
        if is_free and not borne and self._bears(place, whole):
            borne = [whole]  # as a sign is no part of what is chosen: `-5`
        return CellWords(place, words, tuple(borne))

    def _bears(self, place: Place, words: str) -> bool:
        return self.judge.weigh(place, [words]) == [Standing.CELL]


def find_cells(
    opened: OpenSource, paragraph: int, terms: Sequence[str]
) -> tuple[Place, ...]:
    """Return the cells of a row that bear all terms, one of them by themselves.

    Args:
        opened: the table.
        paragraph: the number of the row among its paragraphs.
        terms: what must stand in the cell or in its heads.
    """
    judge = CellJudge(opened.copy, opened.tongue)
    row = _list_row(opened.copy.sheets, paragraph)
    found = [place for place in row if judge.bears_all(place, terms)]
    values = [place for place in found if place.cell and is_value(place.cell)]
    return tuple(values or found)


def _list_row(sheets: Sequence[Sheet], paragraph: int) -> Iterator[Place]:
    """Yield the cells of a row, errors left out."""
    for sheet in sheets:
        for row, number in sheet.paragraphs.items():
            if number == paragraph:
                for column, cell in sheet.rows.get(row, {}).items():
                    if not cell.is_error:
                        yield Place(sheet, row, column)


def name_cell(opened: OpenSource, place: Place) -> str | dict[str, str]:
    """Return a cell by its heads, where they are those of no other; else by its address.

    Args:
        opened: the table.
        place: of the cell.
    """
    sheets = opened.copy.sheets
    table = Table(opened.name, sheets)
    heads = SheetHeads(place.sheet)
    rows = heads.list_row_heads(place.row, place.column)
    columns = heads.list_column_heads(place.row, place.column)
    block = heads.find_block(place.row)
    title = heads.find_section(place.row, block.rows[-1] if block else 0)
    row_names = [*rows, ", ".join(rows), " ".join([title, *rows])]
    column_names = [*columns[::-1], " ".join(columns)]
    for row, column in product(row_names, column_names):
        sheet = place.sheet.name if len(sheets) > 1 else None
        try:
            named = table.locate(CellHeads(row=row, column=column, sheet=sheet))
        except RefusedError:
            continue
        if named == place:
            written = {"row": row, "column": column}
            return {"sheet": sheet, **written} if sheet else written
    return table.write_place(place)
