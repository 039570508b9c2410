"""A chart on a slide -> where its numbers and names stand, none on another or half on a mark.

Places are those that programs of slides know. The ways out are tried in a fixed order: at the
mark, on its other side, within it, and at last nowhere: what is left out stands in the table
of the chart's data. What the title speaks of, the first, the last and the extremes come first,
and so are kept longest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import Point
from reporting.charts.scales import list_known
from reporting.charts.slide_plot import (
    LEGEND_ROW,
    MARKER,
    MOST_NUMBERED,
    SlidePlot,
    list_slide_bars,
    name_end,
    name_reference,
    place_category,
    place_value,
)
from reporting.charts.space import TextMetrics
from reporting.charts.value_labels import find_extremes
from reporting.design.rect import PageRect
from reporting.design.stacking import settle_column
from reporting.plan.block_model import ChartBlock
from reporting.record import MutableRecord, Record, field

_HEIGHT = 0.95
"""Of the ink of a label, with a little room, to the size of its type."""
_GAP = 4.0
"""From a mark to its number, in points."""
_MOST_POINTS = 16
"""Most points by two values that carry their numbers."""
NEAR = 1.3
"""How far a name may stand off the end of its line, to the size of the type."""
_MOST_OF_A_LINE = 12
"""Most numbers of a line by itself; of a longer one its ends and extremes have theirs."""
_LIFT = 2.0
"""From the foot of the plot area to a name at an end, in points."""
_ROW = 1.1
"""Height of a name at an end, to the size of its type."""


class Stand(StrEnum):
    """On which side of its mark a label stands."""

    NOWHERE = ""
    BEYOND = "beyond"
    AT_END = "within its end"
    AT_FOOT = "within its foot"
    WITHIN = "within"
    ABOVE = "above"
    BELOW = "below"
    RIGHT = "right"
    LEFT = "left"


class Spot(Record, frozen=True):
    """Where a label stands.

    Args:
        stand: on which side of its mark.
        rise: how far it is moved up from there, in points.
        aside: how far it is moved to the right.
        place: the room that it takes.
    """

    stand: Stand
    rise: float = 0.0
    aside: float = 0.0
    place: PageRect | None = None


GONE = Spot(Stand.NOWHERE)
Numbered = dict[tuple[int, int], Spot]
"""By the numbers of series and category, where each number stands."""


class SlideLabels(MutableRecord):
    """The labels of a chart on a slide.

    Args:
        numbers: where each value is written.
        ends: by series, the category of the value at which it is named, and where.
        references: by line across, the category at which its name stands, and where.
        taken: the room of all marks and labels.
    """

    numbers: Numbered = field(default_factory=dict)
    ends: dict[int, tuple[int, Spot]] = field(default_factory=dict)
    references: list[tuple[int, Spot]] = field(default_factory=list)
    taken: list[PageRect] = field(default_factory=list)

    @property
    def farthest(self) -> float:
        """How far a name stands off the end of its line, in points."""
        return max((abs(spot.rise) for _, spot in self.ends.values()), default=0.0)


def plan_slide_labels(
    block: ChartBlock, plot: SlidePlot, metrics: TextMetrics
) -> SlideLabels:
    """Plan the labels of a chart whose plot area has its place."""
    planner = _Planner(block, plot, metrics)
    labels = SlideLabels()
    planner.occupy_marks()
    planner.place_ends(labels)
    planner.place_numbers(labels)
    labels.taken = planner.occupied.taken
    return labels


class _Planner:
    def __init__(
        self, block: ChartBlock, plot: SlidePlot, metrics: TextMetrics
    ) -> None:
        self.block = block
        self.plot = plot
        self.metrics = metrics
        self.bars = list_slide_bars(block, plot)
        self.points: dict[tuple[int, int], Point] = {}
        for number, series in enumerate(block.series):
            if series.is_line or block.traits.has_lines or block.traits.has_markers:
                self._list_points(number, range(len(series.values)))
        top = plot.frame.top - plot.legend_rows * LEGEND_ROW * metrics.size
        right = plot.frame.right
        if block.has_second_axis:
            right = plot.place.right
        bounds = PageRect.of_edges(plot.place.left - 2, plot.place.bottom, right, top)
        self.occupied = OccupiedSpace(bounds)

    def _list_points(self, number: int, known: Iterable[int]) -> None:
        for at in known:
            point = place_value(self.block, self.plot, number, at)
            if point:
                self.points[number, at] = point

    # ---- what is there

    def occupy_marks(self) -> None:
        """Keep labels off lines, markers and bars; the top rows belong to the legend."""
        for number, series in enumerate(self.block.series):
            track = [self.points.get((number, at)) for at in range(len(series.values))]
            if self.block.traits.has_categories:
                for one, other in pairwise(track):
                    if one and other:
                        self.occupied.add_line((one, other))
        for point in self.points.values():
            self.occupied.add_point(*point, MARKER)
        area = self.plot.place
        if not self.block.traits.is_sideways:
            base = self.plot.scale.place(self.plot.scale.base)
            self.occupied.add_line(((area.left, base), (area.right, base)))
        for line in self.block.lines:
            value = self.plot.scale.place(line.value)
            ends = ((area.left, value), (area.right, value))
            if self.block.traits.is_sideways:
                ends = ((value, area.bottom), (value, area.top))
            self.occupied.add_line(ends)

    # ---- names at ends

    def place_ends(self, labels: SlideLabels) -> None:
        """Place the names of lines, and of lines across, right of the plot area."""
        size = self.metrics.size
        wanted: list[tuple[float, int, str]] = []
        count = len(self.block.series)
        if self.plot.are_named_at_ends:
            for number, series in enumerate(self.block.series):
                known = [
                    at for at, value in enumerate(series.values) if value is not None
                ]
                if known:
                    at = known[-1]
                    labels.ends[number] = at, GONE
                    y = self.points[number, at][1]
                    wanted.append((y, number, name_end(series)))
        if self.block.has_second_axis:
            self.place_references_within(labels)
        elif not self.block.traits.is_sideways:
            for number, line in enumerate(self.block.lines, count):
                y = self.plot.scale.place(line.value)
                wanted.append((y, number, name_reference(line)))
                labels.references.append((self.last, GONE))
        wanted.sort(key=lambda one: -one[0])
        row = size * _ROW
        edges = settle_column(
            [-y - row / 2 for y, _, _ in wanted],
            [row] * len(wanted),
            -self.occupied.bounds.top,
            -self.plot.place.bottom - _LIFT,
            row,
        )
        area = self.plot.place
        for (y, number, text), edge in zip(wanted, edges or [], strict=False):
            middle = -edge - row / 2
            x = self.find_last_x()
            width = self.metrics.width(text, bold=True)
            aside = 0.0 if number < count else area.right - x + MARKER
            left = x + aside + MARKER + _GAP
            place = PageRect(left, middle + row / 2, width, row)
            spot = Spot(Stand.RIGHT, middle - y, aside, place)
            self.occupied.taken.append(place)
            if number < count:
                labels.ends[number] = labels.ends[number][0], spot
            else:
                labels.references[number - count] = self.last, spot

    @property
    def last(self) -> int:
        """Number of the last category, or of the right end of a line among points."""
        if self.block.traits.has_categories:
            return len(self.block.categories) - 1
        return 1

    def find_last_x(self) -> float:
        """Return where the last category stands, or the right end of a line among points."""
        if self.block.traits.has_categories:
            return place_category(self.block, self.plot, self.last)
        return self.plot.place.right

    def place_references_within(self, labels: SlideLabels) -> None:
        """Place the names of lines across within the plot area, whose sides are taken."""
        height = self.metrics.size * _ROW
        for line in self.block.lines:
            y = self.plot.scale.place(line.value)
            width = self.metrics.width(name_reference(line), bold=True)
            tried: list[tuple[int, Spot]] = []
            for at in range(len(self.block.categories)):
                left = place_category(self.block, self.plot, at) - width / 2
                above = PageRect(left, y + _GAP + height, width, height)
                below = PageRect(left, y - _GAP, width, height)
                tried.append((at, Spot(Stand.ABOVE, place=above)))
                tried.append((at, Spot(Stand.BELOW, place=below)))
            chosen = min(tried, key=lambda one: self.measure_cover(one[1].place))
            if chosen[1].place:
                self.occupied.taken.append(chosen[1].place)
            labels.references.append(chosen)

    def measure_cover(self, place: PageRect | None) -> float:
        """Return how much a label would cover: what is outside weighs most, bars least."""
        if place is None or not self.occupied.bounds.contains(place):
            return 1000.0
        cover = 10.0 * sum(place.meets(other) for other in self.occupied.taken)
        return cover + sum(place.meets(bar) for bar in self.bars.values())

    # ---- numbers

    def place_numbers(self, labels: SlideLabels) -> None:
        """Place the numbers, the weightiest first."""
        for number, at in self.choose_numbers(labels):
            text = self.block.series[number].labels[at]
            labels.numbers[number, at] = GONE
            own = self.bars.get((number, at))
            for spot in self.list_stands(number, at, text):
                if spot.place and self.is_free(spot.place, own, spot.stand):
                    self.occupied.taken.append(spot.place)
                    labels.numbers[number, at] = spot
                    break

    def choose_numbers(self, labels: SlideLabels) -> list[tuple[int, int]]:
        """Return the values that have numbers where there is room, the weightiest first."""
        first, last = self.order_numbers(labels)
        count = len(first) + len(last)
        traits = self.block.traits
        is_line = traits.has_lines and len(self.block.series) == 1
        if is_line and count > _MOST_OF_A_LINE:
            return first
        most = MOST_NUMBERED if traits.has_categories else _MOST_POINTS
        return [*first, *last] if count <= most else []

    def order_numbers(
        self, labels: SlideLabels
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return the values that are kept longest, and the others."""
        first: list[tuple[int, int]] = []
        last: list[tuple[int, int]] = []
        for number, series in enumerate(self.block.series):
            if self.block.highlight.mutes(number):
                continue
            known = [at for at, label in enumerate(series.labels) if label]
            if not known:
                continue
            values = list_known(series.values)
            weighty = {known[place] for place in find_extremes(values)}
            weighty.update(self.block.highlight.categories)
            named = labels.ends.get(number)
            for at in known:
                if named and named[0] == at:
                    continue
                (first if at in weighty else last).append((number, at))
        return first, last

    def is_free(self, place: PageRect, own: PageRect | None, stand: Stand) -> bool:
        """Whether a label has a place for itself: within its bar, or off all bars."""
        if any(place.meets(other) for other in self.occupied.taken):
            return False
        if stand in _INSIDE:
            return own is not None and own.contains(place)
        if not self.occupied.bounds.contains(place):
            return False
        bars = self.bars.values()
        return all(bar.contains(place) or not place.meets(bar) for bar in bars)

    def list_stands(self, number: int, at: int, text: str) -> Iterator[Spot]:
        """Yield the sides on which a number may stand, with the room that it takes there."""
        width = self.metrics.width(text, bold=True)
        height = self.metrics.size * _HEIGHT
        bar = self.bars.get((number, at))
        if bar is None:
            point = self.points.get((number, at))
            if point:
                yield from self.list_stands_around(point, width, height)
            return
        value = self.block.series[number].values[at] or 0.0
        for stand in self.choose_stands():
            put = stand_upright
            if self.block.traits.is_sideways:
                put = stand_sideways
            yield Spot(stand, place=put(bar, stand, width, height, value < 0))

    def choose_stands(self) -> Sequence[Stand]:
        """Return on which sides of bars numbers may stand, in the order of preference."""
        if self.block.is_stacked:
            return (Stand.WITHIN,)
        if self.block.is_combined:
            return (Stand.AT_FOOT,)
        return (Stand.BEYOND, Stand.AT_END, Stand.AT_FOOT)

    def list_stands_around(
        self, point: Point, width: float, height: float
    ) -> Iterator[Spot]:
        """Yield the sides of a point: above a line, right of one that is by itself."""
        x, y = point
        off = MARKER + _GAP
        right = Spot(
            Stand.RIGHT, place=PageRect(x + off, y + height / 2, width, height)
        )
        left = Spot(
            Stand.LEFT, place=PageRect(x - off - width, y + height / 2, width, height)
        )
        over = list(self.shift(Stand.ABOVE, x, y + off + height, width))
        under = list(self.shift(Stand.BELOW, x, y - off, width))
        if self.block.traits.has_categories:
            yield from (over[0], under[0], left, right, *over[1:], *under[1:])
        else:
            yield from (right, over[0], left, under[0])

    def shift(self, stand: Stand, x: float, top: float, width: float) -> Iterator[Spot]:
        """Yield the places of a number above or below its point: over it, and aside of it."""
        height = self.metrics.size * _HEIGHT
        for aside in (0.0, -width / 2, width / 2):
            place = PageRect(x + aside - width / 2, top, width, height)
            yield Spot(stand, aside=aside, place=place)


