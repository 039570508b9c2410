"""The small sans lettering of drawings -> its widths, and lines of shaped words.

Faces that have its letters are chosen and words are shaped alike for both, so that what is
measured is what is drawn.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf
from unicodedata import bidirectional

from reporting.design.fonts import find_font, split_by_family
from reporting.design.theme import Theme
from reporting.paper.marks import Look, Span, TextLine
from reporting.paper.typeset.bidi import has_rtl
from reporting.paper.typeset.fragments import Fragment
from reporting.paper.typeset.paragraph import Paragraph
from reporting.paper.typeset.styles import TextStyle
from reporting.pdf.face import find_face
from reporting.record import replace

_SPACE = " "


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


@lru_cache(maxsize=2048)
def measure_shaped(text: str, font: str) -> float:
    """Return the width of text at size 1, as its words are shaped and drawn."""
    shape = find_face(font).shape
    words = text.split(_SPACE)
    width = (len(words) - 1) * shape(_SPACE).width
    for word in words:
        width += shape(word, is_rtl=has_rtl(word)).width
    return width


class Lettering:
    """Sets the lettering of drawings in one theme.

    Args:
        theme: names its family and size.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.size = theme.print.small.size.pt
        self.set_label = lru_cache(maxsize=2048)(self._set_label)

    def _set_label(
        self,
        text: str,
        ink: str,
        *,
        is_bold: bool = False,
        size: float = 0.0,
    ) -> TextLine:
        """Return a line that begins at no place yet; one of equal words is set once."""
        face = find_font(self.theme, "label", bold=is_bold)
        size = size or self.size
        pieces: list[Fragment] = []
        for piece in split_by_family(self.theme, text, face):
            look = Look(piece.font, size, ink)
            pieces.append(Fragment(piece.text, look, None))
        if has_rtl(text):
            style = TextStyle(
                "lettering",
                face,
                size,
                size,
                ink,
            )
            (line,) = Paragraph(
                pieces,
                style,
                inf,
                is_rtl=begins_rtl(text),
            ).set_lines()
            return replace(line, x=0.0, y=0.0)  # an endless line ends nowhere
        return set_in_order(text, pieces)


def set_in_order(text: str, pieces: list[Fragment]) -> TextLine:
    """Return pieces that read from left to right as a line."""
    spans: list[Span] = []
    width = 0.0
    for piece in pieces:
        look = piece.look
        shape = find_face(look.face).shape
        words = tuple([shape(word) for word in piece.text.split(_SPACE)])
        span = Span(look, None, words)
        spans.append(span)
        width += measure_shaped(piece.text, look.face) * look.size
    return TextLine(
        0,
        0,
        tuple(spans),
        text=text,
        width=width,
    )


def begins_rtl(text: str) -> bool:
    """Whether the first letter of a text reads from right to left (UAX 9, P2 and P3)."""
    for char in text:
        direction = bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
