"""A document's logical structure -> the structure tree of a PDF (ISO 32000-1, 14.7).

Elements are made in the order of reading. Painting only adds which marked content of which
page belongs to each, so it may happen in any order, and a paragraph that runs over two pages
stays one element. Pages and annotations are known by the numbers of their objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.syntax import encode_string, format_box, format_string
from reporting.pdf.tagging import check_elements

if TYPE_CHECKING:
    from reporting.pdf.page_canvas import PageCanvas

_CELLS = frozenset({"TD", "TH"})
Box = tuple[float, float, float, float]
LEAF = 200
"""Entries in one node of a number tree."""


class MarkedContent(NamedTuple):
    """A marked-content sequence: its page, and its number there (14.7.4.2)."""

    page: int
    mcid: int


class AnnotationRef(NamedTuple):
    """An annotation: its page, and its object (14.7.4.3)."""

    page: int
    annotation: int


class StructElem:
    """One structure element (ISO 32000-1, 14.7.2, table 323).

    Args:
        tag: a standard structure type (14.8.4), such as `P` or `TH`.
        parent: the element it belongs to.
        inline: whether it joins its parent only where it is first painted, between the
            parent's own words, as a link in a paragraph does.
        alt: what stands for it in words (14.9.3); a figure must have it (14289-1, 7.3).
        actual: the text that its glyphs stand for, where they mislead (14.9.4).
        lang: language tag of its words, where it is another than its parent's (14.9.2).
        title: its title, for people who look at the tree.
        id: its name within the document; a note must have one (14289-1, 7.9).
        mark: number of the note that it is, or that it refers to; 0 for none.
        scope: `Column` or `Row`, of a TH (table 349; 14289-1, 7.5).
        numbering: `ListNumbering` of an L, such as `Disc` or `Decimal` (table 347).
        span: how many columns and how many rows a TH or TD takes (table 349).
    """

    __slots__ = (  # a long document has tens of thousands
        "actual",
        "alt",
        "bbox",
        "id",
        "is_inline",
        "is_joined",
        "kids",
        "lang",
        "mark",
        "number",
        "numbering",
        "page",
        "parent",
        "place",
        "scope",
        "span",
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
        mark: int = 0,
        scope: str | None = None,
        numbering: str | None = None,
        span: tuple[int, int] = (1, 1),
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.actual = actual
        self.lang = lang
        self.title = title
        self.id = id
        self.mark = mark
        self.scope = scope
        self.numbering = numbering
        self.span = span
        self.kids: list[StructElem | MarkedContent | AnnotationRef] = []
        self.bbox: Box | None = None
        self.page = 0
        """The page of its first marked content; 0 where it has none of its own."""
        self.number = 0
        """Of its object, once the tree is written."""
        self.place = 0
        """Among its parent's children, once it has joined them."""
        self.is_inline = inline
        self.is_joined = parent is None
        if not inline:
            self.join()

    def join(self) -> None:
        """Join the parent's children, once."""
        if not self.is_joined and self.parent is not None:
            self.is_joined = True
            self.parent.join()
            self.place = len(self.parent.kids)
            self.parent.kids.append(self)

    def find_path(self) -> tuple[int, ...]:
        """Return the way to it from the top: paths sort by the order of reading.

        What joins its parent where it is painted has the parent's path.
        """
        elem = self
        while elem.is_inline and elem.parent:
            elem = elem.parent
        path: list[int] = []
        while elem.parent:
            path.append(elem.place)
            elem = elem.parent
        return tuple(path[::-1])

    def add(self, content: MarkedContent | AnnotationRef) -> None:
        """Take in what was painted of the element."""
        if not self.is_joined:
            self.join()
        self.kids.append(content)
        if not self.page and isinstance(content, MarkedContent):
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

    def walk(self) -> Iterator[StructElem]:
        """Yield the element and all below it, in the order of reading."""
        waiting = [self]
        while waiting:
            elem = waiting.pop()
            yield elem
            for kid in reversed(elem.kids):
                if isinstance(kid, StructElem):
                    waiting.append(kid)

    def pages(self) -> list[int]:
        """Return the pages that its own content stands on, as it was painted."""
        found: dict[int, None] = {}
        for kid in self.kids:
            if not isinstance(kid, StructElem):
                found[kid.page] = None
        return list(found)

    # -- writing

    def write(self, above: int, relations: str = "") -> bytes:
        """Return the element's dictionary.

        Args:
            above: object of its parent, or of the root of the tree.
            relations: entries of its namespace, and of the elements that it refers to.
        """
        page = self.page
        parts = [f"<</S/{self.tag}/P {above} 0 R{relations}"]
        if page:
            parts.append(f"/Pg {page} 0 R")
        kids: list[str] = []
        for kid in self.kids:
            if isinstance(kid, StructElem):
                kids.append(f"{kid.number} 0 R")
            else:
                kids.append(format_content(kid, page))
        if kids:
            parts.append(f"/K[{' '.join(kids)}]")
        parts.append(self.format_entries())
        parts.append(">>")
        return "".join(parts).encode("latin-1")

    def format_entries(self) -> str:
        """Return what it says of itself, beside its place and its content."""
        parts: list[str] = []
        if self.alt is not None:
            parts.append(f"/Alt{format_string(self.alt)}")
        if self.actual is not None:
            parts.append(f"/ActualText{format_string(self.actual)}")
        if self.lang is not None:
            parts.append(f"/Lang{format_string(self.lang)}")
        if self.title is not None:
            parts.append(f"/T{format_string(self.title)}")
        if self.id is not None:
            parts.append(f"/ID{format_string(self.id)}")
        attributes = self._format_attributes()
        if attributes:
            parts.append(f"/A[{attributes}]")
        return "".join(parts)

    def _format_attributes(self) -> str:
        """Return its attribute objects (14.7.5)."""
        parts: list[str] = []
        table = ""
        if self.scope:
            table = f"/Scope/{self.scope}"
        columns, rows = self.span
        if columns > 1:
            table += f"/ColSpan {columns}"
        if rows > 1:
            table += f"/RowSpan {rows}"
        if table:
            parts.append(f"<</O/Table{table}>>")
        if self.numbering:
            parts.append(f"<</O/List/ListNumbering/{self.numbering}>>")
        if self.tag == "FENote":  # neither at the foot of a page nor at the end
            parts.append("<</O/FENote/NoteType/None>>")
        # Of what goes on over pages no box would be true.
        if self.bbox and len(self.pages()) <= 1:
            box = format_box(self.bbox)
            parts.append(f"<</O/Layout/Placement/Block/BBox{box}>>")
        return "".join(parts)


