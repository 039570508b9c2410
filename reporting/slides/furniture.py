"""What every slide has: title and kicker; at the foot sources, strip, footer and number."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.slide_styles import Style
from reporting.plan.model import DossierPlan
from reporting.plan.words import Run
from reporting.record import Record, replace
from reporting.scene import ON_COLOUR, SceneItem, SlideKind, Slot, TextFrame
from reporting.slides.compose_text import (
    SlideContext,
    compose_badge,
    fill_slot,
    make_small_text,
)
from reporting.slides.model import SlideText
from reporting.slides.splitting import clip_line, shorten_line
from reporting.slides.strip import compose_strip
from reporting.slides.typesetter import Typesetter


class Furniture(Record, frozen=True):
    """What all slides of a deck repeat.

    Args:
        footer: one line, short enough.
        date: the edition and its date, likewise.
        last: number of the last slide of the talk; 0 where nobody asks for it.
    """

    footer: str
    date: str
    last: int = 0


def make_furniture(
    setter: Typesetter,
    dossier: DossierPlan,
    last: int,
) -> Furniture:
    """Return what all slides repeat, cut to what has room on one line.

    Args:
        setter: measures.
        dossier: that the deck is planned from.
        last: number of the last slide of the talk.
    """
    grid, cover = setter.grid, dossier.cover
    footer = dossier.running_head
    if cover.classification:
        footer = f"{footer} · {cover.classification}"
    width = grid.footer.width
    return Furniture(
        footer=clip_line(setter, footer, Style.SMALL, width) if width else "",
        date=shorten_line(
            setter,
            cover.edition_line,
            Style.SMALL,
            grid.date.width,
        ),
        last=last if setter.tokens.number == "n / N" else 0,
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
        frame = fill_slot(
            context,
            Slot.KICKER,
            "Kicker",
            (kicker,),
            box,
        )
        origin = slide.section.origin if slide.section else None
        yield replace(frame, origin=origin, link=slide.up)
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
        line = SlideText(
            slide.source_line,
            Style.SMALL,
            small.size,
            small.leading,
        )
        yield fill_slot(
            context,
            Slot.SOURCE_LINE,
            "Sources",
            (line,),
            grid.source,
            anchor="b",
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
        yield fill_slot(
            context,
            Slot.FOOTER,
            "Footer",
            (footer,),
            grid.footer,
        )
    if grid.date.width and furniture.date:
        date = make_small_text(context, furniture.date, style)
        yield fill_slot(
            context,
            Slot.DATE,
            "Date",
            (date,),
            grid.date,
            align="r",
        )
    if context.theme.slide.number == "none":
        return
    if not grid.number.width:  # a template may write it itself
        return
    yield fill_slot(
        context,
        Slot.SLIDE_NUMBER,
        "Slide number",
        (_write_number(context, furniture, number, style),),
        grid.number,
        align="r",
        is_number_field=True,
    )


def _write_number(
    context: SlideContext,
    furniture: Furniture,
    number: int,
    style: Style,
) -> SlideText:
    """Return a slide's number, with that of the talk's last slide where the theme asks so.

    What comes after the close is not counted: it is no part of what the room waits for, and a
    slide there says its own number alone. Hidden slides are, for a program numbers them too.
    """
    text = make_small_text(context, str(number), style)
    if not furniture.last or number > furniture.last:
        return text
    return replace(text, runs=(*text.runs, Run(f" / {furniture.last}")))
