"""The categories of a chart of rows -> their names at the left, in a few lines each."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.charts.marks import Label, Part
from reporting.charts.space import ChartSpace, break_label_shortly, measure_widest
from reporting.charts.stacked_lines import stack_lines
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_HEIGHT_SHARE = 0.3
"""Share of a page's height that one name may take."""
_SLACK = 0.1
"""Room for what rounding adds to the widest name, in points."""
_RISE = 3.0
"""From the middle of a line of a name down to its baseline, in points."""


class RowNames(Record, frozen=True):
    """The names of rows; lengths in points.

    Args:
        lines: of each name.
        width: of the widest line; all lines end there.
        leading: from one line to the next.
    """

    lines: tuple[tuple[str, ...], ...]
    width: float
    leading: float

    def measure_height(self, at: int) -> float:
        """Return how high the name of a row is."""
        return len(self.lines[at]) * self.leading

    def lay_out(self, at: int, middle: float) -> Iterator[Label]:
        """Yield the name of a row around its middle, in points above its foot."""
        lines = self.lines[at]
        further = len(lines) - 1
        first = Label(
            Part.CATEGORY_NAME,
            self.width,
            middle + further / 2 * self.leading - _RISE,
            "",
            "end",
        )
        return stack_lines(first, lines, self.leading)


def break_row_names(block: ChartBlock, space: ChartSpace, share: float) -> RowNames:
    """Break the names of a chart's categories.

    Args:
        block: the chart.
        space: what it is laid out in.
        share: of its width that names may take.
    """
    widest = measure_widest(space.metrics, block.categories)
    width = min(space.width * share, widest)
    highest = space.place.height * _HEIGHT_SHARE
    most = int(highest / space.leading)
    names: list[tuple[str, ...]] = []
    for category in block.categories:
        lines = break_label_shortly(
            space.metrics,
            category,
            width + _SLACK,
            most,
        )
        names.append(tuple(lines))
    return RowNames(tuple(names), width, space.leading)
