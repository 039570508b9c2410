"""The cover, the agenda and the sections -> the slides that frame the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.model import CoverPlan, SectionPlan
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideText, TextFrame
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import clip_texts
from reporting.slides.typesetter import Typesetter

_SPACES = (0.5, 0.25)
"""Above an entry, as a share of its leading: what is usual, and the least."""


def name_opening(section: str) -> str:
    """Return the anchor of a section's first slide."""
    return f"section-{section}"


def lay_out_cover(setter: Typesetter, plan: CoverPlan) -> SlideBody:
    """Lay out the first slide: under the title its subtitle and why it matters now; whom it is for."""
    grid, tokens = setter.grids.of(SlideKind.COVER), setter.tokens
    foot = " · ".join(
        part for part in (plan.audience, plan.presenter, plan.classification) if part
    )
    line = (setter.make_text(foot, Style.OPENING_TEXT, tokens.body_floor),)
    least = clip_texts(setter, line, grid.lead.width, grid.lead.height.part(1, 3))
    height = setter.measure_height(least, grid.lead.width)
    under = grid.lead.below(grid.lead.height - height)
    place = grid.lead.tall(grid.lead.height - height.times(1.5))
    for size in setter.list_sizes(tokens.title_floor):
        words = (
            setter.make_text(plan.subtitle, Style.OPENING, size),
            setter.make_text(
                plan.why_now, Style.OPENING_TEXT, min(size, tokens.body.size), 0.6
            ),
        )
        if setter.measure_height(words, place.width) <= place.height:
            break
    kept = clip_texts(setter, words, place.width, place.height)
    said = zip(("subtitle", "why_now"), words, strict=True)
    missing = tuple(name for name, text in said if text not in kept)
    return SlideBody(
        SlideKind.COVER,
        size,
        frames=(TextFrame(place, kept), TextFrame(under, least)),
        clipped=missing if least == line else (*missing, "audience"),
    )


def lay_out_agenda(
    setter: Typesetter, sections: Sequence[SectionPlan]
) -> tuple[SlideBody, ...]:
    """List the sections with what each will say, closer together if that saves a slide."""
    place = setter.grid.body

    def rows(size: Length, space: float) -> list[Row]:
        return [
            Row(
                (
                    make_entry(
                        setter, section.title, size, section.number, section.id, space
                    ),
                    setter.make_text(section.takeaway, Style.ENTRY_TEXT, size),
                )
            )
            for section in sections
        ]

    tried = (
        lay_out_stacked(
            setter, SlideKind.AGENDA, partial(rows, space=space), place.width
        )
        for space in _SPACES
    )
    return min(tried, key=len)


def make_entry(
    setter: Typesetter,
    words: str,
    size: Length,
    number: int,
    section: str = "",
    space: float = _SPACES[0],
) -> SlideText:
    """Return the numbered head of an entry, in the colour of a section if one is named."""
    text = setter.make_text(words, Style.ENTRY, size, space, number)
    return SlideText(
        text.runs, text.style, text.size, text.leading, text.before, number, section
    )


def lay_out_opener(setter: Typesetter, label: str, titles: Sequence[str]) -> SlideBody:
    """Lay out a section's first slide: what follows, as far as there is room."""
    place = setter.grids.of(SlideKind.SECTION).lead
    if not titles:
        return SlideBody(SlideKind.SECTION, setter.tokens.body_floor)
    for size in setter.list_sizes():
        texts = (
            setter.make_text(label, Style.OPENING_LABEL, size),
            *(
                setter.make_text(title, Style.OPENING_BULLET, size, 0.25)
                for title in titles
            ),
        )
        if setter.measure_height(texts, place.width) <= place.height:
            break
    while setter.measure_height(texts, place.width) > place.height:
        texts = texts[:-1]
    shown = (TextFrame(place, texts),) if len(texts) > 1 else ()
    return SlideBody(SlideKind.SECTION, size, frames=shown)


def lay_out_close(
    setter: Typesetter, sections: Sequence[SectionPlan]
) -> tuple[SlideBody, ...]:
    """Say once more what each section takes away."""

    def rows(size: Length) -> list[Row]:
        return [
            Row((setter.make_text(section.takeaway, Style.OPENING_BULLET, size, 0.5),))
            for section in sections
        ]

    return lay_out_stacked(setter, SlideKind.CLOSE, rows, setter.grid.body.width)


def lay_out_stacked(
    setter: Typesetter,
    kind: SlideKind,
    rows: Callable[[Length], Sequence[Row]],
    width: Length,
) -> tuple[SlideBody, ...]:
    """Lay rows out under each other, over as many slides as they need."""
    place = setter.grid.body
    packed = pack_rows(
        setter, rows, width, place.height, setter.list_sizes(setter.tokens.title_floor)
    )
    made = []
    for page in packed.pages:
        texts = tuple(text for row in page for text in row.texts)
        made.append(SlideBody(kind, packed.size, frames=(TextFrame(place, texts),)))
    return tuple(made)
