"""The bytes of a local copy -> its paragraphs, whatever kind of file it is.

    text    a paragraph is a line that is not blank, headings included; where lines are wrapped,
            as in a mail, it is a block of lines between blank ones (`wrapped_text.py`)
    HTML    a paragraph is what one block element says: a heading, a `p`, a list item, a row
    MHTML   the page that was saved, as HTML (`formats/mhtml.py`)
    WARC    the page of the source's address, as HTML (`formats/web_archive.py`)
    Word    a paragraph, an item, a row of a table, a note (`formats/docx.py`)
    table   a row of a workbook that is shown; of a CSV file its lines, as in plain text
    PDF     a paragraph is lines joined where the page sets them as one (`pdf/paragraphs.py`)

They are told apart by how they begin (`formats/kinds.py`). Whatever the bytes are, the answer
is paragraphs or a ValueError that says why not. What reads a kind is imported for the first
of it.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reporting.evidence.sources.formats.kinds import Kind, find_kind
from reporting.evidence.sources.wrapped_text import is_wrapped, join_lines, split_blocks
from reporting.limits import find_limit, tell_excess
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.content.sheets import Sheet
    from reporting.evidence.sources.copy_cache import CopyCache

BLOCKS = "blocks"
"""How a text is counted whose lines are wrapped."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""How a text begins that says its encoding."""
_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\v\f\r")
_TABLES = (".csv", ".tsv")
_RTF = b"{\\rtf"


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


def read_copy(
    data: bytes,
    name: str,
    counted: str = "",
    link: str = "",
    cache: CopyCache | None = None,
) -> Paragraphs:
    """Return the paragraphs of a local copy; the first is number 1.

    Args:
        data: the whole file.
        name: its name, for what its bytes do not tell.
        counted: `lines` or `blocks`, where the content says how plain text is counted.
        link: the address of the source, by which a page is found in a web archive.
        cache: of what was read of PDFs before, where there is one.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    kind = find_kind(data, name)
    if kind == "text":
        return count_text(decode_named(data, name), counted)
    sheets = read_sheets(data) if kind == "package" else ()
    if sheets:
        return count_rows(sheets)
    paragraphs = _read_marked_up(data, kind, link, cache)
    if not paragraphs:
        raise ValueError("is empty")
    return Paragraphs(paragraphs)


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a ZIP that is a workbook; none of another.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    from reporting.content import workbook_sheets

    if not workbook_sheets.holds_workbook(data):
        return ()
    return workbook_sheets.read_workbook_sheets(data)


def count_rows(sheets: tuple[Sheet, ...]) -> Paragraphs:
    """Return the rows of a workbook that are shown, a paragraph each.

    Raises:
        ValueError: it is empty; the message goes on from the file's name.
    """
    from reporting.content.workbook_sheets import write_rows

    if not any(sheet.rows for sheet in sheets):
        raise ValueError("is empty")
    return Paragraphs(write_rows(sheets), sheets=sheets)


def decode_named(data: bytes, name: str) -> str:
    """Return a file's text; that of a CSV file may be as Excel writes it.

    Raises:
        ValueError: it is no text; the message goes on from the file's name.
    """
    try:
        return decode_text(data)
    except ValueError:
        if not name.lower().endswith(_TABLES):
            raise
        from reporting.content.csv_dialects import decode

        text = decode(data).text
        refuse_controls(text.encode())
        return text


def _read_marked_up(
    data: bytes,
    kind: Kind,
    link: str,
    cache: CopyCache | None,
) -> tuple[str, ...]:
    """Return the paragraphs of what is no plain text; its reader is loaded here."""
    match kind:
        case "pdf":
            return recall_pdf(data, cache)
        case "package":
            from reporting.evidence.sources.formats.office import (
                read_package_paragraphs,
            )

            return read_package_paragraphs(data, link)
        case "ole":
            raise ValueError(
                "is of an old Office, or locked by a password: save it as .docx or .xlsx"
            )
        case _:
            from reporting.apart import read_page

            return read_page(find_page(data, kind, link))


def recall_pdf(data: bytes, cache: CopyCache | None) -> tuple[str, ...]:
    """Return the paragraphs of a PDF, from the cache where it has them.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    known = cache.find(data) if cache else None
    if known:
        return known
    from reporting.apart import read_apart

    paragraphs = read_apart("paragraphs", data, tuple[str, ...])
    if cache:
        cache.keep(data, paragraphs)
    return paragraphs


def find_page(data: bytes, kind: Kind, link: str = "") -> bytes:
    """Return the page in HTML that a file is, or that was saved in it.

    Args:
        data: the whole file.
        kind: of it: HTML, or what a page is saved in.
        link: the address of the page, for an archive of several.

    Raises:
        ValueError: there is none; the message goes on from the file's name.
    """
    match kind:
        case "mhtml":
            from reporting.evidence.sources.formats.mhtml import read_page

            return read_page(data)
        case "warc":
            from reporting.evidence.sources.formats.web_archive import (
                read_archived_page,
            )

            return read_archived_page(data, link).html
        case _:
            return data


def count_text(text: str, counted: str = "") -> Paragraphs:
    """Return the paragraphs of plain text: its lines or, where these are wrapped, its blocks.

    Args:
        text: the whole text.
        counted: `lines` or `blocks`, where the content says how it is counted.

    Raises:
        ValueError: it is empty; the message goes on from the file's name.
    """
    count = text.count("\n") + text.count("\r") + text.count("\f")
    if count > find_limit("source-lines"):
        raise ValueError(f"has {tell_excess('source-lines', count)}")
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
    if data.startswith(_RTF):
        raise ValueError("is RTF, whose words stand among commands: save it as .docx")
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
