"""The sheets of a source and what a citation names -> the cell, and the heads over it.

Whoever publishes a table puts titles above it, heads over its columns in one row or several,
blank rows and sections between. So a row of heads is known by what stands around it:

    it has two cells or more, none of them a value; a year is none
    it is the first such row, or the first below a blank row or a title
    rows go on with it whose first cell is empty

A title is a row of one cell. It stands over all that follows, to the next heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from reporting.content.cell_addresses import write_address
from reporting.content.cited_cells import CellAddress, CellHeads
from reporting.content.sheets import Sheet, SheetCell
from reporting.errors import RefusedError
from reporting.evidence.report.wording import quote_words
from reporting.evidence.sources.matching import find_words, fold_text
from reporting.reading.wording import suggest_word
from reporting.record import Record

ABSENT = "W585"
AMBIGUOUS = "W584"
_YEARS = (1500, 2200)
_YEAR_DIGITS = 4
_WIDE = 2
"""Filled cells of a row that make it more than a title."""
_SHOWN = 6
"""Names that a hint lists."""


class Place(Record, frozen=True):
    """A cell of a sheet; row and column are counted from 1."""

    sheet: Sheet
    row: int
    column: int

    @property
    def cell(self) -> SheetCell | None:
        """What it shows; None for nothing."""
        return self.sheet.find_cell(self.row, self.column)


class HeadBlock(Record, frozen=True):
    """The heads of a table within a sheet.

    Args:
        rows: of the sheet, in which they stand.
        titles: the words above them.
    """

    rows: tuple[int, ...]
    titles: tuple[str, ...]


class RowHeads(Record, frozen=True):
    """The heads of a row, as they are compared.

    Args:
        cells: each of them, the first first.
        joined: all of them.
        section: the title above the row.
    """

    cells: tuple[str, ...]
    joined: str
    section: str

    @property
    def full(self) -> str:
        """All of them, behind the title above."""
        return f"{self.section} {self.joined}"


class SeveralCellsError(RefusedError):
    """The heads that a citation names are those of several cells.

    Args:
        message: which.
        places: of them.
    """

    def __init__(self, message: str, places: Sequence[Place]) -> None:
        self.places = places
        hint = "name the one that is meant by its address"
        super().__init__(message, hint, AMBIGUOUS)


class SheetHeads:
    """Finds rows and columns of one sheet by their heads.

    Args:
        sheet: any.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @cached_property
    def blocks(self) -> Sequence[HeadBlock]:
        """The heads of its tables, from top to bottom."""
        blocks: list[HeadBlock] = []
        titles: list[str] = []
        rows: list[int] = []
        last = 0
        was_wide = False
        for row, cells in self.sheet.rows.items():
            is_wide = len(cells) >= _WIDE
            is_next = row == last + 1 and was_wide
            if not is_wide:
                titles += [cell.shown for cell in cells.values()]
            elif any(map(is_value, cells.values())):
                titles.clear()
            elif not is_next or not blocks:
                rows = [row]
                blocks.append(HeadBlock((row,), tuple(titles)))
                titles.clear()
            elif (
                rows
                and rows[-1] == last
                and min(cells)
                > min(self.sheet.rows[rows[0]])  # none below the first head
            ):
                rows.append(row)
                blocks[-1] = HeadBlock(tuple(rows), blocks[-1].titles)
            last = row
            was_wide = is_wide
        return blocks

    def find_block(self, row: int) -> HeadBlock | None:
        """Return the heads that stand over a row; None where there are none."""
        found = None
        for block in self.blocks:
            if block.rows[-1] < row:
                found = block
        return found

    def find_section(self, row: int, above: int) -> str:
        """Return the nearest title between a row and the heads above it."""
        for number in range(row - 1, above, -1):
            cells = self.sheet.rows.get(number, {})
            if len(cells) == 1:
                (cell,) = cells.values()
                return cell.shown
        return ""

    def list_row_heads(self, row: int, column: int) -> list[str]:
        """Return the words in a row that are no value, before a column."""
        columns = set(self.sheet.rows.get(row, ()))
        for left, top, _, bottom in self.sheet.merged:
            if top <= row <= bottom:
                columns.add(left)
        words: list[str] = []
        for number in sorted(columns):
            cell = self.sheet.find_cell(row, number)
            if number < column and cell and not is_value(cell):
                words.append(cell.shown)
        return words

    def list_column_heads(self, row: int, column: int) -> list[str]:
        """Return the words over a column that head a row, from top to bottom."""
        block = self.find_block(row)
        return self._read_heads(block, column) if block else []

    def _read_heads(self, block: HeadBlock, column: int) -> list[str]:
        words: list[str] = []
        for number in block.rows:
            cell = self.sheet.find_cell(number, column)
            if cell:
                words.append(cell.shown)
        return words

    def list_context(self, place: Place) -> list[str]:
        """Return the words that say what a cell is: its heads, titles, and its sheet."""
        row, column = place.row, place.column
        words = self.list_row_heads(row, column)
        cell = place.cell
        if cell and is_value(cell):
            # A unit may stand behind its number.
            following = self.sheet.rows.get(row, {})
            for number, other in following.items():
                if number > column and not is_value(other):
                    words.append(other.shown)
        words += self.list_column_heads(row, column)
        block = self.find_block(row)
        if block:
            words += self.list_corners(place, block.rows)
        above = block.rows[-1] if block else 0
        words.append(self.find_section(row, above))
        words += block.titles if block else ()
        words.append(self.sheet.name)
        return [each for each in words if each]

    def list_corners(self, place: Place, head_rows: Iterable[int]) -> Iterator[str]:
        """Yield what stands over the heads of a cell's row: `Item (in millions of euros)`.

        Args:
            place: of the cell.
            head_rows: the rows of the heads over it.
        """
        filled = self.sheet.rows.get(place.row, {})
        for column, head in filled.items():
            if column >= place.column or is_value(head):
                continue
            for row in head_rows:
                corner = self.sheet.rows.get(row, {}).get(column)
                if corner:
                    yield corner.shown

    # ------------------------------------------------------------ by words

    def find_rows(self, words: str) -> list[int]:
        """Return the rows that some words head.

        Of these the first that any row has: they are its first head, one of its heads, all of
        them, all with the title above, or a part.
        """
        wanted = fold_text(words)
        plain = join_heads([wanted])
        ranks: list[list[int]] = [[], [], [], []]
        for row, heads in self.row_heads.items():
            if wanted == heads.cells[0]:
                ranks[0].append(row)
            elif wanted in heads.cells:
                ranks[1].append(row)
            elif plain in (heads.joined, heads.full):
                ranks[2].append(row)
            elif any(True for _ in find_words(heads.joined, wanted)):
                ranks[3].append(row)
        return next(filter(None, ranks), [])

    @cached_property
    def row_heads(self) -> Mapping[int, RowHeads]:
        """The heads of each row that is neither heads nor a title, as they are compared."""
        heads: dict[int, RowHeads] = {}
        in_blocks = {row for block in self.blocks for row in block.rows}
        section = ""
        for row, cells in self.sheet.rows.items():
            values = [number for number, cell in cells.items() if is_value(cell)]
            last = max(cells)
            end = min(values, default=last)
            words = self.list_row_heads(row, max(end, _WIDE))
            if not words and 1 in cells:  # a number heads it: `2` of line 2
                words = [cells[1].shown]
            found = [fold_text(each) for each in words]
            if len(cells) < _WIDE:
                section = fold_text(next(iter(cells.values())).shown)
            if found and row not in in_blocks:
                joined = join_heads(found)
                heads[row] = RowHeads(
                    tuple(found),
                    joined,
                    section,
                )
        return heads

    def find_columns(self, words: str, row: int) -> list[int]:
        """Return the columns that some words head, by the nearest heads above a row."""
        wanted = fold_text(words)
        for block in reversed(self.blocks):
            if block.rows[-1] >= row:
                continue
            found = self._find_in_block(block, wanted)
            if found:
                return found
        return []

    def _find_in_block(self, block: HeadBlock, wanted: str) -> list[int]:
        whole: list[int] = []
        parts: list[int] = []
        for column in self.list_columns(block):
            cells = [fold_text(each) for each in self._read_heads(block, column)]
            joined = " ".join(cells)
            if wanted in cells or wanted == joined:
                whole.append(column)
            elif any(True for _ in find_words(joined, wanted)):
                parts.append(column)
        return whole or parts

    def list_columns(self, block: HeadBlock) -> Iterator[int]:
        """Yield the columns that some heads stand over, of merged ones each."""
        columns: set[int] = set()
        for row in block.rows:
            columns.update(self.sheet.rows.get(row, ()))
            for left, top, right, bottom in self.sheet.merged:
                if top <= row <= bottom and row in self.sheet.rows:
                    columns.update(range(left, right + 1))
        yield from sorted(columns)


