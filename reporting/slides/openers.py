"""The takeaway of a section and the titles that follow -> the slide that opens it.

All openers of a deck have one composition: the takeaway above, and below, on a field of its
own, what the part holds. Their type is equal over the deck, like that of any kind of slide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Line, Runs, drop_marks
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.stacked import spread_texts
from reporting.slides.titles import SetTitle
from reporting.slides.typesetter import Typesetter

SPACE = 0.12
"""Above a title that follows, as a share of its leading."""

SPREAD = 0.6
"""Space that it may have more, where the list does not fill its field."""

CLEAR = 0.4
"""Between a title of a template and the list, as a share of the title's leading."""


def name_opening(section: str) -> str:
    """Return the anchor of a section's first slide."""
    return f"section-{section}"


def lay_out_opener(
    setter: Typesetter,
    label: str,
    titles: Sequence[Line],
    heading: SetTitle,
    cited: Runs = (),
    say_more: Callable[[int], str] = str,
) -> SlideBody:
    """Lay out a section's first slide: what follows, and how much more there is no room for.

    The sources of a marked title stand at its foot.

    Args:
        setter: measures.
        label: what stands over the list.
        titles: of the slides that follow.
        heading: the takeaway as it is set.
        cited: the sources of the takeaway; none where nothing is marked in it.
        say_more: returns the words for so many titles that are not listed.
    """
    grid = setter.grids.of(SlideKind.SECTION)
    lead = _keep_under(grid, heading)
    place, foot = _set_foot(setter, lead, cited)
    size, texts = _set_list(setter, label, titles, place)
    shown = _keep_fitting(setter, texts, place, say_more)
    is_listed = len(shown) > 1
    if grid.fixed and len(shown) < len(texts):
        is_listed = (
            False  # a part of a list in a template's small place says too little
        )
    frames = foot
    if is_listed:
        spread = spread_texts(
            setter,
            shown,
            place,
            SPREAD if grid.panel else 0,
        )
        frames = (PlannedFrame(place, spread), *foot)
    return SlideBody(
        SlideKind.SECTION,
        size,
        frames=frames,
        display=heading.text.size,
        panel=grid.panel if is_listed else None,
    )


def _keep_under(grid: Grid, heading: SetTitle) -> Rect:
    """Return the place of the list, clear of a title that a template has close above it.

    A title may have grown into it, and may come out higher where its font is missing.
    """
    lead, title = grid.lead, heading.box
    is_over = title.left < lead.right and lead.left < title.right
    if not grid.fixed or not is_over or title.top >= lead.bottom:
        return lead
    gap = heading.text.leading.times(CLEAR)
    taken = heading.bottom + gap - lead.top
    return lead.below(min(max(taken, Length(0)), lead.height))


def _set_foot(
    setter: Typesetter,
    place: Rect,
    cited: Runs,
) -> tuple[Rect, tuple[PlannedFrame, ...]]:
    """Return what sources at the foot leave of a place, and the frame of these."""
    if not cited:
        return place, ()
    line = setter.make_text(
        cited,
        Style.OPENING_TEXT,
        setter.tokens.small.size,
    )
    height = setter.measure_height((line,), place.width)
    if height.times(1.5) > place.height:  # a template may have a line there, or nothing
        return place, (PlannedFrame(setter.grid.source, (line,)),)
    frame = PlannedFrame(place.below(place.height - height), (line,))
    return place.tall(place.height - height.times(1.4)), (frame,)


def _set_list(
    setter: Typesetter,
    label: str,
    titles: Sequence[Line],
    place: Rect,
) -> tuple[Length, list[SlideText]]:
    """Return the titles that follow, with what stands over them, at the size that fits."""
    for size in setter.list_kind_sizes(SlideKind.SECTION):
        texts = [setter.make_text(label, Style.OPENING_LABEL, size)]
        for title in titles:
            words = drop_marks(title)
            text = setter.make_text(
                words,
                Style.OPENING_BULLET,
                size,
                SPACE,
            )
            texts.append(text)
        if setter.measure_height(texts, place.width) <= place.height:
            break
    return size, texts


def _keep_fitting(
    setter: Typesetter,
    texts: Sequence[SlideText],
    place: Rect,
    say_more: Callable[[int], str],
) -> list[SlideText]:
    """Return as many whole texts as a place has room for; the last says how many are left."""
    if setter.measure_height(texts, place.width) <= place.height:
        return list(texts)
    size = texts[0].size
    for count in range(len(texts) - 2, 1, -1):
        words = say_more(len(texts) - count)
        more = setter.make_text(
            words,
            Style.OPENING_BULLET,
            size,
            SPACE,
        )
        shown = [*texts[:count], more]
        if setter.measure_height(shown, place.width) <= place.height:
            return shown
    return list(texts[:1])
