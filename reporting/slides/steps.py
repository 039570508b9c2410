"""Events and steps -> slides on which they stand in columns, under a line or under their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    ProcessBlock,
    ProcessStep,
    TimelineBlock,
    TimelineEvent,
)
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
from reporting.slides.model import SlideBody
from reporting.slides.typesetter import Typesetter

MOST_EVENTS = 6
MOST_STEPS = 5

LINE = pt(16)
"""Height of the band in which a timeline's line stands."""
DISC = pt(36)
"""Height of the band in which a process has its numbers."""


def lay_out_timeline(setter: Typesetter, block: TimelineBlock) -> tuple[SlideBody, ...]:
    """Lay out events under a line, at most six together."""
    lay: CellLayout[TimelineEvent] = CellLayout(
        MOST_EVENTS,
        lambda some, size: _events(setter, block, some, size),
        lambda event: event.text,
        lambda event, text: replace(event, text=text),
    )
    return lay_out_cells(setter, block.events, lay)


def lay_out_process(setter: Typesetter, block: ProcessBlock) -> tuple[SlideBody, ...]:
    """Lay out numbered steps, at most five together."""
    lay: CellLayout[ProcessStep] = CellLayout(
        MOST_STEPS,
        lambda some, size: _steps(setter, block, some, size),
        lambda step: step.text,
        lambda step, text: replace(step, text=text),
    )
    return lay_out_cells(setter, block.steps, lay)


def _events(
    setter: Typesetter,
    block: TimelineBlock,
    events: Sequence[tuple[int, TimelineEvent]],
    size: Length,
) -> SlideBody:
    """Set events in columns under one line."""
    grid = setter.grid
    places = grid.body.below(LINE + pt(8)).columns(len(events), grid.gap.times(0.7))
    cells = [
        Cell(
            (
                setter.make_text(event.when, Style.WHEN, size),
                setter.make_text(event.text.runs, Style.TEXT, size, 0.2),
            ),
            event.text.evidence,
            place,
            f"events[{number}]",
        )
        for (number, event), place in zip(events, places, strict=True)
    ]
    body = lay_out_row(setter, SlideKind.TIMELINE, size, cells)
    body = settle_body(setter, replace(body, exhibit=grid.body.tall(LINE)))
    return attach_block(
        body, replace(block, events=tuple(event for _, event in events))
    )


def _steps(
    setter: Typesetter,
    block: ProcessBlock,
    steps: Sequence[tuple[int, ProcessStep]],
    size: Length,
) -> SlideBody:
    """Set steps in columns under their numbers."""
    grid = setter.grid
    places = grid.body.below(DISC + pt(12)).columns(len(steps), grid.gap)
    cells = [
        Cell(
            (
                setter.make_text(step.title, Style.HEADING, size, number=number + 1),
                setter.make_text(step.text.runs, Style.TEXT, size, 0.2),
            ),
            step.text.evidence,
            place,
            f"steps[{number}]",
        )
        for (number, step), place in zip(steps, places, strict=True)
    ]
    body = lay_out_row(setter, SlideKind.PROCESS, size, cells)
    body = settle_body(setter, replace(body, exhibit=grid.body.tall(DISC)))
    return attach_block(body, replace(block, steps=tuple(step for _, step in steps)))
