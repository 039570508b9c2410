"""Printed pages and drawn slides -> the marks on them, each with the place where it stands.

They are gone through as they are painted (`dossier.paint.pages`, `handout.painter`): the marks
of the slabs in a page's columns, of its notes and layers; the strata of a slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reporting.dossier.galley.galley import Slab
from reporting.dossier.galley.printed_page import PrintedPage
from reporting.handout.slides.scene import DrawnSlide
from reporting.paper.marks import (
    Drawing,
    LinkArea,
    Mark,
    Picture,
    TextLine,
    Unseen,
)
from reporting.paper.paint.lines import measure_span
from reporting.paper.paint.shapes import find_box
from reporting.paper.tag import Tag
from reporting.pdf.face import find_face

_ASCENT = 0.78
"""How far letters reach above the baseline, as a share of the type size."""
_DESCENT = 0.24


class PlacedMark(NamedTuple):
    """A mark that belongs to an element, and where it stands.

    Args:
        tag: the element.
        part: number of the part of the sheet that it stands in: a block, a note.
        left: in points from the left of the sheet.
        top: in points from its head; y grows downwards.
        right: likewise.
        bottom: likewise.
        text: its words, if it has some.
        drawing: a chart, or a part of one.
        claim: number of a claim, of which it is the source mark; 0 for none.
    """

    tag: Tag
    part: int
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    drawing: Drawing | None = None
    claim: int = 0


def list_page_marks(page: PrintedPage) -> Iterator[PlacedMark]:
    """Yield the marks of a page."""
    part = 0
    for layer in (*page.below, *page.above):
        if not layer.artifact and not layer.turn:
            yield from _place_marks(part, layer.marks, layer.left, layer.top)
        part += 1
    for placement in page.page.placements:
        galley = placement.galley
        top = page.head + placement.top + placement.lead
        if placement.repeats:
            top += sum(slab.height for slab in galley.repeated)
        left = page.across if galley.is_wide else page.text
        slabs = galley.slabs[placement.start : placement.stop]
        yield from _place_slabs(part, slabs, left, top)
        part += 1
    for note in page.page.notes:
        slabs = note.note.short if note.is_short else note.note.full
        top = page.head + note.top
        yield from _place_slabs(part, slabs, page.margin, top)
        part += 1


def list_slide_marks(slide: DrawnSlide) -> Iterator[PlacedMark]:
    """Yield the marks of a slide."""
    for part, stratum in enumerate(slide.strata):
        if not stratum.is_artifact:
            yield from _place_marks(part, stratum.marks, 0.0, 0.0)


def _place_slabs(
    part: int, slabs: Iterable[Slab], left: float, top: float
) -> Iterator[PlacedMark]:
    for slab in slabs:
        yield from _place_marks(part, slab.marks, left, top)
        top += slab.height


def _place_marks(
    part: int, marks: Iterable[Mark], left: float, top: float
) -> Iterator[PlacedMark]:
    """Yield marks with their places.

    Args:
        part: of the sheet.
        marks: counted from a place.
        left: of that place.
        top: likewise.
    """
    for mark in marks:
        if isinstance(mark, TextLine):
            yield from _place_line(part, mark, left, top)
        elif isinstance(mark, Unseen) or mark.tag is None:
            continue
        elif isinstance(mark, Drawing | Picture | LinkArea):
            x = left + mark.x
            y = top + mark.y
            drawing = mark if isinstance(mark, Drawing) else None
            yield PlacedMark(
                mark.tag,
                part,
                x,
                y,
                x + mark.width,
                y + mark.height,
                drawing=drawing,
            )
        else:
            x, foot, right, head = find_box(mark, left, -top)
            yield PlacedMark(
                mark.tag,
                part,
                x,
                -head,
                right,
                -foot,
            )


def _place_line(
    part: int, line: TextLine, left: float, top: float
) -> Iterator[PlacedMark]:
    """Yield a line of text, and the source marks in it."""
    spans = line.spans
    if not spans or spans[0].tag is None:
        return
    size = max(span.look.size for span in spans)
    x = left + line.x
    y = top + line.y
    head = y - _ASCENT * size
    foot = y + _DESCENT * size
    yield PlacedMark(
        spans[0].tag,
        part,
        x,
        head,
        x + line.width,
        foot,
        line.text,
    )
    for span in spans:
        space_width = find_face(span.look.face).shape(" ").width * span.look.size
        width, space = measure_span(span, line, space_width)
        words = "".join(word.text for word in span.words).strip()
        if span.mark and span.tag and words:
            yield PlacedMark(
                span.tag,
                part,
                x,
                head,
                x + width,
                foot,
                words,
                claim=span.mark,
            )
        x += width + space
