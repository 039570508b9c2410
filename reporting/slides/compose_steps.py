"""Slides of steps -> their scene: cards, and arrows that follow them where they are moved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.scene import Connector, Role, SceneItem, Side, Stroke
from reporting.slides.compose_cards import CardNames, compose_cards
from reporting.slides.compose_text import SlideContext

ARROW = pt(1.75)
"""Width of the line of an arrow."""


def compose_process(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a card for each step, joined by arrows."""
    arrows = []
    for step, (start, end) in enumerate(pairwise(context.slide.body.grounds), 1):
        arrow = _join(context, step, start, end)
        arrows.append(arrow)
    names = CardNames("Process", "Step", Role.STEP)
    yield from compose_cards(context, names, joints=arrows)


def _join(
    context: SlideContext,
    step: int,
    start: Rect,
    end: Rect,
) -> Connector:
    """Return the arrow from a card to the next: beside it, below it, or in the next row."""
    sides = Side.BOTTOM, Side.TOP
    from_x = _find_middle(start)
    to_x = _find_middle(end)
    left = min(from_x, to_x)
    right = max(from_x, to_x)
    rect = Rect(
        left,
        start.bottom,
        right - left,
        end.top - start.bottom,
    )
    if start.top == end.top:
        sides = Side.RIGHT, Side.LEFT
        level = start.top + start.height.part(1, 2)
        rect = Rect(
            start.right,
            level,
            end.left - start.right,
            Length(0),
        )
    return Connector(
        name=f"To step {step + 1}",
        rect=rect,
        role=Role.DECORATION,
        stroke=Stroke(context.accent, context.scale(ARROW)),
        start=f"Card {step}",
        end=f"Card {step + 1}",
        start_side=sides[0],
        end_side=sides[1],
        is_leftward=to_x < from_x,
        step=step,
    )


def _find_middle(card: Rect) -> Length:
    return card.left + card.width.part(1, 2)
