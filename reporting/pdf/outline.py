"""Titles with their places and levels -> the outline of a PDF (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reporting.pdf.syntax import format_string
from reporting.record import MutableRecord, field


class OutlineEntry(NamedTuple):
    """A line of the outline: its words, the name of its place, its depth from 0."""

    title: str
    place: str
    level: int


class _Item(MutableRecord):
    """An entry in the tree; its numbers are those of objects, 0 for none."""

    number: int
    entry: OutlineEntry
    above: int
    previous: int = 0
    following: int = 0
    kids: list[_Item] = field(default_factory=list)

    def write(self, destination: str) -> bytes:
        """Return the item's dictionary (table 153) with the entry of where it leads."""
        parts = [
            f"<</Title{format_string(self.entry.title)}",
            f"/Parent {self.above} 0 R{destination}",
        ]
        if self.previous:
            parts.append(f"/Prev {self.previous} 0 R")
        if self.following:
            parts.append(f"/Next {self.following} 0 R")
        parts.append(_format_kids(self.kids))
        parts.append(">>")
        return "".join(parts).encode("latin-1")


def write_outline(
    entries: Sequence[OutlineEntry],
    first: int,
    lead_to_place: Callable[[str], str],
) -> list[bytes]:
    """Return the objects of an outline: its dictionary, and an item an entry.

    Only the entries of the highest level are shown at first.

    Args:
        entries: in order; one is at most a level deeper than the one before it.
        first: number of the first object; the others follow.
        lead_to_place: gives the entry of a destination by the name of its place.
    """
    tops: list[_Item] = []
    path: list[_Item] = []
    items: list[_Item] = []
    for number, entry in enumerate(entries, first + 1):
        del path[entry.level :]
        siblings = tops
        if path:
            siblings = path[-1].kids
        above = first
        if path:
            above = path[-1].number
        item = _Item(number, entry, above)
        if siblings:
            item.previous = siblings[-1].number
            siblings[-1].following = number
        siblings.append(item)
        path.append(item)
        items.append(item)
    top = f"<</Type/Outlines{_format_kids(tops, is_open=True)}>>"
    objects = [top.encode("latin-1")]
    for item in items:
        objects.append(item.write(lead_to_place(item.entry.place)))
    return objects


def _format_kids(kids: Sequence[_Item], *, is_open: bool = False) -> str:
    """Return what an item says of those below it; closed ones are counted below zero."""
    if not kids:
        return ""
    count = len(kids) if is_open else -len(kids)
    return f"/First {kids[0].number} 0 R/Last {kids[-1].number} 0 R/Count {count}"
