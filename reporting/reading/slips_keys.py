"""Slips in lines without a key: no colon, no blank, or a text that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.reading.lines import Line
from reporting.reading.slip import Edit, Failure, Slip, quote, show

_HEADER = r"[|>][-+\d]*"
"""What begins a text of several lines."""
_KEY_WORD = r"[A-Za-z][\w-]*"
_FOREIGN_COMMENT = r"//|/\*|<!--|--(?!-)|;"


def find_keys(failure: Failure) -> Iterator[Slip]:
    """Yield lines whose key has no colon, or no blank behind it."""
    for line in _list_keyless(failure):
        yield from _find_glued_key(line)
        yield from _find_other_mark(line)
        yield from _find_missing_colon(failure, line)


def find_continuations(failure: Failure) -> Iterator[Slip]:
    """Yield lines that go on with the text above and are indented too little."""
    for line in _list_keyless(failure):
        before = failure.line_before(line.number)
        if before is None or line.dashes:
            continue
        message = "this line has no key; as a part of the text above, it is indented too little"
        indent = before.indent
        if before.key:
            indent = before.key_at + 2
        hint = f"indent it by {indent}, as text that goes on"
        first = re.match(r"[a-z][a-z_-]+(?= )", line.value)
        if first:
            hint += f", or write `{first[0]}: …` if that is its key"
        edit = (line.start, line.start + line.indent, " " * indent)
        offset = line.start + line.indent
        yield Slip(
            offset,
            message,
            hint,
            "E129",
            (edit,),
        )
        yield from _add_colon(line)


def _list_keyless(failure: Failure) -> list[Line]:
    """Return the lines without a key that may hold the slip, in the order of the file."""
    suspects = [line for line in failure.list_suspects() if line.has_words]
    for line in reversed(failure.lines[: failure.at]):
        if line.key or line.dashes:
            break
        if line.has_words:
            suspects.append(line)
    keyless = {line for line in suspects if not line.key}
    return sorted(keyless, key=lambda line: line.number)


def find_comments(failure: Failure) -> Iterator[Slip]:
    """Yield comments that begin as in another language."""
    for line in _list_keyless(failure):
        match = re.match(_FOREIGN_COMMENT, line.value)
        if match:
            offset = line.start + line.value_at
            message = f"a comment does not begin with `{match[0]}`"
            edit = (offset, offset, "# ")
            yield Slip(
                offset,
                message,
                "begin it with `# `",
                "E139",
                (edit,),
            )


def _find_glued_key(line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD}) ?:(?=[^\s:/])(.*)", line.value)
    if match:
        offset = line.start + line.value_at
        colon = offset + match.start(2)
        message = f"no blank behind the colon of `{match[1]}`"
        hint = f"write `{match[1]}: {match[2][:40]}`"
        yield Slip(
            offset,
            message,
            hint,
            "E130",
            ((colon, colon, " "),),
        )


def _find_other_mark(line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD})\s*(=>|:=|=|：|;)\s*", line.value)
    if match:
        offset = line.start + line.value_at
        message = (
            f"`{match[2]}` stands behind the key `{match[1]}` where a colon belongs"
        )
        hint = f"write `{match[1]}: …`"
        edit = (offset + match.start(), offset + match.end(), f"{match[1]}: ")
        yield Slip(
            offset,
            message,
            hint,
            "E131",
            (edit,),
        )


def _find_missing_colon(failure: Failure, line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD})(?=\s|$)", line.value)
    if not match:
        return
    words = line.plain.split()
    below = failure.line_below(line.number)
    is_deeper = below is not None and below.indent > line.indent
    is_alone = len(words) == 1 and is_deeper
    is_value = len(words) > 1 and words[1][0] in "[{\"'0123456789"
    if is_alone or is_value or failure.keys[match[1]]:
        yield from _add_colon(line)


def _add_colon(line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD})(?=\s|$)", line.value)
    if match:
        offset = line.start + line.value_at
        end = offset + match.end()
        message = f"the key `{match[1]}` has no colon"
        is_alone = match[1] == line.plain
        hint = f"write `{match[1]}:`" if is_alone else f"write `{match[1]}: …`"
        yield Slip(
            offset,
            message,
            hint,
            "E131",
            ((end, end, ":"),),
        )


def find_flat_texts(failure: Failure) -> Iterator[Slip]:
    """Yield texts of several lines that stand no farther right than their key."""
    for line in failure.list_suspects():
        header = failure.line_before(line.number)
        if not header or line.key or not re.fullmatch(_HEADER, header.plain):
            continue
        level = header.key_at + 2
        edits: list[Edit] = []
        for below in failure.lines[line.number :]:
            if below.key and below.indent <= header.key_at:
                break
            indent = max(below.indent, level)
            edits.append((below.start, below.start + below.indent, " " * indent))
        message = (
            f"this text is indented by {line.indent}, as is the key that it belongs to"
        )
        hint = f"indent it by {level}"
        offset = line.start + line.indent
        yield Slip(
            offset,
            message,
            hint,
            "E129",
            tuple(edits),
        )


def find_block_texts(failure: Failure) -> Iterator[Slip]:
    """Yield lines of a text of several lines that stand left of its first one."""
    for line in failure.list_suspects():
        header = _find_header(failure, line)
        if header is None:
            continue
        first = failure.lines[header.number + 1]
        message = f"this line is indented by {line.indent}, "
        message += f"the text it belongs to by {first.indent}"
        hint = f"indent it by {first.indent}"
        edit = (line.start, line.start + line.indent, " " * first.indent)
        offset = line.start + line.indent
        yield Slip(
            offset,
            message,
            hint,
            "E129",
            (edit,),
        )


def _find_header(failure: Failure, line: Line) -> Line | None:
    """Return the line that begins a long text, of which a line stands too far left."""
    words = line.value.split()
    is_pair = not line.key and len(words) == 2  # noqa: PLR2004  (a key and its value)
    key = words[0] if is_pair else line.key
    if not line.has_words or failure.keys[key] > 1:
        return None
    for before in reversed(failure.lines[: line.number]):
        if before.has_words and before.key_at <= line.indent:
            is_header = re.fullmatch(_HEADER, before.plain)
            return before if is_header else None
    return None


def find_text_headers(failure: Failure) -> Iterator[Slip]:
    """Yield words behind the mark that begins a text of several lines."""
    for line in failure.list_suspects():
        match = re.match(r"([|>][-+\d]*)[ \t]*(?=[^\s#])", line.value)
        if match:
            offset = line.start + line.value_at
            message = f"`{match[1]}` begins a text of several lines, and words stand behind it"
            hint = f"put the whole text in quotes: {show(line.value)}, "
            hint += "or begin it in the line below"
            edit = (offset, offset + len(line.value), quote(line.value))
            yield Slip(
                offset,
                message,
                hint,
                "E138",
                (edit,),
            )
