"""Marks of any kind -> operators of a page, each into the element that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reporting.design.theme import Theme
from reporting.design.token_groups import Colours
from reporting.paper.marks import Drawing, LinkArea, Mark, TextLine, Unseen
from reporting.paper.paint.charts import ChartPainter, pick_slide_colour
from reporting.paper.paint.lines import LinePainter
from reporting.paper.paint.shapes import find_box, paint_shape
from reporting.paper.tag import Tag
from reporting.pdf.document import Document
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.structure import StructElem
from reporting.record import replace

_FIGURE = "Figure"


def find_tag(mark: Mark) -> Tag | None:
    """Return what a mark belongs to; of a line, what its first words do."""
    if isinstance(mark, TextLine):
        return mark.spans[0].tag if mark.spans else None
    return mark.tag


class MarkPainter:
    """Paints the marks of one document.

    Args:
        document: takes in the pages.
        theme: for the colours and the lettering of charts.
        elems: the elements of all tags.
    """

    def __init__(
        self,
        document: Document,
        theme: Theme,
        elems: Mapping[Tag, StructElem],
    ) -> None:
        self.document = document
        self.elems = elems
        self.lines = LinePainter(document, elems)
        self.theme = theme
        self._charts: dict[Colours | None, ChartPainter] = {
            None: ChartPainter(theme, self.lines)
        }

    def paint_marks(
        self,
        canvas: PageCanvas,
        marks: Iterable[Mark],
        left: float,
        top: float,
    ) -> None:
        """Paint marks in their order.

        Args:
            canvas: the page.
            marks: counted from a place.
            left: of that place on the page.
            top: likewise, upwards from the page's foot.

        Raises:
            TaggingError: text has no tag and is not in an artifact.
        """
        paint_line = self.lines.paint
        for mark in marks:
            if isinstance(mark, TextLine):
                paint_line(
                    canvas,
                    mark,
                    left,
                    top,
                )
            elif isinstance(mark, Drawing):
                self.paint_drawing(
                    canvas,
                    mark,
                    left,
                    top,
                )
            elif isinstance(mark, Unseen):
                with canvas.mark(self.elems[mark.tag]):
                    pass  # readers may leave out what has no place on a page
            elif isinstance(mark, LinkArea):
                x = left + mark.x
                head = top - mark.y
                box = (x, head - mark.height, x + mark.width, head)
                link = mark.link
                canvas.link(self.elems[mark.tag], box, link.target, link.contents)
            else:
                elem = self.elems[mark.tag] if mark.tag else None
                if elem and elem.tag == _FIGURE:
                    canvas.include(elem, find_box(mark, left, top))
                paint_shape(
                    canvas,
                    mark,
                    left,
                    top,
                    elem,
                )

    def find_charts(self, colours: Colours | None) -> ChartPainter:
        """Return what paints the charts of slides of some colours; None for those in print."""
        painter = self._charts.get(colours)
        if painter is None:
            theme = replace(self.theme, colours=colours)
            painter = ChartPainter(theme, self.lines, pick_slide_colour)
            self._charts[colours] = painter
        return painter

    def paint_drawing(
        self,
        canvas: PageCanvas,
        drawing: Drawing,
        left: float,
        top: float,
    ) -> None:
        """Paint a drawing into the figure that it is a part of."""
        x = left + drawing.x
        foot = top - drawing.y - drawing.height
        if drawing.tag:
            elem = self.elems[drawing.tag]
            right = x + drawing.width
            head = foot + drawing.height
            content = canvas.mark_figure(elem, (x, foot, right, head))
        else:
            content = canvas.mark_artifact()
        with content:
            self.find_charts(drawing.colours).paint(
                canvas,
                drawing,
                x,
                foot,
            )
