"""A planned dossier and a theme -> the bytes of a PDF.

Nothing is decided here about what is said. What is said where is the plan's; how it looks
is the theme's. Parts are typeset and their galleys paginated; the back matter is made when the
pages of the body are known; the contents get their page numbers; all is painted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reporting.design.theme import Theme
from reporting.dossier.galley.page import Page, Part
from reporting.dossier.galley.printed_page import PrintedDossier
from reporting.dossier.galley.tag import Tag
from reporting.dossier.pages.anchors import (
    list_anchors,
    list_block_anchors,
    list_section_anchors,
    name_source_anchor,
)
from reporting.dossier.pages.back_matter import add_back_matter
from reporting.dossier.pages.contents import number_pages
from reporting.dossier.pages.cover import make_cover
from reporting.dossier.pages.page_origins import make_origins_file
from reporting.dossier.pages.page_references import (
    PlacesFound,
    find_anchors,
    find_places,
)
from reporting.dossier.pages.paginate import PageMeasure, paginate
from reporting.dossier.pages.parts import (
    FrontMatter,
    find_breaking,
    typeset_front,
    typeset_sections,
)
from reporting.dossier.pages.printed_pages import bind_pages, measure_page, print_pages
from reporting.dossier.paint.dossier import PaintedDossier, paint_dossier
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.fragments import Linking
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.dossier.typeset.styles import make_styles
from reporting.pdf.attachments import Attachment
from reporting.pdf.document import PageLabels, finish_document
from reporting.pdf.xmp import Metadata
from reporting.plan.model import DossierPlan
from reporting.record import Record


class RenderedDossier(NamedTuple):
    """A drawn dossier: the PDF file, its number of pages, and where things first stand.

    `places` has sections and blocks by their ids and claims by their anchors, with the page
    numbers that are printed; `unfit` has the paths in the content of what has no room even in
    the smallest type.
    """

    data: bytes
    pages: int
    places: Mapping[str, int]
    unfit: tuple[str, ...] = ()


class _Body(Record, frozen=True, eq=False):
    """A dossier without its cover and its back matter, on pages.

    Args:
        setting: at the top of the document.
        front: contents and what is said in brief.
        sections: a part each.
        measure: of a page.
        pages: of both.
        found: what stands where on them.
    """

    setting: TypesetContext
    front: FrontMatter
    sections: tuple[Part, ...]
    measure: PageMeasure
    pages: tuple[Page, ...]
    found: PlacesFound


def render_dossier(
    plan: DossierPlan, theme: Theme, attachments: Sequence[Attachment] = ()
) -> RenderedDossier:
    """Draw a dossier.

    Equal plans and themes give equal bytes, whatever the time zone, the environment or the
    settings of ReportLab in the process.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
        attachments: files that it carries; with any, it carries too where everything is
            written.
    """
    body = _set_body(plan, theme)
    printed = print_dossier(plan, body)
    painted = paint_dossier(printed, theme, plan.meta.language)
    data = write_file(plan, painted, attachments)
    unfit = [galley.unfit for part in body.sections for galley in part.galleys]
    return RenderedDossier(
        data,
        len(printed.pages),
        _list_places(plan, body.found),
        tuple(filter(None, unfit)),
    )


def find_pages(plan: DossierPlan, theme: Theme) -> Mapping[str, int]:
    """Return the `places` of a dossier that nobody asked for, without painting it.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
    """
    body = _set_body(plan, theme)
    return _list_places(plan, body.found)


# ---------------------------------------------------------------- pages


def _set_body(plan: DossierPlan, theme: Theme) -> _Body:
    """Return what stands before the back matter, on pages."""
    setting = make_context(plan, theme)
    front = typeset_front(setting, plan)
    sections = tuple(typeset_sections(setting, plan))
    measure = measure_page(setting)
    pages = paginate((*front.parts, *sections), measure, first_folio=2)
    found = find_places(pages)
    return _Body(setting, front, sections, measure, pages, found)


def print_dossier(plan: DossierPlan, body: _Body) -> PrintedDossier:
    """Return all pages with all that is printed on them."""
    setting = body.setting
    begins = find_breaking(setting)
    back = add_back_matter(
        setting,
        plan,
        body.pages,
        body.found,
        body.measure,
        begins,
    )
    folios = find_anchors(back.pages)
    numbered = number_pages(body.front.contents, back.pages, folios)
    late = setting.begin()
    pages = print_pages(late, plan, numbered, body.front)
    place = setting.begin().group_located(
        "Sect",
        "part-cover",
        plan.cover.origin,
    )
    accents = [setting.theme.accent(section.id) for section in plan.sections]
    cover = make_cover(place, plan.cover, accents, plan.draft)
    parts = (*body.front.parts, *body.sections, *back.parts)
    tags = (setting.place, *place.tags, *list_tags(parts), *late.tags)
    return bind_pages(setting, cover, pages, tags, parts)


def list_tags(parts: Iterable[Part]) -> list[Tag]:
    """Return the tags of parts in the order of reading."""
    tags: list[Tag] = []
    for part in parts:
        for galley in part.galleys:
            tags += galley.tags
    return tags


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
    plan: DossierPlan, painted: PaintedDossier, attachments: Sequence[Attachment]
) -> bytes:
    """Return the file, which calls its pages by the numbers that they print."""
    cover = PageLabels(0, None, prefix=plan.labels.cover)
    others = PageLabels(1, start=2)
    meta = plan.meta
    metadata = Metadata(
        meta.title,
        meta.language,
        meta.date,
        meta.author,
        meta.subject,
        meta.keywords,
        "make-report",
    )
    carried = list(attachments)
    if carried:
        carried.append(
            make_origins_file(
                painted.tree,
                painted.origins,
                plan.language,
            )
        )
    return finish_document(
        painted.document, painted.tree, metadata, carried, (cover, others)
    )


# ---------------------------------------------------------------- the setting


def make_context(plan: DossierPlan, theme: Theme) -> TypesetContext:
    """Return the context in which a dossier is set, at the top of its structure."""
    sources: dict[int, str] = {}
    for source in plan.sources:
        sources[source.number] = name_source_anchor(source.id)
    language = plan.language
    document = Tag(name="Document", title=plan.meta.title)
    return TypesetContext(
        theme=theme,
        styles=make_styles(theme, language.hyphenation),
        labels=plan.labels,
        language=language,
        linking=Linking(list_anchors(plan), speak_claims(plan)),
        sources=sources,
        sheet=Sheet.of(theme, is_rtl=language.is_rtl),
        accent=theme.accent(None),
        width=theme.page.text.pt,
        place=document,
        tags=[],
        draft=plan.draft,
        is_rtl=language.is_rtl,
    )


def speak_claims(plan: DossierPlan) -> dict[int, str]:
    """Return what the source mark of each claim says to those who do not see the margin."""
    label = plan.labels.claim.lower()
    spoken: dict[int, str] = {}
    for entry in plan.claims:
        evidence = entry.evidence
        names = dict.fromkeys([line.short for line in evidence.citations])
        words = ", ".join([*names, evidence.status_word])
        spoken[evidence.number] = f"{label} {evidence.number}: {words}"
    return spoken