class Table:
    """Finds the cells of a source.

    Args:
        source: its id, for messages.
        sheets: of its copy.
    """

    def __init__(self, source: str, sheets: Sequence[Sheet]) -> None:
        self.source = source
        self.sheets = sheets
        self._heads = {sheet.name: SheetHeads(sheet) for sheet in sheets}

    def list_context(self, place: Place) -> list[str]:
        """Return the words that say what a cell is."""
        return self._heads[place.sheet.name].list_context(place)

    def write_place(self, place: Place) -> str:
        """Return the address of a cell, with its sheet where there are several."""
        name = place.sheet.name if len(self.sheets) > 1 else ""
        return write_address(name, place.column, place.row)

    def locate(self, cell: CellAddress | CellHeads) -> Place:
        """Return the cell that a citation names.

        Raises:
            RefusedError: there is none, or more than one.
        """
        if isinstance(cell, CellHeads):
            return self._locate_by_heads(cell)
        sheet = self._find_sheet(cell.sheet)
        return Place(sheet, cell.row, cell.column)

    def _find_sheet(self, name: str) -> Sheet:
        shown = [sheet for sheet in self.sheets if not sheet.is_hidden]
        if not name:
            if len(shown) == 1:
                return shown[0]
            listed = quote_words(sheet.name for sheet in self.sheets[:_SHOWN])
            message = f"`{self.source}` has several sheets: {listed}"
            first = write_address(self.sheets[0].name, 2, 10)
            hint = f"name one of them: `cell: {first}`"
            raise RefusedError(message, hint, AMBIGUOUS)
        wanted = name.casefold()
        for sheet in self.sheets:
            if sheet.name.casefold() == wanted:
                return sheet
        names = [sheet.name for sheet in self.sheets if sheet.name]
        message = f"`{self.source}` has no sheet `{name}`"
        if not names:
            raise RefusedError(message, "a CSV file has cells such as `B10`", ABSENT)
        listed = quote_words(names[:_SHOWN])
        hint = suggest_word(name, names) or f"its sheets are {listed}"
        raise RefusedError(message, hint, ABSENT)

    def _locate_by_heads(self, cell: CellHeads) -> Place:
        sheets = self.sheets
        if cell.sheet:
            sheets = [self._find_sheet(cell.sheet)]
        places: list[Place] = []
        for sheet in sheets:
            heads = self._heads[sheet.name]
            for row in heads.find_rows(cell.row):
                for column in heads.find_columns(cell.column, row):
                    places.append(Place(sheet, row, column))
        shown = [place for place in places if not place.sheet.is_hidden]
        places = shown or places
        if len(places) == 1:
            return places[0]
        if places:
            several = quote_words(map(self.write_place, places[:_SHOWN]))
            message = (
                f"`{cell.text}` is more than one cell of `{self.source}`: {several}"
            )
            raise SeveralCellsError(message, places)
        raise self._explain_absence(cell, sheets)

    def _explain_absence(
        self,
        cell: CellHeads,
        sheets: Sequence[Sheet],
    ) -> RefusedError:
        """Return that no row or no column has the words, with those that are close."""
        rows: list[str] = []
        columns: list[str] = []
        has_row = False
        for sheet in sheets:
            heads = self._heads[sheet.name]
            has_row = has_row or bool(heads.find_rows(cell.row))
            for row in heads.row_heads:
                rows += heads.list_row_heads(row, _WIDE)
            for block in heads.blocks:
                for column in heads.list_columns(block):
                    columns += heads.list_column_heads(block.rows[-1] + 1, column)
        what, words, known = "row", cell.row, rows
        if has_row:
            what, words, known = "column", cell.column, columns
        listed = quote_words(list(dict.fromkeys(known))[:_SHOWN])
        message = f"no {what} of `{self.source}` is headed `{words}`"
        hint = suggest_word(words, known) or f"its {what}s are {listed}"
        return RefusedError(message, hint, ABSENT)


def read_cell_words(
    cell: CellAddress | CellHeads,
    sheets: Sequence[Sheet],
) -> tuple[str, ...]:
    """Return what a cell shows, as a paragraph; none where there is no such cell."""
    try:
        found = Table("", sheets).locate(cell).cell
    except RefusedError:
        found = None
    return (found.shown,) if found else ()


def join_heads(heads: Sequence[str]) -> str:
    """Return heads as one text, without the commas in them."""
    words = " ".join(heads).replace(",", " ")
    return " ".join(words.split())


def is_value(cell: SheetCell) -> bool:
    """Whether a cell holds a number, and not a year."""
    if cell.value is None:
        return cell.is_error
    first, last = _YEARS
    if len(cell.shown) != _YEAR_DIGITS or not cell.shown.isdecimal():
        return True
    return not first <= cell.value <= last
