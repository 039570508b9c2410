"""The rows of a planned table -> strips between hairlines; some cells stand across several."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.blocks.column_demands import choose_cell_style
from reporting.dossier.blocks.column_widths import TableFit
from reporting.dossier.blocks.note_places import order_notes, set_notes_below
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    abreast_up_to,
    fuse,
    measure_tallest,
)
from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Mark, Stroke
from reporting.paper.typeset.styles import Styles, TextStyle
from reporting.plan.table_model import Align, CellSpan, TableBlock, TableColumn
from reporting.plan.words import find_line_origin
from reporting.record import Record, replace

_PAD = 2.5
"""Above and below the words of a row, in points."""
_HEAD_RULE = 0.75
_RULE = 0.5
FLOATING = 0.5
"""Share of a page up to which a table is not cut and may move to the next page."""
_HIGH = 0.15
"""Share of a page above which a row stands alone at a page's head or foot."""
_TALL_BAND = 0.6
"""Share of a page above which rows are parted though a cell takes several of them."""


class RowLook(Record, frozen=True, eq=False):
    """How the rows of a table are set.

    Args:
        fit: widths, indents and size.
        styles: of words and numbers.
        tallest: of a row that is not cut, in points.
        is_rtl: whether lines begin at the right.
    """

    fit: TableFit
    styles: Styles
    tallest: float
    is_rtl: bool

    def find_head_style(self, column: TableColumn) -> TextStyle:
        """Return the style of a cell of the header."""
        styles = self.styles
        is_number = column.align is not Align.START
        style = styles.head_end if is_number else styles.head
        return self._fit_style(style, 0.0)

    def find_style(self, block: TableBlock, span: CellSpan) -> TextStyle:
        """Return the style of a cell below the header."""
        style = choose_cell_style(
            self.styles,
            block,
            span.row,
            span.column,
        )
        indent = 0.0
        if span.columns == 1:
            indent = self.fit.indent(span.row, span.column)
        return self._fit_style(style, indent)

    def _fit_style(self, style: TextStyle, indent: float) -> TextStyle:
        """Return a style at the table's size, some points in from the end.

        The digits of a number run from left to right in every language: numbers end level
        at the right.
        """
        if style.align == "end" and self.is_rtl:
            style = replace(style, align="start", left=indent)
        elif indent:
            style = replace(style, right=indent)
        share = self.fit.share
        if share == 1:
            return style
        return replace(
            style,
            size=style.size * share,
            leading=style.leading * share,
        )


def set_head(place: TypesetContext, block: TableBlock, look: RowLook) -> Slabs:
    """Set the header, whose words end level above a rule: one slab, if it is not very tall.

    Notes are read after the table: a row has no place for them, and each cell says its head.
    """
    row = place.group("THead").group("TR")
    table = place.place
    around = place.within(table.parent or table)
    cells: list[Cell] = []
    for number, column in enumerate(block.columns):
        style = look.find_head_style(column)
        origin = find_line_origin(column.label)
        tag = row.elem("TH", scope="Column", origin=origin)
        left, width = look.fit.place(number)
        words = around.words(column.label, style, width=width, tag=tag)
        cells.append(Cell(left, words))
    tallest = measure_tallest(cells)
    ink = place.theme.colours.ink
    if tallest > look.tallest:
        return _rule(
            abreast(cells),
            place.width,
            ink,
            _HEAD_RULE,
            NEVER,
        )
    level: list[Cell] = []
    for cell in cells:
        short = Slab(tallest - measure_height(cell.slabs))
        level.append(
            Cell(
                cell.left,
                (short, *cell.slabs),
            )
        )
    strip = abreast(level, whole=True)
    return _rule(strip, place.width, ink, _HEAD_RULE, NEVER)


def set_rows(place: TypesetContext, block: TableBlock, look: RowLook) -> list[Slabs]:
    """Set all rows between rules; a long table that takes the margin has notes in its rows."""
    body = place.group("TBody")
    strips: list[Slabs] = []
    height = 0.0
    for band in block.list_bands():
        strip = set_band(body, block, look, band)
        height += measure_height(strip) + 2 * _PAD
        strips.append(strip)
    room = place.column_height
    limit = room * _HIGH
    has_notes = look.fit.is_wide and height > room * FLOATING
    seen: set[int] = set()
    rows: list[Slabs] = []
    last = len(strips) - 1
    for number, strip in enumerate(strips):
        row = strip
        if has_notes:
            row = set_notes_below(place, strip, place.width, seen)
            # A row that is not cut is not cut from its notes either.
            row = (fuse(row),) if len(strip) == 1 else row
        # Two rows stand together at the head and at the foot of a page, if they are not high.
        is_tied = False
        if number == 0 < last:
            is_tied = measure_height(row) < limit
        is_above_last = number == last - 1
        if is_above_last:
            is_tied = is_tied or measure_height(strips[last]) < limit
        cut = NEVER if is_tied else FREE
        ink = place.theme.colours.hairline
        weight = _RULE
        if is_above_last and block.has_total:
            ink = place.theme.colours.ink
            weight = _HEAD_RULE
        rows.append(
            _rule(
                row,
                place.width,
                ink,
                weight,
                cut,
            )
        )
    return rows


# ---------------------------------------------------------------- cells


class _SetCell(Record, frozen=True, eq=False):
    """A cell as it is set, and where it stands."""

    span: CellSpan
    cell: Cell

    @property
    def height(self) -> float:
        """In points."""
        return measure_height(self.cell.slabs)


