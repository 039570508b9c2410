"""A chart of columns on its slide -> as it can be named there: as lying bars, or every so many.

Names that would have to lean are read from top to bottom beside bars, as in print, as long as
the slide is high enough for a row each. Of years and the like only some are named.
"""

from __future__ import annotations

from reporting.charts.category_names import CategoryNames, name_categories
from reporting.charts.space import ChartSpace
from reporting.content.chart_blocks import ChartKind
from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.plan.date_axis import NativeDates, NativeTicks, choose_native_ticks
from reporting.record import Record, replace
from reporting.scene import Chart

_WIDTH_SHARE = 0.84
"""Share of a chart's width that its plot area has at the least."""
_ROW = 1.15
"""Height of a row of bars, as a multiple of its type."""
_LEADING = 1.25
_KEY_WIDTH = 2.0
"""Of a key and the room around a name in a legend, as a multiple of its type."""
_MOST_ROWS = 3
"""Most rows of a legend above a plot area."""


class SlideMetrics(Record, frozen=True):
    """Measures the lettering of one chart on a slide; lengths in points."""

    plain: str
    strong: str
    size: float

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * _LEADING

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of a line."""
        font = self.strong if bold else self.plain
        return measure_advance(text, font) * self.size


def find_metrics(chart: Chart, theme: Theme) -> SlideMetrics:
    """Return what measures the lettering of a chart."""
    return SlideMetrics(
        find_slide_font(theme, "label"),
        find_slide_font(theme, "label", bold=True),
        chart.size.pt,
    )


def make_slide_space(chart: Chart, theme: Theme) -> ChartSpace:
    """Return what a chart is laid out in on its slide, in points."""
    place = Rect[float](0.0, 0.0, chart.rect.width.pt, chart.rect.height.pt)
    return ChartSpace(place, find_metrics(chart, theme))


def name_on_slide(chart: Chart, theme: Theme) -> CategoryNames:
    """Settle how the categories of a chart are named on its slide."""
    space = make_slide_space(chart, theme)
    count = max(len(chart.block.categories), 1)
    return name_categories(
        chart.block,
        space,
        space.width * _WIDTH_SHARE / count,
    )


def is_legend_beside(chart: Chart, theme: Theme) -> bool:
    """Whether the names of series stand beside the plot area: above it they would press it."""
    font = find_slide_font(theme, "label")
    size = chart.size.pt
    rows, filled = 1, 0.0
    for series in chart.block.series:
        width = (measure_advance(series.name, font) + _KEY_WIDTH) * size
        if filled and filled + width > chart.rect.width.pt:
            rows += 1
            filled = 0.0
        filled += width
    need = len(chart.block.series) * size * _LEADING
    return rows > _MOST_ROWS and need <= chart.rect.height.pt


def turn_crowded(chart: Chart, theme: Theme) -> Chart:
    """Return a chart of columns as lying bars where its names ask for it and have room so."""
    block = chart.block
    if block.kind is not ChartKind.COLUMN or block.is_combined:
        return chart
    names = name_on_slide(chart, theme)
    if not names.is_upright and names.are_whole:
        return chart
    beside = 1
    if not block.is_stacked:
        beside = len(block.series)
    need = len(block.categories) * max(1.0, beside / 2) * chart.size.pt * _ROW
    if need > chart.rect.height.pt:
        return chart
    return replace(chart, block=replace(block, kind=ChartKind.BAR))


def choose_step(chart: Chart, theme: Theme) -> int:
    """Return how many of a chart's categories go on one name below its plot area."""
    names = name_on_slide(chart, theme)
    return 1 if names.is_upright else names.step


def choose_date_ticks(chart: Chart, native: NativeDates, theme: Theme) -> NativeTicks:
    """Return which dates a program is to name below a chart's plot area."""
    width = chart.rect.width.pt * _WIDTH_SHARE
    metrics = find_metrics(chart, theme)
    return choose_native_ticks(native, width, metrics.width, metrics.size)
