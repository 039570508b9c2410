"""A chart of panels -> a panel a series, in rows: lines, areas and columns; bars lie beside.

All plot areas are equally wide and high. What they share stands once: ticks at the left of each
row, names of categories at the foot of each column, or in every row where pages may part them.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.category_names import CategoryNames, name_categories
from reporting.charts.columns import (
    has_negative,
    lay_out_column_series,
    measure_columns,
)
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import (
    ChartLayout,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Rows,
)
from reporting.charts.panel_bars import lay_out_bar_panels
from reporting.charts.panel_grid import (
    GAP,
    PanelGrid,
    lay_out_head,
    list_head_lines,
    measure_grid,
    shift_mark,
)
from reporting.charts.plot_area import (
    TICK_LABEL_GAP,
    PlotArea,
    lay_out_base_line,
    lay_out_plot_area,
)
from reporting.charts.scales import list_reach, make_scale, stack_series
from reporting.charts.space import ChartSpace, measure_widest
from reporting.charts.tracks import (
    Track,
    choose_marked,
    lay_out_track,
    list_tracks,
    order_tracks,
)
from reporting.charts.value_labels import list_places_along_line
from reporting.charts.within import ground_label
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_panels import find_panel
from reporting.record import Record, replace

_HEIGHT_SHARE = 0.62
"""Height of a plot area, as a share of its width."""
_LOWEST, _HIGHEST = 54.0, 110.0
"""Of a plot area, in points."""
_TALL = 0.75
"""Share of a page's height from which on a page may end between rows of panels."""
_BELOW_HEAD = 2.0
_BETWEEN_ROWS = 10.0
_DESCENT = 1.5
"""From the lower edge of a label to its baseline, in points."""
_BEHIND_WIDTH = 0.8
"""Of the lines of other panels, in points."""
_MOST_MARKED = 6
"""Most points of a panel's line that all carry a marker."""
_NO_NAMES = CategoryNames(
    (),
    is_upright=False,
    step=1,
    height=6.0,
    are_whole=True,
)


class PanelFrame(Record, frozen=True):
    """What the plot areas of all panels have in common; lengths in points.

    Args:
        grid: where they stand.
        height: of a plot area.
        headroom: above it, for numbers.
        room_below: between it and the names, for numbers of what hangs from zero.
        names: of the categories.
        names_rows: whether every row of panels names the categories.
    """

    grid: PanelGrid
    height: float
    headroom: float
    room_below: float
    names: CategoryNames
    names_rows: bool

    def is_named(self, number: int) -> bool:
        """Whether the categories are named below a panel."""
        return self.names_rows or self.grid.is_lowest(number)

    def measure_foot(self, row: range) -> float:
        """Return the room below the plot areas of a row."""
        is_named = any(map(self.is_named, row))
        names = self.names.height if is_named else _NO_NAMES.height
        return names + self.room_below

    def measure_row(self, row: range, leading: float) -> float:
        """Return the height of a row of panels."""
        head = list_head_lines(self.grid, row) * leading + _BELOW_HEAD
        return self.measure_foot(row) + self.height + self.headroom + head


def lay_out_panels(block: ChartBlock, space: ChartSpace) -> ChartLayout:
    """Lay out a panel for each series, in rows between which a page may end if they are many.

    Columns whose categories cannot all be named below them lie, as in a chart of their own.
    """
    if block.traits.is_sideways:
        return ChartLayout(lay_out_bar_panels(block, space))
    frame = measure_frame(block, space)
    is_crowded = frame.names.is_upright or not frame.names.are_whole
    if is_crowded and block.kind is ChartKind.COLUMN:
        return ChartLayout(lay_out_bar_panels(block, space))
    rows: list[Panel] = []
    for row in frame.grid.rows:
        marks: list[Mark] = []
        for number in row:
            left = frame.grid.find_left(number)
            for mark in lay_out_panel(block, space, frame, number):
                marks.append(shift_mark(mark, left, 0.0))
        height = frame.measure_row(row, space.leading)
        if row is not frame.grid.rows[0] and rows:
            height += _BETWEEN_ROWS
        rows.append(Panel(space.width, height, tuple(marks)))
    ends = frozenset(range(1, len(rows))) if frame.names_rows else frozenset[int]()
    first = find_panel(block, 0)
    scale = make_scale(
        first.ticks, list_reach(first), 0.0, frame.height, is_log=first.is_log
    )
    return ChartLayout(
        Rows(
            space.width,
            tuple(rows),
            scale,
            None,
            ends=ends,
        )
    )


