"""Rows under each other -> slides of one text each; and what heads an entry of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Line, Runs
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.packing import Row, pack_rows
from reporting.slides.typesetter import Typesetter

ENTRY_SPACE = 0.5
"""Above an entry, as a share of its leading."""


def make_entry(
    setter: Typesetter,
    words: Line | Runs,
    size: Length,
    number: int,
    section: str = "",
    space: float = ENTRY_SPACE,
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
    text = setter.make_text(
        words,
        Style.ENTRY,
        size,
        space,
        number,
    )
    return replace(text, section=section)


def lay_out_stacked(
    setter: Typesetter,
    kind: SlideKind,
    make_rows: Callable[[Length], Sequence[Row]],
    place: Rect,
    sizes: Sequence[Length],
) -> tuple[SlideBody, ...]:
    """Lay rows out under each other, over as many slides as they need.

    Args:
        setter: measures.
        kind: of the slides.
        make_rows: makes the rows at a type size.
        place: of them on each slide.
        sizes: of type to try, largest first.
    """
    packed = pack_rows(
        setter,
        make_rows,
        place.width,
        place.height,
        sizes,
    )
    bodies = []
    for page in packed.pages:
        texts = [text for row in page for text in row.texts]
        frame = PlannedFrame(place, tuple(texts))
        body = SlideBody(kind, packed.size, frames=(frame,))
        bodies.append(body)
    return tuple(bodies)


def spread_texts(
    setter: Typesetter,
    texts: Sequence[SlideText],
    place: Rect,
    most: float,
) -> tuple[SlideText, ...]:
    """Return paragraphs with more space above each, so that they fill their place.

    Args:
        setter: measures.
        texts: which fit it as they are.
        place: that they have.
        most: space that each may have more, as a share of its leading.
    """
    free = place.height - setter.measure_height(texts, place.width)
    count = len(texts) - 1
    if count < 1 or free <= 0:
        return tuple(texts)
    share = free.part(1, count)
    spread = []
    for text in texts:
        more = min(share, text.leading.times(most))
        spread.append(replace(text, before=text.before + more))
    return tuple(spread)
