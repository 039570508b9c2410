"""Headings and the pages they fell on -> the contents, on a number of pages known beforehand.

The contents are drawn last, when every page number is known, and moved behind the cover. Each
entry's height depends on its words alone, because the numbers have a column of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.dossier.typeset.context import RenderContext
from reporting.dossier.typeset.drawing import Drawing
from reporting.dossier.typeset.paragraph import EvidenceParagraph
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.record import Record, replace

_NUMBER = 24.0
_INDENT = 26.0


class Entry(Record, frozen=True):
    """One line: `number` is a section's, or empty; level 0 is a part, level 1 a block within it."""

    level: int
    number: str
    title: str
    anchor: str
    accent: str


class _Placed(Record, frozen=True):
    entry: Entry
    words: EvidenceParagraph
    label: StructElem
    link: StructElem
    top: float = 0.0
    """Distance from the upper edge of the frame, in points."""
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
        self.setting, self.room, self.title, self.anchor = setting, room, title, anchor
        self.blank = int(setting.sheet.recto)
        """Pages left empty before the first, so that it is a right-hand one."""
        self.heading = setting.heading(title, setting.styles.h1, anchor=anchor)
        self.pages = self._paginate(entries)

    def _paginate(self, entries: Sequence[Entry]) -> list[list[_Placed]]:
        style, width = self.setting.styles.h1, self.setting.width - _INDENT - _NUMBER
        height = self.heading.wrap(self.setting.width, self.room)[1]
        lines = list(self._lines(entries))
        talls = [float(line.words.wrap(width, self.room)[1]) for line in lines]
        pages: list[list[_Placed]] = [[]]
        y = height + style.spaceAfter
        for line, tall, below in zip(lines, talls, [*talls[1:], 0.0], strict=True):
            y += self._before(line.entry) if pages[-1] else 0
            company = below if line.entry.level == 0 else 0
            if y + tall + company > self.room and pages[-1]:
                pages.append([])
                y = 0.0
            pages[-1].append(replace(line, top=y, height=tall))
            y += tall
        return pages

    def _lines(self, entries: Sequence[Entry]) -> Iterator[_Placed]:
        """Yield the lines in order, those of blocks in a table of their own within their part's entry."""
        table = self.setting.group("TOC")
        item = table.group("TOCI")
        inner: RenderContext | None = None
        for at, entry in enumerate(entries):
            if entry.level == 0:
                item, inner = item if at == 0 else table.group("TOCI"), None
                here = item
            else:
                inner = inner or item.group("TOC")
                here = inner.group("TOCI")
            label = here.elem("Lbl")
            link = here.group("Reference").elem("Link")
            style = self._style(entry)
            yield _Placed(
                entry, self.setting.words(entry.title, style, elem=link), label, link
            )

    def _style(self, entry: Entry) -> ParagraphStyle:
        styles = self.setting.styles
        return styles.contents_line if entry.level else styles.contents

    def _before(self, entry: Entry) -> float:
        return 2.0 if entry.level else self.setting.styles.body.leading * 0.75

    def draw(
        self,
        canvas: TaggedCanvas,
        at: int,
        left: float,
        head: float,
        folios: dict[str, int],
    ) -> None:
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
        self,
        canvas: TaggedCanvas,
        placed: _Placed,
        left: float,
        foot: float,
        folios: dict[str, int],
    ) -> None:
        entry, words, width = placed.entry, placed.words, self.setting.width
        style, right = words.style, left + width
        baseline = foot + style.leading - style.fontSize
        if entry.number:
            first = foot + placed.height - style.fontSize
            canvas.setFont(style.fontName, style.fontSize)
            canvas.setFillColor(parse_colour(entry.accent))
            with canvas.mark(placed.label):
                canvas.drawString(left, first, entry.number)
        words.drawOn(canvas, left + _INDENT, foot)
        folio = str(folios[entry.anchor])
        canvas.setFont(style.fontName, style.fontSize)
        canvas.setFillColor(style.textColor)
        with canvas.mark(placed.link):
            canvas.drawRightString(right, baseline, folio)
        end = left + _INDENT + words.last_width + 6
        begin = right - stringWidth(folio, style.fontName, style.fontSize) - 6
        if begin > end:
            pen = Drawing(canvas, self.setting.theme)
            canvas.setLineCap(1)
            step = 4.0
            begin_on_grid = right - step * round((right - end) / step)
            pen.line(
                (begin_on_grid, baseline),
                (begin, baseline),
                self.setting.theme.colours.muted,
                0.6,
                (0, step),
            )
            canvas.setLineCap(0)
        rect = (left, foot - 1, right, foot + placed.height + 1)
        canvas.link(placed.link, rect, f"#{entry.anchor}", f"{entry.title}, {folio}")
