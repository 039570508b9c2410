"""A picture (PNG, JPEG or SVG) -> the objects of an image of a PDF (ISO 32000-1, 8.9.5).

A drawing in vectors becomes a form (8.10), a JPEG goes in as it is. What is transparent in a
PNG becomes a soft mask (11.6.5.3). For a press, pictures are in its inks.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
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
_STRIP = 1_000_000
"""Pixels that are written at a time."""
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
                keys = _describe(printed, printed.mode, "DCTDecode", more)
                return _WrittenImage(keys, file.getvalue())
            return _WrittenImage(_describe(picture, picture.mode, "DCTDecode"), data)
        return _write_pixels(picture, separation)


def _write_pixels(picture: Image, separation: Separation | None) -> _WrittenImage:
    """Return a picture that is decoded, strip by strip: whole, it would stand here thrice."""
    picture.load()
    is_grey = picture.mode in {"1", "L", "LA"}
    if separation and not is_grey:
        from reporting.pdf.separation import has_no_colour  # noqa: PLC0415  (for a press)

        is_grey = all(has_no_colour(each.convert("RGB")) for each in _cut(picture))
    has_alpha = picture.has_transparency_data
    colours, alphas = zlib.compressobj(), zlib.compressobj()
    packed: list[bytes] = []
    masked: list[bytes] = []
    mode = "L" if is_grey else "RGB"
    for strip in _cut(picture):
        opaque = strip
        if has_alpha:
            opaque = strip.convert("RGBA")
            masked.append(alphas.compress(opaque.getchannel("A").tobytes()))
        opaque = opaque.convert("L" if is_grey else "RGB")
        if separation and not is_grey:
            opaque = separation.print_in_inks(opaque)
        mode = opaque.mode
        packed.append(colours.compress(opaque.tobytes()))
    data = b"".join([*packed, colours.flush()])
    keys = _describe(picture, mode, "FlateDecode")
    if not has_alpha:
        return _WrittenImage(keys, data)
    mask = b"".join([*masked, alphas.flush()])
    alpha = format_stream(_describe(picture, "L", "FlateDecode"), mask)
    return _WrittenImage(keys, data, alpha)


def _cut(picture: Image) -> Iterator[Image]:
    """Yield a picture in strips, from above."""
    high = max(1, _STRIP // picture.width)
    for top in range(0, picture.height, high):
        below = min(top + high, picture.height)
        yield picture.crop((0, top, picture.width, below))


def _describe(picture: Image, mode: str, coding: str, more: str = "") -> str:
    """Return the dictionary of an image (table 89); `more` are further entries of it."""
    return (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{_SPACES[mode]}/BitsPerComponent 8/Filter/{coding}{more}"
    )
