"""Headings -> the contents, whose page numbers are set last: they have a column of their own.

So the contents take the same room whatever the numbers are. Many headings stand closer, or in
two columns across text and margin, where that saves a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from reporting.dossier.galley.compose import Cell, abreast, make_space
from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    Galley,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.galley.page import Page
from reporting.dossier.pages.measured_lines import find_lines
from reporting.dossier.pages.two_columns import fill_columns, measure_half
from reporting.dossier.typeset.context import TypesetContext
from reporting.memory import Memory
from reporting.paper.marks import Link, Mark, Span, Stroke, TextLine, shift_marks
from reporting.paper.tag import Tag, leave_emphasis
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.words import Line, find_line_origin, plain_line
from reporting.record import Record, replace

_NUMBER = 24.0
"""Width of the column of page numbers, in points."""
_INDENT = 26.0
"""From a section's number to its title, in points."""
_AIR = 6.0
"""Between the dots that lead to a page number and the words at either side, in points."""
_DOTS = 4.0
"""From one dot to the next, in points."""
_DOT = 0.7
"""Width and height of a dot, in points."""


class Arrangement(Record, frozen=True):
    """How the lines of the contents stand.

    Args:
        is_wide: whether they stand in two columns across text and margin.
        above_part: space above a part, in lines of the text.
        above_block: space above a block, in points.
        leading: of a line, as a share of what the style says.
    """

    is_wide: bool
    above_part: float = 0.3
    above_block: float = 1.0
    leading: float = 1.0

    @property
    def columns(self) -> int:
        """How many columns they stand in."""
        return 2 if self.is_wide else 1


_ARRANGEMENTS = (
    Arrangement(is_wide=False),
    Arrangement(is_wide=False, above_part=0.2, above_block=0.0, leading=0.92),
    Arrangement(is_wide=True),
    Arrangement(is_wide=True, above_part=0.15, above_block=0.0, leading=0.86),
)
"""In the order in which they are tried."""


class Entry(Record, frozen=True):
    """One line: its number, if it is a section; level 0 is a part, 1 a block in it."""

    level: int
    number: str
    title: Line
    anchor: str
    accent: str


class _PlacedEntry(Record, frozen=True, eq=False):
    """An entry, which of the slabs it is, and the element that its page number belongs to."""

    entry: Entry
    slab: int
    link: Tag


class Contents(Record, frozen=True, eq=False):
    """The contents without page numbers.

    Args:
        setting: of a column, in which the page numbers are set too.
        galley: the list, without its heading.
        entries: in order.
        slabs: of the entries, one below the other.
        arrangement: in which they stand.
        rooms: height that the first page has left for them, and that of every other.
    """

    setting: TypesetContext
    galley: Galley
    entries: tuple[_PlacedEntry, ...]
    slabs: Slabs
    arrangement: Arrangement
    rooms: tuple[float, float]

    def arrange(self, slabs: Slabs) -> Slabs:
        """Return slabs as high as those of the entries as they stand on pages."""
        if not self.arrangement.is_wide:
            return slabs
        across = self.setting.in_width(self.setting.across)
        return fill_columns(
            across,
            part_things(slabs),
            0,
            *self.rooms,
        )


_NUMBERED: Memory[tuple[Contents, tuple[int | None, ...]], Galley] = Memory()
"""By the contents and the page number of each entry."""
_NUMBERED_ENTRIES: Memory[tuple[_PlacedEntry, int], Slab] = Memory()
_REPLACED: Memory[tuple[int, int], tuple[Page, Galley, Page]] = Memory()
"""By the identity of a page and of the numbered contents: both, and the page with these."""


# ---------------------------------------------------------------- without page numbers


def typeset_contents(
    setting: TypesetContext, entries: Sequence[Entry], taken: float, below: float
) -> Contents:
    """Set the contents in the first arrangement that takes one page, else in the last.

    Args:
        setting: within the element of the contents.
        entries: in order.
        taken: height that stands above them, in points.
        below: height that stands below them where they take the margin.
    """
    column = setting.column_height
    last = _ARRANGEMENTS[-1]
    for arrangement in _ARRANGEMENTS:
        room = column - taken - (below if arrangement.is_wide else 0.0)
        if estimate_height(setting, entries, arrangement) <= room:
            rooms = (room, column)
            contents = set_entries(setting, entries, arrangement, rooms)
            if measure_height(contents.galley.slabs) <= room:
                return contents
    return set_entries(
        setting,
        entries,
        last,
        (column - taken, column),
    )


