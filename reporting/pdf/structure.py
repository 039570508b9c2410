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

_HEADING = re.compile(r"H([1-6])")
_CELLS = frozenset({"TD", "TH"})
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
        "__InternalName__", "_joined", "_reference", "actual", "alt", "bbox", "id", "kids", "lang",
        "numbering", "parent", "scope", "tag", "title",
    )  # fmt: skip

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
        self.alt, self.actual, self.lang, self.title, self.id = (
            alt,
            actual,
            lang,
            title,
            id,
        )
        self.scope, self.numbering = scope, numbering
        self.kids: list[StructElem | MarkedContent | AnnotationRef] = []
        self.bbox: tuple[float, float, float, float] | None = None
        self._joined = parent is None
        self._reference = b""
        if not inline:
            self.join()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return the element itself: ReportLab copies flowables when it tries out where they fit."""
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

    def include(self, box: tuple[float, float, float, float]) -> None:
        """Widen the bounding box (table 344) by left, foot, right and head, in points on the page."""
        old = self.bbox or box
        self.bbox = (
            min(old[0], box[0]),
            min(old[1], box[1]),
            max(old[2], box[2]),
            max(old[3], box[3]),
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
        page = next(
            (kid.page for kid in self.kids if isinstance(kid, MarkedContent)), None
        )
        parent = self.parent
        above = (
            parent.reference(document)
            if isinstance(parent, StructElem)
            else _ref(parent, document)
        )
        parts = [b"<</S/", self.tag.encode(), b"/P ", above]
        if page:
            parts += [b"/Pg ", _page(page, document)]
        kids = [_kid(kid, page, document) for kid in self.kids]
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
                parts += [b"/", key.encode(), PDFString(value).format(document)]
        return b"".join([*parts, *self._attributes(), b">>"])

    def reference(self, document: PDFDocument) -> bytes:
        """Return what other objects call the element; asked for by its parent, its children and its page."""
        self._reference = self._reference or _ref(self, document)
        return self._reference

    def _attributes(self) -> list[bytes]:
        """Return the entry of attribute objects (14.7.5), or nothing."""
        found = []
        if self.scope:
            found.append(b"<</O/Table/Scope/%s>>" % self.scope.encode())
        if self.numbering:
            found.append(b"<</O/List/ListNumbering/%s>>" % self.numbering.encode())
        pages = {kid.page for kid in self.kids if not isinstance(kid, StructElem)}
        if (
            self.bbox and len(pages) <= 1
        ):  # of what goes on over pages no box would be true
            edges = b" ".join(b"%.2f" % edge for edge in self.bbox)
            found.append(b"<</O/Layout/Placement/Block/BBox[%s]>>" % edges)
        return [b"/A[", *found, b"]"] if found else []


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
                (7.3), a note without a name of its own (7.9), a head cell without scope (7.5).
        """
        self.document.prune()
        level, names = 0, set[str]()
        for elem in self.document.walk():
            if fault := _fault(elem, names):
                raise TaggingError(fault)
            if heading := _HEADING.fullmatch(elem.tag):
                deeper = int(heading.group(1))
                if deeper > level + 1:
                    raise TaggingError(f"{elem.tag} follows a heading of level {level}")
                level = deeper
            if elem.id:
                names.add(elem.id)

    def format(self, document: PDFDocument) -> bytes:
        """Return the root's dictionary."""
        starts = range(0, len(self.parents), _LEAF)
        leaves = [
            _ref(_Leaf(at, self.parents[at : at + _LEAF]), document) for at in starts
        ]
        named = sorted(
            (PDFString(elem.id).format(document), _ref(elem, document))
            for elem in self.document.walk()
            if elem.id
        )
        names = b" ".join(b"%s %s" % pair for pair in named)
        return (
            b"<</Type/StructTreeRoot/K %s/ParentTree<</Kids[%s]>>/ParentTreeNextKey %d"
            % (_ref(self.document, document), b" ".join(leaves), len(self.parents))
            + (b"/IDTree<</Names[%s]>>" % names if names else b"")
            + b">>"
        )


class _Leaf(PDFObject):
    """One leaf of the parent tree, which is a number tree (7.9.7)."""

    __RefOnly__ = 1

    def __init__(
        self, start: int, parents: Sequence[StructElem | Sequence[StructElem]]
    ) -> None:
        self.start, self.parents = start, parents

    def format(self, document: PDFDocument) -> bytes:
        entries = []
        for key, parents in enumerate(self.parents, self.start):
            if isinstance(parents, StructElem):
                entries.append(b"%d %s" % (key, parents.reference(document)))
            else:
                entries.append(
                    b"%d[%s]"
                    % (key, b" ".join(elem.reference(document) for elem in parents))
                )
        last = self.start + len(self.parents) - 1
        return b"<</Limits[%d %d]/Nums[%s]>>" % (self.start, last, b" ".join(entries))


def _fault(elem: StructElem, names: set[str]) -> str:
    """Say what an element lacks; nothing when it is sound."""
    match elem.tag:
        case "Figure" if not elem.alt:
            return "a figure has no alternative text"
        case "Note" if not elem.id or elem.id in names:
            return f"a note has no name of its own ({elem.id})"
        case "TH" if not elem.scope:
            return "a head cell has no scope"
        case _:
            return ""


def _ref(target: Any, document: PDFDocument) -> bytes:
    reference: bytes = document.Reference(target).format(document)  # type: ignore[no-untyped-call]
    return reference


def _page(name: str, document: PDFDocument) -> bytes:
    reference: bytes = PDFObjectReference(name).format(document)
    return reference


def _kid(
    kid: StructElem | MarkedContent | AnnotationRef,
    page: str | None,
    document: PDFDocument,
) -> bytes:
    match kid:
        case MarkedContent(name, mcid) if name == page:
            return b"%d" % mcid
        case MarkedContent(name, mcid):
            return b"<</Type/MCR/Pg %s/MCID %d>>" % (_page(name, document), mcid)
        case AnnotationRef(name, annotation):
            reference: bytes = annotation.format(document)
            return b"<</Type/OBJR/Pg %s/Obj %s>>" % (_page(name, document), reference)
        case _:
            return kid.reference(document)
