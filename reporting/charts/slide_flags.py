"""Values to hold lying bars against -> where their lines run down, and their names stand."""

from __future__ import annotations

from reporting.charts.slide_plot import LEGEND_ROW, SlidePlot, name_reference
from reporting.charts.space import TextMetrics
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ReferenceLine
from reporting.record import Record

NAME_GAP = 10.0
"""Beside a name, in points."""


class Flag(Record, frozen=True):
    """A line across lying bars; lengths in points, y upwards from the foot of the frame.

    Args:
        x: where it stands, from the left of the frame as the page has it.
        bottom: its lower end; its head is that of its name.
        name: the room of its name.
        text: the name and the value.
        is_right: whether the name stands right of the line.
    """

    x: float
    bottom: float
    name: PageRect
    text: str
    is_right: bool


class _FlagPlacer(Record, frozen=True):
    block: ChartBlock
    plot: SlidePlot
    metrics: TextMetrics
    is_rtl: bool

    def find_x(self, line: ReferenceLine) -> float:
        """Return where a line stands, from the left of the frame."""
        x = self.plot.scale.place(line.value)
        return self.plot.frame.width - x if self.is_rtl else x

    def measure_name(self, line: ReferenceLine) -> float:
        """Return the room of a name."""
        return self.metrics.width(name_reference(line), bold=True) + NAME_GAP

    def fits(self, line: ReferenceLine) -> tuple[bool, bool]:
        """Return whether a name has room right of its line, and left of it."""
        x = self.find_x(line)
        wide = self.measure_name(line)
        return x + wide <= self.plot.frame.width, wide <= x

    def place(
        self,
        row: int,
        line: ReferenceLine,
        *,
        prefers_right: bool,
    ) -> Flag:
        """Return a line and its name, by its number from the top."""
        x = self.find_x(line)
        height = LEGEND_ROW * self.metrics.size
        head = self.plot.place.top + height * (len(self.block.lines) - row)
        wide = self.measure_name(line)
        has_right, has_left = self.fits(line)
        is_right = prefers_right
        if not (has_right if is_right else has_left):
            is_right = has_right or not has_left
        left = max(0.0, x - wide)
        if is_right:
            left = min(x, self.plot.frame.width - wide)
        name = PageRect(left, head, wide, height)
        return Flag(
            x,
            self.plot.place.bottom,
            name,
            name_reference(line),
            is_right,
        )


def place_flags(
    block: ChartBlock,
    plot: SlidePlot,
    metrics: TextMetrics,
    *,
    is_rtl: bool,
) -> list[Flag]:
    """Return the lines over lying bars, that on top first, so that none strikes a name.

    Args:
        block: the chart.
        plot: where its plot area stands.
        metrics: of the lettering.
        is_rtl: whether its bars begin at the right.
    """
    placer = _FlagPlacer(block, plot, metrics, is_rtl)
    sides = [placer.fits(line) for line in block.lines]
    is_right = all(right for right, _ in sides) or not all(left for _, left in sides)
    lines = sorted(
        block.lines,
        key=placer.find_x,
        reverse=not is_right,
    )
    return [
        placer.place(row, line, prefers_right=is_right)
        for row, line in enumerate(lines)
    ]
