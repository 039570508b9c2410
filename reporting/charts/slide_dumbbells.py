"""A dumbbell chart on a slide -> where its rows, its names and its keys stand.

Values stand where the layout of print puts them in a chart of that width.
"""

from __future__ import annotations

from reporting.charts.dumbbell_points import DumbbellPoints, fit_scale
from reporting.charts.dumbbells import FOOT_LEADING, HEAD_LEADING, SLIDE_NAMES_SHARE
from reporting.charts.marks import Side
from reporting.charts.scales import Scale
from reporting.charts.slide_plot import name_reference
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_NAME_GAP = 0.5
"""From a name to the room of points and numbers, as a multiple of the type."""
_RISE = 0.85
"""From the first row to the lines above it, as a multiple of the type."""
_KEY, _KEY_GAP = 1.0, 1.6
"""From a key to its name, and from there to the next key, as multiples of the type."""


class SeriesKey(Record, frozen=True):
    """What tells of a series above the rows.

    Args:
        series: its number.
        x: where its name stands, or its key, in points.
        side: which side of the name is there.
        row: below how many lines.
        is_drawn: whether its marker stands there; else the name stands over its point.
    """

    series: int
    x: float
    side: Side
    row: int = 0
    is_drawn: bool = False


class DumbbellPlaces(Record, frozen=True):
    """Where the parts of a dumbbell chart stand; lengths in points.

    Args:
        scale: where values stand, from the chart's left edge.
        names: of the categories, broken into lines.
        left: from the chart's left edge to the end of the names.
        keys: of the series.
        height: of the plot area, from the chart's upper edge.
        pitch: from one row to the next.
        head: room of one line above the rows.
        rise: from the first row to the lines above it, as a share of the pitch.
        lines: how many lines stand there.
        first_flag: number from the top of that which names the first line across.
    """

    scale: Scale
    names: tuple[str, ...]
    left: float
    keys: tuple[SeriesKey, ...]
    height: float
    pitch: float
    head: float
    rise: float
    lines: int
    first_flag: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.names)

    @property
    def top(self) -> float:
        """The y of the plot area's upper edge; the last row has 1, each above it one more."""
        return self.rows + self.rise + self.lines * self.head / self.pitch

    def find_line(self, line: int) -> float:
        """Return the y of a line above the rows, by its number from the top."""
        return self.top - (line + 0.5) * self.head / self.pitch


def measure_places(block: ChartBlock, space: ChartSpace) -> DumbbellPlaces:
    """Return where everything stands: as high as the chart, rows equally far apart."""
    size = space.metrics.size
    room_of_names = space.width * SLIDE_NAMES_SHARE
    names: list[list[str]] = []
    for name in block.categories:
        names.append(break_label(space.metrics, name, room_of_names))
    widest = max((measure_widest(space.metrics, lines) for lines in names), default=0.0)
    left = widest + _NAME_GAP * size
    scale = fit_scale(block, space, left)
    keys = arrange_keys(DumbbellPoints(block, space, scale))
    lines = len(block.lines) + len(block.bands)
    above = 0
    if keys and keys[-1].is_drawn:
        above = keys[-1].row + 1
    lines += above or bool(keys)
    head = HEAD_LEADING * size
    height = space.place.height - FOOT_LEADING * size
    room = height - lines * head
    pitch = room / max(len(names), 1)
    near = _RISE * size
    if near < pitch / 2:
        pitch = (room - near) / (len(names) - 0.5)
    return DumbbellPlaces(
        scale,
        tuple(["\n".join(lines) for lines in names]),
        left,
        keys,
        height,
        pitch,
        head,
        min(near / pitch, 0.5),
        lines,
        above,
    )


def order_flags(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
) -> tuple[list[int], bool]:
    """Return the lines across by number, that on top first, and on which side names stand.

    That whose name reaches over the others is on top, so that none strikes a name.
    """
    lines = block.lines
    is_left = False
    for line in lines:
        wide = space.metrics.width(name_reference(line), bold=True) + space.metrics.size
        is_left |= scale.place(line.value) + wide > space.width
    numbers = range(len(lines))
    order = sorted(numbers, key=lambda number: lines[number].value)
    if is_left:
        order.reverse()
    return order, is_left


def arrange_keys(points: DumbbellPoints) -> tuple[SeriesKey, ...]:
    """Return the names of the series over their points, or beside keys above all flags."""
    block, space = points.block, points.space
    flags = len(block.lines) + len(block.bands)
    keys: list[SeriesKey] = []
    for name in points.name_series():
        keys.append(SeriesKey(name.series, name.x, name.side, flags))
    if keys:
        return tuple(keys)
    size = space.metrics.size
    first = points.scale.start + size / 2
    x = first
    row = 0
    for number, series in enumerate(block.series):
        width = space.metrics.width(series.name, bold=True) + _KEY * size
        if keys and x + width > space.width:
            x = first
            row += 1
        keys.append(SeriesKey(number, x, "start", row, is_drawn=True))
        x += width + _KEY_GAP * size
    return tuple(keys)
