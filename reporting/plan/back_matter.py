"""Entities, sources and the edition -> what stands behind the sections: lists, the colophon."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from reporting.content.model import Alias, Content, Entity, EntityKind
from reporting.content.source_model import Source, Undated
from reporting.content.values import EVERY, Text
from reporting.design.theme import Theme
from reporting.patterns import match_any
from reporting.plan.alphabet import drop_article, make_sort_key
from reporting.plan.model import EntityEntry, SourceEntry
from reporting.plan.printing import format_source_date, print_text
from reporting.plan.remembering import set_runs_once
from reporting.plan.scope import Scope
from reporting.plan.words import Para, Run

Details = tuple[tuple[str, str], ...]
"""What is said of a source: labels, each with its words."""

_DIGITS = 12
"""Of a hash, that tell one copy from another; all of them stand in the content."""
_SURNAME = 4
"""Letters from which on a family name that is no other's is a name by itself."""


# ---------------------------------------------------------------- entities


def title_entities(here: Scope) -> str:
    """Return the heading of the entities: what they are, where all are of one kind."""
    lang = here.language
    kinds = {entity.kind for entity in here.content.entities}
    if len(kinds) == 1:
        return name_group(here, *kinds)
    natures = [here.content.natures[kind] for kind in kinds]
    has_people = EntityKind.PERSON in natures
    return lang.labels["entities" if has_people else "names"]


def name_group(here: Scope, kind: str) -> str:
    """Return what the dossier's entities of a kind are called, be it one or several."""
    count = sum(entity.kind == kind for entity in here.content.entities)
    for own in here.content.kinds:
        if own.id == kind:
            return here.print_text(own.one if count == 1 else own.many)
    words = here.language.entity_kinds[kind]
    if count == 1:
        return words.one
    return words.many


def order_kinds(content: Content) -> list[str]:
    """Return the kinds of entities in the order in which they are listed.

    Bundled ones come first, an own kind after the one that it is like.
    """
    ordered: list[str] = []
    for kind in EntityKind:
        ordered.append(kind)
        for own in content.kinds:
            if own.like is kind:
                ordered.append(own.id)
    return list(dict.fromkeys(ordered))


def plan_entities(here: Scope) -> tuple[EntityEntry, ...]:
    """Plan people, companies and the rest, with the claims that they make.

    Those of a kind stand together, by the alphabet.
    """
    words: Counter[str] = Counter()
    making: defaultdict[str, list[str]] = defaultdict(list)
    for entity in here.content.entities:
        name = here.print_text(entity.name)
        words.update(name.split())
    for name in here.evidence:
        for by in here.claims[name].by:
            for maker in find_makers(by, here, words):
                making[maker].append(name)
    kinds = order_kinds(here.content)
    used = {entity.kind for entity in here.content.entities}
    groups = dict.fromkeys(used, "")
    if len(used) > 1:
        groups = {kind: name_group(here, kind) for kind in used}
    entries = []
    entities = sorted(
        here.content.entities,
        key=lambda entity: kinds.index(entity.kind),
    )
    for entity in entities:
        aliases = [format_alias(alias, here) for alias in entity.aliases]
        entry = EntityEntry(
            entity.id,
            here.print_text(entity.name),
            groups[entity.kind],
            line=set_runs_once(entity.line, here),
            aliases=tuple(aliases),
            names=list_names(entity, here, words),
            claims=here.find_evidence(making[entity.id]),
            origin=here.origins.find(entity),
        )
        entries.append(entry)
    lang = here.language
    order = list(dict.fromkeys(groups[entity.kind] for entity in entities))
    entries.sort(key=lambda entry: make_sort_key(entry.name, lang))
    entries.sort(key=lambda entry: order.index(entry.group))
    return tuple(entries)


def find_makers(
    by: str | Text,
    here: Scope,
    words: Counter[str],
) -> tuple[str, ...]:
    """Return the ids of who makes a claim: who is given, or whom the words name.

    Args:
        by: an id, or words such as `Tom Ash, in a letter`.
        here: the content in one language.
        words: how often each word stands in the names of all entities.
    """
    if isinstance(by, str):
        return (by,)
    said = here.print_text(by)
    makers: list[str] = []
    for entity in here.content.entities:
        names = []
        for name in list_names(entity, here, words):
            if name in said:
                names.append(name)
        if names and re.search(rf"(?<!\w)(?:{match_any(names)})(?!\w)", said):
            makers.append(entity.id)
    return tuple(makers)


