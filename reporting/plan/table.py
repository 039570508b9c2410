"""A table of content -> its planned columns, rows of full width and cells that span."""

from __future__ import annotations

from reporting.content import blocks as content_blocks
from reporting.content.data_source import find_source_key
from reporting.content.table_cells import Cell, place_cells
from reporting.content.values import Headline, Rich
from reporting.plan.cells import choose_column_style, print_cell, print_number
from reporting.plan.scope import Scope
from reporting.plan.table_model import (
    Align,
    CellSpan,
    TableBlock,
    TableColumn,
    TableRow,
)
from reporting.plan.words import Para, make_run
from reporting.record import UNSET


def plan_table(block: content_blocks.Table, scope: Scope) -> TableBlock:
    """Plan a table; its columns share the width as their `width` says."""
    columns = plan_columns(block, scope)
    rows: list[TableRow] = []
    if block.table_name:
        rows = plan_file_rows(block, columns, scope)
    spans: list[CellSpan] = []
    if block.rows:
        rows, spans = plan_cells(block, scope)
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


def plan_cells(
    block: content_blocks.Table,
    scope: Scope,
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
            spans.append(
                CellSpan(
                    row,
                    column,
                    placed.columns,
                    placed.rows,
                )
            )
    return [tuple(row) for row in grid], spans


def plan_columns(block: content_blocks.Table, scope: Scope) -> tuple[TableColumn, ...]:
    """Plan the columns of a table; their shares of its width sum to 1."""
    whole = sum(column.share for column in block.columns)
    columns = []
    for column in block.columns:
        label = (
            column.label
            if isinstance(
                column.label,
                Headline,
            )
            else None
        )
        planned = TableColumn(
            scope.set_line(label),
            Align(column.align),
            float(column.share / whole),
            scope.origins.find(column),
            None if column.head is UNSET else column.head,
        )
        columns.append(planned)
    return tuple(columns)


def plan_file_rows(
    block: content_blocks.Table,
    columns: tuple[TableColumn, ...],
    scope: Scope,
) -> list[TableRow]:
    """Plan the cells of a file: numbers are written by language, the rest as it stands.

    Args:
        block: that names the file.
        columns: of the table, which say which cells are numbers.
        scope: the content in one language.
    """
    file = scope.content.tables[block.table_name]
    key = find_source_key(block)
    cells_by_column: list[list[str]] = []
    for index, column in enumerate(columns):
        plain = [row[index] for row in file.plain]
        style = choose_column_style(plain)
        words: list[str] = []
        for row, cell in zip(
            file.rows,
            plain,
            strict=True,
        ):
            if column.align is Align.DECIMAL:
                words.append(
                    print_number(
                        cell,
                        style,
                        scope.language,
                    )
                )
            else:
                words.append(
                    print_cell(
                        row[index],
                        scope,
                        has_dates=file.has_dates,
                    )
                )
        cells_by_column.append(words)
    rows: list[TableRow] = []
    for row in zip(*cells_by_column, strict=True):
        cells = [
            make_cell(
                words,
                block,
                key,
                scope,
            )
            for words in row
        ]
        rows.append(tuple(cells))
    return rows


def make_cell(
    words: str,
    block: content_blocks.Table,
    key: str,
    scope: Scope,
) -> Para:
    """Return the words of a file's cell as a paragraph, which stands for the file.

    Args:
        words: as they are printed; they may be none.
        block: that names the file.
        key: under which it does.
        scope: the content in one language.
    """
    if not words:
        return Para(())
    located = scope.stand_for(
        words,
        block,
        key,
    )
    return Para((make_run(located),))
