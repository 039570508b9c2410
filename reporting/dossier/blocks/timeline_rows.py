"""Few events of few words -> a timeline that lies across text and margin.

The line runs above the words of the events, which stand side by side. To scale, marks stand at
their dates below the ticks, and a line leads from each to its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reporting.charts.marks import MUTED, Label, Panel, Part, Path
from reporting.charts.marks import Mark as ChartMark
from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.rows import RowMeasure, has_broken_word, measure_row
from reporting.dossier.blocks.timeline_events import (
    LINE_WIDTH,
    OPEN_DASH,
    RADIUS,
    draw_event,
    draw_line,
    make_scale,
    set_event_words,
    set_timeline_key,
)
from reporting.dossier.blocks.timeline_places import AFTER, place_events
from reporting.dossier.charts.chart import draw_panel
from reporting.dossier.galley.compose import Cell, abreast, fuse, stack
from reporting.dossier.galley.galley import NEVER, Slab, Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.charts.lettering import TextMetrics
from reporting.paper.marks import Drawing, Fill, Mark, Stroke
from reporting.paper.tag import Tag
from reporting.plan.block_model import TimelineBlock, TimelineEvent
from reporting.record import Record, replace

_BELOW = 6.0
"""From the marks to the words below, in points."""
_TICK = 4.0
"""Length of a tick, in points."""
_LEAD = 22.0
"""Room for the lines that lead from marks to words, in points."""
_BEND = 5.0
"""Of such a line, what stands upright at either end, in points."""
_FAR = 0.3
"""Share of the width that words may stand away from their mark."""
_LABEL_GAP = 6.0
"""Least space between the labels of two ticks, in points."""


class _Head(Record, frozen=True):
    """What stands above the words of a row: line, marks, ticks."""

    height: float
    marks: tuple[Mark, ...]


def set_timeline_row(setting: TypesetContext, block: TimelineBlock) -> BlockBody | None:
    """Set events side by side.

    Args:
        setting: text and margin together.
        block: a timeline of few events.

    Returns:
        None where a date has no room, or words would stand far from their marks.
    """
    row = measure_row(setting.width, len(block.events))
    head: _Head | None
    if block.ticks:
        head = draw_scale(setting, block, row)
    else:
        head = draw_evenly(setting, block.events, row)
    if head is None:
        return None
    words = set_words_abreast(setting, block.events, row)
    if words is None:
        return None
    above = Slab(head.height, head.marks)
    slab = fuse((above, *words))
    key = set_timeline_key(setting, block)
    if not key:
        return BlockBody((slab,))
    return BlockBody((replace(slab, cut=NEVER), *key))


def set_words_abreast(
    setting: TypesetContext,
    events: Sequence[TimelineEvent],
    row: RowMeasure,
) -> Slabs | None:
    """Set date and text of each event side by side; None where a date has no room."""
    place = setting.group("L", numbering="None")
    style = replace(setting.styles.label, patterns="")
    cells: list[Cell] = []
    for left, event in zip(row.lefts, events, strict=True):
        box = (setting.flip(left, row.width), row.width)
        item = place.group("LI")
        when, text = set_event_words(
            item,
            event,
            style,
            box,
            box,
        )
        if has_broken_word(when):
            return None
        cell = Cell(0, stack(when, text))
        cells.append(cell)
    return abreast(cells, whole=True)


# ---------------------------------------------------------------- evenly spaced


def draw_evenly(
    setting: TypesetContext,
    events: Sequence[TimelineEvent],
    row: RowMeasure,
) -> _Head:
    """Draw a mark above the words of each event, and the line from one to the next."""
    y = RADIUS + 1
    starts = [left + RADIUS for left in row.lefts]
    ends = starts[1:]
    if events[-1].is_lasting:
        ends.append(setting.width)
    lines: list[Mark] = []
    dots: list[Mark] = []
    for number, event in enumerate(events):
        start = starts[number]
        begin = (setting.flip(start), y)
        if number < len(ends):
            end = (setting.flip(ends[number]), y)
            is_uncertain = event.is_uncertain
            line = draw_line(setting, begin, end, is_uncertain=is_uncertain)
            lines.append(line)
        if event.is_lasting:
            width = ends[number] - start - 2 * RADIUS
            dots += draw_bar(setting, event, start, width, y)
        else:
            dot = draw_event(setting, event, *begin, y)
            dots.append(dot)
    return _Head(
        y + RADIUS + _BELOW,
        (*lines, *dots),
    )


def draw_bar(
    setting: TypesetContext,
    event: TimelineEvent,
    start: float,
    width: float,
    y: float,
) -> list[Mark]:
    """Draw a lying bar for what lasts, from its mark on."""
    accent = setting.accent
    fill = setting.theme.colours.paper if event.is_uncertain else accent
    left = setting.flip(start - RADIUS, width)
    head = y - RADIUS
    foot = y + RADIUS
    right = left + width
    corners = (
        (left, head),
        (right, head),
        (right, foot),
        (left, foot),
        (left, head),
    )
    dash = OPEN_DASH if event.is_uncertain else ()
    return [
        Fill(left, head, width, 2 * RADIUS, fill),
        Stroke(corners, accent, LINE_WIDTH, dash),
    ]


# ---------------------------------------------------------------- to scale


def draw_scale(
    setting: TypesetContext,
    block: TimelineBlock,
    row: RowMeasure,
) -> _Head | None:
    """Draw marks at their dates, ticks above them, and lines down to the words.

    Returns:
        None where something lasts, labels of ticks meet, or words stand far from their mark.
    """
    events = block.events
    if any(event.is_lasting for event in events):
        return None
    undated = sum([event.start is None for event in events])
    time = setting.width - 2 * RADIUS - undated * AFTER
    places = place_events(events, time)
    zero = RADIUS - min(0.0, places[0])
    metrics = TextMetrics(setting.theme)
    y = metrics.leading + _TICK + RADIUS
    scale = make_scale(setting, block)
    ticks = draw_ticks(
        setting,
        block,
        (zero, time),
        y,
        scale,
    )
    if ticks is None:
        return None
    marks: list[Mark] = draw_axis(
        setting,
        (zero, time),
        places,
        y,
    )
    marks.append(ticks)
    dots: list[Mark] = []
    for event, place, left in zip(events, places, row.lefts, strict=True):
        x = zero + place
        below = left + RADIUS
        if abs(x - below) > setting.width * _FAR:
            return None
        marks.append(draw_leader(setting, x, below, y))
        mark = setting.flip(x)
        dot = draw_event(setting, event, mark, y, y)
        dots.append(dot)
    foot = y + _LEAD + _BELOW / 2
    return _Head(foot, (*marks, *dots))


def draw_axis(
    setting: TypesetContext,
    axis: tuple[float, float],
    places: Sequence[float],
    y: float,
) -> list[Mark]:
    """Draw the line, and dots from its ends to events without a date beyond them.

    Args:
        setting: text and margin together.
        axis: where the time begins, and its length, in points.
        places: of the events, in points from the beginning of the time.
        y: of the line.
    """
    zero, time = axis
    first = min(0.0, places[0])
    last = max(time, places[-1])
    bounds = (first, 0.0, time, last)
    lines: list[Mark] = []
    for begin, end in pairwise(bounds):
        if begin == end:
            continue
        is_beyond = begin < 0 or end > time
        near = (setting.flip(zero + begin), y)
        far = (setting.flip(zero + end), y)
        line = draw_line(setting, near, far, is_uncertain=is_beyond)
        lines.append(line)
    return lines


def draw_ticks(
    setting: TypesetContext,
    block: TimelineBlock,
    axis: tuple[float, float],
    y: float,
    scale: Tag,
) -> Drawing | None:
    """Draw ticks with their labels above the line; None where two labels meet."""
    metrics = TextMetrics(setting.theme)
    zero, time = axis
    height = y + RADIUS
    marks: list[ChartMark] = []
    filled = -_LABEL_GAP
    for tick in block.ticks:
        place = zero + tick.value * time
        width = metrics.width(tick.label)
        half = width / 2
        middle = min(
            max(place, half),
            setting.width - half,
        )
        if middle - half < filled + _LABEL_GAP:
            return None
        filled = middle + half
        x = setting.flip(place)
        foot = height - y
        line = ((x, foot), (x, foot + RADIUS + _TICK))
        mark = Path(Part.TICK_MARK, line, MUTED, LINE_WIDTH)
        marks.append(mark)
        label = Label(
            Part.TICK_LABEL,
            setting.flip(middle),
            height - metrics.size,
            tick.label,
            "middle",
            tone=MUTED,
        )
        marks.append(label)
    panel = Panel(setting.width, height, tuple(marks))
    return draw_panel(setting, panel, scale)


def draw_leader(
    setting: TypesetContext,
    x: float,
    below: float,
    y: float,
) -> Stroke:
    """Draw the line that leads from a mark to its words."""
    mark = setting.flip(x)
    words = setting.flip(below)
    foot = y + _LEAD
    path = (
        (mark, y),
        (mark, y + RADIUS + _BEND),
        (words, foot - _BEND),
        (words, foot),
    )
    return Stroke(path, setting.theme.colours.muted)
