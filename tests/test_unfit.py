"""A text that no slide holds is an error with its line, in every language at once, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import ContentError, build
from tests.samples import EVERY_BLOCK, write

LONG = "The robots of the orchard pick apples by night " * 14


def refused(folder: Path, old: str, new: str) -> list[str]:
    assert old in EVERY_BLOCK
    path = write(folder, EVERY_BLOCK.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        build(path, folder / "out", languages="all")
    assert not (folder / "out").exists()
    return [
        str(one).replace(str(path), "content.yaml")
        for one in caught.value.problems
        if one.severity == "error"
    ]


def line_of(text: str, words: str) -> int:
    return next(
        number for number, line in enumerate(text.splitlines(), 1) if words in line
    )


def test_a_title_that_is_too_long_in_both_languages_is_two_problems(
    tmp_path: Path,
) -> None:
    title = next(
        line for line in EVERY_BLOCK.splitlines() if "From trial to harvest" in line
    )
    place = line_of(EVERY_BLOCK, "From trial to harvest")
    changed = title.replace("From trial to harvest", LONG)
    problems = refused(tmp_path, title, changed)
    assert len(problems) == 1
    message, where, hint = problems[0].splitlines()
    assert message.startswith(f"content.yaml:{place}:")
    assert "does not fit a slide" in message
    assert where.strip() == "in sections[2].blocks[0].title"
    assert hint.strip().startswith("hint: shorten it")


def test_a_title_of_three_lines_is_warned_of_and_written(tmp_path: Path) -> None:
    title = next(
        line for line in EVERY_BLOCK.splitlines() if "From trial to harvest" in line
    )
    changed = title.replace(
        "From trial to harvest", "The robots of the orchard pick apples by night " * 4
    )
    path = write(tmp_path, EVERY_BLOCK.replace(title, changed, 1))
    result = build(path, tmp_path / "out", only="deck")
    (warning,) = (one for one in result.warnings if "two lines" in one.message)
    assert warning.line == line_of(EVERY_BLOCK, "From trial to harvest")
    assert warning.where == "sections[2].blocks[0].title"
    assert len(result.files) == 1


def test_a_question_that_is_too_long_is_named_at_its_line(tmp_path: Path) -> None:
    place = line_of(EVERY_BLOCK, "Time, or time and cost?")
    (problem,) = refused(tmp_path, "Time, or time and cost?", LONG)
    assert problem.startswith(f"content.yaml:{place}:")
    assert "question" in problem.splitlines()[1]


def test_a_table_whose_numbers_no_page_holds_is_named_at_its_line(
    tmp_path: Path,
) -> None:
    old = EVERY_BLOCK[EVERY_BLOCK.index("      - id: crop-table") :]
    old = old[: old.index("      - id: csv-table")]
    columns = "".join(
        f"          - {{label: {{en: Year {at}, it: Anno {at}}}, align: end}}\n"
        for at in range(12)
    )
    cells = ", ".join(['"1,234,567,890,123"'] * 12)
    wide = (
        "      - id: crop-table\n        kind: table\n"
        "        title: {en: A table, it: Una tabella}\n        unsourced: counted by us\n"
        f"        columns:\n{columns}        rows:\n          - [{cells}]\n"
    )
    path = write(tmp_path, EVERY_BLOCK.replace(old, wide, 1))
    with pytest.raises(ContentError) as caught:
        build(path, tmp_path / "out", only="pdf")
    (problem,) = [one for one in caught.value.problems if one.severity == "error"]
    assert problem.line == line_of(EVERY_BLOCK, "- id: crop-table")
    assert "no room on the page" in problem.message
    assert "fewer columns" in problem.hint


@pytest.mark.parametrize(
    ("key", "old", "times"),
    [
        ("why_now", "The harvest begins in a week.", 80),
        ("title", "The orchard and its machines", 80),
        ("subtitle", "Picking by robot", 80),
        ("audience", "The board", 80),
    ],
)
def test_a_text_that_the_cover_does_not_hold_is_named_at_its_line(
    tmp_path: Path, key: str, old: str, times: int
) -> None:
    path = write(tmp_path, EVERY_BLOCK.replace(old, LONG[:60] * times, 1))
    with pytest.raises(ContentError) as caught:
        build(path, tmp_path / "out", only="pdf")
    (problem,) = [one for one in caught.value.problems if one.severity == "error"]
    assert problem.line == line_of(EVERY_BLOCK, old)
    assert problem.where == f"edition.{key}"
    assert "no room on the cover" in problem.message
    assert not (tmp_path / "out").exists()
