"""What every slide has: title and kicker; at the foot sources, strip, footer and number."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.slide_styles import Style
from reporting.plan.located_text import find_origin
from reporting.plan.model import DossierPlan
from reporting.record import Record, replace
from reporting.scene import ON_COLOUR, SceneItem, SlideKind, Slot, TextFrame
from reporting.slides.compose_text import (
    SlideContext,
    compose_badge,
    fill_slot,
    make_small_text,
)
from reporting.slides.model import SlideText
from reporting.slides.splitting import clip_line
from reporting.slides.strip import compose_strip
from reporting.slides.typesetter import Typesetter


class Furniture(Record, frozen=True):
    """What all slides of a deck repeat.

    Args:
        footer: one line, short enough.
        date: the edition and its date, likewise.
    """

    footer: str
    date: str


def make_furniture(
    setter: Typesetter,
    dossier: DossierPlan,
) -> Furniture:
    """Return what all slides repeat, cut to what has room on one line."""
    grid, cover = setter.grid, dossier.cover
    footer = dossier.running_head
    if cover.classification:
        footer = f"{footer} · {cover.classification}"
    date = cover.edition_line
    width = grid.footer.width
    return Furniture(
        footer=clip_line(setter, footer, Style.SMALL, width) if width else "",
        date=clip_line(setter, date, Style.SMALL, grid.date.width),
    )


def compose_head(context: SlideContext) -> Iterator[SceneItem]:
    """Yield title, kicker, and the status badges of what the whole slide stands on."""
    slide = context.slide
    yield fill_slot(
        context,
        Slot.TITLE,
        "Title",
        (slide.title,),
        slide.title_box,
    )
    if slide.kicker:
        is_on_colour = slide.kind in ON_COLOUR
        style = Style.OPENING_LABEL if is_on_colour else Style.KICKER
        kicker = make_small_text(context, slide.kicker, style)
        box = slide.kicker_box
        frame = fill_slot(context, Slot.KICKER, "Kicker", (kicker,), box)
        section = slide.section.title if slide.section else ""
        yield replace(frame, origin=find_origin(section), link=slide.up)
    for badge in slide.head:
        yield compose_badge(context, badge)


def compose_foot(
    context: SlideContext,
    furniture: Furniture,
    number: int,
) -> Iterator[SceneItem]:
    """Yield source line, strip of sections, footer, date and slide number."""
    slide, grid = context.slide, context.grid
    if slide.source_line:
        small = context.theme.slide.small
        line = SlideText(slide.source_line, Style.SMALL, small.size, small.leading)
        yield fill_slot(
            context, Slot.SOURCE_LINE, "Sources", (line,), grid.source, anchor="b"
        )
    yield from compose_strip(context)
    if slide.kind is SlideKind.COVER:
        return
    foot = compose_repeated(context, furniture, number)
    # a template may have them in another order than ours
    yield from sorted(foot, key=lambda frame: (frame.rect.left, frame.rect.top))


def compose_repeated(
    context: SlideContext,
    furniture: Furniture,
    number: int,
) -> Iterator[TextFrame]:
    """Yield footer, date and slide number, each where it has a place."""
    slide, grid = context.slide, context.grid
    style = Style.OPENING_TEXT if slide.kind in ON_COLOUR else Style.SMALL
    if grid.footer.width:  # a template may have no free place for it
        footer = make_small_text(context, furniture.footer, style)
        yield fill_slot(context, Slot.FOOTER, "Footer", (footer,), grid.footer)
    if grid.date.width:
        date = make_small_text(context, furniture.date, style)
        yield fill_slot(
            context,
            Slot.DATE,
            "Date",
            (date,),
            grid.date,
            align="r",
        )
    if not grid.number.width:  # a template may write it itself
        return
    page = make_small_text(context, str(number), style)
    yield fill_slot(
        context,
        Slot.SLIDE_NUMBER,
        "Slide number",
        (page,),
        grid.number,
        align="r",
        is_number_field=True,
    )
