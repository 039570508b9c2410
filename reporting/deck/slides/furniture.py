"""What every slide has: title, kicker, status of the whole, source line, footer, where we are."""

from __future__ import annotations

from reporting.deck.ooxml import shapes
from reporting.deck.ooxml.master import (
    DATE,
    FOOTER,
    KICKER,
    NUMBER,
    NUMBER_FIELD,
    ON_COLOUR,
    SOURCE,
    TITLE,
)
from reporting.deck.ooxml.xml import make
from reporting.deck.slides.slide_builder import SlideBuilder
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.scene import SlideKind
from reporting.slides.framing_slides import name_opening
from reporting.slides.model import DeckPlan, SlideText


def draw_head(stage: SlideBuilder) -> None:
    """Draw the title, the kicker above it, and the chips of what the whole slide stands on."""
    plan, small = stage.plan, stage.theme.slide.small
    kind = "ctrTitle" if plan.kind is SlideKind.COVER else "title"
    stage.placeholder(TITLE, kind, "Title", (plan.title,), plan.title_box)
    style = Style.OPENING_LABEL if plan.kind in ON_COLOUR else Style.KICKER
    if plan.kicker:
        kicker = stage.line_of(plan.kicker, style, small.size, small.leading)
        stage.placeholder(KICKER, "body", "Kicker", (kicker,), plan.kicker_box)
    stage.put(*(stage.chip(chip) for chip in plan.head))


def draw_foot(stage: SlideBuilder, deck: DeckPlan) -> None:
    """Draw the source line, the strip of sections, the footer and the slide's number."""
    plan, small, grid = stage.plan, stage.theme.slide.small, stage.grid
    on_colour = plan.kind in ON_COLOUR
    style = Style.OPENING_TEXT if on_colour else Style.SMALL
    if plan.source_line:
        text = SlideText(plan.source_line, Style.SMALL, small.size, small.leading)
        words = stage.writer.body((text,), anchor="b")
        stage.seat(SOURCE, "body", "Sources", grid.source, words)
    _draw_strip(stage, deck)
    if plan.kind is SlideKind.COVER:
        return
    footer = stage.line_of(deck.footer, style, small.size, small.leading)
    stage.placeholder(FOOTER, "ftr", "Footer", (footer,), grid.footer)
    if grid.date.width:
        date = stage.line_of(deck.date, style, small.size, small.leading)
        stage.placeholder(DATE, "dt", "Date", (date,), grid.date, align="r")
    number = stage.writer.field(str(stage.number), NUMBER_FIELD, style, small.size.pt)
    frame = make(
        "a:bodyPr",
        make("a:noAutofit"),
        wrap="square",
        lIns=0,
        tIns=0,
        rIns=0,
        bIns=0,
        anchor="t",
    )
    words = make("p:txBody", frame, make("a:lstStyle"), number)
    stage.seat(NUMBER, "sldNum", "Slide number", grid.number, words)


def _draw_strip(stage: SlideBuilder, deck: DeckPlan) -> None:
    """Draw a segment for each section, which leads there; on its slides only its own has its colour."""
    plan, count = stage.plan, len(deck.sections)
    if (
        count == 1
        or plan.kind is SlideKind.COVER
        or (stage.dress and plan.kind is SlideKind.SECTION)
    ):
        return
    gap = pt(4) if count < stage.grid.strip.width // pt(40) else Length(0)
    places = stage.grid.strip.columns(count, gap)
    segments = []
    for section, place in zip(deck.sections, places, strict=True):
        here = plan.section.id == section.id if plan.section else not plan.backup
        colour = (
            stage.theme.accent(section.id) if here else stage.theme.colours.hairline
        )
        if plan.kind in ON_COLOUR and plan.section and not stage.dress:
            colour = stage.theme.colours.paper if here else stage.theme.colours.muted
        segments.append(
            stage.block(
                f"Section {section.number}",
                place,
                colour,
                link=name_opening(section.id),
            )
        )
    stage.put(
        shapes.make_group(stage.ids.next(), "Where we are", segments, stage.grid.strip)
    )
