"""Entities, sources and the edition -> what stands behind the sections: lists and the colophon."""

from __future__ import annotations

from collections import Counter

from reporting.content.model import Alias, Entity, EntityKind, Source, Undated
from reporting.content.values import EVERY
from reporting.design.theme import Theme
from reporting.plan.block_model import Para, Run
from reporting.plan.model import EntityEntry, SourceEntry
from reporting.plan.printing import format_source_date, print_text
from reporting.plan.scope import Scope

_SURNAME = 4
"""Letters from which on a family name that is no other's is a name by itself."""


# ---------------------------------------------------------------- entities


def plan_entities(here: Scope) -> tuple[EntityEntry, ...]:
    """Plan people, companies and the rest, grouped by kind as the kinds first appear."""
    entities = here.content.entities
    kinds = list(dict.fromkeys(entity.kind for entity in entities))
    order = sorted(entities, key=lambda entity: kinds.index(entity.kind))
    words: Counter[str] = Counter()
    for entity in order:
        words.update(here.text(entity.name).split())
    entries = []
    for entity in order:
        entry = EntityEntry(
            entity.id,
            here.text(entity.name),
            entity.kind,
            kind_word=here.language.kinds[entity.kind],
            line=here.runs(entity.line),
            aliases=tuple(format_alias(alias, here) for alias in entity.aliases),
            names=list_names(entity, here, words),
            origin=here.origins.find(entity),
        )
        entries.append(entry)
    return tuple(entries)


def format_alias(alias: Alias, here: Scope) -> str:
    """Write another name of an entity; a misspelt one is marked [sic], with its source."""
    lang = here.language
    if not alias.sic:
        return lang.phrase("also", name=alias.name)
    if alias.source is None:
        return lang.phrase("sic_bare", name=alias.name)
    source = here.text(here.sources[alias.source].short)
    return lang.phrase("sic", name=alias.name, source=source)


def list_names(entity: Entity, here: Scope, words: Counter[str]) -> tuple[str, ...]:
    """Return what a text may call an entity: without its article; a person by surname too.

    Args:
        entity: of the content.
        here: the content in one language.
        words: how often each word stands in the names of all entities.
    """
    name = here.text(entity.name)
    names = [name]
    for article in here.language.articles:
        if name.startswith(article):
            names.append(name.removeprefix(article))
            break
    surname = name.split()[-1]
    is_own = len(surname) >= _SURNAME and words[surname] == 1
    if entity.kind is EntityKind.PERSON and is_own:
        names.append(surname)
    names += [alias.name for alias in entity.aliases]
    return tuple(dict.fromkeys(names))


# ---------------------------------------------------------------- sources


def plan_sources(here: Scope) -> tuple[SourceEntry, ...]:
    """Plan the numbered list of sources, each with the claims that rest on it."""
    resting: dict[str, list[str]] = {source.id: [] for source in here.content.sources}
    for name in here.evidence:
        for citation in here.claims[name].cites:
            resting[citation.source].append(name)
    entries = []
    for source in here.content.sources:
        is_quoted = EVERY in source.title.by_language and "title" not in source.unnamed
        spoken = source.language if is_quoted else here.code
        entry = SourceEntry(
            id=source.id,
            number=here.source_numbers[source.id],
            title=print_text(source.title, spoken, here.origins),
            details=list_details(source, here),
            link=source.link,
            note=here.text(source.note),
            claims=here.proof(resting[source.id]),
            language=spoken if spoken != here.code else None,
            origin=here.origins.find(source),
        )
        entries.append(entry)
    return tuple(entries)


def list_details(source: Source, here: Scope) -> tuple[tuple[str, str], ...]:
    """Return what is said of a source, each under its label."""
    lang = here.language
    missing = lang.phrase("not_named")
    if source.undated:
        date = format_undated(source.undated, here)
    else:
        date = format_source_date(lang, source)
    return (
        (lang.phrase("outlet"), here.text(source.outlet) or missing),
        (lang.phrase("author"), here.text(source.author) or missing),
        (lang.phrase("date"), date),
        (lang.phrase("language"), lang.language_name(source.language)),
        (lang.phrase("consulted"), lang.date(source.retrieved)),
        (lang.phrase("file"), source.file),
        (lang.phrase("sha256"), source.sha256),
    )


def format_undated(undated: Undated, here: Scope) -> str:
    """Write when a source without a date is from, and by what that is inferred."""
    lang = here.language
    inferred = lang.phrase("inferred_date", inferred=here.text(undated.inferred))
    basis = lang.phrase("inferred_basis", basis=here.text(undated.basis))
    return f"{inferred} ({basis})"


# ---------------------------------------------------------------- colophon


def plan_colophon(here: Scope, theme: Theme) -> tuple[Para, ...]:
    """Plan how the dossier was made and in which typefaces, a paragraph each.

    Args:
        here: the content in one language.
        theme: names the families.
    """
    edition = here.content.edition
    lang = here.language
    families = {name: family.title for name, family in theme.fonts.items()}
    ours = all(file.bundled for family in theme.fonts.values() for file in family.files)
    edition_hash = lang.phrase(
        "colophon_hash",
        number=edition.number,
        date=lang.date(edition.date),
        fingerprint=here.content.sha256,
    )
    words = (
        lang.phrase("colophon_evidence"),
        lang.phrase("colophon_made"),
        edition_hash,
        lang.phrase("colophon_rebuild"),
        lang.phrase("colophon_type" if ours else "colophon_type_own", **families),
    )
    return tuple(Para((Run(text),)) for text in words)
