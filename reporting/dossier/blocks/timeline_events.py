"""An event of a timeline -> its mark on the line, and its words.

A known date has a full mark, an uncertain one an open mark; what lasts has a bar as long as it
lasts. A date is printed in italics where it is inferred rather than the source's.
"""

from __future__ import annotations

from reporting.dossier.galley.compose import add_marks, stack
from reporting.dossier.galley.galley import NEVER, Slab, Slabs
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Capsule, Disc, Mark, Stroke
from reporting.paper.tag import Tag
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.block_model import TimelineBlock, TimelineEvent
from reporting.plan.words import make_run, set_in_italics

RADIUS = 3.4
"""Of the mark of an event, in points."""
LINE_WIDTH = 0.75
"""Of the line, in points."""
OPEN_DASH = (1.5, 2.5)
"""Dashes of a line whose dates are not known."""
_KEY_LINE = 18.0
"""Length of the dotted line in a key, in points."""
_KEY_GAP = 5.0
"""Between a key and what it means, in points."""
_ABOVE_KEY = 8.0
"""From the timeline to its key, in points."""


def draw_line(
    setting: TypesetContext,
    begin: tuple[float, float],
    end: tuple[float, float],
    *,
    is_uncertain: bool,
) -> Stroke:
    """Draw a stretch of the line, dotted where dates are uncertain."""
    muted = setting.theme.colours.muted
    dash = OPEN_DASH if is_uncertain else ()
    return Stroke((begin, end), muted, LINE_WIDTH, dash)


def draw_event(
    setting: TypesetContext,
    event: TimelineEvent,
    x: float,
    y: float,
    foot: float,
) -> Mark:
    """Draw a disc around a place, or a bar from there down to `foot` for what lasts.

    Args:
        setting: the column, and the section's accent.
        event: of the timeline.
        x: of the line, in points from the left edge.
        y: of the mark, in points from the head.
        foot: where what lasts ends, in points from the head.
    """
    accent = setting.accent
    fill = setting.theme.colours.paper if event.is_uncertain else accent
    if not event.is_lasting:
        return Disc(x, y, RADIUS, fill, accent)
    head = y - RADIUS
    least = head + 2 * RADIUS
    dash = OPEN_DASH if event.is_uncertain else ()
    return Capsule(
        x,
        head,
        max(foot, least),
        RADIUS,
        fill,
        accent,
        dash,
    )


def set_event_words(
    item: TypesetContext,
    event: TimelineEvent,
    style: TextStyle,
    when_box: tuple[float, float],
    text_box: tuple[float, float],
) -> tuple[Slabs, Slabs]:
    """Set when an event was, and what it was.

    Args:
        item: the event in the structure.
        event: of the timeline.
        style: of the date.
        when_box: left edge and width of the date, in points.
        text_box: likewise of the text.
    """
    label = item.elem("Lbl")
    date = set_in_italics(event.when, is_asked=event.is_inferred)
    x, width = when_box
    when = item.words(date, style, x=x, width=width, tag=label)
    body = item.group("LBody")
    x, width = text_box
    text = body.words(
        event.text,
        item.styles.aside,
        x=x,
        width=width,
    )
    return when, text


def make_scale(setting: TypesetContext, block: TimelineBlock) -> Tag:
    """Return the figure that the ticks of a timeline belong to, from the first to the last."""
    first = block.ticks[0].label
    last = block.ticks[-1].label
    ends = dict.fromkeys((first, last))
    return setting.elem("Figure", alt=" – ".join(ends))


# ---------------------------------------------------------------- what the marks mean


def set_timeline_key(
    setting: TypesetContext,
    block: TimelineBlock,
    *,
    is_kept: bool = True,
) -> Slabs:
    """Set what open marks and italics mean below the first timeline that has some.

    Args:
        setting: the column.
        block: the timeline.
        is_kept: whether its events stand to scale, where that is asked for.
    """
    parts: list[Slabs] = []
    if block.has_key:
        parts.append(set_open_key(setting, block))
    if not is_kept:
        small = setting.styles.small
        part = setting.words(setting.labels.not_to_scale, small)
        parts.append(part)
    if not parts:
        return ()
    above = Slab(_ABOVE_KEY, cut=NEVER)
    return stack((above,), *parts)


def set_open_key(setting: TypesetContext, block: TimelineBlock) -> Slabs:
    """Set a ring and a dotted line, and beside them what they mean."""
    style = setting.styles.small
    meaning = [make_run(setting.labels.date_open)]
    if any(event.is_inferred for event in block.events):
        meaning.append(make_run(" · "))
        meaning.append(make_run(setting.labels.date_inferred, italic=True))
    indent = 2 * RADIUS + _KEY_LINE + _KEY_GAP
    width = setting.width - indent
    x = setting.flip(indent, width)
    first, *others = setting.words(
        tuple(meaning),
        style,
        x=x,
        width=width,
    )
    level = style.size * 0.68
    begin = (setting.flip(RADIUS), level)
    end = (setting.flip(2 * RADIUS + _KEY_LINE), level)
    line = draw_line(setting, begin, end, is_uncertain=True)
    paper = setting.theme.colours.paper
    ring = Disc(*begin, RADIUS, paper, setting.accent)
    return (add_marks(first, (line, ring)), *others)
