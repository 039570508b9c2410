from pathlib import Path

import pytest

from reporting.content.validate import load
from tests.content.planted import at, changed, only, problems
from tests.samples import CROP, EVERY_BLOCK, PICTURE, png, write

INLINE = (
    "            - {name: {en: Crop, it: Raccolto}, values: [40, 55, 70]}\n        alt:"
)
"""The series of the column chart, which is the only one with an alternative text."""


COLUMN = "salito a 70 tonnellate}\n        claims: [crop]\n"
"""The claims of the column chart."""
BAR = "sono cresciuti insieme}\n        claims: [crop]\n        data: {csv: crop.csv}"
"""The data of the bar chart."""
POINTS = """\
        data:
          series:
            - name: {en: Crop, it: Raccolto}
              points: [[4, 40], [5, 55], [7, 70]]"""
"""The data of the scatter chart."""


def chart(series: str) -> str:
    """Return the sample with other series in its column chart."""
    return changed(INLINE, f"            {series}\n        alt:")


# ---------------------------------------------------------------- files


def test_files_are_kept_by_the_names_that_the_content_gives_them(
    tmp_path: Path,
) -> None:
    content = load(write(tmp_path, EVERY_BLOCK)).content
    assert content.images["images/robot.png"].data == png(*PICTURE)
    assert content.tables["crop.csv"].data == CROP.encode()
    assert content.tables["crop.csv"].header == ("year", "Tonnes", "Robots")


