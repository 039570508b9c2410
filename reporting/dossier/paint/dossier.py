"""A dossier whose pages are made -> its pages as operators, its structure, its outline."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.design.theme import Theme
from reporting.dossier.galley.printed_page import Box, PrintedDossier
from reporting.dossier.paint.pages import PagePainter
from reporting.dossier.paint.structure import Structure
from reporting.pdf.document import Document
from reporting.pdf.structure import Box as PageBox
from reporting.pdf.structure import StructTree
from reporting.reading.origin import Origin
from reporting.record import Record


class PaintedDossier(Record, frozen=True, eq=False):
    """All pages as they go into the file; `finish_document` writes it.

    Args:
        document: its pages, places and outline.
        tree: its structure, closed: it holds what was painted and nothing else.
        origins: where the words of an element are written, by the element's ID.
    """

    document: Document
    tree: StructTree
    origins: Mapping[str, Origin]


def paint_dossier(
    printed: PrintedDossier, theme: Theme, language: str
) -> PaintedDossier:
    """Paint all pages of a dossier.

    Args:
        printed: pages and structure.
        theme: for the colours and the lettering of charts.
        language: tag of the text's language (ISO 14289-1, 7.2).

    Raises:
        TaggingError: the structure is not sound, or text belongs to no element.
    """
    structure = Structure(printed.tags)
    document = Document(language)
    painter = PagePainter(document, theme, structure.elems)
    height = printed.size[1]
    bleed = _turn_over(printed.bleed, height) if printed.bleed else None
    trim = _turn_over(printed.trim, height) if bleed else None
    for page in printed.pages:
        canvas = document.begin_page(printed.size, trim, bleed)
        painter.paint_page(canvas, page)
        canvas.close()
    for anchor in printed.outline:
        document.add_outline(anchor.title, anchor.name, anchor.level)
    structure.tree.close()
    return PaintedDossier(document, structure.tree, structure.origins)


def _turn_over(box: Box, height: float) -> PageBox:
    """Return a box of the sheet as a page has it: left, foot, right and head."""
    head = height - box.top
    return (
        box.left,
        head - box.height,
        box.left + box.width,
        head,
    )
