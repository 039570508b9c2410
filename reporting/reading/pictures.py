"""The bytes of a picture -> the picture, opened, once it is known what it takes to decode it.

A file of some kilobytes may hold pixels that fill the memory, and a JPEG may hold the same
pixels in a thousand scans, each of which is decoded. Both are known from its head and marks,
before anything is decoded.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reporting.limits import find_limit, tell_excess

if TYPE_CHECKING:
    from PIL.Image import Image

_SCAN = b"\xff\xda"
"""What a scan of a JPEG begins with; none holds these bytes itself (T.81, B.1.1)."""
_COUNT = re.compile(r"\((\d+) pixels\)")


class CostlyError(ValueError):
    """A picture takes more to decode than is given."""


@contextmanager
def open_picture(data: bytes, formats: tuple[str, ...]) -> Iterator[Image]:
    """Open a picture, of which nothing is decoded yet.

    Args:
        data: the whole file.
        formats: which Pillow may take it for.

    Raises:
        CostlyError: it has too many pixels; the message goes on from the file's name.
        UnidentifiedImageError: it is none of these formats.
    """
    import PIL.Image  # noqa: PLC0415  (few contents have pictures)

    with warnings.catch_warnings():
        # Warnings of bombs and odd metadata: sizes are checked here.
        warnings.simplefilter("ignore")
        try:
            picture = PIL.Image.open(io.BytesIO(data), formats=formats)
        except PIL.Image.DecompressionBombError as error:
            found = _COUNT.search(str(error))
            pixels = int(found[1]) if found else 0
            raise CostlyError(_tell("picture-pixels", pixels)) from None
        with picture:
            refuse_costly(picture, data)
            yield picture


def refuse_costly(picture: Image, data: bytes) -> None:
    """Refuse a picture that takes more to decode than is given.

    Raises:
        CostlyError: it does; the message goes on from the file's name.
    """
    width, height = picture.size
    pixels = width * height
    found = {
        "picture-side": max(width, height),
        "picture-pixels": pixels,
        "picture-scans": pixels * count_scans(picture, data),
    }
    for name, count in found.items():
        if count > find_limit(name):
            raise CostlyError(_tell(name, count))


def count_scans(picture: Image, data: bytes) -> int:
    """Return how many times the pixels of a picture are decoded."""
    if picture.format not in {"JPEG", "MPO"}:
        return 1
    return max(1, data.count(_SCAN))


def _tell(name: str, count: int) -> str:
    return f"is too large: {tell_excess(name, count)}"
