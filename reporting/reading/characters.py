"""Text -> the characters in it that no output holds, its composed letters, and places in it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_BIDI = "\u202a-\u202e\u2066-\u2069"
"""Controls that turn the direction of a text (UAX #9)."""


@cache
def forbidden_pattern() -> re.Pattern[str]:
    """Return what finds a character that no output can hold: controls and non-characters."""
    last_of_planes: list[str] = []
    for plane in range(0x10000, 0x110000, 0x10000):
        last_of_plane = chr(plane + 0xFFFE)
        last_of_planes.append(last_of_plane)
        last_of_planes.append(chr(plane + 0xFFFF))
    controls = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    non_characters = "\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff"
    return re.compile(f"[{controls}{non_characters}{''.join(last_of_planes)}]")


@cache
def direction_pattern() -> re.Pattern[str]:
    """Return what finds a character that turns the direction of a text."""
    return re.compile(f"[{_BIDI}]")


def is_printable(text: str) -> bool:
    """Whether every character of a text is printed as it stands or ends a line.

    Most texts are so, and a character that no output holds never is: what is found here need
    not be searched for one, which takes twenty times as long.
    """
    return text.isprintable() or text.replace("\n", "").isprintable()


def name_character(character: str) -> str:
    """Return a character as one speaks of it: `U+0007`."""
    return f"U+{ord(character):04X}"


def find_unprintable(text: str) -> str | None:
    """Return the first character of a text that no output holds or that turns it round."""
    if is_printable(text):
        return None
    match = forbidden_pattern().search(text) or direction_pattern().search(text)
    return match[0] if match else None


def drop_unprintable(text: str) -> str:
    """Return a text without the characters that no output holds or that turn it round."""
    if is_printable(text):
        return text
    return direction_pattern().sub("", forbidden_pattern().sub("", text))


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
