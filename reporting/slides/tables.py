"""A planned table -> native tables that fit their slides: widths of columns, heights of rows.

A column is as wide as its share says, but not narrower than its longest word while other
columns have room to give. The header is repeated on every slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Evidence, list_evidence
from reporting.record import Record
from reporting.scene import Merge, SlideKind
from reporting.slides.model import PlannedFrame, SlideBody, SlideTable, SlideText
from reporting.slides.pagination import (
    Heights,
    choose_largest,
    paginate,
    paginate_evenly,
)
from reporting.slides.splitting import clip_text
from reporting.slides.table_columns import (
    measure_longest_words,
    share_out_width,
)
from reporting.slides.table_groups import ColumnGroup, group_columns
from reporting.slides.table_rows import (
    RowSetter,
    TableRow,
    count_fitting,
    make_row,
    measure_inner,
)
from reporting.slides.text import lay_out_remarks, set_short_note
from reporting.slides.typesetter import Typesetter

NOTE_GAP = pt(10)
"""Between a table and the note under it."""

_PAIR = 2

HEAD_SHARE = 3
"""A header takes a third of a slide at the most."""


class _SizedTable(Record, frozen=True):
    """A whole table at one size.

    Args:
        size: of its type.
        widths: of its columns.
        head: its header.
        bunches: the other rows, by what stays together.
        room: what the header leaves of a slide's height.
        clipped: paths of columns whose heads are too long.
    """

    size: Length
    widths: tuple[Length, ...]
    head: TableRow
    bunches: tuple[tuple[TableRow, ...], ...]
    room: Length
    clipped: tuple[str, ...]

    @property
    def heights(self) -> Heights:
        """Space above, and height, of each bunch of rows."""
        heights: list[tuple[Length, Length]] = []
        for bunch in self.bunches:
            height = sum(row.height for row in bunch)
            heights.append((Length(0), Length(height)))
        return heights

    @property
    def page_count(self) -> int:
        """How many slides it needs."""
        return len(
            paginate(
                self.heights,
                self.room,
            )
        )


def lay_out_table(
    setter: Typesetter,
    block: TableBlock,
) -> tuple[SlideBody, ...]:
    """Lay a table out over as few slides as it needs.

    A long note follows on slides of its own.
    """
    note = set_short_note(setter, block.note)
    bodies: list[SlideBody] = []
    for group in group_columns(setter, block):
        bodies += lay_out_columns(setter, group, note)
    if block.note and not note:
        bodies += lay_out_remarks(setter, (block.note,))
    return tuple(bodies)


def lay_out_columns(
    setter: Typesetter,
    group: ColumnGroup,
    note: tuple[SlideText, ...],
) -> Iterator[SlideBody]:
    """Yield the slides of some columns of a table, all with its note."""
    place = setter.grid.body
    block = group.block
    limit = place.height
    evidence = list(block.evidence)
    if note:
        limit = (
            limit
            - setter.measure_height(
                note,
                place.width,
            )
            - NOTE_GAP
        )
    if note and block.note:
        evidence += block.note.evidence
    for column in block.columns:
        evidence += list_evidence(column.label)
    attempts = _try_sizes(setter, group, limit)
    best = choose_largest(attempts, lambda attempt: attempt.page_count)
    for page in paginate_evenly(best.heights, best.room):
        rows = [row for bunch in best.bunches[page] for row in bunch]
        is_end = page.stop == len(best.bunches)
        yield _make_page(
            setter,
            block,
            best,
            rows,
            note,
            evidence,
            has_total=block.has_total and is_end,
        )


def _make_page(
    setter: Typesetter,
    block: TableBlock,
    sized: _SizedTable,
    page: Sequence[TableRow],
    note: tuple[SlideText, ...],
    evidence: Sequence[Evidence],
    *,
    has_total: bool,
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
        merges=tuple(list_merges(block, rows)),
        names_rows=block.names_rows(0),
        has_total=has_total,
    )
    frames: list[PlannedFrame] = []
    if note:
        under = place.below(table.box.height + NOTE_GAP)
        height = setter.measure_height(note, place.width)
        frames.append(
            PlannedFrame(
                under.tall(height),
                note,
            )
        )
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


def list_merges(block: TableBlock, rows: Sequence[TableRow]) -> Iterator[Merge]:
    """Yield the cells of a slide's rows that take the place of several."""
    for number, row in enumerate(rows):
        for span in row.spans:
            align = block.find_align(row.number, span.column)
            yield Merge(
                number,
                span.column,
                span.columns,
                span.rows,
                align,
            )


# ---------------------------------------------------------------- rows


def _try_sizes(
    setter: Typesetter,
    group: ColumnGroup,
    limit: Length,
) -> Iterator[_SizedTable]:
    """Yield the whole table at each size, the largest first."""
    words = measure_longest_words(setter, group.block)
    for size in setter.list_kind_sizes(SlideKind.TABLE, setter.tokens.step):
        widths = share_out_width(
            setter,
            group.block,
            words,
            size,
        )
        yield _size_table(
            setter,
            group,
            size,
            widths,
            limit,
        )


def _size_table(
    setter: Typesetter,
    group: ColumnGroup,
    size: Length,
    widths: tuple[Length, ...],
    limit: Length,
) -> _SizedTable:
    """Set the whole table at a size; a row may take what the header leaves of a height."""
    block = group.block
    most = count_fitting(
        setter,
        Style.TABLE_HEAD,
        size,
        limit.part(1, HEAD_SHARE),
    )
    heads = []
    clipped = []
    columns = zip(
        group.numbers,
        block.columns,
        widths,
        strict=True,
    )
    for number, column, width in columns:
        text = setter.make_text(
            column.label,
            Style.TABLE_HEAD,
            size,
        )
        head = clip_text(
            setter,
            text,
            measure_inner(width),
            most,
        )
        heads.append(head)
        if head != text:
            clipped.append(f"columns[{number}].label")
    header = make_row(setter, heads, widths)
    room = limit - header.height
    rows = RowSetter(
        setter,
        block,
        size,
        widths,
        room,
    )
    bunches: list[tuple[TableRow, ...]] = []
    for band in block.list_bands():
        bunches += [tuple(part) for part in rows.set_band(band)]
    if block.has_total:
        bunches = tie_total(bunches, room)
    return _SizedTable(
        size,
        widths,
        header,
        tuple(bunches),
        room,
        tuple(clipped),
    )


def tie_total(
    bunches: Sequence[tuple[TableRow, ...]], room: Length
) -> list[tuple[TableRow, ...]]:
    """Return bunches of rows whose last, the total, stands with the one above it."""
    if len(bunches) < _PAIR:
        return list(bunches)
    *others, above, total = bunches
    both = (*above, *total)
    if sum(row.height for row in both) > room:
        return list(bunches)
    return [*others, both]
