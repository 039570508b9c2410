"""Content and a language -> everything that is said, in order."""

from __future__ import annotations

import datetime as dt

from reporting.content.model import Content, Section
from reporting.content.origins import Origins
from reporting.design.theme import Theme
from reporting.evidence.report.verdict_record import VerdictRecord
from reporting.evidence.rules.status import find_opponents
from reporting.plan.back_matter import (
    plan_colophon,
    plan_entities,
    plan_sources,
    title_entities,
)
from reporting.plan.blocks import plan_block
from reporting.plan.disagreements import collect_disagreements
from reporting.plan.model import CoverPlan, DossierPlan, Labels, Metadata, SectionPlan
from reporting.plan.register import plan_check_paragraph, plan_claim_entries, plan_key
from reporting.plan.remembering import plan_once
from reporting.plan.scope import UNTRACED, Scope
from reporting.plan.scoping import make_scope
from reporting.plan.timeline import explain_first_marks
from reporting.plan.words import plain_line
from reporting.reading.origin import Origin
from reporting.record import replace


def plan_dossier(
    content: Content,
    code: str,
    when: dt.datetime,
    theme: Theme,
    recorded: VerdictRecord | None = None,
    origins: Origins = UNTRACED,
) -> DossierPlan:
    """Plan the dossier in one language.

    Args:
        content: valid content.
        code: one of its languages.
        when: the moment both outputs are dated, in UTC.
        theme: the look, for the colophon's word on the typefaces.
        recorded: the last check of the citations, if there is one on record.
        origins: of the content, if a file holds it.
    """
    here = make_scope(content, code, origins)
    edition = content.edition
    opponents = find_opponents(content.claims)
    against = {name: opponents.get(name, ()) for name in here.evidence}
    planned = [
        plan_once(plan_section, section, here, at)
        for at, section in enumerate(content.sections)
    ]
    sections = explain_first_marks(planned)
    return DossierPlan(
        language=here.language,
        minutes=edition.minutes,
        places=here.origins.places,
        meta=plan_metadata(here, when),
        labels=plan_labels(here),
        running_head=here.print_text(edition.title),
        cover=plan_cover(here),
        summary=here.set_paragraphs(edition.summary),
        sections=sections,
        disagreements=collect_disagreements(sections, against, here),
        checked=plan_check_paragraph(here, recorded),
        claims=plan_claim_entries(here, against, recorded),
        entities=plan_entities(here),
        sources=plan_sources(here),
        colophon=plan_colophon(here, theme),
        key=plan_key(here),
    )


def plan_labels(here: Scope) -> Labels:
    """Plan the headings, which say what stands below them."""
    labels = Labels(**here.language.labels)
    if len(here.content.sources) == 1:
        labels = replace(labels, sources=labels.source)
    if here.content.entities:
        labels = replace(labels, entities=title_entities(here))
    return labels


def plan_metadata(here: Scope, when: dt.datetime) -> Metadata:
    """Plan what both files say of themselves.

    Args:
        here: the content in one language.
        when: the moment both are dated, in UTC.
    """
    edition = here.content.edition
    return Metadata(
        language=here.language.tag,
        title=here.print_text(edition.title),
        subject=plain_line(here.set_line(edition.subtitle)),
        author=here.print_text(edition.author or edition.presenter),
        keywords=tuple(
            here.print_text(section.title) for section in here.content.sections
        ),
        date=when,
        fingerprint=here.content.sha256,
    )


def plan_cover(here: Scope) -> CoverPlan:
    """Plan the first page, which is the first slide too."""
    edition = here.content.edition
    lang = here.language
    date = lang.write_date(edition.date)
    edition_line = lang.fill_phrase("edition", number=edition.number, date=date)
    audience = lang.fill_phrase("audience", audience=here.print_text(edition.audience))
    presenter = here.print_text(edition.presenter)
    if presenter:
        presenter = lang.fill_phrase("presented_by", presenter=presenter)
    return CoverPlan(
        title=here.print_text(edition.title),
        subtitle=here.set_line(edition.subtitle),
        edition_line=here.stand_for(edition_line, edition, "number"),
        why_now=here.set_line(edition.why_now),
        ask=here.set_line(edition.ask),
        audience=here.stand_for(audience, edition, "audience"),
        presenter=here.stand_for(presenter, edition, "presenter"),
        classification=here.print_text(edition.classification),
        origin=here.origins.find(edition),
    )


def plan_section(section: Section, here: Scope, at: int) -> SectionPlan:
    """Plan one section with its blocks.

    Args:
        section: of the content.
        here: the content in one language.
        at: its place among the sections, from 0.
    """
    path = f"sections[{at}]"
    blocks = []
    for place, block in enumerate(section.blocks):
        where = f"{path}.blocks[{place}]"
        blocks.append(plan_once(plan_block, block, here, where))
    return SectionPlan(
        id=section.id,
        number=at + 1,
        title=here.print_text(section.title),
        takeaway=here.set_line(section.takeaway),
        blocks=tuple(blocks),
        origin=here.origins.find(section) or Origin(path),
    )
