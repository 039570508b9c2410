"""A table of a scene -> a native table: header row, hairlines, measured widths and heights."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.deck.ooxml.base import NO_STYLE
from reporting.deck.ooxml.paint import NO_FILL
from reporting.deck.slides.links import SlideLinks
from reporting.deck.slides.text import TextSetting, TextWriter
from reporting.plan.block_model import Align
from reporting.scene import Paragraph, Stroke, Table

_SETTINGS: Mapping[Align, TextSetting] = MappingProxyType(
    {
        Align.START: TextSetting("l"),
        Align.END: TextSetting("r"),
        Align.DECIMAL: TextSetting("r"),
    }
)
"""Numbers stand at the right, unit under unit where they bear as many decimals."""

_NO_SIDES = "".join(
    [f"<a:{side}>{NO_FILL}</a:{side}>" for side in ("lnL", "lnR", "lnT")]
)


def write_table(table: Table, writer: TextWriter, links: SlideLinks) -> str:
    """Write a table (ECMA-376 21.1.3.13).

    Args:
        table: its measured widths and heights, and its cells.
        writer: of its text.
        links: of its slide.
    """
    columns = [f'<a:gridCol w="{int(width)}"/>' for width in table.widths]
    rows = []
    for number, row in enumerate(table.rows):
        end = _write_cell_end(table, table.rules[number], writer, is_head=number == 0)
        cells = []
        for paragraph, align in zip(row, table.aligns, strict=True):
            words = _write_words(paragraph, align, writer, links)
            cells.append(f"<a:tc>{words}{end}</a:tc>")
        height = int(table.heights[number])
        rows.append(f'<a:tr h="{height}">{"".join(cells)}</a:tr>')
    return (
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{''.join(columns)}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )


def _write_words(
    paragraph: Paragraph, align: Align, writer: TextWriter, links: SlideLinks
) -> str:
    words = writer.write_paragraph(paragraph, links, _SETTINGS[align])
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"


def _write_cell_end(
    table: Table, rule: Stroke, writer: TextWriter, *, is_head: bool
) -> str:
    """Write the properties of a cell: its padding, and the rule under it."""
    across, down = int(table.padding_x), int(table.padding_y)
    anchor = "b" if is_head else "t"
    fill = writer.paint.fill(rule.colour)
    return (
        f'<a:tcPr marL="{across}" marR="{across}" marT="{down}" marB="{down}"'
        f' anchor="{anchor}">{_NO_SIDES}'
        f'<a:lnB w="{int(rule.width)}" cap="flat" cmpd="sng" algn="ctr">{fill}</a:lnB>'
        f"{NO_FILL}</a:tcPr>"
    )
