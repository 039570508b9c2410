"""The marks of a drawing -> strokes, fills and lettering on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from reporting.charts.colours import choose_words, pick_ink, pick_lettering
from reporting.charts.marks import (
    ACCENT,
    Area,
    Hatch,
    Label,
    Marker,
    Path,
    Point,
    Tone,
    Wedge,
)
from reporting.design.colour import (
    DARK,
    WHITE,
    change_luminance,
    measure_luminance,
    mix_colours,
)
from reporting.design.theme import Theme
from reporting.paper.charts.lettering import Lettering
from reporting.paper.marks import Drawing
from reporting.paper.paint.lines import LinePainter
from reporting.pdf.graphics_state import Pen
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.paths import (
    trace_circle,
    trace_line,
    trace_polygon,
    trace_rectangle,
    trace_wedge,
)

_WHOLE_TURN = 359.99
"""In degrees: a wedge of a whole turn would end where it begins, and show nothing."""
_EDGE = 0.75
"""Width of an edge, in points."""
_HATCH_GAP = 3.2
"""Distance of the lines of a hatching, in points."""
_HATCH_WIDTH = 0.5
_ROUND = 1
"""How a line turns (ISO 32000-1, table 55)."""
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands before its place."""
_UPRIGHT = 90.0


def pick_colour(
    tone: Tone,
    theme: Theme,
    accent: str,
) -> str:
    """Return the colour, as #RRGGBB, that a tone has in a theme and a section."""
    colour = mix_colours(WHITE, pick_ink(tone.ink, theme, accent), tone.white)
    if tone.is_words:
        return choose_words(colour, theme)
    return colour


def pick_slide_colour(
    tone: Tone,
    theme: Theme,
    accent: str,
) -> str:
    """Return the same as programs of slides tint it: by its luminance, not with white."""
    if tone.is_words or not tone.white:
        return pick_colour(tone, theme, accent)
    is_on_dark = measure_luminance(theme.colours.paper) < DARK
    added = 0.0 if is_on_dark else tone.white
    ink = pick_ink(tone.ink, theme, accent)
    return change_luminance(ink, 1 - tone.white, added)


