"""Small tagged files, painted with nothing but reporting/pdf/."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pikepdf

from reporting.pdf.attachments import Attachment
from reporting.pdf.document import Document, PageLabels, finish_document
from reporting.pdf.face import find_face, register_face
from reporting.pdf.graphics_state import TextStyle
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.structure import StructElem, StructTree
from reporting.pdf.xmp import Metadata
from tests.tools import ROOT

WHEN = dt.datetime(
    2026, 11, 22, 9, 30, 15, 999, tzinfo=dt.timezone(dt.timedelta(hours=1))
)
METADATA = Metadata(
    "A <paper> & more",
    "en-GB",
    WHEN,
    "Žofie “Z” Lane",
    "What papers say",
    ("a", "b"),
    "tests",
)


FONT = register_face("paper", ROOT / "assets" / "fonts" / "Carlito-Regular.ttf")
"""Key of the face that everything here is set in."""


def draw_nothing(_: PageCanvas, __: StructElem) -> None:
    """Leave the page as it is."""


def encode(page: PageCanvas, text: str) -> str:
    """Return the codes of a text, its words parted by spaces."""
    face = find_face(FONT)
    use = page.document.fonts.use(FONT)
    codes = [use.encode(face.shape(word)).codes for word in text.split(" ")]
    return use.encode(face.shape(" ")).codes.join(codes)


def write(
    page: PageCanvas,
    elem: StructElem | None,
    text: str,
    y: float = 20,
    *,
    x: float = 20,
    size: float = 10,
    ink: str = "#000000",
    rise: float = 0,
) -> None:
    """Begin a line on a page and show a text."""
    page.begin_line(x, y)
    style = TextStyle(page.document.fonts.use(FONT).name, size, ink, rise)
    page.show(elem, style, encode(page, text))


def paper(
    *,
    compact: bool = True,
    pages: int = 1,
    metadata: Metadata = METADATA,
    attachments: Sequence[Attachment] = (),
    labels: Sequence[PageLabels] = (),
    draw: Callable[[PageCanvas, StructElem], None] = draw_nothing,
) -> bytes:
    """Return a tagged file of some pages with a line of text each.

    Args:
        compact: as `Document` takes it.
        pages: how many.
        metadata: what the file says of itself.
        attachments: what it carries.
        labels: how its pages are called.
        draw: called for every page, with the element at the top.
    """
    top = StructElem("Document")
    document = Document(metadata.language, compact=compact)
    for number in range(1, pages + 1):
        page = document.begin_page((300, 200))
        write(page, StructElem("P", top), f"Paper number {number}", 150)
        draw(page, top)
    return finish_document(document, StructTree(top), metadata, attachments, labels)


def attached(pdf: pikepdf.Pdf, name: str, data: bytes) -> pikepdf.AttachedFileSpec:
    """Return what attaches bytes to a file of another program's making."""
    return pikepdf.AttachedFileSpec(
        pdf,
        data,
        description="",
        filename=name,
        mime_type="",
        creation_date="",
        mod_date="",
    )
