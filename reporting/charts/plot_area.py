"""A chart with upright values -> its plot area: grid, ticks, the names of categories below."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.bands import (
    SpanRow,
    arrange_spans,
    count_rows,
    lay_out_bands,
    lay_out_spans,
    list_stretches,
)
from reporting.charts.category_names import NAMES_APART, CategoryNames, name_categories
from reporting.charts.marks import (
    HAIRLINE,
    MUTED,
    TEXT,
    Label,
    Mark,
    Part,
    Path,
)
from reporting.charts.scales import (
    Scale,
    list_reach,
    list_values,
    make_scale,
)
from reporting.charts.second_axis import (
    AxisTitles,
    break_axis_titles,
    lay_out_axis_titles,
    lay_out_second_labels,
    measure_second_labels,
)
from reporting.charts.space import (
    ChartSpace,
    measure_widest,
)
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.plan.date_axis import DateAxis
from reporting.record import Record

PLOT_HEIGHT = 150.0
BASE_LINE_WIDTH = 0.75
TICK_LENGTH = 3.0
TICK_LABEL_GAP = 6.0
"""From a tick's label to the plot area, in points."""

HEADROOM = 14.0
"""Above the plot area, in points."""
REMARK_LINES = 2
"""Lines over a plot area that are kept free for remarks at its highest values."""
_DESCENT = 2.0
"""What the letters of an upright name have right of their baseline, in points."""


class PlotArea(Record, frozen=True):
    """The plot area of an upright chart; lengths and places in points.

    Args:
        left: its left edge, which is that of the grid.
        right: its right edge.
        scale: where values stand.
        centres: middle of each category.
        slot: width of a category.
        height: of the whole drawing.
        names: of the categories.
        width: of the whole drawing: names may reach over the sides of the plot area, but not
            over its own.
        second: where values of the second axis stand, if there is one.
        titles: what both axes measure.
        spans: stretches of the categories behind the marks.
        remarks: room for remarks over the plot area.
    """

    left: float
    right: float
    scale: Scale
    centres: tuple[float, ...]
    slot: float
    height: float
    names: CategoryNames
    width: float
    second: Scale | None = None
    titles: AxisTitles = AxisTitles()
    spans: tuple[SpanRow, ...] = ()
    remarks: float = 0.0

    @property
    def top(self) -> float:
        """Up to where marks and their labels stand; the names of spans are above it."""
        return self.scale.end + HEADROOM + self.remarks

    @property
    def bounds(self) -> PageRect:
        """Where remarks may stand: over the names, up to the names of spans."""
        return PageRect.of_edges(
            self.left,
            self.names_top,
            self.right,
            self.top,
        )

    def find_scale(self, *, is_second: bool) -> Scale:
        """Return where the values of one of the axes stand."""
        if is_second and self.second:
            return self.second
        return self.scale

    @property
    def names_top(self) -> float:
        """Where the names begin, above the foot of the drawing."""
        return self.names.height

    @property
    def base_y(self) -> float:
        """Where bars and areas stand."""
        return self.scale.place(self.scale.base)


