"""Lines of shaped text -> text operators, each stretch in the marked content of its tag.

What is shown is told from what is extracted: a line ends in a space where a word ends, and
in a soft hyphen (U+00AD) where a word is broken (ISO 32000-1, 14.8.2.2.3 and 14.8.2.5). Such a
word is read whole where it begins (14.9.4), for readers that know no soft hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reporting.memory import MANY_WORDS, Memory
from reporting.paper.marks import LineEnd, Link, Look, Span, TextLine
from reporting.paper.paint.reading_order import (
    ShownWord,
    has_rtl,
    sort_by_reading,
)
from reporting.paper.tag import Tag, leave_emphasis
from reporting.pdf.document import Document
from reporting.pdf.embedding import FontUse
from reporting.pdf.face import Face, ShapedWord, find_face
from reporting.pdf.graphics_state import TextStyle
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.structure import Box, StructElem

_SPACE, _SOFT_HYPHEN = " ", "\u00ad"
_LAST_MOVE = re.compile(r"\)(-?\d+)\($")
_BELOW = 0.2
"""How far a link reaches below the line, as a share of the type size."""


class _Codes(Memory[ShapedWord, str]):
    """By word, what shows it in a look; a new one is encoded.

    Args:
        font: what the document shows of the face.
        style: the look.

    Attributes:
        has_rtl: whether any of the words reads from right to left.
    """

    def __init__(self, font: FontUse, style: TextStyle) -> None:
        super().__init__(self._encode, most=MANY_WORDS)
        self.has_rtl = False
        self._font = font
        self._style = style

    def _encode(self, word: ShapedWord) -> str:
        self.has_rtl = self.has_rtl or word.is_rtl
        encoded = self._font.encode(word)
        codes = encoded.codes
        if encoded.parts:
            codes = encoded.format_parts(self._style.size, self._style.rise)
        return codes


class Letters:
    """What shows words in one look.

    Args:
        look: face, size and rise.
        face: the face.
        font: what the document shows of it.
        ink: as #RRGGBB.

    Attributes:
        style: the look, as pages take it.
        codes: by word, what shows it.
        find_codes: the same as a function.
        space: what shows a space.
        hyphen: what shows a hyphen and means a soft one.
        shown: words on the page at hand.
    """

    def __init__(
        self,
        look: Look,
        face: Face,
        font: FontUse,
        ink: str,
    ) -> None:
        self.style = TextStyle(
            font.name,
            look.size,
            ink,
            look.rise,
        )
        self.codes = _Codes(font, self.style)
        self.find_codes = self.codes.__getitem__
        self.shown: list[ShapedWord] = []
        self.space_width = face.shape(_SPACE).width * look.size
        self.space = self.find_codes(face.shape(_SPACE))
        self.hyphen = self.find_codes(face.shape(_SOFT_HYPHEN))

    def widen_space(self, gap: float) -> str:
        """Return what shows a space that is wider by some points."""
        return self.space + self.widen(gap)

    def widen(self, gap: float) -> str:
        """Return what moves the words that follow by some points.

        PDFium leaves out what moves nothing that follows in its own array, so the space
        between two spans is widened at the head of the second.
        """
        back = -gap * 1000 / self.style.size
        return f"){back:.0f}("

    def keep_back(self, codes: str) -> tuple[str, float]:
        """Return codes without the move at their end, and how far it goes, in points."""
        match = _LAST_MOVE.search(codes)
        if match is None:
            return codes, 0.0
        ahead = -int(match[1]) * self.style.size / 1000
        return codes[: match.start()], ahead


class ShownWords(NamedTuple):
    """Words that a page shows in one look: the font's name, and their codes."""

    look: Look
    font: str
    words: tuple[ShapedWord, ...]
    codes: str


