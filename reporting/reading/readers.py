"""A node -> a value of one type: single values, lists and maps; what is wrong is noted.

A reader goes on after a fault, so that all are told at once. `annotations.py` makes readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.reading.nodes import Map, Node, Scalar, Seq, get_child
from reporting.reading.rules import Length, Prepared, Rule, explain_long_list
from reporting.reading.visit import FAILED, Visit
from reporting.reading.wording import contrast_node, explain_choice
from reporting.record import Record


class Reader(Record, frozen=True):
    """Reads the nodes of one type; this one takes any node as it is."""

    def read(self, node: Node, visit: Visit) -> Any:  # noqa: ARG002  (others tell faults)
        """Return the value of a node, or `FAILED` with its faults noted.

        Args:
            node: what was written.
            visit: takes the faults.
        """
        return node

    def reader_at(self, part: str | int) -> Reader | None:  # noqa: ARG002  (others have parts)
        """Return what reads a part of the node; None where there is no telling."""
        return None


class WordsReader(Reader, frozen=True):
    """Reads a single value.

    Args:
        noun: what an editor calls it.
        parse: returns the value of words; None where they are no such value.
        beside: does the same with the folder, for the name of a file; instead of `parse`.
        changes: what is done to the words first.
        rules: what the value must keep to.
    """

    noun: str
    parse: Any
    beside: Any
    changes: tuple[Prepared, ...]
    rules: tuple[Rule, ...]

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the value of a single scalar, or `FAILED`."""
        if not isinstance(node, Scalar) or node.value is None:
            return visit.refuse(node, contrast_node(self.noun, node))
        words = node.value
        try:
            for prepared in self.changes:
                words = prepared.change(words)
            beside = self.beside
            value = beside(words, visit.folder) if beside else self.parse(words)
            if value is None:
                return visit.refuse(node, contrast_node(self.noun, node))
            for rule in self.rules:
                rule.check(value, node)
        except ValueError as error:
            return visit.refuse(node, str(error))
        return value


class ChoiceReader(Reader, frozen=True):
    """Reads one of some words."""

    values: Mapping[str, Any]

    def read(self, node: Node, visit: Visit) -> Any:
        """Return what a word stands for, or `FAILED`."""
        word = node.value if isinstance(node, Scalar) else None
        if word is not None and word in self.values:
            return self.values[word]
        message, hint = explain_choice(node, list(self.values))
        return visit.refuse(node, message, hint)


class OptionalReader(Reader, frozen=True):
    """Reads a value that may be nothing."""

    inner: Reader

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the value, or None for nothing, or `FAILED`."""
        if isinstance(node, Scalar) and node.value is None:
            return None
        return self.inner.read(node, visit)

    def reader_at(self, part: str | int) -> Reader | None:
        """Return the reader of a part of the value."""
        return self.inner.reader_at(part)


class ListReader(Reader, frozen=True):
    """Reads a list of values of one type.

    Args:
        item: reads each.
        make: the type of the whole.
        length: how many there must be.
    """

    item: Reader
    make: type
    length: Length

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the whole list, or `FAILED`."""
        if not isinstance(node, Seq):
            return visit.refuse(node, contrast_node("a list", node))
        values: list[Any] = []
        faults = visit.faults
        begin = len(faults)
        for index, child in enumerate(node.items):
            before = len(faults)
            value = self.item.read(child, visit)
            if value is FAILED:
                visit.step_out(before, index)
            else:
                values.append(value)
        most = self.length.most
        if most is not None and len(values) > most:
            del faults[begin:]
            return visit.refuse(node, explain_long_list(most))
        if len(node.items) < self.length.least:
            return visit.refuse(node, self.length.explain_short_list())
        return FAILED if len(faults) > begin else self.make(values)

    def reader_at(self, part: str | int) -> Reader | None:
        """Return the reader of an item."""
        return self.item if isinstance(part, int) else None


class RowReader(Reader, frozen=True):
    """Reads a list of so many values, each of a type of its own."""

    items: tuple[Reader, ...]

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the list as a tuple, or `FAILED`."""
        if not isinstance(node, Seq):
            return visit.refuse(node, contrast_node("a list", node))
        if len(node.items) > len(self.items):
            return visit.refuse(node, explain_long_list(len(self.items)))
        values: list[Any] = []
        begin = len(visit.faults)
        for index, reader in enumerate(self.items):
            before = len(visit.faults)
            child = get_child(node, index)
            if child is None:
                visit.refuse(node, f"item {index + 1} of the list is missing")
                continue
            value = reader.read(child, visit)
            if value is FAILED:
                visit.step_out(before, index)
            values.append(value)
        return FAILED if len(visit.faults) > begin else tuple(values)

    def reader_at(self, part: str | int) -> Reader | None:
        """Return the reader of the item at its place."""
        if not isinstance(part, int):
            return None
        last = len(self.items) - 1
        return self.items[min(part, last)]


class MapReader(Reader, frozen=True):
    """Reads a map with keys of any name, or with keys that are some words.

    Args:
        keys: the words; None for any.
        value: reads what stands at each key.
        rules: what the whole must keep to.
    """

    keys: tuple[str, ...] | None
    value: Reader
    rules: tuple[Rule, ...] = ()

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the map as a dictionary, or `FAILED`."""
        if not isinstance(node, Map):
            return visit.refuse(node, contrast_node("a map", node))
        values: dict[str, Any] = {}
        begin = len(visit.faults)
        for key, child in node.entries.items():
            if self.keys is not None and key not in self.keys:
                message, hint = explain_choice(child, self.keys)
                visit.refuse(child, message, hint, key)
            before = len(visit.faults)
            values[key] = self.value.read(child, visit)
            if values[key] is FAILED:
                visit.step_out(before, key)
        if len(visit.faults) > begin:
            return FAILED
        try:
            for rule in self.rules:
                rule.check(values, node)
        except ValueError as error:
            return visit.refuse(node, str(error))
        return values

    def reader_at(self, part: str | int) -> Reader | None:
        """Return the reader of a value."""
        return self.value if isinstance(part, str) else None
