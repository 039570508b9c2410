"""A status -> its mark: full disc, half disc, ring, or opposed triangles."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from reporting.content.model import Status
from reporting.dossier.typeset.paragraph_styles import parse_colour


def draw_status(
    canvas: Canvas, status: Status, x: float, y: float, radius: float, ink: str
) -> None:
    """Draw a status mark: full disc, half disc, ring, or opposed triangles.

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
    canvas.setLineWidth(radius * 0.3)
    inner = radius * 0.85
    if status is Status.DISPUTED:
        path = canvas.beginPath()
        for side in (-1, 1):
            path.moveTo(x + side * radius * 0.15, y)
            path.lineTo(x + side * radius * 1.1, y + radius)
            path.lineTo(x + side * radius * 1.1, y - radius)
            path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    else:
        canvas.circle(x, y, inner, stroke=1, fill=int(status is Status.CONFIRMED))
    if status is Status.REPORTED:
        path = canvas.beginPath()
        path.arc(x - inner, y - inner, x + inner, y + inner, 90, 180)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
