"""The bytes of a page -> what the program that saved it says: the address, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.evidence.sources.stated.model import Field, Statement

_ENDS = 20_000
"""Bytes at either end of a page in which programs that save it leave their word."""
_COMMENT = re.compile(rb"<!--(.{1,3000}?)-->", re.DOTALL)
_SPEAKERS = (
    ("saved from url", r"saved from url=\(\d+\)(?P<link>\S+)"),
    (
        "SingleFile",
        r"saved with SingleFile\s+url: *(?P<link>\S+)\s+saved date: *(?P<saved>[^\n(]+)",
    ),
    (
        "monolith",
        r"Saved from (?P<link>\S+) at (?P<saved>[\dT:.+Z-]+) using monolith",
    ),
    (
        "HTTrack",
        r"Mirrored from (?P<link>\S+) by HTTrack[^,]*,(?P<saved>[^\n]+)",
    ),
    (
        "Internet Archive",
        r"FILE ARCHIVED ON [\d:]+ (?P<saved>\w{3} \d\d, \d{4})",
    ),
)
"""What they write, by what they are called. Browsers write the first."""
_FIELDS: tuple[Field, ...] = ("link", "saved")


def state_saving(data: bytes) -> Iterator[Statement]:
    """Yield where a page was saved from, and when, by the comments in it."""
    ends = data
    if len(data) > 2 * _ENDS:
        ends = data[:_ENDS] + data[-_ENDS:]
    for comment in _COMMENT.finditer(ends):
        words = comment[1].decode("utf-8", "replace")
        for speaker, pattern in _SPEAKERS:
            match = re.search(pattern, words)
            if not match:
                continue
            found = match.groupdict()
            for field in _FIELDS:
                value = found.get(field) or ""
                if field == "link":
                    value = complete_address(value)
                if value:
                    yield Statement(field, f"comment {speaker}", value)
            break


def complete_address(words: str) -> str:
    """Return an address of the web with its scheme, which one program leaves out."""
    if words.startswith(("https://", "http://")):
        return words
    return "" if ":" in words or not words else f"http://{words}"
