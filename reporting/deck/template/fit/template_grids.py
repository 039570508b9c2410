"""The placeholders of a template's layouts -> the grids that slides are planned and drawn on.

Titles, texts and footers stand where the template has them. What it has no place for stands
within its text area: the line above with section and statuses, the sources, the strip of
sections.
"""

from __future__ import annotations

from math import ceil

from reporting.deck.template.fit.layout_matching import find_body_placeholder, is_roomy
from reporting.deck.template.fit.palette import find_share
from reporting.deck.template.read.layouts import FURNITURE, TITLES, Layout
from reporting.deck.template.read.package import TemplateError
from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.token_groups import SlideMeasures
from reporting.design.units import Length, pt
from reporting.record import replace

_NEAR = pt(6)
"""Between what belongs together."""

_EVIDENCE = 0.17
"""Share of the text area that the statuses beside running text have, as on our own slides."""

_BESIDE = 9
"""Least width of these statuses, in sizes of small type."""

_COLUMN_GAP = 0.025
"""Between text and statuses, as a share of the text area."""

_HEAD_GAP = pt(12)
_STRIP = pt(3)
_HEAD_LINES, _SOURCE_LINES, _FOOT_LINES = 1.3, 2, 1.2
"""Heights of the line above, of the sources and of the footer, in lines of small type."""

_SLACK = 1.5
"""How much higher the area of the text would be without head and sources."""

_FOOT_MARGIN = 0.025
"""Under a footer of our own, as a share of the slide's height."""

_NUMBER_WIDTH = 0.1
"""Of a slide number of our own, as a share of the title's width."""

_LEAST_TOP = pt(8)
"""From the slide's upper edge to a title that is made taller."""


def make_content_grid(
    layout: Layout,
    slide: Rect,
    tokens: SlideMeasures,
) -> Grid:
    """Lay out slides of content.

    Args:
        layout: of the template, with a title.
        slide: its size.
        tokens: type sizes.

    Raises:
        TemplateError: there is no room for content.
    """
    title = place_title(layout, slide, tokens)
    footer, date, number = place_furniture(layout, slide, tokens, title)
    foot = min(footer.top, number.top)
    region = find_region(layout, slide, title, foot)
    line = tokens.small.leading
    head = region.tall(line.times(_HEAD_LINES))
    kicker, badges = head.columns(2, _HEAD_GAP)
    strip = replace(region, top=region.bottom - _STRIP, height=_STRIP)
    source = region.tall(line.times(_SOURCE_LINES))
    source = replace(source, top=strip.top - _NEAR - source.height)
    body = region.below(head.height + _NEAR)
    body = body.tall(source.top - _NEAR - body.top)
    if not is_roomy(body.tall(body.height.times(_SLACK)), slide):
        left_over = f"{body.width.pt:.0f} x {body.height.pt:.0f} pt"
        raise TemplateError(
            f"its layout `{layout.name}` leaves no room for content: {left_over} of a slide",
            "give a layout a title over one large text placeholder, in PowerPoint: "
            "View, Slide Master",
        )
    gap = region.width.times(_COLUMN_GAP)
    share = region.width.times(_EVIDENCE)
    beside = max(share, tokens.small.size.times(_BESIDE))
    text = replace(body, width=body.width - beside - gap)
    return Grid(
        slide=slide,
        kicker=kicker,
        head=badges,
        title=title,
        body=body,
        text=text,
        evidence=replace(body, left=text.right + gap, width=beside),
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
        share=find_share(slide),
    )


def make_opening_grid(
    layout: Layout,
    content: Grid,
    tokens: SlideMeasures,
) -> Grid:
    """Lay out covers or section openers on a layout of their own.

    Args:
        layout: with a title.
        content: the grid of the content slides.
        tokens: type sizes.
    """
    slide = content.slide
    body = find_body_placeholder(layout)
    held = layout.find_placeholder(TITLES)
    title = place_title(layout, slide, tokens)
    footer, date, number = place_furniture(layout, slide, tokens, title)
    kicker = title.tall(tokens.small.leading.times(_HEAD_LINES))
    limit = min(footer.top, number.top) - _NEAR
    lead = replace(title, top=title.bottom + _NEAR, height=Length(0))
    if body:
        lead = body.inner
    if lead.top >= title.top:
        has_ground = body is not None
        lead = extend_down(layout, lead, limit, keeps_ground=has_ground)
    else:
        above = title.top - kicker.height.times(2)
        bottom = min(lead.bottom, above)
        lead = lead.tall(bottom - lead.top)
    return replace(
        content,
        title=title,
        opening=title,
        lead=lead,
        kicker=kicker,
        footer=footer,
        date=date,
        number=number,
        anchor=held.anchor if held else "t",
    )


