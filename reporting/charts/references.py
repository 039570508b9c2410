"""Values to hold others against -> lines across a chart; the names of these and of bands.

The names stand right of the plot area, level with their lines; where a second axis has its
labels there, within it, on a ground of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.bands import limit_band
from reporting.charts.end_names import LEAD, NameColumn, lay_out_end_names
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import TEXT, Label, Mark, Part, Path, Point
from reporting.charts.plot_area import PlotArea
from reporting.charts.scales import Scale
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.charts.within import ground_label
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ReferenceLine
from reporting.record import Record, replace

REFERENCE_WIDTH = 1.0
REFERENCE_DASH = (4.0, 2.5)
_WIDTH_SHARE = 0.24
"""Share of the chart's width that names beside it may take."""
_DESCENT = 2.0
_ROWS = 8
"""How many rows off a crowded line its name may be."""


class Level(Record, frozen=True):
    """What lies across a chart, with its name: a line, or the middle of a band.

    Args:
        place: where it is named on the axis of values, in points.
        words: its name.
    """

    place: float
    words: str


def list_levels(block: ChartBlock, scale: Scale) -> list[Level]:
    """Return what lies across a chart: its lines with their values, and its bands."""
    levels: list[Level] = []
    for line in block.lines:
        level = Level(scale.place(line.value), join_reference(line))
        levels.append(level)
    for band in block.bands:
        start, end = limit_band(band, scale)
        levels.append(Level((start + end) / 2, band.name))
    return levels


def list_level_words(block: ChartBlock) -> list[str]:
    """Return the names of what lies across a chart."""
    return [*map(join_reference, block.lines), *[band.name for band in block.bands]]


def join_reference(line: ReferenceLine) -> str:
    """Return the name of a line and its value."""
    return f"{line.name} {line.label}"


def measure_reference_names(block: ChartBlock, space: ChartSpace) -> float:
    """Return the width to keep free for names at the right, in points."""
    if block.has_second_axis:
        return 0.0
    texts = list_level_words(block)
    widest = measure_widest(space.metrics, texts)
    if texts:
        return min(
            space.width * _WIDTH_SHARE,
            widest + LEAD + 3,
        )
    return 0.0


def break_reference_names(
    block: ChartBlock,
    space: ChartSpace,
    width: float,
) -> list[list[str]]:
    """Return the lines of each name, no wider than some points."""
    names: list[list[str]] = []
    for words in list_level_words(block):
        name = break_label(space.metrics, words, width)
        names.append(name)
    return names


def measure_names(names: Sequence[Sequence[str]], leading: float) -> float:
    """Return how high names below one another are; rounding must leave room for each."""
    if names:
        return sum(map(len, names)) * leading + 1
    return 0.0


def fit_reference_names(
    block: ChartBlock,
    area: PlotArea,
    space: ChartSpace,
) -> PlotArea:
    """Return a plot area in a drawing that is as high as the names beside it."""
    if block.has_second_axis:
        return area
    width = space.width - area.right - LEAD
    names = break_reference_names(block, space, width)
    need = area.names_top + measure_names(names, space.leading)
    return replace(area, height=max(area.height, need))


def lay_out_reference_lines(
    block: ChartBlock,
    area: PlotArea,
    right: float,
) -> Iterator[Path]:
    """Yield the lines, from the left of the plot area up to some place."""
    for line in block.lines:
        y = area.scale.place(line.value)
        ends = (area.left, y), (right, y)
        yield Path(
            Part.REFERENCE_LINE,
            ends,
            TEXT,
            REFERENCE_WIDTH,
            REFERENCE_DASH,
        )


def list_reference_ends(block: ChartBlock, area: PlotArea) -> list[Point]:
    """Return where lines and bands end at the right of the plot area."""
    return [(area.right, level.place) for level in list_levels(block, area.scale)]


def lay_out_reference_names(
    block: ChartBlock,
    area: PlotArea,
    space: ChartSpace,
    occupied: OccupiedSpace,
) -> Iterator[Mark]:
    """Yield the names of lines and bands, beside the plot area or within it.

    Args:
        block: the chart.
        area: its plot area.
        space: what it is laid out in.
        occupied: what a name within must not cover; it is put with them.
    """
    if not block.has_second_axis:
        width = space.width - area.right - LEAD
        names = break_reference_names(
            block,
            space,
            width,
        )
        column = NameColumn(
            area.names_top,
            area.height,
            space.leading,
        )
        ends = list_reference_ends(block, area)
        yield from lay_out_end_names(
            ends,
            names,
            column,
        )
        return
    for level in list_levels(block, area.scale):
        yield from _lay_out_name_within(
            level,
            area,
            space,
            occupied,
        )


def _lay_out_name_within(
    level: Level,
    area: PlotArea,
    space: ChartSpace,
    occupied: OccupiedSpace,
) -> Iterator[Mark]:
    text = level.words
    width = space.metrics.width(text)
    size = space.metrics.size
    y = level.place
    wanted: list[PageRect] = []
    tops: list[float] = []
    for row in range(_ROWS):
        aside = row * space.leading
        tops += [y + size + 3 + aside, y - 3 - aside]
    for top in tops:
        for step in range(9):
            left = area.left + 2 + (area.right - area.left - width - 4) * step / 8
            wanted.append(PageRect(left, top, width, size))
    place = occupied.place_label(wanted) or wanted[0]
    yield ground_label(place)
    baseline = place.bottom + _DESCENT
    yield Label(
        Part.REFERENCE_NAME,
        place.left,
        baseline,
        text,
    )
