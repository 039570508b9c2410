"""The blocks of a section -> galleys: two narrow exhibits in a row stand abreast in one.

A table or chart that needs no more than half of text and margin leaves the rest of the page
empty beside it. Two of about one height share the width; their notes stand in a row below.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial

from reporting.dossier.blocks.block import (
    Exhibit,
    find_written,
    set_exhibit,
    typeset_block,
)
from reporting.dossier.blocks.note_places import set_notes_below
from reporting.dossier.charts.chart import list_lettering
from reporting.dossier.galley.compose import Cell, abreast, fuse
from reporting.dossier.galley.galley import (
    Flow,
    Galley,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.memory import MANY_PAGES, Memory
from reporting.paper.marks import Mark, TextLine
from reporting.paper.tag import Tag
from reporting.plan.block_model import (
    Block,
    ChartBlock,
    FiguresBlock,
    ImageBlock,
    ProcessBlock,
)
from reporting.plan.pictures import measure_printed_size
from reporting.plan.provenance import list_origins
from reporting.plan.table_model import TableBlock
from reporting.record import replace

_KINDS = (ChartBlock, FiguresBlock, ImageBlock, ProcessBlock, TableBlock)
"""Exhibits that may stand beside another."""
_GALLEYS: Memory[Hashable, Galley] = Memory(limit=2 * MANY_PAGES)
"""Blocks by the place where they are set, their words, where these are written, and the kind
of the block above."""
_PAIRS: Memory[Hashable, Galley | None] = Memory(limit=2 * MANY_PAGES)
"""Likewise of two blocks."""
_GUTTER = 22.0
"""Between two exhibits, in points."""
_UNLIKE = 1.8
"""How many times as high as the other one of a pair may be."""
_HIGHEST = 0.45
"""Share of the column's height that a pair may take."""


def typeset_blocks(
    setting: TypesetContext,
    blocks: Sequence[Block],
) -> Iterator[Galley]:
    """Yield blocks as they are set, two exhibits in one galley where they stand abreast.

    Args:
        setting: the text column, within the element of the section; what was set in it is
            kept.
        blocks: of one section.
    """
    previous: Block | None = None
    origins = [list_origins(block) for block in blocks]
    at = 0
    while at < len(blocks):
        block = blocks[at]
        key = (setting, block, origins[at])
        pair: Galley | None = None
        if may_pair(blocks[at : at + 2]):
            second = blocks[at + 1]
            pair = _PAIRS.recall(
                (*key, second, origins[at + 1]),
                partial(typeset_pair, setting, block, second),
            )
        if pair is not None:
            yield pair
            at += 1
        else:
            yield _GALLEYS.recall(
                (*key, type(previous)),
                partial(
                    typeset_block,
                    setting,
                    block,
                    previous,
                ),
            )
        previous = blocks[at]
        at += 1


def may_pair(blocks: Sequence[Block]) -> bool:
    """Whether blocks are two of kinds that may stand beside each other."""
    kinds = [isinstance(block, _KINDS) for block in blocks]
    return len(kinds) > 1 and all(kinds)


def typeset_pair(setting: TypesetContext, first: Block, second: Block) -> Galley | None:
    """Return two exhibits abreast across text and margin; None where they would be crowded.

    Args:
        setting: the text column, within the element of the section.
        first: the one where lines begin.
        second: the one beside it.
    """
    blocks = first, second
    width = setting.across
    half = (width - _GUTTER) / 2
    if not all(has_room(setting, block, half) for block in blocks):
        return None
    place = setting.begin()
    exhibits: list[Exhibit] = []
    for block in blocks:
        exhibit = set_exhibit(place.in_width(half), block)
        body = exhibit.body
        if body.is_wide or body.flow is not Flow.FLOAT or not body.has_room:
            return None
        exhibits.append(exhibit)
    columns = level_headings(exhibits)
    heights = [measure_height(column) for column in columns]
    tallest = max(heights)
    column = setting.column_height
    if tallest > min(heights) * _UNLIKE or tallest > column * _HIGHEST:
        return None
    across = place.in_width(width)
    cells: list[Cell] = []
    for number, slabs in enumerate(columns):
        left = across.flip(number * (half + _GUTTER), half)
        cells.append(Cell(left, slabs))
    slabs = set_notes_below(
        across,
        abreast(cells, whole=True),
        width,
        set(),
    )
    written = [find_written(setting, block) for block in blocks]
    return place.finish(
        (order_marks(fuse(slabs), place.tags),),
        flow=Flow.FLOAT,
        is_wide=True,
        before=max([exhibit.before for exhibit in exhibits]),
        after=max([exhibit.after for exhibit in exhibits]),
        written=join_written(written),
    )


def has_room(setting: TypesetContext, block: Block, width: float) -> bool:
    """Whether a block may say all that it says in a column of some width, in points.

    What a table, a process or key figures say is known once they are set.
    """
    match block:
        case ChartBlock():
            narrow = list_lettering(setting.in_width(width), block)
            return narrow == list_lettering(setting, block)
        case ImageBlock():
            size = measure_printed_size(
                setting.theme,
                block.width,
                block.height,
            )
            return size.width.pt <= width
        case _:
            return True


def level_headings(exhibits: Sequence[Exhibit]) -> list[Slabs]:
    """Return exhibits whose headings begin, and what is below them begins, on one level."""
    highest = max([measure_height(exhibit.head) for exhibit in exhibits])
    columns: list[Slabs] = []
    for exhibit in exhibits:
        short = highest - measure_height(exhibit.head)
        columns.append((*exhibit.head, Slab(short), *exhibit.content))
    return columns


def join_written(written: Sequence[str]) -> str:
    """Return the lines that two blocks are written on: `content.yaml:12, 40`."""
    first, second = written
    if first and second:
        return f"{first}, {second.rpartition(':')[2]}"
    return ""


# ---------------------------------------------------------------- order of reading


def order_marks(slab: Slab, tags: Sequence[Tag]) -> Slab:
    """Return a slab whose marks are painted in the order in which their tags are read.

    The notes in the row below follow what they prove. What has no tag stays with the mark
    before it.
    """
    places = {id(tag): number for number, tag in enumerate(tags)}
    keyed: list[tuple[int, Mark]] = []
    place = 0
    for mark in slab.marks:
        place = places.get(id(find_tag(mark)), place)
        keyed.append((place, mark))
    keyed.sort(key=lambda pair: pair[0])
    return replace(slab, marks=tuple([mark for _, mark in keyed]))


def find_tag(mark: Mark) -> Tag | None:
    """Return what a mark belongs to; None of an artifact."""
    if isinstance(mark, TextLine):
        if mark.spans:
            return mark.spans[0].tag
        return None
    tag: Tag | None = getattr(mark, "tag", None)
    return tag
