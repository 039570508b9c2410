"""Key figures -> slides of cards: the number alone very large, its unit and its words under it.

Numbers are of one size over the whole deck and stand on one level. A number is never broken:
where it has no room it is set smaller, then with fewer beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reporting.design.rect import Rect
from reporting.design.slide_styles import ListMark, Style
from reporting.design.units import Length
from reporting.plan.block_model import FigureItem, FiguresBlock
from reporting.plan.value_parts import split_value
from reporting.plan.words import Run, list_evidence, make_run, plain_text
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.cards import Cell, Manner, Names, find_inner, set_cards
from reporting.slides.cells import (
    CellLayout,
    MakeBody,
    TypeSizes,
    attach_block,
    lay_out_cells,
)
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.splitting import clip_texts
from reporting.slides.typesetter import Typesetter

MOST_FIGURES = 6
MOST_ABREAST = 4
LEAST_IN_ROWS = 4
"""So many figures, or more, may stand in two rows."""

UNIT = 0.42
"""Size of the words of a value as a share of that of its number."""
SMALLER = 0.8
"""Size of what stands under a label, as a share of the label's."""
HEAD_SHARE = 0.44
"""Of a card, the share that the value takes where its words stand behind it."""
VALUE_LINES = 2
"""The most lines of a value without digits."""
WORD_LINES = 2
"""The most lines of the words of a value."""

COMFORT = 0.6
"""Share of the full size down to which values are not worth another slide."""
SIZES_APART = 3
"""Of the sizes of values, every so many is tried."""

BEFORE_CHANGE = 1.0
"""Room for the triangle before a change, in sizes of its type."""

NAMES = Names(text="Words", head="Value")


class Form(Record, frozen=True):
    """How figures stand on a slide.

    Args:
        rows: in which they stand.
        manner: of their cards.
    """

    rows: int
    manner: Manner


def lay_out_key_figures(
    setter: Typesetter,
    block: FiguresBlock,
) -> tuple[SlideBody, ...]:
    """Lay out key figures, in a row or in two.

    Args:
        setter: measures.
        block: the figures.
    """

    def make_body(
        form: Form,
        items: Sequence[tuple[int, FigureItem]],
        sizes: TypeSizes,
        *,
        is_last: bool = False,
    ) -> SlideBody:
        body = _set_figures(setter, items, sizes, form, is_last=is_last)
        shown = tuple([item for _, item in items])
        return attach_block(body, replace(block, items=shown))

    def list_forms(count: int) -> list[MakeBody[FigureItem]]:
        return [partial(make_body, form) for form in choose_forms(count)]

    tokens = setter.tokens
    comfort = TypeSizes(
        tokens.step.times(0.75),
        tokens.figure.size.times(COMFORT),
    )
    layout: CellLayout[FigureItem] = CellLayout(
        SlideKind.FIGURES,
        MOST_FIGURES,
        list_forms,
        partial(make_body, Form(1, Manner.UPRIGHT), is_last=True),
        sizes=list_figure_sizes(setter),
        comfort=comfort,
    )
    return lay_out_cells(setter, block.items, layout)


def choose_forms(count: int) -> list[Form]:
    """Return the ways to set so many figures, the best first."""
    if count == 1:
        return [Form(1, Manner.BEHIND), Form(1, Manner.UPRIGHT)]
    forms = []
    if count <= MOST_ABREAST:
        forms.append(Form(1, Manner.UPRIGHT))
    if count == LEAST_IN_ROWS:
        forms.append(Form(2, Manner.BEHIND))
    if count > MOST_ABREAST:
        forms.append(Form(2, Manner.UPRIGHT))
    return forms


def list_figure_sizes(setter: Typesetter) -> list[TypeSizes]:
    """Return the sizes to try: both large, and rather the numbers than the words."""
    tokens = setter.tokens
    kind = SlideKind.FIGURES
    words = setter.list_kind_sizes(kind, tokens.step)
    values = setter.list_display_sizes(kind, tokens.figure.size, tokens.title_floor)
    tried = [*values[::SIZES_APART], values[-1]]
    pairs = [TypeSizes(word, value) for value in tried for word in words]

    def rank(sizes: TypeSizes) -> float:
        return -sizes.display / values[0] - sizes.body / words[0]

    return sorted(dict.fromkeys(pairs), key=rank)


