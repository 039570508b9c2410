"""The bytes of a PDF, whoever wrote it -> the files it carries, and its named elements.

Independent of the rest of this room: here PDFium reads, since what it is given may be
anything. PDFium repairs what is broken; a file that was cut must not be read in part, so its
end is looked at first, and so is what its streams unpack to.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from reporting.limits import find_limit, tell_excess
from reporting.record import Record

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_END = re.compile(rb"startxref\s+(\d{1,18})\s+%%EOF")
"""How a whole file ends (ISO 32000-1, 7.5.5)."""
_REFERENCES = re.compile(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)")
"""What stands where its end points to: a cross-reference table or stream (7.5.4, 7.5.8)."""
_TAIL = 1024
"""Bytes of a file in which its end stands."""
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 16_000_000
"""Bytes that are unpacked at a time."""
_SHOWN = 100
"""Characters of a message that are repeated."""


def read_embedded_files(data: bytes) -> dict[str, bytes]:
    """Return the files embedded in a PDF, in the order of its name tree.

    Args:
        data: the whole PDF.

    Returns:
        bytes by name; the names are whatever the PDF says, so they may lead anywhere.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    from pypdfium2 import PdfDocument, PdfiumError, raw  # noqa: PLC0415  (only to extract)

    data = data.lstrip()
    if not data.startswith(b"%PDF-"):
        raise ValueError("is not a PDF file")
    ends = _END.findall(data[-_TAIL:])
    if not ends or not _REFERENCES.match(data, int(ends[-1])):
        raise _describe_fault("its end is missing")
    _refuse_bombs(data)
    files: dict[str, bytes] = {}
    try:
        with closing(PdfDocument(data)) as document:
            for number in range(document.count_attachments()):
                attachment = document.get_attachment(number)
                name = attachment.get_name()
                if name in files:
                    raise ValueError("carries two files of one name")
                size = ctypes.c_ulong()
                raw.FPDFAttachment_GetFile(attachment, None, 0, size)
                if size.value > find_limit("output-stream"):
                    raise _describe_fault(f"a file unpacks to {size.value:,} bytes")
                buffer = ctypes.create_string_buffer(size.value)
                raw.FPDFAttachment_GetFile(attachment, buffer, size.value, size)
                files[name] = buffer.raw
    except PdfiumError as error:
        raise _describe_fault(str(error)) from None
    return files


def _refuse_bombs(data: bytes) -> None:
    """Raise ValueError for a stream that unpacks to more than is read.

    PDFium unpacks up to a gigabyte of each before it can be asked for the size.
    """
    for stream in _STREAM.finditer(data):
        end = data.find(b"endstream", stream.end())
        packed = data[stream.end() : end]
        unpacker = zlib.decompressobj()
        size = 0
        try:
            while packed and not unpacker.eof:
                size += len(unpacker.decompress(packed, _CHUNK))
                packed = unpacker.unconsumed_tail
                if size > find_limit("output-stream"):
                    raise _describe_fault(
                        f"a stream has {tell_excess('output-stream', None)}"
                    )
        except zlib.error:
            continue  # it is packed otherwise, or not at all


def _describe_fault(words: str) -> ValueError:
    """Return an error whose words may repeat what the file says, terminal controls included."""
    shown = [letter if letter.isprintable() else "?" for letter in words[:_SHOWN]]
    return ValueError(f"is a broken PDF file ({''.join(shown)})")


class PageElement(Record, frozen=True):
    """An element of the structure that has an ID: its standard type, and its ID."""

    tag: str
    id: str


def read_page_elements(data: bytes) -> tuple[tuple[PageElement, ...], ...]:
    """Return the named structure elements of each page, in the order of reading.

    An element that goes on over pages is named for each of them (ISO 32000-1, 14.7.2).

    Args:
        data: the whole PDF.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  (only to look back)

    pages: list[tuple[PageElement, ...]] = []
    try:
        with closing(PdfDocument(data)) as document:
            for page in document:
                pages.append(_list_elements(page))
                page.close()
    except PdfiumError as error:
        raise _describe_fault(str(error)) from None
    return tuple(pages)


def _list_elements(page: PdfPage) -> tuple[PageElement, ...]:
    """Return the named elements of the structure tree of one page."""
    from pypdfium2 import raw  # noqa: PLC0415

    tree = raw.FPDF_StructTree_GetForPage(page)
    waiting: list[Any] = []
    for number in reversed(range(raw.FPDF_StructTree_CountChildren(tree))):
        waiting.append(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
    found: list[PageElement] = []
    visited = 0
    most = find_limit("output-page")  # a tree may run in a circle
    while waiting and visited < most:
        elem = waiting.pop()
        if not elem:
            continue  # it stands on another page
        visited += 1
        name = _read_text(raw.FPDF_StructElement_GetID, elem)
        if name:
            tag = _read_text(raw.FPDF_StructElement_GetType, elem)
            found.append(PageElement(tag, name))
        for number in reversed(range(raw.FPDF_StructElement_CountChildren(elem))):
            waiting.append(raw.FPDF_StructElement_GetChildAtIndex(elem, number))
    raw.FPDF_StructTree_Close(tree)
    return tuple(found)


def _read_text(read: Callable[..., int], elem: Any) -> str:
    """Return an entry of an element, which PDFium writes into a buffer as UTF-16."""
    size = read(elem, None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(elem, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
