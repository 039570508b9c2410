"""Shapes, lettering, pictures and links -> the operators of one page, all of it tagged.

What is painted belongs to a structure element, or is an artifact (ISO 32000-1, 14.8.2.2).
Shapes painted outside of both become artifacts; text outside of both is a mistake
(ISO 14289-1, 7.1) and raises. An operator is written only where something changes: lines that
follow one another are one text object (9.4), and lines of one element one marked content.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from reporting.pdf.graphics_state import GraphicsState, Pen, TextStyle
from reporting.pdf.places import Frame, Link, Place
from reporting.pdf.structure import (
    AnnotationRef,
    Box,
    MarkedContent,
    StructElem,
)
from reporting.pdf.syntax import LEVEL, format_numbers, format_string
from reporting.pdf.tagging import TaggingError

if TYPE_CHECKING:
    from reporting.pdf.branches import Branch
    from reporting.pdf.document import Document
    from reporting.pdf.painted_page import PaintedPage

Kind = Literal["Pagination", "Layout", "Page", "Background"]
Subtype = Literal["", "Header", "Footer", "Watermark"]

_LAYOUT = "/Artifact <</Type/Layout>> BDC"
_REPEATED = 60
"""Characters of a text that an error's message repeats."""


class UntaggedTextError(TaggingError):
    """Text was painted outside an element and outside an artifact."""


