"""Cards that stand side by side -> groups of a scene, a group each, held together in one.

Each group says in words what it shows, for whoever cannot see it, and knows with which click
it appears. Where a slide is built up the groups stand by themselves, because a presentation
can only show or hide what stands in no group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reporting.design.colour import TEXT, measure_contrast
from reporting.design.grid import enclose
from reporting.design.rect import Rect
from reporting.design.units import pt
from reporting.plan.words import plain_text
from reporting.record import Record
from reporting.scene import Bar, Group, Role, SceneItem, Stroke
from reporting.slides.compose_text import (
    SlideContext,
    compose_badge,
    compose_frame,
    name_apart,
)
from reporting.slides.model import PlannedFrame, SlideBody, StatusBadge

OUTLINE = pt(0.75)
"""Of a card that has no ground."""

Decorate = Callable[[int, Rect], Sequence[SceneItem]]
"""Returns what is drawn on a card before its words, by its place in the row and its box."""


class CardNames(Record, frozen=True):
    """What cards are called.

    Args:
        whole: all of them.
        one: one of them; its number follows.
        card: its ground; likewise.
        role: of its words.
    """

    whole: str
    one: str
    role: Role
    card: str = "Card"


def find_card_ground(context: SlideContext) -> str:
    """Return the colour of cards; nothing where some word is not read well on it."""
    theme = context.theme
    colours = theme.colours
    wash = colours.wash
    words = (colours.ink, colours.muted, context.accent, *theme.status.values())
    is_read = all(measure_contrast(word, wash) >= TEXT for word in words)
    return wash if is_read else ""


def compose_cards(
    context: SlideContext,
    names: CardNames,
    decorate: Decorate | None = None,
    joints: Sequence[SceneItem] = (),
    before: Sequence[SceneItem] = (),
) -> Iterator[SceneItem]:
    """Yield cards with their words, each a group, in one group or each by itself.

    Args:
        context: of the slide.
        names: of the groups and what is in them.
        decorate: returns what is drawn on a card besides.
        joints: what joins the cards, drawn after them.
        before: what is drawn before them.
    """
    groups = [
        _compose_card(context, names, number, card, decorate)
        for number, card in _number_cards(context.slide.body)
    ]
    items = [*before, *groups, *joints]
    if context.slide.build:
        yield from items
        return
    yield Group(
        name=names.whole,
        rect=enclose([item.rect for item in items]),
        role=Role.EXHIBIT,
        origin=context.slide.origin,
        alt=" – ".join([group.alt for group in groups]),
        items=tuple(items),
    )


def _number_cards(body: SlideBody) -> Iterator[tuple[int, Rect]]:
    """Yield cards with their places in the row: one alone may be any of its block's."""
    items = sorted({frame.item for frame in body.frames if frame.item is not None})
    if len(body.grounds) == 1 and len(items) == 1:
        yield items[0], body.grounds[0]
        return
    yield from enumerate(body.grounds)


def _compose_card(
    context: SlideContext,
    names: CardNames,
    number: int,
    card: Rect,
    decorate: Decorate | None,
) -> Group:
    """Return a card, what is drawn on it, its words and its badges."""
    body = context.slide.body
    frames = [frame for frame in body.frames if frame.item == number]
    badges = [badge for badge in body.badges if badge.item == number]
    items: list[SceneItem] = [compose_ground(context, names.card, number, card)]
    if decorate:
        items += decorate(number, card)
    items += compose_words(context, frames, badges, names.role)
    words = []
    for frame in frames:
        for text in frame.texts:
            words.append(plain_text(text.runs))
    said = []
    for item in items:
        if item.alt and isinstance(item, Group):
            said.append(item.alt)
    return Group(
        name=f"{names.one} {number + 1}",
        rect=enclose([item.rect for item in items]),
        role=names.role,
        alt=" ".join([*words, *said]),
        items=tuple(name_apart(items)),
        step=number,
    )


def compose_ground(
    context: SlideContext,
    name: str,
    number: int,
    card: Rect,
) -> Bar:
    """Return the quiet ground of a card, or its outline where no ground is read well."""
    ground = find_card_ground(context)
    outline = None
    if not ground:
        hairline = context.theme.colours.hairline
        outline = Stroke(hairline, context.scale(OUTLINE))
    return Bar(
        name=f"{name} {number + 1}",
        rect=card,
        role=Role.DECORATION,
        fill=ground,
        outline=outline,
    )


def compose_words(
    context: SlideContext,
    frames: Sequence[PlannedFrame],
    badges: Sequence[StatusBadge],
    role: Role,
) -> list[SceneItem]:
    """Return the words of a card in the order in which they stand, each above its badges.

    Text boxes are named for what they hold and numbered.
    """
    made: list[SceneItem] = []
    waiting = list(badges)
    for frame in frames:
        while waiting and waiting[0].box.bottom <= frame.box.top:
            made.append(compose_badge(context, waiting.pop(0)))
        number = (frame.item or 0) + 1
        made.append(compose_frame(context, frame, f"{frame.name} {number}", role))
    made += [compose_badge(context, badge) for badge in waiting]
    return made
