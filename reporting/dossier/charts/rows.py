"""The rows of a bar chart -> one figure that may go on over pages."""

from __future__ import annotations

from reportlab.platypus import Flowable

from reporting.charts.marks import Panel, Rows
from reporting.charts.plot_area import BASE_LINE_WIDTH
from reporting.dossier.charts.paint import ChartPainter
from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem

_TOGETHER = 3
"""Rows that stay together at the end of a page, and at the head of the next."""


class Strips(Flowable):
    """Some rows of a chart, all of them one figure.

    Args:
        setting: whose place is the figure.
        rows: the whole chart.
        panels: those of its rows that stand on one page.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        setting: RenderContext,
        rows: Rows,
        panels: tuple[Panel, ...],
    ) -> None:
        super().__init__()
        self.setting = setting
        self.rows = rows
        self.panels = panels
        self.width = rows.width
        self.height = sum(panel.height for panel in panels)

    @property
    def elem(self) -> StructElem:
        """The figure."""
        return self.setting.place

    @property
    def lead(self) -> float:
        """Height of the rows that stay together at the end of a page."""
        return sum(panel.height for panel in self.panels[:_TOGETHER])

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size it has."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Cut between rows, a few left on either side."""
        count, room = 0, height
        while count < len(self.panels) and self.panels[count].height <= room:
            room -= self.panels[count].height
            count += 1
        count = min(count, len(self.panels) - _TOGETHER)
        if count < _TOGETHER:
            return []
        parts = self.panels[:count], self.panels[count:]
        return [Strips(self.setting, self.rows, part) for part in parts]

    def draw(self) -> None:
        """Draw the rows, and the base line beside them."""
        canvas, theme = self.canv, self.setting.theme
        with canvas.mark_figure(
            self.elem,
            self.width,
            self.height,
        ):
            canvas.saveState()
            drawing = Drawing(canvas, theme)
            painter = ChartPainter(drawing, self.setting.accent)
            bottom = self.height
            for panel in self.panels:
                bottom -= panel.height
                painter.paint_panel(panel, bottom)
            x = self.rows.axis
            ink = theme.colours.ink
            drawing.line(
                (x, 0),
                (x, self.height),
                ink,
                BASE_LINE_WIDTH,
            )
            canvas.restoreState()
