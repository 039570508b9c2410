"""What a text states: its figures, its counts, its dates."""

from decimal import Decimal

import pytest

from reporting.content.periods import Period
from reporting.evidence.facts.dates import (
    Fact,
    find_dates,
    find_time_facts,
    list_time_facts,
)
from reporting.evidence.facts.statements import find_statements


@pytest.mark.parametrize(
    ("text", "code", "figures", "counts"),
    [
        ("11 billion, up 16%", "en", ["11e9", "0.16"], []),
        ("3,1 miliardi, il 16 per cento", "it", ["3.1e9", "0.16"], []),
        ("two papers and ten pages", "en", ["10"], ["2"]),
        ("due giornali e dieci pagine", "it", ["10"], ["2"]),
        ("three times, twice", "en", ["3"], ["2"]),
        ("tre volte, due volte", "it", ["3"], ["2"]),
        ("one of them, uno e sei", "it", [], []),
        ("section 3, page 12, § 4, ¶ 5, the 21st, 3D, A24, Q2", "en", [], []),
        ("sezione 3, pagina 12, capitolo 4, il 3D", "it", [], []),
        ("per cento", "it", [], []),
        ("Umsatz 120 340 560", "de", ["120", "340", "560"], []),
        ("120 340 560 Euro, 76 400 €", "de", ["120340560", "76400"], []),
        ("cuatro casas a las cuatro de la mañana", "es", [], ["4"]),
        ("two papers at four p.m.", "en", [], ["2"]),
        ("in 2025 and on 3 October, at 10:30, with 2025 robots", "en", [], []),
        ("$2025, 2,025 and 2025 million", "en", ["2025", "2025", "2025e6"], []),
    ],
)
def test_figures_are_told_from_counts_dates_and_parts(
    text: str, code: str, figures: list[str], counts: list[str]
) -> None:
    stated = find_statements(text, code)
    assert [numeral.value for numeral in stated.figures] == [
        Decimal(number) for number in figures
    ]
    assert [numeral.value for numeral in stated.counts] == [
        Decimal(number) for number in counts
    ]


@pytest.mark.parametrize(
    ("text", "code", "shown", "facts"),
    [
        (
            "on Tuesday 21 October 2025.",
            "en",
            "21 October 2025",
            {("day", 10, 21), ("year", 2025, 0)},
        ),
        (
            "on October 21st, 2025",
            "en",
            "October 21st, 2025",
            {("day", 10, 21), ("year", 2025, 0)},
        ),
        ("il 1° maggio", "it", "1° maggio", {("day", 5, 1)}),
        (
            "nel luglio del 2025",
            "it",
            "luglio del 2025",
            {("month", 7, 0), ("year", 2025, 0)},
        ),
        ("on 2025-07-22", "en", "2025-07-22", {("day", 7, 22), ("year", 2025, 0)}),
        ("the 1990s", "en", "1990s", {("decade", 1990, 0)}),
    ],
)
def test_a_date_states_facts(
    text: str, code: str, shown: str, facts: set[Fact]
) -> None:
    (date,) = find_dates(text, code)
    assert text[date.start : date.end] == shown
    assert facts <= date.facts


def test_months_and_quarters_are_known_without_a_year() -> None:
    assert find_time_facts("since March", "en") == {("month", 3, 0)}
    assert find_time_facts("nel secondo trimestre 2025", "it") == {
        ("quarter", 2, 0),
        ("year", 2025, 0),
    }


def test_a_period_states_as_much_as_it_gives() -> None:
    assert list_time_facts(Period.read_words("2025-Q2")) == {
        ("quarter", 2, 0),
        ("year", 2025, 0),
    }
    assert list_time_facts(Period.read_words("2025-07-22")) == {
        ("day", 7, 22),
        ("month", 7, 0),
        ("year", 2025, 0),
    }
