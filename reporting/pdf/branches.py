"""Parts of a structure tree -> their elements as they are written, wherever in a file they are.

A branch is a part of the document with all that is painted of it. Written once, with blanks for
the numbers of objects, it stands in the next file as it is while nothing in it changes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reporting.memory import MANY_PAGES, Memory
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.painted_page import Owner, PaintedPage, RecordedElem
from reporting.pdf.structure import (
    LEAF,
    StructElem,
    StructTree,
    format_content,
    list_painted,
)
from reporting.pdf.syntax import encode_string, format_string
from reporting.pdf.tagging import TaggingError, check_elements, find_level
from reporting.record import MutableRecord, Record

if TYPE_CHECKING:
    from reporting.pdf.page_canvas import PageCanvas

_TOP = -1
"""Stands for the element that all branches belong to."""


class KeptBranch(Record, frozen=True, eq=False):
    """The elements of a branch, in the order of reading.

    Args:
        count: how many there are.
        roots: which of them belong to the document itself.
        ranks: the place of each, by what it was made from.
        template: all of them, a line each, with blanks for numbers.
        references: what stands in each blank: a place in the branch, or the top.
        names: of those that have an ID: what it is sorted by, how it is written, its place.
        ids: of those: their IDs, in order.
        heading: level of the first heading, 0 without one.
        last_heading: of the last one.
    """

    count: int
    roots: tuple[int, ...]
    ranks: Mapping[Hashable, int]
    template: str
    references: tuple[int, ...]
    names: tuple[tuple[bytes, str, int], ...]
    ids: tuple[str, ...]
    heading: int
    last_heading: int


def keep_branch(roots: Sequence[StructElem]) -> KeptBranch:
    """Return the elements of a branch; what was never painted is dropped.

    Args:
        roots: that belong to the document, in the order of reading.

    Raises:
        TaggingError: they are not sound.
    """
    elements = list_painted(roots)
    levels = list(filter(None, map(find_level, elements)))
    check_elements(elements, max(levels[0] - 1, 0) if levels else 0)
    ranks: dict[Hashable, int] = {}
    names: list[tuple[bytes, str, int]] = []
    for rank, elem in enumerate(elements):
        elem.number = rank
        if isinstance(elem, RecordedElem):
            ranks[elem.origin_of] = rank
        if elem.id:
            names.append((encode_string(elem.id), format_string(elem.id), rank))
    known = set(roots)
    references: list[int] = []
    lines = [_write_blank(elem, known, references) for elem in elements]
    return KeptBranch(
        len(elements),
        tuple([root.number for root in roots if root in set(elements)]),
        ranks,
        "\n".join(lines),
        tuple(references),
        tuple(names),
        tuple([elem.id for elem in elements if elem.id]),
        levels[0] if levels else 0,
        levels[-1] if levels else 0,
    )


def _write_blank(
    elem: StructElem,
    roots: set[StructElem],
    references: list[int],
) -> str:
    """Return an element with blanks for numbers, and add what stands in them."""
    above = elem.parent.number if elem.parent and elem not in roots else _TOP
    references.append(above)
    page = elem.page
    place = f"/Pg {page} 0 R" if page else ""
    kids: list[str] = []
    for kid in elem.kids:
        if isinstance(kid, StructElem):
            references.append(kid.number)
            kids.append("%d 0 R")
        else:
            kids.append(format_content(kid, page))
    inner = f"/K[{' '.join(kids)}]" if kids else ""
    entries = elem.format_entries().replace("%", "%%")
    return f"<</S/{elem.tag}/P %d 0 R{place}{inner}{entries}>>"


class Branch(MutableRecord, eq=False):
    """A branch in one document: what is kept of it, and the number of its first object."""

    kept: KeptBranch | None = None
    first: int = 0

    @property
    def content(self) -> KeptBranch:
        """What is kept of it.

        Raises:
            TaggingError: not all of it is painted.
        """
        if self.kept is None:
            raise TaggingError("a part is not finished")
        return self.kept


_Written = tuple[KeptBranch, list[bytes]]
_WRITTEN: Memory[tuple[int, int, int], _Written] = Memory(limit=MANY_PAGES)
"""By the identity of a branch, the number of its first object and of the top: both held."""
_Parents = tuple[PaintedPage, tuple[KeptBranch, ...], tuple[str, ...]]
_PARENTS: Memory[tuple[int, ...], _Parents] = Memory(limit=MANY_PAGES)
"""By the identity of a page, and of its branches with their first numbers."""


class BranchTree(StructTree):
    """The structure tree of one document, branch by branch.

    Args:
        document: the one element at the top, with the tag `Document`; nothing is painted of
            it but its branches.
    """

    def __init__(self, document: StructElem) -> None:
        super().__init__(document)
        self.branches: list[Branch] = []
        self.pages: list[PageCanvas] = []
        self.count = 0

    def take_page(self, page: PageCanvas) -> int:
        """Return the first of the keys of a page's content and links."""
        first = self.count
        self.pages.append(page)
        self.count += bool(page.marked) + len(page.links)
        return first

    def close(self) -> None:
        """Check what branches do not say of themselves.

        Raises:
            TaggingError: a heading skips a level; two elements have one ID.
        """
        level = 0
        ids: set[str] = set()
        count = 0
        for branch in self.branches:
            kept = branch.content
            if kept.heading > level + 1:
                raise TaggingError(
                    f"H{kept.heading} follows a heading of level {level}"
                )
            level = kept.last_heading or level
            ids.update(kept.ids)
            count += len(kept.ids)
        if len(ids) < count:
            raise TaggingError("two elements have one name")

    def write(self, first: int, _: Conformance = UA_1) -> Iterator[bytes]:
        """Yield the objects of a tree whose branches are all there.

        Args:
            first: number of the first of them; the tree's root has it, and the others follow.
        """
        top = first + 1
        number = top + 1
        roots: list[str] = []
        for branch in self.branches:
            branch.first = number
            roots += [f"{number + root} 0 R" for root in branch.content.roots]
            number += branch.content.count
        leaves = self.write_leaves()
        yield self.format_root(
            top,
            number,
            len(leaves),
            self.count,
        )
        document = self.document
        kids = f"/K[{' '.join(roots)}]" if roots else ""
        entries = document.format_entries()
        text = f"<</S/{document.tag}/P {first} 0 R{kids}{entries}>>"
        yield text.encode("latin-1")
        for branch in self.branches:
            yield from _write_branch(branch, top)
            if Memory.is_long:
                branch.kept = None  # it would stand beside what was written of it
        yield from leaves

    def format_names(self) -> str:
        """Return the name tree of the elements that have an ID (14.7.2; 7.9.6)."""
        named: list[tuple[bytes, str, int]] = []
        for branch in self.branches:
            first = branch.first
            for key, text, rank in branch.content.names:
                named.append((key, text, first + rank))
        named.sort()
        return self.join_names([f"{text} {number} 0 R" for _, text, number in named])

    def write_leaves(self) -> list[bytes]:
        """Return the leaves of the parent tree, which is a number tree (7.9.7)."""
        entries: list[str] = []
        for page in self.pages:
            entries += _list_parents(page)
        leaves: list[bytes] = []
        for start in range(0, len(entries), LEAF):
            group = entries[start : start + LEAF]
            written: list[str] = []
            for key, entry in enumerate(group, start):
                written.append(f"{key}{entry}")
            leaves.append(self.format_leaf(start, written))
        return leaves


