"""Events and steps -> slides of columns, under a line or under their numbers."""

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
from reporting.plan.words import list_evidence
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

TEXT_SPACE = 0.2
"""Above the text of an event or a step, as a share of its leading."""


def lay_out_timeline(
    setter: Typesetter,
    block: TimelineBlock,
) -> tuple[SlideBody, ...]:
    """Lay out events under a line, at most six together."""

    def make_body(
        events: Sequence[tuple[int, TimelineEvent]],
        size: Length,
    ) -> SlideBody:
        grid = setter.grid
        below = grid.body.below(LINE + pt(8))
        places = below.columns(
            len(events),
            grid.gap.times(0.7),
        )
        cells = []
        for (number, event), place in zip(events, places, strict=True):
            when = setter.make_text(event.when, Style.WHEN, size)
            text = setter.make_text(event.text.runs, Style.TEXT, size, TEXT_SPACE)
            cell = Cell(
                (when, text),
                (*list_evidence(event.when), *event.text.evidence),
                place,
                f"events[{number}]",
            )
            cells.append(cell)
        body = lay_out_row(setter, SlideKind.TIMELINE, size, cells)
        body = replace(body, exhibit=grid.body.tall(LINE))
        body = settle_body(setter, body)
        shown = tuple([event for _, event in events])
        return attach_block(body, replace(block, events=shown))

    layout: CellLayout[TimelineEvent] = CellLayout(
        SlideKind.TIMELINE,
        MOST_EVENTS,
        make_body,
        get_text=lambda event: event.text,
        replace_text=lambda event, text: replace(event, text=text),
    )
    return lay_out_cells(setter, block.events, layout)


def lay_out_process(
    setter: Typesetter,
    block: ProcessBlock,
) -> tuple[SlideBody, ...]:
    """Lay out numbered steps, at most five together."""

    def make_body(
        steps: Sequence[tuple[int, ProcessStep]],
        size: Length,
    ) -> SlideBody:
        grid = setter.grid
        below = grid.body.below(DISC + pt(12))
        places = below.columns(len(steps), grid.gap)
        cells = []
        for (number, step), place in zip(steps, places, strict=True):
            head = setter.make_text(
                step.title,
                Style.HEADING,
                size,
                number=number + 1,
            )
            text = setter.make_text(step.text.runs, Style.TEXT, size, TEXT_SPACE)
            cell = Cell(
                (head, text),
                (*list_evidence(step.title), *step.text.evidence),
                place,
                f"steps[{number}]",
            )
            cells.append(cell)
        body = lay_out_row(setter, SlideKind.PROCESS, size, cells)
        body = replace(body, exhibit=grid.body.tall(DISC))
        body = settle_body(setter, body)
        shown = tuple([step for _, step in steps])
        return attach_block(body, replace(block, steps=shown))

    layout: CellLayout[ProcessStep] = CellLayout(
        SlideKind.PROCESS,
        MOST_STEPS,
        make_body,
        get_text=lambda step: step.text,
        replace_text=lambda step, text: replace(step, text=text),
    )
    return lay_out_cells(setter, block.steps, layout)
