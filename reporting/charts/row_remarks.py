"""Remarks at lying bars -> their words right of a row, or numbers there and notes below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.charts.marks import MUTED, Area, Label, Mark, Part, Path, Point
from reporting.charts.occupied import find_label_room
from reporting.charts.space import ChartSpace, break_label, measure_widest
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import Annotation
from reporting.record import Record

_GAP = 9.0
"""From what stands in a row to a remark, in points."""
_LEAST_SHARE = 0.18
"""Share of the width that words of a remark need."""
_MOST_LINES = 4
_DESCENT = 3.0
_NUMBER_GAP = 4.0


class RowRemarks(Record, frozen=True):
    """The remarks of one row.

    Args:
        words: lines of each that stands in the row.
        places: the end of the bar of each, with its number, in points from the row's middle.
        left: where all begin.
        numbers: what stands in the row of those told below the chart, each with its place.
        notes: what is told there.
    """

    words: tuple[tuple[str, ...], ...] = ()
    places: tuple[Point, ...] = ()
    left: float = 0.0
    numbers: tuple[tuple[str, Point], ...] = ()
    notes: tuple[str, ...] = ()

    def measure(self, space: ChartSpace) -> float:
        """Return how high the words are, in points."""
        return sum(map(len, self.words)) * space.leading


def measure_remark_numbers(block: ChartBlock, space: ChartSpace) -> float:
    """Return the room behind bars for the numbers of remarks, in points."""
    if block.annotations:
        return space.metrics.width("(6)", bold=True) + _NUMBER_GAP
    return 0.0


def place_row_remarks(
    annotations: Sequence[Annotation],
    marks: Sequence[Mark],
    ends: Mapping[int, Point],
    space: ChartSpace,
    first: int,
) -> RowRemarks:
    """Return the remarks at the bars of one row.

    Args:
        annotations: at its bars.
        marks: of the row.
        ends: where the bar of each series ends, with its number, from the row's middle.
        space: what the chart is laid out in.
        first: number of the first remark that is told below the chart.
    """
    metrics = space.metrics
    left = 0.0
    for mark in marks:
        if isinstance(mark, Label):
            left = max(left, find_label_room(mark, metrics).right)
        elif isinstance(mark, Area):
            left = max(left, *[x for x, _ in mark.points])
    left += _GAP
    room = space.width - left
    words: list[tuple[str, ...]] = []
    places: list[Point] = []
    numbers: list[tuple[str, Point]] = []
    notes: list[str] = []
    for annotation in annotations:
        end = ends[annotation.series]
        lines = break_label(metrics, annotation.text, max(room, 1.0))
        is_narrow = room < space.width * _LEAST_SHARE
        is_narrow = is_narrow and measure_widest(metrics, [annotation.text]) > room
        if is_narrow or len(lines) > _MOST_LINES:
            number = f"({first + len(notes)})"
            numbers.append((number, end))
            notes.append(f"{number} {annotation.told}")
            continue
        words.append(tuple(lines))
        places.append(end)
    return RowRemarks(tuple(words), tuple(places), left, tuple(numbers), tuple(notes))


def find_row_end(marks: Sequence[Mark], space: ChartSpace, y: float) -> float:
    """Return up to where bars and their numbers reach at some height, in points."""
    right = 0.0
    for mark in marks:
        if isinstance(mark, Area):
            levels = [level for _, level in mark.points]
            if min(levels) < y < max(levels):
                right = max(right, *[x for x, _ in mark.points])
        elif isinstance(mark, Label) and mark.part is not Part.CATEGORY_NAME:
            room = find_label_room(mark, space.metrics)
            if room.bottom < y < room.top:
                right = max(right, room.right)
    return right


def lay_out_row_remarks(
    remarks: RowRemarks,
    space: ChartSpace,
    height: float,
) -> Iterator[Mark]:
    """Yield the remarks of a row of some height in points, each led to its bar."""
    middle = height / 2
    for number, (x, aside) in remarks.numbers:
        y = middle + aside
        left = x + _NUMBER_GAP
        yield Label(Part.ANNOTATION, left, y - _DESCENT, number, is_bold=True)
    top = (height + remarks.measure(space)) / 2
    for lines, (x, aside) in zip(remarks.words, remarks.places, strict=True):
        y = middle + aside
        bottom = top - len(lines) * space.leading
        level = min(max(y, bottom + space.leading / 2), top - space.leading / 2)
        start = (remarks.left - _GAP / 3, level)
        if remarks.left - x > _GAP + 1 or abs(level - y) > 1:
            yield Path(Part.ANNOTATION_LINE, (start, (x + 2, y)), MUTED)
        baseline = top - space.leading / 2 - _DESCENT
        for line in lines:
            yield Label(Part.ANNOTATION, remarks.left, baseline, line)
            baseline -= space.leading
        top = bottom
