"""Key figures -> slides on which they stand in a row or in two, their values very large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import FigureItem, FiguresBlock
from reporting.plan.words import list_evidence, make_run, plain_text
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cells import (
    Cell,
    CellLayout,
    attach_block,
    lay_out_cells,
    lay_out_row,
    settle_body,
)
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.typesetter import Typesetter

MOST_FIGURES = 4
ONE_ROW = 2
"""More figures than these may stand in two rows."""
VALUE_LINES = 2

STILL_LARGE = 0.8
"""Share of their full size down to which values are rather set smaller than on two lines.

So large, too, is what stands under a label, as a share of the label's size.
"""

Numbered = Sequence[tuple[int, FigureItem]]
"""Figures with their places in the block."""


class _Attempt(Record, frozen=True):
    """Figures at one size of their values, in some rows.

    Args:
        body: of the slide.
        value_size: of the values.
        lines: on how many the longest value stands; 0 if that is too many, or breaks a word.
    """

    body: SlideBody
    value_size: Length
    lines: int

    @property
    def is_whole(self) -> bool:
        """Whether all of it stands on the slide as it should."""
        return self.lines > 0 and not self.body.clipped


def lay_out_key_figures(
    setter: Typesetter,
    block: FiguresBlock,
) -> tuple[SlideBody, ...]:
    """Lay out key figures, at most four together.

    Values stand on one line if that keeps them large, else on two.
    """
    large = setter.tokens.figure.size.times(STILL_LARGE)

    def make_body(
        items: Numbered,
        size: Length,
    ) -> SlideBody:
        found: SlideBody | None = None
        for attempt in _list_attempts(setter, items, size):
            is_large = attempt.value_size >= large
            if found and not is_large:
                break
            if attempt.is_whole and attempt.lines == 1 and is_large:
                found = attempt.body
                break
            if attempt.is_whole and not found:
                found = attempt.body
        body = found or attempt.body
        if not found and not body.clipped:
            too_wide = [f"figures[{number}]" for number, _ in items]
            body = replace(body, clipped=tuple(too_wide))
        return attach_block(settle_body(setter, body), block)

    layout: CellLayout[FigureItem] = CellLayout(
        SlideKind.FIGURES,
        MOST_FIGURES,
        make_body,
    )
    return lay_out_cells(setter, block.items, layout)


def _list_attempts(
    setter: Typesetter,
    items: Numbered,
    size: Length,
) -> Iterator[_Attempt]:
    """Yield figures at each size of their values, largest first, in one row and in two."""
    tokens = setter.tokens
    values = setter.list_display_sizes(
        SlideKind.FIGURES,
        tokens.figure.size,
        tokens.title_floor,
    )
    for value_size in values:
        yield _set_figures(setter, items, value_size, size, 1)
        if len(items) > ONE_ROW:
            yield _set_figures(setter, items, value_size, size, 2)


def _set_figures(
    setter: Typesetter,
    items: Numbered,
    value_size: Length,
    size: Length,
    row_count: int,
) -> _Attempt:
    """Set figures in some rows.

    Args:
        setter: measures.
        items: the figures.
        value_size: of their values.
        size: of their labels.
        row_count: into which they are dealt out.
    """
    grid = setter.grid
    across = -(-len(items) // row_count)
    places: list[Rect] = []
    for row in grid.body.rows(row_count, grid.gap):
        places += row.columns(across, grid.gap)
    width = places[0].width
    values = []
    for (
        _,
        item,
    ) in items:  # between number and unit a value may break, as it may not in text
        run = make_run(item.value)
        run = replace(run, text=run.text.replace("\u00a0", " "))
        values.append(setter.make_text((run,), Style.VALUE, value_size))
    counts = [setter.count_lines(value, width) for value in values]
    most = max(counts)
    cells = []
    for (number, item), value, count, place in zip(
        items, values, counts, places, strict=False
    ):
        drop = value.leading.times(most - count)
        texts = (value, *_set_words(setter, item, size, drop))
        cells.append(
            Cell(
                texts,
                (item.evidence, *list_evidence(item.comparison)),
                place,
                f"figures[{number}]",
            )
        )
    is_whole = most <= VALUE_LINES
    if any(setter.breaks_word(value, width) for value in values):
        is_whole = False
    body = lay_out_row(setter, SlideKind.FIGURES, size, cells)
    body = replace(body, display=value_size)
    return _Attempt(body, value_size, most if is_whole else 0)


def _set_words(
    setter: Typesetter,
    item: FigureItem,
    size: Length,
    drop: Length,
) -> Iterator[SlideText]:
    """Yield what stands under a value, lowered by what the value next to it is taller."""
    small = max(setter.tokens.body_floor, size.times(STILL_LARGE))
    texts = (
        setter.make_text(item.label, Style.HEADING, size, 0.1),
        setter.make_text(item.detail, Style.TEXT, small, 0.25),
        setter.make_text(item.comparison, Style.DETAIL, small, 0.25),
    )
    for text in texts:
        if plain_text(text.runs):
            yield replace(text, before=text.before + drop)
            drop = Length(0)
