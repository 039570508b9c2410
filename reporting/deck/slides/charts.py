"""A chart of a scene -> a native chart with data one can edit, labelled directly.

The order of elements is that of ECMA-376 21.2.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.charts.series_style import LIGHTEST_SERIES, shade_series
from reporting.content.blocks import ChartKind
from reporting.content.chart_kinds import LabelPlace
from reporting.deck.ooxml.paint import NO_LINE, Paint
from reporting.deck.ooxml.xml import element, root_element
from reporting.deck.slides.chart_axes import ACROSS, UP, AxisWriter
from reporting.deck.slides.chart_data import (
    SeriesReferences,
    list_references,
    write_numbers,
    write_texts,
)
from reporting.deck.slides.chart_text import ChartText
from reporting.plan.block_model import ChartSeries
from reporting.scene import Chart

GROUPS: Mapping[ChartKind, str] = MappingProxyType(
    {
        ChartKind.BAR: "c:barChart",
        ChartKind.COLUMN: "c:barChart",
        ChartKind.LINE: "c:lineChart",
        ChartKind.AREA: "c:areaChart",
        ChartKind.DOUGHNUT: "c:doughnutChart",
        ChartKind.SCATTER: "c:scatterChart",
    }
)
"""What each kind is to PowerPoint."""

LABEL_PLACES: Mapping[LabelPlace, str] = MappingProxyType(
    {
        LabelPlace.BEYOND: "outEnd",
        LabelPlace.ABOVE: "t",
        LabelPlace.BESIDE: "r",
    }
)
"""Where values stand, for kinds that have a choice (ECMA-376 21.2.3.10)."""

_ROUND_OR_AREA = frozenset({ChartKind.AREA, ChartKind.DOUGHNUT})

_MOST_LABELS = 16
"""Beyond so many values labels would run into each other; the axis then speaks for them."""

_MARKERS = ("circle", "square", "diamond", "triangle")
_MARKER_SIZE = 9
_LINE_WIDTH, _SLICE_WIDTH = 28_575, 19_050
"""Of a line chart's line, and of the line between slices, in EMU."""

_GAP = 55
"""Between bars, in hundredths of their width."""

_LAYOUT = "<c:layout/>"
_NO_CURVE = '<c:smooth val="0"/>'


