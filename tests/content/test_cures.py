"""What people write out of habit from elsewhere -> the word that is meant here."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import check
from reporting.content.form_cures import suggest_hash, suggest_id, suggest_language
from reporting.reading import synonyms
from tests.content.planted import changed, only
from tests.evidence.orchard import write_orchard
from tests.samples import EVERY_BLOCK, MINIMAL

KEYS = [
    # what stands in the sample, what is written instead, what it is called
    ("    link: https", "    url: https", "link"),
    ("    link: https", "    href: https", "link"),
    ("    published: 2026-10-02", "    date: 2026-10-02", "published"),
    ("    outlet: The Gazette", "    publisher: The Gazette", "outlet"),
    ("    author: Ada Reed", "    by: Ada Reed", "author"),
    ("    file: gazette.txt", "    path: gazette.txt", "file"),
    ("    name: Pomona\n", "    title: Pomona\n", "name"),
    (
        "    by: [orchard]\n    status: confirmed",
        "    who: [orchard]\n    status: confirmed",
        "by",
    ),
    ("        file: images/robot.png", "        src: images/robot.png", "file"),
    ("    line: {en: Grows apples.", "    description: {en: Grows apples.", "line"),
    ("  minutes: 20\n", "  duration: 20\n", "minutes"),
    ("  presenter: Ada Reed", "  speaker: Ada Reed", "presenter"),
    ("    value: 10\n", "    amount: 10\n", "value"),
    ("        speaker: vera-lane", "        who: vera-lane", "speaker"),
]


@pytest.mark.parametrize(("old", "new", "meant"), KEYS)
def test_a_key_from_elsewhere_is_told_what_it_is_called_here(
    tmp_path: Path, old: str, new: str, meant: str
) -> None:
    problem = only(tmp_path, EVERY_BLOCK.replace(old, new, 1))
    word = new.strip().partition(":")[0]
    assert problem.code == "E201"
    assert problem.hint == f"`{word}` is called `{meant}` here"


WORDS = [
    ("        type: doughnut\n", "        type: pie\n", "doughnut"),
    ("        type: doughnut\n", "        type: donut\n", "doughnut"),
    ("        kind: quotation\n", "        kind: quote\n", "quotation"),
    ("        kind: image\n", "        kind: picture\n", "image"),
    ("    kind: production\n", "    kind: movie\n", "production"),
    ("    status: unconfirmed\n", "    status: alleged\n", "unconfirmed"),
    ("align: end", "align: right", "end"),
]


@pytest.mark.parametrize(("old", "new", "meant"), WORDS)
def test_a_word_from_elsewhere_is_told_what_it_is_called_here(
    tmp_path: Path, old: str, new: str, meant: str
) -> None:
    problem = only(tmp_path, EVERY_BLOCK.replace(old, new, 1))
    word = new.strip().partition(": ")[2]
    assert problem.hint == f"`{word}` is called `{meant}` here"


def test_a_block_whose_kind_is_called_its_type(tmp_path: Path) -> None:
    problem = only(
        tmp_path, changed("        kind: prose\n", "        type: prose\n", MINIMAL)
    )
    assert problem.hint == "did you mean `kind`?"


def test_a_date_that_a_source_does_not_give_is_no_unnamed(tmp_path: Path) -> None:
    problem = only(
        tmp_path,
        changed("unnamed: [outlet, author]", "unnamed: [outlet, author, published]"),
    )
    assert (
        problem.hint
        == "a source without a date has `undated: {inferred: …, basis: …}` instead"
    )


@pytest.mark.parametrize("range_", ["4-5", "4–5", "4, 5", "4 and 5", "4 to 5"])
def test_several_paragraphs_are_several_citations(tmp_path: Path, range_: str) -> None:
    problem = only(
        tmp_path,
        changed(
            "paragraph: 2, terms: [Orchard, 16%]",
            f'paragraph: "{range_}", terms: [Orchard, 16%]',
            MINIMAL,
        ),
    )
    assert problem.code == "E264"
    assert problem.message == f"a citation names one paragraph, not several: `{range_}`"
    assert problem.hint == "give one citation each: `paragraph: 4` and `paragraph: 5`"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Vera Lane", "write `vera-lane`; between two ids stands a comma"),
        ("Señor_Ágil", "write `senor-agil`"),
        ("Q2", "write `q2`"),
        ("—", ""),
    ],
)
def test_an_id_is_made_of_what_was_written(words: str, hint: str) -> None:
    assert suggest_id(words) == hint


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("English", "write `en`"),
        ("EN", "write `en`"),
        ("en_us", "write `en-US`"),
        ("a language", ""),
    ],
)
def test_a_language_is_told_its_code(words: str, hint: str) -> None:
    assert suggest_language(words) == hint


def test_a_hash_that_is_cut_off_or_large() -> None:
    assert suggest_hash("AB" * 32) == "write its letters small"
    assert suggest_hash("ab12") == "it has 4 digits, not 64: copy the whole"
    assert suggest_hash("none").startswith("`sha256sum` prints it")


def test_no_word_is_said_to_be_called_as_it_is() -> None:
    for table in (synonyms._KEYS, synonyms._WORDS):
        for word, meanings in table.items():
            assert word not in meanings.split(), word


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("images/robot.png", "images/robots.png", "did you mean `images/robot.png`?"),
        ("images/robot.png", "robot.png", "did you mean `images/robot.png`?"),
        ("images/robot.png", "Images/Robot.PNG", "did you mean `images/robot.png`?"),
        ("images/robot.png", "images/other-picture.png", "there is `images/robot.png`"),
        ("images/robot.png", "photo.jpg", "put it there, or correct its name"),
        (
            "csv: crop.csv\n        columns",
            "csv: corp.csv\n        columns",
            "did you mean `crop.csv`?",
        ),
    ],
)
def test_a_file_that_is_not_there_names_the_one_that_is(
    tmp_path: Path, old: str, new: str, hint: str
) -> None:
    problem = only(tmp_path, changed(old, new))
    assert problem.message.endswith("does not exist")
    assert problem.hint == hint


def test_row_14_a_copy_that_is_called_otherwise_is_told(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    text = path.read_text("utf-8").replace("file: gazette.txt", "file: gazete.txt")
    path.write_text(text, "utf-8")
    report = check(path)
    (problem,) = report.problems
    assert problem.code == "W539"
    assert problem.message == "there is no local copy `gazete.txt` of `gazette`"
    assert problem.hint == "did you mean `gazette.txt`?"
    assert text.splitlines()[problem.line - 1].endswith("gazete.txt")
    assert report.absences == ()


def test_the_copy_of_another_source_is_not_meant(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    text = path.read_text("utf-8").replace("file: gazette.txt", "file: corriera.txt")
    path.write_text(text, "utf-8")
    (tmp_path / "gazette.txt").unlink()
    assert check(path).problems == ()
