"""A content file as text -> the same with one edit, as somebody makes it in an editor."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

WORDS = ("word", "a longer stretch of words than that", "‘quoted’ ...", "x", "… so")
_HINTS = ("own", "merge", "notes", "hidden", "out")
_WORD = re.compile(r"(?<= )[a-zà-ÿ]{4,}(?=[ ,.])")
_NUMBER = re.compile(r"(?<= )\d{1,3}(?=[ ,.%])")
_PLAIN = re.compile(r"^(\s+(?:en|it|de|fr): )([A-Z][^\"\\:{}#\[\]]*)$")
_HINT = re.compile(r"(?<=deck: )\w+")
_SETTINGS = re.compile(r"\s*(- )?(id|kind|claims?|by|status|source|file|sha256|deck)\b")

Edit = Callable[[random.Random, str], str | None]
"""Makes another line of one, or None where it cannot."""


def change_word(chance: random.Random, line: str) -> str | None:
    """Put other words in the place of one."""
    found = [] if _SETTINGS.match(line) else list(_WORD.finditer(line))
    if not found:
        return None
    word = chance.choice(found)
    return line[: word.start()] + chance.choice(WORDS) + line[word.end() :]


def change_number(chance: random.Random, line: str) -> str | None:
    """Put another number in the place of one."""
    if not _NUMBER.search(line):
        return None
    return _NUMBER.sub(str(chance.randrange(1, 999)), line, count=1)


def change_hint(chance: random.Random, line: str) -> str | None:
    """Give a block another place in the deck."""
    if not _HINT.search(line):
        return None
    return _HINT.sub(chance.choice(_HINTS), line)


def quote(_chance: random.Random, line: str) -> str | None:
    """Write the same words in quotes: they stand elsewhere now, and say the same."""
    found = _PLAIN.match(line)
    return f'{found[1]}"{found[2]}"' if found else None


def insert_line(_chance: random.Random, line: str) -> str | None:
    """Move all that follows by a line."""
    return f"# a remark\n{line}" if line.lstrip().startswith("- id:") else None


EDITS: tuple[Edit, ...] = (change_word, change_number, change_hint, quote, insert_line)
_LIKELY = (6, 2, 2, 2, 2)


def edit_text(chance: random.Random, text: str) -> str:
    """Return a text with one edit, somewhere behind its first word on the edition."""
    lines = text.split("\n")
    first = lines.index("edition:")
    (edit,) = chance.choices(EDITS, _LIKELY)
    for _ in range(1000):
        at = chance.randrange(first, len(lines))
        changed = edit(chance, lines[at])
        if changed is not None:
            return "\n".join([*lines[:at], changed, *lines[at + 1 :]])
    return text


def list_edits(seed: int, text: str, count: int) -> Iterator[str]:
    """Yield a text, and so many edited ones, each but for some from the one before.

    Args:
        seed: of all chance.
        text: to begin with.
        count: of edits.
    """
    chance = random.Random(seed)  # noqa: S311  (nothing is secret here)
    yield text
    last = text
    for _ in range(count):
        last = edit_text(chance, text if chance.random() < 0.2 else last)
        yield last
