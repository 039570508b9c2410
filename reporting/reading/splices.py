"""Stretches of a text and what is to stand there -> the text with these in their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from reporting.reading.yaml_places import Place
from reporting.record import Record

Ways = Sequence[Place]
"""The places from the root to the one that is meant, both included."""


class Splice(Record, frozen=True):
    """A stretch of a text, as offsets of characters, and what is to stand there."""

    start: int
    stop: int
    text: str


def apply_splices(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with some stretches replaced, which must not overlap."""
    parts: list[str] = []
    at = 0
    for splice in sorted(splices, key=attrgetter("start", "stop")):
        parts.append(text[at : splice.start])
        parts.append(splice.text)
        at = splice.stop
    parts.append(text[at:])
    return "".join(parts)
