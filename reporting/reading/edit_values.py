"""A value of a YAML file and another one -> the stretches of text that change.

The new one is written in the style of the old: in its quotation marks, between brackets, or as
a text in lines of its own.
"""

from __future__ import annotations

import re
from typing import Any

from reporting.reading.splices import Splice, Ways
from reporting.reading.yaml_lines import (
    HEADER,
    find_break,
    find_column,
    find_end_below,
    find_line_end,
    join_lines,
    skip_gap,
)
from reporting.reading.yaml_places import Place, UnfitError
from reporting.reading.yaml_words import (
    Flow,
    Habits,
    can_be_block,
    is_collection,
    write_block,
    write_entry,
    write_flow,
)


def replace_value(
    text: str,
    ways: Ways,
    value: Any,
    habits: Habits,
) -> list[Splice]:
    """Return what writes another value in the place of one.

    Args:
        text: of the file.
        ways: to the value, from the root on; the last is its own place.
        value: to write.
        habits: of the file.

    Raises:
        UnfitError: lines of several values would have to go.
    """
    place = ways[-1]
    is_flow = any(way.is_flow for way in ways[:-1])
    if place.style in {"-", ":", "*"}:
        what = "an alias" if place.style == "*" else "several lines"
        raise UnfitError(f"{what} cannot be replaced by one value", place.line)
    if place.is_empty:
        return fill_value(
            text,
            ways,
            value,
            habits,
        )
    if place.style in {"|", ">"}:
        return replace_block(
            text,
            place,
            value,
            habits,
        )
    style = place.style if place.style in {'"', "'"} else ""
    words = write_flow(
        value,
        habits.quote,
        is_flow=is_flow,
        style=style,
    )
    return [Splice(place.start, place.stop, words)]


def fill_value(
    text: str,
    ways: Ways,
    value: Any,
    habits: Habits,
) -> list[Splice]:
    """Return what writes a value where a key or a dash has none.

    Args:
        text: of the file.
        ways: to the value, from the root on; the last is its own place.
        value: to write.
        habits: of the file.

    Raises:
        UnfitError: the file is empty.
    """
    place = ways[-1]
    if len(ways) == 1:
        raise UnfitError("the file is empty")
    parent = ways[-2]
    is_flow = any(way.is_flow for way in ways[:-1])
    words = write_flow(value, habits.quote, is_flow=is_flow)
    if not parent.is_map:
        return [Splice(place.stop, place.stop, f" {words}")]
    key = parent.keys[parent.items.index(place)]
    colon = skip_gap(text, key.stop)
    if text[colon : colon + 1] != ":":
        return [Splice(key.stop, key.stop, f": {words}")]
    at = max(colon + 1, place.stop if place.begin < place.start else 0)
    if is_flow or not is_collection(value) or isinstance(value, Flow):
        return [Splice(at, at, f" {words}")]
    column = find_column(text, key.begin)
    lines = write_entry(
        "k",
        value,
        column,
        habits,
    )
    if len(lines) == 1:
        return [Splice(at, at, f" {words}")]
    below = find_end_below(text, place, column)
    return [Splice(below, below, join_lines(lines[1:], find_break(text, at)))]


def replace_block(
    text: str,
    place: Place,
    value: Any,
    habits: Habits,
) -> list[Splice]:
    """Return what writes a value in the place of a text in lines of its own.

    Args:
        text: of the file.
        place: of the text.
        value: to write.
        habits: of the file.
    """
    raw = text[place.start : place.stop]
    header = re.match(HEADER, raw)
    sign = header[0] if header else place.style
    head_stop = place.start + len(sign)
    body_start = find_line_end(text, place.start)
    body_stop = max(place.start + len(raw.rstrip()), body_start)
    body = text[body_start:body_stop]
    if not isinstance(value, str) or not can_be_block(value, habits):
        words = write_flow(value, habits.quote, is_flow=False)
        return [
            Splice(place.start, head_stop, words),
            Splice(body_start, body_stop, ""),
        ]
    first = re.search(r"(?m)^( *)[^ \r\n]", body)
    indent = len(first[1]) if first else habits.step
    widths = [len(line.strip()) for line in body.splitlines()]
    written, lines = write_block(
        value,
        place.style,
        max(widths, default=0),
    )
    below = [(indent, line) for line in lines]
    end = find_break(text, body_start)
    return [
        Splice(place.start, head_stop, written),
        Splice(body_start, body_stop, join_lines(below, end)),
    ]
