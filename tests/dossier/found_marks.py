"""What stands on slabs, its places counted from the head of the first."""

from __future__ import annotations

from typing import TypeVar

from reporting.dossier.galley.galley import Slabs
from reporting.paper.marks import Mark, TextLine, shift_marks

M = TypeVar("M", bound=Mark)


def find_marks(slabs: Slabs, kind: type[M]) -> list[M]:
    """The marks of one kind, in the order in which they are painted."""
    top = 0.0
    found: list[M] = []
    for slab in slabs:
        for mark in shift_marks(slab.marks, 0, top):
            if isinstance(mark, kind):
                found.append(mark)
        top += slab.height
    return found


def find_lines(slabs: Slabs) -> list[TextLine]:
    """All lines of text."""
    return find_marks(slabs, TextLine)


def find_line(slabs: Slabs, text: str) -> TextLine:
    """The first line that has some words."""
    return next(line for line in find_lines(slabs) if text in line.text)


def join_lines(slabs: Slabs) -> str:
    """All text, as it is painted."""
    return " ".join(line.text for line in find_lines(slabs))
