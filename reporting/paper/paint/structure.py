"""Tags in the order of reading -> the elements of a structure tree, and their origins."""

from __future__ import annotations

from collections.abc import Iterable

from reporting.paper.tag import Tag
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.structure import StructElem, StructTree
from reporting.reading.origin import Origin


class Structure:
    """The elements of one dossier.

    Args:
        top: the document.
        conformance: the standards of the file, which say of what types elements are.
        has_links: whether links lead anywhere; else what they say is words like others.

    Attributes:
        elems: the element of each tag.
        origins: where the words of an element are written, by its ID: `text-12` for one that
            has none of its own.
        tree: of the elements.
    """

    def __init__(
        self,
        top: Tag,
        conformance: Conformance = UA_1,
        *,
        has_links: bool = True,
    ) -> None:
        self._types = dict(conformance.types)
        if not has_links:
            self._types["Link"] = "Span"
        self.elems: dict[Tag, StructElem] = {}
        self.origins: dict[str, Origin] = {}
        self._notes: dict[str, int] = {}
        self.add([top])
        self.tree = StructTree(self.elems[top])

    def add(self, tags: Iterable[Tag]) -> None:
        """Make the elements of tags.

        Args:
            tags: in the order of reading, parents first.
        """
        for tag in tags:
            self._make_elem(tag)

    def forget(self, tags: Iterable[Tag]) -> None:
        """Let go of tags that no page will show any more; their elements stay."""
        for tag in tags:
            del self.elems[tag]

    def _make_elem(self, tag: Tag) -> None:
        parent = self.elems[tag.parent] if tag.parent else None
        name = self._types.get(tag.name, tag.name)
        if not name and parent:
            self.elems[tag] = parent
            return
        self.elems[tag] = StructElem(
            name,
            parent,
            inline=tag.inline,
            alt=tag.alt,
            actual=tag.actual,
            lang=tag.lang,
            title=tag.title,
            id=self._name(tag),
            mark=tag.note.number if tag.note else tag.mark,
            scope=tag.scope,
            numbering=tag.numbering,
            span=tag.span,
        )

    def _name(self, tag: Tag) -> str | None:
        """Return the ID of an element, which all have that are written somewhere."""
        name = tag.id
        if tag.note:
            claim = tag.note.claim
            count = self._notes.get(claim, 0) + 1
            self._notes[claim] = count
            name = f"note-{claim}-{count}"
        if tag.origin:
            name = name or f"text-{len(self.origins) + 1}"
            self.origins.setdefault(name, tag.origin)
        return name
