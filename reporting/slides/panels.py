"""A chart of panels and its place on a slide -> where each panel stands, with its plot area.

All plot areas are equally wide and high, and what they share is named once: ticks at the left
of each row, categories at the foot of each column.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from reporting.charts.category_names import CategoryNames, name_categories
from reporting.charts.panel_grid import BOLD, PanelGrid, list_head_lines
from reporting.charts.space import (
    ChartSpace,
    TextMetrics,
    break_label,
    measure_longest_word,
    measure_widest,
)
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import Rect
from reporting.design.units import pt
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_panels import cut_panels
from reporting.plan.date_axis import choose_native_ticks
from reporting.record import Record, replace

MOST_ON_SLIDE = 12
"""Panels that can be read on one slide."""
_MOST_ABREAST = 6
_GAP = 1.6
"""From a panel to the next, as a multiple of the type."""
_TICKS_GAP, _NAMES_GAP = 0.7, 0.9
"""From labels of ticks and from names of bars to the plot area, likewise."""
_HEADROOM = 1.5
"""Over columns, for their numbers, likewise."""
_HEAD_GAP = 0.5
"""Over what has no numbers above it, likewise."""
_CALM = 0.5
"""Below a plot area without names, likewise."""
_ROW = 1.5
"""Least height of a lying bar with its room, likewise."""
_NAMES_SHARE = 0.3
"""Share of the width that names of bars may take."""
_ASPECT = 1.5
"""Width of a plot area to its height, as it is read best."""
_GUESS = 0.8
"""Share of a panel's width that its plot area has, about."""
_END_GAP = 10.0
"""From the end of a line to behind its number, in points, the number itself not counted."""
_LEAD = 2.0
"""From the edge of a panel without labels to its plot area, in points."""
_EMPTY = 1.3
"""What a row of empty places costs, to one that is as many times too wide or too high as e."""
_LOWEST = 2.2
"""Least height of a plot area, as a multiple of the type."""
_MOST_HEAD_LINES = 2


class PanelPlace(Record, frozen=True):
    """Where a panel stands on its slide.

    Args:
        frame: all of it.
        plot: its plot area.
        head: the lines that name it.
        has_ticks: whether the ticks of its values have labels.
        has_names: whether its categories are named.
    """

    frame: Rect
    plot: Rect
    head: tuple[str, ...]
    has_ticks: bool
    has_names: bool


class PanelSizes(Record, frozen=True):
    """What the panels of a slide share; lengths in points.

    Args:
        grid: where they stand.
        height: of a plot area.
        headroom: between it and the lines that name the panel.
        foot: below a plot area whose categories are named.
        lead: before a plot area that is not the first of its row.
        right: behind it, for the number of the last point.
    """

    grid: PanelGrid
    height: float
    headroom: float
    foot: float
    lead: float
    right: float


def split_panels(block: ChartBlock) -> list[ChartBlock]:
    """Return a chart of panels in as few parts as slides can show, of about one size."""
    count = len(block.series)
    parts = math.ceil(count / MOST_ON_SLIDE)
    blocks: list[ChartBlock] = []
    for part in range(parts):
        first, stop = count * part // parts, count * (part + 1) // parts
        blocks.append(cut_panels(block, first, stop))
    return blocks


def lie_down(block: ChartBlock, place: Rect, metrics: TextMetrics) -> ChartBlock:
    """Return panels of columns as lying bars where names have no room below them."""
    if block.kind is not ChartKind.COLUMN:
        return block
    sizes = choose_sizes(block, place, metrics)
    names = name_panel(block, sizes.grid.width, metrics)
    if not names.is_upright and names.are_whole:
        return block
    return replace(block, kind=ChartKind.BAR)


def place_panels(
    block: ChartBlock,
    place: Rect,
    metrics: TextMetrics,
) -> Iterator[PanelPlace]:
    """Yield where each panel of a slide stands, in the order of reading.

    Args:
        block: the panels of the slide.
        place: for all of them.
        metrics: of the lettering.
    """
    sizes = choose_sizes(block, place, metrics)
    grid = sizes.grid
    size = metrics.size
    top = place.top.pt
    for row in grid.rows:
        is_named = any(map(grid.is_lowest, row))
        foot = sizes.foot if is_named else size * _CALM
        above = list_head_lines(grid, row) * metrics.leading + sizes.headroom
        for number in row:
            left = place.left.pt + grid.find_left(number)
            is_first = number == row.start
            has_ticks = is_first or block.have_own_scales
            lead = grid.left if is_first else sizes.lead
            right = left + grid.width + sizes.right
            frame = Rect[float](
                left - lead, top, right - left + lead, above + sizes.height + foot
            )
            plot = Rect[float](
                left,
                top + above,
                grid.width,
                sizes.height,
            )
            yield PanelPlace(
                make_rect(frame),
                make_rect(plot),
                grid.heads[number],
                has_ticks,
                is_first if block.traits.is_sideways else grid.is_lowest(number),
            )
        top += above + sizes.height + foot


