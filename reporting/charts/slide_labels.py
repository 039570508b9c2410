"""A chart on a slide -> where its numbers and names stand, none on another or half on a mark.

Places are those that programs of slides know. The ways out are tried in a fixed order: at the
mark, on its other side, within it, and at last nowhere: what is left out stands in the table
of the chart's data. What the title speaks of, the first, the last and the extremes come first,
and so are kept longest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reporting.charts.end_names import name_end
from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.label_stands import (
    GAP,
    GONE,
    INSIDE,
    Spot,
    Stand,
    stand_sideways,
    stand_upright,
)
from reporting.charts.marks import Point, Value
from reporting.charts.scales import find_known, list_known
from reporting.charts.slide_marks import (
    MARKER,
    list_slide_bars,
    place_category,
    place_value,
)
from reporting.charts.slide_plot import (
    LEGEND_ROW,
    MOST_NUMBERED,
    SlidePlot,
    name_reference,
)
from reporting.charts.space import TextMetrics
from reporting.charts.value_labels import find_extremes
from reporting.design.rect import PageRect
from reporting.design.stacking import settle_column
from reporting.plan.block_model import ChartBlock
from reporting.record import MutableRecord, field

_HEIGHT = 0.95
"""Of the ink of a label, with a little room, to the size of its type."""
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


Numbered = dict[Value, Spot]
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
        rises = [abs(spot.rise) for _, spot in self.ends.values()]
        return max(rises, default=0.0)


def plan_slide_labels(
    block: ChartBlock,
    plot: SlidePlot,
    metrics: TextMetrics,
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
        self,
        block: ChartBlock,
        plot: SlidePlot,
        metrics: TextMetrics,
    ) -> None:
        self.block = block
        self.plot = plot
        self.metrics = metrics
        self.bars = list_slide_bars(block, plot)
        has_points = block.traits.has_lines or block.traits.has_markers
        self.points: dict[Value, Point] = {}
        for number, series in enumerate(block.series):
            if series.is_line or has_points:
                for at in range(len(series.values)):
                    point = place_value(block, plot, number, at)
                    if point:
                        self.points[number, at] = point
        legend = plot.legend_rows * LEGEND_ROW * metrics.size
        right = plot.frame.right
        if block.has_second_axis:
            right = plot.place.right
        bounds = PageRect.of_edges(
            plot.place.left - 2,
            plot.place.bottom,
            right,
            plot.frame.top - legend,
        )
        self.occupied = OccupiedSpace(bounds)

    # ---- what is there

    def occupy_marks(self) -> None:
        """Keep labels off lines, markers and bars; the top rows belong to the legend."""
        traits = self.block.traits
        for number, series in enumerate(self.block.series):
            count = len(series.values) if traits.has_categories else 0
            track = [self.points.get((number, at)) for at in range(count)]
            for one, other in pairwise(track):
                if one and other:
                    self.occupied.add_line((one, other))
        for point in self.points.values():
            self.occupied.add_point(*point, MARKER)
        area = self.plot.place
        scale = self.plot.scale
        if not traits.is_sideways:
            base = scale.place(scale.base)
            along = (area.left, base), (area.right, base)
            self.occupied.add_line(along)
        for line in self.block.lines:
            value = scale.place(line.value)
            ends = (area.left, value), (area.right, value)
            if traits.is_sideways:
                ends = (value, area.bottom), (value, area.top)
            self.occupied.add_line(ends)

    # ---- names at ends

    def place_ends(self, labels: SlideLabels) -> None:
        """Place the names of lines, and of lines across, right of the plot area."""
        wanted: list[tuple[float, int, str]] = []
        count = len(self.block.series)
        if self.plot.are_named_at_ends:
            for number, series in enumerate(self.block.series):
                known = find_known(series.values)
                if known:
                    last = known[-1]
                    labels.ends[number] = last, GONE
                    _, y = self.points[number, last]
                    wanted.append((y, number, name_end(series)))
        if self.block.has_second_axis:
            self.place_references_within(labels)
        elif not self.block.traits.is_sideways:
            for number, line in enumerate(self.block.lines, count):
                y = self.plot.scale.place(line.value)
                wanted.append((y, number, name_reference(line)))
                labels.references.append((self.last, GONE))
        wanted.sort(key=lambda one: -one[0])
        row = self.metrics.size * _ROW
        tops = [-y - row / 2 for y, _, _ in wanted]
        edges = settle_column(
            tops,
            [row] * len(wanted),
            -self.occupied.bounds.top,
            -self.plot.place.bottom - _LIFT,
            row,
        )
        for (y, number, text), edge in zip(wanted, edges or [], strict=False):
            middle = -edge - row / 2
            x = self.find_last_x()
            aside = 0.0
            if number >= count:
                aside = self.plot.place.right - x + MARKER
            place = PageRect(
                x + aside + MARKER + GAP,
                middle + row / 2,
                self.metrics.width(text, bold=True),
                row,
            )
            spot = Spot(
                Stand.RIGHT,
                middle - y,
                aside,
                place,
            )
            self.occupied.taken.append(place)
            if number < count:
                last, _ = labels.ends[number]
                labels.ends[number] = last, spot
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
            tops = {
                Stand.ABOVE: y + GAP + height,
                Stand.BELOW: y - GAP,
            }
            width = self.metrics.width(name_reference(line), bold=True)
            tried: list[tuple[int, Spot]] = []
            for at in range(len(self.block.categories)):
                middle = place_category(self.block, self.plot, at)
                left = middle - width / 2
                for stand, top in tops.items():
                    place = PageRect(left, top, width, height)
                    tried.append((at, Spot(stand, place=place)))
            at, spot = min(tried, key=lambda one: self.measure_cover(one[1].place))
            if spot.place:
                self.occupied.taken.append(spot.place)
            labels.references.append((at, spot))

    def measure_cover(self, place: PageRect | None) -> float:
        """Return how much a label would cover: what is outside weighs most, bars least."""
        bounds = self.occupied.bounds
        if place is None or not bounds.contains(place):
            return 1000.0
        taken = sum(place.meets(other) for other in self.occupied.taken)
        bars = sum(place.meets(bar) for bar in self.bars.values())
        return 10.0 * taken + bars

    # ---- numbers

    def place_numbers(self, labels: SlideLabels) -> None:
        """Place the numbers, the weightiest first."""
        for number, at in self.choose_numbers(labels):
            text = self.block.series[number].labels[at]
            chosen = GONE
            own = self.bars.get((number, at))
            for spot in self.list_stands(number, at, text):
                if spot.place and self.is_free(spot.place, own, spot.stand):
                    self.occupied.taken.append(spot.place)
                    chosen = spot
                    break
            labels.numbers[number, at] = chosen

    def choose_numbers(self, labels: SlideLabels) -> list[Value]:
        """Return the values that have numbers where there is room, the weightiest first."""
        first, last = self.order_numbers(labels)
        count = len(first) + len(last)
        traits = self.block.traits
        is_single = len(self.block.series) == 1
        is_line = traits.has_lines and is_single
        if is_line and count > _MOST_OF_A_LINE:
            return first
        most = MOST_NUMBERED if traits.has_categories else _MOST_POINTS
        return [*first, *last] if count <= most else []

    def order_numbers(
        self,
        labels: SlideLabels,
    ) -> tuple[list[Value], list[Value]]:
        """Return the values that are kept longest, and the others."""
        first: list[Value] = []
        last: list[Value] = []
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
                kept = first if at in weighty else last
                kept.append((number, at))
        return first, last

    def is_free(
        self,
        place: PageRect,
        own: PageRect | None,
        stand: Stand,
    ) -> bool:
        """Whether a label has a place for itself: within its bar, or off all bars."""
        if not self.occupied.is_free(place):
            return False
        if stand in INSIDE:
            return own is not None and own.contains(place)
        if not self.occupied.bounds.contains(place):
            return False
        for bar in self.bars.values():
            if place.meets(bar) and not bar.contains(place):
                return False
        return True

    def list_stands(
        self,
        number: int,
        at: int,
        text: str,
    ) -> Iterator[Spot]:
        """Yield the sides on which a number may stand, with the room that it takes there."""
        width = self.metrics.width(text, bold=True)
        height = self.metrics.size * _HEIGHT
        bar = self.bars.get((number, at))
        if bar is None:
            point = self.points.get((number, at))
            if point:
                yield from self.list_stands_around(point, width, height)
            return
        values = self.block.series[number].values
        is_negative = (values[at] or 0.0) < 0
        put = stand_upright
        if self.block.traits.is_sideways:
            put = stand_sideways
        for stand in self.choose_stands():
            place = put(
                bar,
                stand,
                width,
                height,
                is_negative,
            )
            yield Spot(stand, place=place)

    def choose_stands(self) -> Sequence[Stand]:
        """Return on which sides of bars numbers may stand, in the order of preference."""
        if self.block.is_stacked:
            return (Stand.WITHIN,)
        if self.block.is_combined:
            return (Stand.AT_FOOT,)
        return (Stand.BEYOND, Stand.AT_END, Stand.AT_FOOT)

    def list_stands_around(
        self,
        point: Point,
        width: float,
        height: float,
    ) -> Iterator[Spot]:
        """Yield the sides of a point: above a line, right of one that is by itself."""
        x, y = point
        off = MARKER + GAP
        top = y + height / 2
        behind = PageRect(x + off, top, width, height)
        before = PageRect(
            x - off - width,
            top,
            width,
            height,
        )
        right = Spot(Stand.RIGHT, place=behind)
        left = Spot(Stand.LEFT, place=before)
        above = y + off + height
        over, *aside_over = self.shift(
            Stand.ABOVE,
            x,
            above,
            width,
        )
        below = y - off
        under, *aside_under = self.shift(
            Stand.BELOW,
            x,
            below,
            width,
        )
        if self.block.traits.has_categories:
            yield from (over, under, left, right)
            yield from aside_over
            yield from aside_under
        else:
            yield from (right, over, left, under)

    def shift(
        self,
        stand: Stand,
        x: float,
        top: float,
        width: float,
    ) -> Iterator[Spot]:
        """Yield the places of a number above or below its point: over it, and aside of it."""
        height = self.metrics.size * _HEIGHT
        half = width / 2
        for aside in (0.0, -half, half):
            left = x + aside - half
            place = PageRect(left, top, width, height)
            yield Spot(stand, aside=aside, place=place)
