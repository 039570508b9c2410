"""Ranges of values and stretches of categories -> quiet tints behind all that is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.marks import (
    MUTED,
    Area,
    Ink,
    Label,
    Mark,
    Part,
    Tone,
    outline_rectangle,
)
from reporting.charts.scales import Scale
from reporting.charts.space import ChartSpace, shorten_label
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartBand, ChartSpan
from reporting.record import Record, replace

BAND_WHITES = (0.82, 0.88, 0.76)
"""Share of white in the tint of each band, so that neighbours are told apart."""
SPAN_WHITE = 0.88
_APART = 6.0
"""Between the names of two spans in one row, in points."""
_DESCENT = 3.0


class Stretch(Record, frozen=True):
    """A span where it is drawn: from one place to another across a plot area, in points."""

    left: float
    right: float
    name: str


def tint_band(number: int) -> Tone:
    """Return the tint of a band, by its number from 0."""
    return Tone(Ink.MUTED, BAND_WHITES[number % len(BAND_WHITES)])


def limit_band(band: ChartBand, scale: Scale) -> tuple[float, float]:
    """Return where a band begins and ends on a scale; an open one goes to the end of it."""
    start = scale.start if band.low is None else scale.place(band.low)
    end = scale.end if band.high is None else scale.place(band.high)
    return start, end


def find_across(centres: Sequence[float], slot: float, at: float) -> float:
    """Return where a place among categories stands, in points.

    Args:
        centres: the middle of each category.
        slot: width of one that has no neighbours.
        at: the place: 0 is the middle of the first category.
    """
    last = len(centres) - 1
    first = min(max(int(at), 0), max(last - 1, 0))
    step = slot
    if last:
        step = centres[first + 1] - centres[first]
    return centres[first] + (at - first) * step


def list_stretches(
    spans: Sequence[ChartSpan],
    centres: Sequence[float],
    slot: float,
    ends: tuple[float, float],
) -> list[Stretch]:
    """Return where spans of categories stand.

    Args:
        spans: of the chart.
        centres: the middle of each category, in points.
        slot: width of one that has no neighbours.
        ends: left and right edge of the plot area.
    """
    stretches: list[Stretch] = []
    for span in spans:
        left, right = ends
        if span.start is not None:
            left = max(left, find_across(centres, slot, span.start))
        if span.end is not None:
            right = min(right, find_across(centres, slot, span.end))
        stretches.append(Stretch(left, right, span.name))
    return stretches


def stretch_along(span: ChartSpan, scale: Scale) -> Stretch:
    """Return where a span of a chart of points stands, on its lower axis."""
    left = scale.start if span.start is None else scale.place(span.start)
    right = scale.end if span.end is None else scale.place(span.end)
    return Stretch(left, right, span.name)


def fill_rectangle(
    left: float,
    bottom: float,
    right: float,
    top: float,
    tone: Tone,
) -> Area:
    """Return a tint between four edges, in points."""
    corners = outline_rectangle(left, bottom, right, top)
    return Area(Part.BAND, corners, tone, edge=0.0)


def lay_out_bands(
    block: ChartBlock,
    scale: Scale,
    left: float,
    right: float,
) -> Iterator[Mark]:
    """Yield the tints of ranges of values in an upright chart.

    Args:
        block: the chart.
        scale: where values stand.
        left: left edge of the plot area, in points.
        right: its right edge.
    """
    for number, band in enumerate(block.bands):
        start, end = limit_band(band, scale)
        yield fill_rectangle(
            left,
            start,
            right,
            end,
            tint_band(number),
        )


class SpanRow(Record, frozen=True):
    """A span with its name over it.

    Args:
        stretch: where it stands.
        name: its label, at its place from the left and at the foot of all rows.
        row: of its name, from 0 upwards.
    """

    stretch: Stretch
    name: Label
    row: int


def lay_out_spans(
    spans: Sequence[SpanRow],
    space: ChartSpace,
    foot: float,
    top: float,
    right: float,
) -> Iterator[Mark]:
    """Yield the tints of spans, each up to its name above the plot area.

    Args:
        spans: arranged.
        space: of the chart.
        foot: of the plot area, in points.
        top: where the lowest names begin.
        right: right edge of the plot area.
    """
    tone = Tone(Ink.MUTED, SPAN_WHITE)
    for span in spans:
        end = min(span.stretch.right, right)
        head = top + span.row * space.leading
        yield fill_rectangle(
            span.stretch.left,
            foot,
            end,
            head,
            tone,
        )
        yield replace(span.name, y=head + _DESCENT)


def arrange_spans(
    stretches: Sequence[Stretch],
    space: ChartSpace,
) -> tuple[SpanRow, ...]:
    """Name spans over their middles, in rows where one would run into another.

    A name at the edge is moved into the drawing.
    """
    ends: list[tuple[int, float, float]] = []
    arranged: list[SpanRow] = []
    for stretch in stretches:
        name = shorten_label(space.metrics, stretch.name, space.width)
        half = space.metrics.width(name) / 2
        middle = (stretch.left + stretch.right) / 2
        middle = max(half, min(middle, space.width - half))
        left = middle - half - _APART
        right = middle + half + _APART
        met = {row for row, start, end in ends if left < end and start < right}
        row = next(free for free in range(len(met) + 1) if free not in met)
        ends.append((row, middle - half, middle + half))
        label = Label(
            Part.SPAN_NAME,
            middle,
            0.0,
            name,
            "middle",
            tone=MUTED,
        )
        arranged.append(SpanRow(stretch, label, row))
    return tuple(arranged)


def count_rows(spans: Sequence[SpanRow]) -> int:
    """Return how many rows the names of spans take."""
    return max((span.row + 1 for span in spans), default=0)