def make_rect(rect: Rect[float]) -> Rect:
    """Return a rectangle in points as one in lengths."""
    return Rect(
        pt(rect.left),
        pt(rect.top),
        pt(rect.width),
        pt(rect.height),
    )


def choose_sizes(
    block: ChartBlock,
    place: Rect,
    metrics: TextMetrics,
) -> PanelSizes:
    """Settle how many panels stand abreast: so that plot areas are neither slim nor flat."""
    count = len(block.series)
    best: PanelSizes | None = None
    least = math.inf
    for abreast in range(1, min(_MOST_ABREAST, count) + 1):
        sizes = measure_sizes(block, place, metrics, abreast)
        grid = sizes.grid
        rows = len(grid.rows)
        low = max(metrics.size, sizes.height)
        cost = abs(math.log(max(grid.width, 1.0) / low / _ASPECT))
        cost += _EMPTY * (rows * abreast - count) / abreast
        deepest = max(map(len, grid.heads))
        words = [measure_longest_word(metrics, row.name) for row in block.series]
        room = grid.width + sizes.right - metrics.size
        is_cut = deepest > _MOST_HEAD_LINES or max(words) > room / BOLD
        least_height = metrics.size * _LOWEST
        if block.traits.is_sideways:
            least_height = metrics.size * _ROW * len(block.categories)
        cost += 10 * is_cut + 10 * (sizes.height < least_height)
        if cost < least:
            best, least = sizes, cost
    return best or sizes


def measure_sizes(
    block: ChartBlock,
    place: Rect,
    metrics: TextMetrics,
    abreast: int,
) -> PanelSizes:
    """Share out a slide among some panels abreast."""
    size = metrics.size
    left = lead = _LEAD
    right = size * _GAP / 2
    if block.traits.is_sideways:
        widest = measure_widest(metrics, block.categories)
        left = min(place.width.pt * _NAMES_SHARE, widest) + size * _NAMES_GAP
        for row in block.series:
            right = max(right, measure_widest(metrics, row.labels, bold=True) + size)
    else:
        for panel in block.panels:
            labels = [tick.label for tick in panel.ticks]
            left = max(left, measure_widest(metrics, labels) + size * _TICKS_GAP)
        guess = (place.width.pt - left) / abreast * _GUESS
        lead, end = measure_overhang(block, guess, metrics)
        left = max(left, lead)
        right = max(right, end)
        if block.have_own_scales:
            lead = left
    before = right + lead
    width = place.width.pt - left - right - (abreast - 1) * before
    width /= abreast
    names = [row.name for row in block.series]
    heads = [
        tuple(break_label(metrics, name, (width + right - size) / BOLD))
        for name in names
    ]
    grid = PanelGrid(
        len(names),
        abreast,
        width,
        left,
        before,
        tuple(heads),
    )
    is_over = block.traits.has_bars and not block.traits.is_sideways
    headroom = size * (_HEADROOM if is_over else _HEAD_GAP)
    foot = measure_foot(block, width, metrics)
    above = 0.0
    below = 0.0
    for row_of in grid.rows:
        above += list_head_lines(grid, row_of) * metrics.leading + headroom
        below += foot if any(map(grid.is_lowest, row_of)) else size * _CALM
    height = (place.height.pt - above - below) / len(grid.rows)
    return PanelSizes(grid, height, headroom, foot, lead, right)


def measure_overhang(
    block: ChartBlock,
    width: float,
    metrics: TextMetrics,
) -> tuple[float, float]:
    """Return how far words at the edges of a plot area reach over its sides, in points.

    The first date and the last one stand at the edges, and numbers behind the ends of lines.

    Args:
        block: the panels.
        width: of a plot area, about.
        metrics: of the lettering.
    """
    native = block.native_dates
    half = 0.0
    if native:
        ticks = choose_native_ticks(native, width, metrics.width, metrics.size)
        half = measure_widest(metrics, ticks.names) / 2
        half -= block.slide_shares[0] * width
    lead = max(_LEAD, half + _LEAD)
    end = max(0.0, half)
    if block.traits.has_lines:
        for row in block.series:
            known = [label for label in row.labels if label]
            last = measure_widest(metrics, known[-1:], bold=True)
            end = max(end, last + _END_GAP)
    return lead, end + _LEAD


def name_panel(block: ChartBlock, width: float, metrics: TextMetrics) -> CategoryNames:
    """Settle how categories are named below a plot area of some width, in points."""
    space = ChartSpace(Rect[float](0.0, 0.0, width, width), metrics)
    return name_categories(block, space, width / max(len(block.categories), 1))


def measure_foot(block: ChartBlock, width: float, metrics: TextMetrics) -> float:
    """Return the room below plot areas for the names of categories, in points."""
    if block.traits.is_sideways:
        return metrics.size * _CALM
    if block.dates:
        return metrics.leading + metrics.size * _CALM
    return name_panel(block, width, metrics).height + metrics.size * _CALM
