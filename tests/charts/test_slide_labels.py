"""The labels of charts on slides: planned by what is drawn, the ways out in their order."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from reporting.charts.label_stands import Stand
from reporting.charts.slide_labels import NEAR, plan_slide_labels
from reporting.charts.slide_marks import list_slide_bars
from reporting.charts.slide_plot import measure_slide_plot
from reporting.charts.slide_ring import lay_out_slide_ring
from reporting.content.chart_blocks import ChartKind, Stacking
from reporting.design.rect import PageRect
from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import Highlight, ReferenceLine
from reporting.record import replace
from tests.charts.test_forms import Values, chart, charts
from tests.charts.test_layout import Metrics

WIDTH, HEIGHT = 640.0, 260.0


def plan(block: ChartBlock, **measures: bool) -> dict[tuple[int, int], Stand]:
    """Return on which side each number stands."""
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics(), **measures)
    numbers = plan_slide_labels(block, plot, Metrics()).numbers
    return {key: spot.stand for key, spot in numbers.items()}


def list_places(block: ChartBlock) -> list[PageRect]:
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics())
    labels = plan_slide_labels(block, plot, Metrics())
    spots = [*labels.numbers.values(), *(spot for _, spot in labels.ends.values())]
    spots += [spot for _, spot in labels.references]
    return [spot.place for spot in spots if spot.place]


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_a_number_goes_within_its_bar_where_it_would_leave_the_plot(
    kind: ChartKind,
) -> None:
    assert plan(chart(kind, (15.0, -40.0, 22.0))) == {
        (0, 0): Stand.BEYOND,
        (0, 1): Stand.AT_END,
        (0, 2): Stand.BEYOND,
    }


def test_numbers_of_lines_keep_off_lines_and_each_other() -> None:
    stands = plan(chart(ChartKind.LINE, (10.0, 90.0, 10.0), (11.0, 50.0, 60.0)))
    assert stands[0, 1] is Stand.ABOVE
    assert Stand.BELOW in stands.values()


def test_extremes_ends_and_what_the_title_speaks_of_are_kept_longest() -> None:
    rows = tuple(float(1_000_000 + 7 * at % 31) for at in range(30))
    block = chart(ChartKind.LINE, rows)
    kept = {at for (_, at), stand in plan(block).items() if stand}
    greatest, least = rows.index(max(rows)), rows.index(min(rows))
    assert kept <= {0, 29, greatest, least}
    assert greatest in kept
    block = replace(block, highlight=Highlight((), (15,)))
    assert (0, 15) in plan(block)


def test_beyond_what_can_be_read_no_bar_has_a_number() -> None:
    many: Values = tuple(map(float, range(60)))
    assert plan(chart(ChartKind.COLUMN, many)) == {}


def test_lines_are_named_at_their_ends_unless_these_are_too_close() -> None:
    block = chart(ChartKind.LINE, (10.0, 90.0), (20.0, 30.0))
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics())
    assert plot.are_named_at_ends
    assert plot.legend_rows == 0
    labels = plan_slide_labels(block, plot, Metrics())
    assert set(labels.ends) == {0, 1}
    assert labels.farthest == 0
    same = chart(ChartKind.LINE, *[(float(at), 50.0) for at in range(6)])
    plot = measure_slide_plot(same, WIDTH, HEIGHT, Metrics())
    labels = plan_slide_labels(same, plot, Metrics())
    assert labels.farthest > NEAR * Metrics().size
    plot = measure_slide_plot(same, WIDTH, HEIGHT, Metrics(), are_ends_free=False)
    assert plot.legend_rows == 1


def test_a_line_that_ends_early_is_named_in_the_legend() -> None:
    block = chart(ChartKind.LINE, (10.0, 90.0, None), (20.0, 30.0, 40.0))
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics())
    assert not plot.are_named_at_ends
    assert plot.legend_rows == 1


def test_lines_across_are_named_right_of_the_plot_area_none_over_another() -> None:
    lines = tuple(ReferenceLine(60.0 + at, f"Target {at}", "60") for at in range(3))
    block = chart(ChartKind.COLUMN, (40.0, 80.0), lines=lines)
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics())
    places = [
        spot.place
        for _, spot in plan_slide_labels(block, plot, Metrics()).references
        if spot.place
    ]
    assert len(places) == 3
    assert min(place.left for place in places) >= plot.place.right
    assert max(place.right for place in places) <= WIDTH
    for one, other in combinations(places, 2):
        assert not one.grow(-0.1).meets(other.grow(-0.1))


@given(charts())
@settings(max_examples=200, deadline=None)
def test_no_label_of_a_slide_covers_another_or_stands_half_on_a_bar(
    block: ChartBlock,
) -> None:
    places = list_places(block)
    for one, other in combinations(places, 2):
        assert not one.grow(-0.1).meets(other.grow(-0.1))
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics())
    assert PageRect(0.0, HEIGHT, WIDTH, HEIGHT).contains(plot.place)
    labels = plan_slide_labels(block, plot, Metrics())
    for spot in labels.numbers.values():
        for bar in list_slide_bars(block, plot).values():
            if spot.place:
                assert bar.contains(spot.place) or not bar.meets(spot.place)


def test_bars_share_their_slots_as_programs_draw_them() -> None:
    """Two columns and a gap of 55% of one: 2.55 to a slot."""
    block = chart(ChartKind.COLUMN, (10.0, 40.0), (20.0, 30.0))
    plot = measure_slide_plot(block, WIDTH, HEIGHT, Metrics())
    bars = list_slide_bars(block, plot)
    thickness = plot.place.width / 2 / 2.55
    assert bars[0, 0].width == pytest.approx(thickness)
    assert bars[1, 0].left == pytest.approx(bars[0, 0].right)
    assert bars[0, 1].height == pytest.approx(4 * bars[0, 0].height)
    stacked = list_slide_bars(replace(block, stack=Stacking.VALUES), plot)
    assert stacked[1, 0].bottom == pytest.approx(stacked[0, 0].top)


# ---------------------------------------------------------------- rings


def ring(*values: float) -> ChartBlock:
    return chart(ChartKind.DOUGHNUT, tuple(values), ticks=())


def test_parts_of_a_ring_are_named_beside_it_none_over_another() -> None:
    laid = lay_out_slide_ring(ring(78, 20, 1.2, 0.5, 0.3), WIDTH, HEIGHT, Metrics())
    assert laid.are_named
    places = [spot.place for spot in laid.spots if spot.place]
    assert len(places) == 5
    for one, other in combinations(places, 2):
        assert not one.grow(-0.1).meets(other.grow(-0.1))
    for place in places:
        assert place.right < laid.place.left + 75 or place.left > laid.place.right - 75


def test_where_names_are_too_long_numbers_stand_in_parts_that_hold_them() -> None:
    block = ring(78, 20, 1.2, 0.5)
    names = tuple(f"What the orchards of valley {at} bore in all " * 2 for at in "abcd")
    laid = lay_out_slide_ring(
        replace(block, categories=names), WIDTH, HEIGHT, Metrics()
    )
    assert not laid.are_named
    assert [bool(spot.stand) for spot in laid.spots] == [True, True, False, False]
