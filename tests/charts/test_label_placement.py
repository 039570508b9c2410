from __future__ import annotations

from reporting.charts.label_placement import OccupiedSpace
from reporting.design.rect import PageRect

make = PageRect.of_edges


def test_a_label_takes_the_first_place_that_is_free_and_within_the_bounds() -> None:
    occupied = OccupiedSpace(make(0, 0, 30, 10))
    one = make(0, 0, 10, 10)
    assert occupied.place_label([one]) == one
    wanted = [make(5, 0, 15, 10), make(12, 0, 22, 10)]
    assert occupied.place_label(wanted) == wanted[1]
    wanted = [make(5, 0, 15, 10), make(24, 0, 34, 10)]
    assert occupied.place_label(wanted) is None


def test_a_label_keeps_off_a_line_and_a_marker() -> None:
    occupied = OccupiedSpace(make(0, 0, 100, 100))
    occupied.add_line([(0, 0), (100, 100)])
    occupied.add_point(10, 90, 4)
    below, on_line, on_marker = (
        make(60, 0, 80, 8),
        make(45, 45, 60, 53),
        make(0, 84, 8, 92),
    )
    assert occupied.place_label([on_line, on_marker, below]) == below
