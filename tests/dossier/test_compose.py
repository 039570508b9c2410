"""Slabs put together: where they may be cut, what stands where, and in which order it is painted."""

from __future__ import annotations

import pytest

from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    abreast_up_to,
    add_marks,
    append_tied,
    free_foot,
    fuse,
    keep_together,
    make_space,
    shift,
    stack,
    tie_foot,
    tie_head,
    with_ground,
)
from reporting.dossier.galley.galley import FREE, NEVER, TIED, Ground, Slab, Slabs
from reporting.paper.marks import Fill

INK = "#000000"
GROUND = Ground(0, 50, INK)


def box(height: float, width: float = 1) -> Slab:
    """Return a slab with a mark that is told by its width."""
    return Slab(height, (Fill(0, 0, width, 1, INK),))


def boxes(*heights: float) -> Slabs:
    return tuple(box(height) for height in heights)


def cuts(slabs: Slabs) -> list[float]:
    return [slab.cut for slab in slabs]


def painted(slab: Slab) -> list[tuple[float, float, float]]:
    """Return place and width of each mark, in the order in which they are painted."""
    fills = [mark for mark in slab.marks if isinstance(mark, Fill)]
    return [(fill.x, fill.y, fill.width) for fill in fills]


def test_a_gap_stands_between_parts_that_are_there() -> None:
    slabs = stack(boxes(10), (), boxes(20), gap=5)
    assert [(slab.height, slab.is_space) for slab in slabs] == [
        (10, False),
        (5, True),
        (20, False),
    ]


def test_fused_slabs_keep_their_places_and_the_first_baseline() -> None:
    whole = fuse((box(10, 1), make_space(4), Slab(12, box(1, 2).marks, baseline=9)))
    assert whole.height == 26
    assert whole.baseline == 23
    assert painted(whole) == [(0, 0, 1), (0, 14, 2)]


@pytest.mark.parametrize(
    ("left", "right", "heights"),
    [
        ((10, 10), (20,), [20]),
        ((10, 10), (10, 10), [10, 10]),
        ((10, 10, 10), (10, 25), [10, 25]),
        ((10, 10, 10), (10,), [10, 10, 10]),
        ((), (10,), [10]),
    ],
)
def test_columns_may_be_cut_where_all_of_them_may(
    left: tuple[float, ...], right: tuple[float, ...], heights: list[float]
) -> None:
    slabs = abreast([Cell(0, boxes(*left)), Cell(60, boxes(*right))])
    assert [slab.height for slab in slabs] == heights


def test_columns_that_are_one_slab_are_painted_one_after_the_other() -> None:
    cells = [
        Cell(0, (box(10, 1), box(10, 2))),
        Cell(60, (box(10, 3), box(10, 4))),
    ]
    (whole,) = abreast_up_to(cells, 20)
    assert painted(whole) == [(0, 0, 1), (0, 10, 2), (60, 0, 3), (60, 10, 4)]
    assert len(abreast_up_to(cells, 19)) == 2


def test_slabs_on_one_ground_share_it_where_they_are_shifted() -> None:
    first, second = shift(with_ground(boxes(10, 10), GROUND), 30)
    assert first.grounds == second.grounds
    assert first.grounds[0].left == 30
    assert painted(first) == [(30, 0, 1)]


def test_what_is_tied_is_not_cut_within_so_many_points() -> None:
    slabs = boxes(10, 10, 10, 10)
    assert cuts(tie_head(slabs, 25)) == [NEVER, NEVER, FREE, FREE]
    assert cuts(tie_head(slabs, 20)) == [NEVER, FREE, FREE, FREE]
    assert cuts(tie_foot(slabs, 25)) == [FREE, NEVER, NEVER, FREE]
    assert cuts(tie_foot(slabs, 20)) == [FREE, FREE, NEVER, FREE]


def test_what_belongs_below_is_not_parted_from_the_last_slab() -> None:
    slabs = append_tied(boxes(10, 10), boxes(7, 7), 3)
    assert [slab.height for slab in slabs] == [10, 10, 3, 7, 7]
    assert cuts(slabs) == [FREE, TIED, TIED, FREE, FREE]


def test_a_foot_is_freed_alone() -> None:
    slabs = (Slab(10, cut=NEVER), Slab(10, cut=NEVER))
    assert cuts(free_foot(slabs)) == [NEVER, FREE]


def test_added_marks_are_painted_first() -> None:
    slab = add_marks(box(10, 1), box(10, 2).marks)
    assert painted(slab) == [(0, 0, 2), (0, 0, 1)]


def test_what_is_kept_together_stays_tied_where_it_was() -> None:
    """A forced cut of a block falls where nothing is tied."""
    slabs = (box(10), *append_tied(boxes(20), boxes(30), 5))
    assert cuts(keep_together(slabs)) == [NEVER, TIED, TIED, NEVER]
