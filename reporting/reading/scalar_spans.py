"""A YAML scalar -> which characters of the file each character of its value was written as.

Nothing of this is done while a file is read: a scalar keeps where it stands, and the rest is
found when somebody asks (YAML 1.2.2, 7.3 for flow scalars, 8.1 for block scalars).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reporting.cleaning import drop_unprintable
from reporting.reading.characters import compose_letters
from reporting.reading.origin import Span, Turn

_PROPERTIES = r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*)?)+)*"
"""Anchors and tags before a scalar, and the blanks and comments after each."""
_BREAK = r"(?:\r\n|\r|\n)"
_PLAIN = _BREAK + r"[ \t\r\n]*"
"""What is special in a plain scalar: lines to be folded."""
_SINGLE = "''|" + _PLAIN
"""… and between single quotes."""
_ESCAPE = r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
_DOUBLE = rf"\\(?:{_ESCAPE}|{_PLAIN}|.)|{_PLAIN}"
"""… and between double quotes."""
_FIRST_JAMO, _LAST_JAMO = "\u1161", "\u11c2"
"""Vowels and finals of Korean syllables."""
_NO_BLANK = r"[^ \t\r\n]"
_FIRST_WORDS = r"(?m)^( *)[^ \r\n]"
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


def map_written(value: str | None, raw: str) -> Span:
    """Return which characters of what was written a value was read of.

    Args:
        value: of a scalar, as it was read.
        raw: the scalar as it was written, with what stands before it such as an anchor.

    Returns:
        the span of the value; one that is not verbatim where that cannot be told, which is the
        span of the scalar as a whole.
    """
    if raw == value:
        return Span(0, len(raw))
    whole = Span(0, len(raw), is_verbatim=False)
    if value is None:
        return whole
    start = 0
    if raw[:1] in {"&", "!"} and (properties := re.match(_PROPERTIES, raw)):
        start = properties.end()
        raw = raw[start:]
    quote = raw[:1]
    is_quoted = quote in {'"', "'"} and len(raw) > 1
    inner = raw
    if is_quoted:
        inner = raw[1:-1]
    offset = start + 1 if is_quoted else start
    if inner == value:
        return Span(offset, offset + len(inner))
    made = _Made(offset)
    match quote:
        case "'":
            read_flow_scalar(made, inner, _SINGLE)
        case '"':
            read_flow_scalar(made, inner, _DOUBLE)
        case "|" | ">":
            made = read_block_scalar(offset, inner, value)
        case _:
            read_flow_scalar(made, inner, _PLAIN)
    words = made.text()
    if words == value:
        return made.span()
    if compose_letters(words) == value:
        return span_composed_letters(words).follow(made.span())
    return whole


def span_composed_letters(words: str) -> Span:
    """Return which characters each character of a text in its composed form (NFC) comes from.

    Args:
        words: the text as it was written.
    """
    turns: list[Turn] = []
    made = 0
    start = 0
    shift = 0
    length = len(words)
    while start < length:
        stop = start + 1
        while stop < length and _joins(words[stop - 1], words[stop]):
            stop += 1
        made += len(compose_letters(words[start:stop]))
        start = stop
        if start - made != shift:
            shift = start - made
            turns.append((made, start))
    return Span(0, length, tuple(turns))


def _joins(before: str, character: str) -> bool:
    """Whether a character may become one with what stands before it."""
    if character.isascii():
        return False
    if _FIRST_JAMO <= character <= _LAST_JAMO:
        return unicodedata.name(before, "").startswith("HANGUL")
    return unicodedata.category(character).startswith("M")


class _Made:
    """Gathers a value piece by piece, with where each was written."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._parts: list[str] = []
        self._length = 0
        self._turns: dict[int, int] = {}
        self._next = -1
        self._stop = 0

    def add(
        self,
        part: str,
        start: int,
        stop: int,
    ) -> None:
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
        stop = self._offset + self._stop
        turns: list[Turn] = []
        for at, offset in self._turns.items():
            turns.append((at, self._offset + offset))
        return Span(start, stop, tuple(turns))


