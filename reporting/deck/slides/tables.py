"""A table of a scene -> a native table: header row, hairlines, measured widths and heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reporting.deck.ooxml.base import NO_STYLE
from reporting.deck.ooxml.paint import NO_FILL
from reporting.deck.slides.links import SlideLinks
from reporting.deck.slides.text import TextSetting, TextWriter
from reporting.design.units import Length
from reporting.plan.table_model import Align
from reporting.scene import Merge, Stroke, Table

_SETTINGS: Mapping[Align, TextSetting] = MappingProxyType(
    {
        Align.START: TextSetting("l"),
        Align.END: TextSetting("r"),
        Align.DECIMAL: TextSetting("r"),
    }
)
"""Numbers stand at the right, unit under unit where they bear as many decimals."""

_FROM_RIGHT = TextSetting("r")
"""Where the first column is at the right, words begin there, and numbers end there too."""

_NO_SIDES = (
    "<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR><a:lnT><a:noFill/></a:lnT>"
)
_CELL_START = "<a:txBody><a:bodyPr/><a:lstStyle/>"


def write_table(
    table: Table,
    writer: TextWriter,
    links: SlideLinks,
) -> str:
    """Write a table (ECMA-376 21.1.3.13).

    Args:
        table: its measured widths and heights, and its cells.
        writer: of its text.
        links: of its slide.
    """
    kinds = ' rtl="1"' if table.is_rtl else ""
    kinds += ' firstRow="1"'
    if table.names_rows:
        kinds += ' firstCol="1"'
    if table.has_total:
        kinds += ' lastRow="1"'
    pieces = [
        f"<a:tbl><a:tblPr{kinds}>",
        f"<a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>",
    ]
    for width in table.widths:
        pieces.append(f'<a:gridCol w="{int(width)}"/>')
    pieces.append("</a:tblGrid>")
    settings = [find_setting(table, align) for align in table.aligns]
    ends: dict[tuple[tuple[Length, Length], Stroke, str], str] = {}
    anchor = "b"
    for number, row in enumerate(table.rows):
        height = int(table.heights[number])
        rule = table.rules[number]
        pieces.append(f'<a:tr h="{height}">')
        for column, (paragraph, setting) in enumerate(zip(row, settings, strict=True)):
            own = setting
            span = ""
            last = column
            under = rule
            merge = find_merge(table.merges, number, column)
            if merge is not None:
                span = write_span(merge, number, column)
                own = find_setting(table, merge.align)
                under = table.rules[merge.row + merge.rows - 1]
                last = merge.column + merge.columns - 1
            sides = table.paddings[column][0], table.paddings[last][1]
            end = ends.get((sides, under, anchor))
            if end is None:
                end = write_cell_properties(table, sides, under, writer, anchor)
                ends[sides, under, anchor] = end
            words = writer.write_paragraph(paragraph, links, own)
            start = f"<a:tc{span}>{_CELL_START}"
            pieces += (start, words, "</a:txBody>", end, "</a:tc>")
        pieces.append("</a:tr>")
        anchor = "t"
    pieces.append("</a:tbl>")
    return "".join(pieces)


def find_setting(table: Table, align: Align) -> TextSetting:
    """Return how the words of a cell stand."""
    return _FROM_RIGHT if table.is_rtl else _SETTINGS[align]


def find_merge(merges: Sequence[Merge], row: int, column: int) -> Merge | None:
    """Return what takes the place of a cell, if that is not itself alone."""
    for merge in merges:
        if merge.covers(row, column):
            return merge
    return None


def write_span(merge: Merge, row: int, column: int) -> str:
    """Write what a cell takes, or that another takes its place (ECMA-376 21.1.3.16)."""
    span = ""
    is_first_column = column == merge.column
    is_first_row = row == merge.row
    if merge.rows > 1 and is_first_row:
        span += f' rowSpan="{merge.rows}"'
    if merge.columns > 1 and is_first_column:
        span += f' gridSpan="{merge.columns}"'
    if not is_first_column:
        span += ' hMerge="1"'
    if not is_first_row:
        span += ' vMerge="1"'
    return span


def write_cell_properties(
    table: Table,
    sides: tuple[Length, Length],
    rule: Stroke,
    writer: TextWriter,
    anchor: str,
) -> str:
    """Write the properties of a cell (ECMA-376 21.1.3.17).

    Args:
        table: gives the padding above and below.
        sides: the padding before and behind its text.
        rule: under the cell; no other side has one.
        writer: knows the colours.
        anchor: `b` for a head, `t` for another.
    """
    left, right = reversed(sides) if table.is_rtl else sides
    down = int(table.padding_y)
    width = int(rule.width)
    fill = writer.paint.fill(rule.colour)
    padding = f'marL="{int(left)}" marR="{int(right)}" marT="{down}" marB="{down}"'
    line = f'<a:lnB w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}</a:lnB>'
    return f'<a:tcPr {padding} anchor="{anchor}">{_NO_SIDES}{line}{NO_FILL}</a:tcPr>'
