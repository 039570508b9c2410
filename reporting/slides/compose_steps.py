"""Slides whose parts stand side by side -> their scene: lines, discs and bars, in one group.

A group says in words what it shows, for whoever cannot see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reporting.design.grid import enclose
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import DisagreementBlock, TimelineBlock
from reporting.plan.words import Run, plain_text
from reporting.scene import (
    Bar,
    Connector,
    Disc,
    Group,
    Role,
    Rule,
    SceneItem,
    Stroke,
    TextFrame,
)
from reporting.slides.compose_text import (
    SlideContext,
    compose_frame,
    compose_paragraph,
)
from reporting.slides.model import PlannedFrame, SlideText
from reporting.slides.sides import SIDE_DROP

BAR = pt(4)
"""Thickness of a bar of colour."""


MARK = pt(13)
"""Height of an event's mark on a timeline's line."""

LASTING = 0.8
"""Width of the mark of an event that lasts, as a share of its column."""

CLAIM_BAR, CLAIM_GAP = pt(3), pt(12)
"""Width of the bar beside a claim that is disagreed with, and its distance from the text."""


def name_numbered(
    context: SlideContext,
    frames: Sequence[PlannedFrame],
    name: str,
    role: Role,
) -> list[TextFrame]:
    """Return frames as text boxes that are named and numbered from 1."""
    return [
        compose_frame(context, frame, f"{name} {number}", role)
        for number, frame in enumerate(frames, 1)
    ]


def _hold_together(
    context: SlideContext,
    name: str,
    items: Sequence[SceneItem],
    rects: Sequence[Rect],
) -> Group:
    """Return items as one group, whose alternative text is the words of the whole body."""
    parts = []
    for frame in context.slide.body.frames:
        words = [plain_text(text.runs) for text in frame.texts]
        parts.append(" ".join(words))
    return Group(
        name=name,
        rect=enclose(rects),
        role=Role.EXHIBIT,
        origin=context.slide.origin,
        alt=" – ".join(parts),
        items=tuple(items),
    )


# ---------------------------------------------------------------- timeline


def compose_timeline(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a line with a mark over each event.

    Where the date of an event is not given, its mark is open and its line dashed. The mark of
    an event that lasts is long. The last line leads to the slide's margin.
    """
    body = context.slide.body
    if not isinstance(body.block, TimelineBlock) or body.exhibit is None:
        return
    axis, colours = body.exhibit, context.theme.colours
    middle = axis.top + axis.height.part(1, 2)
    boxes = [frame.box for frame in body.frames]
    ends = [box.left for box in boxes[1:]]
    ends.append(context.grid.body.right)
    lines: list[SceneItem] = []
    marks: list[SceneItem] = []
    for number, (event, box, end) in enumerate(
        zip(body.block.events, boxes, ends, strict=True), 1
    ):
        line = Rule(
            name=f"Line {number}",
            rect=Rect(
                box.left,
                middle,
                end - box.left,
                Length(0),
            ),
            role=Role.DECORATION,
            stroke=Stroke(colours.muted, pt(1.25), is_dashed=event.is_uncertain),
        )
        lines.append(line)
        width = box.width.times(LASTING) if event.is_lasting else MARK
        mark = Disc(
            name=f"Mark {number}",
            rect=Rect(
                box.left,
                middle - MARK.part(1, 2),
                width,
                MARK,
            ),
            role=Role.DECORATION,
            fill=colours.paper if event.is_uncertain else context.accent,
            outline=Stroke(context.accent, pt(2)),
            is_long=event.is_lasting,
        )
        marks.append(mark)
    texts = name_numbered(context, body.frames, "Event", Role.EVENT)
    items = [*lines, *marks, *texts]
    yield _hold_together(context, "Timeline", items, [axis, *boxes])


# ---------------------------------------------------------------- process


