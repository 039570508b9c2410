"""A planned dossier and a theme -> the bytes of a PDF.

Nothing is decided here about what is said. What is said where is the plan's; how it looks
is the theme's; the one thing left to drawing is where pages break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from reportlab.platypus import Flowable, KeepTogether

from reporting.design.fonts import find_font
from reporting.design.theme import Theme
from reporting.dossier.blocks.block import draw_block, name_anchor
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
    """A drawn dossier: the PDF file, its number of pages, and the page on which things first stand.

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
        setting = _setting(plan, theme)
        cover = setting.group("Sect")
        listed = setting.group("Sect")
        entries = list(_entries(plan, theme))
        contents = Contents(
            listed,
            plan.labels.contents,
            "contents",
            entries,
            measure_column_height(theme),
        )
        setting.record.ahead = contents.blank + len(contents.pages)
        document = Document(plan, cover, contents, StructTree(setting.place))
        data, pages = document.make(list(_parts(plan, setting)), attachments)
        return RenderedDossier(data, pages, _places(plan, setting.record))


def _places(plan: DossierPlan, record: CrossReferences) -> Mapping[str, int]:
    """Return the printed page of each section, block and claim that a section shows."""
    shown = {
        entry.evidence.anchor: record.claims.get(entry.evidence.number)
        for entry in plan.claims
    }
    pages = {name: min(found) for name, found in shown.items() if found}
    anchors = {section.id: _section_anchor(section) for section in plan.sections}
    anchors |= {
        block.id: name_anchor(block)
        for section in plan.sections
        for block in section.blocks
    }
    pages |= {
        name: record.pages[place]
        for name, place in anchors.items()
        if place in record.pages
    }
    return MappingProxyType(pages)


def _setting(plan: DossierPlan, theme: Theme) -> RenderContext:
    lang = plan.language
    return RenderContext(
        theme=theme,
        styles=make_styles(theme, lang.hyphenation),
        labels=plan.labels,
        language=lang,
        linking=Linking(_anchors(plan), _spoken(plan)),
        sources={
            source.number: name_source_anchor(source.id) for source in plan.sources
        },
        record=CrossReferences(),
        sheet=Sheet.of(theme),
        accent=theme.accent(None),
        width=theme.page.text.pt,
        place=StructElem("Document", title=plan.meta.title),
        draft=plan.draft,
    )


def _section_anchor(section: SectionPlan) -> str:
    return f"section-{section.id}"


def _anchors(plan: DossierPlan) -> Mapping[str, str]:
    """Return where links lead: by the name of the place, and by the bare id that content uses."""
    sections = [(section.id, _section_anchor(section)) for section in plan.sections]
    blocks = [
        (block.id, name_anchor(block))
        for section in plan.sections
        for block in section.blocks
    ]
    claims = [(entry.evidence.claim, entry.evidence.anchor) for entry in plan.claims]
    entries = [(entry.id, name_entity_anchor(entry.id)) for entry in plan.entities]
    listed = [(entry.id, name_source_anchor(entry.id)) for entry in plan.sources]
    names = [*sections, *blocks, *claims, *entries, *listed]
    return {**dict(names), **{place: place for _, place in names}}


def _spoken(plan: DossierPlan) -> Mapping[int, str]:
    """Return what the source mark of each claim says to those who do not see the margin."""
    return {
        entry.evidence.number: _said(entry.evidence, plan.labels.source)
        for entry in plan.claims
    }


def _said(evidence: Evidence, label: str) -> str:
    names = dict.fromkeys(line.short for line in evidence.citations)
    return f"{label.lower()} {evidence.number}: {', '.join([*names, evidence.status_word])}"


# ---------------------------------------------------------------- parts

_BACK = ("disagrees", "claims", "entities", "sources", "colophon")


def _back_titles(plan: DossierPlan) -> Iterator[tuple[str, str]]:
    """Yield anchor and title of each part of the back matter that has something to say."""
    filled = {
        "disagrees": plan.disagreements,
        "claims": plan.claims,
        "entities": plan.entities,
        "sources": plan.sources,
        "colophon": plan.colophon,
    }
    return ((name, getattr(plan.labels, name)) for name in _BACK if filled[name])


