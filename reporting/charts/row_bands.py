"""Bands and spans of lying bars -> tints behind each row, and the names of spans over rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reporting.charts.bands import SPAN_WHITE, fill_rectangle, limit_band, tint_band
from reporting.charts.marks import MUTED, Ink, Label, Mark, Part, Tone
from reporting.charts.scales import Scale
from reporting.charts.space import ChartSpace, shorten_label
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSpan

_DESCENT = 3.0
_GAP = 4.0
"""From a line, or the edge, to the name of a span, in points."""


def covers_row(span: ChartSpan, at: int) -> bool:
    """Whether a category is in a span, by its number from 0."""
    is_after = span.start is None or span.start < at
    return is_after and (span.end is None or at < span.end)


def list_span_heads(block: ChartBlock, at: int) -> list[str]:
    """Return the names of the spans whose first row is that of a category."""
    heads: list[str] = []
    for span in block.spans:
        if covers_row(span, at) and not (at and covers_row(span, at - 1)):
            heads.append(span.name)
    return heads


def lay_out_row_bands(
    block: ChartBlock,
    space: ChartSpace,
    scale: Scale,
    at: int,
    height: float,
) -> Iterator[Mark]:
    """Yield the tints behind one row of a height in points.

    Args:
        block: the chart.
        space: what it is laid out in.
        scale: where values stand, from left to right.
        at: number of the category.
        height: of the row, with the names of spans over it.
    """
    for span in block.spans:
        if covers_row(span, at):
            tone = Tone(Ink.MUTED, SPAN_WHITE)
            yield fill_rectangle(
                0.0,
                0.0,
                space.width,
                height,
                tone,
            )
    for number, band in enumerate(block.bands):
        start, end = limit_band(band, scale)
        yield fill_rectangle(
            start,
            0.0,
            end,
            height,
            tint_band(number),
        )


def name_row_spans(
    heads: Sequence[str],
    space: ChartSpace,
    foot: float,
    lines: Sequence[float],
) -> Iterator[Mark]:
    """Yield the names of the spans that begin with a row, where no line runs through them.

    Args:
        heads: the names.
        space: what the chart is laid out in.
        foot: where they begin, upwards in points.
        lines: where lines run down through all rows, in points from the left.
    """
    edges = [0.0, *sorted(lines), space.width]
    gaps = [(end - start - 2 * _GAP, end - _GAP) for start, end in pairwise(edges)]
    baseline = foot + _DESCENT
    for name in heads:
        width = space.metrics.width(name)
        fits = [gap for gap in gaps if gap[0] >= width]
        room, end = fits[-1] if fits else max(gaps)
        text = shorten_label(space.metrics, name, room)
        yield Label(
            Part.SPAN_NAME,
            end,
            baseline,
            text,
            "end",
            tone=MUTED,
        )
        baseline += space.leading
