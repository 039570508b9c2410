"""Text, font and width -> lines, by the advance widths of fonts.

Words break at spaces, and after dashes and hyphens between letters, where every office
program breaks them; texts of East Asia between their characters, Thai between syllables, by
the rules of Unicode. A word wider than the line breaks where it must. Kerning is left out on
purpose: it only ever makes text narrower, so what fits here fits there.

A text is measured once, at size 1; lines of any size and width are found from that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias
from unicodedata import category

from reporting.design.unicode_breaks import find_unspaced_breaks
from reporting.design.units import Length, pt
from reporting.memory import clear_between_builds
from reporting.pdf.face import find_face
from reporting.record import Record

_PIECES = re.compile(
    r"[^ \t\n]*?(?:(?<=[^\W\d_])-(?=[^\W\d_])|[\u2013\u2014](?=\w))|[^ \t\n]+"
)
"""What may stand at a line's end: a word, or its part up to a hyphen or a dash."""

_BREAK_AFTER = "-\u2013\u2014"
_UNSPACED_FROM = "\u0e00"
"""The first letter of scripts that are broken between characters."""
_MARKS = frozenset({"Mn", "Mc", "Me"})
"""Categories of what stands on the letter before it."""
_SHORT_PART = 2
"""Characters of a part of an address that is one letter and its slash."""
_SURE = 20.0
"""What such a break may cost (`unicode_breaks`), so that every program has it: one that has
more of them has no more lines. Words of Korean, and a number with what it counts, are whole.
"""


_Letters: TypeAlias = list[tuple[int, float]]
"""How many characters each has, and its width at size 1."""


class Span(Record, frozen=True):
    """Text in one face, by its key."""

    text: str
    font: str


@clear_between_builds
@lru_cache(maxsize=100_000)
def measure_advance(
    text: str,
    font: str,
) -> float:
    """Return the width of text at size 1: its words recur all over a document."""
    return find_face(font).advance(text)


def measure_width(
    text: str,
    font: str,
    size: Length,
) -> Length:
    """Return the width of text set on one line."""
    return pt(measure_advance(text, font) * size.pt)


class MeasuredText:
    """Text that has been measured: where its lines may end, and how wide it is up to there.

    Widths are those at size 1, summed up from the text's beginning.
    """

    __slots__ = (
        "_lefts",
        "_long_words",
        "_rights",
        "_starts",
        "_words",
        "text",
        "widest",
    )

    def __init__(
        self,
        spans: Iterable[Span],
    ) -> None:
        """Measure spans that follow each other.

        A word may run over several spans: a source mark hangs on the word before it.
        """
        texts: list[str] = []
        length = 0
        words: list[list[tuple[str, str]]] = []
        starts: list[int] = []
        lefts: list[float] = []
        rights: list[float] = []
        width = 0.0
        before = ""  # what the next piece may hang on
        for span in spans:
            text, font = span.text, span.font
            space = measure_advance(" ", font)
            end = 0
            for start, piece in _list_pieces(text):
                if start > end:
                    width += space
                    before = ""
                end = start + len(piece)
                if piece.isspace():
                    width += space
                    before = ""
                    continue
                advance = measure_advance(piece, font)
                if before and not _is_break(before, piece):
                    words[-1].append((piece, font))
                    rights[-1] = width + advance
                else:
                    words.append([(piece, font)])
                    starts.append(length + start)
                    lefts.append(width)
                    rights.append(width + advance)
                width += advance
                before = piece
            if end < len(text):
                width += space
                before = ""
            texts.append(text)
            length += len(text)
        self.text = "".join(texts)
        """As it was given."""
        self._words = words
        self._long_words: dict[int, _LongWord] = {}
        self._starts = starts
        self._lefts = lefts
        self._rights = rights
        widths = []
        for left, right in zip(lefts, rights, strict=True):
            widths.append(right - left)
        self.widest = max(widths, default=0.0)
        """Width at size 1 of the widest word."""

    def list_words(self) -> Iterator[tuple[int, float, float]]:
        """Yield of all that stands together on a line where it begins, and its edges."""
        yield from zip(self._starts, self._lefts, self._rights, strict=True)

    @property
    def whole(self) -> float:
        """Width at size 1 of all of it on one line."""
        if self._rights:
            return self._rights[-1]
        return 0.0

    def find_breaks(
        self,
        size: Length,
        limit: Length,
    ) -> tuple[int, ...]:
        """Return where each line after the first begins, as positions in the text.

        Args:
            size: of the type.
            limit: width that no line exceeds, but for the spaces at its end.
        """
        room = limit / size
        if self.widest > room:
            return self._cut_words(room)
        breaks = []
        count = len(self._starts)
        first = bisect_right(self._rights, room)
        first = max(1, first)
        while first < count:
            breaks.append(self._starts[first])
            edge = self._lefts[first] + room
            first = bisect_right(
                self._rights,
                edge,
                first + 1,
            )
        return tuple(breaks)

    def _cut_words(
        self,
        room: float,
    ) -> tuple[int, ...]:
        """Return where lines begin if some word is wider than a line."""
        breaks = []
        used, before = 0.0, 0.0
        is_empty = True
        for index in range(len(self._words)):
            left = self._lefts[index]
            right = self._rights[index]
            start = self._starts[index]
            advance = right - left
            used += left - before
            before = right
            if used + advance > room and not is_empty:
                breaks.append(start)
                used = 0.0
            if advance > room:
                word = self._long_words.get(index)
                if word is None:  # it is asked for at many sizes
                    word = self._long_words[index] = _LongWord.of(self._words[index])
                *full, (_, advance) = word.cut(room)
                for length, _ in full:
                    start += length
                    breaks.append(start)
            used += advance
            is_empty = False
        return tuple(breaks)

    def break_lines(
        self,
        size: Length,
        limit: Length,
    ) -> list[str]:
        """Return the text of each line, without the spaces at its end; one line for no text."""
        return self.cut_lines(self.find_breaks(size, limit))

    def cut_lines(self, breaks: Sequence[int]) -> list[str]:
        """Return the text of each line, likewise, where the lines after the first are known."""
        bounds = (0, *breaks, len(self.text))
        lines = []
        for start, end in pairwise(bounds):
            line = self.text[start:end]
            lines.append(line.rstrip(" \t\n"))
        return lines


