"""A title and a kind of slide -> the title at the largest size that fits, and its room.

Two lines are what a slide gives its title. A longer one is set smaller, down to the floor;
one that is longer still takes room from the body, up to `MOST_LINES`, and is warned of.
What is longer than that no presenter would read out: it is an error with its line.
"""

from __future__ import annotations

from reporting.design.grid import OPENING_LINES, Grid
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.memory import remember
from reporting.plan.kept import key_line
from reporting.plan.model import DossierPlan
from reporting.plan.words import (
    Line,
    Run,
    Runs,
    find_line_origin,
    join_lines,
    list_runs,
)
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.held_titles import OPENINGS, set_held_title
from reporting.slides.line_breaks import break_evenly, halves_compound
from reporting.slides.model import SectionHead, SlideText
from reporting.slides.splitting import clip_text
from reporting.slides.typesetter import Typesetter

SHORT = frozenset(
    {SlideKind.AGENDA, SlideKind.CLOSE, SlideKind.CLAIMS, SlideKind.SOURCES}
)
"""Kinds whose body begins right under the last line of their title."""

CLOSER = 0.6
"""How far below such a title its body begins, as a share of the usual."""

USUAL_LINES = 2
MOST_LINES = 6

SMALLER = 2
"""Steps by which a large title may be smaller so that no line of it ends within `AI-made`."""

DESCENT = 0.07
"""What letters of large type hang below their last line, in sizes of the type."""

RESERVED = " (88/88)"
"""The longest mark of a continuing slide that room is kept for."""


KICKER_DROP = pt(6)
"""Between a kicker and the large title under it."""


class SetTitle(Record, frozen=True):
    """A title as it stands on its slide.

    Args:
        text: at its size, its lines even.
        box: where it stands, as wide as its layout has it.
        whole: whether all of it stands there.
        long: whether it takes more lines than a title has, and so takes them from the body.
        bottom: where its last line ends.
    """

    text: SlideText
    box: Rect
    whole: bool
    long: bool
    bottom: Length


@remember(lambda setter, title: (setter, title))
def measure_title_overflow(
    setter: Typesetter,
    title: Line,
) -> Length:
    """Return what a title takes from the body: nothing, unless it needs more than two lines."""
    floor = setter.tokens.title_floor
    width = setter.grid.title.width
    alone = setter.make_text(title, Style.TITLE, floor)
    mark = setter.make_text(RESERVED, Style.TITLE, floor)
    needed = setter.measure_line(alone) + setter.measure_line(mark)
    if needed <= width and not setter.grid.fixed:
        return Length(0)  # most titles are short
    text = setter.make_text(
        join_lines(title, RESERVED),
        Style.TITLE,
        floor,
    )
    count = setter.count_lines(text, width)
    if count <= USUAL_LINES and not setter.grid.fixed:
        return Length(0)
    height = text.leading.times(min(count, MOST_LINES))
    return max(height - setter.grid.title.height, Length(0))


