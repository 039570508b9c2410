"""A chart of panels of lying bars -> rows with a name at the left and a bar in each panel.

A page may end between rows of a panel as in a chart of its own; names stand once for all panels
that are abreast.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import (
    TEXT,
    Area,
    Label,
    Mark,
    Panel,
    Part,
    Path,
    Rows,
    Shown,
    outline_rectangle,
)
from reporting.charts.panel_grid import (
    GAP,
    PanelGrid,
    lay_out_head,
    list_head_lines,
    measure_bold,
    measure_grid,
)
from reporting.charts.plot_area import BASE_LINE_WIDTH
from reporting.charts.row_names import RowNames, break_row_names
from reporting.charts.scales import Scale, list_known, make_scale
from reporting.charts.series_style import style_mark
from reporting.charts.space import ChartSpace
from reporting.charts.stacked_lines import stack_lines
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_panels import find_panel
from reporting.record import Record

_THICK = 11.5
"""Of a bar, in points."""
_APART = 5.0
"""From a row to the next."""
_NAMES_SHARE = 0.34
"""Share of the width that names of categories may take."""
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
        names: of the categories.
        before: room within a panel for numbers left of zero.
        number_width: room for a number behind the longest bar.
    """

    grid: PanelGrid
    names: RowNames
    before: float
    number_width: float

    def make_scale(self, panel: ChartBlock, number: int) -> Scale:
        """Return where the values of a panel stand, from its zero to its longest bar."""
        left = self.grid.find_left(number)
        right = left + self.grid.width - self.number_width
        ticks = () if panel.have_own_scales else panel.ticks
        known = [0.0, *list_known(panel.series[0].values)]
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
            marks += lay_out_head(
                block,
                frame.grid,
                number,
                left,
                0.0,
                space.leading,
            )
        strips.append(Panel(space.width, head, tuple(marks)))
        count = len(block.categories)
        for at in range(count):
            strip = lay_out_bar_row(
                panels,
                scales,
                frame,
                space,
                row,
                at,
            )
            strips.append(strip)
            if _TOGETHER <= at + 1 <= count - _TOGETHER:
                ends.append(len(strips))
    return Rows(
        space.width,
        tuple(strips),
        scales[0],
        None,
        ends=frozenset(ends),
    )


def measure_bar_frame(block: ChartBlock, space: ChartSpace) -> BarFrame:
    """Share out the width among names, bars and numbers."""
    names = break_row_names(block, space, _NAMES_SHARE)
    widest = 0.0
    has_negative = False
    for series in block.series:
        width = measure_bold(space.metrics, series.labels)
        widest = max(widest, width)
        has_negative |= min(list_known(series.values), default=0.0) < 0
    number_width = widest + _END_GAP
    before = number_width if has_negative else 0.0
    grid = measure_grid(block, space, names.width + _NAME_GAP, GAP)
    return BarFrame(grid, names, before, number_width)


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
    name_height = frame.names.measure_height(at)
    height = max(_THICK, name_height) + _APART
    baseline = height / 2 + name_height / 2 - space.leading + 3
    first = Label(
        Part.CATEGORY_NAME,
        frame.names.width,
        baseline,
        "",
        "end",
    )
    name = frame.names.lines[at]
    marks: list[Mark] = [*stack_lines(first, name, space.leading)]
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
        low = middle - _THICK / 2 + 0.5
        high = middle + _THICK / 2 - 0.5
        corners = outline_rectangle(zero, low, end, high)
        yield Area(
            Part.BAR,
            corners,
            style.fill,
            edge_tone=style.edge,
            shown=Shown(series, at),
        )
        is_right = value >= 0
        yield Label(
            Part.VALUE_LABEL,
            end + (_END_GAP if is_right else -_END_GAP),
            middle - 3,
            series.labels[at],
            side="start" if is_right else "end",
            is_bold=True,
        )
    stretch = (zero, 0.0), (zero, height)
    yield Path(Part.BASE_LINE, stretch, TEXT, BASE_LINE_WIDTH)
