"""The bytes of a PDF, whoever wrote it -> what each of its pages says, as it is painted.

The text of every object that shows some is taken as PDFium reads it. A line that we write ends
in a space unless it ends within a word, so that objects are put together as they stand.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from reporting.patterns import compile_pattern

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_SOFT = str.maketrans("", "", "\u00ad\u200b\ufffe\x02")
"""A soft hyphen, what PDFium makes of one at a line's end, and what says nothing."""


def read_page_texts(data: bytes) -> tuple[str, ...]:
    """Return what each page of a PDF says.

    Args:
        data: the whole file.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  (only to look back)

    pages: list[str] = []
    try:
        with closing(PdfDocument(data)) as document:
            for page in document:
                texts = list(_list_texts(page))
                whole = "".join(texts)
                if compile_pattern(_RTL).search(whole):
                    # read from the right, each word is an object, and none is broken
                    whole = " ".join(texts)
                pages.append(whole)
                page.close()
    except PdfiumError as error:
        raise ValueError(f"is a broken PDF file ({error})") from None
    return tuple(pages)


def _list_texts(page: PdfPage) -> Iterator[str]:
    """Yield the text of each object of a page, forms and what is in them included."""
    from pypdfium2 import raw  # noqa: PLC0415

    with closing(page.get_textpage()) as text:
        waiting: list[Any] = []
        for at in reversed(range(raw.FPDFPage_CountObjects(page))):
            waiting.append(raw.FPDFPage_GetObject(page, at))
        while waiting:
            item = waiting.pop()
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                for at in reversed(range(raw.FPDFFormObj_CountObjects(item))):
                    waiting.append(raw.FPDFFormObj_GetObject(item, at))
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                yield _read_object(item, text.raw).translate(_SOFT) or " "


def _read_object(item: Any, text: Any) -> str:
    """Return what an object says, which PDFium writes into a buffer as UTF-16.

    Of an object that is a space alone it says nothing.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    size = raw.FPDFTextObj_GetText(item, text, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFTextObj_GetText(item, text, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
