"""The series of a chart -> a legend: the style of each beside its name, in rows."""

from __future__ import annotations

from reporting.charts.marks import Area, Label, Mark, Marker, Panel, Part
from reporting.charts.series_style import SeriesStyle, style_series
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.content.blocks import ChartKind
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_INDENT = 13.0
"""From the left of an entry to its name, in points."""
_APART = 16.0
"""From one entry to the next."""
_KEY_WIDTH, _KEY_HEIGHT = 8.0, 7.0


class _Entry(Record, frozen=True):
    """A series in the legend: the lines of its name, and where it begins."""

    lines: tuple[str, ...]
    left: float
    row: int


def lay_out_legend(block: ChartBlock, space: ChartSpace) -> Panel:
    """Lay out the legend of a chart; a long name runs over several lines."""
    entries, row_count = _arrange_entries(block, space)
    height = row_count * space.leading + 6
    marks: list[Mark] = []
    for number, entry in enumerate(entries):
        y = height - (entry.row + 1) * space.leading + 3
        style = style_series(number, len(entries))
        marks.append(_make_key(block.kind, style, entry.left, y))
        for below, words in enumerate(entry.lines):
            baseline = y - below * space.leading
            name = Label(Part.SERIES_NAME, entry.left + _INDENT, baseline, words)
            marks.append(name)
    return Panel(space.width, height, tuple(marks))


def _arrange_entries(block: ChartBlock, space: ChartSpace) -> tuple[list[_Entry], int]:
    """Return the entries, and how many lines they take below one another."""
    entries: list[_Entry] = []
    left, row, depth = 0.0, 0, 1
    for series in block.series:
        lines = tuple(break_label(space.metrics, series.name, space.width - _INDENT))
        width = measure_widest(space.metrics, lines) + _INDENT + _APART
        if left and left + width - _APART > space.width:
            left = 0.0
            row += depth
            depth = 1
        entries.append(_Entry(lines, left, row))
        left += width
        depth = max(depth, len(lines))
    return entries, row + depth


def _make_key(kind: ChartKind, style: SeriesStyle, left: float, y: float) -> Mark:
    if kind is ChartKind.SCATTER:
        return Marker(Part.LEGEND_KEY, left + 4, y + 3, style.marker)
    bottom, right = y - 0.5, left + _KEY_WIDTH
    top = bottom + _KEY_HEIGHT
    corners = (left, bottom), (right, bottom), (right, top), (left, top)
    return Area(Part.LEGEND_KEY, corners, style.fill, style.hatch)
