"""Content and a language -> everything the dossier says, in order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from reporting.content.model import (
    Content,
    Edition,
    Entity,
    EntityKind,
    Section,
    Source,
    Undated,
)
from reporting.content.origins import Origins
from reporting.content.values import EVERY
from reporting.design.theme import Theme
from reporting.evidence.report.verdict_record import VerdictRecord
from reporting.evidence.rules.status import find_opponents
from reporting.plan.block_model import Block, DisagreementBlock, Para, Run
from reporting.plan.blocks import plan_block, plan_claim_paragraph
from reporting.plan.model import (
    CoverPlan,
    DossierPlan,
    EntityEntry,
    Labels,
    Metadata,
    SectionPlan,
    SourceEntry,
)
from reporting.plan.register import plan_check_paragraph, plan_claim_entries
from reporting.plan.scope import (
    UNTRACED,
    Scope,
    format_source_date,
    make_scope,
    print_text,
)
from reporting.reading.origin import Origin


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
    opposed = find_opponents(content.claims)
    against = {name: opposed.get(name, ()) for name in here.evidence}
    sections = tuple(
        _section(at, section, here) for at, section in enumerate(content.sections)
    )
    return DossierPlan(
        language=here.language,
        minutes=content.edition.minutes,
        meta=_metadata(here, when),
        labels=Labels(**here.language.labels),
        running_head=here.text(content.edition.title),
        cover=_cover(content.edition, here),
        summary=here.paras(content.edition.summary),
        sections=sections,
        disagreements=(*_shown(sections), *_not_shown(sections, against, here)),
        checked=plan_check_paragraph(here, recorded),
        claims=plan_claim_entries(here, against, recorded),
        entities=_entities(here),
        sources=tuple(_source(source, here) for source in content.sources),
        colophon=_colophon(here, theme),
    )


def _metadata(here: Scope, when: dt.datetime) -> Metadata:
    edition = here.content.edition
    return Metadata(
        language=here.language.tag,
        title=here.text(edition.title),
        subject=here.text(edition.subtitle),
        author=here.text(edition.presenter),
        keywords=tuple(here.text(section.title) for section in here.content.sections),
        date=when,
        fingerprint=here.content.sha256,
    )


def _cover(edition: Edition, here: Scope) -> CoverPlan:
    lang = here.language
    date = lang.date(edition.date)
    edition_line = lang.phrase("edition", number=edition.number, date=date)
    audience = lang.phrase("audience", audience=here.text(edition.audience))
    presenter = here.text(edition.presenter)
    if presenter:
        presenter = lang.phrase("presented_by", presenter=presenter)
    return CoverPlan(
        title=here.text(edition.title),
        subtitle=here.text(edition.subtitle),
        edition_line=here.stand_for(edition_line, edition, "number"),
        why_now=here.text(edition.why_now),
        audience=here.stand_for(audience, edition, "audience"),
        presenter=here.stand_for(presenter, edition, "presenter"),
        classification=here.text(edition.classification),
        origin=here.origins.find(edition),
    )


def _section(at: int, section: Section, here: Scope) -> SectionPlan:
    path = f"sections[{at}]"
    return SectionPlan(
        id=section.id,
        number=at + 1,
        title=here.text(section.title),
        takeaway=here.text(section.takeaway),
        blocks=tuple(
            plan_block(block, here, f"{path}.blocks[{place}]")
            for place, block in enumerate(section.blocks)
        ),
        origin=here.origins.find(section) or Origin(path),
    )


# ---------------------------------------------------------------- disagreement


def _shown(sections: tuple[SectionPlan, ...]) -> Iterator[DisagreementBlock]:
    """Yield the disagreements that sections show."""
    blocks: Iterator[Block] = (
        block for section in sections for block in section.blocks
    )
    return (block for block in blocks if isinstance(block, DisagreementBlock))


def _not_shown(
    sections: tuple[SectionPlan, ...],
    against: Mapping[str, tuple[str, ...]],
    here: Scope,
) -> Iterator[DisagreementBlock]:
    """Yield the pairs of claims that disagree and stand side by side nowhere else."""
    together = [
        {side.evidence[0].claim for side in block.sides} for block in _shown(sections)
    ]
    for name, others in against.items():
        for other in others:
            pair = {name, other}
            if any(pair <= claims for claims in together):
                continue
            together.append(pair)
            numbers = sorted(here.evidence[claim].number for claim in pair)
            title = here.language.phrase(
                "also_disagree", one=numbers[0], other=numbers[1]
            )
            sides = (
                plan_claim_paragraph(name, here),
                plan_claim_paragraph(other, here),
            )
            yield DisagreementBlock(
                f"{name}-{other}", title, (), question="", sides=sides, reading=None
            )


# ---------------------------------------------------------------- back matter


def _by_kind(content: Content) -> list[Entity]:
    """Entities grouped by kind, in the order in which the kinds first appear."""
    kinds = list(dict.fromkeys(entity.kind for entity in content.entities))
    return sorted(content.entities, key=lambda entity: kinds.index(entity.kind))


def _entities(here: Scope) -> tuple[EntityEntry, ...]:
    listed = _by_kind(here.content)
    words = Counter(
        word for entity in listed for word in here.text(entity.name).split()
    )
    return tuple(_entity(entity, here, words) for entity in listed)


_SURNAME = 4
"""Letters from which on a family name that is no other's is a name by itself."""


