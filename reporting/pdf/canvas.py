"""Drawing -> pages whose every mark belongs to a structure element or is an artifact.

What is drawn within `mark` belongs to an element, what is drawn within `artifact` to none
(ISO 32000-1, 14.8.2.2). Shapes drawn outside both become artifacts when the page is closed;
text drawn outside both is a mistake (ISO 14289-1, 7.1) and raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

from reporting.pdf.reportlab_internals import (
    add_annotation,
    get_operators,
    list_pages,
    name_page,
    refer_to_bookmark,
    set_document,
)
from reporting.pdf.structure import (
    AnnotationRef,
    MarkedContent,
    StructElem,
    StructTree,
    TaggingError,
)

Box = tuple[float, float, float, float]
Kind = Literal["Pagination", "Layout", "Page", "Background"]
Subtype = Literal["Header", "Footer", "Watermark"]

_PAINTING = frozenset(
    {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"}
)
"""Operators that leave something on the page (ISO 32000-1, table 51)."""
_REPEATED = 120
"""Characters of an operator that an error's message repeats."""


class UntaggedTextError(TaggingError):
    """Text was drawn outside an element and outside an artifact."""


class _Link(PDFObject):
    """A link annotation (12.5.6.5), always printed (ISO 19005-3, 6.3.2)."""

    __RefOnly__ = 1

    def __init__(
        self,
        box: Box,
        contents: str,
        key: int,
        target: str,
        place: Any,
    ) -> None:
        self.box = box
        self.contents = contents
        self.key = key
        self.target = target
        self.place = place

    def format(self, document: PDFDocument) -> bytes:
        edges = b" ".join([b"%.2f" % edge for edge in self.box])
        contents = PDFString(self.contents).format(document)
        if self.place is None:
            address = PDFString(self.target).format(document)
            action = b"/A<</S/URI/URI%s>>" % address
        else:
            action = b"/Dest %s" % self.place.format(document)
        return b"".join(
            [
                b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]",
                b"/Rect[%s]" % edges,
                b"/Contents%s" % contents,
                b"/StructParent %d" % self.key,
                action,
                b">>",
            ]
        )


