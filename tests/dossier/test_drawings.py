"""Quotations and disagreements as set: marks hang, sides stand abreast, nothing is alone in a row."""

from __future__ import annotations

import pytest

from reporting.plan.words import plain_line
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para
from tests.dossier.reading import BODY, in_order, read_blocks

LONG = "It takes a great artist to make something great and the hand decides what the eye has seen"


@pytest.mark.parametrize("marks", ["“”", "«»"])
def test_the_first_mark_of_a_quotation_hangs_before_its_lines(marks: str) -> None:
    block = replace(
        plans.QUOTATION,
        text=f"{marks[0]}{LONG}{marks[1]}",
        source_line="Paper 1, 2026, ¶ 3",
    )
    pdf = read_blocks(block)
    said = pdf.find(BODY, plain_line(block.text))
    lines = {char.baseline: char for char in reversed(said)}  # the first of each line
    assert len(lines) > 1
    first, *others = (lines[y] for y in sorted(lines, reverse=True))
    assert first.text == marks[0]
    assert all(abs(char.left - said[1].left) < 0.3 for char in others)
    assert first.left < said[1].left - 3


def test_a_quotation_names_its_speaker_and_its_source() -> None:
    block = replace(plans.QUOTATION, source_line="Paper 1, 2 October 2026, ¶ 3")
    text = read_blocks(block).text(BODY)
    in_order(
        text,
        "“The hand decides”",
        "Vera Lane, grower",
        "3",
        "Source: Paper 1, 2 October 2026, ¶ 3",
    )


@pytest.mark.parametrize(
    ("count", "words", "rows"),
    [
        (2, "Only time.", [2]),
        (3, "Only time.", [3]),
        (4, "Only time.", [2, 2]),
        (5, "Only time.", [3, 2]),
        (3, plans.WORDS, [1, 1, 1]),
        (4, plans.WORDS, [2, 2]),
    ],
)
def test_sides_of_a_disagreement_stand_abreast_and_none_alone(
    count: int, words: str, rows: list[int]
) -> None:
    sides = tuple(para(f"Side{at} {words}", at) for at in range(1, count + 1))
    pdf = read_blocks(replace(plans.DISAGREEMENT, sides=sides))
    firsts = [
        round(pdf.find(BODY, f"Side{at} ")[0].baseline) for at in range(1, count + 1)
    ]
    assert [firsts.count(y) for y in dict.fromkeys(firsts)] == rows
    for at in range(1, count + 1):
        in_order(pdf.text(BODY), f"Side{at}", f"Speaker {at}")


@pytest.mark.parametrize("lines", [24, 26, 28])
def test_the_question_of_a_disagreement_stays_with_its_first_sides(lines: int) -> None:
    before = plans.prose(para(" ".join(["word"] * lines * 11)))
    sides = (para(f"One {plans.WORDS}", 3), para(f"Other {plans.WORDS}", 7))
    pdf = read_blocks(before, replace(plans.DISAGREEMENT, sides=sides))
    at = pdf.page_of("Time, or time and cost?")
    in_order(
        pdf.text(at), "They differ", "Time, or time and cost?", "One The", "Other The"
    )
