"""The small sans lettering of drawings -> its widths, before anything is painted."""

from __future__ import annotations

from reporting.charts.space import break_label
from reporting.design.fonts import find_font, split_by_family
from reporting.design.measure import Span, measure_advance
from reporting.design.theme import Theme


class TextMetrics:
    """Measures the small sans lettering of drawings; lengths are points.

    Args:
        theme: names its family and size.
    """

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
            width += measure_advance(piece.text, piece.font) * self.size
        return width

    def pieces(self, text: str, *, bold: bool = False) -> list[Span]:
        """Return a line in pieces of one face each; another family lends what it lacks."""
        face = self.bold if bold else self.plain
        return split_by_family(self.theme, text, face)

    def lines(self, text: str, width: float) -> list[str]:
        """Break a text into lines no wider than some points."""
        return break_label(self, text, width)
