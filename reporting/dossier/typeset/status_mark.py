"""A status -> its symbol on a page."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from reporting.content.model import Status
from reporting.design.status_symbol import (
    OUTLINE_WIDTH,
    STATUS_SYMBOLS,
    Disc,
    HalfDisc,
    SymbolShape,
)
from reporting.dossier.typeset.paragraph_styles import parse_colour


def draw_status(
    canvas: Canvas,
    status: Status,
    x: float,
    y: float,
    radius: float,
    ink: str,
) -> None:
    """Draw the symbol of a status: full disc, half disc, ring, or opposed triangles.

    Args:
        canvas: what to draw on.
        status: confirmed, reported, unconfirmed or disputed.
        x: centre, in points.
        y: centre, in points.
        radius: half its width, in points.
        ink: its colour, as #RRGGBB.
    """
    canvas.saveState()
    canvas.setFillColor(parse_colour(ink))
    canvas.setStrokeColor(parse_colour(ink))
    canvas.setLineWidth(radius * OUTLINE_WIDTH)
    for shape in STATUS_SYMBOLS[status.value]:
        _draw_shape(canvas, shape, x, y, radius)
    canvas.restoreState()


def _draw_shape(
    canvas: Canvas,
    shape: SymbolShape,
    x: float,
    y: float,
    unit: float,
) -> None:
    if isinstance(shape, Disc):
        filled = int(shape.is_filled)
        canvas.circle(
            x,
            y,
            unit * shape.radius,
            stroke=1,
            fill=filled,
        )
        return
    path = canvas.beginPath()
    if isinstance(shape, HalfDisc):
        reach = unit * shape.radius
        path.arc(
            x - reach,
            y - reach,
            x + reach,
            y + reach,
            90,
            180,
        )
        path.close()
    else:
        for first, *others in shape.areas:
            path.moveTo(x + unit * first[0], y + unit * first[1])
            for across, up in others:
                path.lineTo(x + unit * across, y + unit * up)
            path.close()
    canvas.drawPath(path, stroke=0, fill=1)
