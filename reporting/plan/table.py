"""A table of content -> its planned columns, rows of full width and cells that span."""

from __future__ import annotations

from decimal import Decimal

from reporting.content import blocks as content_blocks
from reporting.content.table_cells import Cell, place_cells
from reporting.content.values import Headline, Rich
from reporting.plan.scope import Scope
from reporting.plan.table_model import (
    Align,
    CellSpan,
    TableBlock,
    TableColumn,
    TableRow,
)
from reporting.plan.words import Para, Runs, make_run
from reporting.record import UNSET


def plan_table(block: content_blocks.Table, scope: Scope) -> TableBlock:
    """Plan a table; its columns share the width as their `width` says."""
    columns = plan_columns(block, scope)
    rows: list[TableRow] = []
    if block.csv:
        file = scope.content.tables[block.csv]
        for words in file.rows:
            row = plan_csv_row(words, columns, block, scope)
            rows.append(row)
    spans: list[CellSpan] = []
    if block.rows:
        rows, spans = _plan_cells(block, scope)
    has_widths = False
    for column in block.columns:
        has_widths |= column.width is not UNSET
    return TableBlock(
        block.id,
        scope.set_line(block.title),
        scope.find_evidence(block.claims),
        columns=columns,
        rows=tuple(rows),
        note=scope.optional(block.note),
        has_fitted_columns=not has_widths,
        spans=tuple(spans),
        has_total=block.total,
    )


def _plan_cells(
    block: content_blocks.Table, scope: Scope
) -> tuple[list[TableRow], list[CellSpan]]:
    """Return the rows of a table, each of full width, and the cells that span."""
    columns = len(block.columns)
    grid = [[Para(())] * columns for _ in block.rows]
    spans: list[CellSpan] = []
    for placed in place_cells(block.rows, columns):
        row, column = placed.row, placed.column
        cell = placed.cell
        if isinstance(cell, Rich):
            grid[row][column] = scope.set_paragraph(cell)
        elif isinstance(cell, Cell):
            grid[row][column] = scope.set_paragraph(cell.text)
        if placed.columns > 1 or placed.rows > 1:
            spans.append(CellSpan(row, column, placed.columns, placed.rows))
    return [tuple(row) for row in grid], spans


def plan_columns(block: content_blocks.Table, scope: Scope) -> tuple[TableColumn, ...]:
    """Plan the columns of a table; their shares of its width sum to 1."""
    whole = sum(column.share for column in block.columns)
    columns = []
    for column in block.columns:
        label = column.label if isinstance(column.label, Headline) else None
        planned = TableColumn(
            scope.set_line(label),
            Align(column.align),
            float(column.share / whole),
            scope.origins.find(column),
            None if column.head is UNSET else column.head,
        )
        columns.append(planned)
    return tuple(columns)


def plan_csv_row(
    cells: tuple[str, ...],
    columns: tuple[TableColumn, ...],
    block: content_blocks.Table,
    scope: Scope,
) -> TableRow:
    """Plan data: numbers are written by language, the rest is printed as it stands.

    Args:
        cells: of one row of the file.
        columns: of the table, which say which cells are numbers.
        block: that names the file.
        scope: the content in one language.
    """
    row: list[Para] = []
    for cell, column in zip(cells, columns, strict=True):
        words = cell
        if cell and column.align is Align.DECIMAL:
            value = Decimal(cell)
            words = scope.language.write_number(value)
        runs: Runs = ()
        if words:
            located = scope.stand_for(words, block, "csv")
            runs = (make_run(located),)
        row.append(Para(runs))
    return tuple(row)
