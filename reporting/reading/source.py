"""YAML text -> located nodes: plain data in which everything knows its line and column.

Built from the parser's events as they stream, so that a hostile file is given up before it
grows: depth, size and the nodes that aliases expand to are capped. Text stays text; what
type a value has is the schema's business. Tags, merge keys, duplicate keys and second
documents are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml

from reporting.errors import ContentError, Problem, Severity
from reporting.reading.disk import read_bytes
from reporting.record import Record

MAX_BYTES = 2_000_000
MAX_DEPTH = 64
MAX_KEY = 200
MAX_WEIGHT = 250_000
"""The most nodes, aliases expanded; every 64 characters of a long text weigh one more."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHOWN = 20
"""Forbidden characters reported one by one; a binary file has no end of them."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff"
    + "".join(
        chr(plane + last)
        for plane in range(0x10000, 0x110000, 0x10000)
        for last in (0xFFFE, 0xFFFF)
    )
    + "]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

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
        "check the indentation",
    ),
    (
        "expected <document start>",
        "this line does not fit the lines above it",
        "check the indentation",
    ),
    (
        "expected key",
        "this line does not fit the lines above it",
        "check the indentation",
    ),
    (
        "expected <block end>",
        "this line does not fit the lines above it",
        "check the indentation",
    ),
    (
        "could not find expected ':'",
        "a key without a colon",
        "check the indentation and the quotes",
    ),
)
"""What the parser's message contains, what an editor is told, and the hint."""


class Scalar(Record, frozen=True):
    """A single value: text, or None for a plain `null`, `~` or nothing.

    `span` is where it stands in the file, as offsets in characters.
    """

    value: str | None
    line: int
    column: int
    span: tuple[int, int]


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


class YamlDocument(Record, frozen=True):
    """What was read: the root (None when there is nothing to go on with), and what was found."""

    root: Node | None
    problems: tuple[Problem, ...]


def to_plain(node: Node) -> Any:
    """Return a node as dictionaries, lists, text and None."""
    if isinstance(node, Map):
        return {key: to_plain(value) for key, value in node.entries.items()}
    if isinstance(node, Seq):
        return [to_plain(item) for item in node.items]
    return node.value


def merge_nodes(base: Node, over: Node) -> Node:
    """Return a node laid over another: maps key by key, anything else as a whole.

    The keys that a map says the place of are those of the upper one.
    """
    if not isinstance(base, Map) or not isinstance(over, Map):
        return over
    laid = {
        key: merge_nodes(base.entries[key], node) if key in base.entries else node
        for key, node in over.entries.items()
    }
    return Map({**base.entries, **laid}, over.keys, over.line, over.column)


def step_path(where: str, part: str | int) -> str:
    """Return a content path one step further: `claims`, 3 -> `claims[3]`."""
    if isinstance(part, int):
        return f"{where}[{part}]"
    return f"{where}.{part}" if where else part


def name_character(character: str) -> str:
    """Return a character as one speaks of it: `U+0007`."""
    return f"U+{ord(character):04X}"


def find_unprintable(text: str) -> str | None:
    """Return the first character of a text that no output can hold or that turns its direction."""
    match = _FORBIDDEN.search(text) or _BIDI.search(text)
    return match[0] if match else None


