"""A planned table -> native tables that fit their slides: widths of columns, heights of rows.

A column is as wide as its share says, but not narrower than its longest word while other
columns have room to give. The header is repeated on every slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.fonts import find_font
from reporting.design.measure import measure_advance
from reporting.design.slide_styles import FACES, Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import Evidence, Para, TableBlock, plain_text
from reporting.record import Record
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideTable, SlideText, TextFrame
from reporting.slides.pagination import choose_largest, paginate, paginate_evenly
from reporting.slides.splitting import clip_text, split_text
from reporting.slides.text import lay_out_remarks
from reporting.slides.typesetter import LONGEST_WORD, SAFETY, Typesetter

CELL_X = pt(6)
"""Space left and right of a cell's text."""
CELL_Y = pt(4.5)
"""Space above and below it."""

NOTE_GAP = pt(10)
"""Between a table and the note under it."""

NOTE_SHARE = 4
"""A note takes a quarter of a slide at the most."""

HEAD_SHARE = 3
"""A header takes a third of a slide at the most."""


class _Row(Record, frozen=True):
    """Cells at one size, no taller than a slide."""

    cells: tuple[SlideText, ...]
    height: Length
    evidence: tuple[Evidence, ...] = ()


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
    head: _Row
    rows: tuple[_Row, ...]
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


def lay_out_table(setter: Typesetter, block: TableBlock) -> tuple[SlideBody, ...]:
    """Lay a table out over as few slides as it needs.

    A long note follows on slides of its own.
    """
    place = setter.grid.body
    note = _set_note(setter, block)
    limit = place.height
    evidence = list(block.evidence)
    if note:
        limit = limit - setter.measure_height(note, place.width) - NOTE_GAP
    if note and block.note:
        evidence += block.note.evidence
    words = _measure_longest_words(setter, block)
    attempts = []
    for size in setter.list_sizes():
        widths = _share_out_width(setter, block, words, size)
        attempts.append(_size_table(setter, block, size, widths, limit))
    best = choose_largest(attempts, lambda attempt: attempt.page_count)
    bodies = []
    for page in paginate_evenly(best.heights, best.room):
        body = _make_page(setter, block, best, best.rows[page], note, evidence)
        bodies.append(body)
    if block.note and not note:
        bodies += lay_out_remarks(setter, (block.note,))
    return tuple(bodies)


