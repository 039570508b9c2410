"""Lines of placed strings -> text in marked content, each string with its structure element.

What is shown is told from what is extracted: a line ends in a space where a word ends, and
in a soft hyphen (U+00AD) where a word is broken, so that words come out whole (ISO 32000-1,
14.8.2.2.3 and 14.8.2.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.reportlab_internals import encode_text, get_document, get_operators
from reporting.pdf.structure import StructElem
from reporting.record import MutableRecord

SPACE = " "
SOFT_HYPHEN = "\u00ad"
_SPACES = " \u00a0"
_LEADING = 1.2
"""What is said of the leading, in type sizes; each line is placed by itself."""
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPES |= {ord(mark): f"\\{mark}" for mark in "\\()"}
"""How codes stand in a string (ISO 32000-1, 7.3.4.2), so that a page is plain ASCII."""
_BELOW = 0.2
"""How far a link reaches below the line, as a share of the type size."""


class LineEnd(Enum):
    """How a line ends: with a word, or within one, with a hyphen shown or without."""

    WORD = "word"
    HYPHEN = "hyphen"
    WITHIN = "within"

    @property
    def text(self) -> str:
        """What is written there."""
        match self:
            case LineEnd.WORD:
                return SPACE
            case LineEnd.HYPHEN:
                return SOFT_HYPHEN
            case LineEnd.WITHIN:
                return ""


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
        wider = spaces * self.word_space
        apart = len(text) * self.letter_space
        natural = stringWidth(text, piece.font, piece.size)
        return natural + (wider + apart)


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
    operators = get_operators(canvas)
    operators += ("q", text.close(), "Q")
    if not canvas.is_artifact:
        for line in lines:
            _link_pieces(canvas, line)


def _link_pieces(canvas: TaggedCanvas, line: Line) -> None:
    """Put a line's links on the page; pieces of one link that stand together share a box."""
    left = line.x
    for _, group in groupby(line.strings, key=lambda string: id(string[0].elem)):
        width = 0.0
        feet: list[float] = []
        heads: list[float] = []
        for piece, text in group:
            width += line.advance(piece, text)
            feet.append(piece.rise - _BELOW * piece.size)
            heads.append(piece.rise + piece.size)
        right = left + width
        if piece.target:
            foot = line.y + min(feet)
            head = line.y + max(heads)
            lower = canvas.absolutePosition(left, foot)
            upper = canvas.absolutePosition(right, head)
            canvas.link(
                piece.elem,
                (*lower, *upper),
                piece.target,
                piece.contents,
            )
        left = right


class _TaggedText:
    """The operators of a text object, its strings in marked content (ISO 32000-1, 14.6).

    It writes an operator only where a value changes.

    Args:
        canvas: what it will be drawn on.
        first: its first line.
    """

    def __init__(self, canvas: TaggedCanvas, first: Line) -> None:
        self.canvas = canvas
        self.document = get_document(canvas)
        self.operators = ["BT"]
        self.elem: StructElem | None = None
        self.word_space = 0.0
        self.letter_space = 0.0
        self.font: tuple[str, float] | None = None
        self.subset = ""
        self.ink: Color | None = None
        self.rise = 0.0
        self._move_to(first.x, first.y)

    def _move_to(self, x: float, y: float) -> None:
        self.place = (x, y)
        self.operators.append(f"1 0 0 1 {format_number(x)} {format_number(y)} Tm")

    def write(self, line: Line) -> None:
        """Write a line."""
        if self.place != (line.x, line.y):
            self._move_to(line.x, line.y)
        if self.word_space != line.word_space:
            self.word_space = line.word_space
            self.operators.append(f"{format_number(line.word_space)} Tw")
        if self.letter_space != line.letter_space:
            self.letter_space = line.letter_space
            self.operators.append(f"{format_number(line.letter_space)} Tc")
        last = len(line.strings) - 1
        for at, (piece, text) in enumerate(line.strings):
            if at == last and (text or line.end is LineEnd.HYPHEN):
                self._write_string(piece, text + line.end.text)
            elif text:
                self._write_string(piece, text)

    def _write_string(self, piece: Piece, text: str) -> None:
        operators = self.operators
        if piece.elem is not self.elem and not self.canvas.is_artifact:
            self._close_element()
            operators.append(self.canvas.begin_content(piece.elem))
            self.elem = piece.elem
        if self.font != (piece.font, piece.size):
            self.font = (piece.font, piece.size)
            self.subset = ""
        if self.ink is not piece.ink and self.ink != piece.ink:
            self.ink = piece.ink
            red, green, blue = map(format_number, piece.ink.rgb())
            operators.append(f"{red} {green} {blue} rg")
        if self.rise != piece.rise:
            self.rise = piece.rise
            operators.append(f"{format_number(piece.rise)} Ts")
        for subset, codes in encode_text(text, piece.font, self.document):
            if self.subset != subset:
                self.subset = subset
                size = format_number(piece.size)
                leading = format_number(piece.size * _LEADING)
                operators.append(f"{subset} {size} Tf {leading} TL")
            letters = codes.decode("latin-1").translate(_ESCAPES)
            operators.append(f"({letters}) Tj")

    def _close_element(self) -> None:
        if self.elem is not None:
            self.operators.append("EMC")
            self.elem = None

    def close(self) -> str:
        """Return the operators, every string in marked content."""
        self._close_element()
        self.operators.append("ET")
        return " ".join(self.operators)


@lru_cache(maxsize=50_000)
def format_number(number: float) -> str:
    """Return a number as ReportLab writes it into operators: it writes many of them often."""
    text: str = fp_str(number)
    return text