@remember(lambda setter, title, *others: (setter, key_line(title), *others))
def set_title(
    setter: Typesetter,
    title: Line,
    part: str,
    kind: SlideKind,
) -> SetTitle:
    """Set a title at the largest size that fits.

    Args:
        setter: of the slide, whose title box has the room it needs.
        title: its words.
        part: what follows them, such as ` (2/3)` where the slide continues; or nothing.
        kind: of the slide.
    """
    grid = setter.grids.of(kind)
    is_large = kind in OPENINGS or kind is SlideKind.CLOSE
    style = Style.OPENING if is_large else Style.TITLE
    words = _join_part(title, part)
    if grid.fixed:  # a template's own box says how many lines a title has
        text, box, is_whole = set_held_title(setter, words, style, kind)
        return SetTitle(text, box, is_whole, long=False, bottom=box.bottom)
    place = _find_place(grid, kind)
    tokens = setter.tokens
    found: list[SlideText] = []
    for size in _list_sizes(setter, grid, kind):
        text = setter.make_text(words, style, size)
        most = max(1, int(place.height // text.leading))
        if setter.count_lines(text, place.width) > most:
            continue
        if kind is SlideKind.SECTION and size > tokens.title_floor:
            lines = setter.break_shown_lines(text, place.width)
            if len(lines) > OPENING_LINES:
                continue
        even = break_evenly(setter, text, place.width)
        if kind is SlideKind.SECTION and _has_less_lines(setter, text, place.width):
            even = text  # set breaks would hold the line more that a wider face needs
        found.append(even)
        is_neat = not halves_compound(setter.break_shown_lines(even, place.width))
        if is_neat or not is_large or len(found) > SMALLER:
            break
    is_whole = bool(found)
    if found:
        text = found[-1] if is_neat else found[0]
    else:
        text = clip_text(setter, text, place.width, most)
    count = setter.count_lines(text, place.width)
    height = setter.measure_height((text,), place.width)
    is_long = count > USUAL_LINES and not is_large
    if kind is SlideKind.COVER:
        place = replace(place, top=place.bottom - height, height=height)
    if kind in SHORT:
        reach = text.size.times(DESCENT) if is_large else Length(0)
        place = place.tall(height + reach)
    return SetTitle(text, place, is_whole, is_long, place.top + height)


def _has_less_lines(setter: Typesetter, text: SlideText, width: Length) -> bool:
    """Whether a text has less lines in the deck's own faces than it is planned with."""
    shown = setter.break_shown_lines(text, width)
    return len(shown) < setter.count_lines(text, width)


def _find_place(grid: Grid, kind: SlideKind) -> Rect:
    """Return what a title may take: that of a cover of ours grows upwards, to its kicker."""
    if kind not in OPENINGS:
        return grid.title
    place = grid.opening
    if kind is not SlideKind.COVER:
        return place
    top = grid.kicker.bottom
    return replace(place, top=top, height=place.bottom - top)


def _list_sizes(
    setter: Typesetter,
    grid: Grid,
    kind: SlideKind,
) -> tuple[Length, ...]:
    """Return the sizes to try for a title, largest first."""
    tokens = setter.tokens
    is_large = kind in OPENINGS or (kind is SlideKind.CLOSE and grid.panel is not None)
    top = tokens.cover.size if is_large else tokens.title.size
    floor = tokens.body_floor if is_large else tokens.title_floor
    if kind is SlideKind.SECTION:  # equal over all openers
        return setter.list_display_sizes(kind, top, floor)
    return setter.list_sizes(top, floor)


def _join_part(title: Line, part: str) -> Runs:
    """Return a title with what follows it; words of the content stay apart from that."""
    if not find_line_origin(title):
        return list_runs(join_lines(title, part))
    words = list_runs(title)
    if part:
        return (*words, Run(part))
    return words


def place_under_title(setter: Typesetter, title: Line, kind: SlideKind) -> Rect:
    """Return the body of a list of the dossier: right under its title, however short that is.

    Args:
        setter: of the slides, without a source line.
        title: of all of them.
        kind: of the slides.
    """
    grid = setter.grids.of(kind)
    body = setter.grid.body
    if grid.fixed:
        return body
    heading = set_title(setter, title, RESERVED, kind)
    gap = (body.top - setter.grid.title.bottom).times(CLOSER)
    return body.below(heading.bottom + gap - body.top)


def place_kicker(
    grid: Grid,
    title: Rect,
    kind: SlideKind,
) -> Rect:
    """Return where a kicker stands: over the title of a cover, as high as that grows.

    Args:
        grid: of the kind of slide.
        title: where the title stands.
        kind: of the slide.
    """
    kicker = grid.kicker
    is_held = bool(grid.fixed and grid.anchor) and kind in OPENINGS
    if is_held or (kind is SlideKind.COVER and not grid.fixed):
        return replace(kicker, top=title.top - kicker.height - grid.scale(KICKER_DROP))
    return kicker


def write_kicker(
    dossier: DossierPlan,
    section: SectionHead | None,
    kind: SlideKind,
) -> str:
    """Return the small line above a title: number and name of its section, if it has one."""
    if section:
        return f"{section.number}\u2002{section.title}"
    match kind:
        case SlideKind.CLAIMS | SlideKind.SOURCES:
            return dossier.language.fill_phrase("backup")
        case SlideKind.AGENDA:
            return dossier.running_head
        case _:
            return dossier.cover.edition_line
