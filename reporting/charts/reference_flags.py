"""Values to hold lying bars against -> their names above the rows, each a flag at its line."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import TEXT, Label, Mark, Panel, Part, Path
from reporting.charts.references import (
    REFERENCE_DASH,
    REFERENCE_WIDTH,
    join_reference,
)
from reporting.charts.scales import Scale
from reporting.charts.space import ChartSpace, shorten_label
from reporting.plan.block_model import ChartBlock, ReferenceLine

_GAP = 3.0
"""From a line to its name, in points."""


def lay_out_flags(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
) -> Panel | None:
    """Lay out the names of lines, the leftmost on top: so that no line crosses a name."""
    if not block.lines:
        return None
    lines = sorted(block.lines, key=lambda line: line.value)
    height = len(lines) * space.leading + 2
    marks: list[Mark] = []
    for row, line in enumerate(lines):
        top = height - row * space.leading
        marks += lay_out_flag(line, space, scale, top)
    return Panel(space.width, height, tuple(marks))


def lay_out_flag(
    line: ReferenceLine,
    space: ChartSpace,
    scale: Scale,
    top: float,
) -> Iterator[Mark]:
    """Yield the head of a line from `top` down, and its name on the side that has room."""
    x = scale.place(line.value)
    yield Path(
        Part.REFERENCE_LINE,
        ((x, 0.0), (x, top)),
        TEXT,
        REFERENCE_WIDTH,
        REFERENCE_DASH,
    )
    text = join_reference(line)
    room = space.width - x - _GAP
    is_right = space.metrics.width(text) <= room or room >= x
    text = shorten_label(space.metrics, text, room if is_right else x - _GAP)
    yield Label(
        Part.REFERENCE_NAME,
        x + (_GAP if is_right else -_GAP),
        top - space.leading + 3,
        text,
        "start" if is_right else "end",
    )
