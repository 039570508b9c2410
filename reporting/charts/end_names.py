"""Series of a chart -> their names at the right, each level with the end of its line.

A name says the last number too. Where names would run into each other they move apart, and
a leader line shows which belongs to which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.marks import MUTED, TEXT, Label, Mark, Part, Path, Point, Tone
from reporting.charts.space import ChartSpace, break_label, break_label_shortly
from reporting.design.stacking import stack_notes
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries
from reporting.record import Record

LEAD = 15.0
"""From the end of a line to its name, in points."""

_WIDTH_SHARE = 0.32
"""Share of the chart's width that names may take."""
_HEIGHT_SHARE = 0.5
"""Share of a page's height that names may take together."""
_NEAR = 3.0
"""How far a name may be from its line without a leader line to it, in points."""


class NameColumn(Record, frozen=True):
    """The room that names have: its lower and its upper limit, and their leading, in points."""

    bottom: float
    top: float
    leading: float


def measure_end_names(block: ChartBlock, space: ChartSpace) -> float:
    """Return the width to keep free for the names of series, in points."""
    widest = 0.0
    for series in block.series:
        words = name_end(series)
        widest = max(widest, space.metrics.width(words))
    most = space.width * _WIDTH_SHARE
    return min(most, widest + LEAD + 3)


def break_end_names(
    block: ChartBlock,
    space: ChartSpace,
    width: float,
) -> list[list[str]]:
    """Return the lines that name each series; its last number is never what is cut.

    Args:
        block: the chart.
        space: what it is laid out in.
        width: of a line, in points.
    """
    room = space.place.height * _HEIGHT_SHARE
    most = int(room / space.leading / len(block.series))
    most = max(2, most)
    names: list[list[str]] = []
    for series in block.series:
        lines = break_label(space.metrics, name_end(series), width)
        if len(lines) > most:
            lines = break_label_shortly(
                space.metrics,
                series.name,
                width,
                most - 1,
            )
            lines += [label for label in series.labels if label][-1:]
        names.append(lines)
    return names


def lay_out_end_names(
    ends: Sequence[Point],
    names: Sequence[Sequence[str]],
    column: NameColumn,
    tones: Sequence[Tone] = (),
) -> Iterator[Mark]:
    """Yield the names in the order of the ends, none over another.

    Args:
        ends: where each series is named.
        names: the lines of each name.
        column: the room for them.
        tones: the colour of each name; ink where there are none.
    """
    leading = column.leading
    order = sorted(range(len(ends)), key=lambda number: -ends[number][1])
    heights = [len(names[number]) * leading for number in order]
    wanted = [ends[number][1] + leading / 2 + 1 for number in order]
    edges = stack_notes(wanted, heights, column.top, column.bottom)
    for number, edge in zip(order, edges or wanted, strict=True):
        x, y = ends[number]
        level = edge - leading / 2 - 1
        if abs(level - y) > _NEAR:
            knees = (
                (x + 4, y),
                (x + 7, y),
                (x + 11, level),
                (x + 13, level),
            )
            yield Path(Part.LEADER_LINE, knees, MUTED)
        baseline = edge + 3
        for line in names[number]:
            baseline -= leading
            yield Label(
                Part.SERIES_NAME,
                x + LEAD,
                baseline,
                line,
                tone=tones[number] if tones else TEXT,
            )


def name_end(series: ChartSeries) -> str:
    """Return the name of a series and its last number."""
    known = [label for label in series.labels if label]
    return " ".join((series.name, *known[-1:]))
