"""A content -> the same edited at random, as a curator does and as a slip of the hand does."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Edit = Callable[[random.Random, list[str]], None]
_BITS = (
    '"', "'", ": ", " #", "# x", "- ", "  ", "\t", "{", "}", "[", "]", "&a ", "*a ", "|", ">-",
    "…", "é", "e\u0301", "\u00a0", "\u202e", "\x07", "16%", "[^growth]", "*", "**", "\\", ",",
    "!x ", "? ", "<<: ", "---", "...", "%", "null", "1.000", "sections", "blocks:", "id:",
)  # fmt: skip
"""What an edit may put into a line."""


def change_word(chance: random.Random, lines: list[str]) -> None:
    """Put another word for one of a line."""
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    words[chance.randrange(len(words))] = chance.choice(("", "other", "Orchard", "12"))
    lines[at] = " ".join(words)


def insert_bit(chance: random.Random, lines: list[str]) -> None:
    """Put something that may mean something to YAML into a line."""
    at = chance.randrange(len(lines))
    line = lines[at]
    column = chance.choice((0, chance.randint(0, len(line)), len(line)))
    lines[at] = line[:column] + chance.choice(_BITS) + line[column:]


def delete_characters(chance: random.Random, lines: list[str]) -> None:
    """Take some characters from a line."""
    at = chance.randrange(len(lines))
    line = lines[at]
    column = chance.randint(0, len(line))
    lines[at] = line[:column] + line[column + chance.randint(1, 4) :]


def delete_lines(chance: random.Random, lines: list[str]) -> None:
    """Take some lines."""
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice((1, 1, 2, 9))]
    lines.append("")


def insert_line(chance: random.Random, lines: list[str]) -> None:
    """Put a line in that says nothing, or is one of the others."""
    blanks = " " * chance.randint(0, 8)
    line = chance.choice(("", f"{blanks}# aside", f"{blanks}- x", *lines))
    lines.insert(chance.randrange(len(lines)), line)


def move_lines(chance: random.Random, lines: list[str]) -> None:
    """Put some lines elsewhere."""
    at = chance.randrange(len(lines))
    moved = lines[at : at + chance.choice((1, 3, 12))]
    del lines[at : at + len(moved)]
    to = chance.randint(0, len(lines))
    lines[to:to] = moved


def indent_lines(chance: random.Random, lines: list[str]) -> None:
    """Indent some lines otherwise."""
    at = chance.randrange(len(lines))
    by = chance.choice((-4, -2, -1, 1, 2, 4))
    for place in range(at, min(len(lines), at + chance.choice((1, 1, 5, 30)))):
        line = lines[place]
        lines[place] = " " * by + line if by > 0 else line.removeprefix(" " * -by)


def end_lines_otherwise(chance: random.Random, lines: list[str]) -> None:
    """End all lines, or one, as Windows does."""
    some = (
        range(len(lines)) if chance.random() < 0.7 else [chance.randrange(len(lines))]
    )
    for place in some:
        lines[place] = lines[place].rstrip("\r") + "\r"


_ALL: tuple[Edit, ...] = (
    change_word,
    change_word,
    change_word,
    insert_bit,
    insert_bit,
    delete_characters,
    delete_lines,
    insert_line,
    insert_line,
    move_lines,
    indent_lines,
    end_lines_otherwise,
)


def list_edited(text: str, count: int, seed: int) -> Iterator[str]:
    """Yield texts with one edit after the other, some of which begin with the first again."""
    chance = random.Random(seed)  # noqa: S311  (not for secrets)
    lines = text.split("\n")
    for _ in range(count):
        if chance.random() < 0.4:
            lines = text.split("\n")
        chance.choice(_ALL)(chance, lines)
        mark = "\ufeff" if chance.random() < 0.03 else ""
        yield mark + "\n".join(lines)
