"""A picture (PNG, JPEG or SVG) -> the objects of an image of a PDF (ISO 32000-1, 8.9.5).

A drawing in vectors becomes a form (8.10), a JPEG goes in as it is. What is transparent in a
PNG becomes a soft mask (11.6.5.3). For a press, pictures are in its inks.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from reporting.memory import Memory
from reporting.pdf.packed_pixels import find_packed_pixels
from reporting.pdf.syntax import format_stream
from reporting.record import Record

if TYPE_CHECKING:
    from PIL.Image import Image

    from reporting.pdf.document import Document
    from reporting.pdf.separation import Condition, Separation

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
"""Colour spaces (8.6.4) of Pillow's modes."""
_PNG = b"\x89PNG"
_QUALITY = 95
"""Of photographs that are separated for a press."""
_INVERTED = "/Decode[1 0 1 0 1 0 1 0]"
"""A JPEG holds what its inks leave of white."""


class _WrittenImage(Record, frozen=True):
    """An image as it is written: entries of its dictionary, its data, its soft mask if any."""

    keys: str
    data: bytes
    alpha: bytes = b""


_IMAGES: Memory[tuple[bytes, Condition | None], _WrittenImage] = Memory()
"""Pictures in pixels, and for which press."""


def add_image(document: Document, data: bytes) -> int:
    """Add an image to a document; return the number of its object.

    Args:
        document: takes in the image, and its soft mask if it has one.
        data: a file that was read before, so that it is sound.
    """
    if is_vector(data):
        from reporting.pdf.svg_forms import add_drawing  # noqa: PLC0415  (seldom)

        return add_drawing(document, data)
    separation = document.separation
    condition = separation.condition if separation else None
    image = _IMAGES.recall((data, condition), lambda: _write_picture(data, separation))
    mask = ""
    if image.alpha:
        mask = f"/SMask {document.add_object(image.alpha)} 0 R"
    return document.add_object(format_stream(image.keys + mask, image.data))


def is_vector(data: bytes) -> bool:
    """Whether a picture that was read before is a drawing in vectors."""
    return data.startswith(b"<")


def _write_picture(data: bytes, separation: Separation | None) -> _WrittenImage:
    """Return a picture in pixels as it is written, in the inks of a press if need be."""
    is_png = data.startswith(_PNG)
    packed = find_packed_pixels(data) if is_png and not separation else None
    if packed:
        return _WrittenImage(*packed)
    import PIL.Image  # noqa: PLC0415  (only where a picture is to be decoded, or is a JPEG)

    with PIL.Image.open(BytesIO(data)) as picture:
        if picture.format == "JPEG":
            if separation:
                printed = separation.separate_picture(picture)
                file = BytesIO()
                printed.save(file, "JPEG", quality=_QUALITY)
                more = _INVERTED if printed.mode == "CMYK" else ""
                return _describe(printed, file.getvalue(), "DCTDecode", more)
            return _describe(picture, data, "DCTDecode")
        alpha = b""
        shown: Image = picture
        if picture.has_transparency_data:
            shown = picture.convert("RGBA")
            mask = _write_pixels(shown.getchannel("A"))
            alpha = format_stream(mask.keys, mask.data)
        is_grey = picture.mode in {"1", "L", "LA"}
        opaque = shown.convert("L" if is_grey else "RGB")
        if separation:
            opaque = separation.separate_picture(opaque)
        return _write_pixels(opaque, alpha)


def _write_pixels(picture: Image, alpha: bytes = b"") -> _WrittenImage:
    packed = zlib.compress(picture.tobytes())
    return _describe(picture, packed, "FlateDecode", alpha=alpha)


def _describe(
    picture: Image,
    data: bytes,
    coding: str,
    more: str = "",
    *,
    alpha: bytes = b"",
) -> _WrittenImage:
    """Return an image (table 89); `more` are further entries of its dictionary."""
    keys = (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{_SPACES[picture.mode]}/BitsPerComponent 8/Filter/{coding}{more}"
    )
    return _WrittenImage(keys, data, alpha)
