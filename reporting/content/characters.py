"""Characters and a sound content -> where they stand in its files, as problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reporting.content.validate import Loaded
from reporting.errors import Problem, Severity
from reporting.reading.characters import find_position, name_character
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path
from reporting.reading.source import decode, read_yaml


def locate_missing_characters(
    loaded: Loaded, path: str, characters: Collection[str]
) -> Iterator[Problem]:
    """Yield an error for every text with a character that cannot be set.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        characters: those that no typeface has.
    """
    hint = "write it another way: the bundled typefaces have the Latin, Greek and Cyrillic letters"
    for character, name, line, column, where in _places(loaded, path, characters):
        message = f"no bundled typeface has the character “{character}” ({name_character(character)})"
        yield Problem(name, line, column, Severity.ERROR, message, where, hint)


def locate_borrowed_characters(
    loaded: Loaded, path: str, lenders: dict[str, tuple[str, str]]
) -> Iterator[Problem]:
    """Yield a warning for all that one typeface lends to another, where the first of it stands.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        lenders: by character, the family that lacks it and the one that lends it.
    """
    places = list(_places(loaded, path, lenders))
    for lacks, lends in dict.fromkeys(lenders.values()):
        lent = [place for place in places if lenders[place[0]] == (lacks, lends)]
        if lent:
            _, name, line, column, where = lent[0]
            letters = " ".join(sorted({place[0] for place in lent}))
            message = f"{lacks} lacks “{letters}”; {lends} lends it"
            yield Problem(name, line, column, Severity.WARNING, message, where)


_Place = tuple[str, str, int, int, str]
"""Character, file, line, column and content path."""


def _places(loaded: Loaded, path: str, characters: Collection[str]) -> Iterator[_Place]:
    text = decode(loaded.source, path)
    for where, scalar in _scalars(read_yaml(text, path), ""):
        for character in sorted(set(scalar.value or "") & set(characters)):
            start, stop = scalar.span
            at = text.find(
                character, start, stop
            )  # an escape is found where its text begins
            yield character, path, *find_position(text, max(at, start)), where
    for name, table in loaded.content.tables.items():
        for line, row in enumerate(table.rows, 2):
            for character in sorted(set("".join(row)) & set(characters)):
                yield character, name, line, 1, ""


def _scalars(node: Node, where: str) -> Iterator[tuple[str, Scalar]]:
    match node:
        case Scalar():
            yield where, node
        case Seq(items=items):
            for number, item in enumerate(items):
                yield from _scalars(item, step_path(where, number))
        case Map(entries=entries):
            for key, value in entries.items():
                yield from _scalars(value, step_path(where, key))
