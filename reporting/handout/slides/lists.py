"""Paragraphs of a slide -> the elements of their lists, which go on from frame to frame."""

from __future__ import annotations

from reporting.design.slide_styles import Style
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.paragraphs import hangs_label, write_number
from reporting.paper.tag import Tag
from reporting.scene import Paragraph

_BULLETS = ("•", "◦", "▪")
"""What the bullets of each level stand for."""
_BULLET_NAMES = ("Disc", "Circle", "Square")
_NUMBER_NAMES = ("Decimal", "LowerAlpha", "LowerRoman")
"""What the structure calls the lists of each level (ISO 32000-1, table 347)."""


class ListTagger:
    """Makes the elements of lists in one place of a slide.

    Args:
        setting: of that place.
    """

    def __init__(self, setting: SlideContext) -> None:
        self.setting = setting
        self._lists: list[SlideContext] = []
        self._bodies: list[SlideContext] = []

    @property
    def body(self) -> SlideContext | None:
        """Where what belongs to the last item goes; None outside of lists."""
        return self._bodies[-1] if self._bodies else None

    def end(self) -> None:
        """End all lists: what follows is none of their items."""
        self._lists.clear()
        self._bodies.clear()

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
            return self.setting, None
        return self._add_item(paragraph, mark.level if mark else 0)

    def _add_item(self, paragraph: Paragraph, level: int) -> tuple[SlideContext, Tag]:
        """Return the body of a new item of a level, and its label."""
        level = min(level, len(self._bodies))
        del self._lists[level + 1 :]
        del self._bodies[level:]
        number = write_number(paragraph)
        if len(self._lists) == level:
            parent = self._bodies[-1] if self._bodies else self.setting
            names = _NUMBER_NAMES if number else _BULLET_NAMES
            self._lists.append(parent.group("L", numbering=names[level]))
        item = self._lists[level].group("LI")
        label = item.elem("Lbl", actual=None if number else _BULLETS[level])
        body = item.group("LBody")
        self._bodies.append(body)
        return body, label
