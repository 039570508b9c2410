"""Plain values -> how they are written in YAML, quoted where they must be.

A text stays a text for every reader of YAML: what another would take for a number, a day or a
yes is quoted (YAML 1.1 and 1.2 alike).
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from reporting.cleaning import forbidden_pattern
from reporting.record import Record

Lines = list[tuple[int, str]]
"""Lines, each with the blanks that indent it."""

_WORD = r"[^\W\d][\w-]*"
"""What stands between brackets without quotes."""
_LEADING = "-?:,[]{}#&*!|>'\"%@`="
_NO_TEXTS = r"(?i)~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)"
"""Words that are no texts to YAML."""
_NUMBER = r"[-+.]?[0-9][0-9a-fA-FxXoO_.,:eE+-]*(?:[ tT]+[0-9:.zZ +-]*)?"
"""Numbers of any base, hours with colons, days with or without their time."""
_CUT = r": |:$| #|\t|^(?:---|\.\.\.)"
"""What ends a text without quotes, or could be taken for something else."""
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_WIDTH = 88


class Flow(Record, frozen=True):
    """A list or a map that is to be written between brackets, in one line."""

    value: Any


class Habits(Record, frozen=True):
    """How a file is written.

    Args:
        quote: the quotation marks around its texts.
        step: blanks by which the keys of a map within a map are indented.
        list_step: blanks by which a list is indented below its key.
        gap: characters from a dash to what it begins.
        is_ended: whether its last line has an end, without which a block would lose its own.
    """

    quote: str = '"'
    step: int = 2
    list_step: int = 2
    gap: int = 2
    is_ended: bool = True


def to_plain(value: Any) -> Any:
    """Return a value as it will be read: dictionaries, lists, texts and None."""
    if isinstance(value, Flow):
        return to_plain(value.value)
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def is_collection(value: Any) -> bool:
    """Whether a value is a list or a map, to be written in lines or between brackets."""
    return isinstance(value, (Flow, Mapping, list, tuple))


def must_quote(text: str, *, is_flow: bool = False) -> bool:
    """Whether a text needs quotation marks to be read as itself.

    Args:
        text: the text.
        is_flow: whether it stands between brackets.
    """
    if not text or text[0] in _LEADING or text != text.strip():
        return True
    if re.fullmatch(_NO_TEXTS, text) or re.fullmatch(_NUMBER, text):
        return True
    if not text.isprintable() or text.endswith('"') or re.search(_CUT, text):
        return True
    return is_flow and not re.fullmatch(_WORD, text)


def write_text(
    text: str,
    quote: str,
    *,
    is_flow: bool = False,
    style: str = "",
) -> str:
    """Return a text as it is written in one line.

    Args:
        text: the text.
        quote: the quotation marks that are taken if some are needed.
        is_flow: whether it stands between brackets.
        style: `"` or `'` to have it in these if they can hold it.
    """
    if not style and not must_quote(text, is_flow=is_flow):
        return text
    wanted = style or quote
    is_single = wanted == "'" or ('"' in text and "'" not in text and not style)
    if is_single and text.isprintable() and "\\" not in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{escape_text(text)}"'


def escape_text(text: str) -> str:
    """Return a text as it stands between double quotes (YAML 1.2.2, 5.7)."""
    parts: list[str] = []
    for character in text:
        written = _SHORT.get(character, character)
        if written == character and forbidden_pattern().match(character):
            written = f"\\U{ord(character):08x}"
        parts.append(written)
    return "".join(parts)


def write_flow(
    value: Any,
    quote: str,
    *,
    is_flow: bool = True,
    style: str = "",
) -> str:
    """Return a value as it is written in one line, lists and maps between brackets.

    Args:
        value: to write.
        quote: the quotation marks that are taken if some are needed.
        is_flow: whether it stands between brackets itself.
        style: `"` or `'` to have a text in these if they can hold it.
    """
    if isinstance(value, Flow):
        value = value.value
    if isinstance(value, Mapping):
        entries: list[str] = []
        for key, item in value.items():
            name = write_text(
                str(key),
                quote,
                is_flow=True,
            )
            entries.append(f"{name}: {write_flow(item, quote)}")
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, (list, tuple)):
        items = [write_flow(item, quote) for item in value]
        return "[" + ", ".join(items) + "]"
    if isinstance(value, str):
        return write_text(
            value,
            quote,
            is_flow=is_flow,
            style=style,
        )
    plain = to_plain(value)
    return "null" if plain is None else str(plain)


def write_entry(
    key: str,
    value: Any,
    column: int,
    habits: Habits,
) -> Lines:
    """Return the lines of a key and its value in a map of lines.

    Args:
        key: the key.
        value: of it.
        column: blanks that indent the key.
        habits: of the file.
    """
    name = write_text(key, habits.quote)
    if isinstance(value, Mapping) and value:
        lines = [(column, f"{name}:")]
        for inner, item in value.items():
            lines += write_entry(
                inner,
                item,
                column + habits.step,
                habits,
            )
        return lines
    is_list = isinstance(value, (list, tuple))
    if is_list and any(is_collection(item) for item in value):
        lines = [(column, f"{name}:")]
        for item in value:
            lines += write_item(
                item,
                column + habits.list_step,
                habits,
            )
        return lines
    has_lines = isinstance(value, str) and "\n" in value
    if has_lines and can_be_block(value, habits):
        header, body = write_block(value, "|")
        lines = [(column, f"{name}: {header}")]
        for line in body:
            lines.append((column + habits.step, line))
        return lines
    return [(column, f"{name}: {write_flow(value, habits.quote, is_flow=False)}")]


def write_item(
    item: Any,
    column: int,
    habits: Habits,
) -> Lines:
    """Return the lines of an item of a list in lines.

    Args:
        item: the item.
        column: blanks before its dash.
        habits: of the file.
    """
    dash = "-".ljust(habits.gap)
    if not isinstance(item, Mapping) or not item:
        written = write_flow(
            item,
            habits.quote,
            is_flow=False,
        )
        return [(column, dash + written)]
    lines: Lines = []
    for key, value in item.items():
        lines += write_entry(
            key,
            value,
            column + habits.gap,
            habits,
        )
    lines[0] = (column, dash + lines[0][1])
    return lines


def can_be_block(text: str, habits: Habits) -> bool:
    """Whether a text can stand in lines of its own behind a `|`."""
    body = text.removesuffix("\n")
    if body != text and not habits.is_ended:
        return False
    if not body or body != body.strip() or forbidden_pattern().search(text):
        return False
    return "\t" not in text and "\r" not in text


def write_block(
    text: str, style: str, width: int = _WIDTH
) -> tuple[str, Sequence[str]]:
    """Return a text in lines of its own: the sign that begins it, and its lines.

    Args:
        text: one that can be a block.
        style: `|`, or `>` to break its lines where it has none of its own.
        width: of such lines, in characters.
    """
    body = text.removesuffix("\n")
    chomp = "" if text.endswith("\n") else "-"
    is_even = "\n" not in body and "  " not in body
    if style == ">" and is_even:
        lines = textwrap.wrap(
            body,
            max(width, 20),
            break_long_words=False,
            break_on_hyphens=False,
        )
        return f">{chomp}", lines
    return f"|{chomp}", body.split("\n")
