"""Which plural a number has in a language, and the phrases that are chosen by it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale

from reporting.catalogue import Phrase
from reporting.i18n import list_languages, load_language
from reporting.plurals import choose_plural

LOCALES = [load_language(code).locale for code in list_languages()]
OTHERS = ["ru", "ar", "cs", "lt", "sl", "ga", "lv", "he", "mt", "cy", "ja"]
NUMBERS = [Decimal(number) for number in range(230)]
NUMBERS += [
    Decimal(words)
    for words in ["0.0", "0.5", "1.0", "1.5", "2.0", "2.31", "5.001", "21.1"]
]
NUMBERS += [Decimal(10) ** power for power in range(3, 13)]


@pytest.mark.parametrize("locale", [*LOCALES, *OTHERS])
def test_a_plural_is_that_of_cldr(locale: str) -> None:
    rule = Locale.parse(locale).plural_form
    for number in NUMBERS:
        assert choose_plural(rule.rules, f"{number:f}") == rule(number), number


@pytest.mark.parametrize(
    ("code", "number", "wanted"),
    [
        ("en", 1, "register of 1 claim"),
        ("en", 2, "register of 2 claims"),
        ("pl", 1, "1 twierdzenie"),
        ("pl", 22, "22 twierdzenia"),
        ("pl", 25, "25 twierdzeń"),
        ("fr", 1, "1 affirmation"),
        ("de", 1, "1 Aussage"),
    ],
)
def test_what_is_counted_stands_in_its_plural(
    code: str, number: int, wanted: str
) -> None:
    assert load_language(code).fill_phrase("counted", number=number).endswith(wanted)


@pytest.mark.parametrize("code", list_languages())
def test_a_phrase_that_counts_has_every_plural_of_its_language(code: str) -> None:
    lang = load_language(code)
    rules = lang.formats.plurals
    needed = {choose_plural(rules, str(number)) for number in range(200)}
    for name, phrase in lang.phrases.items():
        if phrase.by:
            missing = [plural for plural in needed if not getattr(phrase, plural)]
            assert missing == [], name
            assert f"{{{phrase.by}}}" in phrase.other, name


def test_a_phrase_without_a_number_is_said_in_one_way() -> None:
    phrase = Phrase(other="{what}")
    assert phrase.choose({"what": 1}, {"one": "i in 1"}) == "{what}"
    assert phrase.patterns == ("{what}",)


@pytest.mark.parametrize(
    ("code", "value", "wanted"),
    [
        ("pl", "1e6", "1 milion"),
        ("pl", "22e6", "22 miliony"),
        ("pl", "11e9", "11 miliardów"),
        ("pl", "1.5e9", "1,5 miliarda"),
        ("fr", "1e6", "1 million"),
        ("fr", "1.5e6", "1,5 million"),
        ("es", "3.1e9", "3100 millones"),
        ("pt", "1.5e9", "1,5 bilhão"),
        ("pt-PT", "1.5e9", "1,5 mil milhões"),
    ],
)
def test_a_scale_word_stands_in_its_plural(code: str, value: str, wanted: str) -> None:
    written = load_language(code).write_compact(Decimal(value))
    assert written.replace("\u00a0", " ") == wanted


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [("heures", "2 millions d’heures"), ("vues", "2 millions de vues")],
)
def test_a_unit_is_elided_before_a_vowel(unit: str, wanted: str) -> None:
    written = load_language("fr").write_amount(Decimal("2e6"), unit=unit)
    assert written.replace("\u00a0", " ") == wanted


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("en", "1 July 2026"),
        ("en-US", "July 1, 2026"),
        ("de", "1. Juli 2026"),
        ("fr", "1er juillet 2026"),
        ("es", "1 de julio de 2026"),
        ("pt", "1º de julho de 2026"),
        ("pt-PT", "1 de julho de 2026"),
        ("nl", "1 juli 2026"),
        ("pl", "1 lipca 2026"),
        ("it", "1 luglio 2026"),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_does(
    code: str, wanted: str
) -> None:
    written = load_language(code).write_period(2026, month=7, day=1)
    assert written.replace("\u00a0", " ") == wanted


def test_a_language_is_called_by_its_name_in_another() -> None:
    names = [load_language(code).language_name("ja") for code in ("de", "pl", "en-US")]
    assert names == ["Japanisch", "japoński", "Japanese"]
    assert load_language("de").language_name("xx") == "xx"
