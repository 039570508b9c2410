"""What a label says of its point -> fields in it that follow the workbook."""

from __future__ import annotations

from uuid import UUID

from reporting.charts.marks import Side
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.xml import element, write_text
from reporting.deck.slides.chart_text import ChartText, write_run_look
from reporting.scene import Chart

LABEL_FIELDS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
"""The extension of labels with fields, and of leader lines ([MS-ODRAWXML] 2.24.3)."""
_LIVE = "<c15:dlblFieldTable/>"
_SIDES = {"end": "l", "middle": "ctr", "start": "r"}
_MIRRORED = {"end": "r", "middle": "ctr", "start": "l"}


class FieldLabels:
    """Writes the labels of one chart of points."""

    def __init__(self, chart: Chart, paint: Paint, text: ChartText) -> None:
        """Begin the labels of a chart.

        Args:
            chart: the chart.
            paint: the slide's colours and families.
            text: sets its words.
        """
        self.number_format = chart.block.number_format
        self.paint = paint
        self.text = text
        self.sides = _MIRRORED if chart.is_rtl else _SIDES
        self.fields = 0
        """Fields so far: each has a number of its own."""

    def write(
        self,
        at: int,
        value: str,
        colour: str,
        side: Side,
        name: str = "",
        code: str = "",
        ground: str = "",
    ) -> str:
        """Write a label that says the x of a point, and before it the name of its series.

        Args:
            at: number of the point.
            value: its x, written out.
            colour: of the words.
            side: which of their sides stands at the point.
            name: of the series; empty where it is not said.
            code: number format of the x; that of all values if empty.
            ground: colour behind it; empty for none.
        """
        fields = [self.write_field("XVALUE", value, colour)]
        told = ["CatName"]
        if name:
            look = self.write_run_look(colour)
            space = f"<a:r>{look}<a:t> </a:t></a:r>"
            fields = [self.write_field("SERIESNAME", name, colour), space, *fields]
            told.append("SerName")
        rich = element(
            "c:rich",
            element("a:bodyPr", wrap="none"),
            "<a:lstStyle/>",
            element("a:p", *fields),
        )
        words = self.text.write_label(
            colour,
            code or self.number_format,
            self.sides[side],
            ground,
            told=tuple(told),
        )
        extension = element("c:ext", _LIVE, uri=LABEL_FIELDS)
        return element(
            "c:dLbl",
            element("c:idx", val=at),
            element("c:tx", rich),
            words,
            element("c:extLst", extension),
        )

    def write_field(self, kind: str, words: str, colour: str) -> str:
        """Write what a label says of its point, as a field that follows the data."""
        self.fields += 1
        number = str(UUID(int=self.fields)).upper()
        look = self.write_run_look(colour)
        text = f"<a:t>{write_text(words)}</a:t>"
        return element(
            "a:fld",
            look,
            text,
            id=f"{{{number}}}",
            type=kind,
        )

    def write_run_look(self, colour: str) -> str:
        """Write how the words of a field look."""
        return write_run_look(
            self.paint,
            colour,
            self.text.language,
            self.text.hundredths,
            is_bold=True,
        )
