"""A planned dossier and a theme -> the bytes of a PDF.

Nothing is decided here about what is said. What is said where is the plan's; how it looks
is the theme's. Parts are typeset and their galleys paginated; the back matter is made when the
pages of the body are known, and last the contents get their page numbers. A page is painted
as soon as it is settled and then let go, so that a long dossier takes little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from reporting.design.theme import Theme
from reporting.dossier.galley.galley import Galley
from reporting.dossier.galley.page import Page, Part
from reporting.dossier.galley.printed_page import PrintedPage
from reporting.dossier.pages.anchors import list_block_anchors, list_section_anchors
from reporting.dossier.pages.back_matter import BackMatter, add_back_matter
from reporting.dossier.pages.contents import number_pages
from reporting.dossier.pages.furniture import find_furniture
from reporting.dossier.pages.page_references import PlacesFound
from reporting.dossier.pages.paginate import flow_pages
from reporting.dossier.pages.parts import (
    find_breaking,
    typeset_front,
    typeset_sections,
)
from reporting.dossier.pages.printed_pages import (
    list_end_pages,
    list_titled,
    measure_page,
    recall_cover,
    recall_keyed,
    recall_printed,
)
from reporting.dossier.pages.setting import make_context
from reporting.dossier.paint.branches import PartBranch
from reporting.dossier.paint.dossier import PaintedDossier, make_painter
from reporting.paper.page_origins import make_origins_file
from reporting.paper.tag import Tag
from reporting.pdf.attachments import Attachment
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.document import PageLabels, finish_document
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.xmp import Metadata
from reporting.plan.model import DossierPlan


class RenderedDossier(NamedTuple):
    """A drawn dossier: the PDF file, its number of pages, and where things first stand.

    `places` has sections and blocks by their ids and claims by their anchors, with the page
    numbers that are printed; `unfit` has the paths in the content of what has no room even in
    the smallest type; `digests` tell a page from another of this process.
    """

    data: bytes
    pages: int
    places: Mapping[str, int]
    unfit: tuple[str, ...] = ()
    digests: tuple[int, ...] = ()


def render_dossier(
    plan: DossierPlan,
    theme: Theme,
    attachments: Sequence[Attachment] = (),
    conformance: Conformance = UA_1,
    watch: Callable[[PrintedPage], object] = id,
) -> RenderedDossier:
    """Draw a dossier.

    Equal plans and themes give equal bytes, whatever the time zone, the environment or the
    settings of ReportLab in the process.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
        attachments: files that it carries; with any, it carries too where everything is
            written.
        conformance: the standards that the file keeps to.
        watch: is given every page as it is painted; those with the contents come last.
    """
    body = Body(plan, theme)
    painted = print_dossier(body, conformance, watch)
    count = len(painted.document.pages)
    places = _list_places(plan, body.found)
    unfit = tuple(body.unfit)
    del body  # a long dossier is not kept while its file is written
    data = write_file(plan, theme, painted, attachments)
    digests = tuple(painted.document.digests)
    return RenderedDossier(data, count, places, unfit, digests)


def find_pages(plan: DossierPlan, theme: Theme) -> Mapping[str, int]:
    """Return the `places` of a dossier that nobody asked for, without painting it.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
    """
    body = Body(plan, theme)
    for _ in body.list_pages():
        pass
    return _list_places(plan, body.found)


# ---------------------------------------------------------------- pages


class Body:
    """What stands before the back matter: set and paginated while its pages are asked for.

    Args:
        plan: everything the dossier says.
        theme: how it looks.

    Attributes:
        setting: at the top of the document.
        front: contents and what is said in brief.
        measure: of a page.
        found: what stands where on the pages so far.
        unfit: paths in the content of what has no room, on the cover and in the parts so far.
    """

    def __init__(self, plan: DossierPlan, theme: Theme) -> None:
        self.plan = plan
        self.setting = make_context(plan, theme)
        self.front = typeset_front(self.setting, plan)
        self.measure = measure_page(self.setting)
        self.found = PlacesFound()
        self.unfit: list[str] = []

    def list_pages(self, take: Callable[[Part], object] = id) -> Iterator[Page]:
        """Yield the pages in order.

        Args:
            take: is given every part before the first page that shows it.
        """
        parts = self._list_parts(take)
        for page in flow_pages(parts, self.measure, first_folio=2):
            self.found.add(page)
            yield page

    def _list_parts(self, take: Callable[[Part], object]) -> Iterator[Part]:
        sections = typeset_sections(self.setting, self.plan)
        for part in chain(self.front.parts, sections):
            self.unfit += [galley.unfit for galley in part.galleys if galley.unfit]
            take(part)
            yield part

    def add_back(self, last: Page) -> BackMatter:
        """Return the back matter below and behind the last page."""
        return add_back_matter(
            self.setting,
            self.plan,
            last,
            self.found,
            self.measure,
            find_breaking(self.setting),
        )


def print_dossier(
    body: Body,
    conformance: Conformance = UA_1,
    watch: Callable[[PrintedPage], object] = id,
) -> PaintedDossier:
    """Paint all pages, the contents last."""
    printer = _Printer(body, conformance, watch)
    printer.print_cover()
    pages = body.list_pages(printer.take)
    last = next(pages)
    for page in pages:
        printer.print(last)
        last = page
    back = body.add_back(last)
    for part in back.parts:
        printer.take(part)
    for page in back.pages:
        body.found.add_names(page)
        printer.print(page)
        last = page
    for page in list_end_pages(body.setting.sheet, last):
        printer.print(page)
    printer.print_waiting()
    return printer.painter.finish()


class _Printer:
    """Paints a dossier page by page, and keeps no page longer than it must.

    The contents wait until all pages are known, and with them the pages that go on with what
    stands on one that waits: an element's words are painted in the order of reading.

    Args:
        body: of the dossier.
        conformance: the standards that the file keeps to.
        watch: is given every page as it is painted.
    """

    def __init__(
        self,
        body: Body,
        conformance: Conformance,
        watch: Callable[[PrintedPage], object],
    ) -> None:
        setting = body.setting
        self.body = body
        self.watch = watch
        self.painter = make_painter(setting, body.plan.meta.language, conformance)
        self.furniture = find_furniture(setting, body.plan)
        self.waiting: list[tuple[PageCanvas, Page]] = []
        self.kept: list[Galley] = [body.front.contents.galley]
        self.parts: list[PartBranch] = []
        self.part_of: dict[int, int] = {}
        """By the identity of a galley, the number of its part."""
        self.forgotten = 0

    def print_cover(self) -> None:
        """Paint the cover."""
        plan = self.body.plan
        setting = self.body.setting
        accents = [setting.theme.accent(section.id) for section in plan.sections]
        cover, tags = recall_cover(setting, plan.cover, tuple(accents), plan.draft)
        self.body.unfit += cover.unfit
        part = self.painter.add_part([tags])
        self.painter.paint(self.painter.begin_page(), cover, part=part)
        self.watch(cover)

    def take(self, part: Part) -> None:
        """Take in the elements and titles of a part."""
        taken = self.painter.add_part([galley.tags for galley in part.galleys])
        for galley in part.galleys:
            self.part_of[id(galley)] = len(self.parts)
        self.parts.append(taken)
        self.painter.add_outline(list_titled(part))

    def print(self, page: Page) -> None:
        """Paint a page, unless it waits."""
        canvas = self.painter.begin_page()
        galleys = [placement.galley for placement in page.placements]
        if any(galley is kept for galley in galleys for kept in self.kept):
            self.waiting.append((canvas, page))
            self.kept += galleys
        else:
            self._paint(canvas, *self._finish(page))
            self._forget_before(galleys)

    def _forget_before(self, galleys: Sequence[Galley]) -> None:
        """Let go of the parts before those that a page shows; of none that waits."""
        numbers = [self.part_of[id(galley)] for galley in galleys]
        waiting = {self.part_of[id(galley)] for galley in self.kept}
        first = min(numbers, default=self.forgotten)
        for number in range(self.forgotten, first):
            if number not in waiting:
                self.painter.forget_part(self.parts[number])
        self.forgotten = max(self.forgotten, first)

    def print_waiting(self) -> None:
        """Paint the contents with their page numbers, and what waited with them."""
        front = self.body.front
        pages = [page for _, page in self.waiting]
        numbered = number_pages(front.contents, pages, self.body.found.anchors)
        beside = front.find_page(numbered)
        for (canvas, _), page in zip(self.waiting, numbered, strict=True):
            printed, tags = self._finish(page)
            if page is beside:
                printed = recall_keyed(printed, front)
            self._paint(canvas, printed, tags)

    def _finish(self, page: Page) -> tuple[PrintedPage, tuple[Tag, ...]]:
        return recall_printed(self.body.setting, self.furniture, page)

    def _paint(
        self, canvas: PageCanvas, printed: PrintedPage, tags: Sequence[Tag] = ()
    ) -> None:
        self.painter.paint(canvas, printed, tags)
        self.watch(printed)


def _list_places(plan: DossierPlan, found: PlacesFound) -> Mapping[str, int]:
    """Return the printed page of each section, block and claim that a section shows."""
    places: dict[str, int] = {}
    for entry in plan.claims:
        pages = found.claims.get(entry.evidence.number)
        if pages:
            places[entry.evidence.anchor] = min(pages)
    anchors = list_section_anchors(plan) | list_block_anchors(plan)
    for name, anchor in anchors.items():
        if anchor in found.anchors:
            places[name] = found.anchors[anchor]
    return MappingProxyType(places)


# ---------------------------------------------------------------- the file


def write_file(
    plan: DossierPlan,
    theme: Theme,
    painted: PaintedDossier,
    attachments: Sequence[Attachment],
    *,
    has_cover: bool = True,
) -> bytes:
    """Return the file, which calls its pages by the numbers that they print.

    Args:
        plan: what it says of itself.
        theme: how it is printed.
        painted: its pages.
        attachments: files that it carries.
        has_cover: whether its first page is a cover, which prints no number.
    """
    labels = [PageLabels(0)]
    if has_cover:
        cover = PageLabels(0, None, prefix=plan.labels.cover)
        labels = [cover, PageLabels(1, start=2)]
    meta = plan.meta
    metadata = Metadata(
        meta.title,
        meta.language,
        meta.date,
        meta.author,
        meta.subject,
        meta.keywords,
        "make-report",
        is_rtl=plan.language.is_rtl,
        is_duplex=theme.print.is_duplex,
        is_press=theme.print.press,
    )
    carried = list(attachments)
    if carried:
        carried.append(
            make_origins_file(
                painted.origins,
                plan.places,
                plan.language,
            )
        )
    return finish_document(painted.document, painted.tree, metadata, carried, labels)
