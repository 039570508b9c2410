"""A slope chart of a scene -> a native line chart of two moments, its numbers at both ends.

The plot area has a fixed place, so that what is written at its sides has measured room; where
ends are close together their labels are moved apart, with leader lines. Places come from the
same layout as in print.
"""

from __future__ import annotations

from reporting.charts.series_style import name_series, style_mark
from reporting.charts.slide_slopes import (
    LABELS_AWAY,
    break_names,
    measure_slide_slopes,
)
from reporting.charts.slopes import SlopeEnd, SlopePlot
from reporting.deck.ooxml.paint import NO_LINE, Paint
from reporting.deck.ooxml.workbook import Row
from reporting.deck.ooxml.xml import element
from reporting.deck.slides.chart_axes import ACROSS, UP
from reporting.deck.slides.chart_data import clean_lines, list_rows
from reporting.deck.slides.chart_labels import LabelWriter, write_leaders
from reporting.deck.slides.chart_layouts import write_layout, write_shift
from reporting.deck.slides.chart_look import LookWriter
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_text import ChartText
from reporting.deck.slides.charts import ChartWriter, write_lines
from reporting.record import replace
from reporting.scene import Chart
from reporting.slides.chart_places import make_slide_space

_GRID = 6_350
"""Width of the line at a moment, in EMU."""
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


class SlopeWriter(ChartWriter):
    """Writes one slope chart."""

    def __init__(self, chart: Chart, paint: Paint, language: str) -> None:
        """Begin a chart; arguments as those of any other."""
        space = make_slide_space(chart, paint.theme)
        plot, room = measure_slide_slopes(chart.block, space)
        named = replace(chart, block=break_names(chart.block, plot))
        super().__init__(named, paint, language)
        self.plot = plot
        self.space = space
        self.room = room
        self.series.labels = SlopeLabels(
            self.chart,
            self.text,
            self.series.look,
            self.places,
            plot,
            room,
        )

    def list_rows(self) -> list[Row]:
        """Return the rows of the workbook, names broken as they are shown."""
        head, *rows = list_rows(self.block)
        names = [clean_lines(series.name) for series in self.block.series]
        return [(head[0], *names), *rows]

    def write_chart(self) -> str:
        """Write the chart proper: lines, moments, and an axis that is not seen."""
        numbers = range(len(self.block.series))
        lines = write_lines(self.series.write_all(numbers), ACROSS, UP)
        return element(
            "c:chart",
            element("c:autoTitleDeleted", val=True),
            element(
                "c:plotArea",
                self.write_layout(),
                lines,
                self.write_moments(),
                self.write_scale(),
            ),
            element("c:plotVisOnly", val=True),
            element("c:dispBlanksAs", val="gap"),
        )

    def write_layout(self) -> str:
        """Write where the plot area stands: from the first moment to the last."""
        start, end = self.plot.xs[0], self.plot.xs[-1]
        if self.chart.is_rtl:
            start, end = self.space.width - end, self.space.width - start
        frame = self.space.place
        share = self.room / frame.height
        return write_layout(
            left=round(start / frame.width, 5),
            top=round(1 - share, 5),
            width=round((end - start) / frame.width, 5),
            height=round(share, 5),
        )

    def write_moments(self) -> str:
        """Write the moments above the lines, with a quiet line down from each."""
        line = self.paint.line(self.colours.hairline, _GRID)
        return element(
            "c:catAx",
            element("c:axId", val=ACROSS),
            element("c:scaling", write_orientation(is_rtl=self.chart.is_rtl)),
            element("c:delete", val=False),
            element("c:axPos", val="t"),
            element("c:majorGridlines", element("c:spPr", line)),
            _NO_TICKS,
            element("c:tickLblPos", val="high"),
            element("c:spPr", NO_LINE),
            self.text.write_properties(self.colours.ink, has_end=False),
            element("c:crossAx", val=UP),
            element("c:crosses", val="min"),
            element("c:auto", val=False),
            element("c:lblAlgn", val="ctr"),
            element("c:lblOffset", val=100),
            element("c:noMultiLvlLbl", val=False),
        )

    def write_scale(self) -> str:
        """Write the axis of the values, from foot to head of the plot area; it is not seen."""
        scale = self.plot.scale
        unit = (scale.high - scale.low) / (scale.end - scale.start)
        low = scale.low - scale.start * unit
        high = low + self.plot.height * unit
        return element(
            "c:valAx",
            element("c:axId", val=UP),
            element(
                "c:scaling",
                element("c:orientation", val="minMax"),
                element("c:max", val=high),
                element("c:min", val=low),
            ),
            element("c:delete", val=True),
            element("c:axPos", val="l"),
            _NO_TICKS,
            element("c:tickLblPos", val="none"),
            element("c:crossAx", val=ACROSS),
            element("c:crosses", val="autoZero"),
            element("c:crossBetween", val="midCat"),
        )


class SlopeLabels(LabelWriter):
    """Writes the labels of one slope chart."""

    def __init__(
        self,
        chart: Chart,
        text: ChartText,
        look: LookWriter,
        places: ChartPlaces,
        plot: SlopePlot,
        room: float,
    ) -> None:
        """Begin the labels of a chart.

        Args:
            chart: the chart.
            text: sets its words.
            look: picks its colours.
            places: of a chart of lines.
            plot: where its lines stand.
            room: height of the plot area, in points.
        """
        super().__init__(chart, text, look, places)
        self.plot = plot
        self.room = room
        self.moved = {end.is_right for end in plot.ends if end.is_moved}
        """The sides at which labels stand off their ends."""

    def write(self, number: int) -> str:
        """Write what stands at the ends of a line, and nothing between."""
        ends = {end.at: end for end in self.plot.ends if end.series == number}
        labels: list[str] = []
        for at in range(len(self.block.categories)):
            index = element("c:idx", val=at)
            said = element("c:delete", val=True)
            if at in ends:
                said = self.write_end(ends[at])
            labels.append(element("c:dLbl", index, said))
        hidden = self.text.write_hidden_labels()
        has_leaders = any(end.is_moved for end in ends.values())
        leaders = write_leaders(are_shown=has_leaders)
        return element("c:dLbls", *labels, hidden, leaders)

    def write_end(self, end: SlopeEnd) -> str:
        """Write the number of an end, and the name before it where that stands there."""
        style = style_mark(self.block, end.series)
        is_right = end.is_right is not self.chart.is_rtl
        words = self.text.write_label(
            self.look.pick_lettering(name_series(style)),
            self.block.number_format,
            "r" if is_right else "l",
            is_named=bool(end.name),
        )
        if end.is_right not in self.moved:
            return words
        size = self.chart.size.pt
        across = LABELS_AWAY * size / self.chart.rect.width.pt
        fall = (end.point[1] - end.middle) * self.room / self.plot.height
        down = fall / self.chart.rect.height.pt
        aside = across if is_right else -across
        return write_shift(round(aside, 5), round(down, 5)) + words


def write_orientation(*, is_rtl: bool) -> str:
    """Write from which side the moments follow."""
    return element("c:orientation", val="maxMin" if is_rtl else "minMax")