class TaggedCanvas(Canvas):
    """A canvas that tags what is drawn on it.

    Args:
        filename: where the file goes, a path or a stream.
        tree: takes in what is drawn.
        document: what the pages go into.
        options: as ReportLab's canvas takes them.
    """

    def __init__(
        self, filename: Any, tree: StructTree, document: PDFDocument, **options: Any
    ) -> None:
        super().__init__(filename, **options)
        set_document(self, document)
        self.tree = tree
        self._marked: list[StructElem] = []
        self._inside: Literal["", "element", "artifact"] = ""

    # -- marked content

    @property
    def is_artifact(self) -> bool:
        """Whether what is drawn now is an artifact."""
        return self._inside == "artifact"

    def begin_content(self, elem: StructElem) -> str:
        """Return the operator that begins marked content of an element on this page (14.6)."""
        number = len(self._marked)
        page = name_page(self)
        elem.add(MarkedContent(page, number))
        self._marked.append(elem)
        return f"/{elem.tag} <</MCID {number}>> BDC"

    @contextmanager
    def mark(self, elem: StructElem) -> Iterator[None]:
        """Let what is drawn belong to an element; within an artifact it stays one.

        Raises:
            TaggingError: something else is being marked.
        """
        if self.is_artifact:
            yield
            return
        operator = self.begin_content(elem)
        with self._content("element", operator):
            yield

    @contextmanager
    def mark_artifact(
        self, kind: Kind = "Layout", subtype: Subtype | None = None
    ) -> Iterator[None]:
        """Let what is drawn belong to no element (14.8.2.2.2).

        Args:
            kind: `Pagination` for what repeats over pages.
            subtype: of pagination.

        Raises:
            TaggingError: an element is being marked.
        """
        if self.is_artifact:
            yield
            return
        more = f" /Subtype /{subtype}" if subtype else ""
        operator = f"/Artifact <</Type /{kind}{more}>> BDC"
        with self._content("artifact", operator):
            yield

    @contextmanager
    def _content(
        self, inside: Literal["element", "artifact"], operator: str
    ) -> Iterator[None]:
        if self._inside:
            raise TaggingError(f"{operator} stands within marked content")
        get_operators(self).append(operator)
        self._inside = inside
        yield
        self._inside = ""
        get_operators(self).append("EMC")

    @contextmanager
    def mark_figure(
        self,
        elem: StructElem,
        width: float,
        height: float,
    ) -> Iterator[None]:
        """Mark a figure, or a part of one, at the origin.

        Its bounding box holds all parts (table 344).

        Args:
            elem: an element with the tag `Figure`.
            width: in points.
            height: in points.
        """
        if not self.is_artifact:
            left, foot = self.absolutePosition(0, 0)
            right, head = self.absolutePosition(width, height)
            elem.include((left, foot, right, head))
        with self.mark(elem):
            yield

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803  (ReportLab's names)
        """Draw a text object.

        Raises:
            UntaggedTextError: it belongs neither to an element nor to an artifact.
        """
        code = str(aTextObject.getCode())
        is_tagged = self._inside or " BDC" in code
        has_text = "Tj" in code or "TJ" in code
        if has_text and not is_tagged:
            raise UntaggedTextError(code[-_REPEATED:])
        get_operators(self).append(code)

    # -- links

    def link(
        self,
        elem: StructElem,
        box: Box,
        target: str,
        contents: str,
    ) -> None:
        """Put a link on the page (ISO 14289-1, 7.18.5).

        Args:
            elem: an element with the tag `Link`.
            box: left, foot, right and head on the page, in points.
            target: an address, or `#name` of a place in the document.
            contents: where it leads, in words.
        """
        place = None
        if target.startswith("#"):
            place = refer_to_bookmark(self, target[1:])
        key = self.tree.key(elem)
        annotation = _Link(box, contents, key, target, place)
        reference = add_annotation(self, annotation)
        page = name_page(self)
        elem.add(AnnotationRef(page, reference))

    def linkURL(self, url: Any, *_: Any, **__: Any) -> None:  # noqa: N802  (ReportLab's name)
        """Refuse a link without an element.

        Raises:
            TaggingError: always.
        """
        raise TaggingError(f"the link to {url} has no element")

    def linkRect(  # noqa: N802  (ReportLab's name)
        self, contents: Any, destinationname: Any, *_: Any, **__: Any
    ) -> None:
        """Refuse a link without an element.

        Raises:
            TaggingError: always.
        """
        raise TaggingError(f"the link to {destinationname} ({contents}) has no element")

    # -- pages

    def showPage(self) -> None:  # noqa: N802  (ReportLab's name)
        """Close the page; shapes outside of marked content become artifacts."""
        if self._inside:
            raise TaggingError(f"a page ends within marked content ({self._inside})")
        operators = get_operators(self)
        operators[:] = mark_artifacts(operators)
        marked = self._marked
        self._marked = []
        super().showPage()
        if marked:
            page = list_pages(self)[-1]
            page.StructParents = self.tree.key(marked)


def mark_artifacts(code: Iterable[str]) -> list[str]:
    """Return a page's operators with every shape outside of marked content as an artifact.

    Args:
        code: operators as a canvas collects them: each entry paints at its end or not at all.

    Raises:
        UntaggedTextError: text stands there that no text object brought.
    """
    done: list[str] = []
    depth = 0
    is_open = False
    for entry in code:
        is_outside = depth == 0
        depth += entry.endswith(" BDC")
        paints = is_outside and _paints(entry)
        if is_open and not paints:
            done.append("EMC")
        if paints and not is_open:
            done.append("/Artifact BMC")
        is_open = paints
        done.append(entry)
        depth -= entry == "EMC"
    if is_open:
        done.append("EMC")
    return done


def _paints(entry: str) -> bool:
    """Whether an operator leaves something on the page; text outside of an element raises."""
    if entry.startswith("BT"):
        has_text = " Tj" in entry or " TJ" in entry
        if has_text and " BDC" not in entry:
            raise UntaggedTextError(entry[-_REPEATED:])
        return False
    last_word = entry[entry.rfind(" ") + 1 :]
    return last_word.rstrip() in _PAINTING
