"""Pieces of text -> a paragraph, with its links, its source marks and what stands in the margin beside it.

All text of the dossier that is not lettering inside a drawing goes through `Words`: broken into
lines here, written by `reporting.pdf.text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

_LEAST_LINES, _MOST_BROKEN = 2, 2
"""Lines of a paragraph that stand together on a page, and that end within words one after the other."""


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
        self.pieces, self.style, self.ties, self.elem = tuple(pieces), style, ties, elem
        self.lines: Sequence[BrokenLine] = ()
        self.measure = Measure.of(style, 0)
        self.is_part = False  # of a paragraph, whose lines are settled
        self.width = self.height = 0.0

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return a copy that shares what never changes: ReportLab copies flowables to try them out."""
        return copy(self)

    def indent_right(self, indent: float) -> None:
        """Keep its lines further from the right edge, by some points; before it is wrapped."""
        if indent:
            self.style = self.style.clone(
                self.style.name, rightIndent=self.style.rightIndent + indent
            )

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the paragraph into lines; no text takes the room of one."""
        if not self.is_part and width != self.width:
            self.width, self.measure = width, Measure.of(self.style, width)
            self.lines = break_paragraph(self.pieces, self.style, width)
            self.height = self._rounded(self._natural())
        return self.width, self.height

    def _natural(self) -> float:
        return float(max(1, len(self.lines)) * self.style.leading)

    def _rounded(self, height: float) -> float:
        """Return a heading's height on the page's grid, which leaves room above it."""
        grid = getattr(self.style, "grid", 0.0)
        return ceil(height / grid - 1e-6) * grid if grid else height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut the paragraph between lines, never leaving one line alone on either side.

        Nor is it cut within a word where another line will do. The parts share its marks;
        the first keeps its anchor, bullet and standing evidence.
        """
        self.wrap(width, height)
        count, fit = len(self.lines), int(height / self.style.leading + 1e-6)
        if self.height <= height:
            return [self]
        fit = min(
            fit, count - 1
        )  # the lines may have room where the height, put on the grid, has not
        fit -= int(count - fit == 1)
        whole = (
            at
            for at in range(fit, _LEAST_LINES - 1, -1)
            if self.lines[at - 1].end is not LineEnd.HYPHEN
        )
        fit = next((at for at in whole if fit - at <= _MOST_BROKEN), fit)
        return (
            [self._part(0, fit), self._part(fit, count)] if fit >= _LEAST_LINES else []
        )

    def _part(self, start: int, stop: int) -> EvidenceParagraph:
        part = EvidenceParagraph(
            self.pieces, self.style, self.ties.rest() if start else self.ties, self.elem
        )
        part.lines, part.is_part = self.lines[start:stop], True
        part.measure = self.measure.rest_of() if start else self.measure
        part.width, part.height = self.width, (stop - start) * self.style.leading
        return part

    @property
    def last_width(self) -> float:
        """Where the last line ends, in points from the left edge; known once the text was wrapped."""
        line = self._placed()[-1]
        return line.x + sum(line.advance(piece, text) for piece, text in line.strings)

    def draw(self) -> None:
        """Draw the words; note anchors, outline and evidence where they fall.

        The head of a table is read once: where it comes again, it is an artifact.
        """
        if self.elem.tag == "TH" and self.elem.drawn:
            with self.canv.artifact("Pagination"):
                show_lines(self.canv, self._placed())
            return
        self._tie(self.ties)
        show_lines(self.canv, self._placed())
        if self.ties.is_said:
            self.ties.record.hear(self._said(), self.canv.getPageNumber())

    def _said(self) -> str:
        """Return the words without their source marks, those broken at a line's end whole."""
        return "".join(
            "".join(text for piece, text in line.strings if piece.mark is None)
            + line.end.text
            for line in self.lines
        )

    def _placed(self) -> list[Line]:
        """Return the lines where they stand, filled as the style wants them."""
        style, done = self.style, []
        for at, line in enumerate(self.lines):
            word = letter = 0.0
            left = self.measure.rest_left if at else self.measure.first_left
            is_short = line.filling.is_last and line.filling.slack >= 0
            if is_justified(style, self.measure.rest) and not is_short:
                word, letter = choose_spacing(style).share(line.filling)
            elif style.alignment == TA_RIGHT:
                left += line.filling.slack
            done.append(
                Line(left, self._baseline(at), line.strings, line.end, word, letter)
            )
        return done

    def _baseline(self, line: int) -> float:
        """Return the height of a line's baseline above the paragraph's foot."""
        return self._natural() - self.style.fontSize - line * self.style.leading

    def _tie(self, ties: Ties) -> None:
        canvas = self.canv
        if ties.anchor:
            canvas.bookmarkHorizontal(ties.anchor, 0, self.height + self.style.leading)
            ties.record.reach(ties.anchor, canvas.getPageNumber())
        if ties.outline:
            title, level = ties.outline
            canvas.addOutlineEntry(title, ties.anchor, level, closed=level == 0)
        if ties.bullet:
            self._dot(*ties.bullet, self._baseline(0))
        for noted in ties.standing:
            ties.record.stand(self._on_page(self._baseline(0)), noted)
        for line, number in self._marks():
            if number in ties.marked:
                ties.record.stand(
                    self._on_page(self._baseline(line)), ties.marked[number]
                )

    def _dot(self, ink: str, label: StructElem, first: float) -> None:
        """Draw the bullet before the first line."""
        self.canv.setFillColor(parse_colour(ink))
        with self.canv.mark(label):
            self.canv.circle(
                3.2, first + self.style.fontSize * 0.28, 1.7, stroke=0, fill=1
            )

    def _on_page(self, y: float) -> float:
        return float(self.canv.absolutePosition(0, y)[1])

    def _marks(self) -> Iterator[tuple[int, int]]:
        """Yield line and number of each source mark."""
        for at, line in enumerate(self.lines):
            yield from (
                (at, piece.mark) for piece, _ in line.strings if piece.mark is not None
            )


def add_standing_evidence(
    flowable: EvidenceParagraph, notes: tuple[Noted, ...]
) -> None:
    """Let evidence stand level with the first line of a paragraph, after what stands there already."""
    flowable.ties = replace(flowable.ties, standing=(*flowable.ties.standing, *notes))
