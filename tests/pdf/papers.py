"""Small tagged files, drawn with nothing but reporting/pdf/."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from io import BytesIO

import pikepdf
from reportlab.pdfbase import pdfmetrics

from reporting.pdf.attachments import Attachment
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.document import Document, PageLabels, finish_document
from reporting.pdf.fonts import EmbeddedFont
from reporting.pdf.structure import StructElem, StructTree
from reporting.pdf.xmp import Metadata
from tests.tools import ROOT

FONT = "Carlito-Regular"
"""The name that the dossier gives it too: ReportLab knows a font file by one name only."""
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


def draw_nothing(_: TaggedCanvas) -> None:
    """Leave the page as it is."""


def paper(
    *,
    compact: bool = True,
    pages: int = 1,
    metadata: Metadata = METADATA,
    attachments: Sequence[Attachment] = (),
    labels: Sequence[PageLabels] = (),
    draw: Callable[[TaggedCanvas], None] = draw_nothing,
) -> bytes:
    """Return a tagged file of some pages with a line of text each.

    Args:
        compact: as `Document` takes it.
        pages: how many.
        metadata: what the file says of itself.
        attachments: what it carries.
        labels: how its pages are called.
        draw: called for every page.
    """
    pdfmetrics.registerFont(
        EmbeddedFont(FONT, str(ROOT / "assets" / "fonts" / f"{FONT}.ttf"))
    )
    top = StructElem("Document")
    tree = StructTree(top)
    document = Document(metadata.language, compact=compact)
    canvas = TaggedCanvas(
        BytesIO(),
        tree,
        document,
        pagesize=(300, 200),
        initialFontName=FONT,
        invariant=1,
    )
    for number in range(1, pages + 1):
        with canvas.mark(StructElem("P", top)):
            canvas.drawString(20, 150, f"Paper number {number}")
        draw(canvas)
        canvas.showPage()
    return finish_document(canvas, tree, metadata, attachments, labels)


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
