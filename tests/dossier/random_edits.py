"""Lines of a content file -> the same with one thing changed, as a person edits.

A word is turned round, doubled, dropped or made bold, a number grows, a comment is put between
lines, a text gets another word at its end. Some edits are slips that no content may have.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

_TRIES = 80
_KEYS = "text|title|takeaway|label|body|summary|subtitle"


def _turn(line: str) -> str:
    return _change(r"(.*\s)([a-z]{5,})([ .,].*)", line, lambda word: word[::-1])


def _double(line: str) -> str:
    return _change(r"(.*\s)([a-z]{5,})([ .,].*)", line, lambda word: f"{word} {word}")


def _drop(line: str) -> str:
    return _change(r"(.*\s[a-z]{4,} )([a-z]{4,} )([a-z].*)", line, lambda _: "")


def _embolden(line: str) -> str:
    return _change(
        r"(.*\s[a-z]{4,} )([a-z]{4,})( .*)", line, lambda word: f"**{word}**"
    )


def _count(line: str) -> str:
    pattern = r"(\s*(?:- )?(?:value|values|share): *\[?)(\d+)(.*)"
    return _change(pattern, line, lambda number: str(int(number) + 1))


def _add(line: str) -> str:
    return _change(
        rf"(\s+(?:- )?(?:{_KEYS}): )(.*)()", line, lambda text: f"{text} Qjxß"
    )


def _part(line: str) -> str:
    return f"# a remark\n{line}"


_EDITS = (_turn, _double, _drop, _embolden, _count, _add, _part)


def _change(pattern: str, line: str, edit: Callable[[str], str]) -> str:
    """Return a line whose second group is edited; itself where the pattern does not fit."""
    match = re.fullmatch(pattern, line)
    if match is None:
        return line
    return f"{match[1]}{edit(match[2])}{match[3]}"


def edit_lines(lines: Sequence[str], chance: random.Random) -> list[str]:
    """Return lines of a content of which one is another.

    Args:
        lines: of the file.
        chance: chooses which, and how.
    """
    edited = list(lines)
    for _ in range(_TRIES):
        at = chance.randrange(len(edited))
        changed = chance.choice(_EDITS)(edited[at])
        if changed != edited[at]:
            edited[at] = changed
            break
    return "\n".join(edited).split("\n")
