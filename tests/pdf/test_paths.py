from __future__ import annotations

import re
from math import hypot

import pytest

from reporting.pdf.paths import (
    trace_arc,
    trace_capsule,
    trace_circle,
    trace_polygon,
    trace_wedge,
)


def list_points(path: str) -> list[tuple[float, float]]:
    """Return where the pen comes to, handles left out."""
    points: list[tuple[float, float]] = []
    for operands in re.split(r" [mlc]\b ?", path):
        numbers = [float(number) for number in operands.split() if number != "h"]
        if numbers:
            points.append((numbers[-2], numbers[-1]))
    return points


def test_an_area_is_closed() -> None:
    assert (
        trace_polygon(((0, 0), (10, 0.5), (1 / 3, -8))) == "0 0 m 10 0.5 l 0.33 -8 l h"
    )


def test_a_circle_is_four_curves_around_its_middle() -> None:
    path = trace_circle(10, 20, 5)
    assert path.count(" c") == 4
    assert path.endswith("h")
    assert list_points(path) == [(15, 20), (10, 25), (5, 20), (10, 15), (15, 20)]
    assert "15 22.76 12.76 25 10 25 c" in path


@pytest.mark.parametrize(
    ("start", "extent", "curves", "end"),
    [
        (0, 90, 1, (0, 10)),
        (90, 180, 2, (0, -10)),
        (0, -270, 3, (0, 10)),
        (180, 10, 1, None),
    ],
)
def test_an_arc_keeps_its_distance(
    start: float, extent: float, curves: int, end: tuple[float, float] | None
) -> None:
    path = trace_arc(0, 0, 10, start, extent)
    assert path.count(" c") == curves
    points = list_points(path)
    assert [hypot(*point) for point in points] == pytest.approx(
        [10] * len(points), abs=0.01
    )
    if end:
        assert points[-1] == pytest.approx(end, abs=0.01)


def test_a_capsule_reaches_from_foot_to_head() -> None:
    points = list_points(trace_capsule(50, 10, 40, 5))
    assert (50, 40) in points
    assert (50, 10) in points
    assert {x for x, _ in points} == {45, 50, 55}


def test_a_wedge_goes_there_clockwise_and_back() -> None:
    points = list_points(trace_wedge((0, 0), 5, 10, 90, 90))
    assert points == [(0, 10), (10, 0), (5, 0), (0, 5)]
