"""The placeholders of a template's layouts -> the grids that content is planned and drawn on.

Titles, texts and footers stand where the template has them, as far as nothing is drawn
there: what would cross a logo, a wave or a rule keeps to the free part of its place. What a
template has no place for stands within its text area: the line above with section and
statuses, the sources, the strip of sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reporting.deck.template.fit.foot_places import place_furniture
from reporting.deck.template.fit.free_space import FreeSpace
from reporting.deck.template.fit.layout_places import (
    find_body_placeholder,
    is_roomy,
    is_same_ground,
    list_texts,
)
from reporting.deck.template.fit.palette import find_share
from reporting.deck.template.read.layouts import FURNITURE, TITLES, Layout
from reporting.deck.template.read.package import TemplateError
from reporting.design.grid import Grid, enclose
from reporting.design.rect import Rect
from reporting.design.token_groups import SlideMeasures
from reporting.design.units import Length, pt
from reporting.record import replace

NEAR = pt(6)
"""Between what belongs together, on a slide of our size."""

CLEAR = pt(4)
"""Between text and what a template draws."""

_EVIDENCE = 0.17
"""Share of the text area that the statuses beside running text have, as on our own slides."""

_BESIDE = 9
"""Least width of these statuses, in sizes of small type."""

_COLUMN_GAP = 0.025
"""Between text and statuses, as a share of the text area."""

_HEAD_GAP = pt(12)
_STRIP = pt(3)
HEAD_LINES, _SOURCE_LINES = 1.3, 2
"""Heights of the line above and of the sources, in lines of small type."""

_SLACK = 1.5
"""How much higher the area of the text would be without head and sources."""

_SPENT = 12
"""Heights of line above, sources and strip, in distances between what belongs together."""

_LEAST_TOP = pt(8)
"""From the slide's upper edge to a title that is made taller."""

_MARGIN = 0.05
"""At the sides of content for which a template has no place, as a share of the width."""

_HELD = 0.35
"""Share of its place that a title keeps to at the least; a smaller one is meant to overlap."""

_NARROW = 0.25
"""Share of a slide's width below which no title is cut for what is drawn beside it."""

_DEEPEST = 0.6
"""Share of a slide below which no title of content reaches."""


def make_content_grid(
    layout: Layout,
    slide: Rect,
    tokens: SlideMeasures,
    beside: Sequence[Layout] = (),
) -> Grid:
    """Lay out slides of content.

    Args:
        layout: of the template, with a title.
        slide: its size.
        tokens: type sizes.
        beside: further layouts that its slides of content stand on; what these draw is
            avoided as well.

    Raises:
        TemplateError: there is no room for content.
    """
    share = find_share(slide)
    near = NEAR.times(share)
    space = make_space((layout, *beside), slide)
    title = place_title(layout, slide, tokens, space)
    footer, date, number = place_furniture(layout, slide, tokens, title, space)
    foot = find_foot((footer, date, number), title, slide)
    region = find_region(layout, slide, title, foot - near, space, near)
    head, body, source, strip = divide_region(region, tokens, share)
    kicker, badges = head.columns(2, _HEAD_GAP.times(share))
    if not is_roomy(body.tall(body.height.times(_SLACK)), slide):
        left_over = f"{body.width.pt:.0f} x {body.height.pt:.0f} pt"
        raise TemplateError(
            f"its layout `{layout.name}` leaves no room for content: {left_over} of a slide",
            "give a layout a title over one large text placeholder, in PowerPoint: "
            "View, Slide Master",
        )
    gap = region.width.times(_COLUMN_GAP)
    margin = max(region.width.times(_EVIDENCE), tokens.small.size.times(_BESIDE))
    text = replace(body, width=body.width - margin - gap)
    return Grid(
        slide=slide,
        kicker=kicker,
        head=badges,
        title=title,
        body=body,
        text=text,
        evidence=replace(body, left=text.right + gap, width=margin),
        source=source,
        strip=strip,
        footer=footer,
        date=date,
        number=number,
        opening=title,
        lead=body,
        aside=text.tall(Length(0)),
        gap=gap,
        fixed=True,
        share=share,
    )


def divide_region(
    region: Rect,
    tokens: SlideMeasures,
    share: float,
) -> tuple[Rect, Rect, Rect, Rect]:
    """Return the line above, the body, the sources and the strip of a text area.

    Args:
        region: the whole of it.
        tokens: type sizes.
        share: what our own lengths are on the slide.
    """
    near = NEAR.times(share)
    height = _STRIP.times(share)
    line = tokens.small.leading
    head = region.tall(line.times(HEAD_LINES))
    strip = replace(region, top=region.bottom - height, height=height)
    source = region.tall(line.times(_SOURCE_LINES))
    source = replace(source, top=strip.top - near - source.height)
    body = region.below(head.height + near)
    return head, body.tall(source.top - near - body.top), source, strip


def make_space(layouts: Sequence[Layout], slide: Rect) -> FreeSpace:
    """Return what is free of the furniture of some layouts."""
    found: dict[Rect, None] = {}
    for layout in layouts:
        found.update(dict.fromkeys(layout.obstacles))
    return FreeSpace(tuple(found), CLEAR.times(find_share(slide)))


# ---------------------------------------------------------------- the title


