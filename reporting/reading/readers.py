"""A node -> a value of one type: single values, lists and maps; what is wrong is noted.

A reader goes on after a fault, so that all are told at once. `annotations.py` makes readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.limits import find_limit, tell_cure, tell_excess
from reporting.reading.nodes import (
    CutScalar,
    Map,
    Node,
    Scalar,
    Seq,
    find_words,
    get_child,
)
from reporting.reading.rules import Absent, Length, Prepared, Rule, explain_long_list
from reporting.reading.visit import FAILED, Visit
from reporting.reading.wording import explain_choice
from reporting.record import Record, field


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
        is_text: whether its words are of any form.
    """

    noun: str
    parse: Any
    beside: Any
    changes: tuple[Prepared, ...]
    rules: tuple[Rule, ...]
    is_text: bool = False

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the value of a single scalar, or `FAILED`."""
        words = find_words(node)
        if words is None:
            return visit.expect(self.noun, node)
        if self.is_text and isinstance(node, CutScalar):
            visit.cut_texts.append(node)
        try:
            for prepared in self.changes:
                words = prepared.change(words)
            beside = self.beside
            value = beside(words, visit.folder) if beside else self.parse(words)
            if value is None:
                return visit.expect(self.noun, node)
            for rule in self.rules:
                rule.check(value, node)
        except ValueError as error:
            return visit.refuse_value(node, error)
        return value


class ChoiceReader(Reader, frozen=True):
    """Reads one of some words."""

    values: Mapping[str, Any]

    def read(self, node: Node, visit: Visit) -> Any:
        """Return what a word stands for, or `FAILED`."""
        word = find_words(node)
        if word is not None and word in self.values:
            return self.values[word]
        words = list(self.values)
        message, hint = explain_choice(node, words)
        return visit.refuse(node, message, hint, code="E203")


class OptionalReader(Reader, frozen=True):
    """Reads a value that may be nothing.

    Args:
        inner: reads it.
        absent: which words stand for nothing; none do when left out.
    """

    inner: Reader
    absent: Absent | None = None

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the value, or None for nothing, or `FAILED`."""
        if isinstance(node, Scalar) and node.value is None:
            if isinstance(node, CutScalar):
                visit.cut_texts.append(node)
            return None
        words = find_words(node)
        if self.absent and words is not None and self.absent.holds(words):
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
            return visit.expect("a list", node)
        if len(node.items) > find_limit("items"):
            message = f"the list has {tell_excess('items', len(node.items))}"
            hint = tell_cure("items", len(node.items))
            return visit.refuse(node, message, hint, code="E181")
        values: list[Any] = []
        read = self.item.read
        faults = visit.faults
        begin = len(faults)
        for index, child in enumerate(node.items):
            before = len(faults)
            value = read(child, visit)
            if value is FAILED:
                visit.step_out(before, index)
            else:
                values.append(value)
        length = self.length
        if length.most is not None and len(values) > length.most:
            del faults[begin:]
            message = explain_long_list(length.most)
            return visit.refuse(node, message, code="E205")
        if len(node.items) < length.least:
            message = length.explain_short_list()
            return visit.refuse(node, message, code="E206")
        if len(faults) > begin:
            return FAILED
        return self.make(values)

    def reader_at(self, part: str | int) -> Reader | None:
        """Return the reader of an item."""
        if isinstance(part, int):
            return self.item
        return None


class RowReader(Reader, frozen=True):
    """Reads a list of so many values, each of a type of its own."""

    items: tuple[Reader, ...]

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the list as a tuple, or `FAILED`."""
        if not isinstance(node, Seq):
            return visit.expect("a list", node)
        asked = len(self.items)
        if len(node.items) > asked:
            message = explain_long_list(asked)
            return visit.refuse(node, message, code="E205")
        values: list[Any] = []
        faults = visit.faults
        begin = len(faults)
        for index, reader in enumerate(self.items):
            before = len(faults)
            child = get_child(node, index)
            if child is None:
                place = index + 1
                message = f"item {place} of the list is missing"
                visit.refuse(node, message, code="E206")
                continue
            value = reader.read(child, visit)
            if value is FAILED:
                visit.step_out(before, index)
            values.append(value)
        if len(faults) > begin:
            return FAILED
        return tuple(values)

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
        key_rules: what each key must keep to.
        known: the keys that were found to keep to it.
    """

    keys: tuple[str, ...] | None
    value: Reader
    rules: tuple[Rule, ...] = ()
    key_rules: tuple[Rule, ...] = ()
    known: set[str] = field(default_factory=set)

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the map as a dictionary, or `FAILED`."""
        if not isinstance(node, Map):
            return visit.expect("a map", node)
        values: dict[str, Any] = {}
        read = self.value.read
        faults = visit.faults
        begin = len(faults)
        keys = self.keys
        for key, child in node.entries.items():
            if keys is not None and key not in keys:
                place = node.keys.get(key) or child
                message, hint = explain_choice(place, keys)
                visit.refuse(place, message, hint, key, "E203")
            before = len(faults)
            if self.key_rules and key not in self.known:
                self._check_key(key, node, visit)
            value = read(child, visit)
            if value is FAILED:
                visit.step_out(before, key)
            values[key] = value
        if len(faults) > begin:
            return FAILED
        try:
            for rule in self.rules:
                rule.check(values, node)
        except ValueError as error:
            return visit.refuse_value(node, error)
        return values

    def _check_key(
        self,
        key: str,
        node: Map,
        visit: Visit,
    ) -> None:
        place = node.keys.get(key) or node
        try:
            for rule in self.key_rules:
                rule.check(key, place)
        except ValueError as error:
            visit.refuse_value(place, error)
        else:
            self.known.add(key)

    def reader_at(self, part: str | int) -> Reader | None:
        """Return the reader of a value."""
        if isinstance(part, str):
            return self.value
        return None
