"""Values to hold lying bars against -> lines over the chart, whose plot area keeps its place.

No native series is a line across lying bars. So they are shapes of the chart itself: they move
and grow with it, and stand right as long as the axis does, whose ends are fixed.
"""

from __future__ import annotations

from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import count_hundredths, element, root_element, write_text
from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.plan.chart_model import ReferenceLine
from reporting.record import Record
from reporting.scene import Chart

_MOST_NAMES = 0.36
"""Share of a chart's width that names of categories may take."""
_NAME_GAP = 10.0
"""From names to bars, in points."""
_RIGHT_SHARE = 0.06
"""Kept free at the right for numbers."""
_LEGEND_LINES = 1.8
_FLAG_LINES = 1.3
"""Heights above the plot area, as multiples of the type."""
_BOTTOM_SHARE = 0.02
_WIDTH = 15_875
"""Of a line, in EMU."""


class PlotPlace(Record, frozen=True):
    """Where a plot area stands, as shares of its chart from the upper left."""

    left: float
    top: float
    width: float
    height: float


class FlagWriter:
    """Writes the lines over one chart of lying bars."""

    def __init__(self, chart: Chart, paint: Paint, language: str) -> None:
        """Begin the lines of a chart on a slide.

        Args:
            chart: the chart.
            paint: the slide's colours and families.
            language: tag of the language (BCP 47).
        """
        self.chart = chart
        self.block = chart.block
        self.paint = paint
        self.language = language
        self.size = chart.size.pt
        self.width = chart.rect.width.pt
        self.height = chart.rect.height.pt
        self.place = self.find_place()

    def find_place(self) -> PlotPlace:
        """Return where the plot area is put, so that names, legend and flags have room."""
        font = find_slide_font(self.paint.theme, "label")
        widest = 0.0
        for name in self.block.categories:
            widest = max(widest, measure_advance(name, font) * self.size)
        left = min(_MOST_NAMES, (widest + _NAME_GAP) / self.width)
        lines = _FLAG_LINES * len(self.block.lines)
        if len(self.block.series) > 1:
            lines += _LEGEND_LINES
        top = lines * self.size / self.height
        width = 1 - left - _RIGHT_SHARE
        if self.chart.is_rtl:
            left = _RIGHT_SHARE
        return PlotPlace(left, top, width, 1 - top - _BOTTOM_SHARE)

    def write_layout(self) -> str:
        """Write where the plot area stands (ECMA-376 21.2.2.95)."""
        place = self.place
        return element(
            "c:layout",
            element(
                "c:manualLayout",
                element("c:layoutTarget", val="inner"),
                element("c:xMode", val="edge"),
                element("c:yMode", val="edge"),
                element("c:x", val=round(place.left, 4)),
                element("c:y", val=round(place.top, 4)),
                element("c:w", val=round(place.width, 4)),
                element("c:h", val=round(place.height, 4)),
            ),
        )

    def write(self) -> str:
        """Write the part of the shapes (ECMA-376 21.3.2.1)."""
        shapes: list[str] = []
        lines = sorted(self.block.lines, key=lambda line: line.value)
        for row, line in enumerate(lines):
            shapes += self.write_flag(row, line)
        return root_element("c:userShapes", *shapes, prefixes="c a cdr")

    def write_flag(self, row: int, line: ReferenceLine) -> list[str]:
        """Write a line and its name beside its head, the first of all on top."""
        ticks = self.block.ticks
        share = (line.value - ticks[0].value) / (ticks[-1].value - ticks[0].value)
        if self.chart.is_rtl:
            share = 1 - share
        x = self.place.left + share * self.place.width
        flag = _FLAG_LINES * self.size / self.height
        top = self.place.top - flag * (len(self.block.lines) - row)
        bottom = self.place.top + self.place.height
        words = f"{line.name} {line.label}"
        font = find_slide_font(self.paint.theme, "label", bold=True)
        wide = (measure_advance(words, font) * self.size + _NAME_GAP) / self.width
        is_right = x + wide <= 1
        if self.chart.is_rtl:
            is_right = x - wide < 0
        left = x
        if not is_right:
            left = max(0.0, x - wide)
        number = 2 * row + 2
        return [
            anchor((x, top), (x, bottom), self.write_line(number)),
            anchor(
                (left, top),
                (left + wide, top + flag),
                self.write_name(number + 1, words, is_right=is_right),
            ),
        ]

    def write_line(self, number: int) -> str:
        """Write a dashed line from head to foot of its anchor."""
        dash = element("a:prstDash", val="dash")
        ink = self.paint.fill(self.chart.colours.ink)
        return element(
            "cdr:cxnSp",
            element(
                "cdr:nvCxnSpPr",
                element("cdr:cNvPr", id=number, name=f"Line {number // 2}"),
                element("cdr:cNvCxnSpPr"),
            ),
            element(
                "cdr:spPr",
                write_frame(),
                element("a:prstGeom", element("a:avLst"), prst="line"),
                element("a:ln", ink, dash, w=_WIDTH),
            ),
            macro="",
        )

    def write_name(self, number: int, words: str, *, is_right: bool) -> str:
        """Write the name of a line and its value."""
        look = element(
            "a:rPr",
            self.paint.fill(self.chart.colours.ink),
            self.paint.fonts("label"),
            lang=self.language,
            sz=count_hundredths(self.chart.size),
            b=True,
        )
        run = f"<a:r>{look}<a:t>{write_text(words)}</a:t></a:r>"
        side = element(
            "a:pPr",
            algn="l" if is_right else "r",
            rtl=self.chart.is_rtl or None,
        )
        inset = round(_NAME_GAP / 3 * 12_700)
        body = element(
            "a:bodyPr",
            wrap="none",
            lIns=inset,
            tIns=0,
            rIns=inset,
            bIns=0,
            anchor="ctr",
        )
        return element(
            "cdr:sp",
            element(
                "cdr:nvSpPr",
                element("cdr:cNvPr", id=number, name=f"Name {number // 2}"),
                element("cdr:cNvSpPr", txBox=True),
            ),
            element(
                "cdr:spPr",
                write_frame(),
                element("a:prstGeom", element("a:avLst"), prst="rect"),
                NO_FILL,
                NO_LINE,
            ),
            element("cdr:txBody", body, "<a:lstStyle/>", f"<a:p>{side}{run}</a:p>"),
            macro="",
            textlink="",
        )


def anchor(
    start: tuple[float, float],
    end: tuple[float, float],
    shape: str,
) -> str:
    """Write where a shape stands, by two corners as shares of the chart."""
    corners: list[str] = []
    for tag, (x, y) in (("cdr:from", start), ("cdr:to", end)):
        across = element("cdr:x", text=f"{x:.5f}")
        down = element("cdr:y", text=f"{y:.5f}")
        corner = element(tag, across, down)
        corners.append(corner)
    return element("cdr:relSizeAnchor", *corners, shape)


def write_frame() -> str:
    """Write a frame without a size: the anchor has it."""
    return '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
