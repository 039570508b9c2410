"""What lies across lying bars -> names above the rows, each a flag at its line or its band."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.bands import fill_rectangle, limit_band, tint_band
from reporting.charts.marks import TEXT, Area, Label, Mark, Panel, Part, Path, Tone
from reporting.charts.references import (
    REFERENCE_DASH,
    REFERENCE_WIDTH,
    join_reference,
)
from reporting.charts.scales import Scale
from reporting.charts.space import ChartSpace, shorten_label
from reporting.plan.block_model import ChartBlock
from reporting.record import Record, replace

_LEAST_ROOM = 4
"""Part of the width below which a name goes to the other side of its line."""
_GAP = 3.0
"""From a line to its name, in points."""


class Flag(Record, frozen=True):
    """What lies across the bars, with its name.

    Args:
        left: where it begins, in points; a line ends there too.
        right: where it ends.
        words: its name.
        tone: of a band; none for a line.
    """

    left: float
    right: float
    words: str
    tone: Tone | None = None


def list_flags(block: ChartBlock, scale: Scale) -> list[Flag]:
    """Return what lies across lying bars: bands and lines."""
    flags: list[Flag] = []
    for number, band in enumerate(block.bands):
        start, end = limit_band(band, scale)
        flags.append(Flag(start, end, band.name, tint_band(number)))
    for line in block.lines:
        x = scale.place(line.value)
        flags.append(Flag(x, x, join_reference(line)))
    return flags


def lay_out_flags(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
) -> Panel | None:
    """Lay out the names of lines and bands, all on one side of them.

    That whose name reaches over the others is on top, so that no line crosses a name.
    """
    flags = list_flags(block, scale)
    if not flags:
        return None
    fits_right: list[bool] = []
    fits_left: list[bool] = []
    for flag in flags:
        width = space.metrics.width(flag.words) + _GAP
        fits_right.append(width <= space.width - flag.left)
        fits_left.append(width <= flag.right)
    is_left = not all(fits_right) and all(fits_left)
    flags.sort(key=lambda flag: flag.right if is_left else flag.left, reverse=is_left)
    height = len(flags) * space.leading + 2
    tints: list[Mark] = []
    marks: list[Mark] = []
    for row, flag in enumerate(flags):
        top = height - row * space.leading
        if flag.tone:
            tint = fill_rectangle(
                flag.left,
                0.0,
                flag.right,
                top,
                flag.tone,
            )
            tints.append(tint)
        marks += lay_out_flag(flag, space, top, is_left)
    return Panel(space.width, height, (*tints, *marks))


def lay_out_flag(
    flag: Flag,
    space: ChartSpace,
    top: float,
    is_left: bool,  # noqa: FBT001  (the side of a flag)
) -> Iterator[Mark]:
    """Yield the head of a line from `top` down, and the name of a line or a band on one side.

    Args:
        flag: what lies across the bars.
        space: of the chart.
        top: upper edge of its name, in points.
        is_left: whether all names stand left of their lines.
    """
    x = flag.right if is_left else flag.left
    if flag.tone is None:
        yield Path(
            Part.REFERENCE_LINE,
            ((x, 0.0), (x, top)),
            TEXT,
            REFERENCE_WIDTH,
            REFERENCE_DASH,
        )
    room = x if is_left else space.width - x
    is_right = not is_left
    wide = space.metrics.width(flag.words) + _GAP
    if wide > room and room < space.width / _LEAST_ROOM:
        is_right = not is_right
        x = flag.left if is_right else flag.right
        room = space.width - x if is_right else x
    text = shorten_label(space.metrics, flag.words, room - _GAP)
    yield Label(
        Part.REFERENCE_NAME,
        x + (_GAP if is_right else -_GAP),
        top - space.leading + 3,
        text,
        "start" if is_right else "end",
    )


def raise_flag(mark: Mark, depth: float) -> Mark:
    """Return a part of a flag above the names of series, its line through them."""
    if isinstance(mark, Path):
        foot, (x, y) = mark.points
        return replace(mark, points=(foot, (x, y + depth)))
    if isinstance(mark, Area):
        points = [(x, y + depth if y else y) for x, y in mark.points]
        return replace(mark, points=tuple(points))
    if isinstance(mark, Label):
        return replace(mark, y=mark.y + depth)
    return mark
