"""A planned table -> rows between hairlines, with numbers level and never cut."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.blocks.body import BlockBody, float_up_to
from reporting.dossier.blocks.column_demands import measure_columns
from reporting.dossier.blocks.column_widths import (
    TableFit,
    fit_table,
)
from reporting.dossier.blocks.note_places import order_notes, set_notes_below
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    abreast_up_to,
    append_tied,
    fuse,
    keep_together,
    measure_tallest,
    stack,
)
from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    TIED,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.galley.marks import Stroke
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.styles import TextStyle
from reporting.plan.block_model import Align, TableBlock, TableColumn
from reporting.plan.words import Para, find_line_origin
from reporting.record import Record, replace

_PAD = 2.5
"""Above and below the words of a row, in points."""
_HEAD_RULE = 0.75
_RULE = 0.5
_NOTE_GAP = 5.0
"""Above the note below a table, in points."""
_FLOATING = 0.5
"""Share of a page up to which a table is not cut and may move to the next page."""
_HIGH = 0.15
"""Share of a page above which a row stands alone at a page's head or foot."""
_TALL_ROW = 0.33
"""Share of a page above which a row is cut between its lines."""
_TALL_WIDE_ROW = 0.5
"""The same of a row whose notes stand in it."""
_LONG_NOTE = 0.3
"""Share of a page above which a note need not stay with the last row."""


class RowLook(Record, frozen=True):
    """How the rows of a table are set.

    Args:
        fit: widths, indents and size.
        starts: styles of words, for the header and for the other rows.
        ends: styles of numbers, likewise.
        tallest: of a row that is not cut, in points.
        is_rtl: whether lines begin at the right.
    """

    fit: TableFit
    starts: tuple[TextStyle, TextStyle]
    ends: tuple[TextStyle, TextStyle]
    tallest: float
    is_rtl: bool

    def find_style(
        self, column: TableColumn, *, is_head: bool, indent: float = 0.0
    ) -> TextStyle:
        """Return the style of a cell.

        The digits of a number run from left to right in every language: numbers end level
        at the right.

        Args:
            column: that it is in.
            is_head: whether it is in the header.
            indent: how far in from the right edge it stands, in points.
        """
        is_number = column.align is not Align.START
        head, below = self.ends if is_number else self.starts
        style = head if is_head else below
        if is_number and self.is_rtl:
            style = replace(style, align="start", left=indent)
        elif indent:
            style = replace(style, right=indent)
        share = self.fit.share
        if share == 1:
            return style
        return replace(style, size=style.size * share, leading=style.leading * share)


def typeset_table(setting: TypesetContext, block: TableBlock) -> BlockBody:
    """Set a table, as wide and in as small a type as its numbers and words ask for."""
    styles = setting.styles
    texts = measure_columns(setting.begin(), block)
    fit = fit_table(setting, block, texts)
    room = setting.column_height
    look = RowLook(
        fit,
        (styles.head, styles.cell),
        (styles.head_end, styles.cell_end),
        room * (_TALL_WIDE_ROW if fit.is_wide else _TALL_ROW),
        setting.is_rtl,
    )
    place = setting.in_width(fit.width).group("Table")
    head = _set_head(place, block, look)
    rows = _set_rows(place, block, look)
    slabs = stack(head, *rows)
    if block.note:
        slabs = _add_note(place, slabs, block.note, room)
    return float_up_to(
        slabs,
        room * _FLOATING,
        is_wide=fit.is_wide,
        repeats=1 if len(head) == 1 else 0,
        has_room=fit.has_room,
    )


def typeset_note(setting: TypesetContext, note: Para) -> Slabs:
    """Set the note under a table or chart."""
    return setting.words(note, setting.styles.small)


def _add_note(place: TypesetContext, slabs: Slabs, note: Para, room: float) -> Slabs:
    """Return a table above its note; one that is not long stays with the last row."""
    words = typeset_note(place.group("Caption"), note)
    if measure_height(words) <= room * _LONG_NOTE:
        words = keep_together(words, TIED)
    return append_tied(slabs, words, _NOTE_GAP)


# ---------------------------------------------------------------- rows


def _set_head(place: TypesetContext, block: TableBlock, look: RowLook) -> Slabs:
    """Set the header, whose words end level above a rule: one slab, if it is not very tall."""
    row = place.group("THead").group("TR")
    cells: list[Cell] = []
    for number, column in enumerate(block.columns):
        style = look.find_style(column, is_head=True)
        origin = find_line_origin(column.label)
        tag = row.elem("TH", scope="Column", origin=origin)
        left, width = look.fit.place(number)
        words = row.words(column.label, style, width=width, tag=tag)
        cells.append(Cell(left, words))
    tallest = measure_tallest(cells)
    ink = place.theme.colours.ink
    if tallest > look.tallest:
        return _rule(abreast(cells), place.width, ink, _HEAD_RULE, NEVER)
    level: list[Cell] = []
    for cell in cells:
        short = Slab(tallest - measure_height(cell.slabs))
        level.append(Cell(cell.left, (short, *cell.slabs)))
    strip = abreast(level, whole=True)
    return _rule(strip, place.width, ink, _HEAD_RULE, NEVER)


def _set_rows(place: TypesetContext, block: TableBlock, look: RowLook) -> list[Slabs]:
    """Set all rows between rules; a long table that takes the margin has notes in its rows."""
    body = place.group("TBody")
    strips: list[Slabs] = []
    height = 0.0
    for number, paras in enumerate(block.rows):
        strip = _set_row(body.group("TR"), block, paras, look, number)
        height += measure_height(strip) + 2 * _PAD
        strips.append(strip)
    room = place.column_height
    limit = room * _HIGH
    has_notes = look.fit.is_wide and height > room * _FLOATING
    seen: set[int] = set()
    rows: list[Slabs] = []
    ink = place.theme.colours.hairline
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
        if number == last - 1:
            is_tied = is_tied or measure_height(strips[last]) < limit
        cut = NEVER if is_tied else FREE
        rows.append(_rule(row, place.width, ink, _RULE, cut))
    return rows


def _set_row(
    row: TypesetContext,
    block: TableBlock,
    paras: Sequence[Para],
    look: RowLook,
    number: int,
) -> Slabs:
    """Set the cells of a row; only one that is very tall is cut between its lines."""
    fit = look.fit
    cells: list[Cell] = []
    for at, (para, column) in enumerate(zip(paras, block.columns, strict=True)):
        is_row_head = at == 0 and fit.has_row_heads
        name, scope = ("TH", "Row") if is_row_head else ("TD", None)
        # Words that a note follows are a paragraph of their own.
        has_note = bool(para.evidence)
        origin = None if has_note else para.origin
        inner = row.group(name, scope=scope, origin=origin)
        tag = None if has_note else inner.place
        left, width = fit.place(at)
        indent = fit.indent(number, at)
        style = look.find_style(column, is_head=False, indent=indent)
        words = inner.words(para, style, width=width, tag=tag)
        cells.append(Cell(left, words))
    strip = abreast_up_to(cells, look.tallest)
    return order_notes(strip)


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
    line = Stroke(((0.0, y), (width, y)), ink, weight)
    rule = Slab(_PAD, (line,), cut)
    ruled = (*above, fuse((last, rule)))
    return tuple([replace(slab, baseline=None) for slab in ruled])
