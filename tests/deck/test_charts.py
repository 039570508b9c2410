"""Native charts: their data, axes, labels and workbooks, as one who opens "Edit Data" finds them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE

from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock
from reporting.record import replace
from reporting.slides.model import DeckPlan
from tests.deck.conftest import Made, made, recompose
from tests.deck.linter import package_faults
from tests.tools import ooxml_errors

KINDS = {
    "crop-column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "crop-bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "crop-line": XL_CHART_TYPE.LINE_MARKERS,
    "crop-area": XL_CHART_TYPE.AREA,
    "crop-scatter": XL_CHART_TYPE.XY_SCATTER,
    "crop-slope": XL_CHART_TYPE.LINE_MARKERS,
    "status-doughnut": XL_CHART_TYPE.DOUGHNUT,
}
WITH_AXES = [name for name in KINDS if name not in ("status-doughnut", "crop-slope")]


def chart(deck: Made, name: str) -> Any:
    return deck.shape(name, "Chart").chart


def planned(deck: Made, name: str) -> ChartBlock:
    block = next(slide.body.block for slide in deck.plan.slides if slide.id == name)
    assert isinstance(block, ChartBlock)
    return block


def cells(blob: bytes) -> dict[str, str]:
    """Return what a workbook's cells hold, by their names."""
    with ZipFile(BytesIO(blob)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    shared = ["".join(map(str, entry.itertext())) for entry in strings.iter("{*}si")]
    found = {}
    for cell in sheet.iter("{*}c"):
        value = cell.findtext("{*}v") or ""
        found[cell.get("r", "")] = shared[int(value)] if cell.get("t") == "s" else value
    return found


@pytest.mark.parametrize("name", KINDS)
def test_the_data_is_the_plans(english: Made, name: str) -> None:
    drawn, block = chart(english, name), planned(english, name)
    assert drawn.chart_type == KINDS[name]
    assert [series.name for series in drawn.plots[0].series] == [
        series.name for series in block.series
    ]
    assert [series.values for series in drawn.plots[0].series] == [
        series.values for series in block.series
    ]
    if block.categories:
        across = block.categories
        if block.native_dates:
            across = tuple(map(str, block.native_dates.serials))
        assert tuple(drawn.plots[0].categories) == across


@pytest.mark.parametrize("name", KINDS)
def test_a_chart_is_described_in_words(english: Made, name: str) -> None:
    frame = english.shape(name, "Chart")
    assert (
        frame._element.nvGraphicFramePr.cNvPr.get("descr") == planned(english, name).alt
    )


@pytest.mark.parametrize("name", WITH_AXES)
def test_axes_are_as_planned_and_numbered_positively(english: Made, name: str) -> None:
    drawn, ticks = chart(english, name), planned(english, name).ticks
    axis = drawn.value_axis
    assert (axis.minimum_scale, axis.maximum_scale) == (ticks[0].value, ticks[-1].value)
    assert axis.major_unit == ticks[1].value - ticks[0].value
    ids = [int(e.get("val")) for e in drawn._chartSpace.iter("{*}axId", "{*}crossAx")]
    assert min(ids) > 0
    assert len(set(ids)) == 2


def test_the_first_category_of_a_bar_chart_stands_on_top(english: Made) -> None:
    assert chart(english, "crop-bar").category_axis.reverse_order


@pytest.mark.parametrize(
    ("name", "legend"),
    [("crop-column", False), ("crop-bar", True), ("status-doughnut", False)],
)
def test_a_legend_only_where_names_do_not_stand_at_what_they_name(
    english: Made, name: str, *, legend: bool
) -> None:
    drawn = chart(english, name)
    assert drawn.has_legend is legend
    assert not drawn.has_title


@pytest.mark.parametrize(
    "name", ["crop-column", "crop-bar", "crop-line", "crop-scatter", "status-doughnut"]
)
def test_values_are_written_where_they_are_measured(english: Made, name: str) -> None:
    space = chart(english, name)._chartSpace
    labels = list(space.iter("{*}dLbls"))
    assert len(labels) == len(planned(english, name).series)
    for label in labels:
        assert label.find("{*}showVal").get("val") == "1"
        assert label.find("{*}showSerName").get("val") == "0"
        assert (
            label.find("{*}numFmt").get("formatCode")
            == planned(english, name).number_format
        )


def test_an_empty_slice_has_no_label(english: Made, theme: Theme) -> None:
    block = planned(english, "status-doughnut")
    emptied = replace(
        block,
        series=(replace(block.series[0], values=(0.0, *block.series[0].values[1:])),),
    )
    labels = list(
        chart(with_chart(english, theme, emptied), "crop-column")._chartSpace.iter(
            "{*}dLbl"
        )
    )
    assert [label.find("{*}delete") is not None for label in labels] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("name", KINDS)
def test_fonts_and_colours_are_the_themes_and_the_language_is_said(
    english: Made, name: str
) -> None:
    space = chart(english, name)._chartSpace
    assert space.find("{*}lang").get("val") == "en-GB"
    assert {face.get("typeface") for face in space.iter("{*}latin")} == {"+mn-lt"}
    assert not list(space.iter("{*}srgbClr")) or name != "crop-bar"


def test_the_workbook_stands_where_the_chart_looks(english: Made) -> None:
    assert cells(chart(english, "crop-bar").part.chart_workbook.xlsx_part.blob) == {
        "B1": "Tonnes",
        "C1": "Robots",
        "A2": "2024",
        "B2": "40",
        "C2": "4",
        "A3": "2025",
        "B3": "55",
        "C3": "5",
        "A4": "2026",
        "B4": "70",
        "C4": "7",
    }
    scatter = chart(english, "crop-scatter")
    assert cells(scatter.part.chart_workbook.xlsx_part.blob) == {
        "B1": "Crop",
        "A2": "4",
        "B2": "40",
        "A3": "5",
        "B3": "55",
        "A4": "7",
        "B4": "70",
    }
    referred = {ref.text for ref in scatter._chartSpace.iter("{*}f")}
    assert referred == {"Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4"}


def with_chart(deck: Made, theme: Theme, block: ChartBlock) -> Made:
    """Return a deck of one slide, with a chart in place of the sample's column chart."""
    slide = next(slide for slide in deck.plan.slides if slide.id == "crop-column")
    slide = replace(slide, body=replace(slide.body, block=block))
    plan: DeckPlan = replace(deck.plan, slides=(slide,))
    return made(recompose(plan, theme), theme)


HOSTILE = (
    "=cmd|'/C calc'!A0",
    "@SUM(1)",
    "https://evil.example/",
    "\x07bell\ufffe",
    "_x0041_",
    "+1",
)


@pytest.mark.parametrize("name", KINDS)
def test_hostile_names_stay_text(
    english: Made, theme: Theme, name: str, tmp_path: Path
) -> None:
    block = planned(english, name)
    series = tuple(replace(row, name=HOSTILE[0]) for row in block.series)
    hostile = replace(
        block,
        series=series,
        categories=HOSTILE[: len(block.categories)],
        alt=HOSTILE[3],
        unit="=1",
    )
    deck = with_chart(english, theme, hostile)
    assert package_faults(deck.data) == []
    found = cells(chart(deck, "crop-column").part.chart_workbook.xlsx_part.blob)
    assert HOSTILE[0] in found.values()
    path = tmp_path / "hostile.pptx"
    path.write_bytes(deck.data)
    assert ooxml_errors(path) == []


def test_many_values_are_read_off_the_axis(
    english: Made, theme: Theme, tmp_path: Path
) -> None:
    block = planned(english, "crop-column")
    names = tuple(f"year {n}" for n in range(60))
    values = tuple(float(n) for n in range(60))
    row = replace(block.series[0], values=values, labels=tuple(map(str, values)))
    deck = with_chart(
        english, theme, replace(block, categories=names, series=(row,), dates=None)
    )
    assert not list(chart(deck, "crop-column")._chartSpace.iter("{*}dLbls"))
    path = tmp_path / "many.pptx"
    path.write_bytes(deck.data)
    assert ooxml_errors(path) == []
