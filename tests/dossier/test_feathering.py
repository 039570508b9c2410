"""Feet of pages that face each other are level: the spaces between blocks grow by whole lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.dossier.galley.galley import Flow, Galley, Slab
from reporting.dossier.galley.page import Breaking, Placement
from reporting.dossier.pages.feathering import Space, feather, share_lines
from reporting.dossier.pages.paginate import paginate
from reporting.record import replace
from tests.dossier.random_galleys import (
    HEIGHT,
    LEADING,
    MEASURE,
    block,
    opener,
    paragraph,
    part,
    rows,
)


def stand(*galleys: Galley, gap: float = LEADING) -> tuple[list[Placement], float]:
    """Stand blocks one below the other."""
    placed = []
    top = 0.0
    for galley in galleys:
        count = len(galley.slabs)
        placed.append(Placement(galley, 0, count, top))
        top += sum(slab.height for slab in galley.slabs) + gap
    return placed, top - gap


def list_grown(*galleys: Galley, gap: float = LEADING) -> list[float]:
    """Return by how many lines the space above each of some blocks grows."""
    placed, filled = stand(*galleys, gap=gap)
    moved, foot = feather(placed, filled, MEASURE)
    assert foot <= HEIGHT + 0.1
    down = [new.top - old.top for old, new in zip(placed, moved, strict=True)]
    grown = [low - high for high, low in pairwise([0.0, *down])]
    return [round(more / LEADING, 3) for more in grown]


@pytest.mark.parametrize(
    ("spare", "moved"),
    [(0, [0, 0, 0]), (1, [0, 1, 0]), (2, [0, 1, 1]), (9, [0, 1, 1])],
)
def test_each_space_grows_by_a_line(spare: int, moved: list[float]) -> None:
    standing = 3 * 40 + 2 * LEADING
    first = replace(block(40), slabs=(Slab(HEIGHT - standing + 40 - spare * LEADING),))
    assert list_grown(first, block(40), block(40)) == moved


def test_the_narrowest_spaces_grow_first_and_those_above_parts_most() -> None:
    spaces = [Space(), Space(20, 1), Space(30, 2), Space(9, 1), Space(2)]
    assert share_lines(spaces, 1) == [0, 0, 0, 1, 0]
    assert share_lines(spaces, 2) == [0, 1, 0, 1, 0]
    assert share_lines(spaces, 3) == [0, 1, 1, 1, 0]
    assert share_lines(spaces, 9) == [0, 1, 2, 1, 0]
    assert share_lines([], 3) == []


def test_no_space_grows_below_a_heading_nor_between_paragraphs() -> None:
    heading = replace(block(30), ties=40.0)
    assert list_grown(heading, block(40), block(40)) == [0, 0, 1]
    assert list_grown(paragraph(3), paragraph(3), gap=0.0) == [0, 0]


def test_all_pages_but_the_last_end_level() -> None:
    galleys = [opener(ties=0.0)]
    galleys += [block(50, before=LEADING, flow=Flow.TEXT) for _ in range(14)]
    *pages, last = paginate([part(*galleys)], MEASURE)
    assert all(HEIGHT - page.filled < LEADING for page in pages)
    tops = [placement.top for placement in last.placements]
    spaces = {round(below - above, 2) for above, below in pairwise(tops)}
    assert spaces == {50 + LEADING}


def test_a_page_that_another_part_may_not_begin_on_ends_where_it_ends() -> None:
    one = part(block(60), block(60, before=LEADING))
    two = replace(part(rows(3)), begins=Breaking.PAGE)
    first, _ = paginate([one, two], MEASURE)
    assert first.filled == 120 + LEADING