def set_band(
    body: TypesetContext, block: TableBlock, look: RowLook, band: range
) -> Slabs:
    """Set rows that a cell holds together; only a single row that is very tall is cut."""
    if len(band) == 1:
        cells = _set_cells(
            body,
            block,
            look,
            band.start,
            block.spans,
        )
        strip = abreast_up_to(
            [cell.cell for cell in cells],
            look.tallest,
        )
        return order_notes(strip)
    trial = body.begin()
    rows = [
        _set_cells(
            trial,
            block,
            look,
            row,
            block.spans,
        )
        for row in band
    ]
    heights = measure_rows(rows, band)
    if sum(heights) > body.column_height * _TALL_BAND:
        return part_band(body, block, look, band)
    parts: list[Slab] = []
    for row, height in zip(band, heights, strict=True):
        cells = _set_cells(body, block, look, row, block.spans)
        (slab,) = abreast(
            [cell.cell for cell in cells],
            whole=True,
        )
        parts.append(replace(slab, height=height))
        if row < band.stop - 1:
            ink = body.theme.colours.hairline
            marks = rule_within_band(block, look, row, ink)
            parts += [Slab(_PAD), Slab(_PAD, marks)]
    return order_notes((fuse(tuple(parts)),))


def part_band(
    body: TypesetContext, block: TableBlock, look: RowLook, band: range
) -> Slabs:
    """Set rows that are too high together: their cells take one row each."""
    single: list[CellSpan] = []
    for span in block.spans:
        single.append(replace(span, rows=1))
    slabs: list[Slab] = []
    for row in band:
        cells = _set_cells(body, block, look, row, single)
        strip = abreast_up_to(
            [cell.cell for cell in cells],
            look.tallest,
        )
        if row < band.stop - 1:
            ink = body.theme.colours.hairline
            strip = _rule(strip, body.width, ink, _RULE, FREE)
            strip = (*strip, Slab(_PAD, cut=NEVER))
        slabs += order_notes(strip)
    return tuple(slabs)


def measure_rows(rows: Sequence[Sequence[_SetCell]], band: range) -> list[float]:
    """Return the heights of rows: a cell that takes several makes its last row higher."""
    heights: list[float] = []
    for cells in rows:
        single = [cell.height for cell in cells if cell.span.rows == 1]
        heights.append(max(single, default=0.0))
    for cells in rows:
        for cell in cells:
            first = cell.span.row - band.start
            stop = first + cell.span.rows
            held = sum(heights[first:stop]) + 2 * _PAD * (cell.span.rows - 1)
            heights[stop - 1] += max(
                0.0,
                cell.height - held,
            )
    return heights


def _set_cells(
    body: TypesetContext,
    block: TableBlock,
    look: RowLook,
    number: int,
    spans: Sequence[CellSpan],
) -> list[_SetCell]:
    """Set the cells that begin in a row; what a cell takes further has none of its own."""
    row = body.group("TR")
    cells: list[_SetCell] = []
    for at, para in enumerate(block.rows[number]):
        span = find_span(spans, number, at)
        if span is None:
            continue
        name, scope = ("TH", "Row") if block.names_rows(at) else ("TD", None)
        # Words that a note follows are a paragraph of their own.
        has_note = bool(para.evidence)
        origin = None if has_note else para.origin
        size = (span.columns, span.rows)
        inner = row.group(name, scope=scope, origin=origin, span=size)
        tag = None if has_note else inner.place
        left, width = look.fit.place(
            at,
            span.columns,
        )
        style = look.find_style(block, span)
        words = inner.words(para, style, width=width, tag=tag)
        cells.append(
            _SetCell(
                span,
                Cell(left, words),
            )
        )
    return cells


def find_span(spans: Sequence[CellSpan], row: int, column: int) -> CellSpan | None:
    """Return what a cell takes; None where another takes its place."""
    for span in spans:
        if (span.row, span.column) == (row, column):
            return span
        if span.covers(row, column):
            return None
    return CellSpan(row, column)


# ---------------------------------------------------------------- rules


def rule_within_band(
    block: TableBlock, look: RowLook, row: int, ink: str
) -> tuple[Mark, ...]:
    """Return the rule below a row, left out where a cell goes on over it."""
    lines: list[Mark] = []
    first: int | None = None
    count = len(block.columns)
    for column in range(count + 1):
        is_over = column == count or goes_on_below(
            block.spans,
            row,
            column,
        )
        if first is not None and is_over:
            left, width = look.fit.place(
                first,
                column - first,
            )
            lines.append(
                Stroke(
                    ((left, 0.0), (left + width, 0.0)),
                    ink,
                    _RULE,
                )
            )
            first = None
        elif first is None and not is_over:
            first = column
    return tuple(lines)


def goes_on_below(spans: Sequence[CellSpan], row: int, column: int) -> bool:
    """Whether a cell goes on over the foot of a row."""
    over = [
        span
        for span in spans
        if span.covers(
            row,
            column,
        )
    ]
    return any(
        span.covers(
            row + 1,
            column,
        )
        for span in over
    )


def _rule(slabs: Slabs, width: float, ink: str, weight: float, cut: float) -> Slabs:
    """Return a row with room above and below it and a rule at its foot.

    Args:
        slabs: the row.
        width: of the table, in points.
        ink: of the rule, as #RRGGBB.
        weight: of the rule, in points.
        cut: cost of ending a page below it.
    """
    first, *others = slabs
    padded = (fuse((Slab(_PAD), first)), *others)
    *above, last = padded
    y = _PAD
    line = Stroke(
        ((0.0, y), (width, y)),
        ink,
        weight,
    )
    rule = Slab(_PAD, (line,), cut)
    ruled = (*above, fuse((last, rule)))
    return tuple([replace(slab, baseline=None) for slab in ruled])
