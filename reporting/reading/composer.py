"""The events of a YAML parser -> nodes, and what is wrong with the document.

Events are read as they stream, so that a hostile file is given up before it grows: depth, and
the nodes that aliases expand to, are capped. Tags, merge keys, duplicate keys and second
documents are problems.
"""

from __future__ import annotations

from typing import Any, NoReturn

import yaml

from reporting.errors import Problem, Severity
from reporting.reading.characters import (
    direction_pattern,
    drop_unprintable,
    forbidden_pattern,
    is_printable,
    name_character,
)
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path

MAX_DEPTH = 64
MAX_KEY = 200
_LONG = 64
"""Characters of a text that weigh as much as one node more."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_MISPLACED = "this line does not fit the lines above it"
_INDENTATION = "check the indentation"
_SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon where none can be",
        "put a text with a colon in quotes",
    ),
    ("tab character", "a tab in the indentation", "indent with spaces"),
    ("unexpected end of stream", "a quotation mark is never closed", ""),
    (
        "cannot start any token",
        "a text cannot begin with this character",
        "put the text in quotes",
    ),
    ("invalid Unicode character", "an escape that is no character", ""),
    (
        "unknown escape",
        "an unknown escape in a text in double quotes",
        "write the backslash twice",
    ),
    (
        "expected ',' or ']'",
        "a list in brackets is not closed, or a comma is missing",
        "",
    ),
    ("expected ',' or '}'", "a map in braces is not closed, or a comma is missing", ""),
    (
        "expected '-' indicator",
        "this line does not fit the list above it",
        _INDENTATION,
    ),
    ("expected <document start>", _MISPLACED, _INDENTATION),
    ("expected key", _MISPLACED, _INDENTATION),
    ("expected <block end>", _MISPLACED, _INDENTATION),
    (
        "could not find expected ':'",
        "a key without a colon",
        "check the indentation and the quotes",
    ),
)
"""What the parser's message contains, what an editor is told, and the hint."""


class _RefusedError(Exception):
    """The document is not worth going on with; the problem has been noted."""


