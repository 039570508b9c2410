"""Dumbbell and slope charts as they are laid out for print: true to their numbers, and apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.charts.marks import Area, Label, Marker, Panel, Part, Path, Rows
from reporting.charts.slopes import measure_slopes
from reporting.charts.space import ChartSpace
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import Rect
from reporting.design.stacking import spread_evenly
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_model import Highlight, ReferenceLine
from reporting.record import replace
from tests.charts.test_forms import Values, chart, lay_out, list_labels
from tests.charts.test_layout import Metrics


def dumbbells(*rows: Values, **changes: object) -> ChartBlock:
    """Return a chart whose axis does not begin at zero."""
    block = chart(ChartKind.DUMBBELL, *rows)
    ticks = tuple(Tick(float(step), str(step)) for step in (20, 40, 60, 80))
    return replace(block, ticks=ticks, **changes)


def find_rows(block: ChartBlock, width: float = 320.0) -> Rows:
    plot = lay_out(block, width).plot
    assert isinstance(plot, Rows)
    return plot


def list_paths(panel: Panel, part: Part) -> list[Path]:
    return [one for one in panel.marks if isinstance(one, Path) and one.part is part]


def list_points(panel: Panel) -> list[Marker]:
    return [one for one in panel.marks if isinstance(one, Marker)]


# ---------------------------------------------------------------- dumbbells


def test_points_stand_at_their_values_on_an_axis_that_need_not_begin_at_zero() -> None:
    plot = find_rows(dumbbells((30.0, 50.0), (70.0, 40.0)))
    assert (plot.value_scale.low, plot.value_scale.high) == (20.0, 80.0)
    assert plot.foot is not None
    ticks = {one.text: one.x for one in plot.foot.marks if isinstance(one, Label)}
    for panel, values in zip(plot.panels, ((30.0, 70.0), (50.0, 40.0)), strict=True):
        xs = [point.x for point in list_points(panel)]
        assert xs == pytest.approx([plot.value_scale.place(value) for value in values])
        (join,) = list_paths(panel, Part.LINE)
        assert sorted(x for x, _ in join.points) == pytest.approx(sorted(xs))
    assert ticks["40"] == pytest.approx(plot.value_scale.place(40.0))


def test_numbers_stand_at_the_outer_sides_of_points() -> None:
    (panel,) = find_rows(dumbbells((70.0,), (30.0,))).panels
    greater, less = list_points(panel)
    numbers = {
        one.text: one
        for one in panel.marks
        if isinstance(one, Label) and one.part is Part.VALUE_LABEL
    }
    assert numbers["70"].side == "start"
    assert numbers["70"].x > greater.x
    assert numbers["30"].side == "end"
    assert numbers["30"].x < less.x


def test_the_first_series_is_open_and_the_second_filled() -> None:
    (panel,) = find_rows(dumbbells((30.0,), (70.0,))).panels
    assert [point.shape for point in list_points(panel)] == [3, 0]


def test_series_are_named_over_the_points_of_the_first_row_or_in_a_legend() -> None:
    block = dumbbells((30.0,), (70.0,))
    layout = lay_out(block)
    assert layout.legend is None
    assert sorted(list_labels(layout, Part.SERIES_NAME)) == ["Row 0", "Row 1"]
    named = [replace(row, name=f"{row.name} of the valley") for row in block.series]
    close = replace(
        dumbbells((50.0,), (50.0,)),
        series=tuple(replace(one, values=(50.0,)) for one in named),
    )
    for width, has_legend in ((420.0, False), (150.0, True)):
        assert (lay_out(close, width).legend is not None) is has_legend


def test_a_point_alone_has_no_line_and_one_number() -> None:
    panel, _ = find_rows(dumbbells((None, 30.0), (70.0, 40.0))).panels
    assert len(list_points(panel)) == 1
    assert list_paths(panel, Part.LINE) == []
    numbers = [
        one.text
        for one in panel.marks
        if isinstance(one, Label) and one.part is Part.VALUE_LABEL
    ]
    assert numbers == ["70"]


def test_of_points_in_one_place_each_is_seen_and_one_number_speaks() -> None:
    (panel,) = find_rows(dumbbells((50.0,), (50.0,))).panels
    behind, before = list_points(panel)
    assert behind.scale > before.scale
    numbers = list_labels(lay_out(dumbbells((50.0,), (50.0,))), Part.VALUE_LABEL)
    assert numbers == ["50"]


def test_a_number_on_a_line_stands_on_a_ground() -> None:
    line = ReferenceLine(66.0, "Target", "66")
    (panel,) = find_rows(dumbbells((30.0,), (64.0,), lines=(line,))).panels
    kinds = [type(one) for one in panel.marks]
    struck = [at for at, one in enumerate(panel.marks) if one.part is Part.LABEL_GROUND]
    assert struck
    assert kinds[struck[-1]] is Area
    (across,) = list_paths(panel, Part.REFERENCE_LINE)
    assert panel.marks.index(across) < struck[0]


def test_what_the_title_leaves_aside_is_grey_with_its_line() -> None:
    block = dumbbells((30.0, 40.0), (70.0, 60.0), highlight=Highlight((), (1,)))
    aside, chosen = find_rows(block).panels
    tones = [list_paths(panel, Part.LINE)[0].tone for panel in (aside, chosen)]
    assert tones[0] != tones[1]
    assert {point.tone for point in list_points(aside)}.isdisjoint(
        point.tone for point in list_points(chosen)
    )


# ---------------------------------------------------------------- slopes


def slopes(*rows: Values, **changes: object) -> ChartBlock:
    return replace(chart(ChartKind.SLOPE, *rows), ticks=(), **changes)


def measure(block: ChartBlock, width: float = 320.0) -> dict[tuple[int, int], float]:
    """Return how far what is written stands from the foot, by series and moment."""
    space = ChartSpace(Rect[float](0.0, 0.0, width, 600.0), Metrics())
    plot = measure_slopes(block, space, 150.0)
    return {(end.series, end.at): end.middle for end in plot.ends}


def test_lines_run_from_one_moment_to_the_other_without_axis_or_grid() -> None:
    layout = lay_out(slopes((10.0, 30.0), (20.0, 20.0)))
    assert isinstance(layout.plot, Panel)
    first, second = list_paths(layout.plot, Part.LINE)
    assert [x for x, _ in first.points] == [x for x, _ in second.points]
    rise = first.points[1][1] - first.points[0][1]
    assert rise == pytest.approx(2 * (second.points[0][1] - first.points[0][1]))
    assert list_labels(layout, Part.TICK_LABEL) == []
    assert list_labels(layout, Part.CATEGORY_NAME) == ["Q1", "Q2"]
    assert layout.legend is None


def test_numbers_stand_at_both_ends_and_names_at_the_last_that_is_known() -> None:
    layout = lay_out(slopes((10.0, 30.0), (20.0, None)))
    assert sorted(list_labels(layout, Part.VALUE_LABEL)) == ["10", "20", "30"]
    assert isinstance(layout.plot, Panel)
    names = {
        one.text: one
        for one in layout.plot.marks
        if isinstance(one, Label) and one.part is Part.SERIES_NAME
    }
    assert (names["Row 0"].side, names["Row 1"].side) == ("start", "end")
    assert names["Row 1"].x < names["Row 0"].x


def test_ends_that_are_close_are_written_apart_with_lines_that_lead_there() -> None:
    rows = [(10.0 + at, 30.0 + at / 10) for at in range(8)]
    block = slopes(*rows)
    levels = sorted(level for (_, at), level in measure(block).items() if at == 1)
    assert all(high - low >= 9.99 for low, high in pairwise(levels))
    plot = lay_out(block).plot
    assert isinstance(plot, Panel)
    assert list_paths(plot, Part.LEADER_LINE)
    far = lay_out(slopes((10.0, 10.0), (90.0, 90.0))).plot
    assert isinstance(far, Panel)
    assert list_paths(far, Part.LEADER_LINE) == []


def test_of_lines_that_begin_at_one_number_it_is_written_once() -> None:
    ends = measure(slopes((10.0, 30.0), (10.0, 60.0)))
    assert [end for end in ends if end[1] == 0] == [(0, 0)]
    assert len([end for end in ends if end[1] == 1]) == 2


def test_what_the_title_leaves_aside_is_behind_and_grey() -> None:
    block = slopes((10.0, 30.0), (20.0, 20.0), highlight=Highlight((0,)))
    plot = lay_out(block).plot
    assert isinstance(plot, Panel)
    aside, chosen = list_paths(plot, Part.LINE)
    assert chosen.points[0][1] < aside.points[0][1]
    assert chosen.width > aside.width
    assert chosen.tone != aside.tone


# ---------------------------------------------------------------- columns of labels


def test_things_move_apart_by_equal_ways_up_and_down() -> None:
    assert spread_evenly([50, 50], [10, 10], 0, 100) == [45, 55]
    assert spread_evenly([10, 50, 52], [10, 10, 10], 0, 100) == [10, 46, 56]
    assert spread_evenly([0, 1, 2], [10, 10, 10], 0, 100) == [0, 10, 20]
    assert spread_evenly([99, 98], [10, 10], 0, 100) == [80, 90]
    assert spread_evenly([], [], 0, 100) == []
