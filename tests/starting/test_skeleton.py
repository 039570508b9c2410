from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporting import ContentError, build, check, load, start_dossier
from reporting.content.model import Content
from tests.chart_samples import write_charts
from tests.tools import ROOT

CONTENTS = [ROOT / "content.yaml", ROOT / "tests" / "heating" / "content.yaml"]
LEFT = {"W890", "W590", "W513", "W533", "W536"}
"""What is told of a skeleton: unwritten words, a speaker and terms that no source has."""


def shape(content: Content) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (
            section.id,
            [(block.id, block.kind, block.deck.value) for block in section.blocks],
        )
        for section in content.sections
    ]


@pytest.mark.parametrize("path", CONTENTS, ids=["shipped", "heating"])
def test_the_structure_stays_and_it_builds(path: Path, tmp_path: Path) -> None:
    start_dossier(tmp_path, like=path)
    old, new = load(path).content, load(tmp_path / "content.yaml").content
    assert shape(new) == shape(old)
    assert new.languages == old.languages
    assert new.edition.number == old.edition.number + 1
    assert [kind.id for kind in new.kinds] == [kind.id for kind in old.kinds]
    result = build(tmp_path / "content.yaml", tmp_path / "out", "all")
    assert {warning.code for warning in result.warnings} <= LEFT
    assert len(result.files) == 2 * len(old.languages)


@pytest.mark.parametrize("path", CONTENTS, ids=["shipped", "heating"])
def test_nothing_that_was_said_is_left(path: Path, tmp_path: Path) -> None:
    start_dossier(tmp_path, like=path)
    new = (tmp_path / "content.yaml").read_text("utf-8")
    for text in load(path).parsed.texts:
        if text.piece.where.startswith("kinds"):
            assert text.text in new  # they name no matter
        elif len(text.text) > 3:
            assert text.text not in new
    assert "Netflix" not in new
    assert "Aubach" not in new


def test_every_unwritten_text_is_told_with_its_line(tmp_path: Path) -> None:
    start_dossier(tmp_path, like=ROOT / "tests" / "heating" / "content.yaml")
    lines = (tmp_path / "content.yaml").read_text("utf-8").splitlines()
    blanks = [
        number
        for number, line in enumerate(lines, 1)
        if "[" in line
        and re.search(r"(?<!name: )\"\[(?!term)[a-z_]+( [a-z])?\]", line)
        and "terms" not in line
    ]
    problems = check(tmp_path / "content.yaml").problems
    told = {problem.line for problem in problems if problem.code == "W890"}
    assert set(blanks) <= told


def test_what_is_written_is_told_no_more(tmp_path: Path) -> None:
    start_dossier(tmp_path, like=ROOT / "content.yaml")
    path = tmp_path / "content.yaml"
    before = sum(problem.code == "W890" for problem in check(path).problems)
    text = path.read_text("utf-8").replace("[subtitle]", "A town decides")
    path.write_text(text, "utf-8")
    after = sum(problem.code == "W890" for problem in check(path).problems)
    assert before - after == 1


def test_a_title_in_brackets_of_its_own_is_left_alone() -> None:
    """The shipped content has such: `[Untitled article on …]`."""
    problems = check(ROOT / "content.yaml").problems
    assert not [problem for problem in problems if problem.code == "W890"]


def test_one_language_of_several(tmp_path: Path) -> None:
    start_dossier(tmp_path, "es", ROOT / "tests" / "heating" / "content.yaml")
    content = load(tmp_path / "content.yaml").content
    assert content.languages == ("es",)
    assert content.edition.title.get_words("es") == "[title]"


def test_a_chart_of_every_type_can_be_begun_again(
    tmp_path: Path,
) -> None:
    path = write_charts(tmp_path)
    start_dossier(tmp_path / "new", like=path)
    new = load(tmp_path / "new" / "content.yaml").content
    assert shape(new) == shape(load(path).content)


def test_a_broken_content_is_refused_with_its_problems(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("languages: [en]\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        start_dossier(tmp_path / "new", like=tmp_path / "old.yaml")
    assert caught.value.problems
    assert not (tmp_path / "new").exists()
