"""A row of a table and the terms of a citation -> the cell meant, as a content names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from reporting.content.cited_cells import CellHeads
from reporting.content.sheets import Sheet, SheetCell
from reporting.errors import RefusedError
from reporting.evidence.sources.cell_terms import CellReader, Standing
from reporting.evidence.sources.opened import OpenSource
from reporting.evidence.sources.tables import Place, SheetHeads, Table, is_value


def find_cells(
    opened: OpenSource, paragraph: int, terms: Sequence[str]
) -> tuple[Place, ...]:
    """Return the cells of a row that bear all terms, one of them by themselves.

    Args:
        opened: the table.
        paragraph: the number of the row among its paragraphs.
        terms: what must stand in the cell or in its heads.
    """
    found: list[Place] = []
    for place in _list_row(opened.copy.sheets, paragraph):
        standings = [weigh_term(opened, place, term) for term in terms]
        if Standing.NOWHERE not in standings and Standing.CELL in standings:
            found.append(place)
    values = [place for place in found if place.cell and is_value(place.cell)]
    return tuple(values or found)


def weigh_term(opened: OpenSource, place: Place, term: str) -> Standing:
    """Return where a term stands: in a cell, in its heads or in neither."""
    copy = opened.copy
    context = Table(opened.name, copy.sheets).list_context(place)
    cell = place.cell or SheetCell("")
    return CellReader(cell, context, opened.tongue, copy.order).find_term(term)


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
