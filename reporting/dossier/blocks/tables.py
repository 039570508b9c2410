"""A planned table -> ReportLab's table: hairlines, repeated header, numbers level."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from reportlab.platypus import Flowable

from reporting.dossier.blocks.column_widths import ColumnWidths, fit_columns
from reporting.dossier.typeset.columns import measure_height
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.paragraph_styles import (
    measure_column_height,
    parse_colour,
)
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.reportlab_internals import SplittableTable
from reporting.plan.block_model import Align, TableBlock
from reporting.plan.words import Para

_PAD = 3.0
"""Above and below the words of a row, in points."""
_HEAD = 1
"""Rows of the header."""
_LEAST_ROWS = 2
"""Rows that stand together before and after a cut."""
_LEAD = _HEAD + _LEAST_ROWS
_TALL = 0.6
"""Share of a page above which the first rows may themselves be cut."""
_LONG = 0.3
"""Share of a page above which a note need not stay with the last row."""
_PARTS = 2
_ENDLESS = 1e6
_ROUNDING = 1e-6


def typeset_table(setting: RenderContext, block: TableBlock) -> list[Flowable]:
    """Set a table in the column's width, with its note below the last row."""
    setting = setting.group("Table")
    styles = setting.styles
    head = setting.group("THead").group("TR")
    heads: list[EvidenceParagraph] = []
    for column in block.columns:
        style = styles.head if column.align is Align.START else styles.head_end
        elem = head.elem("TH", scope="Column")
        heads.append(head.words(column.label, style, elem=elem))
    body = setting.group("TBody")
    rows: list[list[EvidenceParagraph]] = []
    for row in block.rows:
        place = body.group("TR")
        cells: list[EvidenceParagraph] = []
        for cell, column in zip(row, block.columns, strict=True):
            style = styles.cell if column.align is Align.START else styles.cell_end
            inner = place.group("TD")
            # Words that a note follows are a paragraph of their own.
            owner = None if cell.evidence else inner.place
            cells.append(inner.words(cell, style, elem=owner))
        rows.append(cells)
    widths = fit_columns(setting, block, heads, rows)
    below: list[Flowable] = []
    if block.note:
        caption = setting.group("Caption")
        below.append(typeset_note(caption, block.note))
    lines = [heads, *rows]
    longest_note = measure_column_height(setting.theme) * _LONG
    if measure_height(below, setting.width) > longest_note:
        return [_make_table(setting, lines, widths, ()), *below]
    return [_make_table(setting, lines, widths, below)]


def typeset_note(setting: RenderContext, note: Para) -> Flowable:
    """Set the note under a table or chart."""
    style = setting.styles.small.clone("note", spaceBefore=5)
    return setting.words(note, style)


# ---------------------------------------------------------------- the table


class RuledTable(SplittableTable):
    """A table that is cut between rows and keeps what stands below it.

    Some rows stand on either side of a cut; no row is a widow or orphan.

    Args:
        data: rows of flowables, the header first.
        below: stands under the last row, on its page.
        room: height of a page, in points.
        options: as ReportLab's table takes them.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        data: Any,
        *widths: Any,
        below: Sequence[Flowable] = (),
        room: float = 0.0,
        **options: Any,
    ) -> None:
        super().__init__(
            data,
            *widths,
            **options,
        )
        self.rows = data
        self.below = tuple(below)
        self.room = room

    @property
    def lead(self) -> float:
        """Height of header and first rows, without which it does not begin; once wrapped."""
        return sum(self.row_heights()[:_LEAD])

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return its size, with what stands below."""
        wide, tall = super().wrap(width, height)
        self.width = width
        foot = self._measure_foot()
        return float(wide), float(tall) + foot

    def _measure_foot(self) -> float:
        """Return the height of all that stands below."""
        return sum([self._measure_below(part) for part in self.below])

    def _measure_below(self, part: Flowable) -> float:
        """Return the height of something that stands below, with the space above it."""
        height = part.wrap(self.width, _ENDLESS)[1]
        return part.getSpaceBefore() + height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut the table where it leaves rows on both sides.

        Only rows that fill a page are cut themselves.
        """
        _, tall = self.wrap(width, height)
        heights = self.row_heights()
        is_measured = len(heights) == len(self.rows)
        if is_measured and tall <= height:
            return [self]
        if sum(heights[:_LEAD]) > self.room * _TALL:
            if not is_measured or sum(heights) > height:
                return self._split_at(width, height)
            bare = copy(self)
            bare.below = ()
            return [bare, *self.below]
        fit = 0
        total = 0.0
        for row in heights:
            total += row
            if total > height + _ROUNDING:
                break
            fit += 1
        fit = min(fit, len(self.rows) - _LEAST_ROWS)
        if fit < _LEAD:
            return []
        return self._split_at(width, sum(heights[:fit]) + _ROUNDING)

    def _split_at(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        if len(parts) < _PARTS:
            return []
        for part in parts:
            if isinstance(part, RuledTable):
                part.room = self.room
        if isinstance(parts[-1], RuledTable):
            parts[-1].below = self.below
        return parts

    def draw(self) -> None:
        """Draw the table, and below it what stands there."""
        foot = self._measure_foot()
        self.canv.saveState()
        self.canv.translate(0, foot)
        super().draw()
        self.canv.restoreState()
        for part in self.below:
            foot -= self._measure_below(part)
            part.drawOn(self.canv, 0, foot)


def _make_table(
    setting: RenderContext,
    rows: list[list[EvidenceParagraph]],
    columns: ColumnWidths,
    below: Sequence[Flowable],
) -> RuledTable:
    theme = setting.theme
    style = setting.styles.cell
    rule = parse_colour(theme.colours.hairline)
    ink = parse_colour(theme.colours.ink)
    *others, last = columns.widths
    outer = [width + columns.gap for width in others]
    whole = ((0, 0), (-1, -1))
    first_row = ((0, 0), (-1, 0))
    other_rows = ((0, 1), (-1, -1))
    return RuledTable(
        rows,
        below=below,
        room=measure_column_height(theme),
        colWidths=[*outer, last],
        repeatRows=_HEAD,
        splitInRow=1,
        normalizedData=1,
        hAlign="LEFT",
        style=[
            ("FONT", *whole, style.fontName, style.fontSize),
            ("VALIGN", *first_row, "BOTTOM"),
            ("VALIGN", *other_rows, "TOP"),
            ("LEFTPADDING", *whole, 0),
            ("RIGHTPADDING", (0, 0), (-2, -1), columns.gap),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", *whole, _PAD),
            ("BOTTOMPADDING", *whole, _PAD),
            ("LINEBELOW", *first_row, 0.75, ink),
            ("LINEBELOW", *other_rows, 0.35, rule),
        ],
    )
