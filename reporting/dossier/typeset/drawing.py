"""Lettering, lines and shapes of drawings, in the theme's faces and colours.

Units are points, the origin is the drawing's lower left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reporting.design.fonts import find_font, split_by_family
from reporting.design.measure import Span
from reporting.design.theme import Theme
from reporting.dossier.typeset.paragraph_styles import parse_colour

Side = Literal["start", "middle", "end"]
Point = tuple[float, float]
Hatch = Literal["", "rising", "falling"]
Dash = tuple[float, ...]
"""Lengths of strokes and gaps in points; empty for a line without gaps."""


_HATCHING = 3.2
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
        """Return the width of a line."""
        return sum(
            stringWidth(piece.text, piece.font, self.size)
            for piece in self.pieces(text, bold=bold)
        )

    def pieces(self, text: str, *, bold: bool = False) -> list[Span]:
        """Return a line in pieces of one face each; another family lends what the sans lacks."""
        return split_by_family(self.theme, text, self.bold if bold else self.plain)

    def lines(self, text: str, width: float, *, bold: bool = False) -> list[str]:
        """Break a text into lines; words wider than the line are cut."""
        face = self.bold if bold else self.plain
        done: list[str] = []
        for line in simpleSplit(text, face, self.size, width) or [""]:
            done += _cut(line, face, self.size, width)
        return done

    def fitted(self, text: str, width: float) -> str:
        """Return a line no wider than some width; what had to be cut ends in an ellipsis."""
        if self.width(text) <= width:
            return text
        while text and self.width(f"{text}…") > width:
            text = text[:-1].rstrip()
        return f"{text}…"

    def few_lines(self, text: str, width: float, most: int) -> list[str]:
        """Break a text into at most so many lines; what had to be cut ends in an ellipsis."""
        lines = self.lines(text, width)
        if len(lines) <= most:
            return lines
        return [
            *lines[: most - 1],
            self.fitted(f"{lines[most - 1]} {lines[most]}", width),
        ]

    def longest_word(self, text: str) -> float:
        """Return the width of the widest word."""
        return max((self.width(word) for word in text.split()), default=0.0)


def _cut(line: str, face: str, size: float, width: float) -> list[str]:
    done = []
    while len(line) > 1 and stringWidth(line, face, size) > width:
        fits = max(
            1,
            sum(
                stringWidth(line[: n + 1], face, size) <= width
                for n in range(len(line))
            ),
        )
        done.append(line[:fits])
        line = line[fits:]
    return [*done, line]


class Drawing:
    """Draws on one canvas in one theme."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        self.canvas, self.theme, self.letters = canvas, theme, TextMetrics(theme)

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
        """Write a line whose start, middle or end is at x and whose baseline is at y."""
        letters = self.letters
        x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[side] * letters.width(
            text, bold=bold
        )
        self.canvas.setFillColor(parse_colour(ink or self.theme.colours.ink))
        line = self.canvas.beginText(x, y)
        for piece in letters.pieces(
            f"{text} ", bold=bold
        ):  # the space parts it from the next when extracted
            line.setFont(piece.font, letters.size)
            line.textOut(piece.text)
        self.canvas.drawText(line)

    def line(
        self, one: Point, other: Point, ink: str, width: float = 0.5, dash: Dash = ()
    ) -> None:
        """Draw a straight line."""
        self.polyline((one, other), ink, width, dash)

    def polyline(
        self, points: tuple[Point, ...], ink: str, width: float = 0.5, dash: Dash = ()
    ) -> None:
        """Draw a line through points."""
        self.canvas.setStrokeColor(parse_colour(ink))
        self.canvas.setLineWidth(width)
        self.canvas.setLineJoin(1)
        self.canvas.setDash(list(dash))
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.setDash([])

    def polygon(
        self, points: tuple[Point, ...], fill: str, edge: str | None = None
    ) -> None:
        """Fill an area, with an edge if one is given."""
        self._fill(fill, edge)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self.canvas.drawPath(path, stroke=int(edge is not None), fill=1)

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
        self._fill(fill, edge)
        self.canvas.rect(x, y, width, height, stroke=int(edge is not None), fill=1)

    def hatched(
        self,
        points: Sequence[Point],
        fill: str,
        hatch: Hatch,
        ink: str,
        edge: float | None = 0.75,
    ) -> None:
        """Fill an area, with slanting lines over it if it is hatched, and an edge of some width."""
        self.polygon(tuple(points), fill)
        canvas, path = self.canvas, self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        if hatch:
            canvas.saveState()
            canvas.clipPath(path, stroke=0, fill=0)
            self._hatch(points, hatch, ink)
            canvas.restoreState()
        if edge:
            canvas.setStrokeColor(parse_colour(ink))
            canvas.setLineWidth(edge)
            canvas.drawPath(path, stroke=1, fill=0)

    def _hatch(self, points: Sequence[Point], hatch: Hatch, ink: str) -> None:
        """Draw slanting lines over all of the points, on a grid of the page's own."""
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        foot, head = min(y for _, y in points), max(y for _, y in points)
        rise = head - foot
        begin = left - rise - (left - rise) % _HATCHING
        self.canvas.setStrokeColor(parse_colour(ink))
        self.canvas.setLineWidth(0.5)
        path = self.canvas.beginPath()
        for number in range(int((right - begin) / _HATCHING) + 1):
            x = begin + number * _HATCHING
            ends = (x, x + rise) if hatch == "rising" else (x + rise, x)
            path.moveTo(ends[0], foot)
            path.lineTo(ends[1], head)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def disc(
        self, x: float, y: float, radius: float, fill: str, edge: str | None = None
    ) -> None:
        """Fill a circle."""
        self._fill(fill, edge)
        self.canvas.circle(x, y, radius, stroke=int(edge is not None), fill=1)

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
        self._fill(fill, edge)
        self.canvas.setDash(list(dash))
        foot = min(foot, head - 2 * radius)
        self.canvas.roundRect(
            x - radius, foot, 2 * radius, head - foot, radius, stroke=1, fill=1
        )
        self.canvas.setDash([])

    def _fill(self, fill: str, edge: str | None) -> None:
        self.canvas.setFillColor(parse_colour(fill))
        if edge is not None:
            self.canvas.setStrokeColor(parse_colour(edge))
            self.canvas.setLineWidth(0.75)

    def marker(self, x: float, y: float, number: int, ink: str) -> None:
        """Draw the marker of a series; the first four differ in shape."""
        paper = self.theme.colours.paper
        match number % 4:
            case 0:
                self.disc(x, y, 2.6, ink, ink)
            case 1:
                self.rect(x - 2.4, y - 2.4, 4.8, 4.8, paper, ink)
            case 2:
                self.polygon(
                    ((x - 3, y - 2.4), (x + 3, y - 2.4), (x, y + 3.2)), ink, ink
                )
            case _:
                self.disc(x, y, 2.6, paper, ink)
