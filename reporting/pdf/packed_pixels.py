"""A PNG that was read before -> its pixels as a PDF takes them, still packed as they are.

A PDF unpacks and reassembles rows as a PNG does (ISO 32000-1, 7.4.4.4). So neither is done here
of a picture without transparency.
"""

from __future__ import annotations

from typing import NamedTuple

from reporting.png import is_whole_png, list_chunks, read_head

_GREY, _RGB, _PALETTE = 0, 2, 3
_CHANNELS = {_GREY: 1, _RGB: 3, _PALETTE: 1}
"""Of the kinds of colour that have no channel of transparency (ISO/IEC 15948, 11.2.2)."""
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
        data: the file. What is packed in it beyond its pixels would be unpacked by each reader
            of the PDF, so that such a one is not taken.
    """
    if not is_whole_png(data):
        return None
    chunks = list(list_chunks(data))
    head = read_head(chunks[0][1])
    names = {name for name, _ in chunks}
    if head is None or head.colour not in _CHANNELS or b"tRNS" in names:
        return None
    if head.interlaced or head.depth > 8:  # noqa: PLR2004  (bits of a channel)
        return None
    channels = _CHANNELS[head.colour]
    space = {_GREY: "/DeviceGray", _RGB: "/DeviceRGB"}.get(head.colour, "")
    if head.colour == _PALETTE:
        # An indexed colour space (8.6.6.3). A colour that is missing is black, as where a
        # picture is decoded; a reader of a PDF would take the last one.
        count = 1 << head.depth
        palette = dict(chunks)[b"PLTE"][: count * _COLOURS]
        colours = palette.ljust(count * _COLOURS, b"\0").hex()
        space = f"[/Indexed/DeviceRGB {count - 1}<{colours}>]"
    rows = f"/Predictor 15/Colors {channels}/BitsPerComponent {head.depth}"
    keys = (
        f"/Type/XObject/Subtype/Image/Width {head.width}/Height {head.height}"
        f"/ColorSpace{space}/BitsPerComponent {head.depth}/Filter/FlateDecode"
        f"/DecodeParms<<{rows}/Columns {head.width}>>"
    )
    packed = b"".join([body for name, body in chunks if name == b"IDAT"])
    return PackedPixels(keys, packed)
