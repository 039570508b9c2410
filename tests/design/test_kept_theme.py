"""A theme is read once while its file, and those beside it, stay as they are."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from reporting.design.theme import read_theme
from reporting.design.tokens import find_font_file
from reporting.pdf.font_facts import read_file_facts
from tests.small_fonts import LATIN, make_font


def write_theme(folder: Path) -> Path:
    """Write a theme with a logo beside it."""
    Image.new("RGB", (64, 32), "white").save(folder / "logo.png")
    path = folder / "theme.yaml"
    path.write_text("name: ours\nlogo: {file: logo.png, height: 10 mm}\n", "utf-8")
    return path


def test_an_unchanged_theme_is_the_same_and_so_are_its_accents(tmp_path: Path) -> None:
    path = write_theme(tmp_path)
    first = read_theme(path)
    assert read_theme(path) is first
    assert first.assign_accents(["a"]) is read_theme(path).assign_accents(["a"])
    assert first.assign_accents(["b"]) is not first.assign_accents(["a"])


def test_another_file_beside_a_theme_is_seen(tmp_path: Path) -> None:
    path = write_theme(tmp_path)
    first = read_theme(path)
    Image.new("RGB", (64, 32), "black").save(tmp_path / "logo.png")
    second = read_theme(path)
    assert second is not first
    assert first.theme.logo
    assert second.theme.logo
    assert second.theme.logo.file.source == (tmp_path / "logo.png").read_bytes()
    assert read_theme(path) is second


def test_a_font_in_the_place_of_another_says_its_own(tmp_path: Path) -> None:
    may_be_edited = []
    for rights in (0, 4):  # 4: to be read and printed, not edited
        make_font(tmp_path / "Boxes.ttf", LATIN, rights=rights)
        font = find_font_file("Boxes.ttf", tmp_path)
        may_be_edited.append(read_file_facts(font.path, font.key).may_be_edited)
    assert may_be_edited == [True, False]


def test_a_font_that_comes_to_stand_beside_a_theme_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text("name: ours\n", "utf-8")
    before = read_theme(path)
    own = tmp_path / "fonts" / "Carlito-BoldItalic.ttf"
    own.parent.mkdir()
    make_font(own, LATIN)
    after = read_theme(path).theme.fonts.families["sans"].bold_italic
    assert before.theme.fonts.families["sans"].bold_italic.bundled
    assert after.path == own
