"""Slides of what is held against each other -> their scene: cards with bars of colour."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.plan.block_model import DisagreementBlock
from reporting.scene import Bar, Role, Rule, SceneItem, Stroke
from reporting.slides.compose_cards import CardNames, compose_cards
from reporting.slides.compose_text import SlideContext, compose_frame

BAR = pt(4)
"""Thickness of a bar of colour."""
HAIRLINE = pt(0.75)
"""Width of the line over a reading."""


def compose_comparison(context: SlideContext) -> Iterator[SceneItem]:
    """Yield sides on cards, under bars of their own lightness."""
    colours = (context.accent, context.theme.colours.muted)

    def decorate(number: int, card: Rect) -> list[SceneItem]:
        bar = Bar(
            name=f"Bar {number + 1}",
            rect=card.tall(context.scale(BAR)),
            role=Role.DECORATION,
            fill=colours[number % len(colours)],
        )
        return [bar]

    names = CardNames("Comparison", "Side", Role.SIDE)
    yield from compose_cards(context, names, decorate)


def compose_disagreement(context: SlideContext) -> Iterator[SceneItem]:
    """Yield the question, and the claims on cards behind bars of their status."""
    body = context.slide.body
    block = body.block
    if not isinstance(block, DisagreementBlock):
        return
    for frame in body.frames:
        if frame.name == "Question":
            yield compose_frame(context, frame, "Question", Role.BODY)

    def decorate(number: int, card: Rect) -> list[SceneItem]:
        status = block.sides[number].evidence[0].status
        bar = Bar(
            name=f"Bar {number + 1}",
            rect=Rect(
                card.left,
                card.top,
                context.scale(BAR),
                card.height,
            ),
            role=Role.DECORATION,
            fill=context.theme.status[status.value],
        )
        return [bar]

    names = CardNames("Claims that disagree", "Claim", Role.SIDE)
    yield from compose_cards(context, names, decorate)


def compose_reading(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a careful reader's word on a disagreement, under a hairline."""
    body = context.slide.body
    if not isinstance(body.block, DisagreementBlock):
        return
    for frame in body.frames:
        if frame.name != "Reading":
            continue
        box = frame.box
        yield Rule(
            name="Rule",
            rect=Rect(
                box.left,
                box.top - context.scale(pt(8)),
                box.width,
                Length(0),
            ),
            role=Role.DECORATION,
            stroke=Stroke(context.theme.colours.hairline, context.scale(HAIRLINE)),
        )
        yield compose_frame(context, frame, "Reading", Role.NOTE)
