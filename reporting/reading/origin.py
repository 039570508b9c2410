"""A stretch of text -> where it was written: the provenance of words.

A `Span` says which characters of one text another was made of, an `Origin` which characters of
what stands at a path of the content. Both can be sliced, as a run of words is where a line
breaks. A `FilePlace` says where in the file that is.

An origin holds no place in the file: an edit shifts those of all that stands behind it, and
what was made of unchanged words would no longer be equal. `content.origins` joins the two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from reporting.record import Record

Turn = tuple[int, int]
"""Where two texts run side by side anew: an offset in what was made, and one in its source."""

LocatedTurn = tuple[int, int, int]
"""A turn between a text and what was written, and its line there."""

ORIGINS = "origins.json"
"""Name of the file in which an output carries where everything in it is written."""


class Span(Record, frozen=True):
    """The characters of a text that another text was made of.

    The two run side by side but for the `turns`: an escape is written with more characters than
    it gives, a line break and its indentation become one space.

    Args:
        start: offset of the first character.
        stop: offset behind the last one.
        turns: places from which on the two run side by side anew, ascending.
        is_verbatim: whether the characters are the same. A number that is written out stands
            for its reference as a whole: every part of it comes from all characters.
    """

    start: int
    stop: int
    turns: tuple[Turn, ...] = ()
    is_verbatim: bool = True

    def locate(self, at: int) -> int:
        """Return the offset that a character of what was made comes from."""
        index = count_turns(self.turns, at)
        if index:
            begin, offset = self.turns[index - 1]
            return min(offset + at - begin, self.stop)
        return min(self.start + at, self.stop)

    def slice(self, start: int, stop: int) -> Span:
        """Return the span of some characters of what was made."""
        if not self.is_verbatim:
            return self
        turns: list[Turn] = []
        for at, offset in self.turns:
            if start < at < stop:
                turns.append((at - start, offset))
        return Span(
            self.locate(start),
            self.locate(stop),
            tuple(turns),
        )

    def shift(self, by: int) -> Span:
        """Return the span in a text that has some more characters in front."""
        if not by:
            return self
        turns = [(at, offset + by) for at, offset in self.turns]
        return Span(
            self.start + by,
            self.stop + by,
            tuple(turns),
            self.is_verbatim,
        )

    def join(self, after: Span, length: int) -> Span:
        """Return the span of two texts that stand one after the other in what was made.

        Args:
            after: the span of the second text.
            length: of the first text, in characters.
        """
        turns = [*self.turns]
        begin, offset = turns[-1] if turns else (0, self.start)
        if offset + length - begin != after.start:
            turns.append((length, after.start))
        for at, to in after.turns:
            turns.append((length + at, to))
        return Span(
            self.start,
            after.stop,
            tuple(turns),
        )

    def follow(self, outer: Span) -> Span:
        """Return the span of the same text in what its own source was made of.

        Args:
            outer: which characters the source was made of.
        """
        if not outer.is_verbatim:
            return outer
        if not self.turns and not outer.turns:
            start = min(outer.start + self.start, outer.stop)
            stop = min(outer.start + self.stop, outer.stop)
            return Span(start, stop, is_verbatim=self.is_verbatim)
        start = outer.locate(self.start)
        stop = outer.locate(self.stop)
        if not self.is_verbatim:
            return Span(start, stop, is_verbatim=False)
        last_at, last_offset = self.turns[-1] if self.turns else (0, self.start)
        end = (last_at + self.stop - last_offset, self.stop)
        corners = [(0, self.start), *self.turns, end]
        turns: dict[int, int] = {}
        for corner, (next_at, _) in pairwise(corners):
            at, offset = corner
            turns[at] = outer.locate(offset)
            first = count_turns(outer.turns, offset)
            for turn, to in outer.turns[first:]:
                place = at + turn - offset
                if place >= next_at:
                    break
                turns[place] = to
        turns.pop(0)
        return Span(
            start,
            stop,
            tuple(sorted(turns.items())),
        )


class Origin(Record, frozen=True):
    """Where a stretch of text, or a whole piece of the content, was written.

    Lines and offsets count from where what stands at the path begins, as it is written.

    Args:
        path: in the content, such as `sections[2].blocks[0].items[1]`.
        language: code of the language it is written in; empty where all languages share it.
        line: how many lines below the first it begins.
        start: offset of its first character.
        stop: offset behind its last character; equal to `start` where only the path is known.
        turns: places from which on text and what was written run side by side anew, ascending.
        is_verbatim: whether the text has the characters that were written.
    """

    path: str
    language: str = ""
    line: int = 0
    start: int = 0
    stop: int = 0
    turns: tuple[LocatedTurn, ...] = ()
    is_verbatim: bool = True

    def slice(self, start: int, stop: int) -> Origin:
        """Return the origin of some characters of the text, as when it breaks into lines.

        Args:
            start: offset of the first of them in the text.
            stop: offset behind the last of them.
        """
        if not self.is_verbatim or self.start == self.stop:
            return self
        line, first = self._locate(start)
        _, last = self._locate(stop)
        turns: list[LocatedTurn] = []
        for at, offset, turn_line in self.turns:
            if start < at < stop:
                turns.append((at - start, offset, turn_line))
        return Origin(
            self.path,
            self.language,
            line,
            first,
            last,
            tuple(turns),
        )

    def _locate(self, at: int) -> tuple[int, int]:
        """Return line and offset of a character of the text in what was written."""
        index = count_turns(self.turns, at)
        if index:
            begin, offset, line = self.turns[index - 1]
            return line, min(offset + at - begin, self.stop)
        return self.line, min(self.start + at, self.stop)


class FilePlace(Record, frozen=True):
    """Where a stretch of text, or a whole piece of the content, stands in the file.

    Args:
        path: in the content.
        language: code of the language it is written in; empty where all languages share it.
        line: in the file, from 1; 0 where it is not known.
        start: offset of its first character in the file, from 0.
        stop: offset behind its last character; equal to `start` where only the line is known.
    """

    path: str
    language: str = ""
    line: int = 0
    start: int = 0
    stop: int = 0


def count_turns(turns: Sequence[tuple[int, ...]], at: int) -> int:
    """Return how many turns lie at a character or before it."""
    if turns:
        return bisect_left(turns, (at + 1,))
    return 0
