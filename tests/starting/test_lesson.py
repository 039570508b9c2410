from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
import yaml

from reporting import UsageError, Verdict, build, check, load, start_dossier
from reporting.content.chart_blocks import Chart
from reporting.content.pieces import BLOCKS
from reporting.starting.lesson import (
    list_lesson_languages,
    list_words,
    read_asset,
    read_words,
)

LANGUAGES = list_lesson_languages()
WHOLE = [code for code in LANGUAGES if "-" not in code and code != "en"]
"""Languages whose words stand on no other's."""


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lesson")
    start_dossier(folder)
    return folder


def words_of_the_lesson() -> set[str]:
    """Return all that is read in the lesson but names, numbers and words of one letter."""
    content = yaml.safe_load(read_asset("content.yaml"))
    found = {
        words
        for path, words in list_words(content)
        if path[0] in {"edition", "entities", "figures", "claims", "sections"}
        and path[-1] not in SETTINGS
        and not words.isdigit()
    }
    lines = read_asset("minutes.txt").decode().splitlines()
    return {*found, *filter(None, lines)} - NAMES


SETTINGS = {
    "status",
    "type",
    "deck",
    "align",
    "speaker",
    "csv",
    "file",
    "currency",
    "source",
    "disagrees_with",
}
NAMES = {"Anna Weber", "council", "weber", "traders", "counts"}


@pytest.mark.parametrize("language", WHOLE)
def test_all_that_is_read_has_its_words(language: str) -> None:
    assert words_of_the_lesson() - set(read_words(language)) == set()


@pytest.mark.parametrize("language", WHOLE)
def test_there_are_no_words_for_what_is_not_there(language: str) -> None:
    cells = {
        cell
        for row in csv.reader(read_asset("loans.csv").decode().splitlines())
        for cell in row
    }
    titles = {
        "Minutes",
        "Minutes of the town council of Marlingen",
        "Town council of Marlingen",
        "October 2026",
        "Count",
        "Loans by season",
        "it ends with September",
    }
    known = words_of_the_lesson() | cells | titles
    assert set(read_words(language)) - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_builds_at_once_and_holds_what_it_says(
    language: str, tmp_path: Path
) -> None:
    start_dossier(tmp_path, language)
    result = build(tmp_path / "content.yaml", tmp_path / "out")
    assert [str(warning) for warning in result.warnings] == []
    verdicts = {entry.verdict for entry in result.evidence.citations}
    assert verdicts == {Verdict.FOUND}
    assert load(tmp_path / "content.yaml").content.languages == (language,)


def test_each_kind_of_block_stands_there_once(english: Path) -> None:
    sections = load(english / "content.yaml").content.sections
    kinds = [block.kind for section in sections for block in section.blocks]
    assert sorted(kinds) == sorted(BLOCKS)


def test_its_source_is_cited_by_paragraphs_and_by_cells(english: Path) -> None:
    claims = load(english / "content.yaml").content.claims
    cites = [cite for claim in claims for cite in claim.cites]
    assert any(cite.paragraph for cite in cites)
    assert any(cite.cell for cite in cites)
    assert any(cite.hedge for cite in cites)


def test_its_chart_is_drawn_from_its_table(english: Path) -> None:
    sections = load(english / "content.yaml").content.sections
    charts = [
        block
        for section in sections
        for block in section.blocks
        if isinstance(block, Chart)
    ]
    assert [chart.data.csv for chart in charts] == ["loans.csv"]


def test_a_changed_source_is_told(tmp_path: Path) -> None:
    """The lesson's evidence is real: a slip in the copy shows."""
    start_dossier(tmp_path)
    copy = tmp_path / "minutes.txt"
    copy.write_text(copy.read_text("utf-8").replace("840", "480"), "utf-8")
    report = check(tmp_path / "content.yaml")
    found = {entry.verdict for entry in report.citations if entry.claim == "loans"}
    assert Verdict.FOUND not in found


def test_its_theme_is_one(english: Path) -> None:
    result = build(
        english / "content.yaml", english / "themed", theme=english / "theme.yaml"
    )
    assert result.warnings == ()


def test_its_hashes_are_of_its_copies(english: Path) -> None:
    for source in load(english / "content.yaml").content.sources:
        data = (english / source.file).read_bytes()
        assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_comments_stand_where_they_stood(tmp_path: Path) -> None:
    start_dossier(tmp_path, "pl")
    kept = [
        line.partition("#")[2]
        for line in (tmp_path / "content.yaml").read_text("utf-8").splitlines()
        if "#" in line
    ]
    bundled = [
        line.partition("#")[2]
        for line in read_asset("content.yaml").decode().splitlines()
        if "#" in line
    ]
    assert kept == bundled


def test_a_language_without_a_lesson_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(UsageError, match=r"`sv`; there is one in en, .*pl"):
        start_dossier("nowhere", "sv")
    assert not Path("nowhere").exists()
