"""Headings and the pages they fell on -> the contents, on a number of pages known beforehand.

The contents are drawn last, when every page number is known, and moved behind the cover. Each
entry's height depends on its words alone, because the numbers have a column of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reporting.dossier.pen import Pen
from reporting.dossier.setting import Setting
from reporting.dossier.styles import colour
from reporting.dossier.text import Words

_NUMBER = 24.0
_INDENT = 26.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `number` is a section's, or empty; level 0 is a part, level 1 a block within it."""

    level: int
    number: str
    title: str
    anchor: str
    accent: str


@dataclass(frozen=True, slots=True)
class _Placed:
    entry: Entry
    words: Words
    top: float
    """Distance from the upper edge of the frame, in points."""
    height: float


class Contents:
    """The contents of one dossier, laid out when made.

    Args:
        setting: styles and the column.
        title: heading.
        anchor: name under which links find the heading.
        entries: in order.
        room: height of the frame, in points.
    """

    def __init__(
        self, setting: Setting, title: str, anchor: str, entries: Sequence[Entry], room: float
    ) -> None:
        self.setting, self.room, self.title, self.anchor = setting, room, title, anchor
        self.heading = setting.words(title, setting.styles.h1, anchor=anchor)
        self.pages = self._paginate(entries)

    def _paginate(self, entries: Sequence[Entry]) -> list[list[_Placed]]:
        style = self.setting.styles.h1
        height = self.heading.wrap(self.setting.width, self.room)[1]
        pages: list[list[_Placed]] = [[]]
        y = height + style.spaceAfter
        for at, entry in enumerate(entries):
            words, before = self._words(entry)
            y += before if pages[-1] else 0
            tall = words.wrap(self.setting.width - _INDENT - _NUMBER, self.room)[1]
            following = (
                self._words(entries[at + 1])[0] if entry.level == 0 and at + 1 < len(entries) else None
            )
            company = following.wrap(self.setting.width - _INDENT - _NUMBER, self.room)[1] if following else 0
            if y + tall + company > self.room and pages[-1]:
                pages.append([])
                y = 0.0
            pages[-1].append(_Placed(entry, words, y, tall))
            y += tall
        return pages

    def _words(self, entry: Entry) -> tuple[Words, float]:
        styles = self.setting.styles
        style = styles.contents_line if entry.level else styles.contents
        before = 2.0 if entry.level else styles.body.leading * 0.75
        return self.setting.words(entry.title, style), before

    def draw(self, canvas: Canvas, at: int, left: float, head: float, folios: dict[str, int]) -> None:
        """Draw one page of the contents.

        Args:
            canvas: the page.
            at: which of its pages, counted from 0.
            left: left edge of the column, in points.
            head: upper edge of the frame, in points from the page's foot.
            folios: page number of each anchor.
        """
        if at == 0:
            height = self.heading.wrap(self.setting.width, self.room)[1]
            self.heading.drawOn(canvas, left, head - height)
        for placed in self.pages[at]:
            self._line(canvas, placed, left, head - placed.top - placed.height, folios)

    def _line(
        self, canvas: Canvas, placed: _Placed, left: float, foot: float, folios: dict[str, int]
    ) -> None:
        entry, words, width = placed.entry, placed.words, self.setting.width
        style, right = words.style, left + width
        words.drawOn(canvas, left + _INDENT, foot)
        baseline = foot + style.leading - style.fontSize
        if entry.number:
            first = foot + placed.height - style.fontSize
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(colour(entry.accent))
            canvas.drawString(left, first, entry.number)
        folio = str(folios[entry.anchor])
        canvas.setFont(style.fontName, style.fontSize)
        canvas.setFillColor(style.textColor)
        canvas.drawRightString(right, baseline, folio)
        end = left + _INDENT + _last_width(words) + 6
        begin = right - stringWidth(folio, style.fontName, style.fontSize) - 6
        if begin > end:
            pen = Pen(canvas, self.setting.theme)
            canvas.setLineCap(1)
            step = 4.0
            begin_on_grid = right - step * round((right - end) / step)
            pen.line(
                (begin_on_grid, baseline), (begin, baseline), self.setting.theme.colours.muted, 0.6, (0, step)
            )
            canvas.setLineCap(0)
        rect = (left, foot - 1, right, foot + placed.height + 1)
        canvas.linkRect("", entry.anchor, rect, relative=0)


def _last_width(words: Words) -> float:
    """Return the width of the last line, in points."""
    line = words.blPara.lines[-1]
    unused = line[0] if isinstance(line, tuple) else line.extraSpace
    return float(words.width - unused)
