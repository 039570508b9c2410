"""The series of a chart -> a legend: the style of each beside its name, in rows."""

from __future__ import annotations

from reporting.charts.marks import Area, Label, Mark, Marker, Panel, Part
from reporting.charts.series_style import style_series
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_INDENT = 13.0
"""From the left of an entry to its name, in points."""
_APART = 16.0
"""From one entry to the next."""
_KEY_WIDTH, _KEY_HEIGHT = 8.0, 7.0


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
        style = style_series(number, len(entries))
        left = entry.left
        baseline = height - (entry.row + 1) * space.leading + 3
        if block.traits.has_markers:
            marker = Marker(
                Part.LEGEND_KEY,
                left + 4,
                baseline + 3,
                style.marker,
            )
            marks.append(marker)
        else:
            right = left + _KEY_WIDTH
            bottom = baseline - 0.5
            top = bottom + _KEY_HEIGHT
            corners = (left, bottom), (right, bottom), (right, top), (left, top)
            marks.append(
                Area(
                    Part.LEGEND_KEY,
                    corners,
                    style.fill,
                    style.hatch,
                )
            )
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


def arrange_entries(block: ChartBlock, space: ChartSpace) -> list[LegendEntry]:
    """Return the entries in rows, each row as deep as the deepest of its names."""
    entries: list[LegendEntry] = []
    left = 0.0
    row, depth = 0, 1
    for series in block.series:
        lines = break_label(
            space.metrics,
            series.name,
            space.width - _INDENT,
        )
        width = _INDENT + measure_widest(space.metrics, lines)
        if left and left + width > space.width:
            left = 0.0
            row += depth
            depth = 1
        entries.append(LegendEntry(tuple(lines), left, row))
        left += width + _APART
        depth = max(depth, len(lines))
    return entries
