"""The series of a chart -> a legend: the style of each beside its name, in rows."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import (
    Area,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    outline_rectangle,
)
from reporting.charts.scales import is_crowd
from reporting.charts.series_style import style_mark
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_INDENT = 13.0
"""From the left of an entry to its name, in points."""
_APART = 16.0
"""From one entry to the next."""
_KEY_WIDTH, _KEY_HEIGHT = 8.0, 7.0
_REACH = 3.0
"""How far the line of a key reaches over its sides, in points."""
_LINE_WIDTH = 1.6


class LegendEntry(Record, frozen=True):
    """A series in the legend.

    Args:
        lines: of its name.
        left: where it begins, in points.
        row: how many lines of the legend stand above it.
    """

    lines: tuple[str, ...]
    left: float
    row: int


def lay_out_legend(block: ChartBlock, space: ChartSpace) -> Panel:
    """Lay out the legend of a chart; a long name runs over several lines."""
    entries = arrange_entries(block, space)
    row_count = max(entry.row + len(entry.lines) for entry in entries)
    height = row_count * space.leading + 6
    marks: list[Mark] = []
    for number, entry in enumerate(entries):
        left = entry.left
        baseline = height - (entry.row + 1) * space.leading + 3
        marks += lay_out_key(block, number, left, baseline)
        for line in entry.lines:
            marks.append(
                Label(
                    Part.SERIES_NAME,
                    left + _INDENT,
                    baseline,
                    line,
                )
            )
            baseline -= space.leading
    return Panel(space.width, height, tuple(marks))


def lay_out_key(
    block: ChartBlock,
    number: int,
    left: float,
    baseline: float,
) -> Iterator[Mark]:
    """Yield what a series is told by: its marker, on a line if it has one, or its fill."""
    style = style_mark(block, number)
    is_line = block.series[number].is_line or block.traits.has_lines
    right = left + _KEY_WIDTH
    if is_line or block.traits.has_markers:
        middle = baseline + 3
        if is_line:
            ends = (left - _REACH, middle), (right + _REACH, middle)
            yield Path(
                Part.LEGEND_KEY,
                ends,
                style.line,
                _LINE_WIDTH,
                style.dash,
            )
        x = left + _KEY_WIDTH / 2
        is_open = is_crowd(block)
        yield Marker(
            Part.LEGEND_KEY, x, middle, style.marker, style.line, is_open=is_open
        )
        return
    bottom = baseline - 0.5
    top = bottom + _KEY_HEIGHT
    corners = outline_rectangle(left, bottom, right, top)
    yield Area(
        Part.LEGEND_KEY,
        corners,
        style.fill,
        style.hatch,
        edge_tone=style.line,
        hatch_tone=style.hatch_tone,
    )


def arrange_entries(block: ChartBlock, space: ChartSpace) -> list[LegendEntry]:
    """Return the entries in rows, each row as deep as the deepest of its names."""
    entries: list[LegendEntry] = []
    has_lines = block.is_combined or block.traits.has_lines
    margin = _REACH if has_lines else 0.0
    left = margin
    row, depth = 0, 1
    for series in block.series:
        lines = break_label(
            space.metrics,
            series.name,
            space.width - _INDENT - margin,
        )
        width = _INDENT + measure_widest(space.metrics, lines)
        if left > margin and left + width > space.width:
            left = margin
            row += depth
            depth = 1
        entry = LegendEntry(tuple(lines), left, row)
        entries.append(entry)
        left += width + _APART
        depth = max(depth, len(lines))
    return entries
