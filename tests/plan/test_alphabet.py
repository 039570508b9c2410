"""Names in the order of their language's alphabet (the orders are those of CLDR)."""

from __future__ import annotations

import pytest

from reporting.i18n import list_languages, load_language
from reporting.plan.alphabet import make_sort_key


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            "pl",
            "Ada Ania Ądalski Bąk Cap Ćwik Dom Lato Lis Łazarz Łódź Mia Nowak Oko Ósmy Sad Śledź Zima Ziółko Źródło Żaba",
        ),
        ("es", "Ana Ángel Chaves Cid Llanos López Nuez Ñandú Oca Óscar Zea"),
        (
            "de",
            "Adam Ägypten Bar Bär Bären Muller Müller Öl Oma Strasse Straße Straßer Zeh",
        ),
        ("fr", "cote coté côte côté École Écosse Œdipe Œuvre Ombre"),
        ("en", "Aesop Æsop Anne Zoe Zoë"),
        ("nl", "IJssel Ilse Zaan"),
        ("it", "Eco Pero Però Però’"),
    ],
)
def test_names_stand_in_the_order_of_their_alphabet(code: str, names: str) -> None:
    wanted = names.split()
    mixed = [*wanted[1::2], *wanted[::2]]
    lang = load_language(code)
    assert sorted(mixed, key=lambda name: make_sort_key(name, lang)) == wanted


@pytest.mark.parametrize("code", list_languages())
def test_spaces_marks_digits_and_letters_come_in_this_order(code: str) -> None:
    wanted = ["B C", "B-C", "B2", "Bb", "b", "B"]
    lang = load_language(code)
    order = sorted(wanted, key=lambda name: make_sort_key(name, lang))
    assert order == ["b", "B", "B C", "B-C", "B2", "Bb"]


def test_an_article_does_not_count() -> None:
    names = ["The Orchard", "Apple", "Zoe", "A Bee"]
    lang = load_language("en")
    order = sorted(names, key=lambda name: make_sort_key(name, lang))
    assert order == ["Apple", "A Bee", "The Orchard", "Zoe"]


def test_a_decomposed_name_stands_where_the_composed_one_does() -> None:
    lang = load_language("pl")
    composed = make_sort_key("Żaba", lang)
    assert make_sort_key("Z\u0307aba", lang)[:3] == composed[:3]
