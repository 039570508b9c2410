"""Two exhibits in a row: abreast where each has room, one below the other where not."""

from __future__ import annotations

import pytest

from reporting.content.chart_blocks import ChartKind
from reporting.dossier.blocks.pairing import typeset_blocks, typeset_pair
from reporting.dossier.galley.galley import Flow, Galley
from reporting.paper.marks import Drawing, TextLine
from reporting.plan.block_model import Block
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.galleys import make_setting

BARS = next(chart for chart in plans.CHARTS if chart.kind is ChartKind.BAR)
NARROW = replace(BARS, series=BARS.series[:1])
LONG = replace(plans.TABLE, rows=plans.TABLE.rows * 30)


def find_lefts(pair: Galley) -> list[float]:
    """Where the rows of a chart begin."""
    (slab,) = pair.slabs
    return [mark.x for mark in slab.marks if isinstance(mark, Drawing)]


def test_a_table_and_a_chart_stand_abreast_on_one_level() -> None:
    (galley,) = typeset_blocks(make_setting(), [plans.TABLE, NARROW])
    assert galley.is_wide
    assert galley.flow is Flow.FLOAT
    (slab,) = galley.slabs
    half = make_setting().across / 2
    assert min(find_lefts(pair=galley)) > half
    words = [mark for mark in slab.marks if isinstance(mark, TextLine)]
    assert min(line.x for line in words) < half < max(line.x for line in words)
    place = galley.tags[0].parent
    blocks = [tag.name for tag in galley.tags if tag.parent is place]
    assert blocks == ["Sect", "Sect"]
    assert len(slab.anchors) == 2


def test_what_is_read_first_is_painted_first() -> None:
    (galley,) = typeset_blocks(make_setting(), [plans.TABLE, NARROW])
    places = {id(tag): at for at, tag in enumerate(galley.tags)}
    painted = [
        places[id(mark.spans[0].tag)]
        for mark in galley.slabs[0].marks
        if isinstance(mark, TextLine) and id(mark.spans[0].tag) in places
    ]
    assert painted == sorted(painted)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (plans.PROSE, plans.TABLE),
        (plans.TABLE, plans.PROSE),
        (NARROW, LONG),
        (LONG, NARROW),
    ],
)
def test_prose_and_what_is_much_higher_stand_alone(first: Block, second: Block) -> None:
    assert typeset_pair(make_setting(), first, second) is None
    assert len(list(typeset_blocks(make_setting(), [first, second]))) == 2


def test_a_chart_whose_names_would_be_cut_stands_alone() -> None:
    names = tuple([f"{'unbreakable' * 6}{at}" for at in range(len(NARROW.categories))])
    crowded = replace(NARROW, categories=names)
    assert typeset_pair(make_setting(), plans.TABLE, crowded) is None


def test_lines_begin_at_the_right_with_the_first_of_a_pair() -> None:
    pair = typeset_pair(make_setting(is_rtl=True), NARROW, plans.TABLE)
    assert pair is not None
    assert min(find_lefts(pair)) > make_setting().across / 2
