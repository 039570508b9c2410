"""The stretches of a YAML text -> one tree of located nodes, of which most are known already.

What a stretch says depends on its text alone, so it is read once while builds ask for it. Its
nodes count lines and characters from where it begins: an edit above it moves only that.
Whatever is not certain so, such as a name for aliases that stand in other stretches, or
anything that is wrong, is left to a reader of the whole text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reporting.cleaning import forbidden_pattern, is_printable
from reporting.errors import Problem, Severity
from reporting.memory import MANY_PARTS, Memory
from reporting.reading.composer import Composer
from reporting.reading.nodes import Map, Node, Scalar, Seq, move_node
from reporting.reading.parting import PartedEntry, PartedItem, Stretch, part_text
from reporting.record import Record, replace

_SPARE = 4
"""What the tree weighs for each stretch, beside what stands in it."""


class PartedYaml(Record, frozen=True):
    """What was read of a file, stretch by stretch.

    Args:
        root: the whole tree. Nodes at the top level, and lists there, are placed in the file;
            below a path of `stretches` they are placed in that stretch.
        stretches: by content path, the text that was read by itself.
        nodes: by the same paths, what it says; without the items that are read by themselves.
        problems: warnings, placed in the file.
    """

    root: Map
    stretches: Mapping[str, Stretch]
    nodes: Mapping[str, Node]
    problems: tuple[Problem, ...]


class _Read(Record, frozen=True):
    """What a stretch says, if that is certain.

    Args:
        node: the map or the list that its lines are.
        problems: warnings, placed in the stretch.
        weight: of all nodes.
        anchors: the names for aliases that it gives.
    """

    node: Node
    problems: tuple[Problem, ...]
    weight: int
    anchors: frozenset[str]


_READ: Memory[tuple[str, str, int], _Read | None] = Memory(
    lambda key: _read(*key), limit=MANY_PARTS
)
"""What stretches say, by the name of their file, their text and how deep they stand."""


def read_parted(
    text: str,
    path: str,
    max_weight: int,
    lists: Mapping[str, str],
    kept: frozenset[str],
) -> PartedYaml | None:
    """Read YAML text stretch by stretch; None where only the whole can tell what it says.

    Args:
        text: one YAML document.
        path: what to call the file in problems.
        max_weight: the most nodes, as `Composer` takes it.
        lists: the keys at which lists stand, as `part_text` takes them.
        kept: other keys of the top level whose nodes stay placed in their stretch.
    """
    entries = part_text(text, lists)
    if entries is None:
        return None
    assembler = _Assembler(path, lists, kept)
    for entry in entries:
        assembler.add(entry)
    return assembler.finish(max_weight)


class _Assembler:
    """Puts the nodes of stretches together, as long as each is certain."""

    def __init__(
        self,
        path: str,
        lists: Mapping[str, str],
        kept: frozenset[str],
    ) -> None:
        self.path = path
        self.lists = lists
        self.kept = kept
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.stretches: dict[str, Stretch] = {}
        self.nodes: dict[str, Node] = {}
        self.problems: list[Problem] = []
        self.anchors: set[str] = set()
        self.weight = 0
        self.is_certain = True
        """Whether all was so far; what follows is read all the same, to be kept."""

    def add(self, entry: PartedEntry) -> None:
        """Add what stands at a key of the top level."""
        key, head = entry.key, entry.head
        if not entry.items:
            self._add_plain(key, head)
            return
        start = head.start
        self.keys[key] = Scalar(
            key,
            head.line + 1,
            1,
            (start, start + len(key)),
        )
        items: list[Node] = []
        for index, item in enumerate(entry.items):
            node = self._add_item(
                key,
                f"{key}[{index}]",
                item,
            )
            if node:
                items.append(node)
        first = entry.items[0].head
        column = len(first.text) - len(first.text.lstrip(" ")) + 1
        self.entries[key] = Seq(
            tuple(items),
            first.line + 1,
            column,
        )

    def _add_plain(self, key: str, head: Stretch) -> None:
        read = self._read(head, "", 0)
        node = read.node if read else None
        if not isinstance(node, Map) or list(node.entries) != [key]:
            self.is_certain = False
            return
        moved = move_node(
            node.keys[key],
            head.line,
            head.start,
        )
        value = node.entries[key]
        if key in self.kept:
            self.stretches[key] = head
            self.nodes[key] = value
        else:
            value = move_node(value, head.line, head.start)
        self.keys[key] = moved
        self.entries[key] = value

    def _add_item(
        self,
        key: str,
        where: str,
        item: PartedItem,
    ) -> Node | None:
        node = self._read_item(item.head, where, 1)
        if not item.inner:
            return node
        inner = self.lists[key]
        blocks: list[Node] = []
        for index, stretch in enumerate(item.inner):
            block = self._read_item(
                stretch,
                f"{where}.{inner}[{index}]",
                3,
            )
            if block:
                blocks.append(block)
        return self._fill_item(
            where,
            inner,
            item,
            tuple(blocks),
        )

    def _fill_item(
        self,
        where: str,
        inner: str,
        item: PartedItem,
        blocks: tuple[Node, ...],
    ) -> Node | None:
        """Return an item with its own list, which its head ends with."""
        node = self.nodes.get(where)
        last = next(reversed(node.entries), None) if isinstance(node, Map) else None
        if not isinstance(node, Map) or last != inner or not blocks:
            self.is_certain = False
            return None
        empty = node.entries[inner]
        is_empty = isinstance(empty, Scalar) and empty.value is None
        self.is_certain = self.is_certain and is_empty
        first = item.inner[0]
        column = len(first.text) - len(first.text.lstrip(" ")) + 1
        line = first.line - item.head.line + 1
        self.nodes[where] = replace(
            node,
            entries={**node.entries, inner: Seq((), line, column)},
        )
        entries = {**node.entries, inner: Seq(blocks, line, column)}
        return replace(node, entries=entries)

    def _read_item(
        self,
        stretch: Stretch,
        where: str,
        depth: int,
    ) -> Node | None:
        read = self._read(stretch, where, depth)
        node = read.node if read else None
        if not isinstance(node, Seq) or len(node.items) != 1:
            self.is_certain = False
            return None
        (item,) = node.items
        self.stretches[where] = stretch
        self.nodes[where] = item
        return item

    def _read(
        self,
        stretch: Stretch,
        where: str,
        depth: int,
    ) -> _Read | None:
        read = _READ[self.path, stretch.text, depth]
        if read is None:
            self.is_certain = False
            return None
        self.weight += read.weight + _SPARE
        if read.problems:
            self.problems += _place(read.problems, stretch, where)
        if read.anchors:
            self.is_certain = self.is_certain and self.anchors.isdisjoint(read.anchors)
            self.anchors |= read.anchors
        return read

    def finish(self, max_weight: int) -> PartedYaml | None:
        """Return the tree, if all of it is certain."""
        if not self.is_certain or self.weight > max_weight:
            return None
        first = next(iter(self.keys.values()))
        root = Map(
            self.entries,
            self.keys,
            first.line,
            first.column,
        )
        return PartedYaml(
            root,
            self.stretches,
            self.nodes,
            tuple(self.problems),
        )


def _read(path: str, text: str, depth: int) -> _Read | None:
    """Read a stretch; None where anything is wrong with it, by itself at least."""
    if not is_printable(text) and forbidden_pattern().search(text):
        return None
    composer = Composer(text, path, len(text))
    node = composer.compose(depth)
    problems = tuple(composer.problems)
    has_errors = any(each.severity is Severity.ERROR for each in problems)
    if node is None or has_errors:
        return None
    return _Read(node, problems, composer.weight, composer.anchors)


def _place(
    problems: tuple[Problem, ...],
    stretch: Stretch,
    where: str,
) -> Iterator[Problem]:
    """Yield problems of a stretch as they are placed in the file.

    Args:
        problems: as they are placed in the stretch.
        stretch: it.
        where: content path of the item that it is; empty for a key of the top level.
    """
    for problem in problems:
        within = problem.where
        if where:
            within = where + within.removeprefix("[0]")
        yield replace(
            problem,
            line=problem.line + stretch.line,
            where=within,
        )
