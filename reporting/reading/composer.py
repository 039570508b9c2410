"""The events of a YAML parser -> nodes, and what is wrong with the document.

Events are read as they stream, so that a hostile file is given up before it grows: depth, and
the nodes that aliases expand to, are capped. Tags, merge keys, duplicate keys and second
documents are problems.
"""

from __future__ import annotations

from typing import Any, NoReturn

import yaml

from reporting.cleaning import (
    direction_pattern,
    drop_unprintable,
    forbidden_pattern,
    is_printable,
    name_character,
)
from reporting.errors import Problem, Severity
from reporting.limits import find_limit, tell_cure, tell_excess
from reporting.reading.characters import compose_letters, is_composed
from reporting.reading.nodes import (
    CutScalar,
    Map,
    Node,
    Scalar,
    Seq,
    step_path,
)
from reporting.reading.strays import find_hashes, has_strays
from reporting.reading.wording import format_value

_LONG = 64
"""Characters of a text that weigh as much as one node more."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


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
        self._max_depth = find_limit("depth")
        self._max_key = find_limit("key")
        self._max_word = find_limit("word")
        self._max_text = find_limit("text")
        self._max_marks = find_limit("marks")
        self._max_problems = find_limit("problems")
        self.weight = 0
        """Of the nodes so far."""
        self._next: Any = None
        """Returns the next event."""
        self._steps: list[str | int] = []
        """The way from the root to the node that is being read."""
        self._anchors: dict[str, tuple[Node | None, int]] = {}
        """Node and weight by anchor; a node of None is still being read."""
        self._idle: dict[str, Problem] = {}
        """What to say of an anchor that no alias stands for."""
        self._hashes = find_hashes(text)
        self._is_composed = is_composed(text) and "\\" not in text
        """Whether no letter has a loose mark; an escape may bring one."""
        self._has_nulls = False
        self._without_dash: list[Map] = []
        """Maps that go on an item of a list, and are the next one by their keys."""
        self._stop = 0
        """Offset behind the map that was read last."""
        self.error: Any = None
        """What the parser says where the text is no YAML."""

    @property
    def anchors(self) -> frozenset[str]:
        """The names for aliases that were given so far."""
        return frozenset(self._anchors)

    def compose(self, depth: int = 0) -> Node | None:
        """Return the root, or None when the document had to be given up.

        Args:
            depth: how deep it stands, where it is a part of a larger one.
        """
        try:
            self._next = LOADER(self._text).get_event
            self._next()  # the stream starts
            if isinstance(self._next(), yaml.StreamEndEvent):
                message = "the file is empty"
                problem = Problem(
                    self.path,
                    0,
                    0,
                    Severity.ERROR,
                    message,
                    code="E102",
                )
                self.problems.append(problem)
                return None
            root = self._compose_node(self._next(), depth)
            self._next()  # the document ends
            after = self._next()
            if isinstance(after, yaml.DocumentStartEvent):
                message = "a second document begins here"
                hint = "delete this line: a content is one document"
                self._refuse(after, message, hint, "E118")
        except _RefusedError:
            return None
        except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
            self.error = error
            return None
        self.problems += list(self._idle.values())[: self._max_problems]
        return root

    def _compose_node(self, event: Any, depth: int) -> Node:
        if type(event) is yaml.AliasEvent:
            return self._resolve_alias(event)
        if depth > self._max_depth:
            self._steps.clear()
            message = f"nested {tell_excess('depth', depth)}"
            self._refuse(event, message, tell_cure("depth", depth), "E110")
        if event.tag is not None:
            message = f"the tag {format_value(event.tag)} is not supported"
            hint = "delete it; if it is words of a text, put the text in quotes"
            self._note(event, message, hint, "E112")
        anchor = event.anchor
        if anchor is None:
            return self._compose_value(event, depth)
        is_known = anchor in self._anchors
        if is_known:
            message = f"the anchor `&{anchor}` is defined twice"
            self._note(event, message, "rename one of them", "E113")
        self._anchors[anchor] = (None, 0)
        before = self.weight
        node = self._compose_value(event, depth)
        self._anchors[anchor] = (node, self.weight - before)
        if isinstance(node, Scalar) and not is_known:
            message = f"`&{anchor}` is read as a name for aliases, and is not printed"
            hint = "put a text that begins with & in quotes"
            self._note(event, message, hint, "W114", Severity.WARNING)
            self._idle[anchor] = self.problems.pop()
        return node

    def _resolve_alias(self, event: Any) -> Node:
        name = event.anchor
        if name not in self._anchors:
            message = f"the alias `*{name}` has no anchor above it"
            hint = "put a text that begins with * in quotes"
            self._refuse(event, message, hint, "E113")
        node, weight = self._anchors[name]
        if node is None:
            message = f"the alias `*{name}` contains itself"
            self._refuse(event, message, "", "E113")
        self._idle.pop(name, None)
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
        maps = self._compose_entries(depth + 1, line, column)
        node, *self._without_dash = maps
        if self._has_nulls and event.flow_style and has_strays(node):
            return self._mend_braces(node, mark.index)
        return node

    def _compose_scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        value = event.value
        self._weigh(event, 1 + len(value) // _LONG)
        length = len(value)
        is_marked = length > self._max_marks and not value.isascii()
        if length <= self._max_text and (length > self._max_word or is_marked):
            self._check_words(event)
        words = value
        if event.tag is not None and not event.style:
            words = self._text[mark.index : event.end_mark.index]
        elif not is_printable(value):
            words = self._clean_text(event)
        elif value in _NULLS and event.implicit[0]:
            words = None
            self._has_nulls = True
        if not self._is_composed and words:
            words = compose_letters(words)
        end = event.end_mark.index
        span = (mark.index, end)
        if value[-1:] == '"' and event.implicit[0] and value.count('"') == 1:
            self._check_last_quote(event)
        if end in self._hashes and event.implicit[0]:
            return CutScalar(
                words,
                mark.line + 1,
                mark.column + 1,
                span,
            )
        return Scalar(
            words,
            mark.line + 1,
            mark.column + 1,
            span,
        )

    def _check_words(self, event: Any) -> None:
        """Refuse a word that no line could be broken at in bounded time."""
        from reporting.reading.long_words import find_long_word  # noqa: PLC0415

        found = find_long_word(event.value)
        if found:
            self._note(event, found.message, found.hint, "E180")

    def _check_last_quote(self, event: Any) -> None:
        """Warn of a quotation mark at the end of a text that nothing opens; inches are none."""
        if event.value[-2:-1].isdigit():
            return
        message = "the text ends with a quotation mark, and begins with none"
        hint = "delete it, or write one at the beginning too"
        self._note(event, message, hint, "W141", Severity.WARNING)

    def _compose_items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        steps = self._steps
        steps.append(0)
        event = self._next()
        while type(event) is not yaml.SequenceEndEvent:
            steps[-1] = len(items)
            item = self._compose_node(event, depth)
            items.append(item)
            if self._without_dash:
                items += self._without_dash
                self._without_dash = []
            event = self._next()
        steps.pop()
        return tuple(items)

    def _compose_entries(
        self,
        depth: int,
        line: int,
        column: int,
    ) -> list[Map]:
        """Return a map, with those that go on it where the dash of an item is missing."""
        entries: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        maps = [Map(entries, keys, line, column)]
        steps = self._steps
        event = self._next()
        while type(event) is not yaml.MappingEndEvent:
            key = self._compose_node(event, depth)
            is_again = isinstance(key, Scalar) and key.value in keys
            if is_again and self._begins_item(event, key, keys):
                entries = {}
                keys = {}
                maps.append(Map(entries, keys, key.line, column))
            name = self._check_key(event, key, keys)
            steps.append(name or "?")
            value = self._compose_node(self._next(), depth)
            steps.pop()
            if name is not None and name not in keys and isinstance(key, Scalar):
                keys[name] = key
                entries[name] = value
            event = self._next()
        end: Any = event.end_mark
        self._stop = end.index
        return maps

    def _begins_item(
        self,
        event: Any,
        key: Any,
        keys: dict[str, Scalar],
    ) -> bool:
        """Whether a key that is given again begins another item, which is noted."""
        first = next(iter(keys))
        is_item = bool(self._steps) and isinstance(self._steps[-1], int)
        stands_below = key.column == keys[first].column and key.line > keys[first].line
        is_next = key.value == first and len(keys) > 1 and is_item and stands_below
        if is_next:
            message = (
                f"`{first}` begins another item of the list, whose dash is missing"
            )
            self._note(
                event,
                message,
                f"write `- {first}: …`",
                "E136",
            )
        return is_next

    def _mend_braces(self, node: Map, start: int) -> Node:
        """Return what was meant by a map in braces with words that are no entries."""
        # Loaded only where something is wrong.
        from reporting.reading.braces import mend_braces  # noqa: PLC0415

        written = self._text[start : self._stop]
        mended = mend_braces(node, written, start)
        where = ""
        for step in self._steps:
            where = step_path(where, step)
        problem = Problem(
            self.path,
            mended.place.line,
            mended.place.column,
            Severity.ERROR,
            mended.message,
            where,
            mended.hint,
            mended.code,
        )
        self.problems.append(problem)
        return mended.node

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
            self._note(event, message, "write the keys out", "E115")
            return None
        if name is None:
            hint = "put a text that begins with ? or [ in quotes"
            self._note(event, "a key must be a word", hint, "E116")
            return None
        if len(name) > self._max_key:
            message = f"a key of {tell_excess('key', len(name))}"
            hint = "is a colon missing its quotes? a text that holds `: ` wants them"
            self._note(event, message, hint, "E116")
            return None
        if is_plain and not name.isascii():
            name = self._check_blanks(event, name)
        if name in keys:
            first = keys[name].line
            shown = format_value(name)
            message = f"the key {shown} is given twice: here and in line {first}"
            self._note(event, message, "delete one of them", "E117")
        return name

    def _check_blanks(self, event: Any, name: str) -> str:
        """Return a key without blanks that are none of the keyboard; note them."""
        # Few keys are written in other letters.
        from reporting.reading.blanks import find_odd_blanks  # noqa: PLC0415

        found = find_odd_blanks(name)
        if found is None:
            return name
        if found.is_indent:
            self._refuse(event, found.message, found.hint, "E133")
        self._note(event, found.message, found.hint, "E133")
        return found.key

    def _clean_text(self, event: Any) -> str:
        """Return a text without what cannot be printed, which is noted."""
        value: str = event.value
        for character in sorted(set(forbidden_pattern().findall(value))):
            message = f"the character {name_character(character)} cannot be printed"
            self._note(event, message, "delete it", "E105")
        for character in sorted(set(direction_pattern().findall(value))):
            name = name_character(character)
            message = f"the direction control {name} was dropped from the text"
            self._note(event, message, "delete it", "W107", Severity.WARNING)
        return drop_unprintable(value)

    # ------------------------------------------------------------ problems

    def _note(
        self,
        event: Any,
        message: str,
        hint: str,
        code: str,
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
            code,
        )
        self.problems.append(problem)
        if len(self.problems) > self._max_problems:
            raise _RefusedError

    def _refuse(
        self,
        event: Any,
        message: str,
        hint: str,
        code: str,
    ) -> NoReturn:
        self._note(event, message, hint, code)
        raise _RefusedError

    def _weigh(self, event: Any, weight: int) -> None:
        self.weight += weight
        if self.weight > self._max_weight:
            message = (
                f"the file grows here beyond {self._max_weight:,} nodes, its aliases "
            )
            message += "written out: the limit `nodes`"
            hint = "use fewer aliases, or a CSV file for long tables; "
            hint += f"`--limit nodes={2 * find_limit('nodes')}` raises it"
            self._refuse(event, message, hint, "E111")
