"""The marks of a sheet -> what stands where on it, and where each is written.

A mark stands for the nearest element that is written somewhere; the marks of one element in
one part of the sheet are one place, such as the lines of a paragraph. Source marks and notes
stand for their claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reporting.content.origins import Places
from reporting.paper.tag import Tag
from reporting.plan.block_model import ChartBlock
from reporting.plan.words import Line, find_line_origin, plain_line
from reporting.preview.chart_places import list_chart_places
from reporting.preview.marks import PlacedMark
from reporting.preview.model import Box, Place
from reporting.reading.origin import Origin
from reporting.record import Record, replace

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
    "Link": "link",
}


NOTE = "note"
"""What a paragraph of the notes is called."""
_BLOCK = "block"
_SAID = " — "
"""What stands in the notes between a claim and who says so."""
_NOWHERE = Origin("")
_BELOW = Box(0.0, 1.0, 1.0, 1.0)


_Name = tuple[int, int]
"""An element by its identity, and the part of the sheet."""


class Source(Record, frozen=True):
    """What the marks of a build are traced back to.

    Args:
        text: of the content file.
        places: where in it everything is written.
        claims: where each claim is written, by its number.
        charts: by their paths in the content.
        spoken: where each claim is written, by its words.
    """

    text: str
    places: Places
    claims: Mapping[int, Origin]
    charts: Mapping[str, ChartBlock]
    spoken: Mapping[str, Origin]

    def locate(self, origin: Origin) -> tuple[int, int]:
        """Return the first and the last line of what is written somewhere."""
        place = self.places.locate(origin)
        more = self.text.count("\n", place.start, place.stop)
        return place.line, place.line + more


def make_places(
    marks: Iterable[PlacedMark],
    size: tuple[float, float],
    source: Source,
) -> tuple[Place, ...]:
    """Return what stands on a sheet, in the order in which it was painted.

    Args:
        marks: of the sheet.
        size: of the sheet, in points.
        source: that all of it is written in.
    """
    joined: dict[_Name, Place] = {}
    parts: list[Place] = []
    for mark in marks:
        claim = source.claims.get(mark.claim)
        if claim:
            place = make_place(mark, size, source, claim, "source mark")
            parts.append(place)
            continue
        owner = find_owner(mark.tag, source.claims)
        if owner is None:
            continue
        tag, origin = owner
        name = (id(tag), mark.part)
        known = joined.get(name)
        if known:
            box = known.box.join(make_box(mark, size))
            text = f"{known.text} {mark.text}".strip()
            joined[name] = replace(known, box=box, text=text)
        else:
            kind = name_kind(tag)
            joined[name] = make_place(mark, size, source, origin, kind)
        chart = source.charts.get(origin.path)
        if chart and mark.drawing:
            for part in list_chart_places(mark, chart):
                place = make_place(
                    part.mark,
                    size,
                    source,
                    part.origin,
                    part.kind,
                )
                parts.append(place)
    places = (*joined.values(), *parts)
    return tuple(gather_blocks(places))


def gather_blocks(places: Sequence[Place]) -> Iterator[Place]:
    """Yield places; a block as a whole is around all that stands in it, and is there once."""
    seen: set[str] = set()
    for place in places:
        if place.kind != _BLOCK:
            yield place
        elif place.path not in seen:
            seen.add(place.path)
            box = place.box
            for other in places:
                if other.path.startswith(place.path):
                    box = box.join(other.box)
            yield replace(place, box=box)


def make_notes(notes: Iterable[Line], source: Source) -> Iterator[Place]:
    """Yield where each paragraph of a slide's notes is written; they stand below it.

    Args:
        notes: what the speaker says.
        source: that all of it is written in.
    """
    for note in notes:
        words = plain_line(note)
        said = words.partition(_SAID)[0]
        origin = find_line_origin(note)
        if origin is None:
            origin = source.spoken.get(said, _NOWHERE)
        first = last = 0
        if origin.path:
            first, last = source.locate(origin)
        yield Place(
            _BELOW,
            origin.path,
            first,
            last,
            NOTE,
            words,
        )


def make_place(
    mark: PlacedMark,
    size: tuple[float, float],
    source: Source,
    origin: Origin,
    kind: str,
) -> Place:
    """Return what a mark stands for.

    Args:
        mark: of the sheet.
        size: of the sheet, in points.
        source: that all of it is written in.
        origin: where this is written.
        kind: what it is, in a word or two.
    """
    first, last = source.locate(origin)
    box = make_box(mark, size)
    return Place(box, origin.path, first, last, kind, mark.text)


def make_box(mark: PlacedMark, size: tuple[float, float]) -> Box:
    """Return where a mark stands, in shares of the sheet."""
    width, height = size
    return Box(
        left=mark.left / width,
        top=mark.top / height,
        right=mark.right / width,
        bottom=mark.bottom / height,
    )


def find_owner(
    tag: Tag | None, claims: Mapping[int, Origin]
) -> tuple[Tag, Origin] | None:
    """Return the nearest element that is written somewhere, and where.

    Args:
        tag: of a mark.
        claims: where each claim is written, by its number.
    """
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


def name_kind(tag: Tag) -> str:
    """Return what an element is, in a word or two."""
    if tag.name.startswith("H"):
        return "heading"
    return _KINDS.get(tag.name, _BLOCK)
