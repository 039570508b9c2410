"""Bands and spans of lying bars -> tints behind each row, and the names of spans over rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.charts.bands import SPAN_WHITE, fill_rectangle, limit_band, tint_band
from reporting.charts.marks import MUTED, Ink, Label, Mark, Part, Tone
from reporting.charts.scales import Scale
from reporting.charts.space import ChartSpace, shorten_label
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSpan

_DESCENT = 3.0


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
            yield fill_rectangle(0.0, 0.0, space.width, height, tone)
    for number, band in enumerate(block.bands):
        start, end = limit_band(band, scale)
        yield fill_rectangle(start, 0.0, end, height, tint_band(number))


def name_row_spans(
    heads: Sequence[str],
    space: ChartSpace,
    foot: float,
) -> Iterator[Mark]:
    """Yield the names of the spans that begin with a row, from `foot` upwards in points."""
    baseline = foot + _DESCENT
    for name in heads:
        text = shorten_label(space.metrics, name, space.width)
        yield Label(Part.SPAN_NAME, 2.0, baseline, text, tone=MUTED)
        baseline += space.leading
