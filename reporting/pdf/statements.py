"""The bytes of a PDF, whoever wrote it -> its information dictionary, language, XMP packets.

PDFium gives the dictionary and the language. It does not give XMP, which is looked for in the
bytes: writers leave it unpacked so that it can be found (ISO 16684-1, 7.3), or pack it as
one stream of its own.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from reporting.record import Record

_NAMES = ("Title", "Author", "CreationDate")
_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_TYPE = b"/Metadata"
_STREAM = re.compile(rb"\bstream\r?\n")
_NEAR = 400
"""Bytes behind the type of a stream in which it begins."""
_MOST = 300_000
"""Bytes that a packet has, or unpacks to, at the most."""
_PLACES = 200
"""Places that are looked at: an honest file has one or two."""
_OF_FILE = (b"ns.adobe.com/pdf/1.3/", b"application/pdf", b"pdfaid", b"dc:title")
"""What the packet of a file holds, and that of a picture in it does not, or seldom."""
_LANGUAGE_BYTES = 200


class PdfFacts(Record, frozen=True):
    """What a PDF holds about itself.

    Args:
        information: of its information dictionary, what speaks of the document.
        language: of the text as a whole; nothing if it is not given.
        packets: its XMP, the last one first: it stands for those before.
    """

    information: Mapping[str, str]
    language: str
    packets: tuple[bytes, ...]


def read_pdf_facts(data: bytes) -> PdfFacts:
    """Return what a PDF holds about itself.

    Args:
        data: the whole file.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  (only for a PDF)

    information: dict[str, str] = {}
    try:
        with closing(PdfDocument(data)) as document:
            for name in _NAMES:
                information[name] = document.get_metadata_value(name)
            language = read_language(document)
    except PdfiumError as error:
        is_locked = "password" in str(error).lower()
        why = "is locked with a password" if is_locked else "is a broken PDF file"
        raise ValueError(why) from None
    packets = [packet for packet in find_packets(data) if is_of_file(packet)]
    return PdfFacts(
        information,
        language,
        tuple(packets[-1:]),
    )


def read_language(document: Any) -> str:
    """Return the language that a PDF's catalog gives; nothing if it gives none."""
    from pypdfium2 import raw  # noqa: PLC0415  (only for a PDF)

    read = getattr(raw, "FPDFCatalog_GetLanguage", None)
    if read is None:
        return ""
    buffer = ctypes.create_string_buffer(_LANGUAGE_BYTES)
    size = read(
        document,
        ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)),
        _LANGUAGE_BYTES,
    )
    if not 2 < size <= _LANGUAGE_BYTES:  # noqa: PLR2004  (a null of two bytes ends it)
        return ""
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def find_packets(data: bytes) -> Iterator[bytes]:
    """Yield the XMP packets of a PDF: those that stand in it plain, then the packed ones."""
    yield from find_plain_packets(data)
    at = data.find(_TYPE)
    for _ in range(_PLACES):
        if at < 0:
            return
        packed = _STREAM.search(data, at, at + _NEAR)
        if packed:
            yield from unpack_packets(data[packed.end() :][:_MOST])
        at = data.find(_TYPE, at + 1)


def find_plain_packets(data: bytes) -> Iterator[bytes]:
    """Yield the XMP packets that stand in some bytes as they are."""
    end = data.find(_END)
    for _ in range(_PLACES):
        if end < 0:
            return
        start = data.rfind(
            _BEGIN,
            max(0, end - _MOST),
            end,
        )
        if start >= 0:
            yield data[start : end + len(_END)]
        end = data.find(_END, end + 1)


def unpack_packets(packed: bytes) -> Iterator[bytes]:
    """Yield the XMP packets of a stream that is packed; none of one that is not."""
    try:
        plain = zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return
    yield from find_plain_packets(plain)


def is_of_file(packet: bytes) -> bool:
    """Whether an XMP packet is about the file, not about a picture in it."""
    return any(mark in packet for mark in _OF_FILE)