def make_substitute_grid(
    layout: Layout,
    content: Grid,
    tokens: SlideMeasures,
) -> Grid:
    """Lay out covers or section openers on the layout of the content.

    Their titles have room for two lines more, unless that would lead off the ground of the
    title.
    """
    most = content.body.height.part(1, 3)
    extra = min(measure_two_lines(tokens), most)
    taller = content.under(extra)
    grounds = set(layout.ground.list_colours(taller.title))
    if not grounds <= set(layout.ground.list_colours(content.title)):
        taller = content
    return replace(taller, opening=taller.title, lead=taller.body)


def place_title(
    layout: Layout,
    slide: Rect,
    tokens: SlideMeasures,
) -> Rect:
    """Return where a title stands: as the template has it, but never too low for two lines."""
    title = layout.find_placeholder(TITLES)
    if title is None:
        raise TemplateError(f"its layout `{layout.name}` has no title")
    needed = measure_two_lines(tokens)
    inner = title.inner
    if inner.height >= needed:
        return inner
    grown = needed - inner.height
    up = Length(0)
    if title.anchor == "b":
        up = grown
    elif title.anchor == "ctr":
        up = grown.part(1, 2)
    least = min(inner.top, _LEAST_TOP)
    top = max(inner.top - up, least)
    height = min(needed, slide.height - top)
    return replace(inner, top=top, height=height)


def measure_two_lines(tokens: SlideMeasures) -> Length:
    """Return the height of two lines of a title's smallest size.

    Its leading is in whole tenths of a point.
    """
    leading = tokens.title_floor.pt * tokens.title.leading / tokens.title.size
    tenths = ceil(leading * 10)
    return pt(tenths / 10).times(2)


def place_furniture(
    layout: Layout,
    slide: Rect,
    tokens: SlideMeasures,
    title: Rect,
) -> tuple[Rect, Rect, Rect]:
    """Return where the footer, the date and the number stand.

    That is as the template has them, else at the foot. A template that has no date shows
    none: its rectangle is empty.
    """
    height = tokens.small.leading.times(_FOOT_LINES)
    margin = slide.height.times(_FOOT_MARGIN)
    band = replace(title, top=slide.bottom - height - margin, height=height)
    beside = band.width.times(_NUMBER_WIDTH)
    right = replace(band, left=band.right - beside, width=beside)
    free = replace(band, width=band.width - beside - _NEAR)
    none = replace(right, width=Length(0))
    return (
        find_furniture(layout, "ftr") or free,
        find_furniture(layout, "dt") or none,
        find_furniture(layout, "sldNum") or right,
    )


def find_furniture(layout: Layout, kind: str) -> Rect | None:
    """Return where a layout has a placeholder that every slide repeats."""
    placeholder = layout.find_placeholder(frozenset({kind}))
    return placeholder.inner if placeholder else None


def find_region(
    layout: Layout,
    slide: Rect,
    title: Rect,
    foot: Length,
) -> Rect:
    """Return the area of the content: the template's text, as far down as its ground goes.

    Args:
        layout: of the template.
        slide: its size.
        title: where titles stand.
        foot: where the footer begins.
    """
    limit = foot if foot > title.bottom else slide.bottom
    for placeholder in layout.placeholders:
        top = placeholder.rect.top
        if placeholder.kind in FURNITURE and top > title.bottom:
            limit = min(limit, top)
    limit -= _NEAR
    body = find_body_placeholder(layout)
    under = title.bottom + _NEAR
    if body is None or not is_roomy(body.rect, slide):
        return replace(title, top=under, height=limit - under)
    area = body.inner
    top = area.top
    if title.top <= top:
        top = max(top, under)
    area = replace(area, top=top, height=area.bottom - top)
    return extend_down(layout, area, limit, keeps_ground=True)


def extend_down(
    layout: Layout,
    rect: Rect,
    limit: Length,
    *,
    keeps_ground: bool,
) -> Rect:
    """Return a rectangle down to a limit, or as it is where another ground lies below it."""
    added = limit - rect.bottom
    if added <= 0:
        bottom = max(limit, rect.top)
        return rect.tall(bottom - rect.top)
    below = replace(rect, top=rect.bottom, height=added)
    grounds = set(layout.ground.list_colours(below))
    if keeps_ground and not grounds <= set(layout.ground.list_colours(rect)):
        return rect
    return rect.tall(limit - rect.top)
