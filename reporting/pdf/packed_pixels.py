"""A PNG that was read before -> its pixels as a PDF takes them, still packed as they are.

A PDF unpacks and reassembles rows as a PNG does (ISO 32000-1, 7.4.4.4). So neither is done here
of a picture without transparency: it is decoded once, when it is read.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_BEGIN = 8
"""Bytes of the signature of a PNG, before its chunks (ISO/IEC 15948, 5.2)."""
_GREY, _RGB, _PALETTE = 0, 2, 3
_CHANNELS = {_GREY: 1, _RGB: 3, _PALETTE: 1}
"""Of the kinds of colour that have no channel of transparency (11.2.2)."""
_CHUNK = 4_000_000
"""Bytes that are unpacked at a time."""
_COLOURS = 3
"""Bytes of a colour of a palette."""


class PackedPixels(NamedTuple):
    """The pixels of a picture as its file has them.

    Args:
        keys: entries of the image's dictionary that say how they are to be read.
        data: packed.
    """

    keys: str
    data: bytes


def find_packed_pixels(data: bytes) -> PackedPixels | None:
    """Return the pixels of a PNG as they are; None where a PDF cannot take them so.

    Args:
        data: the file, which was decoded before and is sound. What is packed in it beyond its
            pixels would be unpacked by each reader of the PDF, so that such a one is not taken.
    """
    chunks = list(_list_chunks(data))
    _, head = chunks[0]
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    names = {name for name, _ in chunks}
    is_plain = colour in _CHANNELS and not interlaced and b"tRNS" not in names
    if not is_plain or depth > 8:  # noqa: PLR2004  (bits of a channel)
        return None
    packed = b"".join([body for name, body in chunks if name == b"IDAT"])
    bits = _CHANNELS[colour] * depth
    row = 1 + (width * bits + 7) // 8
    if not _unpacks_to(packed, row * height):
        return None
    space = {_GREY: "/DeviceGray", _RGB: "/DeviceRGB"}.get(colour, "")
    if colour == _PALETTE:
        palette = dict(chunks).get(b"PLTE", b"")
        last = len(palette) // _COLOURS - 1
        space = f"[/Indexed/DeviceRGB {last}<{palette.hex()}>]"
    rows = f"/Predictor 15/Colors {_CHANNELS[colour]}/BitsPerComponent {depth}"
    keys = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}"
        f"/BitsPerComponent {depth}/Filter/FlateDecode"
        f"/DecodeParms<<{rows}/Columns {width}>>"
    )
    return PackedPixels(keys, packed)


def _list_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG: name and body (5.3)."""
    at = _BEGIN
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 12 + size


def _unpacks_to(packed: bytes, size: int) -> bool:
    """Whether a stream is whole, and unpacks to so many bytes."""
    unpacker = zlib.decompressobj()
    found = 0
    try:
        while not unpacker.eof and found <= size:
            piece = unpacker.decompress(packed, _CHUNK)
            packed = unpacker.unconsumed_tail
            found += len(piece)
            if not piece and not packed:
                break
    except zlib.error:
        return False
    return unpacker.eof and found == size and not unpacker.unused_data
