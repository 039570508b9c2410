"""Slides of key figures -> their scene: cards, and a triangle before each change.

The triangle points where the figure has gone; the words beside it say so too.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.rect import Rect
from reporting.plan.block_model import FiguresBlock
from reporting.scene import Role, SceneItem, Triangle
from reporting.slides.compose_cards import CardNames, compose_cards
from reporting.slides.compose_text import SlideContext
from reporting.slides.model import PlannedFrame

TRIANGLE = 0.58
"""Side of a triangle, as a share of the size of the type beside it."""
MIDDLE = 0.56
"""From the top of a line to the middle of its small letters, as a share of its leading."""


def compose_key_figures(context: SlideContext) -> Iterator[SceneItem]:
    """Yield a card for each figure."""
    body = context.slide.body
    block = body.block
    if not isinstance(block, FiguresBlock):
        return

    def decorate(number: int, _card: Rect) -> list[SceneItem]:
        direction = block.items[number].direction
        frames = [frame for frame in body.frames if frame.item == number]
        places = [_place_triangle(context, frame) for frame in frames]
        return [
            Triangle(
                name=f"Change {number + 1}",
                rect=place,
                role=Role.DECORATION,
                fill=context.accent,
                is_down=direction < 0,
            )
            for place in places
            if place is not None
        ]

    names = CardNames("Key figures", "Figure", Role.FIGURE)
    yield from compose_cards(context, names, decorate)


def _place_triangle(context: SlideContext, frame: PlannedFrame) -> Rect | None:
    """Return where the triangle stands before the paragraph of a change, if there is one."""
    for at, text in enumerate(frame.texts):
        if text.mark is None:
            continue
        top = frame.box.top
        for other in frame.texts[:at]:
            lines = context.setter.break_shown_lines(other, frame.box.width, 1)
            top = top + other.leading.times(len(lines))
        for other in frame.texts[1 : at + 1]:
            top = top + other.before
        side = text.size.times(TRIANGLE)
        middle = top + text.leading.times(MIDDLE)
        return Rect(
            frame.box.left,
            middle - side.part(1, 2),
            side,
            side,
        )
    return None
