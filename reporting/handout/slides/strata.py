"""Marks of a slide that are drawn together: content of elements, or artifacts."""

from __future__ import annotations

from reporting.paper.marks import Mark
from reporting.record import Record


class Stratum(Record, frozen=True):
    """Marks that are drawn together.

    Args:
        marks: from the upper left of the slide.
        is_artifact: whether none of them belongs to an element.
    """

    marks: tuple[Mark, ...]
    is_artifact: bool = False
