"""The file that is meant by a name of none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.reading.beside import find_close_file, list_files, suggest_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Tables").mkdir()
    (tmp_path / "images").mkdir()
    for name in (
        "content.yaml",
        "Tables/years.csv",
        "images/map.png",
        "images/plan.jpeg",
    ):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("contnet.yaml", "did you mean `content.yaml`?"),
        ("CONTENT.YAML", "did you mean `content.yaml`?"),
        ("tables/yaers.csv", "did you mean `Tables/years.csv`?"),
        ("map.png", "did you mean `images/map.png`?"),
        ("other.yml", "there is `content.yaml`"),
        ("images/a-very-long-word.jpg", "there is `images/plan.jpeg`"),
        ("images/zebra.svg", "put it there, or correct its name"),
        ("zebra", "put it there, or correct its name"),
        ("nowhere/zebra.yaml", "put it there, or correct its name"),
        ("a\0b/zebra.yaml", "put it there, or correct its name"),
    ],
)
def test_the_hint_names_what_is_meant(folder: Path, name: str, hint: str) -> None:
    assert suggest_file(folder, name) == hint


def test_no_more_than_three_files_of_a_kind_are_named(tmp_path: Path) -> None:
    for letter in "abc":
        (tmp_path / f"{letter * 9}.csv").touch()
    three = "there is `aaaaaaaaa.csv` and `bbbbbbbbb.csv` and `ccccccccc.csv`"
    assert suggest_file(tmp_path, "zzz.csv") == three
    (tmp_path / "ddddddddd.csv").touch()
    assert suggest_file(tmp_path, "zzz.csv") == "put it there, or correct its name"


def test_a_file_that_something_else_means_is_not_meant(folder: Path) -> None:
    assert find_close_file(folder, "contents.yaml") == "content.yaml"
    assert find_close_file(folder, "contents.yaml", ["content.yaml"]) == ""


def test_files_are_listed_as_a_content_calls_them(folder: Path) -> None:
    assert list_files(folder, "tables/x") == ["Tables/years.csv"]
    assert list_files(folder, "x") == ["content.yaml"]
    assert list_files(folder / "gone", "x") == []
