"""Painted pages and their closed tree -> what PDF 2.0 says of elements that belong together.

Destinations are elements (ISO 32000-2, 12.3.2.3; ISO 14289-2, 8.8). A reference names what
it refers to, each line of a table of contents included (14289-2, 8.2.5.8), and a note names
all marks that refer to it (8.2.5.14). A caption is the last of what it is the caption of
(8.2.5.27), and a list whose items have labels says what these are (8.2.5.25).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reporting.pdf.structure import StructElem, StructTree

if TYPE_CHECKING:
    from reporting.pdf.document import Document
    from reporting.pdf.page_canvas import PageCanvas

_REFERENCE = "Reference"
_NOTE = "FENote"
_INLINE = frozenset({"Em", "Link", "Reference", "Span", "Strong"})


def relate_elements(document: Document, tree: StructTree) -> None:
    """Settle which elements links lead to, and which elements refer to each other.

    Args:
        document: all pages painted; its targets are found.
        tree: closed; its references are found, its captions are wrapped, its lists named.
    """
    wrap_captions(tree)
    document.targets = find_targets(document, tree.elements)
    references: dict[StructElem, list[StructElem]] = {}
    for link, name in document.leads.items():
        if link.parent and link.parent.tag == _REFERENCE:
            references[link.parent] = [document.targets[name]]
    for mark, note in pair_notes(tree.elements):
        references.setdefault(mark, []).append(note)
        references.setdefault(note, []).append(mark)
    tree.references = references
    for elem in tree.elements:
        if elem.tag == "L" and elem.numbering == "None" and has_labels(elem):
            elem.numbering = document.conformance.labelled


def wrap_captions(tree: StructTree) -> None:
    """Let each figure and its caption stand in an element of their own.

    Within the figure the caption would be hidden by the words that stand for the figure; and
    what is in a `Div` or a `Part` is taken for what is around these.

    Args:
        tree: closed; the new elements join its others.
    """
    made: dict[StructElem, StructElem] = {}
    for elem in tree.elements:
        if elem.tag == "Caption":
            wrap_caption(elem, made)
    if not made:
        return
    elements: list[StructElem] = []
    for elem in tree.elements:
        if elem in made:
            elements.append(made[elem])
        elements.append(elem)
    tree.elements = tuple(elements)


def wrap_caption(caption: StructElem, made: dict[StructElem, StructElem]) -> None:
    """Wrap a caption with the last figure that stands before it beside it.

    Args:
        caption: that of a list or a table stays where it is.
        made: takes in the new element, by the figure.
    """
    above = caption.parent
    siblings = list_kids(above) if above else []
    place = siblings.index(caption) if caption in siblings else 0
    figures = [elem for elem in siblings[:place] if elem.tag == "Figure"]
    if above is None or not figures:
        return
    first = above.kids.index(figures[-1])
    last = above.kids.index(caption) + 1
    group = StructElem("Sect", above, inline=True)
    group.kids = above.kids[first:last]
    for kid in list_kids(group):
        kid.parent = group
    above.kids[first:last] = [group]
    made[figures[-1]] = group


def find_targets(
    document: Document,
    elements: Sequence[StructElem],
) -> dict[str, StructElem]:
    """Return the element of each place: the one of its name, else what stands there.

    Args:
        document: all pages painted.
        elements: in the order of reading.
    """
    named: dict[str, StructElem] = {}
    for elem in elements:
        if elem.id:
            named[elem.id] = elem
    pages = {page.number: page for page in document.pages}
    targets: dict[str, StructElem] = {}
    for name, place in document.places.items():
        found = named.get(name) or place.elem or find_first(pages[place.page])
        targets[name] = found or elements[0]
    return targets


def find_first(page: PageCanvas) -> StructElem | None:
    """Return the first element that begins on a page, so that none leads a page back."""
    for elem in page.marked:
        if elem.page == page.number and elem.tag not in _INLINE:
            return elem
    return page.marked[0] if page.marked else None


def pair_notes(
    elements: Iterable[StructElem],
) -> list[tuple[StructElem, StructElem]]:
    """Return each mark of a note with the note that it means.

    A claim may have notes on several pages, and marks without a note beside them: these mean
    the nearest note before them, or else the first.

    Args:
        elements: in the order of reading.
    """
    notes: dict[int, list[StructElem]] = {}
    marks: list[tuple[StructElem, int]] = []
    for elem in elements:
        if not elem.mark:
            continue
        known = notes.setdefault(elem.mark, [])
        if elem.tag == _NOTE:
            known.append(elem)
        else:
            marks.append((elem, len(known)))
    pairs: list[tuple[StructElem, StructElem]] = []
    for mark, before in marks:
        known = notes[mark.mark]
        if known:
            pairs.append((mark, choose_note(mark, known, before)))
    return pairs


def choose_note(
    mark: StructElem,
    notes: Sequence[StructElem],
    before: int,
) -> StructElem:
    """Return the note of a mark: on its page, or before it, or behind it.

    Args:
        mark: the element that refers to it.
        notes: of the same claim, in the order of reading.
        before: how many of them are read before the mark.
    """
    page = find_page(mark)
    for note in notes:
        if find_page(note) == page:
            return note
    return notes[max(before - 1, 0)]


def find_page(elem: StructElem) -> int:
    """Return the page on which an element begins."""
    for inner in elem.walk():
        if inner.page:
            return inner.page
    return 0


def has_labels(listed: StructElem) -> bool:
    """Whether the items of a list have labels of their own."""
    for item in list_kids(listed):
        for part in list_kids(item):
            if part.tag == "Lbl":
                return True
    return False


def list_kids(elem: StructElem) -> list[StructElem]:
    """Return the elements right below another."""
    return [kid for kid in elem.kids if isinstance(kid, StructElem)]
