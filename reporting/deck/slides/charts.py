"""A chart of a scene -> a native chart with data one can edit, labelled directly.

The order of elements is that of ECMA-376 21.2.2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reporting.content.blocks import ChartKind
from reporting.deck.ooxml.paint import NO_LINE, Paint
from reporting.deck.ooxml.xml import element, root_element
from reporting.deck.slides.chart_data import (
    SeriesReferences,
    list_references,
    write_numbers,
    write_texts,
)
from reporting.deck.slides.chart_text import ChartText
from reporting.plan.block_model import ChartSeries, Tick
from reporting.record import Record
from reporting.scene import Chart

ACROSS, UP = 1, 2
"""Numbers of the axes; the Open XML SDK refuses negative ones (ECMA-376 21.2.2.9)."""

_MOST_LABELS = 16
"""Beyond so many values labels would run into each other; the axis then speaks for them."""

_LIGHTEST = 0.68
"""How much lighter than the first the last series is."""

_MARKERS = ("circle", "square", "diamond", "triangle")
_MARKER_SIZE = 9
_LINE = 28_575
"""Of a line chart, in EMU: 2.25 points."""

_GAP = 55
"""Between bars, in hundredths of their width."""

_PLOT_ONLY = '<c:plotVisOnly val="1"/>'
_NO_LABELS_OVER = '<c:showDLblsOverMax val="0"/>'
_NO_CURVE = '<c:smooth val="0"/>'
_LAYOUT = "<c:layout/>"


class _Kind(Record, frozen=True):
    """What a kind of chart is to PowerPoint.

    Args:
        tag: of its group.
        label: where values stand, for kinds that have a choice.
        is_upright: whether its categories run from left to right.
    """

    tag: str
    label: str = ""
    is_upright: bool = True


_KINDS: Mapping[ChartKind, _Kind] = MappingProxyType(
    {
        ChartKind.BAR: _Kind("c:barChart", "outEnd", is_upright=False),
        ChartKind.COLUMN: _Kind("c:barChart", "outEnd"),
        ChartKind.LINE: _Kind("c:lineChart", "t"),
        ChartKind.AREA: _Kind("c:areaChart"),
        ChartKind.DOUGHNUT: _Kind("c:doughnutChart"),
        ChartKind.SCATTER: _Kind("c:scatterChart", "r"),
    }
)


class ChartWriter:
    """Writes one chart."""

    def __init__(self, chart: Chart, paint: Paint, language: str) -> None:
        """Begin a chart.

        Args:
            chart: its numbers, axes and colours.
            paint: the slide's colours and families.
            language: tag of the language (BCP 47).
        """
        self.chart = chart
        self.block = chart.block
        self.kind = chart.block.kind
        self.colours = chart.colours
        self.paint = paint
        self.language = language
        self.text = ChartText(paint, language, chart.size)

    def write(self, book: str) -> str:
        """Write the part of the chart (ECMA-376 21.2.2.29).

        Args:
            book: relation to its workbook.
        """
        is_scatter = self.kind is ChartKind.SCATTER
        is_round = self.kind in (ChartKind.AREA, ChartKind.DOUGHNUT)
        words = self.text.write_properties(self.colours.ink, language=self.language)
        return root_element(
            "c:chartSpace",
            None if is_scatter else '<c:date1904 val="0"/>',
            element("c:lang", val=self.language),
            '<c:roundedCorners val="0"/>' if is_round else None,
            self._write_chart(),
            words,
            element("c:externalData", '<c:autoUpdate val="0"/>', r_id=book),
            prefixes="c a r",
        )

    def _write_chart(self) -> str:
        is_bar = self.kind in (ChartKind.BAR, ChartKind.COLUMN)
        blanks = "zero" if self.kind is ChartKind.AREA else "gap"
        is_round = self.kind in (ChartKind.AREA, ChartKind.DOUGHNUT)
        axes = () if self.kind is ChartKind.DOUGHNUT else self._write_axes()
        plot = element(
            "c:plotArea", _LAYOUT if is_round else None, self._write_group(), *axes
        )
        return element(
            "c:chart",
            '<c:autoTitleDeleted val="1"/>',
            plot,
            self._write_legend(),
            None if is_bar else _PLOT_ONLY,
            element("c:dispBlanksAs", val=blanks),
            None if is_bar else _NO_LABELS_OVER,
        )

    def _write_legend(self) -> str | None:
        """Write the legend, where there is more than one name."""
        is_doughnut = self.kind is ChartKind.DOUGHNUT
        if len(self.block.series) < 2 and not is_doughnut:  # noqa: PLR2004
            return None
        return element(
            "c:legend",
            element("c:legendPos", val=None if is_doughnut else "t"),
            None if self.kind in (ChartKind.BAR, ChartKind.COLUMN) else _LAYOUT,
            '<c:overlay val="0"/>',
        )

    # ---- series

    def _write_group(self) -> str:
        """Write the series, and how they stand to each other."""
        block = self.block
        head: tuple[str, ...]
        tail: tuple[str, ...] = ()
        grouping = "standard"
        match self.kind:
            case ChartKind.BAR | ChartKind.COLUMN:
                way = "bar" if self.kind is ChartKind.BAR else "col"
                grouping = "clustered"
                head = (element("c:barDir", val=way),)
                tail = (element("c:gapWidth", val=_GAP),)
            case ChartKind.LINE:
                head = ()
                tail = ('<c:marker val="1"/>', _NO_CURVE)
            case ChartKind.AREA:
                head = ()
                grouping = "stacked" if block.stacked else "standard"
            case ChartKind.SCATTER:
                head = ('<c:scatterStyle val="lineMarker"/>',)
                grouping = ""
            case ChartKind.DOUGHNUT:
                head = ()
                grouping = ""
                tail = ('<c:firstSliceAng val="0"/>', '<c:holeSize val="50"/>')
        if grouping:
            head = (*head, element("c:grouping", val=grouping))
        varies = None if self.kind is ChartKind.DOUGHNUT else False
        series = []
        references = list_references(block)
        for number, one in enumerate(block.series):
            series.append(self._write_series(number, one, references[number]))
        ids: list[str] = []
        if self.kind is not ChartKind.DOUGHNUT:
            ids = [element("c:axId", val=axis) for axis in (ACROSS, UP)]
        return element(
            _KINDS[self.kind].tag,
            *head,
            element("c:varyColors", val=varies),
            *series,
            *tail,
            *ids,
        )

    def _write_series(
        self, number: int, series: ChartSeries, references: SeriesReferences
    ) -> str:
        name = write_texts(references.name, [series.name])
        return element(
            "c:ser",
            element("c:idx", val=number),
            element("c:order", val=number),
            element("c:tx", name),
            self._write_look(number),
            self._write_labels(),
            *self._write_data(series, references),
        )

    def _write_data(
        self, series: ChartSeries, references: SeriesReferences
    ) -> Sequence[str]:
        code = self.block.number_format
        values = write_numbers(references.values, series.values, code)
        if self.kind is ChartKind.SCATTER:
            across = write_numbers(references.across, series.x, code)
            x, y = element("c:xVal", across), element("c:yVal", values)
            return x, y, _NO_CURVE
        names = write_texts(references.across, self.block.categories)
        data = (element("c:cat", names), element("c:val", values))
        return (*data, _NO_CURVE) if self.kind is ChartKind.LINE else data

    def _write_look(self, number: int) -> str:
        """Write how a series looks: each lighter than the one before.

        So grey paper tells them apart.
        """
        shade = _find_shade(number, len(self.block.series))
        fill = self.paint.fill(self.chart.accent, shade)
        match self.kind:
            case ChartKind.DOUGHNUT:
                return self._write_slices()
            case ChartKind.SCATTER:
                return element("c:spPr", NO_LINE) + _write_marker(number, fill)
            case ChartKind.LINE:
                line = element("a:ln", fill, w=_LINE, cap="rnd")
                return element("c:spPr", line) + _write_marker(number, fill)
            case _:
                return element("c:spPr", fill)

    def _write_slices(self) -> str:
        """Write the look of a doughnut's slices, parted by the colour of the ground."""
        count = len(self.block.categories)
        line = self.paint.line(self.colours.paper, 19_050)
        slices = []
        for number in range(count):
            fill = self.paint.fill(self.chart.accent, _find_shade(number, count))
            look = element("c:spPr", fill, line)
            slices.append(element("c:dPt", element("c:idx", val=number), look))
        return "".join(slices)

    # ---- labels

    def _write_labels(self) -> str | None:
        """Write the values at what they measure, unless they are too many to be read.

        An area's labels would stand within it, where they name no point; its axis speaks for
        them.
        """
        count = sum([len(series.values) for series in self.block.series])
        if self.kind is ChartKind.AREA or count > _MOST_LABELS:
            return None
        own = self._write_slice_labels() if self.kind is ChartKind.DOUGHNUT else []
        return element("c:dLbls", *own, self._write_label(self.colours.ink))

    def _write_label(self, colour: str) -> str:
        position = _KINDS[self.kind].label
        return self.text.write_label(colour, self.block.number_format, position)

    def _write_slice_labels(self) -> list[str]:
        """Write a label for each slice in what is read on its shade; an empty one has none."""
        count = len(self.block.categories)
        labels = []
        for number, value in enumerate(self.block.series[0].values):
            is_dark = _find_shade(number, count) < _LIGHTEST / 2
            colour = self.colours.paper if is_dark else self.colours.ink
            words = self._write_label(colour) if value else '<c:delete val="1"/>'
            labels.append(element("c:dLbl", element("c:idx", val=number), words))
        return labels

    # ---- axes

    def _write_axes(self) -> tuple[str, str]:
        """Write the axes as planned: from the first tick to the last, a line at each."""
        is_scatter = self.kind is ChartKind.SCATTER
        across = self._write_value_axis_across() if is_scatter else self._write_names()
        return across, self._write_value_axis()

    def _write_names(self) -> str:
        """Write the axis of the categories."""
        is_upright = _KINDS[self.kind].is_upright
        orientation = "minMax" if is_upright else "maxMin"
        number_format = None
        if self.kind is ChartKind.AREA:
            number_format = '<c:numFmt formatCode="General" sourceLinked="1"/>'
        scaling = element("c:orientation", val=orientation)
        return element(
            "c:catAx",
            element("c:axId", val=ACROSS),
            element("c:scaling", scaling),
            '<c:delete val="0"/>',
            element("c:axPos", val="b" if is_upright else "l"),
            *self._write_axis_title(),
            number_format,
            *self._write_axis_across(),
            element("c:crossAx", val=UP),
            '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>',
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>',
        )

    def _write_value_axis_across(self) -> str:
        """Write the lower axis of a scatter chart."""
        number_format = '<c:numFmt formatCode="General" sourceLinked="0"/>'
        return element(
            "c:valAx",
            element("c:axId", val=ACROSS),
            _write_scaling(self.block.x_ticks, is_upright=True),
            '<c:delete val="0"/><c:axPos val="b"/>',
            *self._write_axis_title(),
            number_format,
            *self._write_axis_across(),
            element("c:crossAx", val=UP),
            '<c:crosses val="autoZero"/><c:crossBetween val="midCat"/>',
            _write_unit(self.block.x_ticks),
        )

    def _write_axis_across(self) -> tuple[str, ...]:
        """Write the look of the lower axis, or of a bar chart's left one."""
        line = self.paint.line(self.colours.muted, 9_525)
        return (
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
            '<c:tickLblPos val="low"/>',
            element("c:spPr", line),
            self.text.write_properties(self.colours.ink, has_end=False),
        )

    def _write_axis_title(self) -> tuple[str, ...]:
        if not self.block.x_label:
            return ()
        return tuple(self.text.write_title(self.colours.muted, self.block.x_label))

    def _write_value_axis(self) -> str:
        """Write the axis of the values; that of a bar chart is not seen."""
        is_upright = _KINDS[self.kind].is_upright
        is_centred = self.kind in (ChartKind.AREA, ChartKind.SCATTER)
        lines = None
        if is_upright:
            grid = self.paint.line(self.colours.hairline, 6_350)
            lines = element("c:majorGridlines", element("c:spPr", grid))
        code = self.block.number_format
        return element(
            "c:valAx",
            element("c:axId", val=UP),
            _write_scaling(self.block.ticks, is_upright=is_centred),
            element("c:delete", val=False if is_upright else None),
            element("c:axPos", val="l" if is_upright else "b"),
            lines,
            element("c:numFmt", formatCode=code, sourceLinked=False),
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>',
            '<c:tickLblPos val="nextTo"/>',
            element("c:spPr", NO_LINE),
            self.text.write_properties(self.colours.muted, has_end=False),
            element("c:crossAx", val=ACROSS),
            '<c:crosses val="autoZero"/>',
            '<c:crossBetween val="midCat"/>' if is_centred else None,
            _write_unit(self.block.ticks),
        )


def _find_shade(number: int, count: int) -> float:
    """Return how much lighter one of several series is."""
    return _LIGHTEST * number / (count - 1) if count > 1 else 0.0


def _write_marker(number: int, fill: str) -> str:
    """Write the form of points, so that series differ in more than their shade."""
    return element(
        "c:marker",
        element("c:symbol", val=_MARKERS[number % len(_MARKERS)]),
        element("c:size", val=_MARKER_SIZE),
        element("c:spPr", fill, NO_LINE),
    )


def _write_scaling(ticks: Sequence[Tick], *, is_upright: bool) -> str:
    """Write from where to where an axis goes."""
    orientation = '<c:orientation val="minMax"/>' if is_upright else None
    if len(ticks) < 2:  # noqa: PLR2004
        return element("c:scaling", orientation)
    return element(
        "c:scaling",
        orientation,
        element("c:max", val=ticks[-1].value),
        element("c:min", val=ticks[0].value),
    )


def _write_unit(ticks: Sequence[Tick]) -> str | None:
    """Write the distance of an axis' lines."""
    if len(ticks) < 2:  # noqa: PLR2004
        return None
    return element("c:majorUnit", val=ticks[1].value - ticks[0].value)
