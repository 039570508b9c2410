"""A process -> numbered steps with arrows from one to the next, abreast or below one another.

Steps of few words stand in a row across text and margin, where that takes less of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.joints import choose_flow, join_items
from reporting.dossier.blocks.rows import (
    RowMeasure,
    choose_row,
    guess_height,
    has_broken_word,
    measure_row,
)
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    add_marks,
    fuse,
    make_space,
    stack,
    with_ground,
)
from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    Ground,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.charts.lettering import TextMetrics
from reporting.paper.marks import Disc, Mark, Polygon, Stroke, shift_marks
from reporting.paper.tag import Tag
from reporting.plan.block_model import ProcessBlock, ProcessStep
from reporting.record import replace

_DISC = 9.0
"""Radius of the disc that a step's number stands in, in points."""
_STEP_LEFT = 2 * _DISC + 12
"""From the edge of the column to the words of a step, in points."""
_ARROW = 3.2
"""Half the width of an arrow's head, in points."""
_POINT = 4.5
"""Length of an arrow's head, in points."""
_CLEAR = 1.5
"""Between an arrow that falls and the disc below, in points."""
_NEAR = 5.0
"""Between an arrow that lies and the discs at its ends, in points."""
_BELOW_DISC = 6.0
"""From the discs of a row to the words, in points."""
_BESIDE_TEXT = 2.0
"""Lines that title and arrow of a step take."""
_WHOLE_TITLE = 8
"""Lines of a step's title up to which it is never cut."""
_WHOLE_STEP = 0.25
"""Share of the column's height up to which a step is never cut."""


def typeset_process(setting: TypesetContext, block: ProcessBlock) -> BlockBody:
    """Set the steps of a process."""
    texts = [step.text for step in block.steps]
    width = setting.width - _STEP_LEFT
    return choose_row(
        setting,
        len(texts),
        guess_height(setting, texts, width, _BESIDE_TEXT),
        set_column=lambda trial: set_steps_below(trial, block.steps),
        set_row=lambda trial: set_steps_abreast(trial, block.steps),
    )


# ---------------------------------------------------------------- below one another


def set_steps_below(setting: TypesetContext, steps: Sequence[ProcessStep]) -> BlockBody:
    """Set steps below one another, between which a page may end."""
    place = setting.group("L", numbering="Decimal")
    last = len(steps)
    items: list[Slabs] = []
    for number, step in enumerate(steps, 1):
        item = set_step(place, step, number, is_last=number == last)
        items.append(item)
    slabs = join_items(items, setting.column_height)
    return BlockBody(slabs, choose_flow(setting, slabs))


def set_step(
    setting: TypesetContext,
    step: ProcessStep,
    number: int,
    *,
    is_last: bool,
) -> Slabs:
    """Set one step beside its number; a line runs from there to the arrow at its foot."""
    item = setting.group("LI")
    label = item.elem("Lbl")
    width = setting.width - _STEP_LEFT
    words = set_step_words(
        item,
        step,
        setting.flip(_STEP_LEFT, width),
        width,
    )
    centre = setting.flip(_DISC)
    first, *others = words
    marks = draw_number(setting, number, label, centre)
    slabs: Slabs = (add_marks(first, marks), *others)
    if not is_last:
        slabs = add_arrow(setting, slabs, centre)
    if measure_height(slabs) <= setting.column_height * _WHOLE_STEP:
        return (fuse(slabs),)
    return slabs


def set_step_words(
    item: TypesetContext,
    step: ProcessStep,
    x: float,
    width: float,
) -> Slabs:
    """Set title and text of a step, the title level with the middle of the number."""
    styles = item.styles
    body = item.group("LBody")
    title = body.words(
        step.title,
        styles.h3,
        x=x,
        width=width,
    )
    text = body.words(
        step.text,
        styles.aside,
        x=x,
        width=width,
    )
    above = make_space(_DISC - styles.h3.leading / 2)
    together = [replace(slab, cut=NEVER) for slab in (above, *title[:_WHOLE_TITLE])]
    head = fuse(tuple(together))
    rest = [replace(slab, cut=FREE) for slab in title[_WHOLE_TITLE:]]
    return stack((head, *rest), text, gap=1)


def add_arrow(setting: TypesetContext, slabs: Slabs, x: float) -> Slabs:
    """Return a step with the line below its number, and the head of an arrow at its foot."""
    height = setting.styles.aside.leading * 0.7 + _POINT
    top = height - _CLEAR - _POINT
    left = (x - _ARROW, top)
    right = (x + _ARROW, top)
    head = Polygon((left, right, (x, height - _CLEAR)), setting.accent)
    *others, last = slabs
    held = replace(last, cut=NEVER)
    line = Ground(
        x - 0.5,
        1,
        setting.accent,
        below=top - height,
    )
    return with_ground((*others, held, Slab(height, (head,))), line)


def draw_number(
    setting: TypesetContext,
    number: int,
    label: Tag,
    x: float,
) -> tuple[Mark, ...]:
    """Draw a disc whose upper edge is level with the strip's, and the number within it."""
    text = str(number)
    width = TextMetrics(setting.theme).width(text, bold=True)
    paper = setting.theme.colours.paper
    disc = Disc(x, _DISC, _DISC, setting.accent)
    style = setting.styles.label
    left = x - width / 2
    (line,) = setting.words(
        text,
        style,
        x=left,
        width=width + 1,
        tag=label,
        ink=paper,
    )
    rise = style.size / 3
    middle = _DISC + rise - style.size
    return (disc, *shift_marks(line.marks, 0, middle))


# ---------------------------------------------------------------- abreast


def set_steps_abreast(
    setting: TypesetContext, steps: Sequence[ProcessStep]
) -> BlockBody | None:
    """Set steps side by side below their numbers; None where a title has no room."""
    place = setting.group("L", numbering="Decimal")
    row = measure_row(setting.width, len(steps))
    cells: list[Cell] = []
    for at, step in enumerate(steps):
        item = place.group("LI")
        label = item.elem("Lbl")
        left = setting.flip(row.lefts[at], row.width)
        start = setting.flip(row.lefts[at] + _DISC)
        body = item.group("LBody")
        title = body.words(
            step.title,
            item.styles.h3,
            x=left,
            width=row.width,
        )
        if has_broken_word(title):
            return None
        text = body.words(
            step.text,
            item.styles.aside,
            x=left,
            width=row.width,
        )
        marks = draw_number(item, at + 1, label, start)
        disc = Slab(2 * _DISC + _BELOW_DISC, marks)
        slabs = stack((disc,), title, text)
        cells.append(Cell(0, slabs))
    (slab,) = abreast(cells, whole=True)
    arrows = draw_arrows(setting, row)
    return BlockBody((add_marks(slab, arrows),))


def draw_arrows(setting: TypesetContext, row: RowMeasure) -> list[Mark]:
    """Draw an arrow from each disc of a row to the next, the way that the language reads."""
    ahead = -1 if setting.is_rtl else 1
    arrows: list[Mark] = []
    for at in range(1, len(row.lefts)):
        start = row.lefts[at - 1] + 2 * _DISC + _NEAR
        begin = setting.flip(start)
        end = setting.flip(row.lefts[at] - _NEAR)
        back = end - ahead * _POINT
        shaft = ((begin, _DISC), (back, _DISC))
        arrow = Stroke(shaft, setting.accent, 1)
        arrows.append(arrow)
        upper = (back, _DISC - _ARROW)
        lower = (back, _DISC + _ARROW)
        head = (upper, lower, (end, _DISC))
        arrows.append(Polygon(head, setting.accent))
    return arrows
