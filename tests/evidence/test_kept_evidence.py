"""Evidence of a content that is edited again and again: what is told is what a new reader tells.

`EVIDENCE_EDITS` says how many edits are tried of each content; a few, when it is not set.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reporting import ContentError, Problem, Report, memory
from reporting.checking import examine_sources, load_bytes
from tests.evidence.dossiers import (
    ENGLISH,
    ITALIAN,
    dossier,
    html,
    pdf,
    source_id,
    text,
    write,
)
from tests.tools import ROOT

EDITS = int(os.environ.get("EVIDENCE_EDITS", "12"))
Outcome = Report | tuple[Problem, ...]
FILES = {"one.txt": text(ENGLISH), "two.html": html(ITALIAN), "three.pdf": pdf(ENGLISH)}
CITES = [
    (source_id("one.txt"), 2, ["Orchard", "16%"]),
    (source_id("two.html"), 3, ["Vera Lane", "2016"]),
    (source_id("three.pdf"), 4, ["not confirmed"]),
]
WORDS = (
    "Orchid",
    "Vera Lame",
    "17",
    "3,1",
    "3.1 billion",
    "2015",
    "not",
    "if",
    "Mai 2024",
    "x",
)


_WORDS = 8
"""Spaces of a line from which on it says something."""


def make_small(folder: Path) -> Path:
    """Write a small dossier on three copies, with entities and a figure in its words."""
    data = dossier(FILES, CITES, "en")
    data["entities"] = [
        {"id": "orchard", "kind": "organisation", "name": "Orchard", "line": "A farm"},
        {"id": "lane", "kind": "person", "name": "Vera Lane", "line": "Its head"},
    ]
    return write(folder, data, FILES)


def make_heating(folder: Path) -> Path:
    """Copy the second content with its files."""
    shutil.copytree(ROOT / "tests/heating", folder, dirs_exist_ok=True)
    return folder / "content.yaml"


def edit(data: bytes, chance: random.Random) -> bytes:
    """Return a text in which a word is another, lacks, or stands twice, or a line lacks."""
    lines = [line for line in re.finditer(rb".+", data) if line[0].count(b" ") > _WORDS]
    words = re.compile(rb"(?<=[ '\"\[])[\w%.,-]+(?![\w:])")
    found = [word for line in lines for word in words.finditer(data, *line.span())]
    if not found:
        return data
    one = chance.choice(found)
    start, end = one.span()
    other = chance.choice((*WORDS, "", f"{one[0].decode()} {one[0].decode()}"))
    if chance.random() < 0.1:
        start = data.rfind(b"\n", 0, start) + 1
        end = data.find(b"\n", end) + 1 or len(data)
        other = "\n" if chance.random() < 0.5 else ""
    return data[:start] + other.encode() + data[end:]


def find_outcome(path: Path, data: bytes) -> Outcome:
    """Return the report on a content, or its problems."""
    memory.begin_generation()
    try:
        return examine_sources(load_bytes(path, data), None)
    except ContentError as error:
        return error.problems


@pytest.mark.parametrize("make", [make_small, make_heating])
def test_an_edited_content_is_told_what_a_new_one_is(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAKE_REPORT_CACHE", "off")
    path = make(tmp_path)
    whole = path.read_bytes()
    chance = random.Random(16)  # noqa: S311  (nothing is secret here)
    copies = sorted(p for p in tmp_path.rglob("*") if p.suffix in {".txt", ".html"})
    originals = {copy: copy.read_bytes() for copy in copies}
    steps: list[tuple[bytes, dict[Path, bytes], Outcome]] = []
    first = find_outcome(path, whole)
    assert isinstance(first, Report)
    data = whole
    for number in range(EDITS):
        data = edit(whole if number % 3 == 0 else data, chance)
        copy = chance.choice(copies)
        if number % 4 == 3:
            copy.write_bytes(edit(originals[copy], chance))
        now = {copy: copy.read_bytes() for copy in copies}
        steps.append((data, now, find_outcome(path, data)))
    reports = [outcome for *_, outcome in steps if isinstance(outcome, Report)]
    assert len(reports) > EDITS / 6
    assert any(report.problems for report in reports)
    for data, files, outcome in steps:
        memory.forget_all()
        for copy, content in files.items():
            copy.write_bytes(content)
        assert find_outcome(path, data) == outcome
