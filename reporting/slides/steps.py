"""Events and steps -> slides of columns, under a line or under their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.slide_styles import Style
from reporting.design.units import Length, pt
from reporting.plan.block_model import (
    Para,
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

TEXT_SPACE = 0.2
"""Above the text of an event or a step, as a share of its leading."""


def lay_out_timeline(setter: Typesetter, block: TimelineBlock) -> tuple[SlideBody, ...]:
    """Lay out events under a line, at most six together."""

    def make_body(
        events: Sequence[tuple[int, TimelineEvent]], size: Length
    ) -> SlideBody:
        grid = setter.grid
        places = grid.body.below(LINE + pt(8)).columns(len(events), grid.gap.times(0.7))
        cells = []
        for (number, event), place in zip(events, places, strict=True):
            when = setter.make_text(event.when, Style.WHEN, size)
            text = setter.make_text(event.text.runs, Style.TEXT, size, TEXT_SPACE)
            cell = Cell((when, text), event.text.evidence, place, f"events[{number}]")
            cells.append(cell)
        body = lay_out_row(setter, SlideKind.TIMELINE, size, cells)
        body = settle_body(setter, replace(body, exhibit=grid.body.tall(LINE)))
        shown = tuple([event for _, event in events])
        return attach_block(body, replace(block, events=shown))

    def get_text(event: TimelineEvent) -> Para:
        return event.text

    def replace_text(event: TimelineEvent, text: Para) -> TimelineEvent:
        return replace(event, text=text)

    layout = CellLayout(MOST_EVENTS, make_body, get_text, replace_text)
    return lay_out_cells(setter, block.events, layout)


def lay_out_process(setter: Typesetter, block: ProcessBlock) -> tuple[SlideBody, ...]:
    """Lay out numbered steps, at most five together."""

    def make_body(steps: Sequence[tuple[int, ProcessStep]], size: Length) -> SlideBody:
        grid = setter.grid
        places = grid.body.below(DISC + pt(12)).columns(len(steps), grid.gap)
        cells = []
        for (number, step), place in zip(steps, places, strict=True):
            head = setter.make_text(step.title, Style.HEADING, size, number=number + 1)
            text = setter.make_text(step.text.runs, Style.TEXT, size, TEXT_SPACE)
            cell = Cell((head, text), step.text.evidence, place, f"steps[{number}]")
            cells.append(cell)
        body = lay_out_row(setter, SlideKind.PROCESS, size, cells)
        body = settle_body(setter, replace(body, exhibit=grid.body.tall(DISC)))
        shown = tuple([step for _, step in steps])
        return attach_block(body, replace(block, steps=shown))

    def get_text(step: ProcessStep) -> Para:
        return step.text

    def replace_text(step: ProcessStep, text: Para) -> ProcessStep:
        return replace(step, text=text)

    layout = CellLayout(MOST_STEPS, make_body, get_text, replace_text)
    return lay_out_cells(setter, block.steps, layout)
