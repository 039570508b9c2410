"""Titles of charts that name a number -> told where the data of the chart do not say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import ContentError, Problem, load
from tests.charts.hostile import HEAD
from tests.content.planted import changed
from tests.evidence.planted import problems

DATA = 'unit: t, lines: [{value: 60, label: Target}], data: {categories: ["2023", "2024", "2025", "2026"], series: [{name: Apples, values: [40, 55, 70, 62]}, {name: Pears, values: [20, 24, 31, 45]}]}'

RIGHT = {
    "en": [
        "Apples peaked at 70 tonnes in 2025",
        "Apples grew by 55% in three years",
        "Together they bore 347 tonnes",
        "57.9% of what was picked in 2026 were apples",
        "From 2023 to 2025 apples gained 30 tonnes",
        "Apples bore 56.75 tonnes a year",
        "Apples fell by 11% last year",
        "Ten of 8 numbers",
        "62 tonnes are 2 above the target of 60",
        "Nearly 1.4 times as many apples as pears",
    ],
    "de": ["Äpfel erreichten 70 Tonnen", "Äpfel legten um 55 % zu", "57,9 % der Ernte 2026 waren Äpfel"],
    "fr": ["Les pommes ont atteint 70 tonnes", "Les pommes ont progressé de 55 %", "57,9 % de la récolte étaient des pommes"],
    "es": ["Las manzanas llegaron a 70 toneladas", "Las manzanas crecieron un 55 %", "El 57,9 % de la cosecha eran manzanas"],
    "pt": ["As maçãs chegaram a 70 toneladas", "As maçãs cresceram 55%", "57,9% da colheita eram maçãs"],
    "it": ["Le mele sono arrivate a 70 tonnellate", "Le mele sono cresciute del 55%", "Il 57,9% del raccolto erano mele"],
    "nl": ["Appels bereikten 70 ton", "Appels groeiden met 55%", "57,9% van de oogst waren appels"],
    "pl": ["Jabłka osiągnęły 70 ton", "Jabłka wzrosły o 55%", "57,9% zbiorów to jabłka"],
}  # fmt: skip
"""Titles whose numbers are values, sums, shares, differences, ratios or counts of the data."""

WRONG = {
    "en": [
        ("Apples peaked at 73 tonnes in 2025", "73"),
        ("Apples grew by 52% in three years", "52%"),
        ("Together they bore 351 tonnes", "351"),
        ("59.7% of what was picked in 2026 were apples", "59.7%"),
        ("From 2023 to 2025 apples gained 37 tonnes", "37"),
        ("Apples bore 56.25 tonnes a year", "56.25"),
        ("62 tonnes are above the target of 64", "64"),
        ("Nearly 6.2 times as many apples as pears", "6.2"),
    ],
    "de": [("Äpfel erreichten 73 Tonnen", "73"), ("Äpfel legten um 52 % zu", "52 %"), ("59,7 % der Ernte 2026 waren Äpfel", "59,7 %")],
    "fr": [("Les pommes ont atteint 73 tonnes", "73"), ("Les pommes ont progressé de 52 %", "52 %"), ("59,7 % de la récolte étaient des pommes", "59,7 %")],
    "es": [("Las manzanas llegaron a 73 toneladas", "73"), ("Las manzanas crecieron un 52 %", "52 %"), ("El 59,7 % de la cosecha eran manzanas", "59,7 %")],
    "pt": [("As maçãs chegaram a 73 toneladas", "73"), ("As maçãs cresceram 52%", "52%"), ("59,7% da colheita eram maçãs", "59,7%")],
    "it": [("Le mele sono arrivate a 73 tonnellate", "73"), ("Le mele sono cresciute del 52%", "52%"), ("Il 59,7% del raccolto erano mele", "59,7%")],
    "nl": [("Appels bereikten 73 ton", "73"), ("Appels groeiden met 52%", "52%"), ("59,7% van de oogst waren appels", "59,7%")],
    "pl": [("Jabłka osiągnęły 73 tony", "73"), ("Jabłka wzrosły o 52%", "52%"), ("59,7% zbiorów to jabłka", "59,7%")],
}  # fmt: skip
"""Titles with a number that the data do not say, and that number."""


def judge(folder: Path, code: str, titles: list[str], more: str = "") -> list[Problem]:
    """Return what is told of charts that nothing but their data bears."""
    blocks = [
        f'      - {{id: chart-{at}, kind: chart, type: column, title: "{title}", unsourced: A test., {more}{DATA}}}\n'
        for at, title in enumerate(titles)
    ]
    path = folder / "content.yaml"
    head = HEAD.replace("languages: [en]", f"languages: [{code}]")
    path.write_text(head + "".join(blocks), encoding="utf-8")
    try:
        found = load(path).warnings
    except ContentError as error:
        found = error.problems
    return [problem for problem in found if "chart" in problem.message]


@pytest.mark.parametrize("code", RIGHT)
def test_what_follows_from_the_data_may_be_said(code: str, tmp_path: Path) -> None:
    assert [str(one) for one in judge(tmp_path, code, RIGHT[code])] == []


@pytest.mark.parametrize("code", WRONG)
def test_a_number_that_the_data_do_not_say_is_told_with_its_place(
    code: str, tmp_path: Path
) -> None:
    found = judge(tmp_path, code, [title for title, _ in WRONG[code]])
    shown = [problem.message for problem in found]
    assert shown == [
        f"`{number}` does not follow from the chart's data" for _, number in WRONG[code]
    ]
    assert {problem.code for problem in found} == {"W515"}
    first = len(HEAD.splitlines()) + 1
    assert [problem.line for problem in found] == list(range(first, first + len(found)))


def test_the_cure_names_the_nearest_value(tmp_path: Path) -> None:
    (problem,) = judge(tmp_path, "en", ["Apples peaked at 73 tonnes"])
    assert problem.hint == "the nearest value of the chart's data is 70"


def test_notes_subtitles_and_descriptions_are_held_to_the_data_too(
    tmp_path: Path,
) -> None:
    more = "note: Of 73 tonnes., alt: It rose to 74 tonnes., subtitle: 77 orchards, "
    found = judge(tmp_path, "en", ["Apples grow"], more)
    numbers = {problem.message.split("`")[1] for problem in found}
    assert numbers == {"73", "74", "77"}


TITLE = "Harvest rose to 70 tonnes"


def test_what_a_claim_bears_or_the_data_come_to_may_stand_over_a_sourced_chart(
    tmp_path: Path,
) -> None:
    """From 40 to 70 is 75%: no claim says so, but the chart does."""
    said = changed(
        "salito a 70 tonnellate}\n        claims: [crop]\n",
        "salito del 75% a 70 tonnellate}\n        claims: [crop]\n",
    )
    text = said.replace("rose to 70 tonnes, it", "rose by 75% to 70 tonnes, it")
    assert "by 75%" in text
    assert problems(tmp_path, text) == ()


def test_over_a_sourced_chart_the_error_says_what_the_data_say(tmp_path: Path) -> None:
    text = changed(
        "salito a 70 tonnellate}\n        claims: [crop]\n",
        "salito a 71 tonnellate}\n        claims: [crop]\n",
    ).replace("rose to 70 tonnes, it", "rose to 71 tonnes, it")
    found = problems(tmp_path, text)
    assert {problem.code for problem in found} == {"E500"}
    assert all(
        problem.hint.startswith("the nearest value of the chart's data is 70; ")
        for problem in found
    )
