"""Key figures -> slides on which they stand in a row or in two, their values as large as they may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import FigureItem, FiguresBlock, plain_text
from reporting.record import replace
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
"""Share of their full size down to which values are rather set smaller than on two lines; of a label's
size, what stands under it."""


def lay_out_key_figures(
    setter: Typesetter, block: FiguresBlock
) -> tuple[SlideBody, ...]:
    """Lay out key figures, at most four together."""
    lay: CellLayout[FigureItem] = CellLayout(
        MOST_FIGURES, lambda some, size: _figures(setter, block, some, size)
    )
    return lay_out_cells(setter, block.items, lay)


def _figures(
    setter: Typesetter,
    block: FiguresBlock,
    items: Sequence[tuple[int, FigureItem]],
    size: Length,
) -> SlideBody:
    """Set figures in a row or in two: values on one line if that keeps them large, else on two."""
    tokens = setter.tokens
    large = tokens.figure.size.times(STILL_LARGE)
    tried = (
        _figures_in(setter, items, value_size, size, rows)
        for value_size in setter.list_sizes(tokens.figure.size, tokens.title_floor)
        for rows in ((1, 2) if len(items) > ONE_ROW else (1,))
    )
    found: SlideBody | None = None
    for body, deep, at in tried:
        if found and at < large:
            break
        if deep == 1 and at >= large and not body.clipped:
            found = body
            break
        found = found or (body if deep and not body.clipped else None)
    return attach_block(settle_body(setter, found or _unfit(body, items)), block)


def _unfit(body: SlideBody, items: Sequence[tuple[int, FigureItem]]) -> SlideBody:
    """Name figures whose values are too wide, as well as those whose words are too long."""
    return (
        body
        if body.clipped
        else replace(body, clipped=tuple(f"figures[{n}]" for n, _ in items))
    )


def _figures_in(
    setter: Typesetter,
    items: Sequence[tuple[int, FigureItem]],
    value_size: Length,
    size: Length,
    rows: int,
) -> tuple[SlideBody, int, Length]:
    """Set figures in some rows.

    Returns:
        The body; on how many lines its longest value stands, 0 if that is too many or a
        word of it is broken; the values' size.
    """
    grid = setter.grid
    across = -(-len(items) // rows)
    places = [
        cell
        for row in grid.body.rows(rows, grid.gap)
        for cell in row.columns(across, grid.gap)
    ]
    values = [_value(setter, item, value_size) for _, item in items]
    lines = [setter.break_lines(value, places[0].width) for value in values]
    deep = max(map(len, lines))
    cells = [
        Cell(
            (
                value,
                *_about(setter, item, size, value.leading.times(deep - len(broken))),
            ),
            (item.evidence,),
            place,
            f"figures[{number}]",
        )
        for (number, item), value, broken, place in zip(
            items, values, lines, places, strict=False
        )
    ]
    whole = deep <= VALUE_LINES and not any(
        setter.breaks_word(value, places[0].width) for value in values
    )
    return (
        lay_out_row(setter, SlideKind.FIGURES, size, cells),
        deep if whole else 0,
        value_size,
    )


def _value(setter: Typesetter, item: FigureItem, size: Length) -> SlideText:
    """Set a value large; between its number and its unit it may break there, as it may not in text."""
    return setter.make_text(item.value.replace("\u00a0", " "), Style.VALUE, size)


def _about(
    setter: Typesetter, item: FigureItem, size: Length, drop: Length
) -> Iterator[SlideText]:
    """Yield what stands under a value, lowered by what the value next to it is taller."""
    small = max(setter.tokens.body_floor, size.times(STILL_LARGE))
    parts = (
        setter.make_text(item.label, Style.HEADING, size, 0.1),
        setter.make_text(item.detail, Style.TEXT, small, 0.25),
        setter.make_text(item.comparison, Style.DETAIL, small, 0.25),
    )
    for part in parts:
        if plain_text(part.runs):
            yield replace(part, before=part.before + drop)
            drop = Length(0)
