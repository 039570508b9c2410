"""A planned dossier and a theme -> the bytes of a PDF.

Nothing is decided here about what is said. What is said where is the plan's; how it looks
is the theme's; the one thing left to drawing is where pages break.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from reportlab.platypus import Flowable, KeepTogether

from reporting.design.fonts import find_font
from reporting.design.theme import Theme
from reporting.dossier.blocks.block import draw_block
from reporting.dossier.blocks.text_blocks import name_block_anchor
from reporting.dossier.pages.back_matter import (
    name_entity_anchor,
    name_source_anchor,
    typeset_disagreements,
    typeset_glossary,
    typeset_register,
    typeset_sources,
)
from reporting.dossier.pages.contents import Contents, Entry
from reporting.dossier.pages.document import Document, Part
from reporting.dossier.pages.draft_references import add_line_references
from reporting.dossier.pages.opener import Bar, choose_title_style
from reporting.dossier.pages.page_references import link_pages
from reporting.dossier.typeset.columns import Cell, Columns, Gap
from reporting.dossier.typeset.context import RenderContext, make_rest
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
from reporting.plan.block_model import Evidence
from reporting.plan.model import DossierPlan, SectionPlan


class RenderedDossier(NamedTuple):
    """A drawn dossier: the PDF file, its number of pages, and where things first stand.

    `places` has sections and blocks by their ids and claims by their anchors, with the page
    numbers that are printed.
    """

    data: bytes
    pages: int
    places: Mapping[str, int]


def render_dossier(
    plan: DossierPlan, theme: Theme, attachments: Sequence[Attachment] = ()
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
        setting = _make_context(plan, theme)
        cover = setting.group_located("Sect", "part-cover", plan.cover.origin)
        contents = Contents(
            setting.group("Sect", id="part-contents"),
            plan.labels.contents,
            "contents",
            _list_entries(plan, theme),
            measure_column_height(theme),
        )
        setting.record.ahead = contents.blank + len(contents.pages)
        tree = StructTree(setting.place)
        document = Document(plan, cover, contents, tree)
        parts = _list_parts(plan, setting)
        data, pages = document.make(parts, attachments)
        places = _find_places(plan, setting.record)
        return RenderedDossier(data, pages, places)


def _find_places(plan: DossierPlan, record: CrossReferences) -> Mapping[str, int]:
    """Return the printed page of each section, block and claim that a section shows."""
    places: dict[str, int] = {}
    for entry in plan.claims:
        pages = record.claims.get(entry.evidence.number)
        if pages:
            places[entry.evidence.anchor] = min(pages)
    anchors = _list_section_anchors(plan) | _list_block_anchors(plan)
    for name, anchor in anchors.items():
        if anchor in record.pages:
            places[name] = record.pages[anchor]
    return MappingProxyType(places)


def _make_context(plan: DossierPlan, theme: Theme) -> RenderContext:
    sources: dict[int, str] = {}
    for source in plan.sources:
        sources[source.number] = name_source_anchor(source.id)
    spoken: dict[int, str] = {}
    for entry in plan.claims:
        spoken[entry.evidence.number] = _describe_mark(entry.evidence, plan)
    return RenderContext(
        theme=theme,
        styles=make_styles(theme, plan.language.hyphenation),
        labels=plan.labels,
        language=plan.language,
        linking=Linking(_list_anchors(plan), spoken),
        sources=sources,
        record=CrossReferences(),
        sheet=Sheet.of(theme),
        accent=theme.accent(None),
        width=theme.page.text.pt,
        place=StructElem("Document", title=plan.meta.title),
        draft=plan.draft,
    )


def name_section_anchor(name: str) -> str:
    """Return the name under which links and the contents find the section of an id."""
    return f"section-{name}"


def _list_section_anchors(plan: DossierPlan) -> dict[str, str]:
    """Return the anchor of each section, by its id."""
    names = [section.id for section in plan.sections]
    return {name: name_section_anchor(name) for name in names}


def _list_block_anchors(plan: DossierPlan) -> dict[str, str]:
    """Return the anchor of each block that a section shows, by its id."""
    anchors: dict[str, str] = {}
    for section in plan.sections:
        for block in section.blocks:
            anchors[block.id] = name_block_anchor(block.id)
    return anchors


def _list_anchors(plan: DossierPlan) -> Mapping[str, str]:
    """Return where links lead: by the place's name, and by the bare id that content uses.

    An id may be that of two things; then the later of these is meant.
    """
    names = [*_list_section_anchors(plan).items()]
    names += [*_list_block_anchors(plan).items()]
    names += [(entry.evidence.claim, entry.evidence.anchor) for entry in plan.claims]
    names += [(entry.id, name_entity_anchor(entry.id)) for entry in plan.entities]
    names += [(entry.id, name_source_anchor(entry.id)) for entry in plan.sources]
    places = {anchor: anchor for _, anchor in names}
    return dict(names) | places


def _describe_mark(evidence: Evidence, plan: DossierPlan) -> str:
    """Return what a claim's source mark says to those who do not see the margin."""
    names = dict.fromkeys([line.short for line in evidence.citations])
    words = ", ".join([*names, evidence.status_word])
    label = plan.labels.source.lower()
    return f"{label} {evidence.number}: {words}"


# ---------------------------------------------------------------- parts

