"""A timeline -> events along a line: upright in the column, or lying across text and margin.

Events are evenly spaced, or as far apart as their dates are where the content asks for it and
a page can hold them so; if not, a line below says that the scale is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.joints import choose_flow, join_items
from reporting.dossier.blocks.rows import choose_row, guess_height
from reporting.dossier.blocks.scaled_timeline import set_scaled_timeline
from reporting.dossier.blocks.timeline_events import (
    RADIUS,
    draw_event,
    draw_line,
    set_event_words,
    set_timeline_key,
)
from reporting.dossier.blocks.timeline_rows import set_timeline_row
from reporting.dossier.galley.compose import Cell, abreast_up_to, add_marks
from reporting.dossier.galley.galley import NEVER, Flow, Slab, Slabs, measure_height
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Mark, Stroke
from reporting.plan.block_model import TimelineBlock, TimelineEvent
from reporting.record import Record, replace

_AXIS = 0.29
"""Where the line stands, as a share of the column."""
_MIDDLE = 0.68
"""From the head of an event's text to its mark, as a share of the type size."""
_APART = 12.0
"""From the line to the words at either side, in points."""
_WHOLE_EVENT = 0.25
"""Share of the column's height up to which an event is never cut."""
_BETWEEN = 0.6
"""Between two events, in lines of text."""


class _Line(Record, frozen=True):
    """The line beside an event; lengths in points from the head of its words.

    Args:
        head: where it begins.
        mark: where the mark stands.
        foot: where it ends, if not where the words do.
        space: from the end of what lasts to the foot of the words.
    """

    head: float
    mark: float
    foot: float
    space: float


def typeset_timeline(setting: TypesetContext, block: TimelineBlock) -> BlockBody:
    """Set the events of a timeline."""
    texts = [event.text for event in block.events]
    width = setting.width * (1 - _AXIS) - _APART
    return choose_row(
        setting,
        len(texts),
        guess_height(setting, texts, width, _BETWEEN),
        set_column=lambda trial: set_events_below(trial, block),
        set_row=lambda trial: set_timeline_row(trial, block),
    )


def set_events_below(setting: TypesetContext, block: TimelineBlock) -> BlockBody:
    """Set events below one another along a line, to scale if dates and page allow it."""
    is_dated = bool(block.ticks)
    if is_dated:
        trial = setting.begin()
        drawn = set_scaled_timeline(trial, block)
        if drawn:
            setting.tags.extend(trial.tags)
            key = set_timeline_key(setting, block)
            return BlockBody(tie_key((drawn,), key), Flow.FLOAT)
    slabs = space_evenly(setting, block.events)
    flow = choose_flow(setting, slabs)
    key = set_timeline_key(setting, block, is_kept=not is_dated)
    return BlockBody(tie_key(slabs, key), flow)


def tie_key(slabs: Slabs, key: Slabs) -> Slabs:
    """Return a timeline with its key below, which no page parts from its last event."""
    if not key:
        return slabs
    last = replace(slabs[-1], cut=NEVER)
    return (*slabs[:-1], last, *key)


# ---------------------------------------------------------------- evenly spaced


def space_evenly(setting: TypesetContext, events: Sequence[TimelineEvent]) -> Slabs:
    """Set events below one another, each as high as its words."""
    place = setting.group("L", numbering="None")
    last = len(events) - 1
    items: list[Slabs] = []
    for number, event in enumerate(events):
        is_first = number == 0
        is_last = number == last
        item = set_event(place, event, is_first=is_first, is_last=is_last)
        items.append(item)
    return join_items(items, setting.column_height)


def set_event(
    setting: TypesetContext,
    event: TimelineEvent,
    *,
    is_first: bool,
    is_last: bool,
) -> Slabs:
    """Set one event: its date before the line, its mark on it, its text behind."""
    styles = setting.styles
    axis = setting.width * _AXIS
    date_width = axis - _APART
    when_box = (setting.flip(0, date_width), date_width)
    width = setting.width - axis - _APART
    text_box = (setting.flip(axis + _APART, width), width)
    style = replace(styles.label, align="end", patterns="")
    item = setting.group("LI")
    when, text = set_event_words(
        item,
        event,
        style,
        when_box,
        text_box,
    )
    level = Slab(styles.aside.size - styles.label.size)
    space = 0.0
    if not is_last:
        space = styles.aside.leading * _BETWEEN
    below = Slab(space)
    date = Cell(0, (level, *when, below))
    words = Cell(0, (*text, below))
    slabs = abreast_up_to((date, words), setting.column_height * _WHOLE_EVENT)
    mark = styles.aside.size * _MIDDLE
    head = mark if is_first else 0.0
    foot = mark if is_last and not event.is_lasting else inf
    return draw_marks(
        setting,
        event,
        slabs,
        _Line(head, mark, foot, space),
    )


def draw_marks(
    setting: TypesetContext,
    event: TimelineEvent,
    slabs: Slabs,
    line: _Line,
) -> Slabs:
    """Draw the line beside an event, and its mark; a very long event has several slabs."""
    x = setting.flip(setting.width * _AXIS)
    stop = measure_height(slabs) - line.space
    done: list[Slab] = []
    top = 0.0
    for slab in slabs:
        marks: list[Mark] = []
        head = max(line.head - top, 0.0)
        foot = min(line.foot - top, slab.height)
        if foot > head:
            is_uncertain = event.is_uncertain
            marks.append(
                draw_line(setting, (x, head), (x, foot), is_uncertain=is_uncertain)
            )
        end = min(stop - top, slab.height)
        if not top:
            mark = draw_event(setting, event, x, line.mark, end)
            marks.append(mark)
        elif event.is_lasting and end > 0:
            bar = ((x, 0.0), (x, end))
            marks.append(Stroke(bar, setting.accent, 2 * RADIUS))
        done.append(add_marks(slab, marks))
        top += slab.height
    return tuple(done)
