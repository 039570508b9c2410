"""Remarks at lying bars -> their words right of a row, or numbers there and notes below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.charts.marks import MUTED, Area, Label, Mark, Part, Path, Point
from reporting.charts.occupied import find_label_room
from reporting.charts.space import ChartSpace, break_label
from reporting.charts.stacked_lines import stack_lines
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


class RowRemark(Record, frozen=True):
    """A remark in its row.

    Args:
        lines: of its words.
        left: where they begin, in points.
        end: where the bar ends, with its number, in points from the row's middle.
    """

    lines: tuple[str, ...]
    left: float
    end: Point


class RowRemarks(Record, frozen=True):
    """The remarks of one row.

    Args:
        words: those that stand in the row, from the top down.
        numbers: what stands there of those told below the chart, each with its place.
        notes: what is told there.
    """

    words: tuple[RowRemark, ...] = ()
    numbers: tuple[tuple[str, Point], ...] = ()
    notes: tuple[str, ...] = ()

    def measure(self, space: ChartSpace) -> float:
        """Return how high the words are, in points."""
        lines = sum(len(remark.lines) for remark in self.words)
        return lines * space.leading


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
    if not annotations:
        return RowRemarks()
    reached = [x for x, _ in ends.values()]
    reached.append(find_row_end(marks, space))
    beyond = max(reached) + _GAP
    room = space.width - beyond
    words: list[RowRemark] = []
    numbers: list[tuple[str, Point]] = []
    notes: list[str] = []
    for annotation in sorted(annotations, key=lambda one: one.series):
        end = ends[annotation.series]
        left = end[0] + _GAP
        text = annotation.text
        if left + space.metrics.width(text) <= space.width:
            words.append(RowRemark((text,), left, end))
            continue
        lines = break_label(
            space.metrics,
            text,
            max(room, 1.0),
        )
        is_narrow = room < space.width * _LEAST_SHARE
        if is_narrow or len(lines) > _MOST_LINES:
            number = f"({first + len(notes)})"
            numbers.append((number, end))
            notes.append(f"{number} {annotation.told}")
        else:
            words.append(RowRemark(tuple(lines), beyond, end))
    return RowRemarks(
        tuple(words),
        tuple(numbers),
        tuple(notes),
    )


def find_row_end(
    marks: Sequence[Mark],
    space: ChartSpace,
    y: float | None = None,
) -> float:
    """Return up to where bars and numbers of a row reach, or those at one height, in points."""
    right = 0.0
    for mark in marks:
        if isinstance(mark, Area):
            xs, levels = zip(*mark.points, strict=True)
            if y is None or min(levels) < y < max(levels):
                right = max(right, *xs)
        elif isinstance(mark, Label):
            room = find_label_room(mark, space.metrics)
            if y is None or room.bottom < y < room.top:
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
        yield Label(
            Part.ANNOTATION,
            x + _NUMBER_GAP,
            middle + aside - _DESCENT,
            number,
            is_bold=True,
        )
    free = height
    rest = remarks.measure(space)
    for remark in remarks.words:
        x, aside = remark.end
        y = middle + aside
        high = len(remark.lines) * space.leading
        wanted = min(y + high / 2, free)
        top = max(wanted, rest)
        free = top - high
        rest -= high
        if remark.left - x > _GAP + 1:
            level = min(max(y, free + _DESCENT), top - _DESCENT)
            lead = (remark.left - _GAP / 3, level), (x + 2, y)
            yield Path(Part.ANNOTATION_LINE, lead, MUTED)
        baseline = top - space.leading / 2 - _DESCENT
        first = Label(
            Part.ANNOTATION,
            remark.left,
            baseline,
            "",
        )
        yield from stack_lines(first, remark.lines, space.leading)
