"""The bytes of a local copy -> its paragraphs: plain text, HTML or PDF.

    text   a paragraph is a line that is not blank, headings included; where lines are wrapped,
           as in a mail, it is a block of lines between blank ones (`wrapped_text.py`)
    HTML   a paragraph is what one block element says: a heading, a `p`, a list item, a row
    table  a row of a workbook that is shown; of a CSV file its lines, as in plain text
    PDF    a paragraph is lines joined where the page sets them as one (`pdf/paragraphs.py`)

They are told apart by how they begin. Whatever the bytes are, the answer is paragraphs or a
ValueError that says why not. What reads a PDF, a page or a table is imported for the first of
them.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reporting.evidence.sources.wrapped_text import is_wrapped, join_lines, split_blocks
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.content.sheets import Sheet

BLOCKS = "blocks"
"""How a text is counted whose lines are wrapped."""
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
_ZIP = b"PK\x03\x04"
_TABLES = (".csv", ".tsv")
_HEAD = 2000
"""Bytes within which a file says what it is."""


class Paragraphs(Record, frozen=True):
    """The paragraphs of a copy.

    Args:
        texts: one after the other; the first is number 1.
        by_line: of a text counted by blocks, the number of the block of each of its lines
            that is not blank: how it would have been counted by lines.
        sheets: of a workbook.
    """

    texts: tuple[str, ...]
    by_line: tuple[int, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)


def read_copy(data: bytes, name: str, counted: str = "") -> Paragraphs:
    """Return the paragraphs of a local copy; the first is number 1.

    Args:
        data: the whole file.
        name: its name, for what its bytes do not tell.
        counted: `lines` or `blocks`, where the content says how plain text is counted.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    head = data[:_HEAD]
    if is_pdf(head):
        from reporting.pdf.paragraphs import read_pdf_paragraphs  # noqa: PLC0415

        paragraphs = read_pdf_paragraphs(data)
    elif is_html(head, name):
        from reporting.evidence.sources.html import read_html_paragraphs  # noqa: PLC0415

        paragraphs = read_html_paragraphs(data)
    elif head.startswith(_ZIP):
        return read_workbook_rows(data)
    elif name.lower().endswith(_TABLES):
        return count_text(decode_table(data), counted)
    else:
        return count_text(decode_text(data), counted)
    if not paragraphs:
        raise ValueError("is empty")
    return Paragraphs(paragraphs)


def is_pdf(head: bytes) -> bool:
    """Whether a file that begins so is a PDF."""
    return head.lstrip().startswith(b"%PDF-")


def is_html(head: bytes, name: str) -> bool:
    """Whether a file that begins so, or is called so, is a page."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    return re.match(_HTML, head, re.IGNORECASE | re.DOTALL) is not None


def is_plain_text(data: bytes, name: str) -> bool:
    """Whether a copy that could be read is text, as a CSV file is."""
    head = data[:_HEAD]
    is_other = is_pdf(head) or is_html(head, name)
    return not is_other and not head.startswith(_ZIP)


def read_workbook_rows(data: bytes) -> Paragraphs:
    """Return the rows of a workbook that are shown, a paragraph each.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from reporting.content.workbook_sheets import (  # noqa: PLC0415  (few are cited)
        read_workbook_sheets,
        write_rows,
    )

    sheets = read_workbook_sheets(data)
    if not any(sheet.rows for sheet in sheets):
        raise ValueError("is empty")
    return Paragraphs(write_rows(sheets), sheets=sheets)


def decode_table(data: bytes) -> str:
    """Return the text of a CSV file, which may be as Excel writes it.

    Raises:
        ValueError: it is no text; the message goes on from the file's name.
    """
    try:
        return decode_text(data)
    except ValueError:
        from reporting.content.csv_dialects import decode  # noqa: PLC0415

        text = decode(data).text
        refuse_controls(text.encode())
        return text


def count_text(text: str, counted: str = "") -> Paragraphs:
    """Return the paragraphs of plain text: its lines or, where these are wrapped, its blocks.

    Args:
        text: the whole text.
        counted: `lines` or `blocks`, where the content says how it is counted.

    Raises:
        ValueError: it is empty; the message goes on from the file's name.
    """
    lines = re.split(r"\r\n|\r|\n|\f", text)
    if not any(line.strip() for line in lines):
        raise ValueError("is empty")
    if not counted and is_wrapped(lines):
        counted = BLOCKS
    if counted != BLOCKS:
        return Paragraphs(tuple(line for line in lines if line.strip()))
    blocks = split_blocks(lines)
    numbers: list[int] = []
    for number, block in enumerate(blocks, 1):
        numbers += [number] * len(block)
    joined = tuple(join_lines(block) for block in blocks)
    return Paragraphs(joined, tuple(numbers))


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
    plain = data
    if encoding != "utf-8":
        plain = text.encode()
    refuse_controls(plain)
    return text


def refuse_controls(plain: bytes) -> None:
    """Refuse a text in UTF-8 with control characters.

    Raises:
        ValueError: it has some; the message goes on from the file's name.
    """
    printable = plain.translate(None, _CONTROLS)
    if len(printable) < len(plain):
        raise ValueError("is not text: it holds control characters")
