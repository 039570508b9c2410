"""A title and a kind of slide -> the title at the largest size that fits, and the room it takes.

Two lines are what a slide gives its title. A longer one is set smaller, down to the floor;
one that is longer still takes room from the body, up to `MOST_LINES`, and is warned of.
What is longer than that no presenter would read out: it is an error with its line.
"""

from __future__ import annotations

from reporting.design.grid import Grid, Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.model import SlideText
from reporting.slides.neatness import balance_width
from reporting.slides.splitting import clip_text
from reporting.slides.typesetter import Typesetter

OPENINGS = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds whose title stands large on a ground of colour."""

USUAL_LINES = 2
MOST_LINES = 6

_RESERVED = " (88/88)"
"""The longest mark of a continuing slide that room is kept for."""


class SetTitle(Record, frozen=True):
    """A title as it stands on its slide."""

    text: SlideText
    box: Rect
    whole: bool
    """Whether all of it stands there."""
    long: bool
    """Whether it takes more lines than a title has, and so takes them from the body."""


def measure_title_overflow(setter: Typesetter, title: str) -> Length:
    """Return what a title takes from the body: nothing, unless it needs more than two lines."""
    text = setter.make_text(title + _RESERVED, Style.TITLE, setter.tokens.title_floor)
    count = min(len(setter.break_lines(text, setter.grid.title.width)), MOST_LINES)
    if count <= USUAL_LINES:
        return Length(0)
    return max(text.leading.times(count) - setter.grid.title.height, Length(0))


def set_title(setter: Typesetter, title: str, part: str, kind: SlideKind) -> SetTitle:
    """Set a title at the largest size that fits.

    Args:
        setter: of the slide, whose title box has the room it needs.
        title: its words.
        part: `(2/3)` where the slide continues, else nothing.
        kind: of the slide.
    """
    opening, grid = kind in OPENINGS, setter.grids.of(kind)
    place = _opening(grid) if opening else grid.title
    style = Style.OPENING if opening or kind is SlideKind.CLOSE else Style.TITLE
    top = setter.tokens.cover.size if opening else setter.tokens.title.size
    whole = False
    for size in setter.list_sizes(top, setter.tokens.title_floor):
        text = setter.make_text(title + part, style, size)
        most = _most(
            grid.opening if opening and size > setter.tokens.title_floor else place,
            text.leading,
        )
        if whole := len(setter.break_lines(text, place.width)) <= most:
            break
    if not whole:
        text = clip_text(setter, text, place.width, most)
    height = setter.measure_height((text,), place.width)
    if grid.fixed:  # a template's own box says how many lines a title has
        return SetTitle(
            text, grid.held(height) if grid.anchor else place, whole, long=False
        )
    long = not opening and len(setter.break_lines(text, place.width)) > USUAL_LINES
    place = replace(place, width=balance_width(setter, text, place.width))
    box = replace(place, top=place.bottom - height, height=height) if opening else place
    return SetTitle(text, box, whole, long)


def _opening(grid: Grid) -> Rect:
    """Return the room of a title on a ground of colour: a long one grows upwards, below its kicker."""
    if grid.fixed:
        return grid.opening
    taller = grid.opening.top - grid.kicker.bottom
    return replace(
        grid.opening, top=grid.kicker.bottom, height=grid.opening.height + taller
    )


def _most(place: Rect, leading: Length) -> int:
    return max(1, int(place.height // leading))
