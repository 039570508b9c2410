"""Symbols that no family has: printed from a bundled face, named in Office's on slides; emoji refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import build
from reporting.content.emoji import find_emoji
from reporting.errors import ContentError
from tests.block_forms import Built, build_blocks, with_blocks
from tests.samples import write
from tests.tools import ooxml_errors, verapdf_failures

SYMBOLS = "✓✗★☆☐☑⚠→←↑↓↔●○◆▲▼■□•‣₂⁺≈≤≥×÷"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BLOCKS = f"""\
- id: symbols
  kind: bullets
  title: "A tick ✓ in a title"
  items: ["{SYMBOLS}", "**✓ bold**, *✗ slanted* ⚠️"]
- id: ticks
  kind: table
  title: Ticks in a table
  columns: [{{label: What}}, {{label: ★}}]
  rows: [[Apples, ✓], [Pears, ✗]]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_blocks(tmp_path_factory.mktemp("symbols"), BLOCKS)


def test_every_symbol_is_printed_and_read(built: Built) -> None:
    words = built.section.text
    assert SYMBOLS in words
    assert "A tick ✓ in a title" in words


def test_slides_name_a_face_that_office_has(built: Built) -> None:
    (slide,) = built.slides_of("A tick")
    faces = {}
    for run in slide._element.iter(f"{A}r"):
        latin = run.find(f"{A}rPr/{A}latin")
        faces[run.findtext(f"{A}t")] = latin.get("typeface")
    assert faces["✓"] == "Segoe UI Symbol"
    assert faces["A tick "] != "Segoe UI Symbol"
    assert faces[" bold"] != "Segoe UI Symbol"


def test_symbols_are_conforming(built: Built) -> None:
    assert verapdf_failures([built.pdf]) == {built.pdf: []}
    assert ooxml_errors(built.pptx) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Growth 🚀 is here", "emoji are not printed: “🚀”"),
        ("A farmer 👩‍🌾 and 👍🏽, 🇮🇹", "emoji are not printed: “👩‍🌾”, “👍🏽”, “🇮🇹”"),
        ("Key #️⃣", "emoji are not printed: “#️⃣”"),
    ],
)
def test_emoji_are_one_error_with_line_and_cure(
    tmp_path: Path, words: str, told: str
) -> None:
    text = with_blocks(f"- {{id: e, kind: callout, title: Look, text: '{words}'}}\n")
    path = write(tmp_path, text)
    with pytest.raises(ContentError) as caught:
        build(path, tmp_path / "out")
    (found,) = caught.value.problems
    assert (found.message, found.code) == (told, "E465")
    assert words in text.splitlines()[found.line - 1]
    assert "✓" in found.hint


def test_an_emoji_is_found_whole() -> None:
    assert find_emoji("a 👨‍👩‍👧 b ⚠️", {"👩"}) == ["👨‍👩‍👧"]
