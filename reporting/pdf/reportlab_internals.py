"""Every private name of ReportLab that the house uses, each with why it is needed.

Tagging (ISO 32000-1, 14.7) needs what ReportLab keeps to itself: the operators of a page, its
document, its annotations. No other module names a private of ReportLab, so a new version of
the library is met here, and a test holds it.
"""

# ruff: noqa: SLF001
# mypy: disable-error-code="attr-defined,union-attr,misc"
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, KeepTogether, Table

INTERNAL_NAME = "__InternalName__"
"""The attribute in which a document keeps the name of an object; `__slots__` must hold it."""

# ---------------------------------------------------------------- documents


def set_document(canvas: Canvas, document: PDFDocument) -> None:
    """Let a canvas draw into a document: it hard-codes the class of its own.

    Args:
        canvas: just made, nothing drawn.
        document: what its pages go into.
    """
    canvas._doc = document


def get_document(canvas: Canvas) -> Any:
    """Return the document that a canvas draws into, which names pages and makes references."""
    return canvas._doc


def list_pages(canvas: Canvas) -> list[Any]:
    """Return the pages drawn so far; a change of the list changes the order of the file."""
    document = get_document(canvas)
    pages: list[Any] = document.Pages.pages
    return pages


def name_page(canvas: Canvas) -> str:
    """Return the internal name of the page being drawn, which marked content refers to."""
    name: str = get_document(canvas).thisPageName()
    return name


def permit_entries(dictionary: Any, *keys: str) -> None:
    """Let a dictionary of ReportLab's keep entries that it would drop without a word.

    Args:
        dictionary: a catalog or page, which writes only the names it knows.
        keys: names of further entries.
    """
    known = dictionary.__NoDefault__
    dictionary.__NoDefault__ = [*known, *keys]


# ---------------------------------------------------------------- operators


def get_operators(drawn: Canvas) -> list[str]:
    """Return the operators collected so far; one that is appended is drawn.

    There is no public way to write the operators of marked content (ISO 32000-1, 14.6).
    """
    operators: list[str] = drawn._code
    return operators


def encode_text(
    text: str, face: str, document: PDFDocument
) -> Iterator[tuple[str, bytes]]:
    """Yield a text as codes of the font's subsets, each with the name of its subset.

    Only so can a line be written as one piece; `textOut` would move a cursor by itself.

    Args:
        text: any text.
        face: registered name of an embedded font.
        document: whose subsets they are.
    """
    font = getFont(face)
    if not font._dynamicFont:
        document.getInternalFontName(face)
    for subset, codes in font.splitString(text, document):
        yield font.getSubsetInternalName(subset, document), codes


# ---------------------------------------------------------------- annotations


def add_annotation(canvas: Canvas, annotation: PDFObject) -> PDFObjectReference:
    """Put an annotation on the page being drawn.

    The public methods make links that cannot hold a `StructParent` (ISO 14289-1, 7.18.5).

    Returns:
        the reference to it, which a structure element holds.
    """
    canvas._addAnnotation(annotation)
    references: list[PDFObjectReference] = canvas._annotationrefs
    return references[-1]


def refer_to_bookmark(canvas: Canvas, name: str) -> PDFObject:
    """Return the destination of a bookmark, which may be set later."""
    destination: PDFObject = canvas._bookmarkReference(name)
    return destination


# ---------------------------------------------------------------- platypus


def keep_canvas_open(template: BaseDocTemplate) -> None:
    """Let a document template leave its canvas open after the last flowable."""
    template._doSave = 0


def queue_actions(template: BaseDocTemplate, actions: Sequence[Flowable]) -> None:
    """Let a document template do these before the next flowable of its story."""
    template._hanging += actions


def get_kept_flowables(kept: KeepTogether) -> list[Flowable]:
    """Return the flowables that stand together; a change of the list changes what is drawn."""
    flowables: list[Flowable] = kept._content
    return flowables


class TakesNoRoom:
    """Mixed into a flowable that is drawn even where the page has no room left."""

    _ZEROSIZE = True


class LeavesSpaceAlone:
    """Mixed into a flowable whose neighbours keep the space between them as without it."""

    _SPACETRANSFER = True


def takes_no_room(flowable: Flowable) -> bool:
    """Whether ReportLab gives a flowable no room of its own, as it does an anchor."""
    return bool(getattr(flowable, "_ZEROSIZE", False))


class SplittableTable(Table):
    """ReportLab's table, whose cells may be cut too.

    Two things are private: the heights of its rows, and how a cell is cut.
    """

    def row_heights(self) -> list[float]:
        """Return the heights of the first rows, in points, as far as it was wrapped."""
        heights: list[float] = []
        for height in self._rowHeights:
            if height is None:
                break
            heights.append(height)
        return heights

    def _splitCell(  # noqa: N802  (ReportLab's name)
        self,
        value: Any,
        style: Any,
        old: float,
        new: float,
        width: float,
    ) -> Any:
        """Cut a cell in the width it was set in; ReportLab adds the padding to that."""
        inner = style.copy()
        inner.leftPadding = 0
        inner.rightPadding = 0
        width -= style.leftPadding
        width -= style.rightPadding
        return super()._splitCell(
            value,
            inner,
            old,
            new,
            width,
        )
