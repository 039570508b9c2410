"""Values to hold lying bars against -> lines over the chart, whose plot area keeps its place.

No native series is a line across lying bars. So they are shapes of the chart itself: they move
and grow with it, and stand right as long as the axis does, whose ends are fixed.
"""

from __future__ import annotations

from reporting.charts.slide_flags import NAME_GAP, Flag, place_flags
from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import count_hundredths, element, write_text
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_text import write_run_look
from reporting.scene import Chart

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

    def list_shapes(self) -> list[str]:
        """Return the shapes of all lines, each with its name."""
        shapes: list[str] = []
        places = self.places
        flags = place_flags(
            self.block, places.plot, places.metrics, is_rtl=self.chart.is_rtl
        )
        for row, flag in enumerate(flags):
            shapes += self.write_flag(row, flag)
        return shapes

    def write_flag(self, row: int, flag: Flag) -> list[str]:
        """Write a line and its name beside its head, the first of all on top."""
        frame = self.places.plot.frame
        across = flag.x / frame.width
        top = 1 - flag.name.top / frame.height
        foot = 1 - flag.name.bottom / frame.height
        bottom = 1 - flag.bottom / frame.height
        begin = flag.name.left / frame.width
        end = flag.name.right / frame.width
        number = 2 * row + 2
        return [
            anchor((across, top), (across, bottom), self.write_line(number)),
            anchor(
                (begin, top),
                (end, foot),
                self.write_name(number + 1, flag.text, is_right=flag.is_right),
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
        inset = round(NAME_GAP / 3 * 12_700)
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
