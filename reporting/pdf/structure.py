"""A document's logical structure -> the structure tree of a PDF (ISO 32000-1, 14.7).

Elements are made with the story, so their order is the order of reading. Drawing only adds
which marked content of which page belongs to each, so it may happen in any order, and a
paragraph that runs over two pages stays one element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Self

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from reporting.pdf.reportlab_internals import INTERNAL_NAME

_HEADING = re.compile(r"H([1-6])")
_CELLS = frozenset({"TD", "TH"})
Box = tuple[float, float, float, float]
_LEAF = 200
"""Entries in one node of a number tree."""


class TaggingError(Exception):
    """What is drawn or built could not be tagged rightly."""


class MarkedContent(NamedTuple):
    """A marked-content sequence: the name of its page, and its number there (14.7.4.2)."""

    page: str
    mcid: int


class AnnotationRef(NamedTuple):
    """An annotation, as the name of its page and a reference to it (14.7.4.3)."""

    page: str
    annotation: PDFObjectReference


class StructElem(PDFObject):
    """One structure element (ISO 32000-1, 14.7.2, table 323).

    Args:
        tag: a standard structure type (14.8.4), such as `P` or `TH`.
        parent: the element it belongs to.
        inline: whether it joins its parent only where it is first drawn, between the
            parent's own words, as a link in a paragraph does.
        alt: what stands for it in words (14.9.3); a figure must have it (14289-1, 7.3).
        actual: the text that its glyphs stand for, where they mislead (14.9.4).
        lang: language tag of its words, where it is another than its parent's (14.9.2).
        title: its title, for people who look at the tree.
        id: its name within the document; a note must have one (14289-1, 7.9).
        scope: `Column` or `Row`, of a TH (table 349; 14289-1, 7.5).
        numbering: `ListNumbering` of an L, such as `Disc` or `Decimal` (table 347).
    """

    __RefOnly__ = 1
    __slots__ = (  # a long document has tens of thousands
        INTERNAL_NAME,
        "_joined",
        "_reference",
        "actual",
        "alt",
        "bbox",
        "id",
        "kids",
        "lang",
        "numbering",
        "page",
        "parent",
        "scope",
        "tag",
        "title",
    )

    def __init__(
        self,
        tag: str,
        parent: StructElem | None = None,
        *,
        inline: bool = False,
        alt: str | None = None,
        actual: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        id: str | None = None,  # noqa: A002  (the entry's name in the standard)
        scope: str | None = None,
        numbering: str | None = None,
    ) -> None:
        self.tag = tag
        self.parent: StructElem | StructTree | None = parent
        self.alt = alt
        self.actual = actual
        self.lang = lang
        self.title = title
        self.id = id
        self.scope = scope
        self.numbering = numbering
        self.kids: list[StructElem | MarkedContent | AnnotationRef] = []
        self.bbox: Box | None = None
        self.page: str | None = None
        """Name of the page of its first marked content."""
        self._joined = parent is None
        self._reference = b""
        if not inline:
            self.join()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return the element itself: ReportLab copies flowables to try out where they fit."""
        return self

    def join(self) -> None:
        """Join the parent's children, once."""
        if not self._joined and isinstance(self.parent, StructElem):
            self._joined = True
            self.parent.join()
            self.parent.kids.append(self)

    def add(self, content: MarkedContent | AnnotationRef) -> None:
        """Take in what was drawn of the element."""
        self.join()
        self.kids.append(content)
        if self.page is None and isinstance(content, MarkedContent):
            self.page = content.page

    def include(self, box: Box) -> None:
        """Widen the bounding box (table 344).

        Args:
            box: left, foot, right and head, in points on the page.
        """
        if self.bbox is None:
            self.bbox = box
            return
        left, foot, right, head = box
        old_left, old_foot, old_right, old_head = self.bbox
        self.bbox = (
            min(old_left, left),
            min(old_foot, foot),
            max(old_right, right),
            max(old_head, head),
        )

    @property
    def drawn(self) -> bool:
        """Whether anything of the element itself has been drawn."""
        return any(not isinstance(kid, StructElem) for kid in self.kids)

    def walk(self) -> Iterator[StructElem]:
        """Yield the element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructElem):
                yield from kid.walk()

    def prune(self) -> bool:
        """Drop what was never drawn; an empty table cell stays, as it holds its column.

        Returns:
            whether anything is left of the element.
        """
        self.kids = [
            kid for kid in self.kids if not isinstance(kid, StructElem) or kid.prune()
        ]
        return bool(self.kids) or self.tag in _CELLS

    # -- writing

    def format(self, document: PDFDocument) -> bytes:
        """Return the element's dictionary."""
        if isinstance(self.parent, StructElem):
            above = self.parent.reference(document)
        else:
            above = _refer_to(self.parent, document)
        parts = [b"<</S/", self.tag.encode(), b"/P ", above]
        if self.page:
            parts.append(b"/Pg ")
            parts.append(_refer_to_page(self.page, document))
        kids = [_format_kid(kid, self.page, document) for kid in self.kids]
        if kids:
            parts += [b"/K[", b" ".join(kids), b"]"]
        texts = {
            "Alt": self.alt,
            "ActualText": self.actual,
            "Lang": self.lang,
            "T": self.title,
            "ID": self.id,
        }
        for key, value in texts.items():
            if value is not None:
                text = PDFString(value).format(document)
                parts += [b"/", key.encode(), text]
        attributes: list[bytes] = []  # 14.7.5
        if self.scope:
            scope = self.scope.encode()
            attributes.append(b"<</O/Table/Scope/%s>>" % scope)
        if self.numbering:
            numbering = self.numbering.encode()
            attributes.append(b"<</O/List/ListNumbering/%s>>" % numbering)
        # Of what goes on over pages no box would be true.
        if self.bbox and len(self.pages()) <= 1:
            edges = b" ".join([b"%.2f" % edge for edge in self.bbox])
            attributes.append(b"<</O/Layout/Placement/Block/BBox[%s]>>" % edges)
        if attributes:
            parts += [b"/A[", *attributes, b"]"]
        parts.append(b">>")
        return b"".join(parts)

    def reference(self, document: PDFDocument) -> bytes:
        """Return what other objects call the element.

        Its parent, its children and its page ask for it, so it is kept.
        """
        if not self._reference:
            self._reference = _refer_to(self, document)
        return self._reference

    def pages(self) -> list[str]:
        """Return the names of the pages that its own content stands on, as it was drawn."""
        names: dict[str, None] = {}
        for kid in self.kids:
            if not isinstance(kid, StructElem):
                names[kid.page] = None
        return list(names)


