"""A chart of a scene -> a native chart with data one can edit, labelled directly.

The order of elements is that of ECMA-376 21.2.2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reporting.charts.slide_marks import choose_gap
from reporting.content.chart_blocks import ChartKind, Stacking
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.workbook import Row
from reporting.deck.ooxml.xml import element, root_element
from reporting.deck.slides.chart_axes import (
    ACROSS,
    SECOND_ACROSS,
    SECOND_UP,
    UP,
    AxisWriter,
)
from reporting.deck.slides.chart_data import list_rows
from reporting.deck.slides.chart_flags import FlagWriter
from reporting.deck.slides.chart_overlay import (
    OverlayWriter,
    write_overlay,
)
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.deck.slides.chart_series import SeriesWriter
from reporting.deck.slides.chart_text import ChartText
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

_TAKES_LINES = frozenset({ChartKind.LINE, ChartKind.SCATTER})
"""Kinds whose own group takes a line to hold values against."""

_ROUND_OR_AREA = frozenset({ChartKind.AREA, ChartKind.DOUGHNUT})

_WHOLE = 100
"""The width of a bar in hundredths: so far stacked ones reach over one another."""

GROUPINGS: Mapping[Stacking, str] = MappingProxyType(
    {Stacking.VALUES: "stacked", Stacking.SHARES: "percentStacked"}
)
"""What each stacking is to PowerPoint (ECMA-376 21.2.3.17)."""

_LAYOUT = "<c:layout/>"
_NO_CURVE = '<c:smooth val="0"/>'


class ChartWriter:
    """Writes one chart."""

    prefixes = "c a r c15"
    """Of the namespaces that its part uses."""

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
        self.text = ChartText(
            paint,
            language,
            chart.size,
            chart.is_rtl,
        )
        self.places = ChartPlaces(chart, paint.theme)
        self.series = SeriesWriter(
            chart,
            paint,
            self.text,
            self.places,
        )

    def list_rows(self) -> list[Row]:
        """Return the rows of the workbook."""
        return list_rows(self.block)

    def write_shapes(self) -> str:
        """Write what stands over the chart; nothing where there is none (ECMA-376 21.3.2.1)."""
        places = self.places
        overlay = OverlayWriter(self.chart, self.paint, self.language, places.over)
        flags: list[str] = []
        if self.traits.is_sideways:
            writer = FlagWriter(self.chart, self.paint, self.language, places)
            flags = writer.list_shapes()
        return write_overlay(overlay, flags)

    def write(self, book: str, shapes: str = "") -> str:
        """Write the part of the chart (ECMA-376 21.2.2.29).

        Args:
            book: relation to its workbook.
            shapes: relation to the lines over it; empty where there are none.
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
            element("c:userShapes", r_id=shapes) if shapes else None,
            prefixes=self.prefixes,
        )

    def write_chart(self) -> str:
        """Write the chart proper: plot area and legend (ECMA-376 21.2.2.27)."""
        axes: list[str] = []
        if self.traits.has_axes:
            look = self.series.look
            writer = AxisWriter(self.chart, self.text, self.places, look)
            write_across = writer.write_names
            if not self.traits.has_categories:
                write_across = writer.write_values_across
            axes = [write_across(), writer.write_values()]
            if self.block.has_second_axis:
                axes += writer.write_second()
            elif self.has_hidden_axis:
                axes += writer.write_hidden()
        layout = self.places.write_layout()
        title: str | None = None
        if self.chart.plot:
            from reporting.deck.slides.chart_panel import write_head  # noqa: PLC0415

            title = write_head(self.chart, self.chart.plot, self.text)
        blanks = "zero" if self.kind is ChartKind.AREA else "gap"
        visible = over = None
        if not self.traits.has_bars:
            visible = element("c:plotVisOnly", val=True)
            over = element("c:showDLblsOverMax", val=False)
        return element(
            "c:chart",
            title,
            element("c:autoTitleDeleted", val=title is None),
            element("c:plotArea", layout, *self.write_groups(), *axes),
            self.write_legend(),
            visible,
            element("c:dispBlanksAs", val=blanks),
            over,
        )

    def write_legend(self) -> str | None:
        """Write the legend, where there is more than one name.

        A line to hold values against is named where it runs.
        """
        is_of_categories = self.traits.names_categories
        count = len(self.block.series)
        is_named = self.places.is_named_directly
        if is_named or (count == 1 and not is_of_categories):
            return None
        side: str | None = "t"
        if not self.places.has_legend_above:
            side = "l" if self.chart.is_rtl else None
        place = element("c:legendPos", val=side)
        hidden: list[str] = []
        if not self.traits.is_sideways:
            lines = range(count, count + len(self.block.lines))
            entries = [self.series.order[number] for number in lines]
            entries += [count + len(lines) + place for place in range(len(lines))]
            for entry in entries:
                index = element("c:idx", val=entry)
                gone = element("c:delete", val=True)
                hidden.append(element("c:legendEntry", index, gone))
        layout = None if self.traits.has_bars else _LAYOUT
        if not self.places.has_legend_above:
            layout = self.places.write_place(self.places.legend)
        overlay = element("c:overlay", val=False)
        return element(
            "c:legend",
            place,
            *hidden,
            layout,
            overlay,
        )

    # ---- groups

    def write_groups(self) -> list[str]:
        """Write the groups of series: those of the chart's kind, and lines over them."""
        own: list[int] = []
        over: list[int] = []
        second: list[int] = []
        for number, series in enumerate(self.block.series):
            if series.is_second:
                second.append(number)
            elif series.is_line:
                over.append(number)
            else:
                own.append(number)
        lines = self.series.write_all(over)
        series_xml = self.series.write_all(own)
        references: list[str] = []
        if not self.traits.is_sideways and self.traits.has_axes:
            references = self.series.write_references()
        behind: list[str] = []
        if self.kind in _TAKES_LINES:
            series_xml += references
        elif self.has_hidden_axis:
            behind = references
        else:
            lines += references
        groups = [self.write_group(series_xml)]
        if lines:
            group = write_lines(lines, ACROSS, UP)
            groups.append(group)
        behind += self.series.write_all(second)
        if behind:
            groups.append(write_lines(behind, SECOND_ACROSS, SECOND_UP))
        return groups

    @property
    def has_hidden_axis(self) -> bool:
        """Whether lines to hold shares against stand on an axis of their own."""
        is_of_shares = self.block.is_of_shares and not self.block.has_second_axis
        return is_of_shares and bool(self.block.lines) and not self.traits.is_sideways

    def write_group(self, series: Sequence[str]) -> str:
        """Write series of the chart's kind, and how they stand to each other."""
        kind = self.kind
        if kind is ChartKind.LINE:
            return write_lines(
                series,
                ACROSS,
                UP,
            )
        head: list[str] = []
        tail: list[str] = []
        if self.traits.has_bars:
            direction = "bar" if self.traits.is_sideways else "col"
            head.append(element("c:barDir", val=direction))
            head.append(element("c:grouping", val=self.find_grouping("clustered")))
            gap = round(choose_gap(self.block) * _WHOLE)
            tail.append(element("c:gapWidth", val=gap))
            if self.block.is_stacked:
                tail.append(element("c:overlap", val=_WHOLE))
        elif kind is ChartKind.AREA:
            head.append(element("c:grouping", val=self.find_grouping("standard")))
        elif kind is ChartKind.SCATTER:
            head.append(element("c:scatterStyle", val="lineMarker"))
        varies = False if self.traits.has_axes else None
        if self.traits.has_axes:
            tail.append(element("c:axId", val=ACROSS))
            tail.append(element("c:axId", val=UP))
        else:
            tail.append(element("c:firstSliceAng", val=0))
            tail.append(element("c:holeSize", val=50))
        colours = element("c:varyColors", val=varies)
        return element(
            GROUPS[kind],
            *head,
            colours,
            *series,
            *tail,
        )

    def find_grouping(self, plain: str) -> str:
        """Return how series stand to each other: on one another, or as `plain` says."""
        if not self.block.is_stacked:
            return plain
        return GROUPINGS[self.block.stack or Stacking.VALUES]


def write_lines(series: Sequence[str], across: int, up: int) -> str:
    """Write lines on two axes (ECMA-376 21.2.2.97)."""
    return element(
        "c:lineChart",
        element("c:grouping", val="standard"),
        element("c:varyColors", val=False),
        *series,
        element("c:marker", val=True),
        _NO_CURVE,
        element("c:axId", val=across),
        element("c:axId", val=up),
    )