_INSIDE = frozenset({Stand.AT_END, Stand.AT_FOOT, Stand.WITHIN})


def stand_sideways(
    bar: PageRect,
    stand: Stand,
    width: float,
    height: float,
    is_negative: bool,  # noqa: FBT001  (the way in which a bar points)
) -> PageRect:
    """Return the room of a number of a lying bar.

    Args:
        bar: its place.
        stand: on which side of it.
        width: of the number, in points.
        height: of the number, in points.
        is_negative: whether the bar points to the left.
    """
    top = (bar.top + bar.bottom + height) / 2
    left = (bar.left + bar.right - width) / 2
    if stand is Stand.BEYOND:
        left = bar.left - _GAP - width if is_negative else bar.right + _GAP
    elif stand is not Stand.WITHIN:
        is_left = is_negative == (stand is Stand.AT_END)
        left = bar.left + _GAP if is_left else bar.right - _GAP - width
    return PageRect(left, top, width, height)


def stand_upright(
    bar: PageRect,
    stand: Stand,
    width: float,
    height: float,
    is_negative: bool,  # noqa: FBT001  (the way in which a column points)
) -> PageRect:
    """Return the room of a number of a column; the arguments are those of a lying bar."""
    left = (bar.left + bar.right - width) / 2
    top = (bar.top + bar.bottom + height) / 2
    if stand is Stand.BEYOND:
        top = bar.bottom - _GAP if is_negative else bar.top + _GAP + height
    elif stand is not Stand.WITHIN:
        is_low = is_negative == (stand is Stand.AT_END)
        top = bar.bottom + _GAP + height if is_low else bar.top - _GAP
    return PageRect(left, top, width, height)
