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

LONG = "the frost of May took the blossoms of every tree but those on hills"


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
    "a band of nothing": (
        f"type: column, bands: [{{label: Usual}}], {data(A)}",
        "E470", "{label: Usual}", "the band begins and ends nowhere",
    ),
    "a band upside down": (
        f"type: column, bands: [{{from: 50, to: 20, label: Usual}}], {data(A)}",
        "E470", "50, to", "the band ends at 20, and begins no lower",
    ),
    "a band beyond the whole": (
        f"type: column, stack: shares, bands: [{{from: 40, label: Much}}], {data(A, B)}",
        "E440", "40, label", "40 is no share",
    ),
    "a band far away": (
        f"type: column, bands: [{{from: 50, to: 4000, label: Usual}}], {data(A, B)}",
        "W441", "4000, label", "the band stands so far off that the values shrink to nothing",
    ),
    "a band behind a ring": (
        f"type: doughnut, bands: [{{from: 4, label: Usual}}], {data(A)}",
        "E439", "{from: 4", "`type: doughnut` has no axis for a band",
    ),
    "a span from nowhere": (
        f"type: column, spans: [{{from: Apples, label: Strike}}], {data(A)}",
        "E471", "Apples, label", "`Apples` is neither a category nor a date among them",
    ),
    "a band of one value": (
        f"type: column, bands: [{{from: 50, to: 50, label: Usual}}], {data(A)}",
        "E470", "50, to", "the band ends at 50, and begins no lower",
    ),
    "a span after all dates": (
        f"type: line, spans: [{{from: '2031', to: '2032', label: Strike}}], {data(A)}",
        "E471", "{from: '2031'", "the span stands beside the chart, before or behind all categories",
    ),
    "a span before all dates": (
        f"type: bar, spans: [{{to: '2001', label: Strike}}], {data(A)}",
        "E471", "{to: '2001'", "the span stands beside the chart, before or behind all categories",
    ),
    "digits of a computer": (
        f"type: column, {data('{name: A, values: [19.200000000000003, 7]}')}",
        "W477", "19.200000000000003", "19.200000000000003 has 15 decimals, which are printed",
    ),
    "a label of no axis": (
        f"type: line, x: age, {data(A)}",
        "E478", "age, ", "`type: line` has no axis of numbers that `x` names",
    ),
    "a span backwards": (
        f"type: column, spans: [{{from: '2026', to: 2025-03, label: Strike}}], {data(A)}",
        "E470", "'2026', to", "the span ends at `2025-03`, before it begins",
    ),
    "a span of words among points": (
        "type: scatter, x: age, spans: [{from: spring, label: Strike}], data: {series: [{name: A, points: [[4, 5]]}]}",
        "E471", "spring, label", "`spring` is not a number",
    ),
    "a remark at no category": (
        f"type: line, annotations: [{{at: '2027', text: Frost}}], {data(A)}",
        "E472", "'2027', text", "`2027` is not a category",
    ),
    "a remark at one of two": (
        f"type: line, annotations: [{{at: '2025', text: Frost}}], {data(A, B)}",
        "E472", "'2025', text", "there are several series: at which of them is the remark?",
    ),
    "a remark at a series that is not there": (
        f"type: line, annotations: [{{at: '2025', series: Peas, text: Frost}}], {data(A, B)}",
        "E472", "Peas, text", "`Peas` is not a series",
    ),
    "a remark at a gap": (
        f"type: line, annotations: [{{at: '2025', text: Frost}}], {data(GAP)}",
        "E472", "'2025', text", "no value is known at `2025`",
    ),
    "a remark at no point": (
        "type: scatter, x: age, annotations: [{at: [4, 6], text: Old}], data: {series: [{name: A, points: [[4, 5]]}]}",
        "E472", "[4, 6]", "[4, 6] is not a point of the chart",
    ),
    "two remarks at one value": (
        f"type: line, annotations: [{{at: '2025', text: Frost}}, {{at: '2025', text: Hail}}], {data(A)}",
        "E472", "'2025', text: Hail", "two remarks are made at one value",
    ),
    "a remark too long": (
        f"type: line, annotations: [{{at: '2025', text: {{en: {LONG} and the hail of June the rest of them, it: Il gelo}}}}], {data(A)}",
        "E473", "{en: the frost", "the remark has 105 letters; 60 stand well beside a value",
    ),
    "a long remark": (
        f"type: line, annotations: [{{at: '2025', text: {{en: {LONG}, it: Il gelo}}}}], {data(A)}",
        "W474", "{en: the frost", "the remark has 67 letters; 60 stand well beside a value",
    ),
    "columns by factors": (
        f"type: column, scale: log, {data(A)}",
        "E475", "log, ", "`type: column` cannot have a logarithmic axis",
    ),
    "categories by factors": (
        f"type: line, x_scale: log, {data(A)}",
        "E475", "log, ", "`type: line` has no x to put on a logarithmic axis",
    ),
    "nothing by factors": (
        f"type: line, scale: log, {data(ZEROS.partition('}')[0] + '}')}",
        "E476", "0, 7]", "0 has no place on a logarithmic axis",
    ),
    "a point below zero by factors": (
        "type: scatter, x: age, x_scale: log, data: {series: [{name: A, points: [[-4, 5]]}]}",
        "E476", "-4, 5]", "-4 has no place on a logarithmic axis",
    ),
    "a dumbbell of one": (
        f"type: dumbbell, {data(A)}",
        "E457", "{categories", "a dumbbell chart joins two to four series, and there is one",
    ),
    "a dumbbell of five": (
        f"type: dumbbell, {data(*[A.replace('Apples', name) for name in 'ABCDE'])}",
        "E457", "{categories", "a dumbbell chart joins two to four series, and there are 5",
    ),
    "counts in a dumbbell": (
        "type: dumbbell, data: {count: status}",
        "E457", "{count: status", "a dumbbell chart joins two to four series, and there is one",
    ),
    "a slope of three moments": (
        "type: slope, data: {categories: [a, b, c], series: [{name: A, values: [1, 2, 3]}]}",
        "E458", "[a, b, c]", "a slope chart has two categories, and there are 3",
    ),
    "a slope of one moment": (
        "type: slope, data: {categories: [a], series: [{name: A, values: [1]}]}",
        "E458", "[a], ", "a slope chart has two categories, and there is one",
    ),
    "counts in a slope": (
        "type: slope, data: {count: status}",
        "E458", "status}", "a slope chart runs from one moment to another; counts have one",
    ),
    "a highlighted moment": (
        f"type: slope, highlight: '2025', {data(A, B)}",
        "E459", "'2025', ", "both moments are ends of every line",
    ),
    "a line across slopes": (
        f"type: slope, lines: [{{value: 4, label: Target}}], {data(A, B)}",
        "E439", "4, label", "`type: slope` has no axis for a line",
    ),
    "slopes by factors": (
        f"type: slope, scale: log, {data(A, B)}",
        "E475", "log, ", "`type: slope` cannot have a logarithmic axis",
    ),
    "two series of one name": (
        f"type: line, {data(A, A)}",
        "E448", "Apples, values: [40, 55]}]", "two series are called `Apples`",
    ),
    "panels of a ring": (
        f"type: doughnut, panels: shared, {data(A)}",
        "E453", "shared, ", "`type: doughnut` has no panels",
    ),
    "a panel alone": (
        f"type: line, panels: own, {data(A)}",
        "E454", "own, ", "a panel for each series needs two series at least",
    ),
    "panels of a stack": (
        f"type: column, panels: shared, stack: values, {data(A, B)}",
        "E455", "values, ", "`stack` needs all series in one chart, and `panels` parts them",
    ),
    "panels with a line across": (
        f"type: line, panels: shared, lines: [{{value: 30, label: Target}}], {data(A, B)}",
        "E455", "[{value", "`lines` needs all series in one chart, and `panels` parts them",
    ),
    "panels drawn differently": (
        f"type: column, panels: shared, {data(A, B.replace('}', ', draw: line}'))}",
        "E456", "line}", "in panels all series are drawn and measured alike",
    ),
    "twenty-five panels": (
        f"type: line, panels: shared, {data(*[f'{{name: Row {chr(65 + at)}, values: [1, 2]}}' for at in range(25)])}",
        "E442", f"{{{YEARS}", "the 25 series cannot be told apart; there may be 24",
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


def test_thirteen_series_have_room_in_panels(tmp_path: Path) -> None:
    rows = [f"{{name: Row {chr(65 + at)}, values: [1, 2]}}" for at in range(13)]
    (problem,), _ = find(tmp_path, f"type: line, {data(*rows)}")
    assert "`panels: shared`" in problem.hint
    found, _ = find(tmp_path, f"type: line, panels: shared, {data(*rows)}")
    assert found == ()


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


@pytest.mark.parametrize("to", ["2026", "2025-06", "2026-Q1"])
def test_a_span_ends_at_a_category_or_at_a_date_between(
    tmp_path: Path, to: str
) -> None:
    body = f"type: line, spans: [{{from: '2025', to: {to}, label: Strike}}], {data(A)}"
    assert find(tmp_path, body)[0] == ()


def test_a_remark_is_told_by_names_in_any_language(tmp_path: Path) -> None:
    named = "{name: {en: Apples, it: Mele}, values: [4, 5]}"
    for name in ("Apples", "Mele"):
        at = f"annotations: [{{at: '2025', series: {name}, text: Frost}}]"
        assert find(tmp_path, f"type: bar, {at}, {data(named, B)}")[0] == ()


def crowd(kind: str, *names: str) -> str:
    """Return a chart of many categories."""
    values = list(range(1, len(names) + 1))
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"type: {kind}, data: {{categories: [{quoted}], series: [{{name: Apples, values: {values}}}]}}"


NAMES = [f"{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(61)]
OLD = [str(1900 + at) for at in range(61)]


@pytest.mark.parametrize(
    ("kind", "names", "is_told"),
    [
        ("bar", NAMES, True),
        ("bar", NAMES[:60], False),
        ("column", NAMES, True),
        ("column", OLD, False),
        ("line", NAMES, False),
    ],
)
def test_more_bars_than_a_page_has_are_told(
    kind: str, names: list[str], *, is_told: bool, tmp_path: Path
) -> None:
    found, _ = find(tmp_path, crowd(kind, *names))
    told = [problem.message for problem in found if problem.code == "W447"]
    message = "the 61 bars go on over pages, and a slide names few of them"
    assert told == [message] * is_told


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("lollipop", "dumbbell"),
        ("dot plot", "dumbbell"),
        ("barbell", "dumbbell"),
        ("slopegraph", "slope"),
    ],
)
def test_other_words_for_joined_points_are_understood(
    tmp_path: Path, word: str, meant: str
) -> None:
    (problem, *_), _ = find(tmp_path, f"type: {word}, {data(A, B)}")
    assert problem.hint == f"`{word}` is called `{meant}` here"
