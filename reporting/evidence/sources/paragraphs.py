"""The bytes of a local copy -> its paragraphs: plain text, HTML or PDF, told apart by how they begin.

    text   a paragraph is a line that is not blank, headings included HTML   a paragraph is
    what one block element says: a heading, a `p`, a list item, a table's row PDF    a
    paragraph is lines joined where the page sets them as one (`pdf/paragraphs.py`)

Whatever the bytes are, the answer is paragraphs or a ValueError that says why not.
"""

from __future__ import annotations

import codecs
import re

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LINES = re.compile(r"\r\n|\r|\n")
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20)))
_HEAD = 2000
"""Bytes within which a file says what it is."""


def read_paragraphs(data: bytes, name: str) -> tuple[str, ...]:
    """Return the paragraphs of a local copy; the first is number 1.

    Args:
        data: the whole file.
        name: its name, for what its bytes do not tell.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    paragraphs = _read(data, name)
    if not paragraphs:
        raise ValueError("is empty")
    return paragraphs


def _read(data: bytes, name: str) -> tuple[str, ...]:
    if data[:_HEAD].lstrip().startswith(b"%PDF-"):
        from reporting.pdf.paragraphs import read_pdf_paragraphs  # noqa: PLC0415  (not every source is one)

        return read_pdf_paragraphs(data)
    if _HTML.match(data[:_HEAD]) or name.lower().endswith((".html", ".htm", ".xhtml")):
        from reporting.evidence.sources.html import read_html_paragraphs  # noqa: PLC0415  (not every source is one)

        return read_html_paragraphs(data)
    return tuple(line for line in _LINES.split(_decoded(data)) if line.strip())


def _decoded(data: bytes) -> str:
    """Return plain text that is UTF-8, or UTF-16 with its mark.

    Raises:
        ValueError: it is neither; the message goes on from the file's name.
    """
    encoding = next(
        (name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8"
    )
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"is not {encoding.upper()} in line {line}") from None
    plain = data if encoding == "utf-8" else text.encode()
    if len(plain.translate(None, _CONTROLS)) < len(plain):
        raise ValueError("is not text: it holds control characters")
    return text
