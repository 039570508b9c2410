"""An event of a timeline -> its mark on the line, and its words.

A known date has a full mark, an uncertain one an open mark; what lasts has a bar as long as it
lasts.
"""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.plan.block_model import TimelineEvent
from reporting.plan.words import make_run

RADIUS = 3.4
"""Of the mark of an event, in points."""
LINE_WIDTH = 0.75
"""Of the line, in points."""
OPEN_DASH = (1.5, 2.5)
"""Dashes of a line whose dates are not known."""


def draw_event_mark(
    drawing: Drawing,
    event: TimelineEvent,
    at: tuple[float, float],
    foot: float,
    accent: str,
) -> None:
    """Draw a disc, or a bar down to `foot` for what lasts."""
    x, y = at
    fill = drawing.theme.colours.paper if event.is_uncertain else accent
    if event.is_lasting:
        dash = OPEN_DASH if event.is_uncertain else ()
        drawing.capsule(
            x,
            foot,
            y + RADIUS,
            RADIUS,
            fill,
            accent,
            dash,
        )
    else:
        drawing.disc(
            x,
            y,
            RADIUS,
            fill,
            accent,
        )


def typeset_event_words(
    item: RenderContext,
    event: TimelineEvent,
    style: ParagraphStyle,
) -> tuple[EvidenceParagraph, EvidenceParagraph]:
    """Return when an event was, in a style, and what it was."""
    label = item.elem("Lbl")
    date = (make_run(event.when, italic=event.is_uncertain),)
    when = item.words(date, style, elem=label)
    body = item.group("LBody")
    text = body.words(event.text, item.styles.aside)
    return when, text
