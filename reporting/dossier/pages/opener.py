"""What a part opens with: its title, as large as three lines allow, and a section's bar."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing

_LINES = 3
_STEPS = (1.0, 0.85, 0.7)
"""Sizes of a title, as shares of its style's."""


def choose_title_style(setting: RenderContext, title: str) -> ParagraphStyle:
    """Return the look of a part's title, smaller where it would take more than three lines."""
    style = setting.styles.h1
    for share in _STEPS:
        size = style.fontSize * share
        leading = style.leading * share
        fitted = style.clone(style.name, fontSize=size, leading=leading)
        lines = simpleSplit(
            title,
            fitted.fontName,
            size,
            setting.width,
        )
        if len(lines) <= _LINES:
            break
    return fitted


class Bar(Flowable):
    """A bar above a section's number, with the room that the theme keeps free above it.

    Args:
        setting: theme, and the section's accent.
    """

    def __init__(self, setting: RenderContext) -> None:
        super().__init__()
        self.theme = setting.theme
        self.accent = setting.accent
        self.column = setting.width

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size it has."""
        opener = self.theme.opener
        height = opener.sink + opener.bar
        return opener.width.pt, height.pt

    def draw(self) -> None:
        """Draw it; it says nothing, and the page makes an artifact of it."""
        opener = self.theme.opener
        if opener.bar:
            width = min(opener.width.pt, self.column)
            drawing = Drawing(self.canv, self.theme)
            drawing.rect(
                0,
                0,
                width,
                opener.bar.pt,
                self.accent,
            )
