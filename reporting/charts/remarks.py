"""Remarks at single values -> their words where they cover nothing, each led to its value.

They are tried beside the value, above and below it, and then farther and farther off, with a
thin line from the words to the value. Where no place is found a number stands at the value, and
the remark below the chart behind the same number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

from reporting.charts.label_placement import OccupiedSpace
from reporting.charts.marks import MUTED, Label, Mark, Part, Path, Point, Side, Value
from reporting.charts.occupied import RoomIndex, occupy_marks
from reporting.charts.space import TextMetrics, break_label, measure_widest
from reporting.charts.stacked_lines import stack_lines
from reporting.charts.within import ground_label
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import Annotation
from reporting.record import Record

_SIZE = 8.0
"""Of the type for which distances are given, in points: on slides all is larger."""
_WIDTHS = (0.3, 0.22, 0.42, 0.16)
"""Shares of the plot area's width that the lines of a remark may take, the best first."""
_EVEN = (1.0, 1.1, 1.2, 1.35)
"""Widths of lines that are about as long as each other, to an equal part of the words."""
_LEAST = 60.0
"""Narrowest lines that are tried, in points."""
_NEAR = 6.0
"""From a value to words that need no line to it, in points."""
_STEPS = (14.0, 24.0, 36.0, 50.0, 66.0, 84.0, 104.0)
"""How far off words are tried, in points."""
_NUMBER_STEPS = (4.0, 8.0, 13.0, 19.0, 26.0)
"""How far off the number of a remark is tried, in points."""
_SLOPES = (0.0, -0.5, 0.5, -1.0, 1.0)
"""Where words stand over or under their value: the share of their width that they are aside."""
_CLEAR = 5.0
"""How near a value a line to it may touch what is drawn, in points."""
_DESCENT = 0.22
"""Of a line of words, as a share of the size of the type."""
_RADIUS = 0.4


class Remark(Record, frozen=True):
    """A remark where it stands.

    Args:
        lines: of its words; none where it has no place.
        place: of all lines.
        line: from the words to the value; empty where they touch.
        side: to which of their edges the lines keep.
        is_number: whether it is the number of a remark that is told elsewhere.
        has_ground: whether it covers something, and so has a ground of its own.
    """

    lines: tuple[str, ...]
    place: PageRect
    line: tuple[Point, ...] = ()
    side: Side = "start"
    is_number: bool = False
    has_ground: bool = False


class RemarkPlacer:
    """Finds places for the remarks of one drawing.

    Args:
        occupied: what is drawn already.
        metrics: of the lettering.
    """

    def __init__(self, occupied: OccupiedSpace, metrics: TextMetrics) -> None:
        self.bounds = occupied.bounds
        self.metrics = metrics
        self.unit = metrics.size / _SIZE
        """How much larger than in print everything is."""
        self.index = RoomIndex(occupied.taken)

    def place(self, text: str, point: Point) -> Remark | None:
        """Return a remark at the first place that is free; none where none is."""
        broken: dict[tuple[str, ...], None] = {}
        """Each way to break the words once, in the order in which they are tried."""
        for share in _WIDTHS:
            width = max(_LEAST * self.unit, share * self.bounds.width)
            lines = self.break_evenly(text, width)
            broken[lines] = None
        for step, lines in product((_NEAR, *_STEPS), broken):
            distance = step * self.unit
            for remark in self.list_places(lines, point, distance):
                if self.is_free(remark, point):
                    self.index.add(remark.place.grow(1))
                    for spot in list_spots(remark.line):
                        self.index.add(spot)
                    return remark
        return None

    def break_evenly(self, text: str, width: float) -> tuple[str, ...]:
        """Return lines no wider than some points, all about as long: no word is left over."""
        lines = break_label(self.metrics, text, width)
        even = self.metrics.width(text) / len(lines)
        for share in _EVEN:
            narrow = min(width, even * share)
            closer = break_label(self.metrics, text, narrow)
            if len(closer) == len(lines):
                return tuple(closer)
        return tuple(lines)

    def list_places(
        self,
        lines: tuple[str, ...],
        point: Point,
        distance: float,
    ) -> Iterator[Remark]:
        """Yield the places of words at some distance: beside, above, below, and aslant."""
        x, y = point
        wide = measure_widest(self.metrics, lines)
        further = len(lines) - 1
        high = further * self.metrics.leading + self.metrics.size
        middle = y + high / 2
        lifts = [0.0]
        if distance > _NEAR * self.unit:
            lifts += distance, -distance
        for lift in lifts:
            top = middle + lift
            level = y + lift
            left = x + distance
            behind = PageRect(left, top, wide, high)
            end = left - 2, level
            yield self.lead(lines, behind, point, end, "start")
            left = x - distance - wide
            before = PageRect(left, top, wide, high)
            end = before.right + 2, level
            yield self.lead(lines, before, point, end, "end")
        for slope in _SLOPES:
            start = x - wide / 2 + slope * wide
            side: Side = "middle"
            if slope:
                side = "start" if slope > 0 else "end"
            foot = min(max(x, start + 3), start + wide - 3)
            top = y + distance + high
            above = PageRect(start, top, wide, high)
            end = foot, above.bottom - 1.5
            yield self.lead(lines, above, point, end, side)
            top = y - distance
            below = PageRect(start, top, wide, high)
            end = foot, top + 1.5
            yield self.lead(lines, below, point, end, side)

    def lead(
        self,
        lines: tuple[str, ...],
        place: PageRect,
        point: Point,
        end: Point,
        side: Side,
    ) -> Remark:
        """Return words at a place, with a line to their value where they do not touch it."""
        x, y = point
        gap = max(
            place.left - x,
            x - place.right,
            y - place.top,
            place.bottom - y,
            0.0,
        )
        line: tuple[Point, ...] = ()
        if gap > _NEAR * self.unit + 1:
            line = (end, point)
        return Remark(lines, place, line, side)

    def is_free(self, remark: Remark, point: Point) -> bool:
        """Whether words and their line cover nothing."""
        if not self.bounds.contains(remark.place):
            return False
        if not self.index.is_free(remark.place):
            return False
        x, y = point
        clear = _CLEAR * self.unit
        for spot in list_spots(remark.line):
            aside = max(abs(spot.left - x), abs(spot.top - y))
            if aside >= clear and not self.index.is_free(spot):
                return False
        return True

    def place_number(self, number: str, point: Point) -> Remark:
        """Return the number of a remark that is told elsewhere, near its value."""
        x, y = point
        width = self.metrics.width(number, bold=True)
        size = self.metrics.size
        wanted: list[PageRect] = []
        for step in _NUMBER_STEPS:
            distance = step * self.unit
            right = x + distance
            left = x - distance - width
            centred = x - width / 2
            above = y + distance + size
            below = y - distance
            beside = y + size / 2
            for start, top in (
                (right, beside),
                (left, beside),
                (centred, above),
                (centred, below),
                (right, above),
                (left, above),
            ):
                wanted.append(PageRect(start, top, width, size))
        return self.name(number, wanted, is_number=True)

    def name(
        self,
        text: str,
        wanted: Sequence[PageRect],
        *,
        is_number: bool = False,
    ) -> Remark:
        """Return a line of words at the first place that is free; else on a ground of its own.

        Args:
            text: the words.
            wanted: places, the best first.
            is_number: whether they are the number of a remark.
        """
        for place in wanted:
            if self.bounds.contains(place) and self.index.is_free(place):
                self.index.add(place)
                return Remark((text,), place, is_number=is_number)
        return Remark(
            (text,),
            wanted[0],
            is_number=is_number,
            has_ground=True,
        )


