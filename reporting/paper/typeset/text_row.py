"""Pieces -> the text of a paragraph in a row, and what each letter of it looks like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from reporting.paper.typeset.bidi import has_rtl
from reporting.paper.typeset.fragments import Fragment
from reporting.paper.typeset.unit_parts import divide_unit
from reporting.paper.typeset.units import (
    NO_BREAK,
    Stretch,
    Unit,
    cut_word,
    find_lexicon,
    find_shaped_words,
    measure_space,
)

_SPACES = re.compile(r"[^\S\u00a0\u202f\u2002\u2007]+")
"""White space at which a line may end."""


class TextRow(NamedTuple):
    """The words of a paragraph in a row, and the piece that each letter is of.

    Args:
        text: all of it; a single space stands between words.
        starts: where each piece begins in the text.
        pieces: that have any letters.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Fragment, ...]

    @classmethod
    def of(cls, pieces: Sequence[Fragment]) -> TextRow:
        """Join pieces."""
        text = ""
        starts: list[int] = []
        kept: list[Fragment] = []
        for piece in pieces:
            words = piece.text
            if "  " in words or not words.isprintable():
                words = _SPACES.sub(" ", words)
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

    def strings(self, start: int, stop: int) -> list[tuple[Fragment, str]]:
        """Return what stands from `start` to before `stop`, by pieces."""
        starts = self.starts
        count = len(starts)
        if count == 1:
            text = self.text[start:stop]
            return [(self.pieces[0], text)]
        found: list[tuple[Fragment, str]] = []
        ends = (*starts[1:], len(self.text))
        at = max(bisect_right(starts, start) - 1, 0)
        while at < count and starts[at] < stop:
            first = max(start, starts[at])
            last = min(stop, ends[at])
            text = self.text[first:last]
            found.append((self.pieces[at], text))
            at += 1
        return found

    # -- widths

    def width(self, start: int, stop: int) -> float:
        """Return the width of what stands from `start` to before `stop`, in points."""
        width = 0.0
        for piece, text in self.strings(start, stop):
            look = piece.look
            width += measure_text(text, look.face) * look.size
        return width

    @property
    def whole(self) -> float:
        """The width of all of it on one line, in points."""
        return self.width(0, len(self.text))

    @property
    def longest_word(self) -> float:
        """The width of its widest word, in points; a number and its unit are one."""
        widest = 0.0
        for unit in self.list_units():
            widest = max(widest, unit.width)
        return widest

    @property
    def longest_part(self) -> float:
        """The width of the widest part of a word, its hyphen included, in points."""
        widest = 0.0
        for unit in self.list_units():
            for part in divide_unit(unit):
                widest = max(widest, part.width)
        return widest

    # -- words

    def list_units(self) -> list[Unit]:
        """Return its words, cut where a line may end without hyphenation."""
        units: list[Unit] = []
        word: list[Stretch] = []
        count = len(self.text)
        for piece, given in self.strings(0, count):
            text = given
            face = piece.look.face
            size = piece.look.size
            is_mark = piece.mark is not None
            lexicon = find_lexicon(face, size, piece.patterns)
            if word or is_mark:
                head, space, text = text.partition(" ")
                if head:
                    stretch = Stretch(
                        head,
                        face,
                        size,
                        piece.patterns,
                        is_mark,
                    )
                    word.append(stretch)
                if not space:
                    continue
                units += cut_word(word, lexicon.space)
            *words, tail = text.split(" ")
            units += chain.from_iterable(map(lexicon.__getitem__, words))
            word = []
            if tail:
                stretch = Stretch(tail, face, size, piece.patterns)
                word.append(stretch)
        if len(word) == 1 and not word[0].is_mark:
            text, face, size, patterns, _ = word[0]
            lexicon = find_lexicon(face, size, patterns, ends=True)
            units += lexicon[text]
        elif word:
            units += cut_word(word, 0.0)
        return units


@lru_cache(maxsize=4096)
def measure_text(text: str, face: str) -> float:
    """Return the width of a text at size 1, in points, as its words are shaped."""
    shaped = find_shaped_words(face, is_rtl=has_rtl(text))
    words = text.replace(NO_BREAK, " ").split(" ")
    gaps = len(words) - 1
    width = measure_space(face, 1) * gaps
    for word in filter(None, words):
        width += shaped[word].width
    return width
