"""Names in the cases of a language that has them, as honest Polish texts write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import load
from reporting.content.model import Status
from tests.evidence.planted import problems
from tests.samples import write

CONTENT = """\
languages: [pl, en]
edition:
  number: 1
  date: 2026-11-22
  title: {pl: Zbiornik, en: The reservoir}
  subtitle: {pl: "PL", en: "On Topola"}
  summary: {pl: "Rada uchwaliła plan[^plan].", en: "The council passed a plan[^plan]."}
  why_now: {pl: Sezon., en: The season.}
  audience: {pl: Radni, en: Councillors}
  minutes: 5
sources:
  - id: protokol
    title: Protokół
    short: Protokół
    unnamed: [outlet, author]
    published: 2026-10-02
    language: pl
    retrieved: 2026-11-01
    file: protokol.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000001"
entities:
  - {id: rada, name: {pl: Rada Miejska, en: City Council}, kind: institution, line: {pl: Uchwala., en: It votes.}}
  - {id: topola, name: Topola, kind: place, line: {pl: Zbiornik., en: A reservoir.}}
claims:
  - id: plan
    text: {pl: Uchwalono plan., en: A plan was passed.}
    by: [rada]
    status: confirmed
    cites: [{source: protokol, paragraph: 1, terms: [TERM]}]
sections:
  - id: one
    title: {pl: Jeden, en: One}
    takeaway: {pl: Tak., en: Yes.}
    blocks:
      - {id: a, kind: prose, text: {pl: "Plan[^plan].", en: "A plan[^plan]."}}
"""


def fill(name: str = "o Topoli", term: str = "Rada Miejska") -> str:
    return CONTENT.replace("PL", name).replace("TERM", term)


@pytest.mark.parametrize("words", ["o Topoli", "Topolę zamknięto", "za Topolą"])
def test_another_case_of_a_name_names_it(tmp_path: Path, words: str) -> None:
    assert [each.message for each in problems(tmp_path, fill(words))] == []


def test_a_name_that_is_not_there_is_still_missed(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, fill("o tamie"))
    assert problem.message == "`Topola` is named in `en` and not here"


@pytest.mark.parametrize(
    ("term", "status"),
    [
        ("Rady Miejskiej", Status.CONFIRMED),
        ("Radzie Miejskiej", Status.CONFIRMED),
        ("Rady Nadzorczej", Status.REPORTED),
        ("Jasienica", Status.REPORTED),
    ],
)
def test_a_party_confirms_in_any_case(
    tmp_path: Path, term: str, status: Status
) -> None:
    content = load(write(tmp_path, fill(term=term))).content
    assert content.claims[0].status is status
