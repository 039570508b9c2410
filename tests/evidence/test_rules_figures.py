"""Every figure and every date of a dossier, and who bears it."""

from pathlib import Path

import pytest
from pptx import Presentation

from reporting import Severity, build
from tests.content.planted import at, changed
from tests.evidence.planted import only, problems
from tests.samples import EVERY_BLOCK, MINIMAL, write
from tests.tools import pdf_text

OPENING = "text: Orchard grew by 16%[^growth]."


def opening(words: str) -> str:
    return changed(OPENING, f"text: {words!r}", MINIMAL)


@pytest.mark.parametrize(
    "words",
    [
        "It grew by 16%[^growth].",
        "It grew by sixteen per cent[^growth].",
        "As was said[^growth], it grew by 16%.",
        "Three papers say so[^growth], and one does not.",
        "It said so on 2 October 2026[^growth].",
        "See section 3 and page 12[^growth].",
        "The 21st film in 3D with A24[^growth].",
        "At 10:30[^growth].",
        "It was told twice[^growth].",
    ],
)
def test_what_is_borne_or_is_no_figure_is_no_problem(
    tmp_path: Path, words: str
) -> None:
    assert problems(tmp_path, opening(words)) == ()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It grew by 17%[^growth].", "17%"),
        ("It grew by 16[^growth].", "16"),
        ("It grew by $16 billion[^growth].", "16 billion"),
        ("It grew by seventeen per cent[^growth].", "seventeen per cent"),
        ("It is three times as large[^growth].", "three"),
        ("It has eleven fields[^growth].", "eleven"),
        ("It has 2,000 fields[^growth].", "2,000"),
        ("It has 3 fields[^growth].", "3"),
    ],
)
def test_a_figure_that_no_claim_cited_there_bears_is_an_error(
    tmp_path: Path, words: str, shown: str
) -> None:
    text = opening(words)
    problem = only(tmp_path, text)
    assert problem.severity is Severity.ERROR
    assert problem.message == f"`{shown}` is borne by no claim that is cited here"
    assert at(problem, text).startswith(shown.split(maxsplit=1)[0])
    assert (
        problem.hint
        == "what is cited here (growth) says otherwise; or say on the block why it is `unsourced`"
    )


def test_a_figure_without_a_mark_names_the_claim_that_bears_it(tmp_path: Path) -> None:
    text = opening("It grew by 16%.")
    problem = only(tmp_path, text)
    assert problem.hint == "the claim `growth` bears it: put [^growth] behind it"


def test_a_mark_bears_its_own_paragraph_only_and_the_line_is_the_paragraphs(
    tmp_path: Path,
) -> None:
    text = changed(
        OPENING,
        "text: |\n          It grew by 16%[^growth].\n\n          It grew,\n          they say, by 16%.",
        MINIMAL,
    )
    problem = only(tmp_path, text)
    assert at(problem, text) == "16%."
    assert text.splitlines()[problem.line - 1].strip() == "they say, by 16%."


def test_a_block_that_is_unsourced_may_count_freely(tmp_path: Path) -> None:
    text = changed(
        OPENING,
        "text: It has 2,000 fields[^growth].\n        unsourced: counted by us",
        MINIMAL,
    )
    assert problems(tmp_path, text) == ()


def test_a_title_rests_on_what_its_block_cites(tmp_path: Path) -> None:
    good = changed(
        "        kind: prose\n",
        "        kind: prose\n        title: Up by 16%\n",
        MINIMAL,
    )
    assert problems(tmp_path, good) == ()
    text = good.replace("Up by 16%", "Up by 61%")
    assert at(only(tmp_path, text), text) == "61%"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "takeaway: {en: The crop grew each year.",
            "takeaway: {en: The crop grew to 71.",
        ),
        (
            "question: {en: 'Time, or time and cost?'",
            "question: {en: 'Time, or time and cost, by 11?'",
        ),
        ("en: In tonnes.", "en: In 12 tonnes."),
        ("'From the ledger[^crop].'", "'From the ledger of 99[^crop].'"),
        (
            "notes: {en: Begin with the harvest.",
            "notes: {en: Begin with the 44 fields.",
        ),
        ("label: {en: Remark", "label: {en: Remark of 99"),
        ("en: A camera finds the apple.", "en: A camera finds 30 apples."),
        ("[{en: Gentle", "[{en: Gentle in 30 ways"),
        ("text: {en: the hand decides", "text: {en: the 30 hands decide"),
        (
            "comparison: {en: The best quarter so far",
            "comparison: {en: The best of 30 quarters",
        ),
        ("line: {en: Grows apples.", "line: {en: Grows 30 apples."),
        ("['2024', '40', {en: 'dry", "['2024', '41', {en: 'dry"),
    ],
)
def test_figures_are_found_wherever_they_stand(
    tmp_path: Path, old: str, new: str
) -> None:
    text = changed(old, new)
    lines = [
        p.line for p in problems(tmp_path, text) if "borne by no claim" in p.message
    ]
    (line,) = (n for n, words in enumerate(text.splitlines(), 1) if new in words)
    assert line in lines


