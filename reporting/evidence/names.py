"""Entities -> which of them a text names: by name, by alias, a person also by surname.

An article that runs into a name is no part of it (`L’Eternauta` is named in `dell’Eternauta`), and
capitals count: `Runway` is a company, a runway is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reporting.content.model import Entity, EntityKind

_ELIDED = re.compile(r"^\w{1,5}['’](?=\w)")


class Names:
    """The names of some entities.

    Args:
        entities: those to look for.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for form in _forms(entity):
                self._bearers[_plain(form)].add(entity.id)
        longest = sorted(self._bearers, key=lambda form: (-len(form), form))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")

    def found(self, text: str) -> dict[str, str]:
        """Return the ids of the entities that a text names, each with the first words that name it."""
        named: dict[str, str] = {}
        for match in self._pattern.finditer(_plain(text)):
            for bearer in sorted(self._bearers[match[0]]):
                named.setdefault(bearer, text[match.start() : match.end()])
        return named

    def without(self, text: str) -> str:
        """Return a text of the same length with its names blanked out: the numbers in them are none."""
        return self._pattern.sub(lambda match: " " * len(match[0]), _plain(text))


def words_of(entity: Entity) -> Iterator[str]:
    """Yield an entity's names and aliases as they are written."""
    yield from dict.fromkeys(entity.name.by_language.values())
    yield from (alias.name for alias in entity.aliases)


def _forms(entity: Entity) -> Iterator[str]:
    for words in words_of(entity):
        yield _ELIDED.sub("", words)
        if entity.kind is EntityKind.PERSON and " " in words:
            yield words.rpartition(" ")[2]


def _plain(text: str) -> str:
    """Return a text of the same length in which spaces and apostrophes are of one kind."""
    return text.translate({0xA0: " ", 0x202F: " ", 0x0A: " ", ord("’"): "'"})
