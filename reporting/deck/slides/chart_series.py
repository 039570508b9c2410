"""A series of a chart -> its element: name, look, labels and data (ECMA-376 21.2.2.170)."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.charts.scales import list_known
from reporting.charts.series_style import SeriesStyle, style_mark, style_wedge
from reporting.charts.tracks import MOST_MARKED, choose_marked
from reporting.content.chart_blocks import ChartKind
from reporting.deck.ooxml.paint import NO_LINE, Paint
from reporting.deck.ooxml.xml import element
from reporting.deck.slides.chart_data import (
    SeriesReferences,
    count_rows,
    list_references,
    make_series,
    order_series,
    write_numbers,
    write_texts,
)
from reporting.deck.slides.chart_labels import LabelWriter
from reporting.deck.slides.chart_look import LookWriter
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_text import ChartText
from reporting.plan.chart_model import ChartSeries, ReferenceLine
from reporting.scene import Chart

_SLICE_WIDTH, _REFERENCE_WIDTH = 19_050, 15_875
"""Of the line between slices, and of a line to hold values against, in EMU."""
_HALF = 0.5
"""Of a category: from its middle to its edge."""
_NO_CURVE = '<c:smooth val="0"/>'
_AS_IT_IS = '<c:invertIfNegative val="0"/>'
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


class SeriesWriter:
    """Writes the series of one chart."""

    def __init__(
        self,
        chart: Chart,
        paint: Paint,
        text: ChartText,
        places: ChartPlaces,
    ) -> None:
        """Begin the series of a chart, whose words `text` sets, in their places."""
        self.places = places
        self.chart = chart
        self.block = chart.block
        self.traits = chart.block.traits
        self.paint = paint
        self.text = text
        self.look = LookWriter(chart, paint)
        self.labels = LabelWriter(chart, text, self.look, places)
        self.most_marked = 0 if chart.plot else MOST_MARKED
        """Most points of a line that all have markers: in a panel only its end has one."""
        self.references = list_references(chart.block)
        self.rows = count_rows(chart.block)
        self.order = order_series(chart.block)

    def write_all(self, numbers: Sequence[int]) -> list[str]:
        """Write some of the series, by their numbers."""
        return [self.write(number) for number in numbers]

    def write(self, number: int) -> str:
        """Write a series with its look, its labels and its data."""
        series = self.block.series[number]
        is_line = series.is_line or self.traits.has_lines
        head: list[str | None] = [self.write_look(number)]
        if self.traits.has_bars and not is_line:
            head.append(_AS_IT_IS)
        head += self.write_points(number)
        head.append(self.labels.write(number))
        code = self.labels.find_format(number)
        data = self.write_data(
            series,
            self.references[number],
            code,
        )
        if is_line or self.traits.has_markers:
            data.append(_NO_CURVE)
        return self.write_element(
            number,
            series.name,
            [*head, *data],
        )

    def write_element(
        self,
        number: int,
        name: str,
        parts: Sequence[str | None],
    ) -> str:
        """Write the element of a series by its number and its name."""
        words = write_texts(self.references[number].name, [name])
        return element(
            "c:ser",
            element("c:idx", val=self.order[number]),
            element("c:order", val=self.order[number]),
            element("c:tx", words),
            *parts,
        )

    def write_data(
        self,
        series: ChartSeries,
        references: SeriesReferences,
        code: str,
    ) -> list[str]:
        """Write the names or the x of a series, and its values; of a missing one nothing."""
        values = write_numbers(
            references.values,
            series.values,
            code,
            self.rows,
        )
        if not self.traits.has_categories:
            across = write_numbers(
                references.across,
                series.x,
                code,
                self.rows,
            )
            return [element("c:xVal", across), element("c:yVal", values)]
        names = write_texts(references.across, self.block.categories)
        native = self.block.native_dates
        if native:
            names = write_numbers(references.across, native.serials, native.code)
        return [element("c:cat", names), element("c:val", values)]

    # ---- looks

    def write_look(self, number: int) -> str | None:
        """Write how a series looks as a whole."""
        if not self.traits.has_axes:
            return None
        style = self.find_plain_style(number)
        if self.block.series[number].is_line or self.traits.has_lines:
            marker = self.look.write_marker(style)
            if self.is_long(number):
                marker = _NO_MARKER
            return self.look.write_line(style) + marker
        if self.traits.has_markers:
            look = element("c:spPr", NO_LINE)
            return look + self.look.write_marker(style)
        return self.look.write_area(style)

    def is_long(self, number: int) -> bool:
        """Whether a line has more points than it has markers."""
        known = list_known(self.block.series[number].values)
        return len(choose_marked(self.block, number, self.most_marked)) < len(known)

    def find_plain_style(self, number: int) -> SeriesStyle:
        """Return the style of what is not highlighted in a series."""
        highlighted = self.block.highlight.categories
        is_bar = self.traits.has_bars and not self.block.series[number].is_line
        if not highlighted or not is_bar:
            return style_mark(self.block, number)
        others = set(range(len(self.block.categories))) - set(highlighted)
        return style_mark(self.block, number, min(others, default=0))

    def write_points(self, number: int) -> list[str]:
        """Write the look of slices, and of the values that the title speaks of."""
        if not self.traits.has_axes:
            return self.write_slices()
        known = self.block.series[number].values
        is_line = self.block.series[number].is_line or self.traits.has_lines
        points: list[str] = []
        chosen = self.block.highlight.categories
        marked = set(chosen)
        if is_line and self.is_long(number):
            marked |= choose_marked(self.block, number, self.most_marked)
        for at in sorted(marked):
            if at >= len(known) or known[at] is None:
                continue
            style = style_mark(
                self.block,
                number,
                at,
            )
            parts = [element("c:idx", val=at)]
            if is_line:
                part = self.look.write_marker(style, is_great=at in chosen)
                parts.append(part)
            elif self.traits.has_bars:
                parts += [_AS_IT_IS, self.look.write_area(style)]
            else:
                continue
            point = element("c:dPt", *parts)
            points.append(point)
        return points

    def write_slices(self) -> list[str]:
        """Write the look of a doughnut's slices, parted by the colour of the ground."""
        line = self.paint.line(self.chart.colours.paper, _SLICE_WIDTH)
        slices: list[str] = []
        for at in range(len(self.block.categories)):
            fill = self.look.write_fill(style_wedge(self.block, at).fill)
            look = element(
                "c:spPr",
                fill,
                line,
            )
            slices.append(element("c:dPt", element("c:idx", val=at), look))
        return slices

    # ---- lines to hold values against

    def write_references(self) -> list[str]:
        """Write the lines that values are held against, each named where it has the room."""
        written: list[str] = []
        for number, line in enumerate(self.block.lines, len(self.block.series)):
            written.append(self.write_reference(number, line))
        return written

    def write_reference(self, number: int, line: ReferenceLine) -> str:
        """Write a line across the chart as a series of one value."""
        ink = self.paint.fill(self.chart.colours.ink)
        dash = element("a:prstDash", val="dash")
        stroke = element(
            "a:ln",
            ink,
            dash,
            w=_REFERENCE_WIDTH,
        )
        code = line.number_format
        name = self.labels.write_reference(number - len(self.block.series), code)
        hidden = self.text.write_hidden_labels()
        series = make_series(self.block, line)
        data = self.write_data(
            series,
            self.references[number],
            code,
        )
        reach = self.write_reach(stroke)
        parts = [
            element("c:spPr", NO_LINE if reach else stroke),
            _NO_MARKER,
            element("c:dLbls", name, hidden),
            reach,
            *data,
            _NO_CURVE,
        ]
        return self.write_element(
            number,
            line.name,
            parts,
        )

    def write_reach(self, stroke: str) -> str | None:
        """Write what takes a line on to both edges of the plot area (ECMA-376 21.2.2.211).

        Points stand in the middle of their categories, and so a line would end there.
        """
        is_from_edge = not self.traits.has_categories or self.kind_is_area
        is_from_edge = is_from_edge or self.block.native_dates is not None
        if is_from_edge or len(self.block.categories) == 1:
            return None
        return element(
            "c:trendline",
            element("c:spPr", stroke),
            element("c:trendlineType", val="linear"),
            element("c:forward", val=_HALF),
            element("c:backward", val=_HALF),
            element("c:dispRSqr", val=False),
            element("c:dispEq", val=False),
        )

    @property
    def kind_is_area(self) -> bool:
        """Whether lines begin at the edge of the plot area by themselves."""
        return self.block.kind is ChartKind.AREA
