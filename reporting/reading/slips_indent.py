"""Slips in the indentation: lines a little left or right of their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporting.reading.lines import Line
from reporting.reading.slip import Edit, Failure, Slip
from reporting.reading.wording import format_value

_FARTHEST = 4
"""The most columns that a line is thought to be out of place."""


def find_indentation(failure: Failure) -> Iterator[Slip]:
    """Yield lines that stand a little left or right of their neighbours."""
    line = failure.lines[failure.at]
    if not line.has_words or not (line.key or line.dashes):
        return
    found: list[tuple[bool, int, Slip]] = []
    step = find_step(failure.lines)

    def add(moved: Sequence[Line], level: int, weight: int) -> None:
        is_regular = moved[0].indent % step == 0
        found.append((is_regular, weight, _move(moved[0], moved, level)))

    block = _find_block(failure.lines, line)
    for level in _list_levels(failure, line):
        add([line], level, 0)
        add(
            block,
            level,
            len(block) - 1,
        )
    followers = _count_siblings(failure.lines, line)
    before = find_block_before(failure, line)
    if before:
        siblings = _list_siblings(before)
        is_fewer = len(siblings) <= followers
        add(
            before,
            line.indent,
            -1 if is_fewer else len(before),
        )
    shallow = _find_shallow_block(failure, line)
    if shallow:
        siblings = _list_siblings(shallow)
        above = failure.line_before(shallow[0].number)
        below = failure.line_below(line.number)
        goes_on = below is None or below.indent >= line.indent
        is_between = goes_on and above is not None and above.key_at == line.indent
        is_fewer = is_between or len(siblings) < followers
        add(
            shallow,
            line.indent,
            -1 if is_fewer else len(shallow),
        )
    item = _find_item(failure, line)
    if item and item.dashes.endswith("  "):
        found.append((False, -2, _tighten_dash(item, line.indent)))
    elif item:
        level = line.indent - len(item.dashes)
        add(
            [item],
            level,
            -1 if followers > 1 else 1,
        )
    found.sort(key=lambda each: each[:2])
    for _, _, slip in found:
        yield slip


def _tighten_dash(item: Line, level: int) -> Slip:
    """Return that a key stands too far behind its dash."""
    start = item.start + item.indent
    stop = item.start + item.key_at
    message = f"`{item.key}` is indented by {item.key_at}, its neighbours by {level}"
    hint = "write one blank behind the dash"
    edit = (start, stop, item.dashes.rstrip() + " ")
    return Slip(
        stop,
        message,
        hint,
        "E129",
        (edit,),
    )


def find_step(lines: Sequence[Line]) -> int:
    """Return by how many spaces a file mostly indents: an even number, or any."""
    indents = [line.indent for line in lines if line.has_words and line.indent]
    odd = sum(indent % 2 for indent in indents)
    if odd * 4 > len(indents):
        return 1
    return 2


def _find_item(failure: Failure, line: Line) -> Line | None:
    """Return the list item above whose keys should stand where a line stands."""
    for before in reversed(failure.lines[: line.number]):
        if not before.has_words or before.indent > line.indent:
            continue
        is_near = abs(before.key_at - line.indent) <= 2  # noqa: PLR2004  (a slip)
        is_item = before.dashes and before.key and not line.dashes
        return before if is_item and is_near else None
    return None


def _move(
    first: Line,
    moved: Sequence[Line],
    level: int,
) -> Slip:
    """Return that some lines are to stand at another level."""
    shift = level - first.indent
    edits: list[Edit] = []
    for line in moved:
        indent = max(0, line.indent + shift)
        edits.append((line.start, line.start + line.indent, " " * indent))
    name = "this line"
    if first.key:
        name = format_value(first.key)
    message = f"{name} is indented by {first.indent}, its neighbours by {level}"
    hint = f"indent it by {level}"
    offset = first.start + first.indent
    return Slip(
        offset,
        message,
        hint,
        "E129",
        tuple(edits),
    )


def _list_levels(failure: Failure, line: Line) -> list[int]:
    """Return where a line could stand: at the levels of the lines above, the nearest first."""
    levels: list[int] = []
    lowest = _FARTHEST * 100
    for before in reversed(failure.lines[: line.number]):
        if not before.has_words or not (before.key or before.dashes):
            continue
        if before.indent >= lowest:
            continue
        lowest = before.indent
        if line.dashes:
            if before.dashes:
                levels.append(before.indent)
            elif not before.value:
                levels += [before.indent + 2, before.indent]
        else:
            levels.append(before.key_at)
            if not before.value and before.key:
                levels.append(before.key_at + 2)
        if lowest == 0:
            break
    near: list[int] = []
    for level in dict.fromkeys(levels):
        if 0 < abs(level - line.indent) <= _FARTHEST:
            near.append(level)
    below = failure.line_below(line.number)
    inner = below.indent if below and not line.value else None

    def rank(level: int) -> tuple[int, bool]:
        return abs(level - line.indent), inner is not None and inner <= level

    near.sort(key=rank)
    return near


def _find_block(lines: Sequence[Line], line: Line) -> list[Line]:
    """Return a line with those below that stand as far right or farther."""
    found = [line]
    for below in lines[line.number + 1 :]:
        if below.has_words and below.indent < line.indent:
            break
        if below.has_words:
            found.append(below)
    return found


def find_block_before(failure: Failure, line: Line) -> list[Line]:
    """Return the lines right above that stand farther right, up to what they belong to."""
    found: list[Line] = []
    for before in reversed(failure.lines[: line.number]):
        if not before.has_words:
            continue
        if before.indent <= line.indent:
            break
        found.insert(0, before)
    if found and found[0].indent > min(each.indent for each in found):
        return []
    return found


def _find_shallow_block(failure: Failure, line: Line) -> list[Line]:
    """Return the lines right above that stand a little left of one, and belong beside it."""
    found: list[Line] = []
    level = -1
    for before in reversed(failure.lines[: line.number]):
        if not before.has_words:
            continue
        if level < 0 and before.indent < line.indent:
            level = before.indent
            is_near = line.indent - level <= _FARTHEST
            if not is_near or not before.value or before.dashes or line.dashes:
                return []
        is_neighbour = before.key_at == line.indent
        if before.indent < level or is_neighbour:
            break
        if level >= 0:
            found.insert(0, before)
    return found


def _list_siblings(block: Sequence[Line]) -> list[Line]:
    """Return the lines of a block with a key or a dash that stand at the level of its first."""
    level = block[0].indent
    return [
        line for line in block if line.indent == level and (line.key or line.dashes)
    ]


def _count_siblings(lines: Sequence[Line], line: Line) -> int:
    """Return how many lines from one on stand at its level, as long as none is left of it."""
    count = 0
    for below in lines[line.number :]:
        if below.has_words and below.indent < line.indent:
            break
        is_item = bool(below.key or below.dashes)
        count += is_item and below.indent == line.indent
    return count


def find_values_above(failure: Failure) -> Iterator[Slip]:
    """Yield a value of a key that has keys below it."""
    line = failure.lines[failure.at]
    parent = failure.line_before(line.number)
    if parent is None or line.dashes or not (parent.key and parent.value):
        return
    above = failure.line_before(parent.number)
    if above and above.key_at == line.indent:
        return
    step = find_step(failure.lines)
    is_inner = line.indent == parent.key_at + 2 and parent.indent % step == 0
    is_word = re.fullmatch(r"\w+", parent.plain)
    if is_inner and is_word and _count_siblings(failure.lines, line) > 1:
        message = f"`{parent.key}` has a value here, and keys in the lines below"
        hint = f"delete the value, or indent `{line.key}` like `{parent.key}`"
        start = parent.start + parent.value_at
        yield Slip(
            start,
            message,
            hint,
            "E144",
            ((start, parent.stop, ""),),
        )
