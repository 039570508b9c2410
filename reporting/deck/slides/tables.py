"""A measured table -> a native table: a header row, hairlines only, every width and height written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.deck.ooxml.master import NO_STYLE
from reporting.deck.ooxml.shapes import properties, transform
from reporting.deck.ooxml.xml import Element, e
from reporting.deck.slides.slide_builder import Stage
from reporting.plan.model import Align
from reporting.slides.model import SlideTable, SlideText
from reporting.slides.tables import CELL_X, CELL_Y

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

_ALIGNS: Mapping[Align, str] = MappingProxyType(
    {Align.START: "l", Align.END: "r", Align.DECIMAL: "r"}
)
"""Numbers stand at the right, unit under unit where they bear as many decimals."""

_HEAD_RULE = 15_875
_HAIRLINE = 6_350


def draw_table(stage: Stage, table: SlideTable, alt: str) -> None:
    """Draw a table on its slide."""
    columns = (e("a:gridCol", w=width.emu) for width in table.widths)
    rows = (
        e(
            "a:tr",
            *(
                _cell(
                    stage,
                    text,
                    align,
                    head=not number,
                    last=number == len(table.rows) - 1,
                )
                for text, align in zip(row, table.aligns, strict=True)
            ),
            h=height.emu,
        )
        for number, (row, height) in enumerate(
            zip(table.rows, table.heights, strict=True)
        )
    )
    look = e("a:tblPr", e("a:tableStyleId", text=NO_STYLE), firstRow=True)
    drawn = e("a:tbl", look, e("a:tblGrid", *columns), *rows)
    stage.put(
        e(
            "p:graphicFrame",
            e(
                "p:nvGraphicFramePr",
                properties(stage.ids.next(), "Table", alt),
                e("p:cNvGraphicFramePr", e("a:graphicFrameLocks", noGrp=True)),
                e("p:nvPr"),
            ),
            transform(table.box, "p:xfrm"),
            e("a:graphic", e("a:graphicData", drawn, uri=_TABLE)),
        )
    )


def _cell(
    stage: Stage, text: SlideText, align: Align, *, head: bool, last: bool
) -> Element:
    colours, paint = stage.theme.colours, stage.paint
    words = stage.writer.paragraph(text, align=_ALIGNS[align])
    under = _side(
        stage,
        "lnB",
        stage.accent if head or last else colours.hairline,
        _HEAD_RULE if head else _HAIRLINE,
    )
    none = (e(f"a:{side}", e("a:noFill")) for side in ("lnL", "lnR", "lnT"))
    return e(
        "a:tc",
        e("a:txBody", e("a:bodyPr"), e("a:lstStyle"), words),
        e(
            "a:tcPr",
            *none,
            under,
            paint.fill(None),
            marL=CELL_X.emu,
            marR=CELL_X.emu,
            marT=CELL_Y.emu,
            marB=CELL_Y.emu,
            anchor="b" if head else "t",
        ),
    )


def _side(stage: Stage, side: str, colour: str, width: int) -> Element:
    return e(
        f"a:{side}",
        stage.paint.fill(colour),
        w=width,
        cap="flat",
        cmpd="sng",
        algn="ctr",
    )
