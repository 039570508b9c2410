"""The bytes of a PDF and the number of a page -> a picture of that page, as a PNG.

PDFium draws, in the file's own typefaces. The PNG is written here: Pillow weighs filters for
each row, which takes three times as long as the drawing, and gains a fifth of the bytes.
PDFium is not safe for threads: one alone may call this, and whatever else it draws or reads.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap

MOST_WIDE = 4_096
"""Pixels of the widest picture."""
_MOST_HIGH = 8_192
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = 3
"""Bytes of a pixel: red, green and blue."""
_DEPTH = struct.pack(">BBBBB", 8, 2, 0, 0, 0)
"""Eight bits a channel, true colour, the one way to pack and filter, not interlaced."""


class PagePictures:
    """Draws the pages of one PDF; to be closed when it is let go.

    Args:
        data: the whole file, as this program made it.

    Attributes:
        sizes: width and height of each page, in points.
    """

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument  # noqa: PLC0415  (only where pages are shown)

        self._document = PdfDocument(data)
        sizes: list[tuple[float, float]] = []
        for number in range(len(self._document)):
            sizes.append(self._document.get_page_size(number))
        self.sizes = tuple(sizes)

    def draw(self, number: int, width: int) -> bytes:
        """Return a PNG of a page.

        Args:
            number: of the page, from 0.
            width: of the picture, in pixels; at most `MOST_WIDE`.
        """
        page = self._document[number]
        wide, high = self.sizes[number]
        scale = min(width, MOST_WIDE) / wide
        scale = min(scale, _MOST_HIGH / high)
        bitmap = page.render(
            scale=scale,
            may_draw_forms=False,
            rev_byteorder=True,
        )
        try:
            return write_png(bitmap)
        finally:
            bitmap.close()
            page.close()

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


def write_png(bitmap: PdfBitmap) -> bytes:
    """Return a bitmap of red, green and blue as a PNG (ISO/IEC 15948)."""
    width, height = bitmap.width, bitmap.height
    pixels = memoryview(bitmap.buffer)
    rows: list[bytes | memoryview] = []
    for row in range(height):
        start = row * bitmap.stride
        rows.append(b"\0")  # not filtered: most of a page is of one colour
        rows.append(pixels[start : start + width * _COLOURS])
    packer = zlib.compressobj(
        1,
        zlib.DEFLATED,
        zlib.MAX_WBITS,
        zlib.DEF_MEM_LEVEL,
        zlib.Z_FILTERED,
    )
    packed = packer.compress(b"".join(rows)) + packer.flush()
    head = struct.pack(">II", width, height) + _DEPTH
    return b"".join(
        (
            _SIGNATURE,
            _write_chunk(b"IHDR", head),
            _write_chunk(b"IDAT", packed),
            _write_chunk(b"IEND", b""),
        )
    )


def _write_chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
