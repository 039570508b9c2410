"""A list or a map of a YAML file and what goes into it -> the stretches of text that change.

An item or a key is written in the style of its neighbours: between brackets or in lines, with
their indentation and their blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reporting.reading.splices import Splice, Ways
from reporting.reading.yaml_lines import (
    BREAK,
    find_break,
    find_column,
    find_dashes,
    find_end_below,
    find_line_end,
    find_words_end,
    has_blank_line,
    join_lines,
    loses_end,
    skip_gap,
)
from reporting.reading.yaml_places import Place, UnfitError
from reporting.reading.yaml_words import (
    Habits,
    Lines,
    write_entry,
    write_flow,
    write_item,
)

# ------------------------------------------------------------------ lists


def insert_item(
    text: str,
    ways: Ways,
    item: Any,
    index: int | None,
    habits: Habits,
    *,
    is_lined: bool,
) -> list[Splice]:
    """Return what writes another item into a list.

    Args:
        text: of the file.
        ways: to the list.
        item: the item.
        index: of the item before which it is written; behind the last one when None.
        habits: of the file.
        is_lined: whether an empty list becomes one in lines, where it can.
    """
    place = ways[-1]
    count = len(place.items)
    if index is None or index >= count:
        index = count
    if not place.is_flow:
        return insert_line_item(
            text,
            place,
            item,
            index,
            habits,
        )
    words = write_flow(item, habits.quote)
    if count:
        return _insert_between(
            text,
            place,
            place.items,
            index,
            words,
        )
    opens = re.compile(r"\[[ \t]*\]").match(text, place.start)
    is_below = opens and len(ways) > 1 and ways[-2].style == ":"
    if is_lined and is_below and place.begin == place.start:
        return open_list(
            text,
            ways,
            item,
            habits,
        )
    at = place.start + 1
    return [Splice(at, at, words)]


def open_list(
    text: str,
    ways: Ways,
    item: Any,
    habits: Habits,
) -> list[Splice]:
    """Return what turns `key: []` into a list in lines with one item.

    Args:
        text: of the file.
        ways: to the list, from the root on.
        item: to write.
        habits: of the file.
    """
    place = ways[-1]
    parent = ways[-2]
    key = parent.keys[parent.items.index(place)]
    column = find_column(text, key.begin)
    lines = write_item(item, column + habits.list_step, habits)
    start = len(text[: place.start].rstrip(" "))
    below = find_line_end(text, place.stop)
    added = join_lines(lines, find_break(text, below))
    if below == place.stop:
        return [Splice(start, below, added)]
    return [Splice(start, place.stop, ""), Splice(below, below, added)]


def insert_line_item(
    text: str,
    place: Place,
    item: Any,
    index: int,
    habits: Habits,
) -> list[Splice]:
    """Return what writes another item into a list in lines.

    Args:
        text: of the file.
        place: of the list.
        item: the item.
        index: of the item before which it is written.
        habits: of the file.

    Raises:
        UnfitError: the file ends within the list, without the end of its line.
    """
    dashes = find_dashes(text, place)
    column = find_column(text, dashes[0])
    lines = write_item(item, column, habits)
    at = dashes[0]
    end = find_break(text, at)
    if not index:
        first = join_lines(lines, end).lstrip()
        return [Splice(at, at, first + end + " " * column)]
    before = place.items[index - 1]
    if loses_end(text, before):
        raise UnfitError(
            "the last line of the file has no end: end it first", before.line
        )
    return add_below(text, place, dashes, index, lines)


def add_below(
    text: str,
    place: Place,
    starts: Sequence[int],
    index: int,
    lines: Lines,
) -> list[Splice]:
    """Return what writes lines below an item or an entry, parted as its neighbours are.

    Args:
        text: of the file.
        place: of the list or the map.
        starts: offsets of its dashes, or of its keys.
        index: of the one before which the lines are written, at least 1.
        lines: to write.
    """
    column = find_column(text, starts[0])
    below = find_end_below(text, place.items[index - 1], column)
    end = find_break(text, below)
    added = join_lines(lines, end)
    if len(starts) > 1:
        other = max(index - 1, 1)
        stop = find_words_end(text, place.items[other - 1])
        if has_blank_line(text, stop, starts[other]):
            added = end + added
    return [Splice(below, below, added)]


def _insert_between(
    text: str,
    place: Place,
    starts: Sequence[Place],
    index: int,
    words: str,
) -> list[Splice]:
    """Return what writes an item or an entry between brackets.

    Args:
        text: of the file.
        place: of the list or the map, which is not empty.
        starts: its items, or the keys of a map.
        index: before which of them; behind the last if there is no such.
        words: to be written.
    """
    first = starts[0].begin
    separator = " "
    if re.search(BREAK, text[place.start : first]):
        separator = find_break(text, place.start) + " " * find_column(text, first)
    if index < len(starts):
        at = starts[index].begin
        return [Splice(at, at, f"{words},{separator}")]
    last = place.items[-1].stop
    comma = skip_gap(text, last)
    if text[comma : comma + 1] != ",":
        return _append_last(
            text,
            last,
            words,
            separator,
        )
    if separator == " ":
        return [Splice(comma, comma, f", {words}")]
    return _append_below(
        text,
        comma + 1,
        f"{words},",
        separator,
    )


def _append_last(
    text: str,
    last: int,
    words: str,
    separator: str,
) -> list[Splice]:
    """Return what writes an item behind one that no comma follows."""
    if separator == " " or find_line_end(text, last) == last:
        return [Splice(last, last, f",{separator}{words}")]
    rest = text[last : find_line_end(text, last)]
    if not re.fullmatch(r"[ \t]+#.*", rest):
        return [Splice(last, last, f",{separator}{words}")]
    comma = Splice(last, last, ",")
    return [
        comma,
        *_append_below(
            text,
            last,
            words,
            separator,
        ),
    ]


def _append_below(
    text: str,
    at: int,
    words: str,
    separator: str,
) -> list[Splice]:
    """Return what writes an item in the next line, behind a comment in this one."""
    rest = text[at : find_line_end(text, at)]
    if re.fullmatch(r"[ \t]*(?:#.*)?", rest):
        at += len(rest)
    return [Splice(at, at, f"{separator}{words}")]


# ------------------------------------------------------------------ maps


def insert_key(
    text: str,
    ways: Ways,
    entry: tuple[str, Any, str],
    habits: Habits,
) -> list[Splice]:
    """Return what writes another key into a map.

    Args:
        text: of the file.
        ways: to the map.
        entry: the key, its value, and the key behind which it goes, if it is not the last.
        habits: of the file.

    Raises:
        UnfitError: there is no map, or it has the key.
    """
    key, value, after = entry
    place = ways[-1]
    if not place.is_map:
        raise UnfitError("what stands there is no map", place.line)
    names = [name.value for name in place.keys]
    if key in names:
        raise UnfitError(f"the key `{key}` is there already", place.line)
    index = len(names)
    if after in names:
        index = names.index(after) + 1
    if place.is_flow:
        words = write_flow({key: value}, habits.quote)[1:-1]
        if names:
            return _insert_between(
                text,
                place,
                place.keys,
                index,
                words,
            )
        at = place.start + 1
        return [Splice(at, at, words)]
    column = find_column(text, place.keys[0].begin)
    before = place.items[index - 1]
    lines = write_entry(
        key,
        value,
        column,
        habits,
    )
    if loses_end(text, before):
        at = place.keys[index - 1].begin
        end = find_break(text, at)
        first = join_lines(lines, end).lstrip()
        return [Splice(at, at, first + end + " " * column)]
    starts = [name.begin for name in place.keys]
    return add_below(text, place, starts, index, lines)
