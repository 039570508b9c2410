"""Entities -> which of them a text names: by name, by alias, a person also by surname.

An article that runs into a name is no part of it (`L’Eternauta` is named in
`dell’Eternauta`), and capitals count: `Runway` is a company, a runway is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reporting.content.model import Entity, EntityKind

_KINDS = (("\u00a0", " "), ("\u202f", " "), ("\n", " "), ("’", "'"))
_ELIDED = re.compile(r"^\w{1,5}['’](?=\w)")


class Names:
    """The names of some entities.

    Args:
        entities: those to look for.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for form, alias in _forms(entity):
                self._bearers[normalise_name(form)].add(
                    f"{entity.id} as {alias}" if alias else entity.id
                )
        longest = sorted(self._bearers, key=lambda form: (-len(form), form))
        self._pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)"
        )
        self._read: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {}

    def found(self, text: str) -> dict[str, str]:
        """Return whom a text names, each with the first words that do.

        The keys are ids of entities; one that goes by an alias is told apart: `inkubator as
        INK`.
        """
        named: dict[str, str] = {}
        for start, end in self.places(text):
            for bearer in sorted(self._bearers[normalise_name(text[start:end])]):
                named.setdefault(bearer, text[start:end])
        return named

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where names stand in a text: the offsets of the first character and after the last."""
        return self._looked_at(text)[1]

    def without(self, text: str) -> str:
        """Return a text of the same length with its names blanked out: the numbers in them are none."""
        return self._looked_at(text)[0]

    def _looked_at(self, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return a text without its names, and where they stood; a text is looked at once."""
        known = self._read.get(text)
        if known is None:
            blanked = plain = normalise_name(text)
            places = tuple(match.span() for match in self._pattern.finditer(plain))
            for start, end in places:
                blanked = f"{blanked[:start]}{' ' * (end - start)}{blanked[end:]}"
            known = self._read[text] = blanked, places
        return known


def list_name_forms(entity: Entity) -> Iterator[str]:
    """Yield the names of an entity as texts may have them: whole, without its article, or the surname."""
    return (form for form, _ in _forms(entity))


def _forms(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the names of an entity, each with the alias that it is, if it is one."""
    names = [(name, "") for name in dict.fromkeys(entity.name.by_language.values())]
    for words, alias in (
        *names,
        *((alias.name, alias.name) for alias in entity.aliases),
    ):
        yield _ELIDED.sub("", words), alias
        if entity.kind is EntityKind.PERSON and " " in words:
            yield words.rpartition(" ")[2], alias


def normalise_name(text: str) -> str:
    """Return a text of the same length in which spaces and apostrophes are of one kind."""
    for mark, plain in _KINDS:
        text = text.replace(mark, plain)
    return text
