"""Slides of events -> their scene: a line with marks, ticks to scale, a card for each event."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_width
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import TimelineBlock
from reporting.plan.words import plain_text
from reporting.scene import Disc, Role, Rule, SceneItem, Stroke, TextFrame
from reporting.slides.compose_cards import CardNames, compose_cards
from reporting.slides.compose_text import (
    SlideContext,
    compose_paragraph,
    make_small_text,
)
from reporting.slides.timelines import MARK, TICK
from reporting.slides.typesetter import SAFETY

LINE = pt(1.25)
"""Width of the line."""
STEM = pt(1)
"""Width of the lines from the marks to the cards."""
RING = pt(2)
"""Width of the outline of a mark."""


def compose_timeline(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a line with a mark and a card for each event.

    Where the date of an event is not given, its mark is open and its line dashed. The mark of
    an event that lasts is long. The last line leads to the slide's margin.
    """
    body = context.slide.body
    block = body.block
    if not isinstance(block, TimelineBlock) or body.exhibit is None:
        return

    def decorate(number: int, card: Rect) -> list[SceneItem]:
        return [
            _lead(context, number, card),
            _mark(context, block, number),
        ]

    names = CardNames("Timeline", "Event", Role.EVENT)
    lines = _list_lines(context, block)
    ticks = _list_ticks(context, block, body.exhibit)
    yield from compose_cards(
        context,
        names,
        decorate,
        before=[*lines, *ticks],
    )


def _find_level(context: SlideContext) -> Length:
    """Return the height of the line: the middle of its highest mark."""
    tops = [mark.top for mark in context.slide.body.marks]
    return min(tops) + context.scale(MARK).part(1, 2)


def _list_lines(context: SlideContext, block: TimelineBlock) -> Iterator[Rule]:
    """Yield the stretches of the line: from each mark to the next, the last to the margin."""
    body = context.slide.body
    grid = context.grid.body
    level = _find_level(context)
    starts = [mark.left for mark in body.marks]
    ends = [*starts[1:], grid.right]
    if block.ticks:
        starts[0] = grid.left
    muted = context.theme.colours.muted
    for number, (event, start, end) in enumerate(
        zip(block.events, starts, ends, strict=True), 1
    ):
        stroke = Stroke(muted, context.scale(LINE), is_dashed=event.is_uncertain)
        yield Rule(
            name=f"Line {number}",
            rect=Rect(
                start,
                level,
                end - start,
                Length(0),
            ),
            role=Role.DECORATION,
            stroke=stroke,
        )


def _mark(context: SlideContext, block: TimelineBlock, number: int) -> Disc:
    """Return the mark of an event: open where its date is uncertain, long where it lasts."""
    event = block.events[number]
    colours = context.theme.colours
    return Disc(
        name=f"Mark {number + 1}",
        rect=context.slide.body.marks[number],
        role=Role.DECORATION,
        fill=colours.paper if event.is_uncertain else context.accent,
        outline=Stroke(context.accent, context.scale(RING)),
        is_long=event.is_lasting,
    )


def _lead(context: SlideContext, number: int, card: Rect) -> Rule:
    """Return the line from a mark to its card: straight down, or slanting to it."""
    mark = context.slide.body.marks[number]
    half = context.scale(MARK).part(1, 2)
    begin = mark.left + half
    inset = card.left + half
    end = min(
        max(begin, inset),
        card.right - half,
    )
    top, bottom = mark.bottom, card.top
    if card.bottom <= mark.top:
        top, bottom = card.bottom, mark.top
        begin, end = end, begin
    return Rule(
        name=f"Lead {number + 1}",
        rect=Rect(
            min(begin, end),
            top,
            abs_length(end - begin),
            bottom - top,
        ),
        role=Role.DECORATION,
        stroke=Stroke(context.theme.colours.muted, context.scale(STEM)),
        is_leftward=end < begin,
    )


def abs_length(length: Length) -> Length:
    """Return a length without its sign."""
    return Length(abs(length))


def _list_ticks(
    context: SlideContext,
    block: TimelineBlock,
    band: Rect,
) -> Iterator[SceneItem]:
    """Yield the ticks above the line of a timeline to scale, with their labels.

    A label that would run into the one before it is left out.
    """
    grid = context.grid.body
    mark = context.scale(MARK)
    level = _find_level(context)
    width = grid.width - mark
    free = grid.left
    muted = context.theme.colours.muted
    for number, tick in enumerate(block.ticks, 1):
        x = grid.left + mark.part(1, 2) + width.times(tick.value)
        foot = level - mark.part(1, 2)
        length = context.scale(TICK)
        yield Rule(
            name=f"Tick {number}",
            rect=Rect(
                x,
                foot - length,
                Length(0),
                length,
            ),
            role=Role.DECORATION,
            stroke=Stroke(muted, context.scale(STEM)),
        )
        text = make_small_text(context, tick.label, Style.SMALL)
        font = find_slide_font(context.theme, "label")
        words = plain_text(text.runs)
        wide = measure_width(words, font, text.size).times(1 + 2 * SAFETY)
        left = min(
            x - wide.part(1, 2),
            grid.right - wide,
        )
        left = max(left, grid.left)
        if left < free:
            continue
        free = left + wide + mark
        yield TextFrame(
            name=f"Tick label {number}",
            rect=Rect(left, band.top, wide, text.leading),
            role=Role.NOTE,
            paragraphs=(compose_paragraph(context, text, None),),
            align="ctr",
            wraps=False,
        )
