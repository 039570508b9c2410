"""A planned table -> native tables that fit their slides: widths of columns, heights of rows.

A column is as wide as its share says, but not narrower than its longest word while other
columns have room to give. The header is repeated on every slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import TableBlock
from reporting.plan.words import Evidence, list_evidence
from reporting.record import Record
from reporting.scene import SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideTable, SlideText
from reporting.slides.pagination import choose_largest, paginate, paginate_evenly
from reporting.slides.splitting import clip_text
from reporting.slides.table_columns import (
    measure_longest_words,
    share_out_width,
)
from reporting.slides.table_rows import (
    TableRow,
    count_fitting,
    make_row,
    measure_inner,
    split_row,
)
from reporting.slides.text import lay_out_remarks, set_short_note
from reporting.slides.typesetter import Typesetter

NOTE_GAP = pt(10)
"""Between a table and the note under it."""

HEAD_SHARE = 3
"""A header takes a third of a slide at the most."""


class _SizedTable(Record, frozen=True):
    """A whole table at one size.

    Args:
        size: of its type.
        widths: of its columns.
        head: its header.
        rows: the others.
        room: what the header leaves of a slide's height.
        clipped: paths of columns whose heads are too long.
    """

    size: Length
    widths: tuple[Length, ...]
    head: TableRow
    rows: tuple[TableRow, ...]
    room: Length
    clipped: tuple[str, ...]

    @property
    def heights(self) -> list[tuple[Length, Length]]:
        """Space above, and height, of each row but the header."""
        return [(Length(0), row.height) for row in self.rows]

    @property
    def page_count(self) -> int:
        """How many slides it needs."""
        return len(paginate(self.heights, self.room))


def lay_out_table(
    setter: Typesetter,
    block: TableBlock,
) -> tuple[SlideBody, ...]:
    """Lay a table out over as few slides as it needs.

    A long note follows on slides of its own.
    """
    place = setter.grid.body
    note = set_short_note(setter, block.note)
    limit = place.height
    evidence = list(block.evidence)
    if note:
        limit = limit - setter.measure_height(note, place.width) - NOTE_GAP
    if note and block.note:
        evidence += block.note.evidence
    for column in block.columns:
        evidence += list_evidence(column.label)
    attempts = _try_sizes(setter, block, limit)
    best = choose_largest(attempts, lambda attempt: attempt.page_count)
    bodies = []
    for page in paginate_evenly(best.heights, best.room):
        body = _make_page(
            setter,
            block,
            best,
            best.rows[page],
            note,
            evidence,
        )
        bodies.append(body)
    if block.note and not note:
        bodies += lay_out_remarks(setter, (block.note,))
    return tuple(bodies)


def _make_page(
    setter: Typesetter,
    block: TableBlock,
    sized: _SizedTable,
    page: Sequence[TableRow],
    note: tuple[SlideText, ...],
    evidence: Sequence[Evidence],
) -> SlideBody:
    """Set some rows under the header, and the note under them."""
    place = setter.grid.body
    rows = (sized.head, *page)
    heights = [row.height for row in rows]
    table = SlideTable(
        box=place.tall(Length(sum(heights))),
        widths=sized.widths,
        heights=tuple(heights),
        aligns=tuple([column.align for column in block.columns]),
        rows=tuple([row.cells for row in rows]),
    )
    frames: list[PlannedFrame] = []
    if note:
        under = place.below(table.box.height + NOTE_GAP)
        height = setter.measure_height(note, place.width)
        frames.append(PlannedFrame(under.tall(height), note))
    shared = list(evidence)
    for row in page:
        shared += row.evidence
    return SlideBody(
        kind=SlideKind.TABLE,
        size=sized.size,
        frames=tuple(frames),
        shared=tuple(shared),
        table=table,
        clipped=sized.clipped,
    )


# ---------------------------------------------------------------- rows


def _try_sizes(
    setter: Typesetter,
    block: TableBlock,
    limit: Length,
) -> Iterator[_SizedTable]:
    """Yield the whole table at each size, the largest first."""
    words = measure_longest_words(setter, block)
    for size in setter.list_sizes():
        widths = share_out_width(setter, block, words, size)
        yield _size_table(setter, block, size, widths, limit)


def _size_table(
    setter: Typesetter,
    block: TableBlock,
    size: Length,
    widths: tuple[Length, ...],
    limit: Length,
) -> _SizedTable:
    """Set the whole table at a size; a row may take what the header leaves of a height."""
    most = count_fitting(
        setter,
        Style.TABLE_HEAD,
        size,
        limit.part(1, HEAD_SHARE),
    )
    heads = []
    clipped = []
    for number, (column, width) in enumerate(zip(block.columns, widths, strict=True)):
        text = setter.make_text(column.label, Style.TABLE_HEAD, size)
        head = clip_text(setter, text, measure_inner(width), most)
        heads.append(head)
        if head != text:
            clipped.append(f"columns[{number}].label")
    header = make_row(setter, heads, widths)
    room = limit - header.height
    rows: list[TableRow] = []
    for cells in block.rows:
        rows += split_row(setter, cells, size, widths, room)
    return _SizedTable(
        size,
        widths,
        header,
        tuple(rows),
        room,
        tuple(clipped),
    )