class ChartPainter:
    """Paints drawings in one theme.

    Args:
        theme: names colours and faces.
        lines: paints their lettering.
        pick: returns the colour of a tone in the theme and a section.
    """

    def __init__(
        self,
        theme: Theme,
        lines: LinePainter,
        pick: Callable[[Tone, Theme, str], str] = pick_colour,
    ) -> None:
        self.theme = theme
        self.pick_tone = pick
        self.lines = lines
        self.lettering = Lettering(theme)
        self._colours: dict[tuple[Tone, str], str] = {}

    def paint(
        self,
        canvas: PageCanvas,
        drawing: Drawing,
        left: float,
        foot: float,
    ) -> None:
        """Paint the marks of a drawing in their order.

        Args:
            canvas: the page.
            drawing: its marks, counted from the lower left of its box.
            left: left edge of the box on the page.
            foot: lower edge of the box, upwards from the page's foot.
        """
        canvas.save()
        canvas.move_origin(left, foot)
        accent = self._pick(ACCENT, drawing.accent)
        for mark in drawing.marks:
            if isinstance(mark, Label):
                self.paint_label(canvas, mark, accent, drawing.size)
            else:
                self._paint_mark(canvas, mark, accent)
        canvas.restore()

    def _paint_mark(
        self,
        canvas: PageCanvas,
        mark: Path | Area | Marker | Wedge,
        accent: str,
    ) -> None:
        match mark:
            case Path():
                ink = self._pick(mark.tone, accent)
                pen = Pen(
                    ink,
                    mark.width,
                    mark.dash,
                    join=_ROUND,
                )
                canvas.paint(trace_line(mark.points), pen=pen)
            case Area():
                self.paint_area(canvas, mark, accent)
            case Marker():
                self.paint_marker(canvas, mark, accent)
            case Wedge():
                path = trace_wedge(
                    mark.centre,
                    mark.inner,
                    mark.outer,
                    90 - mark.start,
                    min(mark.extent, _WHOLE_TURN),
                )
                fill = self._pick(mark.fill, accent)
                edge = self._pick(mark.edge_tone, accent)
                canvas.paint(path, fill, Pen(edge, _EDGE))
            case _:
                assert_never(mark)

    def paint_area(
        self,
        canvas: PageCanvas,
        area: Area,
        accent: str,
    ) -> None:
        """Fill an area, with slanting lines over it if it is hatched, and its edge on top."""
        path = trace_polygon(area.points)
        fill = self._pick(area.fill, accent)
        if area.opacity < 1:
            canvas.tint(path, fill, area.opacity)
            return
        edge = None
        if area.edge:
            edge = Pen(self._pick(area.edge_tone, accent), area.edge, join=_ROUND)
        if not area.hatch:
            canvas.paint(path, fill, edge)
            return
        canvas.paint(path, fill)
        canvas.save()
        canvas.clip(path)
        lines = trace_hatching(area.points, area.hatch)
        ink = self._pick(area.hatch_tone, accent)
        canvas.paint(lines, pen=Pen(ink, _HATCH_WIDTH))
        canvas.restore()
        if edge:
            canvas.paint(path, pen=edge)

    def paint_marker(
        self,
        canvas: PageCanvas,
        marker: Marker,
        accent: str,
    ) -> None:
        """Paint the marker of a series; the first four differ in shape."""
        x = marker.x
        y = marker.y
        size = marker.scale
        ink = self._pick(marker.tone, accent)
        pen = Pen(ink, _EDGE)
        paper, full = self.theme.colours.paper, ink
        if marker.is_open:
            paper = full = ""
        round_form = trace_circle(x, y, 2.6 * size)
        match marker.shape % 4:
            case 3 if marker.is_open:
                canvas.paint(trace_diamond(x, y, 3.2 * size), pen=pen)
            case 0:
                canvas.paint(round_form, full, pen)
            case 1:
                half = 2.4 * size
                square = trace_rectangle(
                    x - half,
                    y - half,
                    2 * half,
                    2 * half,
                )
                canvas.paint(square, paper, pen)
            case 2:
                half = 3 * size
                foot = y - 2.4 * size
                head = y + 3.2 * size
                corners = (x - half, foot), (x + half, foot), (x, head)
                canvas.paint(trace_polygon(corners), full, pen)
            case _:
                canvas.paint(round_form, paper, pen)

    def paint_label(
        self,
        canvas: PageCanvas,
        label: Label,
        accent: str,
        size: float = 0.0,
    ) -> None:
        """Write a label, which reads from bottom to top if it is upright."""
        ink = self._pick(label.tone, accent)
        if label.tone == Tone(label.tone.ink):
            ink = pick_lettering(label.tone.ink, self.theme, accent)
        line = self.lettering.set_label(
            label.text, ink, is_bold=label.is_bold, size=size
        )
        before = _SHARES[label.side] * line.width
        if label.is_upright:
            canvas.save()
            canvas.move_origin(label.x, label.y, _UPRIGHT)
            self.lines.paint(canvas, line, -before, 0)
            canvas.restore()
        else:
            self.lines.paint(
                canvas,
                line,
                label.x - before,
                label.y,
            )

    def _pick(self, tone: Tone, accent: str) -> str:
        found = self._colours.get((tone, accent))
        if found is None:
            found = self.pick_tone(tone, self.theme, accent)
            self._colours[tone, accent] = found
        return found


def trace_diamond(x: float, y: float, reach: float) -> str:
    """Return a square on its corner around a point."""
    corners = (x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach)
    return trace_polygon(corners)


def trace_hatching(points: tuple[Point, ...], hatch: Hatch) -> str:
    """Return slanting lines over all of the points, on a grid of the drawing's own."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    low = min(ys)
    high = max(ys)
    rise = high - low
    begin = min(xs) - rise
    begin -= begin % _HATCH_GAP
    count = int((max(xs) - begin) / _HATCH_GAP) + 1
    is_rising = hatch == "rising"
    lines: list[str] = []
    for number in range(count):
        x = begin + number * _HATCH_GAP
        foot, head = (x, x + rise) if is_rising else (x + rise, x)
        line = trace_line(((foot, low), (head, high)))
        lines.append(line)
    return " ".join(lines)