@pytest.mark.parametrize(
    ("title", "borne"), [("13 claims are reported", True), ("12 are confirmed", False)]
)
def test_a_chart_that_counts_the_claims_speaks_of_them_as_they_are_printed(
    tmp_path: Path, title: str, *, borne: bool
) -> None:
    """Nobody who is party to them confirms these twelve: they are printed as reported."""
    more = "".join(
        f"  - {{id: c{n}, text: Orchard grew., by: [gazette], status: confirmed,\n"
        "     cites: [{source: gazette, paragraph: 2, terms: [Orchard]}]}\n"
        for n in range(12)
    )
    chart = f"      - {{id: sure, kind: chart, type: bar, title: {title}, data: {{count: status}}}}\n"
    text = changed("sections:\n", f"{more}sections:\n", MINIMAL) + chart
    told = [p for p in problems(tmp_path, text) if "borne by no claim" in p.message]
    assert not told if borne else [at(problem, text)[:2] for problem in told] == ["12"]


# ---------------------------------------------------------------- dates


def test_a_date_that_nobody_gives_is_a_warning(tmp_path: Path) -> None:
    text = opening("Since 1997 it has grown by 16%[^growth].")
    problem = only(tmp_path, text)
    assert (problem.severity, at(problem, text)[:4]) == (Severity.WARNING, "1997")
    assert (
        problem.message
        == "`1997` is a date that no claim and no source of this dossier gives"
    )


def test_an_event_is_dated_as_its_claims_are(tmp_path: Path) -> None:
    text = changed("{on: 2026-03,", "{on: 2026-04,")
    problem = only(tmp_path, text)
    assert at(problem, text).startswith("2026-04")
    assert problem.message == "the claims cited here (robots) do not give this date"


def test_the_period_of_a_figure_is_its_claims(tmp_path: Path) -> None:
    text = changed("period: 2026-Q2", "period: 2026-Q3")
    problem = only(tmp_path, text)
    assert (at(problem, text), problem.message) == (
        "2026-Q3",
        "the claim `revenue` does not give this period",
    )


# ---------------------------------------------------------------- figures and claims


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 11_000_000_000", "value: 12_000_000_000"),
        ("change: 0.16", "change: 0.61"),
    ],
)
def test_a_figure_is_what_its_claim_says(tmp_path: Path, old: str, new: str) -> None:
    text = changed(old, new)
    told = [
        p
        for p in problems(tmp_path, text)
        if p.message == "the claim `revenue` does not give this number"
    ]
    assert [at(problem, text) for problem in told] == [new.partition(" ")[2]]


def test_a_figure_in_a_text_is_borne_by_the_claim_marked_there(tmp_path: Path) -> None:
    text = changed(
        "{revenue:value} ({revenue:change})[^revenue].\n\n            Nobody",
        "{revenue:value}.\n\n            Nobody",
    )
    found = [
        p
        for p in problems(tmp_path, text)
        if "`revenue` is borne by no claim" in p.message
    ]
    assert [at(problem, text)[:8] for problem in found] == ["{revenue"]
    assert found[0].hint == "the claim `revenue` bears it: put [^revenue] behind it"


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("16%", "the claim `growth` bears it: cite it in a block of this section"),
        (
            "17%",
            "no claim of this dossier bears it; cite a claim that says so in one of the section's blocks",
        ),
    ],
)
def test_a_takeaway_is_mended_in_a_block_of_its_section(
    tmp_path: Path, number: str, hint: str
) -> None:
    text = changed(
        "takeaway: Orchard grows.", f"takeaway: Orchard grows by {number}.", MINIMAL
    )
    text = changed(OPENING, "text: Orchard grew.", text)
    assert only(tmp_path, text).hint == hint


