from pathlib import Path

import pytest

from tests.content.planted import at, changed
from tests.evidence.planted import only, problems


def find_messages(folder: Path, en: str, it: str) -> list[str]:
    """Return what is found in one text with these words, all of it in Italian."""
    text = changed("'No one has measured the saving[^cheaper].'", f"'{en}[^cheaper]'")
    text = changed(
        "'Nessuno ha misurato il risparmio[^cheaper].'", f"'{it}[^cheaper]'", text
    )
    text = changed(
        "        title: {en: Handle with care",
        "        unsourced: here\n        title: {en: Handle with care",
        text,
    )
    told = [
        problem
        for problem in problems(folder, text)
        if "is a date that" not in problem.message
    ]
    return [problem.message for problem in told]


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("en", "it"),
    [
        ("3.1 billion", "3,1 miliardi"),
        ("3,100 robots", "3.100 robot"),
        ("16%", "16%"),
        ("16 per cent", "16%"),
        ("10 times", "dieci volte"),
        ("ten times", "10 volte"),
        ("double that", "il doppio di così"),
        ("the next thirty years", "i prossimi trent’anni"),
        ("€48m", "48 milioni di euro"),
        ("21 October 2026", "21 ottobre 2026"),
        ("8% to 12%", "tra l’8 e il 12%"),
        ("380 million to 460 million", "da 380 a 460 milioni"),
        ("six houses in ten", "sei su dieci"),
        ("{revenue}", "{revenue}"),
        ("{revenue} of which 11 billion here", "{revenue} di cui tutti qui"),
    ],
)
def test_the_same_figures_in_two_languages_are_no_problem(
    tmp_path: Path, en: str, it: str
) -> None:
    assert find_messages(tmp_path, en, it) == []


@pytest.mark.parametrize(
    ("en", "it", "said"),
    [
        (
            "3.1 billion",
            "31 miliardi",
            "`en` has 3,100,000,000, `it` has 31,000,000,000",
        ),
        ("3.1 billion", "3,1 milioni", "`en` has 3,100,000,000, `it` has 3,100,000"),
        ("in 2025", "nel 2026", "`en` has 2025, `it` has 2026"),
        ("16%", "16", "`en` has 0.16, `it` has 16"),
        ("3.100 robots", "3.100 robot", "`en` has 3.1, `it` has 3100"),
        ("11 robots", "dieci robot", "`en` has 11, `it` has 10"),
        (
            "1 2 3 4 5 6 7",
            "9" * 30,
            "`en` has 1, 2, 3, 4, 5, …, `it` has 1.000e+30",
        ),
        ("many robots", "11 robot", "`en` has nothing to match, `it` has 11"),
        ("ten times", "molte volte", "`en` has 10, `it` has nothing to match"),
        ("ten times", "undici volte", "`en` has 10, `it` has 11"),
    ],
)
def test_figures_that_differ_are_told_once(
    tmp_path: Path, en: str, it: str, said: str
) -> None:
    assert find_messages(tmp_path, en, it) == [
        f"the figures differ between the languages: {said}"
    ]


def test_plain_texts_are_compared_too(tmp_path: Path) -> None:
    text = changed(
        "it: Il raccolto è salito a 70 tonnellate}",
        "it: Il raccolto è salito a 7 tonnellate}",
    )
    assert only(tmp_path, text).where == "sections[1].blocks[2].title.it"


def test_ids_in_marks_are_no_figures(tmp_path: Path) -> None:
    text = changed("  - id: crop\n", "  - id: crop-2026\n").replace(
        "[^crop]", "[^crop-2026]"
    )
    assert (
        problems(tmp_path, text.replace("claims: [crop]", "claims: [crop-2026]")) == ()
    )


@pytest.mark.parametrize(
    ("en", "it", "said"),
    [
        ("two papers", "tre giornali", "`en` has 2, `it` has 3"),
        (
            "three, of which two and two",
            "tre, di cui tre e due",
            "`en` has 2, `it` has 3",
        ),
        ("two papers", "alcuni giornali", "`en` has 2, `it` has nothing to match"),
    ],
)
def test_small_numbers_in_words_that_differ_are_a_warning(
    tmp_path: Path, en: str, it: str, said: str
) -> None:
    assert find_messages(tmp_path, en, it) == [
        f"the numbers in words differ between the languages: {said}"
    ]


