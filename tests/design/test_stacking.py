"""Things in a column: apart, within it, and as near to their places as may be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.design.stacking import settle_column

things = st.lists(
    st.tuples(st.integers(0, 200), st.integers(5, 60)), min_size=1, max_size=8
)


@given(things)
def test_things_stand_apart_and_within_their_column(
    given_things: list[tuple[int, int]],
) -> None:
    given_things.sort()
    wanted = [float(edge) for edge, _ in given_things]
    heights = [float(height) for _, height in given_things]
    edges = settle_column(wanted, heights, 0, 260, 28)
    if sum(heights) > 260:
        assert edges is None
        return
    assert edges is not None
    feet = [edge + height for edge, height in zip(edges, heights, strict=True)]
    assert edges[0] >= 0
    assert feet[-1] <= 260.02
    assert all(foot <= edge + 0.02 for foot, edge in zip(feet, edges[1:], strict=False))


@given(things)
def test_things_with_room_stand_where_they_are_wanted(
    given_things: list[tuple[int, int]],
) -> None:
    heights = [float(height) for _, height in given_things]
    wanted = [sum(heights[:at]) + 3 * at for at in range(len(heights))]
    edges = settle_column(wanted, heights, 0, sum(heights) + 40, 28)
    assert edges == pytest.approx(wanted)


def test_two_that_meet_move_down_first_and_up_only_where_that_is_too_far() -> None:
    assert settle_column([100, 110], [30, 30], 0, 300, 28) == [100, 130]
    assert settle_column([100, 110], [50, 30], 0, 300, 28) == [88, 138]
    edges = settle_column([100, 100, 100], [30, 30, 30], 0, 300, 28)
    assert edges == [72, 102, 132]
    assert all(below - above == 30 for above, below in pairwise(edges))


def test_things_move_up_from_the_foot() -> None:
    assert settle_column([280, 290], [30, 30], 0, 300, 28) == [240, 270]