def compose_process(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a disc with its number over each step, joined by arrows."""
    body = context.slide.body
    if body.exhibit is None:
        return
    band = body.exhibit
    discs: list[Disc] = []
    for frame in body.frames:
        number = frame.texts[0].number if frame.texts else None
        words = str(number or "")
        text = SlideText(
            runs=(Run(words),),
            style=Style.OPENING_LABEL,
            size=context.theme.slide.body_floor,
            leading=band.height.part(1, 2),
        )
        disc = Disc(
            name=f"Number {words}",
            rect=Rect(frame.box.left, band.top, band.height, band.height),
            role=Role.STEP,
            fill=context.accent,
            paragraphs=(compose_paragraph(context, text, None),),
        )
        discs.append(disc)
    arrows = []
    for step, (start, end) in enumerate(pairwise(discs), 2):
        left = start.rect.right
        middle = start.rect.top + start.rect.height.part(1, 2)
        arrow = Connector(
            name=f"To step {step}",
            rect=Rect(
                left,
                middle,
                end.rect.left - left,
                Length(0),
            ),
            role=Role.DECORATION,
            stroke=Stroke(context.accent, pt(1.5)),
            start=start.name,
            end=end.name,
        )
        arrows.append(arrow)
    texts = name_numbered(context, body.frames, "Step", Role.STEP)
    rects = [item.rect for item in (*discs, *texts)]
    yield _hold_together(
        context,
        "Process",
        [*discs, *arrows, *texts],
        rects,
    )


# ---------------------------------------------------------------- sides


def compose_comparison(context: SlideContext) -> Iterator[SceneItem]:
    """Yield two sides under bars of their own lightness."""
    frames = context.slide.body.frames
    items: list[SceneItem] = []
    rects = []
    colours = (context.accent, context.theme.colours.muted)
    for number, (frame, colour) in enumerate(zip(frames, colours, strict=False), 1):
        box = frame.box
        bar = Bar(
            name=f"Bar {number}",
            rect=Rect(box.left, box.top - SIDE_DROP, box.width, BAR),
            role=Role.DECORATION,
            fill=colour,
        )
        items += [bar, compose_frame(context, frame, f"Side {number}", Role.SIDE)]
        rects += [bar.rect, box]
    body = context.grid.body
    rects.append(
        Rect(
            body.left,
            rects[0].top,
            body.width,
            BAR,
        )
    )
    yield _hold_together(context, "Comparison", items, rects)


def compose_disagreement(context: SlideContext) -> Iterator[SceneItem]:
    """Yield the question, and the claims side by side behind bars of their status."""
    body = context.slide.body
    if not isinstance(body.block, DisagreementBlock):
        return
    statuses = [side.evidence[0].status for side in body.block.sides]
    question, *others = body.frames
    sides = others[: len(statuses)]
    yield compose_frame(context, question, "Question", Role.BODY)
    feet = [side.box.bottom for side in sides]
    feet += [badge.box.bottom for badge in body.badges]
    foot = max(feet)
    items: list[SceneItem] = []
    for number, (side, status) in enumerate(zip(sides, statuses, strict=True), 1):
        box = side.box
        bar = Bar(
            name=f"Bar {number}",
            rect=Rect(
                box.left - CLAIM_GAP,
                box.top,
                CLAIM_BAR,
                foot - box.top,
            ),
            role=Role.DECORATION,
            fill=context.theme.status[status.value],
        )
        items += [bar, compose_frame(context, side, f"Claim {number}", Role.SIDE)]
    rects = [side.box for side in sides]
    yield _hold_together(context, "Claims that disagree", items, rects)


def compose_reading(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a careful reader's word on a disagreement, under a hairline."""
    body = context.slide.body
    if not isinstance(body.block, DisagreementBlock):
        return
    first = 1 + len(body.block.sides)
    for frame in body.frames[first:]:
        box = frame.box
        yield Rule(
            name="Rule",
            rect=Rect(
                box.left,
                box.top - pt(8),
                box.width,
                Length(0),
            ),
            role=Role.DECORATION,
            stroke=Stroke(context.theme.colours.hairline, pt(0.75)),
        )
        yield compose_frame(context, frame, "Reading", Role.NOTE)
