"""A title and the place that a template has for it -> the title at the largest size that fits.

On a cover or an opener it may grow into the free room around that place before it is set
smaller than a title of content.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Runs
from reporting.scene import SlideKind
from reporting.slides.line_breaks import break_evenly
from reporting.slides.model import SlideText
from reporting.slides.splitting import clip_text
from reporting.slides.typesetter import Typesetter

STUMP = 0.4
"""Share of the longest line of a title that its last one should have."""

OPENINGS = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds whose title stands large, in a place of its own."""


def set_held_title(
    setter: Typesetter,
    words: Runs,
    style: Style,
    kind: SlideKind,
) -> tuple[SlideText, Rect, bool]:
    """Set a title in a template's place.

    Args:
        setter: of the slide.
        words: of the title.
        style: of it.
        kind: of the slide.

    Returns:
        The title, where it stands, and whether all of it does.
    """
    grid = setter.grids.of(kind)
    tried = list(_list_attempts(setter, grid, kind))
    for place, size in tried:
        text = setter.make_text(words, style, size)
        most = int(place.height // text.leading)
        if setter.count_lines(text, place.width) > most:
            continue
        is_last = (place, size) == tried[-1]
        if setter.breaks_word(text, place.width) and not is_last:
            continue
        if _ends_short(setter, text, place.width):
            text = break_evenly(setter, text, place.width)
        return text, _hold(setter, grid, text, place), True
    place, size = tried[-1]
    text = setter.make_text(words, style, size)
    most = max(int(place.height // text.leading), 1)
    text = clip_text(setter, text, place.width, most)
    return text, _hold(setter, grid, text, place), False


def _ends_short(setter: Typesetter, text: SlideText, width: Length) -> bool:
    """Whether the last line of a title is a stump, as a single word is."""
    *upper, last = setter.break_lines(text, width)
    longest = max([len(line) for line in upper], default=0)
    return len(last) < longest * STUMP


def _list_attempts(
    setter: Typesetter,
    grid: Grid,
    kind: SlideKind,
) -> Iterator[tuple[Rect, Length]]:
    """Yield where and how large a title may be, the best first."""
    tokens = setter.tokens
    floor = tokens.title_floor
    if kind not in OPENINGS:
        for size in setter.list_sizes(tokens.title.size, floor):
            yield grid.title, size
        return
    usual = max(tokens.title.size, floor)
    for size in setter.list_display_sizes(kind, tokens.cover.size, usual):
        yield grid.opening, size
    room = grid.room or grid.opening
    for size in setter.list_display_sizes(kind, usual, tokens.small.size):
        yield room, size


def _hold(
    setter: Typesetter,
    grid: Grid,
    text: SlideText,
    place: Rect,
) -> Rect:
    """Return where a title stands: in its place, or all of it where no kicker is above."""
    if not grid.anchor:
        return place
    height = setter.measure_height((text,), place.width)
    box = grid.held(height)
    top = max(min(box.top, place.bottom - height), place.top)
    return box.below(top - box.top).tall(height)
