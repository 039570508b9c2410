"""The small lettering of drawings -> lines of shaped text, in faces that have its letters."""

from __future__ import annotations

from functools import cache

from reporting.design.fonts import find_font, split_by_family
from reporting.design.theme import Theme
from reporting.dossier.galley.marks import Look, Span, TextLine
from reporting.pdf.face import find_face

_SPACE = " "


class Lettering:
    """Sets the lettering of drawings in one theme.

    Args:
        theme: names its family and size.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.size = theme.print.small.size.pt
        self.set_label = cache(self._set_label)

    def _set_label(
        self,
        text: str,
        ink: str,
        *,
        is_bold: bool = False,
    ) -> TextLine:
        """Return a line that begins at no place yet; one of equal words is set once."""
        face = find_font(self.theme, "label", bold=is_bold)
        spans: list[Span] = []
        width = 0.0
        for piece in split_by_family(self.theme, text, face):
            shape = find_face(piece.font).shape
            words = tuple([shape(word) for word in piece.text.split(_SPACE)])
            spans.append(Span(Look(piece.font, self.size, ink), None, words))
            letters = sum([word.width for word in words])
            gaps = (len(words) - 1) * shape(_SPACE).width
            width += (letters + gaps) * self.size
        return TextLine(
            0,
            0,
            tuple(spans),
            text=text,
            width=width,
        )
