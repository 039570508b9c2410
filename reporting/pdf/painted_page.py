"""A page that was painted -> a value by which it stands in another file as it is.

Its operators name fonts, images and marked content by numbers that are its own; what is not,
the elements that it shows something of, is told apart from them. An element is known by what it
was made from, which outlives the file.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple, Protocol

from reporting.pdf.structure import AnnotationRef, Box, MarkedContent, StructElem
from reporting.record import Record

Owner = tuple[int, Hashable]
"""A branch by its number among those of a page, and what an element in it was made from."""
Told = tuple[Hashable, MarkedContent | AnnotationRef | Box]
"""What an element was made from, and what was painted of it: content, a link, or its box."""


class Recorder(Protocol):
    """Whatever takes what is painted of the elements of a branch on the page at hand."""

    log: list[Told]


class RecordedElem(StructElem):
    """An element that only notes what is painted of it; another takes it in."""

    __slots__ = ("origin_of", "owner")

    owner: Recorder
    """The branch that it is of."""
    origin_of: Hashable
    """What it was made from."""

    def add(self, content: MarkedContent | AnnotationRef) -> None:
        """Note what was painted of the element."""
        self.owner.log.append((self.origin_of, content))

    def include(self, box: Box) -> None:
        """Note a part of the element's bounding box."""
        self.owner.log.append((self.origin_of, box))


class PaintedLink(NamedTuple):
    """A link: of which element, where it is, where it leads, and that in words."""

    owner: Owner
    box: Box
    target: str
    contents: str


class PaintedPage(Record, frozen=True, eq=False):
    """A page as it was painted.

    Args:
        number: of its object.
        first_link: number of the object of its first link; the others follow.
        stream: the object of its operators.
        marked: the elements of its marked content, by their MCID.
        links: its annotations.
        places: that links and the outline find, by name, with their heights.
        images: it shows, each with its name.
        told: branch by branch, what was painted of each element.
    """

    number: int
    first_link: int
    stream: bytes
    marked: tuple[Owner, ...]
    links: tuple[PaintedLink, ...]
    places: tuple[tuple[str, float], ...]
    images: tuple[tuple[bytes, str], ...]
    told: tuple[Sequence[Told], ...]
