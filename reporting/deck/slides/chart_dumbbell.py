"""A dumbbell chart of a scene -> a native scatter chart that stays right when its data change.

No native chart has lying points that are joined. So values are the x of points, and rows are
their y. Whoever edits a number moves its point, the end of its line and its label; whoever
edits a name, the name.
"""

from __future__ import annotations

from reporting.charts.slide_dumbbell_overlay import plan_dumbbell
from reporting.cleaning import clean_line
from reporting.deck.ooxml.paint import NO_LINE, Paint
from reporting.deck.ooxml.workbook import Row
from reporting.deck.ooxml.xml import element, root_element
from reporting.deck.slides.chart_axes import ACROSS, UP, write_scaling, write_unit
from reporting.deck.slides.chart_data import clean_lines
from reporting.deck.slides.chart_layouts import write_layout
from reporting.deck.slides.chart_overlay import OverlayWriter, write_overlay
from reporting.deck.slides.chart_text import ChartText
from reporting.deck.slides.dumbbell_series import DumbbellSeries
from reporting.scene import Chart
from reporting.slides.chart_places import make_slide_space

_GRID, _ZERO = 6_350, 9_525
"""Widths of the lines at round values and at zero, in EMU."""
_NOT_SEEN = f"<c:spPr>{NO_LINE}</c:spPr>"
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


class DumbbellWriter:
    """Writes one dumbbell chart."""

    def __init__(self, chart: Chart, paint: Paint, language: str) -> None:
        """Begin a chart.

        Args:
            chart: its numbers, axes and colours.
            paint: the slide's colours and families.
            language: tag of the language (BCP 47).
        """
        self.chart = chart
        self.block = chart.block
        self.colours = chart.colours
        self.paint = paint
        self.language = language
        self.text = ChartText(paint, language, chart.size, chart.is_rtl)
        self.space = make_slide_space(chart, paint.theme)
        self.places, self.over = plan_dumbbell(self.block, self.space)
        self.series = DumbbellSeries(chart, paint, self.text, self.places)

    def list_rows(self) -> list[Row]:
        """Return the rows of the workbook: a category each, and below them the lines across.

        Names are broken as they are shown.
        """
        columns = self.block.series
        rows: list[Row] = [(None, *[clean_line(series.name) for series in columns])]
        for at, name in enumerate(self.places.names):
            rows.append((clean_lines(name), *[series.values[at] for series in columns]))
        rows += [()] * (self.series.depth + 2 - len(rows) if self.block.lines else 0)
        for line in self.block.lines:
            rows.append((clean_line(line.name), line.value))
        return rows

    def write_shapes(self) -> str:
        """Write what stands over the chart; nothing where there is none."""
        overlay = OverlayWriter(
            self.chart,
            self.paint,
            self.language,
            self.over,
        )
        return write_overlay(overlay)

    def write(self, book: str, shapes: str = "") -> str:
        """Write the part of the chart (ECMA-376 21.2.2.29).

        Args:
            book: relation to its workbook.
            shapes: relation to what stands over it; empty where there is nothing.
        """
        update = element("c:autoUpdate", val=False)
        return root_element(
            "c:chartSpace",
            element("c:date1904", val=False),
            element("c:lang", val=self.language),
            element(
                "c:chart",
                element("c:autoTitleDeleted", val=True),
                element(
                    "c:plotArea",
                    self.write_layout(),
                    self.write_group(),
                    self.write_values(),
                    self.write_levels(),
                ),
                element("c:plotVisOnly", val=True),
                element("c:dispBlanksAs", val="span"),
            ),
            self.text.write_properties(self.colours.ink, language=self.language),
            element("c:externalData", update, r_id=book),
            element("c:userShapes", r_id=shapes) if shapes else None,
            prefixes="c a r c15",
        )

    def write_layout(self) -> str:
        """Write where the plot area stands (ECMA-376 21.2.2.95)."""
        scale = self.places.scale
        start = scale.start
        if self.chart.is_rtl:
            start = self.space.width - scale.end
        length = scale.end - scale.start
        frame = self.space.place
        return write_layout(
            left=round(start / frame.width, 5),
            top=0,
            width=round(length / frame.width, 5),
            height=round(self.places.height / frame.height, 5),
        )

    def write_group(self) -> str:
        """Write all series.

        What is drawn last stands first in the part: some programs draw by the order that is
        said, others by that of the part from its end. So joins are behind points in both.
        """
        written: list[str] = []
        drawn = self.series.list_drawn()
        for order, series in reversed(tuple(enumerate(drawn))):
            index = element("c:idx", val=order)
            written.append(
                element("c:ser", index, element("c:order", val=order), series)
            )
        return element(
            "c:scatterChart",
            element("c:scatterStyle", val="lineMarker"),
            element("c:varyColors", val=False),
            *written,
            element("c:axId", val=ACROSS),
            element("c:axId", val=UP),
        )

    # ---- axes

    def write_values(self) -> str:
        """Write the axis of the values below the rows, with its lines through them."""
        ticks = self.block.ticks
        orientation = "maxMin" if self.chart.is_rtl else "minMax"
        line = self.paint.line(self.colours.hairline, _GRID)
        return element(
            "c:valAx",
            element("c:axId", val=ACROSS),
            write_scaling(
                ticks,
                element("c:orientation", val=orientation),
                is_log=self.block.is_log,
            ),
            element("c:delete", val=False),
            element("c:axPos", val="b"),
            element("c:majorGridlines", element("c:spPr", line)),
            element("c:numFmt", formatCode=self.block.axis_format, sourceLinked=False),
            _NO_TICKS,
            element("c:tickLblPos", val="low"),
            _NOT_SEEN,
            self.text.write_properties(
                self.colours.muted, has_end=False, is_number=True
            ),
            element("c:crossAx", val=UP),
            element("c:crosses", val="min"),
            element("c:crossBetween", val="midCat"),
            write_unit(ticks, is_log=self.block.is_log),
        )

    def write_levels(self) -> str:
        """Write the axis of the rows: a line at zero where values are on both sides of it."""
        scale = self.places.scale
        look = _NOT_SEEN
        if scale.low < 0 < scale.high:
            look = element("c:spPr", self.paint.line(self.colours.ink, _ZERO))
        return element(
            "c:valAx",
            element("c:axId", val=UP),
            element(
                "c:scaling",
                element("c:orientation", val="minMax"),
                element("c:max", val=round(self.places.top, 5)),
                element("c:min", val=0.5),
            ),
            element("c:delete", val=False),
            element("c:axPos", val="l"),
            _NO_TICKS,
            element("c:tickLblPos", val="none"),
            look,
            element("c:crossAx", val=ACROSS),
            element("c:crosses", val="autoZero"),
            element("c:crossBetween", val="midCat"),
        )
