"""Lines of placed strings -> text in marked content, each string with the element it belongs to.

What is shown is told from what is extracted: a line ends in a space where a word ends, and
in a soft hyphen (U+00AD) where a word is broken, so that words come out whole (ISO 32000-1,
14.8.2.2.3 and 14.8.2.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.textobject import PDFTextObject

from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.structure import StructElem
from reporting.record import MutableRecord

SPACE = " "
SOFT_HYPHEN = "\u00ad"
_SPACES = " \u00a0"
_BELOW = 0.2
"""How far a link reaches below the line, as a share of the type size."""


class LineEnd(Enum):
    """How a line ends: with a word, within a word that shows a hyphen, or within one that shows none."""

    WORD = "word"
    HYPHEN = "hyphen"
    WITHIN = "within"

    @property
    def text(self) -> str:
        """What is written there."""
        return {LineEnd.WORD: SPACE, LineEnd.HYPHEN: SOFT_HYPHEN, LineEnd.WITHIN: ""}[
            self
        ]


class Piece(MutableRecord, kw_only=True):
    """Words of one look that belong to one element.

    Args:
        text: the words.
        font: registered name of the face.
        size: type size, in points.
        ink: colour.
        elem: what they belong to.
        rise: height above the baseline, in points.
        target: where they lead, if they are a link: an address, or `#name` of a place in
            the document.
        contents: where they lead, in words.
    """

    text: str
    font: str
    size: float
    ink: Color
    elem: StructElem
    rise: float = 0.0
    target: str = ""
    contents: str = ""


class Line(NamedTuple):
    """A line of text, its baseline's start relative to the origin, in points."""

    x: float
    y: float
    strings: Sequence[tuple[Piece, str]]
    """What is shown, with the piece of text that it is part of."""
    end: LineEnd
    word_space: float = 0.0
    """What every space is wider than the face's, in points."""
    letter_space: float = 0.0
    """What every letter is further from the next, in points."""

    def advance(self, piece: Piece, text: str) -> float:
        """Return the width of a string of the line, in points."""
        spaces = sum(map(text.count, _SPACES))
        more = spaces * self.word_space + len(text) * self.letter_space
        return stringWidth(text, piece.font, piece.size) + more


def show_lines(canvas: TaggedCanvas, lines: Sequence[Line]) -> None:
    """Write lines onto a canvas as one text object, and their links.

    Args:
        canvas: the page, with its origin where the lines count from.
        lines: in the order of reading.
    """
    if not lines:
        return
    text = _TaggedText(canvas, lines[0])
    for line in lines:
        text.write(line)
    canvas.saveState()
    canvas.drawText(text)
    canvas.restoreState()
    if not canvas.is_artifact:
        for line in lines:
            _link(canvas, line)


def _link(canvas: TaggedCanvas, line: Line) -> None:
    """Put a line's links on the page; pieces of one link that stand together share a box."""
    x = line.x
    for _, group in groupby(line.strings, key=lambda string: id(string[0].elem)):
        strings = list(group)
        end = x + sum(line.advance(piece, text) for piece, text in strings)
        piece = strings[0][0]
        if piece.target:
            foot = line.y + min(
                piece.rise - _BELOW * piece.size for piece, _ in strings
            )
            head = line.y + max(piece.rise + piece.size for piece, _ in strings)
            box = (
                *canvas.absolutePosition(x, foot),
                *canvas.absolutePosition(end, head),
            )
            canvas.link(piece.elem, box, piece.target, piece.contents)
        x = end


class _TaggedText(PDFTextObject):
    """A text object that wraps its strings in marked content (ISO 32000-1, 14.6).

    Args:
        canvas: what it will be drawn on.
        first: its first line.
    """

    _code: list[str]

    def __init__(self, canvas: TaggedCanvas, first: Line) -> None:
        super().__init__(canvas, first.x, first.y)
        self.tagged = canvas
        self.elem: StructElem | None = None
        self.place = first.x, first.y
        self.spacing = 0.0, 0.0
        self.look: tuple[str, float] | None = None
        self.ink: Color | None = None
        self.rise = 0.0

    def write(self, line: Line) -> None:
        """Write a line."""
        if self.place != (line.x, line.y):
            self.setTextOrigin(line.x, line.y)
            self.place = line.x, line.y
        self._space(line.word_space, line.letter_space)
        for piece, text in _shown(line):
            if piece.elem is not self.elem and not self.tagged.is_artifact:
                self._close()
                self._code.append(self.tagged.begin(piece.elem))
                self.elem = piece.elem
            self._look(piece)
            self._textOut(text)  # type: ignore[attr-defined]

    def _space(self, word: float, letter: float) -> None:
        if self.spacing[0] != word:
            self.setWordSpace(word)
        if self.spacing[1] != letter:
            self.setCharSpace(letter)
        self.spacing = word, letter

    def _look(self, piece: Piece) -> None:
        if self.look != (piece.font, piece.size):
            self.setFont(piece.font, piece.size)
            self.look = piece.font, piece.size
        if self.ink is not piece.ink and self.ink != piece.ink:
            self.setFillColor(piece.ink)
            self.ink = piece.ink
        if self.rise != piece.rise:
            self.setRise(piece.rise)
            self.rise = piece.rise

    def _close(self) -> None:
        if self.elem is not None:
            self._code.append("EMC")
            self.elem = None

    def getCode(self) -> str:  # noqa: N802  (ReportLab's name)
        """Return the operators, every string in marked content."""
        self._close()
        code: str = super().getCode()
        return code


def _shown(line: Line) -> Iterator[tuple[Piece, str]]:
    """Yield the strings of a line as they are written, the last of them with the line's end."""
    *before, (piece, text) = line.strings
    yield from ((piece, text) for piece, text in before if text)
    if text or line.end is LineEnd.HYPHEN:
        yield piece, text + line.end.text
