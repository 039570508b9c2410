"""Colours, pens and looks of text as they are wanted -> operators where one changes.

What the graphics state holds (ISO 32000-1, 8.4) is known as far as it was written here, so
that nothing is said twice.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from reporting.pdf.syntax import format_colour, format_number, format_numbers
from reporting.record import MutableRecord, replace

BLACK = "#000000"
REGISTRATION = "registration"
"""What crop marks are drawn with on a press: all inks, so that they stand on every plate."""


class Pen(NamedTuple):
    """How a line is drawn (8.4.3).

    Args:
        ink: as #RRGGBB.
        width: in points.
        dash: lengths of strokes and gaps; empty for a line without gaps.
        cap: how it ends: 0 flush, 1 round, 2 square.
        join: how it turns: 0 pointed, 1 round, 2 cut off.
    """

    ink: str
    width: float = 0.75
    dash: tuple[float, ...] = ()
    cap: int = 0
    join: int = 0


class TextStyle(NamedTuple):
    """The look of text.

    Args:
        font: its name among the resources, such as `F1`.
        size: in points.
        ink: as #RRGGBB.
        rise: of the baseline, in points.
    """

    font: str
    size: float
    ink: str
    rise: float = 0.0


class _Values(MutableRecord):
    """The state as far as it is written; a new page's is that of table 52."""

    fill: str = BLACK
    pen: Pen = Pen(BLACK, 1)
    font: str = ""
    size: float = 0.0
    letter: float = 0.0
    rise: float = 0.0


class GraphicsState:
    """The graphics state of one page.

    Args:
        operators: of the page, which it adds to.

    Attributes:
        style: the look of the last text, if nothing has changed since.
    """

    def __init__(self, operators: list[str]) -> None:
        self.style: TextStyle | None = None
        self._operators = operators
        self._values = _Values()
        self._kept: list[_Values] = []

    def save(self) -> None:
        """Keep it until `restore` (8.4.2)."""
        self._operators.append("q")
        self._kept.append(replace(self._values))

    def restore(self) -> None:
        """Take back what was kept last."""
        self._operators.append("Q")
        self._values = self._kept.pop()
        self.style = None

    def move_origin(
        self,
        x: float,
        y: float,
        turn: float,
        scale: float = 1.0,
    ) -> None:
        """Let places count from another one (8.3.4).

        Args:
            x: of the new origin.
            y: of the new origin.
            turn: of what is painted around it, in degrees, anticlockwise.
            scale: how many times as large it is painted.
        """
        angle = radians(turn)
        across = scale * cos(angle)
        up = scale * sin(angle)
        axes = "1 0 0 1"
        if turn or scale != 1:
            axes = f"{across:.5f} {up:.5f} {-up:.5f} {across:.5f}"
        self._operators.append(f"{axes} {format_numbers(x, y)} cm")

    def set_fill(self, ink: str) -> None:
        """Fill in a colour from here on (8.6.8)."""
        if self._values.fill != ink:
            self._values.fill = ink
            self._operators.append(self.format_fill(ink))
            self.style = None

    def format_fill(self, ink: str) -> str:
        """Return the operator that fills in a colour."""
        return f"{format_colour(ink)} rg"

    def format_stroke(self, ink: str) -> str:
        """Return the operator that draws lines in a colour."""
        return f"{format_colour(ink)} RG"

    def set_pen(self, pen: Pen) -> None:
        """Draw lines with a pen from here on."""
        last = self._values.pen
        if last == pen:
            return
        self._values.pen = pen
        if last.ink != pen.ink:
            self._operators.append(self.format_stroke(pen.ink))
        if last.width != pen.width:
            self._operators.append(f"{format_number(pen.width)} w")
        if last.dash != pen.dash:
            self._operators.append(f"[{format_numbers(*pen.dash)}] 0 d")
        if last.cap != pen.cap:
            self._operators.append(f"{pen.cap} J")
        if last.join != pen.join:
            self._operators.append(f"{pen.join} j")

    def set_letter_space(self, letter: float) -> None:
        """Part letters by more points than the face does (9.3.2)."""
        if self._values.letter != letter:
            self._values.letter = letter
            self._operators.append(f"{letter:.3f} Tc")

    def set_style(self, style: TextStyle) -> None:
        """Show text in a look from here on (9.3)."""
        values = self._values
        if values.font != style.font or values.size != style.size:
            values.font = style.font
            values.size = style.size
            size = format_number(style.size)
            self._operators.append(f"/{style.font} {size} Tf")
        if values.rise != style.rise:
            values.rise = style.rise
            self._operators.append(f"{format_number(style.rise)} Ts")
        self.set_fill(style.ink)
        self.style = style
