"""A picture (PNG or JPEG) -> an image of a PDF (ISO 32000-1, 8.9.5).

A JPEG goes in as it is. What is transparent in a PNG becomes a soft mask (11.6.5.3).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFImageXObject

from reporting.pdf.reportlab_internals import take_soft_mask


def add_image(document: PDFDocument, data: bytes) -> Any:
    """Add an image to a document; return the reference to it.

    Args:
        document: takes in the image, and its soft mask if it has one.
        data: a file that was read before, so that it is sound.
    """
    image: Any = PDFImageXObject("image", ImageReader(BytesIO(data)), mask="auto")  # type: ignore[arg-type]
    mask = take_soft_mask(image)
    if mask is not None:
        image.smask = document.Reference(mask)  # type: ignore[no-untyped-call]
    return document.Reference(image)  # type: ignore[no-untyped-call]
