"""What was handed to us to hurt, and what befell -> the tests that hold what is promised of it.

A row that loses its last test, or names one that is gone, fails. Limits, promises and what is
not promised are in `.docs/threat-model.md`.
"""

from __future__ import annotations

import pytest

from tests.seen_faults import list_missing

HELD: dict[str, tuple[str, ...]] = {
    # ------------------------------------------------ bad input and faults
    "aliases that multiply": (
        "hostile/test_yaml: aliases_that_multiply_are_refused",
        "hostile/test_yaml: whatever_aliases_stand_for_is_counted",
    ),
    "merge keys that multiply": (
        "hostile/test_yaml: merge_keys_are_refused_before_anything_is_merged",
    ),
    "lists within lists without an end": (
        "hostile/test_yaml: what_is_nested_too_deep_is_given_up",
        "hostile/test_yaml: a_sign_again_and_again_is_refused",
        "reading/test_source: a_deep_file_does_not_kill_the_process",
        "hostile/test_sizes: what_is_as_deep_as_a_limit_can_be_raised_to_is_read",
    ),
    "a key that is given twice": (
        "hostile/test_yaml: a_key_that_is_given_twice_names_both_lines",
        "hostile/test_yaml: wherever_a_key_stands_again_both_lines_are_named",
    ),
    "texts that YAML takes for other things": (
        "hostile/test_yaml: text_stays_the_text_that_is_written",
        "hostile/test_yaml: a_quoted_text_is_read_as_it_is_written",
    ),
    "days that are none, integers of 5,000 digits": (
        "content/test_workbooks: a_range_that_no_sheet_has_is_refused_before_room_is_made_for_it",
        "test_i18n: no_digit_is_lost_of_a_number_of_forty",
        "hostile/test_numbers: a_day_that_is_none_is_refused_with_its_line",
        "hostile/test_numbers: a_period_that_is_none_is_refused_with_its_line",
        "hostile/test_numbers: a_count_that_is_none_is_refused",
        "hostile/test_numbers: any_day_is_of_the_calendar_or_refused",
        "hostile/test_numbers: any_period_is_read_or_refused",
    ),
    "numbers that are none, or endless": (
        "hostile/test_numbers: a_value_that_no_chart_can_show_is_refused",
        "hostile/test_numbers: a_line_a_band_and_a_point_are_held_to_the_same",
        "hostile/test_numbers: a_figure_that_is_no_number_is_refused",
        "hostile/test_tables: a_cell_that_is_no_number_is_refused_with_its_line",
        "hostile/test_tables: a_number_of_a_workbook_is_drawn_or_refused",
    ),
    "tags": (
        "hostile/test_nothing_runs: what_was_run_was_the_suite",
        "hostile/test_terminal_text: a_tag_is_told_without_what_it_hides",
        "hostile/test_yaml: a_tag_is_a_problem_and_nothing_runs",
        "hostile/test_yaml: no_tag_reaches_the_terminal",
        "hostile/test_yaml: a_directive_that_makes_a_tag_is_no_way_round",
    ),
    "cyclic aliases, two documents, tabs, empty files, other encodings, folders": (
        "hostile/test_yaml: an_odd_document_is_told_in_a_line",
        "hostile/test_yaml: what_is_not_utf_8_is_told",
        "hostile/test_yaml: a_byte_order_mark_at_the_head_is_taken_for_one",
        "hostile/test_yaml: what_is_no_file_is_named_as_what_it_is",
        "hostile/test_yaml: any_bytes_are_told_as_problems",
    ),
    "characters that no output holds, and that reverse what is read": (
        "hostile/test_cleaning: a_content_is_refused_or_cleaned_as_it_is_read",
        "hostile/test_cleaning: a_table_with_such_a_character_is_refused",
        "hostile/test_cleaning: what_an_output_holds_is_printable_and_stays",
        "hostile/test_cleaning: xml_parses_and_says_the_clean_text",
        "hostile/test_cleaning: a_string_of_a_pdf_is_read_back_as_the_clean_text",
        "hostile/test_cleaning: what_hides_in_an_address_is_dropped",
        "hostile/test_cleaning: a_link_is_allowed_visible_and_one_word",
        "hostile/test_cleaning: a_file_name_is_valid_on_every_system",
        "hostile/test_cleaning: a_name_that_hides_something_is_no_file",
        "fuzz/test_fuzz: what_was_found_once_is_accepted_or_refused",
        "hostile/test_yaml: a_character_that_no_output_holds_is_refused",
        "hostile/test_yaml: an_escape_that_is_no_character_is_refused",
        "hostile/test_yaml: a_text_that_shows_nothing_is_refused",
        "hostile/test_tables: a_file_that_is_no_table_is_refused",
    ),
    "markup of ReportLab in texts": (
        "hostile/test_formulas: markup_is_printed_as_it_is_typed_in_every_field",
        "hostile/test_nothing_runs: nothing_outside_is_touched_and_nothing_is_run",
    ),
    "colours that are none": (
        "hostile/test_nothing_runs: what_was_run_was_the_suite",
        "hostile/test_nothing_runs: nothing_outside_is_touched_and_nothing_is_run",
        "hostile/test_theme: a_colour_that_is_none_is_refused",
        "hostile/test_theme: only_six_digits_are_a_colour",
    ),
    "settings of ReportLab in the working folder": (
        "hostile/test_nothing_runs: no_trap_was_sprung",
        "hostile/test_nothing_runs: a_start_in_a_trapped_folder_springs_no_trap",
        "hostile/test_nothing_runs: the_traps_are_live",
    ),
    "paths that lead outside, also while they are read": (
        "content/test_files: only_a_file_below_the_contents_folder_is_read",
        "reading/test_disk: a_link_put_in_the_way_is_not_followed",
        "reading/test_disk: without_descent_a_link_put_in_the_way_is_seen",
        "reading/test_disk: what_is_put_in_the_place_of_a_file_is_told",
        "hostile/test_images: a_file_swapped_for_a_link_is_not_read",
        "hostile/test_images: a_font_is_shown_from_the_bytes_that_were_checked",
        "hostile/test_sources: a_source_swapped_for_a_link_is_not_read",
        "hostile/test_sources: an_attachment_of_a_bibliography_stays_in_its_folder",
        "hostile/test_links: a_file_is_never_looked_for_outside",
        "hostile/test_links: a_copy_and_a_catalogue_are_never_looked_for_outside",
        "hostile/test_links: a_link_out_of_the_folder_is_refused",
        "hostile/test_links: any_name_stays_below_the_folder_or_is_refused",
        "hostile/test_theme: a_theme_names_nothing_outside_its_folder",
    ),
    "pictures that are no files, broken, too large, or of another kind": (
        "hostile/test_nothing_runs: nothing_outside_is_touched_and_nothing_is_run",
        "hostile/test_images: a_picture_of_too_much_is_refused_before_it_is_decoded",
        "hostile/test_images: what_is_no_picture_of_ours_is_told",
        "hostile/test_images: what_is_no_file_of_pixels_is_told",
        "hostile/test_images: what_the_outputs_do_not_take_is_converted",
        "hostile/test_images: a_picture_cut_off_anywhere_is_read_or_refused",
        "hostile/test_images: a_picture_with_a_wrong_byte_is_read_or_refused",
        "hostile/test_images: any_bytes_are_no_picture_that_stops_us",
        "reading/test_disk: a_pipe_without_a_writer_does_not_block",
        "reading/test_disk: an_endless_device_is_refused",
        "reading/test_disk: a_folder_is_refused",
        "hostile/test_handed_outputs: what_is_no_file_is_told",
    ),
    "links that lead elsewhere": (
        "hostile/test_cleaning: what_may_not_be_linked_to_is_no_link",
        "hostile/test_cleaning: an_address_of_ours_is_ascii_and_encoded_once",
        "deck/test_hostile: links_off_the_list_are_dropped",
        "hostile/test_links: a_link_that_leads_elsewhere_is_refused_in_a_text",
        "hostile/test_links: a_link_that_leads_elsewhere_is_refused_at_a_source",
        "hostile/test_links: a_link_that_may_be_is_taken",
        "hostile/test_links: only_allowed_links_come_out",
        "hostile/test_links: any_link_that_is_taken_is_of_a_kind_that_may_be",
    ),
    "formulas in names of categories and series": (
        "hostile/test_formulas: no_chart_carries_a_formula",
        "hostile/test_formulas: every_text_of_a_workbook_is_read_back_as_that_text",
        "hostile/test_formulas: libreoffice_shows_texts_and_works_nothing_out",
        "hostile/test_formulas: a_planted_formula_is_seen",
    ),
    "templates that are broken, locked, bombs, or carry code": (
        "hostile/test_damaged_zips: a_template_without_its_first_part_is_told",
        "fuzz/test_fuzz: every_kind_of_fault_is_found_and_the_rest_is_tried",
        "deck/test_template_package: a_template_cut_off_anywhere_is_refused",
        "deck/test_template_package: what_is_no_template_is_refused_with_a_cure",
        "deck/test_template_package: what_acts_is_left_out_and_told",
        "deck/test_template_package: templates_and_shows_are_templates_too",
        "deck/test_template_package: whatever_is_broken_in_it_nothing_but_a_problem_is_raised",
        "deck/test_template_package: a_picture_that_is_a_bomb_is_not_looked_at",
        "hostile/test_templates: a_template_of_too_much_is_refused_by_name",
        "hostile/test_templates: a_template_that_is_a_bomb_is_refused",
        "hostile/test_templates: a_picture_of_a_template_is_bounded_like_any_other",
        "hostile/test_templates: a_template_cut_anywhere_is_refused",
        "hostile/test_templates: a_template_with_wrong_bytes_is_read_or_refused",
        "hostile/test_templates: a_template_with_a_wrong_directory_is_read_or_refused",
        "hostile/test_templates: a_template_with_a_damaged_part_is_read_or_refused",
        "hostile/test_templates: a_template_that_is_a_pipe_is_told",
    ),
    "endless words, tables of 10,000 rows, thousands of slides, narrow columns": (
        "growth/test_growth: all_stages_grow_in_proportion",
        "hostile/test_sizes: a_word_without_an_end_is_refused_with_its_line",
        "hostile/test_sizes: a_word_without_an_end_is_refused_in_a_block",
        "hostile/test_sizes: the_longest_word_that_is_read_is_set_or_has_no_room",
        "hostile/test_sizes: a_list_beyond_its_limit_is_refused_with_its_line",
        "hostile/test_tables: a_file_that_is_no_table_is_refused",
    ),
    "output folders that are missing, locked, files; full disks; outputs that are inputs": (
        "test_output: a_file_in_the_folders_place_is_refused",
        "test_output: a_read_only_folder_is_refused_and_keeps_its_files",
        "test_output: a_full_disk_leaves_the_whole_old_set_and_nothing_else",
        "test_output: an_input_is_never_written_over",
        "hostile/test_outputs: a_rename_that_fails_takes_back_those_before_it",
        "hostile/test_outputs: folders_that_were_made_go_where_nothing_comes_into_them",
        "hostile/test_outputs: any_set_that_the_system_refuses_anywhere_is_old_or_new",
    ),
    "kills and signals at any moment of a build": (
        "hostile/test_kills: whatever_comes_at_any_system_call_no_output_is_lost_or_torn",
        "hostile/test_kills: a_writer_without_a_journal_or_that_holds_no_signals_is_found",
        "hostile/test_outputs: any_set_that_is_killed_anywhere_is_old_or_new",
    ),
    "two builds at once into one folder": (
        "hostile/test_outputs: two_runs_at_once_leave_one_pair_two_hundred_times",
        "hostile/test_outputs: a_run_waits_for_another_and_gives_up_on_one_that_hangs",
        "test_output: two_runs_at_once_leave_the_set_of_one_of_them",
    ),
    "a content that is saved in pieces while it is watched": (
        "watch/test_session: a_half_saved_file_is_not_told_and_never_written",
        "watch/test_trial: whatever_is_saved_the_outputs_stay_whole_and_follow",
    ),
    "requests to the preview from elsewhere": (
        "hostile/test_preview: another_host_is_refused",
        "hostile/test_preview: two_hosts_are_none",
        "hostile/test_preview: a_foreign_origin_is_refused",
        "hostile/test_preview: no_path_leads_to_the_disk",
        "hostile/test_preview: other_methods_do_nothing",
        "hostile/test_preview: a_head_is_answered_without_a_body",
        "hostile/test_preview: what_is_no_request_is_refused_and_the_next_is_answered",
        "hostile/test_preview: ten_thousand_connections_keep_nobody_out",
        "preview/test_guard: only_loopback_is_listened_at",
        "preview/test_guard: every_answer_keeps_the_page_to_itself",
    ),
    # ------------------------------------------------ what broke it once
    "words, numbers, soft hyphens and marks of thousands": (
        "growth/test_growth: all_stages_grow_in_proportion",
        "growth/test_growth: every_field_has_a_place_where_it_is_grown",
        "hostile/test_sizes: a_word_without_an_end_is_refused_with_its_line",
        "hostile/test_sizes: a_word_without_an_end_is_refused_in_a_block",
        "hostile/test_sizes: a_word_without_an_end_is_refused_in_a_theme",
        "hostile/test_sizes: a_word_without_an_end_is_refused_in_a_catalogue",
        "hostile/test_sizes: more_marks_than_any_letter_has_are_refused",
        "hostile/test_sizes: a_text_without_an_end_is_refused_with_its_line",
        "hostile/test_sizes: a_word_is_long_exactly_where_one_between_blanks_is",
    ),
    "cells, accents, figures, points, quotes and blanks by thousands": (
        "growth/test_growth: all_stages_grow_in_proportion",
        "growth/test_growth: what_takes_the_square_is_steep",
        "hostile/test_tables: a_file_that_is_no_table_is_refused",
        "hostile/test_theme: more_than_a_theme_has_is_refused",
        "hostile/test_theme: as_many_accents_as_sections_are_read",
    ),
    "sources that unpack without an end": (
        "evidence/test_damaged_files: a_line_of_a_web_archive_that_never_ends_is_not_read_to_its_end",
        "test_memory: of_what_is_long_nothing_is_kept",
        "hostile/test_sources: a_pdf_that_takes_too_much_is_not_read",
        "hostile/test_sources: a_source_that_takes_too_much_is_unchecked_and_the_next_is_read",
        "hostile/test_sources: a_pdf_beyond_a_limit_names_it",
        "hostile/test_sources: a_text_or_page_of_too_much_is_refused_before_it_is_parted",
        "hostile/test_sources: a_page_of_endless_attributes_is_read_apart",
        "hostile/test_sources: a_page_that_takes_too_long_is_not_read",
        "hostile/test_sources: a_package_of_too_much_is_refused_before_it_is_parsed",
        "hostile/test_sources: a_package_packed_otherwise_is_refused",
        "hostile/test_sources: a_damaged_copy_is_read_or_refused",
        "hostile/test_sources: a_damaged_pdf_is_read_or_refused",
        "hostile/test_sources: any_bytes_are_read_or_refused",
        "test_apart: a_process_that_answers_nothing_makes_a_file_unreadable",
        "test_apart: what_takes_too_long_is_ended",
        "test_apart: a_file_that_breaks_a_process_spares_the_next",
        "test_apart: where_no_process_may_be_started_sources_are_unchecked",
        "test_apart: a_process_looks_for_nothing_in_the_working_folder",
        "test_apart: nothing_else_starts_a_process",
        "hostile/test_handed_outputs: a_dossier_that_takes_too_much_is_told",
        "hostile/test_handed_outputs: built_outputs_that_take_too_much_are_told",
        "hostile/test_handed_outputs: a_deck_of_too_much_is_refused_by_every_reader",
        "hostile/test_handed_outputs: a_crowded_part_is_refused",
        "hostile/test_handed_outputs: a_part_that_is_named_without_end_is_read_to_a_limit",
        "hostile/test_handed_outputs: a_damaged_deck_is_read_or_refused",
        "hostile/test_handed_outputs: a_deck_with_a_damaged_part_is_read_or_refused",
        "hostile/test_handed_outputs: any_bytes_are_no_deck",
        "hostile/test_sources: a_bibliography_of_too_many_entries_is_refused",
    ),
    "pictures of many scans, or that unpack large": (
        "hostile/test_images: a_picture_of_too_much_is_refused_before_it_is_decoded",
        "hostile/test_images: an_honest_picture_of_some_scans_is_read",
        "hostile/test_images: a_picture_is_decoded_once",
        "hostile/test_images: pixels_go_into_a_pdf_as_they_are",
        "hostile/test_images: what_is_packed_beyond_the_pixels_goes_into_no_pdf",
        "hostile/test_images: all_pictures_together_are_bounded",
    ),
    "escape sequences in tags, and names in templates": (
        "hostile/test_terminal_text: a_tag_is_told_without_what_it_hides",
        "hostile/test_terminal_text: a_directive_is_told_without_what_it_hides",
        "hostile/test_terminal_text: names_of_yaml_are_told_without_what_they_hide",
        "hostile/test_terminal_text: a_template_is_told_without_what_it_hides",
        "hostile/test_terminal_text: names_of_files_are_told_on_their_line_without_what_they_hide",
        "hostile/test_terminal_text: arguments_are_told_without_what_they_hide",
        "hostile/test_terminal_text: errors_are_told_without_what_they_hide",
        "hostile/test_terminal_text: all_that_is_printed_goes_one_way",
        "hostile/test_cleaning: a_terminal_is_shown_nothing_that_steers_it",
        "hostile/test_cleaning: json_says_the_same_and_steers_nothing",
        "fuzz/test_fuzz: what_was_found_once_is_accepted_or_refused",
        "hostile/test_yaml: a_tag_is_a_problem_and_nothing_runs",
        "hostile/test_yaml: no_tag_reaches_the_terminal",
        "hostile/test_yaml: a_directive_that_makes_a_tag_is_no_way_round",
    ),
    "values near nothing, lengths without an end": (
        "hostile/test_numbers: a_value_that_no_chart_can_show_is_refused",
        "hostile/test_numbers: the_smallest_numbers_that_are_read_are_drawn",
        "hostile/test_numbers: numbers_that_are_read_are_drawn_or_refused",
        "hostile/test_numbers: points_that_are_read_are_drawn_or_refused",
        "hostile/test_numbers: a_number_that_is_read_can_be_written_out",
        "hostile/test_theme: a_length_that_is_none_is_refused_with_its_line",
        "hostile/test_theme: any_length_is_one_or_refused",
    ),
    "type and margins without room, fonts that are none": (
        "hostile/test_images: a_font_that_is_none_is_an_error_with_its_line",
        "hostile/test_images: a_damaged_font_is_read_or_refused",
        "hostile/test_theme: type_without_room_is_refused_by_its_token",
        "hostile/test_theme: a_measure_without_room_is_refused",
        "hostile/test_theme: the_largest_type_that_is_read_is_set",
        "hostile/test_theme: a_theme_of_any_sizes_builds_or_is_refused",
        "hostile/test_theme: a_file_that_is_no_font_is_refused",
        "hostile/test_theme: a_bundled_file_that_is_no_font_is_none",
    ),
    "streams that are closed, full or broken": (
        "hostile/test_streams: files_stand_whatever_becomes_of_the_streams",
        "hostile/test_streams: no_command_ends_in_a_traceback_where_nothing_can_be_written",
        "hostile/test_streams: a_reader_that_leaves_is_no_fault_of_any_command",
        "hostile/test_streams: any_encoding_shows_any_name_and_json_stays_json",
        "hostile/test_streams: the_help_of_every_command_goes_where_it_can",
        "hostile/test_streams: watching_ends_with_a_word_where_nothing_can_be_said",
    ),
    "an interrupt after the first rename": (
        "hostile/test_kills: a_signal_while_files_are_put_into_place_waits_and_the_truth_is_told",
        "hostile/test_kills: ctrl_c_while_the_program_is_loaded_is_one_line",
        "hostile/test_kills: whatever_comes_at_any_system_call_no_output_is_lost_or_torn",
    ),
    "a kill between two renames": (
        "hostile/test_outputs: a_run_killed_between_two_renames_is_brought_to_its_end",
        "hostile/test_outputs: what_was_not_whole_is_taken_back",
        "hostile/test_outputs: what_can_neither_be_ended_nor_taken_back_is_told",
        "hostile/test_kills: whatever_comes_at_any_system_call_no_output_is_lost_or_torn",
    ),
    "a folder that was deleted, files that cannot be read, a broken installation": (
        "reading/test_disk: what_opens_and_cannot_be_read_is_told",
        "reading/test_disk: a_file_that_says_it_is_empty_is_read_whole",
        "reading/test_disk: a_file_that_grows_is_read_no_further_than_allowed",
        "hostile/test_sizes: a_folder_that_was_deleted_is_named",
        "hostile/test_sizes: a_content_that_is_memory_is_named",
        "hostile/test_yaml: what_is_no_file_is_named_as_what_it_is",
        "hostile/test_own_faults: a_working_folder_that_is_gone_is_named",
        "hostile/test_own_faults: what_the_system_shows_as_a_file_and_does_not_give_is_named",
        "hostile/test_own_faults: a_file_of_ours_that_cannot_be_read_is_named",
        "hostile/test_own_faults: a_file_of_ours_that_is_missing_is_named",
        "hostile/test_own_faults: a_theme_of_ours_that_cannot_be_opened_is_no_fault_of_the_theme",
    ),
    "outputs that are links, pipes or devices; rights of files": (
        "hostile/test_outputs: what_is_no_file_is_refused_and_stays",
        "hostile/test_outputs: rights_are_kept_whatever_the_mask",
        "hostile/test_outputs: the_owner_is_kept",
        "hostile/test_outputs: no_moment_shows_what_others_may_not_read",
        "test_output: a_link_stays_one_and_what_it_leads_to_is_replaced",
    ),
    "code in the home that ReportLab would run": (
        "hostile/test_nothing_runs: no_trap_was_sprung",
        "hostile/test_nothing_runs: the_command_that_is_installed_springs_no_trap",
        "hostile/test_nothing_runs: the_traps_are_live",
    ),
    "dossiers of a thousand sections": (
        "hostile/test_sizes: a_list_beyond_its_limit_is_refused_with_its_line",
        "hostile/test_sizes: a_list_is_read_where_its_limit_is_raised",
        "hostile/test_sizes: the_content_may_be_as_large_as_it_is_said",
        "hostile/test_yaml: problems_end_where_nobody_reads_on",
        "hostile/test_yaml: a_raised_limit_reads_more",
    ),
    # ------------------------------------------------ what holds for all
    "nothing outside is touched or run": (
        "hostile/test_nothing_runs: nothing_outside_is_touched_and_nothing_is_run",
        "hostile/test_nothing_runs: a_planted_violation_is_seen",
    ),
    "one place cleans text": (
        "hostile/test_cleaning: a_terminal_is_shown_nothing_that_steers_it",
        "hostile/test_terminal_text: all_that_is_printed_goes_one_way",
    ),
    "time and memory are bounded": (
        "growth/test_growth: all_stages_grow_in_proportion",
        "test_deadline: what_no_thread_could_end_is_ended_and_named",
        "test_deadline: what_ends_in_time_keeps_its_exit_code",
        "test_deadline: files_that_are_being_written_are_written_to_the_end",
        "test_deadline: a_command_is_told_by_its_last_step",
        "test_deadline: what_is_no_number_of_seconds_is_refused",
    ),
    "our own faults are honest": (
        "hostile/test_own_faults: a_report_says_where_and_with_what_and_nothing_of_the_content",
        "hostile/test_own_faults: no_words_of_the_user_get_into_a_report",
        "hostile/test_own_faults: memory_that_runs_out_is_named",
        "hostile/test_own_faults: a_deep_recursion_is_told_from_both_ends",
        "hostile/test_own_faults: a_library_of_a_version_that_is_not_wanted_is_named",
    ),
    "limits are told and can be raised": (
        "hostile/test_sizes: every_limit_that_is_told_is_generous_and_explained",
        "hostile/test_sizes: a_list_is_read_where_its_limit_is_raised",
        "hostile/test_sizes: a_limit_is_not_raised_to_where_something_breaks",
    ),
}

COUNT = 43
"""Rows there are: none is dropped unseen."""


@pytest.mark.parametrize("row", HELD)
def test_each_row_has_tests_that_are_run(row: str) -> None:
    assert HELD[row]
    assert not list_missing(HELD[row])


def test_no_row_is_lost() -> None:
    assert len(HELD) == COUNT


def test_a_test_that_is_gone_is_found() -> None:
    gone = "hostile/test_rows: a_test_that_nobody_wrote"
    assert list_missing((gone,)) == [gone]
