"""A picture (PNG, JPEG or SVG) -> the objects of an image of a PDF (ISO 32000-1, 8.9.5).

A drawing in vectors becomes a form (8.10), a JPEG goes in as it is. What is transparent in a
PNG becomes a soft mask (11.6.5.3).
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from reporting.pdf.syntax import format_stream

if TYPE_CHECKING:
    from PIL.Image import Image

    from reporting.pdf.document import Document

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
"""Colour spaces (8.6.4) of Pillow's modes."""


def add_image(document: Document, data: bytes) -> int:
    """Add an image to a document; return the number of its object.

    Args:
        document: takes in the image, and its soft mask if it has one.
        data: a file that was read before, so that it is sound.
    """
    if is_vector(data):
        from reporting.pdf.svg_forms import add_drawing  # noqa: PLC0415  (seldom)

        return add_drawing(document, data)
    import PIL.Image  # noqa: PLC0415  (only where there are pictures)

    with PIL.Image.open(BytesIO(data)) as picture:
        if picture.format == "JPEG":
            text = _write_image(picture, data, "DCTDecode")
            return document.add_object(text)
        mask = ""
        if picture.has_transparency_data:
            shown = picture.convert("RGBA")
            alpha = _write_pixels(shown.getchannel("A"))
            mask = f"/SMask {document.add_object(alpha)} 0 R"
        else:
            shown = picture
        is_grey = picture.mode in {"1", "L", "LA"}
        colours = _write_pixels(shown.convert("L" if is_grey else "RGB"), mask)
        return document.add_object(colours)


def is_vector(data: bytes) -> bool:
    """Whether a picture that was read before is a drawing in vectors."""
    return data.startswith(b"<")


def _write_pixels(picture: Image, more: str = "") -> bytes:
    packed = zlib.compress(picture.tobytes())
    return _write_image(picture, packed, "FlateDecode", more)


def _write_image(
    picture: Image,
    data: bytes,
    coding: str,
    more: str = "",
) -> bytes:
    """Return an image's stream (table 89); `more` are further entries of its dictionary."""
    keys = (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{_SPACES[picture.mode]}/BitsPerComponent 8/Filter/{coding}{more}"
    )
    return format_stream(keys, data)
