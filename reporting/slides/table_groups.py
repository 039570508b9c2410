"""A table of more columns than a slide has the width for -> tables of some of its columns each.

The columns that name the rows stand in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reporting.design.units import Length
from reporting.plan.table_model import CellSpan, TableBlock, TableColumn
from reporting.plan.words import Para
from reporting.record import Record, replace
from reporting.slides.column_needs import ColumnNeed, measure_needs
from reporting.slides.table_columns import measure_least, measure_shown_least
from reporting.slides.typesetter import Typesetter


class ColumnGroup(Record, frozen=True):
    """Some columns of a table, as a table.

    Args:
        block: of these columns.
        numbers: of the columns in the whole table, from 0.
        needs: what room they ask for.
    """

    block: TableBlock
    numbers: tuple[int, ...]
    needs: tuple[ColumnNeed, ...]


def group_columns(
    setter: Typesetter, block: TableBlock, floor: Length
) -> list[ColumnGroup]:
    """Return a table whole, or by as few groups of columns as break no word of it.

    Args:
        setter: measures.
        block: the table.
        floor: the smallest size of its type.
    """
    count = len(block.columns)
    needs = measure_needs(setter, block)
    least = measure_least(setter, block, needs, floor)
    room = setter.grid.body.width
    if sum(least) > room:
        least = measure_shown_least(setter, block, needs, floor)
    if sum(least) <= room:
        return [
            ColumnGroup(
                block,
                tuple(range(count)),
                tuple(needs),
            )
        ]
    heads = count_heads(block)
    taken = Length(sum(least[:heads]))
    groups = fill_groups(
        least,
        heads,
        room - taken,
    )
    even = ceil((count - heads) / len(groups))
    if are_narrow(
        least,
        heads,
        even,
        room - taken,
    ):
        groups = [
            range(
                start,
                min(start + even, count),
            )
            for start in range(heads, count, even)
        ]
    found: list[ColumnGroup] = []
    for group in groups:
        numbers = (*range(heads), *group)
        part = take_columns(block, numbers)
        found.append(
            ColumnGroup(
                part,
                numbers,
                tuple(measure_needs(setter, part)),
            )
        )
    return found


def count_heads(block: TableBlock) -> int:
    """Return how many columns from the first on name the rows; one is left that does not."""
    count = 0
    while count < len(block.columns) - 1 and block.names_rows(count):
        count += 1
    return count


def fill_groups(least: Sequence[Length], first: int, room: Length) -> list[range]:
    """Return columns from one on, in groups that are each as wide as there is room."""
    groups: list[range] = []
    start = first
    used = 0
    for column in range(first, len(least)):
        if column > start and used + least[column] > room:
            groups.append(range(start, column))
            start, used = column, 0
        used += least[column]
    return [
        *groups,
        range(
            start,
            len(least),
        ),
    ]


def are_narrow(
    least: Sequence[Length],
    first: int,
    even: int,
    room: Length,
) -> bool:
    """Whether groups of so many columns each have room."""
    starts = range(
        first,
        len(least),
        even,
    )
    return all(sum(least[start : start + even]) <= room for start in starts)


def take_columns(block: TableBlock, numbers: Sequence[int]) -> TableBlock:
    """Return some columns of a table; a cell that takes some of them takes these.

    Args:
        block: the table.
        numbers: of the columns, in order.
    """
    whole = sum(block.columns[number].share for number in numbers)
    columns: list[TableColumn] = []
    for number in numbers:
        column = block.columns[number]
        columns.append(
            replace(
                column,
                share=column.share / whole,
            )
        )
    rows = [[row[number] for number in numbers] for row in block.rows]
    spans = list(
        take_spans(
            block,
            numbers,
            rows,
        )
    )
    return replace(
        block,
        columns=tuple(columns),
        rows=tuple([tuple(row) for row in rows]),
        spans=tuple(spans),
    )


def take_spans(
    block: TableBlock,
    numbers: Sequence[int],
    rows: Sequence[list[Para]],
) -> Iterator[CellSpan]:
    """Yield what cells take of some columns, and put their words where they then begin."""
    for span in block.spans:
        places: list[int] = []
        for at, number in enumerate(numbers):
            if span.covers(span.row, number):
                places.append(at)
        if not places:
            continue
        rows[span.row][places[0]] = block.rows[span.row][span.column]
        taken = replace(
            span,
            column=places[0],
            columns=len(places),
        )
        if taken.columns > 1 or taken.rows > 1:
            yield taken