def _write_branch(branch: Branch, top: int) -> list[bytes]:
    """Return the elements of a branch with the numbers that they have in a file."""
    kept, first = branch.content, branch.first

    def write() -> _Written:
        if not kept.count:
            return kept, []
        numbers: list[int] = []
        for place in kept.references:
            numbers.append(top if place == _TOP else first + place)
        text = kept.template % tuple(numbers)
        return kept, text.encode("latin-1").split(b"\n")

    _, lines = _WRITTEN.recall((id(kept), first, top), write)
    return lines


def _list_parents(page: PageCanvas) -> tuple[str, ...]:
    """Return the parents of a page's content, and of each link, as a number tree has them."""
    painted = page.painted
    if painted is None:
        return ()
    branches = page.branches
    key = [id(painted)]
    for branch in branches:
        key += (id(branch.kept), branch.first)

    def write() -> _Parents:
        parents: list[str] = []
        if painted.marked:
            references: list[str] = []
            for owner in painted.marked:
                references.append(f"{_find_number(page, owner)} 0 R")
            parents.append(f"[{' '.join(references)}]")
        for link in painted.links:
            parents.append(f" {_find_number(page, link.owner)} 0 R")
        return painted, tuple([branch.content for branch in branches]), tuple(parents)

    *_, written = _PARENTS.recall(tuple(key), write)
    return written


def _find_number(page: PageCanvas, owner: Owner) -> int:
    """Return the object of an element that a page shows something of."""
    at, name = owner
    branch = page.branches[at]
    rank = name if page.is_settled else branch.content.ranks[name]
    return branch.first + int(rank)  # type: ignore[call-overload,no-any-return]