_BACK = ("disagrees", "claims", "entities", "sources", "colophon")
"""The parts of the back matter, in order: names of their labels."""


def _list_back_titles(plan: DossierPlan) -> dict[str, str]:
    """Return the titles of the back matter's parts that have something to say."""
    content = {
        "disagrees": plan.disagreements,
        "claims": plan.claims,
        "entities": plan.entities,
        "sources": plan.sources,
        "colophon": plan.colophon,
    }
    titles: dict[str, str] = {}
    for name in _BACK:
        if content[name]:
            titles[name] = getattr(plan.labels, name)
    return titles


def _list_entries(plan: DossierPlan, theme: Theme) -> list[Entry]:
    """Return the entries of the contents, in order."""
    accent = theme.accent(None)
    entries: list[Entry] = []
    if plan.summary:
        entries.append(Entry(0, "", plan.labels.summary, "summary", accent))
    for section in plan.sections:
        own_accent = theme.accent(section.id)
        anchor = name_section_anchor(section.id)
        number = str(section.number)
        entries.append(Entry(0, number, section.title, anchor, own_accent))
        for block in section.blocks:
            if block.title:
                anchor = name_block_anchor(block.id)
                entries.append(Entry(1, "", block.title, anchor, own_accent))
    for name, title in _list_back_titles(plan).items():
        entries.append(Entry(0, "", title, name, accent))
    return entries


def _list_parts(plan: DossierPlan, setting: RenderContext) -> list[Part]:
    """Return the parts that begin on a page of their own, in order."""
    parts: list[Part] = []
    if plan.summary:
        content = partial(_typeset_summary, plan)
        parts.append(_make_part(setting, "summary", plan.labels.summary, content))
    for section in plan.sections:
        accent = setting.theme.accent(section.id)
        place = setting.accented(accent).group_located(
            "Sect", name_section_anchor(section.id), section.origin
        )
        content_of_section = partial(_typeset_section, section, place)
        parts.append(Part(section.title, accent, content_of_section))
    for name, title in _list_back_titles(plan).items():
        content = partial(_typeset_back_matter, plan, name)
        follows = name == "colophon" and bool(plan.sources)
        parts.append(_make_part(setting, name, title, content, follows=follows))
    return parts


def _make_part(
    setting: RenderContext,
    name: str,
    title: str,
    content: Callable[[RenderContext], list[Flowable]],
    *,
    follows: bool = False,
) -> Part:
    """Return a part with a heading.

    Args:
        setting: the column.
        name: anchor of its heading.
        title: its heading.
        content: returns what stands below that.
        follows: whether it begins below the part before it.
    """
    setting = setting.group("Sect", id=f"part-{name}")
    is_wide = name == "claims"
    styles = setting.styles
    style = styles.h2.clone("following", spaceBefore=0) if follows else styles.h1

    def typeset() -> list[Flowable]:
        outline = (title, 0)
        heading: Flowable = setting.heading(title, style, anchor=name, outline=outline)
        if is_wide:
            page = setting.theme.page
            beside = (page.gutter + page.margin).pt
            cell = Cell(0, page.text.pt, (heading,), mirrored=beside)
            mirrors = setting.mirrors
            heading = Columns([cell], after=style.spaceAfter, mirrors=mirrors)
        below = content(link_pages(setting.below()))
        if not follows:
            return [heading, *below]
        return [Gap(styles.body.leading), KeepTogether([heading, *below])]

    is_back = name in _BACK
    return Part(
        title, setting.accent, typeset, wide=is_wide, back=is_back, follows=follows
    )


def _typeset_summary(plan: DossierPlan, setting: RenderContext) -> list[Flowable]:
    style = setting.styles.summary
    return [setting.words(paragraph, style) for paragraph in plan.summary]


def _typeset_section(section: SectionPlan, setting: RenderContext) -> list[Flowable]:
    """Return a section's opener and its blocks."""
    styles = setting.styles
    lines = setting.draft.blocks if setting.draft else {}
    heading = setting.heading(
        section.title,
        choose_title_style(setting, section.title),
        anchor=name_section_anchor(section.id),
        outline=(section.title, 0),
    )
    number = setting.words(
        str(section.number), styles.number, elem=heading.elem, ink=setting.accent
    )
    written = lines.get(section.id, "")
    takeaway = setting.words(section.takeaway, styles.standfirst, ink=setting.accent)
    done: list[Flowable] = [Bar(setting)]
    done += add_line_references([number], written, setting)
    done += [heading, takeaway, make_rest(setting, 0)]
    below = setting.below()
    for block in section.blocks:
        written = lines.get(block.id, "")
        done += add_line_references(draw_block(below, block), written, setting)
    return done


def _typeset_back_matter(
    plan: DossierPlan, name: str, setting: RenderContext
) -> list[Flowable]:
    """Return a part of the back matter, without its heading."""
    match name:
        case "disagrees":
            anchors = _list_block_anchors(plan)
            return typeset_disagreements(setting, plan.disagreements, anchors)
        case "claims":
            return typeset_register(setting, plan.claims, plan.checked)
        case "entities":
            return typeset_glossary(setting, plan.entities)
        case "sources":
            return typeset_sources(setting, plan.sources)
        case _:
            cell = setting.styles.cell
            style = cell.clone("colophon", spaceAfter=cell.leading / 3)
            return [setting.words(paragraph, style) for paragraph in plan.colophon]
