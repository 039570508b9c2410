"""What a chart cannot show is told with its line, its code and a cure; what it can is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.validate import load
from reporting.errors import ContentError, Problem
from tests import chart_samples
from tests.chart_samples import FORMS, HEAD, write_charts

YEARS = 'categories: ["2025", "2026"]'
A, B = "{name: Apples, values: [40, 55]}", "{name: Pears, values: [20, 24]}"
LINE = "{name: Robots, values: [4, 5], draw: line, axis: second}"
TWO = "unit: tonnes, second_unit: robots"
GAP = "{name: Plums, values: [~, 7]}"
BELOW = "{name: Losses, values: [-4, 7]}"
ZEROS = "{name: Zeros, values: [0, 7]}, {name: Nothing, values: [0, 7]}"


def data(*series: str) -> str:
    return f"data: {{{YEARS}, series: [{', '.join(series)}]}}"


def dated(*dates: str) -> str:
    quoted = ", ".join(f'"{date}"' for date in dates)
    values = list(range(1, len(dates) + 1))
    return f"data: {{categories: [{quoted}], series: [{{name: Apples, values: {values}}}]}}"


def find(folder: Path, body: str) -> tuple[tuple[Problem, ...], str]:
    """Return the problems of a content with one chart, and its text."""
    block = f"      - {{id: it, kind: chart, title: What it shows, unsourced: A test., {body}}}\n"
    path = folder / "content.yaml"
    path.write_text(HEAD + block, encoding="utf-8")
    try:
        return load(path).warnings, HEAD + block
    except ContentError as error:
        return error.problems, HEAD + block


FAULTS = {
    "a stack of lines": (
        f"type: line, stack: values, {data(A, B)}",
        "E430", "values, ", "`type: line` cannot be stacked",
    ),
    "a stack of one": (
        f"type: column, stack: shares, {data(A)}",
        "E430", "shares, ", "a stack needs two series at least",
    ),
    "a share below zero": (
        f"type: column, stack: shares, {data(A, BELOW)}",
        "E431", "-4, 7]", "-4 is no share of a whole",
    ),
    "shares of nothing": (
        f"type: bar, stack: shares, {data(ZEROS)}",
        "E432", "0, 7]", "all values of category 1 are zero: shares of nothing",
    ),
    "a line over bars": (
        f"type: bar, {data(A, B.replace('}', ', draw: line}'))}",
        "E433", "line}", "`type: bar` draws all its series alike",
    ),
    "a line on an axis of shares": (
        f"type: column, stack: shares, {data(A, B, '{name: Mean, values: [1, 2], draw: line}')}",
        "E434", "{name: Mean", "the axis of shares does not measure this line",
    ),
    "two axes and one unit": (
        f"type: column, unit: tonnes, {data(A, LINE)}",
        "E435", "second}", "an axis measures nothing that is named: `second_unit` is missing",
    ),
    "a unit for no axis": (
        f"type: column, {TWO}, {data(A, B)}",
        "E436", "robots, ", "`second_unit` measures nothing",
    ),
    "everything on the second axis": (
        f"type: line, {TWO}, {data(LINE)}",
        "E436", "second}", "the second axis measures every series",
    ),
    "columns on two axes": (
        f"type: column, {TWO}, {data(A, B.replace('}', ', axis: second}'))}",
        "E437", "second}", "columns of two axes would stand on one another",
    ),
    "two axes of areas": (
        f"type: area, {TWO}, {data(A, B.replace('}', ', axis: second}'))}",
        "E437", "second}", "`type: area` has one axis of values",
    ),
    "a highlight of what is not there": (
        f"type: column, highlight: Aples, {data(A, B)}",
        "E438", "Aples, ", "`Aples` is neither a category nor a series",
    ),
    "a line across a ring": (
        f"type: doughnut, lines: [{{value: 4, label: Target}}], {data(A)}",
        "E439", "4, label", "`type: doughnut` has no axis for a line",
    ),
    "a line beyond the whole": (
        f"type: column, stack: shares, lines: [{{value: 50, label: Half}}], {data(A, B)}",
        "E440", "50, label", "50 is no share",
    ),
    "a line far away": (
        f"type: column, lines: [{{value: 900, label: Target}}], {data(A, B)}",
        "W441", "900, label", "the line stands so far off that the values shrink to nothing",
    ),
    "thirteen series": (
        f"type: line, {data(*[f'{{name: Row {chr(65 + at)}, values: [1, 2]}}' for at in range(13)])}",
        "E442", f"{{{YEARS}", "the 13 series cannot be told apart; there may be 12",
    ),
    "a gap in an area": (
        f"type: area, {data(GAP)}",
        "E443", "~, 7]", "`type: area` cannot show a missing value",
    ),
    "a gap in a ring": (
        f"type: doughnut, {data(GAP)}",
        "E443", "~, 7]", "`type: doughnut` cannot show a missing value",
    ),
    "a series of nothing": (
        f"type: line, {data(A, '{name: None, values: [~, n/a]}')}",
        "E444", "{name: None", "the series has no value at all",
    ),
    "a gap in a stack": (
        f"type: column, stack: values, {data(A, GAP)}",
        "W445", "~, 7]", "a stack without one of its values looks like a smaller whole",
    ),
    "two series of one name": (
        f"type: line, {data(A, A)}",
        "E448", "Apples, values: [40, 55]}]", "two series are called `Apples`",
    ),
    "a line through time that goes back": (
        f"type: line, {dated('2019', '2021', '2020')}",
        "E449", '"2020"], ', "2020 stands after 2021: a line through time goes on",
    ),
    "a date that stands twice": (
        f"type: area, {dated('2024-03', '2024-03')}",
        "E449", '"2024-03"], ', "2024-03 stands there twice",
    ),
    "columns of uneven dates": (
        f"type: column, {dated('1990', '2000', '2005')}",
        "W450", '"2005"], ', "columns stand evenly, but from 2000 to 2005 it is 5 years, and 10 before",
    ),
    "a line of years and quarters": (
        f"type: line, {dated('2024', '2025-Q1')}",
        "W451", '"2024", ', "2024 and what follows are not of one length",
    ),
}  # fmt: skip
"""By what is wrong: the chart, the code, what stands at the place, the message."""


@pytest.mark.parametrize("name", FAULTS)
def test_what_a_chart_cannot_show_is_told_once_with_its_line(
    tmp_path: Path, name: str
) -> None:
    body, code, place, message = FAULTS[name]
    found, text = find(tmp_path, body)
    (problem,) = found
    assert (problem.code, problem.message) == (code, message)
    rest = text.splitlines()[problem.line - 1][problem.column - 1 :]
    assert rest.startswith(place), rest
    assert problem.hint


def test_a_name_that_is_close_to_a_highlight_is_meant(tmp_path: Path) -> None:
    (problem,), _ = find(tmp_path, f"type: bar, highlight: [Aples], {data(A, B)}")
    assert problem.hint == "did you mean `Apples`?"
    (problem,), _ = find(tmp_path, f"type: bar, highlight: Zebra, {data(A)}")
    assert problem.hint == "they are Apples, 2025, 2026"


def test_a_highlight_is_told_by_its_name_in_any_language(tmp_path: Path) -> None:
    named = "{name: {en: Apples, it: Mele}, values: [4, 5]}"
    for word in ("Apples", "Mele", '"2026"'):
        found, _ = find(tmp_path, f"type: bar, highlight: {word}, {data(named)}")
        assert found == ()


@pytest.mark.parametrize(
    ("kind", "word"), [("status", "disputed"), ("source", "Gazette")]
)
def test_a_chart_that_counts_highlights_a_status_or_a_source(
    tmp_path: Path, kind: str, word: str
) -> None:
    body = f"type: bar, highlight: {word}, data: {{count: {kind}}}"
    assert find(tmp_path, body)[0] == ()
    (problem,), _ = find(tmp_path, body.replace(word, "nobody"))
    assert problem.code == "E438"


def test_names_beside_a_file_go_with_its_columns_and_rows(tmp_path: Path) -> None:
    (tmp_path / "crop.csv").write_text(
        "year,t,n\n2025,4,5\n2026,6,7\n", encoding="utf-8"
    )
    (problem,), _ = find(
        tmp_path, "type: bar, data: {csv: crop.csv, series: [{name: Crop}]}"
    )
    assert (problem.code, problem.message) == (
        "E446",
        "1 series are named for the 2 columns of numbers of `crop.csv`",
    )
    (problem,), _ = find(
        tmp_path, f"type: bar, data: {{csv: crop.csv, series: [{A}, {B}]}}"
    )
    assert problem.code == "E259"


def test_the_rows_of_a_file_that_go_back_are_to_be_sorted(tmp_path: Path) -> None:
    text = "day,nights\n2026-03-02,4\n2026-03-01,6\n"
    (tmp_path / "nights.csv").write_text(text, encoding="utf-8")
    (problem,), _ = find(tmp_path, "type: line, data: {csv: nights.csv}")
    assert problem.code == "E449"
    assert "`nights.csv`" in problem.hint


@pytest.mark.parametrize(
    "body",
    [
        f"type: bar, {dated('2021', '2019', '2020')}",
        f"type: column, {dated('2021', '2019', '2020')}",
        f"type: column, {dated('1990', '1994', '1998')}",
        f"type: line, {dated('2021-02-30', '2021-01-01')}",
        f"type: line, {dated('2021', 'later', '2019')}",
    ],
)
def test_an_order_by_value_and_words_are_let_be(tmp_path: Path, body: str) -> None:
    assert find(tmp_path, body)[0] == ()


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_chart_is_sound(tmp_path: Path, name: str) -> None:
    assert load(write_charts(tmp_path, name)).warnings == ()


def test_the_samples_have_every_key_of_a_chart() -> None:
    written = " ".join(chart_samples.FORMS.values())
    for key in ("stack:", "lines:", "highlight:", "second_unit:", "draw:", "axis:"):
        assert key in written


def test_a_line_below_zero_is_no_area_below_zero(tmp_path: Path) -> None:
    body = f"type: area, lines: [{{value: -5, label: Loss}}], {data(A, B)}"
    assert find(tmp_path, body)[0] == ()


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("stack: percent", "`percent` is called `shares` here"),
        ("stack: true", "`true` is called `values` here"),
        ("stacked: values", "did you mean `stack`?"),
        ("target: 5", "`target` is called `lines` here"),
        ("secondary_unit: robots", "did you mean `second_unit`?"),
    ],
)
def test_a_word_of_other_programs_is_told_by_ours(
    tmp_path: Path, wrong: str, hint: str
) -> None:
    (problem,), _ = find(tmp_path, f"type: column, {wrong}, {data(A, B)}")
    assert problem.hint == hint
