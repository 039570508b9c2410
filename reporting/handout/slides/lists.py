"""Paragraphs of a slide -> the elements of their lists, which go on from frame to frame."""

from __future__ import annotations

from reporting.design.slide_styles import Style
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.paragraphs import hangs_label, write_number
from reporting.paper.tag import NestedLists, Tag
from reporting.scene import Paragraph


class ListTagger(NestedLists[SlideContext]):
    """Makes the elements of lists in one place of a slide."""

    def tag(self, paragraph: Paragraph) -> tuple[SlideContext, Tag | None]:
        """Return where a paragraph belongs, and the element of its bullet or number."""
        if paragraph.style is Style.ENTRY_TEXT and self.body:
            return self.body, None
        mark = paragraph.mark
        goes_on = mark is not None and not paragraph.bullet_colour
        if goes_on and self.body:
            return self.body, None
        if not hangs_label(paragraph):
            self.end()
            return self.place, None
        level = mark.level if mark else 0
        _, label, body = self.add(level, is_numbered=bool(write_number(paragraph)))
        return body, label
