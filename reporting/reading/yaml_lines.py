"""The text of a YAML file and places in it -> lines: where they end, what indents them, habits.

What stands between two values is known only to the text: blanks, comments, dashes, ends of
lines.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from reporting.reading.yaml_places import Place, UnfitError, walk
from reporting.reading.yaml_words import Habits, Lines

BREAK = r"\r\n|\r(?!\n)|(?<!\r)\n"
"""The end of a line, never half of one."""
HEADER = r"[|>][-+0-9]*"
"""What begins a text in lines of its own."""
_GAP = rf"(?:[ \t]|{BREAK}|(?<![^\s])#[^\r\n]*)*"
"""Blanks, ends of lines and comments between two values."""


def measure_habits(text: str, root: Place) -> Habits:
    """Return how a file is written: what it does most often."""
    quotes: Counter[str] = Counter()
    steps: Counter[int] = Counter()
    list_steps: Counter[int] = Counter()
    gaps: Counter[int] = Counter()
    for place in walk(root):
        if place.style in {'"', "'"}:
            quotes[place.style] += 1
        elif place.style == ":":
            _count_steps(
                text,
                place,
                steps,
                list_steps,
            )
        elif place.style == "-":
            first = place.items[0]
            between = text[place.start : first.begin]
            if re.fullmatch("-[ ]+", between) and not first.is_empty:
                gaps[len(between)] += 1
    return Habits(
        _find_commonest(quotes, '"'),
        _find_commonest(steps, 2),
        _find_commonest(list_steps, 2),
        _find_commonest(gaps, 2),
        text.endswith(("\n", "\r")),
    )


def _count_steps(
    text: str,
    place: Place,
    steps: Counter[int],
    list_steps: Counter[int],
) -> None:
    """Count by how much the maps and lists below the keys of a map are indented."""
    column = find_column(text, place.keys[0].begin)
    for item in place.items:
        if item.style == ":" and item.line > place.line:
            steps[find_column(text, item.keys[0].begin) - column] += 1
        elif item.style == "-":
            list_steps[find_column(text, item.start) - column] += 1


def _find_commonest(counts: Counter[Any], otherwise: Any) -> Any:
    if not counts:
        return otherwise
    return counts.most_common(1)[0][0]


def find_column(text: str, at: int) -> int:
    """Return how many characters stand before an offset in its line."""
    before = text[:at]
    return at - max(before.rfind("\n"), before.rfind("\r")) - 1


def find_line_end(text: str, at: int) -> int:
    """Return the offset behind the last character of a line, before what ends it."""
    match = re.compile(BREAK).search(text, at)
    return match.start() if match else len(text)


def find_break(text: str, at: int) -> str:
    """Return how lines end near an offset."""
    match = re.compile(BREAK).search(text, at)
    if match:
        return match[0]
    before = re.findall(BREAK, text[:at])
    return before[-1] if before else "\n"


def find_words_end(text: str, place: Place) -> int:
    """Return the offset behind what a value needs of the text, the last line's end excepted."""
    while place.style in {":", "-"}:
        place = place.items[-1]
    if place.style not in {"|", ">"}:
        return place.stop
    raw = text[place.start : place.stop]
    header = re.match(HEADER, raw)
    if header and "+" in header[0]:
        match = re.search(rf"(?:{BREAK})\Z", raw)
        return place.start + (match.start() if match else len(raw))
    return place.start + len(raw.rstrip())


def loses_end(text: str, place: Place) -> bool:
    """Whether a value would get an end of a line that it has not, by a line written below.

    That is a text in lines of its own where the file ends, and its last line has no end.
    """
    while place.style in {":", "-"}:
        place = place.items[-1]
    header = re.match(HEADER, text[place.start : place.stop])
    is_block = place.style in {"|", ">"} and header is not None
    return is_block and place.stop == len(text) and text[-1:] not in {"\n", "\r"}


def find_end_below(
    text: str,
    place: Place,
    column: int,
) -> int:
    """Return where a line may begin behind a value: comments indented below it belong to it.

    Args:
        text: of the file.
        place: of the value.
        column: of the key or the dash that it stands behind.
    """
    at = find_line_end(text, find_words_end(text, place))
    comment = re.compile(rf"(?:{BREAK})( *)#[^\r\n]*")
    while (match := comment.match(text, at)) and len(match[1]) > column:
        at = match.end()
    return at


def skip_gap(text: str, at: int) -> int:
    """Return the offset of the next character that is none of a blank or a comment."""
    match = re.compile(_GAP).match(text, at)
    return match.end() if match else at


def find_dashes(text: str, place: Place) -> list[int]:
    """Return the offset of the dash of each item of a list in lines.

    Raises:
        UnfitError: one of them is not where it should be.
    """
    dashes: list[int] = []
    at = place.start
    for item in place.items:
        dash = skip_gap(text, at)
        if text[dash : dash + 1] != "-":
            raise UnfitError(
                "the list is written in a way that is not edited", item.line
            )
        dashes.append(dash)
        at = find_words_end(text, item)
    return dashes


def join_lines(lines: Lines, end: str) -> str:
    """Return lines as text, each behind the end of the one before it."""
    parts: list[str] = []
    for column, words in lines:
        blanks = " " * column if words else ""
        parts.append(f"{end}{blanks}{words}")
    return "".join(parts)


def has_blank_line(
    text: str,
    start: int,
    stop: int,
) -> bool:
    """Whether an empty line stands between two offsets."""
    return re.search(rf"(?:{BREAK})[ \t]*(?:{BREAK})", text[start:stop]) is not None
