"""The placeholders of a template's layouts -> the grids that slides are planned and drawn on.

Titles, texts and footers stand where the template has them. What it has no place for stands
within its text area: the line above with section and statuses, the sources, the strip of
sections.
"""

from __future__ import annotations

from math import ceil

from reporting.deck.template.fit.layout_matching import find_body_placeholder, is_roomy
from reporting.deck.template.read.layouts import FURNITURE, TITLES, Layout, Placeholder
from reporting.deck.template.read.package import TemplateError
from reporting.design.grid import Grid, Rect
from reporting.design.token_groups import SlideMeasures
from reporting.design.units import Length, pt
from reporting.record import replace

_NEAR = pt(6)
"""Between what belongs together."""

_EVIDENCE = 0.17
"""Share of the text area that the statuses beside running text have, as on our own slides."""

_LEAST_TOP = pt(8)
"""From the slide's upper edge to a title that is made taller."""


def make_content_grid(layout: Layout, slide: Rect, tokens: SlideMeasures) -> Grid:
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
    region = _find_region(layout, slide, title, min(footer.top, number.top))
    left, width, small = region.left, region.width, tokens.small.leading
    top = Rect(left, region.top, width, small.times(1.3))
    kicker, head = top.columns(2, pt(12))
    strip = Rect(left, region.bottom - pt(3), width, pt(3))
    source_height = small.times(2)
    source = Rect(left, strip.top - _NEAR - source_height, width, source_height)
    start = top.bottom + _NEAR
    body = Rect(left, start, width, source.top - _NEAR - start)
    if not is_roomy(body.tall(body.height.times(1.5)), slide):
        left_over = f"{body.width.pt:.0f} x {body.height.pt:.0f} pt"
        raise TemplateError(
            f"its layout `{layout.name}` leaves no room for content: {left_over} of a slide",
            "give a layout a title over one large text placeholder, in PowerPoint: "
            "View, Slide Master",
        )
    gap = width.times(0.025)
    beside = max(width.times(_EVIDENCE), tokens.small.size.times(9))
    text = replace(body, width=width - Length(beside) - gap)
    evidence = replace(body, left=text.right + gap, width=Length(beside))
    return Grid(
        slide=slide,
        kicker=kicker,
        head=head,
        title=title,
        body=body,
        text=text,
        evidence=evidence,
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
    )


def make_opening_grid(layout: Layout, content: Grid, tokens: SlideMeasures) -> Grid:
    """Lay out covers or section openers on a layout of their own.

    Args:
        layout: with a title.
        content: the grid of the content slides.
        tokens: type sizes.
    """
    slide, body = content.slide, find_body_placeholder(layout)
    held = layout.find_placeholder(TITLES)
    title = place_title(layout, slide, tokens)
    footer, date, number = place_furniture(layout, slide, tokens, title)
    kicker = Rect(title.left, title.top, title.width, tokens.small.leading.times(1.3))
    limit = min(footer.top, number.top) - _NEAR
    lead = Rect(title.left, title.bottom + _NEAR, title.width, Length(0))
    if body:
        lead = body.inner
    if lead.top >= title.top:
        lead = _extend_down(layout, lead, limit, keeps_ground=body is not None)
    else:
        bottom = min(lead.bottom, title.top - kicker.height.times(2))
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


def make_substitute_grid(layout: Layout, content: Grid, tokens: SlideMeasures) -> Grid:
    """Lay out covers or section openers on the layout of the content.

    Their titles have room for two lines more, unless that would lead off the ground of the
    title.
    """
    extra = min(_measure_two_lines(tokens), content.body.height.part(1, 3))
    taller = content.under(extra)
    grounds = set(layout.ground.list_colours(taller.title))
    if not grounds <= set(layout.ground.list_colours(content.title)):
        taller = content
    return replace(taller, opening=taller.title, lead=taller.body)


def place_title(layout: Layout, slide: Rect, tokens: SlideMeasures) -> Rect:
    """Return where a title stands: as the template has it, but never too low for two lines."""
    title = layout.find_placeholder(TITLES)
    if title is None:
        raise TemplateError(f"its layout `{layout.name}` has no title")
    needed, inner = _measure_two_lines(tokens), title.inner
    if inner.height >= needed:
        return inner
    grown = needed - inner.height
    up = {"b": grown, "ctr": grown.part(1, 2)}.get(title.anchor, Length(0))
    top = max(inner.top - up, min(inner.top, _LEAST_TOP))
    return Rect(inner.left, top, inner.width, min(needed, slide.height - top))


def _measure_two_lines(tokens: SlideMeasures) -> Length:
    """Return the height of two lines of a title's smallest size.

    Its leading is in whole tenths of a point.
    """
    leading = tokens.title_floor.pt * tokens.title.leading / tokens.title.size
    return pt(ceil(leading * 10) / 10).times(2)


def place_furniture(
    layout: Layout, slide: Rect, tokens: SlideMeasures, title: Rect
) -> tuple[Rect, Rect, Rect]:
    """Return where the footer, the date and the number stand.

    That is as the template has them, else at the foot. A template that has no date shows
    none: its rectangle is empty.
    """
    height = tokens.small.leading.times(1.2)
    top = slide.bottom - height - slide.height.times(0.025)
    band = Rect(title.left, top, title.width, height)
    beside = band.width.times(0.1)
    free = replace(band, width=band.width - beside - _NEAR)
    right = replace(band, left=band.right - beside, width=beside)
    none = replace(right, width=Length(0))
    footer = _find_furniture(layout, "ftr")
    date = _find_furniture(layout, "dt")
    number = _find_furniture(layout, "sldNum")
    return (
        footer.inner if footer else free,
        date.inner if date else none,
        number.inner if number else right,
    )


def _find_furniture(layout: Layout, kind: str) -> Placeholder | None:
    return layout.find_placeholder(frozenset({kind}))


def _find_region(layout: Layout, slide: Rect, title: Rect, foot: Length) -> Rect:
    """Return the area of the content: the template's text, as far down as its ground goes."""
    limit = foot if foot > title.bottom else slide.bottom
    for placeholder in layout.placeholders:
        top = placeholder.rect.top
        if placeholder.kind in FURNITURE and top > title.bottom:
            limit = min(limit, top)
    limit -= _NEAR
    body = find_body_placeholder(layout)
    under = title.bottom + _NEAR
    if body is None or not is_roomy(body.rect, slide):
        return Rect(title.left, under, title.width, limit - under)
    area = body.inner
    top = max(area.top, under) if title.top <= area.top else area.top
    area = replace(area, top=top, height=area.bottom - top)
    return _extend_down(layout, area, limit, keeps_ground=True)


def _extend_down(
    layout: Layout, rect: Rect, limit: Length, *, keeps_ground: bool
) -> Rect:
    """Return a rectangle down to a limit, or as it is where another ground lies below it."""
    added = Rect(rect.left, rect.bottom, rect.width, limit - rect.bottom)
    if added.height <= 0:
        return rect.tall(max(limit, rect.top) - rect.top)
    below = set(layout.ground.list_colours(added))
    if keeps_ground and not below <= set(layout.ground.list_colours(rect)):
        return rect
    return rect.tall(limit - rect.top)
