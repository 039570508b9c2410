"""Slips between brackets and braces: what is not closed, commas, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.reading.slip import Failure, Slip, quote, show
from reporting.reading.wording import format_value

_PAIRS = {"[": "]", "{": "}"}
_TOKENS = r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|[\[\]{}]"
_ENTRY = r"(?:\"[^\"]*\"|'[^']*'|[\w-]+)\s*:(?:\s|$)|[\"'\[{]"
_PLAIN_BEFORE = r"[\[,]\s*([^\"'{}\[\],:]+)$"
_PLAIN_IN_MAP = r":\s+([^\"'{}\[\]:]+)$"
"""The words of a text before a bracket in it."""
_PLAIN_AFTER = r"(?:\[[^\[\]]*\]|\{[^{}]*\}|[^,\[\]{}])+"
"""A text from a bracket in it on: to the comma or bracket that ends it."""
_REACH = 300
"""The longest key that is looked for."""
_FLOW_KEY = r"[{,]\s*([\w-]+):(?=\s|$)"


def find_missing_commas(failure: Failure) -> Iterator[Slip]:
    """Yield entries between braces or brackets that no comma parts."""
    at = failure.offset
    text = failure.text
    if "expected ',' or" not in failure.words:
        return
    yield from _find_inner_brackets(failure)
    if text[at : at + 1] == ":":
        yield from _find_glued_entry(failure)
    elif re.match(_ENTRY, text[at:]) and text[at - 1 : at] not in {'"', "'"}:
        message = "a comma is missing here"
        hint = "part the entries with commas"
        yield Slip(
            at,
            message,
            hint,
            "E128",
            ((at, at, ","),),
        )


def _find_inner_brackets(failure: Failure) -> Iterator[Slip]:
    """Yield a mark or a figure within a text that has no quotes: `{en: Sold[^growth]}`."""
    at = failure.offset
    text = failure.text
    is_map = text[failure.opened : failure.opened + 1] == "{"
    pattern = _PLAIN_IN_MAP if is_map else _PLAIN_BEFORE
    before = re.search(pattern, text[failure.opened : at])
    if text[at : at + 1] not in _PAIRS or not before or not before[1].strip():
        return
    line = failure.find_line(at)
    rest = text[at : line.stop]
    after = re.match(_PLAIN_AFTER, rest)
    start = failure.opened + before.start(1)
    stop = at + (after.end() if after else len(rest))
    words = text[start:stop].rstrip()
    shown = format_value(rest.split(_PAIRS[text[at]])[0] + _PAIRS[text[at]])
    message = f"{shown} stands in a text between brackets that is not in quotes"
    hint = f"put the text in quotes: {show(words)}"
    edit = (start, start + len(words), quote(words))
    yield Slip(
        at,
        message,
        hint,
        "E145",
        (edit,),
    )


def _find_glued_entry(failure: Failure) -> Iterator[Slip]:
    """Yield a key between braces that stands right behind the value before it."""
    at = failure.offset
    text = failure.text
    stop = len(text[:at].rstrip())
    reach = max(failure.opened, stop - _REACH)
    match = re.search(r"[\w-]+$", text[reach:stop])
    if not match:
        return
    key = match.group()
    begin = reach + match.start()
    before = text[:begin].rstrip()
    begins_line = "\n" in text[len(before) : begin]
    is_quoted = before.endswith(('"', "'"))
    if key in _list_company(failure) or is_quoted or begins_line:
        end = len(before)
        message = f"a comma is missing before `{key}`"
        hint = f"write `, {key}: …`"
        place = end - 1 if begins_line else begin
        yield Slip(
            place,
            message,
            hint,
            "E128",
            ((end, end, ","),),
        )


def _list_company(failure: Failure) -> set[str]:
    """Return the keys of other maps in braces that begin with the same key as this one."""
    text = failure.text
    first = re.match(r"\{\s*([\w-]+):", text[failure.opened :])
    if not first:
        return set()
    found: set[str] = set()
    for match in re.finditer(rf"\{{\s*{re.escape(first[1])}:.*", text):
        found.update(re.findall(_FLOW_KEY, match[0]))
    here = set(re.findall(_FLOW_KEY, text[failure.opened : failure.offset]))
    return found - here


def find_spare_commas(failure: Failure) -> Iterator[Slip]:
    """Yield a comma with nothing before it."""
    at = failure.offset
    if failure.text[at : at + 1] != ",":
        return
    message = "a comma with nothing before it"
    if "flow" not in failure.words:
        message = "a comma behind a value that ends with its line"
    yield Slip(
        at,
        message,
        "delete it",
        "E128",
        ((at, at + 1, ""),),
    )


def find_spare_brackets(failure: Failure) -> Iterator[Slip]:
    """Yield a bracket that closes nothing."""
    at = failure.offset
    mark = failure.text[at : at + 1]
    if mark in {"]", "}"}:
        message = f"`{mark}` closes nothing"
        yield Slip(
            at,
            message,
            "delete it",
            "E137",
            ((at, at + 1, ""),),
        )


def find_open_brackets(failure: Failure) -> Iterator[Slip]:
    """Yield a bracket or a brace that is never closed."""
    opened = failure.opened
    text = failure.text
    if text[opened : opened + 1] not in _PAIRS or opened < 0:
        return
    at = failure.offset
    if text[at : at + 1] in {"]", "}"}:
        mark = _PAIRS[text[opened]]
        yield _close(failure, opened, at, mark)
    first = failure.find_line(opened)
    for line in failure.lines[first.number : failure.at + 1]:
        if line.start > at or not line.has_words:
            continue
        end = min(line.start + len(line.text.rstrip(" \t,")), len(text))
        left = _list_left_open(text, opened, end)
        if left:
            marks = "".join(_PAIRS[text[offset]] for offset in reversed(left))
            yield _close(failure, left[-1], end, marks)


def _close(
    failure: Failure,
    opened: int,
    at: int,
    marks: str,
) -> Slip:
    mark = failure.text[opened]
    line = failure.find_line(opened)
    shown = failure.text[opened : min(line.stop, at)]
    message = f"`{mark}` is never closed: {format_value(shown)}"
    hint = f"write `{_PAIRS[mark]}` at its end"
    return Slip(
        opened,
        message,
        hint,
        "E127",
        ((at, at, marks),),
    )


def _list_left_open(text: str, start: int, stop: int) -> list[int]:
    """Return the offsets of the brackets in a part of a text that are open at its end."""
    left: list[int] = []
    for match in re.finditer(_TOKENS, text[start:stop]):
        if match[0] in _PAIRS:
            left.append(start + match.start())
        elif match[0] in {"]", "}"} and left:
            left.pop()
    return left


def find_closed_brackets(failure: Failure) -> Iterator[Slip]:
    """Yield a value that a bracket or a brace closes, and none opens."""
    pairs = {"]": "[", "}": "{"}
    for line in failure.list_suspects():
        opening = pairs.get(line.value[-1:])
        if opening and opening not in line.value:
            start = line.start + line.value_at
            message = f"`{line.value[-1]}` closes what nothing opens"
            hint = f"write `{opening}` before the value"
            yield Slip(
                start,
                message,
                hint,
                "E137",
                ((start, start, opening),),
            )


def find_second_documents(failure: Failure) -> Iterator[Slip]:
    """Yield a line of dots or dashes that ends the document."""
    for line in failure.lines[failure.at :: -1]:
        if line.text.strip() in {"...", "---"} and line.number:
            message = f"`{line.text.strip()}` ends the content here"
            edit = (line.start, line.stop, "")
            yield Slip(
                line.start,
                message,
                "delete this line",
                "E118",
                (edit,),
            )
