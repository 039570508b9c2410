"""A planned table -> native tables that fit their slides: widths of columns, heights of rows.

The type is the largest that needs as few slides as any and cuts no word; what height is left
goes into the rows, up to a limit. The header is repeated on every slide, and so is the name of
a row that goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Evidence, list_evidence
from reporting.record import Record
from reporting.scene import Merge, SlideKind
from reporting.slides.column_needs import ColumnNeed, measure_shown_needs
from reporting.slides.model import PlannedFrame, SlideBody, SlideTable, SlideText
from reporting.slides.pagination import (
    Heights,
    choose_largest,
    paginate,
    paginate_evenly,
)
from reporting.slides.splitting import clip_text
from reporting.slides.table_columns import (
    CELL_Y,
    ColumnSpaces,
    fit_columns,
    measure_least,
)
from reporting.slides.table_groups import ColumnGroup, group_columns
from reporting.slides.table_rows import (
    RowSetter,
    TableRow,
    count_fitting,
    make_row,
)
from reporting.slides.text import lay_out_remarks, set_short_note
from reporting.slides.typesetter import Typesetter

NOTE_GAP = pt(10)
"""Between a table and the note under it."""

_PAIR = 2

MORE_PADDING = 0.9
"""More space above and below a cell's text at the most, as a share of its leading."""

CUT_HEAD = 10_000
"""Slides that a head is worth which is not cut."""

HEAD_SHARE = 3
"""A header takes a third of a slide at the most."""


class _SizedTable(Record, frozen=True):
    """A whole table at one size.

    Args:
        size: of its type.
        columns: their widths, and the space in their cells.
        head: its header.
        bunches: the other rows, by what stays together.
        room: what the header leaves of a slide's height.
        clipped: paths of columns whose heads are too long.
    """

    size: Length
    columns: ColumnSpaces
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
    def cost(self) -> int:
        """How many slides it needs; a head that is cut costs more than any of them."""
        pages = len(paginate(self.heights, self.room))
        return pages + len(self.clipped) * CUT_HEAD


class TableSizes(Record, frozen=True):
    """What sizes a table may have.

    Args:
        kind: of its slides, whose tables have one size.
        top: the largest.
        floor: the smallest.
    """

    kind: SlideKind
    top: Length
    floor: Length


def lay_out_table(
    setter: Typesetter,
    block: TableBlock,
    sizes: TableSizes | None = None,
) -> tuple[SlideBody, ...]:
    """Lay a table out over as few slides as it needs.

    A long note follows on slides of its own.

    Args:
        setter: measures.
        block: the table.
        sizes: that it may have; those of a table of the talk when left out.
    """
    tokens = setter.tokens
    sizes = sizes or TableSizes(SlideKind.TABLE, tokens.step, tokens.body_floor)
    note = set_short_note(setter, block.note)
    bodies: list[SlideBody] = []
    for group in group_columns(setter, block, sizes.floor):
        bodies += lay_out_columns(setter, group, note, sizes)
    if block.note and not note:
        bodies += lay_out_remarks(setter, (block.note,))
    return tuple(bodies)


def lay_out_columns(
    setter: Typesetter,
    group: ColumnGroup,
    note: tuple[SlideText, ...],
    sizes: TableSizes,
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
            - setter.scale(NOTE_GAP)
        )
    if note and block.note:
        evidence += block.note.evidence
    for column in block.columns:
        evidence += list_evidence(column.label)
    attempts = _try_sizes(setter, group, limit, sizes)
    best = choose_largest(attempts, lambda attempt: attempt.cost)
    pages: list[tuple[TableRow, ...]] = []
    for page in paginate_evenly(best.heights, best.room):
        rows = [row for bunch in best.bunches[page] for row in bunch]
        pages.append((best.head, *rows))
    more = measure_more_padding(setter, best, pages, limit)
    for shown in pages:
        yield _make_page(
            setter,
            block,
            best,
            shown,
            note,
            evidence,
            more=more,
            has_total=block.has_total and shown is pages[-1],
        )


def measure_more_padding(
    setter: Typesetter,
    sized: _SizedTable,
    pages: Sequence[Sequence[TableRow]],
    limit: Length,
) -> Length:
    """Return by how much more the cells of a table stand apart, above and below their text.

    It is the same on all its slides.

    Args:
        setter: measures.
        sized: the table.
        pages: rows of each slide, with the header.
        limit: their height.
    """
    more = setter.find_leading(Style.TEXT, sized.size).times(MORE_PADDING)
    for rows in pages:
        free = limit - sum(row.height for row in rows)
        more = min(more, free.part(1, 2 * len(rows)) - 1)
    return max(more, Length(0))


