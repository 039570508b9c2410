"""Marks set by hand -> a printed dossier of a page, and the file that is painted of it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf

from reporting.design.fonts import find_font
from reporting.design.theme import load_theme
from reporting.dossier.galley.galley import Galley, Slab
from reporting.dossier.galley.page import Page, PlacedNote, Placement
from reporting.dossier.galley.printed_page import (
    Box,
    Layer,
    Paper,
    PrintedPage,
)
from reporting.dossier.paint.dossier import DossierPainter
from reporting.paper.marks import LineEnd, Link, Look, Mark, Span, TextLine
from reporting.paper.tag import Tag
from reporting.pdf.document import finish_document
from reporting.pdf.face import find_face
from tests.pdf.papers import METADATA
from tests.pdf.reading import Tagged

THEME = load_theme()
FACE = find_font(THEME, "text")
INK = "#000000"
SIZE = (300.0, 200.0)
HEAD = 20.0
"""From the head of the sheet to that of the columns."""
TEXT, MARGIN, ACROSS = 30.0, 200.0, 20.0


class Tags:
    """Makes tags in the order of reading."""

    def __init__(self) -> None:
        self.document = Tag(name="Document")
        self.all = [self.document]

    def add(self, name: str, parent: Tag | None = None, **entries: Any) -> Tag:
        """Return a new tag, below the document when no parent is given."""
        tag = Tag(name=name, parent=parent or self.document, **entries)
        self.all.append(tag)
        return tag


def span(
    text: str,
    tag: Tag | None,
    *,
    size: float = 10,
    rise: float = 0,
    link: Link | None = None,
    has_space: bool = False,
) -> Span:
    """Return words of a text as a span."""
    shape = find_face(FACE).shape
    words = tuple([shape(word) for word in text.split(" ")])
    return Span(Look(FACE, size, INK, rise), tag, words, link=link, has_space=has_space)


def line(
    text: str,
    tag: Tag | None,
    y: float = 10,
    *,
    x: float = 0,
    end: LineEnd = LineEnd.WORD,
    gap: float = 0,
    letter: float = 0,
) -> TextLine:
    """Return a line of one span."""
    return TextLine(x, y, (span(text, tag),), gap, letter, end, text)


def slab(*marks: Mark, height: float = 12, **fields: Any) -> Slab:
    """Return a slab with some marks."""
    return Slab(height, marks, **fields)


def print_page(
    *placements: Placement,
    notes: Sequence[PlacedNote] = (),
    folio: int = 2,
    below: Sequence[Layer] = (),
    above: Sequence[Layer] = (),
) -> PrintedPage:
    """Return a page."""
    page = Page(folio, "", placements, tuple(notes))
    return PrintedPage(page, TEXT, MARGIN, ACROSS, HEAD, tuple(below), tuple(above))


def print_slabs(*slabs: Slab, is_wide: bool = False) -> PrintedPage:
    """Return a page with a galley that stands whole on it."""
    galley = Galley(slabs, is_wide=is_wide)
    return print_page(Placement(galley, 0, len(slabs), 0))


def paint(tags: Tags, *pages: PrintedPage, bleed: Box | None = None) -> bytes:
    """Return the file of some pages."""
    trim = Box(0, 0, *SIZE) if bleed is None else Box(10, 10, 280, 180)
    titled = [
        anchor
        for page in pages
        for placement in page.page.placements
        for slab in placement.galley.slabs
        for anchor in slab.anchors
        if anchor.title
    ]
    painter = DossierPainter(Paper(SIZE, trim, bleed), THEME, "en-GB", tags.document)
    part = painter.add_part([tuple(tags.all[1:])])
    painter.add_outline(titled)
    for page in pages:
        painter.paint(painter.begin_page(), page, part=part)
    painted = painter.finish()
    return finish_document(painted.document, painted.tree, METADATA)


def read(data: bytes) -> Tagged:
    """Return what a file says, by its structure."""
    return Tagged(pikepdf.open(BytesIO(data)))


def list_operators(data: bytes, page: int = 0) -> list[str]:
    """Return the operators of a page, a line each, codes of texts left out."""
    with pikepdf.open(BytesIO(data)) as pdf:
        text = pdf.pages[page].Contents.read_bytes().decode("latin-1")
    return ["TJ" if row.startswith("[(") else row for row in text.split("\n")]
