"""Bytes that are no UTF-8 -> a problem that names what they are, with the line."""

from __future__ import annotations

import re

from reporting.errors import Problem, Severity
from reporting.reading.characters import find_position

_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of UTF-16."""
_LOOKED_AT = 400
_CURE = "save it as UTF-8: most editors ask for the encoding under “Save as”"
_WORD = r"[^\s\"'{}\[\],]+"
_WESTERN = "cp1252"
_LETTERS = r"[À-ÖØ-öø-ÿŒœŠšŽžŸ€‘’“”–—…°§«»\xa0]"
"""What a text of western Europe that is no UTF-8 mostly has beyond ASCII."""


def explain_encoding(data: bytes, name: str) -> Problem:
    """Return the error that a file is not UTF-8.

    Args:
        data: the whole file.
        name: what to call it.
    """
    if is_utf16(data):
        message = "the file is UTF-16, not UTF-8"
        return Problem(name, 1, 1, Severity.ERROR, message, hint=_CURE, code="E103")
    start = _find_fault(data)
    before = data[:start].decode("utf-8")
    line, column = find_position(before, len(before))
    message = f"the file is not UTF-8 from here on{_quote_word(data, start)}"
    return Problem(
        name,
        line,
        column,
        Severity.ERROR,
        message,
        hint=_CURE,
        code="E104",
    )


def _find_fault(data: bytes) -> int:
    """Return the offset of the first byte that is none of UTF-8 or none of a text."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return data.find(0)


def is_utf16(data: bytes) -> bool:
    """Whether bytes are UTF-16, with a byte order mark or, by their many zeros, without."""
    head = data[:_LOOKED_AT]
    return head.startswith(_MARKS) or head.count(0) * 3 > len(head)


def _quote_word(data: bytes, start: int) -> str:
    """Return which word stands there, where it is one in the encoding of Windows."""
    first = data.rfind(b"\n", 0, start) + 1
    end = data.find(b"\n", start)
    line = data[first : end if end >= 0 else len(data)]
    try:
        written = line.decode(_WESTERN)
    except UnicodeDecodeError:
        return ""
    at = len(line[: start - first].decode(_WESTERN))
    if not re.match(_LETTERS, written[at]):
        return ""
    for word in re.finditer(_WORD, written):
        is_word = len(word[0]) > 1 and word[0][0].isalnum()
        if is_word and word.start() <= at < word.end():
            return f": `{word[0]}` is written in Windows-1252"
    return ""