def _place_cards(
    setter: Typesetter,
    count: int,
    form: Form,
) -> list[Rect]:
    """Return the places of so many figures; the cards of the last row are as wide as it is."""
    grid = setter.grid
    across = -(-count // form.rows)
    places: list[Rect] = []
    for row in grid.body.rows(form.rows, grid.gap.times(0.7)):
        abreast = min(across, count - len(places))
        places += row.columns(abreast, grid.gap.times(0.7))
    return places


def _set_figures(
    setter: Typesetter,
    items: Sequence[tuple[int, FigureItem]],
    sizes: TypeSizes,
    form: Form,
    *,
    is_last: bool = False,
) -> SlideBody:
    """Set figures at a size of their numbers and of their words.

    Args:
        setter: measures.
        items: the figures, with their places in the block.
        sizes: of numbers and words.
        form: how they stand.
        is_last: whether a value that has no room is cut, where nothing else is left.
    """
    places = _place_cards(setter, len(items), form)
    heads = [_set_value(setter, item, sizes.display) for _, item in items]
    is_flat = form.manner is not Manner.UPRIGHT
    clipped: list[str] = []
    widths: list[Length] = []
    for (number, _), head, place in zip(items, heads, places, strict=True):
        inner = find_inner(setter.grid, place, is_flat=is_flat)
        width = inner.width.times(HEAD_SHARE) if is_flat else inner.width
        widths.append(width)
        if not _is_whole(setter, head, width):
            clipped.append(f"figures[{number}]")
    if clipped and not is_last:
        return SlideBody(
            SlideKind.FIGURES,
            sizes.body,
            clipped=tuple(clipped),
            display=sizes.display,
        )
    level = max([_measure_before(setter, head, min(widths)) for head in heads])
    cells = []
    for (number, item), head, place in zip(items, heads, places, strict=True):
        cell = Cell(
            place,
            f"figures[{number}]",
            texts=_set_words(setter, item, sizes.body),
            evidence=(item.evidence, *list_evidence(item.comparison)),
            head=clip_texts(setter, head, min(widths), place.height.part(1, 2)),
            head_drop=level - _measure_before(setter, head, min(widths)),
        )
        cells.append(cell)
    body = set_cards(
        setter,
        SlideKind.FIGURES,
        sizes.body,
        cells,
        NAMES,
        form.manner,
        min(widths),
    )
    return replace(body, display=sizes.display, clipped=(*clipped, *body.clipped))


def _set_value(
    setter: Typesetter,
    item: FigureItem,
    size: Length,
) -> tuple[SlideText, ...]:
    """Set a value: its number large, what stands before and behind it on lines of their own.

    Between words a value may break, as it may not in running text.
    """
    run = make_run(item.value)
    small = max(setter.tokens.title_floor, size.times(UNIT))
    before, number, behind = split_value(item.value, item.number)
    if not item.number:
        return (setter.make_text((_loosen(run),), Style.VALUE, size),)
    texts = [
        setter.make_text(
            (_loosen(run.slice(before.start, before.stop)),), Style.UNIT, small
        ),
        setter.make_text((run.slice(number.start, number.stop),), Style.VALUE, size),
        setter.make_text(
            (_loosen(run.slice(behind.start, behind.stop)),), Style.UNIT, small
        ),
    ]
    return tuple([text for text in texts if plain_text(text.runs)])


def _loosen(run: Run) -> Run:
    """Return a run whose spaces may all end a line."""
    return replace(run, text=run.text.replace("\u00a0", " "))


def _measure_before(
    setter: Typesetter,
    head: Sequence[SlideText],
    width: Length,
) -> Length:
    """Return how far below the top of a value its number begins."""
    first = head[0]
    if first.style is Style.VALUE:
        return Length(0)
    return setter.measure_height((first,), width)


def _is_whole(
    setter: Typesetter,
    head: Sequence[SlideText],
    width: Length,
) -> bool:
    """Whether no number is broken, no word is, and the words take few lines."""
    has_number = len(head) > 1 or any(
        char.isdigit() for char in plain_text(head[0].runs)
    )
    for text in head:
        most = WORD_LINES
        if text.style is Style.VALUE:
            most = 1 if has_number else VALUE_LINES
        if setter.count_lines(text, width) > most or setter.breaks_word(text, width):
            return False
    return True


def _set_words(
    setter: Typesetter,
    item: FigureItem,
    size: Length,
) -> tuple[SlideText, ...]:
    """Return what stands under a value: label, period, change, comparison."""
    small = max(setter.tokens.body_floor, size.times(SMALLER))
    period = item.period if item.change else item.detail
    texts = [
        setter.make_text(item.label, Style.HEADING, size),
        setter.make_text(period, Style.TEXT, small, 0.25),
        _set_change(setter, item, small),
        setter.make_text(item.comparison, Style.DETAIL, small, 0.25),
    ]
    return tuple([text for text in texts if plain_text(text.runs)])


def _set_change(
    setter: Typesetter,
    item: FigureItem,
    size: Length,
) -> SlideText:
    """Set a change; one for more or less stands in, behind its triangle."""
    text = setter.make_text(item.change, Style.TEXT, size, 0.25)
    if not item.direction:
        return text
    return replace(text, mark=ListMark(0, size.times(BEFORE_CHANGE), Length(0)))
