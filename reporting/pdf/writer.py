"""Formatted objects, numbered from 1 -> the bytes of a PDF file: header, body, cross-reference.

Two layouts say the same. The compact one packs objects into object streams and ends with a
cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which takes about a third of the
room; the plain one can be read with the eye. Equal objects give equal bytes, the file
identifier included.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from functools import cache, partial
from io import BytesIO
from struct import Struct

from reporting.memory import MANY_PAGES, Memory
from reporting.pdf.syntax import LEVEL, STREAM_END
from reporting.record import MutableRecord, Record, field

_HEADER = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n"
"""ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2: four bytes above 127 in a comment of their own."""
_END = b"endstream"
_PACK = 200
"""Objects in one object stream: a reader that wants one of them unpacks them all."""
_IN_FILE, _IN_STREAM = 1, 2
"""Where an object stands: by itself, or in an object stream (ISO 32000-1, table 18)."""
_ROW = Struct(">BIH")
"""A row of the cross-reference stream: kind, and place in four and two bytes."""
_FREE = _ROW.pack(0, 0, 65535)
"""Its first row, which heads the list of free objects."""


class _Pack(Record, frozen=True, eq=False):
    """Objects that are packed into one stream: their numbers, their digest, and the stream."""

    numbers: tuple[int, ...]
    digest: bytes
    text: bytes


_Packed = tuple[tuple[int, ...], tuple[bytes, ...]]
_PACKS: Memory[_Packed, _Pack] = Memory(limit=MANY_PAGES // 2)
"""By the numbers of objects, and these."""


def _pack_objects(numbers: tuple[int, ...], texts: tuple[bytes, ...]) -> _Pack:
    """Return an object stream (7.5.7): numbers and offsets first, then the objects."""
    head: list[str] = []
    offset = 0
    for number, text in zip(numbers, texts, strict=True):
        head.append(f"{number} {offset}")
        offset += len(text) + 1
    begin = " ".join(head).encode("ascii") + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(begin))
    joined = b"\n".join(texts)
    digest = hashlib.md5(joined, usedforsecurity=False).digest()
    return _Pack(
        numbers,
        digest,
        _compress(keys, begin + joined),
    )


def _recall_pack(objects: Iterable[tuple[int, bytes]]) -> _Pack:
    """Return numbered objects as one stream; what is known is taken."""
    numbers, texts = zip(*objects, strict=True)
    return _PACKS.recall((numbers, texts), partial(_pack_objects, numbers, texts))


def _compress(keys: bytes, data: bytes) -> bytes:
    """Return a compressed stream; `keys` are the entries of its dictionary."""
    packed = zlib.compress(data, LEVEL)
    head = b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (keys, len(packed))
    return head + packed + STREAM_END


@cache
def _list_rows(number: int, count: int) -> list[bytes]:
    """Return the rows of so many objects that stand in an object stream."""
    return [_ROW.pack(_IN_STREAM, number, index) for index in range(count)]


class _Body(MutableRecord):
    """The file as far as it is written, and where each object of it begins."""

    data: BytesIO
    rows: bytearray = field(default_factory=lambda: bytearray(_FREE))
    """Of the cross-reference stream, by the numbers of objects (table 18)."""

    def enter(self, number: int, rows: bytes) -> None:
        """Note where objects stand, from a number on."""
        start = number * _ROW.size
        missing = start + len(rows) - len(self.rows)
        if missing > 0:
            self.rows += bytes(missing)
        self.rows[start : start + len(rows)] = rows

    def add(self, number: int, text: bytes) -> None:
        """Write an object by itself."""
        start = self.data.tell()
        self.enter(number, _ROW.pack(_IN_FILE, start, 0))
        self.data.write(b"%d 0 obj\n%b\nendobj\n" % (number, text))

    def add_pack(self, number: int, pack: _Pack) -> None:
        """Write an object stream."""
        numbers = pack.numbers
        rows = _list_rows(number, len(numbers))
        if numbers[-1] - numbers[0] + 1 == len(numbers):
            self.enter(numbers[0], b"".join(rows))
        else:
            for inner, row in zip(numbers, rows, strict=True):
                self.enter(inner, row)
        self.add(number, pack.text)

    def add_table(self, trailer: bytes) -> None:
        """Write a cross-reference table (ISO 32000-1, 7.5.4), for a file without packing."""
        start = self.data.tell()
        size = len(self.rows) // _ROW.size
        self.data.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        rows = self.rows[_ROW.size :]
        for _kind, offset, _index in _ROW.iter_unpack(rows):
            self.data.write(b"%010d 00000 n \n" % offset)
        self.data.write(b"trailer\n<</Size %d%b>>\n" % (size, trailer))
        self.data.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def add_references(self, number: int, trailer: bytes) -> None:
        """Write a cross-reference stream."""
        start = self.data.tell()
        self.enter(number, _ROW.pack(_IN_FILE, start, 0))
        keys = b"/Type/XRef/W[1 4 2]/Size %d%b" % (number + 1, trailer)
        self.add(number, _compress(keys, bytes(self.rows)))
        self.data.write(b"startxref\n%d\n%%%%EOF\n" % start)


def write_pdf(
    objects: Iterable[bytes],
    root: int,
    info: int | None,
    *,
    version: str = "1.7",
    compact: bool = True,
) -> bytes:
    """Return a PDF file.

    Its identifier (ISO 32000-1, 14.4) is a digest of all that it says.

    Args:
        objects: each without `obj` and `endobj`; the first is number 1. A stream ends in a line
            with nothing but `endstream` (ISO 19005-3, 6.1.7.1). None is kept.
        root: number of the catalog.
        info: number of the information dictionary, if there is one.
        version: of PDF.
        compact: whether to use object streams.
    """
    digest = hashlib.md5(usedforsecurity=False)
    body = _Body(BytesIO())
    body.data.write(_HEADER % version.encode())
    packs: list[_Pack] = []
    small: list[tuple[int, bytes]] = []
    number = 0
    for number, text in enumerate(objects, 1):
        is_stream = text.endswith(_END)
        if is_stream:
            digest.update(text)
        else:
            small.append((number, text))
        if is_stream or not compact:
            body.add(number, text)
        if len(small) == _PACK:
            packs.append(_recall_pack(small))
            small.clear()
    if small:
        packs.append(_recall_pack(small))
    for pack in packs:
        digest.update(pack.digest)
        if compact:
            number += 1
            body.add_pack(number, pack)
    name = digest.hexdigest().upper().encode()
    about = b"/Info %d 0 R" % info if info else b""
    trailer = b"/Root %d 0 R%b/ID[<%b><%b>]" % (root, about, name, name)
    if compact:
        body.add_references(number + 1, trailer)
    else:
        body.add_table(trailer)
    return body.data.getvalue()  # without a copy, which a bytearray would take
