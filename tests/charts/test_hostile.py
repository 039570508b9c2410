"""The hostile sheet in print: nothing collides, whatever the numbers and the names are."""

from __future__ import annotations

import pytest

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import Label, Marker, Panel, Part
from reporting.content.validate import load
from reporting.design.rect import PageRect
from reporting.design.theme import Theme
from reporting.paper.charts.lettering import TextMetrics
from reporting.plan.block_model import ChartBlock
from reporting.plan.dossier import plan_dossier
from tests.charts.collisions import count_collisions
from tests.charts.hostile import HOSTILE, write_hostile
from tests.samples import WHEN

WIDTH, HEIGHT = 360.0, 640.0
"""Of a column, in points."""


@pytest.fixture(scope="module")
def planned(
    tmp_path_factory: pytest.TempPathFactory, theme: Theme
) -> dict[str, ChartBlock]:
    """Every chart of the sheet, planned, by its id."""
    content = load(write_hostile(tmp_path_factory.mktemp("hostile"))).content
    plan = plan_dossier(content, "en", WHEN, theme)
    blocks = [block for section in plan.sections for block in section.blocks]
    return {block.id: block for block in blocks if isinstance(block, ChartBlock)}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_collides(
    planned: dict[str, ChartBlock], theme: Theme, name: str
) -> None:
    found = count_collisions(planned[name], TextMetrics(theme), WIDTH, HEIGHT)
    assert list(map(str, found)) == []


RTL = ["bar-mixed-pair", "column-twelve", "line-equal-ends", "doughnut-thin", "two-axes"]  # fmt: skip


@pytest.mark.parametrize("name", RTL)
@pytest.mark.parametrize("width", [240.0, 490.0])
def test_nor_from_right_to_left_nor_in_other_columns(
    planned: dict[str, ChartBlock], theme: Theme, name: str, width: float
) -> None:
    metrics = TextMetrics(theme)
    found = count_collisions(planned[name], metrics, width, HEIGHT, is_rtl=True)
    assert list(map(str, found)) == []


def lay_out(block: ChartBlock, theme: Theme, width: float = WIDTH) -> Panel:
    place = PageRect(0.0, HEIGHT, width, HEIGHT)
    plot = lay_out_chart(block, place, TextMetrics(theme)).plot
    assert isinstance(plot, Panel)
    return plot


def test_points_of_a_crowd_are_open_and_few_are_not(
    planned: dict[str, ChartBlock], theme: Theme
) -> None:
    for name, is_open in (("scatter-two-clouds", True), ("scatter-near", False)):
        marks = lay_out(planned[name], theme).marks
        found = {mark.is_open for mark in marks if isinstance(mark, Marker)}
        assert found == {is_open}
    layout = lay_out_chart(
        planned["scatter-two-clouds"],
        PageRect(0.0, HEIGHT, WIDTH, HEIGHT),
        TextMetrics(theme),
    )
    assert layout.legend is not None
    keys = [mark for mark in layout.legend.marks if isinstance(mark, Marker)]
    assert all(key.is_open for key in keys)


def test_long_names_below_lines_are_whole(
    planned: dict[str, ChartBlock], theme: Theme
) -> None:
    for name in ("line-unbroken", "line-sentences", "area-sentences"):
        block = planned[name]
        marks = lay_out(block, theme, 480.0).marks
        said = "".join(
            mark.text
            for mark in marks
            if isinstance(mark, Label) and mark.part is Part.CATEGORY_NAME
        )
        squeezed = said.replace(" ", "")
        assert squeezed == "".join(block.categories).replace(" ", "")
