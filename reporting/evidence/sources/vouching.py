"""Entities, terms and the copies of sources -> names that nothing vouches for.

A name is vouched for by the term of a citation, by the text of a source, or by a source whose
outlet or author it is. A name by language stands where it does in one of them: the others
are translations of ours. As long as a copy is missing, its text may hold any name: then only
a name is told that is all but one that stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from reporting.content.model import Entity, EntityKind
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.values import Text
from reporting.errors import Problem
from reporting.evidence.facts.name_search import Name, find_nearest, name_stands
from reporting.evidence.facts.name_text import NameText, fold_words
from reporting.evidence.facts.near_names import Spelling
from reporting.evidence.report.clear import Clear, find_unless_clear
from reporting.evidence.sources.local_sources import LocalSource
from reporting.memory import Memory

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
        self._terms = gather_terms(parsed)
        self._own = gather_imprints(parsed)
        copies = tuple(texts.values())
        self.texts = (*self._terms.values(), self._own, *copies)
        self._has_copies = is_whole

    @cached_property
    def is_whole(self) -> bool:
        """Whether any name of a source can be found: none is missing, or in other letters."""
        copies = self._texts.values()
        return self._has_copies and all(text.is_latin for text in copies)

    def has_name(self, name: Name) -> bool:
        """Whether something vouches for a name."""
        return name_stands(name, self.texts)

    def list_texts_in(self, code: str) -> Sequence[NameText]:
        """Return the copies in a language, whatever its country."""
        language = code.partition("-")[0]
        copies = self._texts.values()
        return [text for text in copies if text.language.partition("-")[0] == language]

    def list_texts_of(self, source: str) -> Sequence[NameText]:
        """Return the copy of a source, and the terms cited from it; none without a copy."""
        copy = self._texts.get(source)
        if copy is None:
            return ()
        return (copy, self._terms[source]) if source in self._terms else (copy,)


def gather_terms(parsed: ParsedContent) -> Mapping[str, NameText]:
    """Return the terms of all citations, by the ids of their sources."""
    terms: dict[str, list[str]] = {}
    for _, claim in parsed.claims:
        for cite in claim.cites:
            terms.setdefault(cite.source, []).extend(cite.terms)
    languages = {source.id: source.language for _, source in parsed.sources}
    return {
        name: _GATHERED[tuple(words), languages.get(name, ""), name]
        for name, words in terms.items()
    }


def gather_imprints(parsed: ParsedContent) -> NameText:
    """Return the outlets and authors of all sources."""
    words: list[str] = []
    for _, source in parsed.sources:
        for text in (source.outlet, source.author):
            if text:
                words += text.by_language.values()
    return _GATHERED[tuple(words), "", ""]


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
        is_person = parsed.natures.get(entity.kind) is EntityKind.PERSON
        key = (id(piece), is_person, is_whole, *map(id, vouchers.texts))
        check = partial(
            check_entity,
            parsed,
            vouchers,
            piece,
            entity,
            is_person=is_person,
        )
        yield from find_unless_clear(
            _CLEAR,
            key,
            (piece, vouchers.texts),
            check,
        )


def check_entity(
    parsed: ParsedContent,
    vouchers: Vouchers,
    piece: Piece,
    entity: Entity,
    *,
    is_person: bool,
) -> Iterator[Problem]:
    """Yield the problems of one entity's names; the arguments are those of `EntityNames`."""
    names = EntityNames(
        parsed,
        vouchers,
        piece,
        entity,
        is_person=is_person,
    )
    yield from names.check()


_CLEAR: Clear = Memory()
_GATHERED: Memory[tuple[tuple[str, ...], str, str], NameText] = Memory(
    lambda said: NameText(*said)
)
"""Terms and imprints, each gathered in a text while they stay as they are."""


