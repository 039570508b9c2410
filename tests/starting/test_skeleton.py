from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporting import ContentError, build, check, load, start_dossier
from reporting.content.model import Content
from reporting.errors import Problem
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


def told(path: Path) -> list[Problem]:
    return [problem for problem in check(path).problems if problem.code == "W890"]


def test_very_many_unwritten_texts_are_told_in_one_line(tmp_path: Path) -> None:
    start_dossier(tmp_path, like=ROOT / "tests" / "heating" / "content.yaml")
    path = tmp_path / "content.yaml"
    (problem,) = told(path)
    lines = path.read_text("utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, 1) if "[title]" in line)
    assert problem.line == first
    count = re.match(r"\d+", problem.message)
    assert count
    assert int(count[0]) > 100


def test_few_unwritten_texts_are_told_each_with_its_line(tmp_path: Path) -> None:
    start_dossier(tmp_path)
    path = tmp_path / "content.yaml"
    text = path.read_text("utf-8")
    text = text.replace("title: How to borrow", 'title: "[title]"')
    text = text.replace("- Patience", '- "[item c]"')
    path.write_text(text, "utf-8")
    lines = text.splitlines()
    left = [
        number for number, line in enumerate(lines, 1) if re.search(r'"\[(t|i)', line)
    ]
    assert [problem.line for problem in told(path)] == left
    assert len(left) == 2


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
