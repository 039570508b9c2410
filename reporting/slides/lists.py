"""A planned list -> its items as rows of a slide, each level further in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import ListMark, Style, measure_indent
from reporting.design.units import Length
from reporting.plan.block_model import BulletsBlock, ListPlace
from reporting.record import replace
from reporting.slides.model import SlideText
from reporting.slides.packing import Row
from reporting.slides.typesetter import SAFETY, Typesetter

BEFORE, BEFORE_INNER = 0.3, 0.15
"""Least space above an item, and above one below another, as shares of its leading."""

BEHIND_LABEL = 0.4
"""From a number to the words behind it, in sizes of the type."""


def set_list(setter: Typesetter, block: BulletsBlock, size: Length) -> Iterator[Row]:
    """Yield a row for each item of a list; one stands with the first of those below it."""
    items = list(block.list_places())
    marks = make_marks(setter, block.places, size)
    for at, (place, para) in enumerate(items):
        before = BEFORE_INNER if place.level else BEFORE
        text = setter.make_text(
            para.runs,
            Style.BULLET,
            size,
            before,
        )
        if marks:
            text = replace(
                text,
                mark=replace(marks[place.level], number=place.number),
            )
        following = place
        if at + 1 < len(items):
            following = items[at + 1][0]
        ties = following.level > place.level
        yield Row(
            (text,),
            para.evidence,
            ties,
        )


def make_marks(
    setter: Typesetter,
    places: Sequence[ListPlace],
    size: Length,
) -> list[ListMark]:
    """Return how the items of each level stand; nothing for bullets of one level."""
    hangs: list[Length] = []
    for place, label in dict.fromkeys((place, place.label) for place in places):
        while len(hangs) <= place.level:
            hangs.append(
                measure_indent(
                    Style.BULLET,
                    size,
                )
            )
        text = setter.make_text(
            label,
            Style.BULLET,
            size,
        )
        width = setter.measure_widest_word(text).times(1 + SAFETY)
        if label:
            hang = width + size.times(BEHIND_LABEL)
            hangs[place.level] = max(
                hangs[place.level],
                hang,
            )
    marks: list[ListMark] = []
    inset = Length(0)
    for level, hang in enumerate(hangs):
        marks.append(
            ListMark(
                level,
                inset,
                hang,
            )
        )
        inset = inset + hang
    return marks


def number_from_first(texts: Sequence[SlideText]) -> list[SlideText]:
    """Return the texts of a slide, whose lists begin with the first number that stands there.

    A program counts on from there by itself, also when an item is added or taken away.
    """
    starts: dict[int, int] = {}
    done: list[SlideText] = []
    for text in texts:
        mark = text.mark
        if mark is None or not mark.number:
            starts = {}
            done.append(text)
            continue
        level = mark.level
        starts = {known: first for known, first in starts.items() if known <= level}
        first = starts.setdefault(level, mark.number)
        if not counts_on(done, level, mark.number):
            first = starts[level] = mark.number
        done.append(
            replace(
                text,
                mark=replace(mark, start=first),
            )
        )
    return done


def counts_on(before: Sequence[SlideText], level: int, number: int) -> bool:
    """Whether the last item of a level has the number before another."""
    for text in reversed(before):
        mark = text.mark
        if mark is None or mark.level < level:
            return False
        if mark.level == level:
            return mark.number == number - 1
    return False