def list_spots(line: Sequence[Point]) -> Iterator[PageRect]:
    """Yield the room of a thin line, spot by spot."""
    for (x, y), (end_x, end_y) in pairwise(line):
        count = int(max(abs(end_x - x), abs(end_y - y), 1.0))
        for at in range(count):
            across = x + (end_x - x) * at / count
            up = y + (end_y - y) * at / count
            yield PageRect(
                across - _RADIUS,
                up + _RADIUS,
                2 * _RADIUS,
                2 * _RADIUS,
            )


def find_remarks(
    annotations: Sequence[Annotation],
    points: Mapping[Value, Point],
    placer: RemarkPlacer,
) -> tuple[list[Remark], tuple[str, ...]]:
    """Return where remarks stand, and what is told below the chart instead.

    Args:
        annotations: of the chart.
        points: where values stand, in points.
        placer: finds their places.
    """
    remarks: list[Remark] = []
    notes: list[str] = []
    for annotation in annotations:
        point = points.get((annotation.series, annotation.at))
        remark = placer.place(annotation.text, point) if point else None
        if remark:
            remarks.append(remark)
            continue
        number = f"({len(notes) + 1})"
        notes.append(f"{number} {annotation.told}")
        if point:
            remarks.append(placer.place_number(number, point))
    return remarks, tuple(notes)


def lay_out_remarks(
    block: ChartBlock,
    marks: Sequence[Mark],
    points: Mapping[Value, Point],
    bounds: PageRect,
    metrics: TextMetrics,
) -> tuple[list[Mark], tuple[str, ...]]:
    """Return the marks of a chart's remarks, and what is told below it instead.

    Args:
        block: the chart.
        marks: drawn already.
        points: where its values stand, in points.
        bounds: where remarks may stand.
        metrics: of the lettering.
    """
    if not block.annotations:
        return [], ()
    occupied = occupy_marks(marks, bounds, metrics)
    placer = RemarkPlacer(occupied, metrics)
    remarks, notes = find_remarks(block.annotations, points, placer)
    drawn: list[Mark] = []
    for remark in remarks:
        drawn += draw_remark(remark, metrics)
    return drawn, notes


def draw_remark(remark: Remark, metrics: TextMetrics) -> Iterator[Mark]:
    """Yield the line of a remark and its words."""
    if remark.line:
        yield Path(Part.ANNOTATION_LINE, remark.line, MUTED)
    place = remark.place
    if remark.has_ground:
        yield ground_label(place)
    middle = (place.left + place.right) / 2
    x = {"start": place.left, "end": place.right}.get(remark.side, middle)
    first = Label(
        Part.ANNOTATION,
        x,
        place.top - metrics.size * (1 - _DESCENT),
        "",
        remark.side,
        remark.is_number,
    )
    yield from stack_lines(first, remark.lines, metrics.leading)
