"""PDFs that take much to read, made by hand."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

SAYING = b"BT /F 12 Tf 10 10 Td (Orchard took 16% more) Tj ET\n"
"""Operators that show a line of text."""
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_CHUNK = 10_000_000


def write_stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), keys, data)


def pack(size: int, unit: bytes = b" ") -> bytes:
    """Return so many bytes, packed in very few."""
    packer = zlib.compressobj(9)
    chunk = unit * (_CHUNK // len(unit))
    parts = [packer.compress(chunk) for _ in range(0, size, _CHUNK)]
    return b"".join([*parts, packer.flush()])


def write_pdf(objects: Mapping[int, bytes]) -> bytes:
    """Return a PDF of some objects, the first of which is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer<</Size %d/Root 1 0 R>>\n" % size
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def make_pages(
    content: bytes,
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    count: int = 1,
) -> bytes:
    """Return a PDF whose pages are all one object.

    Args:
        content: the stream of the page.
        resources: of the page, beside its font.
        more: further objects.
        count: of pages.
    """
    kids = b"3 0 R " * count
    fonts = b"/Font<</F 5 0 R>>"
    return write_pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
            b"/Resources<<%s%s>>>>" % (fonts, resources),
            4: content,
            5: _FONT,
            **(more or {}),
        }
    )


def make_plain() -> bytes:
    """Return a PDF of one line."""
    return make_pages(write_stream(SAYING))


def make_bomb(size: int, unit: bytes = b" ") -> bytes:
    """Return a PDF whose page unpacks to so many bytes."""
    return make_pages(write_stream(pack(size, unit), b"/Filter/FlateDecode"))


def make_packed_twice(size: int) -> bytes:
    """Return one whose page is packed, and packed again."""
    twice = zlib.compress(pack(size), 9)
    return make_pages(write_stream(twice, b"/Filter[/FlateDecode/FlateDecode]"))


def make_forms(count: int, calls: int, *, is_ring: bool) -> bytes:
    """Return one whose form XObjects call the next so many times each.

    Args:
        count: of forms.
        calls: of each.
        is_ring: whether the last calls the first.
    """
    forms = {}
    for at in range(count):
        following = 10 + (at + 1) % count
        is_end = not is_ring and at == count - 1
        said = SAYING + (b"" if is_end else b"/X Do\n" * calls)
        keys = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</Font<</F 5 0 R>>"
            b"/XObject<</X %d 0 R>>>>" % following
        )
        forms[10 + at] = write_stream(said, keys)
    resources = b"/XObject<</X 10 0 R>>"
    return make_pages(write_stream(SAYING + b"/X Do\n"), resources, forms)
