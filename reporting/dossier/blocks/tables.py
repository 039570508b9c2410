"""A planned table -> ReportLab's table: hairlines, repeated header, numbers level on the decimal mark."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import accumulate, takewhile
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from reporting.dossier.blocks.column_widths import (
    CROWDED,
    GAP,
    align_numbers,
    fit_indents,
    measure_crowded_column,
    share_widths,
    spread_widths,
)
from reporting.dossier.typeset.columns import measure_height
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.paragraph_styles import (
    measure_column_height,
    parse_colour,
)
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import Align, Para, TableBlock, TableColumn

_PAD = 3.0
_HEAD, _LEAST_ROWS = 1, 2
"""Rows of the header, and rows that stand together before and after a cut."""
_TALL, _LONG = 0.6, 0.3
"""Shares of a page: of rows that may be cut, and of notes that need not stay with the last row."""
_PARTS = 2
_ENDLESS = 1e6


def typeset_table(setting: RenderContext, block: TableBlock) -> list[Flowable]:
    """Set a table in the column's width, with its note below the last row."""
    setting = setting.group("Table")
    heads = _head(setting.group("THead").group("TR"), block.columns)
    body = setting.group("TBody")
    rows = [_row(body.group("TR"), cells, block.columns) for cells in block.rows]
    columns = [[row[at] for row in rows] for at in range(len(heads))]
    widths, gap = _widths(setting, block, heads, columns)
    for cells, width in zip(columns, widths, strict=True):
        fit_indents(cells, width)
    outer = [*(width + gap for width in widths[:-1]), widths[-1]]
    below = [typeset_note(setting.group("Caption"), block.note)] if block.note else []
    if (
        measure_height(below, setting.width)
        > measure_column_height(setting.theme) * _LONG
    ):
        return [_ruled(setting, [heads, *rows], outer, gap, ()), *below]
    return [_ruled(setting, [heads, *rows], outer, gap, below)]


def _widths(
    setting: RenderContext,
    block: TableBlock,
    heads: Sequence[EvidenceParagraph],
    columns: Sequence[Sequence[EvidenceParagraph]],
) -> tuple[list[float], float]:
    """Return the width of each column, and the gap between two; words are broken only where they must be."""
    wants = [
        align_numbers(cells, head, column.align, setting.language)
        for cells, head, column in zip(columns, heads, block.columns, strict=True)
    ]
    gap, gaps = GAP, len(heads) - 1
    if sum(want.least for want in wants) > setting.width - gap * gaps:
        gap = CROWDED
        if sum(want.least for want in wants) > setting.width - gap * gaps:
            wants = [
                measure_crowded_column(*column)
                for column in zip(columns, heads, wants, strict=True)
            ]
    inner = setting.width - gap * gaps
    return (
        spread_widths(wants, inner)
        if block.fitted
        else share_widths(wants, block.columns, inner)
    ), gap


def _head(
    row: RenderContext, columns: Sequence[TableColumn]
) -> list[EvidenceParagraph]:
    return [
        row.words(
            column.label, _head_style(row, column), elem=row.elem("TH", scope="Column")
        )
        for column in columns
    ]


def _row(
    row: RenderContext, cells: Sequence[Para], columns: Sequence[TableColumn]
) -> list[EvidenceParagraph]:
    return [
        _cell(row.group("TD"), cell, _cell_style(row, column))
        for cell, column in zip(cells, columns, strict=True)
    ]


def _cell(place: RenderContext, said: Para, style: ParagraphStyle) -> EvidenceParagraph:
    """Set a cell; where a note follows its words, these are a paragraph of their own."""
    return place.words(said, style, elem=None if said.evidence else place.place)


def _head_style(setting: RenderContext, column: TableColumn) -> ParagraphStyle:
    return (
        setting.styles.head if column.align is Align.START else setting.styles.head_end
    )


def _cell_style(setting: RenderContext, column: TableColumn) -> ParagraphStyle:
    return (
        setting.styles.cell if column.align is Align.START else setting.styles.cell_end
    )


def typeset_note(setting: RenderContext, said: Para) -> Flowable:
    """Set the note under a table or chart."""
    return setting.words(said, setting.styles.small.clone("note", spaceBefore=5))


