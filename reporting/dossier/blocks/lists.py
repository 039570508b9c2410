"""Bullets and process -> paragraphs below one another, behind dots and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reporting.dossier.typeset.columns import Cell, Columns, Extent, Gap
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import BulletsBlock, ProcessBlock, ProcessStep
from reporting.plan.words import Para

_DISC = 9.0
"""Radius of the disc that a step's number stands in, in points."""
_STEP_LEFT = 2 * _DISC + 12
"""From the edge of the column to the words of a step, in points."""
_ARROW = 3.2
"""Half the width of an arrow's head, in points."""

# ---------------------------------------------------------------- bullets


def typeset_bullets(setting: RenderContext, block: BulletsBlock) -> list[Flowable]:
    """Set points below one another behind drawn dots."""
    return typeset_points(setting, block.items)


def typeset_points(setting: RenderContext, points: Sequence[Para]) -> list[Flowable]:
    """Set points as one list of the structure."""
    setting = setting.group("L", numbering="Disc")
    done: list[Flowable] = []
    for point in points:
        item = setting.group("LI")
        label = item.elem("Lbl", actual="•")
        body = item.group("LBody")
        done.append(
            body.words(
                point,
                item.styles.bullet,
                label=label,
            )
        )
    return done


# ---------------------------------------------------------------- process


def typeset_process(setting: RenderContext, block: ProcessBlock) -> list[Flowable]:
    """Set numbered steps below one another, each leading to the next by an arrow."""
    setting = setting.group("L", numbering="Decimal")
    count = len(block.steps)
    done: list[Flowable] = []
    for number, step in enumerate(block.steps, 1):
        done.append(
            _typeset_step(
                setting,
                step,
                number,
                is_last=number == count,
            )
        )
    return done


def _typeset_step(
    setting: RenderContext,
    step: ProcessStep,
    number: int,
    *,
    is_last: bool,
) -> Columns:
    styles = setting.styles
    theme = setting.theme
    item = setting.group("LI")
    label = item.elem("Lbl")
    body = item.group("LBody")

    def draw_number(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        centre = extent.height - _DISC
        if not is_last:
            head = centre - _DISC - 2 if extent.first else extent.height
            drawing.line(
                (_DISC, head),
                (_DISC, 4),
                setting.accent,
                1,
            )
        if extent.last and not is_last:
            left = (_DISC - _ARROW, 5)
            right = (_DISC + _ARROW, 5)
            drawing.polygon((left, right, (_DISC, 0.5)), setting.accent)
        if extent.first:
            drawing.disc(
                _DISC,
                centre,
                _DISC,
                setting.accent,
            )
            ink = theme.colours.paper
            with canvas.mark(label):
                drawing.text(
                    _DISC, centre - 3, str(number), "middle", bold=True, ink=ink
                )

    title_style = styles.h3.clone("step", spaceBefore=0, spaceAfter=1)
    title = body.words(step.title, title_style)
    text = body.words(step.text, styles.aside)
    below = Gap(0.0 if is_last else styles.aside.leading * 0.7)
    number_cell = Cell(
        0,
        2 * _DISC,
        (Gap(2 * _DISC + 8),),
    )
    width = setting.width - _STEP_LEFT
    text_cell = Cell(
        _STEP_LEFT,
        width,
        (title, text, below),
    )
    return Columns([number_cell, text_cell], draw_number)
