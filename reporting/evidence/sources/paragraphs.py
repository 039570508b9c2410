"""The bytes of a local copy -> its paragraphs: plain text, HTML or PDF.

    text   a paragraph is a line that is not blank, headings included
    HTML   a paragraph is what one block element says: a heading, a `p`, a list item, a row
    PDF    a paragraph is lines joined where the page sets them as one (`pdf/paragraphs.py`)

They are told apart by how they begin. Whatever the bytes are, the answer is paragraphs or a
ValueError that says why not. What reads a PDF or a page is imported for the first of them.
"""

from __future__ import annotations

import codecs
import re

_HTML = (
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)\b"
)
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""How a text begins that says its encoding."""
_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\v\f\r")
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
    head = data[:_HEAD]
    is_html = name.lower().endswith((".html", ".htm", ".xhtml"))
    if head.lstrip().startswith(b"%PDF-"):
        from reporting.pdf.paragraphs import read_pdf_paragraphs  # noqa: PLC0415

        paragraphs = read_pdf_paragraphs(data)
    elif is_html or re.match(
        _HTML,
        head,
        re.IGNORECASE | re.DOTALL,
    ):
        from reporting.evidence.sources.html import read_html_paragraphs  # noqa: PLC0415

        paragraphs = read_html_paragraphs(data)
    else:
        lines = re.split(r"\r\n|\r|\n", decode_text(data))
        paragraphs = tuple(line for line in lines if line.strip())
    if not paragraphs:
        raise ValueError("is empty")
    return paragraphs


def decode_text(data: bytes) -> str:
    """Return plain text that is UTF-8, or UTF-16 with its mark.

    Raises:
        ValueError: it is neither; the message goes on from the file's name.
    """
    encoding = "utf-8"
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            encoding = name
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = encoding.upper()
        raise ValueError(f"is not {name} in line {line}") from None
    text = text.removeprefix("\ufeff")
    plain = data if encoding == "utf-8" else text.encode()
    printable = plain.translate(None, _CONTROLS)
    if len(printable) < len(plain):
        raise ValueError("is not text: it holds control characters")
    return text
