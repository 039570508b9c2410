"""In a draft: where something is written in the content file, drawn small beside it."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.design.fonts import find_font
from reporting.design.theme import Theme
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.pdf.canvas import TaggedCanvas

SIZE = 6.5
"""Its type size, in points."""


def draw_line_reference(
    canvas: TaggedCanvas,
    theme: Theme,
    text: str,
    end: float,
    y: float,
    room: float,
) -> None:
    """Draw where something is written, smaller where it would not fit.

    Args:
        canvas: the page.
        theme: face and colour.
        text: such as `content.yaml:412`.
        end: where it ends on the right, in points.
        y: its baseline.
        room: width that it may take.
    """
    face = find_font(theme, "label")
    width = stringWidth(text, face, SIZE)
    size = min(SIZE, SIZE * room / max(width, 1))
    start = end - stringWidth(text, face, size)
    with canvas.mark_artifact("Pagination"):
        canvas.setFillColor(parse_colour(theme.colours.muted))
        words = canvas.beginText(start, y)
        words.setFont(face, size)
        words.textOut(f"{text} ")
        canvas.drawText(words)
