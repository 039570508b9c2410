"""Where pages break: what stands together, and how text comes back to its rhythm."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from reporting.dossier.galley.galley import measure_height
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    ProcessBlock,
    ProcessStep,
    TimelineBlock,
    TimelineEvent,
)
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.galleys import list_pieces, set_block
from tests.dossier.plans import WORDS, para, prose
from tests.dossier.reading import BODY, Pdf, read_blocks, theme

COUNT = 9


def bullet_list(count: int = COUNT) -> Block:
    return BulletsBlock(
        "listed",
        "Listed",
        (),
        tuple(para(f"Item{at} {WORDS} Item{at}") for at in range(count)),
    )


def timeline(count: int = COUNT) -> Block:
    events = tuple(
        TimelineEvent(f"Year {at}", is_uncertain=False, text=para(f"Item{at} {WORDS}"))
        for at in range(count)
    )
    return TimelineBlock("listed", "Listed", (), events)


def process(count: int = COUNT) -> Block:
    steps = tuple(
        ProcessStep(f"Item{at}", para(f"does{at} {WORDS}")) for at in range(count)
    )
    return ProcessBlock("listed", "Listed", (), steps)


def after(paragraphs: int, block: Block) -> Pdf:
    """A dossier with a block after some paragraphs."""
    filling = (prose(para(WORDS), name=f"p{at}") for at in range(paragraphs))
    return read_blocks(*filling, block)


@pytest.mark.parametrize("make", [bullet_list, timeline, process])
@pytest.mark.parametrize("paragraphs", [1, 2, 6, 8, 10, 11, 12, 13, 18, 19])
def test_two_things_of_a_list_stand_together_before_and_after_a_cut(
    make: Callable[[], Block], paragraphs: int
) -> None:
    pdf = after(paragraphs, make())
    found = [set(re.findall(r"Item\d+", pdf.text(at))) for at in range(BODY, len(pdf))]
    standing = [items for items in found if items]
    assert set().union(*standing) == {f"Item{at}" for at in range(COUNT)}
    assert len(standing[0]) >= 2
    assert len(standing[-1]) >= 2
    assert "Listed" in pdf.text(pdf.page_of("Item0"))


def test_points_higher_than_a_page_are_cut_with_two_lines_on_each_side() -> None:
    points = tuple(para(f"Item{at} {WORDS * 12}") for at in range(3))
    galley = set_block(BulletsBlock("listed", "Listed", (), points))
    for piece in list_pieces(galley.slabs):
        assert measure_height(piece) < theme().page.height.pt * 0.3
    pdf = read_blocks(BulletsBlock("listed", "Listed", (), points))
    assert pdf.whole.count("Item") == 3
    assert pdf.whole.count("nobody measures") == 3 * (WORDS * 12).count(
        "nobody measures"
    )


@pytest.mark.parametrize("paragraphs", range(6, 13))
def test_a_short_chain_of_steps_is_not_cut(paragraphs: int) -> None:
    steps = tuple(
        ProcessStep(f"Item{at}", para("does this and that")) for at in range(5)
    )
    pdf = after(paragraphs, ProcessBlock("listed", "Listed", (), steps))
    at = pdf.page_of("Item0")
    assert all(
        words in pdf.text(at)
        for words in ("Listed", "Item1", "Item2", "Item3", "Item4")
    )


@pytest.mark.parametrize("paragraphs", [4, 5, 6, 7])
def test_a_list_fills_the_page_that_it_begins_on(paragraphs: int) -> None:
    pdf = after(paragraphs, bullet_list())
    first = pdf.page_of("Item0")
    lowest = min(
        char.baseline
        for char in pdf.chars(first)
        if char.baseline > theme().page.bottom.pt - 4
    )
    assert lowest < theme().page.bottom.pt + 60


@pytest.mark.parametrize("paragraphs", range(5, 13))
def test_the_question_of_a_disagreement_stands_with_its_heading_and_its_sides(
    paragraphs: int,
) -> None:
    block = replace(plans.DISAGREEMENT, reading=para(f"Reading. {WORDS * 2}"))
    pdf = after(paragraphs, block)
    at = pdf.page_of("Time, or time and cost?")
    assert all(
        words in pdf.text(at)
        for words in ("They differ", "Only time.", "Time and cost.")
    )


@pytest.mark.parametrize("paragraphs", range(6, 15))
def test_the_title_of_a_step_stands_with_its_words(paragraphs: int) -> None:
    pdf = after(paragraphs, process())
    for at in range(COUNT):
        assert pdf.page_of(f"Item{at}") == pdf.page_of(f"does{at}")


@pytest.mark.parametrize(
    "block", [plans.TABLE, plans.FIGURES, plans.QUOTATION, plans.CALLOUT, plans.PROCESS]
)
def test_text_stands_on_the_grid_after_an_exhibit(block: Block) -> None:
    pdf = read_blocks(
        prose(para("Before it. " + WORDS), name="a"),
        replace(block, evidence=()),
        prose(para("Afterwards. " + WORDS), name="b"),
    )
    before, follows = (
        pdf.find(BODY, words)[0].baseline for words in ("Before it", "Afterwards")
    )
    steps = (before - follows) / theme().print.body.leading.pt
    assert steps == pytest.approx(round(steps), abs=0.03)


def test_a_heading_over_two_lines_keeps_the_grid() -> None:
    title = "A heading that goes on and on until it needs another line of the column it stands in"
    pdf = read_blocks(
        prose(para("Before it. " + WORDS)),
        prose(para("Afterwards."), title=title, name="b"),
    )
    before, follows = (
        pdf.find(BODY, words)[0].baseline for words in ("Before it", "Afterwards")
    )
    steps = (before - follows) / theme().print.body.leading.pt
    assert steps == pytest.approx(round(steps), abs=0.03)
