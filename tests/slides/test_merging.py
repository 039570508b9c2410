"""A block that asks to join the slide before it and cannot is told, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import build
from reporting.errors import Problem
from tests.samples import EVERY_BLOCK, write


def warn_of_merges(folder: Path, text: str) -> list[Problem]:
    result = build(write(folder, text), folder / "out", only="deck", languages="all")
    return [one for one in result.warnings if "`merge`" in one.message]


def ask_to_merge(block: str) -> tuple[str, int]:
    """Return the sample with `deck: merge` on a block, and the line that says so."""
    lines = EVERY_BLOCK.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == f"- id: {block}")
    indent = " " * (lines[at].index("id:"))
    return "\n".join(
        [*lines[: at + 1], f"{indent}deck: merge", *lines[at + 1 :]]
    ), at + 2


def test_the_sample_merges_what_can_be_merged(tmp_path: Path) -> None:
    assert "deck: merge" in EVERY_BLOCK
    assert warn_of_merges(tmp_path, EVERY_BLOCK) == []


@pytest.mark.parametrize("block", ["crop-column", "lane-says"])
def test_a_merge_without_effect_is_told_once_with_its_line(
    tmp_path: Path, block: str
) -> None:
    """A chart joins nothing; a quotation does not join the slide of a picture or a comparison."""
    text, line = ask_to_merge(block)
    (warning,) = warn_of_merges(tmp_path, text)
    assert warning.line == line
    assert warning.severity == "warning"
    assert warning.where is not None
    assert warning.where.endswith(".deck")
