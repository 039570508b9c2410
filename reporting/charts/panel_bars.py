"""A chart of panels of lying bars -> rows with a name at the left and a bar in each panel.

A page may end between rows of a panel as in a chart of its own; names stand once for all panels
that are abreast.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import TEXT, Area, Label, Mark, Panel, Part, Path, Rows
from reporting.charts.panel_grid import (
    GAP,
    PanelGrid,
    lay_out_head,
    list_head_lines,
    measure_bold,
    measure_grid,
)
from reporting.charts.plot_area import BASE_LINE_WIDTH
from reporting.charts.scales import Scale, list_known, make_scale
from reporting.charts.series_style import style_mark
from reporting.charts.space import ChartSpace, break_label_shortly, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_panels import find_panel
from reporting.record import Record

_THICK = 11.5
"""Of a bar, in points."""
_APART = 5.0
"""From a row to the next."""
_NAMES_SHARE = 0.34
"""Share of the width that names of categories may take."""
_NAME_HEIGHT_SHARE = 0.3
"""Share of a page's height that the name of one category may take."""
_NAME_GAP = 10.0
"""From the names to the bars, in points."""
_END_GAP = 4.0
"""From the end of a bar to its number, in points."""
_BETWEEN = 10.0
"""Between rows of panels, in points."""
_TOGETHER = 3
"""Rows of bars that stand together below a head, and at the end."""


class BarFrame(Record, frozen=True):
    """What panels of bars share; lengths in points.

    Args:
        grid: where they stand.
        names: the lines of each category's name.
        name_width: where names end.
        before: room within a panel for numbers left of zero.
        number_width: room for a number behind the longest bar.
    """

    grid: PanelGrid
    names: tuple[tuple[str, ...], ...]
    name_width: float
    before: float
    number_width: float

    def make_scale(self, panel: ChartBlock, number: int) -> Scale:
        """Return where the values of a panel stand, from its zero to its longest bar."""
        left = self.grid.find_left(number)
        known = [0.0, *list_known(panel.series[0].values)]
        ticks = () if panel.have_own_scales else panel.ticks
        right = left + self.grid.width - self.number_width
        return make_scale(ticks, known, left + self.before, right)


def lay_out_bar_panels(block: ChartBlock, space: ChartSpace) -> Rows:
    """Lay out rows of panels, and in each a row for every category."""
    frame = measure_bar_frame(block, space)
    panels = [find_panel(block, number) for number in range(frame.grid.count)]
    scales = [frame.make_scale(panel, at) for at, panel in enumerate(panels)]
    strips: list[Panel] = []
    ends: list[int] = []
    for row in frame.grid.rows:
        head = list_head_lines(frame.grid, row) * space.leading + 2
        if strips:
            head += _BETWEEN
            ends.append(len(strips))
        marks: list[Mark] = []
        for number in row:
            left = scales[number].place(0)
            if frame.before:
                left = frame.grid.find_left(number)
            marks += lay_out_head(block, frame.grid, number, left, 0.0, space.leading)
        strips.append(Panel(space.width, head, tuple(marks)))
        count = len(block.categories)
        for at in range(count):
            strips.append(lay_out_bar_row(panels, scales, frame, space, row, at))
            if _TOGETHER <= at + 1 <= count - _TOGETHER:
                ends.append(len(strips))
    return Rows(space.width, tuple(strips), scales[0], None, ends=frozenset(ends))


def measure_bar_frame(block: ChartBlock, space: ChartSpace) -> BarFrame:
    """Share out the width among names, bars and numbers."""
    metrics = space.metrics
    widest = measure_widest(metrics, block.categories)
    name_width = min(space.width * _NAMES_SHARE, widest)
    most = int(space.place.height * _NAME_HEIGHT_SHARE / space.leading)
    names: list[tuple[str, ...]] = []
    for name in block.categories:
        lines = break_label_shortly(metrics, name, name_width + 0.1, most)
        names.append(tuple(lines))
    number_width = 0.0
    has_negative = False
    for series in block.series:
        number_width = max(number_width, measure_bold(metrics, series.labels))
        has_negative |= min(list_known(series.values), default=0.0) < 0
    number_width += _END_GAP
    grid = measure_grid(block, space, name_width + _NAME_GAP, GAP)
    before = number_width if has_negative else 0.0
    return BarFrame(grid, tuple(names), name_width, before, number_width)


def lay_out_bar_row(
    panels: list[ChartBlock],
    scales: list[Scale],
    frame: BarFrame,
    space: ChartSpace,
    row: range,
    at: int,
) -> Panel:
    """Return the bars of one category in all panels of a row, with its name.

    Args:
        panels: of the chart.
        scales: of each.
        frame: what they share.
        space: what the chart is laid out in.
        row: numbers of the panels that are abreast.
        at: number of the category.
    """
    name = frame.names[at]
    height = max(_THICK + _APART, len(name) * space.leading + _APART)
    middle = height / 2
    baseline = middle + len(name) * space.leading / 2 - space.leading + 3
    marks: list[Mark] = []
    for line in name:
        marks.append(Label(Part.CATEGORY_NAME, frame.name_width, baseline, line, "end"))
        baseline -= space.leading
    for number in row:
        marks += lay_out_bar(panels[number], scales[number], at, height)
    return Panel(space.width, height, tuple(marks))


def lay_out_bar(
    panel: ChartBlock,
    scale: Scale,
    at: int,
    height: float,
) -> Iterator[Mark]:
    """Yield the bar of a category with its number, and the stretch of the line it stands on."""
    zero = scale.place(0)
    (series,) = panel.series
    value = series.values[at]
    middle = height / 2
    if value is not None:
        style = style_mark(panel, 0, at)
        end = scale.place(value)
        low, high = middle - _THICK / 2 + 0.5, middle + _THICK / 2 - 0.5
        corners = (zero, low), (end, low), (end, high), (zero, high)
        yield Area(Part.BAR, corners, style.fill, edge_tone=style.edge)
        sign = 1 if value >= 0 else -1
        yield Label(
            Part.VALUE_LABEL,
            end + sign * _END_GAP,
            middle - 3,
            series.labels[at],
            side="start" if value >= 0 else "end",
            is_bold=True,
        )
    stretch = (zero, 0.0), (zero, height)
    yield Path(Part.BASE_LINE, stretch, TEXT, BASE_LINE_WIDTH)
