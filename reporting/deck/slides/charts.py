"""A planned chart -> a native chart with data one can edit, labelled directly.

python-pptx makes the chart; here its axes, labels and colours become the plan's and the
theme's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from reporting.content.blocks import ChartKind
from reporting.deck.ooxml.workbook import make_workbook
from reporting.deck.ooxml.xml import Element, clean_text, escape_literal, make
from reporting.deck.slides.slide_builder import SlideBuilder
from reporting.plan.block_model import ChartBlock, Tick

_TYPES: Mapping[ChartKind, XL_CHART_TYPE] = MappingProxyType(
    {
        ChartKind.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
        ChartKind.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED,
        ChartKind.LINE: XL_CHART_TYPE.LINE_MARKERS,
        ChartKind.AREA: XL_CHART_TYPE.AREA,
        ChartKind.DOUGHNUT: XL_CHART_TYPE.DOUGHNUT,
        ChartKind.SCATTER: XL_CHART_TYPE.XY_SCATTER,
    }
)
"""What each kind is to PowerPoint."""

_LABELS: Mapping[ChartKind, str] = MappingProxyType(
    {
        ChartKind.BAR: "outEnd",
        ChartKind.COLUMN: "outEnd",
        ChartKind.LINE: "t",
        ChartKind.SCATTER: "r",
    }
)
"""Where values stand, for kinds that have a choice."""

_AFTER_LABELS = {
    qn(f"c:{tag}") for tag in ("trendline", "errBars", "cat", "xVal", "val", "yVal")
}
"""What follows the labels in a series (ECMA-376 21.2.2.170)."""

_MOST_LABELS = 16
"""Beyond this many values labels would run into each other; the axis then speaks for them."""

_LIGHTEST = 0.68
"""How much lighter than the first the last series is."""

_MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)
_MARKER_SIZE = 9
_LINE = 28_575
"""Of a line chart, in EMU: 2.25 points."""

_GAP = 55
"""Between bars, in hundredths of their width."""


def draw_chart(stage: SlideBuilder, block: ChartBlock, when: dt.datetime) -> None:
    """Draw a chart on its slide; its workbook is dated `when` (UTC)."""
    place = stage.plan.body.exhibit
    if place is None:
        raise ValueError(f"the plan has no place for the chart {block.id}")
    extent = (
        Emu(length.emu) for length in (place.left, place.top, place.width, place.height)
    )
    frame = stage.slide.shapes.add_chart(_type(block), *extent, _data(block))
    stage.adopt(frame, "Chart", block.alt)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(make_workbook(block, when))
    _frame(stage, chart, block)
    _series(stage, chart, block)
    _labels(stage, chart, block)
    if block.kind is not ChartKind.DOUGHNUT:
        _axes(stage, chart, block)
    _positive_axis_ids(chart)


def _type(block: ChartBlock) -> XL_CHART_TYPE:
    return XL_CHART_TYPE.AREA_STACKED if block.stacked else _TYPES[block.kind]


def _data(block: ChartBlock) -> CategoryChartData | XyChartData:
    if block.kind is ChartKind.SCATTER:
        points = XyChartData(number_format=block.number_format)
        for series in block.series:
            row = points.add_series(clean_text(series.name))
            for x, y in zip(series.x, series.values, strict=True):
                row.add_data_point(x, y)
        return points
    data = CategoryChartData(number_format=block.number_format)
    data.categories = [clean_text(category) for category in block.categories]
    for series in block.series:
        data.add_series(clean_text(series.name), series.values)
    return data


def _frame(stage: SlideBuilder, chart: Any, block: ChartBlock) -> None:
    """Set what holds for the whole chart: no title of its own, its language, its type, its legend."""
    space = chart._chartSpace  # noqa: SLF001  (python-pptx has no public door to it)
    space.insert(
        1 if space.find(qn("c:date1904")) is not None else 0,
        make("c:lang", val=stage.writer.language),
    )
    chart.has_title = False
    chart.font.size = Pt(stage.plan.body.size.pt)
    look = chart.font._element  # noqa: SLF001  (python-pptx sets colours by name only)
    look.set("lang", stage.writer.language)
    look[:] = [stage.paint.fill(stage.theme.colours.ink), *stage.paint.fonts("label")]
    chart.has_legend = len(block.series) > 1 or block.kind is ChartKind.DOUGHNUT
    if chart.has_legend:
        beside = block.kind is ChartKind.DOUGHNUT
        chart.legend.position = (
            XL_LEGEND_POSITION.RIGHT if beside else XL_LEGEND_POSITION.TOP
        )
        chart.legend.include_in_layout = False


def _shade(number: int, count: int) -> float:
    """Return how much lighter one of several series is."""
    return _LIGHTEST * number / (count - 1) if count > 1 else 0.0


def _dress(formatted: Any, *look: Element) -> None:
    """Give a part of a chart its fill and its line."""
    shape = formatted.format._element.get_or_add_spPr()  # noqa: SLF001  (likewise)
    shape[:] = list(look)


def _series(stage: SlideBuilder, chart: Any, block: ChartBlock) -> None:
    """Colour the series: each lighter than the one before, so that grey paper tells them apart."""
    paint, plot = stage.paint, chart.plots[0]
    if block.kind in (ChartKind.BAR, ChartKind.COLUMN):
        plot.gap_width, plot.overlap = _GAP, 0
    plot.vary_by_categories = block.kind is ChartKind.DOUGHNUT
    for number, series in enumerate(plot.series):
        shade = _shade(number, len(block.series))
        fill = paint.fill(stage.accent, shade)
        match block.kind:
            case ChartKind.DOUGHNUT:
                _slices(stage, series, len(block.categories))
            case ChartKind.SCATTER:
                _dress(series, make("a:ln", make("a:noFill")))
                _marker(series, number, fill)
            case ChartKind.LINE:
                series.smooth = False
                _dress(series, make("a:ln", fill, w=_LINE, cap="rnd"))
                _marker(series, number, paint.fill(stage.accent, shade))
            case _:
                _dress(series, fill)


def _marker(series: Any, number: int, fill: Element) -> None:
    """Give points a form of their own, so that series differ in more than their shade."""
    series.marker.style = _MARKERS[number % len(_MARKERS)]
    series.marker.size = _MARKER_SIZE
    _dress(series.marker, fill, make("a:ln", make("a:noFill")))


def _slices(stage: SlideBuilder, series: Any, count: int) -> None:
    """Colour a doughnut's slices, parted by the colour of the ground."""
    for number in range(count):
        fill = stage.paint.fill(stage.accent, _shade(number, count))
        _dress(
            series.points[number],
            fill,
            stage.paint.line(stage.theme.colours.paper, 19_050),
        )


