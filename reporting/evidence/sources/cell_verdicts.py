"""A citation of a cell and the sheets of its source -> what stands there, or where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from reporting.content.cited_cells import CellHeads
from reporting.content.model import Citation
from reporting.content.sheets import SheetCell
from reporting.errors import RefusedError
from reporting.evidence.facts.numbers import find_numbers
from reporting.evidence.report.model import CellState, Term, Verdict
from reporting.evidence.sources.cell_terms import CellReader, Standing, list_values
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import fold_text
from reporting.evidence.sources.tables import Place, SeveralCellsError, Table
from reporting.i18n import Tongue
from reporting.record import Record, replace

MOVED, CHANGED, BROKEN, NO_TABLE = "W580", "W581", "W582", "W586"
_LONGEST = 60
"""Characters of a cell that a message repeats."""
_MOST = 10
"""Cells that are named at most."""
_PLAIN = frozenset({"", "General"})
"""Formats that show a number as it is."""
_FAR = 1_000_000
"""How much farther off another sheet is."""
_POWERS = (0, 2, -3, -6, -9, -12)


class CellFinding(Record, frozen=True):
    """What the sheets of a source say of one citation.

    Args:
        verdict: whether its terms stand in the cell.
        state: of the cell.
        paragraph: the paragraph of the copy that its row is; 0 without one.
        missing: the terms that do not stand there.
    """

    verdict: Verdict
    state: CellState
    paragraph: int = 0
    missing: tuple[Term, ...] = ()


class CellJudge:
    """Judges the citations of one source that name cells.

    Args:
        copy: of the source.
        tongue: its language.
    """

    def __init__(self, copy: LocalSource, tongue: Tongue) -> None:
        self._copy = copy
        self._table = Table(copy.state.id, copy.sheets)
        self._tongue = tongue

    def judge(self, citation: Citation) -> CellFinding:
        """Return whether the terms of a citation stand in its cell, or where they do."""
        cell = citation.cell
        if cell is None:
            raise TypeError("the citation names a paragraph")
        if not self._copy.sheets:
            return self._explain_no_table(cell.text)
        terms = citation.evidence
        try:
            place = self._table.locate(cell)
        except SeveralCellsError as error:
            likely = [each for each in error.places if self.bears_all(each, terms)]
            elsewhere = tuple(map(self._table.write_place, likely[:_MOST]))
            return describe_absence(cell.text, terms, error, elsewhere)
        except RefusedError as error:
            elsewhere = self._find_elsewhere(terms, None)
            return describe_absence(cell.text, terms, error, elsewhere)
        return self._judge_place(cell.text, place, terms)

    def _explain_no_table(self, cited: str) -> CellFinding:
        """Return why a copy has no cells, if it is there at all."""
        copy = self._copy
        if not copy.no_table:
            return CellFinding(Verdict.UNCHECKED, CellState(cited))
        fault = f"`{copy.state.file}` has no cells: it {copy.no_table}"
        cure = "name a CSV file or a workbook (.xlsx) under `file`, or write `paragraph: …`"
        state = CellState(cited, code=NO_TABLE, fault=fault, cure=cure)
        return CellFinding(Verdict.NOT_FOUND, state)

    def _judge_place(
        self,
        cited: str,
        place: Place,
        terms: Sequence[str],
    ) -> CellFinding:
        """Return whether terms stand in a cell that there may be, or where they do."""
        standings = self.weigh(place, terms)
        missing: list[Term] = []
        for term, standing in zip(terms, standings, strict=True):
            if standing is Standing.NOWHERE:
                missing.append(Term(term, ()))
        code = ""
        elsewhere: tuple[str, ...] = ()
        verdict = Verdict.FOUND
        if missing or Standing.CELL not in standings:
            elsewhere = self._find_elsewhere(terms, place)
            verdict = Verdict.NOT_FOUND
            code = CHANGED
            if elsewhere:
                verdict, code = Verdict.ELSEWHERE, MOVED
            elif Standing.CELL in standings:
                verdict = Verdict.PARTLY
        cell = place.cell
        if cell and cell.is_error:
            code = BROKEN
        state = CellState(
            cited,
            self._table.write_place(place),
            shorten(cell.shown) if cell else "",
            elsewhere,
            place.sheet.hides(place.row, place.column),
            code,
        )
        paragraph = place.sheet.paragraphs.get(place.row, 0)
        return CellFinding(verdict, state, paragraph, tuple(missing))

    def weigh(self, place: Place, terms: Sequence[str]) -> list[Standing]:
        """Return where each term stands: in a cell, or in its heads."""
        cell = place.cell
        if cell is None or cell.is_error:
            cell = SheetCell("")
        context = self._table.list_context(place)
        reader = CellReader(
            cell,
            context,
            self._tongue,
            self._copy.order,
        )
        return [reader.find_term(term) for term in terms]

    def bears_all(self, place: Place, terms: Sequence[str]) -> bool:
        """Whether every term stands in a cell or its heads, and one at least in the cell."""
        standings = self.weigh(place, terms)
        return Standing.NOWHERE not in standings and Standing.CELL in standings

    def list_bearing(self, terms: Sequence[str]) -> tuple[str, ...]:
        """Return the addresses of all cells that bear some terms, wherever they are."""
        likely = self._list_likely(terms)
        bearing = [place for place in likely if self.bears_all(place, terms)]
        return tuple(map(self._table.write_place, bearing))

    def find_renamed_sheet(self, citation: Citation) -> str:
        """Return the one sheet with the heads and the terms of a cell whose sheet is gone.

        Args:
            citation: of a cell by its heads.
        """
        cell = citation.cell
        names = {sheet.name.casefold() for sheet in self._table.sheets}
        if not isinstance(cell, CellHeads) or not cell.sheet:
            return ""
        if cell.sheet.casefold() in names:
            return ""
        try:
            place = self._table.locate(replace(cell, sheet=None))
        except RefusedError:
            return ""
        is_borne = self.bears_all(place, citation.evidence)
        return place.sheet.name if is_borne else ""

    def _find_elsewhere(
        self,
        terms: Sequence[str],
        cited: Place | None,
    ) -> tuple[str, ...]:
        """Return the cells that bear every term, the nearest first.

        Where no term is of the heads, only the cited cell's own row and column are looked at:
        a number by itself stands in many tables.

        Args:
            terms: of the citation.
            cited: the cell that lacks some; None where there is none.
        """
        found: list[tuple[int, Place]] = []
        for place in self._list_likely(terms):
            is_beside = cited is not None and is_in_line(place, cited)
            standings = self.weigh(place, terms)
            if Standing.NOWHERE in standings or Standing.CELL not in standings:
                continue
            if is_beside or Standing.HEADS in standings:
                found.append((measure_distance(place, cited), place))
        found.sort(key=lambda each: each[0])
        nearest = [place for _, place in found[:_MOST]]
        return tuple(map(self._table.write_place, nearest))

    def _list_likely(self, terms: Sequence[str]) -> Iterator[Place]:
        """Yield the cells that may bear one of some terms, by a look that costs little."""
        wanted: set[Decimal] = set()
        for term in terms:
            for numeral in find_numbers(term, self._tongue):
                for value in numeral.list_values():
                    wanted.update(value.scaleb(power) for power in _POWERS)
        folded = [fold_text(term) for term in terms]
        for sheet in self._table.sheets:
            for row, cells in sheet.rows.items():
                for column, cell in cells.items():
                    if self._may_bear(cell, wanted, folded):
                        yield Place(sheet, row, column)

    def _may_bear(
        self,
        cell: SheetCell,
        wanted: AbstractSet[Decimal],
        folded: Sequence[str],
    ) -> bool:
        """Whether a cell has one of some numbers or words, or a date."""
        is_plain = cell.value is not None and cell.number_format in _PLAIN
        if cell.value is not None and is_plain:
            return abs(cell.value) in wanted
        values, _ = list_values(cell, self._tongue)
        if not wanted.isdisjoint(values) or cell.is_time:
            return True
        words = fold_text(cell.shown)
        return any(term in words for term in folded)


def describe_absence(
    cited: str,
    terms: Sequence[str],
    error: RefusedError,
    elsewhere: tuple[str, ...],
) -> CellFinding:
    """Return that there is no such cell, or more than one.

    Args:
        cited: how the citation names it.
        terms: of the citation.
        error: that tells it.
        elsewhere: the cells that have every term.
    """
    state = CellState(
        cited,
        elsewhere=elsewhere,
        code=error.code,
        fault=str(error),
        cure=error.hint,
    )
    missing = tuple(Term(term, ()) for term in terms)
    verdict = Verdict.ELSEWHERE if elsewhere else Verdict.NOT_FOUND
    return CellFinding(verdict, state, missing=missing)


def is_in_line(one: Place, other: Place) -> bool:
    """Whether two cells are of one row or one column of a sheet."""
    is_near = one.row == other.row or one.column == other.column
    return is_near and one.sheet.name == other.sheet.name


def measure_distance(place: Place, cited: Place | None) -> int:
    """Return how far a cell is from the one that is cited, in rows and columns."""
    if cited is None:
        return 0
    down = abs(place.row - cited.row)
    across = abs(place.column - cited.column)
    if place.sheet.name != cited.sheet.name:
        return _FAR + down + across
    return down + across


def shorten(words: str) -> str:
    """Return what a cell shows as a message repeats it."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST - 1]}…"
