"""What the bundled typefaces lack, found in a file that a curator wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import build
from reporting.errors import ContentError, Severity
from tests.samples import write_every_block


def planted(
    folder: Path, old: str, new: str, name: str = "content.yaml"
) -> tuple[Path, int]:
    """Write a sound content with one change; return it and the line of the change."""
    content = write_every_block(folder)
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return content, text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("written", ["中", '"\\u4e2d"'], ids=["as it is", "escaped"])
def test_a_character_that_no_typeface_has_is_an_error_with_its_line(
    tmp_path: Path, written: str
) -> None:
    content, line = planted(tmp_path, "title: Orchard grows", f"title: {written}")
    with pytest.raises(ContentError) as raised:
        build(content, tmp_path / "out", only="pdf")
    (problem,) = [
        one for one in raised.value.problems if one.severity is Severity.ERROR
    ]
    assert (problem.line, problem.where) == (line, "sources[0].title")
    assert "“中” (U+4E2D)" in problem.message
    assert not (tmp_path / "out").exists()


def test_a_text_in_a_script_that_no_typeface_has_is_one_error(tmp_path: Path) -> None:
    content, line = planted(
        tmp_path, "title: Orchard grows", "title: In 上善若水 and 水善利萬物 it says"
    )
    with pytest.raises(ContentError) as raised:
        build(content, tmp_path / "out", only="pdf")
    (problem,) = raised.value.problems
    assert (problem.line, problem.column) == (line, 15)
    assert problem.message == (
        "no font has the characters “上” (U+4E0A), “善” (U+5584), “若” (U+82E5), "
        "“水” (U+6C34), “利” (U+5229) and 2 others"
    )
    assert "fallback" in problem.hint


def test_a_character_of_another_bundled_typeface_is_lent_and_told_once(
    tmp_path: Path,
) -> None:
    content, line = planted(tmp_path, "title: Orchard grows", "title: Сад and сад")
    result = build(content, tmp_path / "out", languages="all", only="pdf")
    (warning,) = [one for one in result.warnings if "lends" in one.message]
    assert warning.line == line
    assert warning.message == "Gelasio lacks “С а д с”; Carlito lends it"


def test_a_deck_does_not_ask_for_bundled_glyphs(tmp_path: Path) -> None:
    content, _ = planted(tmp_path, "title: Orchard grows", "title: 中")
    assert build(content, tmp_path / "out", only="deck").files
