"""How sure a claim may be called, and claims that differ on one quantity."""

from pathlib import Path

import pytest

from reporting import Severity, load
from reporting.content.model import Status
from tests.content.planted import at
from tests.evidence.planted import only, problems
from tests.samples import write

CONTENT = """\
languages: [en]
edition:
  number: 1
  date: 2026-11-22
  title: A small dossier
  subtitle: Lane, The Wire and Pomona
  summary: Orchard grew[^growth], and sells pears[^pears].
  why_now: The season opens.
  audience: Testers
  minutes: 5
sources:
  - &gazette
    id: gazette
    title: Orchard grows
    short: Gazette
    outlet: The Gazette
    author: Ada Reed
    published: 2026-10-02
    language: en
    retrieved: 2026-11-01
    file: gazette.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000001"
  - {id: herald, title: Pears, short: Herald, unnamed: [outlet, author], published: 2026-10-03, language: en,
     retrieved: 2026-11-01, file: herald.txt, QUOTES
     sha256: "0000000000000000000000000000000000000000000000000000000000000002"}
entities:
  - {id: orchard, name: Orchard, kind: company, line: Grows apples.}
  - {id: lane, name: Vera Lane, kind: person, line: Heads Orchard.}
  - {id: wire, name: The Wire, kind: company, press: true, line: A news agency.}
  - {id: pomona, name: Pomona, kind: tool, line: A robot.}
claims:
  - id: growth
    text: Orchard grew.
    by: [BY]
    status: STATUS
    cites:
      - {source: gazette, paragraph: 2, terms: [TERMS] HEDGE}
      SECOND
    MORE
  - id: pears
    text: Orchard sells pears.
    by: [gazette, herald]
    status: PEARS
    cites: [{source: gazette, paragraph: 3, terms: [pears]}]
    OTHER
sections:
  - id: overview
    title: Overview
    takeaway: Orchard grows.
    blocks:
      - id: opening
        kind: prose
        text: It grew[^growth], and sells pears[^pears].
"""
"""One claim under test, `growth`, and a second one that may contradict it."""

EMPTY = {"BY": "gazette", "STATUS": "reported", "TERMS": "grew", "PEARS": "reported"}
SECOND = "- {source: herald, paragraph: 1, terms: [grew]}"


def dossier(**places: str) -> str:
    text = CONTENT
    given = (
        {"HEDGE": "", "SECOND": "", "MORE": "", "OTHER": "", "QUOTES": ""}
        | EMPTY
        | places
    )
    for name, words in given.items():
        text = text.replace(name, words)
    return "\n".join(line for line in text.splitlines() if line.strip()) + "\n"


def find_printed_status(folder: Path, text: str) -> Status:
    return load(write(folder, text)).content.claims[0].status


# ---------------------------------------------------------------- confirmed


@pytest.mark.parametrize(
    "places",
    [
        {"BY": "lane", "TERMS": "Lane, grew"},
        {"BY": "orchard", "TERMS": "Orchard"},
        {"BY": "gazette", "SECOND": SECOND},
        {
            "BY": "lane",
            "TERMS": "grew",
            "SECOND": "- {source: herald, paragraph: 1, terms: [Vera Lane]}",
        },
        {"BY": "gazette", "SECOND": SECOND, "QUOTES": "quotes: [wire],"},
    ],
)
def test_a_party_in_the_terms_or_two_independent_sources_confirm(
    tmp_path: Path, places: dict[str, str]
) -> None:
    text = dossier(STATUS="confirmed", **places)
    assert problems(tmp_path, text) == ()
    assert find_printed_status(tmp_path, text) is Status.CONFIRMED


@pytest.mark.parametrize(
    "places",
    [
        {},
        {"BY": "lane"},  # she is not in the terms
        {"TERMS": "Lane"},  # she is not among those who say so
        {"BY": "wire", "TERMS": "The Wire"},  # the press is no party
        {"BY": "pomona", "TERMS": "Pomona"},  # nor is a tool
        {"SECOND": SECOND, "QUOTES": "quotes: [gazette],"},  # one voice in two papers
        {"SECOND": "- {source: gazette, paragraph: 9, terms: [grew]}"},
        {"SECOND": SECOND.replace("]}", "], hedge: they say}")},
    ],
)
def test_anything_less_is_printed_as_reported_and_says_why(
    tmp_path: Path, places: dict[str, str]
) -> None:
    text = dossier(STATUS="confirmed", **places)
    problem = only(tmp_path, text)
    assert problem.severity is Severity.WARNING
    assert at(problem, text) == "confirmed"
    assert problem.message == (
        "`growth` is printed as reported, not confirmed: no party to it is cited as confirming it, "
        "and its sources come down to one"
    )
    assert find_printed_status(tmp_path, text) is Status.REPORTED


def test_two_sources_that_quote_a_third_are_one_voice(tmp_path: Path) -> None:
    text = dossier(STATUS="confirmed", SECOND=SECOND, QUOTES="quotes: [wire],")
    text = text.replace(
        "    file: gazette.txt", "    quotes: [wire]\n    file: gazette.txt"
    )
    assert only(tmp_path, text).message.startswith("`growth` is printed as reported")


def test_sources_that_quote_each_other_are_one_voice(tmp_path: Path) -> None:
    text = dossier(STATUS="confirmed", SECOND=SECOND, QUOTES="quotes: [gazette],")
    text = text.replace(
        "    file: gazette.txt", "    quotes: [herald]\n    file: gazette.txt"
    )
    assert only(tmp_path, text).message.startswith("`growth` is printed as reported")