@pytest.mark.parametrize(
    ("en", "it"), [("one paper", "un giornale"), ("told twice", "detto due volte")]
)
def test_small_numbers_in_words_that_agree_are_no_problem(
    tmp_path: Path, en: str, it: str
) -> None:
    assert find_messages(tmp_path, en, it) == []


def test_what_differs_on_two_lines_is_told_once_with_both(tmp_path: Path) -> None:
    old = "        title: {en: The crop by year, it: Il raccolto per anno}\n"
    new = "        title:\n          en: The crop of 40\n          it: Il raccolto di 55\n"
    text = changed(old, new)
    problem = only(tmp_path, text)
    assert at(problem, text) == "55"
    assert problem.message.endswith("`en` has 40, `it` has 55 (lines 173 and 174)")


# ---------------------------------------------------------------- dates, marks


def test_another_day_is_an_error(tmp_path: Path) -> None:
    assert find_messages(tmp_path, "on 21 October 2026", "il 21 novembre 2026") == [
        "`21 novembre 2026` is no date of the text in `en`",
    ]


@pytest.mark.parametrize(
    ("en", "it", "shown"), [("3.1%", "3.1%", "3.1%"), ("3,1%", "3,1%", "3,1%")]
)
def test_a_number_in_the_marks_of_another_language_is_a_warning(
    tmp_path: Path, en: str, it: str, shown: str
) -> None:
    code = "it" if "." in shown else "en"
    assert find_messages(tmp_path, en, it) == [
        f"`{shown}` is not how `{code}` writes a number"
    ]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("en", "it"),
    [
        ("Vera Lane of Orchard", "Vera Lane di Orchard"),
        ("Lane of Orchard", "Vera Lane di Orchard"),
        ("Orchard’s robots", "I robot dell’Orchard"),
        ("The Pickers’ Union", "Il Sindacato dei raccoglitori"),
    ],
)
def test_the_same_names_in_two_languages_are_no_problem(
    tmp_path: Path, en: str, it: str
) -> None:
    assert find_messages(tmp_path, en, it) == []


@pytest.mark.parametrize(
    ("en", "it", "said"),
    [
        ("Vera Lane", "La direttrice", "`Vera Lane` is named in `en` and not here"),
        (
            "The head",
            "Vera Lane e Orchard",
            "`Vera Lane`, `Orchard` are named in `it` and not here",
        ),
        ("Vera Lane", "Vera Laine", "`Vera Lane` is named in `en` and not here"),
    ],
)
def test_a_name_that_one_language_lacks_is_a_warning_there(
    tmp_path: Path, en: str, it: str, said: str
) -> None:
    assert said in find_messages(tmp_path, en, it)


# ---------------------------------------------------------------- how sure


@pytest.mark.parametrize(
    ("en", "it"),
    [
        ("It is confirmed", "È confermato"),
        ("It is not confirmed", "Non è confermato"),
        ("Nobody there has confirmed it", "Nessuno l’ha confermato"),
        ("It is unconfirmed", "Non ci sono conferme"),
        ("Orchard confirms none of it", "Orchard non conferma nulla"),
    ],
)
def test_the_same_certainty_in_two_languages_is_no_problem(
    tmp_path: Path, en: str, it: str
) -> None:
    assert find_messages(tmp_path, en, it) == []


@pytest.mark.parametrize(
    ("en", "it", "said"),
    [
        (
            "It is not confirmed",
            "È confermato",
            "`en` says `not confirmed`, `it` `confermato`",
        ),
        ("It is confirmed", "È così", "`en` says `confirmed`, `it` nothing of it"),
    ],
)
def test_another_certainty_is_a_warning(
    tmp_path: Path, en: str, it: str, said: str
) -> None:
    assert find_messages(tmp_path, en, it) == [
        f"the languages differ on how sure it is: {said}"
    ]
