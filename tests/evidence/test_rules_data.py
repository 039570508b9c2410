from pathlib import Path

import pytest

from tests.content.planted import at, changed
from tests.evidence.planted import only, problems
from tests.samples import EVERY_BLOCK

INLINE = (
    "            - {name: {en: Crop, it: Raccolto}, values: [40, 55, 70]}\n        alt:"
)
"""The series of the column chart, which is the only one with an alternative text."""
COLUMN = "salito a 70 tonnellate}\n        claims: [crop]\n"
"""The claims of the column chart."""


def chart(series: str) -> str:
    """Return the sample with other series in its column chart."""
    return changed(INLINE, f"            {series}\n        alt:")


def test_the_numbers_of_a_csv_file_must_be_borne(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text(
        "year,Tonnes,Robots\n2024,41,4\n2025,55,9\n", encoding="utf-8"
    )
    text = EVERY_BLOCK.replace("crop.csv", "other.csv")
    assert [p.message for p in problems(tmp_path, text)] == [
        "41, 9 are not borne by the table's claims",
        *["41, 9 are not borne by the chart's claims"] * 2,
    ]


def test_a_table_of_numbers_from_a_file_needs_claims(tmp_path: Path) -> None:
    text = changed(
        "Il raccolto dal registro}\n        claims: [crop]\n",
        "Il raccolto dal registro}\n",
    )
    problem = only(tmp_path, text)
    assert (at(problem, text), problem.where) == (
        "crop.csv",
        "sections[1].blocks[1].csv",
    )


def test_a_number_that_no_claim_of_the_chart_bears_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    text = chart("- {name: {en: Crop, it: Raccolto}, values: [40, 56, 71]}")
    found = problems(tmp_path, text)
    assert [(at(p, text), p.message) for p in found] == [
        ("56, 71]}", "56 is not borne by the chart's claims"),
        ("71]}", "71 is not borne by the chart's claims"),
    ]
    assert found[0].where == "sections[1].blocks[2].data.series[0].values[1]"
    assert (
        found[0].hint
        == "the chart's claims are crop; they must give every number that it shows"
    )


def test_the_points_of_a_scatter_chart_are_borne_on_both_axes(tmp_path: Path) -> None:
    text = changed(
        "points: [[4, 40], [5, 55], [7, 70]]", "points: [[3, 40], [5, 55], [7, 71]]"
    )
    assert [at(p, text)[:2] for p in problems(tmp_path, text)] == ["3,", "71"]


def test_a_number_below_zero_is_borne_by_a_text_that_gives_it_without_a_sign(
    tmp_path: Path,
) -> None:
    assert not problems(
        tmp_path, chart("- {name: {en: Crop, it: Raccolto}, values: [-40, 55, -70]}")
    )


def test_a_claim_elsewhere_does_not_bear_a_charts_numbers(tmp_path: Path) -> None:
    text = changed(COLUMN, COLUMN.replace("[crop]", "[robots]"))
    assert [p.message for p in problems(tmp_path, text)] == [
        f"{number} is not borne by the chart's claims" for number in (40, 55, 70)
    ]


def test_a_chart_with_neither_claims_nor_a_count_is_told(tmp_path: Path) -> None:
    text = changed(COLUMN, COLUMN.replace("        claims: [crop]\n", ""))
    problem = only(tmp_path, text)
    assert (problem.where, problem.message) == (
        "sections[1].blocks[2]",
        "the chart's numbers have no `claims`",
    )


def test_a_dangling_claim_of_a_chart_is_told_once(tmp_path: Path) -> None:
    text = changed(COLUMN, COLUMN.replace("[crop]", "[corp]"))
    assert only(tmp_path, text).hint == "did you mean `crop`?"


@pytest.mark.parametrize(
    ("unit", "values", "borne"),
    [
        ("{en: billion dollars, it: miliardi di dollari}", "[11]", True),
        ("{en: million dollars, it: milioni di dollari}", "[11_000]", True),
        ("{en: million dollars, it: milioni di dollari}", "[11]", False),
        ("{en: dollars, it: dollari}", "[11_000_000_000]", True),
        ("{en: dollars, it: dollari}", "[11]", False),
        ("'%'", "[34]", True),
        ("'%'", "[16]", True),
        ("'%'", "[17]", False),
        ("{en: per cent, it: per cento}", "[34]", True),
        ("{en: share, it: quota}", "[0.34]", True),
        ("{en: share, it: quota}", "[0.16]", True),
    ],
)
def test_a_unit_scales_what_the_claims_say(
    tmp_path: Path, unit: str, values: str, *, borne: bool
) -> None:
    text = changed(
        "    blocks:\n      - id: crop-table",
        "    blocks:\n      - id: money\n        kind: chart\n        type: bar\n        title: T\n"
        f"        claims: [revenue]\n        unit: {unit}\n        data:\n"
        f"          categories: [a]\n          series:\n            - {{name: n, values: {values}}}\n"
        "      - id: crop-table",
    )
    found = problems(tmp_path, text)
    assert ([] if borne else ["sections[1].blocks[0].data.series[0].values[0]"]) == [
        p.where for p in found
    ]


def test_a_number_in_words_bears_too(tmp_path: Path) -> None:
    text = chart("- {name: {en: Crop, it: Raccolto}, values: [40, 55, 10]}")
    text = changed(
        "with 4, 5 and 7 robots.", "with 4, 5 and 7 robots in ten fields.", text
    )
    text = changed("con 4, 5 e 7 robot.", "con 4, 5 e 7 robot in dieci campi.", text)
    text = changed("terms: ['40',", "terms: ['10', '40',", text)
    assert problems(tmp_path, text) == ()


# ---------------------------------------------------------------- percent, second axes, lines


BORNE = """\
languages: [en]
edition: {number: 1, date: 2026-11-22, title: Charts, subtitle: For tests, summary: "Orchard grew[^growth].", why_now: The season opens., audience: Testers, minutes: 5}
sources:
  - {id: gazette, title: Orchard grows, short: Gazette, outlet: The Gazette, author: Ada Reed, published: 2026-10-02, language: en, retrieved: 2026-11-01, file: gazette.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000001"}
claims:
  - id: growth
    text: Organic apples were 52% and 61% of the crop, the aim was 50%, with 4 million euros and 5 robots.
    by: [gazette]
    status: reported
    cites: [{source: gazette, paragraph: 2, terms: [52%, 61%, 50%, 4 million, "5"]}]
sections:
  - id: overview
    title: Overview
    takeaway: Orchard grows.
    blocks:
      - {id: opening, kind: prose, text: "Orchard grew[^growth]."}
      - {id: it, kind: chart, title: What it shows, claims: [growth], type: column, BODY}
"""


def borne(body: str) -> str:
    return BORNE.replace("BODY", body)


def drawn(*values: str, more: str = "") -> str:
    listed = ", ".join(values)
    names = ", ".join(["First", "Second"][: len(values)])
    return f"data: {{categories: [{names}], series: [{{name: Organic, values: [{listed}]}}{more}]}}"


@pytest.mark.parametrize(
    ("unit", "values"),
    [
        ("percent", ("0.52", "0.61")),
        ("'%'", ("52", "61")),
        ("per cent of the crop", ("52", "61")),
        ("percent", ("0.52", "n/a")),
    ],
)
def test_shares_and_percentages_are_borne_by_what_claims_say(
    tmp_path: Path, unit: str, values: tuple[str, ...]
) -> None:
    assert problems(tmp_path, borne(f"unit: {unit}, {drawn(*values)}")) == ()


@pytest.mark.parametrize(
    ("unit", "values", "hint"),
    [
        (
            "percent",
            ("52", "0.61"),
            "`unit: percent` takes shares: 52% is written 0.52",
        ),
        (
            "'%'",
            ("0.52", "61"),
            "52% is 52 under `unit: '%'`, or 0.52 under `unit: percent`",
        ),
    ],
)
def test_a_share_for_a_percentage_is_told_with_how_to_write_it(
    tmp_path: Path, unit: str, values: tuple[str, ...], hint: str
) -> None:
    text = borne(f"unit: {unit}, {drawn(*values)}")
    problem = only(tmp_path, text)
    assert at(problem, text).startswith(values[0])
    assert problem.hint == hint


def test_each_axis_scales_by_its_own_unit(tmp_path: Path) -> None:
    more = ", {name: Robots, values: [5, 5], draw: line, axis: second}"
    units = "unit: million euros, second_unit: robots"
    assert problems(tmp_path, borne(f"{units}, {drawn('4', '4', more=more)}")) == ()
    swapped = "unit: robots, second_unit: million euros"
    text = borne(f"{swapped}, {drawn('5', '5', more=more.replace('[5, 5]', '[4, 7]'))}")
    problem = only(tmp_path, text)
    assert problem.message == "7 is not borne by the chart's claims"


def test_the_value_of_a_line_across_must_be_borne(tmp_path: Path) -> None:
    half = "lines: [{value: 0.5, label: Half}]"
    text = borne(f"unit: percent, {half}, {drawn('0.52', '0.61')}")
    assert problems(tmp_path, text) == ()
    text = text.replace("value: 0.5", "value: 0.55")
    problem = only(tmp_path, text)
    assert at(problem, text).startswith("0.55, label")
    assert problem.message == "0.55 is not borne by the chart's claims"