def test_a_number_of_a_claim_stands_among_its_terms(tmp_path: Path) -> None:
    text = changed("terms: [Orchard, 16%]", "terms: [Orchard]", MINIMAL)
    problem = only(tmp_path, text)
    assert (at(problem, text), problem.message) == (
        "16%.",
        "`16%` stands in none of the claim's terms",
    )


def test_a_term_has_no_number_that_the_claim_does_not_say(tmp_path: Path) -> None:
    text = changed("terms: [Orchard, 16%]", "terms: [Orchard, 16%, 40 tonnes]", MINIMAL)
    problem = only(tmp_path, text)
    assert (at(problem, text), problem.message) == (
        "40 tonnes]}",
        "the claim says nothing of `40 tonnes`",
    )


def test_a_term_may_date_a_figure_that_rests_on_its_claim(tmp_path: Path) -> None:
    text = changed("terms: [Orchard, 16%]", "terms: [Orchard, 16%, June 2026]", MINIMAL)
    assert "June 2026" in only(tmp_path, text).message
    figure = "figures: [{id: more, label: growth, percent: true, value: 0.16, period: PERIOD, claim: growth}]"
    told = [
        p.message
        for p in problems(tmp_path, f"{text}{figure.replace('PERIOD', '2026-06')}\n")
    ]
    assert "the claim says nothing of `June 2026`" not in told
    told = [
        p.message
        for p in problems(tmp_path, f"{text}{figure.replace('PERIOD', '2025-06')}\n")
    ]
    assert "the claim says nothing of `June 2026`" in told


# ---------------------------------------------------------------- what is worked out


COMPARISON = (
    "comparison: {en: The best quarter so far, it: Il miglior trimestre finora}"
)


def write_derivation(words: str, derived: str) -> str:
    return changed(COMPARISON, f"comparison: {words!r}\n    derived: {derived!r}")


@pytest.mark.parametrize(
    ("words", "derived"),
    [
        ("about 9.5 billion", "{revenue} / (1 + {revenue:change})"),
        ("about 9.48 billion", "{revenue} / (1 + {revenue:change})"),
        ("about 34%", "{margin}"),
        ("a third", "{margin}"),
        ("3.7 billion", "{revenue} * {margin}"),
        ("10 points", "-(2 - 12)"),
    ],
)
def test_what_follows_from_figures_is_worked_out_again(
    tmp_path: Path, words: str, derived: str
) -> None:
    text = write_derivation(words, derived)
    assert problems(tmp_path, text) == ()


@pytest.mark.parametrize(
    "words", ["about 9.6 billion", "about 95 billion", "about 9.47 billion", "about 11"]
)
def test_what_does_not_follow_is_an_error(tmp_path: Path, words: str) -> None:
    text = write_derivation(words, "{revenue} / (1 + {revenue:change})")
    told = problems(tmp_path, text)
    assert {problem.where for problem in told} == {"figures[0].comparison"}


@pytest.mark.parametrize(
    ("derived", "message"),
    [
        ("{revenu}", "names `revenu`, which is no figure"),
        ("{speed:change}", "asks for the change of `speed`, which has none"),
        ("{revenue} / 0", "has no value"),
        ("{revenue} ** 9", "is not arithmetic over figures"),
        ("{revenue} /", "is not arithmetic over figures"),
        ("__import__('os')", "is not arithmetic over figures"),
        ("1 2", "is not arithmetic over figures"),
    ],
)
def test_a_derivation_is_arithmetic_over_figures(
    tmp_path: Path, derived: str, message: str
) -> None:
    text = changed(COMPARISON, f"{COMPARISON}\n    derived: {derived!r}")
    problem = only(tmp_path, text)
    assert problem.where == "figures[0].derived"
    assert problem.message.endswith(message)


