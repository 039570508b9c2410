"""The cover, the agenda, the sections and the sources -> the slides that frame the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reporting.design.styles import Style
from reporting.design.units import Length
from reporting.plan.fit import Row, Typesetter
from reporting.plan.model import CoverPlan, Run, SectionPlan, SourceEntry
from reporting.plan.slide_model import Frame, SlideBody, SlideKind, SlideText

NAMED_DETAILS = 3
"""Of a source's details a slide shows the first: outlet, author, date; the dossier shows all."""


def cover(setter: Typesetter, plan: CoverPlan) -> SlideBody:
    """Lay out the first slide: under the title its subtitle and why it matters now; whom it is for."""
    grid, tokens = setter.grids.of(SlideKind.COVER), setter.tokens
    foot = " · ".join(part for part in (plan.audience, plan.presenter, plan.classification) if part)
    whole = (setter.text(foot, Style.OPENING_TEXT, tokens.body_floor),)
    line = setter.clip_all(whole, grid.lead.width, setter.leading(Style.OPENING_TEXT, tokens.body_floor))
    height = setter.height(line, grid.lead.width)
    under = grid.lead.below(grid.lead.height - height)
    place = grid.lead.tall(grid.lead.height - height.times(1.5))
    words = (
        setter.text(plan.subtitle, Style.OPENING, tokens.title_floor),
        setter.text(plan.why_now, Style.OPENING_TEXT, tokens.body.size, 0.6),
    )
    kept = setter.clip_all(words, place.width, place.height)
    said = zip((foot, plan.subtitle, plan.why_now), (*whole, *words), strict=True)
    return SlideBody(
        SlideKind.COVER,
        tokens.body.size,
        frames=(Frame(place, kept), Frame(under, line)),
        clipped=tuple(part for part, text in said if text not in (*kept, *line)),
    )


def agenda(setter: Typesetter, sections: Sequence[SectionPlan]) -> tuple[SlideBody, ...]:
    """List the sections with what each will say."""
    place = setter.grid.body

    def rows(size: Length) -> list[Row]:
        return [
            Row(
                (
                    _entry(setter, section.title, size, section.number, section.id),
                    setter.text(section.takeaway, Style.ENTRY_TEXT, size),
                )
            )
            for section in sections
        ]

    return _stacked(setter, SlideKind.AGENDA, rows, place.width)


def _entry(setter: Typesetter, words: str, size: Length, number: int, section: str = "") -> SlideText:
    text = setter.text(words, Style.ENTRY, size, 0.5, number)
    return SlideText(text.runs, text.style, text.size, text.leading, text.before, number, section)


def opener(setter: Typesetter, label: str, titles: Sequence[str]) -> SlideBody:
    """Lay out a section's first slide: what follows, as far as there is room."""
    place = setter.grids.of(SlideKind.SECTION).lead
    if not titles:
        return SlideBody(SlideKind.SECTION, setter.tokens.body_floor)
    for size in setter.sizes():
        texts = (
            setter.text(label, Style.OPENING_LABEL, size),
            *(setter.text(title, Style.OPENING_BULLET, size, 0.25) for title in titles),
        )
        if setter.height(texts, place.width) <= place.height:
            break
    kept = setter.clip_all(texts, place.width, place.height)
    return SlideBody(SlideKind.SECTION, size, frames=(Frame(place, kept),))


def sources(setter: Typesetter, entries: Sequence[SourceEntry]) -> tuple[SlideBody, ...]:
    """List the sources by their numbers."""

    def rows(size: Length) -> list[Row]:
        return [Row(_source(setter, entry, size)) for entry in entries]

    return _stacked(setter, SlideKind.SOURCES, rows, setter.grid.body.width)


def _source(setter: Typesetter, entry: SourceEntry, size: Length) -> tuple[SlideText, ...]:
    details = " · ".join(f"{label}: {value}" for label, value in entry.details[:NAMED_DETAILS])
    linked = (Run(details), *((Run(" · "), Run(entry.link, link=entry.link)) if entry.link else ()))
    return (
        _entry(setter, entry.title, size, entry.number),
        setter.text(linked, Style.ENTRY_TEXT, size),
    )


def close(setter: Typesetter, sections: Sequence[SectionPlan]) -> tuple[SlideBody, ...]:
    """Say once more what each section takes away."""

    def rows(size: Length) -> list[Row]:
        return [
            Row((setter.text(section.takeaway, Style.OPENING_BULLET, size, 0.5),)) for section in sections
        ]

    return _stacked(setter, SlideKind.CLOSE, rows, setter.grid.body.width)


def _stacked(
    setter: Typesetter, kind: SlideKind, rows: Callable[[Length], Sequence[Row]], width: Length
) -> tuple[SlideBody, ...]:
    place = setter.grid.body
    packed = setter.pack(rows, width, place.height, setter.sizes(setter.tokens.title_floor))
    made = []
    for page in packed.pages:
        texts = tuple(text for row in page for text in row.texts)
        made.append(SlideBody(kind, packed.size, frames=(Frame(place, texts),)))
    return tuple(made)
