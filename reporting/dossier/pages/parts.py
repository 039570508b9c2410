"""A planned dossier -> the parts of its front matter and its body, as galleys to paginate."""

from __future__ import annotations

from reporting.dossier.blocks.block import typeset_block
from reporting.dossier.blocks.text_blocks import name_block_anchor
from reporting.dossier.galley.galley import Galley
from reporting.dossier.galley.page import Breaking, Part
from reporting.dossier.pages.anchors import name_section_anchor
from reporting.dossier.pages.back_matter import list_back_titles
from reporting.dossier.pages.contents import Contents, Entry, typeset_contents
from reporting.dossier.pages.key import typeset_key
from reporting.dossier.pages.opener import typeset_heading, typeset_opener
from reporting.dossier.typeset.context import TypesetContext
from reporting.plan.block_model import Block
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.record import Record

CONTENTS, SUMMARY = "contents", "summary"
"""Anchors of the parts of the front matter."""


class FrontMatter(Record, frozen=True, eq=False):
    """What stands before the sections.

    Args:
        contents: whose page numbers are still wanted.
        parts: the contents, and what is said in brief below them.
    """

    contents: Contents
    parts: tuple[Part, ...]


def find_breaking(setting: TypesetContext) -> Breaking:
    """Return where the theme lets sections begin."""
    return Breaking(setting.theme.print.breaking)


# ---------------------------------------------------------------- front matter


def typeset_front(setting: TypesetContext, plan: DossierPlan) -> FrontMatter:
    """Set the contents, what is said in brief, and the key to the evidence.

    Args:
        setting: the text column, at the top of the document.
        plan: of the dossier.
    """
    accent = setting.accent
    labels = plan.labels
    place = setting.begin().group("Sect", id=f"part-{CONTENTS}")
    opener = typeset_heading(place, labels.contents, CONTENTS)
    entries = list_entries(setting, plan)
    contents = typeset_contents(place.below().begin(), entries)
    galleys = [opener, contents.galley]
    parts: list[tuple[str, list[Galley], Breaking]] = []
    is_recto = find_breaking(setting) is Breaking.RECTO
    begins = Breaking.RECTO if is_recto else Breaking.PAGE
    parts.append((labels.contents, galleys, begins))
    if plan.summary:
        galleys = _typeset_summary(setting, plan)
        parts.append((labels.summary, galleys, Breaking.RUN_ON))
    if plan.key:
        galleys.append(typeset_key(setting.begin(), plan.key))
    done = [Part(title, tuple(held), where, accent) for title, held, where in parts]
    return FrontMatter(contents, tuple(done))


def _typeset_summary(setting: TypesetContext, plan: DossierPlan) -> list[Galley]:
    """Return what is said in brief, a galley a paragraph."""
    place = setting.begin().group("Sect", id=f"part-{SUMMARY}")
    galleys = [typeset_heading(place, plan.labels.summary, SUMMARY)]
    style = setting.styles.summary
    for paragraph in plan.summary:
        below = place.below().begin()
        words = below.words(paragraph, style)
        galleys.append(below.finish(words, after=style.after))
    return galleys


def list_entries(setting: TypesetContext, plan: DossierPlan) -> list[Entry]:
    """Return the entries of the contents, in order."""
    theme = setting.theme
    accent = theme.accent(None)
    entries: list[Entry] = []
    if plan.summary:
        entries.append(Entry(0, "", plan.labels.summary, SUMMARY, accent))
    for section in plan.sections:
        own = theme.accent(section.id)
        anchor = name_section_anchor(section.id)
        entries.append(Entry(0, str(section.number), section.title, anchor, own))
        for block in section.blocks:
            if block.title:
                anchor = name_block_anchor(block.id)
                entries.append(Entry(1, "", block.title, anchor, own))
    for name, title in list_back_titles(plan).items():
        entries.append(Entry(0, "", title, name, accent))
    return entries


# ---------------------------------------------------------------- sections


def typeset_sections(setting: TypesetContext, plan: DossierPlan) -> list[Part]:
    """Set all sections, a part each.

    Args:
        setting: the text column, at the top of the document.
        plan: of the dossier.
    """
    begins = find_breaking(setting)
    return [_typeset_section(setting, section, begins) for section in plan.sections]


def _typeset_section(
    setting: TypesetContext, section: SectionPlan, begins: Breaking
) -> Part:
    accent = setting.theme.accent(section.id)
    anchor = name_section_anchor(section.id)
    place = setting.with_accent(accent).begin()
    place = place.group_located("Sect", anchor, section.origin)
    galleys = [typeset_opener(place, section, begins)]
    below = place.below()
    previous: Block | None = None
    for block in section.blocks:
        galleys.append(typeset_block(below, block, previous))
        previous = block
    return Part(section.title, tuple(galleys), begins, accent)
