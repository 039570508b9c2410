"""Drawn slides and what stands around them -> pages of a tagged document."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, degrees

from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.scene import DrawnSlide
from reporting.i18n import Language
from reporting.paper.marks import Mark, TextLine
from reporting.paper.paint.marks import MarkPainter
from reporting.paper.paint.structure import Structure
from reporting.paper.tag import Tag
from reporting.pdf.conformance import Conformance
from reporting.pdf.document import Document
from reporting.pdf.page_canvas import Kind, PageCanvas, Subtype
from reporting.pdf.paths import trace_rectangle


class HandoutPainter:
    """Paints the pages of one handout.

    Args:
        theme: for the colours and the lettering of charts.
        language: of the text (ISO 14289-1, 7.2).
        top: the element that all others belong to.
        conformance: the standards that the file keeps to.
    """

    def __init__(
        self,
        theme: Theme,
        language: Language,
        top: Tag,
        conformance: Conformance,
    ) -> None:
        self.language = language
        self.document = Document(language.tag, conformance)
        self.structure = Structure(top, conformance)
        self.marks = MarkPainter(self.document, theme, self.structure.elems)

    def add_tags(self, tags: Iterable[Tag]) -> None:
        """Take in what is read next, before any page shows it."""
        self.structure.add(tags)

    def paint(self, canvas: PageCanvas, marks: Iterable[Mark]) -> None:
        """Paint marks whose places count from the upper left of the page."""
        self.marks.paint_marks(
            canvas,
            marks,
            0.0,
            canvas.height,
        )

    def paint_artifacts(
        self,
        canvas: PageCanvas,
        marks: Iterable[Mark],
        kind: Kind = "Layout",
        subtype: Subtype = "",
    ) -> None:
        """Paint what belongs to no element (ISO 32000-1, 14.8.2.2)."""
        with canvas.mark_artifact(kind, subtype):
            self.marks.paint_marks(
                canvas,
                marks,
                0.0,
                canvas.height,
            )

    def paint_watermark(self, canvas: PageCanvas, line: TextLine) -> None:
        """Paint a word across a page, from its lower left to its upper right."""
        _, _, width, height = canvas.media
        with canvas.mark_artifact("Pagination", "Watermark"):
            canvas.save()
            turn = degrees(atan2(height, width))
            canvas.move_origin(width / 2, height / 2, turn)
            self.marks.lines.paint(
                canvas,
                line,
                -line.width / 2,
                0.0,
            )
            canvas.restore()

    def bookmark(self, canvas: PageCanvas, setting: SlideContext, y: float) -> None:
        """Let links and the outline find a slide at some height from a page's foot."""
        elem = self.structure.elems[setting.tags[0]]
        canvas.bookmark(setting.name, y, elem)

    def paint_slide(
        self,
        canvas: PageCanvas,
        slide: DrawnSlide,
        place: Rect[float],
        scale: float,
    ) -> None:
        """Paint a slide, no part of which leaves its edges; links and the outline find it.

        Args:
            canvas: the page.
            slide: what is shown.
            place: of the slide, from the upper left of the page, in points.
            scale: how large it is to its own size.
        """
        width = place.width / scale
        height = place.height / scale
        canvas.save()
        canvas.move_origin(place.left, canvas.height - place.bottom, scale=scale)
        self.bookmark(canvas, slide.setting, height)
        edges = trace_rectangle(
            0.0,
            0.0,
            width,
            height,
        )
        canvas.clip(edges)
        canvas.paint(edges, slide.setting.ground)
        if slide.picture:
            canvas.paint_image(slide.picture, (0.0, 0.0, width, height))
        for stratum in slide.strata:
            if stratum.is_artifact:
                with canvas.mark_artifact():
                    self.marks.paint_marks(
                        canvas,
                        stratum.marks,
                        0.0,
                        height,
                    )
            else:
                self.marks.paint_marks(
                    canvas,
                    stratum.marks,
                    0.0,
                    height,
                )
        canvas.restore()
