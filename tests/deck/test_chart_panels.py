"""Small multiples on slides: native charts, each with its workbook, all of one plot area."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_panels import cut_panels, find_panel
from reporting.plan.dossier import plan_dossier
from reporting.record import replace
from reporting.slides.deck import plan_deck
from tests import chart_samples
from tests.chart_samples import FORMS, write_charts
from tests.deck.conftest import Made, made
from tests.deck.test_chart_forms import find_block, list_values
from tests.deck.test_charts import cells
from tests.samples import WHEN

PANELS = [name for name in FORMS if name.startswith("panels")]
MANY = "many"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Made:
    """The deck of all samples in panels, and of one with twenty."""
    rows = chart_samples._many(20)
    years = "categories: ['2023', '2024', '2025', '2026']"
    body = f"type: line, panels: shared, data: {{{years}, series: [{rows}]}}"
    FORMS[MANY] = f"{body}, highlight: Row B"
    try:
        folder = tmp_path_factory.mktemp("panels")
        content = load(write_charts(folder, *PANELS, MANY)).content
    finally:
        del FORMS[MANY]
    return made(plan_deck(plan_dossier(content, "en", WHEN, theme), theme), theme)


def list_frames(deck: Made, name: str) -> list[Any]:
    """Return the charts of a slide in the order of reading."""
    return list(deck.shape(name, "Chart").shapes)


def find_plot(frame: Any) -> tuple[float, float, float, float]:
    """Return where the plot area of a chart stands on its slide, in points."""
    place = frame.chart._chartSpace.find(".//{*}plotArea/{*}layout/{*}manualLayout")
    assert place.find("{*}layoutTarget").get("val") == "inner"
    x, y, w, h = (float(place.find(f"{{*}}{at}").get("val")) for at in "xywh")
    wide, high = frame.width / 12700, frame.height / 12700
    left, top = frame.left / 12700 + x * wide, frame.top / 12700 + y * high
    return left, top, w * wide, h * high


@pytest.mark.parametrize("name", PANELS)
def test_each_panel_is_a_chart_with_a_name_words_and_a_workbook(
    deck: Made, name: str
) -> None:
    block = find_block(deck.plan, name)
    frames = list_frames(deck, name)
    assert len(frames) == len(block.series)
    books = set()
    for frame, series, panel in zip(frames, block.series, block.panels, strict=True):
        xml = frame.chart._chartSpace
        title = " ".join(run.text for run in xml.iterfind(".//{*}title//{*}t"))
        assert title == series.name
        assert list_values(xml, "{*}autoTitleDeleted") == ["0"]
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == panel.alt
        assert series.name in panel.alt
        part = frame.chart.part.chart_workbook.xlsx_part
        books.add(part.partname)
        found = cells(part.blob)
        column = "B" if len(find_panel(block, 0).series) == 1 else None
        if column:
            values = [found.get(f"B{row + 2}") for row in range(len(series.values))]
            known = [None if v is None else f"{v:.16g}" for v in series.values]
            assert values == known
    assert len(books) == len(frames)
    group = deck.shape(name, "Chart")._element
    assert group.nvGrpSpPr.cNvPr.get("descr") == block.alt


@pytest.mark.parametrize("name", PANELS)
def test_plot_areas_are_equally_large_and_in_line(deck: Made, name: str) -> None:
    plots = [find_plot(frame) for frame in list_frames(deck, name)]
    first = plots[0]
    for plot in plots:
        assert plot[2:] == pytest.approx(first[2:], rel=0.01)
    rows = {round(top) for _, top, _, _ in plots}
    columns = {round(left) for left, _, _, _ in plots}
    assert len(rows) * len(columns) >= len(plots)
    assert len(columns) < len(plots) or len(rows) == 1
    order = [(round(top), round(left)) for left, top, _, _ in plots]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "name", ["panels-of-five", "panels-of-columns", "panels-of-bars"]
)
def test_a_shared_scale_has_the_same_bounds_in_each(deck: Made, name: str) -> None:
    bounds = set()
    for frame in list_frames(deck, name):
        axis = frame.chart._chartSpace.find(".//{*}valAx/{*}scaling")
        bounds.add((axis.find("{*}min").get("val"), axis.find("{*}max").get("val")))
    assert len(bounds) == 1


def test_own_scales_have_bounds_and_formats_of_their_own(deck: Made) -> None:
    bounds = []
    codes = []
    for frame in list_frames(deck, "panels-of-their-own"):
        axis = frame.chart._chartSpace.find(".//{*}valAx")
        bounds.append(axis.find(".//{*}max").get("val"))
        codes.append(axis.find("{*}numFmt").get("formatCode").partition('"')[0])
        assert axis.find("{*}tickLblPos").get("val") == "nextTo"
    assert bounds == ["70.0", "4400.0", "0.7"]
    assert codes == ["#,##0", "#,##0", "#,##0.00"]
    slide = deck.slide("panels-of-their-own")
    words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert "each on its own scale." in words


def test_what_panels_share_is_labelled_once(deck: Made) -> None:
    frames = list_frames(deck, "panels-of-twelve")
    plots = [find_plot(frame) for frame in frames]
    left = min(round(plot[0]) for plot in plots)
    foot = max(round(plot[1]) for plot in plots)
    for frame, plot in zip(frames, plots, strict=True):
        xml = frame.chart._chartSpace
        ticks = xml.find(".//{*}valAx/{*}tickLblPos").get("val")
        names = xml.find(".//{*}dateAx/{*}tickLblPos").get("val")
        assert (ticks != "none") == (round(plot[0]) == left)
        assert (names != "none") == (round(plot[1]) == foot)


def test_other_lines_stand_behind_without_markers_or_numbers(deck: Made) -> None:
    first = list_frames(deck, "panels-of-two")[0].chart._chartSpace
    behind, own = first.iterfind(".//{*}ser")
    names = [row.findtext("{*}tx//{*}v") for row in (behind, own)]
    assert names == ["Pears", "Apples"]
    assert behind.find("{*}dLbls") is None
    assert behind.find("{*}dPt") is None
    assert [p.get("val") for p in own.iterfind("{*}dPt/{*}idx")] == ["3"]
    assert [p.get("val") for p in own.iterfind("{*}dLbls/{*}dLbl/{*}idx")] == ["3"]
    widths = [int(row.find("{*}spPr/{*}ln").get("w")) for row in (behind, own)]
    assert widths[0] < widths[1]
    assert first.find(".//{*}legend") is None


def test_twenty_panels_take_two_slides_of_ten(deck: Made) -> None:
    slides = [one for one in deck.plan.slides if one.id.startswith(MANY)]
    blocks = [one.body.block for one in slides]
    assert [len(b.series) for b in blocks if isinstance(b, ChartBlock)] == [10, 10]
    second = blocks[1]
    assert isinstance(second, ChartBlock)
    assert second.series[0].name == "Row K"
    assert all(second.highlight.mutes(number) for number in range(10))


def test_a_part_of_the_panels_is_highlighted_as_the_whole(deck: Made) -> None:
    block = find_block(deck.plan, "panels-of-twelve")
    part = cut_panels(block, 2, 5)
    assert [part.highlight.mutes(at) for at in range(3)] == [False, True, True]
    plain = cut_panels(replace(block, highlight=type(block.highlight)()), 2, 5)
    assert not any(plain.highlight.mutes(at) for at in range(3))