def measure_tick_labels(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room for the labels of ticks left of a plot area, in points."""
    labels = [tick.label for tick in block.ticks]
    widest = measure_widest(space.metrics, labels)
    return widest + TICK_LABEL_GAP + 2


def measure_slot(
    block: ChartBlock,
    space: ChartSpace,
    right_room: float = 0.0,
) -> float:
    """Return the width of a category beside the labels of ticks, in points.

    Args:
        block: the chart.
        space: what it is laid out in.
        right_room: kept free at the right, in points.
    """
    left = measure_tick_labels(block, space)
    right = right_room + measure_second_labels(block, space)
    count = max(len(block.categories), 1)
    return (space.width - left - right) / count


def measure_plot_area(
    block: ChartBlock,
    space: ChartSpace,
    right_room: float = 0.0,
    room_below: float = 0.0,
) -> PlotArea:
    """Measure the plot area of a chart.

    Args:
        block: the chart.
        space: what it is laid out in.
        right_room: kept free at the right, in points.
        room_below: kept free between the plot area and the names, in points.
    """
    left = measure_tick_labels(block, space)
    slot = measure_slot(block, space, right_room)
    names = name_categories(block, space, slot)
    low = names.height + room_below
    high = low + PLOT_HEIGHT
    width = slot * len(block.categories)
    centres = [left + share * width for share in block.shares]
    titles = break_axis_titles(block, space)
    second = None
    if block.has_second_axis:
        values = list_values(block, is_second=True)
        second = make_scale(block.second_ticks, values, low, high)
    right = space.width - right_room - measure_second_labels(block, space)
    stretches = list_stretches(block.spans, centres, slot, (left, right))
    spans = arrange_spans(stretches, space)
    remarks = space.leading * REMARK_LINES if block.annotations else 0.0
    rows = titles.depth + count_rows(spans)
    reach = list_reach(block)
    return PlotArea(
        left=left,
        right=right,
        scale=make_scale(block.ticks, reach, low, high, is_log=block.is_log),
        centres=tuple(centres),
        slot=slot,
        height=high + HEADROOM + remarks + rows * space.leading,
        names=names,
        width=space.width,
        second=second,
        titles=titles,
        spans=spans,
        remarks=remarks,
    )


def lay_out_plot_area(
    area: PlotArea,
    block: ChartBlock,
    space: ChartSpace,
) -> Iterator[Mark]:
    """Yield bands, grid, labels of ticks and names of categories."""
    scale = area.scale
    yield from lay_out_spans(
        area.spans,
        space,
        scale.start,
        area.top,
        area.right,
    )
    yield from lay_out_bands(block, scale, area.left, area.right)
    for tick in block.ticks:
        y = area.scale.place(tick.value)
        ends = (area.left, y), (area.right, y)
        yield Path(Part.GRID_LINE, ends, HAIRLINE)
        yield make_tick_label(area.left, y, tick.label)
    if area.second:
        yield from lay_out_second_labels(block, area.second, area.right)
        yield from lay_out_axis_titles(area.titles, space, area.height)
    if block.dates:
        yield from lay_out_dates(block.dates, area, space)
    elif area.names.is_upright:
        yield from lay_out_upright_names(area, space.leading)
    else:
        yield from lay_out_level_names(area, space)


def lay_out_base_line(area: PlotArea) -> Path:
    """Return the line on which all stands: strong at zero, quiet at any other value."""
    y = area.base_y
    ends = (area.left, y), (area.right, y)
    tone = MUTED if area.scale.base else TEXT
    return Path(Part.BASE_LINE, ends, tone, BASE_LINE_WIDTH)


def make_tick_label(
    left: float,
    y: float,
    text: str,
) -> Label:
    """Return the label of a tick beside a plot area's left edge."""
    x = left - TICK_LABEL_GAP
    baseline = y - 3
    return Label(Part.TICK_LABEL, x, baseline, text, "end", tone=MUTED)


def lay_out_level_names(area: PlotArea, space: ChartSpace) -> Iterator[Mark]:
    """Yield names below their places, moved aside where they would leave the drawing.

    Of names that go for several categories, one that would run into the name before it is
    left out, and each has a tick.
    """
    names = area.names
    is_sparse = names.step > 1
    free = 0.0
    for at in range(
        0,
        len(names.lines),
        names.step,
    ):
        lines = names.lines[at]
        half = measure_widest(space.metrics, lines) / 2
        x = min(
            area.centres[at],
            area.width - half,
        )
        x = max(x, half)
        if is_sparse and x - half < free:
            continue
        free = x + half + NAMES_APART
        if is_sparse:
            yield _make_tick(area, area.centres[at])
        baseline = area.names_top - 11
        for line in lines:
            yield Label(Part.CATEGORY_NAME, x, baseline, line, "middle")
            baseline -= space.leading


def lay_out_upright_names(area: PlotArea, leading: float) -> Iterator[Mark]:
    """Yield names that read from bottom to top, their ends below their places."""
    names = area.names
    y = area.names_top - 4
    for at in range(
        0,
        len(names.lines),
        names.step,
    ):
        if names.step > 1:
            yield _make_tick(area, area.centres[at])
        lines = names.lines[at]
        x = area.centres[at] + 3 - leading * (len(lines) - 1) / 2
        x = min(x, area.width - _DESCENT)
        for line in lines:
            yield Label(
                Part.CATEGORY_NAME,
                x,
                y,
                line,
                "end",
                is_upright=True,
            )
            x += leading


def lay_out_dates(
    dates: DateAxis,
    area: PlotArea,
    space: ChartSpace,
) -> Iterator[Mark]:
    """Yield the names of dates below their places, each with a tick where some have none."""
    width = area.slot * len(dates.places)
    ticks = area.names.dates
    is_sparse = dates.is_scaled or len(ticks) < len(dates.places)
    for tick in ticks:
        place = area.left + dates.find_share(tick.place) * width
        if is_sparse:
            yield _make_tick(area, place)
        half = measure_widest(space.metrics, tick.lines) / 2
        x = max(min(place, area.width - half), half)
        baseline = area.names_top - 11
        for line in tick.lines:
            yield Label(Part.CATEGORY_NAME, x, baseline, line, "middle")
            baseline -= space.leading


def _make_tick(area: PlotArea, x: float) -> Path:
    """Return the mark at what is named where not everything is."""
    y = area.base_y
    ends = (x, y), (x, y - TICK_LENGTH)
    return Path(Part.TICK_MARK, ends, TEXT, BASE_LINE_WIDTH)
