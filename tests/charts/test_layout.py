"""The geometry of charts: true to its numbers, and within its drawing."""

from __future__ import annotations

import pytest

from reporting.charts.layout import lay_out_chart
from reporting.charts.marks import (
    HUES,
    Area,
    ChartLayout,
    Label,
    Mark,
    Marker,
    Panel,
    Part,
    Path,
    Rows,
    Wedge,
)
from reporting.charts.space import break_label, break_label_shortly, shorten_label
from reporting.content.chart_blocks import ChartKind
from reporting.design.rect import Rect
from reporting.plan.block_model import ChartBlock, Tick
from reporting.plan.chart_model import ChartSeries
from reporting.record import Record


class Metrics(Record, frozen=True):
    """Every letter is 5 points wide, a bold one 6."""

    size: float = 8.0
    leading: float = 10.0

    def width(self, text: str, *, bold: bool = False) -> float:
        return (6.0 if bold else 5.0) * len(text)


def chart(
    kind: ChartKind, *rows: tuple[float, ...], categories: tuple[str, ...] = ()
) -> ChartBlock:
    count = len(rows[0])
    names = categories or tuple(f"Q{at + 1}" for at in range(count))
    is_scatter = kind is ChartKind.SCATTER
    xs = tuple(float(at * 10) for at in range(count)) if is_scatter else ()
    series = tuple(
        ChartSeries(f"S{number}", row, tuple(f"{value:g}" for value in row), xs)
        for number, row in enumerate(rows)
    )
    ticks = tuple(Tick(float(at), str(at)) for at in range(-20, 101, 20))
    return ChartBlock(
        "chart",
        "A chart",
        (),
        kind=kind,
        categories=() if is_scatter else names,
        series=series,
        ticks=ticks if kind is not ChartKind.DOUGHNUT else (),
        x_ticks=ticks[1:] if is_scatter else (),
        unit="t",
        x_label="km" if is_scatter else "",
        alt="A chart",
        note=None,
        number_format="0",
        source_line="",
    )


def lay_out(block: ChartBlock) -> ChartLayout:
    return lay_out_chart(block, Rect[float](0.0, 0.0, 320.0, 600.0), Metrics())


def list_marks(layout: ChartLayout, *parts: Part) -> list[Mark]:
    panels = layout.plot.panels if isinstance(layout.plot, Rows) else (layout.plot,)
    marks = [mark for panel in panels for mark in panel.marks]
    return [mark for mark in marks if mark.part in parts]


def list_bars(layout: ChartLayout) -> list[Area]:
    return [mark for mark in list_marks(layout, Part.BAR) if isinstance(mark, Area)]


def measure_extent(area: Area, axis: int) -> float:
    edges = [point[axis] for point in area.points]
    return max(edges) - min(edges)


@pytest.mark.parametrize(("kind", "axis"), [(ChartKind.BAR, 0), (ChartKind.COLUMN, 1)])
def test_bars_and_columns_are_as_long_as_their_numbers(
    kind: ChartKind, axis: int
) -> None:
    bars = list_bars(lay_out(chart(kind, (10.0, 40.0, -20.0))))
    lengths = [measure_extent(bar, axis) for bar in bars]
    assert lengths[1] == pytest.approx(4 * lengths[0])
    assert lengths[2] == pytest.approx(2 * lengths[0])


def test_wedges_share_the_ring_by_their_numbers() -> None:
    layout = lay_out(chart(ChartKind.DOUGHNUT, (10.0, 30.0, 0.0, 60.0)))
    wedges = [
        mark for mark in list_marks(layout, Part.WEDGE) if isinstance(mark, Wedge)
    ]
    assert [wedge.extent for wedge in wedges] == pytest.approx([36, 108, 216])
    assert [wedge.start for wedge in wedges] == pytest.approx([0, 36, 144])
    assert [wedge.fill.ink for wedge in wedges] == [HUES[0], HUES[1], HUES[3]]


def test_points_stand_where_the_scale_has_them() -> None:
    layout = lay_out(chart(ChartKind.LINE, (0.0, 50.0, 100.0)))
    assert isinstance(layout.plot, Panel)
    scale = layout.plot.value_scale
    assert scale is not None
    (line,) = list_marks(layout, Part.LINE)
    assert isinstance(line, Path)
    assert [y for _, y in line.points] == [scale.place(at) for at in (0, 50, 100)]
    grid = [
        mark for mark in list_marks(layout, Part.GRID_LINE) if isinstance(mark, Path)
    ]
    assert [mark.points[0][1] for mark in grid] == [
        scale.place(at) for at in range(-20, 101, 20)
    ]


