"""A title and a kind of slide -> the title at the largest size that fits, and its room.

Two lines are what a slide gives its title. A longer one is set smaller, down to the floor;
one that is longer still takes room from the body, up to `MOST_LINES`, and is warned of.
What is longer than that no presenter would read out: it is an error with its line.
"""

from __future__ import annotations

from reporting.design.grid import Grid
from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.model import DossierPlan, SectionPlan
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
from reporting.slides.model import SlideText
from reporting.slides.neatness import balance_width
from reporting.slides.splitting import clip_text
from reporting.slides.typesetter import Typesetter

USUAL_LINES = 2
MOST_LINES = 6

RESERVED = " (88/88)"
"""The longest mark of a continuing slide that room is kept for."""


KICKER_DROP = pt(6)
"""Between a kicker and the large title under it."""


class SetTitle(Record, frozen=True):
    """A title as it stands on its slide.

    Args:
        text: at its size.
        box: where it stands.
        whole: whether all of it stands there.
        long: whether it takes more lines than a title has, and so takes them from the body.
    """

    text: SlideText
    box: Rect
    whole: bool
    long: bool


def measure_title_overflow(
    setter: Typesetter,
    title: Line,
) -> Length:
    """Return what a title takes from the body: nothing, unless it needs more than two lines."""
    floor = setter.tokens.title_floor
    text = setter.make_text(join_lines(title, RESERVED), Style.TITLE, floor)
    count = setter.count_lines(text, setter.grid.title.width)
    if count <= USUAL_LINES and not setter.grid.fixed:
        return Length(0)
    height = text.leading.times(min(count, MOST_LINES))
    return max(height - setter.grid.title.height, Length(0))


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
    is_opening = kind in OPENINGS
    words: Runs = list_runs(join_lines(title, part))
    if find_line_origin(title):  # its own words stay apart from what follows them
        words = list_runs(title)
        if part:
            words = (*words, Run(part))
    grid, tokens = setter.grids.of(kind), setter.tokens
    is_large = is_opening or kind is SlideKind.CLOSE
    style = Style.OPENING if is_large else Style.TITLE
    if grid.fixed:  # a template's own box says how many lines a title has
        text, box, is_whole = set_held_title(setter, words, style, kind)
        return SetTitle(text, box, is_whole, long=False)
    place = grid.opening if is_opening else grid.title
    if is_opening:  # a long one grows upwards, to its kicker
        height = place.bottom - grid.kicker.bottom
        place = replace(place, top=grid.kicker.bottom, height=height)
    top = tokens.cover.size if is_opening else tokens.title.size
    for size in setter.list_sizes(top, tokens.title_floor):
        text = setter.make_text(words, style, size)
        grows = is_opening and size > tokens.title_floor
        room = grid.opening if grows else place
        most = max(1, int(room.height // text.leading))
        is_whole = setter.count_lines(text, place.width) <= most
        if is_whole:
            break
    else:
        text = clip_text(setter, text, place.width, most)
    height = setter.measure_height((text,), place.width)
    count = setter.count_lines(text, place.width)
    is_long = count > USUAL_LINES and not is_opening
    box = replace(place, width=balance_width(setter, text, place.width))
    if is_opening:
        box = replace(box, top=box.bottom - height, height=height)
    return SetTitle(text, box, is_whole, is_long)


def place_kicker(
    grid: Grid,
    title: Rect,
    kind: SlideKind,
) -> Rect:
    """Return where a kicker stands: over a large title, as close as that grows.

    Args:
        grid: of the kind of slide.
        title: where the title stands.
        kind: of the slide.
    """
    kicker = grid.kicker
    if kind not in OPENINGS or (grid.fixed and not grid.anchor):
        return kicker
    return replace(kicker, top=title.top - kicker.height - KICKER_DROP)


def write_kicker(
    dossier: DossierPlan,
    section: SectionPlan | None,
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
