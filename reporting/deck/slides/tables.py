"""A measured table -> a native table: a header row, hairlines only, every width and height written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.deck.ooxml.master import NO_STYLE
from reporting.deck.ooxml.shapes import make_properties, make_transform
from reporting.deck.ooxml.xml import Element, make
from reporting.deck.slides.slide_builder import SlideBuilder
from reporting.plan.block_model import Align
from reporting.slides.model import SlideTable, SlideText
from reporting.slides.table_columns import CELL_X, CELL_Y

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

_ALIGNS: Mapping[Align, str] = MappingProxyType(
    {Align.START: "l", Align.END: "r", Align.DECIMAL: "r"}
)
"""Numbers stand at the right, unit under unit where they bear as many decimals."""

_HEAD_RULE = 15_875
_HAIRLINE = 6_350


def draw_table(stage: SlideBuilder, table: SlideTable, alt: str) -> None:
    """Draw a table on its slide."""
    columns = (make("a:gridCol", w=width.emu) for width in table.widths)
    rows = (
        make(
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
    look = make("a:tblPr", make("a:tableStyleId", text=NO_STYLE), firstRow=True)
    drawn = make("a:tbl", look, make("a:tblGrid", *columns), *rows)
    stage.put(
        make(
            "p:graphicFrame",
            make(
                "p:nvGraphicFramePr",
                make_properties(stage.ids.next(), "Table", alt),
                make("p:cNvGraphicFramePr", make("a:graphicFrameLocks", noGrp=True)),
                make("p:nvPr"),
            ),
            make_transform(table.box, "p:xfrm"),
            make("a:graphic", make("a:graphicData", drawn, uri=_TABLE)),
        )
    )


def _cell(
    stage: SlideBuilder, text: SlideText, align: Align, *, head: bool, last: bool
) -> Element:
    colours, paint = stage.theme.colours, stage.paint
    words = stage.writer.paragraph(text, align=_ALIGNS[align])
    under = _side(
        stage,
        "lnB",
        stage.accent if head or last else colours.hairline,
        _HEAD_RULE if head else _HAIRLINE,
    )
    none = (make(f"a:{side}", make("a:noFill")) for side in ("lnL", "lnR", "lnT"))
    return make(
        "a:tc",
        make("a:txBody", make("a:bodyPr"), make("a:lstStyle"), words),
        make(
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


def _side(stage: SlideBuilder, side: str, colour: str, width: int) -> Element:
    return make(
        f"a:{side}",
        stage.paint.fill(colour),
        w=width,
        cap="flat",
        cmpd="sng",
        algn="ctr",
    )
