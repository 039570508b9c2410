"""The cover, the agenda and the sections -> the slides that frame the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.model import CoverPlan, SectionPlan
from reporting.plan.words import Line, Runs, drop_marks
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.held_covers import lay_out_held_cover
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.packing import Row, pack_rows
from reporting.slides.splitting import clip_texts
from reporting.slides.typesetter import Typesetter

ENTRY_SPACES = (0.5, 0.25)
"""Above an entry, as a share of its leading: what is usual, and the least."""

COVER_SPACE = 0.6
"""Above the cover's second paragraph, likewise."""


def name_opening(section: str) -> str:
    """Return the anchor of a section's first slide."""
    return f"section-{section}"


def lay_out_cover(
    setter: Typesetter,
    plan: CoverPlan,
) -> SlideBody:
    """Lay out the first slide: its subtitle, why it matters now, and whom it is for."""
    grid = setter.grids.of(SlideKind.COVER)
    if grid.fixed:
        return lay_out_held_cover(setter, plan)
    lead = grid.lead
    tokens = setter.tokens
    parts = (plan.audience, plan.presenter, plan.classification)
    foot = " · ".join([part for part in parts if part])
    line = (setter.make_text(foot, Style.OPENING_TEXT, tokens.body_floor),)
    shown = clip_texts(
        setter,
        line,
        lead.width,
        lead.height.part(1, 3),
    )
    height = setter.measure_height(shown, lead.width)
    under = lead.below(lead.height - height)
    place = lead.tall(lead.height - height.times(1.5))
    for size in setter.list_sizes(tokens.title_floor):
        least = min(size, tokens.body.size)
        subtitle = setter.make_text(plan.subtitle, Style.OPENING, size)
        reason = setter.make_text(plan.why_now, Style.OPENING_TEXT, least, COVER_SPACE)
        if setter.measure_height((subtitle, reason), place.width) <= place.height:
            break
    kept = clip_texts(setter, (subtitle, reason), place.width, place.height)
    clipped = []
    for name, text in (("subtitle", subtitle), ("why_now", reason)):
        if text not in kept:
            clipped.append(name)
    if shown != line:
        clipped.append("audience")
    return SlideBody(
        SlideKind.COVER,
        size,
        frames=(PlannedFrame(place, kept), PlannedFrame(under, shown)),
        clipped=tuple(clipped),
    )


def lay_out_agenda(
    setter: Typesetter,
    sections: Sequence[SectionPlan],
) -> tuple[SlideBody, ...]:
    """List the sections with what each will say, closer together if that saves a slide."""
    width = setter.grid.body.width

    def make_row(
        section: SectionPlan,
        size: Length,
        space: float,
    ) -> Row:
        entry = make_entry(
            setter, section.title, size, section.number, section.id, space
        )
        takeaway = setter.make_text(
            drop_marks(section.takeaway), Style.ENTRY_TEXT, size
        )
        return Row((entry, takeaway))

    def make_rows(
        size: Length,
        space: float,
    ) -> list[Row]:
        return [make_row(section, size, space) for section in sections]

    attempts = []
    for space in ENTRY_SPACES:
        rows = partial(make_rows, space=space)
        attempts.append(lay_out_stacked(setter, SlideKind.AGENDA, rows, width))
    return min(attempts, key=len)


def make_entry(
    setter: Typesetter,
    words: str,
    size: Length,
    number: int,
    section: str = "",
    space: float = ENTRY_SPACES[0],
) -> SlideText:
    """Return the numbered head of an entry, in the colour of a section if one is named.

    Args:
        setter: measures.
        words: of the entry.
        size: of its type.
        number: that it bears.
        section: id of the section whose colour its number has; empty for the slide's.
        space: above it, as a share of its leading.
    """
    text = setter.make_text(words, Style.ENTRY, size, space, number)
    return replace(text, section=section)


def lay_out_opener(
    setter: Typesetter,
    label: str,
    titles: Sequence[Line],
    cited: Runs = (),
) -> SlideBody:
    """Lay out a section's first slide: what follows, as far as there is room.

    The sources of a marked title stand at its foot.

    Args:
        setter: measures.
        label: what stands over the list.
        titles: of the slides that follow.
        cited: the sources of the title; none where nothing is marked in it.
    """
    place = setter.grids.of(SlideKind.SECTION).lead
    foot: tuple[PlannedFrame, ...] = ()
    if cited:
        line = setter.make_text(cited, Style.OPENING_TEXT, setter.tokens.small.size)
        height = setter.measure_height((line,), place.width)
        foot = (PlannedFrame(place.below(place.height - height), (line,)),)
        place = place.tall(place.height - height.times(2))
    if not titles:
        return SlideBody(SlideKind.SECTION, setter.tokens.body_floor, foot)
    for size in setter.list_sizes():
        texts = [setter.make_text(label, Style.OPENING_LABEL, size)]
        for title in titles:
            texts.append(
                setter.make_text(drop_marks(title), Style.OPENING_BULLET, size, 0.25)
            )
        if setter.measure_height(texts, place.width) <= place.height:
            break
    shown: list[SlideText] = []
    height = Length(0)
    for text in texts:
        height = height + setter.measure_height((text,), place.width)
        if shown:
            height = height + text.before
        if height > place.height:
            break
        shown.append(text)
    if len(shown) == 1:
        return SlideBody(SlideKind.SECTION, size, foot)
    frame = PlannedFrame(place, tuple(shown))
    return SlideBody(SlideKind.SECTION, size, frames=(frame, *foot))


def lay_out_close(
    setter: Typesetter,
    sections: Sequence[SectionPlan],
    ask: tuple[str, Line] | None = None,
) -> tuple[SlideBody, ...]:
    """Say once more what each section takes away, and what is to be decided.

    Args:
        setter: measures.
        sections: of the dossier.
        ask: what is to be decided, with what stands over it.
    """

    def make_row(
        section: SectionPlan,
        size: Length,
    ) -> Row:
        takeaway = drop_marks(section.takeaway)
        text = setter.make_text(takeaway, Style.OPENING_BULLET, size, 0.5)
        return Row((text,))

    def make_rows(size: Length) -> list[Row]:
        rows = [make_row(section, size) for section in sections]
        if ask:
            label, words = ask
            head = setter.make_text(label, Style.OPENING_LABEL, size, 1.0)
            text = setter.make_text(drop_marks(words), Style.OPENING_TEXT, size)
            rows.append(Row((head, text)))
        return rows

    width = setter.grid.body.width
    return lay_out_stacked(setter, SlideKind.CLOSE, make_rows, width)


def lay_out_stacked(
    setter: Typesetter,
    kind: SlideKind,
    make_rows: Callable[[Length], Sequence[Row]],
    width: Length,
) -> tuple[SlideBody, ...]:
    """Lay rows out under each other, over as many slides as they need.

    Args:
        setter: measures.
        kind: of the slides.
        make_rows: makes the rows at a type size.
        width: that they take.
    """
    place = setter.grid.body
    sizes = setter.list_sizes(setter.tokens.title_floor)
    packed = pack_rows(setter, make_rows, width, place.height, sizes)
    bodies = []
    for page in packed.pages:
        texts = [text for row in page for text in row.texts]
        frame = PlannedFrame(place, tuple(texts))
        bodies.append(SlideBody(kind, packed.size, frames=(frame,)))
    return tuple(bodies)
