"""Small multiples as they are laid out for print: plot areas alike, what they share said once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path as FilePath

import pytest

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import Area, Label, Panel, Part, Path, Rows, Tone
from reporting.content.validate import load
from reporting.design.rect import PageRect
from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock
from reporting.plan.dossier import plan_dossier
from tests import chart_samples
from tests.chart_samples import FORMS, write_charts
from tests.charts.collisions import count_collisions, join_rows
from tests.charts.test_layout import Metrics
from tests.samples import WHEN

PANELS = [name for name in FORMS if name.startswith("panels")]
WIDTHS = (250.0, 320.0, 490.0)


def plan(folder: FilePath, name: str, theme: Theme) -> ChartBlock:
    content = load(write_charts(folder, name)).content
    block = plan_dossier(content, "en", WHEN, theme).sections[0].blocks[-1]
    assert isinstance(block, ChartBlock)
    return block


def lay_out(block: ChartBlock, width: float = 490.0, height: float = 640.0) -> Rows:
    layout = lay_out_chart(block, PageRect(0.0, height, width, height), Metrics())
    assert layout.legend is None
    assert isinstance(layout.plot, Rows)
    return layout.plot


def labels(plot: Rows | Panel, part: Part) -> list[Label]:
    panel = join_rows(plot)
    return [m for m in panel.marks if isinstance(m, Label) and m.part is part]


def lines(plot: Rows, part: Part) -> list[Path]:
    return [m for m in join_rows(plot).marks if isinstance(m, Path) and m.part is part]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PANELS)
def test_nothing_collides_in_panels(
    tmp_path: FilePath, theme: Theme, name: str, width: float
) -> None:
    block = plan(tmp_path, name, theme)
    for is_rtl in (False, True):
        found = count_collisions(block, Metrics(), width, is_rtl=is_rtl)
        assert [str(one) for one in found] == []


@pytest.mark.parametrize("name", PANELS)
def test_each_panel_is_named_once_in_bold(
    tmp_path: FilePath, theme: Theme, name: str
) -> None:
    block = plan(tmp_path, name, theme)
    heads = labels(lay_out(block), Part.SERIES_NAME)
    assert all(head.is_bold for head in heads)
    said = " ".join(head.text for head in heads)
    assert Counter(said.split()) == Counter(
        " ".join(series.name for series in block.series).split()
    )


def test_plot_areas_are_equally_wide_and_ticks_stand_at_the_left_of_each_row(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-five", theme)
    plot = lay_out(block)
    grid = lines(plot, Part.GRID_LINE)
    widths = {round(line.points[1][0] - line.points[0][0], 3) for line in grid}
    assert len(widths) == 1
    assert len(grid) == 5 * len(block.panels[0].ticks)
    ticks = labels(plot, Part.TICK_LABEL)
    assert len(ticks) == 2 * len(block.panels[0].ticks)
    assert len({tick.x for tick in ticks}) == 1


def test_scales_of_their_own_have_ticks_in_each_panel(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-their-own", theme)
    said = Counter(tick.text for tick in labels(lay_out(block), Part.TICK_LABEL))
    wanted = Counter(tick.label for panel in block.panels for tick in panel.ticks)
    assert said == wanted
    assert len({panel.ticks for panel in block.panels}) == 3
    assert block.gaps == "One panel for each series, each on its own scale."
    assert block.gaps in block.alt
    assert block.series[2].labels[0] == "0.520"
    assert block.series[1].labels[0] == "4,000"


def test_on_one_scale_equal_values_are_equally_high(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-columns", theme)
    bars: dict[str, list[float]] = {}
    plot = lay_out(block)
    areas = [m for m in join_rows(plot).marks if isinstance(m, Area)]
    bases = {line.points[0][1] for line in lines(plot, Part.BASE_LINE)}
    assert len(bases) == 1
    (base,) = bases
    for area in areas:
        if area.part is Part.BAR:
            high = max(y for _, y in area.points) - base
            bars.setdefault(f"{high:.2f}", []).append(high)
    seventy = max(float(high) for high in bars)
    assert len(bars[f"{seventy:.2f}"]) == 2


def test_categories_are_named_at_the_foot_of_each_column(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-twelve", theme)
    names = labels(lay_out(block), Part.CATEGORY_NAME)
    assert Counter(name.text for name in names) == dict.fromkeys(block.categories, 4)
    assert len({name.y for name in names}) == 1


def test_the_other_lines_stand_light_behind_each(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-two", theme)
    drawn = lines(lay_out(block), Part.LINE)
    assert len(drawn) == 4
    behind, own = drawn[0], drawn[1]
    assert behind.width < own.width
    assert behind.tone != own.tone
    assert [line.tone for line in drawn] == [behind.tone, own.tone] * 2


def test_panels_that_the_title_does_not_speak_of_are_grey(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-areas", theme)
    plot = lay_out(block)
    fills: list[Tone] = []
    for mark in join_rows(plot).marks:
        if isinstance(mark, Area) and mark.part is Part.AREA:
            fills.append(mark.fill)
    assert fills[0] == fills[2] != fills[1]
    apples, pears, _ = labels(plot, Part.SERIES_NAME)
    assert apples.tone != pears.tone


def test_many_panels_may_go_on_over_pages_and_are_named_in_each_row(
    tmp_path: FilePath, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = chart_samples._many(24)
    years = "categories: ['2023', '2024', '2025', '2026']"
    body = f"type: line, panels: shared, data: {{{years}, series: [{rows}]}}"
    monkeypatch.setitem(FORMS, "many", body)
    block = plan(tmp_path, "many", theme)
    plot = lay_out(block)
    assert plot.ends == frozenset(range(1, 6))
    assert len(plot.panels) == 6
    assert len(labels(plot, Part.CATEGORY_NAME)) == 24 * 4
    few = lay_out(plan(tmp_path, "panels-of-five", theme))
    assert few.ends == frozenset()


def test_bars_are_named_once_for_all_panels_abreast(
    tmp_path: FilePath, theme: Theme
) -> None:
    block = plan(tmp_path, "panels-of-bars", theme)
    plot = lay_out(block)
    names = [label.text for label in labels(plot, Part.CATEGORY_NAME)]
    assert names == list(block.categories)
    values = [label.text for label in labels(plot, Part.VALUE_LABEL)]
    said = [series.labels[at] for at in range(3) for series in block.series]
    assert values == said
    own = lay_out(plan(tmp_path, "panels-of-bars-own", theme))
    longest = Counter[float]()
    for mark in join_rows(own).marks:
        if isinstance(mark, Area) and mark.part is Part.BAR:
            across = [x for x, _ in mark.points]
            longest[round(max(across) - min(across), 1)] += 1
    assert longest[max(longest)] == 3
