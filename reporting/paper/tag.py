"""What something is in the structure of the document, as a value: the plan of a StructElem.

Tags are made in the order of reading while a block is typeset; the writer makes the elements
of the structure tree from them (ISO 32000-1, 14.7). So a galley can be set again, or set once
and placed in two documents.
"""

from __future__ import annotations

from reporting.plan.words import Evidence
from reporting.reading.origin import Origin
from reporting.record import Record

EMPHASIS = frozenset({"Em", "Strong"})
"""Elements that PDF 2.0 alone has, for what is set in another face."""


class Tag(Record, frozen=True, eq=False, kw_only=True):
    """One element-to-be; two tags are the same only if they are one object.

    Args:
        name: a standard structure type (ISO 32000-1, 14.8.4), such as `P` or `TH`; or of
            PDF 2.0 `Title`, `Em` or `Strong`, for which an older file has another or none.
        parent: the tag that it belongs to; None at the top of the document.
        inline: whether it joins its parent only where it is first drawn.
        alt: what stands for it in words (14.9.3).
        actual: the text that its glyphs stand for (14.9.4).
        lang: language tag of its words, where it is another than its parent's.
        title: for people who look at the tree.
        id: its name within the document, where it has one that is told beforehand.
        scope: of a TH: `Column` or `Row`.
        numbering: `ListNumbering` of an L.
        span: how many columns and how many rows a TH or TD takes.
        origin: where its words are written.
        note: of a Note: the claim whose evidence it gives; its ID is numbered when written.
        mark: of a Reference: number of the claim that it refers to the note of.
    """

    name: str
    parent: Tag | None = None
    inline: bool = False
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    scope: str | None = None
    numbering: str | None = None
    span: tuple[int, int] = (1, 1)
    origin: Origin | None = None
    note: Evidence | None = None
    mark: int = 0


def leave_emphasis(tag: Tag | None) -> Tag | None:
    """Return what a tag stands in, if it only says that words are emphasised."""
    while tag is not None and tag.name in EMPHASIS:
        tag = tag.parent
    return tag
