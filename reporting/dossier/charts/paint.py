"""The marks of a chart -> strokes, fills and lettering on a canvas."""

from __future__ import annotations

from typing import assert_never

from reporting.charts.marks import (
    Area,
    Ink,
    Label,
    Mark,
    Marker,
    Panel,
    Path,
    Point,
    Tone,
    Wedge,
)
from reporting.design.colour import WHITE, mix_colours
from reporting.design.theme import Theme
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph_styles import parse_colour

_WHOLE_TURN = 359.99
"""In degrees: a wedge of a whole turn would end where it begins, and show nothing."""
_WEDGE_EDGE = 0.75


def pick_colour(
    tone: Tone,
    theme: Theme,
    accent: str,
) -> str:
    """Return the colour, as #RRGGBB, that a tone has in a theme and a section."""
    colours = {
        Ink.TEXT: theme.colours.ink,
        Ink.MUTED: theme.colours.muted,
        Ink.HAIRLINE: theme.colours.hairline,
        Ink.ACCENT: accent,
    }
    return mix_colours(
        WHITE,
        colours[tone.ink],
        tone.white,
    )


class ChartPainter:
    """Draws panels of one chart.

    Args:
        drawing: on what, and in which theme.
        accent: colour of the section, as #RRGGBB.
    """

    def __init__(self, drawing: Drawing, accent: str) -> None:
        self.drawing = drawing
        self.accent = accent

    def paint_panel(self, panel: Panel, bottom: float = 0.0) -> None:
        """Draw the marks of a panel in their order, its foot at a height in points."""
        for mark in panel.marks:
            self.paint_mark(mark, bottom)

    def paint_mark(self, mark: Mark, bottom: float) -> None:
        """Draw one mark of a panel whose foot is at a height in points."""
        drawing = self.drawing
        match mark:
            case Path():
                points = _raise_points(mark.points, bottom)
                ink = self._pick(mark.tone)
                drawing.polyline(points, ink, mark.width, mark.dash)
            case Area():
                points = _raise_points(mark.points, bottom)
                fill = self._pick(mark.fill)
                drawing.fill_area(
                    points,
                    fill,
                    mark.hatch,
                    self.accent,
                    mark.edge,
                )
            case Marker():
                y = mark.y + bottom
                drawing.marker(
                    mark.x,
                    y,
                    mark.shape,
                    self.accent,
                )
            case Wedge():
                self.paint_wedge(mark, bottom)
            case Label():
                self.paint_label(mark, bottom)
            case _:
                assert_never(mark)

    def paint_wedge(self, wedge: Wedge, bottom: float) -> None:
        """Draw a part of a ring: its outer arc clockwise, and its inner one back."""
        x, y = wedge.centre
        y += bottom
        begin = 90 - wedge.start
        sweep = -min(wedge.extent, _WHOLE_TURN)
        canvas = self.drawing.canvas
        path = canvas.beginPath()
        outer = _enclose(x, y, wedge.outer)
        inner = _enclose(x, y, wedge.inner)
        path.arc(*outer, begin, sweep)  # type: ignore[arg-type]
        end = begin + sweep
        path.arcTo(*inner, end, -sweep)  # type: ignore[arg-type]
        path.close()
        fill = self._pick(wedge.fill)
        canvas.setFillColor(parse_colour(fill))
        canvas.setStrokeColor(parse_colour(self.accent))
        canvas.setLineWidth(_WEDGE_EDGE)
        canvas.drawPath(path, stroke=1, fill=1)

    def paint_label(self, label: Label, bottom: float) -> None:
        """Write a label, which reads from bottom to top if it is upright."""
        ink = self._pick(label.tone)
        x, y = label.x, label.y + bottom
        canvas = self.drawing.canvas
        if label.is_upright:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(90)
            x = y = 0
        self.drawing.text(
            x,
            y,
            label.text,
            label.side,
            bold=label.is_bold,
            ink=ink,
        )
        if label.is_upright:
            canvas.restoreState()

    def _pick(self, tone: Tone) -> str:
        return pick_colour(tone, self.drawing.theme, self.accent)


def _enclose(
    x: float,
    y: float,
    radius: float,
) -> tuple[float, float, float, float]:
    """Return the square around a circle: left, bottom, right and top."""
    return x - radius, y - radius, x + radius, y + radius


def _raise_points(points: tuple[Point, ...], by: float) -> tuple[Point, ...]:
    return tuple((x, y + by) for x, y in points)
