"""Names of entities that no text uses -> the names in the texts of which they may be slips.

Unlike in `spelling.py`, more than one letter may differ. A name is told where one word of it
is another and the texts name nobody so; or where they do not name the entity at all, and
write something like it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reporting.content.model import Entity, EntityKind
from reporting.content.parsed import ParsedContent
from reporting.content.values import EVERY
from reporting.errors import Problem
from reporting.evidence.facts.name_search import Name, find_nearest, name_stands
from reporting.evidence.facts.name_text import GatheredText, NameText, fold_words
from reporting.evidence.facts.near_names import Spelling, is_near

_EDGE = 2
"""Letters at which it must begin like a name of which it may be a slip."""
_LENGTH = 2 / 3
"""From here on a name is as long as another: a shorter one is a word that it is made of."""


def check_unused_names(
    parsed: ParsedContent,
    told: Collection[Problem],
) -> Iterator[Problem]:
    """Yield a warning for each name of an entity that nothing uses, with what may be meant.

    Args:
        parsed: the dossier.
        told: what is told of the spelling of names already.
    """
    places = {problem.where for problem in told}
    known: set[str] = set()
    for _, entity in parsed.entities:
        known.update(fold_words(words) for words in list_names_of(entity))
    texts: dict[str, NameText] = {}
    for piece, entity in parsed.entities:
        if entity.unnamed or f"{piece.where}.name" in places:
            continue
        for code, words in entity.name.by_language.items():
            if code not in texts:
                others = tuple(list_written(parsed, code))
                texts[code] = GatheredText(others, choose_language(parsed, code))
            near = find_near_name(
                parsed,
                entity,
                words,
                texts[code],
            )
            if near and fold_words(near.words) not in known:
                message = f"nothing names `{words}`; the texts write `{near.words}`"
                hint = (
                    "spell both alike: the name here as the texts do, or the texts so"
                )
                parts = ("name",) if code == EVERY else ("name", code)
                yield parsed.warning(
                    piece,
                    parts,
                    message,
                    hint,
                    code="W518",
                )


def choose_language(parsed: ParsedContent, code: str) -> str:
    """Return the language of the texts in which a name is looked for."""
    return parsed.languages[0] if code == EVERY and parsed.languages else code


def list_names_of(entity: Entity, *, is_sic: bool = True) -> Iterator[str]:
    """Yield all names of an entity; with those that sources misprint, or without."""
    yield from entity.name.by_language.values()
    for alias in entity.aliases:
        if is_sic or not alias.sic:
            yield from alias.name.by_language.values()


def list_written(parsed: ParsedContent, code: str) -> Iterator[str]:
    """Yield the texts in a language and the terms of a dossier, names of entities aside.

    Args:
        parsed: the dossier.
        code: of the language; `*` for all.
    """
    for written in parsed.texts:
        is_name = written.piece.kind == "entities" and "name" in written.field
        is_spoken = code in {EVERY, written.language} or written.language == EVERY
        if is_spoken and not is_name:
            yield from written.plain_paragraphs
    for _, claim in parsed.claims:
        for cite in claim.cites:
            yield from cite.terms


def find_near_name(
    parsed: ParsedContent,
    entity: Entity,
    words: str,
    text: NameText,
) -> Spelling | None:
    """Return what texts write of which a name may be a slip.

    Args:
        parsed: the dossier.
        entity: whose name it is.
        words: the name in the language of the texts.
        text: of all that may name the entity.
    """
    is_person = parsed.natures.get(entity.kind) is EntityKind.PERSON
    name = Name(words)
    if name.stands_in(text):
        return None
    near = find_nearest(name, [text])
    if near is None or near.is_slip:
        return near
    folded = fold_words(near.words)
    begins_alike = folded[:_EDGE] == name.folded[:_EDGE]
    short, long = sorted((len(folded), len(name.folded)))
    is_as_long = short >= long * _LENGTH
    if not begins_alike or not is_as_long or not is_near(name.folded, folded):
        return None
    for own in list_names_of(entity, is_sic=False):
        if name_stands(Name(own, is_person=is_person), [text]):
            return None
    return near
