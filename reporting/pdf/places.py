"""What leads somewhere in a file, and where it leads: links and places, as values."""

from __future__ import annotations

from typing import NamedTuple

from reporting.pdf.structure import Box, StructElem


class Link(NamedTuple):
    """A link annotation (12.5.6.5).

    Args:
        number: of its object.
        elem: its element, a `Link`.
        box: left, foot, right and head on the page, in points.
        target: an address, or `#name` of a place in the document.
        contents: where it leads, in words.
    """

    number: int
    elem: StructElem
    box: Box
    target: str
    contents: str


class Place(NamedTuple):
    """A place that links and the outline find by its name.

    Args:
        page: number of the page's object.
        y: its height on the page, in points.
        elem: what stands there; None for what is first on the page.
    """

    page: int
    y: float
    elem: StructElem | None


class Frame(NamedTuple):
    """What places count from: its origin on the page, and how large what is painted is."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def move(self, x: float, y: float, scale: float) -> Frame:
        """Return the frame whose origin is at a place of this one."""
        return Frame(
            self.x + self.scale * x,
            self.y + self.scale * y,
            self.scale * scale,
        )

    def place(self, box: Box) -> Box:
        """Return a box of the frame as the page has it."""
        left, foot, right, head = box
        scale = self.scale
        return (
            self.x + scale * left,
            self.y + scale * foot,
            self.x + scale * right,
            self.y + scale * head,
        )
