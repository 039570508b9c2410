"""Pieces of text -> a paragraph, with its links, source marks and evidence beside it.

All text of the dossier that is not lettering inside a drawing is such a paragraph: broken into
lines here, written by `reporting.pdf.text`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from math import ceil
from typing import Any, Self

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from reporting.dossier.typeset.cross_references import CrossReferences, Noted
from reporting.dossier.typeset.fragments import Fragment
from reporting.dossier.typeset.lines import (
    BrokenLine,
    Measure,
    break_paragraph,
    choose_spacing,
    is_justified,
)
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.pdf.text import Line, LineEnd, show_lines
from reporting.record import Record, field, replace

_LEAST_LINES = 2
"""Lines of a paragraph that stand together on a page: one alone is a widow or an orphan."""
_MOST_GIVEN_UP = 2
"""Lines that a page gives up so that it does not end within a word."""
_ROUNDING = 1e-6
_BULLET_X, _BULLET_RADIUS, _BULLET_RISE = 3.2, 1.7, 0.28
"""Place and size of a bullet, in points; its rise as a share of the type size."""


class Ties(Record, frozen=True):
    """What a paragraph is tied to beside its words.

    Args:
        record: where drawing is noted.
        marked: evidence by the number of the source mark in the text.
        standing: evidence that stands level with the first line.
        anchor: name under which links find the paragraph.
        outline: title and level in the document's outline.
        bullet: colour of a bullet before the first line, and what it is; None for no bullet.
        is_said: whether it is part of what a page says, rather than of the evidence beside it.
    """

    record: CrossReferences
    marked: Mapping[int, Noted] = field(default_factory=dict)
    standing: tuple[Noted, ...] = ()
    anchor: str = ""
    outline: tuple[str, int] | None = None
    bullet: tuple[str, StructElem] | None = None
    is_said: bool = True

    def rest(self) -> Ties:
        """What the part of a paragraph on the next page is tied to."""
        return Ties(self.record, self.marked, is_said=self.is_said)


class EvidenceParagraph(Flowable):
    """A paragraph that knows what it is tied to, also when it is split over pages.

    Args:
        pieces: its words.
        style: its look.
        ties: what it is tied to.
        elem: what it is in the structure of the document.
    """

    canv: TaggedCanvas

    def __init__(
        self,
        pieces: Sequence[Fragment],
        style: ParagraphStyle,
        ties: Ties,
        elem: StructElem,
    ) -> None:
        super().__init__()
        self.pieces = tuple(pieces)
        self.style = style
        self.ties = ties
        self.elem = elem
        self.lines: Sequence[BrokenLine] = ()
        self.measure = Measure.of(style, 0)
        self.is_part = False  # of a paragraph, whose lines are settled
        self.width = self.height = 0.0

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return a copy that shares what never changes: ReportLab tries out copies."""
        return copy(self)

    def indent_right(self, indent: float) -> None:
        """Keep its lines further from the right edge, by some points; before it is wrapped."""
        if indent:
            name, right = self.style.name, self.style.rightIndent
            self.style = self.style.clone(name, rightIndent=right + indent)

    # -- how it breaks

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the paragraph into lines; no text takes the room of one.

        A heading takes whole lines of the page's grid, which leaves room above it.
        """
        if not self.is_part and width != self.width:
            self.width = width
            self.measure = Measure.of(self.style, width)
            self.lines = break_paragraph(self.pieces, self.style, width)
            self.height = self._text_height
            grid = getattr(self.style, "grid", 0.0)
            if grid:
                self.height = ceil(self.height / grid - _ROUNDING) * grid
        return self.width, self.height

    @property
    def _text_height(self) -> float:
        """Height of its lines, in points."""
        count = max(1, len(self.lines))
        return float(count * self.style.leading)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut the paragraph between lines, never leaving a widow or an orphan.

        Nor is it cut within a word where another line will do. The parts share its marks;
        the first keeps its anchor, bullet and standing evidence.

        Returns:
            two parts; the paragraph itself where it has room; nothing where no cut is good.
        """
        self.wrap(width, height)
        if self.height <= height:
            return [self]
        count = len(self.lines)
        room = int(height / self.style.leading + _ROUNDING)
        fit = min(room, count - 1)  # the lines may have room where the grid has not
        if count - fit == 1:
            fit -= 1
        least = max(_LEAST_LINES, fit - _MOST_GIVEN_UP)
        for stop in range(fit, least - 1, -1):
            if self.lines[stop - 1].end is not LineEnd.HYPHEN:
                fit = stop
                break
        if fit < _LEAST_LINES:
            return []
        return [self._make_part(0, fit), self._make_part(fit, count)]

    def _make_part(self, start: int, stop: int) -> EvidenceParagraph:
        """Return the paragraph of some of its lines."""
        ties = self.ties.rest() if start else self.ties
        part = EvidenceParagraph(self.pieces, self.style, ties, self.elem)
        part.is_part = True
        part.lines = self.lines[start:stop]
        part.measure = self.measure.rest_of() if start else self.measure
        part.width = self.width
        part.height = part._text_height
        return part

    # -- how it is drawn

    @property
    def last_width(self) -> float:
        """Where the last line ends, in points from the left edge; once it was wrapped."""
        line = self._place_lines()[-1]
        width = line.x
        for piece, text in line.strings:
            width += line.advance(piece, text)
        return width

    def draw(self) -> None:
        """Draw the words; note anchors, outline and evidence where they fall.

        The head of a table is read once: where it comes again, it is an artifact.
        """
        canvas = self.canv
        lines = self._place_lines()
        if self.elem.tag == "TH" and self.elem.drawn:
            with canvas.mark_artifact("Pagination"):
                show_lines(canvas, lines)
            return
        self.note_ties()
        show_lines(canvas, lines)
        if self.ties.is_said:
            text = self.join_words()
            self.ties.record.hear(text, canvas.getPageNumber())

    def join_words(self) -> str:
        """Return its words without source marks, those broken at a line's end whole."""
        words: list[str] = []
        for line in self.lines:
            words += [text for piece, text in line.strings if piece.mark is None]
            words.append(line.end.text)
        return "".join(words)

    def _place_lines(self) -> list[Line]:
        """Return the lines where they stand, with justification where the style wants it."""
        style = self.style
        has_justification = is_justified(style, self.measure.rest)
        lines: list[Line] = []
        for at, line in enumerate(self.lines):
            filling = line.filling
            word = letter = 0.0
            left = self.measure.rest_left if at else self.measure.first_left
            is_short = filling.is_last and filling.slack >= 0
            if has_justification and not is_short:
                word, letter = choose_spacing(style).share(filling)
            elif style.alignment == TA_RIGHT:
                left += filling.slack
            placed = Line(
                left,
                self._find_baseline(at),
                line.strings,
                line.end,
                word,
                letter,
            )
            lines.append(placed)
        return lines

    def _find_baseline(self, line: int) -> float:
        """Return the height of a line's baseline above the paragraph's foot."""
        return self._text_height - self.style.fontSize - line * self.style.leading

    def note_ties(self) -> None:
        """Note on the page what the paragraph is tied to, and draw its bullet."""
        canvas, ties = self.canv, self.ties
        if ties.anchor:
            top = self.height + self.style.leading
            canvas.bookmarkHorizontal(ties.anchor, 0, top)
            ties.record.reach(ties.anchor, canvas.getPageNumber())
        if ties.outline:
            title, level = ties.outline
            canvas.addOutlineEntry(
                title,
                ties.anchor,
                level,
                closed=level == 0,
            )
        if ties.bullet:
            ink, label = ties.bullet
            rise = self.style.fontSize * _BULLET_RISE
            y = self._find_baseline(0) + rise
            canvas.setFillColor(parse_colour(ink))
            with canvas.mark(label):
                canvas.circle(_BULLET_X, y, _BULLET_RADIUS, stroke=0, fill=1)
        for noted in ties.standing:
            self._stand(0, noted)
        for at, line in enumerate(self.lines):
            for piece, _ in line.strings:
                mark = piece.mark
                if mark is not None and mark in ties.marked:
                    self._stand(at, ties.marked[mark])

    def _stand(self, line: int, noted: Noted) -> None:
        """Note that evidence belongs beside a line."""
        _, baseline = self.canv.absolutePosition(0, self._find_baseline(line))
        self.ties.record.stand(float(baseline), noted)


def add_standing_evidence(
    flowable: EvidenceParagraph, notes: tuple[Noted, ...]
) -> None:
    """Let more evidence stand level with the first line of a paragraph."""
    standing = (*flowable.ties.standing, *notes)
    flowable.ties = replace(flowable.ties, standing=standing)