class Composer:
    """Turns the events of one document into nodes and notes what is wrong.

    Args:
        text: one YAML document.
        path: what to call the file in problems.
        max_weight: the most nodes, aliases expanded; every 64 characters of a long text weigh
            one more.
    """

    def __init__(
        self,
        text: str,
        path: str,
        max_weight: int,
    ) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._text = text
        self._max_weight = max_weight
        self._weight = 0
        self._next: Any = None
        """Returns the next event."""
        self._steps: list[str | int] = []
        """The way from the root to the node that is being read."""
        self._anchors: dict[str, tuple[Node | None, int]] = {}
        """Node and weight by anchor; a node of None is still being read."""

    def compose(self) -> Node | None:
        """Return the root, or None when the document had to be given up."""
        try:
            self._next = LOADER(self._text).get_event
            self._next()  # the stream starts
            if isinstance(self._next(), yaml.StreamEndEvent):
                message = "the file is empty"
                self.problems.append(
                    Problem(
                        self.path,
                        0,
                        0,
                        Severity.ERROR,
                        message,
                    )
                )
                return None
            root = self._compose_node(self._next(), 0)
            self._next()  # the document ends
            after = self._next()
            if isinstance(after, yaml.DocumentStartEvent):
                message = "a second document begins here"
                self._refuse(after, message, "keep one document in the file")
        except _RefusedError:
            return None
        except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
            self._note_syntax(error)
            return None
        else:
            return root

    def _compose_node(self, event: Any, depth: int) -> Node:
        if type(event) is yaml.AliasEvent:
            return self._resolve_alias(event)
        if depth > MAX_DEPTH:
            self._steps.clear()
            self._refuse(event, f"nested more than {MAX_DEPTH} deep")
        if event.tag is not None:
            self._note(
                event,
                f"the tag `{event.tag}` is not supported",
                "delete it",
            )
        anchor = event.anchor
        if anchor is None:
            return self._compose_value(event, depth)
        if anchor in self._anchors:
            message = f"the anchor `&{anchor}` is defined twice"
            self._note(event, message, "rename one of them")
        self._anchors[anchor] = (None, 0)
        before = self._weight
        node = self._compose_value(event, depth)
        self._anchors[anchor] = (node, self._weight - before)
        return node

    def _resolve_alias(self, event: Any) -> Node:
        name = event.anchor
        if name not in self._anchors:
            self._refuse(event, f"the alias `*{name}` has no anchor above it")
        node, weight = self._anchors[name]
        if node is None:
            self._refuse(event, f"the alias `*{name}` contains itself")
        self._weigh(event, weight)
        return node

    def _compose_value(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._compose_scalar(event)
        self._weigh(event, 1)
        mark = event.start_mark
        line = mark.line + 1
        column = mark.column + 1
        if kind is yaml.SequenceStartEvent:
            items = self._compose_items(depth + 1)
            return Seq(items, line, column)
        entries, keys = self._compose_entries(depth + 1)
        return Map(entries, keys, line, column)

    def _compose_scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        value = event.value
        self._weigh(event, 1 + len(value) // _LONG)
        words = value
        if not is_printable(value):
            words = self._clean_text(event)
        elif value in _NULLS and event.implicit[0]:
            words = None
        span = (mark.index, event.end_mark.index)
        return Scalar(words, mark.line + 1, mark.column + 1, span)

    def _compose_items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        steps = self._steps
        steps.append(0)
        event = self._next()
        while type(event) is not yaml.SequenceEndEvent:
            steps[-1] = len(items)
            items.append(self._compose_node(event, depth))
            event = self._next()
        steps.pop()
        return tuple(items)

    def _compose_entries(self, depth: int) -> tuple[dict[str, Node], dict[str, Scalar]]:
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        steps = self._steps
        event = self._next()
        while type(event) is not yaml.MappingEndEvent:
            key = self._compose_node(event, depth)
            name = self._check_key(event, key, keys)
            steps.append(name or "?")
            value = self._compose_node(self._next(), depth)
            steps.pop()
            if name is not None and name not in keys and isinstance(key, Scalar):
                keys[name] = key
                entries[name] = value
            event = self._next()
        return entries, keys

    def _check_key(
        self,
        event: Any,
        key: Node,
        keys: dict[str, Scalar],
    ) -> str | None:
        """Return the word that a key is, if it is one; note what is wrong with it."""
        name = key.value if isinstance(key, Scalar) else None
        is_written = isinstance(event, yaml.ScalarEvent)
        is_plain = is_written and event.implicit[0]
        if name == "<<" and is_plain:
            message = "merge keys (`<<`) are not supported"
            self._note(event, message, "write the keys out")
            return None
        if name is None or len(name) > MAX_KEY:
            self._note(event, "a key must be a word")
            return None
        if name in keys:
            first = keys[name].line
            message = f"the key `{name}` is given twice: here and in line {first}"
            self._note(event, message, "delete one of them")
        return name

    def _clean_text(self, event: Any) -> str:
        """Return a text without what cannot be printed, which is noted."""
        value: str = event.value
        for character in sorted(set(forbidden_pattern().findall(value))):
            message = f"the character {name_character(character)} cannot be printed"
            self._note(event, message, "delete it")
        for character in sorted(set(direction_pattern().findall(value))):
            name = name_character(character)
            message = f"the direction control {name} was dropped from the text"
            self._note(event, message, "delete it", Severity.WARNING)
        return drop_unprintable(value)

    # ------------------------------------------------------------ problems

    def _note(
        self,
        event: Any,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        where = ""
        for step in self._steps:
            where = step_path(where, step)
        mark = event.start_mark
        line = mark.line + 1
        column = mark.column + 1
        problem = Problem(
            self.path,
            line,
            column,
            severity,
            message,
            where,
            hint,
        )
        self.problems.append(problem)

    def _refuse(
        self,
        event: Any,
        message: str,
        hint: str = "",
    ) -> NoReturn:
        self._note(event, message, hint)
        raise _RefusedError

    def _note_syntax(self, error: Any) -> None:
        """Say what the parser says in an editor's words, where it can be mended."""
        mark = error.problem_mark
        began = error.context_mark
        at_tab = self._text[mark.index : mark.index + 1] == "\t"
        words = "tab character" if at_tab else str(error.problem)
        message = f"not YAML: {words}"
        hint = ""
        for part, known, cure in _SYNTAX:
            if part in words:
                message = known
                hint = cure
                break
        if began and mark.index >= len(self._text.rstrip()):
            mark = began  # what is never closed is mended where it was opened
        if began and began.line < mark.line:
            message += f" (it began in line {began.line + 1})"
        line = mark.line + 1
        column = mark.column + 1
        problem = Problem(
            self.path,
            line,
            column,
            Severity.ERROR,
            message,
            hint=hint,
        )
        self.problems.append(problem)

    def _weigh(self, event: Any, weight: int) -> None:
        self._weight += weight
        if self._weight > self._max_weight:
            message = f"the content grows beyond {self._max_weight:,} items here"
            hint = "use fewer aliases, or a CSV file for long tables"
            self._refuse(event, message, hint)
