"""The words of a cover -> the places that a template has for them; it never refuses them.

All of them stand under the title where they have room there. Where they have not, the
subtitle stands there alone and the others have the further places of the layout, or what is
left of the first. Type shrinks to that of the foot before a text is left out; what is, the
speaker notes have, and the plan says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.model import CoverPlan
from reporting.plan.words import Line
from reporting.record import Record
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.typesetter import Typesetter

SPACE = 0.6
"""Above a paragraph of the cover that is not the first of its place, in leadings."""

FOOT_SHARE = 3
"""The line at the foot takes a third of its place at the most."""


class _Part(Record, frozen=True):
    """A text of the cover: its path, its words, its look and its largest type."""

    path: str
    words: Line
    style: Style
    top: Length


def lay_out_held_cover(setter: Typesetter, plan: CoverPlan) -> SlideBody:
    """Lay out the first slide on a template's layout.

    Args:
        setter: measures; its grids say where the layout has places.
        plan: the words.
    """
    tokens = setter.tokens
    body = tokens.body.size
    parts = [
        _Part("subtitle", plan.subtitle, Style.OPENING, tokens.title_floor),
        _Part("why_now", plan.why_now, Style.OPENING_TEXT, body),
        _Part("audience", plan.parties, Style.OPENING_TEXT, tokens.body_floor),
    ]
    parts = [part for part in parts if part.words]
    lead = setter.grids.of(SlideKind.COVER).lead
    frames = _set_together(setter, parts, lead)
    if frames:
        return SlideBody(SlideKind.COVER, tokens.body_floor, frames)
    return _set_apart(setter, parts)


def _set_together(
    setter: Typesetter,
    parts: Sequence[_Part],
    lead: Rect,
) -> tuple[PlannedFrame, ...]:
    """Return all texts in one place, the last of them at its foot; nothing without room."""
    *upper, last = parts
    floor = setter.tokens.body_floor
    line = (setter.make_text(last.words, last.style, floor),)
    height = setter.measure_height(line, lead.width)
    if not upper or height > lead.height.part(1, FOOT_SHARE):
        return ()
    under = lead.below(lead.height - height)
    place = lead.tall(lead.height - height.times(1.5))
    top = max(part.top for part in upper)
    for size in setter.list_sizes(top, floor):
        texts: list[SlideText] = []
        for part in upper:
            space = SPACE if texts else 0
            own = min(size, part.top)
            text = setter.make_text(
                part.words,
                part.style,
                own,
                space,
            )
            texts.append(text)
        if setter.measure_height(texts, place.width) <= place.height:
            return (PlannedFrame(place, tuple(texts)), PlannedFrame(under, line))
    return ()


def _set_apart(setter: Typesetter, parts: Sequence[_Part]) -> SlideBody:
    """Return each text in the first place that it has room in."""
    grid = setter.grids.of(SlideKind.COVER)
    free = []
    for place in (grid.lead, *grid.asides):
        if place.height > 0:
            free.append(place)
    frames: list[PlannedFrame] = []
    noted: list[tuple[str, Line]] = []
    for part in parts:
        for number, place in enumerate(free):
            # Nothing goes before the subtitle.
            if frames and place.top < frames[0].box.top:
                continue
            text = _fit(setter, part, place)
            if text is None:
                continue
            height = setter.measure_height((text,), place.width)
            frame = PlannedFrame(place.tall(height), (text,))
            frames.append(frame)
            taken = height + text.leading.times(SPACE)
            free[number] = place.below(min(taken, place.height))
            break
        else:
            noted.append((part.path, part.words))
    size = setter.tokens.body_floor
    return SlideBody(
        SlideKind.COVER,
        size,
        tuple(frames),
        noted=tuple(noted),
    )


def _fit(
    setter: Typesetter,
    part: _Part,
    place: Rect,
) -> SlideText | None:
    """Return a text at the largest size that has room in a place; None for none."""
    for size in setter.list_sizes(part.top, setter.tokens.small.size):
        text = setter.make_text(
            part.words,
            part.style,
            size,
        )
        is_broken = setter.breaks_word(text, place.width)
        if is_broken or setter.measure_height((text,), place.width) > place.height:
            continue
        return text
    return None
