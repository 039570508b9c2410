"""Links of a page, and where they lead -> annotations (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from reporting.cleaning import encode_link
from reporting.memory import MANY_PAGES, Memory
from reporting.pdf.painted_page import PaintedPage
from reporting.pdf.places import Link
from reporting.pdf.syntax import format_box, format_string

if TYPE_CHECKING:
    from reporting.pdf.document import Document
    from reporting.pdf.page_canvas import PageCanvas

_Action = tuple[str, str]
"""What a link says, and the entry of where it leads."""
_LINKS: Memory[Hashable, tuple[PaintedPage | None, list[bytes]]] = Memory(
    limit=MANY_PAGES
)
"""By the identity of a page, the first key of its links, and their actions."""


def write_links(document: Document, page: PageCanvas, key: int) -> list[bytes]:
    """Return the links of a page.

    Args:
        document: in which they lead to places.
        page: that they are on.
        key: of the first of them in the parent tree; the others follow.
    """
    actions = tuple([_find_action(document, link) for link in page.links])
    painted = page.painted
    if painted is None:
        return _write_links(page.links, key, actions)
    _, written = _LINKS.recall(
        (id(painted), key, actions),
        lambda: (painted, _write_links(page.links, key, actions)),
    )
    return written


def _find_action(document: Document, link: Link) -> _Action:
    contents = link.contents
    if document.conformance.says_once:
        contents = link.elem.alt or contents
    if link.target.startswith("#"):
        return contents, document.lead_to_place(link.target[1:])
    return contents, f"/A<</S/URI/URI{format_string(encode_link(link.target))}>>"


def _write_links(
    links: Sequence[Link],
    first: int,
    actions: Sequence[_Action],
) -> list[bytes]:
    """Return link annotations (12.5.6.5), always printed (ISO 19005-3, 6.3.2)."""
    written: list[bytes] = []
    pairs = zip(links, actions, strict=True)
    for key, (link, (contents, action)) in enumerate(pairs, first):
        text = (
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect{format_box(link.box)}"
            f"/Contents{format_string(contents)}"
            f"/StructParent {key}{action}>>"
        )
        written.append(text.encode("latin-1"))
    return written
