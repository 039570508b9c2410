"""A timeline whose dates are known -> marks where the dates are, and the words beside them.

Words stand as near to their marks as they can without running into each other; a line leads
from each mark to its words. Where many events fall into a small part of the time, words would
stand level with other dates than their own: then the scale is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.charts.marks import MUTED, Label, Panel, Part, Path, Side
from reporting.charts.marks import Mark as ChartMark
from reporting.dossier.blocks.timeline_events import (
    LINE_WIDTH,
    RADIUS,
    draw_event,
    draw_line,
    make_scale,
    set_event_words,
)
from reporting.dossier.blocks.timeline_places import (
    AFTER,
    choose_lanes,
    measure_time,
    place_events,
    spread_words,
)
from reporting.dossier.charts.chart import draw_panel
from reporting.dossier.galley.compose import fuse, stack
from reporting.dossier.galley.galley import NotePlace, Slab, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.charts.lettering import TextMetrics
from reporting.paper.marks import Drawing, Mark, Stroke, shift_marks
from reporting.paper.tag import Tag
from reporting.plan.block_model import TimelineBlock, TimelineEvent
from reporting.record import Record, replace

_TALL = 0.6
"""Share of the page's height that it may take for its looks."""
_TALLEST = 0.85
"""Share of the page's height that it may take for its words."""
_FAR = 3
"""Lines of text that words may stand above or below the height of their mark."""
_BETWEEN = 7.0
"""Between the words of two events, in points."""
_LANE = 9.0
"""From the line to the bar of what lasts, and from there to one at the same time."""
_LEVEL = 0.72
"""From the head of a line of words to its middle, as a share of the type size."""
_BEND = 24.0
"""Room for the lines that lead from marks to words, in points."""
_BEFORE = 4.0
"""Between the end of such a line and the words, in points."""
_TICK = 4.0
"""Length of a tick, in points."""


class _Entry(Record, frozen=True):
    """An event with its words; heights are points below the beginning of the time.

    Args:
        event: of the timeline.
        words: when it was, and what it was, as one strip.
        x: where its mark stands, in points from the left edge.
        start: where it begins.
        end: where it ends.
        edge: where its words begin.
    """

    event: TimelineEvent
    words: Slab
    x: float
    start: float
    end: float
    edge: float


class _Axis(Record, frozen=True):
    """The line of a timeline; lengths in points, from the side where lines of text begin.

    Args:
        x: of the line.
        left: where words begin.
        time: length of the time.
    """

    x: float
    left: float
    time: float


def set_scaled_timeline(
    setting: TypesetContext,
    block: TimelineBlock,
) -> Slab | None:
    """Set events at the places of their dates, all of them together.

    Args:
        setting: the column.
        block: a timeline with ticks.

    Returns:
        one strip; None where a page cannot hold the words near to their dates.
    """
    metrics = TextMetrics(setting.theme)
    labels = [metrics.width(tick.label) for tick in block.ticks]
    x = max(labels, default=0.0) + 12
    lanes = choose_lanes(block.events)
    left = x + _LANE * max(lanes) + _BEND
    scale = make_scale(setting, block)
    place = setting.group("L", numbering="None")
    words = set_all_words(place, block.events, left)
    column = setting.column_height
    room = column * _TALL
    undated = sum([event.start is None for event in block.events])
    least = measure_time(measure_height(words), room, undated)
    most = max(least, room - undated * AFTER)
    for time in (least, most):
        axis = _Axis(x, left, time)
        entries = place_entries(setting, block.events, words, axis)
        if entries:
            drawn = draw_timeline(setting, block, entries, axis, scale)
            if drawn.height <= column * _TALLEST:
                return drawn
    return None


def set_all_words(
    setting: TypesetContext,
    events: Sequence[TimelineEvent],
    left: float,
) -> Slabs:
    """Set the words of each event as one strip, with the space below it."""
    style = replace(setting.styles.label, patterns="")
    width = setting.width - left
    box = (setting.flip(left, width), width)
    done: list[Slab] = []
    for event in events:
        item = setting.group("LI")
        when, text = set_event_words(
            item,
            event,
            style,
            box,
            box,
        )
        space = Slab(_BETWEEN)
        done.append(fuse(stack(when, text, (space,))))
    return tuple(done)