def test_the_sample_of_every_block_keeps_to_the_rules(tmp_path: Path) -> None:
    assert problems(tmp_path, EVERY_BLOCK) == ()


# ---------------------------------------------------------------- unsourced


def test_both_outputs_say_what_is_unsourced_and_why(tmp_path: Path) -> None:
    text = changed(
        "        kind: prose\n        text: Orchard grew by 16%[^growth].\n",
        "        kind: prose\n        text: Orchard grew by 16%[^growth].\n"
        "      - {id: own, kind: bullets, items: ['We saw 44 fields[^growth]'], unsourced: counted by us}\n"
        "      - {id: told, kind: bullets, deck: notes, items: ['And 45'], unsourced: guessed by us}\n",
        MINIMAL,
    )
    build(write(tmp_path, text), tmp_path)
    printed = " ".join("".join(pdf_text(tmp_path / "dossier.pdf")).split())
    assert "We saw 44 fields 1 Not sourced: counted by us" in printed
    assert "And 45 Not sourced: guessed by us" in printed
    (slide,) = (
        slide
        for slide in Presentation(str(tmp_path / "briefing.pptx")).slides
        if any(
            "44 fields" in shape.text_frame.text
            for shape in slide.shapes
            if shape.has_text_frame
        )
    )
    shown = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any(
        line.startswith("Not sourced: counted by us · Source: Gazette")
        for line in shown
    )
    assert "Not sourced: guessed by us" in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(
    ("words", "found"), [("Two of 5 claims are disputed", 0), ("Two of 6 claims", 1)]
)
def test_a_chart_that_counts_the_claims_may_tell_its_counts(
    tmp_path: Path, words: str, found: int
) -> None:
    text = changed(
        "title: {en: Most claims rest on one paper, it:", f"title: {{en: {words}, it:"
    )
    text = changed(
        "La maggior parte delle affermazioni viene da un solo giornale",
        words.replace("Two", "Due"),
        text,
    )
    told = [
        problem
        for problem in problems(tmp_path, text)
        if "borne by no claim" in problem.message
    ]
    assert len(told) == found


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("    change: 0.16\n", "    change: 16\n", "16% is written 0.16"),
        (
            "    value: 0.34\n    percent: true\n",
            "    value: 34\n    percent: true\n",
            "34% is written 0.34",
        ),
        (
            "    value: 0.34\n    percent: true\n",
            "    value: 34\n",
            "34% is written 0.34, with `percent: true`",
        ),
        (
            "    change: 0.16\n",
            "    change: 16\n    change_unit: points\n",
            "16% is written 0.16",
        ),
        (
            "    change: 0.16\n",
            "    change: 0.17\n",
            "a figure is what its claim says",
        ),
    ],
)
def test_a_percentage_that_was_meant_is_told_as_the_ratio_to_write(
    tmp_path: Path, old: str, new: str, hint: str
) -> None:
    text = changed(old, new)
    problem = only(tmp_path, text)
    assert problem.message == "the claim `revenue` does not give this number"
    assert problem.hint == hint


POINTS = (
    changed("    change: 0.16\n", "    change: 0.04\n    change_unit: points\n")
    .replace("2026, up 16%, with", "2026, up 4 percentage points, with")
    .replace("2026, +16%, con", "2026, +4 punti percentuali, con")
    .replace('"16%"', '"4 percentage points"')
)
"""The sample with a change in percentage points."""


def test_a_change_in_percentage_points_is_borne_and_printed(tmp_path: Path) -> None:
    assert not any(p.code == "E503" for p in problems(tmp_path, POINTS))
    only_percent = POINTS.replace("    change_unit: points\n", "")
    hints = {p.hint for p in problems(tmp_path, only_percent) if p.code == "E503"}
    assert hints == {
        "if it is 4 percentage points that the claim gives, add `change_unit: points`"
    }


def test_a_percentage_that_would_be_printed_as_a_number_is_warned_of(
    tmp_path: Path,
) -> None:
    text = changed("    value: 0.34\n    percent: true\n", "    value: 0.34\n")
    problem = only(tmp_path, text)
    assert problem.code == "W406"
    assert problem.message == "the figure is printed as 0.34 where its claim says `34%`"
    assert problem.hint == "add `percent: true`"
    assert at(problem, text) == "0.34"