class PageCanvas:
    """One page. Places are in points from its lower left; y grows upwards.

    Args:
        document: holds places, fonts and images.
        number: of the page's object.
        size: width and height of the sheet (MediaBox of ISO 32000-1, 14.11.2).
        trim: left, foot, right and head of the page after it is cut.
        bleed: likewise of what colour runs into.

    Attributes:
        marked: the elements of its marked content, by their MCID.
        links: its annotations.
        content: its operators, packed (7.4.4), once it is closed.
        painted: the page as a value, where its elements are those of branches.
        branches: those of which it shows something.
        is_settled: whether the page names elements by their places in the branches.
        places: that it has, by name, with their heights.
        used: images and opacities, with their names.
    """

    has_links = True
    """Whether it can be clicked on."""

    def __init__(
        self,
        document: Document,
        number: int,
        size: tuple[float, float],
        trim: Box | None = None,
        bleed: Box | None = None,
    ) -> None:
        self.document = document
        self.number = number
        self.media: Box = (0, 0, *size)
        self.trim = trim
        self.bleed = bleed
        self.marked: list[StructElem] = []
        self.links: list[Link] = []
        self.content = b""
        self.painted: PaintedPage | None = None
        self.branches: Sequence[Branch] = ()
        self.is_settled = False
        self.places: list[tuple[str, float]] = []
        self.used: dict[bytes | float, str] = {}
        self._operators: list[str] = []
        self._inside: StructElem | Literal["", "artifact"] = ""
        self._is_held = False  # a context manager ends what is open
        self._in_text = False
        self._state = GraphicsState(self._operators)
        self._frame = Frame()
        self._kept_frames: list[Frame] = []

    @property
    def height(self) -> float:
        """Of the sheet, in points."""
        return self.media[3]

    # -- marked content

    @property
    def is_artifact(self) -> bool:
        """Whether what is painted now is an artifact, whatever it belongs to."""
        return self._is_held and self._inside == "artifact"

    @contextmanager
    def mark(self, elem: StructElem) -> Iterator[None]:
        """Let what is painted belong to an element; within an artifact it stays one.

        Raises:
            TaggingError: something else is being marked.
        """
        if self.is_artifact:
            yield
            return
        with self._hold(elem.tag):
            self._begin_content(elem)
            yield

    @contextmanager
    def mark_artifact(
        self, kind: Kind = "Layout", subtype: Subtype = ""
    ) -> Iterator[None]:
        """Let what is painted belong to no element (14.8.2.2.2).

        Args:
            kind: `Pagination` for what repeats over pages.
            subtype: of pagination.

        Raises:
            TaggingError: an element is being marked.
        """
        if self.is_artifact:
            yield
            return
        with self._hold(kind):
            more = f"/Subtype/{subtype}" if subtype else ""
            self._operators.append(f"/Artifact <</Type/{kind}{more}>> BDC")
            self._inside = "artifact"
            yield

    @contextmanager
    def _hold(self, name: str) -> Iterator[None]:
        if self._is_held:
            raise TaggingError(f"{name} stands within marked content")
        self._leave_text()
        self._end_content()
        self._is_held = True
        yield
        self._leave_text()
        self._is_held = False
        self._end_content()

    @contextmanager
    def mark_figure(self, elem: StructElem, box: Box) -> Iterator[None]:
        """Mark a figure, or a part of one; its bounding box holds all parts (table 344).

        Args:
            elem: an element with the tag `Figure`.
            box: left, foot, right and head of the part, in points.
        """
        self.include(elem, box)
        with self.mark(elem):
            yield

    def include(self, elem: StructElem, box: Box) -> None:
        """Widen the bounding box of an element, unless what is painted is an artifact.

        Args:
            elem: of a figure.
            box: left, foot, right and head of a part of it, as it is painted.
        """
        if not self.is_artifact:
            elem.include(self._frame.place(box))

    def _begin_content(self, elem: StructElem, actual: str = "") -> None:
        """Begin marked content of an element (14.6); `actual` is what is read instead of it.

        It is called a span then: of others Poppler takes no such text.
        """
        number = len(self.marked)
        elem.add(MarkedContent(self.number, number))
        self.marked.append(elem)
        properties = f"/{elem.tag} <</MCID {number}"
        if actual:
            properties = f"/Span <</MCID {number}/ActualText{format_string(actual)}"
        self._operators.append(f"{properties}>> BDC")
        self._inside = elem

    def _end_content(self) -> None:
        """End marked content, unless a context manager will."""
        if self._inside and not self._is_held:
            self._operators.append("EMC")
            self._inside = ""

    # -- graphics state

    def save(self) -> None:
        """Keep the graphics state until `restore` (8.4.2)."""
        self._leave_text()
        self._end_content()
        self._state.save()
        self._kept_frames.append(self._frame)

    def restore(self) -> None:
        """Take back the graphics state that was kept last."""
        self._leave_text()
        self._end_content()
        self._state.restore()
        self._frame = self._kept_frames.pop()

    def move_origin(
        self,
        x: float,
        y: float,
        turn: float = 0.0,
        scale: float = 1.0,
    ) -> None:
        """Let places count from another one, until `restore`; links and figures go along.

        Args:
            x: of the new origin.
            y: of the new origin.
            turn: of what is painted around it, in degrees, anticlockwise; links stay level.
            scale: how many times as large it is painted.
        """
        self._leave_text()
        self._state.move_origin(x, y, turn, scale)
        self._frame = self._frame.move(x, y, scale)

    def clip(self, path: str) -> None:
        """Show only what is painted within a path, until `restore` (8.5.4)."""
        self._leave_text()
        self._operators.append(f"{path} W n")

    # -- shapes and pictures

    def paint(
        self,
        path: str,
        fill: str = "",
        pen: Pen | None = None,
        elem: StructElem | None = None,
    ) -> None:
        """Fill a path, or draw along it, or both (8.5.3).

        Args:
            path: its operators, as `pdf/paths.py` makes them.
            fill: colour as #RRGGBB; empty for none.
            pen: what is drawn along it.
            elem: what it belongs to; None for what is marked around it, or an artifact.

        Raises:
            TaggingError: another element is being marked.
        """
        self._begin_shape(elem)
        if fill:
            self._state.set_fill(fill)
        if pen:
            self._state.set_pen(pen)
        operator = "B" if fill and pen else "f" if fill else "S"
        self._operators.append(f"{path} {operator}")

    def tint(self, path: str, fill: str, opacity: float) -> None:
        """Fill a path so that what is below it is seen through it (11.6.4.4).

        Args:
            path: its operators.
            fill: colour as #RRGGBB.
            opacity: from 0 to 1.
        """
        self._begin_shape(None)
        name = self.used[opacity] = self.document.resources.use(opacity)
        colour = self._state.format_fill(fill)
        self._operators.append(f"q /{name} gs {colour} {path} f Q")

    def paint_image(
        self,
        data: bytes,
        box: Box,
        elem: StructElem | None = None,
    ) -> None:
        """Show a picture.

        Args:
            data: PNG or JPEG.
            box: left, foot, right and head, in points.
            elem: as of `paint`.
        """
        left, foot, right, head = box
        self._begin_shape(elem)
        name = self.used[data] = self.document.resources.use(data)
        size = format_numbers(right - left, 0, 0, head - foot)
        place = format_numbers(left, foot)
        self._operators.append(f"q {size} {place} cm /{name} Do Q")

    def _begin_shape(self, elem: StructElem | None) -> None:
        """Begin marked content or an artifact outside of text, unless it is open."""
        self._leave_text()
        if self._is_held:
            self._check_held(elem)
        elif elem is None:
            if self._inside != "artifact":
                self._end_content()
                self._operators.append(_LAYOUT)
                self._inside = "artifact"
        elif self._inside is not elem:
            self._end_content()
            self._begin_content(elem)

    def _check_held(self, elem: StructElem | None) -> None:
        """Raise TaggingError for another element than the one that is being marked."""
        if elem is not None and self._inside not in (elem, "artifact"):
            raise TaggingError(f"{elem.tag} stands within marked content")

    # -- text

    def begin_line(self, x: float, y: float, letter: float = 0.0) -> None:
        """Go to where a line of text begins (9.4.2); from the last one errors would add up.

        Args:
            x: of its first letter.
            y: of its baseline.
            letter: what every letter is further from the next.
        """
        operators = self._operators
        if not self._in_text:
            self._end_content()
            self._in_text = True
            operators.append("BT")
        operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._state.set_letter_space(letter)

    def show(
        self,
        elem: StructElem | None,
        style: TextStyle,
        codes: str,
        actual: str = "",
        *,
        is_reversed: bool = False,
    ) -> None:
        """Show text where the line has come to (9.4.3).

        Args:
            elem: what it belongs to; None for what is marked around it.
            style: its look.
            codes: what stands between `[(` and `)]` before `TJ`.
            actual: what is read instead (14.9.4), unless something is marked around it. It is
                a marked content of its own, as Poppler loses what follows one within another.
            is_reversed: whether it is read from its last letter to its first (14.8.2.3.3).

        Raises:
            UntaggedTextError: it belongs neither to an element nor to an artifact.
            TaggingError: another element is being marked.
        """
        if elem is not self._inside or actual:
            self._belong(elem, codes, actual)
        if style is not self._state.style:
            self._state.set_style(style)
        shown = f"[({codes})]TJ"
        if is_reversed:
            shown = f"/ReversedChars BMC\n{shown}\nEMC"
        self._operators.append(shown)
        if actual:
            self._end_content()

    def _belong(self, elem: StructElem | None, codes: str, actual: str) -> None:
        """Begin marked content within a text object where other content goes before."""
        if self._is_held:
            self._check_held(elem)
            return
        if elem is None:
            raise UntaggedTextError(codes[-_REPEATED:])
        self._end_content()
        self._begin_content(elem, actual)

    def _leave_text(self) -> None:
        if self._in_text:
            self._end_content()
            self._in_text = False
            self._operators.append("ET")

    # -- links and places

    def link(
        self,
        elem: StructElem,
        box: Box,
        target: str,
        contents: str,
    ) -> None:
        """Put a link on the page (ISO 14289-1, 7.18.5); within an artifact there is none.

        Args:
            elem: an element with the tag `Link`.
            box: left, foot, right and head on the page, in points.
            target: an address, or `#name` of a place in the document.
            contents: where it leads, in words.
        """
        if self.is_artifact:
            return
        self.document.lead(elem, target)
        if not self.has_links:
            return
        number = self.document.reserve()
        place = self._frame.place(box)
        self.links.append(Link(number, elem, place, target, contents))
        elem.add(AnnotationRef(self.number, number))

    def bookmark(self, name: str, y: float, elem: StructElem | None = None) -> None:
        """Give a place of the page a name; of places of one name the first counts.

        Args:
            name: by which links and the outline find it.
            y: its height, in points.
            elem: what stands there; left out, what is first on the page.
        """
        _, y, _, _ = self._frame.place((0.0, y, 0.0, y))
        self.places.append((name, y))
        self.document.places.setdefault(name, Place(self.number, y, elem))

    # -- the whole

    def close(self) -> None:
        """End what is open, and keep the operators packed, which take a fifth of the room.

        Raises:
            TaggingError: a context manager has not ended what it marks.
        """
        if self._is_held:
            raise TaggingError(f"a page ends within marked content ({self._inside})")
        self._leave_text()
        self._end_content()
        content = "\n".join(self._operators).encode("latin-1")
        self._operators.clear()
        self.content = zlib.compress(content, LEVEL)
