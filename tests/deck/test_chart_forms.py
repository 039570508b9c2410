"""Every form of chart as a native chart: valid, editable, and the same numbers as in print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from reporting import build
from reporting.charts.label_stands import GONE
from reporting.content.validate import load
from reporting.deck.slides.chart_places import ChartPlaces
from reporting.design.theme import Theme
from reporting.design.units import pt
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import Highlight
from reporting.plan.dossier import plan_dossier
from reporting.record import replace
from reporting.scene import Chart
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan
from tests.chart_samples import FORMS, PRINTED, write_charts
from tests.deck.conftest import Made, made, recompose
from tests.deck.linter import package_faults
from tests.deck.test_charts import cells
from tests.samples import WHEN
from tests.tools import ooxml_errors, pdf_text, soffice_pdf

DRAWN = list(FORMS)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Made:
    """The deck of all samples."""
    folder = tmp_path_factory.mktemp("charts")
    content = load(write_charts(folder, *DRAWN)).content
    return made(plan_deck(plan_dossier(content, "en", WHEN, theme), theme), theme)


def find_xml(deck: Made, name: str) -> Any:
    return deck.shape(name, "Chart").chart._chartSpace


def find_block(plan: DeckPlan, name: str) -> ChartBlock:
    block = next(slide.body.block for slide in plan.slides if slide.id == name)
    assert isinstance(block, ChartBlock)
    return block


def list_values(xml: Any, path: str) -> list[str]:
    return [found.get("val") for found in xml.iterfind(f".//{path}")]


def test_the_deck_of_every_form_is_valid(deck: Made, tmp_path: Path) -> None:
    assert package_faults(deck.data) == []
    path = tmp_path / "forms.pptx"
    path.write_bytes(deck.data)
    assert ooxml_errors(path) == []


def test_an_element_out_of_place_would_be_found(deck: Made, tmp_path: Path) -> None:
    """The validator reads the charts: one whose `overlap` stands too early is refused."""
    path = tmp_path / "broken.pptx"
    with ZipFile(BytesIO(deck.data)) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/charts/chart1.xml":
                moved = data.replace(b'<c:overlap val="100"/>', b"")
                data = moved.replace(b"<c:barDir", b'<c:overlap val="100"/><c:barDir')
            new.writestr(name, data)
    assert ooxml_errors(path)


@pytest.mark.parametrize(
    ("name", "direction", "grouping"),
    [
        ("stacked-columns", "col", "stacked"),
        ("stacked-bars", "bar", "stacked"),
        ("shares-in-columns", "col", "percentStacked"),
        ("shares-in-bars", "bar", "percentStacked"),
    ],
)
def test_stacks_are_stacks(
    deck: Made, name: str, direction: str, grouping: str
) -> None:
    xml = find_xml(deck, name)
    assert list_values(xml, "{*}barDir") == [direction]
    assert list_values(xml, "{*}barChart/{*}grouping") == [grouping]
    assert list_values(xml, "{*}overlap") == ["100"]
    assert set(list_values(xml, "{*}invertIfNegative")) == {"0"}


@pytest.mark.parametrize(
    ("name", "grouping"),
    [("stacked-areas", "stacked"), ("shares-in-areas", "percentStacked")],
)
def test_areas_stand_on_one_another(deck: Made, name: str, grouping: str) -> None:
    assert list_values(find_xml(deck, name), "{*}areaChart/{*}grouping") == [grouping]


def test_the_axis_of_shares_goes_to_the_whole(deck: Made) -> None:
    xml = find_xml(deck, "shares-in-columns")
    axis = xml.find(".//{*}valAx")
    assert (axis.find(".//{*}max").get("val"), axis.find(".//{*}min").get("val")) == (
        "1.0",
        "0.0",
    )
    assert axis.find("{*}numFmt").get("formatCode") == "#,##0%"


def test_two_axes_measure_columns_and_a_line(deck: Made) -> None:
    xml = find_xml(deck, "two-axes")
    ids = list_values(xml, "{*}barChart/{*}axId") + list_values(
        xml, "{*}lineChart/{*}axId"
    )
    assert ids == ["1", "2", "3", "4"]
    first, second = xml.iterfind(".//{*}valAx")
    assert second.find("{*}crosses").get("val") == "max"
    titles = [axis.find("{*}title//{*}t").text for axis in (first, second)]
    assert titles == ["tonnes", "robots"]
    hidden = [axis.find("{*}delete").get("val") for axis in xml.iterfind(".//{*}catAx")]
    assert hidden == ["0", "1"]
    block = find_block(deck.plan, "two-axes")
    for axis, ticks in ((first, block.ticks), (second, block.second_ticks)):
        assert float(axis.find(".//{*}max").get("val")) == ticks[-1].value


@pytest.mark.parametrize("name", ["gap-in-line", "gap-in-columns", "gap-in-bars"])
def test_a_missing_value_is_no_point_and_no_cell(deck: Made, name: str) -> None:
    xml = find_xml(deck, name)
    cache = xml.find(".//{*}val//{*}numCache")
    assert cache.find("{*}ptCount").get("val") == "4"
    assert [point.get("idx") for point in cache.iterfind("{*}pt")] == ["0", "2", "3"]
    assert list_values(xml, "{*}dispBlanksAs") == ["gap"]
    chart = deck.shape(name, "Chart").chart
    found = cells(chart.part.chart_workbook.xlsx_part.blob)
    assert (found["B2"], "B3" in found, found["B4"]) == ("40", False, "70")


def test_a_gap_is_told_over_the_chart_and_in_its_description(deck: Made) -> None:
    slide = deck.slide("gap-in-line")
    words = " ".join(
        shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
    )
    assert "No value: 2024." in words
    frame = deck.shape("gap-in-line", "Chart")._element
    assert "2024 no value" in frame.nvGraphicFramePr.cNvPr.get("descr")


@pytest.mark.parametrize(
    "name",
    ["target-in-columns", "target-in-line", "target-in-points", "two-axes-and-target"],
)
def test_a_line_across_is_a_series_that_says_its_name(deck: Made, name: str) -> None:
    xml = find_xml(deck, name)
    names = ["".join(tx.itertext()) for tx in xml.iterfind(".//{*}ser/{*}tx")]
    lines = [at for at, words in enumerate(names) if "Target" in words]
    assert len(lines) == 1
    series = list(xml.iterfind(".//{*}ser"))[lines[0]]
    label = series.find("{*}dLbls/{*}dLbl")
    assert label.find("{*}showSerName").get("val") == "1"
    assert label.find("{*}showVal").get("val") == "1"
    found = cells(deck.shape(name, "Chart").chart.part.chart_workbook.xlsx_part.blob)
    assert "Target" in found.values()


def test_a_legend_does_not_name_a_line_across_again(deck: Made) -> None:
    xml = find_xml(deck, "two-axes-and-target")
    entry = xml.find(".//{*}legend/{*}legendEntry")
    gone = int(entry.find("{*}idx").get("val"))
    series = {
        int(one.find("{*}idx").get("val")): "".join(one.find("{*}tx").itertext())
        for one in xml.iterfind(".//{*}ser")
    }
    assert "Target" in series[gone]
    assert list(series) == sorted(series), "a legend counts by the order of the series"


@pytest.mark.parametrize("name", ["target-in-bars", "shares-in-bars"])
def test_over_lying_bars_a_line_is_a_shape_of_the_chart(deck: Made, name: str) -> None:
    part = deck.shape(name, "Chart").chart.part
    (shapes,) = [
        relation.target_part
        for relation in part.rels.values()
        if relation.reltype.endswith("/chartUserShapes")
    ]
    root = etree.fromstring(shapes.blob)
    block = find_block(deck.plan, name)
    (line,) = block.lines
    words = root.findtext(".//{*}t")
    assert words == f"{line.name} {line.label}"
    inner = find_xml(deck, name).find(".//{*}plotArea/{*}layout/{*}manualLayout")
    left, width = (float(inner.find(f"{{*}}{key}").get("val")) for key in "xw")
    low, high = block.ticks[0].value, block.ticks[-1].value
    share = (line.value - low) / (high - low)
    at = float(root.findtext(".//{*}relSizeAnchor/{*}from/{*}x") or 0)
    assert at == pytest.approx(left + share * width, abs=1e-3)


def test_what_is_left_aside_is_grey(deck: Made) -> None:
    xml = find_xml(deck, "highlighted-bars")
    points = [point.find("{*}idx").get("val") for point in xml.iterfind(".//{*}dPt")]
    assert points == ["2", "3"]
    plain = etree.tostring(xml.find(".//{*}ser/{*}spPr"))
    chosen = etree.tostring(xml.find(".//{*}dPt/{*}spPr"))
    assert plain != chosen


def test_twelve_series_differ_in_pattern_or_shade_and_lines_in_dash_or_form(
    deck: Made,
) -> None:
    fills = {
        etree.tostring(one.find("{*}spPr"))
        for one in find_xml(deck, "twelve-stacked").iterfind(".//{*}ser")
    }
    assert len(fills) == 12
    looks = set()
    for one in find_xml(deck, "twelve-lines").iterfind(".//{*}ser"):
        dash = one.find(".//{*}prstDash")
        looks.add(
            (
                "" if dash is None else dash.get("val"),
                one.find(".//{*}symbol").get("val"),
            )
        )
    assert len(looks) == 12


# ---------------------------------------------------------------- colours


def list_colours(xml: Any) -> list[tuple[str, str]]:
    """Return the first colour of each series: the kind of its element, and its name."""
    found: list[tuple[str, str]] = []
    for one in xml.iterfind(".//{*}ser"):
        fill = one.find("{*}spPr//{*}solidFill")
        found.append((etree.QName(fill[0]).localname, fill[0].get("val")))
    return found


def test_series_have_hues_of_the_scheme_which_a_changed_theme_changes(
    deck: Made,
) -> None:
    colours = list_colours(find_xml(deck, "twelve-lines"))
    assert {kind for kind, _ in colours} == {"schemeClr"}
    assert len({slot for _, slot in colours[:6]}) >= 4


def test_each_axis_says_its_unit_in_the_colour_of_its_series(deck: Made) -> None:
    xml = find_xml(deck, "lines-on-two-axes")
    titles = [one.find(".//{*}rPr/{*}solidFill") for one in xml.iterfind(".//{*}title")]
    said = [etree.tostring(title[0]) for title in titles]
    assert len(set(said)) == 2


def test_lines_are_named_in_their_colours(deck: Made) -> None:
    xml = find_xml(deck, "highlighted-series")
    said: dict[str, bytes] = {}
    for one in xml.iterfind(".//{*}ser"):
        for label in one.iterfind("{*}dLbls/{*}dLbl"):
            if label.find("{*}showSerName[@val='1']") is not None:
                name = one.find("{*}tx//{*}v").text
                said[name] = etree.tostring(label.find(".//{*}defRPr/{*}solidFill")[0])
    assert said["Apples"] == said["Plums"] != said["Pears"]


# ---------------------------------------------------------------- subtitles


@pytest.mark.parametrize(
    "name", [name for name, form in FORMS.items() if "unit" in form]
)
def test_what_is_measured_stands_over_the_chart(deck: Made, name: str) -> None:
    block = find_block(deck.plan, name)
    (slide,) = [one for one in deck.plan.slides if one.id == name]
    over = slide.body.frames[0].texts[0].runs
    words = " ".join("".join(run.text for run in over).split())
    assert words.startswith(" ".join(block.subtitle.split()))
    assert block.subtitle


# ---------------------------------------------------------------- print and slide say the same


def list_numbers(block: ChartBlock) -> Iterator[str]:
    """Yield what a chart may say: numbers, ticks, lines across."""
    for series in block.series:
        yield from (label for label in series.labels if label)
    for tick in (*block.ticks, *block.x_ticks, *block.second_ticks):
        yield tick.label
    for panel in block.panels:
        yield from (tick.label for tick in panel.ticks)
    for line in block.lines:
        yield line.label
    for number in range(len(block.annotations)):
        yield str(number + 1)
    yield from re.findall(r"\d[\d.,]*\d|\d", block.subtitle)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, deck: Made) -> dict[str, str]:
    """What stands on each slide as LibreOffice shows it, by its id."""
    path = tmp_path_factory.mktemp("shown") / "forms.pptx"
    path.write_bytes(deck.data)
    pages = pdf_text(soffice_pdf(path))
    return {slide.id: page for slide, page in zip(deck.plan.slides, pages, strict=True)}


def list_date_numbers(block: ChartBlock) -> Iterator[str]:
    """Yield the numbers of days and years that a program may name on an axis of dates."""
    if block.dates:
        yield from re.findall(r"\d+", " ".join(block.categories))
    if block.native_dates:
        for ticks in block.native_dates.rungs:
            for name in ticks.names:
                yield from re.findall(r"\d+", name)


@pytest.mark.parametrize("name", DRAWN)
def test_every_number_on_a_slide_is_one_that_print_has(
    deck: Made, shown: dict[str, str], name: str
) -> None:
    block = find_block(deck.plan, name)
    said = {*list_numbers(block), *list_date_numbers(block)}
    _, _, rest = shown[name].partition("Overview\n")
    names = [series.name for series in block.series]
    for words in filter(None, (*block.categories, *names, block.gaps, block.x_label)):
        rest = rest.replace(words, " ")
    numbers = set(re.findall(r"−?\d[\d.,]*%?", rest.partition("Not sourced")[0]))
    assert numbers - said == set()
    assert numbers


@pytest.mark.parametrize("name", PRINTED)
def test_percentages_and_tiny_values_read_the_same_in_both(
    deck: Made, shown: dict[str, str], name: str, tmp_path: Path
) -> None:
    build(write_charts(tmp_path, name), tmp_path / "out", only="pdf")
    printed = " ".join(pdf_text(tmp_path / "out" / "dossier.pdf"))
    for label in PRINTED[name]:
        assert label in printed
        assert label in shown[name]
    assert find_block(deck.plan, name).series[0].labels == PRINTED[name]


# ---------------------------------------------------------------- labels of lines


def test_the_numbers_of_lines_stand_apart_or_not_at_all(
    deck: Made, theme: Theme
) -> None:
    slide = next(one for one in deck.plan.slides if one.id == "lines-on-two-axes")
    block = find_block(deck.plan, "lines-on-two-axes")
    same = replace(block.series[0], name="The same", is_second=False)
    twice = replace(block, series=(block.series[0], same), second_ticks=())
    assert slide.body.exhibit is not None
    chart = Chart(
        name="Chart",
        rect=slide.body.exhibit,
        role=deck.plan.scenes[0].items[0].role,
        origin=None,
        alt="",
        block=twice,
        size=pt(16),
        accent="#1F4E79",
        colours=theme.colours,
    )
    numbers = ChartPlaces(chart, theme).labels.numbers
    for at in range(len(block.categories)):
        one, other = numbers.get((0, at), GONE), numbers.get((1, at), GONE)
        assert one.stand != other.stand or not one.stand


# ---------------------------------------------------------------- highlights


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("stacked-areas", "{*}areaChart/{*}ser"),
        ("columns-and-line", "{*}lineChart/{*}ser"),
    ],
)
def test_a_highlighted_year_leaves_areas_and_lines_their_colours(
    deck: Made, theme: Theme, name: str, path: str
) -> None:
    """Only columns and bars have a part for a year: the rest is as without a highlight."""
    block = find_block(deck.plan, name)
    chosen = replace(block, highlight=Highlight((), (2,)))
    looks = []
    for drawn in (block, chosen):
        series = render(deck, theme, drawn).find(f".//{path}")
        looks.append(etree.tostring(series.find("{*}spPr")))
    assert looks[0] == looks[1]


# ---------------------------------------------------------------- crowds


def render(deck: Made, theme: Theme, block: ChartBlock) -> Any:
    """Return the XML of a chart in place of the first sample."""
    slide = next(one for one in deck.plan.slides if one.id == "stacked-columns")
    slide = replace(slide, body=replace(slide.body, block=block))
    plan = replace(deck.plan, slides=(slide,))
    return find_xml(made(recompose(plan, theme), theme), "stacked-columns")


def make_crowd(deck: Made, names: tuple[str, ...]) -> ChartBlock:
    """Return columns of one series with other names."""
    block = find_block(deck.plan, "highlighted-year")
    values = tuple(float(at + 1) for at in range(len(names)))
    labels = tuple(str(at + 1) for at in range(len(names)))
    row = replace(block.series[0], values=values, labels=labels)
    return replace(block, categories=names, series=(row,), dates=None)


def test_columns_whose_names_would_lean_are_bars_on_a_slide_too(
    deck: Made, theme: Theme
) -> None:
    names = tuple(f"Institutionalised {at}" for at in range(10))
    xml = render(deck, theme, make_crowd(deck, names))
    assert list_values(xml, "{*}barDir") == ["bar"]
    short = make_crowd(deck, tuple("ABCDEFGHIJ"))
    assert list_values(render(deck, theme, short), "{*}barDir") == ["col"]


def test_of_sixty_years_only_some_are_named(deck: Made, theme: Theme) -> None:
    years = tuple(str(1967 + at) for at in range(60))
    xml = render(deck, theme, make_crowd(deck, years))
    (step,) = list_values(xml, "{*}tickLblSkip")
    assert int(step) > 2


def test_long_names_of_twelve_series_stand_beside_the_chart(
    deck: Made, theme: Theme
) -> None:
    block = find_block(deck.plan, "twelve-stacked")
    assert list_values(render(deck, theme, block), "{*}legendPos") == ["t"]
    series = tuple(
        replace(row, name=f"Apples of the valley of {row.name}") for row in block.series
    )
    xml = render(deck, theme, replace(block, series=series))
    assert xml.find(".//{*}legend/{*}legendPos").get("val") is None


def test_many_gaps_are_told_as_far_as_a_slide_has_room(tmp_path: Path) -> None:
    """The dossier tells them all; a slide ends in an ellipsis."""
    years = ", ".join(f'"The long harvest of the year {2000 + at}"' for at in range(12))
    values = ", ".join(["1", *["n/a"] * 11])
    row = f"{{name: {{en: Crop, it: Raccolto}}, values: [{values}]}}"
    path = write_charts(tmp_path, "gap-in-columns")
    text = path.read_text(encoding="utf-8")
    head, _, _ = text.partition("data: {")
    path.write_text(
        f"{head}data: {{categories: [{years}], series: [{row}]}}}}\n", encoding="utf-8"
    )
    result = build(path, tmp_path / "out", only="deck")
    assert len(result.files) == 1
