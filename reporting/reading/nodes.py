"""What a YAML file holds, as plain values that know where they stand.

Text stays text; what type a value has is the schema's business.
"""

from __future__ import annotations

from typing import Any, TypeVar

from reporting.record import Record, replace


class Scalar(Record, frozen=True):
    """A single value: text, or None for a plain `null`, `~` or nothing.

    `span` is where it stands in the file, as offsets in characters.
    """

    value: str | None
    line: int
    column: int
    span: tuple[int, int]


class CutScalar(Scalar, frozen=True):
    """A value without quotes behind which ` #` begins: a comment, or the rest of a text."""


class Seq(Record, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Map(Record, frozen=True):
    """A map. `keys` holds where each key stands, for messages about the key itself."""

    entries: dict[str, Node]
    keys: dict[str, Scalar]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return self.entries.get(key)


Node = Scalar | Seq | Map


def get_child(node: Node, part: str | int) -> Node | None:
    """Return what stands at a key of a map or at an index of a list; None for nothing."""
    if isinstance(part, str):
        if isinstance(node, Map):
            return node.entries.get(part)
        return None
    if isinstance(node, Seq) and part < len(node.items):
        return node.items[part]
    return None


def find_words(node: Node) -> str | None:
    """Return what a single value says; None for nothing, a list or a map."""
    if isinstance(node, Scalar):
        return node.value
    return None


def to_plain(node: Node) -> Any:
    """Return a node as dictionaries, lists, text and None."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Seq):
        return [to_plain(item) for item in node.items]
    return {key: to_plain(value) for key, value in node.entries.items()}


N = TypeVar("N", bound="Node")


def move_node(node: N, lines: int, characters: int) -> N:
    """Return a node with all in it as it stands so much further behind in a file."""
    line = node.line + lines
    if isinstance(node, Scalar):
        start, stop = node.span
        return replace(node, line=line, span=(start + characters, stop + characters))
    if isinstance(node, Seq):
        items = [move_node(item, lines, characters) for item in node.items]
        return replace(node, line=line, items=tuple(items))
    entries: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for key, child in node.entries.items():
        entries[key] = move_node(child, lines, characters)
    for key, place in node.keys.items():
        keys[key] = move_node(place, lines, characters)
    return replace(node, line=line, entries=entries, keys=keys)


def merge_nodes(base: Node, over: Node) -> Node:
    """Return a node laid over another: maps key by key, anything else as a whole.

    The keys that a map says the place of are those of the upper one.
    """
    if not isinstance(base, Map) or not isinstance(over, Map):
        return over
    entries = dict(base.entries)
    for key, node in over.entries.items():
        below = base.entries.get(key)
        entries[key] = merge_nodes(below, node) if below else node
    return Map(
        entries,
        over.keys,
        over.line,
        over.column,
    )


def step_path(where: str, part: str | int) -> str:
    """Return a content path one step further: `claims`, 3 -> `claims[3]`."""
    if isinstance(part, int):
        return f"{where}[{part}]"
    if where:
        return f"{where}.{part}"
    return part
