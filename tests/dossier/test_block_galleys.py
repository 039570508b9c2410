"""Each kind of block as a galley: what stands where, what no page parts, where notes are wanted."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from reporting.dossier.blocks.block import BLOCK_LAYOUTS, typeset_block
from reporting.dossier.galley.galley import NEVER, TIED, Flow, measure_height
from reporting.paper.marks import Fill, StatusMark, TextLine
from reporting.plan.block_model import Block, ComparisonSide, ProseBlock
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.galleys import (
    find_line,
    list_notes,
    list_pieces,
    make_setting,
    read_lines,
    say,
    set_block,
    theme,
)
from tests.dossier.plans import WORDS, para, prose

LINE = make_setting().styles.body.leading


def test_every_kind_of_block_has_its_layout() -> None:
    assert set(BLOCK_LAYOUTS) == set(get_args(Block))


def test_a_kind_that_the_table_lacks_is_named() -> None:
    class RiddleBlock(ProseBlock, frozen=True):
        """A kind of its own."""

    riddle = RiddleBlock("riddle", "", (), ())
    with pytest.raises(KeyError, match="RiddleBlock"):
        typeset_block(make_setting(), riddle)


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
def test_a_title_is_never_parted_from_what_is_below_it(block: Block) -> None:
    galley = set_block(replace(block, title="What it says"))
    first, *_ = list_pieces(galley.slabs)
    title = find_line(galley, "What it says")
    whole = measure_height(galley.slabs)
    assert title.slab < len(first)
    assert measure_height(first) >= min(whole, title.baseline + 3 * LINE)


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
def test_the_tags_of_a_block_are_in_the_order_of_reading(block: Block) -> None:
    galley = set_block(block)
    root, *others = galley.tags
    assert root.id == f"block-{block.id}"
    known = {id(root)}
    for tag in others:
        assert id(tag.parent) in known
        known.add(id(tag))


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
def test_a_wide_block_has_no_note_in_the_margin_and_all_below_it(block: Block) -> None:
    galley = set_block(block)
    if galley.is_wide:
        assert not list(list_notes(galley))
        for slab in galley.slabs:
            assert slab.height >= 0


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
def test_a_block_is_set_the_same_twice(block: Block) -> None:
    one, other = set_block(block), set_block(block)
    assert read_lines(one.slabs)[0].text == read_lines(other.slabs)[0].text
    assert [slab.height for slab in one.slabs] == [slab.height for slab in other.slabs]


def test_what_rests_on_no_claim_says_why_below() -> None:
    galley = set_block(replace(plans.BULLETS, unsourced="Not sourced: counted by us"))
    *_, last = read_lines(galley.slabs)
    assert last.text == "Not sourced: counted by us"
    assert galley.slabs[-2].cut == TIED


def test_links_find_a_block_at_its_head() -> None:
    for block in (plans.PROSE, plans.QUOTATION, plans.CALLOUT):
        galley = set_block(block)
        names = [
            (number, anchor.name)
            for number, slab in enumerate(galley.slabs)
            for anchor in slab.anchors
        ]
        assert [name for _, name in names] == [f"block-{block.id}"]
        assert names[0][0] <= 1


# ---------------------------------------------------------------- prose and lists


def test_paragraphs_are_parted_by_an_indent_and_not_by_space() -> None:
    galley = set_block(prose(para("One."), para("Two."), para("Three.")))
    one, two, three = read_lines(galley.slabs)
    assert two.left > one.left
    assert three.left == two.left
    assert two.baseline - one.baseline == pytest.approx(LINE)
    assert three.baseline - two.baseline == pytest.approx(LINE)
    assert not any(slab.is_space for slab in galley.slabs)


def test_prose_goes_on_with_prose_and_begins_anew_below_anything_else() -> None:
    block = prose(para("One."))
    (begun,) = read_lines(set_block(block).slabs)
    (below,) = read_lines(set_block(block, plans.TABLE).slabs)
    (further,) = read_lines(set_block(block, plans.PROSE).slabs)
    assert begun.left == below.left < further.left


def test_titled_prose_begins_anew() -> None:
    block = prose(para("One."), title="A title")
    line = find_line(set_block(block, plans.PROSE), "One.")
    assert line.left == 0


def test_points_are_set_tight_and_hang_behind_their_dots() -> None:
    galley = set_block(replace(plans.BULLETS, title=""))
    first, second, third = read_lines(galley.slabs)
    assert first.left == second.left == third.left > 5
    assert second.baseline - first.baseline == pytest.approx(LINE)
    assert third.baseline - second.baseline == pytest.approx(LINE)


def test_no_point_of_a_list_stands_alone_on_a_page() -> None:
    items = tuple(para(f"Point {at}") for at in range(7))
    galley = set_block(replace(plans.BULLETS, title="", items=items))
    pieces = list_pieces(galley.slabs)
    assert [len(piece) for piece in pieces] == [2, 1, 1, 1, 2]


# ---------------------------------------------------------------- callout and quotation


def test_a_callout_lies_on_one_ground_and_may_be_cut_within() -> None:
    block = replace(plans.CALLOUT, paragraphs=(para(WORDS * 4),))
    galley = set_block(block)
    (ground,) = {id(one): one for slab in galley.slabs for one in slab.grounds}.values()
    assert all(slab.grounds == (ground,) for slab in galley.slabs)
    assert ground.width == make_setting().width
    lines = read_lines(galley.slabs)
    assert all(line.left > 0 and line.right < ground.width for line in lines)
    first, *_, last = list_pieces(galley.slabs)
    assert len(read_lines(first)) >= 3
    assert len(read_lines(last)) >= 2


def test_a_long_quotation_may_be_cut_but_not_from_who_said_it() -> None:
    galley = set_block(replace(plans.QUOTATION, text=f"“{WORDS * 4}”"))
    first, *between, last = list_pieces(galley.slabs)
    assert between
    assert len(read_lines(first)) >= 2
    assert "Vera Lane" in say(last)
    assert len(read_lines(last)) >= 3


def test_a_long_quotation_is_set_smaller_than_a_brief_one() -> None:
    brief = read_lines(set_block(plans.QUOTATION).slabs)[0]
    long = read_lines(set_block(replace(plans.QUOTATION, text=f"“{WORDS * 2}”")).slabs)
    assert make_setting().styles.body.size < long[0].size < brief.size


def test_the_note_of_a_quotation_is_wanted_where_its_mark_stands() -> None:
    galley = set_block(plans.QUOTATION)
    said_by = find_line(galley, "Vera Lane")
    ((number, y),) = list_notes(galley)
    assert number == 3
    assert y == pytest.approx(said_by.baseline)


def test_the_first_mark_of_a_quotation_hangs_out_of_its_edge() -> None:
    galley = set_block(replace(plans.QUOTATION, text=f"“{WORDS}”"))
    first, second, *_ = read_lines(galley.slabs)
    assert first.left < second.left


# ---------------------------------------------------------------- comparison and disagreement


def test_the_points_of_a_comparison_begin_level_below_bars() -> None:
    long = ComparisonSide(
        "A title that takes more than a line of its side", (para("A", 1),)
    )
    block = replace(plans.COMPARISON, sides=(long, plans.COMPARISON.sides[1]))
    galley = set_block(block)
    one, other = find_line(galley, "A"), find_line(galley, "Fast")
    points = [line for line in read_lines(galley.slabs) if line.text in {"A", "Fast"}]
    assert len(points) == 2
    assert points[0].baseline == pytest.approx(points[1].baseline)
    assert one.left < other.left
    bars = [
        mark for slab in galley.slabs for mark in slab.marks if isinstance(mark, Fill)
    ]
    assert len(bars) == 2
    assert bars[0].ink != bars[1].ink


def test_notes_of_sides_that_stand_abreast_come_from_head_to_foot_and_by_their_numbers() -> (
    None
):
    sides = (
        ComparisonSide("By hand", (para("Gentle", 14), para("Slow", 21))),
        ComparisonSide("By robot", (para("Fast", 1), para("Dear", 16))),
    )
    notes = list(list_notes(set_block(replace(plans.COMPARISON, sides=sides))))
    assert sorted(number for number, _ in notes) == [1, 14, 16, 21]
    for (number, y), (following, below) in pairwise(notes):
        assert y < below or number < following


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_reading_is_never_parted_from_its_disagreement(count: int) -> None:
    sides = tuple(para(f"View {at}. {WORDS}", at) for at in range(1, count + 1))
    galley = set_block(replace(plans.DISAGREEMENT, sides=sides))
    (whole,) = list_pieces(galley.slabs)
    assert "View 1" in say(whole)
    assert "The second is later." in say(whole)


def test_the_claims_of_a_disagreement_stand_abreast_under_their_status() -> None:
    galley = set_block(plans.DISAGREEMENT)
    one, other = find_line(galley, "Only time."), find_line(galley, "Time and cost.")
    assert one.baseline == pytest.approx(other.baseline)
    assert one.left < other.left
    symbols = [
        mark
        for slab in galley.slabs
        for mark in slab.marks
        if isinstance(mark, StatusMark)
    ]
    assert len(symbols) == 2
    assert all(
        mark.x + mark.radius < line.left
        for mark, line in zip(symbols, (one, other), strict=True)
    )
    assert [number for number, _ in list_notes(galley)] == [3, 7]


def test_a_disagreement_longer_than_a_page_is_cut_between_claims() -> None:
    sides = tuple(para(f"View {at}. {WORDS * 3}", at) for at in range(1, 12))
    galley = set_block(replace(plans.DISAGREEMENT, sides=sides))
    pieces = list_pieces(galley.slabs)
    assert len(pieces) > 3
    assert "The second is later." in say(pieces[-1])
    assert "View 11" in say(pieces[-1])


# ---------------------------------------------------------------- glossary


def test_a_term_stands_level_with_its_definition() -> None:
    galley = set_block(plans.GLOSSARY)
    term, text = find_line(galley, "Picking robot"), find_line(galley, "A machine")
    assert term.baseline == pytest.approx(text.baseline, abs=1)
    assert term.right < text.left


# ---------------------------------------------------------------- flow


def test_short_exhibits_float_and_text_does_not() -> None:
    exhibits: tuple[Block, ...] = (plans.TABLE, plans.FIGURES)
    for block in exhibits:
        assert set_block(block).flow is Flow.FLOAT
    assert set_block(plans.DISAGREEMENT).flow is Flow.ASIDE
    for block in (
        plans.PROSE,
        plans.BULLETS,
        plans.CALLOUT,
        plans.QUOTATION,
        plans.COMPARISON,
    ):
        assert set_block(block).flow is Flow.TEXT


# ---------------------------------------------------------------- from right to left


def test_from_right_to_left_blocks_begin_at_the_right() -> None:
    setting = make_setting(is_rtl=True)
    galley = typeset_block(setting, plans.DISAGREEMENT)
    one, other = find_line(galley, "Only time."), find_line(galley, "Time and cost.")
    assert one.left > other.right
    galley = typeset_block(setting, plans.GLOSSARY)
    assert (
        find_line(galley, "Picking robot").left > find_line(galley, "A machine").right
    )
    galley = typeset_block(setting, plans.QUOTATION)
    (bar,) = {id(one): one for slab in galley.slabs for one in slab.grounds}.values()
    assert bar.left + bar.width == pytest.approx(setting.width)
    assert read_lines(galley.slabs)[0].right < bar.left


def test_from_right_to_left_columns_of_tables_are_mirrored_and_decimal_marks_are_not() -> (
    None
):
    galley = typeset_block(make_setting(is_rtl=True), plans.TABLE)
    year, crop, remark = (
        find_line(galley, text) for text in ("Year", "Crop", "Remark")
    )
    assert year.left > crop.right > crop.left > remark.right
    long, short = find_line(galley, "1,155.25"), find_line(galley, "40.5")
    assert long.right > short.right > find_line(galley, "7").right
    assert long.left < short.left


def test_from_right_to_left_a_number_stands_at_the_right_of_its_unit() -> None:
    galley = typeset_block(make_setting(is_rtl=True), plans.FIGURES)
    number, unit = find_line(galley, "$11"), find_line(galley, "billion")
    assert number.right > unit.right + 20
    across = theme().page.across.pt
    assert max(line.right for line in read_lines(galley.slabs)) < across + 0.6


def test_three_lines_stand_below_the_title_of_a_callout() -> None:
    galley = set_block(replace(plans.CALLOUT, paragraphs=(para(plans.WORDS * 4),)))
    head = galley.slabs[
        : next(at for at, one in enumerate(galley.slabs) if one.cut < NEVER) + 1
    ]
    texts = [mark for slab in head for mark in slab.marks if isinstance(mark, TextLine)]
    assert len(texts) >= 1 + 3
