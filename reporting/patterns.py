"""Regular expressions as text -> patterns, compiled at their first use and not at import."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

_Known = TypeVar("_Known")
_KEPT = 1 << 14


class Stretches(dict[str, _Known]):
    """What is known of what stands in texts between two spaces; most come again and again.

    Args:
        look: what finds it of one.
    """

    def __init__(self, look: Callable[[str], _Known]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, stretch: str) -> _Known:
        if len(self) >= _KEPT:
            self.clear()
        self[stretch] = self._look(stretch)
        return self[stretch]


@cache
def compile_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern; each is compiled once, which `re` alone promises of 512.

    Args:
        pattern: the regular expression.
        flags: as `re.compile` takes them.
    """
    return re.compile(pattern, flags)


def replace_signs(text: str, table: Mapping[int, str]) -> str:
    """Return text with some characters replaced, as `str.translate` does, many times as fast.

    Most texts have few of them: only those that stand there are looked for. Of plain ASCII
    the method is fast itself.

    Args:
        text: any.
        table: what stands instead of characters, by their code points; no replacement holds
            a character that is replaced itself.
    """
    if text.isascii():
        return text.translate(table)
    for character in set(text):
        words = table.get(ord(character))
        if words is not None:
            text = text.replace(character, words)
    return text


def match_any(words: Iterable[str]) -> str:
    """Return what fits any of some words, the longest first; without words it fits nothing."""
    longest_first = sorted(words, key=len, reverse=True)
    if not longest_first:
        return "(?!)"
    return "|".join(map(re.escape, longest_first))


def match_any_name(names: Iterable[str]) -> str:
    """Return what `match_any` does, for names in their own case, of which there may be many.

    They stand below their first letters, so that at each place in a text only those that
    begin like it are tried. None fits within a word: what stands before it is looked at behind
    its first letter, so that a text is searched fast for the letters.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for name in names:
        rests[name[:1]].append(name[1:])
    groups: list[str] = []
    for letter, endings in rests.items():
        first = re.escape(letter)
        groups.append(rf"{first}(?<!\w{first})(?:{match_any(endings)})")
    return "|".join(groups) or "(?!)"
