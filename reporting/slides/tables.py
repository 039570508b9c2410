"""A planned table -> native tables that fit their slides: widths of columns, heights of rows.

A column is as wide as its share says, but not narrower than its longest word while other
columns have room to give. The header is repeated on every slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.fonts import find_font
from reporting.design.measure import measure_width as text_width
from reporting.design.slide_styles import FACES, Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import Evidence, Para, TableBlock, plain_text
from reporting.record import Record
from reporting.scene import SlideKind
from reporting.slides.model import (
    SlideBody,
    SlideTable,
    SlideText,
    TextFrame,
)
from reporting.slides.pagination import choose_largest, paginate, paginate_evenly
from reporting.slides.splitting import clip_text, split_text
from reporting.slides.text import lay_out_remarks
from reporting.slides.typesetter import LONGEST_WORD, SAFETY, Typesetter

CELL_X = pt(6)
"""Space left and right of a cell's text."""
CELL_Y = pt(4.5)
"""Space above and below it."""


_HEAD = 3
"""A header takes a third of a slide at the most."""


class _Row(Record, frozen=True):
    """Cells at one size, no taller than a slide."""

    cells: tuple[SlideText, ...]
    height: Length
    evidence: tuple[Evidence, ...] = ()


class _Sized(Record, frozen=True):
    """A whole table at one size."""

    size: Length
    widths: tuple[Length, ...]
    head: _Row
    rows: tuple[_Row, ...]
    room: Length
    """What the header leaves of a slide's height."""
    clipped: tuple[str, ...]
    """Columns whose heads are too long."""

    @property
    def heights(self) -> list[tuple[Length, Length]]:
        return [(Length(0), row.height) for row in self.rows]


def lay_out_table(setter: Typesetter, block: TableBlock) -> tuple[SlideBody, ...]:
    """Lay a table out over as few slides as it needs; a long note follows on slides of its own."""
    place = setter.grid.body
    note = _note(setter, block)
    limit = place.height - (
        setter.measure_height(note, place.width) + pt(10) if note else 0
    )
    tried = [_sized(setter, block, size, limit) for size in setter.list_sizes()]
    best = choose_largest(tried, lambda one: len(paginate(one.heights, one.room)))
    shared = (*block.evidence, *(block.note.evidence if block.note and note else ()))
    made = tuple(
        _page(setter, block, best, page, note, shared)
        for page in paginate_evenly(best.heights, best.room)
    )
    return (
        *made,
        *(lay_out_remarks(setter, (block.note,)) if block.note and not note else ()),
    )


def _page(
    setter: Typesetter,
    block: TableBlock,
    sized: _Sized,
    page: slice,
    note: tuple[SlideText, ...],
    shared: tuple[Evidence, ...],
) -> SlideBody:
    """Set some rows under the header, and the note under them."""
    place, rows = setter.grid.body, (sized.head, *sized.rows[page])
    drawn = SlideTable(
        box=place.tall(sum((row.height for row in rows), Length(0))),
        widths=sized.widths,
        heights=tuple(row.height for row in rows),
        aligns=tuple(column.align for column in block.columns),
        rows=tuple(row.cells for row in rows),
    )
    under = place.below(drawn.box.height + pt(10)).tall(
        setter.measure_height(note, place.width)
    )
    return SlideBody(
        kind=SlideKind.TABLE,
        size=sized.size,
        frames=(TextFrame(under, note),) if note else (),
        shared=(*shared, *(proof for row in rows for proof in row.evidence)),
        table=drawn,
        clipped=sized.clipped,
    )


def _note(setter: Typesetter, block: TableBlock) -> tuple[SlideText, ...]:
    """Return the note under a table, if it has one and it is short."""
    if not block.note:
        return ()
    place = setter.grid.body
    note = (setter.make_text(block.note.runs, Style.DETAIL, setter.tokens.body_floor),)
    return (
        note
        if setter.measure_height(note, place.width) <= place.height.part(1, 4)
        else ()
    )


