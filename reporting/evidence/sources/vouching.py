"""Entities, terms and the copies of sources -> names that nothing vouches for.

A name is vouched for by the term of a citation, by the text of a source, or by a source whose
outlet or author it is. A name by language stands where it does in one of them: the others
are translations of ours. As long as a copy is missing, its text may hold any name: then only
a name is told that is all but one that stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reporting.content.model import Alias, Entity, EntityKind
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.values import Text
from reporting.errors import Problem
from reporting.evidence.facts.name_text import NameText
from reporting.evidence.facts.near_names import Spelling
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.name_search import Name, find_nearest, name_stands

_EXCUSE = "say why no source has it: `unnamed: …`"
_FEWEST = 2
"""Letters of an acronym."""


class Vouchers:
    """All that may vouch for names.

    Args:
        parsed: the content.
        texts: those of the copies, by the ids of their sources.
        is_whole: whether there is a copy of every source.
    """

    def __init__(
        self,
        parsed: ParsedContent,
        texts: Mapping[str, NameText],
        *,
        is_whole: bool,
    ) -> None:
        self._parsed = parsed
        self._texts = texts
        self._terms = _gather_terms(parsed)
        self._own = _gather_imprints(parsed)
        copies = tuple(texts.values())
        self._all = (*self._terms.values(), self._own, *copies)
        self._has_copies = is_whole

    @cached_property
    def is_whole(self) -> bool:
        """Whether any name of a source can be found: none is missing, or in other letters."""
        copies = self._texts.values()
        return self._has_copies and all(text.is_latin for text in copies)

    def has_name(self, name: Name) -> bool:
        """Whether something vouches for a name."""
        return name_stands(name, self._all)

    def find_nearest(self, name: Name) -> Spelling | None:
        """Return what is written that is most like a name which nothing vouches for."""
        return find_nearest(name, self._all)

    def list_texts_of(self, source: str) -> Sequence[NameText]:
        """Return the copy of a source, and the terms cited from it; none without a copy."""
        copy = self._texts.get(source)
        if copy is None:
            return ()
        return (copy, self._terms[source]) if source in self._terms else (copy,)


def _gather_terms(parsed: ParsedContent) -> Mapping[str, NameText]:
    """Return the terms of all citations, by the ids of their sources."""
    terms: dict[str, list[str]] = {}
    for _, claim in parsed.claims:
        for cite in claim.cites:
            terms.setdefault(cite.source, []).extend(cite.terms)
    languages = {source.id: source.language for _, source in parsed.sources}
    return {
        name: NameText(tuple(words), languages.get(name, ""), name)
        for name, words in terms.items()
    }


def _gather_imprints(parsed: ParsedContent) -> NameText:
    """Return the outlets and authors of all sources."""
    words: list[str] = []
    for _, source in parsed.sources:
        for text in (source.outlet, source.author):
            if text:
                words += text.by_language.values()
    return NameText(tuple(words), "")


def check_names(
    parsed: ParsedContent,
    texts: Mapping[str, NameText],
    copies: Mapping[str, LocalSource],
) -> Iterator[Problem]:
    """Yield a warning for each name of an entity that nothing vouches for.

    Args:
        parsed: the content, sound.
        texts: those of the copies, by the ids of their sources.
        copies: the local copies by the ids of their sources.
    """
    if not texts:
        return
    is_whole = len(texts) == len(copies)
    vouchers = Vouchers(parsed, texts, is_whole=is_whole)
    for piece, entity in parsed.entities:
        yield from _check_entity(parsed, vouchers, piece, entity)


def _check_entity(
    parsed: ParsedContent,
    vouchers: Vouchers,
    piece: Piece,
    entity: Entity,
) -> Iterator[Problem]:
    """Yield the problems of the names of one entity."""
    is_person = parsed.natures.get(entity.kind) is EntityKind.PERSON
    names = _read_names(entity.name, is_person=is_person)
    others: list[Name] = []
    for alias in entity.aliases:
        others += _read_names(alias.name, is_person=is_person)
    if entity.unnamed:
        yield from _check_excuse(parsed, vouchers, piece, (), names)
    elif not any(alias.sic for alias in entity.aliases):
        yield from _check_name(parsed, vouchers, piece, ("name",), names, others)
    for index, alias in enumerate(entity.aliases):
        parts: Parts = ("aliases", index)
        forms = _read_names(alias.name, is_person=is_person)
        if alias.unnamed:
            yield from _check_excuse(parsed, vouchers, piece, parts, forms)
        elif alias.source:
            yield from _check_spelling(parsed, vouchers, piece, parts, alias, forms)
        else:
            place = (*parts, "name")
            yield from _check_name(parsed, vouchers, piece, place, forms, names)


def _read_names(text: Text, *, is_person: bool) -> list[Name]:
    """Return a name in each of its languages."""
    words = dict.fromkeys(text.by_language.values())
    return [Name(each, is_person=is_person) for each in words]


def _check_name(
    parsed: ParsedContent,
    vouchers: Vouchers,
    piece: Piece,
    parts: Parts,
    names: Sequence[Name],
    others: Sequence[Name],
) -> Iterator[Problem]:
    """Yield a warning if nothing vouches for a name.

    Args:
        parsed: the content.
        vouchers: what may vouch for it.
        piece: the entity.
        parts: steps to the name.
        names: the name in each of its languages.
        others: the other names of the entity, of which it may be the initials.
    """
    if any(map(vouchers.has_name, names)):
        return
    near = _find_near(vouchers, names)
    is_near = near is not None and near.is_slip
    if not is_near and (
        not vouchers.is_whole or _is_abbreviated(vouchers, names, others)
    ):
        return
    listed = " or ".join(f"`{name.name}`" for name in names)
    message = f"no source has {listed}"
    hint = f"spell it as they do, or {_EXCUSE}"
    if near:
        message += f"; {_describe_near(near)}"
        hint = f"spell it so, or {_EXCUSE}"
    yield parsed.warning(piece, parts, message, hint, code="W590")


def _find_near(vouchers: Vouchers, names: Sequence[Name]) -> Spelling | None:
    """Return what is written that is most like one of some names."""
    found = [near for near in map(vouchers.find_nearest, names) if near]
    return max(found, key=lambda near: near.likeness, default=None)


def _describe_near(near: Spelling) -> str:
    """Return who writes what is near a name."""
    who = f"`{near.source}` writes" if near.source else "there is"
    return f"{who} `{near.words}`"


def _is_abbreviated(
    vouchers: Vouchers,
    names: Sequence[Name],
    others: Sequence[Name],
) -> bool:
    """Whether another name of an entity stands somewhere whose initials one is, or has."""
    for name in names:
        for other in others:
            is_pair = _has_initials(name, other) or _has_initials(other, name)
            if is_pair and vouchers.has_name(other):
                return True
    return False


def _has_initials(short: Name, long: Name) -> bool:
    """Whether a name is the initials of the words of another."""
    letters = short.folded.replace(" ", "")
    words = long.words
    capitals = "".join(word[0] for word in words if not word[0].islower())
    every = "".join(word[0] for word in words)
    fits = letters in {capitals.lower(), every.lower()}
    return short.name.isupper() and len(letters) >= _FEWEST and fits


def _check_spelling(
    parsed: ParsedContent,
    vouchers: Vouchers,
    piece: Piece,
    parts: Parts,
    alias: Alias,
    names: Sequence[Name],
) -> Iterator[Problem]:
    """Yield a warning if a source does not print a name that is said to be its own.

    Args:
        parsed: the content.
        vouchers: what may vouch for it.
        piece: the entity.
        parts: steps to the alias.
        alias: it names the source.
        names: it in each of its languages.
    """
    texts = vouchers.list_texts_of(alias.source or "")
    if not texts or any(name_stands(name, texts) for name in names):
        return
    found = [near for near in (find_nearest(name, texts) for name in names) if near]
    near = max(found, key=lambda each: each.likeness, default=None)
    message = f"`{alias.source}` does not print `{names[0].name}`"
    hint = "write it as that source does, or name the source that has it"
    if near:
        message += f"; it writes `{near.words}`"
    yield parsed.warning(piece, (*parts, "name"), message, hint, code="W593")


def _check_excuse(
    parsed: ParsedContent,
    vouchers: Vouchers,
    piece: Piece,
    parts: Parts,
    names: Sequence[Name],
) -> Iterator[Problem]:
    """Yield a warning if a name stands somewhere though it is said to be in no source."""
    for name in names:
        if vouchers.has_name(name):
            message = f"`{name.name}` is said to be in no source, and stands in one"
            hint = "take `unnamed` away"
            yield parsed.warning(
                piece,
                (*parts, "unnamed"),
                message,
                hint,
                code="W594",
            )
            return
