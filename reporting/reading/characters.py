"""Text -> its composed letters, and places in it."""

from __future__ import annotations

import unicodedata


def compose_letters(text: str) -> str:
    """Return a text with letters and their marks as one character, where there is one (NFC)."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text)


def is_composed(text: str) -> bool:
    """Whether a text has its letters and marks in their composed form already."""
    return unicodedata.is_normalized("NFC", text)


def find_position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset in a text."""
    before = text[:offset]
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return line, column