def estimate_height(
    setting: TypesetContext, entries: Sequence[Entry], arrangement: Arrangement
) -> float:
    """Return the least height of entries, in points: that of a line each."""
    heights: list[float] = []
    for level in (0, 1):
        style = choose_style(setting, level, arrangement)
        gap = make_gap(setting, level, arrangement).height
        heights.append(style.leading + gap)
    total = sum([heights[entry.level] for entry in entries])
    return total / arrangement.columns


def set_entries(
    setting: TypesetContext,
    entries: Sequence[Entry],
    arrangement: Arrangement,
    rooms: tuple[float, float],
) -> Contents:
    """Set the contents; a part's line stands on a page with the one below it.

    Args:
        setting: within the element of the contents.
        entries: in order.
        arrangement: in which they stand.
        rooms: height that the first page has left for them, and that of every other.
    """
    setting = setting.begin()
    if arrangement.is_wide:
        half = measure_half(setting.in_width(setting.across))
        setting = setting.in_width(half)
    table = setting.group("TOC")
    item = inner = table
    slabs: list[Slab] = []
    placed: list[_PlacedEntry] = []
    for number, entry in enumerate(entries):
        if entry.level == 0:
            place = item = table.group("TOCI")
            is_first = True
        else:
            inner = item.group("TOC") if is_first else inner
            place = inner.group("TOCI")
            is_first = False
        if number:
            slabs.append(make_gap(setting, entry.level, arrangement))
        label = place.elem("Lbl") if entry.number else None
        link = place.group("Reference").elem(
            "Link",
            origin=find_line_origin(entry.title),
        )
        style = choose_style(setting, entry.level, arrangement)
        slab = set_entry(place, entry, label, link, style)
        following = entries[number + 1 : number + 2]
        has_blocks = any(below.level for below in following)
        leads = has_blocks and entry.level == 0
        slabs.append(replace(slab, cut=NEVER if leads else FREE))
        placed.append(
            _PlacedEntry(
                entry,
                len(slabs) - 1,
                link,
            )
        )
    after = setting.styles.body.leading
    galley = setting.finish((), is_wide=arrangement.is_wide, after=after)
    contents = Contents(
        setting, galley, tuple(placed), tuple(slabs), arrangement, rooms
    )
    arranged = contents.arrange(contents.slabs)
    return replace(contents, galley=replace(galley, slabs=arranged))


def choose_style(
    setting: TypesetContext, level: int, arrangement: Arrangement
) -> TextStyle:
    """Return the look of the entries of a level."""
    styles = setting.styles
    style = styles.contents_line if level else styles.contents
    return replace(style, leading=style.leading * arrangement.leading)


def make_gap(setting: TypesetContext, level: int, arrangement: Arrangement) -> Slab:
    """Return the space above an entry; a page never ends between a part and its first block."""
    if level:
        return make_space(arrangement.above_block, NEVER)
    return make_space(setting.styles.body.leading * arrangement.above_part)


def part_things(slabs: Slabs) -> list[Slabs]:
    """Return entries that no column parts, each with the space above it."""
    things: list[Slabs] = []
    start = 0
    for at, slab in enumerate(slabs):
        if slab.is_space and slabs[at - 1].cut < NEVER:
            things.append(slabs[start:at])
            start = at
    return [*things, slabs[start:]]


def set_entry(
    setting: TypesetContext,
    entry: Entry,
    label: Tag | None,
    link: Tag,
    style: TextStyle,
) -> Slab:
    """Return number and title of an entry as one slab."""
    room = setting.width - _INDENT - _NUMBER
    title = setting.words(entry.title, style, width=room, tag=link)
    cells = [Cell(setting.flip(_INDENT, room), title)]
    if label:
        number = setting.words(
            entry.number, style, width=_INDENT, tag=label, ink=entry.accent
        )
        cells.insert(
            0,
            Cell(setting.flip(0, _INDENT), number),
        )
    (slab,) = abreast(cells, whole=True)
    return slab


