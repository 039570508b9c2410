"""Slips within a value: quotation marks, colons, and what a text cannot begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.reading.lines import Line
from reporting.reading.slip import Edit, Failure, Slip, quote, show
from reporting.reading.wording import format_value

_NEXT_ENTRY = r"\s*,\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+)\s*:(?:\s|$)"
_SMART = "“”„‟«»‘’‚‹›"
_SMART_VALUE = rf"(?:[:,\[{{]\s*|-\s+|^\s*)([{_SMART}])"
_SPECIAL = "*&!@%`[{>|?,-"
_FEW_WORDS = 3
"""Words of a text; what is shorter is more likely a name or a number."""
_ROUND = r"\(\s*([a-z]{2,3}(?:-[A-Z]{2})?:\s.+)\)"
"""A map by language in the wrong brackets."""
_ENDS = "\n,:"
"""What a text in quotes holds that has run on to the quotes of another."""
_BRACKETS = r"(\[[^\]]*\]|\{[^}]*\})[ \t]*(?=[^\s,\]}#:])"


def find_smart_quotes(failure: Failure) -> Iterator[Slip]:
    """Yield quotation marks of a printed text where those of YAML were meant."""
    for line in failure.list_suspects():
        match = re.search(_SMART_VALUE, line.text)
        if not match:
            continue
        offset = line.start + match.start(1)
        message = f"`{match[1]}` is no quotation mark of YAML"
        hint = 'put the text in straight quotes: `"…"`'
        edits = tuple(_straighten(line))
        yield Slip(
            offset,
            message,
            hint,
            "E134",
            edits,
        )


def _straighten(line: Line) -> Iterator[Edit]:
    for match in re.finditer(f"[{_SMART}]", line.text):
        before = line.text[: match.start()].rstrip()
        after = line.text[match.end() :].lstrip()
        begins = not before or before[-1] in ":,[{-" or match.start() == line.value_at
        if begins or not after or after[0] in ",]}":
            offset = line.start + match.start()
            yield (offset, offset + 1, '"')


# ---------------------------------------------------------------- quotation marks


def find_last_quotes(failure: Failure) -> Iterator[Slip]:
    """Yield a quotation mark that is not closed up to the end of the file."""
    if "end of stream" in failure.words and "quoted scalar" in failure.words:
        yield from _close_quotes(failure, failure.opened)


def find_open_quotes(failure: Failure) -> Iterator[Slip]:
    """Yield quotation marks that are closed by those of another text."""
    start, stop = failure.scalar
    if start < 0 or failure.find_line(stop).number < failure.at - 1:
        return
    if any(end in failure.text[start:stop] for end in _ENDS):
        yield from _close_quotes(failure, start)


def _close_quotes(failure: Failure, start: int) -> Iterator[Slip]:
    mark = failure.text[start]
    line = failure.find_line(start)
    message = f"the quotation mark `{mark}` is never closed"
    hint = f"write `{mark}` at the end of the text"
    if mark == "'":
        hint += ", or the whole text in double quotes if this is an apostrophe"
    ends = list(_list_ends(line, start, mark))
    for below in failure.lines[line.number + 1 :]:
        if below.key or below.dashes or not below.has_words:
            break
        ends.append(below.stop)
    for offset in ends:
        yield Slip(
            start,
            message,
            hint,
            "E123",
            ((offset, offset, mark),),
        )


def _list_ends(line: Line, start: int, mark: str) -> Iterator[int]:
    """Yield where a text in quotes may end in its line."""
    inner = line.text[start - line.start + 1 :]
    begin = start + 1
    closed = inner.find(mark)
    for match in re.finditer(_NEXT_ENTRY, inner):
        if closed < 0 or match.start() <= closed:
            yield begin + match.start()
    for match in re.finditer(r"(?:(?<!\s)\s+)?,\s*(?=[\"'\w])", inner):
        yield begin + match.start()
    first = len(inner)
    while first and (inner[first - 1].isspace() or inner[first - 1] in "]},"):
        first -= 1
    yield from range(begin + first, begin + len(inner))
    yield line.stop


def find_split_quotes(failure: Failure) -> Iterator[Slip]:
    """Yield a quotation mark that is closed only by that of the next entry in its line."""
    start, stop = failure.scalar
    text = failure.text[start + 1 : stop]
    if start >= 0 and "\n" not in text and re.search(r",\s*.?$", text):
        yield from _close_quotes(failure, start)


def find_inner_quotes(failure: Failure) -> Iterator[Slip]:
    """Yield quotation marks within a text that end it too early."""
    line = failure.lines[failure.at]
    start, stop = failure.scalar
    if start < line.start < stop:
        return
    is_near = line.start <= start < failure.offset
    begin = start
    if not is_near:
        begin = line.start + line.value_at
    mark = failure.text[begin : begin + 1]
    if mark not in {'"', "'"}:
        return
    stop = _find_value_end(line, begin)
    words = failure.text[begin:stop]
    inner = words[1:].removesuffix(mark)
    is_closed = words.endswith(mark) and len(words) > 1
    is_part = mark == '"' and inner.count(mark) == 1
    if not is_closed or is_part:
        message = f"the text goes on behind the closing quotation mark `{mark}`"
        hint = f"put the whole text in quotes: {show(words)}"
        yield Slip(
            begin,
            message,
            hint,
            "E124",
            ((begin, stop, quote(words)),),
        )
        return
    message = 'a quotation mark `"` within the text ends it'
    hint = f"put the text in single quotes: {show(inner)}"
    if mark == "'":
        message = "an apostrophe ends a text in single quotes"
        hint = f"put the text in double quotes: {show(inner)}"
    edit = (begin, stop, quote(inner.replace("''", "'")))
    at = begin + 1 + max(0, inner.find(mark))
    yield Slip(
        at,
        message,
        hint,
        "E124",
        (edit,),
    )


def _find_value_end(line: Line, begin: int) -> int:
    """Return where a value ends: with its line, or in braces before the next entry."""
    rest = line.text[begin - line.start :].rstrip()
    ends = [len(rest)]
    is_flow = re.search(r"[{\[]", line.text[: begin - line.start]) is not None
    if is_flow:
        entry = re.search(_NEXT_ENTRY, rest)
        if entry:
            ends.append(entry.start())
        closed = rest.removesuffix(",").rstrip()
        bare = closed.rstrip("]}")
        if bare != closed:
            ends.append(len(bare.rstrip()))
    return begin + min(ends)


# ---------------------------------------------------------------- beginnings and colons


def find_beginnings(failure: Failure) -> Iterator[Slip]:
    """Yield texts that begin with a character which means something to YAML."""
    for line in failure.list_suspects():
        for begin in _list_values(line):
            mark = failure.text[begin : begin + 1]
            is_first = begin == line.start + line.value_at
            if not mark or mark not in _SPECIAL or (mark == "," and not is_first):
                continue
            stop = _find_value_end(line, begin)
            words = failure.text[begin:stop].rstrip()
            told = _explain_beginning(words)
            if told:
                message, hint = told
                edit = (begin, begin + len(words), quote(words))
                yield Slip(
                    begin,
                    message,
                    hint,
                    "E125",
                    (edit,),
                )


def _explain_beginning(words: str) -> tuple[str, str] | None:
    """Return message and hint of a text that begins with a mark of YAML."""
    mark = words[0]
    quoted = f"put the whole text in quotes: {show(words)}"
    if mark == "-":
        hint = f"begin it in a line of its own, or {quoted}"
        return "a list cannot begin behind a key", hint
    if mark not in "[{":
        return f"a text cannot begin with `{mark}`", quoted
    part = re.match(_BRACKETS, words)
    if not part:
        return None
    kind = "a list" if mark == "[" else "a map"
    message = f"{format_value(part[1])} is read as {kind}, and a text goes on behind it"
    return message, quoted


def _list_values(line: Line) -> Iterator[int]:
    """Yield where values begin in a line: its own, and those between braces."""
    if line.key or line.dashes:
        yield line.start + line.value_at
    for match in re.finditer(r"[{,\[]\s*(?:[\w-]+:\s+)?(?=\S)", line.text):
        yield line.start + match.end()


def find_colons(failure: Failure) -> Iterator[Slip]:
    """Yield a colon within a text that is not in quotes."""
    at = failure.offset
    line = failure.lines[failure.at]
    if failure.text[at : at + 1] != ":":
        return
    column = at - line.start
    begin = _find_value_begin(line, column)
    if begin < 0:
        yield from _find_colon_below(failure, line)
        return
    stop = _find_value_end(line, line.start + begin)
    words = failure.text[line.start + begin : stop]
    if "flow" in failure.words:
        words = words.rstrip(" ,")
        stop = line.start + begin + len(words)
    if not words or words[0] in "\"'[{":
        return
    message = f"a colon within the text {format_value(words)}"
    hint = f"put the text in quotes: {show(words)}"
    edit = (line.start + begin, stop, quote(words))
    entries = re.fullmatch(_ROUND, words)
    if entries:
        message = "a map by language stands between braces, not between round brackets"
        hint = f"write `{{{entries[1]}}}`"
        edit = (line.start + begin, stop, f"{{{entries[1]}}}")
    yield Slip(
        at,
        message,
        hint,
        "E121",
        (edit,),
    )


def _find_value_begin(line: Line, column: int) -> int:
    """Return where the value begins in which a colon stands; -1 if the colon is a key's."""
    if line.key and column > line.key_at + len(line.key) and column >= line.value_at:
        inner = list(re.finditer(r"[{,]\s*[\w-]+:\s+", line.text[:column]))
        if inner and re.search(r"[{\[]", line.text[line.value_at : column]):
            return inner[-1].end()
        return line.value_at
    inner = list(re.finditer(r"[{,]\s*[\w-]+:\s+", line.text[:column]))
    if inner:
        return inner[-1].end()
    return -1


