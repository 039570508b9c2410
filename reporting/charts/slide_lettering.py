"""A theme and a size -> what measures the lettering of charts on slides."""

from __future__ import annotations

from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_advance
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.record import Record

LEADING = 1.25
"""From one baseline to the next, as a multiple of the type."""


class SlideLettering(Record, frozen=True):
    """Measures the lettering of charts on slides; lengths in points.

    Args:
        plain: the font.
        strong: that of bold words.
        size: of the type.
    """

    plain: str
    strong: str
    size: float

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * LEADING

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return the width of a line."""
        font = self.strong if bold else self.plain
        return measure_advance(text, font) * self.size


def make_lettering(theme: Theme, size: Length) -> SlideLettering:
    """Return what measures the words of a chart at a size."""
    return SlideLettering(
        find_slide_font(theme, "label"),
        find_slide_font(theme, "label", bold=True),
        size.pt,
    )
