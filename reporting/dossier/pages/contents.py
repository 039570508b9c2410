"""Headings and the pages they fell on -> the contents, on a number of pages known beforehand.

The contents are drawn last, when every page number is known, and moved behind the cover. Each
entry's height depends on its words alone, because the numbers have a column of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.record import Record, replace

_NUMBER = 24.0
"""Width of the column of page numbers, in points."""
_INDENT = 26.0
"""From a section's number to its title, in points."""
_AIR = 6.0
"""Between the dots that lead to a page number and the words at either side, in points."""
_DOTS = 4.0
"""From one dot to the next, in points."""


class Entry(Record, frozen=True):
    """One line: `number` is a section's, or empty; level 0 is a part, level 1 a block in it."""

    level: int
    number: str
    title: str
    anchor: str
    accent: str


class _EntryLine(Record, frozen=True):
    """An entry as it is set.

    Args:
        entry: what it says.
        words: its title.
        label: the element of its number.
        link: the element of its page number.
        top: distance from the upper edge of the frame, in points.
        height: in points.
    """

    entry: Entry
    words: EvidenceParagraph
    label: StructElem
    link: StructElem
    top: float = 0.0
    height: float = 0.0


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
        self,
        setting: RenderContext,
        title: str,
        anchor: str,
        entries: Sequence[Entry],
        room: float,
    ) -> None:
        self.setting = setting
        self.room = room
        self.title = title
        self.anchor = anchor
        self.blank = int(setting.sheet.recto)
        """Pages left empty before the first, so that it is a right-hand one."""
        self.heading = setting.heading(
            title,
            setting.styles.h1,
            anchor=anchor,
        )
        lines = self._typeset_lines(entries)
        self.pages = self._paginate(lines)

    def _paginate(self, lines: Sequence[_EntryLine]) -> list[list[_EntryLine]]:
        """Return the lines of each page; a part's line keeps with the one below it."""
        styles = self.setting.styles
        width = self.setting.width - _INDENT - _NUMBER
        _, height = self.heading.wrap(self.setting.width, self.room)
        heights = [float(line.words.wrap(width, self.room)[1]) for line in lines]
        pages: list[list[_EntryLine]] = [[]]
        top = height + styles.h1.spaceAfter
        for number, line in enumerate(lines):
            is_part = line.entry.level == 0
            if pages[-1]:
                top += styles.body.leading * 0.75 if is_part else 2.0
            needed = heights[number]
            if is_part:
                needed += sum(heights[number + 1 : number + 2])
            if top + needed > self.room and pages[-1]:
                pages.append([])
                top = 0.0
            placed = replace(line, top=top, height=heights[number])
            pages[-1].append(placed)
            top += placed.height
        return pages

    def _typeset_lines(self, entries: Sequence[Entry]) -> list[_EntryLine]:
        """Return the lines in order; those of blocks are a table within their part's entry."""
        styles = self.setting.styles
        table = self.setting.group("TOC")
        item = table.group("TOCI")
        inner: RenderContext | None = None
        lines: list[_EntryLine] = []
        for number, entry in enumerate(entries):
            if entry.level == 0:
                item = table.group("TOCI") if number else item
                inner = None
                place = item
            else:
                inner = inner or item.group("TOC")
                place = inner.group("TOCI")
            label = place.elem("Lbl")
            link = place.group("Reference").elem("Link")
            style = styles.contents_line if entry.level else styles.contents
            words = self.setting.words(
                entry.title,
                style,
                elem=link,
            )
            lines.append(_EntryLine(entry, words, label, link))
        return lines

    def draw(
        self,
        canvas: TaggedCanvas,
        number: int,
        left: float,
        head: float,
        folios: dict[str, int],
    ) -> None:
        """Draw one page of the contents.

        Args:
            canvas: the page.
            number: which of its pages, counted from 0.
            left: left edge of the column, in points.
            head: upper edge of the frame, in points from the page's foot.
            folios: page number of each anchor.
        """
        if number == 0:
            _, height = self.heading.wrap(self.setting.width, self.room)
            self.heading.drawOn(
                canvas,
                left,
                head - height,
            )
        for line in self.pages[number]:
            foot = head - line.top - line.height
            folio = str(folios[line.entry.anchor])
            self._draw_line(
                canvas,
                line,
                left,
                foot,
                folio,
            )

    def _draw_line(
        self,
        canvas: TaggedCanvas,
        line: _EntryLine,
        left: float,
        foot: float,
        folio: str,
    ) -> None:
        """Draw number, title, dots and page number of an entry, and its link over them."""
        entry = line.entry
        style = line.words.style
        right = left + self.setting.width
        baseline = foot + style.leading - style.fontSize
        if entry.number:
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(parse_colour(entry.accent))
            first = foot + line.height - style.fontSize
            with canvas.mark(line.label):
                canvas.drawString(left, first, entry.number)
        line.words.drawOn(
            canvas,
            left + _INDENT,
            foot,
        )
        canvas.setFont(style.fontName, style.fontSize)
        canvas.setFillColor(style.textColor)
        with canvas.mark(line.link):
            canvas.drawRightString(right, baseline, folio)
        end = left + _INDENT + line.words.last_width + _AIR
        start = right - stringWidth(folio, style.fontName, style.fontSize) - _AIR
        if start > end:
            canvas.setLineCap(1)
            steps = round((right - end) / _DOTS)
            first_dot = (right - _DOTS * steps, baseline)
            muted = self.setting.theme.colours.muted
            drawing = Drawing(canvas, self.setting.theme)
            drawing.line(
                first_dot,
                (start, baseline),
                muted,
                0.6,
                (0, _DOTS),
            )
            canvas.setLineCap(0)
        box = (left, foot - 1, right, foot + line.height + 1)
        canvas.link(
            line.link,
            box,
            f"#{entry.anchor}",
            f"{entry.title}, {folio}",
        )
