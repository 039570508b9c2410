"""A YAML scalar -> which characters of the file each character of its value was written as.

Nothing of this is done while a file is read: a scalar keeps where it stands, and the rest is
found when somebody asks (YAML 1.2.2, 7.3 for flow scalars, 8.1 for block scalars).
"""

from __future__ import annotations

import re

from reporting.reading.characters import drop_unprintable
from reporting.reading.nodes import Scalar
from reporting.reading.origin import Span

_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*)?)+)*")
"""Anchors and tags before a scalar, and the blanks and comments after each."""
_BREAK = re.compile(r"\r\n|\r|\n")
_BREAKS = re.compile(r"(?:\r\n|\r|\n)[ \t\r\n]*")
_DOUBLE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
    r"|(?:\r\n|\r|\n)[ \t\r\n]*|.)"
    r"|(?:\r\n|\r|\n)[ \t\r\n]*"
)
_SINGLE = re.compile(r"''|(?:\r\n|\r|\n)[ \t\r\n]*")
_FIRST_WORDS = re.compile(r"^( *)[^ \r\n]", re.MULTILINE)
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def map_scalar(scalar: Scalar, text: str) -> Span:
    """Return which characters of the file the value of a scalar was written as.

    Args:
        scalar: as it was read.
        text: of the whole file.

    Returns:
        the span of the value; one that is not verbatim where that cannot be told, which is the
        span of the scalar as a whole.
    """
    start, stop = scalar.span
    whole = Span(start, stop, is_verbatim=False)
    value = scalar.value
    if value is None:
        return whole
    begin = _PROPERTIES.match(text, start, stop)
    start = begin.end() if begin else start
    quote = text[start : start + 1]
    if quote in {'"', "'"} and stop - start > 1:
        inner = text[start + 1 : stop - 1]
        offset = start + 1
    else:
        inner = text[start:stop]
        offset = start
    if inner == value:
        return Span(offset, offset + len(inner))
    made = _Made(offset)
    match quote:
        case "'":
            _read_flow(made, inner, _SINGLE)
        case '"':
            _read_flow(made, inner, _DOUBLE)
        case "|" | ">":
            _read_block(made, inner, value, is_folded=quote == ">")
        case _:
            _read_flow(made, inner, _BREAKS)
    return made.span() if made.text() == value else whole


class _Made:
    """Gathers a value piece by piece, with where each was written."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._parts: list[str] = []
        self._length = 0
        self._turns: dict[int, int] = {}
        self._next = -1
        self._stop = 0

    def add(self, part: str, start: int, stop: int) -> None:
        """Add what some characters give; what no output can hold is dropped as in reading."""
        if start == stop:
            return
        clean = drop_unprintable(part)
        if clean != part and len(part) > 1:
            for at, character in enumerate(part, start):
                self.add(character, at, at + 1)
            return
        if clean and start != self._next:
            self._turns[self._length] = start
        self._next = stop if clean and stop - start == len(part) else -1
        if clean:
            self._parts.append(clean)
            self._length += len(clean)
            self._stop = stop

    def turn(self) -> None:
        """Note that a new line of the file begins here."""
        self._next = -1

    def text(self) -> str:
        """Return what was made."""
        return "".join(self._parts)

    def span(self) -> Span:
        """Return where it was written."""
        if self._stop != self._next:
            self._turns[self._length] = self._stop
        start = self._offset + self._turns.pop(0, 0)
        turns = [(at, self._offset + to) for at, to in self._turns.items()]
        return Span(start, self._offset + self._stop, tuple(turns))


def _read_flow(made: _Made, raw: str, special: re.Pattern[str]) -> None:
    """Read a plain or a quoted scalar: escapes are resolved, lines are folded."""
    at = 0
    for match in special.finditer(raw):
        written = match[0]
        folds = written[0] in "\r\n"
        end = match.start()
        while folds and end > at and raw[end - 1] in " \t":
            end -= 1
        made.add(raw[at:end], at, end)
        at = match.end()
        if folds:
            lines = len(_BREAK.findall(written))
            made.add(" " if lines == 1 else "\n" * (lines - 1), end, at)
        elif written[1] in "\r\n":
            lines = len(_BREAK.findall(written))
            made.add("\n" * (lines - 1), end, at)
        else:
            made.add(_resolve_escape(written), end, at)
        if "\n" in written or "\r" in written:
            made.turn()
    made.add(raw[at:], at, len(raw))


def _resolve_escape(written: str) -> str:
    if written == "''":
        return "'"
    kind, number = written[1], written[2:]
    return chr(int(number, 16)) if number else _ESCAPES.get(kind, kind)


def _read_block(made: _Made, raw: str, value: str, *, is_folded: bool) -> None:
    """Read a literal or a folded scalar line by line.

    The value tells the indentation and what became of each line break: chomping and folding
    are settled there (YAML 1.2.2, 8.1.1.2 and 8.1.3).
    """
    header = _BREAK.search(raw)
    if not header:
        return
    body = raw[header.end() :]
    indent = _find_indent(body, value)
    start = header.end()
    done = 0
    for line in body.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        end = start + len(content)
        stop = start + len(line)
        content = content[indent:]
        made.turn()
        made.add(content, end - len(content), end)
        done += len(drop_unprintable(content))
        gives = value[done : done + 1]
        if gives == "\n" or (is_folded and content and gives == " "):
            made.add(gives, end, max(stop, end + 1))
            done += 1
        start = stop


def _find_indent(body: str, value: str) -> int:
    """Return how many spaces stand before each line of a block scalar and are its value lacks."""
    written = _FIRST_WORDS.search(body)
    read = _FIRST_WORDS.search(value)
    if not written or not read:
        return 0
    return max(0, len(written[1]) - len(read[1]))
