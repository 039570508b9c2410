"""Names and bytes -> a zip file whose members have one fixed time (PKWARE APPNOTE 4.3).

Python's own writer asks each member for much more than a package of parts has.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Self

from reporting.memory import Memory

STORED = (".png", ".jpg", ".jpeg", ".xlsx")
"""Endings of what is compressed already and is stored as it is."""

LEVEL = 6
"""Of compression, from 0 to 9."""

_RAW = -15
"""Window of a deflated stream without a head of its own."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_VERSION, _VERSION_64 = 20, 45
_UNIX = 3 << 8
_DEFLATED = 8
_UTF_8 = 1 << 11
"""Marks a name that is not ASCII."""

_FIRST_DAY = 1 << 5 | 1
"""1 January 1980, the earliest day that a zip file can tell; every member bears it."""

_MODE = 0o600 << 16
_MOST = 0xFFFF
"""Members that a plain end record can count; more need one of Zip64."""


class Pieces(bytes):
    """Bytes that know of what they were put together, and so are deflated piece by piece.

    A large member of which one piece changes costs no more than that piece.
    """

    pieces: tuple[bytes, ...]

    def __new__(cls, *pieces: bytes) -> Self:
        """Put pieces together."""
        made = super().__new__(cls, b"".join(pieces))
        made.pieces = pieces
        return made


def zip_members(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Zip members in their order.

    Args:
        members: names and bytes.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for name, data in members:
        label = name.encode()
        method = 0
        packed = data
        if not name.endswith(STORED):
            method = _DEFLATED
            packed = deflate(data)
        flags = 0 if name.isascii() else _UTF_8
        about = (
            flags,
            method,
            0,
            _FIRST_DAY,
            zlib.crc32(data),
            len(packed),
            len(data),
            len(label),
        )
        head = _LOCAL.pack(b"PK\3\4", _VERSION, *about, 0)
        entry = _CENTRAL.pack(
            b"PK\1\2",
            _UNIX | _VERSION,
            _VERSION,
            *about,
            0,
            0,
            0,
            0,
            _MODE,
            position,
        )
        body += (head, label, packed)
        directory += (entry, label)
        position += len(head) + len(label) + len(packed)
    count = len(directory) // 2
    listed = b"".join(directory)
    body.append(listed)
    body.append(write_end(count, len(listed), position))
    return b"".join(body)


def deflate(data: bytes) -> bytes:
    """Return data compressed, without a head of its own; what is known is not done again."""
    *others, last = data.pieces if isinstance(data, Pieces) else (data,)
    packed = [_PACKED[piece, zlib.Z_FULL_FLUSH] for piece in others]
    return b"".join((*packed, _PACKED[last, zlib.Z_FINISH]))


def _pack(piece: tuple[bytes, int]) -> bytes:
    """Return a piece compressed by itself, with the end that it has (RFC 1951)."""
    data, end = piece
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW)
    return packer.compress(data) + packer.flush(end)


_PACKED = Memory(_pack)


def write_end(
    count: int,
    size: int,
    start: int,
) -> bytes:
    """Return the end of a zip file.

    Args:
        count: members in its directory.
        size: of the directory, in bytes.
        start: where the directory begins.
    """
    told = min(count, _MOST)
    plain = _END.pack(
        b"PK\5\6",
        0,
        0,
        told,
        told,
        size,
        start,
        0,
    )
    if count < _MOST:
        return plain
    long = _END_64.pack(
        b"PK\6\6",
        44,
        _UNIX | _VERSION_64,
        _VERSION_64,
        0,
        0,
        count,
        count,
        size,
        start,
    )
    locator = _LOCATOR_64.pack(b"PK\6\7", 0, start + size, 1)
    return long + locator + plain
