"""The lines of a chart -> on which side of its point each number stands, so that none collide.

Where a slide's program puts the plot area is its own affair; it is reckoned a little smaller
than it will be, so that what is apart here is apart there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.scales import Scale, list_values, make_scale
from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.design.rect import PageRect
from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries
from reporting.record import Record
from reporting.scene import Chart

Places = dict[tuple[int, int], str]
"""By the numbers of a series and of a category: above its point, below it, or nowhere."""

ABOVE, BELOW, NOWHERE = "t", "b", ""

_WIDTH_SHARE, _HEIGHT_SHARE = 0.84, 0.58
"""Shares of a chart that its plot area has at the least."""
_LABEL_HEIGHT = 1.22
_NO_LEGEND, _BELOW_LEGEND = 2.5, 0.8
"""How far a label may reach above the plot area, as multiples of its type."""
_MARKER_RADIUS = 5.0
_GAP = 3.0
"""From a marker to its number, in points."""


class LabelFace(Record, frozen=True):
    """Measures the bold numbers of one chart, in points."""

    font: str
    size: float

    def measure(self, text: str) -> float:
        """Return the width of a number."""
        return measure_advance(text, self.font) * self.size


def place_line_labels(chart: Chart, theme: Theme) -> Places:
    """Return where the numbers of all lines of a chart stand.

    Args:
        chart: on its slide.
        theme: names the face of its numbers.
    """
    block = chart.block
    width = chart.rect.width.pt * _WIDTH_SHARE
    height = chart.rect.height.pt * _HEIGHT_SHARE
    size = chart.size.pt
    face = LabelFace(find_slide_font(theme, "label", bold=True), size)
    head = size * (_NO_LEGEND if len(block.series) == 1 else _BELOW_LEGEND)
    occupied = OccupiedSpace(PageRect.of_edges(-size, 0.0, width + size, height + head))
    lines = [
        (number, series)
        for number, series in enumerate(block.series)
        if (series.is_line or block.traits.has_lines)
        and not block.highlight.mutes(number)
    ]
    shares = block.slide_shares
    spots: list[tuple[int, int, float, float, str]] = []
    for number, series in lines:
        scale = make_axis_scale(
            block,
            series,
            height,
        )
        for at, value in enumerate(series.values):
            if value is not None:
                x = shares[at] * width
                spots.append((number, at, x, scale.place(value), series.labels[at]))
    for _, _, x, y, _ in spots:
        occupied.add_point(
            x,
            y,
            _MARKER_RADIUS - 1,
        )
    for line in block.lines:
        scale = make_scale(block.ticks, (), 0.0, height, is_log=block.is_log)
        y = scale.place(line.value)
        occupied.taken.append(PageRect(0.0, y + 1, width, 2.0))
    if block.is_combined:
        occupy_feet(
            block,
            face,
            occupied,
            width,
            height,
        )
    places: Places = {}
    for number, at, x, y, text in spots:
        places[number, at] = NOWHERE
        for side, area in list_sides(x, y, text, face):
            if occupied.place_label([area]):
                places[number, at] = side
                break
    return places


def make_axis_scale(block: ChartBlock, series: ChartSeries, height: float) -> Scale:
    """Return where the values of a series stand in a plot area of some height, in points."""
    ticks = block.second_ticks if series.is_second else block.ticks
    values = list_values(block, is_second=series.is_second)
    return make_scale(
        ticks,
        values,
        0.0,
        height,
        is_log=block.is_log and not series.is_second,
    )


def list_sides(
    x: float,
    y: float,
    text: str,
    face: LabelFace,
) -> Iterator[tuple[str, PageRect]]:
    """Yield the sides of a point with the room that its number takes there."""
    width = face.measure(text)
    height = face.size * _LABEL_HEIGHT
    left = x - width / 2
    distance = _MARKER_RADIUS + _GAP
    yield ABOVE, PageRect(left, y + distance + height, width, height)
    yield BELOW, PageRect(left, y - distance, width, height)


def occupy_feet(
    block: ChartBlock,
    face: LabelFace,
    occupied: OccupiedSpace,
    width: float,
    height: float,
) -> None:
    """Keep the numbers of lines off those at the feet of columns."""
    columns: Sequence[ChartSeries] = [row for row in block.series if not row.is_line]
    for series in columns:
        scale = make_axis_scale(
            block,
            series,
            height,
        )
        base = scale.place(scale.base)
        for at, label in enumerate(series.labels):
            if label:
                x = (at + 0.5) * width / len(series.labels)
                wide = face.measure(label) * len(columns)
                high = face.size * _LABEL_HEIGHT
                area = PageRect(
                    x - wide / 2,
                    base + high,
                    wide,
                    high,
                )
                occupied.taken.append(area)
