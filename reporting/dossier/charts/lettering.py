"""The small sans lettering of drawings -> its widths, before anything is painted."""

from __future__ import annotations

from functools import lru_cache

from reporting.design.fonts import find_font, split_by_family
from reporting.design.theme import Theme
from reporting.pdf.face import find_face


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
        """Return the width of a line, in points; another family lends what one lacks."""
        face = self.bold if bold else self.plain
        width = 0.0
        for piece in split_by_family(self.theme, text, face):
            width += measure_shaped(piece.text, piece.font)
        return width * self.size


@lru_cache(maxsize=20_000)
def measure_shaped(text: str, font: str) -> float:
    """Return the width of text at size 1, as its words are shaped and drawn."""
    face = find_face(font)
    words = text.split(" ")
    gaps = (len(words) - 1) * face.shape(" ").width
    return sum([face.shape(word).width for word in words]) + gaps
