"""Parts of a dossier, and pages that show them -> branches of the structure tree.

A part's elements are made where a page of it must be painted, or where what was painted of it
has changed; else the branch of an earlier build stands again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from reporting.memory import MANY_PAGES, Memory
from reporting.paper.page_origins import Located
from reporting.paper.tag import Tag
from reporting.pdf.branches import Branch, BranchTree, KeptBranch, keep_branch
from reporting.pdf.conformance import Conformance
from reporting.pdf.painted_page import PaintedPage, RecordedElem, Told
from reporting.pdf.structure import AnnotationRef, Box, MarkedContent, StructElem
from reporting.reading.origin import Origin
from reporting.record import MutableRecord, Record, field

if TYPE_CHECKING:
    from reporting.pdf.page_canvas import PageCanvas

Tags = tuple[Tag, ...]
_Shown = tuple[PaintedPage, int, int, int]
"""A page, the branch's number on it, and the numbers of its object and of its first link."""
_LET_GO = StructElem("Div")
"""Stands at the top for an element that is no longer wanted."""
_BESIDE = 1 << 20
"""Elements that a part has at the most beside each other at the top."""


class _Names(Record, frozen=True, eq=False):
    """What tags say of names: how many are written somewhere, and the claims of notes."""

    tags: Tags
    located: int
    notes: tuple[str, ...]


_NAMES: Memory[int, _Names] = Memory(limit=4 * MANY_PAGES)
"""By the identity of tags, which are held."""


class _Located(Record, frozen=True, eq=False):
    """A branch that is kept, with where it is written, by the IDs of its elements."""

    tags: tuple[Tags, ...]
    shown: tuple[_Shown, ...]
    kept: KeptBranch
    origins: tuple[tuple[str, Origin], ...]


_Key = tuple[object, ...]
_KEPT: Memory[_Key, _Located] = Memory(limit=MANY_PAGES)
"""By the identity of tags and pages, the numbers of these, and what was named before."""


class PartBranch(MutableRecord, eq=False):
    """A part in one document.

    Args:
        number: of the part.
        tags: of each of its galleys.
        located: how many elements before it are written somewhere.
        notes: how many notes there are before it of the claims that it has notes of.
        elems: of its tags, once they are made.
        log: what is painted of them on the page at hand.
        shown: pages that show it.
        canvases: these, in this document.
        branch: with what is kept of it, once all is painted.
        origins: of its elements, likewise.
    """

    number: int
    tags: tuple[Tags, ...]
    located: int
    notes: dict[str, int]
    elems: dict[Hashable, RecordedElem] | None = None
    log: list[Told] = field(default_factory=list)
    shown: list[_Shown] = field(default_factory=list)
    canvases: list[PageCanvas] = field(default_factory=list)
    branch: Branch = field(default_factory=Branch)
    origins: tuple[tuple[str, Origin], ...] = ()


