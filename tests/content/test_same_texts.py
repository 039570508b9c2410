"""A sentence that is the same in every language is told; a name, a number or a few words are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporting import load
from reporting.content.same_texts import is_sentence
from tests.content.planted import changed, only, problems
from tests.evidence.orchard import write_orchard
from tests.samples import MINIMAL


def test_row_8_a_long_plain_text_under_two_languages_is_warned_of(
    tmp_path: Path,
) -> None:
    old = "takeaway: {en: Robots pick apples and the growers profit., it: I robot raccolgono le mele e i coltivatori ci guadagnano.}"
    text = changed(old, "takeaway: Robots pick apples and the growers profit.")
    problem = only(tmp_path, text)
    assert problem.code == "W326"
    assert problem.message == "this text is the same in all languages"
    assert problem.hint == "write it by language: `{en: …, it: …}`"
    assert problem.where == "sections[0].takeaway"


def test_row_8_equal_texts_under_both_keys_are_warned_of(tmp_path: Path) -> None:
    text = changed(
        "it: I robot raccolgono le mele e i coltivatori ci guadagnano.}",
        "it: Robots pick apples and the growers profit.}",
    )
    problem = only(tmp_path, text)
    assert (problem.code, problem.where) == ("W326", "sections[0].takeaway")


def test_row_8_a_dossier_all_in_one_language_is_told_once(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    text = path.read_text("utf-8")
    text = re.sub(
        r"\{en: (\"[^\"]*\"|[^,{}]*), it: (?:\"[^\"]*\"|[^{}]*)\}", r"\1", text
    )
    text = re.sub(
        r"(?ms)^( +)(\w+):\n +en: \|\n(.*?)\n +it: \|\n.*?(?=^ {2,8}\S)",
        r"\1\2: |\n\3\n",
        text,
    )
    text = re.sub(r"(?m)^( +)text:\n +en: (.*)\n +it: .*\n", r'\1text: "\2"\n', text)
    path.write_text(text, "utf-8")
    told = [warning for warning in load(path).warnings if warning.code == "W326"]
    assert len(told) == 1
    assert re.fullmatch(
        r"\d+ sentences, from line \d+ on, are the same in all languages",
        told[0].message,
    )
    assert told[0].where == "languages"


@pytest.mark.parametrize(
    "same",
    [
        "Pickers’ Union",
        "University of the Arts London",
        "2026",
        "Robots",
        "GenAI pipeline",
        "11 billion dollars",
        "Museum für Kunst und Gewerbe Hamburg",
    ],
)
def test_row_8_a_name_or_a_number_is_not(tmp_path: Path, same: str) -> None:
    assert problems(
        tmp_path, changed("title: {en: Overview, it: In breve}", f"title: {same}")
    ) == () or not is_sentence(same)
    assert not is_sentence(same)


@pytest.mark.parametrize(
    "words",
    [
        "Robots pick the apples",
        "Der Umsatz stieg im zweiten Quartal",
        "Comincia il raccolto delle mele",
    ],
)
def test_sentences_of_every_language_are_known(words: str) -> None:
    assert is_sentence(words)


def test_one_language_shares_nothing(tmp_path: Path) -> None:
    text = changed(
        "takeaway: Orchard grows.",
        "takeaway: The orchard grows and the robots pick.",
        MINIMAL,
    )
    assert problems(tmp_path, text) == ()


def test_two_forms_of_one_language_may_share_a_text(tmp_path: Path) -> None:
    text = changed("languages: [en]", "languages: [en, en-US]", MINIMAL)
    text = changed(
        "takeaway: Orchard grows.",
        "takeaway: The orchard grows and the robots pick.",
        text,
    )
    assert problems(tmp_path, text) == ()
