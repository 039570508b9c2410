"""A stretch of text -> where in the content file it was written."""

from __future__ import annotations

from reporting.record import Record


class Origin(Record, frozen=True):
    """Where a stretch of text, or a whole piece of the content, was written.

    Args:
        path: in the content, such as `sections[2].blocks[0].items[1]`.
        language: code of the language it is written in; empty where all languages share it.
        line: in the file, from 1; 0 where it is not known.
        start: offset of its first character in the file, from 0.
        stop: offset behind its last character; equal to `start` where only the line is known.
    """

    path: str
    language: str = ""
    line: int = 0
    start: int = 0
    stop: int = 0
