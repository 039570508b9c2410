"""A theme is read once while its file, and those beside it, stay as they are."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from reporting.design.theme import read_theme


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
