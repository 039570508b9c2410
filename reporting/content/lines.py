"""The lines of a paragraph -> whether they look like a list, and what numbers only count them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.content.inline import Fault

_ITEM = re.compile(
    r"^[ \t]*(?P<sign>[-*+•·▪–—◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\[[ xX]\])[ \t]+(?=\S)",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"^([ \t]*)(\(?\d{1,2}[.)])(?=[ \t]+\S)", re.MULTILINE)
_DASHES = "–—"
"""A single one opens a line of a dialogue, or goes on with what was said."""
_LETTERED = re.compile(r"[a-z]+\.")
"""Such as `e.`, which may be an initial or an abbreviation."""


def find_list(words: str, *, is_item: bool = False) -> Iterator[Fault]:
    """Yield a doubt about a paragraph that looks like a list.

    It does where its first line looks like an item, or two of its lines do: a line may begin
    with a dash because a text was broken there.

    Args:
        words: of the paragraph.
        is_item: whether it is the item of a list itself, which sets its own signs.
    """
    items = list(_ITEM.finditer(words))
    if not items:
        return
    first = items[0]
    sign = first["sign"]
    is_alone = len(items) == 1
    if is_alone and (first.start() or sign in _DASHES or _LETTERED.fullmatch(sign)):
        return
    if _LETTERED.fullmatch(sign) and sign[0] not in "ai":
        return
    line, _, _ = words[first.start() :].lstrip().partition("\n")
    is_counted = any(map(str.isdigit, sign))
    hint = "use `kind: bullets`, an item each"
    if is_counted:
        hint += "; `numbered: true` numbers them"
    if is_item:
        hint = f"leave `{sign}` out: the list sets its own signs"
    message = "this looks like a list, and is printed as one paragraph"
    yield Fault(line, message, hint, "W344")


def blank_numbering(words: str) -> str:
    """Return a text with spaces for the numbers that its lines begin with: `1. Order`."""
    if not _NUMBERED.search(words):
        return words
    return _NUMBERED.sub(lambda match: match[1] + " " * len(match[2]), words)
