from __future__ import annotations

from reporting.charts.legend import arrange_entries, lay_out_legend
from reporting.charts.marks import Area, Label, Marker
from reporting.charts.space import ChartSpace
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import Rect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries
from reporting.record import replace
from tests.charts.test_layout import Metrics, chart


def space(width: float) -> ChartSpace:
    return ChartSpace(Rect[float](0.0, 0.0, width, 600.0), Metrics())


def named(kind: ChartKind, *names: str) -> ChartBlock:
    block = chart(kind, *[(1.0, 2.0)] * len(names))
    series: list[ChartSeries] = []
    for name, row in zip(names, block.series, strict=True):
        series.append(replace(row, name=name))
    return replace(block, series=tuple(series))


def test_entries_that_have_no_room_begin_a_row_below_the_deepest_name() -> None:
    block = named(ChartKind.COLUMN, "one two three", "four", "five")
    entries = arrange_entries(block, space(53))
    assert [entry.row for entry in entries] == [0, 2, 3]
    assert [entry.left for entry in entries] == [0, 0, 0]
    assert entries[0].lines == ("one two", "three")
    assert [entry.row for entry in arrange_entries(block, space(400))] == [0, 0, 0]


def test_a_legend_shows_markers_where_series_differ_by_them() -> None:
    names = "apples", "pears"
    columns = lay_out_legend(named(ChartKind.COLUMN, *names), space(200)).marks
    points = lay_out_legend(named(ChartKind.SCATTER, *names), space(200)).marks
    assert [type(mark) for mark in columns] == [Area, Label, Area, Label]
    assert [type(mark) for mark in points] == [Marker, Label, Marker, Label]
    assert [mark.text for mark in points if isinstance(mark, Label)] == list(names)
