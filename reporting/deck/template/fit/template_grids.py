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
    region = _region(layout, slide, title, min(footer.top, number.top))
    small = tokens.small.leading
    top = Rect(region.left, region.top, region.width, small.times(1.3))
    left, right = top.columns(2, pt(12))
    strip = Rect(region.left, region.bottom - pt(3), region.width, pt(3))
    source = Rect(
        region.left, strip.top - _NEAR - small.times(2), region.width, small.times(2)
    )
    start = top.bottom + _NEAR
    body = Rect(region.left, start, region.width, source.top - _NEAR - start)
    if not is_roomy(body.tall(body.height.times(1.5)), slide):
        left_over = f"{body.width.pt:.0f} x {body.height.pt:.0f} pt"
        raise TemplateError(
            f"its layout `{layout.name}` leaves no room for content: {left_over} of a slide",
            "give a layout a title over one large text placeholder, in PowerPoint: View, Slide Master",
        )
    gap = region.width.times(0.025)
    beside = max(region.width.times(_EVIDENCE), tokens.small.size.times(9))
    text = replace(body, width=body.width - Length(beside) - gap)
    return Grid(
        slide=slide,
        kicker=left,
        head=right,
        title=title,
        body=body,
        text=text,
        evidence=replace(body, left=text.right + gap, width=Length(beside)),
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
    slide, given = content.slide, find_body_placeholder(layout)
    held = layout.first(TITLES)
    title = place_title(layout, slide, tokens)
    footer, date, number = place_furniture(layout, slide, tokens, title)
    kicker = Rect(title.left, title.top, title.width, tokens.small.leading.times(1.3))
    limit = min(footer.top, number.top) - _NEAR
    lead = (
        given.inner
        if given
        else Rect(title.left, title.bottom + _NEAR, title.width, Length(0))
    )
    if lead.top >= title.top:
        lead = _down(layout, lead, limit, same_ground=given is not None)
    else:
        lead = lead.tall(
            min(lead.bottom, title.top - kicker.height.times(2)) - lead.top
        )
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
    taller = content.under(min(_two_lines(tokens), content.body.height.part(1, 3)))
    ground = layout.ground
    if not set(ground.under(taller.title)) <= set(ground.under(content.title)):
        taller = content
    return replace(taller, opening=taller.title, lead=taller.body)


def place_title(layout: Layout, slide: Rect, tokens: SlideMeasures) -> Rect:
    """Return where a title stands: as the template has it, but never too low for two lines."""
    given = layout.first(TITLES)
    if given is None:
        raise TemplateError(f"its layout `{layout.name}` has no title")
    needed = _two_lines(tokens)
    if given.inner.height >= needed:
        return given.inner
    grown = needed - given.inner.height
    up = {"b": grown, "ctr": grown.part(1, 2)}.get(given.anchor, Length(0))
    top = max(given.inner.top - up, min(given.inner.top, pt(8)))
    return Rect(
        given.inner.left, top, given.inner.width, min(needed, slide.height - top)
    )


def _two_lines(tokens: SlideMeasures) -> Length:
    """Return the height of two lines of a title's smallest size, its leading in whole tenths of a point."""
    leading = tokens.title_floor.pt * tokens.title.leading / tokens.title.size
    return pt(ceil(leading * 10) / 10).times(2)


def place_furniture(
    layout: Layout, slide: Rect, tokens: SlideMeasures, title: Rect
) -> tuple[Rect, Rect, Rect]:
    """Return where the footer, the date and the number stand: as the template has them, else at the foot.

    A template that has no date shows none: its box is empty.
    """
    height = tokens.small.leading.times(1.2)
    band = Rect(
        title.left,
        slide.bottom - height - slide.height.times(0.025),
        title.width,
        height,
    )
    footer, date, number = (_of(layout, kind) for kind in ("ftr", "dt", "sldNum"))
    beside = band.width.times(0.1)
    free = replace(band, width=band.width - beside - _NEAR)
    right = replace(band, left=band.right - beside, width=beside)
    none = replace(right, width=Length(0))
    return (
        footer.inner if footer else free,
        date.inner if date else none,
        number.inner if number else right,
    )


def _of(layout: Layout, kind: str) -> Placeholder | None:
    return layout.first(frozenset({kind}))


def _region(layout: Layout, slide: Rect, title: Rect, foot: Length) -> Rect:
    """Return the area of the content: the template's text, as far down as its ground goes on."""
    others = [one.box.top for one in layout.placeholders if one.kind in FURNITURE]
    below = [top for top in (*others, foot) if top > title.bottom]
    limit = min(below, default=slide.bottom) - _NEAR
    given = find_body_placeholder(layout)
    if given is None or not is_roomy(given.box, slide):
        return Rect(
            title.left, title.bottom + _NEAR, title.width, limit - title.bottom - _NEAR
        )
    area = given.inner
    top = max(area.top, title.bottom + _NEAR) if title.top <= area.top else area.top
    return _down(
        layout,
        replace(area, top=top, height=area.bottom - top),
        limit,
        same_ground=True,
    )


def _down(layout: Layout, box: Rect, limit: Length, *, same_ground: bool) -> Rect:
    """Return a box down to a limit, or as it is where another ground lies below it."""
    added = Rect(box.left, box.bottom, box.width, limit - box.bottom)
    if added.height <= 0:
        return box.tall(max(limit, box.top) - box.top)
    if same_ground and not set(layout.ground.under(added)) <= set(
        layout.ground.under(box)
    ):
        return box
    return box.tall(limit - box.top)
