"""What a template repeats on every slide -> where footer, date and number stand.

They stand as the template has them where there is room for a line of our small type and
nothing is drawn there. What is too small is enlarged, what stands on a logo moves beside it,
and what finds no place is left out: a slide without a footer is better than one with words
on a wave. A template that writes the number itself is left to do so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.deck.template.fit.free_space import FreeSpace
from reporting.deck.template.fit.layout_places import is_alike
from reporting.deck.template.fit.palette import find_share
from reporting.deck.template.read.layouts import Layout, Placeholder
from reporting.design.rect import Rect
from reporting.design.token_groups import SlideMeasures
from reporting.design.units import Length, pt
from reporting.record import replace

FOOT_LINES = 1.2
"""Height of the footer, in lines of small type."""

_NEAR = pt(6)
_MARGIN = 0.025
"""Under a footer of our own, as a share of the slide's height."""

_NUMBER_WIDTH = 0.1
"""Of a slide number of our own, as a share of the title's width."""

_DIGITS = 2.4
"""Least width of a number, in sizes of small type."""

_WORDS = 8
"""Least width of a footer, likewise."""

_DATE = 9
"""Least width of a date, likewise; the edition is said too where there is more."""

_BAND = 0.5
"""Share of the title's width that a free line at the foot must have."""

_HIGHEST = 0.15
"""Share of the slide's height within which such a line is looked for."""

_BESIDE = 0.2
"""Share of the slide's width by which a number may move out of the way of a logo."""


def place_furniture(
    layout: Layout,
    slide: Rect,
    tokens: SlideMeasures,
    title: Rect,
    space: FreeSpace,
) -> tuple[Rect, Rect, Rect]:
    """Return where the footer, the date and the number stand; what is not shown has no width.

    Args:
        layout: of the template; one that has no date shows none.
        slide: its size.
        tokens: type sizes.
        title: of the slides, over whose width a foot of our own stands.
        space: what is free.
    """
    near = _NEAR.times(find_share(slide))
    space = replace(space, has_fields=False)
    small = tokens.small.size
    line = tokens.small.leading
    band = find_band(
        layout,
        slide,
        title,
        line.times(FOOT_LINES),
        space,
    )
    none = replace(band, width=Length(0))
    taken: list[Rect] = []
    number = none
    if not layout.is_numbered:
        held = find_held(
            layout,
            "sldNum",
            slide,
            small.times(_DIGITS),
            line,
            space,
        )
        if held is None:
            width = min(band.width.times(_NUMBER_WIDTH), band.width)
            held = replace(band, left=band.right - width, width=width)
        number = held
        taken.append(held)
    words = small.times(_WORDS)
    free = space.without(taken)
    date = find_held(layout, "dt", slide, small.times(_DATE), line, free) or none
    if date.width:
        taken.append(date)
    free = space.without(taken)
    footer = find_held(layout, "ftr", slide, words, line, free)
    if footer is None and layout.find_placeholder(frozenset({"ftr"})) is None:
        footer = find_beside(band, taken, near)
    return footer or none, date, number


def find_held(
    layout: Layout,
    kind: str,
    slide: Rect,
    width: Length,
    height: Length,
    space: FreeSpace,
) -> Rect | None:
    """Return where a layout has a place that every slide repeats, free and large enough.

    Args:
        layout: that may have it.
        kind: of the placeholder.
        slide: its size.
        width: that it needs.
        height: likewise.
        space: what is free.
    """
    placeholder = layout.find_placeholder(frozenset({kind}))
    if placeholder is None or not placeholder.is_upright:
        return None
    for place in list_moved(
        placeholder, slide, width, height, may_move=kind == "sldNum"
    ):
        free = space.find_largest(place)
        if free.width >= width and free.height >= height.times(0.95):
            return free
    return None


def list_moved(
    placeholder: Placeholder,
    slide: Rect,
    width: Length,
    height: Length,
    *,
    may_move: bool,
) -> Iterator[Rect]:
    """Yield a place, enlarged where it is too small; then what is beside it and above it."""
    place = enlarge(placeholder, slide, width, height)
    yield place
    if not may_move:
        return
    far = slide.width.times(_BESIDE)
    left = max(place.left - far, Length(0))
    yield Rect(
        left,
        place.top,
        place.right - left,
        place.height,
    )
    right = min(place.right + far, slide.right)
    yield Rect(
        place.left,
        place.top,
        right - place.left,
        place.height,
    )


def enlarge(
    placeholder: Placeholder,
    slide: Rect,
    width: Length,
    height: Length,
) -> Rect:
    """Return the place of a line, at least so wide and so high, within the slide."""
    inner = placeholder.inner
    wider = max(width - inner.width, Length(0))
    higher = max(height - inner.height, Length(0))
    before = {"r": wider, "ctr": wider.part(1, 2)}.get(
        placeholder.look.align or "l", Length(0)
    )
    left = min(
        max(inner.left - before, Length(0)),
        slide.right - inner.width - wider,
    )
    top = inner.top - higher.part(1, 2)
    top = min(
        max(top, Length(0)),
        slide.bottom - inner.height - higher,
    )
    return Rect(
        left,
        top,
        inner.width + wider,
        inner.height + higher,
    )


def find_band(
    layout: Layout,
    slide: Rect,
    title: Rect,
    height: Length,
    space: FreeSpace,
) -> Rect:
    """Return the lowest free line at the foot of a slide; without width where none is.

    What is read on the title's ground is read there too.
    """
    step = height.part(1, 2)
    lowest = slide.bottom - height - slide.height.times(_MARGIN)
    top = lowest
    while top > slide.height.times(1 - _HIGHEST) - height:
        free = space.find_largest(Rect(title.left, top, title.width, height))
        is_wide = free.width >= title.width * _BAND
        is_high = free.height >= height.times(0.95)
        if is_wide and is_high and is_alike(layout, free, title):
            return free
        top = top - step
    return Rect(title.left, lowest, Length(0), height)


def find_beside(band: Rect, taken: Sequence[Rect], near: Length) -> Rect:
    """Return what of a line is left of what already stands on it."""
    right = band.right
    for rect in taken:
        if rect.meets(band) and rect.left > band.left:
            right = min(right, rect.left - near)
    return replace(band, width=max(right - band.left, Length(0)))
