"""The bar in a section's colour that its first page opens with."""

from __future__ import annotations

from reportlab.platypus import Flowable

from reporting.dossier.pen import Pen
from reporting.dossier.setting import Setting


class Bar(Flowable):
    """A bar above a section's number, with the room that the theme keeps free above it.

    Args:
        setting: theme, and the section's accent.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.theme, self.accent = setting.theme, setting.accent

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size it has."""
        opener = self.theme.opener
        return opener.width.pt, (opener.sink + opener.bar).pt

    def draw(self) -> None:
        """Draw it; it says nothing, and the page makes an artifact of it."""
        opener = self.theme.opener
        if opener.bar:
            Pen(self.canv, self.theme).rect(0, 0, opener.width.pt, opener.bar.pt, self.accent)