class EntityNames:
    """The names of one entity.

    Args:
        parsed: the content.
        vouchers: what may vouch for names.
        piece: where the entity stands.
        entity: it.
        is_person: whether it may stand by its surname alone.
    """

    def __init__(
        self,
        parsed: ParsedContent,
        vouchers: Vouchers,
        piece: Piece,
        entity: Entity,
        *,
        is_person: bool,
    ) -> None:
        self._parsed = parsed
        self._vouchers = vouchers
        self._piece = piece
        self._entity = entity
        self._is_person = is_person
        self._names = self._read(entity.name)
        self._aliases = [self._read(alias.name) for alias in entity.aliases]

    def _read(self, text: Text) -> Mapping[str, Name]:
        """Return a name by its languages."""
        return {
            code: Name(words, is_person=self._is_person)
            for code, words in text.by_language.items()
        }

    def check(self) -> Iterator[Problem]:
        """Yield the problems of its names."""
        entity = self._entity
        if entity.unnamed:
            yield from self._check_excuse((), self._names)
        elif not any(alias.sic for alias in entity.aliases):
            yield from self._check_name(("name",), self._names)
        for index, alias in enumerate(entity.aliases):
            names = self._aliases[index]
            if alias.unnamed:
                yield from self._check_excuse(("aliases", index), names)
            elif alias.source:
                place: Parts = ("aliases", index, "name")
                yield from self._check_spelling(place, alias.source, names)
            else:
                yield from self._check_name(("aliases", index, "name"), names)

    def _check_name(self, parts: Parts, names: Mapping[str, Name]) -> Iterator[Problem]:
        """Yield a warning if nothing vouches for a name.

        Args:
            parts: steps to it.
            names: it by its languages; one that stands somewhere vouches for the others.
        """
        vouchers = self._vouchers
        strange = {
            code: name for code, name in names.items() if not vouchers.has_name(name)
        }
        if len(strange) < len(names):
            yield from self._check_translations(parts, strange)
            return
        near = find_nearest_of(strange.values(), vouchers.texts)
        is_near = near is not None and near.is_slip
        is_unknown = not vouchers.is_whole or self._is_abbreviated(names.values())
        if is_unknown and not is_near:
            return
        written = dict.fromkeys(name.name for name in names.values())
        listed = " or ".join(f"`{words}`" for words in written)
        message = f"no source has {listed}"
        hint = f"spell it as they do, or {_EXCUSE}"
        if near:
            message += f"; {describe_near(near)}"
            hint = f"spell it so, or {_EXCUSE}"
        yield self._parsed.warning(
            self._piece,
            parts,
            message,
            hint,
            code="W590",
        )

    def _check_translations(
        self,
        parts: Parts,
        strange: Mapping[str, Name],
    ) -> Iterator[Problem]:
        """Yield a warning for each language whose copies have all but its form of a name.

        Args:
            parts: steps to the name by language.
            strange: by their languages the forms for which nothing vouches.
        """
        own = {
            name.folded
            for names in (self._names, *self._aliases)
            for name in names.values()
        }
        for code, name in strange.items():
            texts = self._vouchers.list_texts_in(code)
            near = find_nearest_of([name], texts)
            if near and near.is_slip and fold_words(near.words) not in own:
                message = f"no source has `{name.name}`; {describe_near(near)}"
                place = (*parts, code)
                yield self._parsed.warning(
                    self._piece,
                    place,
                    message,
                    f"spell it so, or {_EXCUSE}",
                    code="W590",
                )

    def _is_abbreviated(self, names: Iterable[Name]) -> bool:
        """Whether another of its names stands somewhere whose initials one is, or has."""
        for name in names:
            for others in (self._names, *self._aliases):
                for other in others.values():
                    is_pair = has_initials(name, other) or has_initials(other, name)
                    if is_pair and self._vouchers.has_name(other):
                        return True
        return False

    def _check_spelling(
        self,
        parts: Parts,
        source: str,
        names: Mapping[str, Name],
    ) -> Iterator[Problem]:
        """Yield a warning if a source does not print a name that is said to be its own.

        Args:
            parts: steps to the name.
            source: id of the source.
            names: it by its languages.
        """
        texts = self._vouchers.list_texts_of(source)
        if not texts or any(name_stands(name, texts) for name in names.values()):
            return
        first, *_ = names.values()
        near = find_nearest_of(names.values(), texts)
        message = f"`{source}` does not print `{first.name}`"
        if near:
            message += f"; it writes `{near.words}`"
        hint = "write it as that source does, or name the source that has it"
        yield self._parsed.warning(
            self._piece,
            parts,
            message,
            hint,
            code="W593",
        )

    def _check_excuse(
        self,
        parts: Parts,
        names: Mapping[str, Name],
    ) -> Iterator[Problem]:
        """Yield a warning if a name stands somewhere that is said to be in no source.

        Args:
            parts: steps to the entity or the alias.
            names: its name by languages.
        """
        for name in names.values():
            if self._vouchers.has_name(name):
                message = f"`{name.name}` is said to be in no source, and stands in one"
                yield self._parsed.warning(
                    self._piece,
                    (*parts, "unnamed"),
                    message,
                    "take `unnamed` away",
                    code="W594",
                )
                return


def find_nearest_of(
    names: Iterable[Name],
    texts: Sequence[NameText],
) -> Spelling | None:
    """Return what texts write that is most like one of some names."""
    found: list[Spelling] = []
    for name in names:
        near = find_nearest(name, texts)
        if near:
            found.append(near)
    return max(found, key=lambda near: near.likeness, default=None)


def describe_near(near: Spelling) -> str:
    """Return who writes what is near a name."""
    who = f"`{near.source}` writes" if near.source else "there is"
    return f"{who} `{near.words}`"


def has_initials(short: Name, long: Name) -> bool:
    """Whether a name is the initials of the words of another."""
    letters = short.folded.replace(" ", "")
    if not short.name.isupper() or len(letters) < _FEWEST:
        return False
    every = [word[0].lower() for word in long.words]
    capitals = [word[0].lower() for word in long.words if not word[0].islower()]
    return letters in {"".join(every), "".join(capitals)}
