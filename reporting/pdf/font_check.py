"""The bytes of a font file -> whether a document may show words in it and carry some of it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import uharfbuzz as harfbuzz

from reporting.pdf.carried_font import cut_font

_PACKED = frozenset({b"wOFF", b"wOF2"})
_COLLECTION = b"ttcf"
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_NEEDED = ("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "post")
_USE, _RESTRICTED, _NO_PARTS = 0xF, 0x2, 0x300
"""Bits of `fsType`: what use is granted, none at all, and no subsets or only bitmaps."""
_TRIED = "".join(map(chr, range(32, 127)))
"""Characters that a part of a font is made with, to see whether it can be."""
_DAMAGED = "is not a TrueType or OpenType font (.ttf, .otf), or damaged"


def check_font(data: bytes) -> None:
    """Check that a font can be read, and that a document may carry a part of it.

    Args:
        data: bytes of its file.

    Raises:
        ValueError: it cannot or may not; the message says why, and the cure.
    """
    if data[:4] in _PACKED:
        raise ValueError("is packed for the web: give the TrueType or OpenType font")
    if not has_whole_tables(data):
        raise ValueError(_DAMAGED)
    face = harfbuzz.Face(data)
    if not face.unicodes:
        raise ValueError(_DAMAGED)
    (rights,) = struct.unpack_from(">8xH", face.reference_table("OS/2").data)
    if rights & _USE == _RESTRICTED or rights & _NO_PARTS:
        raise ValueError("forbids in its licence to embed a part of it: take another")
    try:
        cut_font(data, _TRIED)
    except RuntimeError:
        raise ValueError(_DAMAGED) from None


def has_whole_tables(data: bytes) -> bool:
    """Whether all tables that a font needs are there, and all of every table it names."""
    try:
        lengths = dict(_list_tables(data))
    except (struct.error, UnicodeDecodeError):
        return False
    needed = [lengths.get(tag, 0) for tag in _NEEDED]
    return all(needed) and any(lengths.get(tag, 0) for tag in _OUTLINES)


def _list_tables(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield the tables of a font with their lengths, as OpenType's table directory has them.

    Raises:
        struct.error: the directory or a table is not whole.
        UnicodeDecodeError: the name of a table is none.
    """
    start = 0
    if data[:4] == _COLLECTION:
        (start,) = struct.unpack_from(">12xI", data)
    (count,) = struct.unpack_from(">4xH", data, start)
    for number in range(count):
        record = start + 12 + 16 * number
        tag, offset, length = struct.unpack_from(">4s4xII", data, record)
        struct.unpack_from(f"{length}x", data, offset)
        yield tag.decode("ascii"), length
