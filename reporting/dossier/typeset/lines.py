"""Pieces of text, a look and a width -> lines, each piece cut where a line ends.

Of the ways to break a paragraph the least intrusive that serves is taken: without hyphenation
first, then with it, then with looser spaces, and in the end between any two letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf
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
from reporting.record import Record, replace

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
_ROUNDING = 1e-9
_MANY = 100
"""Letters of an overlong word up to which a line may end after each of them."""
_SHORT_WORD = 25.0
"""Cost of ending a line after a word of one letter."""
_FILLED = (0.6, 0.0)
"""Shares of the measure that lines of overlong words fill: better so, but so if it must be."""
_RAGGED = Ragged(line=2500.0, most_free=_UNHYPHENED, near=1 - _UNHYPHENED)
_BALANCED = Ragged(line=1e6, evens_last=True)


@lru_cache(maxsize=100_000)
def measure_advance(
    text: str,
    font: str,
    size: float,
) -> float:
    """Return the width of a string, in points."""
    return float(stringWidth(text, font, size))


# ---------------------------------------------------------------- words


class Galley(NamedTuple):
    """The words of a paragraph in a row, and the piece that each letter is of.

    Args:
        text: all of it.
        starts: where each piece begins in the text.
        pieces: that have any letters.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Fragment, ...]

    @classmethod
    def of(cls, pieces: Sequence[Fragment]) -> Galley:
        """Join pieces."""
        text = ""
        starts: list[int] = []
        kept: list[Fragment] = []
        for piece in pieces:
            words = _SPACE.sub(" ", piece.text)
            if not text or text.endswith(" "):
                words = words.removeprefix(" ")
            if words:
                starts.append(len(text))
                kept.append(piece)
                text += words
        return cls(
            text.rstrip(" "),
            tuple(starts),
            tuple(kept),
        )

    def strings(self, start: int, stop: int) -> Iterator[tuple[Fragment, str]]:
        """Yield what stands from `start` to before `stop`, by pieces."""
        count = len(self.starts)
        at = max(bisect_right(self.starts, start) - 1, 0)
        while at < count and self.starts[at] < stop:
            following = at + 1
            end = self.starts[following] if following < count else len(self.text)
            first = max(start, self.starts[at])
            yield self.pieces[at], self.text[first : min(stop, end)]
            at = following

    def piece(self, at: int) -> Fragment:
        """Return the piece that a letter is of."""
        return self.pieces[bisect_right(self.starts, at) - 1]

    def width(self, start: int, stop: int) -> float:
        """Return the width of what stands from `start` to before `stop`, in points."""
        width = 0.0
        for piece, text in self.strings(start, stop):
            width += measure_advance(text, piece.font, piece.size)
        return width

    @property
    def whole(self) -> float:
        """The width of all of it on one line, in points."""
        return self.width(0, len(self.text))

    @property
    def longest_word(self) -> float:
        """The width of its widest word, in points."""
        widths = [self.width(start, stop) for start, stop in self.words()]
        return max(widths, default=0.0)

    @property
    def longest_part(self) -> float:
        """The width of the widest part of a word, its hyphen included, in points."""
        widest = 0.0
        for start, stop in self.words():
            word = self.text[start:stop]
            found = find_break_opportunities(word, self.piece(start).patterns)
            for chunk in _cut_word(self, start, stop, found):
                widest = max(widest, chunk.width + chunk.hyphen)
        return widest

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield where each word begins and ends."""
        at = 0
        for word in self.text.split(" ") if self.text else ():
            yield at, at + len(word)
            at += len(word) + 1


class _Way(Record, frozen=True):
    """A way to break a paragraph.

    Args:
        manner: what a line costs.
        hyphenates: whether words have hyphenation at all.
        hyphenates_last: whether the last word has it too.
        most_letters: of a word that keeps to its break opportunities; a longer one breaks
            between any two letters.
        forced: whether a chunk that is wider than the measure may stand alone on its line.
    """

    manner: Manner
    hyphenates: bool = True
    hyphenates_last: bool = False
    most_letters: float = inf
    forced: bool = False


class _Cutting:
    """The words of a paragraph, cut wherever a line may end, or as soon as one may.

    Args:
        galley: the words.
        way: how they may be broken.
    """

    def __init__(self, galley: Galley, way: _Way) -> None:
        self.chunks: list[Chunk] = []
        self._whole: dict[int, tuple[str, str, float, str]] = {}
        """By its number what is needed to hyphenate a word of one look."""
        self._divided: dict[int, Sequence[Chunk]] = {}
        for start, stop in galley.words():
            self._add_word(galley, start, stop, way)

    def _add_word(self, galley: Galley, start: int, stop: int, way: _Way) -> None:
        word = galley.text[start:stop]
        is_last = stop == len(galley.text)
        hyphenates = way.hyphenates_last if is_last else way.hyphenates
        piece = galley.piece(start)
        patterns = piece.patterns if hyphenates else ""
        step = 0
        if len(word) > way.most_letters:
            step = min(int(way.most_letters) // 4, len(word) // _MANY)
            step = max(1, step)
        if piece.mark is not None or is_last or galley.piece(stop) is not piece:
            found = _find_breaks(word, patterns, step)
            self.chunks += _cut_word(galley, start, stop, found)
            return
        look = (word, piece.font, piece.size)
        if way.forced or find_joints(word):
            self.chunks += _cut_plain_word(*look, patterns, step)
            return
        if patterns:
            self._whole[len(self.chunks)] = (*look, patterns)
        self.chunks += _cut_plain_word(*look)

    def divide(self, number: int) -> Sequence[Chunk]:
        """Return the chunks that a word is cut into by hyphenation."""
        if number not in self._whole:
            return self.chunks[number : number + 1]
        parts = _cut_plain_word(*self._whole[number])
        self._divided[number] = parts
        return parts

    def list_chunks(self) -> list[Chunk]:
        """Return all chunks, those of divided words in their places."""
        chunks: list[Chunk] = []
        for number, chunk in enumerate(self.chunks):
            chunks += self._divided.get(number, (chunk,))
        return chunks


def _find_breaks(word: str, patterns: str, step: int) -> Sequence[BreakOpportunity]:
    """Return where a line may end in a word: with a step, after every so many letters."""
    if step:
        return find_emergency_breaks(word, patterns, step)
    return find_break_opportunities(word, patterns)


@lru_cache(maxsize=100_000)
def _cut_plain_word(
    word: str,
    font: str,
    size: float,
    patterns: str = "",
    step: int = 0,
) -> Sequence[Chunk]:
    """Cut a word of one look with a space after it: such words recur all over a document."""
    chunks: list[Chunk] = []
    at = 0
    for place in _find_breaks(word, patterns, step):
        part = word[at : place.at]
        width = measure_advance(part, font, size)
        hyphen = measure_advance("-", font, size) if place.hyphen else 0.0
        chunks.append(_make_part(part, width, hyphen, place))
        at = place.at
    part = word[at:]
    width = measure_advance(part, font, size)
    chunks.append(_make_end(word, part, width, _measure_space(font, size)))
    return tuple(chunks)


def _cut_word(
    galley: Galley,
    start: int,
    stop: int,
    found: Sequence[BreakOpportunity],
) -> Iterator[Chunk]:
    """Yield the parts of a word of several pieces between its break opportunities.

    A source mark stays with what it marks, and with the marks beside it.
    """
    at = start
    for place in found:
        end = start + place.at
        piece = galley.piece(end - 1)
        if piece.mark is not None or galley.piece(end).mark is not None:
            continue
        width = galley.width(at, end)
        hyphen = measure_advance("-", piece.font, piece.size) if place.hyphen else 0.0
        yield _make_part(galley.text[at:end], width, hyphen, place)
        at = end
    width = galley.width(at, stop)
    space = 0.0
    if stop < len(galley.text):
        piece = galley.piece(stop)
        space = _measure_space(piece.font, piece.size)
    word = galley.text[start:stop]
    yield _make_end(word, galley.text[at:stop], width, space)


def _measure_space(font: str, size: float) -> float:
    """Return the width of a space; one without any still parts two words."""
    return max(measure_advance(" ", font, size), _ROUNDING)


def _make_part(
    part: str, width: float, hyphen: float, place: BreakOpportunity
) -> Chunk:
    """Return the chunk before a break opportunity within a word."""
    return Chunk(
        width,
        space=0.0,
        gaps=part.count(_NO_BREAK),
        letters=len(part),
        hyphen=hyphen,
        cost=place.cost,
        broken=place.broken,
    )


def _make_end(word: str, part: str, width: float, space: float) -> Chunk:
    """Return the last chunk of a word; without a space it is the last of the paragraph."""
    is_short = space > 0 and len(word) == 1 and word.isalpha()
    return Chunk(
        width,
        space,
        gaps=part.count(_NO_BREAK) + (space > 0),
        letters=len(part),
        cost=_SHORT_WORD if is_short else 0.0,
    )


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
        left = style.leftIndent
        rest = width - left - style.rightIndent
        indent = style.firstLineIndent
        return cls(
            rest - indent,
            rest,
            left + indent,
            left,
        )

    def rest_of(self) -> Measure:
        """Return the measure of what follows the first lines."""
        return Measure(
            self.rest,
            self.rest,
            self.rest_left,
            self.rest_left,
        )


class BrokenLine(NamedTuple):
    """A line as it was broken: what it holds, how it ends and how it is filled."""

    strings: tuple[tuple[Fragment, str], ...]
    end: LineEnd
    filling: Filling


def break_paragraph(
    pieces: Sequence[Fragment],
    style: ParagraphStyle,
    width: float,
) -> list[BrokenLine]:
    """Break a paragraph into lines.

    Args:
        pieces: its words.
        style: its look; justified text in a narrow column is set ragged.
        width: of the column, indents included, in points.
    """
    galley = Galley.of(pieces)
    measure = Measure.of(style, width)
    if not galley.text:
        return []
    whole = galley.whole
    if whole <= measure.first:
        slack = measure.first - whole
        filling = Filling(slack, measure.first, 0, 0, is_last=True)
        strings = tuple(galley.strings(0, len(galley.text)))
        return [BrokenLine(strings, LineEnd.WORD, filling)]
    chunks: list[Chunk] = []
    stops: list[int] | None = None
    ways = _list_ways(measure, style)
    while stops is None:
        way = next(ways)
        cutting = _Cutting(galley, way)
        stops = find_line_ends(
            cutting.chunks,
            measure.first,
            measure.rest,
            way.manner,
            forced=way.forced,
            divide=cutting.divide if way.hyphenates else None,
        )
        chunks = cutting.list_chunks()
    lines: list[BrokenLine] = []
    text_start = 0
    for start, stop in pairwise([0, *stops]):
        last = chunks[stop - 1]
        is_last = stop == len(chunks)
        end = LineEnd.WITHIN
        if is_last or last.space:
            end = LineEnd.WORD
        elif last.hyphen:
            end = LineEnd.HYPHEN
        line_width = measure.rest if start else measure.first
        filling = fill_line(chunks[start:stop], line_width, is_last=is_last)
        text_stop = text_start + filling.letters + 1
        strings = tuple(galley.strings(text_start, text_stop))
        lines.append(BrokenLine(strings, end, filling))
        text_start = text_stop + (last.space > 0)
    return lines


# ---------------------------------------------------------------- ways to break


def is_justified(style: ParagraphStyle, measure: float) -> bool:
    """Whether text of a style has justification in a measure: in a narrow one it has none."""
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


def _list_ways(measure: Measure, style: ParagraphStyle) -> Iterator[_Way]:
    """Yield ways to break, the least intrusive first; one of the last always serves.

    The last resort is to end a line between any two letters of a word that fills most of one.
    """
    justified: Justified | None = None
    if is_justified(style, measure.rest):
        justified = Justified(choose_spacing(style), _EASY)
        yield _Way(justified, hyphenates=False)
        yield _Way(replace(justified, loosest=_LIMIT))
        yield _Way(replace(justified, loosest=_LOOSE))
    elif getattr(style, "balanced", False):
        yield _Way(_BALANCED, hyphenates=False)
    else:
        yield _Way(_RAGGED, hyphenates=False)
        if style.patterns:
            free = replace(_RAGGED, most_free=1.0, near=0.0)
            yield _Way(free)
            yield _Way(free, hyphenates_last=True)
    narrowest = min(measure.first, measure.rest)
    manner: Manner = replace(_RAGGED, most_free=1.0, most_broken=_ANY)
    if justified:
        manner = replace(justified, loosest=_ANY, most_broken=_ANY)
    for near in _FILLED:
        yield _Way(
            replace(manner, near=near),
            hyphenates_last=True,
            most_letters=narrowest / style.fontSize,
            forced=True,
        )