def _find_colon_below(failure: Failure, line: Line) -> Iterator[Slip]:
    """Yield a colon in a line that goes on with the text above."""
    before = failure.line_before(line.number)
    is_text = before and len(before.value.split()) >= _FEW_WORDS
    is_known = failure.keys[line.key] > 1 or len(line.value.split()) == 1
    if not is_text or not line.key or is_known:
        return
    message = f"a colon behind `{line.key}`, in a text that goes on from the line above"
    hint = "put the whole text in quotes, or begin it with `|` in a line before"
    at = failure.offset
    yield Slip(
        at,
        message,
        hint,
        "E121",
        ((at, at + 1, "-"),),
    )


def find_hashes(failure: Failure) -> Iterator[Slip]:
    """Yield a hash within brackets or quotes that makes a comment of their end."""
    for line in failure.list_suspects():
        match = re.search(r"[ \t]#(?=\w)", line.text)
        if match and re.search(r"[\[{]", line.text[: match.start()]):
            offset = line.start + match.start() + 1
            message = "a `#` behind a blank begins a comment: the brackets stay open"
            hint = "put the text with the hash in quotes"
            edit = (offset, offset + 1, "_")
            yield Slip(
                offset,
                message,
                hint,
                "E142",
                (edit,),
            )


def find_escapes(failure: Failure) -> Iterator[Slip]:
    """Yield a backslash in double quotes that is no escape."""
    words = failure.words
    if "escape" not in words and "hexdec" not in words and "Unicode" not in words:
        return
    start = failure.text.rfind(
        "\\",
        failure.opened,
        failure.offset + 1,
    )
    shown = failure.text[start : start + 2]
    message = f"`{shown}` is no escape in a text in double quotes"
    hint = "write the backslash twice, or put the text in single quotes"
    yield Slip(
        start,
        message,
        hint,
        "E126",
        (),
    )
