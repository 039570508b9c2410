"""A row of text, a style and a width -> lines of shaped words."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from unicodedata import bidirectional

from reporting.i18n import Language
from reporting.paper.marks import LineEnd, Span, TextLine
from reporting.paper.typeset.bidi import (
    Levels,
    drop_direction_marks,
    find_levels,
    has_rtl,
    list_shown_runs,
)
from reporting.paper.typeset.fragments import Fragment
from reporting.paper.typeset.line_prices import Spacing
from reporting.paper.typeset.lines import (
    BrokenLine,
    Measure,
    break_row,
    choose_spacing,
    is_justified,
)
from reporting.paper.typeset.styles import TextStyle
from reporting.paper.typeset.text_row import TextRow
from reporting.paper.typeset.units import (
    NO_BREAK,
    find_shaped_words,
    measure_hyphen,
    measure_space,
)
from reporting.pdf.face import ShapedWord
from reporting.record import replace

_NEUTRAL = "\ufffc"
"""Stands for a character that has no direction of its own."""
_SLENDER = 0.3
"""Width of a letter, as a share of the type size, in a text that may well fit on one line."""
_PARTED, _GLUED = "\t", "\u200b"
"""What is read of the rest of a word that was read before, with a space after it or without.

PDFium shows the words themselves for an empty text, and nothing for a tab.
"""
_TIGHTEST = 0.2
"""How far a space is narrowed where shaping makes a ragged line a little too wide."""


class Paragraph:
    """A paragraph broken into lines.

    Args:
        pieces: its words.
        style: its look.
        width: of the column, indents included, in points.
        language: whose words tell where a title may be parted.
        x: left edge of the column.
        is_rtl: whether its lines begin at the right.
    """

    def __init__(
        self,
        pieces: Sequence[Fragment],
        style: TextStyle,
        width: float,
        *,
        language: Language | None = None,
        x: float = 0.0,
        is_rtl: bool = False,
    ) -> None:
        self.row = TextRow.of(pieces)
        self.style = style
        self.width = width
        self.language = language
        self.measure = Measure.of(style, width)
        self.x = x
        self.is_rtl = is_rtl
        reads_rtl = is_rtl
        text = self.row.text
        if has_rtl(text) != is_rtl:
            # A quotation without a letter of its language's direction reads as its own do.
            reads_rtl = all(bidirectional(char) != "L" for char in text)
        if style.align == "justify":
            self.is_rtl = reads_rtl
        self.levels = _find_levels(self.row, is_rtl=reads_rtl)

    def set_lines(self) -> list[TextLine]:
        """Return its lines, each with its baseline in a slab of its own."""
        room = self.measure.first
        if not self.row.text:
            return []
        count = len(self.row.text)
        if count * self.style.size * _SLENDER <= room:
            whole = BrokenLine(0, count, LineEnd.WORD)
            line = self._set_line(whole, None, is_first=True, is_last=True)
            if line.width <= room and not line.gap:
                return [line]
        broken = break_row(
            self.row,
            self.style,
            self.measure,
            self.language,
        )
        return self.set_broken(broken)

    def set_broken(self, broken: Sequence[BrokenLine]) -> list[TextLine]:
        """Return lines whose ends are settled, each with its baseline in a slab of its own."""
        last = len(broken) - 1
        spacing: Spacing | None = None
        if is_justified(self.style, self.measure.rest):
            spacing = choose_spacing(self.row.text, self.style)
        lines: list[TextLine] = []
        for at, line in enumerate(broken):
            placed = self._set_line(
                line,
                spacing,
                is_first=at == 0,
                is_last=at == last,
            )
            lines.append(placed)
        if self.levels is None:
            tell_parted_words(lines)
        return lines

    def _set_line(
        self,
        line: BrokenLine,
        spacing: Spacing | None,
        *,
        is_first: bool,
        is_last: bool,
    ) -> TextLine:
        """Return a line where it stands; with a spacing it fills the measure."""
        style = self.style
        measure = self.measure
        room = measure.rest
        indent = measure.rest_left
        if is_first:
            room = measure.first
            indent = measure.first_left
        spans, text = self._show(line)
        extent = _Extent(spans, line.end)
        slack = room - extent.width
        gap = letter = 0.0
        width = extent.width
        if spacing and (not is_last or slack < 0):
            letters = extent.count_letters()
            gap, letter = spacing.share(slack, extent.gaps, letters)
            width = width + gap * extent.gaps + letter * letters
        elif slack < 0:
            gap = extent.tighten(slack)
            width += gap * extent.gaps
        if style.align == "end":
            indent += room - width
        elif style.align == "centre":
            indent += (room - width) / 2
        left = indent
        if self.is_rtl:
            left = self.width - indent - width
        return TextLine(
            self.x + left,
            style.size,
            spans,
            gap,
            letter,
            line.end,
            text,
            width,
        )

    # -- words as they are shown

    def _show(self, line: BrokenLine) -> tuple[tuple[Span, ...], str]:
        """Return the words of a line from left to right, and all but source marks as text."""
        strings = self.row.strings(line.start, line.stop)
        texts: list[str] = []
        for piece, text in strings:
            if piece.mark is None:
                texts.append(text)
        read = "".join(texts)
        if self.levels is not None:
            spans = self._show_runs(line, self.levels)
            return spans, drop_direction_marks(read)
        if line.words and len(strings) == 1:
            (piece, _) = strings[0]
            span = _make_span(piece, line.words)
            return (span,), read
        return tuple([_shape_span(*string) for string in strings]), read

    def _show_runs(self, line: BrokenLine, levels: Levels) -> tuple[Span, ...]:
        """Return the words of a line whose words read in two directions, left to right."""
        spans: list[Span] = []
        runs = list_shown_runs(levels, line.start, line.stop)
        for start, stop, is_rtl in runs:
            strings = self.row.strings(start, stop)
            for piece, text in reversed(strings) if is_rtl else strings:
                shown = drop_direction_marks(text)
                if shown:
                    span = _shape_span(piece, shown, is_rtl=is_rtl)
                    spans.append(span)
        return tuple(spans)


def _find_levels(row: TextRow, *, is_rtl: bool) -> Levels | None:
    """Return the level of each character; source marks follow their words.

    As digits they would be drawn to a word that reads against the paragraph, and stand
    before it.
    """
    text = row.text
    if not is_rtl and not has_rtl(text):
        return None
    hidden = ""
    for piece, part in row.strings(0, len(text)):
        hidden += part if piece.mark is None else _NEUTRAL * len(part)
    levels = list(find_levels(hidden, is_rtl=is_rtl) or ())
    for at, (char, shown) in enumerate(zip(text, hidden, strict=True)):
        if shown == _NEUTRAL and char.isdigit():
            levels[at] += levels[at] % 2
    return levels


def _shape_span(piece: Fragment, text: str, *, is_rtl: bool = False) -> Span:
    """Return words of one look; a space before them stands behind a word without letters."""
    texts = text.replace(NO_BREAK, " ").split(" ")
    if is_rtl:
        texts.reverse()
    has_space = False
    if len(texts) > 1 and not texts[-1]:
        has_space = True
        texts.pop()
    face = find_shaped_words(piece.look.face, is_rtl=is_rtl)
    words = tuple(map(face.__getitem__, texts))
    return _make_span(piece, words, has_space=has_space)


def _make_span(
    piece: Fragment, words: tuple[ShapedWord, ...], *, has_space: bool = False
) -> Span:
    return Span(
        piece.look,
        piece.tag,
        words,
        piece.link,
        has_space,
        piece.mark,
    )


_find_width = attrgetter("width")
_find_glyphs = attrgetter("glyphs")


class _Extent:
    """How wide the words of a line are, and how many of its spaces and letters give.

    Args:
        spans: from left to right.
        end: how the line ends.
    """

    def __init__(self, spans: Sequence[Span], end: LineEnd) -> None:
        self.spans = spans
        self.end = end
        self.width = 0.0
        self.gaps = 0
        self.space = 0.0
        for span in spans:
            size = span.look.size
            words = span.words
            gaps = len(words) - 1 + span.has_space
            self.space = measure_space(span.look.face, size)
            advance = sum(map(_find_width, words))
            self.width += advance * size
            self.width += gaps * self.space
            self.gaps += gaps
        if end is LineEnd.HYPHEN:
            look = spans[-1].look
            self.width += measure_hyphen(look.face, look.size)

    def count_letters(self) -> int:
        """Return how many distances of letters give, those at spaces included."""
        letters = self.gaps
        if self.end is not LineEnd.HYPHEN:
            letters -= 1
        for span in self.spans:
            glyphs = map(_find_glyphs, span.words)
            letters += sum(map(len, glyphs))
        return letters

    def tighten(self, slack: float) -> float:
        """Return how much narrower spaces are in a line that is a little too wide."""
        if not self.gaps:
            return 0.0
        wanted = slack / self.gaps
        return max(wanted, -_TIGHTEST * self.space)


# ---------------------------------------------------------------- words on two lines


def tell_parted_words(lines: list[TextLine]) -> None:
    """Let a word that goes on in the next line be read whole, where it begins.

    Some readers take a line's end for the word's, others drop its own hyphen with ours.

    Args:
        lines: of a paragraph from left to right; those with parts of words are replaced.
    """
    for at in range(len(lines) - 2, -1, -1):
        above, below = lines[at], lines[at + 1]
        if above.end is LineEnd.WORD:
            continue
        *before, begun = above.spans
        rest, *after = below.spans
        if begun.tag is not rest.tag or begun.mark or rest.mark:
            continue
        *words, first = begun.words
        second, *others = rest.words
        if words:
            before.append(replace(begun, words=tuple(words), has_space=True))
        is_apart = others or rest.has_space or not after or after[0].mark
        whole = first.text + (rest.actual or second.text)
        parted = replace(begun, words=(first,), actual=whole)
        actual = _PARTED if is_apart else _GLUED
        if others:
            after.insert(0, replace(rest, words=tuple(others), actual=""))
        has_space = bool(others) or rest.has_space
        rest = replace(rest, words=(second,), has_space=has_space, actual=actual)
        lines[at] = replace(above, spans=(*before, parted))
        lines[at + 1] = replace(below, spans=(rest, *after))
