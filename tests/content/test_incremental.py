"""A content that is edited and read again in one process -> what reading all of it gives.

Random edits, sound and broken, are read with what is kept of the edits before, and the outcome
is held against that of a reader that knows nothing and reads the whole text at once. A share
runs here; `INCREMENTAL_EDITS=2000 pytest tests/content/test_incremental.py` runs more.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting.checking import load_bytes
from reporting.content import pieces
from reporting.content.validate import Loaded
from reporting.content.values import Text
from reporting.content.walking import walk_models
from reporting.errors import ContentError
from reporting.memory import begin_generation, forget_all
from reporting.reading.parted_yaml import read_parted
from tests.samples import write_every_block
from tests.tools import ROOT

EDITS = int(os.environ.get("INCREMENTAL_EDITS", "60"))
"""How many edits of each content are read."""

Edit = Callable[[random.Random, list[str]], None]
_BITS = (
    '"', "'", ": ", " #", "# x", "- ", "  ", "\t", "{", "}", "[", "]", "&a ", "*a ", "|", ">-",
    "…", "é", "e\u0301", "\u00a0", "\u202e", "\x07", "16%", "[^growth]", "*", "**", "\\", ",",
    "!x ", "? ", "<<: ", "---", "...", "%", "null", "1.000", "sections", "blocks:", "id:",
)  # fmt: skip
"""What an edit may put into a line."""


# ---------------------------------------------------------------- edits


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


# ---------------------------------------------------------------- what is read


def list_places(loaded: Loaded) -> Iterator[object]:
    """Yield where everything of a content is written."""
    content = loaded.content
    lists = (content.kinds, content.sources, content.entities, content.figures)
    for _, model in walk_models((content.edition, *lists, content.sections)):
        origin = loaded.origins.find(model)
        yield origin and loaded.origins.locate(origin)
        if isinstance(model, Text):
            for code in model.by_language:
                origin = loaded.origins.find_text(model, code)
                yield origin and (origin, loaded.origins.locate(origin))


def read(path: Path, data: bytes) -> Any:
    """Return all that reading a content gives: itself, what is wrong, where it is written."""
    begin_generation()
    try:
        loaded = load_bytes(path, data)
    except ContentError as error:
        return error.problems
    warnings = (loaded.warnings, loaded.accepted, loaded.accepted_kinds)
    return loaded.content, warnings, list(list_places(loaded))


def read_whole(path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the same of a reader that knows nothing, and parts no text."""
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "read_parted", lambda *_: None)
        return read(path, data)


@pytest.fixture(params=["every block", "shipped", "heating"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "shipped":
        return ROOT / "content.yaml"
    if request.param == "heating":
        return ROOT / "tests/heating/content.yaml"
    return write_every_block(tmp_path)


def test_an_edited_content_is_read_as_if_it_were_new(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_text(encoding="utf-8")
    read(path, text.encode())
    for number, edited in enumerate(list_edited(text, EDITS, seed=len(text))):
        data = edited.encode()
        warm = read(path, data)
        assert warm == read_whole(path, data, monkeypatch), f"edit {number}:\n{edited}"


def test_most_edits_of_words_leave_most_stretches_alone(path: Path) -> None:
    """A check that could not fail: the reader of stretches is asked, and it knows them."""
    text = path.read_text(encoding="utf-8")
    forget_all()
    lists, kept = pieces._PARTED, pieces._KEPT
    first = read_parted(text, "c.yaml", 10**6, lists, kept)
    later = read_parted(f"# aside\n{text}", "c.yaml", 10**6, lists, kept)
    assert first
    assert later
    assert len(first.nodes) > 20
    for where, node in first.nodes.items():
        inner = "sections" in where and "." not in where  # filled anew each time
        assert inner or node is later.nodes[where]
        assert later.stretches[where].line == first.stretches[where].line + 1
