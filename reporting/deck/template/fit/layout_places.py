"""A layout -> its places for texts, and whether they are large enough."""

from __future__ import annotations

from reporting.deck.template.read.layouts import TEXTS, Layout, Placeholder
from reporting.design.colour import BLACK, TEXT, WHITE, find_least_contrast
from reporting.design.rect import Rect

LEAST_WIDTH, LEAST_HEIGHT = 0.45, 0.3
"""Shares of a slide that its content must have."""

_TOLERANCE = 0.01
"""Share of the slide's width by which two places may differ and be the same."""


def list_texts(layout: Layout) -> list[Placeholder]:
    """Return a layout's upright placeholders for running text."""
    return [one for one in layout.placeholders if one.kind in TEXTS and one.is_upright]


def find_body_placeholder(layout: Layout) -> Placeholder | None:
    """Return a layout's largest placeholder for running text."""
    texts = list_texts(layout)
    if not texts:
        return None
    return max(texts, key=lambda text: text.rect.width * text.rect.height)


def is_roomy(rect: Rect, slide: Rect) -> bool:
    """Whether a rectangle is large enough for the content of a slide."""
    is_wide = rect.width >= slide.width * LEAST_WIDTH
    return is_wide and rect.height >= slide.height * LEAST_HEIGHT


def is_same_place(
    one: Rect,
    other: Rect,
    slide: Rect,
) -> bool:
    """Whether two rectangles are where an eye would say that they are the same."""
    most = slide.width * _TOLERANCE
    across = (one.left - other.left, one.right - other.right)
    down = (one.top - other.top, one.bottom - other.bottom)
    return max([abs(distance) for distance in (*across, *down)]) <= most


def is_alike(layout: Layout, one: Rect, other: Rect) -> bool:
    """Whether the same words are read on the grounds of two places."""
    ground = layout.ground
    grounds = (*ground.list_colours(one), *ground.list_colours(other))
    return max(find_least_contrast(ink, grounds) for ink in (BLACK, WHITE)) >= TEXT


def is_same_ground(layout: Layout, larger: Rect, area: Rect) -> bool:
    """Whether a larger area has no ground but that of an area."""
    ground = layout.ground
    return set(ground.list_colours(larger)) <= set(ground.list_colours(area))
