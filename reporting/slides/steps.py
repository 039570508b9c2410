"""Steps of a process -> slides of cards with large numbers, in a row, in two, or across."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import ProcessBlock, ProcessStep
from reporting.plan.words import Run, list_evidence
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.cards import Cell, Manner, Names, set_cards
from reporting.slides.cells import (
    CellLayout,
    MakeBody,
    TypeSizes,
    attach_block,
    lay_out_cells,
)
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.typesetter import Typesetter

MOST_STEPS = 8
MOST_ABREAST = 5
MOST_ACROSS = 6
LEAST_IN_ROWS = 4
"""So many cards, or more, may stand in two rows."""

TEXT_SPACE = 0.2
"""Above the text of a step, as a share of its leading."""

ROW_GAP = 0.6
"""Between cards across the slide, in gaps between columns; arrows stand there."""

NAMES = Names(text="Words", head="Number", title="Title")


def lay_out_process(
    setter: Typesetter,
    block: ProcessBlock,
) -> tuple[SlideBody, ...]:
    """Lay out numbered steps; the form with the largest type is taken.

    Args:
        setter: measures.
        block: the steps.
    """

    def make_body(
        manner: Manner,
        steps: Sequence[tuple[int, ProcessStep]],
        size: TypeSizes,
    ) -> SlideBody:
        body = _set_steps(setter, steps, size.body, manner)
        shown = tuple([step for _, step in steps])
        return attach_block(body, replace(block, steps=shown))

    def list_forms(count: int) -> list[MakeBody[ProcessStep]]:
        return [partial(make_body, manner) for manner in list_manners(count)]

    layout: CellLayout[ProcessStep] = CellLayout(
        SlideKind.PROCESS,
        MOST_STEPS,
        list_forms,
        partial(make_body, Manner.ACROSS),
        get_text=lambda step: step.text,
        replace_text=lambda step, text: replace(step, text=text),
    )
    return lay_out_cells(setter, block.steps, layout)


def list_manners(count: int) -> list[Manner]:
    """Return the ways to set so many steps, the best first."""
    manners = []
    if 1 < count <= MOST_ABREAST:
        manners.append(Manner.UPRIGHT)
    if count >= LEAST_IN_ROWS:
        manners.append(Manner.BEHIND)
    if count <= MOST_ACROSS:
        manners.append(Manner.ACROSS)
    return manners


def place_cards(setter: Typesetter, count: int, manner: Manner) -> list[Rect]:
    """Return the places of so many cards: in a row, in two, or across the slide."""
    grid = setter.grid
    if manner is Manner.UPRIGHT:
        return list(grid.body.columns(count, grid.gap))
    if manner is Manner.ACROSS:
        return list(grid.body.rows(count, grid.gap.times(ROW_GAP)))
    across = -(-count // 2)
    places: list[Rect] = []
    for row in grid.body.rows(2, grid.gap):
        places += row.columns(across, grid.gap)
    return places[:count]


def _set_steps(
    setter: Typesetter,
    steps: Sequence[tuple[int, ProcessStep]],
    size: Length,
    manner: Manner,
) -> SlideBody:
    """Set some steps at a size."""
    places = place_cards(setter, len(steps), manner)
    heads = []
    for number, _ in steps:
        heads.append(_set_number(setter, number + 1, manner))
    widest = max([setter.measure_widest_word(head) for head in heads])
    cells = []
    for (number, step), head, place in zip(steps, heads, places, strict=True):
        title = setter.make_text(
            step.title,
            Style.HEADING,
            size,
            number=number + 1,
        )
        text = setter.make_text(
            step.text.runs,
            Style.TEXT,
            size,
            TEXT_SPACE,
        )
        cell = Cell(
            place,
            f"steps[{number}]",
            texts=(text,) if step.text.runs else (),
            evidence=(*list_evidence(step.title), *step.text.evidence),
            head=(head,),
            title=(title,),
        )
        cells.append(cell)
    return set_cards(
        setter,
        SlideKind.PROCESS,
        size,
        cells,
        NAMES,
        manner,
        widest.times(1.15),
    )


def _set_number(setter: Typesetter, number: int, manner: Manner) -> SlideText:
    """Set the number of a step, large."""
    tokens = setter.tokens
    sizes = {
        Manner.UPRIGHT: tokens.cover.size,
        Manner.BEHIND: tokens.title.size,
        Manner.ACROSS: tokens.step,
    }
    size = sizes[manner]
    return setter.make_text(
        (Run(str(number)),),
        Style.VALUE,
        size,
    )
