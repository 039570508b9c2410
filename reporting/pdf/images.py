"""A picture (PNG, JPEG or SVG) -> the objects of an image of a PDF (ISO 32000-1, 8.9.5).

A drawing in vectors becomes a form (8.10), a JPEG goes in as it is. What is transparent in a
PNG becomes a soft mask (11.6.5.3). For a press, pictures are in its inks.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from reporting.pdf.syntax import format_stream

if TYPE_CHECKING:
    from PIL.Image import Image

    from reporting.pdf.document import Document

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
"""Colour spaces (8.6.4) of Pillow's modes."""
_QUALITY = 95
"""Of photographs that are separated for a press."""
_INVERTED = "/Decode[1 0 1 0 1 0 1 0]"
"""A JPEG holds what its inks leave of white."""


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

    separation = document.separation
    with PIL.Image.open(BytesIO(data)) as picture:
        if picture.format == "JPEG":
            if separation:
                inks = separation.separate_picture(picture)
                return document.add_object(_write_photograph(inks))
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
        opaque = shown.convert("L" if is_grey else "RGB")
        if separation:
            opaque = separation.separate_picture(opaque)
        return document.add_object(_write_pixels(opaque, mask))


def is_vector(data: bytes) -> bool:
    """Whether a picture that was read before is a drawing in vectors."""
    return data.startswith(b"<")


def _write_photograph(picture: Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    more = _INVERTED if picture.mode == "CMYK" else ""
    return _write_image(picture, file.getvalue(), "DCTDecode", more)


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
