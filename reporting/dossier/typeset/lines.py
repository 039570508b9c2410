"""Pieces of text, a look and a width -> lines, each piece cut where a line ends.

Of the ways to break a paragraph the least intrusive that serves is taken: without hyphens
first, then with hyphens, then with looser spaces, and in the end between any two letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.dossier.typeset.break_opportunities import (
    BreakOpportunity,
    find_break_opportunities,
    find_emergency_breaks,
    find_joints,
)
from reporting.dossier.typeset.fragments import Fragment
from reporting.dossier.typeset.line_breaking import (
    Chunk,
    Filling,
    Justified,
    Manner,
    Ragged,
    Spacing,
    fill_line,
    find_line_ends,
)
from reporting.pdf.text import LineEnd
from reporting.record import replace

_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_NO_BREAK = "\u00a0"
_NARROW = 26.0
"""Measure below which text is set ragged, in type sizes: about 54 characters."""
_WIDER, _NARROWER = 0.40, 0.20
"""How far a space may give, as a share of its width."""
_APART, _CLOSER = 0.010, 0.006
"""How far letters may give, as a share of the type size."""
_EASY, _LIMIT, _LOOSE = 0.6, 1.0, 2.0
"""Ratios to which lines may be stretched, one try after the other."""
_ANY = 1_000_000
"""No limit: of how loose a line is, and of how many in a row are broken."""
_UNHYPHENED = 0.25
"""Share of the measure that a ragged line may leave free before words are broken."""
_MANY = 100
"""Letters of a word too wide for a line up to which each is weighed as the last of one; then every second."""
_SHORT_WORD = 25.0
"""Cost of ending a line after a word of one letter."""


class Galley(NamedTuple):
    """The words of a paragraph with one space between any two, and the piece that each letter is of."""

    text: str
    starts: tuple[int, ...]
    """Where each piece begins in the text."""
    pieces: tuple[Fragment, ...]

    @classmethod
    def of(cls, pieces: Sequence[Fragment]) -> Galley:
        """Join pieces."""
        text, starts, kept = "", [], []
        for piece in pieces:
            words = _SPACE.sub(" ", piece.text)
            if not text or text.endswith(" "):
                words = words.removeprefix(" ")
            if words:
                starts.append(len(text))
                kept.append(piece)
                text += words
        return cls(text.rstrip(" "), tuple(starts), tuple(kept))

    def strings(self, start: int, stop: int) -> Iterator[tuple[Fragment, str]]:
        """Yield what stands from `start` to before `stop`, by pieces."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        while at < len(self.starts) and self.starts[at] < stop:
            end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            yield (
                self.pieces[at],
                self.text[max(start, self.starts[at]) : min(stop, end)],
            )
            at += 1

    def piece(self, at: int) -> Fragment:
        """Return the piece that a letter is of."""
        return self.pieces[bisect_right(self.starts, at) - 1]

    def width(self, start: int, stop: int) -> float:
        """Return the width of what stands from `start` to before `stop`, in points."""
        return sum(
            measure_advance(text, piece.font, piece.size)
            for piece, text in self.strings(start, stop)
        )

    @property
    def whole(self) -> float:
        """The width of all of it on one line, in points."""
        return self.width(0, len(self.text))

    @property
    def longest_word(self) -> float:
        """The width of its widest word, in points."""
        return max((self.width(*word) for word in self.words()), default=0.0)

    @property
    def longest_part(self) -> float:
        """The width of the widest part of a word, its hyphen included, in points."""
        parts = (
            cut.chunk.width + cut.chunk.hyphen
            for start, stop in self.words()
            for cut in _word(
                self,
                start,
                stop,
                find_break_opportunities(
                    self.text[start:stop], self.piece(start).patterns
                ),
            )
        )
        return max(parts, default=0.0)

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield where each word begins and ends."""
        at = 0
        for word in self.text.split(" ") if self.text else ():
            yield at, at + len(word)
            at += len(word) + 1


@lru_cache(maxsize=100_000)
def measure_advance(text: str, font: str, size: float) -> float:
    """Return the width of a string, in points."""
    return float(stringWidth(text, font, size))


Where = Callable[[str, str], Sequence[BreakOpportunity]]
"""A word and the name of its patterns -> the places where a line may end within it."""


class _Cut(NamedTuple):
    """A chunk, and where it begins and ends in the text."""

    chunk: Chunk
    start: int
    stop: int


def _cuts(words: Galley, where: Where) -> list[_Cut]:
    """Cut the words wherever a line may end; the last word is hyphenated only where it must be."""
    done: list[_Cut] = []
    for start, stop in words.words():
        word, find = words.text[start:stop], where
        if where is find_break_opportunities and stop == len(words.text):
            find = _unhyphened
        done += _word(words, start, stop, find(word, words.piece(start).patterns))
    return done


def _word(
    words: Galley, start: int, stop: int, found: Sequence[BreakOpportunity]
) -> Iterator[_Cut]:
    at = start
    for place in found:
        end = start + place.at
        piece = words.piece(end - 1)
        if piece.mark is not None or words.piece(end).mark is not None:
            continue  # a source mark stays with what it marks, and with the marks beside it
        hyphen = measure_advance("-", piece.font, piece.size) if place.hyphen else 0.0
        yield _cut(words, at, end, 0.0, hyphen, place.cost, broken=place.broken)
        at = end
    if stop < len(words.text):
        piece = words.piece(stop)
        cost = _SHORT_WORD if stop - start == 1 and words.text[start].isalpha() else 0.0
        yield _cut(
            words,
            at,
            stop,
            measure_advance(" ", piece.font, piece.size),
            0.0,
            cost,
            broken=False,
        )
    else:
        yield _cut(words, at, stop, 0.0, 0.0, 0.0, broken=False)


def _cut(
    words: Galley,
    start: int,
    stop: int,
    space: float,
    hyphen: float,
    cost: float,
    *,
    broken: bool,
) -> _Cut:
    gaps = words.text.count(_NO_BREAK, start, stop) + bool(space)
    chunk = Chunk(
        words.width(start, stop), space, gaps, stop - start, hyphen, cost, broken
    )
    return _Cut(chunk, start, stop)


# ---------------------------------------------------------------- lines


class Measure(NamedTuple):
    """Widths of the first line and of the others, and how far they are in, in points."""

    first: float
    rest: float
    first_left: float
    rest_left: float

    @classmethod
    def of(cls, style: ParagraphStyle, width: float) -> Measure:
        """Return the measure that a style leaves of a width."""
        left, inner = style.leftIndent, width - style.leftIndent - style.rightIndent
        more = style.firstLineIndent
        return cls(inner - more, inner, left + more, left)

    def rest_of(self) -> Measure:
        """Return the measure of what follows the first lines."""
        return Measure(self.rest, self.rest, self.rest_left, self.rest_left)


class BrokenLine(NamedTuple):
    """A line as it was broken: what it holds, how it ends and how it is filled."""

    strings: tuple[tuple[Fragment, str], ...]
    end: LineEnd
    filling: Filling


def break_paragraph(
    pieces: Sequence[Fragment], style: ParagraphStyle, width: float
) -> list[BrokenLine]:
    """Break a paragraph into lines.

    Args:
        pieces: its words.
        style: its look; justified text in a narrow column is set ragged.
        width: of the column, indents included, in points.
    """
    words, measure = Galley.of(pieces), Measure.of(style, width)
    if not words.text:
        return []
    whole = words.whole
    if whole <= measure.first:
        line = Filling(measure.first - whole, measure.first, 0, 0, is_last=True)
        return [
            BrokenLine(tuple(words.strings(0, len(words.text))), LineEnd.WORD, line)
        ]
    cuts, stops = _best(words, measure, style)
    return [
        _line(words, cuts, start, stop, measure.rest if start else measure.first)
        for start, stop in pairwise([0, *stops])
    ]


def _line(
    words: Galley, cuts: Sequence[_Cut], start: int, stop: int, measure: float
) -> BrokenLine:
    last = cuts[stop - 1]
    strings = tuple(words.strings(cuts[start].start, last.stop))
    chunks = [cut.chunk for cut in cuts[start:stop]]
    if stop == len(cuts) or last.chunk.space:
        end = LineEnd.WORD
    else:
        end = LineEnd.HYPHEN if last.chunk.hyphen else LineEnd.WITHIN
    return BrokenLine(
        strings, end, fill_line(chunks, measure, is_last=stop == len(cuts))
    )


# ---------------------------------------------------------------- ways to break


def is_justified(style: ParagraphStyle, measure: float) -> bool:
    """Whether text of a style is justified in a measure: in a narrow one it is not."""
    return bool(style.alignment == TA_JUSTIFY and measure >= _NARROW * style.fontSize)


def choose_spacing(style: ParagraphStyle) -> Spacing:
    """Return how far the spaces of a style may give."""
    space = measure_advance(" ", style.fontName, style.fontSize)
    return Spacing(
        wider=space * _WIDER,
        narrower=space * _NARROWER,
        apart=style.fontSize * _APART,
        closer=style.fontSize * _CLOSER,
    )


def _best(
    words: Galley, measure: Measure, style: ParagraphStyle
) -> tuple[list[_Cut], list[int]]:
    """Return the chunks, and after how many of them each line ends, in the first way that serves."""
    for where, manner in _ways(measure, style):
        cuts = _cuts(words, where)
        stops = find_line_ends(
            [cut.chunk for cut in cuts], measure.first, measure.rest, manner
        )
        if stops:
            return cuts, stops
    cuts = _cuts(words, _by_need(min(measure.first, measure.rest), style))
    chunks = [cut.chunk for cut in cuts]
    for near in _FILLED:
        manner = _last_resort(measure, style, near)
        stops = find_line_ends(chunks, measure.first, measure.rest, manner, forced=True)
        if stops:
            return cuts, stops
    return cuts, list(range(1, len(cuts) + 1))


def _ways(measure: Measure, style: ParagraphStyle) -> Iterator[tuple[Where, Manner]]:
    if is_justified(style, measure.rest):
        yield from (
            (where, Justified(choose_spacing(style), most)) for where, most in _TRIES
        )
    elif getattr(style, "balanced", False):
        yield _unhyphened, _BALANCED
    else:
        yield _unhyphened, _RAGGED
        if style.patterns:
            yield find_break_opportunities, replace(_RAGGED, most_free=1.0, near=0.0)
            yield _last_too, replace(_RAGGED, most_free=1.0, near=0.0)


def _last_resort(measure: Measure, style: ParagraphStyle, near: float) -> Manner:
    if is_justified(style, measure.rest):
        return Justified(choose_spacing(style), _ANY, most_broken=_ANY, near=near)
    return replace(_RAGGED, most_free=1.0, most_broken=_ANY, near=near)


def _unhyphened(word: str, _patterns: str) -> Sequence[BreakOpportunity]:
    return find_joints(word)


def _last_too(word: str, patterns: str) -> Sequence[BreakOpportunity]:
    """Hyphenate every word, the last included."""
    return find_break_opportunities(word, patterns)


def _by_need(measure: float, style: ParagraphStyle) -> Where:
    """Let a line end between any two letters of a word that fills most of one."""
    many = measure / style.fontSize

    def where(word: str, patterns: str) -> Sequence[BreakOpportunity]:
        if len(word) <= many:
            return find_break_opportunities(word, patterns)
        return find_emergency_breaks(
            word, patterns, max(1, min(int(many) // 4, len(word) // _MANY))
        )

    return where


_TRIES: tuple[tuple[Where, float], ...] = (
    (_unhyphened, _EASY),
    (find_break_opportunities, _LIMIT),
    (find_break_opportunities, _LOOSE),
)
_FILLED = (0.6, 0.0)
"""Shares of the measure that lines of words too wide for it fill: better so, but so if it must be."""
_RAGGED = Ragged(line=2500.0, most_free=_UNHYPHENED, near=1 - _UNHYPHENED)
_BALANCED = Ragged(line=1e6, evens_last=True)
