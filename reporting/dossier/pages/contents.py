"""Headings -> the contents, whose page numbers are set last: they have a column of their own.

So the contents take the same room whatever the numbers are, and nothing is set twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    make_space,
    shift_marks,
)
from reporting.dossier.galley.galley import FREE, NEVER, Galley, Slab
from reporting.dossier.galley.marks import Link, Mark, Span, Stroke, TextLine
from reporting.dossier.galley.page import Page
from reporting.dossier.galley.tag import Tag
from reporting.dossier.pages.measured_lines import find_lines
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.located_text import find_origin
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
_ABOVE_PART = 0.3
"""Space above a part, in lines of the text."""
_ABOVE_BLOCK = 1.0
"""Space above a block, in points."""


class Entry(Record, frozen=True):
    """One line: its number, if it is a section; level 0 is a part, 1 a block in it."""

    level: int
    number: str
    title: str
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
        setting: in which the page numbers are set too.
        galley: the list, without its heading.
        entries: in order.
    """

    setting: TypesetContext
    galley: Galley
    entries: tuple[_PlacedEntry, ...]


# ---------------------------------------------------------------- without page numbers


def typeset_contents(setting: TypesetContext, entries: Sequence[Entry]) -> Contents:
    """Set the contents; a part's line stands on a page with the one below it.

    Args:
        setting: within the element of the contents.
        entries: in order.
    """
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
            slabs.append(make_gap(setting, entry))
        label = place.elem("Lbl") if entry.number else None
        link = place.group("Reference").elem(
            "Link",
            origin=find_origin(entry.title),
        )
        slab = set_entry(place, entry, label, link)
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
    galley = setting.finish(tuple(slabs), after=after)
    return Contents(setting, galley, tuple(placed))


def make_gap(setting: TypesetContext, entry: Entry) -> Slab:
    """Return the space above an entry; a page never ends between a part and its first block."""
    if entry.level:
        return make_space(_ABOVE_BLOCK, NEVER)
    return make_space(setting.styles.body.leading * _ABOVE_PART)


def set_entry(
    setting: TypesetContext, entry: Entry, label: Tag | None, link: Tag
) -> Slab:
    """Return number and title of an entry as one slab."""
    styles = setting.styles
    style = styles.contents_line if entry.level else styles.contents
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
    slabs = list(galley.slabs)
    for placed in contents.entries:
        folio = folios.get(placed.entry.anchor)
        if folio is not None:
            slab = slabs[placed.slab]
            slabs[placed.slab] = number_entry(
                contents.setting,
                slab,
                placed,
                folio,
            )
    numbered = replace(galley, slabs=tuple(slabs))
    return tuple([replace_galley(page, galley, numbered) for page in pages])


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
    marks = shift_marks(number[0].marks, 0, last.y - shown.y)
    said = f"{entry.title}, {folio}"
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
        is_link = span.tag is not None and span.tag.name == "Link"
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