class StructTree(PDFObject):
    """The structure tree of one document: its root, parent tree and names (14.7.2, table 322).

    Args:
        document: the one element at the top, with the tag `Document`.
    """

    __RefOnly__ = 1

    def __init__(self, document: StructElem) -> None:
        self.document = document
        document.parent = self
        self.parents: list[StructElem | Sequence[StructElem]] = []

    def key(self, parents: StructElem | Sequence[StructElem]) -> int:
        """Return a new key of the parent tree (14.7.4.4).

        Args:
            parents: the element of an annotation, or those of a page's marked content by
                their MCID.
        """
        self.parents.append(parents)
        return len(self.parents) - 1

    def close(self) -> None:
        """Drop what was never drawn, and check what is left.

        Raises:
            TaggingError: a heading that skips a level (14289-1, 7.4.2), a figure without words
                (7.3), a note without a name of its own (7.9), a head cell without scope (7.5);
                two elements of one ID (ISO 32000-1, 14.7.2).
        """
        self.document.prune()
        level = 0
        names: set[str] = set()
        for elem in self.document.walk():
            fault = _find_fault(elem, level, names)
            if fault:
                raise TaggingError(fault)
            heading = _HEADING.fullmatch(elem.tag)
            if heading:
                level = int(heading.group(1))
            if elem.id:
                names.add(elem.id)

    def format(self, document: PDFDocument) -> bytes:
        """Return the root's dictionary."""
        leaves: list[bytes] = []
        for start in range(0, len(self.parents), _LEAF):
            leaf = _Leaf(start, self.parents[start : start + _LEAF])
            leaves.append(_refer_to(leaf, document))
        named: list[tuple[bytes, bytes]] = []
        for elem in self.document.walk():
            if elem.id:
                name = PDFString(elem.id).format(document)
                named.append((name, elem.reference(document)))
        pairs = b" ".join([b"%s %s" % pair for pair in sorted(named)])
        names = b"/IDTree<</Names[%s]>>" % pairs if named else b""  # 14.7.2; 7.9.6
        top = _refer_to(self.document, document)
        return b"".join(
            [
                b"<</Type/StructTreeRoot/K %s" % top,
                b"/ParentTree<</Kids[%s]>>" % b" ".join(leaves),
                b"/ParentTreeNextKey %d" % len(self.parents),
                names,
                b">>",
            ]
        )


