"""A stretch of text -> where it was written: the provenance of words.

Two kinds of value: a `Span` says which characters of one text another was made of, an `Origin`
which characters of the content file. Both can be cut, as a run of words is where a line breaks.
"""

from __future__ import annotations

from bisect import bisect_right

from reporting.record import Record

ORIGINS = "origins.json"
"""Name of the file in which an output carries where everything in it is written."""


class Span(Record, frozen=True):
    """The characters of a text that another text was made of.

    The two run side by side but for the `turns`: an escape is written with more characters than
    it gives, a line break and its indentation become one space.

    Args:
        start: offset of the first character.
        stop: offset behind the last one.
        turns: places from which on the two run side by side anew: the offset in what was made,
            and the offset that it comes from; ascending.
        is_verbatim: whether the characters are the same. A number that is written out stands
            for its reference as a whole: every part of it comes from all characters.
    """

    start: int
    stop: int
    turns: tuple[tuple[int, int], ...] = ()
    is_verbatim: bool = True

    def locate(self, at: int) -> int:
        """Return the offset that a character of what was made comes from."""
        if not self.turns:
            return min(self.start + at, self.stop)
        index = bisect_right(self.turns, at, key=_first) - 1
        begin, offset = self.turns[index] if index >= 0 else (0, self.start)
        return min(offset + at - begin, self.stop)

    def slice(self, start: int, stop: int) -> Span:
        """Return the span of some characters of what was made."""
        if not self.is_verbatim:
            return self
        turns = [(at - start, to) for at, to in self.turns if start < at < stop]
        return Span(self.locate(start), self.locate(stop), tuple(turns))

    def shift(self, by: int) -> Span:
        """Return the span in a text that has some more characters in front."""
        if not by:
            return self
        turns = [(at, to + by) for at, to in self.turns]
        return Span(self.start + by, self.stop + by, tuple(turns), self.is_verbatim)

    def join(self, after: Span, length: int) -> Span:
        """Return the span of two texts that stand one after the other in what was made.

        Args:
            after: the span of the second text.
            length: of the first text, in characters.
        """
        begin, offset = self.turns[-1] if self.turns else (0, self.start)
        turns = [*self.turns]
        if offset + length - begin != after.start:
            turns.append((length, after.start))
        turns += [(length + at, to) for at, to in after.turns]
        return Span(self.start, after.stop, tuple(turns))

    def follow(self, outer: Span) -> Span:
        """Return the span of the same in what the text itself was made of.

        Args:
            outer: which characters this span's text was made of.
        """
        if not outer.is_verbatim:
            return outer
        start = outer.locate(self.start)
        stop = outer.locate(self.stop)
        if not self.is_verbatim:
            return Span(start, stop, is_verbatim=False)
        if not outer.turns:
            turns = [(at, outer.locate(to)) for at, to in self.turns]
            return Span(start, stop, tuple(turns))
        pieces = [(0, self.start), *self.turns]
        last, begins = pieces[-1]
        ends = [*(at for at, _ in self.turns), last + self.stop - begins]
        found: dict[int, int] = {}
        for (at, begin), end in zip(pieces, ends, strict=True):
            found[at] = outer.locate(begin)
            first = bisect_right(outer.turns, begin, key=_first)
            for turn, to in outer.turns[first:]:
                if at + turn - begin >= end:
                    break
                found[at + turn - begin] = to
        found.pop(0)
        return Span(start, stop, tuple(sorted(found.items())))


class Origin(Record, frozen=True):
    """Where a stretch of text, or a whole piece of the content, was written.

    Args:
        path: in the content, such as `sections[2].blocks[0].items[1]`.
        language: code of the language it is written in; empty where all languages share it.
        line: in the file, from 1; 0 where it is not known.
        start: offset of its first character in the file, from 0.
        stop: offset behind its last character; equal to `start` where only the line is known.
        turns: places from which on text and file run side by side anew, as a `Span` has them:
            the offset in the text, the offset in the file, and the line there.
        is_verbatim: whether the text has the characters that the file has.
    """

    path: str
    language: str = ""
    line: int = 0
    start: int = 0
    stop: int = 0
    turns: tuple[tuple[int, int, int], ...] = ()
    is_verbatim: bool = True

    def slice(self, start: int, stop: int) -> Origin:
        """Return the origin of some characters of the text, as when it breaks into lines.

        Args:
            start: offset of the first of them in the text.
            stop: offset behind the last of them.
        """
        if not self.is_verbatim or self.start == self.stop:
            return self
        if not self.turns:
            first = min(self.start + start, self.stop)
            last = min(self.start + stop, self.stop)
            return Origin(self.path, self.language, self.line, first, last)
        line, first = self._locate(start)
        _, last = self._locate(stop)
        turns = [(at - start, to, on) for at, to, on in self.turns if start < at < stop]
        return Origin(self.path, self.language, line, first, last, tuple(turns))

    def _locate(self, at: int) -> tuple[int, int]:
        """Return line and offset in the file of a character of the text."""
        begin, offset, line = 0, self.start, self.line
        index = bisect_right(self.turns, at, key=_first_of_turn) - 1
        if index >= 0:
            begin, offset, line = self.turns[index]
        return line, min(offset + at - begin, self.stop)


def _first(turn: tuple[int, int]) -> int:
    return turn[0]


def _first_of_turn(turn: tuple[int, int, int]) -> int:
    return turn[0]
