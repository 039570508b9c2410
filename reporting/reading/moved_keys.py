"""Nodes and what reads them -> keys that stand a level too deep or too high, back in place.

A key that is indented a little too much or too little may still be YAML: it then belongs to
another map, which knows no such key, and is missing in its own. That is one slip, told as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.reading.annotations import KeyedReader, ModelReader
from reporting.reading.nodes import Map, Node, Scalar, Seq, find_words
from reporting.reading.readers import OptionalReader, Reader
from reporting.record import Record

_DEEPEST = 4
"""How many levels a key may be out of its place."""


class Moved(Record, frozen=True):
    """A key that stands out of its place.

    Args:
        key: where it stands.
        level: by how much it is to be indented.
    """

    key: Scalar
    level: int


def move_keys(
    reader: Reader,
    node: Node,
    languages: frozenset[str],
) -> tuple[Node, list[Moved]]:
    """Return a node with its keys in their places, and those that were moved.

    Args:
        reader: what reads the node.
        node: what was written.
        languages: the keys of a text by language.
    """
    mender = _Mender(languages)
    return mender.mend(reader, node), mender.moved


class _Mender:
    """Puts keys back, and remembers which."""

    def __init__(self, languages: frozenset[str]) -> None:
        self._languages = languages
        self.moved: list[Moved] = []

    def mend(self, reader: Reader | None, node: Node) -> Node:
        """Return a node with its keys in their places."""
        if reader is None or isinstance(node, Scalar):
            return node
        if isinstance(node, Seq):
            items: list[Node] = []
            for index, item in enumerate(node.items):
                items.append(self.mend(reader.reader_at(index), item))
            return Seq(
                tuple(items),
                node.line,
                node.column,
            )
        found = find_model_reader(reader, node)
        if found is None or found.model.whole_map:
            return node
        entries: dict[str, Node] = {}
        for key, value in node.entries.items():
            entries[key] = self.mend(found.fields.get(key), value)
        whole = Map(
            entries,
            dict(node.keys),
            node.line,
            node.column,
        )
        self._pull_up(found, whole)
        self._push_down(found, whole)
        return whole

    def _pull_up(self, reader: ModelReader, node: Map) -> None:
        """Take back the keys that stand too deep, in what a key before them holds."""
        for key, value in list(node.entries.items()):
            for inner_reader, inner in list_last_maps(reader.fields.get(key), value):
                for name in list(inner.entries):
                    is_free = name in reader.fields and name not in node.entries
                    if is_free and not self._knows(inner_reader, name):
                        self._move(name, inner, node)

    def _push_down(self, reader: ModelReader, node: Map) -> None:
        """Give back the keys that stand too high, behind the map that they belong to."""
        last = ""
        for name in list(node.entries):
            if name in reader.fields:
                last = name
                continue
            if not last:
                continue
            for inner_reader, inner in list_last_maps(
                reader.fields.get(last), node.entries[last]
            ):
                if name not in inner.entries and self._knows(inner_reader, name):
                    self._move(name, node, inner)
                    break

    def _move(
        self,
        name: str,
        before: Map,
        after: Map,
    ) -> None:
        first = next(iter(after.keys.values()))
        after.entries[name] = before.entries.pop(name)
        after.keys[name] = before.keys.pop(name)
        self.moved.append(Moved(after.keys[name], first.column - 1))

    def _knows(self, reader: ModelReader, name: str) -> bool:
        """Whether a map may have a key; one by language has those of the languages."""
        if reader.model.whole_map:
            return name in self._languages
        return name in reader.fields


def find_model_reader(reader: Reader | None, node: Node) -> ModelReader | None:
    """Return what reads the keys of a map, if it is a model that can be told."""
    if isinstance(reader, OptionalReader):
        return find_model_reader(reader.inner, node)
    if isinstance(reader, KeyedReader) and isinstance(node, Map):
        kind = node.get(reader.key)
        word = find_words(kind) if kind else None
        model = reader.models.get(word or "")
        return reader.find_reader(model) if model else None
    return reader if isinstance(reader, ModelReader) else None


def list_last_maps(
    reader: Reader | None,
    node: Node,
) -> Iterator[tuple[ModelReader, Map]]:
    """Yield the maps that a line below a node could belong to: it, and the last ones within."""
    for _ in range(_DEEPEST):
        if isinstance(node, Seq) and node.items and reader:
            reader = reader.reader_at(len(node.items) - 1)
            node = node.items[-1]
        if not isinstance(node, Map) or not node.entries:
            return
        found = find_model_reader(reader, node)
        if found is None:
            return
        yield found, node
        if found.model.whole_map or not node.entries:
            return
        last = next(reversed(node.entries))
        reader = found.fields.get(last)
        node = node.entries[last]
