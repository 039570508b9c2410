from pathlib import Path

import pytest

from reporting.errors import Severity
from tests.content.planted import at, changed, only, problems
from tests.samples import MINIMAL


def found(folder: Path, en: str, it: str) -> list[str]:
    """Return what is found in one text with these words, all of it in Italian."""
    text = changed("'No one has measured the saving[^cheaper].'", f"'{en}[^cheaper]'")
    text = changed(
        "'Nessuno ha misurato il risparmio[^cheaper].'", f"'{it}[^cheaper]'", text
    )
    told = problems(folder, text)
    assert all(at(problem, text).startswith(f"'{it}") for problem in told)
    return [problem.message for problem in told]


# ---------------------------------------------------------------- complete


@pytest.mark.parametrize(
    ("old", "new", "place", "where", "said"),
    [
        (
            "audience: {en: The board, it: Il consiglio}",
            "audience: {en: The board}",
            "{en: The board}",
            "edition.audience",
            "the translation `it` is missing",
        ),
        (
            "kind: union\n    line: {en: Speaks for the pickers., it: Rappresenta i raccoglitori.}",
            "kind: union\n    line: {it: Rappresenta i raccoglitori.}",
            "{it: R",
            "entities[4].line",
            "the translation `en` is missing",
        ),
        (
            "{en: two growers, it: due coltivatori}",
            "{en: two growers}",
            "{en: two growers}",
            "claims[1].by[1]",
            "the translation `it` is missing",
        ),
        (
            "label: {en: Remark, it: Nota}",
            "label: {en: Remark, it: Nota, de: Anmerkung}",
            "Anmerkung}",
            "sections[1].blocks[0].columns[2].label.de",
            "`de` is not a language of this dossier",
        ),
    ],
)
def test_a_text_has_every_language_and_no_other(
    tmp_path: Path, old: str, new: str, place: str, where: str, said: str
) -> None:
    text = changed(old, new)
    problem = only(tmp_path, text)
    assert at(problem, text).startswith(place)
    assert (problem.where, problem.message) == (where, said)


def test_a_mistyped_language_is_told_once(tmp_path: Path) -> None:
    text = changed("{en: Remark, it: Nota}", "{en: Remark, itt: Nota}")
    unknown = only(tmp_path, text)
    assert (unknown.message, unknown.hint) == (
        "`itt` is not a language of this dossier",
        "did you mean `it`?",
    )


def test_an_empty_translation_is_told(tmp_path: Path) -> None:
    assert (
        only(
            tmp_path, changed("{en: Remark, it: Nota}", "{en: Remark, it: ''}")
        ).message
        == "the text is empty"
    )


# ---------------------------------------------------------------- the list of languages


@pytest.mark.parametrize(
    ("listed", "said", "where"),
    [
        ("[]", "needs at least 1 item", "languages"),
        ("en", "not a list: `en`", "languages"),
        (
            "[English]",
            "not a language code (such as en, it or pt-BR): `English`",
            "languages[0]",
        ),
        ("[en, en]", "the language `en` is listed twice", "languages[1]"),
        ("[en, xx]", "there are no labels for the language `xx`", "languages[1]"),
        ("[xx]", "there are no labels for the language `xx`", "languages[0]"),
    ],
)
def test_the_list_of_languages_is_checked(
    tmp_path: Path, listed: str, said: str, where: str
) -> None:
    problem = only(
        tmp_path, changed("languages: [en]", f"languages: {listed}", MINIMAL)
    )
    assert (problem.line, problem.where, problem.message) == (1, where, said)


def test_a_language_without_labels_names_those_that_have_them(tmp_path: Path) -> None:
    problem = only(tmp_path, changed("languages: [en]", "languages: [en, xx]", MINIMAL))
    assert problem.hint.startswith("there are words for de, en, ")


def test_a_broken_list_of_languages_does_not_make_every_translation_wrong(
    tmp_path: Path,
) -> None:
    text = changed("languages: [en, it]", "languages: [en, 12]")
    assert only(tmp_path, text).where == "languages[1]"


def test_languages_are_known_when_the_rest_of_the_top_level_is_broken(
    tmp_path: Path,
) -> None:
    text = changed("figures:\n  - id: revenue\n", "zzz: 1\nfigures:\n  - id: revenue\n")
    text = changed(
        "audience: {en: The board, it: Il consiglio}", "audience: {en: The board}", text
    )
    assert [problem.message for problem in problems(tmp_path, text)] == [
        "the translation `it` is missing",
        "`zzz` is not a key of the dossier",
    ]


# ---------------------------------------------------------------- marks and figures


def test_a_mark_that_one_language_lacks_is_told_there(tmp_path: Path) -> None:
    text = changed("it: 'Sono veloci[^faster].'", "it: 'Sono veloci.'")
    problem = only(tmp_path, text)
    assert at(problem, text).startswith("'Sono veloci.'")
    assert problem.message == "`[^faster]` stands in `en` and is missing in `it`"
    assert problem.where == "sections[0].blocks[1].items[1].it"


def test_marks_may_stand_in_another_order(tmp_path: Path) -> None:
    assert found(tmp_path, "a[^crop] b[^robots]", "b[^robots] a[^crop]") == []


def test_a_figure_that_one_language_lacks_is_told_there(tmp_path: Path) -> None:
    assert found(tmp_path, "Of {margin} today", "Oggi il margine") == [
        "`{margin}` stands in `en` and is missing in `it`"
    ]


# ---------------------------------------------------------------- quotations


def test_a_long_quotation_is_a_warning(tmp_path: Path) -> None:
    text = changed("text: {en: the hand decides,", f"text: {{en: {'word ' * 26},")
    problem = only(tmp_path, text)
    assert (problem.severity, problem.message) == (
        Severity.WARNING,
        "the quotation has 26 words",
    )
    assert problem.where == "sections[3].blocks[0].text.en"
    assert (
        problems(
            tmp_path,
            changed("text: {en: the hand decides,", f"text: {{en: {'word ' * 25},"),
        )
        == ()
    )


def test_a_long_quotation_in_one_language_for_all_is_a_warning_once(
    tmp_path: Path,
) -> None:
    text = changed(
        "text: {en: the hand decides, it: è la mano che decide}",
        f"text: {'word ' * 26}",
    )
    assert only(tmp_path, text).where == "sections[3].blocks[0].text"


@pytest.mark.parametrize(
    ("old", "where"),
    [
        ("A small dossier", "edition.title"),
        ("Orchard grew[^growth].\n  why", "edition.summary"),
    ],
)
def test_a_text_beyond_measure_is_a_problem(
    tmp_path: Path, old: str, where: str
) -> None:
    long = "9" * 200_000
    text = changed(old, long + old.removeprefix("Orchard grew[^growth]."), MINIMAL)
    text = text.replace(f"{long}A small dossier", long)
    problem = only(tmp_path, text)
    limit = "`line` is 5,000" if "title" in where else "`text` is 50,000"
    assert (problem.message, problem.where) == (
        f"a text of 200,000 characters, and the limit {limit}",
        where,
    )
