"""Faults that decks once had -> the tests that would find each of them again.

A fault that is held by no test comes back. Each stands here in a line of its own, with the
tests that fail where it is planted; what is no fault of a slide's setting stands in `APART`,
with the reason.
"""

from __future__ import annotations

import pytest

from tests.seen_faults import list_missing, list_tests

HELD: dict[str, tuple[str, ...]] = {
    # ------------------------------------------------ on one slide
    "a number is broken, or cut at the edge of its card": (
        "slides/test_side_by_side: no_number_is_ever_broken",
        "slides/test_side_by_side: long_numbers_are_set_smaller_not_cut",
        "slides/test_whole_words: every_number_stands_on_one_line",
    ),
    "a unit is as large as its number": (
        "slides/test_side_by_side: words_before_a_number_are_small_and_on_its_line",
        "slides/test_side_by_side: the_number_of_an_amount_takes_its_signs_along",
    ),
    "a word of a table is chopped where a smaller size has room": (
        "slides/test_filling_tables: no_word_is_cut_where_a_smaller_size_has_room",
        "slides/test_whole_words: words_of_a_table_are_whole_where_a_smaller_size_has_room",
    ),
    "all columns are equally wide, whatever stands in them": (
        "slides/test_filling_tables: a_long_text_has_the_width_that_its_neighbours_do_not_need",
    ),
    "a row that runs on has lost its name": (
        "slides/test_filling_tables: the_name_of_a_row_stands_on_every_slide_that_it_goes_on_to",
    ),
    "a scheme has less than six accents": (
        "deck/test_parts: a_theme_of_one_colour_has_six_accents_too",
    ),
    "a timeline to scale is drawn in equal steps": (
        "slides/test_side_by_side: marks_stand_at_their_dates_and_leads_never_cross",
        "slides/test_side_by_side: a_scaled_timeline_keeps_its_scale_over_several_slides",
        "deck/test_timeline: what_lasts_is_drawn_as_a_bar_and_open_where_it_is_uncertain",
    ),
    "a block does not join the slide before it, and nobody is told": (
        "slides/test_merging_kinds: what_asks_to_join_joins_or_is_told",
        "slides/test_joining: text_joins_an_exhibit_under_it_or_beside_it",
        "slides/test_joining: what_joins_nothing_is_told",
        "slides/test_merging: a_merge_without_effect_is_told_once_with_its_line",
    ),
    "blocks without a title are all called by the takeaway; a slide (2) has no (1)": (
        "slides/test_naming: no_two_slides_have_one_title_and_openers_list_none_twice",
        "slides/test_naming: numbers_run_over_all_slides_of_one_title",
        "slides/test_naming: one_block_without_a_title_has_that_of_its_section_before_the_takeaway",
    ),
    "a part has prefixes that strict readers refuse": (
        "deck/test_prefixes: our_own_decks_have_the_usual_prefixes",
        "deck/test_prefixes: a_deck_has_the_usual_prefixes_on_anyones_template",
    ),
    "decoration leads somewhere": (
        "deck/test_access: a_link_on_decoration_is_found",
        "deck/test_access: decks_of_every_kind_of_block_have_no_faults",
        "slides/test_framing: nothing_decorative_leads_anywhere",
    ),
    "a link is a bare number and does not say where it leads": (
        "deck/test_access: links_say_where_they_lead_in_the_decks_language",
        "deck/test_access: a_planted_fault_is_found",
    ),
    "the strip has a shape for each section, however many there are": (
        "slides/test_scene: more_sections_have_one_track_and_one_mark",
        "slides/test_scene: up_to_twelve_sections_have_a_segment_each",
    ),
    "what is cited nowhere has a slide of its own that is empty": (
        "slides/test_backup: without_a_source_there_is_no_slide_of_sources",
    ),
    # ------------------------------------------------ fonts that are not there
    "text leaves its box where the fonts are missing": (
        "deck/test_font_worlds: every_letter_stands_in_its_box_whatever_fonts_there_are",
        "deck/test_font_worlds: without_substitutes_texts_would_leave_their_boxes",
        "design/test_substitutes: no_word_is_narrower_than_in_any_face",
        "design/test_substitutes: no_face_has_more_lines_than_planned",
    ),
    "a font of one's own is named by another's name, or not carried": (
        "deck/test_embedded_fonts: a_font_of_ones_own_is_named_in_the_deck_and_carried",
        "deck/test_embedded_fonts: what_cannot_be_carried_is_named_with_a_warning",
        "deck/test_embedded_fonts: the_container_says_what_the_font_says",
    ),
    "a font is refused for its kind or for its file's name": (
        "design/test_theme: a_font_may_be_called_anything",
        "design/test_theme: a_font_that_is_none_is_refused",
        "design/test_theme: a_font_that_is_not_there_is_named_with_its_cure",
    ),
    "the keys of fonts are told nowhere": (
        "test_reference: what_is_made_of_the_models_is_up_to_date",
    ),
    # ------------------------------------------------ templates
    "a cover is refused, or one line of subtitle": (
        "deck/test_template_places: a_cover_with_a_line_for_its_subtitle_is_never_refused",
        "slides/test_framing: a_cover_holds_what_it_is_given",
    ),
    "the takeaway of an opener is refused": (
        "slides/test_titles: titles_of_one_word_and_of_two_hundred_letters_fit",
    ),
    "a further scheme takes the place of the template's own": (
        "deck/test_grounds: a_further_scheme_that_one_may_change_to_is_not_the_scheme",
    ),
    "line art is taken to be as large as its box": (
        "deck/test_grounds: a_thin_line_is_no_ground_however_large_the_box_it_is_drawn_in",
        "deck/test_grounds: a_drawn_field_is_a_ground_with_the_hole_that_it_has",
        "deck/test_template_places: line_art_is_measured_by_its_path_and_not_by_its_box",
    ),
    "words are read on the fill of a placeholder that is not seen": (
        "deck/test_grounds: a_title_is_read_on_the_fill_of_its_own_placeholder",
        "deck/test_grounds: text_is_read_on_the_fill_of_its_placeholder_or_that_is_left_out",
    ),
    "on a master from right to left, words from the left do not say so": (
        "deck/test_directions: words_from_the_left_say_so_on_a_master_that_is_read_from_the_right",
    ),
    "layouts are known in some languages only": (
        "deck/test_template_places: layouts_are_known_by_their_places_in_a_language_that_nobody_knows",
        "deck/test_template_places: text_never_stands_on_the_cover_where_its_place_is_low",
        "deck/test_template: layouts_are_known_by_their_names_too",
    ),
    "what the template repeats on each slide is not seen": (
        "deck/test_template_places: nothing_stands_on_a_logo",
        "deck/test_template_places: a_title_keeps_off_a_logo_beside_it",
        "deck/test_template_places: a_number_that_the_template_writes_itself_is_not_written_again",
        "deck/test_template_places: a_number_place_that_is_too_small_is_enlarged",
        "deck/test_template_places: the_list_of_an_opener_never_stands_above_its_title",
        "deck/test_grounds: a_footer_without_a_placeholder_is_read_on_the_band_it_stands_on",
    ),
    "type and lengths are as large on a slide of any size": (
        "deck/test_template: lengths_are_as_large_as_the_slide_lets_them_be",
        "deck/test_template: the_same_template_in_another_size_has_the_same_slides",
    ),
    # ------------------------------------------------ what a room sees
    "half of a slide is empty": (
        "slides/test_filling: the_decks_hold_every_bar_and_an_emptied_slide_does_not",
    ),
    "steps and events of one deck have many sizes, and no cards": (
        "slides/test_side_by_side: the_shipped_kinds_of_a_deck_are_as_large_as_their_like",
        "slides/test_side_by_side: steps_stand_on_equal_cards_in_order",
        "slides/test_side_by_side: events_stand_over_and_under_the_line_where_that_is_wider",
        "slides/test_filling: a_third_size_in_a_kind_is_found",
    ),
    "few points are small and stand at the top": (
        "slides/test_filling_lists: short_points_reach_down_to_the_foot_of_their_field",
        "slides/test_filling_lists: many_short_points_stand_in_two_columns_that_count_on",
        "slides/test_deck: few_words_stand_at_full_size_and_more_are_set_smaller",
    ),
    "openers differ in size and height; a numeral is not level; a line ends at a hyphen": (
        "slides/test_titles: openers_have_one_size_one_place_and_one_height",
        "slides/test_titles: no_line_of_a_title_ends_within_a_compound",
        "slides/test_framing: the_numeral_of_an_opener_is_level_with_its_title",
    ),
    "a title is narrower than its layout": (
        "slides/test_titles: a_title_keeps_the_width_of_its_layout",
        "slides/test_titles: one_word_more_takes_no_line_more",
        "slides/test_filling: a_narrowed_title_is_found",
    ),
    "figures stand on several lines, and a change is only said": (
        "slides/test_side_by_side: a_change_is_drawn_by_its_direction_and_said_in_words",
        "slides/test_side_by_side: five_figures_stand_in_one_size_over_all_their_slides",
        "slides/test_whole_words: values_of_a_row_stand_on_one_line",
    ),
    "claims of the backup are in no order and take eight slides": (
        "slides/test_backup: claims_stand_under_the_section_that_shows_them_first",
        "slides/test_backup: a_claims_status_has_its_sign_its_word_and_its_colour",
        "deck/test_geometry: the_shipped_register_of_claims_takes_five_slides",
    ),
    "the source line says what the badges say": (
        "slides/test_deck: the_source_line_has_source_date_paragraph_and_claims",
        "slides/test_deck: a_slide_with_many_claims_names_them_all_in_two_lines",
    ),
    "the close asks nothing": (
        "slides/test_framing: what_is_to_be_decided_is_the_title_of_the_close",
    ),
    "a picture is small; the points of a comparison have no badges": (
        "slides/test_filling_exhibits: a_picture_takes_the_height_of_its_field_with_its_words_beside_it",
        "slides/test_filling_exhibits: a_wide_picture_takes_the_width_with_its_words_under_it",
        "slides/test_side_by_side: each_point_of_a_comparison_has_its_badge_below_it",
    ),
    "slides begin at several left edges": (
        "slides/test_filling: what_does_not_begin_at_the_titles_edge_is_found",
        "slides/test_filling_tables: its_words_begin_and_end_where_the_slides_other_text_does",
        "slides/test_filling_exhibits: the_widest_name_of_lying_bars_begins_at_the_charts_edge",
    ),
    "all bars have the colour of the one that the title speaks of": (
        "deck/test_chart_forms: what_is_left_aside_is_grey",
        "charts/test_forms: what_the_title_speaks_of_has_the_accent_and_the_rest_is_grey",
    ),
    "labels of thin slices of a doughnut lie on one spot": (
        "deck/test_chart_collisions: nothing_collides",
        "deck/test_chart_collisions: a_planted_collision_is_found",
        "charts/test_slide_labels: parts_of_a_ring_are_named_beside_it_none_over_another",
        "charts/test_hostile: nothing_collides",
    ),
    "labels of a scatter overprint": (
        "deck/test_chart_collisions: nothing_collides",
        "charts/test_slide_labels: no_label_of_a_slide_covers_another_or_stands_half_on_a_bar",
    ),
    "negative columns write their value over the category's name": (
        "deck/test_chart_collisions: nothing_collides",
        "charts/test_slide_labels: a_number_goes_within_its_bar_where_it_would_leave_the_plot",
        "dossier/test_charts: columns_below_zero_hang_from_the_base_line",
    ),
    "two hundred markers of nine points": (
        "charts/test_hostile: points_of_a_crowd_are_open_and_few_are_not",
        "charts/test_slide_labels: beyond_what_can_be_read_no_bar_has_a_number",
    ),
    "type is under the floor": (
        "slides/test_filling: type_under_the_floor_is_found",
        "deck/test_render: no_type_is_smaller_than_the_floor_but_in_marks_and_furniture",
    ),
}

APART = {
    "time grows with slides and sections": "no test measures time; that the strip has two shapes is held",
    "fonts that are carried are shown in PowerPoint": "needs PowerPoint; the container is read back and validated",
}
"""Faults that are not looked for here, and why."""


@pytest.mark.parametrize("fault", HELD)
def test_what_was_seen_once_has_tests_that_are_run(fault: str) -> None:
    assert HELD[fault]
    assert not list_missing(HELD[fault])


def test_a_test_that_is_gone_is_missed() -> None:
    assert "no_such_test" not in list_tests("slides/test_filling")
    assert "a_narrowed_title_is_found" in list_tests("slides/test_filling")


def test_what_is_apart_has_a_reason() -> None:
    assert all(APART.values())
    assert not set(APART) & set(HELD)
