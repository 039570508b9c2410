"""Faults that pages once had -> the tests that would find each of them again.

Charts, what is heard of a page, and what a press makes of it: each fault stands in a line of
its own, with the tests that fail where it is planted.
"""

from __future__ import annotations

import pytest

from tests.seen_faults import list_missing

HELD: dict[str, tuple[str, ...]] = {
    # ------------------------------------------------ charts
    "series are shades of one colour that nobody tells apart": (
        "design/test_palette: six_colours_stay_apart_for_every_sight_in_all_themes_and_templates",
        "design/test_palette: five_hundred_accents_have_palettes_that_stay_apart_and_are_seen",
        "design/test_palette: two_colours_that_only_some_tell_apart_are_found",
        "charts/test_forms: up_to_twelve_series_are_apart_without_any_colour",
    ),
    "the name or the unit of a single series is printed nowhere": (
        "dossier/test_charts: a_chart_says_its_finding_unit_numbers_and_source",
        "deck/test_chart_forms: what_is_measured_stands_over_the_chart",
    ),
    "four hundred points hide each other": (
        "charts/test_hostile: points_of_a_crowd_are_open_and_few_are_not",
    ),
    "dates of categories are printed raw": (
        "plan/test_chart_dates: dates_are_written_as_the_language_does",
        "deck/test_chart_dates: quarters_and_bars_are_words_of_the_language",
        "deck/test_chart_dates: the_workbook_shows_its_dates_as_dates",
    ),
    "dates far apart stand as near as those that follow each other": (
        "plan/test_chart_dates: gaps_in_time_are_gaps_on_the_axis",
        "deck/test_chart_dates: a_gap_in_time_is_as_wide_as_it_lasts",
    ),
    "what the title speaks of looks like all else": (
        "charts/test_forms: what_the_title_speaks_of_has_the_accent_and_the_rest_is_grey",
        "deck/test_chart_forms: what_is_left_aside_is_grey",
    ),
    "shares of a whole cannot be drawn": (
        "charts/test_forms: shares_of_a_whole_are_all_equally_high",
        "deck/test_chart_forms: the_axis_of_shares_goes_to_the_whole",
    ),
    "nothing says where the numbers come from": (
        "dossier/test_charts: a_chart_says_its_finding_unit_numbers_and_source",
    ),
    "hundreds of bars take page after page, and nobody is told": (
        "content/test_chart_checks: more_bars_than_a_page_has_are_told",
    ),
    "labels lie on one another": (
        "charts/test_hostile: nothing_collides",
        "charts/test_hostile: nor_from_right_to_left_nor_in_other_columns",
        "charts/test_collisions: what_collides_is_found",
    ),
    "a title names a number that the data do not have": (
        "evidence/test_chart_words: a_number_that_the_data_do_not_say_is_told_with_its_place",
        "evidence/test_chart_words: what_follows_from_the_data_may_be_said",
    ),
    # ------------------------------------------------ by ear
    "a mark says source 14 where 14 is a claim": (
        "dossier/test_structure: a_source_mark_says_its_claim_and_its_status",
    ),
    "heads of rows are cells": (
        "dossier/test_structure: a_block_is_what_it_is",
        "pdf/test_aloud: the_shipped_dossier_is_heard_as_the_golden_file_says",
    ),
    "links lead to themselves, or are named by digits alone": (
        "pdf/test_conformance: our_own_checks_find_nothing",
        "pdf/test_planted: we_see_what_verapdf_passes",
    ),
    "a chart is told in thousands of characters, without its axes": (
        "plan/test_chart_words: no_chart_is_told_at_length",
        "plan/test_chart_words: points_are_counted_and_measured_along_named_axes",
        "dossier/test_structure: the_numbers_of_a_chart_are_heard_as_a_table_and_not_shown",
    ),
    "the title on the cover is no heading": (
        "pdf/test_aloud: the_shipped_dossier_is_heard_as_the_golden_file_says",
    ),
    "pages are painted in another order than they are read": (
        "pdf/test_conformance: our_own_checks_find_nothing",
        "pdf/test_planted: a_defect_of_drawing_is_caught",
    ),
    "a word broken at a line's end comes out in two": (
        "dossier/test_parted_words: no_reader_gives_half_a_word",
        "dossier/test_parted_words: half_a_word_is_seen",
    ),
    "hardly an element has an ID": (
        "dossier/test_structure: sections_blocks_and_notes_are_found_by_their_ids",
    ),
    # ------------------------------------------------ press and file
    "text and greys separate into four inks": (
        "pdf/test_press: text_takes_black_alone_on_every_page_of_the_shipped_dossier",
        "pdf/test_press: a_text_in_other_inks_is_caught",
        "pdf/test_separation: greys_take_black_alone",
    ),
    "hairlines are a tint that no plate holds": (
        "pdf/test_press: rules_are_solid_and_as_thick_as_a_plate_holds",
        "pdf/test_press: a_rule_that_cannot_be_printed_is_caught",
    ),
    "crop marks begin where the bleed ends": (
        "dossier/test_sheet: crop_marks_stand_outside_of_what_bleeds_and_point_at_the_trim",
        "pdf/test_press: marks_stand_on_every_plate_outside_of_what_bleeds",
    ),
    "pages of both sides are odd in number": (
        "pdf/test_press: pages_fill_the_last_sheet",
        "pdf/test_press: the_pages_that_fill_it_are_blank_and_cut_like_others",
    ),
    "viewers are not told of both sides, nor to scale nothing": (
        "pdf/test_press: printers_are_told_both_sides_and_no_scaling",
    ),
    "an empty list of filters stops strict readers": (
        "pdf/test_conformance: other_judges_find_nothing_either",
    ),
    "papers that the README lists are refused": (
        "test_papers: the_papers_tried_are_those_that_readme_lists",
        "test_papers: a_paper_works_by_itself",
    ),
    "the profile of a picture is not heeded": (
        "pdf/test_press: pictures_are_in_the_inks_of_the_press",
        "test_block_pictures: colours_of_another_profile_are_converted",
        "test_block_pictures: inks_are_converted_by_their_profile_or_as_coated_paper_takes_them",
    ),
}

APART = {
    "files are not linearised": "a second writer for a dossier that is read whole",
}
"""Faults that are not looked for here, and why."""


@pytest.mark.parametrize("fault", HELD)
def test_what_was_seen_once_has_tests_that_are_run(fault: str) -> None:
    assert HELD[fault]
    assert not list_missing(HELD[fault])


def test_what_is_apart_has_a_reason() -> None:
    assert all(APART.values())
    assert not set(APART) & set(HELD)
