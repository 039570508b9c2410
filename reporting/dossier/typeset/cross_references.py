"""What only drawing finds out: where anchors fell, what pages say, which evidence they show."""

from __future__ import annotations

from typing import Any, NamedTuple, Self

from reporting.pdf.structure import StructElem
from reporting.plan.words import Evidence
from reporting.reading.origin import Origin
from reporting.record import MutableRecord, field


class Noted(NamedTuple):
    """Evidence of a claim, and the note that is read right after it wherever it is drawn."""

    evidence: Evidence
    elem: StructElem


class CrossReferences(MutableRecord):
    """Filled by paragraphs as they are drawn; read at the end of each page and by the contents.

    Args:
        ahead: pages that will be put between the cover and the page drawn second.
    """

    ahead: int = 0
    pages: dict[str, int] = field(default_factory=dict)
    standing: list[tuple[float, Noted]] = field(default_factory=list)
    """Evidence on the page being drawn, with its baseline, in points from the foot."""
    notes: dict[int, int] = field(default_factory=dict)
    """How many notes each claim has, by its number."""
    claims: dict[int, list[int]] = field(default_factory=dict)
    """The pages on which each claim stands, by its number."""
    words_by_page: dict[int, list[str]] = field(default_factory=dict)
    """What running text and exhibits say on each page."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """Where the text of an element is written, by the element's ID: its provenance."""
    is_body: bool = True
    """Whether what is drawn comes before the back matter, which only repeats it."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return the record itself: ReportLab copies paragraphs to try out where they fit."""
        return self

    def locate(self, elem: StructElem, origin: Origin | None) -> None:
        """Note where an element's text is written, under its ID; it gets one without an ID."""
        if origin is None:
            return
        if elem.id is None:
            elem.id = f"text-{len(self.origins) + 1}"
        self.origins.setdefault(elem.id, origin)

    def reach(self, anchor: str, page: int) -> None:
        """Note that an anchor stands on the page that is drawn as number `page`."""
        self.pages.setdefault(anchor, self.folio(page))

    def folio(self, page: int) -> int:
        """Return the number printed on the page that is drawn as number `page`."""
        return page + self.ahead if page > 1 else page

    def note(self, evidence: Evidence, place: StructElem) -> Noted:
        """Return evidence with a note of its own name, read where `place` has come to."""
        claim = evidence.number
        number = self.notes.get(claim, 0) + 1
        self.notes[claim] = number
        name = f"note-{claim}-{number}"
        return Noted(evidence, StructElem("Note", place, id=name))

    def stand(self, baseline: float, noted: Noted) -> None:
        """Note that evidence belongs beside a line of the page being drawn."""
        self.standing.append((baseline, noted))

    def hear(self, text: str, page: int) -> None:
        """Note what is said on the page that is drawn as number `page`.

        The cover only says it in advance, and the back matter again.
        """
        if self.is_body and page > 1:
            texts = self.words_by_page.setdefault(self.folio(page), [])
            texts.append(text)

    def turn(self, page: int) -> list[tuple[float, Noted]]:
        """Return the evidence of the page drawn as number `page`, and begin a new page."""
        standing = self.standing
        self.standing = []
        if not self.is_body:
            return standing
        folio = self.folio(page)
        for _, noted in standing:
            pages = self.claims.setdefault(noted.evidence.number, [])
            if folio not in pages:
                pages.append(folio)
        return standing
