"""The bytes of a PNG -> whether it is whole, without the memory that its pixels take.

Rows are unpacked piece by piece and let go (ISO/IEC 15948, 5 to 10). A file that is not known
to be whole here may still be one: then it is decoded to see.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from reporting.memory import Memory

_BEGIN = 8
"""Bytes of the signature of a PNG, before its chunks (5.2)."""
_CHUNK = 4_000_000
"""Bytes that are unpacked at a time."""
_LAST_FILTER = 4
"""The greatest number that a row may begin with (9.2)."""
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits of a channel, by the kind of colour (11.2.2)."""
_INDEXED = 3
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_HEAD, _PIXELS, _PALETTE = b"IHDR", b"IDAT", b"PLTE"
_QUIET = b"PLTE tRNS gAMA cHRM sRGB iCCP pHYs sBIT bKGD hIST tIME tEXt".split()
"""Chunks that change neither how many pixels there are nor which way up they stand."""
_TOLD = b"Raw profile"
"""How a text begins that some programs keep the camera's angle in."""
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Where the pixels of an interlaced picture begin, and how far they are apart (8.2)."""


class PngHead(NamedTuple):
    """How the pixels of a PNG are kept (11.2.2)."""

    width: int
    height: int
    depth: int
    colour: int
    packing: int
    filtering: int
    interlaced: int


class _Rows(NamedTuple):
    """Rows of one length, by where they stand among all that is unpacked."""

    begin: int
    row: int
    end: int


def list_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG up to its end: name and body (5.3).

    Raises:
        ValueError: one of them is broken, or there is no end.
    """
    at = _BEGIN
    name = b""
    while name != b"IEND":
        if at + 12 > len(data):
            raise ValueError("has no end")
        size, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        told = data[at + 8 + size : at + 12 + size]
        if zlib.crc32(body, zlib.crc32(name)).to_bytes(4, "big") != told:
            raise ValueError("has a broken chunk")
        yield name, body
        at += 12 + size


def is_whole_png(data: bytes) -> bool:
    """Whether a PNG is sound, upright, and holds no more than its pixels.

    Args:
        data: the file, of a size in pixels that is taken.
    """
    return _WHOLE[data]


def _check_png(data: bytes) -> bool:
    try:
        chunks = list(list_chunks(data))
    except ValueError:
        return False
    if chunks[0][0] != _HEAD or not _is_in_order(chunks):
        return False
    head = read_head(chunks[0][1])
    if head is None:
        return False
    if head.colour == _INDEXED and not any(name == _PALETTE for name, _ in chunks):
        return False
    packed = b"".join([body for name, body in chunks if name == _PIXELS])
    return _unpacks_to(packed, list(_list_rows(head)))


_WHOLE = Memory(_check_png)


def read_head(body: bytes) -> PngHead | None:
    """Return how pixels are kept; None where no PNG keeps them so."""
    if len(body) != struct.calcsize(">IIBBBBB"):
        return None
    head = PngHead(*struct.unpack(">IIBBBBB", body))
    is_known = head.depth in _DEPTHS.get(head.colour, ())
    is_sized = head.width > 0 and head.height > 0
    is_plain = head.packing == 0 and head.filtering == 0 and head.interlaced <= 1
    return head if is_known and is_sized and is_plain else None


def _is_in_order(chunks: list[tuple[bytes, bytes]]) -> bool:
    """Whether all is known that stands in a file, and its pixels stand together."""
    names = [name for name, _ in chunks]
    count = names.count(_PIXELS)
    if not count:
        return False
    first = names.index(_PIXELS)
    behind = {*names[first + count : -1]}
    together = names[first : first + count] == [_PIXELS] * count
    if not together or not behind <= {b"tEXt", b"tIME"}:
        return False
    for name, body in chunks[1:first]:
        if name not in _QUIET or body.startswith(_TOLD):
            return False
    singles = [name for name in names if name not in {_PIXELS, b"tEXt"}]
    return len({*singles}) == len(singles)


def _list_rows(head: PngHead) -> Iterator[_Rows]:
    """Yield the rows of a picture, or of each pass over it."""
    passes = _PASSES if head.interlaced else ((0, 0, 1, 1),)
    bits = _CHANNELS[head.colour] * head.depth
    at = 0
    for left, top, across, down in passes:
        width = -(-(head.width - left) // across)
        height = -(-(head.height - top) // down)
        if width > 0 and height > 0:
            row = 1 + (width * bits + 7) // 8
            yield _Rows(at, row, at + row * height)
            at += row * height


def _unpacks_to(packed: bytes, wanted: list[_Rows]) -> bool:
    """Whether a stream is whole, and unpacks to rows that can be read."""
    unpacker = zlib.decompressobj()
    size = wanted[-1].end
    found = 0
    try:
        while not unpacker.eof and found <= size:
            piece = unpacker.decompress(packed, _CHUNK)
            packed = unpacker.unconsumed_tail
            if not _has_known_filters(piece, found, wanted):
                return False
            found += len(piece)
            if not piece and not packed:
                break
    except zlib.error:
        return False
    return unpacker.eof and found == size and not unpacker.unused_data


def _has_known_filters(piece: bytes, at: int, wanted: list[_Rows]) -> bool:
    """Whether the rows that begin in a piece begin with the number of a filter."""
    for begin, row, end in wanted:
        first = begin
        if first < at:
            first += -(-(at - begin) // row) * row
        filters = piece[first - at : max(0, end - at) : row] if first < end else b""
        if filters and max(filters) > _LAST_FILTER:
            return False
    return True
