"""A planned dossier and a theme -> the bytes of a PDF.

Nothing is decided here about what is said. What is said where is the plan's; how it looks
is the theme's; the one thing left to drawing is where pages break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reporting.design.fonts import find_font
from reporting.design.theme import Theme
from reporting.dossier.pages.anchors import (
    list_anchors,
    list_block_anchors,
    list_section_anchors,
)
from reporting.dossier.pages.back_matter import name_source_anchor
from reporting.dossier.pages.contents import Contents
from reporting.dossier.pages.document import Document
from reporting.dossier.pages.parts import list_entries, list_parts
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.cross_references import CrossReferences
from reporting.dossier.typeset.fragments import Linking
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.dossier.typeset.paragraph_styles import (
    make_styles,
    measure_column_height,
)
from reporting.dossier.typeset.reportlab_config import pin_settings
from reporting.pdf.attachments import Attachment
from reporting.pdf.structure import StructElem, StructTree
from reporting.plan.model import DossierPlan


class RenderedDossier(NamedTuple):
    """A drawn dossier: the PDF file, its number of pages, and where things first stand.

    `places` has sections and blocks by their ids and claims by their anchors, with the page
    numbers that are printed.
    """

    data: bytes
    pages: int
    places: Mapping[str, int]


def render_dossier(
    plan: DossierPlan,
    theme: Theme,
    attachments: Sequence[Attachment] = (),
) -> RenderedDossier:
    """Draw a dossier.

    Equal plans and themes give equal bytes, whatever the time zone, the environment or the
    settings of ReportLab in the process.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
        attachments: files that it carries.
    """
    with pin_settings(find_font(theme, "text")):
        document = _draw_pages(plan, theme)
        data, pages = document.finish(attachments)
        places = _find_places(plan, document.setting.record)
        return RenderedDossier(data, pages, places)


def find_pages(plan: DossierPlan, theme: Theme) -> Mapping[str, int]:
    """Return the `places` of a dossier that nobody asked for, without writing a file.

    Args:
        plan: everything the dossier says.
        theme: how it looks.
    """
    with pin_settings(find_font(theme, "text")):
        document = _draw_pages(plan, theme)
        return _find_places(plan, document.setting.record)


def _draw_pages(plan: DossierPlan, theme: Theme) -> Document:
    """Draw all pages but the contents, whose room is known."""
    setting = make_context(plan, theme)
    cover = setting.group_located(
        "Sect",
        "part-cover",
        plan.cover.origin,
    )
    contents = Contents(
        setting.group("Sect", id="part-contents"),
        plan.labels.contents,
        "contents",
        list_entries(plan, theme),
        measure_column_height(theme),
    )
    setting.record.ahead = contents.blank + len(contents.pages)
    tree = StructTree(setting.place)
    document = Document(plan, cover, contents, tree)
    document.draw(list_parts(plan, setting))
    return document


def _find_places(plan: DossierPlan, record: CrossReferences) -> Mapping[str, int]:
    """Return the printed page of each section, block and claim that a section shows."""
    places: dict[str, int] = {}
    for entry in plan.claims:
        pages = record.claims.get(entry.evidence.number)
        if pages:
            places[entry.evidence.anchor] = min(pages)
    anchors = list_section_anchors(plan) | list_block_anchors(plan)
    for name, anchor in anchors.items():
        if anchor in record.pages:
            places[name] = record.pages[anchor]
    return MappingProxyType(places)


def make_context(plan: DossierPlan, theme: Theme) -> RenderContext:
    """Return the context in which a dossier is set, at the top of its structure."""
    sources: dict[int, str] = {}
    for source in plan.sources:
        sources[source.number] = name_source_anchor(source.id)
    label = plan.labels.source.lower()
    spoken: dict[int, str] = {}
    """What the source mark of a claim says to those who do not see the margin."""
    for entry in plan.claims:
        evidence = entry.evidence
        names = dict.fromkeys([line.short for line in evidence.citations])
        words = ", ".join([*names, evidence.status_word])
        spoken[evidence.number] = f"{label} {evidence.number}: {words}"
    return RenderContext(
        theme=theme,
        styles=make_styles(theme, plan.language.hyphenation),
        labels=plan.labels,
        language=plan.language,
        linking=Linking(list_anchors(plan), spoken),
        sources=sources,
        record=CrossReferences(),
        sheet=Sheet.of(theme),
        accent=theme.accent(None),
        width=theme.page.text.pt,
        place=StructElem("Document", title=plan.meta.title),
        draft=plan.draft,
    )