def measure_frame(block: ChartBlock, space: ChartSpace) -> PanelFrame:
    """Settle what all plot areas have in common."""
    metrics = space.metrics
    widest = 0.0
    for panel in block.panels:
        labels = [tick.label for tick in panel.ticks]
        widest = max(widest, measure_widest(metrics, labels))
    left = widest + TICK_LABEL_GAP + 2
    before = left + GAP / 2 if block.have_own_scales else GAP
    grid = measure_grid(
        block,
        space,
        left,
        before,
        GAP / 2,
    )
    count = max(len(block.categories), 1)
    names = name_categories(block, space, grid.width / count)
    height = min(max(grid.width * _HEIGHT_SHARE, _LOWEST), _HIGHEST)
    hangs = block.traits.has_bars and has_negative(block)
    frame = PanelFrame(
        grid,
        height,
        metrics.size + 6,
        space.leading if hangs else 0.0,
        names,
        names_rows=False,
    )
    total = 0.0
    for row in grid.rows:
        total += frame.measure_row(row, space.leading)
    return replace(frame, names_rows=total > space.place.height * _TALL)


def lay_out_panel(
    block: ChartBlock,
    space: ChartSpace,
    frame: PanelFrame,
    number: int,
) -> Iterator[Mark]:
    """Yield a panel, its plot area beginning at 0 and its row's foot at 0.

    Args:
        block: the chart.
        space: what it is laid out in.
        frame: what its panels have in common.
        number: of the panel, from 0.
    """
    grid = frame.grid
    panel = find_panel(block, number)
    (row,) = [row for row in grid.rows if number in row]
    foot = frame.measure_foot(row)
    area = make_area(panel, frame, foot, is_named=frame.is_named(number))
    has_ticks = block.have_own_scales or number == row.start
    shown = panel if has_ticks else hide_tick_labels(panel)
    for mark in lay_out_plot_area(area, shown, space):
        if not isinstance(mark, Label) or mark.text:
            yield mark
    top = area.height
    if panel.traits.has_bars:
        yield from lay_out_panel_columns(panel, space, area)
        yield lay_out_base_line(area)
    else:
        yield lay_out_base_line(area)
        yield from lay_out_panel_line(panel, space, area)
    yield from lay_out_head(
        block,
        grid,
        number,
        0.0,
        top + _BELOW_HEAD,
        space.leading,
    )


def make_area(
    panel: ChartBlock,
    frame: PanelFrame,
    foot: float,
    *,
    is_named: bool,
) -> PlotArea:
    """Return the plot area of a panel above what stands at its foot, in points."""
    width = frame.grid.width
    high = foot + frame.height
    names = frame.names if is_named else _NO_NAMES
    names = replace(names, height=foot - frame.room_below)
    return PlotArea(
        left=0.0,
        right=width,
        scale=make_scale(
            panel.ticks, list_reach(panel), foot, high, is_log=panel.is_log
        ),
        centres=tuple([share * width for share in panel.shares]),
        slot=width / max(len(panel.categories), 1),
        height=high + frame.headroom,
        names=names,
        width=width + GAP / 2,
    )


def hide_tick_labels(panel: ChartBlock) -> ChartBlock:
    """Return a panel whose grid has no numbers: they stand at the left of its row."""
    ticks = [Tick(tick.value, "") for tick in panel.ticks]
    return replace(panel, ticks=tuple(ticks))


def lay_out_panel_columns(
    panel: ChartBlock,
    space: ChartSpace,
    area: PlotArea,
) -> Iterator[Mark]:
    """Yield the columns of a panel, with their numbers where these have room."""
    columns = measure_columns(panel, space, area.slot)
    (spans,) = stack_series(panel)
    yield from lay_out_column_series(
        panel,
        space,
        area,
        columns,
        0,
        spans,
    )


def lay_out_panel_line(
    panel: ChartBlock,
    space: ChartSpace,
    area: PlotArea,
) -> Iterator[Mark]:
    """Yield the line or the area of a panel over those of all others, and its last number."""
    own = len(panel.series) - 1
    tracks = list_tracks(panel, area)
    for number in order_tracks(panel):
        track = tracks[number]
        marked = choose_marked(panel, number, _MOST_MARKED)
        shown = {track.points[at][0] for at in marked}
        for mark in lay_out_track(panel, number, track):
            if isinstance(mark, Marker) and mark.x not in shown:
                continue
            if isinstance(mark, Path) and number != own:
                yield replace(mark, width=_BEHIND_WIDTH)
            else:
                yield mark
    yield from number_end(panel, tracks[own], space, area)


def number_end(
    panel: ChartBlock,
    track: Track,
    space: ChartSpace,
    area: PlotArea,
) -> Iterator[Mark]:
    """Yield the last number of a panel's line, and those of categories that are spoken of."""
    points = track.points
    if not points:
        return
    right = area.right + GAP / 2
    bounds = PageRect.of_edges(0.0, area.names_top, right, area.height)
    occupied = OccupiedSpace(bounds)
    for run in track.runs:
        occupied.add_line(run.head)
    labels = panel.series[-1].labels
    wanted = [max(points), *panel.highlight.categories]
    for at in dict.fromkeys(wanted):
        if at not in points:
            continue
        places = list_places_along_line(points[at], labels[at], space.metrics)
        place = occupied.place_label(places)
        if place:
            yield ground_label(place)
            y = place.bottom + _DESCENT
            yield Label(
                Part.VALUE_LABEL,
                place.left,
                y,
                labels[at],
                is_bold=True,
            )
