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


class UntaggedTextError(TaggingError):
    """Text was drawn outside an element and outside an artifact."""


class _Link(PDFObject):
    """A link annotation (12.5.6.5), always printed (ISO 19005-3, 6.3.2)."""

    __RefOnly__ = 1

    def __init__(
        self, box: Box, contents: str, key: int, target: str, place: Any
    ) -> None:
        self.box, self.contents, self.key, self.target, self.place = (
            box,
            contents,
            key,
            target,
            place,
        )

    def format(self, document: PDFDocument) -> bytes:
        if self.place is None:
            leads = b"/A<</S/URI/URI%s>>" % PDFString(self.target).format(document)
        else:
            leads = b"/Dest %s" % self.place.format(document)
        return (
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/Contents%s/StructParent %d%s>>"
            % (
                b" ".join(b"%.2f" % edge for edge in self.box),
                PDFString(self.contents).format(document),
                self.key,
                leads,
            )
        )


class TaggedCanvas(Canvas):
    """A canvas that tags what is drawn on it.

    Args:
        filename: where the file goes, a path or a stream.
        tree: takes in what is drawn.
        document: what the pages go into.
        options: as ReportLab's canvas takes them.
    """

    _doc: Any
    _code: list[str]
    _annotationrefs: list[Any]

    def __init__(
        self, filename: Any, tree: StructTree, document: PDFDocument, **options: Any
    ) -> None:
        super().__init__(filename, **options)
        self._doc = document  # ReportLab always makes one of its own class
        self.tree = tree
        self._marked: list[StructElem] = []
        self._inside: Literal["", "element", "artifact"] = ""

    # -- marked content

    @property
    def is_artifact(self) -> bool:
        """Whether what is drawn now is an artifact."""
        return self._inside == "artifact"

    def begin(self, elem: StructElem) -> str:
        """Return the operator that begins marked content of an element on this page (14.6)."""
        elem.add(MarkedContent(self._doc.thisPageName(), len(self._marked)))
        self._marked.append(elem)
        return f"/{elem.tag} <</MCID {len(self._marked) - 1}>> BDC"

    @contextmanager
    def mark(self, elem: StructElem) -> Iterator[None]:
        """Let what is drawn belong to an element; within an artifact it stays one.

        Raises:
            TaggingError: something else is being marked.
        """
        if self.is_artifact:
            yield
            return
        with self._content("element", self.begin(elem)):
            yield

    @contextmanager
    def artifact(
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
        with self._content("artifact", f"/Artifact <</Type /{kind}{more}>> BDC"):
            yield

    @contextmanager
    def _content(
        self, inside: Literal["element", "artifact"], operator: str
    ) -> Iterator[None]:
        if self._inside:
            raise TaggingError(f"{operator} stands within marked content")
        self._code.append(operator)
        self._inside = inside
        yield
        self._inside = ""
        self._code.append("EMC")

    @contextmanager
    def figure(self, elem: StructElem, width: float, height: float) -> Iterator[None]:
        """Mark a figure, or a part of one, at the origin; its bounding box holds all parts (table 344).

        Args:
            elem: an element with the tag `Figure`.
            width: in points.
            height: in points.
        """
        if not self.is_artifact:
            elem.include(
                (*self.absolutePosition(0, 0), *self.absolutePosition(width, height))
            )
        with self.mark(elem):
            yield

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803  (ReportLab's names)
        """Draw a text object.

        Raises:
            UntaggedTextError: it belongs neither to an element nor to an artifact.
        """
        code = str(aTextObject.getCode())
        if not self._inside and " BDC" not in code and ("Tj" in code or "TJ" in code):
            raise UntaggedTextError(code[-120:])
        self._code.append(code)

    # -- links

    def link(self, elem: StructElem, box: Box, target: str, contents: str) -> None:
        """Put a link on the page (ISO 14289-1, 7.18.5).

        Args:
            elem: an element with the tag `Link`.
            box: left, foot, right and head on the page, in points.
            target: an address, or `#name` of a place in the document.
            contents: where it leads, in words.
        """
        place = self._bookmarkReference(target[1:]) if target.startswith("#") else None  # type: ignore[attr-defined]
        annotation = _Link(box, contents, self.tree.key(elem), target, place)
        self._addAnnotation(annotation)  # type: ignore[attr-defined]
        elem.add(AnnotationRef(self._doc.thisPageName(), self._annotationrefs[-1]))

    def linkURL(self, url: Any, *_: Any, **__: Any) -> None:  # noqa: N802
        """Refuse a link without an element.

        Raises:
            TaggingError: always.
        """
        raise TaggingError(f"the link to {url} has no element")

    def linkRect(self, contents: Any, destinationname: Any, *_: Any, **__: Any) -> None:  # noqa: N802
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
        self._code[:] = mark_artifacts(self._code)
        marked, self._marked = self._marked, []
        super().showPage()
        if marked:
            page = self._doc.Pages.pages[-1]
            page.StructParents = self.tree.key(marked)


def mark_artifacts(code: Iterable[str]) -> list[str]:
    """Return a page's operators with every shape outside of marked content as an artifact.

    Args:
        code: operators as a canvas collects them: each entry paints at its end or not at all.

    Raises:
        UntaggedTextError: text stands there that no text object brought.
    """
    done: list[str] = []
    depth, opened = 0, False
    for entry in code:
        bare = depth == 0
        depth += entry.endswith(" BDC")
        paints = bare and _paints(entry)
        if opened and not paints:
            done.append("EMC")
        if paints and not opened:
            done.append("/Artifact BMC")
        opened = paints
        done.append(entry)
        depth -= entry == "EMC"
    return [*done, "EMC"] if opened else done


def _paints(entry: str) -> bool:
    if entry.startswith("BT"):
        if " BDC" not in entry and (" Tj" in entry or " TJ" in entry):
            raise UntaggedTextError(entry[-120:])
        return False
    return entry[entry.rfind(" ") + 1 :].rstrip() in _PAINTING
