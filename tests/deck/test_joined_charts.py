"""Dumbbell and slope charts on slides: native, and right when their data are edited."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock
from reporting.plan.dossier import plan_dossier
from reporting.scene import Chart
from reporting.slides.chart_places import make_slide_space
from reporting.slides.deck import plan_deck
from tests.chart_samples import FORMS, write_charts
from tests.deck.conftest import Made, made
from tests.deck.linter import package_faults
from tests.deck.test_charts import cells
from tests.samples import WHEN

DRAWN = [name for name in FORMS if name.startswith(("dumbbell", "slope"))]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Made:
    """The deck of all of them."""
    folder = tmp_path_factory.mktemp("joined")
    content = load(write_charts(folder, *DRAWN)).content
    return made(plan_deck(plan_dossier(content, "en", WHEN, theme), theme), theme)


def find_xml(deck: Made, name: str) -> Any:
    return deck.shape(name, "Chart").chart._chartSpace


def find_cells(deck: Made, name: str) -> dict[str, str]:
    part = deck.shape(name, "Chart").chart.part
    return cells(part.chart_workbook.xlsx_part.blob)


def find_block(deck: Made, name: str) -> ChartBlock:
    block = next(slide.body.block for slide in deck.plan.slides if slide.id == name)
    assert isinstance(block, ChartBlock)
    return block


def list_named(xml: Any, formula: str) -> list[Any]:
    """Return the series that are named by a cell, in the order of the part."""
    found = []
    for series in xml.iterfind(".//{*}ser"):
        if series.findtext("{*}tx//{*}f") == f"Sheet1!{formula}":
            found.append(series)
    return found


def list_cached(series: Any, axis: str) -> list[float]:
    return [float(one.text) for one in series.iterfind(f"{{*}}{axis}//{{*}}v")]


def test_the_package_is_sound(deck: Made) -> None:
    assert package_faults(deck.data) == []


# ---------------------------------------------------------------- dumbbells


def test_points_are_the_cells_of_a_column_and_nothing_else_is_in_the_sheet(
    deck: Made,
) -> None:
    xml = find_xml(deck, "dumbbell")
    points = list_named(xml, "$B$1")[0]
    assert points.findtext("{*}xVal//{*}f") == "Sheet1!$B$2:$B$5"
    assert list_cached(points, "xVal") == [62.0, 48.5, 71.0, 40.0]
    assert list_cached(points, "yVal") == [4.0, 3.0, 2.0, 1.0]
    assert points.find("{*}yVal/{*}numLit") is not None
    found = find_cells(deck, "dumbbell")
    assert set(found) == {"B1", "C1", *(f"{c}{r}" for c in "ABC" for r in range(2, 6))}


def test_a_line_joins_the_cells_of_its_row(deck: Made) -> None:
    _, join = list_named(find_xml(deck, "dumbbell"), "$A$3")
    assert join.findtext("{*}xVal//{*}f") == "Sheet1!$B$3:$C$3"
    assert list_cached(join, "yVal") == [3.0, 3.0]
    assert join.find("{*}spPr/{*}ln/{*}solidFill") is not None


def test_names_and_numbers_are_those_of_the_cells(deck: Made) -> None:
    xml = find_xml(deck, "dumbbell")
    name, _ = list_named(xml, "$A$2")
    label = name.find("{*}dLbls/{*}dLbl")
    assert label.find("{*}showSerName").get("val") == "1"
    points, *_ = list_named(xml, "$C$1")
    fields = [one.get("type") for one in points.iterfind(".//{*}fld")]
    assert fields == ["XVALUE"] * 4
    ids = [one.get("id") for one in xml.iterfind(".//{*}fld")]
    assert len(set(ids)) == len(ids)


def test_a_long_name_is_broken_in_its_cell_as_in_the_chart(deck: Made) -> None:
    block = find_block(deck, "dumbbell")
    name = find_cells(deck, "dumbbell")["A5"]
    assert name.replace("\n", " ") == block.categories[3]
    assert "\n" in name
    (cached, *_) = [
        one.text
        for one in find_xml(deck, "dumbbell").iterfind(".//{*}ser/{*}tx//{*}v")
        if one.text.startswith("Brunico")
    ]
    assert cached == name


def test_joins_are_drawn_first_and_points_stand_first_in_the_part(deck: Made) -> None:
    """Office draws by `order`; LibreOffice the part from its end, and needs long ones first."""
    series = list(find_xml(deck, "dumbbell").iterfind(".//{*}ser"))
    orders = [int(one.find("{*}order").get("val")) for one in series]
    assert orders == list(reversed(range(len(series))))
    joined = [one.find("{*}spPr/{*}ln/{*}solidFill") is not None for one in series]
    assert joined == sorted(joined)
    first = series[0].find("{*}xVal//{*}ptCount").get("val")
    counts = [int(one.get("val")) for one in series[-1].iterfind(".//{*}ptCount")]
    assert int(first) >= max(counts)


def test_a_missing_value_is_no_cell_no_point_and_no_line(deck: Made) -> None:
    xml = find_xml(deck, "dumbbell-with-gaps")
    points, *_ = list_named(xml, "$B$1")
    shown = [one.get("idx") for one in points.iterfind("{*}yVal//{*}pt")]
    assert shown == ["0", "1"]
    assert len(list_named(xml, "$A$4")) == 1
    assert "B4" not in find_cells(deck, "dumbbell-with-gaps")


def test_a_line_to_hold_points_against_is_a_cell_too(deck: Made) -> None:
    xml = find_xml(deck, "dumbbell-with-gaps")
    (line,) = list_named(xml, "$A$6")
    assert line.findtext("{*}xVal//{*}f") == "Sheet1!$B$6"
    level = list_cached(line, "yVal")[0]
    reach = float(line.find("{*}errBars/{*}val").get("val"))
    axis = xml.findall(".//{*}valAx")[1]
    foot = float(axis.find(".//{*}min").get("val"))
    assert level - reach == pytest.approx(foot, abs=1e-4)
    found = find_cells(deck, "dumbbell-with-gaps")
    assert (found["A6"], found["B6"]) == ("Target", "60")
    fields = [one.get("type") for one in line.iterfind(".//{*}fld")]
    assert fields == ["SERIESNAME", "XVALUE"]


def test_the_axis_is_the_plans_and_the_plot_area_has_room_for_the_names(
    deck: Made, theme: Theme
) -> None:
    for name in ("dumbbell", "dumbbell-of-four"):
        xml, block = find_xml(deck, name), find_block(deck, name)
        across = xml.find(".//{*}valAx")
        ends = [
            float(across.find(f".//{{*}}{key}").get("val")) for key in ("min", "max")
        ]
        assert ends == [block.ticks[0].value, block.ticks[-1].value]
        scene = next(one for one in deck.plan.scenes if one.id == name)
        (chart,) = [item for item in scene.items if isinstance(item, Chart)]
        space = make_slide_space(chart, theme)
        left = float(xml.find(".//{*}plotArea//{*}manualLayout/{*}x").get("val"))
        widest = max(
            space.metrics.width(line)
            for one in find_cells(deck, name).items()
            if one[0].startswith("A")
            for line in one[1].split("\n")
        )
        assert left * space.width > widest


def test_only_what_the_title_speaks_of_has_its_colour(deck: Made) -> None:
    points, *_ = list_named(find_xml(deck, "dumbbell-with-gaps"), "$C$1")
    looks = [one.find("{*}marker") for one in points.iterfind("{*}dPt")]
    sizes = [int(look.find("{*}size").get("val")) for look in looks]
    own = int(points.find("{*}marker/{*}size").get("val"))
    assert sizes[1] > own > sizes[0] == sizes[2], (
        "LibreOffice colours what differs in size"
    )


def test_rows_without_room_go_on_on_another_slide_on_the_same_axis(deck: Made) -> None:
    slides = [one for one in deck.plan.slides if one.id.startswith("dumbbell-of-many")]
    blocks = [
        one.body.block for one in slides if isinstance(one.body.block, ChartBlock)
    ]
    assert len(blocks) > 1
    names = [name for block in blocks for name in block.categories]
    assert names == [f"Town {at:02}" for at in range(1, 19)]
    assert len({block.ticks for block in blocks}) == 1
    assert {len(block.series[0].values) for block in blocks} == {
        len(block.categories) for block in blocks
    }


# ---------------------------------------------------------------- slopes


def test_a_slope_is_a_line_chart_that_names_its_ends(deck: Made) -> None:
    xml = find_xml(deck, "slope")
    assert xml.find(".//{*}legend") is None
    for series in xml.iterfind(".//{*}lineChart/{*}ser"):
        first, last = series.iterfind("{*}dLbls/{*}dLbl")
        told = [
            (
                label.find("{*}dLblPos").get("val"),
                label.find("{*}showSerName").get("val"),
            )
            for label in (first, last)
        ]
        assert told == [("l", "0"), ("r", "1")]
        assert {one.find("{*}showVal").get("val") for one in (first, last)} == {"1"}
    found = find_cells(deck, "slope")
    assert [found[cell] for cell in ("B1", "C1", "A2", "B3")] == [
        "Apples",
        "Pears",
        "2019",
        "62",
    ]


def test_a_slope_has_no_axis_of_values_and_room_at_its_sides(
    deck: Made, theme: Theme
) -> None:
    xml = find_xml(deck, "slope-of-long-names")
    assert xml.find(".//{*}valAx/{*}delete").get("val") == "1"
    assert xml.find(".//{*}valAx/{*}majorGridlines") is None
    place = xml.find(".//{*}plotArea/{*}layout/{*}manualLayout")
    x, width = (float(place.find(f"{{*}}{key}").get("val")) for key in "xw")
    scene = next(one for one in deck.plan.scenes if one.id == "slope-of-long-names")
    (chart,) = [item for item in scene.items if isinstance(item, Chart)]
    space = make_slide_space(chart, theme)
    name = find_cells(deck, "slope-of-long-names")["B1"]
    lines = [*name.split("\n")]
    lines[-1] += " 62.0%"
    widest = max(space.metrics.width(line, bold=True) for line in lines)
    assert (1 - x - width) * space.width > widest


def test_labels_that_would_meet_are_moved_apart_with_leader_lines(deck: Made) -> None:
    xml = find_xml(deck, "slope-with-gaps")
    plums, cherries = list_named(xml, "$D$1") + list_named(xml, "$E$1")
    moved = []
    for series in (plums, cherries):
        last = series.findall("{*}dLbls/{*}dLbl")[1]
        moved.append(float(last.find("{*}layout//{*}y").get("val")))
    leaders = [
        one.find(".//{*}showLeaderLines").get("val") for one in (plums, cherries)
    ]
    assert leaders == ["0", "1"], "the upper one stands at its end"
    assert moved[0] <= 0 < moved[1]
    apart = find_xml(deck, "slope")
    assert apart.find(".//{*}dLbl/{*}layout") is None
    assert {one.get("val") for one in apart.iterfind(".//{*}showLeaderLines")} == {"0"}


def test_of_lines_from_one_number_it_is_written_once(deck: Made) -> None:
    cherries, *_ = list_named(find_xml(deck, "slope-with-gaps"), "$E$1")
    first = cherries.find("{*}dLbls/{*}dLbl")
    assert first.find("{*}delete").get("val") == "1"


def test_the_name_stands_where_the_last_number_is_known(deck: Made) -> None:
    apples, *_ = list_named(find_xml(deck, "slope-with-gaps"), "$B$1")
    first = apples.find("{*}dLbls/{*}dLbl")
    assert first.find("{*}showSerName").get("val") == "1"
