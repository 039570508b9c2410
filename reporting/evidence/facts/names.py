"""Entities -> which of them a text names: by name, by alias, a person also by surname.

An article that runs into a name is no part of it (`L’Eternauta` is named in
`dell’Eternauta`), and capitals count: `Runway` is a company, a runway is not; but a name
in small letters, such as `the trust`, may begin a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from reporting.content.model import Entity, EntityKind, map_natures
from reporting.memory import MANY_PARTS, Memory
from reporting.patterns import compile_pattern, match_any_name
from reporting.record import Record

_SPACES = "\u00a0\u202f\n"
_STEM = 3
"""Letters of a word that no case changes, at the least."""
_CHANGED = 2
"""Letters at its end that a case may change."""
_ENDING = 5
"""Letters that may stand there instead."""
_SHORTEST = 5
"""Letters of a name that is known by its stem alone."""
_ELIDED = r"^\w{1,5}['’](?=\w)"
"""An article that runs into the name after it."""

Natures = Mapping[str, EntityKind]
"""By its name the bundled kind whose rules each kind of entity has."""

_BUNDLED: Natures = map_natures(())

Span = tuple[int, int]
"""Offsets of the first character of something and of the one after its last."""


class _Reading(Record, frozen=True):
    """What was found in one text."""

    blanked: str
    spans: tuple[Span, ...]


class Names:
    """The names of some entities.

    Args:
        entities: those to look for.
        natures: by its name the bundled kind whose rules each kind of entity has.

    Attributes:
        kept: what else was found out by these names, by what it was found in; whoever keeps
            something there begins its key with a name of its own.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        natures: Natures = _BUNDLED,
    ) -> None:
        self._forms = _gather_forms(entities, natures)
        self._readings: Memory[str, _Reading] = Memory(self._find)
        self.kept: Memory[tuple[object, ...], Any] = Memory(limit=4 * MANY_PARTS)

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        """Whom each name means."""
        keys: dict[str, set[str]] = defaultdict(set)
        for entity, forms in self._forms:
            for form, alias in forms:
                key = f"{entity} as {alias}" if alias else entity
                name = normalise_name(form)
                keys[name].add(key)
                opening = name[:1].upper() + name[1:]
                keys[opening].add(key)
        return keys

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What fits any of the names, the longest first; without names, nothing."""
        names = match_any_name(self._keys)
        return compile_pattern(rf"(?:{names})(?!\w)")

    def find_entities(self, text: str) -> dict[str, str]:
        """Return whom a text names, each with the first words that do.

        The keys are ids of entities; one that goes by an alias is told apart: `inkubator as
        INK`.
        """
        found: dict[str, str] = {}
        for start, end in self.find_spans(text):
            words = text[start:end]
            name = normalise_name(words)
            for key in sorted(self._keys[name]):
                found.setdefault(key, words)
        return found

    def find_inflected(self, text: str) -> set[str]:
        """Return whom a text may name in another case of its grammar: `Topoli` is Topola.

        Args:
            text: in a language in which names change their last letters.
        """
        plain = normalise_name(text)
        found: set[str] = set()
        for pattern, keys in self._stems:
            if pattern.search(plain):
                found |= keys
        return found

    @cached_property
    def _stems(self) -> list[tuple[re.Pattern[str], set[str]]]:
        """What fits the cases of each name, and whom it means."""
        stems: list[tuple[re.Pattern[str], set[str]]] = []
        for name, keys in self._keys.items():
            stem = _write_stem(name)
            if stem:
                pattern = compile_pattern(rf"(?<!\w){stem}(?!\w)")
                stems.append((pattern, keys))
        return stems

    def find_spans(self, text: str) -> tuple[Span, ...]:
        """Return where names stand in a text."""
        return self._readings[text].spans

    def blank_out(self, text: str) -> str:
        """Return a text of the same length without its names: the numbers in them are none."""
        return self._readings[text].blanked

    def _find(self, text: str) -> _Reading:
        """Return a text without its names, and where they stood."""
        blanked = plain = normalise_name(text)
        spans: list[Span] = []
        matches = self._pattern.finditer(plain) if self._keys else ()
        for match in matches:
            start, end = match.span()
            spans.append((start, end))
            spaces = " " * len(match[0])
            blanked = blanked[:start] + spaces + blanked[end:]
        return _Reading(blanked, tuple(spans))


_Forms = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""By its id the names of each entity, each with the alias that it is, if it is one."""

_NAMES: Memory[_Forms, Names] = Memory()


def load_names(entities: Sequence[Entity], natures: Natures) -> Names:
    """Return the names of some entities: what was found by the same names is known again.

    Args:
        entities: those to look for.
        natures: by its name the bundled kind whose rules each kind of entity has.
    """
    forms = _gather_forms(entities, natures)
    return _NAMES.recall(forms, lambda: Names(entities, natures))


def _gather_forms(entities: Iterable[Entity], natures: Natures) -> _Forms:
    found: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for entity in entities:
        found.append((entity.id, tuple(_list_forms(entity, natures))))
    return tuple(found)


def _write_stem(name: str) -> str:
    """Return what fits a name in any case; nothing for one too short for that."""
    words = name.split()
    if len(words) == 1 and len(name) < _SHORTEST:
        return ""
    forms: list[str] = []
    for word in words:
        length = max(_STEM, len(word) - _CHANGED)
        stem = word[:length]
        ending = ""
        if len(word) > _STEM:
            ending = rf"\w{{0,{_ENDING}}}"
        forms.append(re.escape(stem) + ending)
    return r"\s".join(forms)


def list_name_forms(entity: Entity, natures: Natures = _BUNDLED) -> Iterator[str]:
    """Yield the names of an entity as texts may have them: whole, or the surname alone."""
    for form, _ in _list_forms(entity, natures):
        yield form


def _list_forms(entity: Entity, natures: Natures) -> Iterator[tuple[str, str]]:
    """Yield the names of an entity, each with the alias that it is, if it is one."""
    is_person = natures.get(entity.kind) is EntityKind.PERSON
    for name in entity.name.by_language.values():
        for form in _shorten(name, is_person=is_person):
            yield form, ""
    for alias in entity.aliases:
        first, *_ = alias.name.by_language.values()
        for name in alias.name.by_language.values():
            for form in _shorten(name, is_person=is_person):
                yield form, first


def _shorten(name: str, *, is_person: bool) -> Iterator[str]:
    """Yield a name without its article, and the surname alone."""
    yield re.sub(_ELIDED, "", name)
    if is_person and " " in name:
        yield name.rpartition(" ")[2]


def normalise_name(text: str) -> str:
    """Return a text of the same length in which spaces and apostrophes are of one kind."""
    for space in _SPACES:
        text = text.replace(space, " ")
    return text.replace("’", "'")
