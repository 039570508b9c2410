"""Key figures -> large numbers, each with its label, period and comparison.

Three and more stand across text and margin: a number is then large, with its unit on its
line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reporting.dossier.blocks.body import BlockBody, float_up_to
from reporting.dossier.blocks.note_places import find_first_baseline
from reporting.dossier.blocks.value_look import (
    SMALLEST,
    WORDS,
    FigureRoom,
    ValueLook,
    ValuePart,
    choose_look,
    choose_rooms,
    measure_rows,
)
from reporting.dossier.galley.compose import Cell, abreast_up_to, stack, with_ground
from reporting.dossier.galley.galley import (
    Ground,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.marks import Mark, shift_marks
from reporting.paper.tag import Tag
from reporting.paper.typeset.styles import TextStyle
from reporting.paper.typeset.text_row import TextRow
from reporting.plan.block_model import FigureItem, FiguresBlock
from reporting.plan.words import Para, Run, make_run
from reporting.record import Record, replace

_GUTTER = 20.0
"""Between two figures, in points."""
_HAIRLINE = 0.5
_VALUE = 0.42
"""Share of the column for values whose words stand beside them."""
_MANY = 4
"""Figures abreast whose labels must be brief."""
_LABEL_LINES = 1.7
"""Lines, filled, that these labels may take."""
_WIDE = 3
"""Figures from which on they stand across text and margin."""
_LEADING = 1.08
"""Of a value, as a share of its size."""
_ABOVE_LABEL = 4.0
_BELOW_LABEL = 2.0
_FLOATING = 0.5
"""Share of a page up to which figures are not cut and may move to the next page."""
_SLACK = 0.5
"""What the room of a part of a value is wider than the part, in points."""
_NO_BREAK = "\u00a0"


class FigureWords(Record, frozen=True):
    """One figure as it is set.

    Args:
        above: what stands over the number's line.
        value: the number's line and what stands below it.
        words: the label and what is below.
    """

    above: Slabs
    value: Slabs
    words: Slabs


def typeset_key_figures(setting: TypesetContext, block: FiguresBlock) -> BlockBody:
    """Set as many numbers abreast as can be large, in one size, none alone in a row.

    Where no number of columns has room they stand below one another with their words beside
    them.
    """
    items = block.items
    is_wide = len(items) >= _WIDE
    if is_wide:
        setting = setting.in_width(setting.across)
    listed = setting.group("L", numbering="None")
    room = _choose_room(setting, items)
    rows: list[Slabs] = []
    if room:
        start = 0
        for count in measure_rows(len(items), room.count):
            stop = start + count
            row = _set_row(listed, items[start:stop], room)
            rows.append(row)
            start = stop
    else:
        rows = _set_column(listed, items)
    slabs = stack(*rows, gap=setting.styles.body.leading)
    limit = setting.column_height * _FLOATING
    return float_up_to(slabs, limit, is_wide=is_wide)


def _choose_room(
    setting: TypesetContext, items: Sequence[FigureItem]
) -> FigureRoom | None:
    """Return how figures stand abreast; None where not even two can."""
    styles = setting.styles
    values = [item.value for item in items]
    labels = [measure_text(setting, styles.label, item.label) for item in items]
    measure = partial(measure_text, setting, styles.figure)
    for room in choose_rooms(values, measure, setting.width, _GUTTER):
        is_crowded = max(labels) >= _LABEL_LINES * room.width
        if room.count < _MANY or not is_crowded:
            return room
    return None


def measure_text(setting: TypesetContext, style: TextStyle, text: str) -> float:
    """Return the width of a text on one line, in points."""
    bare = setting.begin()
    line = Run(text.replace(" ", _NO_BREAK))
    pieces = bare.pieces(Para((line,)), style, bare.place)
    return TextRow.of(pieces).whole


# ---------------------------------------------------------------- rows


def _set_row(
    listed: TypesetContext, items: Sequence[FigureItem], room: FigureRoom
) -> Slabs:
    """Set figures abreast, with hairlines between; their numbers and labels stand level."""
    column = listed.in_width(room.width)
    figures = [_set_figure(column, item, room.look) for item in items]
    above = max([measure_height(figure.above) for figure in figures])
    tallest = max([measure_height(figure.value) for figure in figures])
    cells: list[Cell] = []
    step = room.width + _GUTTER
    for number, figure in enumerate(figures):
        head = Slab(above - measure_height(figure.above))
        level = Slab(tallest - measure_height(figure.value))
        slabs = (head, *figure.above, *figure.value, level, *figure.words)
        left = listed.flip(number * step, room.width)
        cells.append(Cell(left, slabs))
    row = _join(listed, cells)
    ink = listed.theme.colours.hairline
    for number in range(1, len(items)):
        x = listed.flip(number * step - _GUTTER / 2, _HAIRLINE)
        row = with_ground(row, Ground(x, _HAIRLINE, ink))
    return row


def _set_column(listed: TypesetContext, items: Sequence[FigureItem]) -> list[Slabs]:
    """Set figures below one another, each with its words beside it."""
    measure = partial(measure_text, listed, listed.styles.figure)
    values = [item.value for item in items]
    width = listed.width * _VALUE
    look = choose_look(values, measure, width) or SMALLEST
    left = width + _GUTTER
    beside = listed.width - left
    rows: list[Slabs] = []
    for item in items:
        figure = _set_figure(
            listed.in_width(width),
            item,
            look,
            beside,
        )
        large = listed.styles.figure.size * look.share
        drop = Slab(max(0.0, large - listed.styles.label.leading))
        value = (*figure.above, *figure.value)
        words = (drop, *figure.words)
        cells = [
            Cell(listed.flip(0, width), value),
            Cell(listed.flip(left, beside), words),
        ]
        rows.append(_join(listed, cells))
    return rows


def _join(setting: TypesetContext, cells: Sequence[Cell]) -> Slabs:
    """Return cells side by side, which only endless words let a page cut."""
    return abreast_up_to(cells, setting.column_height * _FLOATING)


# ---------------------------------------------------------------- a figure


def _set_figure(
    listed: TypesetContext,
    item: FigureItem,
    look: ValueLook,
    width: float | None = None,
) -> FigureWords:
    """Set a figure.

    Args:
        listed: in the width of the value.
        item: what it says.
        look: of its value.
        width: of its words, if it is another than the value's, in points.
    """
    styles = listed.styles
    setting = listed.group("LI").group("LBody")
    tag = setting.elem("P", origin=item.origin)
    lines = look.split_lines(item.value)
    size = styles.figure.size * look.share
    small = _resize(styles.figure, size * WORDS)
    large = _resize(styles.figure, size)
    above: Slabs = ()
    below: Slabs = ()
    if lines.above:
        above = _set_words(
            setting,
            f"{lines.above}{_NO_BREAK}",
            small,
            tag,
        )
    end = _NO_BREAK if lines.below else ""
    number = _set_number(
        setting,
        lines.parts,
        (large, small),
        tag,
        end,
    )
    if lines.below:
        below = _set_words(setting, lines.below, small, tag)
    runs = (make_run(item.label), setting.mark(item.evidence))
    label_style = replace(styles.label, patterns="")
    label = setting.words(Para(runs, (item.evidence,)), label_style, width=width)
    words = stack(
        (Slab(_ABOVE_LABEL),),
        label,
        (Slab(_BELOW_LABEL),),
    )
    for text in (item.detail, item.comparison):
        if text:
            words = stack(words, setting.words(text, styles.small, width=width))
    setting.put_notes_last()
    return FigureWords(above, (number, *below), words)


def _resize(style: TextStyle, size: float) -> TextStyle:
    return replace(style, size=size, leading=size * _LEADING)


def _set_words(
    setting: TypesetContext, words: str, style: TextStyle, tag: Tag
) -> Slabs:
    return setting.words(
        (make_run(words),),
        style,
        tag=tag,
        ink=setting.accent,
    )


def _set_number(
    setting: TypesetContext,
    parts: Sequence[ValuePart],
    styles: tuple[TextStyle, TextStyle],
    tag: Tag,
    end: str,
) -> Slab:
    """Set a number with the words beside it, all on one baseline.

    Args:
        setting: in the width of the value.
        parts: from the first that is read.
        styles: of the number and of the words.
        tag: of the value.
        end: what follows the last part, so that it is parted from the next line.
    """
    large, small = styles
    space = measure_text(setting, small, " ")
    last = len(parts) - 1
    marks: list[Mark] = []
    x = 0.0
    for at, part in enumerate(parts):
        style = large if part.is_number else small
        width = measure_text(setting, style, part.text)
        # The space is shown at the size of what it follows, and has that of the words.
        text = part.text + (end if at == last else _NO_BREAK)
        room = measure_text(setting, style, text) + _SLACK
        (slab,) = setting.words(
            (make_run(text.replace(" ", _NO_BREAK)),),
            style,
            width=room,
            x=setting.flip(x, room),
            tag=tag,
            ink=setting.accent,
        )
        drop = large.size - (find_first_baseline(slab) or large.size)
        marks += shift_marks(slab.marks, 0, drop)
        x += width + space
    return Slab(large.leading, tuple(marks))
