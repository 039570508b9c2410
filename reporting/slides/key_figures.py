"""Key figures -> slides of cards: the number alone very large, its unit and its words under it.

Numbers are of one size over the whole deck and stand on one level. A number is never broken:
where it has no room it is set smaller, then with fewer beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reporting.design.rect import Rect
from reporting.design.slide_styles import ListMark, Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import FigureItem, FiguresBlock
from reporting.plan.words import list_evidence, plain_text
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
from reporting.slides.values import set_values

MOST_FIGURES = 6
MOST_ABREAST = 4
MOST_ACROSS = 3
"""How many may stand below each other, on cards across the slide, where numbers are wide."""
LEAST_IN_ROWS = 4
"""So many figures, or more, may stand in two rows."""

SMALLER = 0.8
"""Size of what stands under a label, as a share of the label's."""
HEAD_SHARE = 0.44
"""Of a card, the share that the value takes where its words stand behind it."""

COMFORT = 0.6
"""Share of the full size down to which values are not worth another slide."""
VALUES_FIRST = 1.5
"""How much more the size of values counts than that of words."""
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
        if form.manner is Manner.ACROSS and _has_room_abreast(setter, items):
            return SlideBody(SlideKind.FIGURES, sizes.body, clipped=("",))
        body = _set_figures(
            setter,
            items,
            sizes,
            form,
            is_last=is_last,
        )
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
        form = Form(1, Manner.UPRIGHT)
        forms.append(form)
    if count == LEAST_IN_ROWS:
        forms.append(Form(2, Manner.BEHIND))
    if count > MOST_ABREAST:
        forms.append(Form(2, Manner.UPRIGHT))
    if count <= MOST_ACROSS:
        forms.append(Form(count, Manner.ACROSS))
    return forms


def _has_room_abreast(
    setter: Typesetter,
    items: Sequence[tuple[int, FigureItem]],
) -> bool:
    """Whether values have room side by side in a size that is still large."""
    places = _place_cards(
        setter,
        len(items),
        Form(1, Manner.UPRIGHT),
    )
    width = find_inner(setter.grid, places[0]).width
    size = setter.tokens.figure.size.times(COMFORT)
    made = set_values(
        setter,
        [item for _, item in items],
        size,
        width,
    )
    return not made.too_wide


def list_figure_sizes(setter: Typesetter) -> list[TypeSizes]:
    """Return the sizes to try: both large, and rather the numbers than the words."""
    tokens = setter.tokens
    kind = SlideKind.FIGURES
    words = setter.list_kind_sizes(kind, tokens.step)
    values = setter.list_display_sizes(kind, tokens.figure.size, tokens.title_floor)
    tried = [*values[::SIZES_APART], values[-1]]
    pairs = [TypeSizes(word, value) for value in tried for word in words]

    def rank(sizes: TypeSizes) -> float:
        return -VALUES_FIRST * sizes.display / values[0] - sizes.body / words[0]

    return sorted(dict.fromkeys(pairs), key=rank)


def _place_cards(
    setter: Typesetter,
    count: int,
    form: Form,
) -> list[Rect]:
    """Return the places of so many figures; the cards of the last row are as wide as it is.

    The last of several slides may have fewer figures than the others have rows.
    """
    grid = setter.grid
    rows = min(form.rows, count)
    across = -(-count // rows)
    places: list[Rect] = []
    for row in grid.body.rows(rows, grid.gap.times(0.7)):
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
    is_flat = form.manner is not Manner.UPRIGHT
    widths = []
    for place in places:
        inner = find_inner(setter.grid, place, is_flat=is_flat)
        widths.append(inner.width.times(HEAD_SHARE) if is_flat else inner.width)
    width = min(widths)
    made = set_values(setter, [item for _, item in items], sizes.display, width)
    clipped = []
    for at in made.too_wide:
        clipped.append(f"figures[{items[at][0]}]")
    heads = list(made.heads)
    if clipped and not is_last:
        body = SlideBody(SlideKind.FIGURES, sizes.body, display=sizes.display)
        return replace(body, clipped=tuple(clipped))
    if clipped:
        room = places[0].height.part(1, 2)
        heads = [clip_texts(setter, head, width, room) for head in heads]
    cells = []
    for (number, item), head, place in zip(items, heads, places, strict=True):
        cell = Cell(
            place,
            f"figures[{number}]",
            texts=_set_words(setter, item, sizes.body),
            evidence=(item.evidence, *list_evidence(item.comparison)),
            head=head,
        )
        cells.append(cell)
    body = set_cards(
        setter,
        SlideKind.FIGURES,
        sizes.body,
        cells,
        NAMES,
        form.manner,
        width,
    )
    if len(items) == 1 and form.manner is Manner.BEHIND:
        body = _centre(setter, body)
    return replace(body, display=sizes.display, clipped=(*clipped, *body.clipped))


def _centre(setter: Typesetter, body: SlideBody) -> SlideBody:
    """Lower a single figure to the middle of its card."""
    (card,) = body.grounds
    inner = find_inner(setter.grid, card, is_flat=True)
    feet = [frame.box.bottom for frame in body.frames]
    tops = [badge.box.top for badge in body.badges]
    free = min([inner.bottom, *tops]) - max(feet)
    drop = max(free, Length(0)).part(1, 2)
    frames = []
    for frame in body.frames:
        box = replace(frame.box, top=frame.box.top + drop)
        frames.append(replace(frame, box=box))
    return replace(body, frames=tuple(frames))


def _set_words(
    setter: Typesetter,
    item: FigureItem,
    size: Length,
) -> tuple[SlideText, ...]:
    """Return what stands under a value: label, period, change, comparison."""
    smaller = pt(round(size.times(SMALLER).pt))
    small = max(setter.tokens.body_floor, smaller)
    period = item.period if item.change else item.detail
    texts = [
        setter.make_text(item.label, Style.HEADING, size),
        setter.make_text(period, Style.TEXT, small, 0.15),
        _set_change(setter, item, small),
        setter.make_text(item.comparison, Style.DETAIL, small, 0.15),
    ]
    return tuple([text for text in texts if plain_text(text.runs)])


def _set_change(
    setter: Typesetter,
    item: FigureItem,
    size: Length,
) -> SlideText:
    """Set a change; one for more or less stands in, behind its triangle."""
    text = setter.make_text(
        item.change,
        Style.TEXT,
        size,
        0.15,
    )
    if not item.direction:
        return text
    return replace(
        text,
        mark=ListMark(
            0,
            size.times(BEFORE_CHANGE),
            Length(0),
        ),
    )
