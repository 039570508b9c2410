"""The paginator by itself: galleys made by hand or at random, and no PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from reporting.dossier.galley.galley import NEVER, TIED, Flow, Galley, NotePlace, Slab
from reporting.dossier.galley.page import Breaking, Page, Part
from reporting.dossier.pages.page_filling import PageFiller
from reporting.dossier.pages.paginate import flow_pages, paginate
from reporting.record import replace
from tests.dossier.random_galleys import (
    BASELINE,
    HEIGHT,
    LEADING,
    MEASURE,
    block,
    check_asides,
    check_cuts,
    check_feet,
    check_grid,
    check_notes,
    check_order,
    check_ties,
    check_whole,
    find_places,
    line,
    list_placements,
    note,
    opener,
    paragraph,
    part,
    parts,
    rows,
    say_paragraph,
)


def set_pages(*galleys: Galley) -> tuple[Page, ...]:
    return paginate([part(*galleys)], MEASURE)


def tops(page: Page) -> list[float]:
    return [placement.top for placement in page.placements]


def lines_on(pages: Sequence[Page]) -> list[int]:
    """Return how many slabs stand on each page."""
    return [sum(one.stop - one.start for one in page.placements) for page in pages]


# ---------------------------------------------------------------- text


def test_a_page_is_filled_to_its_last_line() -> None:
    assert lines_on(set_pages(paragraph(50))) == [20, 20, 10]


@pytest.mark.parametrize(("count", "split"), [(21, [19, 2]), (22, [20, 2])])
def test_two_lines_of_a_paragraph_stand_together(count: int, split: list[int]) -> None:
    assert lines_on(set_pages(paragraph(count))) == split


def test_no_line_stands_alone_between_two_pages() -> None:
    floating = block(252.0, flow=Flow.FLOAT)
    text = paragraph(8)
    pages = set_pages(paragraph(17), floating, text, paragraph(30))
    placed = find_places(pages, text)
    assert len(placed) > 1
    assert all(one.stop - one.start > 1 for _, one in placed)


def test_space_is_left_out_at_the_head_and_at_the_foot() -> None:
    gap = Slab(9.0, is_space=True)
    galley = replace(rows(0), slabs=(Slab(280.0), gap, Slab(20.0), gap, Slab(270.0)))
    pages = set_pages(galley)
    assert [(one.start, one.stop) for _, one in list_placements(pages)] == [
        (0, 1),
        (2, 3),
        (4, 5),
    ]
    assert [page.filled for page in pages] == [280, 20, 270]


def test_of_two_spaces_that_meet_the_larger_counts() -> None:
    pages = set_pages(block(30, after=5), block(30, before=12))
    assert tops(pages[0]) == [0, 42]


def test_body_lines_come_onto_the_grid_by_the_space_above_them() -> None:
    pages = set_pages(paragraph(3), block(45, before=7, after=7), paragraph(3))
    assert tops(pages[0]) == [0, 49, 112]


def test_space_within_a_block_is_stretched_too() -> None:
    head = (Slab(20.0, cut=NEVER), Slab(5.0, cut=NEVER, is_space=True))
    galley = replace(paragraph(3), slabs=(*head, *paragraph(3).slabs))
    page = set_pages(galley)[0]
    assert [(one.start, one.stop, one.top) for one in page.placements] == [
        (0, 2, 0),
        (2, 5, 28),
    ]


def test_a_head_is_repeated_on_every_page_that_goes_on() -> None:
    head = Slab(20.0, cut=NEVER)
    galley = replace(rows(0, repeats=1), slabs=(head, *rows(30).slabs))
    pages = set_pages(galley)
    assert [one.repeats for _, one in list_placements(pages)] == [False, True, True]
    assert lines_on(pages) == [15, 14, 2]
    assert pages[1].filled == 20 + 14 * 18


def test_what_is_higher_than_a_page_stands_alone_or_is_cut_where_it_must() -> None:
    pages = set_pages(paragraph(3), block(300.0), paragraph(3))
    assert [page.filled for page in pages] == [42, 300, 42]
    tall = replace(rows(20), slabs=(Slab(18.0, cut=NEVER),) * 20)
    assert lines_on(set_pages(tall)) == [15, 5]


# ---------------------------------------------------------------- floats


def test_a_float_that_does_not_fit_opens_the_next_page_and_text_closes_up() -> None:
    picture = block(100.0, flow=Flow.FLOAT)
    before, behind = paragraph(15), paragraph(14)
    pages = set_pages(before, picture, behind)
    assert [number for number, _ in find_places(pages, behind)] == [0, 1]
    [(number, placed)] = find_places(pages, picture)
    assert (number, placed.top) == (1, 0)
    assert pages[0].filled == HEIGHT


def test_floats_keep_their_order() -> None:
    first, second = block(120.0, flow=Flow.FLOAT), block(20.0, flow=Flow.FLOAT)
    pages = set_pages(paragraph(14), first, paragraph(3), second, paragraph(30))
    order = [
        one.galley for _, one in list_placements(pages) if one.galley in (first, second)
    ]
    assert order == [first, second]


def test_a_float_never_stands_behind_the_next_opener() -> None:
    picture = block(150.0, flow=Flow.FLOAT)
    following = opener()
    pages = paginate(
        [part(opener(), paragraph(12), picture), part(following, paragraph(8))], MEASURE
    )
    order = [id(one.galley) for _, one in list_placements(pages)]
    assert order.index(id(picture)) < order.index(id(following))


def test_a_float_at_the_end_of_its_part_stands_above_text_rather_than_leave_a_page_empty() -> (
    None
):
    picture = block(120.0, flow=Flow.FLOAT)
    text = paragraph(10)
    pages = set_pages(opener(28.0), text, picture)
    assert pages[0].filled > 0.9 * HEIGHT
    assert [number for number, _ in find_places(pages, picture)] == [0]


def test_what_holds_together_is_cut_rather_than_leave_an_opener_alone() -> None:
    table = rows(13, 20.0, flow=Flow.FLOAT)
    whole = [replace(slab, cut=NEVER) for slab in table.slabs]
    pages = set_pages(opener(28.0), replace(table, slabs=tuple(whole)))
    assert len(pages) == 2
    assert pages[0].filled > 0.9 * HEIGHT
    assert [one.start for one in pages[1].placements] == [11]
    whole[9:12] = [replace(slab, cut=TIED) for slab in whole[9:12]]
    pages = set_pages(opener(28.0), replace(table, slabs=tuple(whole)))
    assert [one.start for one in pages[1].placements] == [9]


def test_what_is_higher_than_a_page_is_cut_where_it_is_tied_below_an_opener() -> None:
    table = rows(15, 20.0, flow=Flow.FLOAT)
    tied = [replace(slab, cut=TIED) for slab in table.slabs]
    tied[0] = replace(tied[0], cut=NEVER)
    table = replace(table, slabs=tuple(tied), repeats=1)
    pages = set_pages(opener(28.0), table)
    assert len(pages) == 2
    places = find_places(pages, table)
    assert [(number, one.start, one.stop) for number, one in places] == [
        (0, 0, 2),
        (1, 2, 15),
    ]


def test_what_reads_as_text_lets_the_paragraph_that_goes_on_end_first() -> None:
    aside = block(100.0, flow=Flow.ASIDE)
    first, second = say_paragraph(paragraph(10)), say_paragraph(paragraph(9))
    prose = replace(first, slabs=(*first.slabs, *second.slabs))
    pages = set_pages(paragraph(15), aside, prose)
    last = [(one.galley is aside, one.start, one.stop) for one in pages[1].placements]
    assert last == [(False, 5, 10), (True, 0, 1), (False, 10, 15)]
    picture = replace(aside, flow=Flow.FLOAT)
    pages = set_pages(paragraph(15), picture, prose)
    assert [one.start for one in pages[1].placements] == [0, 5]


# ---------------------------------------------------------------- parts


def test_a_part_begins_below_another_where_it_has_room() -> None:
    first, second = (
        part(opener(), paragraph(4)),
        part(opener(), paragraph(20), title="Second"),
    )
    pages = paginate([first, second], MEASURE)
    assert find_places(pages, second.galleys[0])[0][0] == 0
    assert [page.part for page in pages] == ["Part", "Second"]


@pytest.mark.parametrize("lines", range(9, 17))
def test_an_opener_has_five_lines_below_it_or_begins_a_page(lines: int) -> None:
    second = part(opener(28.0), paragraph(20))
    pages = paginate([part(opener(28.0), paragraph(lines)), second], MEASURE)
    [(number, placed)] = find_places(pages, second.galleys[0])
    below = pages[number].filled - placed.top - 28.0
    assert below >= 5 * LEADING
    assert number == 0 or placed.top == 0


def test_parts_begin_pages_or_right_hand_pages_if_the_theme_says_so() -> None:
    def begin(begins: Breaking) -> list[tuple[int, int, bool]]:
        short = [part(opener(), paragraph(3), begins=begins) for _ in range(3)]
        pages = paginate(short, MEASURE, first_folio=4)
        return [(page.folio, len(page.placements), page.is_blank) for page in pages]

    assert begin(Breaking.PAGE) == [(4, 2, False), (5, 2, False), (6, 2, False)]
    assert begin(Breaking.RECTO) == [
        (4, 0, True), (5, 2, False), (6, 0, True), (7, 2, False), (8, 0, True), (9, 2, False),
    ]  # fmt: skip


def test_back_matter_goes_on_below_the_body() -> None:
    body = paginate([part(opener(), paragraph(4))], MEASURE, first_folio=3)
    heading = opener(20.0)
    pages = paginate(
        [part(heading, paragraph(30), title="Back")], MEASURE, after=body[-1]
    )
    assert pages[0].folio == 3
    assert pages[0].part == "Part"
    assert pages[0].placements[: len(body[-1].placements)] == body[-1].placements
    assert find_places(pages, heading)[0][0] == 0
    alone = paginate([part(heading, begins=Breaking.PAGE)], MEASURE, after=body[-1])
    assert [len(page.placements) for page in alone] == [len(body[-1].placements), 1]


# ---------------------------------------------------------------- economy


def test_spaces_between_blocks_shrink_so_that_a_block_fits() -> None:
    blocks = [block(45.0) for _ in range(5)]
    pages = set_pages(*blocks, block(280.0))
    assert len(pages) == 2
    assert tops(pages[0])[1] == pytest.approx(45 + LEADING * 0.6)


def test_a_list_is_cut_rather_than_leave_half_a_page_empty() -> None:
    steps = rows(10, 22.0, flow=Flow.FLOAT, before=14.0)
    pages = paginate(
        [part(opener(), block(60.0), steps), part(opener(), paragraph(30))], MEASURE
    )
    assert pages[0].filled > 0.8 * HEIGHT


# ---------------------------------------------------------------- notes


def noted(*numbers: int, lines: int = 3, y: float = BASELINE) -> Slab:
    """Return a line with the notes of some claims."""
    return line(notes=tuple(NotePlace(y, note(number, lines)) for number in numbers))


def text_with(*slabs: Slab) -> Galley:
    return Galley(slabs)


def list_notes(page: Page) -> list[tuple[int, float, bool]]:
    """Return number, head and brevity of each note in the margin."""
    return [(one.note.evidence.number, one.top, one.is_short) for one in page.notes]


def test_a_note_stands_level_with_its_mark() -> None:
    page = set_pages(text_with(line(), line(), noted(4), line()))[0]
    assert list_notes(page) == [(4, 2 * LEADING + BASELINE - 8, False)]


def test_notes_of_lines_one_below_the_other_move_as_little_as_they_must() -> None:
    lines = [line() for _ in range(8)]
    page = set_pages(text_with(*lines, noted(1), noted(2), *lines))[0]
    (first, above, _), (second, below, _) = list_notes(page)
    assert (first, second) == (1, 2)
    level = 8 * LEADING + BASELINE - 8
    assert below == above + 35
    assert level - 28 <= above <= level
    assert below - level - LEADING <= 28


def test_notes_give_up_their_citations_where_they_would_stand_too_far_off() -> None:
    page = set_pages(text_with(*[noted(number) for number in range(1, 8)]))[0]
    assert any(is_short for _, _, is_short in list_notes(page))
    for number, top, _ in list_notes(page):
        level = (number - 1) * LEADING + BASELINE - 8
        assert abs(top - level) <= 2 * LEADING + 0.1


def test_notes_give_up_their_citations_where_they_push_those_above_them_up() -> None:
    above = [line() for _ in range(17)]
    page = set_pages(text_with(*above, noted(1, 2), noted(3, 4), noted(5)))[0]
    for number, top, _ in list_notes(page):
        level = (17 + (number - 1) // 2) * LEADING + BASELINE - 8
        assert abs(top - level) <= 2 * LEADING + 0.1


def test_a_claim_is_noted_again_in_one_line_where_its_mark_stands_far_off() -> None:
    apart = [line() for _ in range(11)]
    page = set_pages(text_with(noted(1), *apart, noted(1)))[0]
    assert [(number, is_short) for number, _, is_short in list_notes(page)] == [
        (1, False),
        (1, True),
    ]
    page = set_pages(text_with(noted(1), line(), noted(1)))[0]
    assert len(page.notes) == 1


def test_columns_side_by_side_have_their_notes_in_the_order_of_numbers() -> None:
    places = [(14, 10.0), (16, 24.0), (1, 17.0), (21, 31.0)]
    notes = tuple(NotePlace(y, note(number, 1)) for number, y in places)
    page = set_pages(text_with(line(), line(), Slab(60.0, notes=notes)))[0]
    assert [number for number, _, _ in list_notes(page)] == [1, 14, 16, 21]


def test_no_note_stands_beside_a_wide_block() -> None:
    wide = block(100.0, is_wide=True)
    above, below = text_with(line(), noted(1)), text_with(noted(2))
    page = set_pages(above, wide, below)[0]
    head, foot = page.placements[1].top, page.placements[1].top + 100
    (_, first, _), (_, second, _) = list_notes(page)
    assert first + 10 <= head
    assert second >= foot


def test_no_note_stands_beside_what_fills_the_margin() -> None:
    listed = replace(paragraph(15), fills_margin=True)
    numbers = [noted(number, number + 5) for number in range(1, 6)]
    page = set_pages(listed, text_with(*numbers))[0]
    assert min(top for _, top, _ in list_notes(page)) >= 15 * LEADING


def test_numbers_that_the_margin_has_no_room_for_are_told() -> None:
    page = set_pages(text_with(noted(*range(1, 41))))[0]
    numbers = [number for number, _, _ in list_notes(page)]
    assert numbers + [one.evidence.number for one in page.crowd] == list(range(1, 41))
    rows_of_numbers = -(-len(page.crowd) // MEASURE.crowd_count)
    foot = max(top for _, top, _ in list_notes(page)) + 10
    assert page.crowd
    assert foot <= HEIGHT - rows_of_numbers * MEASURE.crowd_leading + 0.1


# ---------------------------------------------------------------- at random


@given(parts())
@settings(max_examples=200)
def test_pages_hold_what_they_must_whatever_stands_on_them(
    given_parts: list[Part],
) -> None:
    pages = paginate(given_parts, MEASURE)
    assert [page.folio for page in pages] == list(range(1, len(pages) + 1))
    check_order(pages, given_parts)
    check_feet(pages, MEASURE)
    for one in given_parts:
        for galley in one.galleys:
            check_whole(pages, galley)
        check_ties(pages, one)
    for page in pages:
        check_notes(page, MEASURE)
        check_asides(page, MEASURE)
        for placement in page.placements:
            check_cuts(pages, placement.galley, MEASURE)
            check_grid(placement, MEASURE)


@given(parts())
@settings(max_examples=20)
def test_equal_parts_give_equal_pages(given_parts: list[Part]) -> None:
    assert paginate(given_parts, MEASURE) == paginate(given_parts, MEASURE)


# ---------------------------------------------------------------- growth


def test_the_pages_that_are_tried_grow_no_faster_than_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[int] = []
    plain = PageFiller.measure_pieces

    def count(*given: Any) -> Any:
        pieces, last = plain(*given)
        measured[-1] += len(pieces)
        return pieces, last

    monkeypatch.setattr(PageFiller, "measure_pieces", count)
    for times in (1, 2, 4):
        measured.append(0)
        table = rows(200 * times, repeats=1)
        section = [paragraph(9), block(90.0, flow=Flow.FLOAT), rows(8), paragraph(5)]
        paginate([part(opener(), *section * 4) for _ in range(5 * times)], MEASURE)
        paginate([part(opener(), paragraph(300 * times), table)], MEASURE)
    assert measured[1] < 2.2 * measured[0]
    assert measured[2] < 2.2 * measured[1]


def test_the_pages_of_a_long_dossier_are_full() -> None:
    """Paragraphs, pictures that float and tables, in sections of any length, page after page."""
    sections: list[Part] = []
    for at in range(40):
        galleys = [opener(40.0)]
        for step in range(at % 7 + 3):
            kind = (at * 5 + step * 3) % 8
            picture = block(60.0 + 7 * kind + 3 * (at % 9), flow=Flow.FLOAT)
            table = rows(5 + at % 6, before=LEADING, after=LEADING, repeats=1)
            galleys.append({0: picture, 4: table}.get(kind) or paragraph(3 + kind))
        sections.append(part(*galleys))
    pages = paginate(sections, MEASURE)
    empty = [1 - page.filled / HEIGHT for page in pages[:-1]]
    assert sum(empty) / len(empty) < 0.08
    assert max(empty) < 0.4


def test_parts_are_asked_for_as_pages_want_them_and_pages_are_the_same() -> None:
    asked: list[Part] = []

    def list_parts() -> Iterator[Part]:
        for _ in range(60):
            asked.append(part(opener(), *[paragraph(20) for _ in range(4)]))
            yield asked[-1]

    pages: list[Page] = []
    ahead: list[int] = []
    for page in flow_pages(list_parts(), MEASURE):
        pages.append(page)
        shown = page.placements[-1].galley
        for at, one in enumerate(asked):
            if any(galley is shown for galley in one.galleys):
                ahead.append(len(asked) - at)
    assert len(asked) == 60
    assert max(ahead) < 12
    assert tuple(pages) == paginate(asked, MEASURE)
