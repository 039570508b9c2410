"""The words of a paragraph, letter by letter of its pieces, and cut wherever a line may end.

A word of one look is cut once: most are, and come again all over a document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from reporting.dossier.typeset.break_opportunities import (
    BreakOpportunity,
    find_break_opportunities,
    find_emergency_breaks,
    find_joints,
)
from reporting.dossier.typeset.fragments import Fragment
from reporting.dossier.typeset.line_breaking import Chunk, Manner
from reporting.record import Record

_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_NO_BREAK = "\u00a0"
_MANY = 100
"""Letters of an overlong word up to which a line may end after each of them."""
_SHORT_WORD = 25.0
"""Cost of ending a line after a word of one letter."""
_ROUNDING = 1e-9


@lru_cache(maxsize=100_000)
def measure_advance(
    text: str,
    font: str,
    size: float,
) -> float:
    """Return the width of a string, in points."""
    return float(stringWidth(text, font, size))


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


class Way(Record, frozen=True):
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


class Cutting:
    """The words of a paragraph, cut wherever a line may end, or as soon as one may.

    Args:
        galley: the words.
        way: how they may be broken.
    """

    def __init__(self, galley: Galley, way: Way) -> None:
        self.chunks: list[Chunk] = []
        self._whole: dict[int, tuple[str, str, float, str]] = {}
        """By its number what is needed to hyphenate a word of one look."""
        self._divided: dict[int, Sequence[Chunk]] = {}
        for start, stop in galley.words():
            self._add_word(galley, start, stop, way)

    def _add_word(self, galley: Galley, start: int, stop: int, way: Way) -> None:
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