def format_alias(alias: Alias, here: Scope) -> str:
    """Write another name of an entity; a misspelt one is marked [sic], with its source."""
    lang = here.language
    name = here.print_text(alias.name)
    if not alias.sic:
        return lang.fill_phrase("also", name=name)
    if alias.source is None:
        return lang.fill_phrase("sic_bare", name=name)
    source = here.sources[alias.source]
    short = here.print_text(source.short)
    return lang.fill_phrase("sic", name=name, source=short)


def list_names(
    entity: Entity,
    here: Scope,
    words: Counter[str],
) -> tuple[str, ...]:
    """Return what a text may call an entity: without its article; a person by surname too.

    Args:
        entity: of the content.
        here: the content in one language.
        words: how often each word stands in the names of all entities.
    """
    name = here.print_text(entity.name)
    names = [name, drop_article(name, here.language)]
    if here.content.natures[entity.kind] is EntityKind.PERSON:
        *_, surname = name.split()
        if words[surname] == 1 and len(surname) >= _SURNAME:
            names.append(surname)
    for alias in entity.aliases:
        names.append(here.print_text(alias.name))
    return tuple(dict.fromkeys(names))


# ---------------------------------------------------------------- sources


def plan_sources(here: Scope) -> tuple[SourceEntry, ...]:
    """Plan the numbered list of sources, each with the claims that rest on it."""
    resting: defaultdict[str, list[str]] = defaultdict(list)
    for name in here.evidence:
        claim = here.claims[name]
        for citation in claim.cites:
            resting[citation.source].append(name)
    entries = []
    for source in here.content.sources:
        is_ours = "title" in source.unnamed
        is_quoted = EVERY in source.title.by_language and not is_ours
        spoken = source.language if is_quoted else here.code
        voice = (
            here.language if spoken == here.code else here.content.tongues.find(spoken)
        )
        entry = SourceEntry(
            id=source.id,
            number=here.source_numbers[source.id],
            title=print_text(source.title, spoken, voice, here.origins),
            details=list_details(source, here),
            link=source.link,
            note=here.set_line(source.note),
            claims=here.find_evidence(resting[source.id]),
            language=spoken if spoken != here.code else None,
            origin=here.origins.find(source),
        )
        entries.append(entry)
    return tuple(entries)


def list_details(source: Source, here: Scope) -> Details:
    """Return what is said of a source, each under its label."""
    lang = here.language
    missing = lang.fill_phrase("not_named")
    date = format_source_date(lang, source)
    if source.undated:
        date = format_undated(source.undated, here)
    outlet = here.print_text(source.outlet)
    author = here.print_text(source.author)
    details = {
        "outlet": outlet or missing,
        "author": author or missing,
        "date": date,
        "language": lang.language_name(source.language),
        "consulted": lang.write_date(source.retrieved),
        "file": source.file,
        "sha256": f"{source.sha256[:_DIGITS]}…",
    }
    listed = []
    for name, words in details.items():
        label = lang.fill_phrase(name)
        listed.append((label, words))
    return tuple(listed)


def format_undated(undated: Undated, here: Scope) -> str:
    """Write when a source without a date is from, and by what that is inferred."""
    inferred = here.print_text(undated.inferred)
    basis = here.print_text(undated.basis)
    date = here.language.fill_phrase("inferred_date", inferred=inferred)
    reason = here.language.fill_phrase("inferred_basis", basis=basis)
    return f"{date} ({reason})"


# ---------------------------------------------------------------- colophon


def plan_colophon(here: Scope, theme: Theme) -> tuple[Para, ...]:
    """Plan how the dossier was made and in which typefaces, a paragraph each.

    Args:
        here: the content in one language.
        theme: names the families.
    """
    edition = here.content.edition
    lang = here.language
    families = {}
    type_phrase = "colophon_type"
    for name, family in theme.fonts.families.items():
        families[name] = family.title
        if not all(file.bundled for file in family.files):
            type_phrase = "colophon_type_own"
    edition_hash = lang.fill_phrase(
        "colophon_hash",
        number=edition.number,
        date=lang.write_date(edition.date),
        fingerprint=here.content.sha256,
    )
    words = (
        lang.fill_phrase("colophon_evidence"),
        lang.fill_phrase("colophon_made"),
        edition_hash,
        lang.fill_phrase("colophon_rebuild"),
        lang.fill_phrase(type_phrase, **families),
    )
    paragraphs = []
    for text in words:
        run = Run(text)
        paragraphs.append(Para((run,)))
    return tuple(paragraphs)
