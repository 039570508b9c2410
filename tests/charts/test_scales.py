from __future__ import annotations

import pytest

from reporting.charts.scales import Scale, choose_name_step, is_ordered, make_scale
from reporting.plan.block_model import Tick


def test_a_scale_holds_all_ticks_and_values() -> None:
    scale = make_scale([Tick(0.0, "0"), Tick(10.0, "10")], [-5.0, 7.0], 100.0, 250.0)
    assert (scale.place(-5), scale.place(10)) == (100, 250)
    assert scale.place(0) == pytest.approx(150)


def test_a_scale_of_one_value_or_of_none_is_a_scale() -> None:
    assert make_scale([], [3.0], 0.0, 10.0).place(3) == 0
    assert make_scale([], [], 0.0, 10.0).place(1) == 10


@pytest.mark.parametrize(("low", "high", "base"), [(-5, 5, 0), (2, 5, 2), (-5, -2, -2)])
def test_bars_stand_on_zero_or_on_the_end_nearest_to_it(
    low: float, high: float, base: float
) -> None:
    assert Scale(low, high, 0, 1).base == base


def test_years_and_quarters_follow_from_one_another_and_names_do_not() -> None:
    assert is_ordered(["1990/91", "1991/92"])
    assert is_ordered(["Q1", "Q2", "before 1990"])
    assert not is_ordered(["Q1", "Orchard"])


def test_as_many_categories_go_on_one_name_as_its_width_asks_for() -> None:
    assert choose_name_step(30, 40) == 1
    assert choose_name_step(41, 40) == 2
    assert choose_name_step(700, 10) == 100
    assert choose_name_step(5000, 10) == 100
