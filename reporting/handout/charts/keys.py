"""The names of series and of parts -> a legend, above the plot area or beside it."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import Label, Mark, Part
from reporting.charts.series_style import SeriesStyle, style_mark, style_wedge
from reporting.charts.slide_plot import LEGEND_ROW
from reporting.charts.space import break_label
from reporting.design.rect import PageRect
from reporting.handout.charts.series import draw_marker
from reporting.handout.charts.sketch import (
    draw_line,
    draw_rectangle,
    find_baseline,
    measure_line,
    scale_dash,
)
from reporting.scene import Chart
from reporting.slides.chart_places import ChartPlaces

_SQUARE, _LINE = 0.42, 1.9
"""Width of a key of a filled series, and of a line, as shares of the type size."""
_BEHIND, _APART = 0.24, 0.6
"""From a key to its name, and from there to the next key, likewise."""
_MARKER = 9.0
_MIDDLE, _DOWN = 0.5, 0.2
"""Of a row from its head, and how much lower all rows stand."""


class LegendDrawer:
    """Draws the legend of one chart.

    Args:
        chart: the chart.
        places: of its parts.
    """

    def __init__(self, chart: Chart, places: ChartPlaces) -> None:
        self.chart = chart
        self.block = chart.block
        self.places = places
        self.metrics = places.metrics
        self.size = places.metrics.size

    def draw(self) -> Iterator[Mark]:
        """Yield the legend, where there is one."""
        is_of_categories = self.block.traits.names_categories
        if self.chart.plot or self.places.is_named_directly:
            return
        if len(self.block.series) == 1 and not is_of_categories:
            return
        if self.places.has_legend_above:
            yield from self.draw_above()
        else:
            yield from self.draw_beside()

    def list_names(self) -> list[str]:
        """Return what is named: series, or the parts of a ring."""
        if self.block.traits.names_categories:
            return list(self.block.categories)
        return [series.name for series in self.block.series]

    def find_style(self, number: int) -> SeriesStyle:
        """Return the style of an entry."""
        if self.block.traits.names_categories:
            return style_wedge(self.block, number)
        return style_mark(self.block, number)

    def is_line(self, number: int) -> bool:
        """Whether an entry is told by a line."""
        if self.block.traits.names_categories:
            return False
        return self.block.series[number].is_line or self.block.traits.has_lines

    def measure_key(self, number: int) -> float:
        """Return the width of a key and of the room behind it, in points."""
        width = _LINE if self.is_line(number) else _SQUARE
        return (width + _BEHIND) * self.size

    def draw_above(self) -> Iterator[Mark]:
        """Yield entries in rows over the plot area, each row in its middle."""
        frame = self.places.plot.frame
        rows = self.places.plot.legend_rows
        names = self.list_names()
        columns = -(-len(names) // rows)
        row_height = LEGEND_ROW * self.size
        for row in range(rows):
            numbers = range(row * columns, min((row + 1) * columns, len(names)))
            widths = [
                self.measure_key(number) + self.metrics.width(names[number])
                for number in numbers
            ]
            gaps = _APART * self.size * (len(widths) - 1)
            x = (frame.width - sum(widths) - gaps) / 2
            middle = frame.top - (row + _MIDDLE) * row_height - _DOWN * self.size
            for number, width in zip(numbers, widths, strict=True):
                yield from self.draw_entry(
                    number,
                    [names[number]],
                    x,
                    middle,
                )
                x += width + _APART * self.size

    def draw_beside(self) -> Iterator[Mark]:
        """Yield entries one below the other beside the plot area, around its middle."""
        place: PageRect = self.places.legend
        names = self.list_names()
        key = max(map(self.measure_key, range(len(names))))
        broken = [break_label(self.metrics, name, place.width - key) for name in names]
        pitch = LEGEND_ROW * self.size
        leading = self.metrics.leading
        heights = [pitch + (len(lines) - 1) * leading for lines in broken]
        middle = (place.top + place.bottom) / 2
        top = min(middle + sum(heights) / 2, place.top)
        for number, (lines, height) in enumerate(zip(broken, heights, strict=True)):
            yield from self.draw_entry(
                number,
                lines,
                place.left,
                top - pitch / 2,
            )
            top -= height

    def draw_entry(
        self,
        number: int,
        lines: list[str],
        x: float,
        middle: float,
    ) -> Iterator[Mark]:
        """Yield a key and the lines of its name."""
        style = self.find_style(number)
        half = _SQUARE * self.size / 2
        if self.is_line(number):
            reach = _LINE * self.size / 2
            width = measure_line(style)
            ends = ((x, middle), (x + 2 * reach, middle))
            dash = scale_dash(style.dash, width)
            yield draw_line(
                Part.LEGEND_KEY,
                ends,
                style.line,
                width,
                dash,
            )
            yield draw_marker(style, (x + reach, middle), _MARKER)
        elif self.block.traits.has_markers:
            yield draw_marker(style, (x + half, middle), _MARKER)
        else:
            place = PageRect(
                x,
                middle + half,
                2 * half,
                2 * half,
            )
            yield draw_rectangle(
                Part.LEGEND_KEY,
                place,
                style.fill,
                style,
            )
        left = x + self.measure_key(number)
        for line in lines:
            y = find_baseline(middle, self.size)
            yield Label(
                Part.SERIES_NAME,
                left,
                y,
                line,
            )
            middle -= self.metrics.leading
