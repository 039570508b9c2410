"""Formatted objects, numbered from 1 -> the bytes of a PDF file: header, body, cross-reference, trailer.

Two layouts say the same. The compact one packs objects into object streams and ends with a
cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which takes about a third of the
room; the plain one can be read with the eye. Equal objects give equal bytes, the file
identifier included.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

from reporting.record import MutableRecord, field

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2: four bytes above 127 in a comment of their own."""
_END = b"endstream"
_PACK = 200
"""Objects in one object stream: a reader that wants one of them unpacks them all."""


class _Body(MutableRecord):
    """The file as far as it is written, and where each object of it begins."""

    data: bytearray = field(default_factory=lambda: bytearray(_HEADER))
    entries: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """By the object's number, what the cross-reference stream says of it (ISO 32000-1, table 18)."""

    def add(self, number: int, text: bytes) -> None:
        self.entries[number] = (1, len(self.data), 0)
        self.data += b"%d 0 obj\n%b\nendobj\n" % (number, text)


def write_pdf(
    objects: Sequence[bytes], root: int, info: int, *, compact: bool = True
) -> bytes:
    """Return a PDF 1.7 file.

    Args:
        objects: each without `obj` and `endobj`; the first is number 1.
        root: number of the catalog.
        info: number of the information dictionary.
        compact: whether to use object streams.
    """
    whole = [_ended(text.rstrip(b"\r\n")) for text in objects]
    identifier = _identifier(whole)
    trailer = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
        root,
        info,
        identifier,
        identifier,
    )
    return _compact(whole, trailer) if compact else _plain(whole, trailer)


def _ended(text: bytes) -> bytes:
    """Put an end of line before `endstream`, which ReportLab does not (ISO 19005-3, 6.1.7.1)."""
    return text[: -len(_END)] + b"\n" + _END if text.endswith(_END) else text


def _identifier(objects: Sequence[bytes]) -> bytes:
    """Return the file identifier (ISO 32000-1, 14.4): a digest of all that the file says."""
    digest = hashlib.md5(usedforsecurity=False)
    for text in objects:
        digest.update(b"%d " % len(text))
        digest.update(text)
    return digest.hexdigest().upper().encode()


def _plain(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """Write every object by itself, with a cross-reference table (ISO 32000-1, 7.5.4)."""
    body = _Body()
    for number, text in enumerate(objects, 1):
        body.add(number, text)
    start, size = len(body.data), len(objects) + 1
    body.data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        body.data += b"%010d 00000 n \n" % body.entries[number][1]
    body.data += b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )
    return bytes(body.data)


def _compact(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """Write streams by themselves and pack everything else."""
    body = _Body()
    packed = []
    for number, text in enumerate(objects, 1):
        if text.endswith(_END):
            body.add(number, text)
        else:
            packed.append((number, text))
    number = len(objects) + 1
    for first in range(0, len(packed), _PACK):
        _pack(body, number, packed[first : first + _PACK])
        number += 1
    start = len(body.data)
    body.add(
        number,
        _stream(
            _references(body, number, start),
            b"/Type/XRef/W[1 4 2]/Size %d%b" % (number + 1, trailer),
        ),
    )
    body.data += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(body.data)


def _pack(body: _Body, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
    """Write one object stream: numbers and offsets first, then the objects."""
    head, offset = [], 0
    for index, (inner, text) in enumerate(objects):
        head.append(b"%d %d" % (inner, offset))
        body.entries[inner] = (2, number, index)
        offset += len(text) + 1
    begin = b" ".join(head) + b"\n"
    data = begin + b"\n".join(text for _, text in objects)
    body.add(
        number,
        _stream(data, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(begin))),
    )


def _references(body: _Body, own: int, start: int) -> bytes:
    """Return the rows of a cross-reference stream: one byte of type, four and two of place."""
    entries = {0: (0, 0, 65535), **body.entries, own: (1, start, 0)}
    rows = (entries[number] for number in range(own + 1))
    return b"".join(
        bytes([kind]) + place.to_bytes(4) + index.to_bytes(2)
        for kind, place, index in rows
    )


def _stream(data: bytes, keys: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\n%b" % (
        keys,
        len(packed),
        packed,
        _END,
    )
