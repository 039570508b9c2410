"""A chart of many named rows -> charts that a slide each has room for, on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSpan, Highlight
from reporting.record import replace
from reporting.slides.typesetter import Typesetter

_PITCH = 1.35
"""From one row to the next at the least, as a multiple of the type."""
_LEADING = 1.25
"""Of a name that runs over several lines, as a multiple of the type."""


def split_chart(setter: Typesetter, block: ChartBlock, place: Rect) -> list[ChartBlock]:
    """Return a chart as it is, or in parts of equally many rows where they have no room.

    Args:
        setter: measures.
        block: the chart.
        place: where it stands.
    """
    if block.panels:
        from reporting.slides.panels import split_panels

        return split_panels(block)
    count = len(block.categories)
    if not block.traits.has_joins or not count:
        return [block]
    from reporting.charts.dumbbells import (
        FOOT_LEADING,
        HEAD_LEADING,
        SLIDE_NAMES_SHARE,
    )

    size = setter.tokens.body_floor
    room = place.width.times(SLIDE_NAMES_SHARE)
    depths: list[int] = []
    for name in block.categories:
        text = setter.make_text(name, Style.TEXT, size)
        depths.append(ceil(setter.measure_line(text) / room))
    deepest = max((sum(pair) for pair in pairwise(depths)), default=depths[0])
    pitch = size.times(max(_PITCH, deepest / 2 * _LEADING))
    head = size.times(HEAD_LEADING * (len(block.lines) + 1) + FOOT_LEADING)
    most = max(1, int((place.height - head) / pitch))
    parts = -(-count // most)
    if parts == 1:
        return [block]
    return [
        take_rows(block, count * part // parts, count * (part + 1) // parts)
        for part in range(parts)
    ]


def take_rows(block: ChartBlock, first: int, stop: int) -> ChartBlock:
    """Return a chart of some of the rows of another, on its scale.

    Args:
        block: the chart.
        first: number of the first of its rows.
        stop: number of the one after the last.
    """
    series = []
    for row in block.series:
        part = replace(
            row,
            values=row.values[first:stop],
            labels=row.labels[first:stop],
        )
        series.append(part)
    chosen = block.highlight.categories
    inside = tuple([at - first for at in chosen if first <= at < stop])
    if chosen and not inside:
        inside = (stop - first,)  # none of these rows, which stay grey
    remarks = [
        replace(one, at=one.at - first)
        for one in block.annotations
        if first <= one.at < stop
    ]
    return replace(
        block,
        categories=block.categories[first:stop],
        series=tuple(series),
        highlight=Highlight(block.highlight.series, inside),
        annotations=tuple(remarks),
        spans=tuple(list_spans(block, first, stop)),
        dates=None,
    )


def list_spans(block: ChartBlock, first: int, stop: int) -> Iterator[ChartSpan]:
    """Yield the spans of some rows, by their places among these."""
    for span in block.spans:
        is_before = span.end is not None and span.end < first
        is_behind = span.start is not None and span.start > stop - 1
        if is_before or is_behind:
            continue
        start = None if span.start is None else span.start - first
        end = None if span.end is None else span.end - first
        yield replace(span, start=start, end=end)