def _make_page(
    setter: Typesetter,
    block: TableBlock,
    sized: _SizedTable,
    page: Sequence[TableRow],
    note: tuple[SlideText, ...],
    evidence: Sequence[Evidence],
    *,
    more: Length,
    has_total: bool,
) -> SlideBody:
    """Set the header and some rows, and the note under them."""
    place = setter.grid.body
    heights = []
    for row in page:
        heights.append(row.height + more.times(2))
    table = SlideTable(
        box=place.tall(Length(sum(heights))),
        widths=sized.columns.widths,
        paddings=sized.columns.paddings,
        padding_y=setter.scale(CELL_Y) + more,
        heights=tuple(heights),
        aligns=tuple([column.align for column in block.columns]),
        rows=tuple([row.cells for row in page]),
        merges=tuple(list_merges(block, page)),
        names_rows=block.names_rows(0),
        has_total=has_total,
    )
    frames: list[PlannedFrame] = []
    if note:
        under = place.below(table.box.height + setter.scale(NOTE_GAP))
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
    sizes: TableSizes,
) -> Iterator[_SizedTable]:
    """Yield the whole table at each size at which no word is cut, the largest first.

    In no face that may be shown, if there is such a size; else in those that the deck names;
    where there is none either it is set at the smallest.
    """
    block, needs = group.block, group.needs
    tried = setter.list_kind_sizes(sizes.kind, sizes.top, sizes.floor)
    kept = _keep_sizes(setter, block, needs, tried)
    if not kept:
        shown = measure_shown_needs(setter, block, needs)
        kept = _keep_sizes(setter, block, shown, tried)
    for size in kept or tried[-1:]:
        columns = fit_columns(setter, block, needs, size)
        yield _size_table(
            setter,
            group,
            size,
            columns,
            limit,
        )


def _keep_sizes(
    setter: Typesetter,
    block: TableBlock,
    needs: Sequence[ColumnNeed],
    sizes: Sequence[Length],
) -> list[Length]:
    """Return the sizes at which no word of a table is cut."""
    kept = []
    for size in sizes:
        least = measure_least(setter, block, needs, size)
        if sum(least) <= setter.grid.body.width:
            kept.append(size)
    return kept


def _size_table(
    setter: Typesetter,
    group: ColumnGroup,
    size: Length,
    spaces: ColumnSpaces,
    limit: Length,
) -> _SizedTable:
    """Set the whole table at a size; a row may take what the header leaves of a height."""
    block = group.block
    widths = []
    for at in range(len(block.columns)):
        widths.append(spaces.measure_inner(at))
    heads, clipped = _set_heads(
        setter,
        group,
        size,
        widths,
        limit,
    )
    header = make_row(setter, heads, widths)
    room = limit - header.height
    rows = RowSetter(
        setter,
        block,
        size,
        spaces,
        room,
    )
    bunches: list[tuple[TableRow, ...]] = []
    for band in block.list_bands():
        bunches += [tuple(part) for part in rows.set_band(band)]
    if block.has_total:
        bunches = tie_total(bunches, room)
    return _SizedTable(
        size,
        spaces,
        header,
        tuple(bunches),
        room,
        tuple(clipped),
    )


def _set_heads(
    setter: Typesetter,
    group: ColumnGroup,
    size: Length,
    widths: Sequence[Length],
    limit: Length,
) -> tuple[list[SlideText], list[str]]:
    """Return the heads of columns, and the paths of those that are too long."""
    most = count_fitting(
        setter,
        Style.TABLE_HEAD,
        size,
        limit.part(1, HEAD_SHARE),
    )
    heads = []
    clipped = []
    columns = zip(group.numbers, group.block.columns, widths, strict=True)
    for number, column, width in columns:
        text = setter.make_text(column.label, Style.TABLE_HEAD, size)
        head = clip_text(setter, text, width, most)
        heads.append(head)
        if head != text:
            clipped.append(f"columns[{number}].label")
    return heads, clipped


def tie_total(
    bunches: Sequence[tuple[TableRow, ...]],
    room: Length,
) -> list[tuple[TableRow, ...]]:
    """Return bunches of rows whose last, the total, stands with the one above it."""
    if len(bunches) < _PAIR:
        return list(bunches)
    *others, above, total = bunches
    both = (*above, *total)
    if sum(row.height for row in both) > room:
        return list(bunches)
    return [*others, both]
