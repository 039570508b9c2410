"""Slips in how lines stand: indentation, dashes, keys without a colon or a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporting.reading.blanks import BLANKS, name_blank
from reporting.reading.lines import Line
from reporting.reading.slip import Edit, Failure, Slip, quote, show
from reporting.reading.wording import format_value

_CONFLICT = r"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$"
_WIDTH = 40
"""Longest words of a line that a message repeats."""
_FARTHEST = 4
"""The most columns that a line is thought to be out of place."""
_BLANK_BEHIND = rf"(?m)^[ ]*(?:- +)*((?:[\w-]+:|-))[ ]*([\t{BLANKS}])"
_BULLET = r"(?:[–—•·‣◦*+]|--)[ \t]+(?=\S)"
_HEADER = r"[|>][-+\d]*"
"""What begins a text of several lines."""
_KEY_WORD = r"[A-Za-z][\w-]*"
_FOREIGN_COMMENT = r"//|/\*|<!--|--(?!-)|;"
_FENCE = r"(?m)^[ \t]*(?:`{3}|~{3}).*$"


def find_conflicts(failure: Failure) -> Iterator[Slip]:
    """Yield a merge conflict that was left in the file."""
    match = re.search(_CONFLICT, failure.text)
    if match:
        message = "a merge conflict is left in the file"
        hint = "keep one of the two versions, and delete the lines "
        hint += "that begin with <<<<<<<, ======= and >>>>>>>"
        yield Slip(match.start(), message, hint, "E132", ())


def find_odd_blanks(failure: Failure) -> Iterator[Slip]:
    """Yield a line that is indented with tabs, or with blanks of another program."""
    for line in failure.list_suspects():
        match = re.search(f"[\t{BLANKS}]", line.blanks)
        if not match:
            continue
        message = f"{name_blank(match[0])} cannot indent"
        code = "E122" if match[0] == "\t" else "E133"
        offset = line.start + match.start()
        hint = "indent with plain spaces"
        if line.number == failure.at:
            yield Slip(offset, message, hint, code, ())
        edits = tuple(_level_blanks(failure.lines))
        yield Slip(offset, message, hint, code, edits)
    yield from _find_blanks_behind_marks(failure)


def _find_blanks_behind_marks(failure: Failure) -> Iterator[Slip]:
    """Yield a blank behind a colon or a dash that YAML takes for a letter, nearest first."""
    line = failure.lines[failure.at]
    above = failure.text[: line.stop]
    for match in reversed(list(re.finditer(_BLANK_BEHIND, above))):
        blank = match[2]
        message = f"{name_blank(blank)} stands behind `{match[1]}`"
        code = "E122" if blank == "\t" else "E133"
        edit = (match.start(2), match.end(2), " ")
        yield Slip(edit[0], message, "write a plain space there", code, (edit,))


def _level_blanks(lines: Sequence[Line]) -> Iterator[Edit]:
    for line in lines:
        plain = line.blanks.replace("\t", "  ")
        plain = " " * len(plain)
        if plain != line.blanks:
            yield (line.start, line.start + line.indent, plain)


# ---------------------------------------------------------------- indentation


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
        add(block, level, len(block) - 1)
    followers = _count_siblings(failure.lines, line)
    before = _find_block_before(failure, line)
    if before:
        siblings = [each for each in before if each.indent == before[0].indent]
        is_fewer = len(siblings) <= followers
        add(before, line.indent, -1 if is_fewer else len(before))
    shallow = _find_shallow_block(failure, line)
    if shallow:
        siblings = [each for each in shallow if each.indent == shallow[0].indent]
        is_fewer = len(siblings) < followers
        add(shallow, line.indent, -1 if is_fewer else len(shallow))
    item = _find_item(failure, line)
    if item and item.dashes.endswith("  "):
        found.append((False, -2, _tighten_dash(item, line.indent)))
    elif item:
        level = line.indent - len(item.dashes)
        add([item], level, -1 if followers > 1 else 1)
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
    return Slip(stop, message, hint, "E129", (edit,))


def find_step(lines: Sequence[Line]) -> int:
    """Return by how many spaces a file mostly indents: an even number, or any."""
    indents = [line.indent for line in lines if line.has_words and line.indent]
    odd = sum(indent % 2 for indent in indents)
    return 1 if odd * 4 > len(indents) else 2


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
        if not line.has_words:
            continue
        indent = max(0, line.indent + shift)
        edits.append((line.start, line.start + line.indent, " " * indent))
    name = format_value(first.key) if first.key else "this line"
    message = f"{name} is indented by {first.indent}, its neighbours by {level}"
    hint = f"indent it by {level}"
    offset = first.start + first.indent
    return Slip(offset, message, hint, "E129", tuple(edits))


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


def _find_block_before(failure: Failure, line: Line) -> list[Line]:
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
        if before.indent < level or (before.indent == level and not before.key):
            break
        if level >= 0:
            found.insert(0, before)
    return found


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
    step = find_step(failure.lines)
    is_inner = line.indent == parent.key_at + 2 and parent.indent % step == 0
    is_word = re.fullmatch(r"\w+", parent.plain)
    if is_inner and is_word and _count_siblings(failure.lines, line) > 1:
        message = f"`{parent.key}` has a value here, and keys in the lines below"
        hint = f"delete the value, or indent `{line.key}` like `{parent.key}`"
        start = parent.start + parent.value_at
        yield Slip(start, message, hint, "E144", ((start, parent.stop, ""),))


# ---------------------------------------------------------------- dashes and keys


def find_bullets(failure: Failure) -> Iterator[Slip]:
    """Yield items of a list that begin with another mark, or without a blank."""
    for line in failure.list_suspects():
        offset = line.start + line.indent
        if line.dashes.count("-") > 1:
            message = "one dash too many before an item of a list"
            edit = (offset, offset + len(line.dashes), "- ")
            yield Slip(offset, message, "write one dash", "E136", (edit,))
        if line.dashes or not line.has_words:
            continue
        words = line.text[line.indent :]
        bullet = re.match(_BULLET, words)
        if bullet:
            mark = bullet[0].strip()
            message = f"`{mark}` does not begin an item of a list"
            edits = _mark_bullets(failure, mark)
            yield Slip(offset, message, "begin it with `- `", "E136", edits)
        if re.match(r"-(?=[^\s-])", words):
            message = "no blank behind the dash of a list item"
            hint = f"write `- ` and then {format_value(words[1:])}"
            edit = (offset + 1, offset + 1, " ")
            yield Slip(offset, message, hint, "E130", (edit,))


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
    before = _find_block_before(failure, failure.lines[failure.at])
    for line in dict.fromkeys([*suspects, *before[:1]]):
        above = failure.line_before(line.number)
        stands_below_item = above and above.dashes and above.indent == line.indent
        is_item = _begins_items(failure, line.key) if line.key else stands_below_item
        if is_item and line.has_words and not line.dashes:
            yield from _add_dash(line)


def _add_dash(line: Line) -> Iterator[Slip]:
    offset = line.start + line.indent
    shown = line.key or line.value[:_WIDTH]
    message = f"the dash is missing before `{shown}`, which begins an item"
    hint = f"write `- {line.key}: …`" if line.key else f"write `- {shown}`"
    edit = (offset, offset, "- ")
    yield Slip(offset, message, hint, "E136", (edit,))
    if line.indent >= len("- "):
        edit = (offset - 2, offset, "- ")
        yield Slip(offset, message, hint, "E136", (edit,))


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
        indent = before.key_at + 2 if before.key else before.indent
        hint = f"indent it by {indent}, as text that goes on"
        first = re.match(r"[a-z][a-z_-]+(?= )", line.value)
        if first:
            hint += f", or write `{first[0]}: …` if that is its key"
        edit = (line.start, line.start + line.indent, " " * indent)
        offset = line.start + line.indent
        yield Slip(offset, message, hint, "E129", (edit,))


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
            yield Slip(offset, message, "begin it with `# `", "E139", (edit,))


def _find_glued_key(line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD}) ?:(?=[^\s:/])(.*)", line.value)
    if match:
        offset = line.start + line.value_at
        colon = offset + match.start(2)
        message = f"no blank behind the colon of `{match[1]}`"
        hint = f"write `{match[1]}: {match[2][:40]}`"
        yield Slip(offset, message, hint, "E130", ((colon, colon, " "),))


def _find_other_mark(line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD})\s*(=>|:=|=|：|;)\s*", line.value)
    if match:
        offset = line.start + line.value_at
        message = (
            f"`{match[2]}` stands behind the key `{match[1]}` where a colon belongs"
        )
        hint = f"write `{match[1]}: …`"
        edit = (offset + match.start(), offset + match.end(), f"{match[1]}: ")
        yield Slip(offset, message, hint, "E131", (edit,))


def _find_missing_colon(failure: Failure, line: Line) -> Iterator[Slip]:
    match = re.match(rf"({_KEY_WORD})(?=\s|$)", line.value)
    if not match:
        return
    offset = line.start + line.value_at
    end = offset + match.end()
    words = line.plain.split()
    below = failure.line_below(line.number)
    is_deeper = below is not None and below.indent > line.indent
    is_alone = len(words) == 1 and is_deeper
    is_value = len(words) > 1 and words[1][0] in "[{\"'0123456789"
    if is_alone or is_value or failure.keys[match[1]]:
        message = f"the key `{match[1]}` has no colon"
        hint = f"write `{match[1]}:`" if is_alone else f"write `{match[1]}: …`"
        yield Slip(offset, message, hint, "E131", ((end, end, ":"),))


def find_fences(failure: Failure) -> Iterator[Slip]:
    """Yield the fences of a block of code, as Markdown has them."""
    edits: list[Edit] = []
    for match in re.finditer(_FENCE, failure.text):
        edits.append((match.start(), match.end(), ""))
    if edits:
        message = "a fence of Markdown stands around the content"
        hint = "delete the line, and the one that ends the block"
        yield Slip(edits[0][0], message, hint, "E143", tuple(edits))


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
        yield Slip(offset, message, hint, "E129", tuple(edits))


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
        yield Slip(offset, message, hint, "E129", (edit,))


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
            yield Slip(offset, message, hint, "E138", (edit,))
