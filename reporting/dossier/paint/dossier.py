"""The pages of a dossier, one after another -> operators, its structure, its outline.

A page is painted once: where it comes again as it was, what was painted is taken instead.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from reporting.assets import find_asset
from reporting.design.theme import Theme
from reporting.dossier.galley.galley import Anchor
from reporting.dossier.galley.printed_page import Box, Paper, PrintedPage
from reporting.dossier.pages.printed_pages import measure_paper
from reporting.dossier.paint.branches import Branches, PartBranch
from reporting.dossier.paint.pages import PagePainter
from reporting.dossier.typeset.context import TypesetContext
from reporting.memory import MANY_PAGES, Memory
from reporting.paper.page_origins import Located, list_located
from reporting.paper.paint.lines import ShownWords
from reporting.paper.paint.structure import Structure
from reporting.paper.tag import Tag
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.document import Document
from reporting.pdf.font_state import FontState
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.painted_page import PaintedPage, record_page, settle_page, take_page
from reporting.pdf.structure import Box as PageBox
from reporting.pdf.structure import StructTree
from reporting.record import Record, replace

if TYPE_CHECKING:
    from reporting.pdf.separation import Separation

_COATED = "profiles/coated-offset.icc"
_COATED_NAMES = ("FOGRA39", "Coated offset, ISO 12647-2:2004/Amd 1, after FOGRA39L")


class PaintedDossier(Record, frozen=True, eq=False):
    """All pages as they go into the file; `finish_document` writes it.

    Args:
        document: its pages, places and outline.
        tree: its structure, closed: it holds what was painted and nothing else.
        origins: part by part, where the words of its elements are written.
    """

    document: Document
    tree: StructTree
    origins: Sequence[Located]


class _Known(Record, frozen=True, eq=False):
    """A page that was painted: what it shows, and of fonts what was used before and after."""

    printed: PrintedPage
    page: PaintedPage
    before: FontState
    after: FontState
    words: tuple[ShownWords, ...]


_PAINTED: Memory[Hashable, _Known] = Memory(limit=MANY_PAGES)
"""By the identity of a printed page, in which order its elements are read, which of its notes
were read before, and how the file is printed."""


def make_painter(
    setting: TypesetContext,
    language: str,
    conformance: Conformance,
) -> DossierPainter:
    """Return what paints the pages of a document.

    Args:
        setting: at its top.
        language: tag of the text's language.
        conformance: the standards that the file keeps to.
    """
    return DossierPainter(
        measure_paper(setting),
        setting.theme,
        language,
        setting.place,
        conformance,
    )


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
        has_links = separation is None
        self.document = Document(language, conformance, separation=separation)
        self.condition = separation.condition if separation else None
        self.whole: Structure | None = None
        """All elements, where they refer to each other across parts."""
        if conformance.relates:
            self.whole = Structure(top, conformance, has_links=has_links)
        self.branches = Branches(top, conformance, has_links=has_links)
        elems = (self.whole or self.branches).elems
        self.pages = PagePainter(self.document, theme, elems)
        self.forgotten: list[PartBranch] = []
        """Those that no page will show any more, with pages that hold what they were."""
        self.galleys: dict[int, tuple[int, PartBranch]] = {}
        """By the identity of a galley's tags, its place among all and its part."""
        height = paper.size[1]
        self.size = paper.size
        self.bleed = _turn_over(paper.bleed, height) if paper.bleed else None
        self.trim = _turn_over(paper.trim, height) if paper.bleed else None

    # -- parts

    def add_part(self, galleys: Iterable[tuple[Tag, ...]]) -> PartBranch:
        """Take in what is read next, before any page shows it.

        Args:
            galleys: the tags of each, in the order of reading, parents first. Those that
                nothing is drawn for are left out of the file.
        """
        tags = tuple(galleys)
        part = self.branches.add(tags)
        for group in tags:
            self.galleys[id(group)] = (len(self.galleys), part)
            if self.whole:
                self.whole.add(group)
        return part

    def forget_part(self, part: PartBranch) -> None:
        """Let go of a part that no page will show any more."""
        if self.whole:
            for group in part.tags:
                self.whole.forget(group)
            part.tags = ()
            return
        self.branches.forget(part)
        self.forgotten.append(part)
        if Memory.is_long:
            self._settle()

    def _settle(self) -> None:
        """Let go of what pages and their parts were made from: no other file takes them."""
        waiting: list[PartBranch] = []
        for part in self.forgotten:
            if all(list(map(settle_page, part.canvases))):
                part.branch.kept = replace(part.branch.content, ranks={})
                part.canvases = []
            else:
                waiting.append(part)
        self.forgotten = waiting

    def add_outline(self, anchors: Iterable[Anchor]) -> None:
        """Take in titled places, in the order of reading, wherever they stand."""
        for anchor in anchors:
            self.document.add_outline(
                anchor.title,
                anchor.name,
                anchor.level,
            )

    # -- pages

    def begin_page(self) -> PageCanvas:
        """Return the next page of the file, which may be painted later than others."""
        return self.document.begin_page(self.size, self.trim, self.bleed)

    def paint(
        self,
        canvas: PageCanvas,
        page: PrintedPage,
        late: Sequence[Tag] = (),
        part: PartBranch | None = None,
    ) -> None:
        """Paint a page, or take it as it was painted before.

        Args:
            canvas: the page, with nothing on it.
            page: what it shows.
            late: tags that were made for it.
            part: of which it shows something beside its columns.

        Raises:
            TaggingError: text belongs to no element.
        """
        if self.whole:
            self.whole.add(late)
            self.pages.paint_page(canvas, page)
            canvas.close()
            return
        found: list[tuple[int, PartBranch]] = []
        for placement in page.page.placements:
            galley = self.galleys.get(id(placement.galley.tags))
            if galley:
                found.append(galley)
        parts = list(dict.fromkeys([part for _, part in found]))
        if part:
            parts.append(part)
        places = [place for place, _ in found]
        order = tuple(sorted(range(len(places)), key=places.__getitem__))
        reads = self.pages.list_read(page.page)
        key = (id(page), order, reads, self.condition)
        known = _PAINTED.find(key)
        fonts = self.document.fonts
        if known and known.before is not fonts.state:
            known = self._follow(known)
        if known and self._has_used(known.page):
            fonts.skip(known.after)
            self.pages.read_notes(page.page)
            first = take_page(canvas, known.page, self.branches.document)
        else:
            known = self._paint(canvas, page, parts, late)
            first = known.page.first_link
        self._place(canvas, _PAINTED.keep(key, known).page, parts, first)

    def _follow(self, known: _Known) -> _Known | None:
        """Return a page after other uses of fonts, if it would show the same codes."""
        fonts = self.document.fonts
        before = fonts.state
        if not self.pages.lines.shows_alike(known.words):
            return None
        return replace(known, before=before, after=fonts.settle())

    def _has_used(self, page: PaintedPage) -> bool:
        """Whether what a page uses has the names in this file that it had before."""
        names = [self.document.resources.use(thing) for thing, _ in page.used]
        return names == [name for _, name in page.used]

    def _paint(
        self,
        canvas: PageCanvas,
        page: PrintedPage,
        parts: Sequence[PartBranch],
        late: Sequence[Tag],
    ) -> _Known:
        fonts = self.document.fonts
        fonts.catch_up()
        before = fonts.state
        for part in parts:
            self.branches.open(part, late)
        self.pages.paint_page(canvas, page)
        painted = record_page(canvas, parts, self.branches.document)
        words = self.pages.lines.take_shown()
        return _Known(page, painted, before, fonts.settle(), words)

    def _place(
        self,
        canvas: PageCanvas,
        page: PaintedPage,
        parts: Sequence[PartBranch],
        first: int,
    ) -> None:
        """Let a page be what was painted, and its parts know what it shows of them."""
        canvas.painted = page
        canvas.branches = [part.branch for part in parts]
        for at, part in enumerate(parts):
            part.canvases.append(canvas)
            if page.told[at]:
                part.shown.append((page, at, canvas.number, first))

    def finish(self) -> PaintedDossier:
        """Return all that was painted.

        Raises:
            TaggingError: the structure is not sound.
        """
        if self.whole:
            tree = self.whole.tree
            tree.close()
            located = list_located(tree, self.whole.origins)
            return PaintedDossier(self.document, tree, [located])
        origins = self.branches.close()
        return PaintedDossier(self.document, self.branches.tree, origins)


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
