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
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ReferenceLine

_LEAST_ROOM = 4
"""Part of the width below which a name goes to the other side of its line."""
_GAP = 3.0
"""From a line to its name, in points."""


def lay_out_flags(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
) -> Panel | None:
    """Lay out the names of lines, all on one side of them.

    That whose name reaches over the others is on top, so that no line crosses a name.
    """
    if not block.lines:
        return None
    widths = [space.metrics.width(join_reference(line)) for line in block.lines]
    fits_right: list[bool] = []
    fits_left: list[bool] = []
    for line, width in zip(block.lines, widths, strict=True):
        x = scale.place(line.value)
        fits_right.append(width + _GAP <= space.width - x)
        fits_left.append(width + _GAP <= x)
    is_left = not all(fits_right) and all(fits_left)
    lines = sorted(block.lines, key=lambda line: line.value, reverse=is_left)
    height = len(lines) * space.leading + 2
    marks: list[Mark] = []
    for row, line in enumerate(lines):
        top = height - row * space.leading
        marks += lay_out_flag(line, space, scale.place(line.value), top, is_left)
    return Panel(space.width, height, tuple(marks))


def lay_out_flag(
    line: ReferenceLine,
    space: ChartSpace,
    x: float,
    top: float,
    is_left: bool,  # noqa: FBT001  (the side of a flag)
) -> Iterator[Mark]:
    """Yield the head of a line from `top` down, and its name on one side.

    Args:
        line: the line.
        space: of the chart.
        x: where it stands, in points.
        top: upper edge of its name.
        is_left: whether all names stand left of their lines.
    """
    yield Path(
        Part.REFERENCE_LINE,
        ((x, 0.0), (x, top)),
        TEXT,
        REFERENCE_WIDTH,
        REFERENCE_DASH,
    )
    text = join_reference(line)
    room = x if is_left else space.width - x
    is_right = not is_left
    if room < space.width / _LEAST_ROOM:
        is_right = not is_right
        room = space.width - room
    text = shorten_label(space.metrics, text, room - _GAP)
    yield Label(
        Part.REFERENCE_NAME,
        x + (_GAP if is_right else -_GAP),
        top - space.leading + 3,
        text,
        "start" if is_right else "end",
    )
