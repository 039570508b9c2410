"""Lettering, lines and shapes of drawings, in the theme's faces and colours.

Units are points, the origin is the drawing's lower left.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from reporting.charts.marks import Dash, Hatch, Point, Side
from reporting.charts.space import break_label
from reporting.design.fonts import find_font, split_by_family
from reporting.design.measure import Span
from reporting.design.theme import Theme
from reporting.dossier.typeset.paragraph_styles import parse_colour

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands before its place."""
_HATCH_GAP = 3.2
"""Distance of the lines of a hatching, in points."""


class TextMetrics:
    """Measures the small sans lettering of drawings, before there is a canvas."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.size = theme.print.small.size.pt
        self.leading = theme.print.small.leading.pt
        self.plain = find_font(theme, "label")
        self.bold = find_font(theme, "label", bold=True)

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of a line, in points."""
        width = 0.0
        for piece in self.pieces(text, bold=bold):
            width += stringWidth(piece.text, piece.font, self.size)
        return width

    def pieces(self, text: str, *, bold: bool = False) -> list[Span]:
        """Return a line in pieces of one face each; another family lends what it lacks."""
        face = self.bold if bold else self.plain
        return split_by_family(self.theme, text, face)

    def lines(self, text: str, width: float) -> list[str]:
        """Break a text into lines no wider than some points."""
        return break_label(self, text, width)


class Drawing:
    """A drawing context: one canvas in one theme; its lengths are points."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        self.canvas = canvas
        self.theme = theme
        self.letters = TextMetrics(theme)

    # -- lettering

    def text(
        self,
        x: float,
        y: float,
        text: str,
        side: Side = "start",
        *,
        bold: bool = False,
        ink: str | None = None,
    ) -> None:
        """Write a line whose start, middle or end is at x and whose baseline is at y.

        A space follows it, which parts it from the next when text is extracted.
        """
        x -= _SHARES[side] * self.letters.width(text, bold=bold)
        self.canvas.setFillColor(parse_colour(ink or self.theme.colours.ink))
        line = self.canvas.beginText(x, y)
        for piece in self.letters.pieces(f"{text} ", bold=bold):
            line.setFont(piece.font, self.letters.size)
            line.textOut(piece.text)
        self.canvas.drawText(line)

    # -- lines

    def line(
        self,
        one: Point,
        other: Point,
        ink: str,
        width: float = 0.5,
        dash: Dash = (),
    ) -> None:
        """Draw a straight line."""
        self.polyline((one, other), ink, width, dash)

    def polyline(
        self,
        points: Sequence[Point],
        ink: str,
        width: float = 0.5,
        dash: Dash = (),
    ) -> None:
        """Draw a line through points."""
        self.canvas.setStrokeColor(parse_colour(ink))
        self.canvas.setLineWidth(width)
        self.canvas.setLineJoin(1)
        self.canvas.setDash(list(dash))
        self.canvas.drawPath(
            self._make_path(points),
            stroke=1,
            fill=0,
        )
        self.canvas.setDash([])

    def _make_path(
        self, points: Sequence[Point], *, closed: bool = False
    ) -> PDFPathObject:
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.close()
        return path

    # -- areas

    def polygon(
        self,
        points: Sequence[Point],
        fill: str,
        edge: str | None = None,
    ) -> None:
        """Fill an area between points, with an edge if its colour is given."""
        self._set_colours(fill, edge)
        path = self._make_path(points, closed=True)
        self.canvas.drawPath(
            path,
            stroke=int(edge is not None),
            fill=1,
        )

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        edge: str | None = None,
    ) -> None:
        """Fill a rectangle; negative sizes reach left and down."""
        self._set_colours(fill, edge)
        self.canvas.rect(
            x,
            y,
            width,
            height,
            stroke=int(edge is not None),
            fill=1,
        )

    def fill_area(
        self,
        points: Sequence[Point],
        fill: str,
        hatch: Hatch,
        ink: str,
        edge: float = 0.75,
    ) -> None:
        """Fill an area, with slanting lines over it if it is hatched.

        Args:
            points: its corners.
            fill: its colour.
            hatch: the way of the lines.
            ink: colour of the lines and of the edge.
            edge: width of the edge, in points; 0 for none.
        """
        self.polygon(points, fill)
        path = self._make_path(points, closed=True)
        if hatch:
            self.canvas.saveState()
            self.canvas.clipPath(path, stroke=0, fill=0)
            self._draw_hatching(points, hatch, ink)
            self.canvas.restoreState()
        if edge:
            self.canvas.setStrokeColor(parse_colour(ink))
            self.canvas.setLineWidth(edge)
            self.canvas.drawPath(path, stroke=1, fill=0)

    def _draw_hatching(
        self,
        points: Sequence[Point],
        hatch: Hatch,
        ink: str,
    ) -> None:
        """Draw slanting lines over all of the points, on a grid of the page's own."""
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        low, high = min(ys), max(ys)
        rise = high - low
        begin = min(xs) - rise
        begin -= begin % _HATCH_GAP
        count = int((max(xs) - begin) / _HATCH_GAP) + 1
        lean = rise if hatch == "rising" else -rise
        canvas = self.canvas
        canvas.setStrokeColor(parse_colour(ink))
        canvas.setLineWidth(0.5)
        path = canvas.beginPath()
        for number in range(count):
            x = begin + number * _HATCH_GAP
            foot = x if lean > 0 else x + rise
            path.moveTo(foot, low)
            path.lineTo(foot + lean, high)
        canvas.drawPath(path, stroke=1, fill=0)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        edge: str | None = None,
    ) -> None:
        """Fill a circle."""
        self._set_colours(fill, edge)
        self.canvas.circle(
            x,
            y,
            radius,
            stroke=int(edge is not None),
            fill=1,
        )

    def capsule(
        self,
        x: float,
        foot: float,
        head: float,
        radius: float,
        fill: str,
        edge: str,
        dash: Dash = (),
    ) -> None:
        """Fill an upright bar with round ends, as one that lasts from its head to its foot."""
        self._set_colours(fill, edge)
        self.canvas.setDash(list(dash))
        foot = min(foot, head - 2 * radius)
        self.canvas.roundRect(
            x - radius, foot, 2 * radius, head - foot, radius, stroke=1, fill=1
        )
        self.canvas.setDash([])

    def _set_colours(self, fill: str, edge: str | None) -> None:
        self.canvas.setFillColor(parse_colour(fill))
        if edge is not None:
            self.canvas.setStrokeColor(parse_colour(edge))
            self.canvas.setLineWidth(0.75)

    def marker(
        self,
        x: float,
        y: float,
        number: int,
        ink: str,
    ) -> None:
        """Draw the marker of a series; the first four differ in shape."""
        paper = self.theme.colours.paper
        match number % 4:
            case 0:
                self.disc(x, y, 2.6, ink, ink)
            case 1:
                self.rect(
                    x - 2.4,
                    y - 2.4,
                    4.8,
                    4.8,
                    paper,
                    ink,
                )
            case 2:
                left, right, foot = x - 3, x + 3, y - 2.4
                corners = (left, foot), (right, foot), (x, y + 3.2)
                self.polygon(corners, ink, ink)
            case _:
                self.disc(x, y, 2.6, paper, ink)
