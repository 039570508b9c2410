"""A drawing in vectors -> the same as a PNG, for programs that show none."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import pypdfium2
from reportlab.pdfbase.pdfdoc import PDFDictionary

from reporting.pdf.document import Document
from reporting.pdf.structure import StructElem, StructTree
from reporting.pdf.svg_drawing import read_drawing

_LONG_SIDE = 2_000
"""Pixels of the longer side: more than a slide shows."""
_CLEAR = (255, 255, 255, 0)
_KEPT = 16


@lru_cache(maxsize=_KEPT)
def draw_preview(data: bytes) -> bytes:
    """Return a PNG of a drawing, on a clear ground.

    Args:
        data: an SVG file that was read before, so that it is sound.
    """
    drawing = read_drawing(data)
    size = (drawing.width, drawing.height)
    document = Document("en")
    page = document.begin_page(size)
    with page.mark_artifact():
        page.paint_image(
            data,
            (0, 0, *size),
        )
    document.write_pages(StructTree(StructElem("Document")))
    document.info = PDFDictionary({})
    with pypdfium2.PdfDocument(document.format()) as shown:
        bitmap = shown[0].render(
            scale=_LONG_SIDE / max(size),
            fill_color=_CLEAR,
            may_draw_forms=False,
        )
        picture = bitmap.to_pil().convert("RGBA")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