def _names(entity: Entity, here: Scope, words: Counter[str]) -> tuple[str, ...]:
    """Return what a text may call an entity: without its article; a person by the family name too."""
    name = here.text(entity.name)
    article = next((one for one in here.language.articles if name.startswith(one)), "")
    family = name.split()[-1]
    alone = (
        entity.kind is EntityKind.PERSON
        and len(family) >= _SURNAME
        and words[family] == 1
    )
    also = (name.removeprefix(article), *((family,) if alone else ()))
    return tuple(
        dict.fromkeys((name, *also, *(alias.name for alias in entity.aliases)))
    )


def _entity(entity: Entity, here: Scope, words: Counter[str]) -> EntityEntry:
    lang = here.language
    aliases = []
    for alias in entity.aliases:
        if alias.sic and alias.source:
            source = here.text(here.sources[alias.source].short)
            aliases.append(lang.phrase("sic", name=alias.name, source=source))
        else:
            aliases.append(
                lang.phrase("sic_bare" if alias.sic else "also", name=alias.name)
            )
    return EntityEntry(
        entity.id,
        here.text(entity.name),
        entity.kind,
        kind_word=lang.kinds[entity.kind],
        line=here.runs(entity.line),
        aliases=tuple(aliases),
        names=_names(entity, here, words),
        origin=here.origins.find(entity),
    )


def _source(source: Source, here: Scope) -> SourceEntry:
    rests = [
        name
        for name, claim in here.claims.items()
        if any(c.source == source.id for c in claim.cites)
    ]
    order = list(here.evidence)
    quoted = EVERY in source.title.by_language and "title" not in source.unnamed
    return SourceEntry(
        id=source.id,
        number=here.source_numbers[source.id],
        title=print_text(
            source.title, source.language if quoted else here.code, here.origins
        ),
        details=_details(source, here),
        link=source.link,
        note=here.text(source.note),
        claims=here.proof(sorted(rests, key=order.index)),
        language=source.language if quoted and source.language != here.code else None,
        origin=here.origins.find(source),
    )


def _details(source: Source, here: Scope) -> tuple[tuple[str, str], ...]:
    lang = here.language
    missing = lang.phrase("not_named")
    date = (
        _inferred(source.undated, here)
        if source.undated
        else format_source_date(lang, source)
    )
    return (
        (lang.phrase("outlet"), here.text(source.outlet) or missing),
        (lang.phrase("author"), here.text(source.author) or missing),
        (lang.phrase("date"), date),
        (lang.phrase("language"), lang.language_name(source.language)),
        (lang.phrase("consulted"), lang.date(source.retrieved)),
        (lang.phrase("file"), source.file),
        (lang.phrase("sha256"), source.sha256),
    )


def _inferred(undated: Undated, here: Scope) -> str:
    said = here.language.phrase("inferred_date", inferred=here.text(undated.inferred))
    return f"{said} ({here.language.phrase('inferred_basis', basis=here.text(undated.basis))})"


def _colophon(here: Scope, theme: Theme) -> tuple[Para, ...]:
    edition, lang = here.content.edition, here.language
    families = {name: family.title for name, family in theme.fonts.items()}
    ours = all(file.bundled for family in theme.fonts.values() for file in family.files)
    words = (
        lang.phrase("colophon_evidence"),
        lang.phrase("colophon_made"),
        lang.phrase(
            "colophon_hash",
            number=edition.number,
            date=lang.date(edition.date),
            fingerprint=here.content.sha256,
        ),
        lang.phrase("colophon_rebuild"),
        lang.phrase("colophon_type" if ours else "colophon_type_own", **families),
    )
    return tuple(Para((Run(text),)) for text in words)