def _list_pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield what may stand at a line's end, each piece with where it begins."""
    for match in _PIECES.finditer(text):
        piece = match.group()
        start = match.start()
        if piece.isascii():
            yield start, piece
            continue
        last = 0
        for at, cost in find_unspaced_breaks(piece):
            if cost <= _SURE:
                yield start + last, piece[last:at]
                last = at
        yield start + last, piece[last:]


def _is_break(
    before: str,
    after: str,
) -> bool:
    """Whether a line may end between two pieces of a word."""
    last = before[-1]
    first = after[0]
    if max(last, first) >= _UNSPACED_FROM:
        at = len(before)
        found = find_unspaced_breaks(before + after)
        return any(place == at and cost <= _SURE for place, cost in found)
    if last not in _BREAK_AFTER:
        return False
    return last != "-" or first.isalpha()


class _LongWord(Record, frozen=True):
    """A word that may be wider than a line, letter by letter.

    Args:
        letters: of each letter with its marks, how many characters it has and its width at
            size 1, by parts: what stands between places where a line ends rather.
        is_jointed: whether these places are those of Unicode, and not slashes.
    """

    parts: tuple[_Letters, ...]
    is_jointed: bool

    @classmethod
    def of(cls, word: Sequence[tuple[str, str]]) -> _LongWord:
        """Take a word apart.

        Args:
            word: its pieces, each with its face.
        """
        text = "".join([piece for piece, _ in word])
        joints = {at for at, _ in find_unspaced_breaks(text)}
        parts: list[_Letters] = [[]]
        before = ""
        at = 0
        for piece, font in word:
            for letter in piece:
                width = measure_advance(letter, font)
                if at in joints or (before == "/" and letter.isalpha()):
                    parts.append([])
                letters = parts[-1]
                if letters and category(letter) in _MARKS:
                    length, advance = letters.pop()
                    letters.append((length + 1, advance + width))
                else:
                    letters.append((1, width))
                before = letter
                at += 1
        return cls(tuple(parts), bool(joints))

    def cut(self, room: float) -> _Letters:
        """Cut it into lines; return of each how many characters it has, and its width.

        Some programs fill each line with it, some prefer to end a line after a slash, some
        of these not before a part of one letter: the more lines are taken for granted.

        Args:
            room: width of a line at size 1.
        """
        slashed = _fill_lines(self.parts, room)
        if self.is_jointed or len(self.parts) == 1:
            return slashed
        long: list[_Letters] = [[]]
        for part in self.parts:
            if len(part) > _SHORT_PART:
                long.append([])
            long[-1].extend(part)
        letters = [letter for part in self.parts for letter in part]
        filled = _fill_lines([letters], room)
        tried = (filled, slashed, _fill_lines(long, room))
        return max(tried, key=lambda lines: (len(lines), lines[-1][1]))


def _fill_lines(parts: Iterable[_Letters], room: float) -> _Letters:
    """Fill lines with parts of a word, letter by letter where a part is wider than a line."""
    lines: _Letters = []
    length, used = 0, 0.0
    for part in parts:
        advance = sum([width for _, width in part])
        if length and used + advance > room and advance <= room:
            lines.append((length, used))
            length, used = 0, 0.0
        for characters, width in part:
            if length and used + width > room:
                lines.append((length, used))
                length, used = 0, 0.0
            length += characters
            used += width
    lines.append((length, used))
    return lines
