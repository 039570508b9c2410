"""A text -> the emoji in it, each whole: with its colour of skin and what is joined to it."""

from __future__ import annotations

from collections.abc import Collection

from reporting.patterns import compile_pattern

_PICTURE = "[\U0001f000-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff]"
_CHANGED = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEY = "[0-9#*]\ufe0f?\u20e3"
_EMOJI = f"{_FLAG}|{_KEY}|{_PICTURE}{_CHANGED}*(?:\u200d{_PICTURE}{_CHANGED}*)*"


def find_emoji(text: str, characters: Collection[str]) -> list[str]:
    """Return the emoji of a text that hold one of some characters, each once.

    Args:
        text: any text.
        characters: those that no font has.
    """
    found: dict[str, None] = {}
    for match in compile_pattern(_EMOJI).finditer(text):
        emoji = match.group()
        if not set(characters).isdisjoint(emoji):
            found[emoji] = None
    return list(found)
