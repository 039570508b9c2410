"""A page of the body and all that stands around its columns -> one value that is painted.

Places are in points from the sheet's upper left; y grows downwards.
"""

from __future__ import annotations

from typing import Literal

from reporting.dossier.galley.galley import Anchor
from reporting.dossier.galley.page import Page
from reporting.paper.marks import Mark
from reporting.record import Record

ArtifactKind = Literal["Pagination", "Layout", "Page", "Background"]
ArtifactSubtype = Literal["", "Header", "Footer", "Watermark"]


class Box(Record, frozen=True):
    """A rectangle of the sheet."""

    left: float
    top: float
    width: float
    height: float


class Layer(Record, frozen=True, eq=False):
    """Marks that stand on a page beside its columns.

    Args:
        left: of the place that the marks count from.
        top: likewise.
        marks: in the order in which they are painted.
        artifact: what all of them are (ISO 32000-1, 14.8.2.2); None where each belongs to its
            own tag.
        subtype: of pagination.
        turn: by which they are turned around that place, in degrees, anticlockwise.
        within: what is shown of them; all without it.
    """

    left: float
    top: float
    marks: tuple[Mark, ...]
    artifact: ArtifactKind | None = None
    subtype: ArtifactSubtype = ""
    turn: float = 0.0
    within: Box | None = None


class PrintedPage(Record, frozen=True, eq=False):
    """A page as it is painted: layers below, the columns, layers above.

    Args:
        page: what stands in its columns; nothing on a cover.
        text: left edge of the text column.
        margin: left edge of the evidence margin.
        across: left edge of what stands across both.
        head: upper edge of the columns.
        below: what is painted before the columns.
        above: what is painted after them.
        anchors: places at its head that links lead to.
        unfit: paths in the content of what has no room on it, even in the smallest type.
    """

    page: Page
    text: float
    margin: float
    across: float
    head: float
    below: tuple[Layer, ...] = ()
    above: tuple[Layer, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    unfit: tuple[str, ...] = ()


class Paper(Record, frozen=True):
    """What all pages of a dossier are printed on.

    Args:
        size: width and height of the sheet (MediaBox of ISO 32000-1, 14.11.2).
        trim: the page after it is cut (TrimBox).
        bleed: how far colour runs (BleedBox); None where the sheet is the page.
    """

    size: tuple[float, float]
    trim: Box
    bleed: Box | None = None
