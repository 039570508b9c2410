"""A dossier whose pages are made -> its pages as operators, its structure, its outline."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.design.theme import Theme
from reporting.dossier.galley.printed_page import PrintedDossier
from reporting.pdf.document import Document
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
    raise NotImplementedError