def drop_unprintable(text: str) -> str:
    """Return a text without the characters that no output can hold or that turn it round."""
    return _BIDI.sub("", _FORBIDDEN.sub("", text))


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of a content file.

    Args:
        path: the file.
        name: what to call it in problems.

    Raises:
        ContentError: it is missing, not a regular file, too large or empty.
    """
    try:
        data = read_bytes(path, MAX_BYTES)
    except ValueError as error:
        raise ContentError(
            [Problem(name, 0, 0, Severity.ERROR, f"the file {error}")]
        ) from None
    if not data.strip():
        raise ContentError([Problem(name, 0, 0, Severity.ERROR, "the file is empty")])
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a content file.

    Raises:
        ContentError: it is not UTF-8, or begins with a byte order mark.
    """
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        message, hint = (
            "the file begins with a byte order mark",
            "save it as UTF-8 without BOM",
        )
        raise ContentError([Problem(name, 1, 1, Severity.ERROR, message, hint=hint)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message, hint = "the file is not UTF-8 from here on", "save it as UTF-8"
        raise ContentError(
            [
                Problem(
                    name,
                    *find_position(before, len(before)),
                    Severity.ERROR,
                    message,
                    hint=hint,
                )
            ]
        ) from None


def read_yaml(text: str, path: str) -> Node:
    """Read YAML text.

    Args:
        text: one YAML document.
        path: what to call the file in problems.

    Raises:
        ContentError: with everything that is wrong with it as YAML.
    """
    document = scan_yaml(text, path)
    if document.root is None or any(
        p.severity is Severity.ERROR for p in document.problems
    ):
        raise ContentError(document.problems)
    return document.root


def scan_yaml(text: str, path: str) -> YamlDocument:
    """Read YAML text as far as it goes, with everything found on the way; nothing is raised."""
    if len(text) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        return YamlDocument(None, (Problem(path, 0, 0, Severity.ERROR, message),))
    forbidden = tuple(_forbidden(text, path))
    if forbidden:
        return YamlDocument(None, forbidden)
    composer = _Composer(text, path)
    root = composer.compose()
    return YamlDocument(root, tuple(composer.problems))


def find_position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset in a text."""
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _forbidden(text: str, path: str) -> Iterator[Problem]:
    for number, match in enumerate(_FORBIDDEN.finditer(text)):
        line, column = find_position(text, match.start())
        if number == _SHOWN:
            message = "more such characters follow: is this a text file?"
            yield Problem(path, line, column, Severity.ERROR, message)
            return
        message = f"the character {name_character(match[0])} cannot be printed"
        yield Problem(
            path,
            line,
            column,
            Severity.ERROR,
            message,
            hint="delete it; it may be invisible",
        )


class _RefusedError(Exception):
    """The document is not worth going on with; the problem has been noted."""


class _Composer:
    """Turns the events of one document into nodes and notes what is wrong."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._text = text
        self._events = yaml.parse(text, Loader=_LOADER)
        self._anchors: dict[str, tuple[Node | None, int]] = {}
        """Node and weight by anchor; a node of None is still being read."""
        self._weight = 0

    def compose(self) -> Node | None:
        """Return the root, or None when the document had to be given up."""
        try:
            return self._document()
        except _RefusedError:
            return None
        except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
            self._syntax(error)
            return None

    def _document(self) -> Node | None:
        next(self._events)  # the stream starts
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            self.problems.append(
                Problem(self.path, 0, 0, Severity.ERROR, "the file is empty")
            )
            return None
        root = self._node(next(self._events), "", 0)
        next(self._events)  # the document ends
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._refuse(
                after,
                "",
                "a second document begins here",
                "keep one document in the file",
            )
        return root

    def _note(
        self,
        event: Any,
        where: str,
        message: str,
        hint: str = "",
        *,
        warn: bool = False,
    ) -> None:
        severity = Severity.WARNING if warn else Severity.ERROR
        line, column = _mark(event.start_mark)
        self.problems.append(
            Problem(self.path, line, column, severity, message, where, hint)
        )

    def _refuse(self, event: Any, where: str, message: str, hint: str = "") -> NoReturn:
        self._note(event, where, message, hint)
        raise _RefusedError

    def _syntax(self, error: Any) -> None:
        mark, began = error.problem_mark, error.context_mark
        at_tab = self._text[mark.index : mark.index + 1] == "\t"
        said = "tab character" if at_tab else str(error.problem)
        known = (row[1:] for row in _SYNTAX if row[0] in said)
        message, hint = next(known, (f"not YAML: {said}", ""))
        if began and mark.index >= len(self._text.rstrip()):
            mark = began  # what is never closed is mended where it was opened
        line, column = _mark(mark)
        if began and began.line < mark.line:
            message += f" (it began in line {began.line + 1})"
        self.problems.append(
            Problem(self.path, line, column, Severity.ERROR, message, hint=hint)
        )

    def _weigh(self, event: Any, where: str, weight: int) -> None:
        self._weight += weight
        if self._weight > MAX_WEIGHT:
            message = f"the content grows beyond {MAX_WEIGHT:,} items here"
            self._refuse(
                event,
                where,
                message,
                "use fewer aliases, or a CSV file for long tables",
            )

    def _node(self, event: Any, where: str, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, where)
        if depth > MAX_DEPTH:
            self._refuse(event, "", f"nested more than {MAX_DEPTH} deep")
        if event.tag is not None:
            self._note(
                event, where, f"the tag `{event.tag}` is not supported", "delete it"
            )
        if event.anchor is not None:
            self._open(event, where)
        before = self._weight
        node = self._value(event, where, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, self._weight - before)
        return node

    def _value(self, event: Any, where: str, depth: int) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            self._weigh(event, where, 1)
            items: list[Node] = []
            while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(item, step_path(where, len(items)), depth + 1))
            return Seq(tuple(items), *_mark(event.start_mark))
        if isinstance(event, yaml.MappingStartEvent):
            self._weigh(event, where, 1)
            return self._map(event, where, depth)
        self._weigh(event, where, 1 + len(event.value) // 64)
        return self._scalar(event, where)

    def _open(self, event: Any, where: str) -> None:
        if event.anchor in self._anchors:
            self._note(
                event,
                where,
                f"the anchor `&{event.anchor}` is defined twice",
                "rename one of them",
            )
        self._anchors[event.anchor] = (None, 0)

    def _alias(self, event: Any, where: str) -> Node:
        if event.anchor not in self._anchors:
            self._refuse(
                event, where, f"the alias `*{event.anchor}` has no anchor above it"
            )
        node, weight = self._anchors[event.anchor]
        if node is None:
            self._refuse(event, where, f"the alias `*{event.anchor}` contains itself")
        self._weigh(event, where, weight)
        return node

    def _map(self, start: Any, where: str, depth: int) -> Map:
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, where, depth + 1)
            merge = (
                isinstance(event, yaml.ScalarEvent)
                and event.value == "<<"
                and event.implicit[0]
            )
            name = None if merge or not isinstance(key, Scalar) else key.value
            name = None if name and len(name) > MAX_KEY else name
            if merge:
                self._note(
                    event,
                    where,
                    "merge keys (`<<`) are not supported",
                    "write the keys out",
                )
            elif name is None:
                self._note(event, where, "a key must be a word")
            elif name in keys:
                first = keys[name].line
                message = f"the key `{name}` is given twice: here and in line {first}"
                self._note(event, where, message, "delete one of them")
            value = self._node(
                next(self._events), step_path(where, name or "?"), depth + 1
            )
            if name is not None and name not in keys and isinstance(key, Scalar):
                keys[name], entries[name] = key, value
        return Map(entries, keys, *_mark(start.start_mark))

    def _scalar(self, event: Any, where: str) -> Scalar:
        value = event.value
        for character in sorted(set(_FORBIDDEN.findall(value))):
            self._note(
                event,
                where,
                f"the character {name_character(character)} cannot be printed",
                "delete it",
            )
        for character in sorted(set(_BIDI.findall(value))):
            message = f"the direction control {name_character(character)} was dropped from the text"
            self._note(event, where, message, "delete it", warn=True)
        empty = event.implicit[0] and value in _NULLS
        clean = drop_unprintable(value)
        span = (event.start_mark.index, event.end_mark.index)
        return Scalar(None if empty else clean, *_mark(event.start_mark), span)


def _mark(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
