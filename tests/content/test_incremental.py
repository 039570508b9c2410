"""A content that is edited and read again in one process -> what reading all of it gives.

Random edits, sound and broken, are read with what is kept of the edits before, and the outcome
is held against that of a reader that knows nothing and reads the whole text at once. A share
runs here; `INCREMENTAL_EDITS=2000 pytest tests/content/test_incremental.py` runs more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
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
from tests.random_edits import list_edited
from tests.samples import write_every_block
from tests.tools import ROOT

EDITS = int(os.environ.get("INCREMENTAL_EDITS", "40"))
"""How many edits of each content are read."""

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
