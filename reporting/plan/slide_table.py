"""A planned table -> native tables that fit their slides: widths of columns, heights of rows.

A column is as wide as its share says, but not narrower than its longest word while other columns
have room to give. The header is repeated on every slide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.design.fonts import font
from reporting.design.measure import width as text_width
from reporting.design.styles import FACES, Style
from reporting.design.units import Length, pt
from reporting.plan.fit import SAFETY, Typesetter, deal, even, largest
from reporting.plan.model import Evidence, Para, Run, TableBlock, plain
from reporting.plan.slide_model import Frame, SlideBody, SlideKind, SlideTable, SlideText

CELL_X = pt(6)
"""Space left and right of a cell's text."""
CELL_Y = pt(4.5)
"""Space above and below it."""
LONGEST_WORD = 24
"""Letters; a longer word is broken rather than widen its column."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells at one size, clipped to what a slide holds."""

    cells: tuple[SlideText, ...]
    height: Length
    evidence: tuple[Evidence, ...] = ()
    clipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sized:
    """A whole table at one size."""

    size: Length
    widths: tuple[Length, ...]
    head: _Row
    rows: tuple[_Row, ...]
    room: Length
    """What the header leaves of a slide's height."""

    @property
    def heights(self) -> list[tuple[Length, Length]]:
        return [(Length(0), row.height) for row in self.rows]


def table_bodies(setter: Typesetter, block: TableBlock) -> tuple[SlideBody, ...]:
    """Lay a table out over as few slides as it needs."""
    place = setter.grid.body
    note, unread = _note(setter, block)
    limit = place.height - (setter.height(note, place.width) + pt(10) if note else 0)
    tried = [_sized(setter, block, size, limit) for size in setter.sizes()]
    best = largest(tried, lambda one: len(deal(one.heights, one.room)))
    bodies = []
    for page in even(best.heights, best.room):
        rows = (best.head, *best.rows[page])
        drawn = SlideTable(
            box=place.tall(sum((row.height for row in rows), Length(0))),
            widths=best.widths,
            heights=tuple(row.height for row in rows),
            aligns=tuple(column.align for column in block.columns),
            rows=tuple(row.cells for row in rows),
        )
        under = place.below(drawn.box.height + pt(10)).tall(setter.height(note, place.width))
        evidence = (*block.evidence, *(proof for row in rows for proof in row.evidence))
        bodies.append(
            SlideBody(
                kind=SlideKind.TABLE,
                size=best.size,
                frames=(Frame(under, note),) if note else (),
                shared=(*evidence, *(block.note.evidence if block.note else ())),
                table=drawn,
                clipped=(*unread, *(words for row in rows for words in row.clipped)),
            )
        )
    return tuple(bodies)


def _note(setter: Typesetter, block: TableBlock) -> tuple[tuple[SlideText, ...], tuple[str, ...]]:
    """Return the note under a table, and the whole of it if it had to be clipped."""
    if not block.note:
        return (), ()
    place = setter.grid.body
    whole = (setter.text(block.note.runs, Style.DETAIL, setter.tokens.body_floor),)
    kept = setter.clip_all(whole, place.width, place.height.part(1, 4))
    return kept, () if kept == whole else (plain(block.note.runs),)


def _sized(setter: Typesetter, block: TableBlock, size: Length, limit: Length) -> _Sized:
    """Set the whole table at a size; a row may take what the header leaves, the header a third."""
    widths = _widths(setter, block, size)
    heads = tuple(Para((Run(column.label),)) for column in block.columns)
    head = _row(setter, heads, Style.TABLE_HEAD, size, widths, limit.part(1, 3))
    room = limit - head.height
    rows = tuple(_row(setter, cells, Style.TEXT, size, widths, room) for cells in block.rows)
    return _Sized(size, widths, head, rows, room)


def _row(
    setter: Typesetter,
    cells: Sequence[Para],
    style: Style,
    size: Length,
    widths: Sequence[Length],
    limit: Length,
) -> _Row:
    texts, clipped = [], []
    height = setter.leading(style, size)
    for cell, width in zip(cells, widths, strict=True):
        whole = setter.text(cell.runs, style, size)
        inner = width - CELL_X.times(2)
        text = setter.clip(whole, inner, max(1, int((limit - CELL_Y.times(2)) // whole.leading)))
        if text != whole:
            clipped.append(plain(cell.runs))
        texts.append(text)
        height = max(height, setter.height((text,), inner))
    evidence = tuple(proof for cell in cells for proof in cell.evidence)
    return _Row(tuple(texts), height + CELL_Y.times(2), evidence, tuple(clipped))


def _widths(setter: Typesetter, block: TableBlock, size: Length) -> tuple[Length, ...]:
    """Share out the body's width; what narrow columns need is taken from those with room."""
    whole = setter.grid.body.width
    shares = [whole.times(column.share) for column in block.columns]
    least = [_longest_word(setter, block, i, size) for i in range(len(shares))]
    if sum(least) > whole:
        least = [Length(0) for _ in least]
    lacking = sum(
        (max(need - share, Length(0)) for need, share in zip(least, shares, strict=True)), Length(0)
    )
    slack = sum((max(share - need, Length(0)) for need, share in zip(least, shares, strict=True)), Length(0))
    widths = [
        need if need > share else share - (share - need).part(lacking, max(slack, 1))
        for need, share in zip(least, shares, strict=True)
    ]
    widths[-1] = whole - sum(widths[:-1])
    return tuple(widths)


def _longest_word(setter: Typesetter, block: TableBlock, column: int, size: Length) -> Length:
    """Return the width of the longest word in a column, its head set in bold."""
    head = block.columns[column].label
    found = Length(0)
    cells = [(head, True), *((plain(row[column].runs), False) for row in block.rows)]
    for text, bold in cells:
        face = font(setter.theme, FACES[Style.TEXT].family, bold=bold)
        words = (word for word in text.split() if len(word) <= LONGEST_WORD)
        found = max([found, *(text_width(word, face, size) for word in words)])
    return found.times(1 + 2 * SAFETY) + CELL_X.times(2)
