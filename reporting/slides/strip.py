"""Sections -> the strip at a slide's foot that shows where in the deck it stands.

Up to `MOST_SEGMENTS` sections have a segment each. More have one track with a mark in it: a
segment for every section on every slide would make a long deck grow with the square of its
sections. The strip is decoration and leads nowhere: three points high, it is no place to
click, and a link on what is skipped by whoever cannot see is none to them. The agenda's cards
and the line above each title navigate.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.scene import ON_COLOUR, Bar, Group, Role, SlideKind
from reporting.slides.compose_text import SlideContext

MOST_SEGMENTS = 12
"""Sections that have a segment each."""

GAP = pt(4)
"""Between segments, where they are wide enough for it."""

LEAST_SEGMENT = pt(40)
"""Width of a segment, with its gap, from which there is a gap."""

LEAST_MARK = pt(6)
"""Width of the mark in a track, however many sections there are."""


def compose_strip(context: SlideContext) -> Iterator[Group]:
    """Yield the strip, unless there is nothing to tell apart or the layout has its own."""
    slide, look = context.slide, context.look
    if len(context.sections) == 1 or slide.kind is SlideKind.COVER:
        return
    if slide.kind is SlideKind.SECTION and not look.is_ours:
        return
    has_segments = len(context.sections) <= MOST_SEGMENTS
    make_bars = _make_segments if has_segments else _make_track
    yield Group(
        name="Where we are",
        rect=look.grid.strip,
        role=Role.DECORATION,
        items=tuple(make_bars(context)),
    )


def _make_segments(context: SlideContext) -> Iterator[Bar]:
    """Yield a segment for each section.

    The slide's own is coloured; on a slide of no section, all are, but after the close none.
    """
    strip = context.grid.strip
    count = len(context.sections)
    own = context.slide.section
    has_gaps = count < strip.width // context.scale(LEAST_SEGMENT)
    gap = context.scale(GAP) if has_gaps else Length(0)
    places = strip.columns(count, gap)
    for section, place in zip(context.sections, places, strict=True):
        is_here = own.id == section.id if own else not context.slide.backup
        yield Bar(
            name=f"Section {section.number}",
            rect=place,
            role=Role.DECORATION,
            fill=_find_colour(context, section.id, is_here=is_here),
        )


def _make_track(context: SlideContext) -> Iterator[Bar]:
    """Yield the track of all sections, and on it the mark of the slide's own."""
    strip = context.grid.strip
    section = context.slide.section
    yield Bar(
        name="Track",
        rect=strip,
        role=Role.DECORATION,
        fill=_find_colour(context, "", is_here=False),
    )
    if section is None:
        return
    count = len(context.sections)
    width = max(
        strip.width.part(1, count),
        context.scale(LEAST_MARK),
    )
    room = strip.width - width
    left = room.part(section.number - 1, count - 1)
    yield Bar(
        name="Here",
        rect=Rect(
            strip.left + left,
            strip.top,
            width,
            strip.height,
        ),
        role=Role.DECORATION,
        fill=_find_colour(context, section.id, is_here=True),
    )


def _find_colour(
    context: SlideContext,
    section: str,
    *,
    is_here: bool,
) -> str:
    """Return the colour of a part of the strip, which is read on the slide's ground."""
    slide = context.slide
    colours = context.theme.colours
    if slide.kind in ON_COLOUR and slide.section and context.look.is_ours:
        return colours.paper if is_here else colours.muted
    if is_here:
        return context.theme.accent(section)
    return colours.hairline
