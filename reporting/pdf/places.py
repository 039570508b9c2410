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
