"""A paragraph -> whether its lines look like a list, and the numbers that count them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reporting.content.inline import Fault
from reporting.i18n import Tongue, load_language
from reporting.patterns import compile_pattern

_SIGN = r"[-*+•·▪–—◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\[[ xX]\]"
_ITEM = rf"^[ \t]*(?P<sign>{_SIGN})[ \t]+(?=(?P<word>\S+))"
_DASHES = "–—"
"""A single one opens a line of a dialogue, or goes on with what was said."""
_LETTERED = r"[a-z]+\."
"""Such as `e.`, which may be an abbreviation."""

Item = re.Match[str]


def find_items(words: str, codes: Iterable[Tongue]) -> list[Item]:
    """Return what the lines of a paragraph begin with, if it looks like a list.

    It does where its first line looks like an item, or two of its lines do: a line may begin
    with a dash because a text was broken there. A day of a month is no item.

    Args:
        words: of the paragraph.
        codes: of the languages that it may be read in.
    """
    items: list[Item] = []
    for item in compile_pattern(_ITEM, re.MULTILINE).finditer(words):
        if not item["sign"][:-1].isdigit() or not is_month(item["word"], codes):
            items.append(item)
    if len(items) != 1:
        return items
    sign = items[0]["sign"]
    is_doubtful = sign in _DASHES or compile_pattern(_LETTERED).fullmatch(sign)
    if items[0].start() or is_doubtful:
        return []
    return items


def is_month(word: str, codes: Iterable[Tongue]) -> bool:
    """Whether a word is the name of a month in one of some languages."""
    plain = word.strip(".,;:").casefold()
    for code in codes:
        names = map(str.casefold, load_language(code).months)
        if plain in names:
            return True
    return False


def find_list(
    words: str,
    codes: Iterable[Tongue],
    *,
    is_item: bool = False,
) -> Iterator[Fault]:
    """Yield a doubt about a paragraph that looks like a list.

    Args:
        words: of the paragraph.
        codes: of the languages that it may be read in.
        is_item: whether it is the item of a list itself, which sets its own signs.
    """
    items = find_items(words, codes)
    if not items:
        return
    first = items[0]
    sign = first["sign"]
    line, _, _ = words[first.start() :].lstrip().partition("\n")
    hint = "use `kind: bullets`, an item each"
    if any(map(str.isdigit, sign)):
        hint += "; `numbered: true` numbers them"
    if is_item:
        hint = f"leave `{sign}` out: the list sets its own signs"
    message = "this looks like a list, and is printed as one paragraph"
    yield Fault(line, message, hint, "W344")


def blank_numbering(words: str, codes: Iterable[Tongue]) -> str:
    """Return a paragraph with spaces for the numbers that count its lines: `1. Order`.

    Args:
        words: of the paragraph.
        codes: of the languages that it may be read in.
    """
    for item in find_items(words, codes):
        start, end = item.span("sign")
        words = words[:start] + " " * (end - start) + words[end:]
    return words