def _labels(stage: SlideBuilder, chart: Any, block: ChartBlock) -> None:
    """Write the values at what they measure, unless they are too many to be read.

    An area's labels would stand within it, where they name no point; its axis speaks for them.
    """
    plot = chart.plots[0]
    for given in plot._element.findall(qn("c:dLbls")):  # noqa: SLF001  (a doughnut comes with some)
        plot._element.remove(given)  # noqa: SLF001  (likewise)
    if (
        block.kind is ChartKind.AREA
        or sum(len(series.values) for series in block.series) > _MOST_LABELS
    ):
        return
    colours, size = stage.theme.colours, stage.plan.body.size.pt
    for series in plot.series:
        own = _slice_labels(stage, block) if block.kind is ChartKind.DOUGHNUT else ()
        labels = make("c:dLbls", *own, *_label(stage, block, colours.ink, size))
        element = series._element  # noqa: SLF001  (python-pptx knows no labels of scatter charts)
        before = next(child for child in element if child.tag in _AFTER_LABELS)
        before.addprevious(labels)


def _label(
    stage: SlideBuilder, block: ChartBlock, colour: str, size: float
) -> Iterator[Element]:
    """Yield what a label is made of, in the order of ECMA-376 21.2.2.47."""
    look = make(
        "a:defRPr",
        stage.paint.fill(colour),
        *stage.paint.fonts("label"),
        sz=round(size * 100),
        b=True,
        lang=stage.writer.language,
    )
    words = make(
        "a:p", make("a:pPr", look), make("a:endParaRPr", lang=stage.writer.language)
    )
    yield make("c:numFmt", formatCode=block.number_format, sourceLinked=False)
    yield make("c:spPr", make("a:noFill"), make("a:ln", make("a:noFill")))
    yield make("c:txPr", make("a:bodyPr"), make("a:lstStyle"), words)
    if block.kind in _LABELS:
        yield make("c:dLblPos", val=_LABELS[block.kind])
    for part in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield make(f"c:show{part}", val=part == "Val")