def test_a_source_that_is_quoted_must_be_there(tmp_path: Path) -> None:
    text = dossier(QUOTES="quotes: [wird],")
    assert only(tmp_path, text).message == "there is no source or entity `wird`"


# ---------------------------------------------------------------- unconfirmed and disputed


@pytest.mark.parametrize("status", ["confirmed", "reported"])
def test_what_every_source_calls_unconfirmed_is_unconfirmed(
    tmp_path: Path, status: str
) -> None:
    text = dossier(STATUS=status, BY="lane", TERMS="Lane", HEDGE=", hedge: it is said")
    problem = only(tmp_path, text)
    assert (problem.where, at(problem, text)) == ("claims[0].status", status)
    assert problem.message == (
        f"`growth` is printed as unconfirmed, not {status}: "
        "every source cited calls the matter unconfirmed (`hedge`)"
    )
    assert find_printed_status(tmp_path, text) is Status.UNCONFIRMED


def test_unconfirmed_needs_a_source_that_calls_it_so(tmp_path: Path) -> None:
    assert (
        problems(tmp_path, dossier(STATUS="unconfirmed", HEDGE=", hedge: it is said"))
        == ()
    )
    problem = only(tmp_path, dossier(STATUS="unconfirmed"))
    assert problem.message == "`growth` is unconfirmed, and no source cited calls it so"


@pytest.mark.parametrize("side", ["MORE", "OTHER"])
def test_both_sides_of_a_disagreement_are_disputed(tmp_path: Path, side: str) -> None:
    other = {"MORE": "pears", "OTHER": "growth"}[side]
    text = dossier(
        STATUS="reported", PEARS="disputed", **{side: f"disagrees_with: [{other}]"}
    )
    problem = only(tmp_path, text)
    assert (
        problem.message
        == "`growth` is printed as disputed, not reported: `pears` disagrees with it"
    )
    assert find_printed_status(tmp_path, text) is Status.DISPUTED
    assert (
        problems(tmp_path, text.replace("status: reported", "status: disputed")) == ()
    )


def test_disputed_needs_somebody_who_disputes_it(tmp_path: Path) -> None:
    problem = only(tmp_path, dossier(STATUS="disputed"))
    assert problem.message == "`growth` is disputed, and no claim disagrees with it"


def test_a_more_careful_status_than_the_rules_ask_for_stays(tmp_path: Path) -> None:
    text = dossier(STATUS="reported", BY="lane", TERMS="Lane")
    assert problems(tmp_path, text) == ()
    assert find_printed_status(tmp_path, text) is Status.REPORTED


# ---------------------------------------------------------------- disagreement


def write_measures(one: str, other: str, **places: str) -> str:
    return dossier(
        MORE=f"measures: [{{of: orchard, what: sales, value: {one}}}]",
        OTHER=f"measures: [{{of: orchard, what: sales, value: {other}}}]",
        **places,
    )


def test_two_values_of_one_quantity_must_be_linked(tmp_path: Path) -> None:
    text = write_measures("good", "bad")
    problem = only(tmp_path, text)
    assert (problem.severity, at(problem, text)) == (Severity.ERROR, "bad}]")
    assert problem.message == (
        "`growth` gives `sales` of `orchard` as good, `pears` as bad, and neither says that they disagree"
    )


@pytest.mark.parametrize(
    ("one", "other"), [("good", "Good"), ("very  good", "very good")]
)
def test_the_same_value_needs_no_link(tmp_path: Path, one: str, other: str) -> None:
    assert problems(tmp_path, write_measures(one, other)) == ()


def test_linked_claims_may_differ(tmp_path: Path) -> None:
    text = write_measures("good", "bad", STATUS="disputed", PEARS="disputed")
    text = text.replace(
        "    measures: [{of: orchard, what: sales, value: bad",
        "    disagrees_with: [growth]\n\\g",
        1,
    )
    text = text.replace("\\g", "    measures: [{of: orchard, what: sales, value: bad")
    assert problems(tmp_path, text) == ()


def test_a_measure_is_what_its_claim_says(tmp_path: Path) -> None:
    text = dossier(MORE="measures: [{of: orchard, what: sales, value: 40}]")
    problem = only(tmp_path, text)
    assert (problem.message, at(problem, text)) == (
        "the claim does not give 40",
        "40}]",
    )


FIGURE = (
    "  - {{id: {}, label: Sales, value: {}, currency: USD, period: 2026, claim: {}}}\n"
)


@pytest.mark.parametrize(("other", "found"), [("40", 0), ("60", 1)])
def test_figures_of_one_label_and_period_are_one_quantity(
    tmp_path: Path, other: str, found: int
) -> None:
    figures = (
        "figures:\n"
        + FIGURE.format("a", 40, "growth")
        + FIGURE.format("b", other, "pears")
    )
    text = dossier(TERMS="'40'").replace(
        "claims:\n  - id: growth", f"{figures}claims:\n  - id: growth"
    )
    text = text.replace("Orchard grew.\n", "Orchard grew by 40.\n")
    text = text.replace(
        "sells pears.\n    by", f"sells {other} pears.\n    by"
    ).replace("[pears]}", f"['{other}']}}")
    told = [
        problem.message
        for problem in problems(tmp_path, text)
        if problem.code != "W327"
    ]
    assert len(told) == found
    assert all(
        "gives `Sales` as 40, `pears` as 60, and neither" in message for message in told
    )
