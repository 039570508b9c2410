"""A timeline -> events along an upright line, evenly spaced or as far apart as their dates are.

Where a page cannot hold them to scale, the events are evenly spaced.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from reporting.dossier.blocks.scaled_timeline import ScaledTimeline
from reporting.dossier.blocks.timeline_events import (
    LINE_WIDTH,
    OPEN_DASH,
    draw_event_mark,
    typeset_event_words,
)
from reporting.dossier.typeset.columns import Cell, Columns, Extent, Gap
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph_styles import measure_column_height
from reporting.pdf.canvas import TaggedCanvas
from reporting.plan.block_model import TimelineBlock, TimelineEvent

_TALLEST = 0.85
"""Share of the page's height that a timeline to scale may take for its words."""
_AXIS = 0.29
"""Where the line stands, as a share of the column."""
_MIDDLE = 0.68
"""From the head of an event's text to its mark, as a share of the type size."""
_APART = 12.0
"""From the line to the words at either side, in points."""


def typeset_timeline(setting: RenderContext, block: TimelineBlock) -> list[Flowable]:
    """Set events below one another along a line, to scale if dates and page allow it."""
    has_dates = any(event.start is not None for event in block.events)
    if not has_dates:
        return _typeset_evenly(setting.group("L", numbering="None"), block)
    first = block.ticks[0].label
    last = block.ticks[-1].label
    labels = dict.fromkeys((first, last))
    scale = setting.elem("Figure", alt=" – ".join(labels))
    setting = setting.group("L", numbering="None")
    drawing = ScaledTimeline(setting, block, scale)
    _, height = drawing.wrap(setting.width, 0)
    if height <= measure_column_height(setting.theme) * _TALLEST:
        return [drawing]
    return _typeset_evenly(setting, block)


def _typeset_evenly(setting: RenderContext, block: TimelineBlock) -> list[Flowable]:
    """Set events below one another, each as high as its words."""
    last = len(block.events) - 1
    done: list[Flowable] = []
    for number, event in enumerate(block.events):
        is_first = number == 0
        is_last = number == last
        done.append(_typeset_event(setting, event, is_first=is_first, is_last=is_last))
    return done


def _typeset_event(
    setting: RenderContext,
    event: TimelineEvent,
    *,
    is_first: bool,
    is_last: bool,
) -> Columns:
    styles = setting.styles
    theme = setting.theme
    axis = setting.width * _AXIS
    size = styles.aside.fontSize
    space = 0 if is_last else styles.aside.leading * 0.6
    when_style = styles.label.clone("when", alignment=2, patterns="")
    when, text = typeset_event_words(
        setting.group("LI"),
        event,
        when_style,
    )

    def draw_line(canvas: TaggedCanvas, extent: Extent) -> None:
        drawing = Drawing(canvas, theme)
        mark = extent.height - size * _MIDDLE
        head = mark if is_first and extent.first else extent.height
        foot = mark if is_last and not event.is_lasting else 0.0
        dash = OPEN_DASH if event.is_uncertain else ()
        muted = theme.colours.muted
        drawing.line(
            (axis, head),
            (axis, foot),
            muted,
            LINE_WIDTH,
            dash,
        )
        if extent.first:
            end = space if extent.last else 0.0
            draw_event_mark(
                drawing,
                event,
                (axis, mark),
                end,
                setting.accent,
            )

    level = Gap(size - styles.label.fontSize)
    left = axis + _APART
    when_cell = Cell(
        0,
        axis - _APART,
        (level, when, Gap(space)),
    )
    text_cell = Cell(
        left,
        setting.width - axis - _APART,
        (text, Gap(space)),
    )
    return Columns([when_cell, text_cell], draw_line)