def place_title(
    layout: Layout,
    slide: Rect,
    tokens: SlideMeasures,
    space: FreeSpace,
) -> Rect:
    """Return where a title stands.

    That is as the template has it, off what is drawn there, but never too low for two lines
    where it can grow.
    """
    title = layout.find_placeholder(TITLES)
    if title is None:
        raise TemplateError(f"its layout `{layout.name}` has no title")
    place = keep_free(title.inner, space)
    if place.width < slide.width * _NARROW:
        place = title.inner
    missing = measure_two_lines(tokens) - place.height
    if missing <= 0:
        return place
    top = min(place.top, _LEAST_TOP.times(find_share(slide)))
    bottom = max(slide.height.times(_DEEPEST), place.bottom)
    bounds = Rect(place.left, top, place.width, bottom - top)
    highest, lowest = space.reach(place, bounds)
    return grow(layout, place, missing, title.anchor, (highest, lowest))


def keep_free(rect: Rect, space: FreeSpace) -> Rect:
    """Return the free part of a place, or the whole of one that is meant to overlap."""
    free = space.find_largest(rect)
    area = free.width * free.height
    if area >= _HELD * rect.width * rect.height:
        return free
    return rect


def grow(
    layout: Layout,
    place: Rect,
    missing: Length,
    anchor: str,
    reach: tuple[Length, Length],
) -> Rect:
    """Return a place made taller, on the same ground and within its reach.

    Args:
        layout: whose ground it is.
        place: to be made taller.
        missing: by how much.
        anchor: of its text: it grows away from where that is held.
        reach: from where and to where it may.
    """
    shares = {"b": (1.0, 0.0), "ctr": (0.5, 0.5)}.get(anchor, (0.0, 1.0))
    grounds = set(layout.ground.list_colours(place))

    def is_same(taller: Rect) -> bool:
        return set(layout.ground.list_colours(taller)) <= grounds

    for first, _ in (shares, shares[::-1], (0.0, 1.0), (1.0, 0.0)):
        up = min(
            missing.times(first),
            place.top - reach[0],
        )
        down = min(missing - up, reach[1] - place.bottom)
        up = min(missing - down, place.top - reach[0])
        taller = Rect(
            place.left,
            place.top - up,
            place.width,
            place.height + up + down,
        )
        if is_same(taller):
            return taller
    return place


def measure_two_lines(tokens: SlideMeasures) -> Length:
    """Return the height of two lines of a title's smallest size.

    Its leading is in whole tenths of a point.
    """
    leading = tokens.title_floor.pt * tokens.title.leading / tokens.title.size
    tenths = ceil(leading * 10)
    return pt(tenths / 10).times(2)


# ---------------------------------------------------------------- the text


def find_foot(places: Sequence[Rect], title: Rect, slide: Rect) -> Length:
    """Return where the content ends: above whatever stands at the foot of the slide."""
    tops = [rect.top for rect in places if rect.width and rect.top > title.bottom]
    return min([*tops, slide.bottom])


def find_region(
    layout: Layout,
    slide: Rect,
    title: Rect,
    limit: Length,
    space: FreeSpace,
    near: Length,
) -> Rect:
    """Return the area of the content: the template's text, as far down as it is free.

    Args:
        layout: of the template.
        slide: its size.
        title: where titles stand.
        limit: beyond which it does not reach.
        space: what is free.
        near: to keep from the title.
    """
    found: list[Rect] = []
    for area in list_areas(layout, slide, title, limit, near, space):
        free = space.find_largest(area)
        if is_roomy(free, slide):
            return free
        found.append(free)
    nothing = Rect(
        title.left,
        title.bottom,
        Length(0),
        Length(0),
    )
    return max(found, key=lambda rect: rect.width * rect.height, default=nothing)


def find_text_area(layout: Layout, slide: Rect) -> Rect:
    """Return the largest area for text that a layout with a title may have, footers aside."""
    title = layout.find_placeholder(TITLES)
    if title is None:
        return Rect(
            slide.left,
            slide.top,
            Length(0),
            Length(0),
        )
    space = make_space((layout,), slide)
    place = keep_free(title.inner, space)
    feet = [one.rect for one in layout.placeholders if one.kind in FURNITURE]
    near = NEAR.times(find_share(slide))
    limit = find_foot(feet, place, slide) - near
    return find_region(layout, slide, place, limit, space, near)


def list_areas(
    layout: Layout,
    slide: Rect,
    title: Rect,
    limit: Length,
    near: Length,
    space: FreeSpace,
) -> Iterator[Rect]:
    """Yield where content may stand, the best first: all that is under the title at last."""
    under = title.bottom + near
    texts = [text.inner for text in list_texts(layout)]
    wide = [
        rect for rect in texts if is_roomy(replace(rect, height=slide.height), slide)
    ]
    below = [rect for rect in wide if rect.bottom > title.bottom]
    body = find_body_placeholder(layout)
    if body and body.inner in below:
        area = body.inner
        top = area.top
        if title.top <= area.top:
            top = max(area.top, under)
        deep = replace(area, top=top, height=max(limit, top) - top)
        lower = space.find_largest(deep, near.times(_SPENT))  # beside a drawing, too
        if is_same_ground(layout, lower, area):
            yield lower
        bottom = min(area.bottom, limit)
        if bottom > top:
            yield deep.tall(bottom - top)
    spans = [enclose(texts)] if texts else []
    margin = slide.width.times(_MARGIN)
    whole = Rect(
        margin,
        under,
        slide.width - margin.times(2),
        limit - under,
    )
    for span in (*spans, title, whole):
        if limit > under:
            yield Rect(span.left, under, span.width, limit - under)
