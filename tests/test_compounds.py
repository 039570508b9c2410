"""Numbers that are written as one word, in the languages that text2num knows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal

import pytest

from reporting.i18n import load_notation
from reporting.numerals import Notation

WORDS: Mapping[str, Mapping[str, int]] = {
    "de": {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "acht": 8}
    | {"elf": 11, "zwanzig": 20, "dreißig": 30, "achtzig": 80, "hundert": 100},
    "es": {"uno": 1, "dos": 2, "tres": 3, "seis": 6, "veinte": 20, "cientos": 100},
    "fr": {"un": 1, "deux": 2, "quatre": 4, "sept": 7, "dix": 10, "onze": 11}
    | {"vingt": 20, "vingts": 20, "soixante": 60, "cent": 100},
    "nl": {"een": 1, "twee": 2, "drie": 3, "acht": 8, "dertig": 30}
    | {"twintig": 20, "tachtig": 80, "honderd": 100},
    "pt": {"um": 1, "dois": 2, "seis": 6, "dez": 10, "sete": 7, "duzentos": 200},
}
"""Simple words for numbers, as a catalogue would list them."""
SCALES = {"de": "tausend", "es": "mil", "fr": "mille", "nl": "duizend", "pt": "mil"}


def read(text: str, language: str) -> list[tuple[str, str]]:
    """Return the numbers of a text, each with the words that give it."""
    if language in WORDS:
        words = {word: Decimal(value) for word, value in WORDS[language].items()}
        scales = {SCALES[language]: Decimal(1000)}
        notation = Notation(".", ",", scales, words, joined=True, language=language)
    else:
        notation = load_notation(language)
    return [
        (f"{numeral.value:f}", text[numeral.start : numeral.end])
        for numeral in notation.find_numerals(text)
    ]


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("de", "einundzwanzig", 21),
        ("de", "fünfunddreißig", 35),
        ("de", "einhundertfünfunddreißig", 135),
        ("de", "achtundachtzigtausend", 88_000),
        ("es", "veintiuno", 21),
        ("es", "veintidós", 22),
        ("es", "veintiséis", 26),
        ("es", "doscientos", 200),
        ("fr", "quatre-vingts", 80),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "vingt-et-un", 21),
        ("fr", "deux-mille-vingt", 2020),
        ("it", "ventuno", 21),
        ("it", "ventun", 21),
        ("it", "ventuna", 21),
        ("it", "ventitré", 23),
        ("it", "trentotto", 38),
        ("it", "centuno", 101),
        ("it", "centotto", 108),
        ("it", "centottantatré", 183),
        ("it", "duecentuno", 201),
        ("it", "duecentuna", 201),
        ("it", "quattrocentundici", 411),
        ("it", "millenovecentottantaquattro", 1984),
        ("it", "duemilatré", 2003),
        ("it", "duemilaventicinque", 2025),
        ("it", "tremila", 3000),
        ("it", "trentunmila", 31_000),
        ("it", "centoventitremilaquattrocentocinquantasei", 123_456),
        ("nl", "eenentwintig", 21),
        ("nl", "drieëntwintig", 23),
        ("nl", "tweehonderddertig", 230),
        ("nl", "achtentachtigduizend", 88_000),
        ("pt", "dezesseis", 16),
        ("pt", "dezassete", 17),
        ("pt", "duzentos", 200),
        ("en", "twenty-one", 21),
        ("en", "ninety-nine", 99),
    ],
)
def test_a_compound_is_one_number(language: str, word: str, value: int) -> None:
    assert read(f"x {word} y", language) == [(str(value), word)]
    assert read(f"X {word.capitalize()}.", language) == [
        (str(value), word.capitalize())
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "dreimal achtbar, Hundertstel, zwanzigste"),
        ("fr", "centime, dixième, quatre-quarts"),
        ("it", "tremendo, settembre, Camilli, sessantesimo, oltre, condotto"),
        ("it", "duetre, ventidieci, centocento, millemila, ventizero"),
        ("nl", "tweede, achterhonderd"),
        ("en", "twentyone, hundredtwo"),
    ],
)
def test_a_word_that_only_looks_like_a_compound_is_no_number(
    language: str, text: str
) -> None:
    assert [shown for _, shown in read(text, language) if len(shown) > 6] == []


def test_words_with_a_hyphen_are_two_numbers_where_they_make_none_together() -> None:
    assert read("due-tre mele", "it") == [("2", "due"), ("3", "tre")]
    assert read("undici-dodici", "it") == [("11", "undici"), ("12", "dodici")]


def test_of_a_language_that_text2num_does_not_know_simple_words_are_read() -> None:
    words = {"ett": Decimal(1), "tjugo": Decimal(20)}
    swedish = Notation(" ", ",", {}, words, joined=True, language="sv")
    numerals = swedish.find_numerals("tjugo och tjugoett")
    assert [numeral.value for numeral in numerals] == [Decimal(20)]


@pytest.mark.parametrize(
    ("language", "text", "is_imported"),
    [
        ("en", "twenty-one of three hundred", False),
        ("it", "undici miliardi di mele", False),
        ("it", "ventuno mele", True),
    ],
)
def test_text2num_is_imported_when_a_compound_is_met(
    language: str,
    text: str,
    is_imported: bool,  # noqa: FBT001  (a parameter of the test)
) -> None:
    program = (
        "import sys; from reporting.i18n import load_notation; "
        f"load_notation({language!r}).find_numerals({text!r}); "
        "print('text_to_num' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert answer.stdout.strip() == str(is_imported)
