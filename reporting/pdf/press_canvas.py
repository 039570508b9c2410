"""Shapes and lettering -> the operators of a page for a press: in its inks, without links.

Paper has no links, and PDF/X lets no annotation stand where a press prints (ISO 15930-7). What
text is printed in is chosen where its look is made, by `Document.choose_letters`.
"""

from __future__ import annotations

from reporting.pdf.document import Document
from reporting.pdf.graphics_state import BLACK, GraphicsState, Pen
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.paths import trace_rectangle
from reporting.pdf.separation import Separation
from reporting.pdf.structure import Box, StructElem

_RECTANGLE = "re"


class _PressState(GraphicsState):
    """The graphics state of a page in the inks of a press.

    Args:
        operators: of the page, which it adds to.
        separation: colours as inks.
    """

    def __init__(self, operators: list[str], separation: Separation) -> None:
        super().__init__(operators)
        self.separation = separation

    def format_fill(self, ink: str) -> str:
        """Return the operator that fills in a colour."""
        return self.separation.format_fill(ink)

    def format_stroke(self, ink: str) -> str:
        """Return the operator that draws lines in a colour."""
        return self.separation.format_stroke(ink)

    def set_pen(self, pen: Pen) -> None:
        """Draw lines from here on with what can be printed of a pen."""
        super().set_pen(self.separation.choose_pen(pen))


class PressCanvas(PageCanvas):
    """One page for a press.

    Args:
        document: as of a `PageCanvas`, and so on.
        number: likewise.
        size: likewise.
        trim: likewise.
        bleed: likewise.
        separation: colours as inks.
    """

    has_links = False

    def __init__(
        self,
        document: Document,
        number: int,
        size: tuple[float, float],
        trim: Box | None,
        bleed: Box | None,
        separation: Separation,
    ) -> None:
        super().__init__(document, number, size, trim, bleed)
        self.separation = separation
        self._state = _PressState(self._operators, separation)

    def paint(
        self,
        path: str,
        fill: str = "",
        pen: Pen | None = None,
        elem: StructElem | None = None,
    ) -> None:
        """Fill a path, or draw along it; a thin rectangle is a rule, and printed as one.

        Args:
            path: as of a `PageCanvas`, and so on.
            fill: likewise.
            pen: likewise.
            elem: likewise.
        """
        *numbers, operator = path.split()
        if fill and not pen and operator == _RECTANGLE:
            x, y, width, height = map(float, numbers)
            thickness = min(abs(width), abs(height))
            printed = self.separation.choose_rule(fill, thickness)
            if printed:
                fill = BLACK
                middle = (thickness - printed) / 2
                if thickness == abs(height):
                    path = trace_rectangle(x, y + middle, width, printed)
                else:
                    path = trace_rectangle(x + middle, y, printed, height)
        super().paint(path, fill, pen, elem)
