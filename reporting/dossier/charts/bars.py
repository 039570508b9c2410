"""A chart of lying bars -> rows with a name at the left and a number at each bar's end, over pages if many.

Several series are named at the bars of the first row, where these leave room; else in a key
above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from reporting.dossier.charts.legend import draw_legend
from reporting.dossier.charts.scales import Scale, list_values, make_scale
from reporting.dossier.charts.series_style import style_series
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing, Side, TextMetrics
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.plan.block_model import ChartBlock
from reporting.record import Record

_THICK, _THIN = 14.0, 11.0
_APART = 8.0
_CLOSE = 3.0
"""From the bars of one category to those of the next: of few, and of many."""
_NAMES = 0.4
"""Share of the width that names of categories may take."""
_LEAST = 0.5
"""Share of the width that bars keep where their series are named beside them."""
_TOGETHER = 3
"""Rows that stay together at the end of a page, and at the head of the next."""


class Strip(Record, frozen=True):
    """A row of a drawing: its height, and what draws it above a foot."""

    height: float
    paint: Callable[[Drawing, float], None]


class Strips(Flowable):
    """Rows of one figure that may go on over pages.

    Args:
        setting: whose place is the figure.
        strips: in order.
        axis: where a line runs down beside all rows, in points from the left.
    """

    canv: TaggedCanvas

    def __init__(
        self, setting: RenderContext, strips: Sequence[Strip], axis: float
    ) -> None:
        super().__init__()
        self.setting, self.strips, self.axis = setting, tuple(strips), axis
        self.width, self.height = setting.width, sum(strip.height for strip in strips)

    @property
    def elem(self) -> StructElem:
        """The figure."""
        return self.setting.place

    @property
    def lead(self) -> float:
        """Height of the rows that stay together at the end of a page."""
        return sum(strip.height for strip in self.strips[:_TOGETHER])

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size it has."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Cut between rows, a few left on either side."""
        fit, room = 0, height
        while fit < len(self.strips) and self.strips[fit].height <= room:
            room -= self.strips[fit].height
            fit += 1
        fit = min(fit, len(self.strips) - _TOGETHER)
        if fit < _TOGETHER:
            return []
        parts = (self.strips[:fit], self.strips[fit:])
        return [Strips(self.setting, part, self.axis) for part in parts]

    def draw(self) -> None:
        """Draw the rows."""
        canvas = self.canv
        with canvas.figure(self.elem, self.width, self.height):
            canvas.saveState()
            pen, top = Drawing(canvas, self.setting.theme), self.height
            for strip in self.strips:
                top -= strip.height
                strip.paint(pen, top)
            pen.line(
                (self.axis, 0),
                (self.axis, self.height),
                self.setting.theme.colours.ink,
                0.75,
            )
            canvas.restoreState()


def draw_bars(setting: RenderContext, block: ChartBlock) -> list[Flowable]:
    """Draw lying bars from zero."""
    rows = _Rows.of(setting, block)
    strips = [rows.strip(at) for at in range(len(block.categories))]
    drawn: list[Flowable] = [Strips(setting, strips, rows.across(0))]
    return (
        [draw_legend(setting, block), *drawn]
        if len(block.series) > 1 and not rows.named
        else drawn
    )


class _Rows(Record, frozen=True):
    """What the rows of one chart share.

    `named` says whether the series are named at the first row; `shares` is the width of the
    names.
    """

    setting: RenderContext
    block: ChartBlock
    across: Scale
    names: tuple[tuple[str, ...], ...]
    name_width: float
    named: bool
    thick: float
    apart: float

    @classmethod
    def of(cls, setting: RenderContext, block: ChartBlock) -> _Rows:
        """Measure the names and the numbers."""
        letters, count = TextMetrics(setting.theme), len(block.series)
        most = max(map(letters.width, block.categories), default=0.0)
        width = min(setting.width * _NAMES, most)
        names = tuple(
            tuple(letters.lines(name, width + 0.1)) for name in block.categories
        )
        numbers = max(
            (
                letters.width(label, bold=True)
                for row in block.series
                for label in row.labels
            ),
            default=0,
        )
        reach = [*list_values(block), 0.0]
        left = width + 10 + (numbers + 6 if min(reach) < 0 else 0)
        end = setting.width - numbers - 6
        beside = _beside(letters, block, left, setting.width)
        named = (
            count > 1 and min(reach) >= 0 and beside - left >= setting.width * _LEAST
        )
        thick, tall = (
            (_THICK if count == 1 else _THIN),
            measure_column_height(setting.theme) * 0.6,
        )
        many = len(names) * (count * thick + _APART) > tall
        across = make_scale(
            block.ticks, reach, left, min(end, beside) if named else end
        )
        return cls(
            setting,
            block,
            across,
            names,
            width,
            named,
            _THIN if many else thick,
            _CLOSE if many else _APART,
        )

    def strip(self, at: int) -> Strip:
        """Return the row of a category."""
        letters, lines = TextMetrics(self.setting.theme), self.names[at]
        group = len(self.block.series) * self.thick
        height = max(
            group + self.apart, len(lines) * letters.leading + min(self.apart, 4)
        )

        def paint(pen: Drawing, foot: float) -> None:
            middle = foot + height / 2
            first = middle + (len(lines) - 1) / 2 * letters.leading - 3
            for number, line in enumerate(lines):
                pen.text(self.name_width, first - number * letters.leading, line, "end")
            for number in range(len(self.block.series)):
                self._bar(
                    pen, at, number, middle + group / 2 - (number + 1) * self.thick
                )

        return Strip(height, paint)

    def _bar(self, pen: Drawing, at: int, number: int, foot: float) -> None:
        series, count, accent = (
            self.block.series[number],
            len(self.block.series),
            self.setting.accent,
        )
        if at >= len(series.values):
            return
        value, label, zero = series.values[at], series.labels[at], self.across(0)
        shown, end = style_series(accent, number, count), self.across(series.values[at])
        low, high = foot + 0.5, foot + self.thick - 0.5
        corners = ((zero, low), (end, low), (end, high), (zero, high))
        pen.hatched(corners, shown.fill, shown.hatch, accent)
        side: Side = "start" if value >= 0 else "end"
        x, y = end + (4 if value >= 0 else -4), foot + self.thick / 2 - 3
        pen.text(x, y, label, side, bold=True)
        if self.named and at == 0:
            pen.text(x + pen.letters.width(f"{label} ", bold=True) + 3, y, series.name)


def _beside(
    letters: TextMetrics, block: ChartBlock, left: float, right: float
) -> float:
    """Return where the longest bar may end so that names of series fit beside the bars of the first row."""
    longest = max(
        [*list_values(block), *(tick.value for tick in block.ticks)], default=0.0
    )
    ends = [right]
    for series in block.series:
        if not series.values:
            continue
        label = (
            letters.width(f"{series.labels[0]} ", bold=True)
            + letters.width(series.name)
            + 7
        )
        room = right - label - left
        if series.values[0] > 0:
            ends.append(left + room * longest / series.values[0])
        elif room < 0:
            ends.append(left)
    return min(ends)