def _entries(plan: DossierPlan, theme: Theme) -> Iterator[Entry]:
    if plan.summary:
        yield Entry(0, "", plan.labels.summary, "summary", theme.accent(None))
    for section in plan.sections:
        accent = theme.accent(section.id)
        yield Entry(
            0, str(section.number), section.title, _section_anchor(section), accent
        )
        for block in section.blocks:
            if block.title:
                yield Entry(1, "", block.title, name_anchor(block), accent)
    for name, title in _back_titles(plan):
        yield Entry(0, "", title, name, theme.accent(None))


def _parts(plan: DossierPlan, setting: RenderContext) -> Iterator[Part]:
    if plan.summary:
        yield _part(setting, "summary", plan.labels.summary, partial(_summary, plan))
    for section in plan.sections:
        yield _section(section, setting.accented(setting.theme.accent(section.id)))
    for name, title in _back_titles(plan):
        follows = name == "colophon" and bool(plan.sources)
        content = partial(_back, plan, name)
        yield _part(
            setting, name, title, content, wide=name == "claims", follows=follows
        )


def _part(
    setting: RenderContext,
    name: str,
    title: str,
    content: Callable[[RenderContext], list[Flowable]],
    *,
    wide: bool = False,
    follows: bool = False,
) -> Part:
    setting = setting.group("Sect")

    def made() -> list[Flowable]:
        styles = setting.styles
        style = styles.h2.clone("following", spaceBefore=0) if follows else styles.h1
        heading: Flowable = setting.heading(
            title, style, anchor=name, outline=(title, 0)
        )
        if wide:
            page = setting.theme.page
            cell = Cell(
                0, page.text.pt, (heading,), mirrored=(page.gutter + page.margin).pt
            )
            heading = Columns([cell], after=style.spaceAfter, mirrors=setting.mirrors)
        below = content(link_pages(setting.below()))
        if not follows:
            return [heading, *below]
        return [Gap(styles.body.leading), KeepTogether([heading, *below])]

    return Part(
        title, setting.accent, made, wide=wide, back=name in _BACK, follows=follows
    )


def _summary(plan: DossierPlan, setting: RenderContext) -> list[Flowable]:
    return [setting.words(para, setting.styles.summary) for para in plan.summary]


def _section(section: SectionPlan, setting: RenderContext) -> Part:
    setting = setting.group("Sect")
    return Part(section.title, setting.accent, partial(_opened, section, setting))


def _opened(section: SectionPlan, setting: RenderContext) -> list[Flowable]:
    """Return a section's opener and its blocks."""
    styles, name = setting.styles, _section_anchor(section)
    style = choose_title_style(setting, section.title)
    heading = setting.heading(
        section.title, style, anchor=name, outline=(section.title, 0)
    )
    lines = setting.draft.blocks if setting.draft else {}
    number = setting.words(
        str(section.number), styles.number, elem=heading.elem, ink=setting.accent
    )
    opener = [
        Bar(setting),
        *add_line_references([number], lines.get(section.id, ""), setting),
        heading,
        setting.words(section.takeaway, styles.standfirst, ink=setting.accent),
        make_rest(setting, 0),
    ]
    below = setting.below()
    blocks = (
        flowable
        for block in section.blocks
        for flowable in add_line_references(
            draw_block(below, block), lines.get(block.id, ""), setting
        )
    )
    return [*opener, *blocks]


def _back(plan: DossierPlan, name: str, setting: RenderContext) -> list[Flowable]:
    match name:
        case "disagrees":
            shown = {
                block.id: name_anchor(block)
                for section in plan.sections
                for block in section.blocks
            }
            return typeset_disagreements(setting, plan.disagreements, shown)
        case "claims":
            return typeset_register(setting, plan.claims, plan.checked)
        case "entities":
            return typeset_glossary(setting, plan.entities)
        case "sources":
            return typeset_sources(setting, plan.sources)
        case _:
            style = setting.styles.cell.clone(
                "colophon", spaceAfter=setting.styles.cell.leading / 3
            )
            return [setting.words(para, style) for para in plan.colophon]