# ---------------------------------------------------------------- with page numbers


def number_pages(
    contents: Contents, pages: Iterable[Page], folios: Mapping[str, int]
) -> tuple[Page, ...]:
    """Return pages with the page numbers in their contents.

    Args:
        contents: which stand on some of the pages.
        pages: all of them.
        folios: page number of each anchor.
    """
    galley = contents.galley
    shown = tuple([folios.get(placed.entry.anchor) for placed in contents.entries])
    numbered = _NUMBERED.recall((contents, shown), lambda: _number(contents, shown))
    done: list[Page] = []
    for page in pages:
        key = (id(page), id(numbered))
        *_, changed = _REPLACED.recall(key, partial(_replace, page, galley, numbered))
        done.append(changed)
    return tuple(done)


def _replace(page: Page, old: Galley, new: Galley) -> tuple[Page, Galley, Page]:
    return page, new, replace_galley(page, old, new)


def _number(contents: Contents, folios: Sequence[int | None]) -> Galley:
    """Return the list with the page number of each entry that has one."""
    slabs = list(contents.slabs)
    for placed, folio in zip(contents.entries, folios, strict=True):
        if folio is not None:
            slab = slabs[placed.slab]
            slabs[placed.slab] = _NUMBERED_ENTRIES.recall(
                (placed, folio),
                partial(number_entry, contents.setting, slab, placed, folio),
            )
    return replace(contents.galley, slabs=contents.arrange(tuple(slabs)))


def replace_galley(page: Page, old: Galley, new: Galley) -> Page:
    """Return a page with another galley in the place of one."""
    if all(placement.galley is not old for placement in page.placements):
        return page
    placements = []
    for placement in page.placements:
        is_old = placement.galley is old
        placements.append(replace(placement, galley=new) if is_old else placement)
    return replace(page, placements=tuple(placements))


def number_entry(
    setting: TypesetContext, slab: Slab, placed: _PlacedEntry, folio: int
) -> Slab:
    """Return an entry with dots and its page number, all of it a link."""
    entry = placed.entry
    styles = setting.styles
    style = styles.contents_line if entry.level else styles.contents
    style = replace(style, align="end", is_balanced=False)
    left = setting.flip(setting.width - _NUMBER, _NUMBER)
    number = setting.begin().words(
        str(folio), style, width=_NUMBER, x=left, tag=placed.link
    )
    (shown,) = find_lines(number)
    last = shown
    for line in find_lines((slab,)):
        if line.spans and line.spans[0].tag is placed.link:
            last = line
    marks = shift_marks(
        number[0].marks,
        0,
        last.y - shown.y,
    )
    said = f"{plain_line(entry.title)}, {folio}"
    link = Link(f"#{entry.anchor}", said)
    linked = [link_line(mark, link) for mark in (*slab.marks, *marks)]
    dots = lead_to_number(setting, last, shown)
    return replace(slab, marks=(*linked, *dots))


def link_line(mark: Mark, link: Link) -> Mark:
    """Return a line whose words lead somewhere."""
    if not isinstance(mark, TextLine):
        return mark
    spans: list[Span] = []
    for span in mark.spans:
        tag = leave_emphasis(span.tag)
        is_link = tag is not None and tag.name == "Link"
        spans.append(replace(span, link=link) if is_link else span)
    return replace(mark, spans=tuple(spans))


def lead_to_number(
    setting: TypesetContext, title: TextLine, number: TextLine
) -> tuple[Mark, ...]:
    """Return dots from a title to its page number, all of them in columns."""
    left, right = (number, title) if setting.is_rtl else (title, number)
    start = left.x + left.width + _AIR
    end = right.x - _AIR
    first = -(-start // _DOTS) * _DOTS
    if first + _DOT > end:
        return ()
    middle = title.y - _DOT / 2
    points = ((first, middle), (end, middle))
    muted = setting.theme.colours.muted
    return (Stroke(points, muted, _DOT, (_DOT, _DOTS - _DOT)),)