def read_flow_scalar(
    made: _Made,
    raw: str,
    special: str,
) -> None:
    """Read a plain or a quoted scalar: escapes are resolved, lines are folded.

    Args:
        made: gathers the value.
        raw: what is written, without the quotation marks.
        special: pattern of escapes and line breaks in this style.
    """
    at = 0
    for match in re.finditer(special, raw):
        written = match[0]
        end = match.start()
        lines = written.count("\n")
        if "\r" in written:
            lines = len(re.findall(_BREAK, written))
        is_escape = written[0] in "\\'"
        while not is_escape and end > at and raw[end - 1] in " \t":
            end -= 1
        if is_escape and not lines:
            part = resolve_escape(written)
        elif lines == 1 and not is_escape:
            part = " "
        else:
            part = "\n" * (lines - 1)
        made.add(raw[at:end], at, end)
        at = match.end()
        made.add(part, end, at)
        if lines:
            made.turn()
    made.add(
        raw[at:],
        at,
        len(raw),
    )


def resolve_escape(written: str) -> str:
    """Return the character that an escape stands for (YAML 1.2.2, 5.7)."""
    if written == "''":
        return "'"
    kind = written[1]
    number = written[2:]
    if number:
        return chr(int(number, 16))
    return _ESCAPES.get(kind, kind)


def read_block_scalar(offset: int, raw: str, value: str) -> _Made:
    """Read a literal or a folded scalar.

    Args:
        offset: where it begins in the file.
        raw: what is written, with its head.
        value: what was read, which tells the indentation.
    """
    made = _Made(offset)
    header = re.search(_BREAK, raw)
    if not header:
        return made
    start = header.end()
    for indent in list_indents(raw[start:], value):
        made = _Made(offset)
        read_block_lines(made, raw, start, indent, value)
        if compose_letters(made.text()) == value:
            break
    return made


def read_block_lines(
    made: _Made,
    raw: str,
    start: int,
    indent: int,
    value: str,
) -> None:
    """Read a literal or a folded scalar line by line.

    The value tells what became of a line break: chomping and folding are settled there (YAML
    1.2.2, 8.1.1.2 and 8.1.3). Only of breaks around empty lines it does not: folding drops one
    of them where words stand before and after.

    Args:
        made: gathers the value.
        raw: what is written, with its head.
        start: where the lines begin.
        indent: how many spaces stand before each.
        value: what was read.
    """
    is_folded = raw[0] == ">"
    before_words = re.compile(
        rf"((?: {{0,{indent}}}{_BREAK})+) {{{indent}}}{_NO_BLANK}"
    )
    done = 0
    dropped = 0
    for line in raw[start:].splitlines(keepends=True):
        stop = start + len(line)
        content = line.rstrip("\r\n")
        end = start + len(content)
        content = content[indent:]
        made.turn()
        made.add(content, end - len(content), end)
        done += len(compose_letters(drop_unprintable(content)))
        gives = value[done : done + 1]
        is_kept = gives == "\n"
        if is_folded and re.match(_NO_BLANK, content):
            is_kept = gives in {" ", "\n"}
            if empty := before_words.match(raw, stop):
                dropped = empty.end(1)
        if is_kept and stop != dropped:
            made.add(
                gives,
                end,
                max(stop, end + 1),
            )
            done += 1
        start = stop


def list_indents(body: str, value: str) -> Iterator[int]:
    """Yield how many spaces may indent the lines of a block scalar, the likeliest first.

    The first line with a word tells it. Where what no output can hold was dropped, lines
    without a word may have been folded into that one or stand alone: there it is one of few.
    """
    plain = drop_unprintable(body)
    written = re.search(_FIRST_WORDS, plain)
    read = re.search(_FIRST_WORDS, value)
    if written and read:
        yield max(0, len(written[1]) - len(read[1]))
    if plain != body or not written:
        lines = re.split(_BREAK, plain)
        yield from range(max(map(len, lines)) + 1)
