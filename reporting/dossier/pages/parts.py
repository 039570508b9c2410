"""A planned dossier -> its parts, each on pages of its own, and the entries of the contents."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reportlab.platypus import Flowable, KeepTogether

from reporting.design.theme import Theme
from reporting.dossier.blocks.block import draw_block
from reporting.dossier.blocks.text_blocks import name_block_anchor
from reporting.dossier.pages.anchors import list_block_anchors, name_section_anchor
from reporting.dossier.pages.back_matter import (
    typeset_disagreements,
    typeset_glossary,
    typeset_register,
    typeset_sources,
)
from reporting.dossier.pages.contents import Entry
from reporting.dossier.pages.document import Part
from reporting.dossier.pages.draft_references import add_line_references
from reporting.dossier.pages.opener import Bar, choose_title_style
from reporting.dossier.pages.page_references import link_pages
from reporting.dossier.typeset.columns import Cell, Columns, Gap
from reporting.dossier.typeset.context import RenderContext, make_rest
from reporting.plan.model import DossierPlan, SectionPlan

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


def list_entries(plan: DossierPlan, theme: Theme) -> list[Entry]:
    """Return the entries of the contents, in order."""
    accent = theme.accent(None)
    entries: list[Entry] = []
    if plan.summary:
        entries.append(
            Entry(
                0,
                "",
                plan.labels.summary,
                "summary",
                accent,
            )
        )
    for section in plan.sections:
        own_accent = theme.accent(section.id)
        anchor = name_section_anchor(section.id)
        number = str(section.number)
        entries.append(
            Entry(
                0,
                number,
                section.title,
                anchor,
                own_accent,
            )
        )
        for block in section.blocks:
            if block.title:
                anchor = name_block_anchor(block.id)
                entries.append(
                    Entry(
                        1,
                        "",
                        block.title,
                        anchor,
                        own_accent,
                    )
                )
    for name, title in _list_back_titles(plan).items():
        entries.append(Entry(0, "", title, name, accent))
    return entries


def list_parts(plan: DossierPlan, setting: RenderContext) -> list[Part]:
    """Return the parts that begin on a page of their own, in order."""
    parts: list[Part] = []
    if plan.summary:
        content = partial(_typeset_part, plan, "summary")
        parts.append(
            _make_part(
                setting,
                "summary",
                plan.labels.summary,
                content,
            )
        )
    for section in plan.sections:
        accent = setting.theme.accent(section.id)
        place = setting.with_accent(accent).group_located(
            "Sect", name_section_anchor(section.id), section.origin
        )
        content_of_section = partial(_typeset_section, section, place)
        parts.append(Part(section.title, accent, content_of_section))
    for name, title in _list_back_titles(plan).items():
        content = partial(_typeset_part, plan, name)
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
            cell = Cell(
                0,
                page.text.pt,
                (heading,),
                mirrored=beside,
            )
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
    takeaway = setting.words(
        section.takeaway,
        styles.standfirst,
        ink=setting.accent,
    )
    done: list[Flowable] = [Bar(setting)]
    done += add_line_references([number], written, setting)
    done += [heading, takeaway, make_rest(setting, 0)]
    below = setting.below()
    for block in section.blocks:
        written = lines.get(block.id, "")
        done += add_line_references(
            draw_block(below, block),
            written,
            setting,
        )
    return done


def _typeset_part(
    plan: DossierPlan,
    name: str,
    setting: RenderContext,
) -> list[Flowable]:
    """Return the summary or a part of the back matter, without its heading."""
    match name:
        case "summary":
            style = setting.styles.summary
            return [setting.words(paragraph, style) for paragraph in plan.summary]
        case "disagrees":
            anchors = list_block_anchors(plan)
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
