"""The pages in .docs/ say what is so, and the README links them."""

import re
import tomllib
from pathlib import Path

import pytest

from reporting.version import __version__
from tests.tools import ROOT

PAGES = sorted((ROOT / ".docs").glob("*.md"))
TOP_LEVEL = {
    "README.md",
    "assets",
    "content.yaml",
    "evidence.json",
    "out",
    "pyproject.toml",
    "reporting",
    "tests",
}


def test_the_change_log_begins_with_this_version() -> None:
    text = (ROOT / ".docs/changes.md").read_text("utf-8")
    heads = re.findall(r"^## (\d+\.\d+\.\d+) \(([^)]+)\)$", text, flags=re.MULTILINE)
    assert heads[0][0] == __version__
    versions = [tuple(map(int, version.split("."))) for version, _ in heads]
    assert versions == sorted(versions, reverse=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_is_linked_from_the_readme(page: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"(.docs/{page.name})" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = re.findall(r"`((?:\.ci|tests|reporting|assets)/[\w./-]+)", text)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []


def test_the_top_level_is_fixed() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - {"dist"} == TOP_LEVEL


def test_the_package_says_who_and_what_it_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["authors"] == [{"name": "the make-report contributors"}]
    assert {"pdf", "powerpoint"} <= set(project["keywords"])
    assert "Programming Language :: Python :: 3.11" in project["classifiers"]
