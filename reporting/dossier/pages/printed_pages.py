"""A page with what stands in its columns -> the page with all that is printed on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from reporting.dossier.galley.compose import fuse
from reporting.dossier.galley.galley import Anchor
from reporting.dossier.galley.page import Page, Part
from reporting.dossier.galley.printed_page import Layer, Paper, PrintedPage
from reporting.dossier.pages.cover import make_cover
from reporting.dossier.pages.draft_references import refer_to_lines
from reporting.dossier.pages.furniture import Furniture, place_box
from reporting.dossier.pages.page_references import name_page_anchor
from reporting.dossier.pages.paginate import PageMeasure
from reporting.dossier.pages.parts import FrontMatter
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import measure_crowd, set_crowd
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.memory import MANY_PAGES, Memory
from reporting.paper.tag import Tag
from reporting.plan.model import CoverPlan, DraftMarks
from reporting.plan.provenance import list_origins
from reporting.record import Record, replace


def measure_page(setting: TypesetContext) -> PageMeasure:
    """Return what the paginator must know of a page."""
    styles = setting.styles
    height = setting.column_height
    return PageMeasure(
        height=height,
        leading=styles.body.leading,
        baseline=styles.body.size,
        crowd_leading=styles.note.leading,
        crowd_count=measure_crowd(setting),
    )


class _Printed(Record, frozen=True, eq=False):
    """A page with what stands around its columns, and the tags that were made for that."""

    page: Page
    printed: PrintedPage
    tags: tuple[Tag, ...]


_PRINTED: Memory[tuple[Furniture, int], _Printed] = Memory(limit=MANY_PAGES)
"""By what stands around columns, and the identity of a page, which is held with it."""


def recall_printed(
    setting: TypesetContext, furniture: Furniture, page: Page
) -> tuple[PrintedPage, tuple[Tag, ...]]:
    """Return a page as `print_page` does, the same object for the same page, and its tags.

    Args:
        setting: at the top of the document.
        furniture: what stands around the columns.
        page: what stands in them.
    """

    def make() -> _Printed:
        place = setting.begin()
        printed = print_page(place, furniture, page)
        return _Printed(page, printed, tuple(place.tags))

    made = _PRINTED.recall((furniture, id(page)), make)
    return made.printed, made.tags


def print_page(
    setting: TypesetContext, furniture: Furniture, page: Page
) -> PrintedPage:
    """Return a page with all but the key around its columns."""
    sheet = setting.sheet
    _, height = sheet.size
    folio = page.folio
    return PrintedPage(
        page,
        text=sheet.text(folio),
        margin=sheet.margin(folio),
        across=sheet.across(folio),
        head=height - sheet.head,
        below=(
            *furniture.list_layers(page),
            *refer_to_lines(
                setting,
                page,
            ),
        ),
        above=place_crowd(setting, page),
        anchors=(Anchor(name_page_anchor(folio)),),
    )


def place_crowd(setting: TypesetContext, page: Page) -> tuple[Layer, ...]:
    """Return the numbers of claims whose notes the margin has no room for, at its foot."""
    if not page.crowd:
        return ()
    sheet = setting.sheet
    _, height = sheet.size
    lines = fuse(set_crowd(setting, page.crowd))
    measure = measure_page(setting)
    top = height - sheet.head + measure.height - lines.height
    return (
        Layer(
            sheet.margin(page.folio),
            top,
            lines.marks,
        ),
    )


_KEYED: Memory[tuple[PrintedPage, FrontMatter], PrintedPage] = Memory()


def recall_keyed(page: PrintedPage, front: FrontMatter) -> PrintedPage:
    """Return a page as `place_key` does, the same object for the same page."""
    return _KEYED.recall((page, front), lambda: place_key(page, front))


def place_key(page: PrintedPage, front: FrontMatter) -> PrintedPage:
    """Return the page on which the contents begin with the key in its margin."""
    layer = Layer(
        page.margin,
        page.head + front.key_top,
        fuse(front.key).marks,
    )
    return replace(page, above=(*page.above, layer))


def list_titled(part: Part) -> Iterator[Anchor]:
    """Yield the places of a part that have a title, in the order of reading."""
    for galley in part.galleys:
        for slab in galley.slabs:
            yield from [anchor for anchor in slab.anchors if anchor.title]


def list_end_pages(sheet: Sheet, last: Page) -> Iterator[Page]:
    """Yield the blank pages that fill the last leaf, or the last folded sheet.

    Args:
        sheet: on which pages are printed.
        last: the page after which they stand.
    """
    missing = -last.folio % sheet.gathering
    for folio in range(last.folio + 1, last.folio + missing + 1):
        yield Page(folio, last.part, is_blank=True)


def measure_paper(setting: TypesetContext) -> Paper:
    """Return the sheet that pages are printed on."""
    sheet = setting.sheet
    bleed = place_box(setting, sheet.bleed_box) if sheet.bleed else None
    return Paper(
        sheet.size,
        place_box(setting, sheet.trim_box),
        bleed,
    )


_COVERS: Memory[Hashable, tuple[PrintedPage, tuple[Tag, ...]]] = Memory()


def recall_cover(
    setting: TypesetContext,
    cover: CoverPlan,
    accents: tuple[str, ...],
    draft: DraftMarks | None = None,
) -> tuple[PrintedPage, tuple[Tag, ...]]:
    """Return the cover within an element of its own, and all tags; once while it is the same.

    Args:
        setting: at the top of the document.
        cover: as `make_cover` takes it, and so on.
        accents: likewise.
        draft: likewise.
    """

    def make() -> tuple[PrintedPage, tuple[Tag, ...]]:
        place = setting.begin().group_located("Sect", "part-cover", cover.origin)
        printed = make_cover(place, cover, accents, draft)
        return printed, tuple(place.tags)

    return _COVERS.recall((setting, cover, list_origins(cover), accents), make)
