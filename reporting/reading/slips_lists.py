"""Slips in lists: dashes that are missing, glued, or other marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.reading.lines import Line
from reporting.reading.slip import Edit, Failure, Slip
from reporting.reading.slips_indent import find_block_before
from reporting.reading.wording import format_value

_WIDTH = 40
"""Longest words of a line that a message repeats."""
_BULLET = r"(?:[–—•·‣◦*+]|--)[ \t]+(?=\S)"


def find_bullets(failure: Failure) -> Iterator[Slip]:
    """Yield items of a list that begin with another mark, or without a blank."""
    for line in failure.list_suspects():
        offset = line.start + line.indent
        if line.dashes.count("-") > 1:
            message = "one dash too many before an item of a list"
            edit = (offset, offset + len(line.dashes), "- ")
            yield Slip(
                offset,
                message,
                "write one dash",
                "E136",
                (edit,),
            )
        if line.dashes or not line.has_words:
            continue
        words = line.text[line.indent :]
        bullet = re.match(_BULLET, words)
        if bullet:
            mark = bullet[0].strip()
            message = f"`{mark}` does not begin an item of a list"
            edits = _mark_bullets(failure, mark)
            yield Slip(
                offset,
                message,
                "begin it with `- `",
                "E136",
                edits,
            )
        if re.match(r"-(?=[^\s-])", words):
            message = "no blank behind the dash of a list item"
            hint = f"write `- ` and then {format_value(words[1:])}"
            edit = (offset + 1, offset + 1, " ")
            yield Slip(
                offset,
                message,
                hint,
                "E130",
                (edit,),
            )


def find_first_dashes(failure: Failure) -> Iterator[Slip]:
    """Yield the first item of a list, without its dash."""
    for line in failure.list_suspects():
        before = failure.line_before(line.number)
        is_first = before and before.key and not before.value
        if is_first and not line.dashes and _begins_items(failure, line.key):
            yield from _add_dash(line)


def find_dashes(failure: Failure) -> Iterator[Slip]:
    """Yield items of a list without their dash."""
    suspects = failure.list_suspects()
    before = find_block_before(failure, failure.lines[failure.at])
    for line in dict.fromkeys([*suspects, *before[:1]]):
        above = failure.line_before(line.number)
        stands_below_item = above and above.dashes and above.indent == line.indent
        is_item = stands_below_item
        if line.key:
            is_item = _begins_items(failure, line.key)
        if is_item and line.has_words and not line.dashes:
            yield from _add_dash(line)


def _add_dash(line: Line) -> Iterator[Slip]:
    offset = line.start + line.indent
    shown = line.key or line.value[:_WIDTH]
    message = f"the dash is missing before `{shown}`, which begins an item"
    hint = f"write `- {line.key}: …`" if line.key else f"write `- {shown}`"
    edit = (offset, offset, "- ")
    yield Slip(
        offset,
        message,
        hint,
        "E136",
        (edit,),
    )
    if line.indent >= len("- "):
        edit = (offset - 2, offset, "- ")
        yield Slip(
            offset,
            message,
            hint,
            "E136",
            (edit,),
        )


def _mark_bullets(failure: Failure, mark: str) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for line in failure.lines:
        words = line.text[line.indent :]
        if words.startswith((f"{mark} ", f"{mark}\t")):
            offset = line.start + line.indent
            edits.append((offset, offset + len(mark), "-"))
    return tuple(edits)


def _begins_items(failure: Failure, key: str) -> bool:
    """Whether a key mostly begins the items of lists in this file."""
    lines = [line for line in failure.lines if line.key == key]
    first = [line for line in lines if line.dashes]
    return len(first) > 1 and len(first) * 3 > len(lines) * 2