class LinePainter:
    """Paints the lines of one document.

    Args:
        document: whose fonts they are set in.
        elems: the elements of their tags.
    """

    def __init__(self, document: Document, elems: Mapping[Tag, StructElem]) -> None:
        self.document = document
        self.elems = elems
        self._letters: dict[Look, Letters] = {}

    def find_letters(self, look: Look) -> Letters:
        """Return what shows words in a look."""
        letters = self._letters.get(look)
        if letters is None:
            font = self.document.fonts.use(look.face)
            face = find_face(look.face)
            ink = self.document.choose_letters(look.ink, look.size)
            letters = Letters(look, face, font, ink)
            self._letters[look] = letters
        return letters

    def take_shown(self) -> tuple[ShownWords, ...]:
        """Return what was shown since this was last called: on one page."""
        found: list[ShownWords] = []
        for look, letters in self._letters.items():
            if letters.shown:
                words = tuple(letters.shown)
                codes = "".join(map(letters.find_codes, words))
                found.append(ShownWords(look, letters.style.font, words, codes))
                letters.shown = []
        return tuple(found)

    def shows_alike(self, shown: Iterable[ShownWords]) -> bool:
        """Whether words would be shown by the same codes of the same fonts as they were."""
        fonts = self.document.fonts
        fonts.catch_up()
        for look, font, words, codes in shown:
            letters = self.find_letters(look)
            found = "".join(map(letters.find_codes, words))
            if letters.style.font != font or found != codes:
                break
        else:
            if fonts.may_keep():
                return True
        fonts.begin_again()
        self._letters.clear()
        return False

    def paint(
        self,
        canvas: PageCanvas,
        line: TextLine,
        left: float,
        top: float,
    ) -> None:
        """Paint a line, and put its links on the page.

        Args:
            canvas: the page.
            line: what is shown.
            left: of the place that the line counts from, on the page.
            top: likewise, upwards from the page's foot.
        """
        spans = line.spans
        if not spans:
            return
        x = left + line.x
        y = top - line.y
        last = spans[-1]
        gap = line.gap
        find_letters = self._letters.get
        shown: list[tuple[Span, TextStyle, str]] = []
        has_links = may_turn = False
        owed = 0.0
        for span in spans:
            letters = find_letters(span.look) or self.find_letters(span.look)
            space = letters.space
            if gap:
                space = letters.widen_space(gap)
            letters.shown += span.words
            codes = space.join(map(letters.find_codes, span.words))
            if owed:
                codes = letters.widen(owed) + codes
                owed = 0.0
            if span is last:
                codes += _end_line(line.end, span, letters)
            elif span.has_space:
                codes += letters.space
                owed = gap
            elif codes.endswith("("):
                codes, owed = letters.keep_back(codes)
            shown.append((span, letters.style, codes))
            has_links = has_links or span.link is not None
            may_turn = may_turn or letters.codes.has_rtl
        if may_turn and has_rtl(line):
            self.paint_turned(canvas, line, x, y)
        else:
            canvas.begin_line(x, y, line.letter)
            for span, style, codes in shown:
                tag = span.tag
                elem = self.elems[tag] if tag else None
                canvas.show(elem, style, codes, span.actual)
        if has_links:
            self.paint_links(canvas, line, x, y)

    def paint_turned(
        self,
        canvas: PageCanvas,
        line: TextLine,
        x: float,
        y: float,
    ) -> None:
        """Paint the words of a line one by one, in the order of reading.

        Letters stand from left to right, as all do in a font: of a word that is read the
        other way it is said. The space before such a word is its own, at its right: PDFium
        drops a space that stands alone, and a mark is read by other words than it shows.
        """
        words = list(self.place_words(line))
        ordered = list(sort_by_reading(line, words))
        is_owed = False
        for number, (placed, has_space) in enumerate(ordered, 1):
            span = placed.span
            letters = self.find_letters(span.look)
            elem = self.elems[span.tag] if span.tag else None
            codes = letters.find_codes(placed.word)
            if is_owed:
                codes += letters.space
            behind = letters.space if has_space else ""
            is_owed = False
            if number == len(ordered):
                behind = _end_line(line.end, span, letters)
            elif has_space and ordered[number].shown.word.is_rtl:
                is_owed = True
                behind = ""
            left = x + placed.x
            is_rtl = placed.word.is_rtl
            if is_rtl and behind:
                codes = behind + codes
                left -= letters.space_width + line.letter
            elif behind:
                codes += behind
            canvas.begin_line(left, y, line.letter)
            canvas.show(elem, letters.style, codes, is_reversed=is_rtl)

    def place_words(self, line: TextLine) -> Iterator[ShownWord]:
        """Yield the words of a line with their places, from left to right."""
        x = 0.0
        for span in line.spans:
            letters = self.find_letters(span.look)
            space = letters.space_width + line.gap + line.letter
            for number, word in enumerate(span.words, 1):
                has_space = number < len(span.words) or span.has_space
                yield ShownWord(x, word, span, has_space)
                x += word.width * span.look.size
                x += len(word.glyphs) * line.letter
                x += space if has_space else 0.0

    def paint_links(
        self,
        canvas: PageCanvas,
        line: TextLine,
        x: float,
        y: float,
    ) -> None:
        """Put a line's links on the page; spans of one link that stand together share a box."""
        together: list[Span] = []
        last: Tag | None = None
        for span in line.spans:
            tag = leave_emphasis(span.tag)
            if together and tag is not last:
                x = self._paint_link(canvas, line, together, x, y)
                together = []
            together.append(span)
            last = tag
        self._paint_link(canvas, line, together, x, y)

    def _paint_link(
        self,
        canvas: PageCanvas,
        line: TextLine,
        spans: Sequence[Span],
        x: float,
        y: float,
    ) -> float:
        """Put the link of some spans on the page, if it has one; return where they end."""
        right = x
        end = x
        feet: list[float] = []
        heads: list[float] = []
        link: Link | None = None
        for span in spans:
            look = span.look
            letters = self.find_letters(look)
            width, space = measure_span(span, line, letters.space_width)
            end = right + width
            right = end + space
            link = link or span.link
            feet.append(look.rise - _BELOW * look.size)
            heads.append(look.rise + look.size)
        tag = leave_emphasis(spans[0].tag)
        if link and tag:
            box: Box = (
                x,
                y + min(feet),
                end,
                y + max(heads),
            )
            canvas.link(
                self.elems[tag],
                box,
                link.target,
                link.contents,
            )
        return right


def measure_span(span: Span, line: TextLine, space_width: float) -> tuple[float, float]:
    """Return the width of a span's words, and of the space behind them, in points.

    Args:
        span: of a line.
        line: that it stands in.
        space_width: how wide a space is in the span's look, in points.
    """
    space = space_width + line.gap + line.letter
    width = 0.0
    count = 0
    for word in span.words:
        width += word.width
        count += len(word.glyphs)
    width *= span.look.size
    width += count * line.letter
    width += (len(span.words) - 1) * space
    return width, space if span.has_space else 0.0


def _end_line(
    end: LineEnd,
    span: Span,
    letters: Letters,
) -> str:
    """Return what shows the end of a line whose last span this is."""
    match end:
        case LineEnd.WORD:
            return letters.space
        case LineEnd.HYPHEN:
            is_shown = span.words and span.words[-1].text.endswith(_SOFT_HYPHEN)
            return "" if is_shown else letters.hyphen
        case LineEnd.WITHIN:
            return ""
