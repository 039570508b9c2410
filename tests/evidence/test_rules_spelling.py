"""Names that are all but spelt right."""

from pathlib import Path

import pytest

from tests.content.planted import at, changed
from tests.evidence.planted import only, problems
from tests.samples import EVERY_BLOCK, MINIMAL


@pytest.mark.parametrize(
    "wrong", ["Orchad", "Orchart", "Orcahrd", "Urchard", "OrchXard"]
)
def test_a_name_one_letter_off_is_told_at_its_place(tmp_path: Path, wrong: str) -> None:
    text = changed(
        "note: {en: In tonnes., it:", f"note: {{en: In tonnes by {wrong}., it:"
    )
    problem = only(tmp_path, text)
    assert at(problem, text).startswith(f"{wrong}.")
    assert problem.message == f"`{wrong}` is one letter off the name `Orchard`"


@pytest.mark.parametrize(
    "right",
    ["Orchard", "Orchards", "orchards", "Archery", "Vera Laine", "a Lane", "Vera"],
)
def test_names_and_other_words_are_let_be(tmp_path: Path, right: str) -> None:
    text = changed(
        "note: {en: In tonnes., it: In",
        f"note: {{en: In tonnes by {right}., it: Di {right} in",
    )
    assert problems(tmp_path, text) == ()


def test_a_short_word_that_begins_a_sentence_is_let_be(tmp_path: Path) -> None:
    assert (
        problems(tmp_path, changed("note: {en: In tonnes.", "note: {en: Line by line."))
        == ()
    )


def test_a_given_name_is_compared_with_the_surname_it_stands_before(
    tmp_path: Path,
) -> None:
    text = changed(
        "role: {en: head of Orchard", "role: {en: sister of Vero Lane at Orchard"
    )
    assert "`Vero Lane` is one letter off the name `Vera Lane`" in [
        p.message for p in problems(tmp_path, text)
    ]


def test_a_term_is_compared_too(tmp_path: Path) -> None:
    text = changed("terms: [Orchard, second", "terms: [Orchart, Orchard, second")
    problem = only(tmp_path, text)
    assert at(problem, text).startswith("Orchart,")


def test_where_all_texts_differ_from_the_entity_it_is_the_entity_that_is_told(
    tmp_path: Path,
) -> None:
    text = changed("    name: Pomona\n", "    name: Pomone\n", EVERY_BLOCK)
    found = problems(tmp_path, text)
    assert [at(problem, text) for problem in found] == ["Pomone"]
    assert found[0].message == "nothing names `Pomone`; the texts write `Pomona`"
    assert found[0].hint.endswith("or the texts so")  # one of them may be the slip


POLISH = """\
entities:
  - {id: anna, name: Anna Nowak, kind: person, line: Uprawia jabłka.}
  - {id: warszawa, name: Warszawa, kind: place, line: Stolica.}
sections:"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("List Anny Nowak dotarł do Warszawy", []),
        ("Mówi Anna Nowak w Warszawie", []),
        ("Mówi Anna Nowak w Warzsawie i Warsawa", ["`Warsawa`"]),
    ],
)
def test_a_name_in_another_case_is_no_slip_where_names_are_inflected(
    tmp_path: Path, words: str, told: list[str]
) -> None:
    text = MINIMAL.replace("languages: [en]", "languages: [pl]")
    text = text.replace("sections:", POLISH)
    text = text.replace("takeaway: Orchard grows.", f"takeaway: {words}.")
    found = [problem.message for problem in problems(tmp_path, text)]
    slips = [message for message in found if "one letter off" in message]
    assert [message.split()[0] for message in slips] == told
