"""The bytes of a CSV file -> its text, and what its cells are parted by, found by content.

Excel writes what the computer's region says: semicolons or tabs, Windows' own characters, or
UTF-16 as “Unicode text”. What is found is told; what cannot be told apart is asked for.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection

from reporting.record import Record

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", ""),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_LOOKED_AT = 1000
_NO_TEXT = "is no text: a CSV file is wanted here"
_CODE_PAGES = {
    "cp1250": "pl cs sk hu ro hr sl sq bs",
    "cp1251": "ru uk bg be mk sr",
    "cp1253": "el",
    "cp1254": "tr az",
    "cp1255": "he",
    "cp1256": "ar fa",
    "cp1257": "et lv lt",
}
"""Windows' characters by language; those of western Europe are read otherwise."""
_WESTERN = "cp1252"
_STRANGE = "¤¦§¨©¬¯±´¶¸¹³²¿¡£¥¢¼½¾×÷†‡ˆ‰‹›„”“‚"
_MIXED_WORD = (
    rf"(?<!\w)\w*(?:[^\W\d_][{_STRANGE}]+[^\W\d_]|[À-ÿ]{{4}}"
    r"|[^\W\d_][ŸŠŽŒ][a-zß-ÿ]|[a-zß-ÿ][ŸŠŽŒ])\w*"
)
"""A word with a sign or a capital within, or of accents alone: it is of another code page."""
_DELIMITERS = {
    "\t": "tabs between cells",
    ";": "semicolons between cells",
    "|": "bars between cells",
    ",": "",
}
"""What parts cells, likeliest first where several would do, with the words for it."""
_SEPARATOR_LINE = re.compile(
    r"\s*\"?sep=(?P<mark>[;,|\t])\"?[ \t]*(?:\r\n?|\n|$)", re.IGNORECASE
)
_ROWS_TRIED = 2_000
"""Rows by which delimiters are compared."""


class Decoded(Record, frozen=True):
    """The text of a CSV file.

    Args:
        text: without a byte order mark.
        encoding: the name of one that was found by content; nothing for UTF-8.
    """

    text: str
    encoding: str = ""


def decode(data: bytes, languages: Collection[str] = ()) -> Decoded:
    """Return the text of a CSV file.

    Args:
        data: the file.
        languages: of the content, by which Windows' characters are chosen.

    Raises:
        ValueError: it is text in no way known here; the message goes on from the file's name.
    """
    for mark, encoding, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(
                decode_as(
                    data,
                    encoding,
                    name or "UTF-8",
                ),
                name,
            )
    head = data[:_LOOKED_AT]
    if head.count(0) * 3 > len(head):
        return Decoded(decode_wide(data), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        if 0 in data:
            raise ValueError(_NO_TEXT) from None
        page = choose_code_page(languages)
    name = f"Windows-{page.removeprefix('cp')}"
    text = decode_as(data, page, name)
    if page == _WESTERN:
        refuse_other_page(text, name)
    return Decoded(text, name)


def refuse_other_page(text: str, name: str) -> None:
    """Refuse a text with signs within its words: it is of another code page.

    Raises:
        ValueError: it has some; the message goes on from the file's name.
    """
    match = re.search(_MIXED_WORD, text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        message = f"is neither UTF-8 nor {name}: line {line} would have `{match[0]}`"
        raise ValueError(f"{message}; save it as CSV UTF-8")


def decode_as(data: bytes, encoding: str, name: str) -> str:
    """Return the text of a file in an encoding.

    Raises:
        ValueError: it is in another; the message goes on from the file's name.
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"is neither UTF-8 nor {name} in line {line}"
        if name.startswith("UTF"):
            message = f"is broken {name} in line {line}"
        raise ValueError(f"{message}: save it as CSV UTF-8") from None


def decode_wide(data: bytes) -> str:
    """Return the text of UTF-16 without a mark, in which every other byte is zero."""
    head = data[:_LOOKED_AT]
    first = head[::2].count(0)
    second = head[1::2].count(0)
    try:
        text = data.decode("utf-16-be" if first > second else "utf-16-le")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError(_NO_TEXT)
    return text


def choose_code_page(languages: Collection[str]) -> str:
    """Return Windows' characters for some languages; those of the west unless none is."""
    bare = {code.partition("-")[0] for code in languages}
    for page, codes in _CODE_PAGES.items():
        if not bare.isdisjoint(codes.split()):
            return page
    return _WESTERN


# ---------------------------------------------------------------- cells


class Dialect(Record, frozen=True):
    """What parts the cells of a CSV text.

    Args:
        delimiter: one character.
        skipped: lines before the header, such as Excel's `sep=;`.
    """

    delimiter: str
    skipped: int = 0

    @property
    def words(self) -> str:
        """What it is, unless it is the comma."""
        return _DELIMITERS[self.delimiter]


def find_dialect(text: str) -> tuple[Dialect, str]:
    """Return what parts the cells of a text, and the text from its header on."""
    match = _SEPARATOR_LINE.match(text)
    if match:
        return Dialect(
            match["mark"],
            1,
        ), text[match.end() :]
    return Dialect(choose_delimiter(text)), text


def choose_delimiter(text: str) -> str:
    """Return the mark by which all rows have the same number of cells, two at least.

    Where none does, the one that parts the header into most cells: its faults are told.
    """
    head = text.lstrip("\r\n").partition("\n")[0]
    widths: dict[str, int] = {}
    for mark in _DELIMITERS:
        if mark in head:
            width = count_cells(text, mark)
            if width > 1:
                return mark
            widths[mark] = head.count(mark)
    return (
        max(
            widths,
            key=widths.__getitem__,
        )
        if widths
        else ","
    )


def count_cells(text: str, delimiter: str) -> int:
    """Return how many cells all rows have with a delimiter; 0 if not all have as many."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
    )
    width = 0
    try:
        for cells in reader:
            if not cells:
                continue
            width = width or len(cells)
            if len(cells) != width:
                return 0
            if reader.line_num > _ROWS_TRIED:
                break
    except csv.Error:
        return 0
    return width
