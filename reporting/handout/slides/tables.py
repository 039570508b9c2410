"""A table of a slide -> words in their cells, hairlines under its rows, and its elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reporting.design.rect import Rect
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.paragraphs import (
    PlacedText,
    TagPair,
    TextSetting,
    list_marks,
    list_underlines,
    set_paragraphs,
)
from reporting.handout.slides.shapes import draw_stroke, to_points
from reporting.handout.slides.strata import Stratum
from reporting.paper.marks import Mark
from reporting.paper.tag import Tag
from reporting.plan.table_model import Align
from reporting.record import Record
from reporting.scene import Merge, Paragraph, Table

_EDGES = 1.0
"""What programs leave free for the edges of a cell, in points."""
_ALIGNS: Mapping[Align, str] = MappingProxyType(
    {Align.START: "l", Align.END: "r", Align.DECIMAL: "r"}
)


class TableGrid(Record, frozen=True):
    """Where the columns and the rows of a table stand, in points on the slide.

    Args:
        lefts: of the columns.
        rights: likewise.
        tops: of the rows, and the foot of the last.
    """

    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    tops: tuple[float, ...]

    @classmethod
    def of(cls, table: Table) -> TableGrid:
        """Return the grid of a table, whose first column may stand at the right."""
        box = to_points(table.rect)
        at = box.right if table.is_rtl else box.left
        lefts: list[float] = []
        rights: list[float] = []
        for width in table.widths:
            end = at - width.pt if table.is_rtl else at + width.pt
            lefts.append(min(at, end))
            rights.append(max(at, end))
            at = end
        tops = [box.top]
        for height in table.heights:
            tops.append(tops[-1] + height.pt)
        return cls(tuple(lefts), tuple(rights), tuple(tops))


def draw_table(setting: SlideContext, table: Table) -> Iterator[Stratum]:
    """Yield what is drawn of a table: its rules, and its words in the order of reading."""
    grid = TableGrid.of(table)
    yield Stratum(tuple(draw_rules(table, grid)), is_artifact=True)
    placed: list[PlacedText] = []
    whole = setting.group("Table", table.origin)
    head = whole.group("THead")
    body = whole.group("TBody")
    for row, paragraphs in enumerate(table.rows):
        place = (body if row else head).group("TR")
        for column, paragraph in enumerate(paragraphs):
            merge = find_merge(table, row, column)
            if (merge.row, merge.column) != (row, column):
                continue
            tag = tag_cell(place, table, merge)
            placed += set_cell(
                setting,
                table,
                grid,
                paragraph,
                merge,
                tag,
            )
    yield Stratum(tuple(list_marks(placed)))
    yield Stratum(tuple(list_underlines(placed)), is_artifact=True)


def find_merge(table: Table, row: int, column: int) -> Merge:
    """Return the cell that takes a place: mostly that place alone."""
    for merge in table.merges:
        if merge.covers(row, column):
            return merge
    return Merge(
        row,
        column,
        1,
        1,
        table.aligns[column],
    )


def tag_cell(place: SlideContext, table: Table, cell: Merge) -> Tag:
    """Return the element of a cell."""
    span = (cell.columns, cell.rows)
    if cell.row == 0:
        return place.elem("TH", scope="Column", span=span)
    if cell.column == 0 and table.names_rows:
        return place.elem("TH", scope="Row", span=span)
    return place.elem("TD", span=span)


def set_cell(
    setting: SlideContext,
    table: Table,
    grid: TableGrid,
    paragraph: Paragraph,
    cell: Merge,
    tag: Tag,
) -> Iterator[PlacedText]:
    """Yield the words of a cell: those of heads at its foot, others at its head."""
    last = cell.column + cell.columns - 1
    sides = (table.paddings[cell.column][0].pt, table.paddings[last][1].pt)
    left = min(grid.lefts[cell.column], grid.lefts[last])
    right = max(grid.rights[cell.column], grid.rights[last])
    before, behind = reversed(sides) if table.is_rtl else sides
    padding = table.padding_y.pt
    top = grid.tops[cell.row] + padding
    foot = grid.tops[cell.row + cell.rows] - padding
    width = right - behind - left - before - _EDGES
    box = Rect[float](
        left + before,
        top,
        width,
        foot - top,
    )
    look = TextSetting(
        align="r" if table.is_rtl else _ALIGNS[cell.align],
        anchor="t" if cell.row else "b",
    )
    yield from set_paragraphs(
        setting,
        (paragraph,),
        box,
        look,
        (TagPair(tag),),
    )


def draw_rules(table: Table, grid: TableGrid) -> Iterator[Mark]:
    """Yield the hairline under each row, but where a cell goes on below it."""
    for row, stroke in enumerate(table.rules):
        y = grid.tops[row + 1]
        open_from: float | None = None
        stretches: list[tuple[float, float]] = []
        columns = range(len(table.widths))
        for column in columns:
            cell = find_merge(table, row, column)
            goes_on = cell.row + cell.rows - 1 > row
            if goes_on:
                open_from = None
                continue
            left, right = grid.lefts[column], grid.rights[column]
            if open_from is not None:
                last_left, last_right = stretches.pop()
                left, right = min(left, last_left), max(right, last_right)
            open_from = left
            stretches.append((left, right))
        for left, right in stretches:
            yield draw_stroke(stroke, ((left, y), (right, y)))