class Branches:
    """The parts of one dossier as a structure tree.

    Args:
        top: the document.
        conformance: the standards of the file, which say of what types elements are.
        has_links: whether links lead anywhere; else what they say is words like others.

    Attributes:
        elems: the element of each tag of the parts that are painted.
        tree: of all parts.
    """

    def __init__(
        self,
        top: Tag,
        conformance: Conformance,
        *,
        has_links: bool,
    ) -> None:
        self._has_links = has_links
        self._types = dict(conformance.types)
        if not has_links:
            self._types["Link"] = "Span"
        self.elems: dict[Tag, StructElem] = {}
        self.document = StructElem(top.name, title=top.title)
        self.elems[top] = self.document
        self.tree = BranchTree(self.document)
        self.parts: list[PartBranch] = []
        self._located = 0
        self._notes: dict[str, int] = {}

    def add(self, tags: Iterable[Tags]) -> PartBranch:
        """Take in a part before any page shows it.

        Args:
            tags: of each of its galleys, in the order of reading, parents first.
        """
        groups = tuple(filter(None, tags))
        part = PartBranch(
            len(self.parts),
            groups,
            self._located,
            {},
        )
        self.parts.append(part)
        for group in groups:
            names = _read_names(group)
            self._located += names.located
            for claim in names.notes:
                count = self._notes.get(claim, 0)
                part.notes.setdefault(claim, count)
                self._notes[claim] = count + 1
        return part

    def open(self, part: PartBranch, late: Iterable[Tag] = ()) -> None:
        """Make the elements of a part, for a page of it is painted.

        Args:
            part: of which the page shows something.
            late: tags that were made for that page, some of which may be of the part.
        """
        elems = part.elems
        if elems is None:
            elems = part.elems = self._make_elems(part)
        for tag in late:
            if tag.parent in elems and tag not in elems:
                self._make_elem(part, elems, tag, tag.id)

    def forget(self, part: PartBranch) -> None:
        """Finish a part that no page will show any more."""
        self._finish(part)
        for tag, elem in (part.elems or {}).items():
            if isinstance(tag, Tag):
                self.elems.pop(tag, None)
            if elem.parent is self.document and elem.is_joined:
                self.document.kids[elem.place - part.number * _BESIDE] = _LET_GO
            # Nobody looks for rings: it is held by nothing that it holds.
            elem.parent = None
            elem.kids = []
        part.elems = None
        part.tags = ()
        part.shown = []

    def close(self) -> list[Located]:
        """Finish all parts; return where the elements of each are written.

        Raises:
            TaggingError: the structure is not sound.
        """
        origins: list[Located] = []
        for part in self.parts:
            self._finish(part)
            origins.append(part.origins)
            self.tree.branches.append(part.branch)
        self.tree.close()
        return origins

    def _finish(self, part: PartBranch) -> None:
        """Find what is kept of a part with all that was painted of it, or make it."""
        if part.branch.kept is not None:
            return
        key: list[object] = [id(group) for group in part.tags]
        for page, at, number, first in part.shown:
            key += (id(page), at, number, first)
        key += (self._has_links, part.located, *part.notes.items())
        located = _KEPT.recall(tuple(key), lambda: self._keep(part))
        part.branch.kept = located.kept
        part.origins = located.origins

    def _keep(self, part: PartBranch) -> _Located:
        """Return the branch of a part: its elements with all that was painted of them."""
        self.open(part)
        elems = part.elems or {}
        for page, at, number, first in part.shown:
            for name, told in page.told[at]:
                elem = elems.get(name) or self._make_late(part, elems, name)
                _take_in(elem, told, page, number, first)
        roots: list[StructElem] = []
        for elem in elems.values():
            if elem.parent is self.document:
                roots.append(elem)
        kept = keep_branch(roots)
        origins: list[tuple[str, Origin]] = []
        for tag in kept.ranks:
            if isinstance(tag, Tag) and tag.origin:
                origins.append((elems[tag].id or "", tag.origin))
        return _Located(
            part.tags,
            tuple(part.shown),
            kept,
            tuple(origins),
        )

    def _make_elems(self, part: PartBranch) -> dict[Hashable, RecordedElem]:
        """Return the elements of a part, by their tags."""
        elems: dict[Hashable, RecordedElem] = {}
        located = part.located
        notes = dict(part.notes)
        for group in part.tags:
            for tag in group:
                name = tag.id
                if tag.note:
                    claim = tag.note.claim
                    notes[claim] += 1
                    name = f"note-{claim}-{notes[claim]}"
                if tag.origin:
                    located += 1
                    name = name or f"text-{located}"
                self._make_elem(part, elems, tag, name)
        return elems

    def _make_elem(
        self,
        part: PartBranch,
        elems: dict[Hashable, RecordedElem],
        tag: Tag,
        name: str | None,
    ) -> None:
        """Make the element of a tag; one of no type is that of what it stands in."""
        parent = elems.get(tag.parent) or self.document
        kind = self._types.get(tag.name, tag.name)
        if not kind and isinstance(parent, RecordedElem):
            elems[tag] = self.elems[tag] = parent
            return
        elem = RecordedElem(
            kind,
            parent,
            inline=tag.inline,
            alt=tag.alt,
            actual=tag.actual,
            lang=tag.lang,
            title=tag.title,
            id=name,
            mark=tag.note.number if tag.note else tag.mark,
            scope=tag.scope,
            numbering=tag.numbering,
            span=tag.span,
        )
        elem.owner = part
        elem.origin_of = tag
        if parent is self.document:
            elem.place += part.number * _BESIDE
        elems[tag] = self.elems[tag] = elem

    def _make_late(
        self,
        part: PartBranch,
        elems: dict[Hashable, RecordedElem],
        tag: Hashable,
    ) -> RecordedElem:
        """Return the element of a tag that was made for a page, and of those around it."""
        if not isinstance(tag, Tag):
            raise TypeError(f"no tag: {tag!r}")
        if tag.parent not in elems:
            self._make_late(part, elems, tag.parent)
        self._make_elem(part, elems, tag, tag.id)
        return elems[tag]


def _read_names(tags: Tags) -> _Names:
    """Return what tags say of names."""

    def read() -> _Names:
        located = sum([tag.origin is not None for tag in tags])
        notes = [tag.note.claim for tag in tags if tag.note]
        return _Names(tags, located, tuple(notes))

    return _NAMES.recall(id(tags), read)


def _take_in(
    elem: RecordedElem,
    told: MarkedContent | AnnotationRef | Box,
    page: PaintedPage,
    number: int,
    first: int,
) -> None:
    """Let an element take in what was painted of it.

    Args:
        elem: that noted it, on this page or on one like it.
        told: by the numbers that objects had then.
        page: as it was painted.
        number: of the page's object in this document.
        first: of its first link.
    """
    if isinstance(told, MarkedContent):
        content = told
        if number != page.number:
            content = MarkedContent(number, told.mcid)
        StructElem.add(elem, content)
    elif isinstance(told, AnnotationRef):
        link = told.annotation - page.first_link + first
        StructElem.add(elem, AnnotationRef(number, link))
    else:
        StructElem.include(elem, told)