class ChartWriter:
    """Writes one chart."""

    def __init__(
        self,
        chart: Chart,
        paint: Paint,
        language: str,
    ) -> None:
        """Begin a chart.

        Args:
            chart: its numbers, axes and colours.
            paint: the slide's colours and families.
            language: tag of the language (BCP 47).
        """
        self.chart = chart
        self.block = chart.block
        self.kind = chart.block.kind
        self.traits = chart.block.traits
        self.colours = chart.colours
        self.paint = paint
        self.language = language
        self.text = ChartText(paint, language, chart.size)

    def write(self, book: str) -> str:
        """Write the part of the chart (ECMA-376 21.2.2.29).

        Args:
            book: relation to its workbook.
        """
        dates = None
        if self.traits.has_categories:
            dates = element("c:date1904", val=False)
        corners = None
        if self.kind in _ROUND_OR_AREA:
            corners = element("c:roundedCorners", val=False)
        update = element("c:autoUpdate", val=False)
        return root_element(
            "c:chartSpace",
            dates,
            element("c:lang", val=self.language),
            corners,
            self.write_chart(),
            self.text.write_properties(self.colours.ink, language=self.language),
            element("c:externalData", update, r_id=book),
            prefixes="c a r",
        )

    def write_chart(self) -> str:
        """Write the chart proper: plot area and legend (ECMA-376 21.2.2.27)."""
        axes = []
        if self.traits.has_axes:
            writer = AxisWriter(self.chart, self.text)
            write_across = writer.write_names
            if not self.traits.has_categories:
                write_across = writer.write_values_across
            axes = [write_across(), writer.write_values()]
        layout = _LAYOUT if self.kind in _ROUND_OR_AREA else None
        blanks = "zero" if self.kind is ChartKind.AREA else "gap"
        visible = over = None
        if not self.traits.has_bars:
            visible = element("c:plotVisOnly", val=True)
            over = element("c:showDLblsOverMax", val=False)
        return element(
            "c:chart",
            element("c:autoTitleDeleted", val=True),
            element("c:plotArea", layout, self.write_group(), *axes),
            self.write_legend(),
            visible,
            element("c:dispBlanksAs", val=blanks),
            over,
        )

    def write_legend(self) -> str | None:
        """Write the legend, where there is more than one name."""
        is_of_categories = self.traits.names_categories
        if len(self.block.series) == 1 and not is_of_categories:
            return None
        place = element("c:legendPos", val=None if is_of_categories else "t")
        layout = None if self.traits.has_bars else _LAYOUT
        overlay = element("c:overlay", val=False)
        return element("c:legend", place, layout, overlay)

    # ---- series

    def write_group(self) -> str:
        """Write the series, and how they stand to each other."""
        kind = self.kind
        head: list[str] = []
        tail: list[str] = []
        if self.traits.has_bars:
            direction = "bar" if self.traits.is_sideways else "col"
            head.append(element("c:barDir", val=direction))
            head.append(element("c:grouping", val="clustered"))
            tail.append(element("c:gapWidth", val=_GAP))
        elif kind is ChartKind.LINE:
            head.append(element("c:grouping", val="standard"))
            tail.append(element("c:marker", val=True))
            tail.append(_NO_CURVE)
        elif kind is ChartKind.AREA:
            grouping = "stacked" if self.block.is_stacked else "standard"
            head.append(element("c:grouping", val=grouping))
        elif kind is ChartKind.SCATTER:
            head.append(element("c:scatterStyle", val="lineMarker"))
        varies = False if self.traits.has_axes else None
        if self.traits.has_axes:
            tail.append(element("c:axId", val=ACROSS))
            tail.append(element("c:axId", val=UP))
        else:
            tail.append(element("c:firstSliceAng", val=0))
            tail.append(element("c:holeSize", val=50))
        references = list_references(self.block)
        series = []
        for number, one in enumerate(self.block.series):
            series.append(self.write_series(number, one, references[number]))
        colours = element("c:varyColors", val=varies)
        return element(
            GROUPS[kind],
            *head,
            colours,
            *series,
            *tail,
        )

    def write_series(
        self,
        number: int,
        series: ChartSeries,
        references: SeriesReferences,
    ) -> str:
        """Write a series (ECMA-376 21.2.2.170)."""
        code = self.block.number_format
        name = write_texts(references.name, [series.name])
        values = write_numbers(references.values, series.values, code)
        data = []
        if not self.traits.has_categories:
            across = write_numbers(references.across, series.x, code)
            data.append(element("c:xVal", across))
            data.append(element("c:yVal", values))
        else:
            names = write_texts(references.across, self.block.categories)
            data.append(element("c:cat", names))
            data.append(element("c:val", values))
        if self.traits.has_markers:
            data.append(_NO_CURVE)
        return element(
            "c:ser",
            element("c:idx", val=number),
            element("c:order", val=number),
            element("c:tx", name),
            self.write_look(number),
            self.write_labels(),
            *data,
        )

    def write_look(self, number: int) -> str:
        """Write how a series looks: each lighter than the one before.

        So grey paper tells them apart.
        """
        shade = shade_series(number, len(self.block.series))
        fill = self.paint.fill(self.chart.accent, shade)
        if not self.traits.has_axes:
            return self.write_slices()
        if not self.traits.has_markers:
            return element("c:spPr", fill)
        line = NO_LINE
        if self.traits.has_lines:
            line = element("a:ln", fill, w=_LINE_WIDTH, cap="rnd")
        look = element("c:spPr", line)
        return look + write_marker(number, fill)

    def write_slices(self) -> str:
        """Write the look of a doughnut's slices, parted by the colour of the ground."""
        count = len(self.block.categories)
        line = self.paint.line(self.colours.paper, _SLICE_WIDTH)
        slices = []
        for number in range(count):
            shade = shade_series(number, count)
            fill = self.paint.fill(self.chart.accent, shade)
            look = element("c:spPr", fill, line)
            index = element("c:idx", val=number)
            slices.append(element("c:dPt", index, look))
        return "".join(slices)

    # ---- labels

    def write_labels(self) -> str | None:
        """Write the values at what they measure, unless they are too many to be read.

        An area's labels would stand within it, where they name no point; its axis speaks for
        them.
        """
        count = sum([len(series.values) for series in self.block.series])
        place = self.traits.label_place
        if place is LabelPlace.NOWHERE or count > _MOST_LABELS:
            return None
        slices = []
        if place is LabelPlace.WITHIN:
            slices = self.write_slice_labels()
        return element("c:dLbls", *slices, self.write_label(self.colours.ink))

    def write_label(self, colour: str) -> str:
        """Write what a label of a value is made of."""
        place = LABEL_PLACES.get(self.traits.label_place, "")
        return self.text.write_label(colour, self.block.number_format, place)

    def write_slice_labels(self) -> list[str]:
        """Write a label for each slice in what is read on its shade; an empty one has none."""
        count = len(self.block.categories)
        labels = []
        for number, value in enumerate(self.block.series[0].values):
            is_dark = shade_series(number, count) < LIGHTEST_SERIES / 2
            colour = self.colours.paper if is_dark else self.colours.ink
            words = element("c:delete", val=True)
            if value:
                words = self.write_label(colour)
            index = element("c:idx", val=number)
            labels.append(element("c:dLbl", index, words))
        return labels


def write_marker(number: int, fill: str) -> str:
    """Write the form of a series' points, so that series differ in more than their shade."""
    form = _MARKERS[number % len(_MARKERS)]
    return element(
        "c:marker",
        element("c:symbol", val=form),
        element("c:size", val=_MARKER_SIZE),
        element("c:spPr", fill, NO_LINE),
    )
