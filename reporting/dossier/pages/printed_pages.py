"""Pages with what stands in their columns -> pages with all that is printed on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reporting.dossier.galley.compose import fuse
from reporting.dossier.galley.galley import Anchor
from reporting.dossier.galley.page import Page, Part
from reporting.dossier.galley.printed_page import Layer, PrintedDossier, PrintedPage
from reporting.dossier.galley.tag import Tag
from reporting.dossier.pages.draft_references import refer_to_lines
from reporting.dossier.pages.furniture import Furniture, place_box
from reporting.dossier.pages.page_references import name_page_anchor
from reporting.dossier.pages.paginate import PageMeasure
from reporting.dossier.pages.parts import FrontMatter
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import measure_crowd, set_crowd
from reporting.dossier.typeset.styles import measure_column_height
from reporting.plan.model import DossierPlan
from reporting.record import replace


def measure_page(setting: TypesetContext) -> PageMeasure:
    """Return what the paginator must know of a page."""
    styles = setting.styles
    height = measure_column_height(setting.theme)
    return PageMeasure(
        height=height,
        leading=styles.body.leading,
        baseline=styles.body.size,
        crowd_leading=styles.note.leading,
        crowd_count=measure_crowd(setting),
    )


def print_pages(
    setting: TypesetContext,
    plan: DossierPlan,
    pages: Sequence[Page],
    front: FrontMatter,
) -> list[PrintedPage]:
    """Return pages with running heads, feet, and in a draft with lines of the content.

    Args:
        setting: the text column, at the top of the document; it collects the tags of what is
            only known on a page.
        plan: what running heads and feet say.
        pages: in order.
        front: for the key in the margin beside the contents.
    """
    furniture = Furniture(setting, plan)
    beside = front.find_page(pages)
    printed: list[PrintedPage] = []
    for page in pages:
        done = print_page(setting, furniture, page)
        if page is beside:
            layer = Layer(
                done.margin,
                done.head + front.key_top,
                fuse(front.key).marks,
            )
            done = replace(done, above=(*done.above, layer))
        printed.append(done)
    return printed


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


def list_titled(parts: Iterable[Part]) -> Iterator[Anchor]:
    """Yield the places that have a title, in the order of reading."""
    for part in parts:
        for galley in part.galleys:
            for slab in galley.slabs:
                yield from [anchor for anchor in slab.anchors if anchor.title]


def bind_pages(
    setting: TypesetContext,
    cover: PrintedPage,
    pages: Sequence[PrintedPage],
    tags: tuple[Tag, ...],
    parts: Iterable[Part],
) -> PrintedDossier:
    """Return all pages as a dossier.

    Args:
        setting: at the top of the document.
        cover: the first page.
        pages: the others.
        tags: of the whole structure, in the order of reading.
        parts: in the order of reading, for the outline.
    """
    sheet = setting.sheet
    bleed = place_box(setting, sheet.bleed_box) if sheet.bleed else None
    return PrintedDossier(
        (cover, *pages),
        tags,
        tuple(list_titled(parts)),
        sheet.size,
        place_box(setting, sheet.trim_box),
        bleed,
    )
