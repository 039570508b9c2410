"""A printed page -> what stands where on it, each with the place where it is written.

The marks of a page are looked at as they are painted (`dossier.paint.pages`): those of the
slabs in its columns, of its notes, of its layers. What has no origin of its own has that of
what it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reporting.dossier.galley.printed_page import PrintedPage
from reporting.paper.marks import Drawing, Mark, Picture, TextLine, Unseen
from reporting.paper.paint.shapes import find_box
from reporting.paper.tag import Tag
from reporting.preview.model import Box, Place
from reporting.reading.origin import Origin

_ASCENT = 0.78
"""How far letters reach above the baseline, as a share of the type size."""
_DESCENT = 0.24
_KINDS = {
    "P": "paragraph",
    "Lbl": "label",
    "LBody": "item",
    "LI": "item",
    "TD": "cell",
    "TH": "table head",
    "TR": "row",
    "Figure": "figure",
    "Caption": "caption",
    "Note": "evidence",
    "FENote": "evidence",
    "Reference": "source mark",
    "Title": "title",
    "TOCI": "contents",
}


class _Shown(NamedTuple):
    """A mark on the page: what it belongs to, where it stands in points, its words."""

    tag: Tag
    left: float
    top: float
    right: float
    bottom: float
    text: str


def list_page_places(
    page: PrintedPage,
    size: tuple[float, float],
    claims: Mapping[int, Origin],
) -> tuple[Place, ...]:
    """Return what stands on a page; what is large comes before what lies on it.

    Args:
        page: with all that is painted on it.
        size: of its sheet, in points.
        claims: where each claim is written, by its number.
    """
    width, height = size
    places: dict[tuple[int, int], Place] = {}
    for group, shown in _list_shown(page):
        owner = _find_owner(shown.tag, claims)
        if owner is None:
            continue
        tag, origin = owner
        box = Box(
            shown.left / width,
            shown.top / height,
            shown.right / width,
            shown.bottom / height,
        )
        text = shown.text
        known = places.get((id(tag), group))
        if known:
            box = known.box.join(box)
            text = f"{known.text} {text}".strip()
        places[id(tag), group] = Place(box, origin, _name_kind(tag), text)
    return tuple(sorted(places.values(), key=lambda place: -place.box.area))


def _name_kind(tag: Tag) -> str:
    """Return what an element is, in a word or two."""
    if tag.name.startswith("H"):
        return "heading"
    return _KINDS.get(tag.name, "block")


def _find_owner(
    tag: Tag | None, claims: Mapping[int, Origin]
) -> tuple[Tag, Origin] | None:
    """Return the element that a mark stands for, and where that is written."""
    while tag is not None:
        origin = tag.origin
        if tag.note:
            origin = tag.note.origin or origin
        elif tag.mark:
            origin = claims.get(tag.mark, origin)
        if origin is not None:
            return tag, origin
        tag = tag.parent
    return None


def _list_shown(page: PrintedPage) -> Iterator[tuple[int, _Shown]]:
    """Yield the marks of a page, each with the number of what it stands in."""
    head = page.head
    group = 0
    for layer in (*page.below, *page.above):
        group += 1
        if layer.artifact or layer.turn:
            continue
        for shown in _place_marks(layer.marks, layer.left, layer.top):
            yield group, shown
    for placement in page.page.placements:
        group += 1
        galley = placement.galley
        left = page.across if galley.is_wide else page.text
        top = head + placement.top
        slabs = [*galley.slabs[placement.start : placement.stop]]
        if placement.repeats:
            for slab in galley.repeated:
                top += slab.height
        top += placement.lead
        for slab in slabs:
            for shown in _place_marks(slab.marks, left, top):
                yield group, shown
            top += slab.height
    for note in page.page.notes:
        group += 1
        top = head + note.top
        for slab in note.note.short if note.is_short else note.note.full:
            for shown in _place_marks(slab.marks, page.margin, top):
                yield group, shown
            top += slab.height


def _place_marks(marks: Iterable[Mark], left: float, top: float) -> Iterator[_Shown]:
    """Yield marks with their places on the page; y grows downwards.

    Args:
        marks: counted from a place.
        left: of that place.
        top: likewise.
    """
    for mark in marks:
        if isinstance(mark, TextLine):
            yield from _place_line(mark, left, top)
        elif isinstance(mark, Unseen) or mark.tag is None:
            continue
        elif isinstance(mark, (Drawing, Picture)):
            x, y = left + mark.x, top + mark.y
            yield _Shown(
                mark.tag,
                x,
                y,
                x + mark.width,
                y + mark.height,
                "",
            )
        else:
            x, foot, right, above = find_box(mark, left, -top)
            yield _Shown(mark.tag, x, -above, right, -foot, "")


def _place_line(line: TextLine, left: float, top: float) -> Iterator[_Shown]:
    """Yield a line of text, and the source marks in it."""
    spans = line.spans
    if not spans or spans[0].tag is None:
        return
    size = max(span.look.size for span in spans)
    x = left + line.x
    y = top + line.y
    head, foot = y - _ASCENT * size, y + _DESCENT * size
    yield _Shown(
        spans[0].tag,
        x,
        head,
        x + line.width,
        foot,
        line.text,
    )
