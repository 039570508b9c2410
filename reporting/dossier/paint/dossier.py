"""The pages of a dossier, one after another -> operators, its structure, its outline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reporting.assets import find_asset
from reporting.design.theme import Theme
from reporting.dossier.galley.galley import Anchor
from reporting.dossier.galley.printed_page import Box, Paper, PrintedPage
from reporting.dossier.paint.pages import PagePainter
from reporting.paper.paint.structure import Structure
from reporting.paper.tag import Tag
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.document import Document
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.structure import Box as PageBox
from reporting.pdf.structure import StructTree
from reporting.reading.origin import Origin
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.pdf.separation import Separation

_COATED = "profiles/coated-offset.icc"
_COATED_NAMES = ("FOGRA39", "Coated offset, ISO 12647-2:2004/Amd 1, after FOGRA39L")


class PaintedDossier(Record, frozen=True, eq=False):
    """All pages as they go into the file; `finish_document` writes it.

    Args:
        document: its pages, places and outline.
        tree: its structure, closed: it holds what was painted and nothing else.
        origins: where the words of an element are written, by the element's ID.
    """

    document: Document
    tree: StructTree
    origins: Mapping[str, Origin]


class DossierPainter:
    """Paints the pages of one dossier, none of which it keeps.

    Args:
        paper: that they are printed on.
        theme: for the colours and the lettering of charts.
        language: tag of the text's language (ISO 14289-1, 7.2).
        top: the element that all others belong to.
        conformance: the standards that the file keeps to.
    """

    def __init__(
        self,
        paper: Paper,
        theme: Theme,
        language: str,
        top: Tag,
        conformance: Conformance = UA_1,
    ) -> None:
        separation = make_separation(theme)
        self.document = Document(language, conformance, separation=separation)
        self.structure = Structure(top, conformance, has_links=separation is None)
        self.pages = PagePainter(self.document, theme, self.structure.elems)
        height = paper.size[1]
        self.size = paper.size
        self.bleed = _turn_over(paper.bleed, height) if paper.bleed else None
        self.trim = _turn_over(paper.trim, height) if paper.bleed else None

    def add_tags(self, tags: Iterable[Tag]) -> None:
        """Take in what is read next, before any page shows it.

        Args:
            tags: in the order of reading, parents first. Those that nothing is drawn for are
                left out of the file.
        """
        self.structure.add(tags)

    def forget_tags(self, tags: Iterable[Tag]) -> None:
        """Let go of tags that no page will show any more."""
        self.structure.forget(tags)

    def add_outline(self, anchors: Iterable[Anchor]) -> None:
        """Take in titled places, in the order of reading, wherever they stand."""
        for anchor in anchors:
            self.document.add_outline(
                anchor.title,
                anchor.name,
                anchor.level,
            )

    def begin_page(self) -> PageCanvas:
        """Return the next page of the file, which may be painted later than others."""
        return self.document.begin_page(self.size, self.trim, self.bleed)

    def paint(self, canvas: PageCanvas, page: PrintedPage) -> None:
        """Paint a page.

        Args:
            canvas: the page, with nothing on it.
            page: what it shows.

        Raises:
            TaggingError: text belongs to no element.
        """
        self.pages.paint_page(canvas, page)
        canvas.close()

    def finish(self) -> PaintedDossier:
        """Return all that was painted.

        Raises:
            TaggingError: the structure is not sound.
        """
        tree = self.structure.tree
        tree.close()
        return PaintedDossier(
            self.document,
            tree,
            self.structure.origins,
        )


def make_separation(theme: Theme) -> Separation | None:
    """Return how a theme's colours become the inks of a press; None without a press."""
    if not theme.print.press:
        return None
    from reporting.pdf.separation import Condition, Separation  # noqa: PLC0415  (seldom)

    own = theme.print.profile
    if own:
        return Separation(Condition(own.data, about=own.about))
    data = find_asset(_COATED).read_bytes()
    return Separation(Condition(data, *_COATED_NAMES))


def _turn_over(box: Box, height: float) -> PageBox:
    """Return a box of the sheet as a page has it: left, foot, right and head."""
    head = height - box.top
    return (
        box.left,
        head - box.height,
        box.left + box.width,
        head,
    )