def format_content(kid: MarkedContent | AnnotationRef, page: int) -> str:
    """Return what was painted of an element, which says nothing of its own page."""
    if isinstance(kid, AnnotationRef):
        place = f"/Pg {kid.page} 0 R/Obj {kid.annotation} 0 R"
        return f"<</Type/OBJR{place}>>"
    if kid.page == page:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {kid.page} 0 R/MCID {kid.mcid}>>"


class StructTree:
    """The structure tree of one document: its root, parent tree and names (14.7.2, table 322).

    Args:
        document: the one element at the top, with the tag `Document`.
    """

    def __init__(self, document: StructElem) -> None:
        self.document = document
        self.references: Mapping[StructElem, Sequence[StructElem]] = {}
        """By an element, those that it refers to (ISO 32000-2, table 355)."""
        self.parents: list[StructElem | Sequence[StructElem]] = []
        self.elements: tuple[StructElem, ...] = ()
        """All elements in the order of reading, once it is closed."""

    def key(self, parents: StructElem | Sequence[StructElem]) -> int:
        """Return a new key of the parent tree (14.7.4.4).

        Args:
            parents: the element of an annotation, or those of a page's marked content by
                their MCID.
        """
        self.parents.append(parents)
        return len(self.parents) - 1

    def take_page(self, page: PageCanvas) -> int:
        """Return the first of the keys of a page's content and links, which follow in order."""
        first = len(self.parents)
        if page.marked:
            self.key(page.marked)
        for link in page.links:
            self.key(link.elem)
        return first

    def close(self) -> None:
        """Drop what was never painted, and check what is left; once more does no harm.

        An empty table cell stays, as it holds its column.

        Raises:
            TaggingError: a heading that skips a level (14289-1, 7.4.2), a figure without words
                (7.3), a note without a name of its own (7.9), a head cell without scope (7.5);
                two elements of one ID (ISO 32000-1, 14.7.2).
        """
        if self.elements:
            return
        self.elements = tuple(list_painted([self.document]))
        check_elements(self.elements)

    def write(self, first: int, conformance: Conformance = UA_1) -> Iterator[bytes]:
        """Yield the objects of a closed tree, whose elements lose their kids by that.

        Args:
            first: number of the first of them; the tree's root has it, and the others follow.
            conformance: says which namespaces there are.
        """
        document, elements = self.document, self.elements
        for number, elem in enumerate(elements, first + 1):
            elem.number = number
        leaves = self.write_leaves()
        number = first + 1 + len(elements)
        named = ""
        if conformance.namespace:
            named = f"/NS {number + len(leaves)} 0 R"
        yield self.format_root(
            document.number,
            number,
            len(leaves),
            len(self.parents),
            has_namespace=bool(named),
        )
        for elem in elements:
            above = elem.parent.number if elem.parent else first
            relations = "" if elem.tag in conformance.older else named
            if elem in self.references:
                relations += self.format_references(elem)
            yield elem.write(above, relations)
            elem.kids = []
        yield from leaves
        if named:
            name = format_string(conformance.namespace)
            yield f"<</Type/Namespace/NS{name}>>".encode("latin-1")

    def format_root(
        self,
        top: int,
        leaf: int,
        leaves: int,
        keys: int,
        *,
        has_namespace: bool = False,
    ) -> bytes:
        """Return the root of the tree (14.7.2, table 322).

        Args:
            top: object of the document's element.
            leaf: object of the first leaf of the parent tree; the others follow.
            leaves: how many there are.
            keys: how many the parent tree has.
            has_namespace: whether the object behind the leaves is one.
        """
        kids = [f"{number} 0 R" for number in range(leaf, leaf + leaves)]
        spaces = f"/Namespaces[{leaf + leaves} 0 R]" if has_namespace else ""
        root = (
            f"<</Type/StructTreeRoot/K {top} 0 R{spaces}"
            f"/ParentTree<</Kids[{' '.join(kids)}]>>"
            f"/ParentTreeNextKey {keys}{self.format_names()}>>"
        )
        return root.encode("latin-1")

    def format_references(self, elem: StructElem) -> str:
        """Return the entry of those that an element refers to (ISO 32000-2, table 355)."""
        numbers = [f"{other.number} 0 R" for other in self.references[elem]]
        return f"/Ref[{' '.join(numbers)}]"

    def format_names(self) -> str:
        """Return the name tree of the elements that have an ID (14.7.2; 7.9.6)."""
        named: dict[str, int] = {}
        for elem in self.elements:
            if elem.id:
                named[elem.id] = elem.number
        pairs: list[str] = []
        for name in sorted(named, key=encode_string):
            pairs.append(f"{format_string(name)} {named[name]} 0 R")
        return self.join_names(pairs)

    def join_names(self, pairs: Sequence[str]) -> str:
        """Return sorted names and their objects as the tree's root has them."""
        return f"/IDTree<</Names[{' '.join(pairs)}]>>" if pairs else ""

    def format_leaf(self, first: int, entries: Sequence[str]) -> bytes:
        """Return a leaf of the parent tree: entries of the keys from one on."""
        last = first + len(entries) - 1
        leaf = f"<</Limits[{first} {last}]/Nums[{' '.join(entries)}]>>"
        return leaf.encode("latin-1")

    def write_leaves(self) -> list[bytes]:
        """Return the leaves of the parent tree, which is a number tree (7.9.7)."""
        leaves: list[bytes] = []
        for start in range(0, len(self.parents), LEAF):
            entries: list[str] = []
            group = self.parents[start : start + LEAF]
            for key, parents in enumerate(group, start):
                if isinstance(parents, StructElem):
                    entries.append(f"{key} {parents.number} 0 R")
                else:
                    references = [f"{elem.number} 0 R" for elem in parents]
                    entries.append(f"{key}[{' '.join(references)}]")
            leaves.append(self.format_leaf(start, entries))
        return leaves


def list_painted(roots: Iterable[StructElem]) -> list[StructElem]:
    """Return elements in the order of reading, without those that nothing was painted of.

    An empty table cell stays, as it holds its column, and the element at the top.

    Args:
        roots: each with all below it.
    """
    found: list[StructElem] = []
    for root in roots:
        found += root.walk()
    empty: set[object] = set()
    thinned: set[StructElem] = set()
    for elem in reversed(found):
        if elem in thinned:
            elem.kids = [kid for kid in elem.kids if kid not in empty]
        if not elem.kids and elem.tag not in _CELLS and elem.parent:
            empty.add(elem)
            thinned.add(elem.parent)
    return [elem for elem in found if elem not in empty]
