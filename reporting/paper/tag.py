"""What something is in the structure of the document, as a value: the plan of a StructElem.

Tags are made in the order of reading while a block is typeset; the writer makes the elements
of the structure tree from them (ISO 32000-1, 14.7). So a galley can be set again, or set once
and placed in two documents.
"""

from __future__ import annotations

from typing import Any, Generic, Protocol, Self, TypeVar

from reporting.plan.words import Evidence
from reporting.reading.origin import Origin
from reporting.record import Record

EMPHASIS = frozenset({"Em", "Strong"})
"""Elements that PDF 2.0 alone has, for what is set in another face."""
_BULLETS = ("•", "◦", "▪")
"""What the bullets of each level stand for."""
_BULLET_NAMES, _NUMBER_NAMES = (
    ("Disc", "Circle", "Square"),
    ("Decimal", "LowerAlpha", "LowerRoman"),
)
"""What the structure calls the lists of each level (ISO 32000-1, table 347)."""


class Tag(Record, frozen=True, eq=False, kw_only=True):
    """One element-to-be; two tags are the same only if they are one object.

    Args:
        name: a standard structure type (ISO 32000-1, 14.8.4), such as `P` or `TH`; or of
            PDF 2.0 `Title`, `Em` or `Strong`, for which an older file has another or none.
        parent: the tag that it belongs to; None at the top of the document.
        inline: whether it joins its parent only where it is first drawn.
        alt: what stands for it in words (14.9.3).
        actual: the text that its glyphs stand for (14.9.4).
        lang: language tag of its words, where it is another than its parent's.
        title: for people who look at the tree.
        id: its name within the document, where it has one that is told beforehand.
        scope: of a TH: `Column` or `Row`.
        numbering: `ListNumbering` of an L.
        span: how many columns and how many rows a TH or TD takes.
        origin: where its words are written.
        note: of a Note: the claim whose evidence it gives; its ID is numbered when written.
        mark: of a Reference: number of the claim that it refers to the note of.
    """

    name: str
    parent: Tag | None = None
    inline: bool = False
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    scope: str | None = None
    numbering: str | None = None
    span: tuple[int, int] = (1, 1)
    origin: Origin | None = None
    note: Evidence | None = None
    mark: int = 0


class TagPlace(Protocol):
    """Where elements are made, as the settings of all prints have it."""

    def elem(self, name: str, **entries: Any) -> Tag:
        """Return a new tag at this place."""

    def group(self, name: str, **entries: Any) -> Self:
        """Return the place within a new tag at this one."""


P = TypeVar("P", bound=TagPlace)


class NestedLists(Generic[P]):
    """Makes the elements of lists at one place; a list below an item is a part of its body.

    Args:
        place: where they stand.
    """

    def __init__(self, place: P) -> None:
        self.place = place
        self._lists: list[P] = []
        self._bodies: list[P] = []

    @property
    def body(self) -> P | None:
        """Where what belongs to the last item goes; None outside of lists."""
        return self._bodies[-1] if self._bodies else None

    @property
    def depth(self) -> int:
        """The deepest level that the next item may have."""
        return len(self._bodies)

    def end(self) -> None:
        """End all lists: what follows is none of their items."""
        self._lists.clear()
        self._bodies.clear()

    def add(self, level: int, *, is_numbered: bool) -> tuple[P, Tag, P]:
        """Return the places of a new item and of its body, and between them its label's tag.

        Args:
            level: how many items it stands below, as far as there are so many.
            is_numbered: whether it has a number, and no bullet.
        """
        level = min(level, self.depth)
        del self._lists[level + 1 :]
        del self._bodies[level:]
        if len(self._lists) == level:
            names = _NUMBER_NAMES if is_numbered else _BULLET_NAMES
            parent = self.body or self.place
            self._lists.append(parent.group("L", numbering=names[level]))
        item = self._lists[level].group("LI")
        label = item.elem("Lbl", actual=None if is_numbered else _BULLETS[level])
        body = item.group("LBody")
        self._bodies.append(body)
        return item, label, body


def leave_emphasis(tag: Tag | None) -> Tag | None:
    """Return what a tag stands in, if it only says that words are emphasised."""
    while tag is not None and tag.name in EMPHASIS:
        tag = tag.parent
    return tag