def place_entries(
    setting: TypesetContext,
    events: Sequence[TimelineEvent],
    words: Slabs,
    axis: _Axis,
) -> list[_Entry]:
    """Return the events at their places; none where words would stand far from them."""
    styles = setting.styles
    level = styles.label.size * _LEVEL
    starts = place_events(events, axis.time)
    lanes = choose_lanes(events)
    wanted = [start - level for start in starts]
    heights = [slab.height for slab in words]
    edges = spread_words(wanted, heights)
    farthest = styles.aside.leading * _FAR
    entries: list[_Entry] = []
    for number, event in enumerate(events):
        if abs(edges[number] - wanted[number]) > farthest:
            return []
        start = starts[number]
        end = start
        if event.end is not None:
            end = event.end * axis.time
        lane = lanes[number] * _LANE
        x = setting.flip(axis.x + lane)
        entries.append(
            _Entry(
                event,
                words[number],
                x,
                start,
                end,
                edges[number],
            )
        )
    return entries


# ---------------------------------------------------------------- drawn


def draw_timeline(
    setting: TypesetContext,
    block: TimelineBlock,
    entries: Sequence[_Entry],
    axis: _Axis,
    scale: Tag,
) -> Slab:
    """Draw the line with its marks, then the words."""
    level = setting.styles.label.size * _LEVEL
    first = entries[0]
    last = entries[-1]
    above = min(0.0, first.start, first.edge + level)
    zero = level - above
    ends = [entry.end for entry in entries]
    lowest = max(axis.time, *ends) + RADIUS + 2
    foot = max(lowest, last.edge + last.words.height)
    height = zero + foot
    marks: list[Mark] = draw_axis(
        setting,
        entries,
        axis,
        zero,
    )
    mark = draw_ticks(setting, block, axis, zero, height, scale)
    marks.append(mark)
    for entry in entries:
        marks.append(draw_leader(setting, entry, axis, zero))
    for entry in entries:
        y = zero + entry.start
        end = zero + entry.end
        marks.append(draw_event(setting, entry.event, entry.x, y, end))
    notes: list[NotePlace] = []
    for entry in entries:
        top = zero + entry.edge
        marks += shift_marks(entry.words.marks, 0, top)
        for place in entry.words.notes:
            note = NotePlace(top + place.y, place.note)
            notes.append(note)
    return Slab(
        height,
        tuple(marks),
        notes=tuple(notes),
    )


def draw_axis(
    setting: TypesetContext,
    entries: Sequence[_Entry],
    axis: _Axis,
    zero: float,
) -> list[Mark]:
    """Draw the line, and dots from its ends to events without a date beyond them."""
    x = setting.flip(axis.x)
    time = axis.time
    head = (x, zero)
    foot = (x, zero + time)
    lines: list[Mark] = [draw_line(setting, head, foot, is_uncertain=False)]
    first = entries[0].start
    last = entries[-1].start
    for end, beyond in ((0.0, first), (time, last)):
        if not 0 <= beyond <= time:
            near = (x, zero + end)
            far = (x, zero + beyond)
            line = draw_line(setting, near, far, is_uncertain=True)
            lines.append(line)
    return lines


def draw_ticks(
    setting: TypesetContext,
    block: TimelineBlock,
    axis: _Axis,
    zero: float,
    height: float,
    scale: Tag,
) -> Drawing:
    """Draw the ticks with their labels, as one figure up to where words begin."""
    marks: list[ChartMark] = []
    width = axis.left - _BEFORE
    left = setting.flip(0, width)
    near = setting.flip(axis.x) - left
    far = setting.flip(axis.x - _TICK) - left
    beside = setting.flip(axis.x - _TICK - 3) - left
    side: Side = "start" if setting.is_rtl else "end"
    for tick in block.ticks:
        y = height - zero - tick.value * axis.time
        line = ((far, y), (near, y))
        mark = Path(Part.TICK_MARK, line, MUTED, LINE_WIDTH)
        marks.append(mark)
        marks.append(
            Label(
                Part.TICK_LABEL,
                beside,
                y - 3,
                tick.label,
                side,
                tone=MUTED,
            )
        )
    panel = Panel(width, height, tuple(marks))
    drawing = draw_panel(setting, panel, scale)
    return replace(drawing, x=left)


def draw_leader(
    setting: TypesetContext,
    entry: _Entry,
    axis: _Axis,
    zero: float,
) -> Stroke:
    """Draw the line that leads from a mark to its words."""
    level = setting.styles.label.size * _LEVEL
    y = zero + entry.start
    target = zero + entry.edge + level
    bend = setting.flip(axis.left - 16)
    turn = setting.flip(axis.left - 8)
    words = setting.flip(axis.left - _BEFORE)
    path = ((entry.x, y), (bend, y), (turn, target), (words, target))
    return Stroke(path, setting.theme.colours.muted)