def _make_page(
    setter: Typesetter,
    block: TableBlock,
    sized: _SizedTable,
    page: Sequence[_Row],
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
    frames: list[TextFrame] = []
    if note:
        under = place.below(table.box.height + NOTE_GAP)
        height = setter.measure_height(note, place.width)
        frames.append(TextFrame(under.tall(height), note))
    shared = [*evidence, *[proof for row in page for proof in row.evidence]]
    return SlideBody(
        kind=SlideKind.TABLE,
        size=sized.size,
        frames=tuple(frames),
        shared=tuple(shared),
        table=table,
        clipped=sized.clipped,
    )


def _set_note(setter: Typesetter, block: TableBlock) -> tuple[SlideText, ...]:
    """Return the note under a table, if it has one and it is short."""
    if not block.note:
        return ()
    place, floor = setter.grid.body, setter.tokens.body_floor
    note = setter.make_text(block.note.runs, Style.DETAIL, floor)
    height = setter.measure_height((note,), place.width)
    return (note,) if height <= place.height.part(1, NOTE_SHARE) else ()


# ---------------------------------------------------------------- rows


def _size_table(
    setter: Typesetter,
    block: TableBlock,
    size: Length,
    widths: tuple[Length, ...],
    limit: Length,
) -> _SizedTable:
    """Set the whole table at a size; a row may take what the header leaves of a height."""
    most = _count_fitting(setter, Style.TABLE_HEAD, size, limit.part(1, HEAD_SHARE))
    heads = []
    clipped = []
    for number, (column, width) in enumerate(zip(block.columns, widths, strict=True)):
        text = setter.make_text(column.label, Style.TABLE_HEAD, size)
        head = clip_text(setter, text, _measure_inner(width), most)
        heads.append(head)
        if head != text:
            clipped.append(f"columns[{number}].label")
    header = _make_row(setter, heads, widths)
    room = limit - header.height
    rows: list[_Row] = []
    for cells in block.rows:
        rows += _split_row(setter, cells, size, widths, room)
    return _SizedTable(size, widths, header, tuple(rows), room, tuple(clipped))


def _split_row(
    setter: Typesetter,
    cells: Sequence[Para],
    size: Length,
    widths: Sequence[Length],
    room: Length,
) -> Iterator[_Row]:
    """Yield a row, or the parts of it where it is taller than a slide."""
    most = _count_fitting(setter, Style.TEXT, size, room)
    evidence = tuple([proof for cell in cells for proof in cell.evidence])
    empty = setter.make_text("", Style.TEXT, size)
    rest = [setter.make_text(cell.runs, Style.TEXT, size) for cell in cells]
    is_whole = False
    while not is_whole:
        heads = []
        tails = []
        is_whole = True
        for text, width in zip(rest, widths, strict=True):
            head, tail = split_text(setter, text, _measure_inner(width), most)
            heads.append(head)
            tails.append(tail or empty)
            is_whole = is_whole and tail is None
        yield _make_row(setter, heads, widths, evidence)
        rest = tails


def _make_row(
    setter: Typesetter,
    texts: Sequence[SlideText],
    widths: Sequence[Length],
    evidence: tuple[Evidence, ...] = (),
) -> _Row:
    """Return a row as tall as its tallest cell."""
    height = Length(0)
    for text, width in zip(texts, widths, strict=True):
        own = setter.measure_height((text,), _measure_inner(width))
        height = max(height, own)
    return _Row(tuple(texts), height + CELL_Y.times(2), evidence)


def _measure_inner(width: Length) -> Length:
    """Return the width of a cell's text."""
    return width - CELL_X.times(2)


def _count_fitting(setter: Typesetter, style: Style, size: Length, room: Length) -> int:
    """Return how many lines a cell may have in a row of a height."""
    leading = setter.find_leading(style, size)
    return max(1, int((room - CELL_Y.times(2)) // leading))


# ---------------------------------------------------------------- columns


def _share_out_width(
    setter: Typesetter, block: TableBlock, words: Sequence[float], size: Length
) -> tuple[Length, ...]:
    """Share out the body's width; what narrow columns need is taken from those with room.

    Args:
        setter: measures.
        block: the table.
        words: width at size 1 of the longest word of each column.
        size: of its type.
    """
    whole = setter.grid.body.width
    shares = [whole.times(column.share) for column in block.columns]
    least = []
    for word in words:
        width = pt(word * size.pt).times(1 + 2 * SAFETY)
        least.append(width + CELL_X.times(2))
    if sum(least) > whole:
        least = [Length(0) for _ in least]
    lacking, slack = 0, 0
    for need, share in zip(least, shares, strict=True):
        lacking += max(need - share, 0)
        slack += max(share - need, 0)
    widths = []
    for need, share in zip(least, shares, strict=True):
        given = (share - need).part(lacking, max(slack, 1))
        widths.append(need if need > share else share - given)
    widths[-1] = whole - sum(widths[:-1])
    return tuple(widths)


def _measure_longest_words(setter: Typesetter, block: TableBlock) -> list[float]:
    """Return the width at size 1 of the longest word in each column, its head set in bold."""
    family = FACES[Style.TEXT].family
    bold = find_font(setter.theme, family, bold=True)
    regular = find_font(setter.theme, family)
    longest = []
    for index, column in enumerate(block.columns):
        width = _measure_longest(column.label, bold)
        for row in block.rows:
            words = plain_text(row[index].runs)
            width = max(width, _measure_longest(words, regular))
        longest.append(width)
    return longest


def _measure_longest(text: str, font: str) -> float:
    """Return the width at size 1 of the longest word that may not be broken anywhere."""
    longest = 0.0
    for word in text.split():
        if len(word) <= LONGEST_WORD:
            longest = max(longest, measure_advance(word, font))
    return longest
