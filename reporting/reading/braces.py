"""A map in braces with words that are no entries -> what was meant, and what to say of it.

`{revenue} grew` begins a text; `{en: Apples, pears}` cuts one off; `{en:Apples}` lacks a blank.
"""

from __future__ import annotations

import re

from reporting.reading.nodes import Map, Node, Scalar
from reporting.reading.wording import format_value
from reporting.record import Record

_NO_BLANK = r"([A-Za-z][\w-]*):(\S.*)"
_OTHER_MARK = r"([A-Za-z][\w-]*)\s*(=>|=)\s*(.+)"
_OPENING = "\"'“”„«‘"


class Mended(Record, frozen=True):
    """What was meant, and what to say.

    Args:
        node: what was meant.
        place: where the slip stands.
        message: what is wrong.
        hint: what to write instead.
        code: its stable name.
    """

    node: Node
    place: Node
    message: str
    hint: str
    code: str


def mend_braces(
    node: Map,
    written: str,
    start: int,
) -> Mended:
    """Return what was meant by a map in braces with words that are no entries.

    Args:
        node: the map, of which some values are missing with their colons.
        written: how it stands in the file.
        start: offset of it in the file.
    """
    strays = _list_strays(node)
    key = strays[0]
    if re.fullmatch(_NO_BLANK, key):
        message = f"no blank behind the colon of `{key}`"
        return _part_keys(node, strays, _NO_BLANK, message, "E130")
    other = re.fullmatch(_OTHER_MARK, key)
    if other:
        message = f"`{other[2]}` stands where a colon belongs"
        return _part_keys(node, strays, _OTHER_MARK, message, "E131")
    if len(strays) == len(node.entries):
        text = Scalar(
            written,
            node.line,
            node.column,
            (start, start + len(written)),
        )
        message = f"{format_value(written)} is a map: a text cannot begin with a brace"
        hint = f'put the whole text in quotes: `"{written} …"`'
        return Mended(text, node, message, hint, "E125")
    if key == next(iter(node.entries)):
        return _leave_out(node, strays)
    return _join_text(node, strays, written, start)


def _leave_out(node: Map, strays: list[str]) -> Mended:
    """Leave out keys that no text stands before, and say it of the first."""
    key = strays[0]
    word, _, rest = key.partition(" ")
    entries = {name: node.entries[name] for name in node.entries if name not in strays}
    whole = Map(
        entries,
        node.keys,
        node.line,
        node.column,
    )
    message = f"`{key}` has no colon"
    hint = f"write `{word}: {rest or '…'}`"
    return Mended(whole, node.keys[key], message, hint, "E131")


def _list_strays(node: Map) -> list[str]:
    strays: list[str] = []
    for key, value in node.entries.items():
        if not isinstance(value, Scalar) or value.value is not None:
            continue
        start, stop = value.span
        if start == stop == node.keys[key].span[1]:
            strays.append(key)
    return strays


def _part_keys(
    node: Map,
    strays: list[str],
    pattern: str,
    message: str,
    code: str,
) -> Mended:
    """Part keys from values that no colon with a blank parts."""
    entries: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for key, value in node.entries.items():
        place = node.keys[key]
        parts = re.fullmatch(pattern, key) if key in strays else None
        name = parts[1] if parts else key
        keys[name] = place
        entries[name] = value
        if parts:
            words = parts[parts.lastindex or 1]
            begin = len(key) - len(words)
            span = (place.span[0] + begin, place.span[1])
            entries[name] = Scalar(
                words,
                place.line,
                place.column + begin,
                span,
            )
    first = strays[0]
    meant, made = next(iter(entries.items()))
    shown = made.value if isinstance(made, Scalar) else "…"
    hint = f"write `{meant}: {shown}`"
    whole = Map(
        entries,
        keys,
        node.line,
        node.column,
    )
    return Mended(
        whole,
        node.keys[first],
        message,
        hint,
        code,
    )


def _join_text(
    node: Map,
    strays: list[str],
    written: str,
    start: int,
) -> Mended:
    """Put the end of a text back to it, which a comma cut off."""
    entries: dict[str, Node] = {}
    cut = ""
    stray = ""
    whole_text = ""
    last = ""
    for key, value in node.entries.items():
        before = entries.get(last)
        if key not in strays:
            entries[key] = value
            last = key
        elif isinstance(before, Scalar) and before.value is not None:
            span = (before.span[0], node.keys[key].span[1])
            words = written[span[0] - start : span[1] - start]
            words = " ".join(words.split())
            entries[last] = Scalar(
                words,
                before.line,
                before.column,
                span,
            )
            cut = cut or last
            stray = stray or key
            if cut == last:
                whole_text = words
    if not cut:
        return _leave_out(node, strays)
    place = node.keys[stray]
    message = f"`{stray}` is cut off from its text by a comma"
    hint = f'between braces, put a text with commas in quotes: `{cut}: "{whole_text}"`'
    mark = whole_text[0]
    if mark in _OPENING:
        message = (
            f"`{stray}` is cut off by a comma: `{mark}` is no quotation mark of YAML"
        )
        plain = whole_text.strip("“”„«»‘’ ")
        hint = f'put the text in straight quotes: `{cut}: "{plain}"`'
    whole = Map(
        entries,
        node.keys,
        node.line,
        node.column,
    )
    return Mended(whole, place, message, hint, "E135")
