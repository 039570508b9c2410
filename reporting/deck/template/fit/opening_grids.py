"""The layouts of covers and section openers -> the grids that they are planned and drawn on.

A title has the place that the template gives it and, where that is small, the room around
it. What stands under it has the template's text; what finds no room there has the further
places of the layout and the empty areas beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.deck.template.fit.foot_places import place_furniture
from reporting.deck.template.fit.free_space import FreeSpace
from reporting.deck.template.fit.layout_places import (
    is_alike,
    is_same_ground,
    list_texts,
)
from reporting.deck.template.fit.template_grids import (
    HEAD_LINES,
    NEAR,
    find_foot,
    keep_free,
    make_space,
)
from reporting.deck.template.read.layouts import TITLES, Layout, Placeholder
from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.token_groups import SlideMeasures
from reporting.design.units import Length
from reporting.record import replace

_WIDE = 0.15
"""Least width of a place for a text, as a share of the slide's."""

_TITLE_SHARE = 0.45
"""Of the text area, that a title has on a cover that stands on a layout of content."""

_ABOVE = frozenset({"subTitle"})
"""Kinds of placeholder that are for what stands with a title, above or below it."""


def make_opening_grid(
    layout: Layout,
    content: Grid,
    tokens: SlideMeasures,
    *,
    is_cover: bool,
) -> Grid:
    """Lay out covers or section openers on a layout of their own.

    Args:
        layout: with a title.
        content: the grid of the content slides.
        tokens: type sizes.
        is_cover: whether it is a cover, which has no foot, and which texts may stand on
            above the title.
    """
    slide = content.slide
    held = layout.find_placeholder(TITLES)
    if held is None:
        return make_substitute_grid(layout, content)
    space = make_space((layout,), slide)
    near = content.scale(NEAR)
    title = keep_free(held.inner, space)
    footer, date, number = place_furniture(layout, slide, tokens, title, space)
    feet = () if is_cover else (footer, date, number)
    lowest = slide.tall(slide.height - near.times(2))
    foot = find_foot(feet, title, lowest) - near
    texts = list(list_further(layout, title, tokens, slide, is_cover=is_cover))
    others = space.without([text.inner for text in texts])
    kicker = title.tall(tokens.small.leading.times(HEAD_LINES))
    room = find_room(
        layout,
        title,
        others,
        slide.tall(foot),
        kicker.height + near,
    )
    if room.top > title.top:
        height = min(title.height, room.bottom - room.top)
        title = replace(title, top=room.top, height=height)
    places = list(list_places(layout, texts, title, space, foot, near, tokens))
    lead = title.tall(Length(0)).below(title.height)
    if places:
        lead, *places = places
    return replace(
        content,
        title=title,
        opening=title,
        room=room,
        lead=lead,
        asides=tuple(places),
        kicker=kicker,
        footer=footer,
        date=date,
        number=number,
        anchor=held.anchor,
    )


def list_further(
    layout: Layout,
    title: Rect,
    tokens: SlideMeasures,
    slide: Rect,
    *,
    is_cover: bool,
) -> Iterator[Placeholder]:
    """Yield the places for texts beside a title, the best first."""
    least = tokens.body_floor.times(0.9)
    found = []
    for text in list_texts(layout):
        place = text.inner
        is_small = place.width < slide.width * _WIDE or place.height < least
        is_above = place.top < title.top and not (is_cover and text.kind in _ABOVE)
        if not is_small and not is_above and not place.meets(title):
            found.append(text)

    def rank(text: Placeholder) -> tuple[bool, int]:
        return text.kind not in _ABOVE, text.rect.top

    yield from sorted(found, key=rank)


def find_room(
    layout: Layout,
    title: Rect,
    space: FreeSpace,
    bounds: Rect,
    head: Length,
) -> Rect:
    """Return how far a title may grow, with room for what stands over it.

    Args:
        layout: whose ground it keeps to.
        title: as the layout has it.
        space: what is free.
        bounds: beyond which it does not go.
        head: height of what stands over it.
    """
    top, bottom = space.reach(title, bounds)
    top = min(top + head, title.bottom)
    for upper, lower in (
        (top, bottom),
        (max(top, title.top), bottom),
        (top, title.bottom),
    ):
        room = replace(title, top=upper, height=lower - upper)
        if is_same_ground(layout, room, title):
            return room
    return title


def list_places(
    layout: Layout,
    texts: Sequence[Placeholder],
    title: Rect,
    space: FreeSpace,
    foot: Length,
    near: Length,
    tokens: SlideMeasures,
) -> Iterator[Rect]:
    """Yield where texts may stand, the best first: the template's places, then empty areas.

    On all of them the words of the first are read, since all have its colours.
    """
    taken = [title]
    first: Rect | None = None
    least = tokens.body_floor
    for text in texts:
        others = [one.inner for one in texts if one is not text]
        free = space.without([*taken, *others])
        place = keep_free(text.inner, space.without(taken))
        if place.height <= 0:
            continue
        _, bottom = free.reach(
            place, replace(place, height=max(foot - place.top, place.height))
        )
        taller = replace(place, height=bottom - place.top)
        if is_same_ground(layout, taller, place):
            place = taller
        if first and not is_alike(layout, place, first):
            continue
        first = first or place
        taken.append(place)
        yield place
    under = title.bottom + near
    if foot - under < least:
        return
    area = replace(title, top=under, height=foot - under)
    place = space.without(taken[1:]).find_largest(area)
    if place.height >= least and is_alike(layout, place, first or title):
        yield place


def make_substitute_grid(layout: Layout, content: Grid) -> Grid:
    """Lay out covers or section openers on the layout of the content.

    Their titles stand within the text area, at the foot of its upper part, so that they are
    no titles of content with a hole under them; nothing is drawn there.
    """
    held = layout.find_placeholder(TITLES)
    area = content.body
    kicker = area.tall(content.kicker.height)
    upper = area.tall(area.height.times(_TITLE_SHARE))
    title = upper.below(kicker.height + content.scale(NEAR))
    lead = area.below(upper.height + content.scale(NEAR).times(2))
    return replace(
        content,
        title=title,
        opening=title,
        lead=lead,
        kicker=kicker,
        anchor="b" if held else "",
    )
