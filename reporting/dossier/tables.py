"""A planned table -> ReportLab's table: hairlines, repeated header, numbers level on the decimal mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from reporting.dossier.layout import height_of
from reporting.dossier.setting import Setting
from reporting.dossier.styles import colour
from reporting.dossier.text import Words
from reporting.plan.model import Align, Para, TableBlock, TableColumn, plain

_GAP = 8.0
_WHOLE = re.compile(r"^[^\d]*\d[\d.,’\s]*")
_PAD = 3.0


def table(setting: Setting, block: TableBlock) -> list[Flowable]:
    """Set a table in the column's width; rows that are longer than a page are cut, others never are."""
    inner = setting.width - _GAP * (len(block.columns) - 1)
    texts = [[plain(row[at].runs) for row in block.rows] for at in range(len(block.columns))]
    widths = _widths(setting, block.columns, texts, inner)
    styles = [_cell_styles(setting, column, texts[at]) for at, column in enumerate(block.columns)]
    setting = setting.group("Table")
    head = _head(setting.group("THead").group("TR"), block.columns)
    body = setting.group("TBody")
    rows = [
        _row(body.group("TR"), cells, [column[row] for column in styles])
        for row, cells in enumerate(block.rows)
    ]
    outer = [width + (_GAP if at < len(widths) - 1 else 0) for at, width in enumerate(widths)]
    drawn: list[Flowable] = [_ruled(setting, [head, *rows], outer)]
    if block.note:
        drawn.append(note(setting.group("Caption"), block.note))
    return drawn


def _head(row: Setting, columns: Sequence[TableColumn]) -> list[Words]:
    return [
        row.words(column.label, _head_style(row, column), elem=row.elem("TH", scope="Column"))
        for column in columns
    ]


def _row(row: Setting, cells: Sequence[Para], styles: Sequence[ParagraphStyle]) -> list[Words]:
    return [_cell(row.group("TD"), cell, style) for cell, style in zip(cells, styles, strict=True)]


def _cell(place: Setting, said: Para, style: ParagraphStyle) -> Words:
    """Set a cell; where a note follows its words, these are a paragraph of their own."""
    return place.words(said, style, elem=None if said.evidence else place.place)


def note(setting: Setting, said: Para) -> Flowable:
    """Set the note under a table or chart."""
    return setting.words(said, setting.styles.small.clone("note", spaceBefore=5))


def lead(setting: Setting, drawn: Sequence[Flowable]) -> float:
    """Return the height of a table's header and first two rows, in points."""
    first = drawn[0]
    if not isinstance(first, Table):
        return height_of(drawn[:1], setting.width)
    first.wrap(setting.width, 1e6)
    heights: list[float] = vars(first)["_rowHeights"][:3]  # ReportLab has no other way to ask
    return sum(heights)


def _ruled(setting: Setting, data: list[list[Any]], widths: list[float]) -> Table:
    theme = setting.theme
    rule, ink = colour(theme.colours.hairline), colour(theme.colours.ink)
    return Table(
        data,
        colWidths=widths,
        repeatRows=1,
        splitInRow=1,
        normalizedData=1,
        hAlign="LEFT",
        style=[
            ("FONT", (0, 0), (-1, -1), setting.styles.cell.fontName, setting.styles.cell.fontSize),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-2, -1), _GAP),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), _PAD),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PAD),
            ("LINEBELOW", (0, 0), (-1, 0), 0.75, ink),
            ("LINEBELOW", (0, 1), (-1, -1), 0.35, rule),
        ],
    )


def _head_style(setting: Setting, column: TableColumn) -> ParagraphStyle:
    return setting.styles.head if column.align is Align.START else setting.styles.head_end


def _cell_styles(setting: Setting, column: TableColumn, texts: Sequence[str]) -> list[ParagraphStyle]:
    """Return the style of each cell; in a decimal column the right indent brings the marks in line."""
    styles = setting.styles
    if column.align is Align.START:
        return [styles.cell] * len(texts)
    if column.align is Align.END:
        return [styles.cell_end] * len(texts)
    mark = setting.language.number(Decimal("1.5"))[1]
    tails = [_tail(text, mark, styles.cell) for text in texts]
    longest = max(tails, default=0)
    made = {tail: styles.cell_end.clone("decimal", rightIndent=longest - tail) for tail in set(tails)}
    return [made[tail] for tail in tails]


def _tail(text: str, mark: str, style: ParagraphStyle) -> float:
    """Return the width of what stands from the decimal mark on; 0 for a whole number."""
    _, found, after = text.rpartition(mark)
    if not found or not after[:1].isdigit():
        after, found = _WHOLE.sub("", text), ""
    return round(stringWidth(found + after, style.fontName, style.fontSize), 3)


def _widths(
    setting: Setting, columns: Sequence[TableColumn], texts: Sequence[Sequence[str]], inner: float
) -> list[float]:
    """Return the columns' widths by their shares, with room for their longest words where there is any."""
    needs = [
        min(_longest_word(setting, column, cells), inner * 0.45)
        for column, cells in zip(columns, texts, strict=True)
    ]
    total = sum(column.share for column in columns) or 1.0
    wanted = [inner * column.share / total for column in columns]
    if sum(needs) >= inner:
        return wanted
    widths = [max(width, need) for width, need in zip(wanted, needs, strict=True)]
    spare = sum(width - need for width, need in zip(widths, needs, strict=True))
    over = sum(widths) - inner
    if over <= 0 or spare <= 0:
        return widths
    return [width - over * (width - need) / spare for width, need in zip(widths, needs, strict=True)]


def _longest_word(setting: Setting, column: TableColumn, cells: Sequence[str]) -> float:
    styles = setting.styles
    words = [(word, styles.head) for word in column.label.split()]
    words += [(word, styles.cell) for cell in cells for word in cell.split(" ")]
    size = styles.cell.fontSize
    return max((stringWidth(word, style.fontName, size) for word, style in words), default=0.0) + size
