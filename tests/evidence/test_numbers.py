"""Numbers as Italian and English write them, and the values they come to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporting.evidence.facts.numbers import find_numbers, find_values


def list_numbers(text: str, code: str) -> list[tuple[str, str]]:
    """Return the values with the words that give them."""
    return [
        (f"{each.value:f}", text[each.start : each.end])
        for each in find_numbers(text, code)
    ]


def list_values(text: str, code: str) -> list[str]:
    return [value for value, _ in list_numbers(text, code)]


@pytest.mark.parametrize(
    ("italian", "english", "value"),
    [
        ("11 miliardi", "11 billion", "11000000000"),
        ("undici miliardi", "eleven billion", "11000000000"),
        ("11.000.000.000", "11,000,000,000", "11000000000"),
        ("11 mld", "11bn", "11000000000"),
        ("3,1 miliardi", "3.1 billion", "3100000000"),
        ("2 mila miliardi", "2 trillion", "2000000000000"),
        ("centoventidue milioni", "one hundred and twenty-two million", "122000000"),
        ("122\u00a0milioni", "122\u00a0million", "122000000"),
        ("16%", "16%", "0.16"),
        ("16 per cento", "16 per cent", "0.16"),
        ("sedici percento", "sixteen percent", "0.16"),
        ("12,5 %", "12.5 %", "0.125"),
        ("dieci", "ten", "10"),
        ("decuplo", "tenfold", "10"),
        ("ventitré", "twenty-three", "23"),
        ("ventuno", "twenty one", "21"),
        ("centotto", "one hundred and eight", "108"),
        ("una dozzina", "a dozen", "12"),
        ("un milione", "a million", "1000000"),
        ("duemilaventicinque", "two thousand and twenty-five", "2025"),
        ("trecentocinquemila", "three hundred and five thousand", "305000"),
        ("1.234,5", "1,234.5", "1234.5"),
        ("11\u202f000", "11\u202f000", "11000"),
    ],
)
def test_one_value_is_written_in_many_ways(
    italian: str, english: str, value: str
) -> None:
    assert list_numbers(f"circa {italian} di mele", "it") == [(value, italian)]
    assert list_numbers(f"about {english} apples", "en") == [(value, english)]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (
            "ricavi di 11 miliardi, +16%, e 3,1 miliardi",
            "it",
            ["11000000000", "0.16", "3100000000"],
        ),
        ("in 2025, 16 of 20", "en", ["2025", "16", "20"]),
        ("due e tre", "it", ["2", "3"]),
        ("two and three", "en", ["2", "3"]),
        ("two hundred a year", "en", ["200"]),
        ("21.10.2025", "it", ["21", "10", "2025"]),
        ("A24 e T2, una storia", "it", []),
        ("trent’anni, quarant'anni, vent anni", "it", ["30", "40", "20"]),
        ("€48m, $3.1B and US$500k", "en", ["48000000", "3100000000", "500000"]),
        ("a 48m tower, $5 bread, $48 m", "en", ["48", "5", "48"]),
        ("milioni di mele, per i Camilli di Milano", "it", []),
    ],
)
def test_numbers_are_told_apart(text: str, code: str, expected: list[str]) -> None:
    assert list_values(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code"), [("3.1 miliardi", "it"), ("3,1 billion", "en")]
)
def test_the_marks_of_another_language_are_read_and_told(text: str, code: str) -> None:
    (only,) = find_numbers(text, code)
    assert (only.value, only.foreign) == (Decimal("3.1e9"), True)


@pytest.mark.parametrize(
    ("text", "code"),
    [("se non lo sei", "it"), ("one says so", "en"), ("a double page", "en")],
)
def test_a_word_that_may_be_none_is_not_sure(text: str, code: str) -> None:
    assert [each.sure for each in find_numbers(text, code)] == [False]


@pytest.mark.parametrize(
    ("text", "code"), [("sei miliardi", "it"), ("one billion", "en"), ("6", "it")]
)
def test_a_scale_makes_it_sure(text: str, code: str) -> None:
    assert [each.sure for each in find_numbers(text, code)] == [True]


def test_a_language_without_a_catalogue_has_its_marks_and_no_words() -> None:
    assert find_values("1.234,5 og ti", "da") == {Decimal("1234.5")}
    assert find_values("1,234.5", "xx") == {Decimal("1234.5")}
    assert find_values("11’000.5", "de-CH") == {Decimal("11000.5")}
    assert find_values("3.5", "bgn") == {Decimal("3.5")}  # whose own mark is another


def test_a_code_of_many_digits_is_no_number() -> None:
    assert list_values("4" * 5000, "en") == []


@pytest.mark.parametrize(
    "text", ["2 " + "miliardi " * 50_000, "due " + "miliardi " * 50_000]
)
def test_billions_of_billions_come_to_an_end(text: str) -> None:
    assert max(find_values(text, "it")) < Decimal("1e50")
