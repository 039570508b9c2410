"""Axis ticks are round, enclose the data and are few; numbers come from where the chart says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.content.chart_blocks import ChartKind
from reporting.plan.axis import choose_round_steps
from reporting.plan.block_model import ChartBlock
from reporting.plan.model import DossierPlan


@given(
    st.floats(-1e12, 1e12, allow_subnormal=False),
    st.floats(0, 1e12, allow_subnormal=False),
)
def test_ticks_enclose_the_data_at_equal_round_steps(low: float, span: float) -> None:
    high = low + span
    if 0 < high - low < 1e-6 * max(abs(low), abs(high)):
        high = low
    ticks = choose_round_steps(low, high)
    tolerance = 1e-6 * max(1.0, abs(low), abs(high))
    assert ticks[0] <= low + tolerance
    assert ticks[-1] >= high - tolerance
    assert 2 <= len(ticks) <= 8
    steps = [b - a for a, b in pairwise(ticks)]
    assert max(steps) - min(steps) <= 1e-6 * max(steps) + tolerance


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 70, (0, 20, 40, 60, 80)),
        (0, 11e9, (0, 2e9, 4e9, 6e9, 8e9, 10e9, 12e9)),
        (0, 0, (0, 0.2)),
        (-3, 4, (-4, -2, 0, 2, 4)),
        (0, 0.16, (0, 0.05, 0.1, 0.15, 0.2)),
    ],
)
def test_ticks_are_those_a_person_would_choose(
    low: float, high: float, ticks: tuple[float, ...]
) -> None:
    assert choose_round_steps(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (4, 7, (4, 5, 6, 7)),
        (0, 12, (0, 2, 4, 6, 8, 10, 12)),
        (0, 14, (0, 5, 10, 15)),
        (0, 0, (0, 1)),
    ],
)
def test_what_is_counted_has_whole_ticks(
    low: float, high: float, ticks: tuple[float, ...]
) -> None:
    assert choose_round_steps(low, high, whole=True) == pytest.approx(ticks)


def charts(plan: DossierPlan) -> dict[str, ChartBlock]:
    return {
        b.id: b for s in plan.sections for b in s.blocks if isinstance(b, ChartBlock)
    }


def test_bars_columns_and_areas_begin_at_zero_and_lines_need_not(
    english: DossierPlan,
) -> None:
    for chart in charts(english).values():
        if chart.kind in (ChartKind.BAR, ChartKind.COLUMN, ChartKind.AREA):
            assert chart.ticks[0].value == 0
        if chart.kind is ChartKind.DOUGHNUT:
            assert chart.ticks == ()


def test_numbers_come_from_the_csv_file(english: DossierPlan) -> None:
    bar = charts(english)["crop-bar"]
    assert bar.categories == ("2024", "2025", "2026")
    assert [(series.name, series.values) for series in bar.series] == [
        ("Tonnes", (40.0, 55.0, 70.0)),
        ("Robots", (4.0, 5.0, 7.0)),
    ]


def test_each_series_of_a_scatter_chart_has_its_own_x(english: DossierPlan) -> None:
    scatter = charts(english)["crop-scatter"]
    assert scatter.series[0].x == (4.0, 5.0, 7.0)
    assert scatter.series[0].values == (40.0, 55.0, 70.0)
    assert scatter.x_ticks[0].value <= 4
    assert scatter.x_ticks[-1].value >= 7


def test_the_register_is_counted(english: DossierPlan, italian: DossierPlan) -> None:
    doughnut = charts(english)["status-doughnut"]
    counted = dict(zip(doughnut.categories, doughnut.series[0].values, strict=True))
    assert counted == {"confirmed": 1, "reported": 1, "unconfirmed": 1, "disputed": 2}
    assert "register of 5 claims" in doughnut.source_line
    by_source = charts(italian)["source-bar"]
    assert by_source.series[0].values == (4.0, 2.0)
    assert by_source.unit == "affermazioni"


def test_who_cannot_see_the_chart_is_told_its_numbers(english: DossierPlan) -> None:
    found = charts(english)
    assert found["crop-column"].alt == "Columns: 40, 55 and 70 tonnes."
    assert found["crop-bar"].alt == (
        "Bar chart: Crop and robots grew together. 2024–2026. "
        "Tonnes: 2024 40, 2025 55, 2026 70; Robots: 2024 4, 2025 5, 2026 7."
    )