def test_a_file_may_be_shown_twice(tmp_path: Path) -> None:
    picture = "kind: image, file: images/robot.png, alt: a, credit: b}\n"
    text = changed(
        "      - id: picture\n", f"      - {{id: other, {picture}      - id: picture\n"
    )
    assert problems(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (
            "images/robot.png",
            "robot.png",
            "robot.png",
            "the image `robot.png` does not exist",
        ),
        ("images/robot.png", "images", "images", "the image `images` is a folder"),
        (
            "images/robot.png",
            "crop.csv",
            "crop.csv",
            "the image `crop.csv` is not a PNG, JPEG, GIF, WebP or SVG picture",
        ),
        (
            "images/robot.png",
            "../x.png",
            "../x.png",
            "the image `../x.png` leads out of the content's folder",
        ),
        (
            "csv: crop.csv\n        columns",
            "csv: crops.csv\n        columns",
            "crops.csv",
            "the CSV file `crops.csv` does not exist",
        ),
        (
            BAR,
            BAR.replace("crop.csv", "images/robot.png"),
            "images/robot.png}",
            "the CSV file `images/robot.png` is no text: a CSV file is wanted here",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_where_it_is_named(
    tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    text = changed(old, new)
    problem = only(tmp_path, text)
    assert at(problem, text) == place
    assert problem.message == message


def with_csv(folder: Path, rows: str) -> list[str]:
    """Return what is found when the CSV file holds other rows."""
    path = write(folder, EVERY_BLOCK)
    path.with_name("other.csv").write_text(rows, encoding="utf-8")
    return [
        problem.message
        for problem in problems(folder, EVERY_BLOCK.replace("crop.csv", "other.csv"))
    ]


def test_a_csv_file_must_fit_its_columns(tmp_path: Path) -> None:
    assert with_csv(tmp_path, "year,Tonnes\n2024,40\n2025,55\n") == [
        "`other.csv` has 2 columns where `columns` has 3"
    ]


def test_a_decimal_column_holds_plain_numbers(tmp_path: Path) -> None:
    found = with_csv(
        tmp_path, "year,Tonnes,Robots\n2024,40,4\n2025,1.5e3,nan\n2026,70,\n"
    )
    tonnes = "column `Tonnes` of `other.csv` holds what is no plain number: "
    # That nothing is known, a cell may say.
    assert sorted(found) == [f"{tonnes}`1.5e3` in line 3"] * 3


def test_a_chart_needs_a_column_of_numbers(tmp_path: Path) -> None:
    found = with_csv(tmp_path, "year\n2024\n")
    assert (
        found.count(
            "`other.csv` has one column; a chart needs a second one with numbers"
        )
        == 2
    )


# ---------------------------------------------------------------- the form of a chart


@pytest.mark.parametrize(
    ("series", "where", "message"),
    [
        (
            "- {name: a, values: [40, 55]}",
            "data.series[0]",
            "2 values for 3 categories",
        ),
        (
            "- {name: a, values: [40, 55, 70, 70]}",
            "data.series[0]",
            "4 values for 3 categories",
        ),
        ("- {name: a}", "data.series[0]", "a series of this chart has `values` only"),
        (
            "- {name: a, points: [[4, 40]]}",
            "data.series[0]",
            "a series of this chart has `values` only",
        ),
        (
            "- {name: a, values: [40, 55, 70], points: [[4, 40]]}",
            "data.series[0]",
            "a series of this chart has `values` only",
        ),
    ],
)
def test_a_series_must_fit_the_categories(
    tmp_path: Path, series: str, where: str, message: str
) -> None:
    text = chart(series)
    problem = only(tmp_path, text)
    assert at(problem, text) == series.removeprefix("- ")
    assert (problem.where, problem.message) == (
        f"sections[1].blocks[2].{where}",
        message,
    )


def test_a_chart_needs_categories(tmp_path: Path) -> None:
    text = changed(
        "tonnes, it: tonnellate}\n        data:\n          categories: ['2024', '2025', '2026']\n",
        "tonnes, it: tonnellate}\n        data:\n",
    )
    problem = only(tmp_path, text)
    assert (problem.message, problem.where) == (
        "missing `categories`",
        "sections[1].blocks[2].data",
    )


def test_a_scatter_chart_has_points_and_no_categories(tmp_path: Path) -> None:
    text = changed(
        "            - name: {en: Crop, it: Raccolto}\n              points: [[4, 40], [5, 55], [7, 70]]",
        "            - name: {en: Crop, it: Raccolto}\n              values: [40]\n          categories: [a]",
    )
    assert [problem.message for problem in problems(tmp_path, text)] == [
        "a series of a scatter chart has `points` only",
        "a scatter chart has no categories",
    ]


def test_a_scatter_chart_reads_a_csv_file_with_numbers_first(tmp_path: Path) -> None:
    text = changed(POINTS, "        data: {csv: crop.csv}")
    assert problems(tmp_path, text) == ()
    path = write(tmp_path, text)
    path.with_name("other.csv").write_text("year,Tonnes\nthen,40\n", encoding="utf-8")
    text = changed(POINTS, "        data: {csv: other.csv}")
    assert (
        only(tmp_path, text).message
        == "column `year` of `other.csv` holds what is no plain number: `then` in line 2"
    )


def test_a_scatter_chart_cannot_count(tmp_path: Path) -> None:
    text = changed("type: doughnut", "type: scatter")
    problem = only(tmp_path, text)
    assert at(problem, text) == "status}"
    assert problem.message == "a scatter chart cannot show counts"


@pytest.mark.parametrize(
    ("values", "messages"),
    [
        ("[40, 55, -70]", ["a doughnut cannot show the negative number -70"]),
        ("[0, 0, 0]", ["a doughnut of zeros shows nothing"]),
        ("[40, 55, 70]", []),
    ],
)
def test_a_doughnut_shows_shares(
    tmp_path: Path, values: str, messages: list[str]
) -> None:
    text = chart(f"- {{name: {{en: Crop, it: Raccolto}}, values: {values}}}")
    text = changed("type: column", "type: doughnut", text)
    found = [
        problem.message
        for problem in problems(tmp_path, text)
        if "doughnut" in problem.message
    ]
    assert found == messages


def test_a_doughnut_shows_one_series_of_few_parts(tmp_path: Path) -> None:
    rows = "".join(f"place {at},40\n" for at in range(13))
    text = changed(
        "type: bar\n        title: {en: Crop and",
        "type: doughnut\n        title: {en: Crop and",
    )
    several = only(tmp_path, text)
    assert several.message == "a doughnut shows one series, and there are 2"
    (tmp_path / "many.csv").write_text(f"place,Tonnes\n{rows}", encoding="utf-8")
    text = text.replace("data: {csv: crop.csv}", "data: {csv: many.csv}", 1)
    problem = only(tmp_path, text)
    assert (
        problem.message
        == "the 13 parts of the doughnut cannot be told apart; it may have 12"
    )
    assert at(problem, text) == "doughnut"
    assert problem.hint == "`type: bar` shows them all"


def test_areas_on_one_another_cannot_hold_a_negative_number(tmp_path: Path) -> None:
    old = """            - {name: {en: Crop, it: Raccolto}, values: [40, 55, 70]}
      - id: crop-scatter"""
    text = changed(
        old, old.replace("\n", "\n            - {name: Loss, values: [4, -5, 7]}\n", 1)
    )
    found = problems(tmp_path, text)
    wanted = "areas stand on one another, which the negative number -5 cannot"
    (problem,) = [one for one in found if one.message == wanted]
    assert at(problem, text).startswith("-5, 7]")


@pytest.mark.parametrize(
    ("values", "shown"), [("[52, 40, 3]", "52"), ("[0.52, 1.4, 3]", "")]
)
def test_percentages_among_ratios_are_told(
    tmp_path: Path, values: str, shown: str
) -> None:
    text = chart(f"- {{name: a, values: {values}}}").replace(
        COLUMN, COLUMN + "        unsourced: a test\n        unit: percent\n"
    )
    found = [p for p in problems(tmp_path, text) if p.code == "W407"]
    assert [problem.message for problem in found] == (
        [f"{shown} under `unit: percent` is printed as 5200%"] if shown else []
    )
    assert [problem.hint for problem in found] == (
        ["52% is written 0.52"] if shown else []
    )