def test_areas_stand_on_one_another() -> None:
    layout = lay_out(chart(ChartKind.AREA, (10.0, 20.0), (30.0, 40.0)))
    lower, upper = (
        mark for mark in list_marks(layout, Part.AREA) if isinstance(mark, Area)
    )
    assert upper.points[:2] == lower.points[:1:-1]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_everything_stands_within_its_drawing(kind: ChartKind) -> None:
    rows = (
        [(10.0, 40.0, 30.0)] if kind is ChartKind.DOUGHNUT else [(1.0, 33.0, 7.0)] * 3
    )
    layout = lay_out(chart(kind, *rows))
    plot = layout.plot
    panels = [*(plot.panels if isinstance(plot, Rows) else (plot,))]
    panels += [layout.legend] if layout.legend else []
    for panel in panels:
        assert panel.width == 320
        for mark in panel.marks:
            for x, y in list_corners(mark):
                assert -0.01 <= x <= panel.width + 0.01, mark
                assert -0.01 <= y <= panel.height + 0.01, mark


def list_corners(mark: Mark) -> list[tuple[float, float]]:
    match mark:
        case Path() | Area():
            return list(mark.points)
        case Marker():
            return [(mark.x, mark.y)]
        case Wedge():
            (x, y), reach = mark.centre, mark.outer
            return [(x - reach, y - reach), (x + reach, y + reach)]
        case Label():
            width = Metrics().width(mark.text, bold=mark.is_bold)
            share = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.side]
            left = mark.x - width * share
            return [(left, mark.y), (left + width, mark.y + 6)]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_series_is_named_once_and_every_category(kind: ChartKind) -> None:
    count = 1 if kind is ChartKind.DOUGHNUT else 3
    layout = lay_out(chart(kind, *[(10.0, 40.0, 30.0)] * count))
    named = list_marks(layout, Part.SERIES_NAME)
    named += list(layout.legend.marks) if layout.legend else []
    words = [mark.text for mark in named if isinstance(mark, Label)]
    for number in range(count if count > 1 else 0):
        assert sum(text.startswith(f"S{number}") for text in words) == 1
    if kind is not ChartKind.SCATTER:
        categories = [
            mark.text
            for mark in list_marks(layout, Part.CATEGORY_NAME)
            if isinstance(mark, Label)
        ]
        assert sorted(categories) == ["Q1", "Q2", "Q3"]


def test_names_that_stand_nowhere_below_columns_make_them_bars() -> None:
    names = tuple(f"Orchard {at} in the northern valley" for at in range(30))
    layout = lay_out(
        chart(ChartKind.COLUMN, tuple(map(float, range(30))), categories=names)
    )
    assert isinstance(layout.plot, Rows)
    assert len(layout.plot.panels) == 30


# ---------------------------------------------------------------- labels


def test_a_label_breaks_between_words_and_a_long_word_within() -> None:
    assert break_label(Metrics(), "one two three", 40) == ["one two", "three"]
    assert break_label(Metrics(), "unbreakable", 25) == ["unbre", "akabl", "e"]
    assert break_label(Metrics(), "電力", 9.9999999) == ["電力"]
    assert break_label(Metrics(), "", 25) == [""]
    assert break_label(Metrics(), "ab", 2) == ["a", "b"]


def test_a_label_that_is_cut_says_so() -> None:
    assert shorten_label(Metrics(), "orchard", 35) == "orchard"
    assert shorten_label(Metrics(), "orchards", 35) == "orchar…"
    lines = break_label_shortly(Metrics(), "one two three four five", 40, 2)
    assert lines == ["one two", "three f…"]


@pytest.mark.parametrize(("width", "is_ring"), [(320.0, True), (220.0, False)])
def test_a_ring_whose_names_would_be_cut_is_bars(
    *, width: float, is_ring: bool
) -> None:
    block = chart(
        ChartKind.DOUGHNUT, (1.0, 2.0), categories=("confirmed", "not confirmed")
    )
    layout = lay_out_chart(block, Rect[float](0.0, 0.0, width, 600.0), Metrics())
    names = [
        mark
        for mark in list_marks(layout, Part.CATEGORY_NAME)
        if isinstance(mark, Label)
    ]
    assert bool(list_marks(layout, Part.WEDGE)) == is_ring
    assert bool(list_marks(layout, Part.BAR)) != is_ring
    assert {word for name in names for word in name.text.split()} == {
        "confirmed",
        "not",
    }


def test_no_name_makes_a_row_of_bars_higher_than_a_third_of_a_page() -> None:
    block = chart(ChartKind.BAR, (1.0, 2.0), categories=("Q1", "many words " * 200))
    plot = lay_out(block).plot
    assert isinstance(plot, Rows)
    low, high = plot.panels
    assert low.height < high.height < 200
    (last,) = [
        mark.text
        for mark in high.marks
        if isinstance(mark, Label) and mark.text.endswith("…")
    ]
    assert last.startswith("many words")
