"""Values to hold lying bars against -> lines over the chart, whose plot area keeps its place.

No native series is a line across lying bars. So they are shapes of the chart itself: they move
and grow with it, and stand right as long as the axis does, whose ends are fixed.
"""

from __future__ import annotations

from reporting.charts.slide_plot import LEGEND_ROW, name_reference
from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import count_hundredths, element, write_text
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_text import write_run_look
from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.plan.chart_model import ReferenceLine
from reporting.scene import Chart

_NAME_GAP = 10.0
"""Beside a name, in points."""
_WIDTH = 15_875
"""Of a line, in EMU."""


class FlagWriter:
    """Writes the lines over one chart of lying bars."""

    def __init__(
        self,
        chart: Chart,
        paint: Paint,
        language: str,
        places: ChartPlaces,
    ) -> None:
        """Begin the lines of a chart on a slide.

        Args:
            chart: the chart.
            paint: the slide's colours and families.
            language: tag of the language (BCP 47).
            places: where its plot area stands.
        """
        self.places = places
        self.chart = chart
        self.block = chart.block
        self.paint = paint
        self.language = language
        self.size = chart.size.pt
        self.width = chart.rect.width.pt
        self.height = chart.rect.height.pt
        self.is_right = True
        """Whether names stand right of their lines."""

    def list_shapes(self) -> list[str]:
        """Return the shapes of all lines, each with its name."""
        shapes: list[str] = []
        sides = [self.fits(line) for line in self.block.lines]
        self.is_right = all(right for right, _ in sides) or not all(
            left for _, left in sides
        )
        lines = sorted(self.block.lines, key=self.find_x, reverse=not self.is_right)
        for row, line in enumerate(lines):
            shapes += self.write_flag(row, line)
        return shapes

    def find_x(self, line: ReferenceLine) -> float:
        """Return where a line stands, in points from the left of the chart."""
        x = self.places.plot.scale.place(line.value)
        return self.width - x if self.chart.is_rtl else x

    def measure_name(self, line: ReferenceLine) -> float:
        """Return the room of a name, in points."""
        font = find_slide_font(self.paint.theme, "label", bold=True)
        return measure_advance(name_reference(line), font) * self.size + _NAME_GAP

    def fits(self, line: ReferenceLine) -> tuple[bool, bool]:
        """Return whether a name has room right of its line, and left of it."""
        x = self.find_x(line)
        wide = self.measure_name(line)
        return x + wide <= self.width, wide <= x

    def write_flag(self, row: int, line: ReferenceLine) -> list[str]:
        """Write a line and its name beside its head, the first of all on top."""
        area = self.places.area
        x = self.find_x(line)
        head = area.top + LEGEND_ROW * self.size * (len(self.block.lines) - row)
        wide = self.measure_name(line)
        has_right, has_left = self.fits(line)
        is_right = self.is_right
        if not (has_right if is_right else has_left):
            is_right = has_right or not has_left
        left = min(x, self.width - wide) if is_right else max(0.0, x - wide)
        top = 1 - head / self.height
        foot = top + LEGEND_ROW * self.size / self.height
        bottom = 1 - area.bottom / self.height
        across = x / self.width
        words = name_reference(line)
        begin, end = left / self.width, (left + wide) / self.width
        number = 2 * row + 2
        return [
            anchor((across, top), (across, bottom), self.write_line(number)),
            anchor(
                (begin, top),
                (end, foot),
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
        look = write_run_look(
            self.paint,
            self.chart.colours.ink,
            self.language,
            count_hundredths(self.chart.size),
            is_bold=True,
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


def write_frame(*, is_flipped: bool = False) -> str:
    """Write a frame without a size: the anchor has it; what is in it may be upside down."""
    flip = ' flipV="1"' if is_flipped else ""
    return f'<a:xfrm{flip}><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