class _Leaf(PDFObject):
    """One leaf of the parent tree, which is a number tree (7.9.7)."""

    __RefOnly__ = 1

    def __init__(
        self, start: int, parents: Sequence[StructElem | Sequence[StructElem]]
    ) -> None:
        self.start = start
        self.parents = parents

    def format(self, document: PDFDocument) -> bytes:
        entries: list[bytes] = []
        for key, parents in enumerate(self.parents, self.start):
            if isinstance(parents, StructElem):
                value = b" " + parents.reference(document)
            else:
                references = [elem.reference(document) for elem in parents]
                value = b"[%s]" % b" ".join(references)
            entries.append(b"%d%s" % (key, value))
        last = self.start + len(self.parents) - 1
        limits = b"/Limits[%d %d]" % (self.start, last)
        return b"<<%s/Nums[%s]>>" % (limits, b" ".join(entries))


def _find_fault(
    elem: StructElem,
    level: int,
    names: set[str],
) -> str:
    """Return what an element lacks, or nothing when it is sound.

    Args:
        elem: an element.
        level: level of the last heading before it.
        names: IDs of the elements before it.
    """
    if elem.tag == "Figure" and not elem.alt:
        return "a figure has no alternative text"
    if elem.tag == "Note" and (not elem.id or elem.id in names):
        return f"a note has no name of its own ({elem.id})"
    if elem.id and elem.id in names:
        return f"two elements have one name ({elem.id})"
    if elem.tag == "TH" and not elem.scope:
        return "a head cell has no scope"
    heading = _HEADING.fullmatch(elem.tag)
    if heading and int(heading.group(1)) > level + 1:
        return f"{elem.tag} follows a heading of level {level}"
    return ""


def _refer_to(target: Any, document: PDFDocument) -> bytes:
    reference = document.Reference(target)  # type: ignore[no-untyped-call]
    written: bytes = reference.format(document)
    return written


def _refer_to_page(name: str, document: PDFDocument) -> bytes:
    written: bytes = PDFObjectReference(name).format(document)
    return written


def _format_kid(
    kid: StructElem | MarkedContent | AnnotationRef,
    page: str | None,
    document: PDFDocument,
) -> bytes:
    """Return a child of an element whose own page is `page` (14.7.4)."""
    if isinstance(kid, StructElem):
        return kid.reference(document)
    if isinstance(kid, MarkedContent) and kid.page == page:
        return b"%d" % kid.mcid
    place = _refer_to_page(kid.page, document)
    if isinstance(kid, MarkedContent):
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (place, kid.mcid)
    annotation: bytes = kid.annotation.format(document)
    return b"<</Type/OBJR/Pg %s/Obj %s>>" % (place, annotation)