def measure_table_lead(setting: RenderContext, drawn: Sequence[Flowable]) -> float:
    """Return the height of a table's header and first rows, without which it does not begin."""
    first = drawn[0]
    if not isinstance(first, RuledTable):
        return measure_height(drawn[:1], setting.width)
    first.wrap(setting.width, _ENDLESS)
    return sum(first.row_heights()[: _HEAD + _LEAST_ROWS])


class RuledTable(Table):
    """A table that is cut between rows, some of them on either side, and keeps what stands below it.

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
        super().__init__(data, *widths, **options)
        self.rows, self.below, self.room = data, tuple(below), room

    def row_heights(self) -> list[float]:
        """Return the heights of its first rows, as far as it was wrapped."""
        known = takewhile(lambda height: height is not None, vars(self)["_rowHeights"])
        return list(known)  # ReportLab has no other way to ask

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return its size, with what stands below."""
        wide, tall = super().wrap(width, height)
        self.width = width
        return float(wide), float(tall) + self._foot()

    def _foot(self) -> float:
        return sum(
            part.getSpaceBefore() + part.wrap(self.width, _ENDLESS)[1]
            for part in self.below
        )

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut the table where it leaves rows on both sides; only rows that fill a page are cut themselves."""
        tall = self.wrap(width, height)[1]
        heights, count = self.row_heights(), len(self.rows)
        if len(heights) == count and tall <= height:
            return [self]
        if sum(heights[: _HEAD + _LEAST_ROWS]) > self.room * _TALL:
            fits = len(heights) == count and sum(heights) <= height
            return [self._bare(), *self.below] if fits else self._cut(width, height)
        fit = min(
            sum(total <= height + 1e-6 for total in accumulate(heights)),
            count - _LEAST_ROWS,
        )
        return (
            self._cut(width, sum(heights[:fit]) + 1e-6)
            if fit >= _HEAD + _LEAST_ROWS
            else []
        )

    def _cut(self, width: float, height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(width, height)
        if len(parts) < _PARTS:
            return []
        for part in parts:
            if isinstance(part, RuledTable):
                part.room = self.room
        if isinstance(parts[-1], RuledTable):
            parts[-1].below = self.below
        return parts

    def _splitCell(
        self, value: Any, style: Any, old: float, new: float, width: float
    ) -> Any:
        """Cut a cell in the width in which it was set; ReportLab cuts it with the padding added to that."""
        inner = style.copy()
        inner.leftPadding = inner.rightPadding = 0
        width -= style.leftPadding + style.rightPadding
        return super()._splitCell(value, inner, old, new, width)  # type: ignore[misc]

    def _bare(self) -> Flowable:
        bare = copy(self)
        bare.below = ()
        return bare

    def draw(self) -> None:
        """Draw the table, and below it what stands there."""
        foot = self._foot()
        self.canv.saveState()
        self.canv.translate(0, foot)
        super().draw()
        self.canv.restoreState()
        for part in self.below:
            foot -= part.getSpaceBefore() + part.wrap(self.width, _ENDLESS)[1]
            part.drawOn(self.canv, 0, foot)


def _ruled(
    setting: RenderContext,
    data: list[list[EvidenceParagraph]],
    widths: Sequence[float],
    gap: float,
    below: Sequence[Flowable],
) -> RuledTable:
    theme = setting.theme
    rule, ink = parse_colour(theme.colours.hairline), parse_colour(theme.colours.ink)
    return RuledTable(
        data,
        below=below,
        room=measure_column_height(theme),
        colWidths=list(widths),
        repeatRows=_HEAD,
        splitInRow=1,
        normalizedData=1,
        hAlign="LEFT",
        style=[
            (
                "FONT",
                (0, 0),
                (-1, -1),
                setting.styles.cell.fontName,
                setting.styles.cell.fontSize,
            ),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-2, -1), gap),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), _PAD),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PAD),
            ("LINEBELOW", (0, 0), (-1, 0), 0.75, ink),
            ("LINEBELOW", (0, 1), (-1, -1), 0.35, rule),
        ],
    )