def _slice_labels(stage: SlideBuilder, block: ChartBlock) -> Iterator[Element]:
    """Yield a label for each slice in what is read on its shade; an empty slice has none."""
    colours, count = stage.theme.colours, len(block.categories)
    for number, value in enumerate(block.series[0].values):
        place = make("c:idx", val=number)
        dark = _shade(number, count) < _LIGHTEST / 2
        words = _label(
            stage,
            block,
            colours.paper if dark else colours.ink,
            stage.plan.body.size.pt,
        )
        yield make("c:dLbl", place, *(words if value else [make("c:delete", val=True)]))


def _axes(stage: SlideBuilder, chart: Any, block: ChartBlock) -> None:
    """Draw the axes as planned: from the first tick to the last, a line at each."""
    across, up = chart.category_axis, chart.value_axis
    colours = stage.theme.colours
    _scale(up, block.ticks)
    _scale(across, block.x_ticks)
    for axis in (across, up):
        axis.has_major_gridlines = axis.has_minor_gridlines = False
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.size = Pt(stage.plan.body.size.pt)
        look = axis.tick_labels.font._element  # noqa: SLF001  (likewise)
        colour = colours.ink if axis is across else colours.muted
        look[:] = [stage.paint.fill(colour), *stage.paint.fonts("label")]
    if block.x_ticks:
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = (
            "General",
            False,
        )
    axis_line = stage.paint.line(colours.muted, 9_525)
    _dress(across, axis_line)
    _dress(up, make("a:ln", make("a:noFill")))
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    up.tick_labels.number_format, up.tick_labels.number_format_is_linked = (
        block.number_format,
        False,
    )
    if block.kind is ChartKind.BAR:
        across.reverse_order = True
        up.visible = False
    else:
        up.has_major_gridlines = True
        _dress(up.major_gridlines, stage.paint.line(colours.hairline, 6_350))
    if block.x_label:
        _axis_title(stage, across, block.x_label)


def _scale(axis: Any, ticks: tuple[Tick, ...]) -> None:
    if len(ticks) > 1:
        axis.minimum_scale, axis.maximum_scale = ticks[0].value, ticks[-1].value
        axis.major_unit = ticks[1].value - ticks[0].value


def _axis_title(stage: SlideBuilder, axis: Any, words: str) -> None:
    """Write what an axis measures."""
    size = round(stage.plan.body.size.pt * 100)
    look = make(
        "a:rPr",
        stage.paint.fill(stage.theme.colours.muted),
        *stage.paint.fonts("label"),
        lang=stage.writer.language,
        sz=size,
        b=False,
    )
    run = make("a:r", look, make("a:t", text=escape_literal(words)))
    axis.axis_title.text_frame._txBody.p_lst[0].append(run)  # noqa: SLF001  (likewise)


def _positive_axis_ids(chart: Any) -> None:
    """Number the axes from 1: python-pptx's are negative, which ECMA-376 21.2.2.9 does not allow."""
    space = chart._chartSpace  # noqa: SLF001  (likewise)
    known: dict[str, str] = {}
    for element in space.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", known.setdefault(element.get("val"), str(len(known) + 1)))