def _sized(
    setter: Typesetter, block: TableBlock, size: Length, limit: Length
) -> _Sized:
    """Set the whole table at a size; a row may take what the header leaves, the header a third."""
    widths = _widths(setter, block, size)
    most = _most(setter, Style.TABLE_HEAD, size, limit.part(1, _HEAD))
    heads = [
        setter.make_text(column.label, Style.TABLE_HEAD, size)
        for column in block.columns
    ]
    kept = [
        clip_text(setter, head, _inner(width), most)
        for head, width in zip(heads, widths, strict=True)
    ]
    head = _row(setter, kept, widths)
    room = limit - head.height
    rows = tuple(
        row for cells in block.rows for row in _rows(setter, cells, size, widths, room)
    )
    cut = (
        f"columns[{n}].label"
        for n, (whole, short) in enumerate(zip(heads, kept, strict=True))
        if whole != short
    )
    return _Sized(size, widths, head, rows, room, tuple(cut))


def _rows(
    setter: Typesetter,
    cells: Sequence[Para],
    size: Length,
    widths: Sequence[Length],
    room: Length,
) -> Iterator[_Row]:
    """Yield a row, or the parts of it where it is taller than a slide."""
    most = _most(setter, Style.TEXT, size, room)
    rest = [setter.make_text(cell.runs, Style.TEXT, size) for cell in cells]
    evidence = tuple(proof for cell in cells for proof in cell.evidence)
    while True:
        parts = [
            split_text(setter, text, _inner(width), most)
            for text, width in zip(rest, widths, strict=True)
        ]
        yield _row(setter, [head for head, _ in parts], widths, evidence)
        if not any(tail for _, tail in parts):
            return
        rest = [tail or setter.make_text("", Style.TEXT, size) for _, tail in parts]


def _row(
    setter: Typesetter,
    texts: Sequence[SlideText],
    widths: Sequence[Length],
    evidence: tuple[Evidence, ...] = (),
) -> _Row:
    heights = (
        setter.measure_height((text,), _inner(width))
        for text, width in zip(texts, widths, strict=True)
    )
    return _Row(tuple(texts), max(heights) + CELL_Y.times(2), evidence)


def _inner(width: Length) -> Length:
    return width - CELL_X.times(2)


def _most(setter: Typesetter, style: Style, size: Length, room: Length) -> int:
    """Return how many lines a cell may have."""
    return max(1, int((room - CELL_Y.times(2)) // setter.find_leading(style, size)))


def _widths(setter: Typesetter, block: TableBlock, size: Length) -> tuple[Length, ...]:
    """Share out the body's width; what narrow columns need is taken from those with room."""
    whole = setter.grid.body.width
    shares = [whole.times(column.share) for column in block.columns]
    least = [_longest_word(setter, block, i, size) for i in range(len(shares))]
    if sum(least) > whole:
        least = [Length(0) for _ in least]
    lacking = sum(
        (
            max(need - share, Length(0))
            for need, share in zip(least, shares, strict=True)
        ),
        Length(0),
    )
    slack = sum(
        (
            max(share - need, Length(0))
            for need, share in zip(least, shares, strict=True)
        ),
        Length(0),
    )
    widths = [
        need if need > share else share - (share - need).part(lacking, max(slack, 1))
        for need, share in zip(least, shares, strict=True)
    ]
    widths[-1] = whole - sum(widths[:-1])
    return tuple(widths)


def _longest_word(
    setter: Typesetter, block: TableBlock, column: int, size: Length
) -> Length:
    """Return the width of the longest word in a column, its head set in bold."""
    head = block.columns[column].label
    found = Length(0)
    cells = [
        (head, True),
        *((plain_text(row[column].runs), False) for row in block.rows),
    ]
    for text, bold in cells:
        face = find_font(setter.theme, FACES[Style.TEXT].family, bold=bold)
        words = (word for word in text.split() if len(word) <= LONGEST_WORD)
        found = max([found, *(text_width(word, face, size) for word in words)])
    return found.times(1 + 2 * SAFETY) + CELL_X.times(2)
