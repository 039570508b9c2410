"""Formatted objects, numbered from 1 -> the bytes of a PDF file: header, body, cross-reference.

Two layouts say the same. The compact one packs objects into object streams and ends with a
cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which takes about a third of the
room; the plain one can be read with the eye. Equal objects give equal bytes, the file
identifier included.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from struct import Struct

from reporting.pdf.syntax import LEVEL
from reporting.record import MutableRecord, field

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2: four bytes above 127 in a comment of their own."""
_END = b"endstream"
_PACK = 200
"""Objects in one object stream: a reader that wants one of them unpacks them all."""
_IN_FILE, _IN_STREAM = 1, 2
"""Where an object stands: by itself, or in an object stream (ISO 32000-1, table 18)."""
_ROW = Struct(">BIH")
"""A row of the cross-reference stream: kind, and place in four and two bytes."""


class _Body(MutableRecord):
    """The file as far as it is written, and where each object of it begins."""

    data: bytearray = field(default_factory=lambda: bytearray(_HEADER))
    entries: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """By the object's number, what the cross-reference stream says of it (table 18)."""

    def add(self, number: int, text: bytes) -> None:
        """Write an object by itself."""
        start = len(self.data)
        self.entries[number] = (_IN_FILE, start, 0)
        self.data += b"%d 0 obj\n%b\nendobj\n" % (number, text)

    def add_stream(
        self,
        number: int,
        data: bytes,
        keys: bytes,
    ) -> None:
        """Write a compressed stream; `keys` are the entries of its dictionary."""
        packed = zlib.compress(data, LEVEL)
        size = len(packed)
        head = b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (keys, size)
        self.add(number, head + packed + b"\n" + _END)

    def add_packed(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write one object stream: numbers and offsets first, then the objects."""
        head: list[str] = []
        texts: list[bytes] = []
        offset = 0
        for index, (inner, text) in enumerate(objects):
            head.append(f"{inner} {offset}")
            texts.append(text)
            self.entries[inner] = (_IN_STREAM, number, index)
            offset += len(text) + 1
        begin = " ".join(head).encode("ascii") + b"\n"
        data = begin + b"\n".join(texts)
        count = len(objects)
        first = len(begin)
        self.add_stream(
            number,
            data,
            b"/Type/ObjStm/N %d/First %d" % (count, first),
        )

    def add_table(self, trailer: bytes) -> None:
        """Write a cross-reference table (ISO 32000-1, 7.5.4), for a file without packing."""
        start = len(self.data)
        size = len(self.entries) + 1
        self.data += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for _kind, offset, _index in self.entries.values():
            self.data += b"%010d 00000 n \n" % offset
        self.data += b"trailer\n<</Size %d%b>>\n" % (size, trailer)
        self.data += b"startxref\n%d\n%%%%EOF\n" % start

    def add_references(self, number: int, trailer: bytes) -> None:
        """Write a cross-reference stream."""
        start = len(self.data)
        size = number + 1
        entries = self.entries
        entries[0] = (0, 0, 65535)
        entries[number] = (_IN_FILE, start, 0)
        rows: list[bytes] = []
        for entry in range(size):
            rows.append(_ROW.pack(*entries[entry]))
        keys = b"/Type/XRef/W[1 4 2]/Size %d%b" % (size, trailer)
        self.add_stream(number, b"".join(rows), keys)
        self.data += b"startxref\n%d\n%%%%EOF\n" % start


def write_pdf(
    objects: Sequence[bytes],
    root: int,
    info: int,
    *,
    compact: bool = True,
) -> bytes:
    """Return a PDF 1.7 file.

    Its identifier (ISO 32000-1, 14.4) is a digest of all that it says.

    Args:
        objects: each without `obj` and `endobj`; the first is number 1. A stream ends in a line
            with nothing but `endstream` (ISO 19005-3, 6.1.7.1).
        root: number of the catalog.
        info: number of the information dictionary.
        compact: whether to use object streams.
    """
    digest = hashlib.md5(usedforsecurity=False)
    for first in range(0, len(objects), _PACK):
        digest.update(b"\n".join(objects[first : first + _PACK]))
    name = digest.hexdigest().upper().encode()
    trailer = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (root, info, name, name)
    body = _Body()
    packed: list[tuple[int, bytes]] = []
    for number, text in enumerate(objects, 1):
        if compact and not text.endswith(_END):
            packed.append((number, text))
        else:
            body.add(number, text)
    if not compact:
        body.add_table(trailer)
        return bytes(body.data)
    number = len(objects) + 1
    for first in range(0, len(packed), _PACK):
        body.add_packed(number, packed[first : first + _PACK])
        number += 1
    body.add_references(number, trailer)
    return bytes(body.data)
